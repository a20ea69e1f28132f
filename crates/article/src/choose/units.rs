//! Which sections are one check each.

use alloc::vec;
use alloc::vec::Vec;

use super::{Chooser, Unit};
use crate::draft::{Draft, Found, Piece};
use crate::items::{has_order, has_steps};
use crate::node::Node;
use crate::outline::Section;
use crate::table::Set;
use crate::title::{Class, Word};

impl<N: Node> Chooser<'_, N> {
    /// Whether the numbered headings are the checks.
    pub(super) fn numbered(&self) -> bool {
        let sections = &self.outline.sections;
        let mut covered = vec![false; sections.len()];
        let (mut leaves, mut below, mut tops) = (0_usize, 0_usize, Vec::new());
        for (at, section) in sections.iter().enumerate().skip(1) {
            let above = covered.get(section.parent).copied().unwrap_or_default();
            let numbered = section.title.number.is_some() && at != self.outline.top;
            if let Some(covered) = covered.get_mut(at) {
                *covered = above || numbered;
            }
            if section.out {
                continue;
            }
            if numbered && !above {
                tops.push(at);
            }
            let leaf = self.outline.open_children(at).next().is_none()
                && (numbered || self.has_content(section.own));
            leaves += usize::from(leaf);
            below += usize::from(leaf && (above || numbered));
        }
        // “Fix 3” says more than “3.”.
        let named = tops.len() >= 3
            && tops
                .iter()
                .filter_map(|at| self.section(*at)?.title.number)
                .all(|n| n.word == Word::Fix);
        if tops.len() < 2 || below * if named { 3 } else { 2 } < leaves {
            return false;
        }
        let part = |at: &usize| {
            self.section(*at)
                .and_then(|section| section.title.number)
                .is_some_and(|number| matches!(number.word, Word::Method | Word::Step))
        };
        let parts = tops.iter().all(part);
        let over = tops.first().and_then(|at| self.section(*at)).map_or(0, |one| one.parent);
        let beside = self.section(over).is_some_and(|one| {
            over != self.outline.top && self.outline.open_children(one.parent).count() > 1
        });
        // “Method 1” and “Method 2” of one fix, beside other fixes.
        if parts && beside {
            return false;
        }
        let number = |at: &usize| self.section(*at).and_then(|section| section.title.number);
        let begins: Vec<usize> =
            tops.iter().copied().filter(|at| number(at).is_some_and(|n| n.value == 1)).collect();
        let parents: Set<usize> =
            begins.iter().filter_map(|at| self.section(*at)).map(|one| one.parent).collect();
        if parents.len() > 1 {
            // Numbered anew below each symptom, or the steps of one fix after another.
            let troubled = parents.keys().filter_map(|at| self.section(*at));
            let troubled = troubled.filter(|parent| parent.title.trouble).count();
            if troubled * 2 >= parents.len() || parts {
                return false;
            }
        }
        true
    }

    pub(super) fn numbered_units(
        &self,
        at: usize,
        group: usize,
        units: &mut Vec<Unit>,
        found: &mut Found,
    ) {
        let numbers =
            |child: usize| self.section(child).is_some_and(|one| one.title.number.is_some());
        let beside = self.outline.open_children(at).any(numbers);
        for child in self.outline.open_children(at) {
            let Some(section) = self.section(child) else { continue };
            if section.title.number.is_some() {
                // Without anything below it, the heading itself says what to do.
                if self.is_opened((section.own.0, section.end)) {
                    continue;
                }
                units.push(Unit { section: child, whole: true, labelled: false, group });
                if section.title.number.is_some_and(|number| number.word == Word::Step)
                    && units.len() == 1
                {
                    let problem = "“Step 1”, “Step 2” … are read as checks of their own; if they are the steps of one, mark the heading above them";
                    self.doubt(section, found, problem, "data-check=\"\"");
                }
            } else if self.outline.open_children(child).next().is_some() {
                self.numbered_units(child, child, units, found);
            } else if self.has_content(section.own) && !self.is_opened(section.own) {
                let ends = matches!(section.title.class, Class::End { .. });
                let row = self.row(section.own);
                let steps =
                    if beside { has_steps(self.page, row) } else { has_order(self.page, row) };
                if steps || section.title.action || ends {
                    units.push(Unit { section: child, whole: true, labelled: false, group });
                    if !ends {
                        let problem = "has no number among numbered headings; read as a check by its title or its steps";
                        self.doubt(section, found, problem, "data-check=\"skip\"");
                    }
                } else {
                    let problem =
                        "has no number among numbered headings, and no steps: left in the article";
                    self.doubt(section, found, problem, "data-check=\"\"");
                    let (title, spans) = (section.title.words.clone(), self.spans(section, true));
                    found.left.push(Piece { title, spans, what: "other" });
                }
            }
        }
    }

    /// The sections that are one check each: those without others below, and a few that are folded.
    /// Levels rise on the way down, so that this never goes deeper than there are levels.
    pub(super) fn units(&self, at: usize, group: usize, units: &mut Vec<Unit>) {
        let children: Vec<usize> = self.outline.open_children(at).collect();
        let Some(section) = self.section(at) else { return };
        let inner: Vec<&Section> =
            children.iter().filter_map(|child| self.section(*child)).collect();
        let all =
            |is: &dyn Fn(&Section) -> bool| !inner.is_empty() && inner.iter().all(|one| is(one));
        if at == self.outline.top || at == 0 {
            for child in children {
                self.units(child, at, units);
            }
            return;
        }
        let alone = self.outline.open_children(section.parent).take(2).count() == 1;
        let labelled = all(&|one| one.title.label);
        let part = |one: &Section| {
            one.title.number.is_some_and(|number| matches!(number.word, Word::Method | Word::Step))
        };
        let parts = inner.len() >= 2 && all(&part) && !alone;
        let leaves = all(&|one| one.children.is_empty());
        let few = (1..=2).contains(&inner.len()) && leaves && !all(&|one| one.title.trouble);
        let steps = || has_steps(self.page, self.row(section.own));
        let unit = |whole, labelled| Unit { section: at, whole, labelled, group };
        let opened = self.is_opened((section.own.0, section.end));
        if labelled || parts || (few && !section.title.trouble && steps()) {
            if !opened {
                units.push(unit(true, labelled));
            }
            return;
        }
        if inner.is_empty() {
            if self.has_content(section.own) && !opened {
                units.push(unit(false, false));
            }
            return;
        }
        let own = !self.is_opened(section.own) && !section.mark.symptom;
        if own
            && steps()
            && (section.title.trouble && all(&|one| one.title.trouble)
                || inner.len() >= 3 && section.title.action)
        {
            units.push(unit(false, false));
        }
        for child in children {
            self.units(child, at, units);
        }
    }

    /// Whether headings sound like fixes or symptoms at all, a third of them: an essay
    /// also has headings.
    pub(super) fn sound(&self, units: &[Unit]) -> bool {
        let sounds = |unit: &&Unit| {
            self.section(unit.section).is_some_and(|section| {
                let title = &section.title;
                unit.labelled
                    || title.trouble
                    || title.action
                    || section.mark.symptom
                    || has_steps(self.page, self.row((section.own.0, section.end)))
            })
        };
        units.iter().filter(sounds).count() * 3 >= units.len()
    }

    /// The items with leads below some sections.
    pub(super) fn lists_in(&self, units: &[Unit]) -> Vec<Draft> {
        let sections = units.iter().filter_map(|unit| self.section(unit.section));
        let fixes = sections.filter(|section| section.title.fixes && !section.title.action);
        fixes.flat_map(|section| self.lists(self.row(section.own))).collect()
    }

    /// Takes out what only sounds like a fix: “If nothing helps”, with nothing to do below it.
    pub(super) fn is_end(&self, unit: &Unit, found: &mut Found) -> bool {
        let Some(section) = self.section(unit.section) else { return true };
        let Class::End { sure } = section.title.class else { return false };
        let nothing = !has_steps(self.page, self.row((section.own.0, section.end)));
        if sure || nothing {
            let (title, spans) = (section.title.words.clone(), self.spans(section, unit.whole));
            found.ends.push(Piece { title, spans, what: "end" });
            return true;
        }
        self.doubt(
            section,
            found,
            "sounds like the end, but has steps: read as a check",
            "data-check=\"end\"",
        );
        false
    }
}
