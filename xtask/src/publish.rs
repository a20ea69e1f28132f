//! `cargo xtask publish --dry-run`: whether a release could be made of what is here, and the steps
//! that a person would then take. Nothing here publishes anything.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use crate::package::{self, NAME, VERSION};
use crate::paths::root;
use crate::shell::{command, read};
use crate::size;

/// One thing that a release needs, and whether it is there.
type Check = (&'static str, fn() -> Result<()>);

const CHECKS: [Check; 5] = [
    ("the changelog has a section for this version", changelog),
    ("the versions agree", versions),
    ("everything is committed", clean_tree),
    ("the sizes are within their budgets", budgets),
    ("the package comes out the same twice", package_twice),
];

/// Looks at all that a release needs, and prints what comes next. Expects a fresh `dist/`.
///
/// # Errors
/// If something is missing; every such thing is printed.
pub fn dry_run() -> Result<()> {
    let mut missing = 0;
    for (what, check) in CHECKS {
        match check() {
            Ok(()) => println!("ok       {what}"),
            Err(why) => {
                missing += 1;
                println!("missing  {what}: {why:#}");
            }
        }
    }
    ensure!(missing == 0, "{VERSION} can't be released: {missing} of {} are missing", CHECKS.len());
    println!("\n{NAME} {VERSION} can be released. What a person then does:\n{}", steps(VERSION));
    Ok(())
}

/// What `cargo xtask publish` says by itself.
///
/// # Errors
/// Always: publishing is for a person to do.
pub fn refuse() -> Result<()> {
    bail!(
        "this command publishes nothing: `cargo xtask publish --dry-run` looks at what a release \
         needs, and CONTRIBUTING.md has the steps for a person to take"
    )
}

/// The steps that are a person's, as CONTRIBUTING.md has them.
pub fn steps(version: &str) -> String {
    format!(
        "  git tag v{version}\n  git push origin v{version}\n  \
         npm publish target/package/{NAME}-{version}.tgz\n  \
         upload target/package/{NAME}-{version}.zip to the page of that release"
    )
}

fn changelog() -> Result<()> {
    let text = fs::read_to_string(root().join("CHANGELOG.md")).context("CHANGELOG.md")?;
    has_section(&text, VERSION)
}

/// Whether a changelog has a section with something in it for this version, and nothing that still
/// waits for one.
///
/// # Errors
/// If not; the message says what to write.
pub fn has_section(changelog: &str, version: &str) -> Result<()> {
    let lines_of = |title: &str| {
        let mut lines = changelog.lines().skip_while(|line| line.trim_end() != title);
        lines.next()?;
        Some(
            lines
                .take_while(|line| !line.starts_with("## "))
                .filter(|line| line.starts_with("- "))
                .count(),
        )
    };
    let section = changelog.lines().find(|line| {
        let rest = line.strip_prefix("## ").and_then(|rest| rest.strip_prefix(version));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',']))
    });
    let section = section.with_context(|| format!("write \"## {version}\" with its date"))?;
    ensure!(lines_of(section.trim_end()).unwrap_or(0) > 0, "{section:?} has nothing in it");
    let waiting = lines_of("## Unreleased").unwrap_or(0);
    ensure!(waiting == 0, "{waiting} lines are still under \"Unreleased\"");
    Ok(())
}

/// The packages of the workspace take the workspace's version; what is written elsewhere must be it.
fn versions() -> Result<()> {
    for member in ["Cargo.toml", "crates/core/Cargo.toml", "xtask/Cargo.toml"] {
        let text = fs::read_to_string(root().join(member)).context(member)?;
        ensure!(text.contains("version.workspace = true"), "{member} has a version of its own");
    }
    let lock = fs::read_to_string(root().join("Cargo.lock")).context("Cargo.lock")?;
    for name in [NAME, "quick-checks-core", "xtask"] {
        let entry = format!("name = \"{name}\"\nversion = \"{VERSION}\"\n");
        ensure!(lock.contains(&entry), "Cargo.lock has another version of {name}");
    }
    let files = package::files(&root().join("dist"))?;
    let manifest: Value = serde_json::from_slice(&files["package.json"])?;
    ensure!(manifest["version"] == VERSION, "package.json says {}", manifest["version"]);
    let readme = fs::read_to_string(root().join("README.md")).context("README.md")?;
    let archive = format!("{NAME}-{VERSION}.tgz");
    ensure!(readme.contains(&archive), "README.md installs another file than {archive}");
    Ok(())
}

fn clean_tree() -> Result<()> {
    let changed = read(command("git").args(["status", "--porcelain"]))?;
    ensure!(changed.is_empty(), "not committed:\n{}", changed.trim_end());
    Ok(())
}

fn budgets() -> Result<()> {
    let dist = root().join("dist");
    for measure in [size::measure, size::measure_plain, size::measure_offline, size::measure_phone]
    {
        let visit = measure(&dist)?;
        let (name, total, budget) = (visit.name, visit.total(), visit.budget);
        ensure!(total < budget, "{name} loads {total} bytes of {budget}");
    }
    Ok(())
}

fn package_twice() -> Result<()> {
    let dist = root().join("dist");
    let first = package::write(&dist, &package::folder())?;
    let first = bytes(&first.tarball, &first.zip)?;
    let again = package::write(&dist, &package::folder())?;
    ensure!(bytes(&again.tarball, &again.zip)? == first, "the archives differ");
    Ok(())
}

fn bytes(tarball: &Path, zip: &Path) -> Result<[Vec<u8>; 2]> {
    Ok([fs::read(tarball)?, fs::read(zip)?])
}
