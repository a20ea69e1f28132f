//! `cargo xtask guide`: work on guide files.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use quick_checks_author::findings::findings;
use quick_checks_author::markdown::{self, Written, is_markdown};
use quick_checks_author::{graph, simulate};
use quick_checks_core::fallback;
use quick_checks_core::guide::{Guide, decode};
use quick_checks_core::lint::Grade;
use serde_json::Value;
use time::OffsetDateTime;

use crate::paths::root;
use crate::{translation, words};

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

/// Prints what to mend in a guide, the most important first; with `stale`, also what nobody has looked up
/// for a year.
///
/// # Errors
/// If the file is not a guide, or has something that must be mended; with `strict`, or should.
pub fn lint(file: &Path, stale: bool, strict: bool) -> Result<()> {
    if translation::is_translation(file) {
        return lint_translation(file);
    }
    let text = text(file)?;
    let today = stale.then(|| OffsetDateTime::now_utc().date().to_string());
    let findings = findings(&text, today.as_deref())?;
    let lines = lines(file)?;
    for (grade, finding) in &findings {
        match lines.as_ref().and_then(|lines| lines.line(finding)) {
            Some(line) => println!("{grade}: {}:{line}: {finding}", file.display()),
            None => println!("{grade}: {}: {finding}", file.display()),
        }
    }
    let worst = if strict { Grade::Should } else { Grade::Must };
    ensure!(
        findings.iter().all(|(grade, _)| *grade > worst),
        "{} in {}",
        tally(&findings),
        file.display()
    );
    if findings.is_empty() {
        let guide = open(file)?;
        let (checks, symptoms) = (guide.checks.len(), guide.symptoms.len());
        println!("{}: nothing to mend in {checks} checks, {symptoms} symptoms", file.display());
    } else {
        println!("{}: {}; readers can use it as it is", file.display(), tally(&findings));
    }
    Ok(())
}

/// How many findings there are of each grade: `1 must, 3 should, 2 could be mended`.
fn tally(findings: &[(Grade, String)]) -> String {
    let count = |grade: Grade| findings.iter().filter(|(other, _)| *other == grade).count();
    let grades = [Grade::Must, Grade::Should, Grade::Could].into_iter();
    let counts = grades.filter(|grade| count(*grade) > 0);
    let counts: Vec<String> = counts.map(|grade| format!("{} {grade}", count(grade))).collect();
    format!("{} be mended", counts.join(", "))
}

/// Where the fields of a guide are in its file, if that is Markdown.
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

/// A guide as plain HTML, in one of the languages that it is translated into, if one is named.
///
/// # Errors
/// If the file is not a guide, or there is no such translation.
pub fn render(file: &Path, heading_level: u8, language: Option<&str>) -> Result<String> {
    let guide = match language {
        Some(language) => {
            let guide = translated(file, language)?.map(|mut guide| {
                translation::quote_untranslated(&mut guide);
                guide
            });
            read(file, guide)?
        }
        None => open(file)?,
    };
    Ok(fallback::render(&guide, &words::words(&guide.language)?, heading_level)?)
}

/// A guide in one of the languages that it is translated into.
///
/// # Errors
/// If there is no such translation; the message names those there are.
pub fn in_language(file: &Path, language: &str) -> Result<Guide> {
    read(file, translated(file, language)?)
}

/// A guide from its file, or as it was translated.
fn read(file: &Path, translated: Option<Value>) -> Result<Guide> {
    match translated {
        Some(guide) => decode(&guide.to_string()).with_context(|| file.display().to_string()),
        None => open(file),
    }
}

/// A guide's translation into a language that is not its own.
fn translated(file: &Path, language: &str) -> Result<Option<Value>> {
    let original: Value = serde_json::from_str(&text(file)?)?;
    if original["language"].as_str().unwrap_or_default() == language {
        return Ok(None);
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
    Ok(Some(guide))
}

/// The Markdown of a guide’s file.
///
/// # Errors
/// If that is not a guide.
pub fn markdown(file: &Path) -> Result<String> {
    let name = || file.display().to_string();
    let text = fs::read_to_string(file).with_context(name)?;
    // For the message about what isn't a guide: the same as every other command's.
    decode(&text).with_context(name)?;
    markdown::write(&serde_json::from_str(&text)?).with_context(name)
}

/// The JSON of a guide’s file, which may be Markdown.
///
/// # Errors
/// The first line that is wrong, and the fix.
pub fn json(file: &Path) -> Result<String> {
    let name = || file.display().to_string();
    let text = fs::read_to_string(file).with_context(name)?;
    if is_markdown(file) {
        return markdown::json(&text).with_context(name);
    }
    decode(&text).with_context(name)?;
    markdown::formatted(&serde_json::from_str(&text)?).with_context(name)
}

/// A guide as a picture, in the language of Graphviz.
///
/// # Errors
/// If the file is not a guide.
pub fn graph(file: &Path) -> Result<String> {
    let guide = open(file)?;
    Ok(graph::dot(&guide, &words::words(&guide.language)?)?)
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
        return json(file);
    }
    fs::read_to_string(file).with_context(|| file.display().to_string())
}
