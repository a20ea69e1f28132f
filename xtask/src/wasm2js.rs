//! The version without WebAssembly: the same crate as one file of plain JavaScript.
//! See docs/adr/0006-without-webassembly.md.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::esbuild::{complete, minify, pristine_globals};
use crate::paths::{node_program, remapped_paths, root};
use crate::shell::{command, read, run};

/// A profile of its own: another folder under `target/`, so that neither build undoes the other.
const PROFILE: &str = "plain";
const TARGET: &str = "wasm32-unknown-unknown";

/// What wasm2js can turn into JavaScript of all that Rust's standard library is compiled to.
pub(crate) const FEATURES: [&str; 6] = [
    "--mvp-features",
    "--enable-mutable-globals",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
];

/// Tried one by one: this set came out smallest after brotli. Inlining repeats code that
/// JavaScript takes more letters for, and flat code has fewer shapes.
pub(crate) const SMALLEST: [&str; 5] =
    ["-Oz", "--one-caller-inline-max-function-size=20", "--flatten", "--rereloop", "-Oz"];

/// How the glue tells that its view of the memory is stale, and how it must do so here: real
/// WebAssembly detaches the old buffer when the memory grows, wasm2js only copies it.
const STALE: [(&str, &str); 2] = [
    (
        "cachedDataViewMemory0.buffer.detached === true || \
         (cachedDataViewMemory0.buffer.detached === undefined && \
         cachedDataViewMemory0.buffer !== wasm.memory.buffer)",
        "cachedDataViewMemory0.buffer !== wasm.memory.buffer",
    ),
    (
        "cachedUint8ArrayMemory0.byteLength === 0",
        "cachedUint8ArrayMemory0.buffer !== wasm.memory.buffer",
    ),
];

/// Compiles the crate and returns the one module that replaces glue and WebAssembly.
///
/// # Errors
/// If a tool fails, or makes of the crate what this file does not expect.
pub(crate) fn program() -> Result<Vec<u8>> {
    let folder = root().join("target").join(TARGET).join(PROFILE);
    compile()?;
    let work = folder.join("javascript");
    fs::create_dir_all(&work)?;
    bind(&folder.join("quick_checks.wasm"), &work)?;
    translate(&work)?;
    let entry = work.join("plain.js");
    fs::copy(root().join("embed/plain.js"), &entry)?;
    minify(&entry, &["--bundle", "--format=esm", &pristine_globals()])
}

/// Compiles without reference types: wasm2js knows no references, and wasm-bindgen then keeps the
/// page's objects in an array of its own.
pub(crate) fn compile() -> Result<()> {
    let mut flags = remapped_paths();
    flags.push("-Ctarget-feature=-reference-types".to_owned());
    let mut cargo = command("cargo");
    cargo.args(["build", "--quiet", "--package", "quick-checks", "--lib", "--locked"]);
    cargo.args(["--profile", PROFILE, "--target", TARGET]);
    cargo.arg("--target-dir").arg(root().join("target"));
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags.join(" "));
    run("compiling the version without WebAssembly", &mut cargo)
}

/// Writes the glue and what it needs of the compiled program.
fn bind(compiled: &Path, work: &Path) -> Result<()> {
    let mut wasm_bindgen = command("wasm-bindgen");
    wasm_bindgen.args(["--target", "bundler", "--no-typescript", "--out-name", "glue"]);
    read(wasm_bindgen.arg("--out-dir").arg(work).arg(compiled))?;
    complete(&work.join("snippets"))?;
    let glue = work.join("glue_bg.js");
    let mut text = fs::read_to_string(&glue).with_context(|| glue.display().to_string())?;
    for (stale, moved) in STALE {
        ensure!(text.matches(stale).count() == 1, "wasm-bindgen's glue no longer has {stale}");
        text = text.replace(stale, moved);
    }
    let views = text.matches("Memory0 = null;").count();
    ensure!(views == STALE.len(), "wasm-bindgen's glue has {views} views of the memory");
    Ok(fs::write(&glue, text)?)
}

/// Turns the WebAssembly into JavaScript.
fn translate(work: &Path) -> Result<()> {
    let small = work.join("small.wasm");
    let mut wasm_opt = command(node_program("wasm-opt"));
    wasm_opt.args(FEATURES).args(SMALLEST).arg(work.join("glue_bg.wasm"));
    read(wasm_opt.arg("-o").arg(&small))?;
    let program = work.join("program.js");
    let mut wasm2js = command(node_program("wasm2js"));
    wasm2js.args(FEATURES).args(&SMALLEST[..2]).arg(&small);
    read(wasm2js.arg("-o").arg(&program))?;
    // The program asks for its imports by the name that wasm-bindgen gave them.
    let text = fs::read_to_string(&program)?;
    ensure!(text.contains("'./glue_bg.js'"), "wasm2js imports from somewhere else");
    ensure!(!text.contains("externref"), "the program still uses references");
    Ok(())
}
