//! From a document to an [`Article`].

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use crate::article::{Article, Check, Doubt, Safety, SaidIn, Section, Shape, Symptom, Weight};
use crate::authored::authored;
use crate::blocks::{BlockKind, blocks};
use crate::choose::Chooser;
use crate::danger::Dangers;
use crate::draft::{DOUBTS, Draft, DraftDoubt, Found, Piece};
use crate::items::{of_list, title_of};
use crate::names::Names;
use crate::node::Node;
use crate::outline::{Outline, bold_headings};
use crate::overlap::apart;
use crate::page::{Page, Span, squeeze};
use crate::parts::{nodes, parts};
use crate::phrases::Finder;
use crate::table::{Table, sort_by_key};
use crate::weight;
use crate::words;

/// Reads what is below `root`. `title` is the page’s, if it is known and not inside.
pub fn read<N: Node>(root: &N, title: Option<&str>) -> Article<N> {
    let page = Page::read(root);
    let finder = words::finder();
    let row = blocks(&page, (1, page.items.len()));
    let mut authored = authored(&page, row, &finder);
    bold_headings(&page, &mut authored.blocks, &finder);
    let outline =
        Outline::read(&page, &authored.blocks, &finder, title, !authored.drafts.is_empty());
    let chooser = Chooser {
        page: &page,
        blocks: &authored.blocks,
        opened: &authored.opened,
        outline: &outline,
        finder: &finder,
        title: title.map(squeeze),
        marked: authored.drafts.len(),
    };
    let mut found = chooser.choose();
    let inside = outline.sections.get(outline.top).map(|top| top.title.words.clone());
    let inside = inside.filter(|words| !words.is_empty());
    let title = inside.or_else(|| title.map(squeeze));
    if found.drafts.is_empty() && !authored.drafts.is_empty() {
        found.shape = Some(Shape::Marks);
    }
    found.drafts.append(&mut authored.drafts);
    found.ends.append(&mut authored.ends);
    found.signs.append(&mut authored.signs);
    sort_by_key(&mut found.drafts, Draft::from);
    found.drafts = apart(found.drafts);
    place_marked(&mut found);
    for (sign, links) in authored.symptoms {
        found.links.push((found.symptoms.len(), links));
        found.symptoms.push(sign);
    }
    let help = found.drafts.is_empty().then(|| help(&page, &authored.blocks, &outline));
    let dangers = Dangers::new(&page, &finder, title.as_deref().unwrap_or_default());
    Writer { page: &page, finder: &finder, dangers: &dangers, names: Names::default() }
        .article(found, title, help)
}

struct Writer<'a, N> {
    page: &'a Page<N>,
    finder: &'a Finder,
    dangers: &'a Dangers<'a, N>,
    names: Names,
}

