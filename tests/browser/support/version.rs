//! Another version of the widget: `dist/` with another question in its guide, and everything that
//! names the guide changed along, as `cargo xtask dist` would do it.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use super::Fault;

/// The guide of the next version, below `dist/`.
pub const NEXT_GUIDE: &str = "guides/icloud-backup-00000002.json";
/// What the next version asks instead.
pub const NEXT_QUESTION: &str = "What does your phone say today?";

/// Writes the next version into a folder of its own, deleted when dropped.
pub fn next_version() -> Result<TempDir, Fault> {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    let folder = tempfile::Builder::new().prefix("quick-checks-next-").tempdir()?;
    for below in ["guides", "words"] {
        fs::create_dir(folder.path().join(below))?;
    }
    for name in names(&dist)? {
        fs::copy(dist.join(&name), folder.path().join(&name))?;
    }
    let before = guide_name(&dist)?;
    let after = NEXT_GUIDE;
    let text = fs::read_to_string(dist.join(&before))?;
    let guide: Value = serde_json::from_str(&text)?;
    let question = guide["question"].as_str().unwrap_or_default();
    fs::remove_file(folder.path().join(&before))?;
    fs::write(folder.path().join(after), text.replace(question, NEXT_QUESTION))?;

    let [old, new] = [digest(&dist.join(&before))?, digest(&folder.path().join(after))?];
    let loader = folder.path().join("quick-checks.js");
    let text = fs::read_to_string(&loader)?.replace(&before, after);
    fs::write(&loader, text.replace(&old, &new))?;

    let worker = folder.path().join("quick-checks-sw.js");
    let mut text = fs::read_to_string(&worker)?.replace(&before, after);
    for (before, after) in [(before.as_str(), after), ("quick-checks.js", "quick-checks.js")] {
        text = text.replace(&digest(&dist.join(before))?, &digest(&folder.path().join(after))?);
    }
    let version = text.split("files/").nth(1).and_then(|rest| rest.get(..8)).unwrap_or_default();
    let version = ["files/", version].concat();
    fs::write(&worker, text.replace(&version, "files/00000002"))?;
    Ok(folder)
}

/// The name of the bundled guide below `dist/`.
fn guide_name(dist: &Path) -> Result<String, Fault> {
    let found = names(dist)?.into_iter().map(|name| name.display().to_string());
    let mut found = found.filter(|name| name.starts_with("guides/icloud-backup-"));
    found.next().ok_or_else(|| Fault::new("dist/ has no guide"))
}

fn names(dist: &Path) -> Result<Vec<PathBuf>, Fault> {
    let mut names = Vec::new();
    for folder in ["", "guides", "words"] {
        for entry in fs::read_dir(dist.join(folder))? {
            let entry = entry?;
            if entry.file_type()?.is_file() {
                names.push(Path::new(folder).join(entry.file_name()));
            }
        }
    }
    Ok(names)
}

fn digest(file: &Path) -> Result<String, Fault> {
    Ok(STANDARD.encode(Sha256::digest(fs::read(file)?)))
}
