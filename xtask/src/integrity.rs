//! Subresource integrity: what a page writes into its tag so that the browser runs a file only
//! with the content that was built.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

/// For the files that the loader names: the shortest that browsers take, since the loader carries
/// one for each.
pub fn short(bytes: &[u8]) -> String {
    ["sha256-", &STANDARD.encode(Sha256::digest(bytes))].concat()
}

/// For the loader, as it is usual.
pub fn usual(bytes: &[u8]) -> String {
    ["sha384-", &STANDARD.encode(Sha384::digest(bytes))].concat()
}

/// The script tag of a `dist` folder, to paste.
///
/// # Errors
/// If the folder has no loader.
pub fn tag(dist: &Path) -> Result<String> {
    let loader = dist.join("quick-checks.js");
    let loader = fs::read(&loader).with_context(|| loader.display().to_string())?;
    let integrity = usual(&loader);
    Ok(format!(
        "<script async src=\"/quick-checks/quick-checks.js\" integrity=\"{integrity}\" \
         crossorigin=\"anonymous\"></script>"
    ))
}
