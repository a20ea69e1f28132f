//! What authors of guides are helped with, on the command line (`xtask`) and in the studio: what to
//! mend, how soon a guide finds the fault, what leads where, Markdown, and guides made of articles.
//!
//! It knows no file, no browser and no clock: texts go in, texts and values come out.

pub mod document;
pub mod draft;
pub mod edit;
pub mod findings;
pub mod fixes;
pub mod form;
mod gaps;
pub mod graph;
pub mod import;
pub mod markdown;
pub mod path;
mod schema;
pub mod simulate;
mod slips;
pub mod snippet;
pub mod text;
pub mod tree;

/// The schema of guides, which knows every field and what it is for.
pub const SCHEMA: &str = slips::SCHEMA;
