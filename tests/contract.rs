//! What pages build on is the same in the code and in the documentation: error codes, each of which
//! a browser test provokes, attributes, and the parts that a page may style.

mod sources;

use std::collections::BTreeSet;
use std::fs;

use sources::{Result, attributes, between, parts, root, texts};

/// What the loader calls whatever it did not foresee.
const UNFORESEEN: &str = "failed";

/// The codes that the loader's parts give to a problem.
fn thrown() -> Result<BTreeSet<String>> {
    let code = texts(&root().join("embed"), "js")?;
    let mut codes: BTreeSet<String> = code
        .split("new Problem(")
        .skip(1)
        .filter_map(|rest| rest.trim_start().strip_prefix('\''))
        .filter_map(|rest| rest.split_once('\''))
        .map(|(code, _)| code)
        // What is loaded later has no class in common with the loader.
        .chain(between(&code, "code: '", '\''))
        .map(str::to_owned)
        .collect();
    assert!(code.contains(&format!("'{UNFORESEEN}'")), "the loader names what it did not foresee");
    codes.insert(UNFORESEEN.to_owned());
    Ok(codes)
}

/// The codes in the table of the documentation, each of which says what it means and what to do.
fn documented() -> Result<BTreeSet<String>> {
    let text = fs::read_to_string(root().join("docs/embedding.md"))?;
    let (_, section) = text.split_once("\n## Errors\n").ok_or("no section about errors")?;
    let section = section.split("\n## ").next().unwrap_or_default();
    let mut codes = BTreeSet::new();
    for row in section.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [code, means, fix] = cells[..] else {
            return Err(format!("three cells: {row}").into());
        };
        assert!(means.len() > 10 && fix.len() > 10, "{row}");
        codes.insert(code.trim_matches('`').to_owned());
    }
    Ok(codes)
}

#[test]
fn every_code_is_explained_and_nothing_else() -> Result {
    assert_eq!(thrown()?, documented()?);
    Ok(())
}

/// What the browser tests say of the code of an error event: where they compare one, and where they
/// call a function that does it for them, which has it as its parameter `code`.
fn expectations(tests: &str) -> String {
    let mut all: Vec<&str> = between(tests, "[\"code\"], ", ',').collect();
    let signatures: Vec<&str> = between(tests, "fn ", '{').collect();
    let checks = signatures.iter().filter(|signature| signature.contains("code: &str"));
    for name in checks.filter_map(|signature| signature.split('(').next()) {
        let call = format!("{name}(");
        let calls = tests.match_indices(&call).filter(|(at, _)| {
            let before = &tests[..*at];
            before.ends_with([' ', '.']) && !before.ends_with("fn ")
        });
        all.extend(calls.filter_map(|(at, _)| tests[at..].split(".await").next()));
    }
    all.concat()
}

#[test]
fn every_code_is_provoked_in_a_browser() -> Result {
    let expectations = expectations(&texts(&root().join("tests/browser"), "rs")?);
    for code in thrown()? {
        assert!(
            expectations.contains(&format!("\"{code}\"")),
            "no browser test expects {code} of an error event"
        );
    }
    Ok(())
}

#[test]
fn every_hook_is_documented_and_nothing_else() -> Result {
    let (rust, scripts) = (texts(&root().join("src"), "rs")?, texts(&root().join("embed"), "js")?);
    // Attributes of a lone script tag, or of a <div>, are the page's, not hooks.
    let hooks: BTreeSet<&str> = between(&rust, "\"data-", '"')
        .chain(between(&scripts, "[data-", ']').map(|hook| hook.split('=').next().unwrap_or(hook)))
        .filter(|hook| *hook != "guide")
        .collect();
    let text = fs::read_to_string(root().join("docs/hooks.md"))?;
    let rows = text.lines().filter(|line| line.starts_with("| `data-"));
    let documented: BTreeSet<&str> = rows
        .filter_map(|row| row.split('|').nth(1))
        .flat_map(|cell| between(cell, "`data-", '`'))
        .collect();
    assert_eq!(hooks, documented);
    Ok(())
}

#[test]
fn no_script_finds_what_the_program_drew_by_class_or_position() -> Result {
    let scripts = texts(&root().join("embed"), "js")?;
    for selector in between(&scripts, "querySelector('", '\'')
        .chain(between(&scripts, "closest('", '\''))
        .chain(between(&scripts, "matches('", '\''))
    {
        assert!(!selector.contains('.'), "{selector}");
    }
    for position in ["lastElementChild", "firstElementChild", ".children["] {
        assert!(!scripts.contains(position), "{position}");
    }
    Ok(())
}

#[test]
fn every_part_is_documented_and_nothing_else() -> Result {
    let text = fs::read_to_string(root().join("docs/embedding.md"))?;
    let line = text.lines().find(|line| line.starts_with("Parts: ")).ok_or("no line of parts")?;
    let documented = line.split('`').skip(1).step_by(2).map(str::to_owned);
    assert_eq!(parts()?, documented.collect());
    Ok(())
}

#[test]
fn every_attribute_is_documented_and_nothing_else() -> Result {
    let readme = fs::read_to_string(root().join("README.md"))?;
    let (_, table) = readme.split_once("| Attribute |").ok_or("no table of attributes")?;
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    let documented = rows.filter_map(|row| Some(row.split('`').nth(1)?.to_owned()));
    assert_eq!(attributes()?, documented.collect());
    Ok(())
}
