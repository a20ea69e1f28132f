//! Where all layers meet, and the only one that JavaScript calls: `embed/quick-checks.js` fetches
//! a guide, calls [`mount`], and frees the handle when the element leaves the page.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::ev;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::web_sys::HtmlElement;
use wasm_bindgen::prelude::*;

use crate::checkup::Answers;
use crate::guide::{Guide, decode};
use crate::progress::{Store, Unreadable, carried};
use crate::ui::{App, Host, Keeping, Offline, Options, Session};
use crate::words::words;

#[wasm_bindgen(module = "/embed/take.js")]
extern "C" {
    fn today() -> String;

    #[wasm_bindgen(js_name = affiliateTag)]
    fn affiliate_tag(root: &HtmlElement) -> Option<String>;

    fn attend(root: &HtmlElement);
}

#[wasm_bindgen]
extern "C" {
    /// The element as the loader presents it: turns what happens here into events.
    pub type Page;

    #[wasm_bindgen(method)]
    fn answered(this: &Page, guide: &str, check: &str, answer: &str);

    #[wasm_bindgen(method)]
    fn reached(this: &Page, guide: &str, outcome: &str, answered: u32);
}

/// A mounted widget. Freeing it (`handle.free()` in JavaScript) unmounts it and runs its cleanups.
#[wasm_bindgen]
#[expect(missing_debug_implementations, reason = "JavaScript alone holds it")]
pub struct Mounted {
    #[expect(dead_code, reason = "held for its drop")]
    handle: Box<dyn Any>,
    root: HtmlElement,
    guide: String,
    session: Session,
}

#[wasm_bindgen]
impl Mounted {
    /// Id of the guide on display.
    #[wasm_bindgen(getter)]
    pub fn guide(&self) -> String {
        self.guide.clone()
    }

    /// Tells the reader that the checks will be there without a network: on this page, or, given
    /// the address of a page of ours, there.
    pub fn works_offline(&self, elsewhere: Option<String>) {
        self.session.tell_offline(&self.root, elsewhere.map_or(Offline::Kept, Offline::Elsewhere));
    }
}

/// A guide that can be mounted.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Opened {
    guide: Guide,
    store: Store,
}

/// Reads a guide and opens its store: an act of its own, so that neither this nor [`mount`] holds
/// up the page for long.
///
/// # Errors
/// A sentence that names the place, where `guide` is not the text of a guide.
#[wasm_bindgen]
pub fn open(guide: &str) -> Result<Opened, JsValue> {
    let guide = decode(guide).map_err(|error| JsValue::from_str(&error.to_string()))?;
    let store = Store::open(&guide.id);
    Ok(Opened { guide, store })
}

/// Shows a guide in `root`, a plain element inside the shadow root, never the root itself:
/// Leptos swaps views through their parent *element* and would lose them there.
///
/// `fragment` is that of the page's address: it may carry answers from elsewhere.
///
/// # Errors
/// Where nothing was mounted, which would be a fault of ours.
#[wasm_bindgen]
pub fn mount(
    root: HtmlElement,
    page: Page,
    opened: Opened,
    language: &str,
    heading_level: u8,
    fragment: &str,
) -> Result<Mounted, JsValue> {
    let Opened { guide, store } = opened;
    let (answers, blocked) = match store.load() {
        Ok(answers) => (answers.unwrap_or_default(), None),
        Err(why) => (Answers::default(), Some(why)),
    };
    let keeping = match blocked {
        Some(why) => Keeping::Blocked(why),
        None if store.is_in_browser() => Keeping::Saved,
        None => Keeping::Refused,
    };
    let id = guide.id.clone();
    let carried = carried::read(&id, fragment);
    let mounted = Rc::new(Cell::new(None));
    let hand_out = mounted.clone();
    let options = Options { heading_level, words: words(language) };
    attend(&root);
    let place = root.clone();
    let handle = mount_to(root.clone(), move || {
        let widget = Widget {
            number: next_number(),
            guide: guide.id.clone(),
            store: store.clone(),
            blocked: Rc::new(Cell::new(blocked)),
            page,
            root: place,
        };
        let (number, blocked) = (widget.number, widget.blocked.clone());
        let session = Session::new(guide, options, answers, keeping, Rc::new(widget));
        keep_in_step(number, store, blocked, session);
        if let Some(answers) = carried {
            session.carry(answers);
        }
        hand_out.set(Some(session));
        view! { <App session/> }
    });
    let session = mounted.get().ok_or("nothing was mounted")?;
    Ok(Mounted { handle: Box::new(handle), root, guide: id, session })
}

