//! Files whose names change with their content, so that browsers may keep them without end.

use std::fs;
use std::path::Path;

use anyhow::Result;
use sha2::{Digest, Sha256};

/// Writes a file under a name that changes with its content, and returns that name.
pub(crate) fn hashed(staging: &Path, stem: &str, ending: &str, bytes: &[u8]) -> Result<String> {
    let name = format!("{stem}-{}.{ending}", short_hash(bytes));
    fs::write(staging.join(&name), bytes)?;
    Ok(name)
}

/// Eight hexadecimal digits that change with the content.
pub(crate) fn short_hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let [a, b, c, d, ..] = digest.0;
    format!("{:08x}", u32::from_be_bytes([a, b, c, d]))
}
