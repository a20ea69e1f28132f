//! The words of the interface, in the language that the page speaks.

use std::cell::Cell;

use quick_checks_core::cut::cut;
use quick_checks_core::words::{Formats, Words};
use wasm_bindgen::prelude::*;

use super::page::Page;

#[wasm_bindgen(module = "/embed/formats.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn format(kind: u32, locale: &str, number: u32, text: &str) -> Result<String, JsValue>;
}

thread_local! {
    /// The latest. What is here is never freed: a page speaks one language, or very few.
    static WORDS: Cell<Option<&'static Words>> = const { Cell::new(None) };
}

/// The words that came for the page; else English.
pub(super) fn words(page: &Page) -> &'static Words {
    let locale = page.read(page.locale()).unwrap_or_default();
    if let Some(words) = WORDS.get().filter(|words| words.formats.locale == locale) {
        return words;
    }
    let formats = formats(leak(locale));
    // The first line is the language.
    let packed = page.read(page.words()).map(leak);
    let words = match packed.and_then(|packed| cut(packed, b'\n')) {
        Some((language, packed)) => Words::read(language, formats, packed),
        None => Words::english(formats),
    };
    let words = Box::leak(Box::new(words));
    WORDS.set(Some(words));
    words
}

fn leak(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

fn formats(locale: &'static str) -> Formats {
    // An exception costs what it was to write.
    let format = |kind, locale: &str, number, text: &str| {
        format(kind as u32, locale, number, text).unwrap_or_default()
    };
    Formats { locale, format }
}
