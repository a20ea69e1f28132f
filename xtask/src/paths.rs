//! Where things are.

use std::path::{Path, PathBuf};

/// The workspace's root folder.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Where the tools are that a build and the tests install.
pub(crate) fn tools() -> PathBuf {
    root().join("target/tools")
}

/// The folder of the tools' programs.
pub(crate) fn bin() -> PathBuf {
    tools().join("bin")
}

/// A program that npm installed.
pub(crate) fn node_program(name: &str) -> PathBuf {
    node_modules().join(".bin").join(name)
}

/// Where npm installed them.
pub(crate) fn node_modules() -> PathBuf {
    tools().join("node_modules")
}
