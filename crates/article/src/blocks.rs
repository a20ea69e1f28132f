//! From the document to a flat row of blocks: wrappers are taken away, since levels and boxes of
//! other people’s pages can’t be trusted, only their order.

use crate::letters::{is_letter, is_word};
use alloc::string::String;
use alloc::vec::Vec;

use crate::node::Node;
use crate::page::{Page, Span, Tag, squeeze};

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BlockKind {
    Heading(u8),
    Paragraph,
    List {
        ordered: bool,
    },
    Code,
    Table,
    Definitions,
    Note,
    Details,
    /// Pictures, with no words.
    Media,
}

/// One block.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Block {
    pub(crate) kind: BlockKind,
    /// Its items: one with all that is inside, or a few that are side by side in a wrapper.
    pub(crate) span: Span,
}

/// The level of bold paragraphs that serve as headings: below all real ones.
pub(crate) const BOLD_LEVEL: u8 = 7;

/// The blocks of a stretch of items.
pub(crate) fn blocks<N: Node>(page: &Page<N>, (from, to): Span) -> Vec<Block> {
    let mut row = Row { page, blocks: Vec::new(), loose: None };
    let mut at = from;
    while let Some(item) = page.items.get(at).filter(|_| at < to) {
        page.add_work(1);
        let span = (at, item.end);
        if item.tag.is_inline() && !item.blocky {
            row.loosely(item.parent, span);
            at = item.end;
            continue;
        }
        row.end_loose();
        match kind(page, at) {
            Some(kind) => {
                row.add(kind, span);
                at = item.end;
            }
            None => at += 1,
        }
    }
    row.end_loose();
    row.blocks
}

/// What block an item is; `None` for a wrapper of several.
fn kind<N: Node>(page: &Page<N>, at: usize) -> Option<BlockKind> {
    let item = page.items.get(at)?;
    Some(match item.tag {
        Tag::Heading(level) => BlockKind::Heading(level),
        Tag::Quote if item.headings < 2 => BlockKind::Note,
        Tag::Wrapper | Tag::Paragraph | Tag::Definition | Tag::Cell { .. }
            if item.note && item.headings == 0 =>
        {
            BlockKind::Note
        }
        Tag::List { ordered } if item.headings == 0 => BlockKind::List { ordered },
        Tag::Pre => BlockKind::Code,
        Tag::Table if item.headings == 0 => BlockKind::Table,
        Tag::Definitions if item.headings == 0 => BlockKind::Definitions,
        Tag::Details => BlockKind::Details,
        _ if !item.blocky => BlockKind::Paragraph,
        _ => return None,
    })
}

struct Row<'a, N> {
    page: &'a Page<N>,
    blocks: Vec<Block>,
    /// The parent and the stretch of what a wrapper holds without an element of its own.
    loose: Option<(usize, Span)>,
}

impl<N: Node> Row<'_, N> {
    fn loosely(&mut self, parent: usize, span: Span) {
        match &mut self.loose {
            Some((same, (_, end))) if *same == parent && *end == span.0 => *end = span.1,
            _ => {
                self.end_loose();
                self.loose = Some((parent, span));
            }
        }
    }

    fn end_loose(&mut self) {
        if let Some((_, span)) = self.loose.take() {
            self.add(BlockKind::Paragraph, span);
        }
    }

    fn add(&mut self, kind: BlockKind, span: Span) {
        let text = self.page.text_of(span);
        self.page.add_work(text.len() / 16);
        if !text.trim().is_empty() {
            let admonition = kind == BlockKind::Paragraph
                && (text.trim_start().starts_with(":::") || text.trim_start().starts_with("[!"));
            let kind = if admonition { BlockKind::Note } else { kind };
            self.blocks.push(Block { kind, span });
        } else if self.pictures(span) && !matches!(kind, BlockKind::Heading(_)) {
            self.blocks.push(Block { kind: BlockKind::Media, span });
        }
    }

    /// Whether a block without words has a picture; one that is a link elsewhere is an
    /// advertisement.
    fn pictures(&self, (from, to): Span) -> bool {
        let elsewhere = |at: usize| {
            self.page
                .items
                .get(at)
                .is_some_and(|item| item.href.as_ref().is_some_and(|href| href.contains("//")))
        };
        let mut pictures = false;
        for at in from..to {
            self.page.add_work(1);
            pictures |= self.page.tag(at) == Tag::Picture;
            if elsewhere(at) {
                return false;
            }
        }
        pictures
    }
}

/// The words in bold with which a stretch begins.
pub(crate) struct Lead<'a> {
    pub(crate) words: String,
    /// What follows them.
    pub(crate) rest: &'a str,
}

impl Lead<'_> {
    /// Whether nothing else is there.
    pub(crate) fn is_all(&self) -> bool {
        !self.rest.chars().any(is_word)
    }
}

/// The words in bold with which a stretch begins, but for a number before them.
pub(crate) fn bold_lead<N: Node>(page: &Page<N>, (from, to): Span) -> Option<Lead<'_>> {
    let end = page.letters((from, to)).1;
    let mut at = from;
    while at < to && !matches!(page.tag(at), Tag::Bold) {
        page.add_work(1);
        let item = page.items.get(at)?;
        let words = page.text.get(item.from..item.to)?;
        if item.tag == Tag::Text && words.chars().any(is_letter) {
            return None;
        }
        at += 1;
    }
    let bold = page.items.get(at).filter(|_| at < to)?;
    // Some editors split one bold stretch in two.
    let (mut last, mut next) = (bold.to, bold.end);
    while let Some(item) = page.items.get(next).filter(|_| next < to) {
        page.add_work(1);
        let blank = page.text.get(item.from..item.to)?.trim().is_empty();
        if item.tag != Tag::Bold && !(blank && item.tag == Tag::Text) {
            break;
        }
        last = item.to;
        next = item.end;
    }
    let words = squeeze(page.text.get(bold.from..last)?);
    let rest = page.text.get(last..end)?;
    // A colon after the bold words belongs to them.
    let colon = rest.trim_start().starts_with(':') && !words.ends_with(':');
    let words = if colon { words + ":" } else { words };
    (!words.is_empty()).then_some(Lead { words, rest })
}
