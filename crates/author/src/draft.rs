//! A draft as a browser keeps it. The form has a version, so that a later studio still opens it.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::text;

/// The form in which drafts are kept.
pub const FORMAT: u64 = 1;

/// A guide that is being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Names it among the drafts of a browser.
    pub id: String,
    /// Goes up by one each time it is kept: who finds another than their own has not seen the latest.
    pub revision: u64,
    /// The day and time at which it was kept, as ISO 8601 writes it.
    pub saved: String,
    /// The guide’s text, broken or not.
    pub text: String,
}

impl Draft {
    /// As it is kept.
    pub fn write(&self) -> String {
        let Self { id, revision, saved, text } = self;
        json!({ "format": FORMAT, "id": id, "revision": revision, "saved": saved, "text": text })
            .to_string()
    }

    /// What was kept.
    ///
    /// # Errors
    /// If it is no draft, or one of a later studio.
    pub fn read(kept: &str) -> Result<Self> {
        let value: Value = serde_json::from_str(kept)?;
        let format = value["format"].as_u64();
        ensure!(format.is_some(), "it is no draft");
        ensure!(format == Some(FORMAT), "it was kept by a later version of this page");
        let text = |field: &str| value[field].as_str().unwrap_or_default().to_owned();
        Ok(Self {
            id: text("id"),
            revision: value["revision"].as_u64().unwrap_or_default(),
            saved: text("saved"),
            text: text("text"),
        })
    }

    /// The title of its guide, as far as that can be read.
    pub fn title(&self) -> Option<String> {
        let guide = text::read(&self.text).ok()?;
        guide["title"].as_str().filter(|title| !title.is_empty()).map(str::to_owned)
    }
}
