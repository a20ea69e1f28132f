//! The studio's words in other languages than English: a file a language in `studio/words/`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use quick_checks_core::words::direction;
use serde_json::{Map, Value, json};

use crate::hashed::hashed;
use crate::paths::root;
use crate::words;

const ENGLISH: &str = "en";

/// The texts of a language, by their names.
type Texts = Map<String, Value>;

fn read(tag: &str) -> Result<Texts> {
    let file = root().join("studio/words").join(format!("{tag}.json"));
    let name = file.display().to_string();
    let text = fs::read_to_string(&file).with_context(|| name.clone())?;
    serde_json::from_str(&text).context(name)
}

/// Every language of the studio but English, by its tag.
///
/// # Errors
/// If a file can't be read or is no JSON.
pub fn languages() -> Result<BTreeMap<String, Texts>> {
    let mut languages = BTreeMap::new();
    for entry in fs::read_dir(root().join("studio/words"))? {
        let path = entry?.path();
        let tag = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if tag != ENGLISH {
            languages.insert(tag.clone(), read(&tag)?);
        }
    }
    Ok(languages)
}

/// What is missing in a language, is too much, or lacks its placeholder.
///
/// # Errors
/// If the English words can't be read.
pub fn findings(texts: &Texts) -> Result<Vec<String>> {
    let english = read(ENGLISH)?;
    let mut found = Vec::new();
    for (key, text) in &english {
        let Some(own) = texts.get(key).and_then(Value::as_str).filter(|own| !own.trim().is_empty())
        else {
            found.push(format!("{key} is missing"));
            continue;
        };
        let has = |text: &str| text.matches("{it}").count();
        if has(own) != has(text.as_str().unwrap_or_default())
            || own.matches('{').count() != has(own)
        {
            found.push(format!("{key}: {{it}} is not where it was"));
        }
        if own.contains('\n') {
            found.push(format!("{key} has several lines"));
        }
    }
    let extra = texts.keys().filter(|key| !english.contains_key(*key));
    found.extend(extra.map(|key| format!("{key} is no text of the studio")));
    Ok(found)
}

/// Writes each language as one file, a line a text; returns what the page has to know of them, and
/// their names.
pub(super) fn write(folder: &Path) -> Result<(Value, Vec<String>)> {
    let english = read(ENGLISH)?;
    let named = words::languages()?;
    let mut list = Map::new();
    let mut files = Vec::new();
    let own_name = |tag: &str| -> Result<String> {
        let entries = &named.get(tag).with_context(|| format!("words/{tag}.json"))?.entries;
        Ok(entries["name"].as_str().unwrap_or(tag).to_owned())
    };
    list.insert(ENGLISH.to_owned(), json!({ "name": "English", "direction": "ltr" }));
    for (tag, texts) in languages()? {
        let found = findings(&texts)?;
        ensure!(found.is_empty(), "studio/words/{tag}.json: {}", found.join("; "));
        let lines: Vec<&str> = english.keys().filter_map(|key| texts[key].as_str()).collect();
        let file = hashed(folder, &format!("words-{tag}"), "txt", lines.join("\n").as_bytes())?;
        list.insert(
            tag.clone(),
            json!({ "name": own_name(&tag)?, "file": file, "direction": direction(&tag) }),
        );
        files.push(file);
    }
    Ok((Value::Object(list), files))
}
