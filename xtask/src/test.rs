//! `cargo xtask test`: every test, the cheap ones first.

use anyhow::Result;

use crate::shell::{command, run_tests};
use crate::{toolchain, trunk};

/// Runs everything.
///
/// # Errors
/// At the first stage that fails; its test runner has said what.
pub fn run_all() -> Result<()> {
    toolchain::install(toolchain::BUILD)?;
    toolchain::install(toolchain::BROWSERS)?;
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
