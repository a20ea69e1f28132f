//! What has been found so far, in places of the document.

use alloc::string::String;
use alloc::vec::Vec;

use crate::article::Shape;
use crate::page::Span;

/// A check before it has a name.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub(crate) title: String,
    /// What belongs to it, in order.
    pub(crate) spans: Vec<Span>,
    /// The text of its heading, which is not a step.
    pub(crate) heading: Option<Span>,
    /// What the heading over it says.
    pub(crate) over: String,
    /// The item whose `id` is the check’s.
    pub(crate) anchor: usize,
    /// Which of [`Found::symptoms`] it belongs to; none means all.
    pub(crate) symptom: Option<usize>,
    /// Whether the author marked it.
    pub(crate) marked: bool,
}

impl Draft {
    /// Where it begins.
    pub(crate) fn from(&self) -> usize {
        self.spans.first().map_or(self.anchor, |span| span.0)
    }
}

/// Something else that was found: an end, or what is left in the article.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    pub(crate) title: String,
    pub(crate) spans: Vec<Span>,
    pub(crate) what: &'static str,
}

/// A symptom before it has a name.
#[derive(Debug, Clone)]
pub(crate) struct Sign {
    pub(crate) title: String,
    pub(crate) anchor: usize,
    /// The stretch of the document that has its checks.
    pub(crate) within: Span,
}

/// Whether what is doubtful is put into words: in a reader’s browser there is nobody to tell.
pub(crate) const DOUBTS: bool = cfg!(feature = "doubts");

/// What could be read otherwise, at an item: a [`Doubt`](crate::Doubt) before it has a node.
#[derive(Debug, Clone)]
pub(crate) struct DraftDoubt {
    pub(crate) at: usize,
    pub(crate) title: String,
    pub(crate) problem: String,
    pub(crate) mark: &'static str,
}

/// All that was found.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) shape: Option<Shape>,
    pub(crate) drafts: Vec<Draft>,
    pub(crate) symptoms: Vec<Sign>,
    /// What readers may see, if it leads to no check of its own.
    pub(crate) signs: Vec<String>,
    pub(crate) ends: Vec<Piece>,
    pub(crate) left: Vec<Piece>,
    pub(crate) doubts: Vec<DraftDoubt>,
    /// From a symptom to the ids of its checks, if the article links them.
    pub(crate) links: Vec<(usize, Vec<String>)>,
}
