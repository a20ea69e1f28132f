//! The architecture, held in place beyond what the compiler does: the order of the core's layers,
//! no circles between modules, and what may appear where.
//!
//! That the core knows no browser needs no test: `crates/core` has no dependency that does.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

/// The layers of the core, each with those it may use.
const LAYERS: [(&str, &[&str]); 14] = [
    ("cut", &[]),
    ("json", &[]),
    ("rich_text", &["cut"]),
    ("guide", &["json"]),
    ("search", &["guide"]),
    ("words", &["cut", "guide"]),
    ("checkup", &["guide"]),
    ("calculators", &["cut", "guide", "words", "checkup"]),
    ("summary", &["guide", "words", "checkup", "calculators"]),
    ("lint", &["rich_text", "guide", "calculators"]),
    ("fallback", &["cut", "rich_text", "guide", "words", "checkup"]),
    ("progress", &["json", "checkup"]),
    ("handoff", &["cut", "checkup"]),
    ("session", &["guide", "search", "words", "checkup", "calculators", "summary", "progress"]),
];

/// The packages whose modules must not form circles.
const PACKAGES: [&str; 6] = [
    "crates/core/src",
    "crates/article/src",
    "crates/author/src",
    "src",
    "studio/src",
    "xtask/src",
];

/// The Rust files of a folder, by module path (`ui::check`), without comments.
fn modules(folder: &str) -> Result<BTreeMap<String, String>> {
    fn gather(folder: &Path, into: &mut Vec<PathBuf>) -> Result {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() { gather(&path, into)? } else { into.push(path) }
        }
        Ok(())
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files = Vec::new();
    gather(&root, &mut files)?;
    let mut modules = BTreeMap::new();
    for file in files {
        let name = file.strip_prefix(&root)?.with_extension("");
        let name = name.to_string_lossy().replace(['/', '\\'], "::");
        let text = fs::read_to_string(&file)?;
        let code: Vec<&str> =
            text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        modules.insert(name, code.join("\n"));
    }
    Ok(modules)
}

/// The paths that a module names: `crate::…`, `super::…`, and the modules that it declares. Groups
/// in braces are spread out.
fn paths(name: &str, code: &str) -> Vec<String> {
    let mut paths = Vec::new();
    for start in ["crate::", "super::", "xtask::"] {
        for (at, _) in code.match_indices(start) {
            // The middle of a longer path was read with its start.
            let before = code.get(..at).and_then(|before| before.chars().next_back());
            if before.is_some_and(|letter| letter.is_alphanumeric() || ":_".contains(letter)) {
                continue;
            }
            spread(code.get(at..).unwrap_or_default(), String::new(), &mut paths);
        }
    }
    paths.into_iter().map(|path| absolute(name, &path)).collect()
}

/// Reads a path, with its groups, from the start of `code`. Returns how much it took.
fn spread(code: &str, mut path: String, into: &mut Vec<String>) -> usize {
    let mut at = 0;
    while let Some(letter) = code.get(at..).and_then(|rest| rest.chars().next()) {
        match letter {
            '{' if path.ends_with("::") => {
                at += 1;
                loop {
                    let rest = code.get(at..).unwrap_or_default();
                    at += rest.len() - rest.trim_start().len();
                    at += spread(code.get(at..).unwrap_or_default(), path.clone(), into);
                    match code.get(at..).and_then(|rest| rest.chars().next()) {
                        Some(',') => at += 1,
                        Some('}') | None => return at + 1,
                        // "as other": part of no path.
                        Some(other) => at += other.len_utf8(),
                    }
                }
            }
            letter if letter.is_alphanumeric() || letter == '_' || letter == ':' => {
                path.push(letter);
                at += letter.len_utf8();
            }
            _ => break,
        }
    }
    into.push(path);
    at
}

/// A path from the crate's root.
fn absolute(name: &str, path: &str) -> String {
    let mut base: Vec<&str> = name.split("::").collect();
    let mut rest = path;
    if let Some(from_root) = path.strip_prefix("crate::").or_else(|| path.strip_prefix("xtask::")) {
        return from_root.to_owned();
    }
    while let Some(up) = rest.strip_prefix("super::") {
        base.pop();
        rest = up;
    }
    base.push(rest);
    base.join("::")
}

/// Which modules use which: of the modules that a path leads through, the innermost.
fn uses(modules: &BTreeMap<String, String>) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut uses: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (name, code) in modules {
        for path in paths(name, code) {
            let leads = |other: &&String| {
                path == ***other || path.starts_with(&format!("{}::", other.as_str()))
            };
            let target = modules.keys().filter(leads).max_by_key(|other| other.len());
            if let Some(target) = target.filter(|target| *target != name) {
                uses.entry(name).or_default().insert(target);
            }
        }
    }
    uses
}

/// A module that uses itself through others, if there is one.
fn circle<'a>(uses: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> Option<Vec<&'a str>> {
    for start in uses.keys() {
        let mut ways: Vec<Vec<&str>> = vec![vec![start]];
        let mut seen = BTreeSet::new();
        while let Some(way) = ways.pop() {
            for next in way.last().and_then(|last| uses.get(last)).into_iter().flatten() {
                let mut longer = way.clone();
                longer.push(next);
                if next == start {
                    return Some(longer);
                }
                if seen.insert(*next) {
                    ways.push(longer);
                }
            }
        }
    }
    None
}

