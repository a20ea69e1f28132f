//! esbuild, which bundles and minifies JavaScript and CSS.

use std::path::Path;

use anyhow::Result;

use crate::paths::{node_modules, node_program, root};
use crate::shell::{command, read};

/// Browsers older than this have no WebAssembly that current Rust compiles to.
const OLDEST: &str = "--target=safari15,chrome91,firefox90";

/// A file as browsers get it.
pub(crate) fn minify(file: &Path, options: &[&str]) -> Result<Vec<u8>> {
    let mut esbuild = command(node_program("esbuild"));
    esbuild.args(["--minify", "--charset=utf8", "--log-level=warning", OLDEST]).args(options);
    esbuild.env("NODE_PATH", node_modules());
    Ok(read(esbuild.arg(file))?.into_bytes())
}

/// The option by which esbuild replaces globals that a page may have changed by the browser's own.
pub(crate) fn pristine_globals() -> String {
    format!("--inject:{}", root().join("embed/pristine-globals.js").display())
}
