//! `cargo xtask test`: every test, the cheap ones first.

use std::process::Command;

use anyhow::Result;

use crate::paths::{node_program, root};
use crate::shell::{command, print_times, run, run_last, side_by_side};
use crate::toolchain::{self, Tool};
use crate::{elsewhere, engines, fuzz, package, renderers, trunk, types};

/// How long each target is fuzzed: long enough to see that it runs and to find what is near.
const FUZZED_SECONDS: u32 = 5;

/// Runs everything.
///
/// # Errors
/// At the first stage that fails; its test runner has said what.
pub fn run_all() -> Result<()> {
    toolchain::install(toolchain::TEST)?;
    look_at_sources()?;
    look_at_dependencies()?;
    renderers::tests()?;
    // What ships is compiled mostly on one core.
    side_by_side(trunk::build, || {
        run("native tests", &mut cargo_test(&[]))?;
        let browser = ["--test", "browser", "--test", "dist", "--test", "package", "--no-run"];
        run("compiling the browser tests", &mut cargo_test(&browser))?;
        fuzz::fuzz(FUZZED_SECONDS)
    })?;
    let dist = ["--test", "dist", "--", "--nocapture"];
    run("size and contents of dist/", &mut cargo_test(&dist))?;
    package::write(&root().join("dist"), &package::folder())?;
    run("the package", &mut cargo_test(&["--test", "package"]))?;
    types::check()?;
    engines::build_for_the_gate()?;
    elsewhere::tests()?;
    print_times();
    run_last("browser tests", &mut cargo_test(&["--test", "browser"]))
}

/// Has a real screen reader read the built widget out, and compares what it says with
/// docs/screen-reader.md. Apart from the rest: it takes minutes, and programs that nothing else needs.
///
/// # Errors
/// If it can't be built or says anything else; the test has said what.
pub fn read_aloud() -> Result<()> {
    toolchain::install(toolchain::SCREEN_READER)?;
    trunk::build()?;
    let mut reader = command("cargo");
    // Without the features of the whole workspace, as by hand: nothing here shares them.
    reader.args(["test", "--locked", "--test", "screen_reader"]);
    run_last("what a screen reader says", &mut reader)
}

/// Tests with the features of the whole workspace, so that nothing is compiled twice.
fn cargo_test(arguments: &[&str]) -> Command {
    let mut cargo = command("cargo");
    cargo.args(["test", "--workspace", "--locked"]).args(arguments);
    // A fault names what was wanted; a hundred lines of frames would only bury it.
    cargo.env("RUST_BACKTRACE", "0");
    cargo
}

/// What is written by hand for browsers and compiled by nobody.
fn look_at_sources() -> Result<()> {
    for project in ["tsconfig.json", "embed/worker/tsconfig.json", "bench/tsconfig.json"] {
        let mut types = command(node_program("tsc"));
        run(&format!("types of JavaScript ({project})"), types.args(["--project", project]))?;
    }
    run(
        "lint of JavaScript",
        command(node_program("eslint")).args(["bench", "demo", "embed", "standalone", "studio"]),
    )?;
    run(
        "lint of style/",
        command(node_program("stylelint")).args([
            "style/**/*.css",
            "bench/*.css",
            "studio/web/**/*.css",
        ]),
    )?;
    let worker = ["--test", "embed/worker/addresses.test.js"];
    run("the worker's addresses", command("node").args(worker))?;
    let studio = ["--test", "studio/web/complete.test.js", "studio/web/link.test.js"];
    run("the studio's scripts", command("node").args(studio))?;
    let pictures = ["--test", "tests/looks/pictures.test.mjs"];
    run("pictures that can fail", command("node").args(pictures))
}

/// What deny.toml asks for, as far as it can be known without the network.
fn look_at_dependencies() -> Result<()> {
    let mut deny = command("cargo");
    deny.args(["deny", "--locked", "--offline", "check", "licenses", "bans", "sources"]);
    run("licences, bans and sources of dependencies", &mut deny)
}

/// Looks for known faults in dependencies, in a list that changes without us.
///
/// # Errors
/// If one is known, or the list can't be fetched.
pub fn advisories() -> Result<()> {
    toolchain::install(&[Tool::CargoDeny])?;
    run("known faults in dependencies", command("cargo").args(["deny", "check", "advisories"]))
}
