//! localStorage, and a twin in memory for browsers that refuse it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_storage::errors::StorageError;
use gloo_storage::{Result, Storage};
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};

use quick_checks_core::checkup::Answers;
use quick_checks_core::json::Json;
use quick_checks_core::progress::{Unreadable, key, read, write};
use quick_checks_core::session::SaveStatus;

thread_local! {
    /// What a browser that refuses storage keeps until the page is left, so that an element that
    /// is removed and inserted again goes on where it was.
    static MEMORY: RefCell<Vec<(String, Answers)>> = const { RefCell::new(Vec::new()) };
}

/// Where one guide's answers are saved.
#[derive(Debug, Clone)]
pub(crate) struct Store {
    guide: String,
    key: String,
    permission: Rc<Cell<Permission>>,
    /// Whether the browser took the last answers, shared by all copies: if not, memory has the
    /// newer ones.
    in_browser: Rc<Cell<bool>>,
}

/// Whether answers may be put into the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Permission {
    /// They may.
    Granted,
    /// Once the reader says so; what is there already is there by their word.
    Asked,
    /// The page does not want it.
    Denied,
}

/// What was saved under the key.
pub(crate) type Loaded = std::result::Result<Option<Answers>, Unreadable>;

impl Store {
    /// Opens the store of a guide. It writes nothing.
    pub(crate) fn open(guide: &str) -> Self {
        Self {
            guide: guide.to_owned(),
            key: key(guide),
            permission: Rc::new(Cell::new(Permission::Denied)),
            in_browser: Rc::new(Cell::new(false)),
        }
    }

    /// Says what may be done. Answers that only memory has are saved as soon as they may be.
    pub(crate) fn permit(&self, wanted: Permission) {
        let has_key = || Local::raw().get_item(&self.key).is_ok_and(|saved| saved.is_some());
        let wanted = match wanted {
            Permission::Asked if has_key() => Permission::Granted,
            other => other,
        };
        self.permission.set(wanted);
        self.in_browser.set(wanted == Permission::Granted && area().is_some());
        if let (true, Some(answers)) = (self.in_browser.get(), self.in_memory()) {
            self.save(&answers);
        }
    }

    /// How well the answers are saved, as far as is known.
    pub(crate) fn status(&self) -> SaveStatus {
        match self.permission.get() {
            Permission::Asked => SaveStatus::Unasked,
            _ if self.in_browser.get() => SaveStatus::Saved,
            _ => SaveStatus::Refused,
        }
    }

    fn in_memory(&self) -> Option<Answers> {
        MEMORY.with_borrow(|memory| {
            memory.iter().find(|(guide, _)| *guide == self.guide).map(|(_, own)| own.clone())
        })
    }

    /// The storage key, for telling its events from others.
    pub(crate) fn key(&self) -> &str {
        &self.key
    }

    /// What is saved, if anything.
    pub(crate) fn load(&self) -> Loaded {
        if !self.in_browser.get() {
            return Ok(self.in_memory());
        }
        match Local::get::<Json>(&self.key) {
            Ok(saved) => read(&self.guide, &saved).map(Some),
            Err(StorageError::KeyNotFound(_) | StorageError::JsError(_)) => Ok(None),
            Err(StorageError::SerdeError(_)) => Err(Unreadable::Foreign),
        }
    }

    /// Saves the answers, or removes the key if there are none; [`Store::status`] says how that went.
    pub(crate) fn save(&self, answers: &Answers) {
        let saved = if self.permission.get() != Permission::Granted {
            Err(refused(JsValue::UNDEFINED))
        } else if answers.is_empty() {
            Local::remove(&self.key)
        } else {
            Local::set(&self.key, write(&self.guide, answers))
        };
        self.in_browser.set(saved.is_ok());
        MEMORY.with_borrow_mut(|memory| {
            memory.retain(|(guide, _)| *guide != self.guide);
            if saved.is_err() && !answers.is_empty() {
                memory.push((self.guide.clone(), answers.clone()));
            }
        });
    }
}

/// localStorage if the browser hands it out: a page may lose it, or replace it, at any time.
fn area() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// localStorage as `gloo_storage` has it, but for one thing: a call that the browser or the page
/// refuses is an error. `gloo_storage` 0.4 panics on a `getItem` that throws, and on anything thrown
/// that is not an `Error`; one panic would stop every widget of the page.
struct Local;

impl Storage for Local {
    fn raw() -> web_sys::Storage {
        // Without storage, `undefined`: a call on it throws, and is caught like any other.
        area().unwrap_or_else(|| JsValue::UNDEFINED.unchecked_into())
    }

    fn get<T: for<'de> Deserialize<'de>>(key: impl AsRef<str>) -> Result<T> {
        let key = key.as_ref();
        let item = Self::raw().get_item(key).map_err(refused)?;
        let item = item.ok_or_else(|| StorageError::KeyNotFound(key.to_owned()))?;
        Ok(serde_json::from_str(&item)?)
    }

    fn set<T: Serialize>(key: impl AsRef<str>, value: T) -> Result<()> {
        let text = serde_json::to_string(&value)?;
        Self::raw().set_item(key.as_ref(), &text).map_err(refused)
    }
}

impl Local {
    fn remove(key: &str) -> Result<()> {
        Self::raw().remove_item(key).map_err(refused)
    }
}

/// Whatever was thrown: the reader is told that nothing is saved, and nobody needs to know more.
fn refused(_: JsValue) -> StorageError {
    StorageError::KeyNotFound(String::new())
}
