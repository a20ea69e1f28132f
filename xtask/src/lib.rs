//! The parts of `cargo xtask`, one module per command or stage.

mod article;
pub mod bundle;
pub mod elsewhere;
pub mod engines;
mod esbuild;
pub mod fuzz;
pub mod graph;
pub mod guide;
pub mod import;
pub mod integrity;
mod minify_names;
pub mod package;
pub mod paths;
pub mod publish;
mod renderers;
pub mod serve;
mod shell;
pub mod simulate;
pub mod size;
mod slips;
pub mod snippet;
mod standalone;
pub mod test;
pub mod toolchain;
pub mod trunk;
pub mod types;
mod wasm2js;