/// One widget's side of [`Host`].
struct Widget {
    number: u32,
    guide: String,
    store: Store,
    /// Shared with the listeners: another tab may settle it.
    blocked: Rc<Cell<Option<Unreadable>>>,
    page: Page,
    root: HtmlElement,
}

impl Host for Widget {
    fn keep(&self, answers: &Answers) -> Keeping {
        for session in others(self.number, self.store.key()) {
            session.adopt(answers.clone());
        }
        if let Some(why) = self.blocked.get() {
            return Keeping::Blocked(why);
        }
        if self.store.save(answers) { Keeping::Saved } else { Keeping::Refused }
    }

    fn replace(&self, answers: &Answers) -> Keeping {
        self.blocked.set(None);
        self.keep(answers)
    }

    fn answered(&self, check: &str, answer: &str) {
        self.page.answered(&self.guide, check, answer);
    }

    fn reached(&self, outcome: &str, answered: usize) {
        self.page.reached(&self.guide, outcome, u32::try_from(answered).unwrap_or(u32::MAX));
    }

    fn today(&self) -> String {
        today()
    }

    fn affiliate_tag(&self) -> Option<String> {
        affiliate_tag(&self.root)
    }
}

thread_local! {
    /// The widgets on this page, with their storage keys: two of the same guide stay in step.
    static OPEN: RefCell<Vec<(u32, String, Session)>> = const { RefCell::new(Vec::new()) };
    static NUMBER: Cell<u32> = const { Cell::new(0) };
}

fn next_number() -> u32 {
    NUMBER.replace(NUMBER.get().wrapping_add(1))
}

fn others(number: u32, key: &str) -> Vec<Session> {
    OPEN.with_borrow(|open| {
        open.iter()
            .filter(|(other, theirs, _)| *other != number && theirs == key)
            .map(|(_, _, session)| *session)
            .collect()
    })
}

/// Takes over what other widgets and tabs save, for as long as the widget is mounted.
fn keep_in_step(
    number: u32,
    store: Store,
    blocked: Rc<Cell<Option<Unreadable>>>,
    session: Session,
) {
    OPEN.with_borrow_mut(|open| open.push((number, store.key().to_owned(), session)));
    on_cleanup(move || {
        OPEN.with_borrow_mut(|open| open.retain(|(other, _, _)| *other != number));
    });
    let here = store.clone();
    let elsewhere = window_event_listener(ev::storage, move |event| {
        // A page that clears everything is not a reader who starts over: no key, no change.
        if event.key().as_deref() == Some(here.key())
            && let Ok(answers) = here.load()
        {
            if blocked.take().is_some() {
                session.unblock();
            }
            session.adopt(answers.unwrap_or_default());
        }
    });
    on_cleanup(move || elsewhere.remove());
    // A page that slept in the back-forward cache or behind another app heard no storage events.
    for event in ["pageshow", "visibilitychange"] {
        let store = store.clone();
        let awake = window_event_listener_untyped(event, move |_| {
            if document().hidden() {
                return;
            }
            if let Ok(Some(answers)) = store.load() {
                session.adopt(answers);
            }
            session.come_back();
        });
        on_cleanup(move || awake.remove());
    }
}
