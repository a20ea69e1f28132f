//! Reads an article’s own headings, lists and paragraphs as checks.
//!
//! [`read`] takes any tree that answers the five questions of [`Node`] and returns an [`Article`]:
//! its checks, each with the author’s nodes that belong to it, what was left in the article, and
//! what could be read otherwise. It knows no browser and no HTML parser. Its stages, in order:
//! `page` (the tree as a row of nodes) → `blocks` → `authored` (the author’s marks) → `outline`
//! (headings) → `choose` (which of it is a check) → `danger`, `parts` and `names` for each check.
//!
//! Nothing is invented: no minutes, no likelihood, no cost that the article does not state.

#![no_std]

extern crate alloc;
#[cfg(test)]
extern crate std;

mod article;
mod authored;
mod blocks;
mod choose;
mod danger;
mod draft;
mod guide;
mod items;
mod json;
mod letters;
mod mark;
mod names;
mod node;
mod outline;
mod overlap;
mod page;
mod parts;
mod phrases;
mod read;
mod table;
mod title;
mod tree;
mod weight;
mod words;

pub use article::{
    Article, Because, Check, Doubt, Part, Role, Safety, SaidIn, Section, Shape, Symptom, Weight,
};
pub use guide::guide;
pub use node::Node;
pub use read::read;
pub use tree::read_text;
