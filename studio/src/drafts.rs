//! What the browser keeps of the guides that are being written: a key for each draft. Two tabs with
//! the same draft don't overwrite each other: who finds another revision than their own keeps a
//! draft of their own.

use leptos::web_sys::{Storage, window};
use quick_checks_author::draft::Draft;

const PREFIX: &str = "quick-checks-studio/1/draft/";

/// What became of a draft that was to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kept {
    /// It is in the browser.
    Here,
    /// Another tab has kept something newer under its name.
    Newer,
    /// The browser keeps nothing, or has no room.
    Refused,
}

fn storage() -> Option<Storage> {
    window()?.local_storage().ok()?
}

fn key(id: &str) -> String {
    format!("{PREFIX}{id}")
}

/// A draft by its name.
pub(crate) fn open(id: &str) -> Option<Draft> {
    let kept = storage()?.get_item(&key(id)).ok()??;
    Draft::read(&kept).ok()
}

/// All drafts, the latest first.
pub(crate) fn all() -> Vec<Draft> {
    let Some(storage) = storage() else { return Vec::new() };
    let count = storage.length().unwrap_or_default();
    let keys = (0..count).filter_map(|at| storage.key(at).ok().flatten());
    let ids = keys.filter_map(|key| key.strip_prefix(PREFIX).map(str::to_owned));
    let mut drafts: Vec<Draft> = ids.filter_map(|id| open(&id)).collect();
    drafts.sort_by(|one, other| other.saved.cmp(&one.saved));
    drafts
}

/// Keeps a draft whose last revision here was the one before.
pub(crate) fn keep(draft: &Draft) -> Kept {
    let Some(storage) = storage() else { return Kept::Refused };
    let there = open(&draft.id).map_or(0, |there| there.revision);
    if there >= draft.revision {
        return Kept::Newer;
    }
    match storage.set_item(&key(&draft.id), &draft.write()) {
        Ok(()) => Kept::Here,
        Err(_) => Kept::Refused,
    }
}

/// Forgets a draft.
pub(crate) fn forget(id: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&key(id));
    }
}
