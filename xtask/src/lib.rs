//! The parts of `cargo xtask`, one module a command or a stage.

pub mod bundle;
pub mod graph;
pub mod guide;
pub mod integrity;
mod plain;
mod process;
pub mod serve;
pub mod simulate;
pub mod size;
mod slim;
mod standalone;
pub mod suite;
pub mod tools;
pub mod trunk;

use std::path::{Path, PathBuf};

/// The workspace's root folder.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}
