//! What the author marked: taken first, and taken at their word.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use crate::blocks::{Block, BlockKind};
use crate::draft::{Draft, Piece, Sign};
use crate::items::{draft, inner, of_definitions, of_list, of_table, title_of};
use crate::node::Node;
use crate::page::{Page, Span, Tag};
use crate::phrases::Finder;
use crate::title::{clean, number};

/// What the marks say, and the blocks that are left for the rules.
pub(crate) struct Authored {
    pub(crate) drafts: Vec<Draft>,
    pub(crate) ends: Vec<Piece>,
    pub(crate) signs: Vec<String>,
    /// Symptoms that link their checks, and the ids of these.
    pub(crate) symptoms: Vec<(Sign, Vec<String>)>,
    pub(crate) blocks: Vec<Block>,
    /// Per block that is left: whether something inside is marked as a check.
    pub(crate) opened: Vec<bool>,
}

/// Follows every mark.
pub(crate) fn authored<N: Node>(
    page: &Page<N>,
    mut blocks: Vec<Block>,
    finder: &Finder,
) -> Authored {
    let mut read = Reading {
        page,
        finder,
        taken: vec![false; blocks.len()],
        opened: vec![false; blocks.len()],
        found: Authored {
            drafts: Vec::new(),
            ends: Vec::new(),
            signs: Vec::new(),
            symptoms: Vec::new(),
            blocks: Vec::new(),
            opened: Vec::new(),
        },
    };
    for item in &page.marked {
        // Steps are steps, even under a heading.
        let at = blocks.partition_point(|block| block.span.0 < *item);
        let heading = |block: &&mut Block| {
            block.span.0 == *item
                && matches!(block.kind, BlockKind::Heading(_))
                && page.mark(*item).steps
        };
        if let Some(block) = blocks.get_mut(at).filter(heading) {
            block.kind = BlockKind::Paragraph;
        }
    }
    let mut covered = 0;
    for item in &page.marked {
        if *item >= covered {
            covered = read.follow(*item, &blocks).unwrap_or(covered);
        }
    }
    let mut authored = read.found;
    for (at, block) in blocks.into_iter().enumerate() {
        if !read.taken.get(at).copied().unwrap_or_default() {
            authored.blocks.push(block);
            authored.opened.push(read.opened.get(at).copied().unwrap_or_default());
        }
    }
    authored
}

struct Reading<'a, N> {
    page: &'a Page<N>,
    finder: &'a Finder,
    taken: Vec<bool>,
    opened: Vec<bool>,
    found: Authored,
}

/// What a mark is about.
enum Scope {
    /// Whole blocks.
    Blocks(usize, usize),
    /// Something inside a block.
    Inside(usize, Span),
}

