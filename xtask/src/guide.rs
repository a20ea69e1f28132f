//! `cargo xtask guide`: work on guide files.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use quick_checks_core::fallback;
use quick_checks_core::guide::{Guide, decode};
use quick_checks_core::lint;
use quick_checks_core::words::words;

use crate::paths::root;
use crate::{graph, simulate};

/// The guide files of the project.
///
/// # Errors
/// If the folder can't be read.
pub fn files() -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(root().join("guides"))? {
        let path = entry?.path();
        let is_json = path.extension().is_some_and(|end| end == "json");
        let is_schema = path.file_name().is_some_and(|name| name == "guide.schema.json");
        if is_json && !is_schema {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Prints what to mend in a guide.
///
/// # Errors
/// If the file is not a guide, or has findings.
pub fn lint(file: &Path) -> Result<()> {
    let guide = open(file)?;
    let findings = lint::lint(&guide);
    for finding in &findings {
        println!("{}: {finding}", file.display());
    }
    let mistakes = simulate::mistakes(&guide);
    let worst = mistakes.worst();
    if let Some((check, answer, runs)) = worst {
        let problem = format!("\"{answer}\" given by mistake costs the cure in {runs} runs");
        let fix = "Say rules_out instead of never, with the check's own id in it.";
        println!("{}: \"{check}\": {problem}. {fix}", file.display());
    }
    match findings.len() + usize::from(worst.is_some()) {
        0 => {
            let (checks, symptoms) = (guide.checks.len(), guide.symptoms.len());
            println!("{}: nothing to mend in {checks} checks, {symptoms} symptoms", file.display());
            Ok(())
        }
        count => bail!("{count} to mend in {}", file.display()),
    }
}

/// A guide as plain HTML.
///
/// # Errors
/// If the file is not a guide.
pub fn render(file: &Path, heading_level: u8) -> Result<String> {
    let guide = open(file)?;
    Ok(fallback::render(&guide, words(&guide.language), heading_level)?)
}

/// A guide as a picture, in the language of Graphviz.
///
/// # Errors
/// If the file is not a guide.
pub fn graph(file: &Path) -> Result<String> {
    Ok(graph::dot(&open(file)?)?)
}

/// Prints how soon the order of a guide's checks finds the fault, for people or as CSV.
///
/// # Errors
/// If the file is not a guide.
pub fn simulate(file: &Path, csv: bool) -> Result<()> {
    let guide = open(file)?;
    let raw = serde_json::from_str(&fs::read_to_string(file)?)?;
    let table = simulate::simulate(&guide, &raw);
    if csv {
        print!("{}", table.csv());
    } else {
        print!("{table}\n{}", simulate::mistakes(&guide));
    }
    Ok(())
}

/// Reads a guide's file.
///
/// # Errors
/// If it can't be read or is not a guide, with the place.
pub fn open(file: &Path) -> Result<Guide> {
    let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    decode(&text).with_context(|| file.display().to_string())
}
