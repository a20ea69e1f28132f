//! Translations as PO files, which translators' own tools read and write.

use std::path::Path;

use anyhow::{Result, anyhow};
use polib::catalog::Catalog;
use polib::message::{Message, MessageFlags};
use polib::metadata::CatalogMetadata;
use polib::po_file::{self, POParseOptions};
use serde_json::{Map, Value, json};

/// Marks what this language does without.
const LEFT_OUT: &str = "left-out";

/// One text: its key, its original, and what is there of it.
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) original: Value,
    /// The translation; `Null` if the language does without; none if nobody has translated it.
    pub(super) text: Option<Value>,
}

/// Writes all texts of a guide.
pub(super) fn write(file: &Path, language: &str, entries: &[Entry]) -> Result<()> {
    let mut metadata = CatalogMetadata::new();
    language.clone_into(&mut metadata.language);
    "text/plain; charset=UTF-8".clone_into(&mut metadata.content_type);
    "1.0".clone_into(&mut metadata.mime_version);
    "8bit".clone_into(&mut metadata.content_transfer_encoding);
    let mut catalog = Catalog::new(metadata);
    for Entry { key, original, text } in entries {
        let mut flags = MessageFlags::new();
        if text == &Some(Value::Null) {
            flags.add_flag(LEFT_OUT);
        }
        let message = Message::build_singular()
            .with_flags(flags)
            .with_msgctxt(key.clone())
            .with_msgid(lines(original))
            .with_msgstr(text.as_ref().map(lines).unwrap_or_default())
            .done();
        catalog.append_or_update(message);
    }
    Ok(po_file::write_to_file(&catalog, file)?)
}

/// The texts of a PO file by their keys: those that are translated, and those left out.
pub(super) fn read(file: &Path) -> Result<Map<String, Value>> {
    let catalog = po_file::parse_with_option(file, &POParseOptions::new())
        .map_err(|error| anyhow!("{}: {error}", file.display()))?;
    let mut texts = Map::new();
    for message in catalog.messages() {
        let (Some(key), Ok(text)) = (message.msgctxt(), message.msgstr()) else { continue };
        let is_list = key.rsplit('.').next() == Some("words");
        let value = match text {
            "" if message.flags().contains(LEFT_OUT) => Value::Null,
            "" => continue,
            text if is_list => text.lines().map(Value::from).collect(),
            text => json!(text),
        };
        texts.insert(key.to_owned(), value);
    }
    Ok(texts)
}

/// A text; a list of words with one on each line.
fn lines(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(words) => {
            words.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n")
        }
        _ => String::new(),
    }
}
