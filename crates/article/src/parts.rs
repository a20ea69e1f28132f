//! What in a check is why, step, caution and proof.

use alloc::vec::Vec;

use crate::article::{Part, Role};
use crate::blocks::{Block, BlockKind};
use crate::danger::Dangers;
use crate::draft::Draft;
use crate::items::{has_path, inner, is_step, of_list};
use crate::node::Node;
use crate::page::{Page, Span, Tag, squeeze};
use crate::words::{PROOF, STRONG};

/// The parts of a check, in order.
pub(crate) fn parts<N: Node>(dangers: &Dangers<'_, N>, draft: &Draft) -> Vec<Part<N>> {
    let page = dangers.page;
    let mut row: Vec<Block> = Vec::new();
    for span in &draft.spans {
        if Some(*span) != draft.heading {
            row.extend(inner(page, *span));
        }
    }
    row.retain(|block| Some(block.span) != draft.heading);
    let sets_off = row.iter().any(|block| is_list_of_steps(page, block));
    let named = row.iter().any(|block| page.mark(block.span.0).steps);
    let mut writer = Writer { dangers, parts: Vec::new(), sets_off, named, stepped: false };
    for block in &row {
        writer.block(block);
    }
    writer.parts
}

/// Whether a block, not the prose around it, holds the steps.
fn is_list_of_steps<N: Node>(page: &Page<N>, block: &Block) -> bool {
    match block.kind {
        BlockKind::List { .. } => true,
        BlockKind::Paragraph => {
            let line = page.text_of(block.span);
            is_step(line) || has_path(line)
        }
        _ => false,
    }
}

struct Writer<'a, 'b, N> {
    dangers: &'a Dangers<'b, N>,
    parts: Vec<Part<N>>,
    sets_off: bool,
    /// Whether its author says which list holds the steps.
    named: bool,
    stepped: bool,
}

impl<N: Node> Writer<'_, '_, N> {
    fn block(&mut self, block: &Block) {
        let page = self.dangers.page;
        let mark = page.mark(block.span.0);
        page.add_work(1);
        match block.kind {
            // Each is a caution of its own.
            BlockKind::List { .. } if mark.caution => {
                let entries = of_list(page, block).into_iter();
                return entries.for_each(|entry| self.add(Role::Caution, entry));
            }
            _ if mark.caution => return self.add(Role::Caution, block.span),
            _ if mark.skip => return self.add(Role::Why, block.span),
            BlockKind::List { .. } if self.named && !mark.steps => {
                return self.add(Role::Why, block.span);
            }
            _ => {}
        }
        match block.kind {
            BlockKind::List { .. } => {
                for entry in of_list(page, block) {
                    self.stepped = true;
                    self.add(Role::Step, entry);
                }
            }
            BlockKind::Note => {
                let hits = self.dangers.within(block.span);
                let warns = page.items.get(block.span.0).is_some_and(|item| item.warns);
                let text = page.text_of(block.span).trim_start_matches(['[', '!', ':', ' ']);
                let dangerous = hits.iter().any(|hit| hit.topics & STRONG != 0);
                let caution = warns || dangerous || self.dangers.warns(text);
                self.add(if caution { Role::Caution } else { Role::Aside }, block.span);
            }
            BlockKind::Paragraph | BlockKind::Heading(_) => self.paragraph(block),
            BlockKind::Code
            | BlockKind::Media
            | BlockKind::Table
            | BlockKind::Definitions
            | BlockKind::Details => {
                let code_alone = block.kind == BlockKind::Code && !self.stepped && !self.sets_off;
                self.stepped |= code_alone;
                self.add(if code_alone { Role::Step } else { Role::Aside }, block.span);
            }
        }
    }

    fn paragraph(&mut self, block: &Block) {
        let page = self.dangers.page;
        let line = page.text_of(block.span).trim();
        page.add_work(line.len() / 16);
        let hits = self.dangers.within(block.span);
        if self.dangers.warns(line) {
            return self.add(Role::Caution, block.span);
        }
        let closed = line.ends_with(['.', '!', '?', ':', '…']);
        if !self.stepped && !self.sets_off && !closed && count_words(line) <= 5 {
            // “10 min”, “Common”: about the check, not something to do.
            return self.add(Role::Why, block.span);
        }
        if self.stepped && !self.sets_off && is_link(page, block.span) {
            return self.add(Role::Aside, block.span);
        }
        let proves = hits.iter().any(|hit| hit.topics & PROOF != 0);
        let steps = !self.named && (is_step(line) || has_path(line) || !self.sets_off);
        let role = match (self.stepped, steps) {
            _ if line.ends_with(':') && count_words(line) <= 6 => Role::Aside,
            (true, _) if proves && self.sets_off && !is_step(line) => Role::Proof,
            (_, true) => Role::Step,
            _ => Role::Why,
        };
        self.stepped |= role == Role::Step;
        self.add(role, block.span);
    }

    fn add(&mut self, role: Role, span: Span) {
        let page = self.dangers.page;
        let text = squeeze(page.text_of(span));
        page.add_work(text.len() / 16);
        let nodes = nodes(page, &[span]);
        self.parts.push(Part { role, nodes, text });
    }
}

/// Whether a paragraph is a link and nothing else.
fn is_link<N: Node>(page: &Page<N>, (from, to): Span) -> bool {
    page.add_work(to - from);
    let links = (from..to).filter(|at| page.tag(*at) == Tag::Link);
    let linked: usize = links.map(|at| page.text_of((at, at + 1)).trim().len()).sum();
    linked > 0 && page.text_of((from, to)).trim().len() <= linked + 2
}

fn count_words(line: &str) -> usize {
    line.split_whitespace().count()
}

/// The author’s nodes of some stretches.
pub(crate) fn nodes<N: Node>(page: &Page<N>, spans: &[Span]) -> Vec<N> {
    let tops = spans.iter().flat_map(|span| page.tops(*span));
    tops.filter_map(|at| page.items.get(at)).map(|item| item.node.clone()).collect()
}
