//! Running other programs.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, ensure};

use crate::paths::{bin, root};

/// A program that finds our own tools before those of the machine.
pub(crate) fn command(program: impl AsRef<Path>) -> Command {
    let mut command = Command::new(program.as_ref());
    let machine = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(bin()).chain(std::env::split_paths(&machine));
    if let Ok(path) = std::env::join_paths(folders) {
        command.env("PATH", path);
    }
    command.current_dir(root());
    command
}

/// Runs a program to its end, its output shown, and says how long it took.
pub(crate) fn run(what: &str, command: &mut Command) -> Result<()> {
    let start = Instant::now();
    run_tests(what, command)?;
    eprintln!("── {what}: done in {} s", start.elapsed().as_secs());
    Ok(())
}

/// Runs a test runner to its end; the last line is the runner's own summary.
pub(crate) fn run_tests(what: &str, command: &mut Command) -> Result<()> {
    eprintln!("── {what}");
    let status = command.status().with_context(|| missing(command))?;
    ensure!(status.success(), "{what}: {status}");
    Ok(())
}

/// Runs a program and returns what it prints.
pub(crate) fn read(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| missing(command))?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{}: {said}", command.get_program().to_string_lossy());
    Ok(String::from_utf8(output.stdout)?)
}

fn missing(command: &Command) -> String {
    format!("{} could not be started: is it installed?", command.get_program().to_string_lossy())
}
