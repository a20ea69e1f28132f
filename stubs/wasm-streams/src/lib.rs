//! Stands in for the crate of this name. Leptos' server functions bring that one along; it exports
//! three classes to JavaScript, so no linker can tell that nobody calls them, and with all that
//! they need they weigh kilobytes. There are no server functions here
//! (docs/adr/0008-slim.md).
//!
//! It has as much of the real crate's interface as Leptos compiles against. Its streams are empty.

use futures_util::stream::{Stream, empty};
use wasm_bindgen::{JsCast, JsValue};

/// A stream of the browser's.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Nothing: the stream is not read.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        Self(JsValue::UNDEFINED.unchecked_into())
    }

    /// The stream as it is.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// The browser's own.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// Nothing: an empty stream.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> + 'static {
        empty()
    }
}
