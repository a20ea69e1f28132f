//! What the program asks of JavaScript. Every import is declared `catch`: a page may have broken
//! whatever it likes, and an exception that crossed into the program would stop it for good.

use leptos::web_sys::HtmlElement;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The element as the loader presents it: what the page chose, and what it wants to hear of.
    pub type Page;

    /// The language that is spoken, with the page's region if it has one, as BCP 47 writes it.
    #[wasm_bindgen(method, getter, catch)]
    pub(super) fn locale(this: &Page) -> Result<Option<String>, JsValue>;

    /// The words of the interface in a language other than English, packed, with the name of the
    /// language in the first line.
    #[wasm_bindgen(method, getter, catch)]
    pub(super) fn words(this: &Page) -> Result<Option<String>, JsValue>;

    #[wasm_bindgen(method, getter, catch, js_name = headingLevel)]
    pub(super) fn heading_level(this: &Page) -> Result<Option<u8>, JsValue>;

    /// The tag for paid links, fit for an address.
    #[wasm_bindgen(method, getter, catch, js_name = affiliateTag)]
    pub(super) fn affiliate_tag(this: &Page) -> Result<Option<String>, JsValue>;

    /// Whether the page lets answers be saved: `off`, `ask`, or anything else for yes.
    #[wasm_bindgen(method, getter, catch)]
    pub(super) fn storage(this: &Page) -> Result<Option<String>, JsValue>;

    /// Tells the page of a `symptom`, `check`, `answer` or `outcome` by its id, for an answer that of
    /// its check.
    #[wasm_bindgen(method, catch)]
    pub(super) fn happened(
        this: &Page,
        guide: &str,
        kind: &str,
        id: &str,
        answer: &str,
        answered: u32,
    ) -> Result<(), JsValue>;

    /// Something else went wrong, which the page's owner should know.
    #[wasm_bindgen(method, catch)]
    fn failed(this: &Page, error: JsValue) -> Result<(), JsValue>;
}

#[wasm_bindgen(module = "/embed/handoff.js")]
extern "C" {
    /// The part of the address that carries answers for a guide; it is taken out.
    #[wasm_bindgen(catch)]
    pub(super) fn carried(guide: &str, page: &Page) -> Result<Option<String>, JsValue>;
}

#[wasm_bindgen(module = "/embed/share.js")]
extern "C" {
    /// Attends to the forms below an element, and to the way to the phone.
    #[wasm_bindgen(catch)]
    pub(super) fn attend(root: &HtmlElement, page: &Page) -> Result<(), JsValue>;

    /// The day where the reader is, as `2026-11-21`.
    #[wasm_bindgen(catch)]
    pub(super) fn today() -> Result<Option<String>, JsValue>;
}

#[wasm_bindgen(module = "/embed/screen.js")]
extern "C" {
    /// Puts text where `data-live` has the name.
    #[wasm_bindgen(catch)]
    pub(super) fn refresh(root: &HtmlElement, name: &str, text: &str) -> Result<(), JsValue>;

    /// Puts text into the field where `data-note` has the name.
    #[wasm_bindgen(catch)]
    pub(super) fn fill(root: &HtmlElement, name: &str, text: &str) -> Result<(), JsValue>;

    /// Shows the symptoms of these ids, each with a blank after it, or all if there are none.
    #[wasm_bindgen(catch)]
    pub(super) fn filter(root: &HtmlElement, symptoms: &str) -> Result<(), JsValue>;

    /// Once the screen is drawn: focuses the first element where `data-focus` has the name.
    #[wasm_bindgen(catch)]
    pub(super) fn focus(root: &HtmlElement, name: &str) -> Result<(), JsValue>;

    /// Once the screen is drawn: has screen readers say some text.
    #[wasm_bindgen(catch)]
    pub(super) fn announce(root: &HtmlElement, text: &str) -> Result<(), JsValue>;
}

impl Page {
    /// What JavaScript answered; nothing if it threw, which then costs this one thing and is
    /// reported to the page's owner.
    pub(super) fn read<T>(&self, answer: Result<Option<T>, JsValue>) -> Option<T> {
        answer.unwrap_or_else(|error| {
            self.report(error);
            None
        })
    }

    /// Reports what JavaScript threw to the page's owner.
    pub(super) fn ran(&self, result: Result<(), JsValue>) {
        if let Err(error) = result {
            self.report(error);
        }
    }

    fn report(&self, error: JsValue) {
        // There is nobody else to tell.
        let _ = self.failed(error);
    }
}
