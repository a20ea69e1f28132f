//! Which headings are what the reader sees, and the checks below them.

use alloc::vec::Vec;

use super::{Chooser, Unit};
use crate::blocks::BlockKind;
use crate::draft::{Draft, Found, Piece, Sign};
use crate::items::{are_sentences, drafts, of_list};
use crate::node::Node;
use crate::outline::Section;
use crate::page::Span;
use crate::table::Set;
use crate::title::{Class, Title};

impl<N: Node> Chooser<'_, N> {
    /// Which headings are symptoms, and the checks below them.
    pub(super) fn name_symptoms(&self, units: &[Unit], numbered: bool, found: &mut Found) {
        let groups: Set<usize> = units
            .iter()
            .map(|unit| unit.group)
            .filter(|group| *group != self.outline.top && *group != 0)
            .collect();
        let troubled =
            |at: &usize| self.section(*at).is_some_and(|one| one.title.trouble || one.mark.symptom);
        let half = |count: usize, of: usize| of >= 2 && count * 2 >= of;
        let marked = |at: usize| self.section(at).is_some_and(|one| one.mark.symptom);
        let group_symptoms = half(groups.keys().filter(|at| troubled(at)).count(), groups.len());
        let in_trouble =
            units.iter().filter(|unit| unit.labelled || troubled(&unit.section)).count();
        let own_symptoms = !numbered && half(in_trouble, units.len());
        if !numbered && units.len() >= 3 && !group_symptoms {
            self.doubt_symptoms(units, in_trouble, own_symptoms, found);
        }
        let mut named: Option<(usize, usize)> = None;
        for unit in units {
            let Some(section) = self.section(unit.section) else { continue };
            let acts = self.section(unit.group).is_some_and(|group| group.title.action);
            let grouped = (group_symptoms && !acts && groups.get(&unit.group).is_some())
                || marked(unit.group);
            // If the heading above is the symptom, this is what to do about it.
            let own = (own_symptoms && !grouped) || unit.labelled || section.mark.symptom;
            let mut symptom = None;
            if grouped {
                symptom = match named {
                    Some((group, symptom)) if group == unit.group => Some(symptom),
                    _ => self.sign(unit.group, found),
                };
                named = symptom.map(|symptom| (unit.group, symptom));
            } else if own
                && (section.title.trouble
                    || unit.labelled
                    || section.mark.symptom
                    || !(section.title.fixes || section.title.action))
            {
                // “General troubleshooting” may help with any of them.
                symptom = self.sign(unit.section, found);
            }
            if own
                && !unit.labelled
                && !section.mark.steps
                && self.alternatives(section, symptom, found)
            {
                continue;
            }
            found.drafts.push(Draft {
                title: section.title.words.clone(),
                spans: self.spans(section, unit.whole),
                heading: self.heading(section),
                over: self.over(unit.group),
                anchor: self.heading(section).map_or(0, |span| span.0),
                symptom,
                marked: false,
            });
        }
        let by_author = self.outline.sections.iter().any(|section| section.mark.symptom);
        if found.symptoms.len() == 1 && !by_author {
            // A question with one answer isn’t one.
            found.symptoms.clear();
            for draft in &mut found.drafts {
                draft.symptom = None;
            }
        }
    }

    fn sign(&self, at: usize, found: &mut Found) -> Option<usize> {
        let section = self.section(at)?;
        let heading = self.heading(section)?;
        let end =
            self.row((section.own.0, section.end)).last().map_or(heading.1, |last| last.span.1);
        let within = (heading.0, end);
        found.symptoms.push(Sign { title: section.title.words.clone(), anchor: heading.0, within });
        Some(found.symptoms.len() - 1)
    }

    /// Below a symptom, a list of sentences is a list of checks. Steps would be numbered.
    fn alternatives(&self, section: &Section, symptom: Option<usize>, found: &mut Found) -> bool {
        let row = self.row(section.own);
        if row.iter().any(|block| block.kind == BlockKind::List { ordered: true }) {
            return false;
        }
        let lists: Vec<Vec<Span>> = row
            .iter()
            .filter(|block| matches!(block.kind, BlockKind::List { .. }))
            .filter(|block| !self.page.mark(block.span.0).steps)
            .map(|block| of_list(self.page, block))
            .collect();
        let Some(longest) = lists.iter().max_by_key(|list| list.len()) else { return false };
        if !are_sentences(self.page, longest) {
            return false;
        }
        let mut checks = drafts(self.page, longest);
        for check in &mut checks {
            check.symptom = symptom;
        }
        self.add(checks, found);
        true
    }

    /// Adds checks, leaving out those that name an end.
    pub(super) fn add(&self, checks: Vec<Draft>, found: &mut Found) {
        for check in checks {
            let title = Title::read(&check.title, self.finder);
            let marked = self.page.mark(check.anchor).end;
            if marked || matches!(title.class, Class::End { sure: true }) {
                found.ends.push(Piece { title: check.title, spans: check.spans, what: "end" });
            } else {
                found.drafts.push(check);
            }
        }
    }

    /// Neither clearly fixes nor clearly symptoms.
    fn doubt_symptoms(&self, units: &[Unit], troubled: usize, chosen: bool, found: &mut Found) {
        let share = troubled * 100 / units.len().max(1);
        if !(30..70).contains(&share) {
            return;
        }
        let first = units
            .iter()
            .filter_map(|unit| self.section(unit.section))
            .find(|one| one.title.trouble);
        if let Some(section) = first {
            let (problem, mark) = if chosen {
                (
                    "this and the headings like it are read as what the reader sees, not as what to do",
                    "data-check=\"\"",
                )
            } else {
                (
                    "sounds like something that the reader sees; read as something to do",
                    "data-check=\"symptom\"",
                )
            };
            self.doubt(section, found, problem, mark);
        }
    }
}
