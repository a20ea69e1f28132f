//! Guides in other languages: words alone, in a file beside the guide, `guides/ID.TAG.json`. Ids,
//! figures and logic come from the guide itself, so that answers fit whatever the language.

mod po;
mod strings;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use quick_checks_core::guide::{UNTRANSLATED, decode};
use quick_checks_core::lint::{self, Grade};
use quick_checks_core::words::quote;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::paths::root;
use po::Entry;

/// What begins a nested point within a text.
const POINT: &str = "\n- ";

/// A guide's words in another language.
#[derive(Debug)]
pub struct Translation {
    /// Where it is from.
    pub file: PathBuf,
    /// The language, as BCP 47 writes it.
    pub language: String,
    /// What the device calls things, with sources: for authors.
    labels: Value,
    /// What the original's texts are by key, each with the text that it was translated from.
    strings: Map<String, Value>,
}

/// A text whose original is another by now, or that nobody has translated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stale {
    /// Its key.
    pub key: String,
    /// Why.
    pub why: &'static str,
}

/// The translations of a guide, by its file.
///
/// # Errors
/// If one can't be read or isn't one.
pub fn of(guide: &Path) -> Result<Vec<Translation>> {
    let stem = guide.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let folder = guide.parent().unwrap_or(Path::new("."));
    let mut translations = Vec::new();
    for entry in fs::read_dir(folder)? {
        let file = entry?.path();
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let tag = name.strip_prefix(&stem).and_then(|rest| rest.strip_prefix('.'));
        if let Some(tag) = tag.and_then(|rest| rest.strip_suffix(".json")) {
            let translation = open(&file)?;
            let language = &translation.language;
            ensure!(tag == language, "{}: its language is {language:?}", file.display());
            translations.push(translation);
        }
    }
    translations.sort_by(|a, b| a.language.cmp(&b.language));
    Ok(translations)
}

/// Whether a file in `guides/` is a translation: it has the language in its name.
pub fn is_translation(file: &Path) -> bool {
    file.file_stem().is_some_and(|stem| stem.to_string_lossy().contains('.'))
}

fn open(file: &Path) -> Result<Translation> {
    let name = file.display();
    let text = fs::read_to_string(file).with_context(|| name.to_string())?;
    let value: Value = serde_json::from_str(&text).with_context(|| name.to_string())?;
    ensure!(
        value["format"] == 1,
        "{name}: format is {}, and this version reads 1",
        value["format"]
    );
    let (Some(language), Some(strings)) =
        (value["language"].as_str(), value["strings"].as_object())
    else {
        bail!("{name}: it needs \"language\" and \"strings\"");
    };
    Ok(Translation {
        file: file.to_path_buf(),
        language: language.to_owned(),
        labels: value["labels"].clone(),
        strings: strings.clone(),
    })
}

