//! The document as one row: every node that readers see, with the stretch of text below it.
//!
//! The tree is walked once, without recursion. A node’s descendants are those up to its `end`, and
//! the text of anything is a slice of one string, so that no later step has to walk again.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use core::cell::Cell;

use crate::article::Safety;
use crate::mark::{Mark, figure};
use crate::node::Node;

/// What an element is to the parser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tag {
    Heading(u8),
    Paragraph,
    List {
        ordered: bool,
    },
    Item,
    Pre,
    Table,
    Row,
    Cell {
        head: bool,
    },
    Definitions,
    Term,
    Definition,
    Quote,
    Details,
    Summary,
    /// `div`, `section` and the like: only what is inside matters.
    Wrapper,
    Bold,
    Code,
    Link,
    Break,
    Picture,
    /// Any other element that may be within a line.
    Inline,
    Text,
}

impl Tag {
    fn of(name: &str) -> Self {
        match name {
            "h1" => Self::Heading(1),
            "h2" => Self::Heading(2),
            "h3" => Self::Heading(3),
            "h4" => Self::Heading(4),
            "h5" => Self::Heading(5),
            "h6" => Self::Heading(6),
            "p" => Self::Paragraph,
            "ul" | "menu" => Self::List { ordered: false },
            "ol" => Self::List { ordered: true },
            "li" => Self::Item,
            "pre" => Self::Pre,
            "table" => Self::Table,
            "tr" => Self::Row,
            "td" => Self::Cell { head: false },
            "th" => Self::Cell { head: true },
            "dl" => Self::Definitions,
            "dt" => Self::Term,
            "dd" => Self::Definition,
            "blockquote" | "aside" => Self::Quote,
            "details" => Self::Details,
            "summary" => Self::Summary,
            "strong" | "b" => Self::Bold,
            "code" | "kbd" | "samp" | "tt" => Self::Code,
            "a" => Self::Link,
            "br" => Self::Break,
            "img" | "picture" => Self::Picture,
            "abbr" | "bdi" | "bdo" | "big" | "cite" | "data" | "del" | "dfn" | "em" | "font"
            | "i" | "ins" | "label" | "mark" | "q" | "ruby" | "s" | "small" | "span" | "sub"
            | "sup" | "time" | "u" | "var" | "wbr" => Self::Inline,
            _ => Self::Wrapper,
        }
    }

    /// Whether it may be within a line.
    pub(crate) const fn is_inline(self) -> bool {
        matches!(
            self,
            Self::Bold
                | Self::Code
                | Self::Link
                | Self::Break
                | Self::Picture
                | Self::Inline
                | Self::Text
        )
    }
}

/// Elements whose content is not the article’s.
const FOREIGN: [&str; 21] = [
    "script", "style", "ins", "nav", "form", "iframe", "button", "video", "audio", "footer",
    "noscript", "template", "svg", "canvas", "object", "select", "textarea", "input", "math",
    "head", "dialog",
];

/// Words of a class that make a box a note.
const NOTES: [&str; 12] = [
    "note",
    "warn",
    "warning",
    "caution",
    "danger",
    "important",
    "tip",
    "info",
    "hint",
    "alert",
    "admonition",
    "callout",
];

/// One node.
#[derive(Debug)]
pub(crate) struct Item<N> {
    pub(crate) node: N,
    pub(crate) tag: Tag,
    pub(crate) parent: usize,
    /// The item after its last descendant.
    pub(crate) end: usize,
    /// Its text in [`Page::text`].
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) id: Option<String>,
    /// Where a link leads.
    pub(crate) href: Option<String>,
    /// Whether its class makes it a note, and whether one that warns.
    pub(crate) note: bool,
    pub(crate) warns: bool,
    /// Whether anything inside breaks the line.
    pub(crate) blocky: bool,
    /// How many headings are inside.
    pub(crate) headings: u32,
    /// Its own mark.
    pub(crate) mark: Mark,
    /// The most that its own mark or one around it says of its safety.
    pub(crate) safety: Option<Safety>,
    pub(crate) minutes: Option<u32>,
    pub(crate) helps: Option<u32>,
}

