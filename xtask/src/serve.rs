//! `cargo xtask serve`.

mod first;

use anyhow::Result;

use crate::shell::run;
use crate::toolchain::{self, Tool};
use crate::trunk;

/// Where the demo is while it is worked on. Not dist/: what ships must not be overwritten.
const FOLDER: &str = "target/serve";

/// Builds and serves the demo until interrupted, rebuilding it when a file changes.
///
/// # Errors
/// If a tool can't be installed, the port is taken, or the first build fails.
pub fn serve(port: u16, open: bool, release: bool) -> Result<()> {
    let mut open = open;
    if !release && toolchain::lacks(&[Tool::Trunk])? {
        first::serve(port, open, || toolchain::install(toolchain::BUILD))?;
        // The page is open by now.
        open = false;
    }
    toolchain::install(toolchain::BUILD)?;
    let mut trunk = trunk::trunk("serve");
    trunk.args(["--dist", FOLDER, "--port", &port.to_string()]);
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
    run(&format!("serving the demo at {}", address(port)), &mut trunk)
}

fn address(port: u16) -> String {
    format!("http://127.0.0.1:{port}/")
}