#[test]
fn each_layer_of_the_core_uses_only_those_it_may() -> Result {
    for (name, code) in modules("crates/core/src")? {
        let layer = |path: &str| path.split("::").next().unwrap_or_default().to_owned();
        let own = layer(&name);
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == own) else {
            assert_eq!(name, "lib", "{name} belongs to no layer: add it to the table");
            continue;
        };
        for path in paths(&name, &code) {
            let used = layer(&path);
            let is_layer = LAYERS.iter().any(|(name, _)| *name == used);
            let may = used == own || allowed.contains(&used.as_str());
            assert!(!is_layer || may, "{name} uses {path}");
        }
    }
    Ok(())
}

#[test]
fn no_modules_use_each_other_in_a_circle() -> Result {
    for package in PACKAGES {
        let modules = modules(package)?;
        // A child may use what its parent defines; a parent that gathers its children is no circle.
        let mut uses = uses(&modules);
        for (name, used) in &mut uses {
            used.retain(|other| !name.starts_with(&format!("{other}::")));
        }
        assert!(uses.len() > 3, "{package}: hardly any imports found");
        if let Some(circle) = circle(&uses) {
            return Err(format!("{package}: {}", circle.join(" → ")).into());
        }
    }
    Ok(())
}

#[test]
fn the_test_for_circles_finds_one() {
    let modules: BTreeMap<String, String> = [
        ("ui", "mod a;\nmod b;"),
        ("ui::a", "use super::b::{self, c::Thing};"),
        ("ui::b", "use crate::{other, ui::a::link as way};"),
    ]
    .map(|(name, code)| (name.to_owned(), code.to_owned()))
    .into();
    assert_eq!(circle(&uses(&modules)), Some(vec!["ui::a", "ui::b", "ui::a"]));
}

#[test]
fn one_file_names_storage_and_one_folder_talks_to_javascript() -> Result {
    for (name, code) in modules("src")? {
        let stores = code.contains("gloo_storage") || code.contains("local_storage()");
        assert!(!stores || name == "storage", "{name} names storage");
        let exports = code.contains("#[wasm_bindgen");
        assert!(!exports || name.starts_with("embed"), "{name} talks to JavaScript");
    }
    Ok(())
}

#[test]
fn every_import_from_javascript_catches_what_it_throws() -> Result {
    let modules = modules("src")?;
    let mut imports = 0;
    for (name, code) in &modules {
        for block in code.split("extern \"C\" {").skip(1) {
            let block = block.split("\n}").next().unwrap_or_default();
            let mut attribute = "";
            for line in block.lines().map(str::trim) {
                if line.starts_with("#[wasm_bindgen") {
                    attribute = line;
                } else if line.contains("fn ") {
                    imports += 1;
                    assert!(attribute.contains("catch"), "{name}: {line}");
                    attribute = "";
                }
            }
        }
    }
    assert!(imports > 5, "the imports have moved");
    Ok(())
}

#[test]
fn nothing_unwraps_what_a_browser_or_a_file_may_refuse() -> Result {
    for package in
        ["crates/core/src", "crates/article/src", "crates/author/src", "src", "studio/src"]
    {
        for (name, code) in modules(package)? {
            for word in
                [".unwrap()", ".expect(", "panic!(", "todo!(", "dbg!(", ".forget()", "inner_html"]
            {
                assert!(!code.contains(word), "{name} has {word}");
            }
        }
    }
    Ok(())
}

#[test]
fn no_file_is_a_drawer_for_everything() -> Result {
    for package in PACKAGES {
        for (name, _) in modules(package)? {
            for word in ["util", "helper", "common", "manager", "misc"] {
                assert!(!name.contains(word), "{package}: {name} is a drawer");
            }
        }
    }
    Ok(())
}

/// Without the stub, the real crate comes back without a word, and 5 KB with it.
#[test]
fn the_stub_still_replaces_wasm_streams() -> Result {
    let lock = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock"))?;
    let packages: Vec<&str> = lock
        .split("[[package]]")
        .filter(|package| package.contains("name = \"wasm-streams\"\n"))
        .collect();
    assert_eq!(packages.len(), 1, "one wasm-streams in Cargo.lock");
    let replaced = packages.iter().all(|package| !package.contains("source = "));
    assert!(
        replaced,
        "give stubs/wasm-streams the version that Leptos wants: docs/adr/0008-slim.md"
    );
    Ok(())
}

#[test]
fn the_compiler_claimed_is_the_one_that_the_gate_runs() -> Result {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let named = |file: &str, start: &str| -> Result<String> {
        let text = fs::read_to_string(root.join(file))?;
        let version = text.lines().find_map(|line| line.strip_prefix(start));
        Ok(version.ok_or_else(|| format!("{file} has no {start}"))?.trim_matches('"').to_owned())
    };
    let claimed = named("Cargo.toml", "rust-version = ")?;
    let run = named("rust-toolchain.toml", "channel = ")?;
    assert_eq!(run.rsplit_once('.').map(|(minor, _)| minor), Some(&*claimed));
    Ok(())
}
