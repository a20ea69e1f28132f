//! Folded sections, our own plain HTML among them.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::Chooser;
use crate::article::Shape;
use crate::blocks::{Block, BlockKind};
use crate::draft::{Draft, Found, Piece, Sign};
use crate::items::of_list;
use crate::node::Node;
use crate::page::{Span, Tag};
use crate::table::Set;
use crate::title::{Class, Title};

/// How much of the heading over a check is looked at for each of its checks.
const LONGEST_OVER: usize = 200;

impl<N: Node> Chooser<'_, N> {
    /// Details that outnumber sections with text: each is a check, its summary the title.
    pub(super) fn details(&self, found: &mut Found) -> bool {
        let mut folds: Vec<(usize, Span)> = Vec::new();
        let mut texts = 0;
        for (at, section) in self.outline.sections.iter().enumerate() {
            if section.out {
                continue;
            }
            let row = self.row(section.own);
            let folded = row.iter().filter(|block| block.kind == BlockKind::Details);
            let before = folds.len();
            folds.extend(folded.map(|block| (at, block.span)));
            texts += usize::from(folds.len() == before && self.has_content(section.own) && at > 0);
        }
        if folds.len() < 2 || folds.len() <= texts {
            return false;
        }
        found.shape = Some(Shape::Details);
        let ids: Set<&str> = folds
            .iter()
            .filter_map(|(_, span)| self.page.items.get(span.0)?.id.as_deref())
            .collect();
        let (mut linked, mut troubled) = (false, 0);
        for (section, span) in &folds {
            let (summary, rest) = self.summary(*span);
            let title = Title::read(self.page.text_of(summary), self.finder);
            let links: Vec<String> = self
                .page
                .links(rest)
                .into_iter()
                .filter(|id| ids.get(&id.as_str()).is_some())
                .collect();
            // A list of nothing but links to other folds: this symptom, these checks.
            if !links.is_empty() && self.only_links(rest) {
                found.links.push((found.symptoms.len(), links));
                let (anchor, within) = (span.0, (0, 0));
                found.symptoms.push(Sign { title: title.words, anchor, within });
                linked = true;
                continue;
            }
            let named = self.page.items.get(span.0).is_some_and(|item| item.id.is_some());
            let unnamed = linked && !named;
            if matches!(title.class, Class::End { sure: true }) || unnamed {
                let spans = vec![*span];
                if matches!(title.class, Class::Related) {
                    found.left.push(Piece { title: title.words, spans, what: "other" });
                } else {
                    found.ends.push(Piece { title: title.words, spans, what: "end" });
                }
                continue;
            }
            let mut draft = Draft {
                title: title.words.clone(),
                spans: vec![*span],
                heading: Some(summary),
                over: self.over(*section),
                anchor: span.0,
                symptom: None,
                marked: false,
            };
            if !linked && !title.action && !title.fixes {
                troubled += usize::from(title.trouble);
                draft.symptom = Some(found.symptoms.len());
                found.symptoms.push(Sign { title: title.words, anchor: span.0, within: *span });
            }
            found.drafts.push(draft);
        }
        if !linked && (found.symptoms.len() < 2 || troubled * 2 < found.drafts.len()) {
            found.symptoms.clear();
            found.links.clear();
            for draft in &mut found.drafts {
                draft.symptom = None;
            }
        }
        true
    }

    /// What the heading over a check says, unless that is the article’s title.
    pub(super) fn over(&self, section: usize) -> String {
        let over = self.section(section).filter(|_| section != self.outline.top);
        over.map(|section| section.title.words.chars().take(LONGEST_OVER).collect())
            .unwrap_or_default()
    }

    /// The summary of a fold, and what is below it.
    fn summary(&self, (from, to): Span) -> (Span, Span) {
        let inside = self.page.inside(from);
        let summary = inside.iter().find(|at| self.page.tag(**at) == Tag::Summary);
        let summary = summary.map_or((from, from), |at| {
            (*at, self.page.items.get(*at).map_or(at + 1, |item| item.end))
        });
        (summary, (summary.1.max(from + 1), to))
    }

    /// Whether the lists of a stretch hold links and nothing else.
    pub(super) fn only_links(&self, span: Span) -> bool {
        let row = crate::blocks::blocks(self.page, span);
        let lists: Vec<&Block> =
            row.iter().filter(|block| matches!(block.kind, BlockKind::List { .. })).collect();
        let linked = |entry: &Span| {
            let links = (entry.0..entry.1).filter(|at| self.page.tag(*at) == Tag::Link);
            let linked: usize = links.map(|at| self.page.text_of((at, at + 1)).len()).sum();
            self.page.text_of(*entry).trim().len() <= linked + 2
        };
        !lists.is_empty() && lists.iter().all(|list| of_list(self.page, list).iter().all(linked))
    }
}
