//! The text of a guide, which is JSON or Markdown: read, looked up and changed alike.

use std::borrow::Cow;
use std::ops::Range;

use anyhow::Result;
use serde_json::Value;

use crate::edit::{self, Edit};
use crate::form::order;
use crate::markdown::{self, Fault, Written};
use crate::path::{Path, Places};

/// How a guide is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As the widget reads it.
    Json,
    /// As people like to write it (docs/adr/0021-markdown.md).
    Markdown,
}

impl Form {
    /// The form of a text: Markdown begins with a line of hyphens, which no JSON does.
    pub fn of(text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let first = text.lines().next().unwrap_or_default();
        if first.trim_end() == "---" { Self::Markdown } else { Self::Json }
    }
}

/// Where a text is no guide’s, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The byte at which it is noticed.
    pub at: usize,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, and how to mend it.
    pub why: String,
}

/// Reads a text. What it says may still be no guide.
///
/// # Errors
/// The first place at which it is neither JSON nor a guide’s Markdown.
pub fn read(text: &str) -> Result<Value, Broken> {
    match Form::of(text) {
        Form::Json => serde_json::from_str(text).map_err(|error| {
            let (at, why) = match Places::read(text) {
                Err(found) => found,
                Ok(_) => (0, error.to_string()),
            };
            let before = text.get(..at).unwrap_or(text);
            Broken { at, line: before.matches('\n').count() + 1, why }
        }),
        Form::Markdown => match markdown::read(text) {
            Ok(written) => Ok(written.guide),
            Err(error) => {
                let fault = error.downcast_ref::<Fault>();
                let line = fault.map_or(1, |fault| fault.line);
                let why = fault.map_or_else(|| error.to_string(), |fault| fault.says.clone());
                Err(Broken { at: line_range(text, line).start, line, why })
            }
        },
    }
}

/// The guide as JSON: a text in that form as it is, another in the order of the schema.
///
/// # Errors
/// If the text can’t be read.
pub fn json(text: &str) -> Result<Cow<'_, str>> {
    match Form::of(text) {
        Form::Json => Ok(Cow::Borrowed(text)),
        Form::Markdown => Ok(Cow::Owned(markdown::formatted(&markdown::read(text)?.guide)?)),
    }
}

/// The text in the other form, or in the same.
///
/// # Errors
/// If the text can’t be read, or says what that form can’t.
pub fn converted(text: &str, form: Form) -> Result<String> {
    if Form::of(text) == form {
        return Ok(text.to_owned());
    }
    match form {
        Form::Json => Ok(json(text)?.into_owned()),
        Form::Markdown => markdown::written(&serde_json::from_str(text)?),
    }
}

/// The text after several changes. Of JSON, nothing else changes; Markdown is written anew.
///
/// # Errors
/// If the text can’t be read, has nothing where a change is to be made, or can’t say what it would
/// have to.
pub fn changed(text: &str, edits: &[Edit]) -> Result<String> {
    let mut changed = json(text)?.into_owned();
    for edit in edits {
        changed = edit::apply(&changed, edit, &order)?;
    }
    converted(&changed, Form::of(text))
}

/// Where something is in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// What to mark: the name of a field, the first line of something longer.
    pub mark: Range<usize>,
    /// All of it.
    pub whole: Range<usize>,
}

/// Where things are in a text.
#[derive(Debug)]
pub enum Map<'a> {
    /// In JSON.
    Json(&'a str, Places<'a>),
    /// In Markdown.
    Markdown(&'a str, Written),
}

impl<'a> Map<'a> {
    /// Reads a text; nothing if it is broken.
    pub fn of(text: &'a str) -> Option<Self> {
        match Form::of(text) {
            Form::Json => Places::read(text).ok().map(|places| Self::Json(text, places)),
            Form::Markdown => markdown::read(text).ok().map(|read| Self::Markdown(text, read)),
        }
    }

    /// Where a path leads, or as far as it goes.
    pub fn near(&self, path: &Path) -> Option<Spot> {
        match self {
            Self::Json(text, places) => {
                let place = places.near(path)?;
                let whole = place.value;
                let mark = place.name.unwrap_or_else(|| {
                    let end = text.get(whole.clone()).and_then(|text| text.find('\n'));
                    whole.start..end.map_or(whole.end, |end| whole.start + end)
                });
                Some(Spot { mark, whole })
            }
            Self::Markdown(text, written) => {
                let line = line_range(text, written.line(&path.to_string())?);
                Some(Spot { mark: line.clone(), whole: line })
            }
        }
    }

    /// What is at a byte.
    pub fn at(&self, byte: usize) -> Path {
        match self {
            Self::Json(_, places) => places.at(byte),
            Self::Markdown(text, written) => {
                let before = text.get(..byte).unwrap_or(text);
                written.path_at(before.matches('\n').count() + 1)
            }
        }
    }
}

/// The bytes of a line, from 1, without its end.
fn line_range(text: &str, line: usize) -> Range<usize> {
    let mut start = 0;
    for (at, words) in text.split('\n').enumerate() {
        let end = start + words.len();
        if at + 1 == line {
            return start..end;
        }
        start = end + 1;
    }
    text.len()..text.len()
}
