//! Articles with at most one heading over their fixes.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Chooser, Unit};
use crate::article::Shape;
use crate::blocks::{Block, BlockKind};
use crate::draft::{DOUBTS, Draft, DraftDoubt, Found, Sign};
use crate::items::{
    drafts, going_on, has_leads, is_step, of_definitions, of_leads, of_list, of_table, title_of,
};
use crate::node::Node;
use crate::page::Span;
use crate::title::clean;

impl<N: Node> Chooser<'_, N> {
    /// An article with at most one heading over its fixes.
    pub(super) fn without_headings(&self, units: &[Unit], found: &mut Found) {
        let row: Vec<Block> = self
            .outline
            .sections
            .iter()
            .filter(|section| !section.out)
            .flat_map(|section| self.row(section.own))
            .copied()
            .collect();
        let opened = self.marked > 0;
        for (shape, checks) in [
            (Shape::Table, self.tables(&row, found)),
            (Shape::List, self.lists(&row)),
            (
                Shape::Definitions,
                row.iter()
                    .filter(|block| block.kind == BlockKind::Definitions)
                    .flat_map(|block| of_definitions(self.page, block))
                    .collect(),
            ),
            (
                Shape::BoldLeads,
                if opened { Vec::new() } else { of_leads(self.page, &row, self.finder) },
            ),
        ] {
            let enough = if shape == Shape::BoldLeads { 3 } else { 2 };
            if checks.len() >= enough {
                found.shape = Some(shape);
                self.add(checks, found);
                return;
            }
        }
        if opened {
            return;
        }
        self.procedure(units, &row, found);
    }

    fn tables(&self, row: &[Block], found: &mut Found) -> Vec<Draft> {
        let tables = row.iter().filter(|block| block.kind == BlockKind::Table);
        let mut checks = Vec::new();
        for block in tables {
            for (mut draft, seen) in of_table(self.page, block, self.finder, false) {
                draft.symptom = Some(found.symptoms.len());
                let (anchor, within) = (draft.anchor, (0, 0));
                found.symptoms.push(Sign { title: seen, anchor, within });
                checks.push(draft);
            }
        }
        checks
    }

    /// The lists whose items begin with a lead, if the longest is long enough.
    pub(super) fn lists(&self, row: &[Block]) -> Vec<Draft> {
        let mut checks = Vec::new();
        for (at, block) in row.iter().enumerate() {
            let BlockKind::List { .. } = block.kind else { continue };
            let mark = self.page.mark(block.span.0);
            let entries = of_list(self.page, block);
            if mark.steps || !has_leads(self.page, &entries) || self.only_links(block.span) {
                continue;
            }
            let next = entries.len() + 1;
            let on = going_on(self.page, row.get(at + 1..).unwrap_or_default(), next);
            checks.extend(drafts(self.page, &entries));
            for mut draft in drafts(self.page, &on) {
                let number = |letter: char| letter.is_ascii_digit() || letter == ' ';
                draft.title = draft
                    .title
                    .split_off(draft.title.len() - draft.title.trim_start_matches(number).len());
                checks.push(draft);
            }
        }
        checks
    }

    /// Numbered steps and nothing else: one check, whose title is the section’s.
    fn procedure(&self, units: &[Unit], row: &[Block], found: &mut Found) {
        let stepped = |block: &Block| match block.kind {
            BlockKind::List { ordered } => ordered || self.page.mark(block.span.0).steps,
            BlockKind::Paragraph => is_step(self.page.text_of(block.span)),
            _ => false,
        };
        let Some(first) = row.iter().find(|block| stepped(block)) else { return };
        let paragraphs =
            row.iter().filter(|block| block.kind == BlockKind::Paragraph && stepped(block)).count();
        if first.kind == BlockKind::Paragraph && paragraphs < 2 {
            return;
        }
        let within = units.first().and_then(|unit| self.section(unit.section));
        let section = within.or(self.section(self.outline.top));
        let title = section.map(|section| section.title.words.clone()).unwrap_or_default();
        let title = if title.is_empty() { self.title.clone().unwrap_or_default() } else { title };
        let title =
            if title.is_empty() { clean(&title_of(self.page, first.span).0) } else { title };
        // The section’s heading is the article’s title, not the check’s own.
        let heading = within.and_then(|section| self.heading(section));
        let mut spans: Vec<Span> = heading.into_iter().collect();
        match within {
            Some(section) => spans.extend(self.row(section.own).iter().map(|block| block.span)),
            None => spans.extend(row.iter().map(|block| block.span)),
        }
        let anchor =
            heading.or(section.and_then(|section| self.heading(section))).unwrap_or(first.span).0;
        if DOUBTS
            && matches!(first.kind, BlockKind::List { .. })
            && of_list(self.page, first).len() > 1
        {
            let problem = "a numbered list, read as the steps of one check; if each item is a fix of its own, mark the list";
            found.doubts.push(DraftDoubt {
                at: first.span.0,
                title: title.clone(),
                problem: problem.to_owned(),
                mark: "data-check=\"items\"",
            });
        }
        found.shape = Some(Shape::Procedure);
        found.drafts.push(Draft {
            title,
            spans,
            heading,
            over: String::new(),
            anchor,
            symptom: None,
            marked: false,
        });
    }
}
