//! `cargo xtask guide`: work on guide files.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use quick_checks_core::fallback;
use quick_checks_core::guide::{Guide, decode};
use quick_checks_core::lint;
use serde_json::Value;
use time::OffsetDateTime;

use crate::markdown::{self, Written, is_markdown};
use crate::paths::root;
use crate::slips::{Slip, slips};
use crate::{graph, simulate, translation, words};

/// The guide files of the project.
///
/// # Errors
/// If the folder can't be read.
pub fn files() -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(root().join("guides"))? {
        let path = entry?.path();
        let is_json = path.extension().is_some_and(|end| end == "json");
        let is_schema = path.to_string_lossy().ends_with(".schema.json");
        if is_json && !is_schema && !translation::is_translation(&path) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Prints what to mend in a guide; with `stale`, also what nobody has looked up for a year.
///
/// # Errors
/// If the file is not a guide, or has findings.
pub fn lint(file: &Path, stale: bool) -> Result<()> {
    if translation::is_translation(file) {
        return lint_translation(file);
    }
    let text = text(file)?;
    let today = stale.then(|| OffsetDateTime::now_utc().date().to_string());
    let findings = findings(&text, today.as_deref())?;
    let lines = lines(file)?;
    for finding in &findings {
        match lines.as_ref().and_then(|lines| lines.line(finding)) {
            Some(line) => println!("{}:{line}: {finding}", file.display()),
            None => println!("{}: {finding}", file.display()),
        }
    }
    match findings.len() {
        0 => {
            let guide = open(file)?;
            let (checks, symptoms) = (guide.checks.len(), guide.symptoms.len());
            println!("{}: nothing to mend in {checks} checks, {symptoms} symptoms", file.display());
            Ok(())
        }
        count => bail!("{count} to mend in {}", file.display()),
    }
}

/// Where the fields of a guide stand in its file, if that is Markdown.
fn lines(file: &Path) -> Result<Option<Written>> {
    if !is_markdown(file) {
        return Ok(None);
    }
    markdown::read(&fs::read_to_string(file)?).map(Some)
}

fn lint_translation(file: &Path) -> Result<()> {
    let findings = translation::findings(file)?;
    for finding in &findings {
        println!("{}: {finding}", file.display());
    }
    ensure!(findings.is_empty(), "{} to mend in {}", findings.len(), file.display());
    println!("{}: nothing to mend", file.display());
    Ok(())
}

/// What to mend in the text of a guide, a line each; what is stale on a day, if one is given.
///
/// # Errors
/// If the text is not JSON at all.
pub fn findings(text: &str, today: Option<&str>) -> Result<Vec<String>> {
    let slips = slips(&serde_json::from_str(text)?)?;
    let mut found: Vec<String> = slips.iter().map(slip).collect();
    let guide = match decode(text) {
        Ok(guide) => guide,
        Err(error) => {
            // What is missing under its own name is there under another: once is enough.
            let error = error.to_string();
            let meant = |slip: &Slip| {
                slip.meant.as_ref().is_some_and(|meant| error.starts_with(&format!("{meant}:")))
            };
            if !slips.iter().any(meant) {
                found.push(error);
            }
            return Ok(found);
        }
    };
    found.extend(lint::lint(&guide).iter().map(ToString::to_string));
    if let Some((check, answer, runs)) = simulate::mistakes(&guide).worst() {
        found.push(format!(
            "\"{check}\": \"{answer}\" given by mistake costs the cure in {runs} runs. Say rules_out \
             instead of never, with the check's own id in it."
        ));
    }
    if let Some(today) = today {
        found.extend(lint::stale(&guide, today).iter().map(ToString::to_string));
    }
    Ok(found)
}

fn slip(slip: &Slip) -> String {
    let Slip { path, meant } = slip;
    match meant {
        Some(meant) => {
            let name = meant.rsplit('.').next().unwrap_or(meant);
            format!("{path}: no such field. Did you mean \"{name}\"?")
        }
        None => format!("{path}: no such field. Remove it; the schema names those there are."),
    }
}

/// A guide as plain HTML, in one of the languages that it is translated into, if one is named.
///
/// # Errors
/// If the file is not a guide, or there is no such translation.
pub fn render(file: &Path, heading_level: u8, language: Option<&str>) -> Result<String> {
    let guide = match language {
        Some(language) => in_language(file, language)?,
        None => open(file)?,
    };
    Ok(fallback::render(&guide, &words::words(&guide.language)?, heading_level)?)
}

/// A guide in one of the languages that it is translated into.
///
/// # Errors
/// If there is no such translation; the message names those there are.
pub fn in_language(file: &Path, language: &str) -> Result<Guide> {
    let original: Value = serde_json::from_str(&text(file)?)?;
    if original["language"] == language {
        return open(file);
    }
    let translations = translation::of(file)?;
    let Some(found) = translations.iter().find(|found| found.language == language) else {
        let known: Vec<&str> = translations.iter().map(|found| &*found.language).collect();
        bail!(
            "{}: no translation into {language:?}; there are: {}",
            file.display(),
            known.join(", ")
        );
    };
    let (guide, _) = found.apply(&original);
    decode(&guide.to_string()).with_context(|| found.file.display().to_string())
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
    let raw = serde_json::from_str(&text(file)?)?;
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
    decode(&text(file)?).with_context(|| file.display().to_string())
}

/// The JSON of a guide's file, which may be Markdown.
fn text(file: &Path) -> Result<String> {
    if is_markdown(file) {
        return markdown::to_json(file);
    }
    fs::read_to_string(file).with_context(|| file.display().to_string())
}
