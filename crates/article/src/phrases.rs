//! Finds phrases in a text.
//!
//! A phrase is words with blanks between; case and the marks between the words do not matter, but
//! no phrase reaches over the end of a sentence or line. `reinstall*` is any word that begins so,
//! `to|from` either of two, `?` any one word, `...` up to five of them. `^` is the start of
//! the text, `$` its end.

use crate::letters::{is_word, lower};
use crate::table::sort_by_key;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

/// The topics that phrases belong to, one bit each.
pub(crate) type Topics = u32;

/// Where a phrase was found.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hit {
    pub(crate) topics: Topics,
    pub(crate) from: usize,
    pub(crate) to: usize,
}

enum Token {
    /// Any of these.
    Word(Vec<(&'static str, bool)>),
    Any,
    Gap,
}

struct Phrase {
    topics: Topics,
    tokens: Vec<Token>,
    at_start: bool,
    at_end: bool,
}

/// How many words `...` may match.
const GAP: usize = 5;

/// Phrases, ready to be looked for.
pub(crate) struct Finder {
    /// By the first letter of the first word.
    buckets: Vec<(char, Vec<Phrase>)>,
}

/// A word of the text.
struct Word {
    from: usize,
    to: usize,
    lower: String,
    /// Whether a sentence or line begins with it.
    fresh: bool,
}

impl Finder {
    pub(crate) fn new(lists: &[(Topics, &'static str)]) -> Self {
        let mut finder = Self { buckets: Vec::new() };
        for (topics, phrases) in lists {
            for phrase in phrases.lines().map(str::trim).filter(|phrase| !phrase.is_empty()) {
                finder.add(*topics, phrase);
            }
        }
        sort_by_key(&mut finder.buckets, |(letter, _)| *letter);
        finder
    }

    fn add(&mut self, topics: Topics, phrase: &'static str) {
        let (phrase, at_start) =
            phrase.strip_prefix('^').map_or((phrase, false), |rest| (rest, true));
        let (phrase, at_end) =
            phrase.strip_suffix('$').map_or((phrase, false), |rest| (rest, true));
        let mut firsts: Vec<char> = Vec::new();
        for word in phrase.split(' ').next().unwrap_or_default().split('|') {
            let first = word.chars().next().unwrap_or_default();
            if !firsts.contains(&first) {
                firsts.push(first);
            }
        }
        for first in firsts {
            let tokens = phrase.split([' ', '-', '\'']).filter(|word| !word.is_empty()).map(token);
            let phrase = Phrase { topics, tokens: tokens.collect(), at_start, at_end };
            match self.buckets.iter_mut().find(|(letter, _)| *letter == first) {
                Some((_, bucket)) => bucket.push(phrase),
                None => self.buckets.push((first, vec![phrase])),
            }
        }
    }

    /// All that is found, in the order of the text.
    pub(crate) fn hits(&self, text: &str) -> Vec<Hit> {
        let words = words(text);
        let mut hits = Vec::new();
        for (at, word) in words.iter().enumerate() {
            let Some(first) = word.lower.chars().next() else { continue };
            let Ok(bucket) = self.buckets.binary_search_by_key(&first, |(letter, _)| *letter)
            else {
                continue;
            };
            let Some((_, phrases)) = self.buckets.get(bucket) else { continue };
            for phrase in phrases {
                if phrase.at_start && at > 0 {
                    continue;
                }
                let Some(last) = matches(&phrase.tokens, &words, at, true) else { continue };
                if phrase.at_end && last + 1 < words.len() {
                    continue;
                }
                let to = words.get(last).map_or(word.to, |word| word.to);
                hits.push(Hit { topics: phrase.topics, from: word.from, to });
            }
        }
        hits
    }

    /// The topics of a short text.
    pub(crate) fn topics(&self, text: &str) -> Topics {
        self.hits(text).iter().fold(0, |topics, hit| topics | hit.topics)
    }
}

fn token(word: &'static str) -> Token {
    match word {
        "?" => Token::Any,
        "..." => Token::Gap,
        _ => Token::Word(
            word.split('|')
                .map(|word| word.strip_suffix('*').map_or((word, false), |stem| (stem, true)))
                .collect(),
        ),
    }
}

/// The last word of a match that begins at `at`.
fn matches(tokens: &[Token], words: &[Word], at: usize, first: bool) -> Option<usize> {
    let (token, rest) = tokens.split_first()?;
    let word = words.get(at)?;
    if word.fresh && !first {
        return None;
    }
    match token {
        Token::Gap => (0..=GAP).find_map(|skipped| {
            let within = words.get(at..at + skipped)?.iter().all(|word| !word.fresh);
            if within { matches(rest, words, at + skipped, false) } else { None }
        }),
        Token::Word(any) => {
            let fits = any.iter().any(|(word_or_stem, stem)| {
                if *stem {
                    word.lower.starts_with(word_or_stem)
                } else {
                    word.lower == *word_or_stem
                }
            });
            if !fits {
                None
            } else if rest.is_empty() {
                Some(at)
            } else {
                matches(rest, words, at + 1, false)
            }
        }
        Token::Any if rest.is_empty() => Some(at),
        Token::Any => matches(rest, words, at + 1, false),
    }
}

/// The words of a text, in lower case.
fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut fresh = true;
    let mut open = false;
    for (at, letter) in text.char_indices() {
        if is_word(letter) || letter == '_' {
            if !open {
                words.push(Word { from: at, to: at, lower: String::new(), fresh });
                (open, fresh) = (true, false);
            }
            if let Some(word) = words.last_mut() {
                word.to = at + letter.len_utf8();
                word.lower.push(lower(letter));
            }
        } else {
            open = false;
            fresh |= matches!(letter, '.' | '!' | '?' | ';' | '\n' | '…');
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(phrase: &'static str, text: &str) -> bool {
        Finder::new(&[(1, phrase)]).topics(text) == 1
    }

    #[test]
    fn a_phrase_is_found_whatever_stands_between_its_words() {
        assert!(found("sign out", "Then SIGN-OUT of it"));
        assert!(found("reinstall*", "Reinstalling helps"));
        assert!(found("reset to|your", "reset your phone"));
        assert!(found("isn't", "It isn’t full"));
        assert!(found("update ? set", "UPDATE Users SET x"));
        assert!(found("turn off ... firewall", "turn off, for a moment, the firewall"));
        assert!(found("lösch*", "LÖSCHEN"));
        assert!(found("^why", "Why it fails"));
    }

    #[test]
    fn and_only_there() {
        assert!(!found("sign out", "Look for the sign. Out it goes"));
        assert!(!found("reset to|your", "reset it"));
        assert!(!found("turn off ... firewall", "turn off a b c d e f the firewall"));
        assert!(!found("turn off ... firewall", "turn off. Then the firewall"));
        assert!(!found("^why", "This is why"));
        assert!(!found("bios", "biosphere"));
        assert!(!found("reset$", "reset it"));
    }
}
