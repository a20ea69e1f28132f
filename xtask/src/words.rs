//! The words of the interface: one file per language in `words/`, of which the English one says what
//! there is. See docs/languages.md.

mod lint;
pub mod page;
mod pseudo;

pub use lint::{Finding, lint};
pub use pseudo::{PSEUDO, pseudo};

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules, PluralRulesOptions};
use quick_checks_core::words::{FormatKind, Formats, KEYS, Words};
use serde_json::{Map, Value, json};

use crate::paths::root;

/// The language that the program itself speaks.
pub const ENGLISH: &str = "en";

/// The words of one language.
#[derive(Debug, Clone)]
pub struct Language {
    /// As BCP 47 writes it; the file is named after it.
    pub tag: String,
    /// Everything in the file.
    pub entries: Map<String, Value>,
}

/// Every language of the project but English, by its tag.
///
/// # Errors
/// If a file can't be read or is no JSON.
pub fn languages() -> Result<BTreeMap<String, Language>> {
    let mut languages = BTreeMap::new();
    for entry in fs::read_dir(root().join("words"))? {
        let path = entry?.path();
        let tag = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let is_json = path.extension().is_some_and(|end| end == "json");
        if is_json && tag != ENGLISH && tag != "schema" {
            languages.insert(tag, open(&path)?);
        }
    }
    Ok(languages)
}

/// The words in a file.
///
/// # Errors
/// If it can't be read, is no JSON, or is named otherwise than after its language.
pub fn open(path: &Path) -> Result<Language> {
    let name = path.display();
    let text = fs::read_to_string(path).with_context(|| name.to_string())?;
    let entries: Map<String, Value> =
        serde_json::from_str(&text).with_context(|| name.to_string())?;
    let tag = entries.get("language").and_then(Value::as_str).unwrap_or_default().to_owned();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    ensure!(tag == stem, "{name}: language is {tag:?}, and the file is named {stem:?}");
    Ok(Language { tag, entries })
}

/// English, with what is said about each entry.
///
/// # Errors
/// If the file can't be read.
pub fn english() -> Result<Language> {
    open(&root().join(format!("words/{ENGLISH}.json")))
}

/// What the program reads: the language, then one line per entry. Without `list`, what only the plain
/// list says is left out.
///
/// # Errors
/// If English can't be read.
pub fn packed(language: &Language, list: bool) -> Result<String> {
    let english = english()?;
    let mut lines = vec![language.tag.clone()];
    for key in KEYS {
        if !list && key.starts_with("list_") {
            lines.push(String::new());
            continue;
        }
        // What is missing is in English until somebody translates it: the linter names it.
        let entry = language.entries.get(*key).filter(|entry| !is_empty(entry));
        let entry = entry.or_else(|| english.entries.get(*key)).unwrap_or(&Value::Null);
        lines.push(match entry {
            Value::Object(forms) => {
                let form = |(name, text): (&String, &Value)| {
                    format!("{name}\t{}", text.as_str().unwrap_or_default())
                };
                forms.iter().map(form).collect::<Vec<_>>().join("\t")
            }
            entry => entry.as_str().unwrap_or_default().to_owned(),
        });
    }
    Ok(lines.join("\n"))
}

/// Prints what to mend in each language.
///
/// # Errors
/// If there is anything.
pub fn check() -> Result<()> {
    let english = english()?;
    let languages = languages()?;
    let mut count = 0;
    for language in languages.values() {
        for finding in lint(language, &english) {
            println!("words/{}.json: {finding}", language.tag);
            count += 1;
        }
    }
    ensure!(count == 0, "{count} to mend in words/");
    println!("words/: nothing to mend in {} languages", languages.len() + 1);
    Ok(())
}

/// Whether nobody has translated an entry. A space may be nothing at all, in some languages.
fn is_empty(entry: &Value) -> bool {
    match entry {
        Value::Object(forms) => forms.is_empty(),
        Value::String(_) => false,
        _ => true,
    }
}

/// The words of a language, for work without a browser; English if there are none.
///
/// # Errors
/// If a file can't be read.
pub fn words(tag: &str) -> Result<Words> {
    let Some(language) = languages()?.remove(tag) else {
        return Ok(Words::english(Formats::ENGLISH));
    };
    let packed = packed(&language, true)?;
    let (_, packed) = packed.split_once('\n').unwrap_or_default();
    let tag: &'static str = Box::leak(language.tag.into_boxed_str());
    let formats = Formats { locale: tag, format };
    Ok(Words::read(tag, formats, Box::leak(Box::from(packed))))
}

/// As in English, but for the form that a count takes.
fn format(kind: FormatKind, locale: &str, number: u32, text: &str) -> String {
    match kind {
        FormatKind::Plural => plural(locale, number),
        FormatKind::Number | FormatKind::List | FormatKind::Day => {
            (Formats::ENGLISH.format)(kind, locale, number, text)
        }
    }
}

/// The form that a count takes, as CLDR has it; `other` in a language that it doesn't know.
fn plural(locale: &str, count: u32) -> String {
    let rules = rules(locale).map(|rules| rules.category_for(count));
    name(rules.unwrap_or(PluralCategory::Other)).to_owned()
}

fn rules(tag: &str) -> Option<PluralRules> {
    let locale: Locale = tag.parse().ok()?;
    PluralRules::try_new(locale.into(), PluralRulesOptions::default()).ok()
}

/// The forms that counts of things take in a language: those that only fractions and millions have
/// are left out.
fn forms(tag: &str) -> Vec<&'static str> {
    let Some(rules) = rules(tag) else { return vec!["other"] };
    let mut forms: Vec<PluralCategory> =
        (0_u32..=1000).map(|count| rules.category_for(count)).collect();
    forms.sort_unstable();
    forms.dedup();
    forms.into_iter().map(name).collect()
}

const fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

/// The keys of English in their order, with their texts.
fn keys(english: &Language) -> impl Iterator<Item = (&String, &Value)> {
    english.entries.iter().filter(|(key, _)| is_key(key))
}

fn is_key(key: &str) -> bool {
    !key.starts_with(['@', '$']) && !["language", "name"].contains(&key)
}

/// Writes the file of a new language: every entry empty, with what English says about it.
///
/// # Errors
/// If the tag isn't one, or the file is there already.
pub fn new(tag: &str) -> Result<()> {
    let path = root().join(format!("words/{tag}.json"));
    ensure!(!path.exists(), "{} is there already", path.display());
    let text = blank(tag)?;
    fs::write(&path, text)?;
    println!("{}: fill in the entries, then run cargo xtask words lint", path.display());
    Ok(())
}

/// What the file of a new language holds.
///
/// # Errors
/// If the tag is none.
pub fn blank(tag: &str) -> Result<String> {
    let locale: Locale = tag.parse().ok().with_context(|| {
        format!("{tag:?} is no language tag: write it as BCP 47 does, such as \"sv\" or \"pt-BR\"")
    })?;
    ensure!(locale.to_string() == tag, "write the tag as {locale}");
    let english = english()?;
    let mut entries = Map::new();
    for (key, entry) in &english.entries {
        let entry = match key.as_str() {
            "language" => json!(tag),
            "name" => json!(""),
            key if !is_key(key) => entry.clone(),
            _ if entry.is_object() => {
                forms(tag).into_iter().map(|form| (form.to_owned(), json!(""))).collect()
            }
            _ => json!(""),
        };
        entries.insert(key.clone(), entry);
    }
    Ok(format!("{}\n", serde_json::to_string_pretty(&entries)?))
}
