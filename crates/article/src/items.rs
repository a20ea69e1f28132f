//! Checks that are the entries of something: items of a list, rows of a table, terms, paragraphs
//! with a bold lead.

use crate::letters::{is_capital, is_word};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use crate::blocks::{Block, BlockKind, blocks, bold_lead};
use crate::draft::Draft;
use crate::node::Node;
use crate::page::{Page, Span, Tag, squeeze};
use crate::phrases::Finder;
use crate::title::{Title, clean, count, lead, number, sentence};
use crate::words::{FIXES, LABEL, SYMPTOMS, TROUBLE, WARNING};

/// Longest title in letters; a longer one is cut after a word.
const LONGEST_TITLE: usize = 90;

/// The items of a list.
pub(crate) fn of_list<N: Node>(page: &Page<N>, block: &Block) -> Vec<Span> {
    let item = |at: &usize| matches!(page.tag(*at), Tag::Item);
    spans(page, page.inside(block.span.0).into_iter().filter(item))
}

fn spans<N: Node>(page: &Page<N>, items: impl Iterator<Item = usize>) -> Vec<Span> {
    let span = |at: usize| (at, page.items.get(at).map_or(at + 1, |item| item.end));
    items.map(span).filter(|span| !page.text_of(*span).trim().is_empty()).collect()
}

/// The first line of an entry: up to a nested list.
pub(crate) fn first_line<N: Node>(page: &Page<N>, span: Span) -> String {
    let text = page.text_of(span);
    squeeze(text.trim_start().split('\n').next().unwrap_or_default())
}

/// The title of an entry, and whether it is one that its author set apart.
pub(crate) fn title_of<N: Node>(page: &Page<N>, span: Span) -> (String, bool) {
    if let Some(bold) = bold_lead(page, span).filter(|bold| bold.words.len() <= 120) {
        let rest = bold.rest.split('\n').next().unwrap_or_default().trim_start();
        // Bold words in the middle of a sentence aren’t a title.
        let closed = bold.words.ends_with([':', '.', '!', '?', '–', '—']);
        let opens =
            rest.starts_with(['–', '—', '-', ':', '.', '(']) || rest.starts_with(is_capital);
        if closed || opens || rest.is_empty() {
            return (cut(&number(&clean(bold.words.trim_end_matches(['.', ':']))).1), true);
        }
    }
    let line = number(&clean(&first_line(page, span))).1;
    if let Some(lead) = lead(&line) {
        return (cut(lead), true);
    }
    (cut(sentence(&line).trim_end_matches('.')), false)
}

