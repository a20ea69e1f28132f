//! `cargo xtask fuzz`: libFuzzer on what comes from outside, with the compiler that builds the rest.
//!
//! cargo-fuzz would want another compiler and minutes for its own build; what it passes on are these
//! flags. Without the sanitizers, which only find what unsafe code does: there is none here.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::guide;
use crate::paths::root;
use crate::shell::{command, run_quietly};
use crate::toolchain::host;

/// Counts which branches an input takes, so that libFuzzer keeps those that take new ones.
const COVERAGE: [&str; 6] = [
    "--cfg=fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
];

/// The targets of `fuzz/`, each with the longest input that it is given.
const TARGETS: [(&str, &str); 3] = [("article", "8192"), ("guide", "65536"), ("progress", "4096")];

/// Compiles the targets.
///
/// # Errors
/// If that fails; the compiler has said why.
pub fn build() -> Result<()> {
    let mut cargo = command("cargo");
    cargo.args(["build", "--release", "--locked", "--manifest-path", "fuzz/Cargo.toml"]);
    // With a target named, the flags are for the fuzzed code alone, not for build scripts.
    cargo.args(["--target", &host()?]).env("RUSTFLAGS", COVERAGE.join(" "));
    run_quietly("compiling what is fuzzed", cargo.env("CARGO_TARGET_DIR", "target/fuzz"))
}

/// Fuzzes each target for this many seconds, from old files on.
///
/// # Errors
/// If an input is found on which a target fails; libFuzzer has printed it and written it to a file.
pub fn fuzz(seconds: u32) -> Result<()> {
    build()?;
    for (target, longest) in TARGETS {
        let folder = root().join("target/fuzz");
        let corpus = folder.join("corpus").join(target);
        fs::create_dir_all(&corpus).with_context(|| corpus.display().to_string())?;
        seed(target, &corpus)?;
        let mut fuzzer = command(folder.join(host()?).join("release").join(target));
        fuzzer.arg(&corpus).args([
            &format!("-max_total_time={seconds}"),
            &format!("-max_len={longest}"),
            &format!("-dict={}", root().join("fuzz/text.dict").display()),
            &format!("-artifact_prefix={}/{target}-", folder.display()),
            // The same inputs each time, as far as the time allows.
            "-seed=2026",
            "-verbosity=0",
        ]);
        run_quietly(&format!("fuzzing {target} for {seconds} s"), &mut fuzzer)?;
    }
    Ok(())
}

/// Puts real files into a corpus.
fn seed(target: &str, corpus: &Path) -> Result<()> {
    let mut files = Vec::new();
    if target == "article" {
        for entry in fs::read_dir(root().join("tests/articles"))? {
            let path = entry?.path();
            if path.extension().is_some_and(|end| end == "html") {
                files.push(path);
            }
        }
    } else {
        files.push(root().join("tests/fixtures").join(format!("{target}-1.json")));
    }
    if target == "guide" {
        files.extend(guide::files()?);
    }
    for file in files {
        let name = file.file_name().context("a file without a name")?;
        fs::copy(&file, corpus.join(name)).with_context(|| file.display().to_string())?;
    }
    Ok(())
}
