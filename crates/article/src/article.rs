//! What an article was understood to say.

use alloc::string::String;
use alloc::vec::Vec;

use core::fmt;

/// An article as checks, or the reason why it has none.
#[derive(Debug, Clone)]
pub struct Article<N> {
    /// Its title, if it has one inside.
    pub title: Option<String>,
    /// How its checks were found; `None` if there are none.
    pub shape: Option<Shape>,
    /// What the reader may see; empty if the article does not tell symptoms apart.
    pub symptoms: Vec<Symptom<N>>,
    /// What the article names as signs without saying which checks belong to them.
    pub signs: Vec<String>,
    /// The checks, in the order of the article.
    pub checks: Vec<Check<N>>,
    /// Indices of [`Self::checks`] in the order in which to ask them, within a safety class.
    pub order: Vec<usize>,
    /// Where to turn when nothing has helped.
    pub ends: Vec<Section<N>>,
    /// What stays in the article: contents, questions, causes.
    pub left: Vec<Section<N>>,
    /// What could be read otherwise.
    pub doubts: Vec<Doubt<N>>,
    /// If no checks were found: one line that says what would help.
    pub help: Option<String>,
    /// How much work it was, in items and pieces of text looked at; tests make sure that it grows no
    /// faster than the document.
    pub work: u64,
}

/// How the checks of an article were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// The author’s own marks, and nothing else.
    Marks,
    /// `details`, each with its summary.
    Details,
    /// Headings with numbers.
    NumberedHeadings,
    /// Headings.
    Headings,
    /// Paragraphs in bold that serve as headings.
    BoldTitles,
    /// Rows of a table.
    Table,
    /// Items of a list.
    List,
    /// Terms and their definitions.
    Definitions,
    /// Paragraphs that begin in bold.
    BoldLeads,
    /// Steps, which are one check.
    Procedure,
}

impl fmt::Display for Shape {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Marks => "what the author marked",
            Self::Details => "folded sections (details)",
            Self::NumberedHeadings => "numbered headings",
            Self::Headings => "headings",
            Self::BoldTitles => "bold paragraphs as headings",
            Self::Table => "the rows of a table",
            Self::List => "the items of a list",
            Self::Definitions => "terms and their definitions",
            Self::BoldLeads => "paragraphs that begin in bold",
            Self::Procedure => "the steps of one check",
        })
    }
}

/// What the reader sees.
#[derive(Debug, Clone)]
pub struct Symptom<N> {
    /// Stable name, from the element’s `id` or from the title.
    pub id: String,
    /// The author’s words.
    pub title: String,
    /// The author’s heading, item or cell.
    pub node: N,
    /// Indices of [`Article::checks`]: those that this symptom asks, beside the ones that no symptom
    /// names, which may help with any.
    pub checks: Vec<usize>,
}

/// One thing to look at or do.
#[derive(Debug, Clone)]
pub struct Check<N> {
    /// Stable name, from the element’s `id` or from the title: saved answers refer to it.
    pub id: String,
    /// The author’s words, without number and signs.
    pub title: String,
    /// The author’s nodes that belong to it, in order, its heading first if it has one. No other
    /// check has any of them or of their descendants.
    pub nodes: Vec<N>,
    /// The same in parts, without the heading.
    pub parts: Vec<Part<N>>,
    /// How much it can do harm.
    pub safety: Safety,
    /// Why, unless it is safe by its words.
    pub because: Option<Because>,
    /// Whether the author says that it helps most readers, few, or is the last thing to try.
    pub weight: Weight,
    /// `data-minutes`, or a time in its title or in a line of its own below it. Never an estimate of ours.
    pub minutes: Option<u32>,
    /// `data-helps`: how many readers of a hundred it helps, by the author.
    pub helps: Option<u32>,
}

/// A part of a check.
#[derive(Debug, Clone)]
pub struct Part<N> {
    /// What it is for.
    pub role: Role,
    /// The author’s nodes.
    pub nodes: Vec<N>,
    /// Its words, as one line.
    pub text: String,
}

/// What a part of a check is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Says why, or what to know.
    Why,
    /// Something to do.
    Step,
    /// Belongs to the step before it: code, a picture.
    Aside,
    /// Has to be read before the steps, wherever it is.
    Caution,
    /// How to tell that it worked.
    Proof,
}

/// How much a check can do harm, as [`crate::guide`] hands it on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Safety {
    /// Nothing can be lost, by the author’s words.
    Safe,
    /// Something changes that takes effort to restore, or the author wants it tried late.
    Cautious,
    /// Settings or data can be lost.
    Risky,
    /// That, and only when everything else failed.
    LastResort,
}

impl Safety {
    /// The word for it, in guides and in marks.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Cautious => "cautious",
            Self::Risky => "risky",
            Self::LastResort => "last-resort",
        }
    }
}

/// How likely a check helps, by the author’s words; else the article’s order says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// “Most common”.
    Likelier,
    /// Nothing said.
    Usual,
    /// “Rarely”.
    Rarer,
    /// “Last resort”.
    Last,
}

/// Why a check is held back or asked late.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Because {
    /// Where it says so.
    pub said_in: SaidIn,
    /// The author’s words.
    pub words: String,
}

/// Where a check says how safe it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaidIn {
    /// In `data-check`.
    Mark,
    /// In its title.
    Title,
    /// In the heading over it.
    Over,
    /// In its text.
    Text,
    /// In its code.
    Code,
    /// In advice to save one’s data first.
    Backup,
}

impl Because {
    /// The same in words.
    pub(crate) fn line(&self) -> String {
        let said_in = match self.said_in {
            SaidIn::Mark => return ["marked ", &*self.words].concat(),
            SaidIn::Title => "its title",
            SaidIn::Over => "the heading over it",
            SaidIn::Text => "its text",
            SaidIn::Code => "its code",
            SaidIn::Backup => "its advice to save one’s data",
        };
        [said_in, " says “", &self.words, "”"].concat()
    }
}

impl fmt::Display for Because {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.line())
    }
}

/// A section that isn’t a check.
#[derive(Debug, Clone)]
pub struct Section<N> {
    /// The author’s words.
    pub title: String,
    /// What it was taken for.
    pub what: &'static str,
    /// The author’s nodes, the heading first.
    pub nodes: Vec<N>,
}

/// Something that could be read otherwise, and what would settle it.
#[derive(Debug, Clone)]
pub struct Doubt<N> {
    /// Where the mark would go.
    pub node: N,
    /// The words there.
    pub title: String,
    /// What is doubtful.
    pub problem: String,
    /// The mark that would settle it.
    pub mark: &'static str,
}

impl<N> fmt::Display for Doubt<N> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "“{}”: {}. To change that: {}", self.title, self.problem, self.mark)
    }
}
