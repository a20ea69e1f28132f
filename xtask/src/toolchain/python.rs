//! What comes from `PyPI`: an environment of its own in `target/tools`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::paths::{python, root};
use crate::shell::{command, run_quietly};

/// What `cargo xtask test` needs, with all that it needs, each in one version.
const REQUIREMENTS: &str = "tests/renderers/requirements.txt";

/// Written when everything is there: an installation that broke off has none.
fn stamp(folder: &Path) -> PathBuf {
    folder.join("installed.txt")
}

/// Whether it is there, in the versions wanted.
pub(super) fn is_there() -> Result<bool> {
    has(&root().join(REQUIREMENTS), &python())
}

/// Makes the environment of the tests.
pub(super) fn install() -> Result<()> {
    make(&root().join(REQUIREMENTS), &python())
}

/// Whether an environment has what a file names.
pub(crate) fn has(requirements: &Path, folder: &Path) -> Result<bool> {
    let wanted = fs::read(requirements).with_context(|| requirements.display().to_string())?;
    Ok(fs::read(stamp(folder)).is_ok_and(|installed| installed == wanted))
}

/// Makes an environment anew, with what a file names.
pub(crate) fn make(requirements: &Path, folder: &Path) -> Result<()> {
    let mut environment = command("python3");
    environment.args(["-m", "venv", "--clear"]).arg(folder);
    run_quietly("making a Python environment", &mut environment)?;
    let mut pip = command(folder.join("bin/pip"));
    pip.args(["install", "--no-input", "--disable-pip-version-check", "--requirement"]);
    let name = requirements.strip_prefix(root()).unwrap_or(requirements).display();
    run_quietly(&format!("installing what {name} names"), pip.arg(requirements))?;
    fs::copy(requirements, stamp(folder)).context("what was installed")?;
    Ok(())
}
