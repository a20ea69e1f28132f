//! The article parser as files of their own, which only pages with an article load.

use std::fs;

use anyhow::{Context, Result};

use crate::esbuild::minify;
use crate::paths::{node_program, remapped_paths, root};
use crate::shell::{command, read, run};
use crate::wasm2js;

const TARGET: &str = "wasm32-unknown-unknown";

/// The parser as WebAssembly, by these options of wasm-opt, and as the JavaScript that is made of it.
///
/// # Errors
/// If it does not compile, or a tool fails.
pub(crate) fn parser(smallest: &[&str]) -> Result<(Vec<u8>, Vec<u8>)> {
    let work = root().join("target").join(TARGET).join("article");
    fs::create_dir_all(&work)?;
    // Always as it ships: it is small, and nobody debugs it in a browser.
    let mut cargo = command("cargo");
    cargo.args(["build", "--quiet", "--package", "quick-checks-article-wasm", "--locked"]);
    cargo.args(["--release", "--target", TARGET, "--target-dir"]).arg(root().join("target"));
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", remapped_paths().join(" "));
    run("compiling the article parser", &mut cargo)?;
    let built = root().join("target").join(TARGET).join("release/quick_checks_article_wasm.wasm");
    let small = work.join("article.wasm");
    let mut wasm_opt = command(node_program("wasm-opt"));
    read(wasm_opt.args(smallest).arg(&built).arg("-o").arg(&small))?;
    let flat = work.join("flat.wasm");
    let mut wasm_opt = command(node_program("wasm-opt"));
    wasm_opt.args(wasm2js::FEATURES).args(wasm2js::SMALLEST).arg(&built);
    read(wasm_opt.arg("-o").arg(&flat))?;
    let script = work.join("article.js");
    let mut wasm2js = command(node_program("wasm2js"));
    wasm2js.args(wasm2js::FEATURES).args(&wasm2js::SMALLEST[..2]).arg(&flat);
    read(wasm2js.arg("-o").arg(&script))?;
    let bytes = fs::read(&small).with_context(|| small.display().to_string())?;
    Ok((bytes, minify(&script, &["--format=esm"])?))
}
