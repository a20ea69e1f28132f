//! Running other programs.

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use crate::paths::{bin, root};

/// What was run so far, and how long it took.
static TIMES: Mutex<Vec<(String, Duration)>> = Mutex::new(Vec::new());

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
    let result = run_last(what, command);
    done(what, start);
    result
}

/// The same with nothing printed after it: the last line is the program's own.
pub(crate) fn run_last(what: &str, command: &mut Command) -> Result<()> {
    eprintln!("── {what}");
    let status = command.status().with_context(|| missing(command))?;
    ensure!(status.success(), "{what}: {status}");
    Ok(())
}

/// Runs a program to its end beside others; what it prints is shown only if it fails.
pub(crate) fn run_quietly(what: &str, command: &mut Command) -> Result<()> {
    let start = Instant::now();
    eprintln!("── {what} …");
    let output = command.stdin(Stdio::null()).output().with_context(|| missing(command))?;
    done(what, start);
    if output.status.success() {
        return Ok(());
    }
    let said = [output.stdout, output.stderr].concat();
    bail!("{what}: {}\n{}", output.status, String::from_utf8_lossy(&said).trim_end())
}

/// Runs a program and returns what it prints.
pub(crate) fn read(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| missing(command))?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{}: {said}", command.get_program().to_string_lossy());
    Ok(String::from_utf8(output.stdout)?)
}

/// Does two things at a time. If both fail, the second error is the one to mend first.
pub(crate) fn side_by_side(
    one: impl FnOnce() -> Result<()> + Send,
    other: impl FnOnce() -> Result<()> + Send,
) -> Result<()> {
    std::thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        let one = one.join().unwrap_or_else(|_| bail!("a stage has panicked"));
        other.and(one)
    })
}

/// Prints how long each thing took that was run. Some ran side by side: the sum says nothing.
pub(crate) fn print_times() {
    let times = TIMES.lock().unwrap_or_else(PoisonError::into_inner);
    eprintln!("── seconds by stage");
    for (what, time) in times.iter() {
        eprintln!("{:>6}  {what}", time.as_secs());
    }
}

fn done(what: &str, start: Instant) {
    let time = start.elapsed();
    eprintln!("── {what}: done in {} s", time.as_secs());
    TIMES.lock().unwrap_or_else(PoisonError::into_inner).push((what.to_owned(), time));
}

fn missing(command: &Command) -> String {
    format!("{} could not be started: is it installed?", command.get_program().to_string_lossy())
}
