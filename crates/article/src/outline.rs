//! The sections that an article’s headings make, and which of them may hold checks.

use crate::letters::lowered;
use alloc::vec;
use alloc::vec::Vec;

use crate::blocks::{BOLD_LEVEL, Block, BlockKind, Lead, bold_lead};
use crate::mark::Mark;
use crate::node::Node;
use crate::page::{Page, Span, Tag, squeeze};
use crate::phrases::Finder;
use crate::table::Table;
use crate::title::{Class, Title, Word};

/// A heading and what is below it, up to the next heading of its level.
#[derive(Debug)]
pub(crate) struct Section {
    /// The heading’s block; `None` for what comes before all headings.
    pub(crate) heading: Option<usize>,
    pub(crate) level: u8,
    /// Its own blocks, after the heading.
    pub(crate) own: Span,
    /// The block after all that is below it.
    pub(crate) end: usize,
    pub(crate) parent: usize,
    pub(crate) children: Vec<usize>,
    pub(crate) title: Title,
    /// The heading’s own mark.
    pub(crate) mark: Mark,
    /// Whether it may hold no checks, by its own words or by those of a heading above it.
    pub(crate) out: bool,
    /// Whether it is the section itself that is out, not one above it.
    pub(crate) out_here: bool,
}

/// All sections; the first is the whole article.
pub(crate) struct Outline {
    pub(crate) sections: Vec<Section>,
    /// The section whose heading is the article’s title, or the whole.
    pub(crate) top: usize,
}

/// Makes headings of bold paragraphs, if an article has hardly any others: an editor without
/// headings, or an author who never found them.
pub(crate) fn bold_headings<N: Node>(page: &Page<N>, blocks: &mut [Block], finder: &Finder) {
    let usable = |block: &&Block| {
        matches!(block.kind, BlockKind::Heading(_))
            && Title::read(page.text_of(block.span), finder).class == Class::Open
    };
    if blocks.iter().filter(usable).count() > 1 {
        return;
    }
    let bold: Vec<usize> =
        (0..blocks.len()).filter(|at| is_bold_title(page, blocks.get(*at))).collect();
    let titles = if bold.len() >= 3 { bold } else { numbered_lines(page, blocks) };
    if titles.len() >= 3 {
        for at in titles {
            if let Some(block) = blocks.get_mut(at) {
                block.kind = BlockKind::Heading(BOLD_LEVEL);
            }
        }
    }
}

fn is_bold_title<N: Node>(page: &Page<N>, block: Option<&Block>) -> bool {
    let Some(block) = block.filter(|block| block.kind == BlockKind::Paragraph) else {
        return false;
    };
    let Some(bold) = bold_lead(page, block.span).filter(Lead::is_all) else { return false };
    let lead = bold.words;
    let step = Title::read(&lead, &Finder::new(&[])).number.is_some_and(|n| n.word == Word::Step);
    let (from, to) = block.span;
    let plain = (from..to).all(|at| !matches!(page.tag(at), Tag::Link | Tag::Break));
    page.add_work(to - from);
    lead.chars().count() <= 90 && !lead.ends_with([':', '?']) && !step && plain
}

/// Short paragraphs “1. …”, “2. …”, each with something below it.
fn numbered_lines<N: Node>(page: &Page<N>, blocks: &[Block]) -> Vec<usize> {
    let mut lines = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let line = page.text_of(block.span).trim();
        if block.kind != BlockKind::Paragraph || line.len() > 90 {
            continue;
        }
        let (number, words) = crate::title::number(&crate::title::clean(line));
        let next = number.is_some_and(|number| number.value as usize == lines.len() + 1);
        let open = lines.last().is_none_or(|last| *last + 1 < at) && at + 1 < blocks.len();
        if next && open && !words.ends_with(['.', ';', ',']) {
            lines.push(at);
        }
    }
    lines
}

impl Outline {
    /// Orders blocks below their headings. `title` is the page’s, if it is known.
    pub(crate) fn read<N: Node>(
        page: &Page<N>,
        blocks: &[Block],
        finder: &Finder,
        title: Option<&str>,
        marked: bool,
    ) -> Self {
        let whole = Section {
            heading: None,
            level: 0,
            own: (0, blocks.len()),
            end: blocks.len(),
            parent: 0,
            children: Vec::new(),
            title: Title::read("", finder),
            mark: Mark::default(),
            out: false,
            out_here: false,
        };
        let mut outline = Self { sections: vec![whole], top: 0 };
        let mut open = vec![0];
        for (at, block) in blocks.iter().enumerate() {
            let BlockKind::Heading(level) = block.kind else { continue };
            page.add_work(1);
            while open.len() > 1 && open.last().is_some_and(|last| outline.level(*last) >= level) {
                open.pop();
            }
            let parent = open.last().copied().unwrap_or_default();
            let this = outline.sections.len();
            outline.sections.push(Section {
                heading: Some(at),
                level,
                own: (at + 1, blocks.len()),
                end: blocks.len(),
                parent,
                children: Vec::new(),
                title: Title::read(page.text_of(block.span), finder),
                mark: page.mark(block.span.0),
                out: false,
                out_here: false,
            });
            open.push(this);
        }
        outline.close();
        outline.find_top(page, blocks, title, marked);
        outline.classify();
        outline
    }

    fn level(&self, section: usize) -> u8 {
        self.sections.get(section).map_or(0, |section| section.level)
    }

