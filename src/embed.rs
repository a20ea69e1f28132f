//! Where all layers meet, and the only one that JavaScript calls: `embed/quick-checks.js` fetches
//! a guide, calls [`mount`], and frees the handle when the element leaves the page.

mod dispatch;
mod language;
mod page;
mod widget;

use std::rc::Rc;

use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys::HtmlElement;
use wasm_bindgen::prelude::*;

use quick_checks_core::checkup::Answers;
use quick_checks_core::guide::decode;
use quick_checks_core::handoff;
use quick_checks_core::session::{Act, Offline, SaveStatus, Session};

use crate::storage::{Permission, Store};
use crate::ui::Options;
use page::Page;
use widget::Widget;

/// A mounted widget. Freeing it (`handle.free()` in JavaScript) unmounts it; what it still had to
/// do is dropped.
#[wasm_bindgen]
#[expect(missing_debug_implementations, reason = "JavaScript alone holds it")]
pub struct Mounted {
    widget: Rc<Widget>,
    listeners: Vec<WindowListenerHandle>,
}

#[wasm_bindgen]
impl Mounted {
    /// Id of the guide on display.
    #[wasm_bindgen(getter)]
    pub fn guide(&self) -> String {
        self.widget.guide_id()
    }

    /// Shows the check that an anchor of the fallback names. Says whether there is one.
    pub fn show(&self, anchor: &str) -> bool {
        self.widget.show(anchor)
    }

    /// Chooses the symptom that has this title. Says whether there is one.
    pub fn choose(&self, title: &str) -> bool {
        self.widget.choose(title)
    }

    /// Shows a screen that the reader has seen: the one of a check, or the opening question if
    /// `check` is empty; without one, where the answers lead.
    pub fn visit(&self, check: Option<String>) {
        self.widget.dispatch(match check {
            None => Act::Return,
            Some(check) if check.is_empty() => Act::Change(None),
            Some(check) => Act::Open(check),
        });
    }

    /// Tells again of the answers that count, in the order they were given.
    pub fn retell(&self, to: &Page) {
        self.widget.retell(to);
    }

    /// Starts over.
    pub fn reset(&self) {
        self.widget.dispatch(Act::StartOver);
    }

    /// Tells the reader that the checks will be there without a network: on this page, or, given
    /// the address of a page of ours, there.
    pub fn works_offline(&self, elsewhere: Option<String>) {
        let offline = elsewhere.map_or(Offline::Cached, Offline::Elsewhere);
        self.widget.dispatch(Act::Offline(offline));
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        widget::remove(&self.widget);
        self.widget.unmount();
        for listener in self.listeners.drain(..) {
            listener.remove();
        }
    }
}

/// A guide that can be mounted, and where its reader is in it.
#[wasm_bindgen]
#[expect(missing_debug_implementations, reason = "JavaScript alone holds it")]
pub struct Opened {
    session: Session,
    store: Store,
    page: Page,
}

/// Reads a guide and what is saved for it: a call of its own, so that neither this nor [`mount`]
/// holds up the page for long.
///
/// # Errors
/// A sentence that names the path, if `guide` is not the text of a guide.
#[wasm_bindgen]
pub fn open(guide: &str, page: Page) -> Result<Opened, JsValue> {
    let guide = decode(guide).map_err(|error| JsValue::from_str(&error.to_string()))?;
    let store = Store::open(&guide.id);
    store.permit(match page.read(page.storage()).as_deref() {
        Some("off") => Permission::Denied,
        Some("ask") => Permission::Asked,
        _ => Permission::Granted,
    });
    let (answers, status) = match store.load() {
        Ok(answers) => (answers, store.status()),
        Err(why) => (None, SaveStatus::Blocked(why)),
    };
    let words = language::words(&page);
    let session = Session::new(guide, words, answers.unwrap_or_default(), status);
    Ok(Opened { session, store, page })
}

/// Shows a guide in `root`, a plain element inside the shadow root, never the root itself:
/// Leptos swaps views through their parent *element* and would lose them there.
#[wasm_bindgen]
pub fn mount(root: HtmlElement, opened: Opened) -> Mounted {
    let Opened { session, store, page } = opened;
    let guide = &session.guide().id;
    let carried = page.read(page::carried(guide, &page));
    let carried = carried.and_then(|part| handoff::read(guide, &part));
    let options = Options {
        heading_level: page.read(page.heading_level()).unwrap_or(2),
        affiliate_tag: page.read(page.affiliate_tag()),
    };
    let mounted = Rc::new(Widget::new(session, store, page, root));
    widget::add(&mounted);
    // Another widget of the page, or another tab, may have saved something in between.
    mounted.adopt_saved(Some(Answers::default()));
    if let Some(answers) = carried {
        mounted.dispatch(Act::Carry(answers));
    }
    mounted.mount(options);
    Mounted { listeners: listeners(&mounted), widget: mounted }
}

/// Takes over what other tabs save, and notices when the reader comes back.
fn listeners(widget: &Rc<Widget>) -> Vec<WindowListenerHandle> {
    let stored = {
        let widget = Rc::downgrade(widget);
        window_event_listener(ev::storage, move |event| {
            let Some(widget) = widget.upgrade() else { return };
            if event.key().as_deref() == Some(widget.store.key()) {
                // A page that clears everything is not a reader who starts over: no key, no
                // change. Whoever starts over removes this one.
                widget.adopt_saved(Some(Answers::default()));
            }
        })
    };
    // A page that slept in the back-forward cache or behind another app heard no storage events.
    let awake = ["pageshow", "visibilitychange"].map(|event| {
        let widget = Rc::downgrade(widget);
        window_event_listener_untyped(event, move |_| {
            let Some(widget) = widget.upgrade() else { return };
            if !document().hidden() {
                widget.adopt_saved(None);
                widget.dispatch(Act::CameBack);
            }
        })
    });
    awake.into_iter().chain([stored]).collect()
}
