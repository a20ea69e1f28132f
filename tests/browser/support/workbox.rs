//! Workers made with Workbox, bundled as their owners do it.

use std::path::Path;
use std::process::Command;

use super::Fault;

/// A worker of `tests/pages/workers/` with what it imports of Workbox.
pub fn bundled_with_workbox(worker: &str) -> Result<String, Fault> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let modules = root.join("target/tools/node_modules");
    let output = Command::new(modules.join(".bin/esbuild"))
        .arg(root.join("tests/pages/workers").join(worker))
        .args(["--bundle", "--minify", "--format=iife", "--log-level=warning"])
        .arg("--define:process.env.NODE_ENV=\"production\"")
        .env("NODE_PATH", &modules)
        .output()
        .map_err(|error| Fault::new(format!("esbuild: {error}. cargo xtask test installs it")))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(Fault::new(format!("{said}\ncargo xtask test installs Workbox")));
    }
    Ok(String::from_utf8(output.stdout)?)
}
