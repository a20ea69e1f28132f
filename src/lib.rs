//! Quick Checks: a widget that walks a reader through fixing a problem, one check at a time.
//!
//! Everything that needs no browser is the package [`quick_checks_core`]. Here is what does
//! (WebAssembly only):
//!
//! - `storage`: the answers in the browser.
//! - `ui`: the screens, as Leptos views of a session.
//! - `embed`: where all meet, called by `embed/quick-checks.js`.

#[cfg(target_arch = "wasm32")]
mod embed;
#[cfg(target_arch = "wasm32")]
mod storage;
#[cfg(target_arch = "wasm32")]
mod ui;

/// A kilobyte of code, where the standard library's has eight
/// (docs/adr/0015-views-without-signals.md).
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
