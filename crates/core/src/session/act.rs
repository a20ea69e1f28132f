//! What goes into a session, and what comes out.

use crate::checkup::Answers;
use crate::guide::Id;
use crate::progress::Unreadable;

/// Something that happened: most are acts of the reader, the rest is news from the browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// The reader chose a symptom; answers given under another one stay.
    Choose(Id),
    /// The reader types what they see, to find the symptom that it means.
    Find(String),
    /// The reader answered a check.
    Answer {
        /// The check.
        check: Id,
        /// A standard answer, or a choice of the check's own.
        answer: Id,
    },
    /// Out of a detour, or one answer back.
    Back,
    /// Shows an answered check again, or the opening question if there is no id.
    Change(Option<Id>),
    /// Shows a check that a link names, wherever the reader is.
    Open(Id),
    /// Back from a detour to where the answers lead.
    Return,
    /// The reader has read what a check of last resort removes, and wants its steps.
    Acknowledge(Id),
    /// Past an outcome, to the checks that remain.
    Continue,
    /// The reader typed something, which is kept under a name.
    Note {
        /// The name.
        name: String,
        /// What the field holds now.
        text: String,
    },
    /// The reader wants the result of a check's calculation, or to know which figure is missing.
    WorkOut(Id),
    /// Erases every answer, here and in the browser.
    StartOver,
    /// Brings back what [`Act::StartOver`] or [`Act::Carry`] replaced.
    Undo,
    /// Saves over a value that could not be read, as the reader asked.
    Replace,
    /// The reader lets answers be saved on their device.
    AllowSaving,
    /// The reader came by a link that carries answers: they replace those that were here.
    Carry(Answers),
    /// Another tab or widget saved these answers.
    Adopt(Answers),
    /// What could not be read has become readable: another tab replaced it.
    Unblock,
    /// The reader opened or closed a fold.
    Unfold {
        /// Whether its text names days: they are written out then.
        has_days: bool,
    },
    /// The reader is back from another tab or app.
    CameBack,
    /// It turned out where the checks will be without a network.
    Offline(Offline),
    /// How saving went.
    Saved(SaveStatus),
}

/// Something to do once the session is released, in this order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Save the answers, or remove what was saved if there are none; [`Act::Saved`] tells how that
    /// went.
    Save,
    /// From now on the browser may be given the answers to keep.
    AllowSaving,
    /// Let other widgets with the same guide adopt the answers.
    Sync,
    /// Draw the screen anew.
    Redraw,
    /// Renew the texts that follow what the reader types, and leave the rest of the screen alone.
    Refresh,
    /// Show another text in the field of a note, unless the reader is typing there.
    Fill {
        /// The note's name.
        name: String,
        /// Its text.
        text: String,
    },
    /// Show these symptoms alone, or all of them if there are none.
    Filter(Vec<Id>),
    /// Once the screen is drawn: take the focus there.
    Focus(Target),
    /// Once the screen is drawn: let screen readers say this.
    Announce(String),
    /// Tell the page. Always last: the page may do anything in its listener.
    Emit(Event),
}

/// Where the focus goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The heading of the screen.
    Title,
    /// The result of a calculation.
    Verdict,
    /// The first field whose figure is missing.
    MissingFigure,
    /// The line that says whether the answers are saved.
    SaveStatus,
}

/// What the page is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The reader chose a symptom.
    Symptom(Id),
    /// An act of the reader led to a check.
    Check(Id),
    /// The reader answered a check.
    Answer {
        /// The check.
        check: Id,
        /// The answer.
        answer: Id,
    },
    /// The reader reached an outcome.
    Outcome {
        /// The outcome.
        outcome: Id,
        /// How many answers led there.
        answered: usize,
    },
}

/// Whether the answers outlive the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveStatus {
    /// They do.
    Saved,
    /// The browser or the page's owner keeps nothing here.
    Refused,
    /// Not before the reader allows it.
    Unasked,
    /// The key holds something that is not ours to overwrite.
    Blocked(Unreadable),
}

/// Whether the checks will be there without a network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Offline {
    /// Not as far as is known.
    Unknown,
    /// They will: page, program and guide are cached.
    Cached,
    /// Not on this page, but at this address, where the reader can take the answers.
    Elsewhere(String),
}
