//! The error codes: those in the code, those that the documentation explains, and those that a
//! browser test provokes are the same.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

/// What the loader calls whatever it did not foresee.
const UNFORESEEN: &str = "failed";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The texts of the files with this ending in a folder and its folders.
fn texts(folder: &Path, ending: &str) -> Result<String> {
    let mut all = String::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            all += &texts(&path, ending)?;
        } else if path.extension().is_some_and(|found| found == ending) {
            all += &fs::read_to_string(path)?;
        }
    }
    Ok(all)
}

/// The codes that the loader's parts give to a problem.
fn thrown() -> Result<BTreeSet<String>> {
    let code = texts(&root().join("embed"), "js")?;
    let mut codes: BTreeSet<String> = code
        .split("new Problem(")
        .skip(1)
        .filter_map(|rest| rest.trim_start().strip_prefix('\''))
        .filter_map(|rest| rest.split_once('\''))
        .map(|(code, _)| code.to_owned())
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

#[test]
fn every_code_is_provoked_in_a_browser() -> Result {
    let tests = texts(&root().join("tests/browser"), "rs")?;
    for code in thrown()? {
        assert!(tests.contains(&format!("\"{code}\"")), "no browser test provokes {code}");
    }
    Ok(())
}
