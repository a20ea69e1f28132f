//! The page for translators: every text where readers see it. It is beside the words in `dist/`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use quick_checks_core::words::{KEYS, direction};
use serde_json::{Map, Value, json};

use super::{Language, PSEUDO, english, languages, packed, pseudo};
use crate::esbuild::minify;
use crate::paths::root;

/// The guide whose screens it shows: the one with every kind.
const GUIDE: &str = "icloud-backup";

/// Writes it, once the plain lists are there; `files` has the packed words of each language, by its tag.
///
/// # Errors
/// If a file can't be read or written.
pub(crate) fn page(staging: &Path, files: &BTreeMap<String, String>) -> Result<()> {
    let source = root().join("demo");
    let template = source.join("words.html");
    let template = fs::read_to_string(&template).with_context(|| template.display().to_string())?;
    let english = english()?;
    let mut named = Map::new();
    let all = languages()?.into_values().chain(pseudo(&english));
    for language in all {
        let file = files.get(&language.tag).with_context(|| format!("no {}", language.tag))?;
        let name = language.entries.get("name").and_then(Value::as_str);
        let name = name.unwrap_or(if language.tag == PSEUDO[0] { "Longer" } else { "Mirrored" });
        let entry = json!({
            "name": name, "file": file, "list": list(&language)?,
            "fallback": fallback(staging, &language.tag),
            "isRightToLeft": direction(&language.tag) == "rtl" || language.tag == PSEUDO[1],
        });
        named.insert(language.tag, entry);
    }
    let lines = packed(&english, true)?;
    let entries: Vec<Value> = KEYS
        .iter()
        .zip(lines.lines().skip(1))
        .map(|(key, text)| {
            let about = &english.entries[&format!("@{key}")];
            json!({
                "key": key, "english": text,
                "description": about["description"], "longest": about["longest"],
            })
        })
        .collect();
    let entries = format!("--define:ENTRIES={}", json!(entries));
    let spoken = format!("--define:SPOKEN={}", json!(named));
    let options = ["--bundle", "--format=esm", &entries, &spoken];
    let script = String::from_utf8(minify(&source.join("words.js"), &options)?)?;
    let style = String::from_utf8(minify(&source.join("words.css"), &[])?)?;
    let html = template.replace("{style}", style.trim()).replace("{script}", script.trim());
    Ok(fs::write(staging.join("words/index.html"), html)?)
}

/// The plain list of our first guide: in the language, if it is translated into that.
fn fallback(staging: &Path, tag: &str) -> String {
    let translated = format!("fallback/{GUIDE}.{tag}.html");
    if staging.join(&translated).is_file() { translated } else { format!("fallback/{GUIDE}.html") }
}

/// What only the plain list says, by its key: it is not in the packed file.
fn list(language: &Language) -> Result<BTreeMap<&'static str, String>> {
    let packed = packed(language, true)?;
    let lines = KEYS.iter().zip(packed.lines().skip(1));
    let of_list = lines.filter(|(key, _)| key.starts_with("list_"));
    Ok(of_list.map(|(key, line)| (*key, line.to_owned())).collect())
}
