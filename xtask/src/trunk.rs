//! Calling Trunk, which compiles the program and assembles the demo page; its `post_build` hook
//! (see Trunk.toml) comes back to [`crate::bundle`].

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::shell::{command, run};

/// Builds what ships into `dist/`.
///
/// # Errors
/// If Trunk fails; it has said why.
pub fn build() -> Result<()> {
    run("building dist/", trunk("build").arg("--release"))
}

/// Trunk, kept from downloading tools and from a variable it misreads.
pub(crate) fn trunk(subcommand: &str) -> Command {
    let mut trunk = command("trunk");
    // Trunk takes NO_COLOR=1, which many tools set, for a malformed option.
    trunk.arg(subcommand).args(["--offline", "--locked"]).env_remove("NO_COLOR");
    // For the WebAssembly only: the hook's own cargo must not rebuild everything for them.
    trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", remapped_paths().join(" "));
    trunk
}

/// Panic messages carry source paths: what ships must not name this machine's folders.
pub(crate) fn remapped_paths() -> Vec<String> {
    let remap = |from: &Path, to: &str| format!("--remap-path-prefix={}={to}", from.display());
    let mut flags = vec![remap(&crate::paths::root(), "quick-checks")];
    let home = std::env::var_os("HOME").map(|home| Path::new(&home).join(".cargo"));
    if let Some(home) = std::env::var_os("CARGO_HOME").map(PathBuf::from).or(home) {
        flags.push(remap(&home, "cargo"));
        let registries = home.join("registry/src");
        for registry in std::fs::read_dir(registries).into_iter().flatten().flatten() {
            // The last of several fitting prefixes wins.
            flags.push(remap(&registry.path(), "crates"));
        }
    }
    // The variable separates flags by spaces: a folder with one in its name stays as it is.
    flags.retain(|flag| !flag.contains(' '));
    flags
}
