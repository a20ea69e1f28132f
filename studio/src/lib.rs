//! The studio: a page on which people write guides and watch them work (WebAssembly only). What it
//! knows of guides is `quick_checks_author`; here are its screens.
//!
//! - `state`: the open draft, and all that follows from its text.
//! - `drafts`: what the browser keeps; `dom`: an article as the browser reads it.
//! - `host`: what is asked of JavaScript (`studio/web/`).
//! - `live`: what changes on a screen, and what listens there.
//! - `start`, `outline`, `form`, `text`, `preview`, `judge`, `order`, `share`: a screen each.

#![cfg(target_arch = "wasm32")]

mod app;
mod article;
mod dom;
mod drafts;
mod form;
mod host;
mod judge;
mod live;
mod order;
mod outline;
mod preview;
mod share;
mod start;
mod state;
mod text;
mod words;
