//! All of Quick Checks that knows no browser, no clock and no chance. The compiler keeps it so:
//! nothing that knows them is among this crate's dependencies.
//!
//! The layers, each of which uses only those above it (`tests/layers.rs` in the package at the root
//! checks the order):
//!
//! - [`cut`]: texts cut at a sign.
//! - [`json`]: JSON as a tree that is read by path.
//! - [`rich_text`]: the marks that a guide's texts may use.
//! - [`guide`]: the content of a checkup, decoded from a JSON file.
//! - [`search`]: the symptoms that a reader's own words may mean.
//! - [`words`]: every word of the interface.
//! - [`checkup`]: a pure replay of a reader's answers over a guide.
//! - [`calculators`]: what the widget works out from a reader's figures.
//! - [`summary`]: a checkup as plain text.
//! - [`lint`]: what an author should mend in a guide.
//! - [`fallback`]: the guide as plain HTML, for readers without scripts.
//! - [`progress`]: the answers in the form that is saved; [`handoff`]: in a link.
//! - [`session`]: what is on display, and what each act of the reader does to it.
//!
//! ```
//! use quick_checks_core::checkup::{Answers, Screen, replay};
//! use quick_checks_core::guide::decode;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../guides/icloud-backup.json");
//! let guide = decode(&std::fs::read_to_string(file)?)?;
//! let mut answers = Answers::default();
//! answers.symptom = Some("not-enough-storage".to_owned());
//! assert!(matches!(replay(&guide, &answers).screen, Screen::Check(_)));
//! # Ok(())
//! # }
//! ```

pub mod calculators;
pub mod checkup;
pub mod cut;
pub mod fallback;
pub mod guide;
pub mod handoff;
pub mod json;
pub mod lint;
pub mod progress;
pub mod rich_text;
pub mod search;
pub mod session;
pub mod summary;
pub mod words;
