//! Calling Trunk, which compiles the program and assembles the demo page; its `post_build` hook
//! (see Trunk.toml) comes back to [`crate::bundle`].

use std::process::Command;

use anyhow::Result;

use crate::paths::remapped_paths;
use crate::shell::{command, run, run_quietly, side_by_side};
use crate::wasm2js;

/// Builds what ships into `dist/`.
///
/// # Errors
/// If Trunk fails; it has said why.
pub fn build() -> Result<()> {
    // Both end in one long step on one core. The hook finds the second as this leaves it.
    side_by_side(wasm2js::compile, || run("building dist/", trunk("build").arg("--release")))
}

/// Compiles the program as Trunk will, while Trunk itself is being compiled.
///
/// # Errors
/// If the program doesn't compile.
pub(crate) fn compile() -> Result<()> {
    let mut cargo = command("cargo");
    cargo.args(["build", "--package", "quick-checks", "--lib", "--locked"]);
    cargo.args(["--target", "wasm32-unknown-unknown"]);
    cargo.env(FLAGS, remapped_paths().join(" "));
    run_quietly("compiling the demo", &mut cargo)
}

/// For the WebAssembly only: the hook's own cargo must not rebuild everything for them.
const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Trunk, kept from downloading tools and from a variable it misreads.
pub(crate) fn trunk(subcommand: &str) -> Command {
    let mut trunk = command("trunk");
    // Trunk takes NO_COLOR=1, which many tools set, for a malformed option.
    trunk.arg(subcommand).args(["--offline", "--locked"]).env_remove("NO_COLOR");
    trunk.env(FLAGS, remapped_paths().join(" "));
    trunk
}
