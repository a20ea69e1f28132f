//! What the package says of the element is what the element has: its manifest for tools and its
//! types, and the documentation where that lists the same. `tsc` holds the element's code against
//! the types, and `xtask/tests/package.rs` the manifest against its schema.

mod sources;

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;
use sources::{Result, attributes, between, parts, root, texts};

type Names = BTreeSet<String>;

/// The names in one list of the element's declaration.
fn manifest(list: &str) -> Result<Names> {
    let text = fs::read_to_string(root().join("package/custom-elements.json"))?;
    let manifest: Value = serde_json::from_str(&text)?;
    let listed = manifest["modules"][0]["declarations"][0][list].as_array();
    let listed = listed.ok_or_else(|| format!("the manifest has no {list}"))?;
    let mut names = Names::new();
    for entry in listed {
        let name = entry["name"].as_str().ok_or("an entry without a name")?;
        assert!(entry["description"].as_str().is_some_and(|words| words.len() > 10), "{name}");
        assert!(names.insert(name.to_owned()), "{name} comes twice");
    }
    Ok(names)
}

/// The names that an interface of the types has.
fn types(interface: &str) -> Result<Names> {
    let text = fs::read_to_string(root().join("package/index.d.ts"))?;
    let (_, body) = text
        .split_once(&format!("export interface {interface} "))
        .ok_or_else(|| format!("the types have no {interface}"))?;
    let body = body.split("\n}").next().unwrap_or_default();
    let members = body.lines().filter_map(|line| {
        let line = line.strip_prefix("  ")?;
        let line = line.strip_prefix("readonly ").unwrap_or(line);
        let name = match line.strip_prefix('\'') {
            Some(quoted) => quoted.split('\'').next()?,
            None => line.split(['?', ':', '(']).next()?,
        };
        let is_name = name.starts_with(|letter: char| letter.is_ascii_alphabetic());
        is_name.then(|| name.to_owned())
    });
    Ok(members.collect())
}

fn element() -> Result<String> {
    Ok(fs::read_to_string(root().join("embed/loader/element.js"))?)
}

/// What a page may call or read: neither private nor the browser's.
fn members() -> Result<Names> {
    let element = element()?;
    let (_, class) = element.split_once("class QuickChecks ").ok_or("no class")?;
    let class = class.split("\n}").next().unwrap_or_default();
    let heads = class.lines().filter_map(|line| line.strip_prefix("  ")?.strip_suffix(" {"));
    let names = heads.filter_map(|head| {
        let head = head.trim_start_matches("async ").trim_start_matches("get ");
        let name = head.split_once('(')?.0;
        let is_public = name.starts_with(|letter: char| letter.is_ascii_alphabetic());
        let is_ours = is_public && !name.contains(' ') && !name.ends_with("Callback");
        is_ours.then(|| name.to_owned())
    });
    Ok(names.collect())
}

/// The names in the first column of a table of docs/embedding.md.
fn documented(head: &str) -> Result<Names> {
    let text = fs::read_to_string(root().join("docs/embedding.md"))?;
    let (_, table) = text.split_once(head).ok_or_else(|| format!("no table {head}"))?;
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    let names = rows.filter_map(|row| row.split('`').nth(1)?.split('(').next());
    Ok(names.map(str::to_owned).collect())
}

#[test]
fn the_attributes_are_those_that_the_element_observes() -> Result {
    let observed = attributes()?;
    assert_eq!(manifest("attributes")?, observed);
    assert_eq!(types("QuickChecksAttributes")?, observed);
    Ok(())
}

#[test]
fn the_events_are_those_that_the_element_sends() -> Result {
    let (loader, program) =
        (texts(&root().join("embed/loader"), "js")?, texts(&root().join("src/embed"), "rs")?);
    let sent = between(&loader, "emit(this, '", '\'')
        .chain(between(&loader, "emit(element, '", '\''))
        .chain(between(&program, " => (\"", '"'));
    let sent: Names = sent.map(|end| format!("quick-checks:{end}")).collect();
    assert_eq!(manifest("events")?, sent);
    assert_eq!(types("QuickChecksEventMap")?, sent);
    assert_eq!(documented("| Event |")?, sent);
    Ok(())
}

#[test]
fn the_members_are_those_that_a_page_may_use() -> Result {
    let members = members()?;
    assert_eq!(manifest("members")?, members);
    assert_eq!(types("QuickChecksElement")?, members);
    assert_eq!(documented("| On the element |")?, members);
    Ok(())
}

#[test]
fn the_parts_are_those_that_are_drawn() -> Result {
    assert_eq!(manifest("cssParts")?, parts()?);
    Ok(())
}

#[test]
fn the_properties_are_those_that_the_stylesheet_reads() -> Result {
    let style = texts(&root().join("style/widget"), "css")?;
    let read = between(&style, "var(--quick-checks-", ',');
    let read: Names = read.map(|name| format!("--quick-checks-{name}")).collect();
    assert_eq!(manifest("cssProperties")?, read);
    Ok(())
}
