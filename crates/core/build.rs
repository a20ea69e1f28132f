//! Writes the words of the interface as a struct, a method for each entry of `words/en.json`, so that
//! the compiler knows every one of them by its name.

#![expect(clippy::disallowed_methods, reason = "Cargo tells a build script by variables")]

use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use serde_json::{Map, Value};

const ENGLISH: &str = "../../words/en.json";
/// How many entries at the start are for the loader (embed/languages.js).
const BEFORE: usize = 7;
/// What a file says of itself.
const HEAD: [&str; 3] = ["$schema", "language", "name"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={ENGLISH}");
    let for_program = env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|name| name == "wasm32")
        && env::var("CARGO_FEATURE_EVERY_WORD").is_err();
    let words: Map<String, Value> = serde_json::from_str(&fs::read_to_string(ENGLISH)?)?;
    let (mut methods, mut keys, mut english) = (String::new(), String::new(), Vec::new());
    let entries = words.iter().filter(|(key, _)| !HEAD.contains(&key.as_str()));
    for (at, (key, text)) in entries.filter(|(key, _)| !key.starts_with('@')).enumerate() {
        let about = &words[&format!("@{key}")]["description"];
        let about = about.as_str().ok_or_else(|| format!("{key} has no description"))?;
        let text = packed(text).ok_or_else(|| format!("{key} is neither a text nor forms"))?;
        writeln!(
            methods,
            "/// {about}\npub const fn {key}(&self) -> &'static str {{ self.texts[{at}] }}"
        )?;
        writeln!(keys, "{key:?},")?;
        // The program never asks for the list, nor for what is said before it is there.
        let is_elsewhere = key.starts_with("list_") || at < BEFORE;
        let text = if for_program && is_elsewhere { String::new() } else { text };
        english.push(text);
    }
    let english = english.join("\n");
    let code = format!(
        "/// The words of the interface in one language.
#[derive(Debug, Clone, Copy)]
pub struct Words {{
    /// Their language, as BCP 47 writes it.
    pub language: &'static str,
    /// How numbers, lists and days are written.
    pub formats: Formats,
    texts: [&'static str; KEYS.len()],
}}

/// The name of each entry, in the order of their file.
pub const KEYS: &[&str] = &[{keys}];

/// One line per entry, in the order of [`KEYS`].
const PACKED_ENGLISH: &str = {english:?};

impl Words {{ {methods} }}
"
    );
    fs::write(Path::new(&env::var("OUT_DIR")?).join("words.rs"), code)?;
    Ok(())
}

/// The text, or its forms as `Words::plural` reads them: name and text alternate, with tabs between.
fn packed(entry: &Value) -> Option<String> {
    match entry {
        Value::String(text) => Some(text.clone()),
        Value::Object(forms) => {
            let form =
                |(name, text): (&String, &Value)| Some(format!("{name}\t{}", text.as_str()?));
            Some(forms.iter().map(form).collect::<Option<Vec<_>>>()?.join("\t"))
        }
        _ => None,
    }
}
