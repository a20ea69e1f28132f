//! `cargo xtask guide import`: what the widget would understand of an article, and a guide to go on
//! from.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use quick_checks_author::import::{guide_json, report};
use quick_checks_author::markdown::is_markdown;
use time::OffsetDateTime;

use crate::html::article;

/// Prints what was understood of an article, or the JSON of a guide.
///
/// # Errors
/// If the file can't be read, or no checks were found for a guide.
pub fn import(file: &Path, json: bool, address: Option<&str>) -> Result<()> {
    let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let (document, article) = article(&text, is_markdown(file));
    if !json {
        print!("{}", report(&article));
        return Ok(());
    }
    let name = file.file_stem().map(|name| name.to_string_lossy().into_owned());
    let name = name.as_deref().unwrap_or("article");
    let language = document.page.language.as_deref().unwrap_or("en");
    let today = OffsetDateTime::now_utc().date().to_string();
    println!("{}", guide_json(&article, name, language, address, &today)?);
    Ok(())
}
