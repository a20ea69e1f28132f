//! The studio's words, a function for each. English is in the program; another language comes as a
//! text, packed by `cargo xtask dist` from its file in `studio/words/`.

use std::cell::OnceCell;

use quick_checks_core::words::fill;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

thread_local! {
    static SPOKEN: OnceCell<Vec<&'static str>> = const { OnceCell::new() };
}

/// Speaks another language from now on: a line a text, in the order of `words/en.json`.
pub(crate) fn speak(packed: String) {
    // For as long as the page is there.
    let packed: &'static str = Box::leak(packed.into_boxed_str());
    SPOKEN.with(|spoken| {
        let _ = spoken.set(packed.lines().collect());
    });
}

fn entry(at: usize) -> &'static str {
    let spoken = SPOKEN.with(|spoken| spoken.get().and_then(|texts| texts.get(at).copied()));
    spoken.or_else(|| ENGLISH.get(at).copied()).unwrap_or_default()
}

/// A text with its one placeholder, `{it}`, replaced.
pub(crate) fn with(text: &str, it: &str) -> String {
    fill(text, &[("it", it)])
}
