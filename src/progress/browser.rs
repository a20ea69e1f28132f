//! localStorage through gloo-storage, and a twin in memory for where the browser refuses.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_storage::errors::StorageError;
use gloo_storage::{LocalStorage, Storage};

use super::{Unreadable, key, read, write};
use crate::checkup::Answers;
use crate::json::Json;

thread_local! {
    /// What a browser that refuses storage keeps until the page is left, so that an element that
    /// is removed and inserted again goes on where it was.
    static MEMORY: RefCell<Vec<(String, Answers)>> = const { RefCell::new(Vec::new()) };
}

/// Where one guide's answers are kept.
#[derive(Debug, Clone)]
pub(crate) struct Store {
    guide: String,
    key: String,
    /// Whether there is a storage at all.
    exists: bool,
    /// Whether it took the last answers, shared by all copies: where not, memory holds the newer.
    in_browser: Rc<Cell<bool>>,
}

/// What lay under the key.
pub(crate) type Loaded = Result<Option<Answers>, Unreadable>;

impl Store {
    /// Opens the store of a guide. It writes nothing.
    pub(crate) fn open(guide: &str) -> Self {
        // gloo-storage throws from inside the WebAssembly where the browser blocks the getter,
        // so web-sys asks first.
        let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
        let exists = storage.is_some();
        Self {
            guide: guide.to_owned(),
            key: key(guide),
            exists,
            in_browser: Rc::new(Cell::new(exists)),
        }
    }

    /// Whether the browser offers storage at all.
    pub(crate) fn is_in_browser(&self) -> bool {
        self.in_browser.get()
    }

    /// The storage key, for telling its events from others.
    pub(crate) fn key(&self) -> &str {
        &self.key
    }

    /// What is kept, if anything.
    pub(crate) fn load(&self) -> Loaded {
        if !self.in_browser.get() {
            return Ok(MEMORY.with_borrow(|memory| {
                memory.iter().find(|(guide, _)| *guide == self.guide).map(|(_, own)| own.clone())
            }));
        }
        match LocalStorage::get::<Json>(&self.key) {
            Ok(saved) => read(&self.guide, &saved).map(Some),
            Err(StorageError::KeyNotFound(_) | StorageError::JsError(_)) => Ok(None),
            Err(StorageError::SerdeError(_)) => Err(Unreadable::Foreign),
        }
    }

    /// Keeps the answers, or removes the key where there are none. Says whether they outlive
    /// the page.
    pub(crate) fn save(&self, answers: &Answers) -> bool {
        let kept = self.exists && self.write(answers);
        self.in_browser.set(kept);
        MEMORY.with_borrow_mut(|memory| {
            memory.retain(|(guide, _)| *guide != self.guide);
            if !kept && !answers.is_empty() {
                memory.push((self.guide.clone(), answers.clone()));
            }
        });
        kept
    }

    fn write(&self, answers: &Answers) -> bool {
        if answers.is_empty() {
            LocalStorage::delete(&self.key);
            return true;
        }
        LocalStorage::set(&self.key, write(&self.guide, answers)).is_ok()
    }
}
