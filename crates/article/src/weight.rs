//! What the author says of how likely and how long a check is.

use crate::letters::{is_capital, lowered};
use alloc::vec::Vec;

use crate::article::Weight;
use crate::danger::Dangers;
use crate::draft::Draft;
use crate::node::Node;
use crate::page::{Page, Tag, squeeze};
use crate::phrases::Finder;
use crate::title::count;
use crate::words::{LAST, LIKELIER, RARER};

/// How many blocks after the heading may speak of the check as a whole.
const HEAD: usize = 2;

/// How many words a line has in which a single word speaks of the check.
const SHORT: usize = 12;

/// Reads the words for it in the title and in the first lines.
pub(crate) fn weight<N: Node>(dangers: &Dangers<'_, N>, finder: &Finder, draft: &Draft) -> Weight {
    // A fold that its author marked is all of the check: its words are not about the check’s place.
    let lines = if draft.marked && is_fold(dangers.page, draft) { 0 } else { HEAD };
    let head = draft.spans.iter().filter(|span| Some(**span) != draft.heading).take(lines);
    let mut topics = finder.topics(&draft.title) | (finder.topics(&draft.over) & LAST);
    for span in head {
        // “Advanced” in a long paragraph may be about anything; “the most common reason” is not.
        let short = count(dangers.page.text_of(*span)) <= SHORT;
        for hit in dangers.within(*span) {
            let several =
                dangers.page.text.get(hit.from..hit.to).is_some_and(|words| count(words) > 1);
            if short || several {
                topics |= hit.topics;
            }
        }
    }
    if topics & LAST != 0 {
        Weight::Last
    } else if topics & RARER != 0 {
        Weight::Rarer
    } else if topics & LIKELIER != 0 {
        Weight::Likelier
    } else {
        Weight::Usual
    }
}

fn is_fold<N: Node>(page: &Page<N>, draft: &Draft) -> bool {
    draft.spans.iter().all(|span| page.tag(span.0) == Tag::Details)
}

/// The figures that the author gives in attributes.
pub(crate) fn figures<N: Node>(page: &Page<N>, draft: &Draft) -> (Option<u32>, Option<u32>) {
    let (mut minutes, mut helps) = (None, None);
    for span in &draft.spans {
        for at in page.marked_in(*span) {
            if let Some(item) = page.items.get(*at) {
                minutes = minutes.or(item.minutes);
                helps = helps.or(item.helps.filter(|helps| *helps <= 100));
            }
        }
    }
    let around = page.items.get(draft.anchor);
    (minutes.or(around.and_then(|item| item.minutes)), helps.or(around.and_then(|item| item.helps)))
}

/// A time in the title, or in a line of its own right below it: “Restart (2 minutes)”.
pub(crate) fn minutes<N: Node>(page: &Page<N>, draft: &Draft) -> Option<u32> {
    let head = draft.spans.iter().filter(|span| Some(**span) != draft.heading).take(HEAD);
    let lines = head.map(|span| page.text_of(*span).trim()).filter(|line| count(line) <= 4);
    [draft.title.as_str()].into_iter().chain(lines).find_map(|line| time(&squeeze(line)))
}

fn time(line: &str) -> Option<u32> {
    let words: Vec<&str> = line.split([' ', '(', ')', ',', '\u{a0}', '|', '·', '-']).collect();
    for (at, word) in words.iter().enumerate() {
        let digits = word.trim_end_matches(|letter: char| !letter.is_ascii_digit());
        let Ok(figure) = digits.parse::<u32>() else { continue };
        let glued = word.get(digits.len()..).unwrap_or_default();
        let unit =
            if glued.is_empty() { words.get(at + 1).copied().unwrap_or_default() } else { glued };
        // “10 min” and “Common” side by side have no blank between them.
        let starts = |(at, letter): (usize, char)| (at > 0 && is_capital(letter)).then_some(at);
        let end = unit.char_indices().find_map(starts).unwrap_or(unit.len());
        let unit = lowered(unit.get(..end).unwrap_or_default());
        let minute = unit == "min" || unit.starts_with("min.") || unit.starts_with("minut");
        if minute && (1..=600).contains(&figure) {
            return Some(figure);
        }
    }
    None
}
