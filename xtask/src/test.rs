//! `cargo xtask test`: every test, the cheap ones first.

use anyhow::Result;

use crate::paths::node_program;
use crate::shell::{command, run_tests};
use crate::{toolchain, trunk};

/// Runs everything.
///
/// # Errors
/// At the first stage that fails; its test runner has said what.
pub fn run_all() -> Result<()> {
    toolchain::install(toolchain::BUILD)?;
    toolchain::install(toolchain::BROWSERS)?;
    look_at_sources()?;
    let mut native = command("cargo");
    run_tests("native tests", native.args(["test", "--workspace", "--locked"]))?;
    trunk::build()?;
    let mut dist = command("cargo");
    dist.args(["test", "--locked", "--package", "xtask", "--test", "dist", "--", "--nocapture"]);
    run_tests("size and contents of dist/", &mut dist)?;
    let mut browser = command("cargo");
    browser.args(["test", "--locked", "--package", "quick-checks", "--test", "browser"]);
    // A fault names what was wanted; a hundred lines of frames would only bury it.
    browser.env("RUST_BACKTRACE", "0");
    run_tests("browser tests", &mut browser)
}

/// What is written by hand for browsers and compiled by nobody.
fn look_at_sources() -> Result<()> {
    for project in ["tsconfig.json", "embed/worker/tsconfig.json"] {
        let mut types = command(node_program("tsc"));
        run_tests(&format!("types of embed/ ({project})"), types.args(["--project", project]))?;
    }
    run_tests("lint of embed/", command(node_program("eslint")).arg("embed"))?;
    run_tests("lint of style/", command(node_program("stylelint")).arg("style/**/*.css"))?;
    let worker = ["--test", "embed/worker/addresses.test.js"];
    run_tests("the worker's addresses", command("node").args(worker))?;
    let pictures = ["--test", "tests/looks/pictures.test.mjs"];
    run_tests("pictures that can fail", command("node").args(pictures))
}
