//! Which parts of an article are its checks: the first shape that fits.

use alloc::string::String;
use alloc::vec::Vec;

mod aside;
mod details;
mod loose;
mod symptoms;
mod units;

use crate::article::Shape;
use crate::blocks::{BOLD_LEVEL, Block};
use crate::draft::Found;
use crate::node::Node;
use crate::outline::{Outline, Section};
use crate::page::{Page, Span};
use crate::phrases::Finder;

/// The document and what is known of it.
pub(crate) struct Chooser<'a, N> {
    pub(crate) page: &'a Page<N>,
    pub(crate) blocks: &'a [Block],
    /// Per block: whether the author marked something inside as a check.
    pub(crate) opened: &'a [bool],
    pub(crate) outline: &'a Outline,
    pub(crate) finder: &'a Finder,
    /// The page’s title, if it is known.
    pub(crate) title: Option<String>,
    /// How many checks the author marked.
    pub(crate) marked: usize,
}

/// A section that is one check.
#[derive(Debug, Clone, Copy)]
struct Unit {
    section: usize,
    /// With all that is below it, not only its own blocks.
    whole: bool,
    /// Its children are “Cause”, “Solution”: it is what the reader sees.
    labelled: bool,
    /// The nearest section around it that groups checks.
    group: usize,
}

impl<N: Node> Chooser<'_, N> {
    /// Finds the checks, their symptoms, the ends, and what is left in the article.
    pub(crate) fn choose(&self) -> Found {
        let mut found = Found::default();
        self.set_aside(&mut found);
        if self.details(&mut found) {
            return found;
        }
        let numbered = self.numbered();
        let mut units = Vec::new();
        if numbered {
            self.numbered_units(self.outline.top, self.outline.top, &mut units, &mut found);
        } else {
            self.units(self.outline.top, self.outline.top, &mut units);
        }
        units.retain(|unit| !self.is_end(unit, &mut found));
        // A list of fixes below one of two headings tells more than the two.
        if !numbered && units.len() <= 2 && self.marked == 0 && self.lists_in(&units).len() >= 3 {
            let checks = self.lists_in(&units);
            found.shape = Some(Shape::List);
            self.add(checks, &mut found);
            return found;
        }
        if !numbered && self.marked == 0 && !self.sound(&units) {
            units.clear();
        }
        if units.len() >= 2 || (!units.is_empty() && self.marked > 0) {
            found.shape = Some(match units.first().and_then(|unit| self.section(unit.section)) {
                _ if numbered => Shape::NumberedHeadings,
                Some(section) if section.level == BOLD_LEVEL => Shape::BoldTitles,
                _ => Shape::Headings,
            });
            self.name_symptoms(&units, numbered, &mut found);
            return found;
        }
        self.without_headings(&units, &mut found);
        found
    }

    fn section(&self, at: usize) -> Option<&Section> {
        self.outline.sections.get(at)
    }

    fn row(&self, (from, to): Span) -> &[Block] {
        self.blocks.get(from..to).unwrap_or_default()
    }

    /// The blocks that belong to a section, its heading first.
    fn spans(&self, section: &Section, whole: bool) -> Vec<Span> {
        let to = if whole { section.end } else { section.own.1 };
        let from = section.heading.unwrap_or(section.own.0);
        self.row((from, to)).iter().map(|block| block.span).collect()
    }

    fn has_content(&self, (from, to): Span) -> bool {
        !self.row((from, to)).is_empty()
    }

    fn is_opened(&self, (from, to): Span) -> bool {
        self.opened.get(from..to).unwrap_or_default().contains(&true)
    }

    fn heading(&self, section: &Section) -> Option<Span> {
        section.heading.and_then(|at| self.blocks.get(at)).map(|block| block.span)
    }
}