fn cut(title: &str) -> String {
    if title.chars().count() <= LONGEST_TITLE {
        return title.trim().to_owned();
    }
    let mut short = String::new();
    for word in title.split(' ') {
        if short.chars().count() + word.chars().count() > LONGEST_TITLE {
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    if short.is_empty() {
        short = title.chars().take(LONGEST_TITLE).collect();
    }
    short + " …"
}

/// An entry as a check.
pub(crate) fn draft<N: Node>(page: &Page<N>, span: Span) -> Draft {
    Draft {
        title: title_of(page, span).0,
        spans: vec![span],
        heading: None,
        over: String::new(),
        anchor: span.0,
        symptom: None,
        marked: false,
    }
}

/// Entries as checks, but for those that the author has marked otherwise.
pub(crate) fn drafts<N: Node>(page: &Page<N>, entries: &[Span]) -> Vec<Draft> {
    let skipped = |span: &&Span| !page.mark(span.0).skip && !page.mark(span.0).check;
    entries.iter().filter(skipped).map(|span| draft(page, *span)).collect()
}

/// Whether a list’s items are set apart by leads: at least three, seven in ten of them.
pub(crate) fn has_leads<N: Node>(page: &Page<N>, entries: &[Span]) -> bool {
    let led = entries.iter().filter(|entry| title_of(page, **entry).1).count();
    entries.len() >= 3 && led * 10 >= entries.len() * 7
}

/// Whether a list’s items are sentences of their own.
pub(crate) fn are_sentences<N: Node>(page: &Page<N>, entries: &[Span]) -> bool {
    let long = entries.iter().filter(|entry| count(&first_line(page, **entry)) >= 5).count();
    entries.len() >= 2 && long * 10 >= entries.len() * 7
}

/// The rows of a table whose columns are what is seen and what to do, as checks with the symptom of
/// each.
pub(crate) fn of_table<N: Node>(
    page: &Page<N>,
    block: &Block,
    finder: &Finder,
    asked: bool,
) -> Vec<(Draft, String)> {
    let (from, to) = block.span;
    let rows: Vec<usize> = (from..to).filter(|at| page.tag(*at) == Tag::Row).collect();
    page.add_work(to - from);
    let cells = |row: usize| {
        let cell = |at: &usize| matches!(page.tag(*at), Tag::Cell { .. });
        spans(page, page.inside(row).into_iter().filter(cell))
    };
    let mut rows = rows.into_iter().map(|row| (row, cells(row))).collect::<Vec<_>>();
    // A table inside a cell has rows of its own; those are the cell’s text.
    let mut end = 0;
    rows.retain(|(row, _)| {
        let outer = *row >= end;
        if outer {
            end = page.items.get(*row).map_or(end, |item| item.end);
        }
        outer
    });
    let Some((_, head)) = rows.first() else { return Vec::new() };
    let is_head = !head.is_empty()
        && head.iter().all(|cell| matches!(page.tag(cell.0), Tag::Cell { head: true }));
    let topics: Vec<u32> = head.iter().map(|cell| finder.topics(page.text_of(*cell))).collect();
    let column =
        |topic: u32| topics.iter().position(|topics| topics & topic != 0).filter(|_| is_head);
    let fix = topics.iter().rposition(|topics| topics & FIXES != 0).filter(|_| is_head);
    let seen = column(SYMPTOMS | TROUBLE).or(column(LABEL)).filter(|seen| Some(*seen) != fix);
    let body = rows.get(usize::from(is_head)..).unwrap_or_default();
    let full = body.iter().filter(|(_, cells)| cells.len() >= 2).collect::<Vec<_>>();
    let troubled = full.iter().filter(|(_, cells)| {
        cells.first().is_some_and(|cell| Title::read(page.text_of(*cell), finder).trouble)
    });
    // A table of figures is not a list of fixes.
    let has_fixes = fix.is_some() || troubled.count() * 2 >= full.len();
    if full.len() < 2 || !(has_fixes || asked) {
        return Vec::new();
    }
    let row = |(row, cells): &&(usize, Vec<Span>)| {
        let first = cells.get(seen.unwrap_or(0)).or(cells.first())?;
        let last = fix.and_then(|fix| cells.get(fix)).or(cells.last())?;
        let seen = clean(page.text_of(*first));
        let (title, apart) = title_of(page, *last);
        let line = squeeze(page.text_of(*last));
        let title =
            if apart || line.chars().count() <= LONGEST_TITLE { title } else { seen.clone() };
        let end = page.items.get(*row)?.end;
        let spans = vec![(*row, end)];
        let anchor = *row;
        Some((
            Draft {
                title,
                spans,
                heading: None,
                over: String::new(),
                anchor,
                symptom: None,
                marked: false,
            },
            seen,
        ))
    };
    let skipped = |row: &&&(usize, Vec<Span>)| !page.mark(row.0).skip && !page.mark(row.0).check;
    full.iter().filter(|row| skipped(row)).filter_map(row).collect()
}

/// The terms of a list of definitions, each with what follows.
pub(crate) fn of_definitions<N: Node>(page: &Page<N>, block: &Block) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    // Some pages wrap each pair in a `div`.
    let mut at = block.span.0 + 1;
    while at < block.span.1 {
        page.add_work(1);
        let Some(item) = page.items.get(at) else { break };
        match item.tag {
            Tag::Term => {
                let title = number(&clean(page.text_of((at, item.end)))).1;
                drafts.push(Draft {
                    title: cut(&title),
                    spans: vec![(at, item.end)],
                    heading: Some((at, item.end)),
                    over: String::new(),
                    anchor: at,
                    symptom: None,
                    marked: false,
                });
                at = item.end;
            }
            Tag::Definition => {
                if let Some(draft) = drafts.last_mut() {
                    draft.spans.push((at, item.end));
                }
                at = item.end;
            }
            _ => at += 1,
        }
    }
    drafts.retain(|draft| draft.spans.len() > 1 && !page.mark(draft.anchor).skip);
    drafts
}

/// Paragraphs with a bold lead, each with what follows up to the next.
pub(crate) fn of_leads<N: Node>(page: &Page<N>, row: &[Block], finder: &Finder) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    for block in row {
        page.add_work(1);
        let lead = (block.kind == BlockKind::Paragraph)
            .then(|| bold_lead(page, block.span))
            .flatten()
            .filter(|bold| {
                let lead = bold.words.as_str();
                let topics = finder.topics(lead);
                let step = Title::read(lead, finder)
                    .number
                    .is_some_and(|n| n.word == crate::title::Word::Step);
                let label =
                    topics & (WARNING | LABEL) != 0 || (bold.is_all() && lead.ends_with(':'));
                lead.chars().count() <= 90 && !label && !step && title_of(page, block.span).1
            });
        if lead.is_some() && !page.mark(block.span.0).skip {
            drafts.push(Draft {
                title: title_of(page, block.span).0,
                spans: vec![block.span],
                heading: None,
                over: String::new(),
                anchor: block.span.0,
                symptom: None,
                marked: false,
            });
        } else if let Some(draft) = drafts.last_mut() {
            draft.spans.push(block.span);
        }
    }
    drafts
}

