//! Makes a function of each text in `words/en.json`, so that the compiler knows every one of them.

use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use serde_json::{Map, Value};

const ENGLISH: &str = "words/en.json";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={ENGLISH}");
    let words: Map<String, Value> = serde_json::from_str(&fs::read_to_string(ENGLISH)?)?;
    let mut code = String::new();
    let mut texts = Vec::new();
    for (at, (key, text)) in words.iter().enumerate() {
        let text = text.as_str().ok_or_else(|| format!("{key} is no text"))?;
        writeln!(
            code,
            "/// ```text\n/// {text}\n/// ```\npub(crate) fn {key}() -> &'static str {{ entry({at}) }}"
        )?;
        texts.push(text);
    }
    writeln!(code, "const ENGLISH: [&str; {}] = {texts:?};", texts.len())?;
    Ok(fs::write(Path::new(&env::var("OUT_DIR")?).join("words.rs"), code)?)
}
