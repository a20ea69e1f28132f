//! The parts of `cargo xtask`, one module per command or stage.

mod article;
pub mod bench;
pub mod bundle;
pub mod elsewhere;
pub mod engines;
mod esbuild;
pub mod fuzz;
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
pub mod size;
pub mod snippet;
mod standalone;
pub mod test;
pub mod toolchain;
pub mod translation;
pub mod trunk;
pub mod types;
mod wasm2js;
pub mod words;