/// A stretch of items, the second not included.
pub(crate) type Span = (usize, usize);

/// The whole document.
pub(crate) struct Page<N> {
    pub(crate) items: Vec<Item<N>>,
    pub(crate) text: String,
    /// The items whose author said something, in order.
    pub(crate) marked: Vec<usize>,
    /// How much has been looked at so far: see [`Self::add_work`].
    work: Cell<u64>,
    pre: usize,
}

impl<N: Node> Page<N> {
    /// Reads everything below `root`.
    pub(crate) fn read(root: &N) -> Self {
        let mut page = Self {
            items: Vec::new(),
            text: String::new(),
            marked: Vec::new(),
            work: Cell::new(0),
            pre: 0,
        };
        page.items.push(page.item(root, Tag::Wrapper, 0));
        let mut open = vec![(0, root.first_child())];
        while let Some((parent, next)) = open.last_mut() {
            let parent = *parent;
            if let Some(node) = next.take() {
                *next = node.next_sibling();
                if let Some(item) = page.enter(&node, parent) {
                    open.push((item, node.first_child()));
                }
            } else {
                page.leave(parent);
                open.pop();
            }
        }
        page
    }

    /// Counts work: each item or piece of text that is looked at.
    pub(crate) fn add_work(&self, amount: usize) {
        self.work.set(self.work.get().saturating_add(amount as u64));
    }

    /// How much work it was so far.
    pub(crate) fn work(&self) -> u64 {
        self.work.get()
    }

    /// The text of a stretch of items, as it is in the row.
    pub(crate) fn text_of(&self, (from, to): Span) -> &str {
        let (from, to) = self.letters((from, to));
        self.text.get(from..to).unwrap_or_default()
    }

    /// Where the text of a stretch of items is.
    pub(crate) fn letters(&self, (from, to): Span) -> Span {
        if from >= to {
            return (0, 0);
        }
        match (self.items.get(from), self.items.get(to - 1)) {
            (Some(first), Some(last)) => (first.from, last.to.max(first.to)),
            _ => (0, 0),
        }
    }

    /// The outermost items of a stretch.
    pub(crate) fn tops(&self, (from, to): Span) -> Vec<usize> {
        let mut tops = Vec::new();
        let mut at = from;
        while at < to {
            self.add_work(1);
            tops.push(at);
            at = self.items.get(at).map_or(to, |item| item.end);
        }
        tops
    }

    /// The items directly inside another one.
    pub(crate) fn inside(&self, item: usize) -> Vec<usize> {
        let end = self.items.get(item).map_or(item, |item| item.end);
        self.tops((item + 1, end))
    }

    pub(crate) fn tag(&self, item: usize) -> Tag {
        self.items.get(item).map_or(Tag::Text, |item| item.tag)
    }

    pub(crate) fn mark(&self, item: usize) -> Mark {
        self.items.get(item).map_or_else(Mark::default, |item| item.mark)
    }

    /// The marked items of a stretch.
    pub(crate) fn marked_in(&self, (from, to): Span) -> &[usize] {
        let first = self.marked.partition_point(|item| *item < from);
        let last = self.marked.partition_point(|item| *item < to);
        self.marked.get(first..last).unwrap_or_default()
    }

    /// Where the in-page links of a stretch lead.
    pub(crate) fn links(&self, (from, to): Span) -> Vec<String> {
        self.add_work(to - from);
        let items = self.items.get(from..to).unwrap_or_default();
        let local = |href: &String| href.strip_prefix('#').map(str::to_owned);
        items.iter().filter_map(|item| item.href.as_ref().and_then(local)).collect()
    }

