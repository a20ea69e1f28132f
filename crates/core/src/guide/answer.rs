//! The answers that every check offers unless it says otherwise.

/// What an answer means for the checkup; an answer of a check's own counts as one of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StandardAnswer {
    /// The trouble is over.
    Fixed,
    /// The trouble goes on.
    StillFailing,
    /// The check does not concern this reader.
    NotApplicable,
    /// Something is running; the result comes later.
    Later,
}

impl StandardAnswer {
    /// All of them, in the order of display.
    pub const ALL: [Self; 4] = [Self::Fixed, Self::StillFailing, Self::NotApplicable, Self::Later];

    /// Its id in guides, saved answers and events: it never changes.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Fixed => "fixed",
            Self::StillFailing => "still-failing",
            Self::NotApplicable => "not-applicable",
            Self::Later => "later",
        }
    }

    /// The standard answer with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.id() == id)
    }

    /// Whether only a reader who has seen the steps can give it.
    pub const fn follows_steps(self) -> bool {
        matches!(self, Self::Fixed | Self::Later)
    }
}
