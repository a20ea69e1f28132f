//! The architecture, held in place: who may import whom, and what may stand where.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

/// The layers, each with those it may use.
const LAYERS: [(&str, &[&str]); 9] = [
    ("json", &[]),
    ("guide", &["json"]),
    ("words", &["guide"]),
    ("checkup", &["guide"]),
    ("tools", &["guide", "words", "checkup"]),
    ("fallback", &["guide", "words", "checkup", "tools"]),
    ("progress", &["json", "guide", "checkup"]),
    ("ui", &["guide", "words", "checkup", "tools", "progress"]),
    ("embed", &["guide", "words", "checkup", "progress", "ui"]),
];

/// What knows the browser, the time or chance.
const BROWSER: [&str; 9] = [
    "leptos",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "gloo",
    "std::time",
    "Instant",
    "SystemTime",
    "rand",
];

fn sources() -> Result<Vec<(String, String)>> {
    fn gather(folder: &Path, into: &mut Vec<PathBuf>) -> Result {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() { gather(&path, into)? } else { into.push(path) }
        }
        Ok(())
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    gather(&root, &mut files)?;
    let mut sources = Vec::new();
    for file in files {
        let name = file.strip_prefix(&root)?.to_string_lossy().into_owned();
        // Comments may speak of what code may not use.
        let text = fs::read_to_string(&file)?;
        let code: Vec<&str> =
            text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        sources.push((name, code.join("\n")));
    }
    Ok(sources)
}

fn layer(file: &str) -> &str {
    file.split(['/', '.']).next().unwrap_or_default()
}

#[test]
fn each_layer_uses_only_those_it_may() -> Result {
    for (file, code) in sources()? {
        let own = layer(&file);
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == own) else {
            assert_eq!(file, "lib.rs", "{file} belongs to no layer: add it to the table");
            continue;
        };
        for (other, _) in LAYERS.iter().filter(|(other, _)| *other != own) {
            if code.contains(&format!("crate::{other}")) {
                assert!(allowed.contains(other), "{file} uses {other}");
            }
        }
        assert!(!code.contains("use crate::{"), "{file}: one `use crate::layer` a layer, please");
    }
    Ok(())
}

#[test]
fn the_pure_layers_know_no_browser_no_time_and_no_chance() -> Result {
    let pure = ["json", "guide", "words", "checkup", "tools", "fallback"];
    for (file, code) in sources()? {
        let is_pure = pure.contains(&layer(&file)) || file == "progress.rs";
        for word in BROWSER.iter().filter(|_| is_pure) {
            assert!(!code.contains(word), "{file} names {word}");
        }
    }
    Ok(())
}

#[test]
fn one_file_names_storage_and_one_is_called_from_javascript() -> Result {
    for (file, code) in sources()? {
        let stores = code.contains("gloo_storage") || code.contains("local_storage()");
        assert!(!stores || file == "progress/browser.rs", "{file} names storage");
        let exports = code.contains("#[wasm_bindgen");
        assert!(!exports || file == "embed.rs", "{file} talks to JavaScript");
    }
    Ok(())
}

#[test]
fn nothing_unwraps_what_a_browser_or_a_file_may_refuse() -> Result {
    for (file, code) in sources()? {
        for word in
            [".unwrap()", ".expect(", "panic!(", "todo!(", "dbg!(", ".forget()", "inner_html"]
        {
            assert!(!code.contains(word), "{file} has {word}");
        }
    }
    Ok(())
}

#[test]
fn no_file_is_a_drawer_for_everything() -> Result {
    for (file, code) in sources()? {
        for word in ["util", "helper", "common", "manager", "misc"] {
            assert!(!file.contains(word), "{file}: name it after its one job");
        }
        let lines = code.lines().count();
        assert!(lines <= 330, "{file} has {lines} lines: is it still one thing?");
    }
    Ok(())
}
