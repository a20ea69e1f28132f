//! How much a check can do harm, by its words. When unsure, it is held back: that costs the reader
//! one more tap, while the opposite may cost their data. Only the author can release a check.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use crate::article::{Because, Safety, SaidIn};
use crate::draft::Draft;
use crate::letters::is_word;
use crate::node::Node;
use crate::page::{Page, Span, Tag, squeeze};
use crate::phrases::{Finder, Hit, Topics};
use crate::table::sort_by_key;
use crate::words::{BACKUP, CARE, CODE, HARMLESS, HURTS, LAST, STRONG, UNHARMED, WARNING, WEAK};

/// What the whole article says, looked through once.
pub(crate) struct Dangers<'a, N> {
    pub(crate) page: &'a Page<N>,
    finder: &'a Finder,
    /// In the order of the text, without what is harmless.
    hits: Vec<Hit>,
    /// Where code is in the text.
    code: Vec<Span>,
    /// On a page about backups, advice to make one says nothing.
    about_backups: bool,
}

/// What was found, and where.
pub(crate) struct Judgement {
    pub(crate) safety: Safety,
    pub(crate) because: Option<Because>,
}

impl<'a, N: Node> Dangers<'a, N> {
    pub(crate) fn new(page: &'a Page<N>, finder: &'a Finder, title: &str) -> Self {
        page.add_work(page.text.len() / 4);
        let code = |item: &crate::page::Item<N>| {
            matches!(item.tag, Tag::Code | Tag::Pre).then_some((item.from, item.to))
        };
        let mut code: Vec<Span> = page.items.iter().filter_map(code).collect();
        // A `code` inside a `pre` is the same code.
        code.dedup_by(|inner, outer| inner.1 <= outer.1);
        Self {
            page,
            finder,
            hits: without_harmless(hits(page, finder)),
            code,
            about_backups: finder.topics(title) & BACKUP != 0,
        }
    }

    /// The hits in a stretch of the document.
    pub(crate) fn within(&self, span: Span) -> &[Hit] {
        let (from, to) = self.page.letters(span);
        let first = self.hits.partition_point(|hit| hit.from < from);
        let last = self.hits.partition_point(|hit| hit.from < to);
        self.page.add_work(last.saturating_sub(first));
        self.hits.get(first..last.max(first)).unwrap_or_default()
    }

    fn in_code(&self, hit: &Hit) -> bool {
        let after = self.code.partition_point(|code| code.0 <= hit.from);
        after.checked_sub(1).and_then(|at| self.code.get(at)).is_some_and(|code| hit.from < code.1)
    }

    fn words(&self, hit: &Hit) -> String {
        squeeze(self.page.text.get(hit.from..hit.to).unwrap_or_default())
    }

    /// Whether a line begins like a warning.
    pub(crate) fn warns(&self, line: &str) -> bool {
        let start = line.split(['.', ':', '!', '\n']).next().unwrap_or_default();
        self.finder.topics(start) & WARNING != 0
    }

    /// Judges a check.
    pub(crate) fn judge(&self, draft: &Draft) -> Judgement {
        let own = draft.spans.iter().flat_map(|span| self.page.marked_in(*span));
        let own = own.filter_map(|at| self.page.mark(*at).safety).max();
        let around = self.page.items.get(draft.from()).and_then(|item| item.safety);
        let because = |said_in, words: &str| Some(Because { said_in, words: words.to_owned() });
        let last = self.says(&draft.title, LAST).or_else(|| self.says(&draft.over, LAST));
        let last = last.or_else(|| {
            let early = draft.spans.iter().take(3).flat_map(|span| self.within(*span));
            let mut early = early.filter(|hit| hit.topics & LAST != 0);
            // Only in the first lines: further down it may be about something else.
            early.next().filter(|_| draft.spans.len() > 1).map(|hit| self.words(hit))
        });
        if let Some(safety) = own.max(around) {
            return Judgement { safety, because: because(SaidIn::Mark, safety.word()) };
        }
        if let Some(found) = self.danger(draft) {
            let safety = if last.is_some() { Safety::LastResort } else { Safety::Risky };
            return Judgement { safety, because: Some(found) };
        }
        if let Some(words) = last {
            return Judgement { safety: Safety::Cautious, because: because(SaidIn::Text, &words) };
        }
        let care =
            self.says(&draft.title, CARE).map(|words| (SaidIn::Title, words)).or_else(|| {
                let mut hits = draft.spans.iter().flat_map(|span| self.within(*span));
                hits.find(|hit| hit.topics & CARE != 0).map(|hit| (SaidIn::Text, self.words(hit)))
            });
        match care {
            Some((said_in, words)) => {
                Judgement { safety: Safety::Cautious, because: because(said_in, &words) }
            }
            None => Judgement { safety: Safety::Safe, because: None },
        }
    }