impl<N: Node> Writer<'_, N> {
    fn article(
        mut self,
        mut found: Found,
        title: Option<String>,
        help: Option<String>,
    ) -> Article<N> {
        let (drafts, mut asked_by) = self.merged(core::mem::take(&mut found.drafts));
        let mut checks: Vec<Check<N>> = Vec::new();
        for draft in &drafts {
            let check = self.check(draft, &mut found);
            checks.push(check);
        }
        self.follow_links(&found, &drafts, &mut asked_by);
        let symptoms = self.symptoms(&found, &asked_by);
        let order = order(&checks);
        Article {
            title,
            shape: found.shape,
            symptoms,
            signs: found.signs,
            order,
            ends: self.sections(&found.ends),
            left: self.sections(&found.left),
            doubts: found.doubts.iter().filter_map(|doubt| self.doubt(doubt)).collect(),
            checks,
            help,
            work: self.page.work(),
        }
    }

    /// The symptoms that ask checks of their own.
    fn symptoms(&mut self, found: &Found, asked_by: &[Vec<usize>]) -> Vec<Symptom<N>> {
        let mut asks: Vec<Vec<usize>> = vec![Vec::new(); found.symptoms.len()];
        for (check, symptoms) in asked_by.iter().enumerate() {
            for symptom in symptoms {
                self.page.add_work(1);
                if let Some(asks) = asks.get_mut(*symptom) {
                    asks.push(check);
                }
            }
        }
        let mut symptoms = Vec::new();
        for (sign, checks) in found.symptoms.iter().zip(asks) {
            let Some(item) = self.page.items.get(sign.anchor).filter(|_| !checks.is_empty()) else {
                continue;
            };
            let id = self.names.name(item.id.as_deref(), &sign.title);
            let node = item.node.clone();
            symptoms.push(Symptom { id, title: sign.title.clone(), node, checks });
        }
        symptoms
    }

    /// Checks that several symptoms repeat word for word are one, with the symptoms of all.
    fn merged(&self, drafts: Vec<Draft>) -> (Vec<Draft>, Vec<Vec<usize>>) {
        let mut known: Table<String, usize> = Table::default();
        let (mut kept, mut asked_by): (Vec<Draft>, Vec<Vec<usize>>) = (Vec::new(), Vec::new());
        for draft in drafts {
            let Some(symptom) = draft.symptom else {
                kept.push(draft);
                asked_by.push(Vec::new());
                continue;
            };
            let mut text = String::new();
            for span in &draft.spans {
                text.push_str(&squeeze(self.page.text_of(*span)));
                text.push('\n');
            }
            if let Some(symptoms) = known.get(&text).and_then(|at| asked_by.get_mut(*at)) {
                symptoms.push(symptom);
            } else {
                known.add(text, kept.len());
                kept.push(draft);
                asked_by.push(vec![symptom]);
            }
        }
        (kept, asked_by)
    }

    /// Symptoms whose checks the article links to.
    fn follow_links(&self, found: &Found, drafts: &[Draft], asked_by: &mut [Vec<usize>]) {
        let mut by_id: Table<&str, usize> = Table::default();
        for (at, draft) in drafts.iter().enumerate() {
            if let Some(id) = self.page.items.get(draft.anchor).and_then(|item| item.id.as_deref())
            {
                by_id.add(id, at);
            }
        }
        for (symptom, ids) in &found.links {
            for id in ids {
                let asked = by_id.get(&id.as_str()).and_then(|at| asked_by.get_mut(*at));
                if let Some(symptoms) = asked.filter(|symptoms| symptoms.last() != Some(symptom)) {
                    symptoms.push(*symptom);
                }
            }
        }
    }

    fn check(&mut self, draft: &Draft, found: &mut Found) -> Check<N> {
        let judgement = self.dangers.judge(draft);
        let id = self.page.items.get(draft.anchor).and_then(|item| item.id.as_deref());
        let id = self.names.name(id, &draft.title);
        let (minutes, helps) = weight::figures(self.page, draft);
        if let Some(because) = judgement.because.as_ref().filter(|because| {
            DOUBTS
                && judgement.safety >= Safety::Risky
                && matches!(because.said_in, SaidIn::Text | SaidIn::Code | SaidIn::Backup)
        }) {
            let problem = ["held back, since ", &*because.line()].concat();
            let (at, title) = (draft.from(), draft.title.clone());
            found.doubts.push(DraftDoubt { at, title, problem, mark: "data-check=\"safe\"" });
        }
        Check {
            id,
            title: draft.title.clone(),
            nodes: nodes(self.page, &draft.spans),
            parts: parts(self.dangers, draft),
            safety: judgement.safety,
            because: judgement.because,
            weight: weight::weight(self.dangers, self.finder, draft),
            minutes: minutes.or_else(|| weight::minutes(self.page, draft)),
            helps,
        }
    }

    fn sections(&self, pieces: &[Piece]) -> Vec<Section<N>> {
        let section = |piece: &Piece| Section {
            title: piece.title.clone(),
            what: piece.what,
            nodes: nodes(self.page, &piece.spans),
        };
        pieces.iter().map(section).collect()
    }

    fn doubt(&self, doubt: &DraftDoubt) -> Option<Doubt<N>> {
        let node = self.page.items.get(doubt.at)?.node.clone();
        let (title, problem) = (doubt.title.clone(), doubt.problem.clone());
        Some(Doubt { node, title, problem, mark: doubt.mark })
    }
}

/// The author’s order, but for what they say themselves: figures for all checks, or words.
fn order<N>(checks: &[Check<N>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..checks.len()).collect();
    let all = checks.iter().all(|check| check.helps.is_some());
    let key = |at: &usize| {
        let Some(check) = checks.get(*at) else { return (Weight::Usual, 0) };
        // What helps more readers in a minute comes first.
        let helps = u64::from(check.helps.unwrap_or_default()) * 1_000;
        let worth = helps / u64::from(check.minutes.unwrap_or(1).max(1));
        if all { (Weight::Usual, u64::MAX - worth) } else { (check.weight, 0) }
    };
    sort_by_key(&mut order, key);
    order
}

/// A check that its author marked belongs to the symptom in whose section it is.
fn place_marked(found: &mut Found) {
    let Found { drafts, symptoms, .. } = found;
    for draft in drafts.iter_mut().filter(|draft| draft.marked) {
        let from = draft.from();
        let after = symptoms.partition_point(|symptom| symptom.within.0 <= from);
        let around = after.checked_sub(1).filter(|at| {
            symptoms.get(*at).is_some_and(|symptom| {
                let (start, end): Span = symptom.within;
                (start..end).contains(&from)
            })
        });
        draft.symptom = draft.symptom.or(around);
    }
}

/// One line that says what would make a checkup of an article in which none was found.
fn help<N: Node>(page: &Page<N>, row: &[crate::blocks::Block], outline: &Outline) -> String {
    if page.text.trim().is_empty() {
        return "There is no text inside the element.".to_owned();
    }
    let list =
        row.iter().filter(|block| matches!(block.kind, BlockKind::List { .. })).find_map(|block| {
            let entries = of_list(page, block);
            (entries.len() >= 2).then(|| entries.first().map(|first| title_of(page, *first).0))?
        });
    if let Some(first) = list {
        return [
            "If the items of the list that begins “",
            &*first,
            "” are fixes, mark the list: data-check=\"items\".",
        ]
        .concat();
    }
    let headings = outline.sections.len().saturating_sub(1);
    if headings > 1 {
        return "None of the headings leads to a fix. Mark each heading of a fix: data-check."
            .to_owned();
    }
    "No headings, lists or bold titles tell the fixes apart. Give each fix a heading, or mark its \
     paragraph: data-check."
        .to_owned()
}
