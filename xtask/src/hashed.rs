//! Files whose names change with their content, so that browsers may keep them without end.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

/// Writes a file under a name that changes with its content, and returns that name.
pub(crate) fn hashed(staging: &Path, stem: &str, ending: &str, bytes: &[u8]) -> Result<String> {
    let name = format!("{stem}-{}.{ending}", short_hash(bytes));
    fs::write(staging.join(&name), bytes)?;
    Ok(name)
}

/// The name of the one file in a `dist/` that was written with this stem and ending.
pub(crate) fn shipped(dist: &Path, stem: &str, ending: &str) -> Result<String> {
    let mut names = names(dist, stem, ending)?;
    let count = match names.len() {
        1 => return Ok(names.remove(0)),
        0 => "none".to_owned(),
        count => count.to_string(),
    };
    bail!(
        "one {stem}-????????.{ending} is wanted in {}, and there are {count}: run `cargo xtask dist` \
         first",
        dist.display()
    )
}

/// The names of all such files, of whatever content.
pub(crate) fn names(dist: &Path, stem: &str, ending: &str) -> Result<Vec<String>> {
    let (folder, _) = stem.rsplit_once('/').unwrap_or_default();
    let mut names = Vec::new();
    let path = dist.join(folder);
    if !path.is_dir() {
        return Ok(names);
    }
    for entry in fs::read_dir(&path).with_context(|| path.display().to_string())? {
        let name = Path::new(folder).join(entry?.file_name()).to_string_lossy().into_owned();
        let hash = name.strip_prefix(stem).and_then(|rest| rest.strip_prefix('-'));
        let hash = hash.and_then(|rest| rest.strip_suffix(ending)?.strip_suffix('.'));
        if hash
            .is_some_and(|hash| hash.len() == 8 && hash.chars().all(|one| one.is_ascii_hexdigit()))
        {
            names.push(name);
        }
    }
    Ok(names)
}

/// Eight hexadecimal digits that change with the content.
pub(crate) fn short_hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let [a, b, c, d, ..] = digest.0;
    format!("{:08x}", u32::from_be_bytes([a, b, c, d]))
}
