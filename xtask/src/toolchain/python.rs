//! What comes from `PyPI`: an environment of its own in `target/tools`.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::paths::{python, root};
use crate::shell::{command, run_quietly};

/// What `cargo xtask test` needs, with all that it needs, each in one version.
const REQUIREMENTS: &str = "tests/renderers/requirements.txt";

/// Written when everything is there: an installation that broke off has none.
fn stamp() -> PathBuf {
    python().join("installed.txt")
}

/// Whether it is there, in the versions wanted.
pub(super) fn is_there() -> Result<bool> {
    let wanted = fs::read(root().join(REQUIREMENTS)).context(REQUIREMENTS)?;
    Ok(fs::read(stamp()).is_ok_and(|installed| installed == wanted))
}

/// Makes the environment anew.
pub(super) fn install() -> Result<()> {
    let mut environment = command("python3");
    environment.args(["-m", "venv", "--clear"]).arg(python());
    run_quietly("making a Python environment", &mut environment)?;
    let mut pip = command(python().join("bin/pip"));
    pip.args(["install", "--no-input", "--disable-pip-version-check", "--requirement"]);
    run_quietly(&format!("installing what {REQUIREMENTS} names"), pip.arg(REQUIREMENTS))?;
    fs::copy(root().join(REQUIREMENTS), stamp()).context(REQUIREMENTS)?;
    Ok(())
}