    fn item(&self, node: &N, tag: Tag, parent: usize) -> Item<N> {
        Item {
            node: node.clone(),
            tag,
            parent,
            end: self.items.len() + 1,
            from: self.text.len(),
            to: self.text.len(),
            id: None,
            href: None,
            note: false,
            warns: false,
            blocky: false,
            headings: 0,
            mark: Mark::default(),
            safety: self.items.get(parent).and_then(|item| item.safety),
            minutes: None,
            helps: None,
        }
    }

    /// Takes up a node; `None` if readers do not see it.
    fn enter(&mut self, node: &N, parent: usize) -> Option<usize> {
        self.add_work(1);
        if let Some(text) = node.text() {
            self.add_work(text.len() / 16);
            let mut item = self.item(node, Tag::Text, parent);
            self.write(&text);
            item.to = self.text.len();
            self.items.push(item);
            return None;
        }
        let name = node.name()?;
        if FOREIGN.contains(&name.as_str()) || hidden(node) {
            return None;
        }
        let tag = Tag::of(&name);
        if tag == Tag::Picture && tiny(node) {
            return None;
        }
        if !tag.is_inline() || tag == Tag::Break {
            self.line();
        }
        let mut item = self.item(node, tag, parent);
        item.id = node.attribute("id").filter(|id| !id.trim().is_empty());
        let classes = node.attribute("class").unwrap_or_default().to_ascii_lowercase();
        let words = || classes.split(|letter: char| !letter.is_ascii_alphanumeric());
        if words().any(|word| word == "toc") {
            return None;
        }
        item.note = words().any(|word| NOTES.contains(&word)) || tag == Tag::Quote;
        item.warns = words()
            .any(|word| matches!(word, "warn" | "warning" | "caution" | "danger" | "important"));
        if tag == Tag::Link {
            item.href = node.attribute("href");
        }
        let check = node.attribute("data-check");
        item.mark = check.as_deref().map(Mark::read).unwrap_or_default();
        item.safety = item.safety.max(item.mark.safety);
        item.minutes = node.attribute("data-minutes").as_deref().and_then(figure);
        item.helps = node.attribute("data-helps").as_deref().and_then(figure);
        let at = self.items.len();
        if check.is_some() || item.minutes.is_some() || item.helps.is_some() {
            self.marked.push(at);
        }
        self.pre += usize::from(tag == Tag::Pre);
        self.items.push(item);
        Some(at)
    }

    fn leave(&mut self, at: usize) {
        let end = self.items.len();
        let length = self.text.len();
        let Some(item) = self.items.get_mut(at) else { return };
        item.end = end;
        item.to = length;
        let (tag, parent) = (item.tag, item.parent);
        let headings = item.headings + u32::from(matches!(tag, Tag::Heading(_)));
        let blocky = item.blocky || !tag.is_inline();
        if let Some(parent) = self.items.get_mut(parent).filter(|_| at > 0) {
            parent.blocky |= blocky;
            parent.headings += headings;
        }
        self.pre -= usize::from(tag == Tag::Pre);
        if !tag.is_inline() {
            self.line();
        }
    }

    /// Adds text, each run of blanks as one.
    fn write(&mut self, text: &str) {
        for letter in text.chars() {
            if self.pre > 0 || !letter.is_whitespace() {
                self.text.push(letter);
            } else if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
                self.text.push(' ');
            }
        }
    }

    /// Ends a line.
    fn line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }
}

fn hidden<N: Node>(node: &N) -> bool {
    let style = node.attribute("style").unwrap_or_default().replace(' ', "").to_ascii_lowercase();
    node.attribute("hidden").is_some()
        || node.attribute("aria-hidden").is_some_and(|value| value == "true")
        || style.contains("display:none")
}

/// A picture of a dot or two counts visits; it shows nothing.
fn tiny<N: Node>(node: &N) -> bool {
    let size = |name| node.attribute(name).and_then(|size| size.trim().parse::<u32>().ok());
    [size("width"), size("height")].into_iter().flatten().any(|size| size <= 2)
}

/// A text as one line.
pub(crate) fn squeeze(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}
