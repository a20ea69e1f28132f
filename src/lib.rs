//! Quick Checks: a widget that walks a reader through fixing a problem, one check at a time.
//!
//! The layers, each of which may use only those above it (`tests/layers.rs` enforces it):
//!
//! - [`json`]: JSON as a tree that is read by place.
//! - [`guide`]: the content of a checkup, decoded from a JSON file and linted for its author.
//! - [`words`]: every word of the interface, in one place.
//! - [`checkup`]: a pure replay of a reader's answers over a guide.
//! - [`tools`]: sums and a summary, as pure functions of the answers.
//! - [`fallback`]: the guide as plain HTML, for readers without scripts.
//! - [`progress`]: the answers as saved in the browser.
//! - `ui`: the screens, as Leptos components (WebAssembly only).
//! - `embed`: the one place where all meet, called by `embed/quick-checks.js` (WebAssembly only).

pub mod checkup;
pub mod fallback;
pub mod guide;
pub mod json;
pub mod progress;
pub mod tools;
pub mod words;

#[cfg(target_arch = "wasm32")]
mod embed;
#[cfg(target_arch = "wasm32")]
mod ui;
