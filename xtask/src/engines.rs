//! Small sites of real blog engines, each with the widget as docs/engines.md says, built for the
//! browser tests to play in: `cargo xtask test --engines`. Their sources are in `tests/engines/`, and
//! what a blogger copies in `integrations/`.

mod site;
mod table;

use anyhow::{Result, bail};

use self::table::{ENGINES, Engine};
use crate::shell::{command, print_times, run_last};
use crate::toolchain::{self, Tool};

/// Builds the sites of the gate.
///
/// # Errors
/// If an engine can't be installed or refuses its site.
pub(crate) fn build_for_the_gate() -> Result<()> {
    ENGINES.iter().filter(|engine| engine.in_gate).try_for_each(site::build)
}

/// Builds the sites of the engines named, or of all, and plays in them.
///
/// # Errors
/// If there is no such engine, it refuses its site, or the widget fails in it.
pub fn tests(names: &[String]) -> Result<()> {
    let all = names.is_empty();
    if let Some(name) = names.iter().find(|name| ENGINES.iter().all(|engine| engine.name != *name))
    {
        let known: Vec<&str> = ENGINES.iter().map(|engine| engine.name).collect();
        bail!("there is no site for {name:?}: the engines are {}", known.join(", "));
    }
    let is_wanted = |engine: &&Engine| all || names.iter().any(|name| name == engine.name);
    let wanted: Vec<&Engine> = ENGINES.iter().filter(is_wanted).collect();
    toolchain::install(&[
        Tool::NodeTools,
        Tool::Python,
        Tool::Renderers,
        Tool::WordPress,
        Tool::Chromium,
    ])?;
    for engine in &wanted {
        site::build(engine)?;
    }
    print_times();
    let wanted: Vec<&str> = wanted.iter().map(|engine| engine.name).collect();
    let mut cargo = command("cargo");
    cargo.args(["test", "--workspace", "--locked", "--test", "browser", "--"]);
    cargo.arg("chromium::engines").env("QUICK_CHECKS_ENGINES", wanted.join(" "));
    run_last("the widget in blog engines", &mut cargo)
}
