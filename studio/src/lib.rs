//! The studio: a page on which people write guides and watch them work (WebAssembly only). What it
//! knows of guides is `quick_checks_author`; here are its screens.
//!
//! - `state`: the open draft, and all that follows from its text.
//! - `drafts`: what the browser keeps; `dom`: an article as the browser reads it.
//! - `host`: what is asked of JavaScript (`studio/web/`).
//! - `start`, `outline`, `form`, `text`, `preview`, `judge`, `order`, `share`: a screen each.

#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod article;
#[cfg(target_arch = "wasm32")]
mod dom;
#[cfg(target_arch = "wasm32")]
mod drafts;
#[cfg(target_arch = "wasm32")]
mod form;
#[cfg(target_arch = "wasm32")]
mod host;
#[cfg(target_arch = "wasm32")]
mod judge;
#[cfg(target_arch = "wasm32")]
mod order;
#[cfg(target_arch = "wasm32")]
mod outline;
#[cfg(target_arch = "wasm32")]
mod preview;
#[cfg(target_arch = "wasm32")]
mod share;
#[cfg(target_arch = "wasm32")]
mod start;
#[cfg(target_arch = "wasm32")]
mod state;
#[cfg(target_arch = "wasm32")]
mod text;
#[cfg(target_arch = "wasm32")]
mod words;