impl<N: Node> Reading<'_, N> {
    /// Follows the mark of an item. Returns where it ends, if nothing inside may say more.
    fn follow(&mut self, item: usize, blocks: &[Block]) -> Option<usize> {
        let mark = self.page.mark(item);
        if !(mark.check || mark.skip || mark.end || mark.items || mark.symptom) {
            return None;
        }
        let scope = self.scope(item, blocks)?;
        let spans: Vec<Span> = match &scope {
            Scope::Blocks(from, to) => {
                blocks.get(*from..*to).unwrap_or_default().iter().map(|block| block.span).collect()
            }
            Scope::Inside(_, span) => vec![*span],
        };
        let first = spans.first().copied()?;
        let end = spans.last().map_or(first.1, |span| span.1);
        let heading = matches!(&scope, Scope::Blocks(from, _)
            if blocks.get(*from).is_some_and(|block| matches!(block.kind, BlockKind::Heading(_))));
        if mark.items {
            return self.items(&scope, blocks);
        }
        if mark.symptom && !mark.check {
            // A heading’s section is read by the rules; anything else is a sign.
            if !heading {
                let title = self.title(first, false).0;
                let links = self.page.links(first);
                if links.is_empty() {
                    self.found.signs.push(title);
                } else {
                    let sign = Sign { title, anchor: first.0, within: (0, 0) };
                    self.found.symptoms.push((sign, links));
                }
                self.take(&scope);
            }
            return None;
        }
        if mark.check {
            let (title, heading) = self.title(first, heading);
            self.found.drafts.push(Draft {
                title,
                spans,
                heading,
                over: String::new(),
                anchor: self.anchor(item, first),
                symptom: None,
                marked: true,
            });
        } else if mark.end {
            let (title, _) = self.title(first, heading);
            self.found.ends.push(Piece { title, spans, what: "end" });
        } else if let Scope::Inside(..) = scope {
            // An item to skip: the list around it is read without it.
            return Some(end);
        }
        self.take(&scope);
        Some(end)
    }

    fn take(&mut self, scope: &Scope) {
        match scope {
            Scope::Blocks(from, to) => {
                self.page.add_work(to - from);
                self.taken.get_mut(*from..*to).unwrap_or_default().fill(true);
            }
            Scope::Inside(block, _) => {
                if let Some(opened) = self.opened.get_mut(*block) {
                    *opened = true;
                }
            }
        }
    }

    /// The element whose `id` names the check: the marked one, or its heading.
    fn anchor(&self, item: usize, first: Span) -> usize {
        let named = self.page.items.get(item).is_some_and(|item| item.id.is_some());
        if named { item } else { first.0 }
    }

    fn title(&self, first: Span, heading: bool) -> (String, Option<Span>) {
        if heading {
            return (number(&clean(self.page.text_of(first))).1, Some(first));
        }
        let summary = self.page.inside(first.0).into_iter().find(|at| {
            self.page.tag(*at) == Tag::Summary && self.page.tag(first.0) == Tag::Details
        });
        if let Some(at) = summary {
            let span = (at, self.page.items.get(at).map_or(at + 1, |item| item.end));
            return (number(&clean(self.page.text_of(span))).1, Some(span));
        }
        if self.page.tag(first.0) == Tag::Row {
            let cells = inner(self.page, first);
            let cell = cells.first().map_or(first, |block| block.span);
            return (title_of(self.page, cell).0, None);
        }
        (title_of(self.page, first).0, None)
    }

    fn scope(&self, item: usize, blocks: &[Block]) -> Option<Scope> {
        let mut item = item;
        if self.page.tag(item) == Tag::Summary {
            item = self.page.items.get(item)?.parent;
        }
        let end = self.page.items.get(item)?.end;
        let from = blocks.partition_point(|block| block.span.0 < item);
        let to = blocks.partition_point(|block| block.span.0 < end);
        if from < to {
            let first = blocks.get(from)?;
            let section = match first.kind {
                BlockKind::Heading(level) if first.span.0 == item => {
                    let below = blocks.get(to..).unwrap_or_default();
                    let next = below.iter().position(|block| {
                        self.page.add_work(1);
                        matches!(block.kind, BlockKind::Heading(next) if next <= level)
                    });
                    next.map_or(blocks.len(), |next| to + next)
                }
                _ => to,
            };
            return Some(Scope::Blocks(from, section));
        }
        let around = from.checked_sub(1)?;
        let block = blocks.get(around).filter(|block| block.span.1 > item)?;
        if self.page.tag(item).is_inline() && block.kind == BlockKind::Paragraph {
            return Some(Scope::Blocks(around, around + 1));
        }
        let mut span = (item, end);
        if self.page.tag(item) == Tag::Term {
            while let Some(next) = self.page.items.get(span.1).filter(|_| span.1 < block.span.1) {
                if next.tag != Tag::Definition {
                    break;
                }
                span.1 = next.end;
            }
        }
        Some(Scope::Inside(around, span))
    }

    /// Each entry of a list, a table or definitions is a check.
    fn items(&mut self, scope: &Scope, blocks: &[Block]) -> Option<usize> {
        let (from, to) = match scope {
            Scope::Blocks(from, to) => (*from, *to),
            Scope::Inside(block, _) => (*block, block + 1),
        };
        let row = blocks.get(from..to)?;
        let listed = |block: &Block| {
            matches!(block.kind, BlockKind::List { .. } | BlockKind::Table | BlockKind::Definitions)
        };
        let at = row.iter().position(listed)?;
        let block = row.get(at)?;
        let mut checks: Vec<Draft> = match block.kind {
            BlockKind::List { .. } => {
                let entries = of_list(self.page, block).into_iter();
                let kept = entries.filter(|entry| !self.page.mark(entry.0).skip);
                kept.map(|entry| draft(self.page, entry)).collect()
            }
            BlockKind::Table => {
                let rows = of_table(self.page, block, self.finder, true);
                rows.into_iter().map(|(draft, _)| draft).collect()
            }
            _ => of_definitions(self.page, block),
        };
        for check in &mut checks {
            check.marked = true;
        }
        let (ends, mut checks): (Vec<_>, Vec<_>) =
            checks.into_iter().partition(|check| self.page.mark(check.anchor).end);
        self.found.drafts.append(&mut checks);
        let piece = |end: Draft| Piece { title: end.title, spans: end.spans, what: "end" };
        self.found.ends.extend(ends.into_iter().map(piece));
        let end = block.span.1;
        self.take(&Scope::Blocks(from + at, from + at + 1));
        if from + at > 0 {
            // What introduces the list isn’t a check of its own.
            if let Some(opened) = self.opened.get_mut(from + at - 1) {
                *opened = true;
            }
        }
        Some(end)
    }
}