/// Quotes each text that nobody has translated, line by line, for HTML in which it says its language.
pub fn quote_untranslated(guide: &mut Value) {
    fn walk(value: &mut Value, language: &str) {
        match value {
            Value::String(text) => {
                if let Some(original) = text.strip_prefix(UNTRANSLATED) {
                    let lines = original.split(POINT).map(|line| quote(language, line));
                    *text = lines.collect::<Vec<_>>().join(POINT);
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| walk(item, language)),
            Value::Object(fields) => fields.values_mut().for_each(|field| walk(field, language)),
            _ => {}
        }
    }
    let language = guide["original"].as_str().unwrap_or_default().to_owned();
    walk(guide, &language);
}

impl Translation {
    /// The guide in this language, and what is stale in it: that is there in the original's
    /// words, marked.
    pub fn apply(&self, original: &Value) -> (Value, Vec<Stale>) {
        let mut guide = original.clone();
        let mut stale = Vec::new();
        strings::each(&mut guide, &mut |key, value| {
            let now = digest(value);
            let entry = self.strings.get(key);
            let fits =
                entry.filter(|entry| entry["of"] == now.as_str()).map(|entry| &entry["text"]);
            // Steps may have moved: then a text has another key, and the same original.
            match fits.or_else(|| self.moved(key, &now)) {
                Some(Value::Null) => return strings::Act::Remove,
                Some(text) => {
                    *value = text.clone();
                    return strings::Act::Keep;
                }
                None => {}
            }
            let why = match entry {
                Some(_) => "its original has changed since it was translated",
                None => "nobody has translated it",
            };
            stale.push(Stale { key: key.to_owned(), why });
            if let Value::String(text) = value {
                // An address is the same in every language.
                if key.rsplit('.').next() != Some("url") {
                    text.insert(0, UNTRANSLATED);
                }
            }
            strings::Act::Keep
        });
        guide["language"] = json!(self.language);
        guide["original"] = original["language"].clone();
        (guide, stale)
    }

    /// A text of the same check whose original it is.
    fn moved(&self, key: &str, original: &str) -> Option<&Value> {
        let owner = owner(key);
        let mut others = self.strings.iter().filter(|(other, _)| self::owner(other) == owner);
        others.find(|(_, entry)| entry["of"] == original).map(|(_, entry)| &entry["text"])
    }

    /// Keys that the original no longer has.
    pub fn left_over(&self, original: &Value) -> Vec<String> {
        let mut there = Vec::new();
        strings::each(&mut original.clone(), &mut |key, _| {
            there.push(key.to_owned());
            strings::Act::Keep
        });
        self.strings.keys().filter(|key| !there.contains(key)).cloned().collect()
    }
}

/// What a key belongs to: a symptom, a check, an outcome.
fn owner(key: &str) -> (Option<&str>, Option<&str>) {
    let mut parts = key.split('.');
    (parts.next(), parts.next())
}

/// Eight hexadecimal digits of an original.
fn digest(value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let digest = Sha256::digest(text.as_bytes());
    let [a, b, c, d, ..] = digest.0;
    format!("{:08x}", u32::from_be_bytes([a, b, c, d]))
}

/// Brings the translation of a bundled guide up to the guide as it is, or starts one: texts that still
/// fit stay, those of a PO file come in, and all of them can go out as one.
///
/// # Errors
/// If the guide or a file can't be read or written.
pub fn translate(id: &str, language: &str, from: Option<&Path>, out: Option<&Path>) -> Result<()> {
    let guide = root().join(format!("guides/{id}.json"));
    let text = fs::read_to_string(&guide).with_context(|| guide.display().to_string())?;
    let original: Value = serde_json::from_str(&text)?;
    let file = root().join(format!("guides/{id}.{language}.json"));
    let known = if file.exists() { Some(open(&file)?) } else { None };
    let news = from.map(po::read).transpose()?.unwrap_or_default();
    let entries = entries(&original, known.as_ref(), &news);
    let open = entries.iter().filter(|entry| entry.text.is_none()).count();
    let labels = known.map_or(Value::Null, |known| known.labels);
    let value = json_of(id, language, labels, &entries);
    fs::write(&file, format!("{}\n", serde_json::to_string_pretty(&value)?))?;
    println!("{}: {} texts, {open} to translate", file.display(), entries.len());
    if let Some(out) = out {
        po::write(out, language, &entries)?;
    }
    Ok(())
}

impl Translation {
    /// Writes all texts to a PO file.
    ///
    /// # Errors
    /// If it can't be written.
    pub fn write_po(&self, original: &Value, file: &Path) -> Result<()> {
        po::write(file, &self.language, &entries(original, Some(self), &Map::new()))
    }

    /// The same translation with the texts of a PO file.
    ///
    /// # Errors
    /// If that can't be read.
    pub fn with_po(&self, original: &Value, id: &str, file: &Path) -> Result<Value> {
        let entries = entries(original, None, &po::read(file)?);
        Ok(json_of(id, &self.language, self.labels.clone(), &entries))
    }
}

/// Every text of a guide, with what there is of it: news first, then what still fits.
fn entries(original: &Value, known: Option<&Translation>, news: &Map<String, Value>) -> Vec<Entry> {
    let mut entries = Vec::new();
    strings::each(&mut original.clone(), &mut |key, value| {
        let now = digest(value);
        let old = known.and_then(|known| match known.strings.get(key) {
            Some(entry) if entry["of"] == now.as_str() => Some(&entry["text"]),
            _ => known.moved(key, &now),
        });
        let text = news.get(key).or(old).cloned();
        entries.push(Entry { key: key.to_owned(), original: value.clone(), text });
        strings::Act::Keep
    });
    entries
}

/// The file of a translation. What nobody has translated is not in it.
fn json_of(id: &str, language: &str, labels: Value, entries: &[Entry]) -> Value {
    let translated = entries.iter().filter_map(|Entry { key, original, text }| {
        let text = text.as_ref()?;
        Some((key.clone(), json!({ "of": digest(original), "text": text })))
    });
    json!({
        "$schema": "./translation.schema.json",
        "format": 1,
        "guide": id,
        "language": language,
        "labels": if labels.is_object() { labels } else { json!({}) },
        "strings": translated.collect::<Map<_, _>>(),
    })
}

/// What to mend in the file of a translation, one line each.
///
/// # Errors
/// If it or its guide can't be read.
pub fn findings(file: &Path) -> Result<Vec<String>> {
    let translation = open(file)?;
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let (id, _) = stem.split_once('.').unwrap_or_default();
    let guide = file.with_file_name(format!("{id}.json"));
    let text = fs::read_to_string(&guide).with_context(|| guide.display().to_string())?;
    let original: Value = serde_json::from_str(&text)?;
    let (guide, stale) = translation.apply(&original);
    let mut findings: Vec<String> =
        stale.iter().map(|Stale { key, why }| format!("{key}: {why}")).collect();
    for key in translation.left_over(&original) {
        findings.push(format!("{key}: the guide has no such text any more"));
    }
    match decode(&guide.to_string()) {
        Ok(guide) => {
            let found = lint::lint(&guide);
            // What could be better is the guide's own affair.
            let found = found.iter().filter(|finding| finding.grade < Grade::Could);
            findings.extend(found.map(ToString::to_string));
        }
        Err(error) => findings.push(error.to_string()),
    }
    Ok(findings)
}
