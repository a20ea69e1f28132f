//! `cargo xtask guide`: work on guide files.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use quick_checks::fallback;
use quick_checks::guide::{Guide, decode, lint};
use quick_checks::words::words;

use crate::{graph, simulate};

/// Prints what to mend in a guide.
///
/// # Errors
/// Where the file is no guide, or has findings.
pub fn lint(file: &Path) -> Result<()> {
    let guide = open(file)?;
    let findings = lint::lint(&guide);
    for finding in &findings {
        println!("{}: {finding}", file.display());
    }
    match findings.len() {
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
/// Where the file is no guide.
pub fn render(file: &Path, heading_level: u8) -> Result<String> {
    let guide = open(file)?;
    Ok(fallback::render(&guide, words(&guide.language), heading_level)?)
}

/// A guide as a picture: SVG, or the Graphviz language.
///
/// # Errors
/// Where the file is no guide.
pub fn graph(file: &Path, dot: bool) -> Result<String> {
    let guide = open(file)?;
    Ok(if dot { graph::dot(&guide)? } else { graph::svg(&guide)? })
}

/// Prints how soon the order of a guide's checks finds the fault.
///
/// # Errors
/// Where the file is no guide, or the chart can't be written.
pub fn simulate(file: &Path, chart: Option<&Path>) -> Result<()> {
    let guide = open(file)?;
    let raw = serde_json::from_str(&fs::read_to_string(file)?)?;
    let table = simulate::simulate(&guide, &raw);
    print!("{table}");
    if let Some(chart) = chart {
        fs::write(chart, simulate::chart(&table)?).with_context(|| chart.display().to_string())?;
    }
    Ok(())
}

/// Reads a guide's file.
///
/// # Errors
/// Where it can't be read or is no guide, with the place.
pub fn open(file: &Path) -> Result<Guide> {
    let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    decode(&text).with_context(|| file.display().to_string())
}
