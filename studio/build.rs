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
    for (key, text) in &words {
        let text = text.as_str().ok_or_else(|| format!("{key} is no text"))?;
        writeln!(
            code,
            "/// ```text\n/// {text}\n/// ```\npub(crate) const fn {key}() -> &'static str {{ {text:?} }}"
        )?;
    }
    Ok(fs::write(Path::new(&env::var("OUT_DIR")?).join("words.rs"), code)?)
}
