//! Where things are.

use std::path::{Path, PathBuf};

/// The workspace's root folder.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Where the tools are that a build and the tests install.
pub(crate) fn tools() -> PathBuf {
    root().join("target/tools")
}

/// The folder of the tools' programs.
pub(crate) fn bin() -> PathBuf {
    tools().join("bin")
}

/// A program that npm installed.
pub(crate) fn node_program(name: &str) -> PathBuf {
    node_modules().join(".bin").join(name)
}

/// Where npm installed them.
pub(crate) fn node_modules() -> PathBuf {
    tools().join("node_modules")
}

/// Where npm installed what the bench compares the widget with.
pub(crate) fn bench_modules() -> PathBuf {
    tools().join("bench/node_modules")
}

/// Where files of Debian's packages are that are not for the machine.
pub(crate) fn debian() -> PathBuf {
    tools().join("debian")
}

/// Fonts that look like Times.
pub(crate) fn fonts() -> PathBuf {
    debian().join("usr/share/fonts/truetype/liberation")
}

/// `WordPress`, as Debian has it.
pub(crate) fn wordpress() -> PathBuf {
    debian().join("usr/share/wordpress")
}

/// The environment of what comes from `PyPI`.
pub(crate) fn python() -> PathBuf {
    tools().join("python")
}

/// Panic messages carry source paths: what ships must not name this machine's folders.
pub(crate) fn remapped_paths() -> Vec<String> {
    let remap = |from: &Path, to: &str| format!("--remap-path-prefix={}={to}", from.display());
    let mut flags = vec![remap(&root(), "quick-checks")];
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