    /// Where sections end, and what is below which.
    fn close(&mut self) {
        let mut next_heading = self.sections.first().map_or(0, |whole| whole.end);
        // The latest section of each level, from the end of the article backwards.
        let mut starts: Vec<(u8, usize)> = Vec::new();
        for at in (0..self.sections.len()).rev() {
            let Some(section) = self.sections.get_mut(at) else { continue };
            section.own.1 = next_heading;
            let heading = section.heading.unwrap_or_default();
            while starts.last().is_some_and(|(level, _)| *level > section.level) {
                starts.pop();
            }
            if let Some((_, start)) = starts.last().filter(|_| section.heading.is_some()) {
                section.end = *start;
            }
            if section.heading.is_some() {
                starts.push((section.level, heading));
                next_heading = heading;
            }
        }
        for at in 1..self.sections.len() {
            let parent = self.sections.get(at).map_or(0, |section| section.parent);
            if let Some(parent) = self.sections.get_mut(parent) {
                parent.children.push(at);
            }
        }
    }

    /// Steps down if a single heading is above everything: it is the title.
    fn find_top<N: Node>(
        &mut self,
        page: &Page<N>,
        blocks: &[Block],
        title: Option<&str>,
        marked: bool,
    ) {
        let same =
            |words: &str| title.is_some_and(|title| lowered(&squeeze(title)) == lowered(words));
        loop {
            let Some(top) = self.sections.get(self.top) else { return };
            let words = |(from, to): Span| {
                blocks
                    .get(from..to)
                    .unwrap_or_default()
                    .iter()
                    .any(|block| !page.text_of(block.span).trim().is_empty())
            };
            match top.children.as_slice() {
                [only] if !words(top.own) || top.heading.is_none() => {
                    let below = self.sections.get(*only);
                    let holds = below.is_some_and(|below| {
                        !below.mark.check
                            && !below.mark.symptom
                            && below.title.number.is_none()
                            && (below.children.len() > 1 || below.title.class == Class::Open)
                            // Beside marked checks it may be one more.
                            && !(marked && below.children.is_empty() && below.level > 1)
                    });
                    if !holds {
                        return;
                    }
                    self.top = *only;
                }
                // “Title” and then its sections at the same level.
                [first, rest @ ..] if self.top == 0 && !words(top.own) => {
                    let rest = rest.to_vec();
                    let acts = |at: &&usize| {
                        self.sections
                            .get(**at)
                            .is_some_and(|one| one.title.action || one.title.number.is_some())
                    };
                    let mostly = rest.iter().filter(acts).count() * 2 > rest.len();
                    let first = *first;
                    let Some(first) = self.sections.get_mut(first) else { return };
                    let plain = first.title.number.is_none() && !first.title.action;
                    let bold = first.level == BOLD_LEVEL && first.heading == Some(0);
                    let sounds = first.title.trouble || first.title.fixes;
                    let names = plain && sounds && (mostly || bold);
                    let empty = first.own.0 == first.own.1;
                    if first.children.is_empty() && (same(&first.title.words) || empty || names) {
                        first.out = true;
                        first.title.class = Class::Related;
                        // The title twice, and everything below the second.
                        if let [only] = rest.as_slice() {
                            self.top = *only;
                            continue;
                        }
                    }
                    return;
                }
                _ => return,
            }
        }
    }

    /// What headings rule out for all below them.
    fn classify(&mut self) {
        // A heading such as “Why this happens” over numbered ones of its own level.
        // They are its own only if the numbers then begin anew.
        let mut restarts: Table<usize, u32> = Table::default();
        for section in &self.sections {
            let begins = section.title.number.is_some_and(|number| number.value == 1);
            if let Some(count) = begins.then(|| restarts.add(section.parent, 1)).flatten() {
                *count += 1;
            }
        }
        let mut adopts: Option<(Class, usize, u32)> = None;
        for at in 1..self.sections.len() {
            let Some(section) = self.sections.get(at) else { continue };
            let (parent, class) = (section.parent, section.title.class);
            let number = section.title.number.map(|number| number.value);
            let under_label = section.title.label && parent != self.top && parent != 0;
            let inherited = self.sections.get(parent).is_some_and(|parent| parent.out);
            let empty = section.own.1 <= section.own.0 + 1 && section.children.is_empty();
            let marked = section.mark.check || section.mark.symptom || section.mark.items;
            let adopted = adopts.filter(|(class, of, last)| {
                *of == parent
                    && match class {
                        Class::Faq => section.title.words.ends_with('?'),
                        _ => number == Some(last + 1) && restarts.get(&parent) > Some(&1),
                    }
            });
            let mut out = inherited || section.out;
            if let Some((class, of, last)) = adopted {
                adopts = Some((class, of, last + 1));
                out = true;
            } else if adopts.is_some_and(|(_, of, _)| of == parent) {
                adopts = None;
            }
            let ends = !matches!(class, Class::Open | Class::End { sure: false });
            let here = ends && !under_label && at != self.top && !inherited && adopted.is_none();
            if here && empty && matches!(class, Class::Causes | Class::Faq) {
                adopts = Some((class, parent, 0));
            }
            if let Some(section) = self.sections.get_mut(at) {
                section.out = (out || here) && !marked && at != self.top;
                section.out_here = section.out && !inherited && adopted.is_none();
            }
        }
    }

    /// The sections below another one in which checks may be.
    pub(crate) fn open_children(&self, section: usize) -> impl Iterator<Item = usize> + '_ {
        let children = self.sections.get(section).map_or(&[][..], |section| &section.children);
        children
            .iter()
            .copied()
            .filter(|child| self.sections.get(*child).is_some_and(|child| !child.out))
    }
}
