//! Texts that follow what happens without their part of the screen being drawn anew: the keyboard
//! stays, and so does the place in the text. Each is in an element with `data-live` and its name.

use quick_checks_core::session::Session;

/// Where the reader is.
pub(super) const POSITION: &str = "position";
/// How many checks are done.
pub(super) const ANSWERED: &str = "answered";
/// How well the answers are saved, and whether they are there offline.
pub(super) const SAVE_STATUS: &str = "save-status";
/// The result of ticked rows.
pub(super) const TOTAL: &str = "total";
/// The summary.
pub(super) const SUMMARY: &str = "summary";
/// When a check's sources were last looked at.
pub(super) const CHECKED: &str = "checked";
/// What a screen reader is told.
pub(super) const STATUS: &str = "status";

/// The texts as they are now, by name.
pub(crate) fn live_texts(session: &Session) -> [(&'static str, String); 6] {
    [
        (POSITION, session.position()),
        (ANSWERED, session.answered()),
        (SAVE_STATUS, session.save_line()),
        (TOTAL, session.total()),
        (SUMMARY, session.summary()),
        (CHECKED, session.last_checked()),
    ]
}
