//! `cargo xtask package`: what is built, for people without Rust. An npm package and the same as a
//! zip, the same bytes for the same `dist/` on every machine.

mod archive;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::integrity;
use crate::paths::root;

/// The version that everything here has: the workspace's.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
/// The package's name, and that of the folder in the zip.
pub const NAME: &str = "quick-checks";
const LICENCES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];
/// The demo stays here: on each blogger's site it would be one article more, with our words. So does
/// the studio, which no reader has a use for.
const DEMO: [&str; 2] = ["index.html", "page.css"];

/// The files of a package by their paths in it, in the order of those.
pub type Files = BTreeMap<String, Vec<u8>>;

/// What was written.
#[derive(Debug)]
pub struct Package {
    /// For npm.
    pub tarball: PathBuf,
    /// For people without.
    pub zip: PathBuf,
}

/// Where packages are put.
pub fn folder() -> PathBuf {
    root().join("target/package")
}

/// Writes both archives of a `dist` folder into another folder, in place of what was there.
///
/// # Errors
/// If a file can't be read or written, or two would have the same name in the package.
pub fn write(dist: &Path, into: &Path) -> Result<Package> {
    let files = files(dist)?;
    if into.is_dir() {
        fs::remove_dir_all(into).with_context(|| into.display().to_string())?;
    }
    fs::create_dir_all(into).with_context(|| into.display().to_string())?;
    let tarball = into.join(format!("{NAME}-{VERSION}.tgz"));
    let zip = into.join(format!("{NAME}-{VERSION}.zip"));
    fs::write(&tarball, archive::tarball(&files, "package")?)?;
    fs::write(&zip, archive::zip(&files, NAME)?)?;
    Ok(Package { tarball, zip })
}

/// What the package has in it.
///
/// # Errors
/// If a file can't be read, or two would have the same name.
pub fn files(dist: &Path) -> Result<Files> {
    let mut files = Files::new();
    gather(dist, "", &mut files)?;
    files.retain(|name, _| !DEMO.contains(&name.as_str()) && !name.starts_with("studio/"));
    ensure!(files.contains_key("quick-checks.js"), "{}: run cargo xtask dist", dist.display());
    let loader = integrity::usual(&files["quick-checks.js"]);
    let mut ours = Files::new();
    gather(&root().join("package"), "", &mut ours)?;
    for licence in LICENCES {
        ours.insert(licence.to_owned(), fs::read(root().join(licence)).context(licence)?);
    }
    if let Some(text) = ours.get_mut("package.json") {
        *text = with_version(text)?;
    }
    if let Some(text) = ours.get_mut("README.md") {
        let filled = String::from_utf8(std::mem::take(text))?;
        *text = filled.replace("{version}", VERSION).replace("{integrity}", &loader).into_bytes();
    }
    for (name, bytes) in ours {
        ensure!(files.insert(name.clone(), bytes).is_none(), "dist/ and package/ both have {name}");
    }
    Ok(files)
}

fn with_version(manifest: &[u8]) -> Result<Vec<u8>> {
    let mut manifest: Value = serde_json::from_slice(manifest).context("package/package.json")?;
    ensure!(manifest["name"] == NAME, "package/package.json: the name is {NAME}");
    manifest["version"] = VERSION.into();
    let mut text = serde_json::to_vec_pretty(&manifest)?;
    text.push(b'\n');
    Ok(text)
}

/// All files of a folder and its folders.
fn gather(folder: &Path, prefix: &str, into: &mut Files) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() {
            gather(&path, &format!("{prefix}{name}/"), into)?;
        } else {
            let bytes = fs::read(&path).with_context(|| path.display().to_string())?;
            into.insert(format!("{prefix}{name}"), bytes);
        }
    }
    Ok(())
}
