//! Reading the sources, for tests that hold two of them against each other.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

pub type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The texts of the files with this ending in a folder and its folders.
pub fn texts(folder: &Path, ending: &str) -> Result<String> {
    let mut all = String::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            all += &texts(&path, ending)?;
        } else if path.extension().is_some_and(|found| found == ending) {
            all += &fs::read_to_string(path)?;
        }
    }
    Ok(all)
}

/// What stands between `start` and `end` in a text, each time.
pub fn between<'a>(text: &'a str, start: &'a str, end: char) -> impl Iterator<Item = &'a str> {
    text.split(start).skip(1).filter_map(move |rest| Some(rest.split_once(end)?.0))
}

/// The attributes that the element observes.
pub fn attributes() -> Result<BTreeSet<String>> {
    let source = fs::read_to_string(root().join("embed/loader/placement.js"))?;
    let list = between(&source, "const ATTRIBUTES = [", ']').next().ok_or("no attributes")?;
    Ok(list.split('\'').skip(1).step_by(2).map(str::to_owned).collect())
}

/// The parts that the program and the loader give to what they draw.
pub fn parts() -> Result<BTreeSet<String>> {
    let (code, loader) = (texts(&root().join("src"), "rs")?, texts(&root().join("embed"), "js")?);
    let parts = between(&code, ".part(\"", '"')
        .chain(between(&code, " part=\"", '"'))
        .chain(between(&loader, "setAttribute('part', '", '\''));
    Ok(parts.map(str::to_owned).collect())
}