/// Paragraphs right after a list that go on with its numbers: “4 Motor – …”.
pub(crate) fn going_on<N: Node>(page: &Page<N>, row: &[Block], mut next: usize) -> Vec<Span> {
    let mut entries = Vec::new();
    for block in row {
        let line = first_line(page, block.span);
        let digits: String = line.chars().take_while(char::is_ascii_digit).collect();
        let goes_on = digits.parse() == Ok(next) && title_of(page, block.span).1;
        if block.kind != BlockKind::Paragraph || !goes_on {
            break;
        }
        entries.push(block.span);
        next += 1;
    }
    entries
}

/// Whether a paragraph is a step: “Step 2: …”, “2) …”.
pub(crate) fn is_step(line: &str) -> bool {
    let (number, _) = number(&clean(line));
    number.is_some_and(|number| number.word != crate::title::Word::Method)
}

/// Whether a line leads through menus: an arrow or “>” between words. An arrow at the end is
/// decoration.
pub(crate) fn has_path(line: &str) -> bool {
    ["→", "›", "»", "➔", "➜", "▸", " > ", " -> "].iter().any(|arrow| {
        line.split(arrow).skip(1).any(|rest| rest.chars().any(is_word))
            && line.split(arrow).next().is_some_and(|first| first.chars().any(is_word))
    })
}

/// Whether blocks say what to do: a list, code, numbered paragraphs or a way through menus.
pub(crate) fn has_steps<N: Node>(page: &Page<N>, row: &[Block]) -> bool {
    row.iter().any(|block| match block.kind {
        BlockKind::List { .. } | BlockKind::Code => true,
        BlockKind::Paragraph => {
            let line = page.text_of(block.span);
            page.add_work(line.len() / 16);
            is_step(line) || has_path(line)
        }
        _ => false,
    })
}

/// Whether blocks say what to do one after the other: a list without an order may be anything.
pub(crate) fn has_order<N: Node>(page: &Page<N>, row: &[Block]) -> bool {
    let orderless = |block: &&Block| block.kind != BlockKind::List { ordered: false };
    row.iter().filter(orderless).any(|block| has_steps(page, core::slice::from_ref(block)))
}

/// Blocks inside an entry.
pub(crate) fn inner<N: Node>(page: &Page<N>, (from, to): Span) -> Vec<Block> {
    match page.tag(from) {
        Tag::Item | Tag::Cell { .. } | Tag::Definition | Tag::Wrapper | Tag::Row | Tag::Details => {
            blocks(page, (from + 1, to))
        }
        _ => blocks(page, (from, to)),
    }
}