    /// What a short text of the check says of a topic.
    fn says(&self, text: &str, topics: Topics) -> Option<String> {
        let hits = without_harmless(self.finder.hits(text));
        let hit = hits.iter().find(|hit| hit.topics & topics != 0)?;
        text.get(hit.from..hit.to).map(squeeze)
    }

    fn danger(&self, draft: &Draft) -> Option<Because> {
        let because = |said_in, words| Some(Because { said_in, words });
        if let Some(words) = self.says(&draft.title, STRONG | WEAK | HURTS) {
            return because(SaidIn::Title, words);
        }
        if let Some(words) = self.says(&draft.over, STRONG | HURTS) {
            return because(SaidIn::Over, words);
        }
        let (mut saved, mut weak) = (None, false);
        for hit in draft.spans.iter().flat_map(|span| self.within(*span)) {
            if hit.topics & CODE != 0 && self.in_code(hit) {
                return because(SaidIn::Code, self.words(hit));
            }
            if hit.topics & (STRONG | HURTS) != 0 {
                let said_in = if self.in_code(hit) { SaidIn::Code } else { SaidIn::Text };
                return because(said_in, self.words(hit));
            }
            if hit.topics & BACKUP != 0 && saved.is_none() {
                saved = Some(self.words(hit));
            }
            weak |= hit.topics & WEAK != 0;
        }
        saved
            .filter(|_| weak && !self.about_backups)
            .and_then(|words| because(SaidIn::Backup, words))
    }
}

/// What the text says, and what its pieces say that run into each other: in `<b>Note</b>Erase it`
/// no blank parts the words, and the reader may see two all the same.
fn hits<N: Node>(page: &Page<N>, finder: &Finder) -> Vec<Hit> {
    let mut hits = finder.hits(&page.text);
    let whole = hits.len();
    for item in page.items.iter().filter(|item| item.tag == Tag::Text) {
        let Some(words) = page.text.get(item.from..item.to) else { continue };
        let before = page.text.get(..item.from).and_then(|text| text.chars().next_back());
        let after = page.text.get(item.to..).and_then(|text| text.chars().next());
        let runs_on = |one: Option<char>, other: Option<char>| {
            one.is_some_and(is_word) && other.is_some_and(is_word)
        };
        if runs_on(before, words.chars().next()) || runs_on(words.chars().next_back(), after) {
            page.add_work(words.len() / 4);
            let own = finder.hits(words).into_iter();
            let own = own.filter(|hit| hit.topics & (STRONG | HURTS) != 0);
            hits.extend(own.map(|hit| Hit {
                from: hit.from + item.from,
                to: hit.to + item.from,
                ..hit
            }));
        }
    }
    if hits.len() > whole {
        sort_by_key(&mut hits, |hit| hit.from);
    }
    hits
}

/// Hits without those inside something that only sounds so.
fn without_harmless(hits: Vec<Hit>) -> Vec<Hit> {
    // Both are in the order of the text, so that only the last few can reach so far.
    let mut calm: Vec<Span> = Vec::new();
    let mut ends = 0;
    for hit in &hits {
        if hit.topics & (HARMLESS | UNHARMED) != 0 && hit.to > ends {
            calm.push((hit.from, hit.to));
            ends = hit.to;
        }
    }
    let kept = |hit: &Hit| {
        let after = calm.partition_point(|span| span.0 <= hit.from);
        let inside =
            after.checked_sub(1).and_then(|at| calm.get(at)).is_some_and(|span| hit.to <= span.1);
        !inside || hit.topics & (STRONG | WEAK | CODE) == 0
    };
    hits.into_iter().filter(kept).collect()
}
