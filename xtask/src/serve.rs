//! `cargo xtask serve`.

use anyhow::Result;

use crate::shell::{run, side_by_side};
use crate::toolchain::{self, Tool};
use crate::trunk;

/// Builds and serves the demo until interrupted, rebuilding it when a file changes.
///
/// # Errors
/// If a tool can't be installed, the port is taken, or the first build fails.
pub fn serve(port: u16, open: bool, release: bool) -> Result<()> {
    toolchain::install(&[Tool::WasmTarget])?;
    // The first time, both take minutes, and neither keeps two cores busy to its end.
    if !release && toolchain::lacks(toolchain::BUILD)? {
        side_by_side(trunk::compile, || toolchain::install(toolchain::BUILD))?;
    }
    toolchain::install(toolchain::BUILD)?;
    let mut trunk = trunk::trunk("serve");
    // Not dist/: what ships must not be overwritten by what is being worked on.
    trunk.args(["--dist", "target/serve", "--port", &port.to_string()]);
    if open {
        trunk.arg("--open");
    }
    if release {
        trunk.arg("--release");
    } else {
        eprintln!(
            "── for browsers without WebAssembly there is nothing here: see cargo xtask dist"
        );
    }
    run(&format!("serving the demo at http://127.0.0.1:{port}/"), &mut trunk)
}
