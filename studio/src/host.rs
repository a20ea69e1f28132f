//! What the studio asks of JavaScript (`studio/web/studio.js`). Every import is `catch`: what a
//! browser refuses costs that one thing.

use js_sys::{Function, Promise};
use leptos::web_sys::{HtmlElement, HtmlIFrameElement};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The page as its script presents it.
    pub type Host;

    /// Puts an editor for a guide's text into an element. `phrases` is JSON: the editor's English
    /// words with those of the studio's language. `changed` is called with the whole text.
    #[wasm_bindgen(method, catch, js_name = openEditor)]
    pub fn open_editor(
        this: &Host,
        parent: &HtmlElement,
        text: &str,
        language: &str,
        schema: &str,
        label: &str,
        phrases: &str,
        changed: &Function,
        undo: &Function,
        redo: &Function,
        moved: &Function,
    ) -> Result<Editor, JsValue>;

    /// Takes charge of the frame in which the widget is. `failed` is called with a message, `drawn`
    /// with the version that has been drawn.
    #[wasm_bindgen(method, catch, js_name = openPreview)]
    pub fn open_preview(
        this: &Host,
        frame: &HtmlIFrameElement,
        failed: &Function,
        drawn: &Function,
    ) -> Result<Preview, JsValue>;

    /// Offers a text as a file.
    #[wasm_bindgen(method, catch)]
    pub fn download(this: &Host, name: &str, kind: &str, text: &str) -> Result<(), JsValue>;

    /// Puts a text into the clipboard.
    #[wasm_bindgen(method, catch)]
    pub fn copy(this: &Host, text: &str) -> Result<Promise, JsValue>;

    /// A text packed for the fragment of a link; rejects with a sentence if it is too long.
    #[wasm_bindgen(method, catch)]
    pub fn pack(this: &Host, text: &str) -> Result<Promise, JsValue>;

    /// The guide in the page's own fragment, if it has one; the fragment is taken out.
    #[wasm_bindgen(method, catch)]
    pub fn carried(this: &Host) -> Result<Promise, JsValue>;

    /// A guide of the project, by its id.
    #[wasm_bindgen(method, catch)]
    pub fn bundled(this: &Host, id: &str) -> Result<Promise, JsValue>;

    /// The text of a file that the author picked or dropped.
    #[wasm_bindgen(method, catch, js_name = readFile)]
    pub fn read_file(this: &Host, from: &JsValue) -> Result<Promise, JsValue>;

    /// Day and time, as ISO 8601 writes them.
    #[wasm_bindgen(method, catch)]
    pub fn now(this: &Host) -> Result<String, JsValue>;

    /// A name that nothing else has.
    #[wasm_bindgen(method, catch, js_name = newId)]
    pub fn new_id(this: &Host) -> Result<String, JsValue>;

    /// Whether leaving the page would lose something: the browser then asks.
    #[wasm_bindgen(method, catch, js_name = wouldLose)]
    pub fn would_lose(this: &Host, loses: bool) -> Result<(), JsValue>;

    /// The draft that this page shows, in its address, so that it comes back on reload.
    #[wasm_bindgen(method, catch, js_name = showDraft)]
    pub fn show_draft(this: &Host, id: &str) -> Result<(), JsValue>;

    /// The draft that the page's address names.
    #[wasm_bindgen(method, catch, js_name = shownDraft)]
    pub fn shown_draft(this: &Host) -> Result<Option<String>, JsValue>;

    /// The address of this page without its fragment.
    #[wasm_bindgen(method, catch)]
    pub fn address(this: &Host) -> Result<String, JsValue>;

    /// Moves the focus to the first element that a selector finds, once it is there.
    #[wasm_bindgen(method, catch)]
    pub fn focus(this: &Host, selector: &str) -> Result<(), JsValue>;

    /// Lets the entries of a list be moved by their grips. `moved` is called with two numbers: from
    /// where and to where.
    #[wasm_bindgen(method, catch)]
    pub fn sort(this: &Host, list: &HtmlElement, moved: &Function) -> Result<(), JsValue>;

    /// Markdown as HTML.
    #[wasm_bindgen(method, catch, js_name = htmlOf)]
    pub fn html_of(this: &Host, markdown: &str) -> Result<String, JsValue>;

    /// The languages of the interface: tag, name and whether it is spoken, each on a line.
    #[wasm_bindgen(method, catch)]
    pub fn languages(this: &Host) -> Result<String, JsValue>;

    /// Loads the page in another language.
    #[wasm_bindgen(method, catch)]
    pub fn speak(this: &Host, tag: &str) -> Result<(), JsValue>;

    /// What was pasted: its HTML, or its plain text.
    #[wasm_bindgen(method, catch)]
    pub fn pasted(this: &Host, event: &JsValue) -> Result<Option<String>, JsValue>;
}

#[wasm_bindgen]
extern "C" {
    /// The editor of the text.
    pub type Editor;

    /// Something elsewhere has changed the text, in units of UTF-16.
    #[wasm_bindgen(method, catch)]
    pub fn change(this: &Editor, from: usize, to: usize, insert: &str) -> Result<(), JsValue>;

    /// Marks findings: a JSON list of `{from, to, grade, message}`.
    #[wasm_bindgen(method, catch)]
    pub fn mark(this: &Editor, marks: &str) -> Result<(), JsValue>;

    /// Scrolls to a place and selects it.
    #[wasm_bindgen(method, catch)]
    pub fn reveal(this: &Editor, from: usize, to: usize, focus: bool) -> Result<(), JsValue>;

    /// Takes the editor away.
    #[wasm_bindgen(method, catch)]
    pub fn destroy(this: &Editor) -> Result<(), JsValue>;
}

#[wasm_bindgen]
extern "C" {
    /// The widget in its frame.
    pub type Preview;

    /// Shows a guide; `look` is JSON.
    #[wasm_bindgen(method, catch)]
    pub fn show(this: &Preview, version: u32, guide: &str, look: &str) -> Result<(), JsValue>;

    /// Opens a check.
    #[wasm_bindgen(method, catch)]
    pub fn open(this: &Preview, check: &str) -> Result<(), JsValue>;

    /// Starts over.
    #[wasm_bindgen(method, catch)]
    pub fn reset(this: &Preview) -> Result<(), JsValue>;

    /// What a screen reader says, a line a stop.
    #[wasm_bindgen(method, catch)]
    pub fn heard(this: &Preview) -> Result<Promise, JsValue>;
}

/// The words of an error that JavaScript threw.
pub(crate) fn words_of(error: &JsValue) -> String {
    let message = js_sys::Reflect::get(error, &"message".into()).ok();
    let text = message.and_then(|message| message.as_string()).or_else(|| error.as_string());
    text.unwrap_or_default()
}

/// A function that JavaScript calls with one text, for as long as the page is there.
pub(crate) fn hears_text(act: impl FnMut(String) + 'static) -> Function {
    let closure = Closure::<dyn FnMut(String)>::new(act);
    closure.into_js_value().unchecked_into()
}

/// The same with a number.
pub(crate) fn hears_number(act: impl FnMut(f64) + 'static) -> Function {
    let closure = Closure::<dyn FnMut(f64)>::new(act);
    closure.into_js_value().unchecked_into()
}

/// The same with nothing.
pub(crate) fn hears(act: impl FnMut() + 'static) -> Function {
    let closure = Closure::<dyn FnMut()>::new(act);
    closure.into_js_value().unchecked_into()
}
