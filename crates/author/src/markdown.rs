//! A guide as Markdown, for those who would rather write that: `cargo xtask guide markdown` and
//! `cargo xtask guide json`. Nothing is lost either way (docs/adr/0021-markdown.md).

mod blocks;
mod fault;
mod field;
mod read;
mod step;
mod write;

use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use quick_checks_core::guide::decode;
use serde_json::Value;

use crate::path::Path as TreePath;
use crate::schema::Schema;
use crate::slips::slips;
pub use fault::Fault;
use field::is_same;

/// A guide as its Markdown says it.
#[derive(Debug)]
pub struct Written {
    /// Its JSON, in the order of the schema.
    pub guide: Value,
    /// The path of each entry and field, and the line where it stands.
    places: Vec<(String, usize)>,
}

impl Written {
    /// The line of the field or entry whose path a finding begins with, or of what that is in.
    pub fn line(&self, finding: &str) -> Option<usize> {
        let path = finding.split([' ', ':']).next()?;
        let within = |place: &str| {
            let rest = path.strip_prefix(place);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        let found = self.places.iter().filter(|(place, _)| within(place));
        found.max_by_key(|(place, _)| place.len()).map(|(_, line)| *line)
    }

    /// The path of the field on a line, or of the last one above it.
    pub fn path_at(&self, line: usize) -> TreePath {
        let above = self.places.iter().filter(|(_, at)| *at <= line);
        // Of several on a line, the first is what the line begins with.
        let last = above.rev().max_by_key(|(_, at)| *at);
        last.map(|(place, _)| TreePath::leading(place)).unwrap_or_default()
    }
}

/// Whether a file is Markdown.
pub fn is_markdown(file: &Path) -> bool {
    file.extension().is_some_and(|end| end == "md" || end == "markdown")
}

/// Reads the Markdown of a guide. What it says may still be no guide.
///
/// # Errors
/// The first line that is not what a guide has there, and the fix.
pub fn read(text: &str) -> Result<Written> {
    let schema = Schema::known()?;
    let read = read::guide(schema, text)?;
    let guide = schema.in_order(&Value::Object(read.fields));
    Ok(Written { guide, places: read.places })
}

/// The Markdown of a guide.
///
/// # Errors
/// If it is not a guide.
pub fn write(guide: &Value) -> Result<String> {
    decode(&guide.to_string())?;
    written(guide)
}

/// The same of a guide that need not be whole yet.
///
/// # Errors
/// If it says what Markdown can’t.
pub fn written(guide: &Value) -> Result<String> {
    let schema = Schema::known()?;
    let guide = schema.in_order(guide);
    let text = guide.as_object().and_then(|guide| write::guide(schema, guide));
    let text = text.context("it has an id that Markdown can’t say")?;
    ensure!(is_same(&read(&text)?.guide, &guide), "its Markdown would lose something");
    Ok(text)
}

/// The JSON of a guide as text, in the order of the schema.
///
/// # Errors
/// If it can’t be written.
pub fn formatted(guide: &Value) -> Result<String> {
    let guide = Schema::known()?.in_order(guide);
    Ok(format!("{}\n", serde_json::to_string_pretty(&guide)?))
}

/// The JSON of a guide’s Markdown, in the order of the schema.
///
/// # Errors
/// The first line that is wrong, and the fix.
pub fn json(text: &str) -> Result<String> {
    let written = read(text)?;
    let json = formatted(&written.guide)?;
    let fault = decode(&json).err().map(|error| error.to_string());
    let path = fault.as_deref().and_then(|says| says.split(": ").next());
    // A field that is missing may be there under a wrong name; and so may one that need not be there.
    let is_meant = |meant: &String| path.is_none_or(|path| path == meant.as_str());
    for slip in slips(&written.guide)? {
        let Some(meant) = slip.meant.filter(is_meant) else { continue };
        let line = written.line(&slip.path).unwrap_or(1);
        let name = |path: &str| path.rsplit('.').next().unwrap_or(path).replace('_', " ");
        let (wrong, right) = (name(&slip.path), name(&meant));
        bail!("line {line}: no such field: “{wrong}”. Did you mean “{right}”?");
    }
    if let Some(says) = &fault {
        bail!("line {}: {says}", path.and_then(|path| written.line(path)).unwrap_or(1));
    }
    Ok(json)
}
