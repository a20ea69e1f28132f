//! esbuild, which bundles and minifies JavaScript and CSS.

use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::paths::{bench_modules, node_modules, node_program, root};
use crate::shell::{command, read};

/// Browsers older than this have no WebAssembly that current Rust compiles to.
const OLDEST: &str = "--target=safari15,chrome91,firefox90";

/// A file as browsers get it.
pub(crate) fn minify(file: &Path, options: &[&str]) -> Result<Vec<u8>> {
    let mut esbuild = command(node_program("esbuild"));
    // What it writes is ASCII: a page that isn't UTF-8 has browsers read scripts and sheets in its own
    // encoding, if the server names none.
    // What a module does not have is a fault, not a warning.
    esbuild.args(["--minify", "--log-level=warning", "--log-override:import-is-undefined=error"]);
    esbuild.arg(OLDEST).args(options);
    esbuild.env("NODE_PATH", std::env::join_paths([node_modules(), bench_modules()])?);
    Ok(read(esbuild.arg(file))?.into_bytes())
}

/// The option by which esbuild replaces globals that a page may have changed by the browser's own.
pub(crate) fn pristine_globals() -> String {
    format!("--inject:{}", root().join("embed/pristine-globals.js").display())
}

/// Brings what the program's JavaScript imports: wasm-bindgen copies into `snippets` only the files
/// that Rust names.
pub(crate) fn complete(snippets: &Path) -> Result<()> {
    for package in fs::read_dir(snippets)? {
        let package = package?.path();
        for file in ["embed/keys.js", "embed/day.js"] {
            fs::copy(root().join(file), package.join(file))?;
        }
    }
    Ok(())
}
