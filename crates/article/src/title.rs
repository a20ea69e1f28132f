//! Titles: without numbers and signs, and what their words say of the section below.

use crate::letters::{is_capital, is_letter, is_word, lowered};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use crate::page::squeeze;
use crate::phrases::{Finder, Topics};
use crate::words::{
    ACTION, CAUSES, CONTENTS, END, FAQ, FIXES, LABEL, METHOD_WORDS, NUMBERED, OUTRO, PERHAPS_END,
    PREVENTION, RELATED, STEP, SYMPTOMS, TROUBLE,
};

/// The number before a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number {
    pub(crate) value: u32,
    pub(crate) word: Word,
}

/// The word before a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Word {
    None,
    Fix,
    Step,
    Method,
}

/// What a heading announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// Nothing in particular: perhaps a fix, perhaps a symptom.
    Open,
    /// Where to turn in the end; `sure` unless there is something to do below it.
    End {
        sure: bool,
    },
    Faq,
    Prevention,
    Related,
    Outro,
    Contents,
    Symptoms,
    Causes,
}

/// A heading’s words.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "a title may sound like several things at once")]
pub(crate) struct Title {
    /// Without number, signs and anchors.
    pub(crate) words: String,
    pub(crate) number: Option<Number>,
    pub(crate) class: Class,
    /// Whether it labels a part of a fix, such as “Cause”.
    pub(crate) label: bool,
    /// Whether it sounds like something that is wrong.
    pub(crate) trouble: bool,
    /// Whether it sounds like something to do.
    pub(crate) action: bool,
    /// Whether it announces fixes.
    pub(crate) fixes: bool,
}

impl Title {
    pub(crate) fn read(text: &str, finder: &Finder) -> Self {
        let line = clean(text);
        let (number, words) = number(&line);
        // What is in brackets is said in passing.
        let plain = without_brackets(&words);
        let topics = finder.topics(&plain);
        let is = |topic: Topics| topics & topic != 0;
        let class = class(&plain, topics, number.is_some());
        let quoted = plain.contains(['"', '“', '„', '«', '‘']) || plain.starts_with('\'');
        let signs = plain.contains(['?', '!']);
        let ends = matches!(class, Class::End { .. });
        let trouble = (is(TROUBLE) || quoted || signs) && !is(ACTION) && !is(FIXES) && !ends;
        Self {
            label: is(LABEL),
            trouble,
            action: is(ACTION),
            fixes: is(FIXES),
            words,
            number,
            class,
        }
    }
}

fn class(plain: &str, topics: Topics, numbered: bool) -> Class {
    let is = |topic: Topics| topics & topic != 0;
    if is(END) || is_support(plain) {
        // “Use a professional cleaning kit” is something to do, “Call a professional” is not.
        return Class::End { sure: !is(ACTION) || turns_elsewhere(plain) };
    }
    if is(PERHAPS_END) {
        return Class::End { sure: false };
    }
    // “Fix 6: Try Safe Mode (If You See Any Signs of Life)”: a number makes it a fix.
    if numbered {
        return Class::Open;
    }
    // “Check for signs of damage”, “Turn off related services”: something to do.
    let tells = |topic: Topics| is(topic) && !is(ACTION);
    if is(FAQ) {
        Class::Faq
    } else if tells(CONTENTS) {
        Class::Contents
    } else if tells(SYMPTOMS) && !is(FIXES) {
        Class::Symptoms
    } else if is(CAUSES) && !is(FIXES) && !is_own_question(plain) {
        Class::Causes
    } else if tells(PREVENTION) {
        Class::Prevention
    } else if tells(RELATED) {
        Class::Related
    } else if tells(OUTRO) {
        Class::Outro
    } else {
        Class::Open
    }
}

/// Whether a title sends the reader to somebody else.
fn turns_elsewhere(plain: &str) -> bool {
    const VERBS: [&str; 24] = [
        "contact",
        "call",
        "ask",
        "seek",
        "visit",
        "get",
        "buy",
        "consult",
        "hire",
        "send",
        "take",
        "open",
        "kontaktieren",
        "kontaktiere",
        "rufen",
        "fragen",
        "contacter",
        "contactez",
        "appeler",
        "appelez",
        "contactar",
        "contacta",
        "llamar",
        "llama",
    ];
    let first = plain.split_whitespace().next().map(lowered).unwrap_or_default();
    VERBS.contains(&first.as_str())
}

/// “Why is my printer slow?” is what the reader asks; “Why is your printer slow?” explains.
fn is_own_question(plain: &str) -> bool {
    let mut words = plain.split_whitespace().map(lowered);
    let own =
        |word: String| matches!(word.as_str(), "my" | "i" | "mein" | "meine" | "mon" | "ma" | "mi");
    plain.ends_with('?') && words.any(own)
}

/// “Apple Support”, “Acme Kundendienst”: at most three words, the last of which says it.
fn is_support(plain: &str) -> bool {
    let words: Vec<&str> = plain.split_whitespace().collect();
    let last = words.last().map(|word| lowered(word)).unwrap_or_default();
    let first = words.first().and_then(|word| word.chars().next());
    (2..=3).contains(&words.len())
        && first.is_some_and(is_capital)
        && matches!(last.as_str(), "support" | "kundendienst" | "assistance" | "soporte")
        && !words.first().is_some_and(|word| matches!(*word, "USB" | "Enable" | "Check"))
}

/// A line without the signs that only decorate it.
pub(crate) fn clean(text: &str) -> String {
    let mut line = squeeze(text);
    // `{#anchor}`, as some editors leave it.
    if let Some(at) = line.rfind("{#").filter(|_| line.ends_with('}')) {
        line.truncate(at);
    }
    let decoration = |letter: char| {
        !(is_word(letter)
            || matches!(
                letter,
                '"' | '\''
                    | '“'
                    | '„'
                    | '«'
                    | '‘'
                    | '¿'
                    | '¡'
                    | '('
                    | '['
                    | '<'
                    | '/'
                    | '.'
                    | '$'
                    | '-'
                    | '@'
            ))
    };
    let start = line.trim_start_matches(decoration);
    let end = |letter: char| {
        letter.is_whitespace()
            || matches!(letter, ':' | '→' | '¶' | '#' | '▾' | '▼' | '–' | '—' | '-' | '\u{fe0f}')
            || (letter > '\u{2190}' && !is_word(letter))
    };
    start.trim_end_matches(end).to_owned()
}

/// The number of a title, and the words after it.
pub(crate) fn number(line: &str) -> (Option<Number>, String) {
    let none = (None, line.to_owned());
    let lower = lowered(line);
    let first: String = lower.chars().take_while(|letter| is_letter(*letter)).collect();
    let (word, rest) = if NUMBERED.contains(&first.as_str()) {
        let word = if STEP.contains(&first.as_str()) {
            Word::Step
        } else if METHOD_WORDS.contains(&first.as_str()) {
            Word::Method
        } else {
            Word::Fix
        };
        let letters = first.chars().count();
        (word, line.chars().skip(letters).collect::<String>())
    } else {
        (Word::None, line.to_owned())
    };
    let rest = rest.trim_start();
    let rest =
        rest.strip_prefix('#').or_else(|| rest.strip_prefix("Nr.")).unwrap_or(rest).trim_start();
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let Ok(value) = digits.parse::<u32>() else { return none };
    let after = rest.get(digits.len()..).unwrap_or_default();
    if value == 0 || digits.len() > 2 {
        return none;
    }
    let sign = after.trim_start_matches(['\u{fe0f}', ' ']);
    let key_cap = sign.starts_with('\u{20e3}');
    let dotted = after.starts_with(['.', ')', ':', '/'])
        && !after.chars().nth(1).is_some_and(|letter| letter.is_ascii_digit());
    let dashed = sign.starts_with(['–', '—', '-', ':']) && after.starts_with([' ', '–', '—']);
    let bare = word != Word::None && (after.is_empty() || after.starts_with(' '));
    if !(key_cap || dotted || dashed || bare) {
        return none;
    }
    let words = after.trim_start_matches(|letter: char| {
        !is_word(letter)
            && !matches!(letter, '"' | '“' | '„' | '«' | '‘' | '\'' | '¿' | '¡' | '(' | '<' | '/')
    });
    // “Method 1” alone keeps its words, since it has no others.
    let words = if words.is_empty() { line } else { words };
    (Some(Number { value, word }), words.to_owned())
}

/// A line without what is in brackets.
pub(crate) fn without_brackets(line: &str) -> String {
    let mut plain = String::new();
    let mut depth = 0_usize;
    for letter in line.chars() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => plain.push(letter),
            _ => {}
        }
    }
    if plain.trim().is_empty() { line.to_owned() } else { plain.trim().to_owned() }
}

/// How many words a text has.
pub(crate) fn count(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(is_word)).count()
}

/// The words before the first colon or dash of a line, if they can be a title: “Power – is it on?”
pub(crate) fn lead(line: &str) -> Option<&str> {
    let at = line.char_indices().find_map(|(at, letter)| {
        let rest = line.get(at..)?;
        let colon = letter == ':' && rest.get(1..)?.starts_with(' ');
        let dash = matches!(letter, ' ')
            && [" – ", " — ", " - "].iter().any(|dash| rest.starts_with(dash));
        (colon || dash).then_some(at)
    })?;
    let (lead, rest) = line.split_at(at);
    (!lead.contains(['.', '?', '!', ',', ';'])
        && lead.len() <= 70
        && count(lead) <= 8
        && count(lead) > 0
        && count(rest) > 1)
        .then_some(lead)
}

/// The first sentence of a line.
pub(crate) fn sentence(line: &str) -> &str {
    let ends = line.char_indices().find_map(|(at, letter)| {
        let end = at + letter.len_utf8();
        let next = line.get(end..)?.chars().next();
        let stops = match letter {
            '.' => next == Some(' ') && !line.get(..at)?.ends_with([' ', 'g', 'B']),
            '!' | '?' => next == Some(' '),
            '\n' => true,
            _ => false,
        };
        stops.then_some(end)
    });
    ends.and_then(|end| line.get(..end)).unwrap_or(line).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> (Option<u32>, String) {
        let (found, words) = number(&clean(line));
        (found.map(|number| number.value), words)
    }

    #[test]
    fn numbers_are_told_from_titles() {
        assert_eq!(of("1. Check the cable"), (Some(1), "Check the cable".to_owned()));
        assert_eq!(of("Fix 2 — Hold the button"), (Some(2), "Hold the button".to_owned()));
        assert_eq!(of("🔧 Solution #3: Clean it"), (Some(3), "Clean it".to_owned()));
        assert_eq!(of("Schritt 4) Neu starten"), (Some(4), "Neu starten".to_owned()));
        assert_eq!(of("2.4 GHz is too slow"), (None, "2.4 GHz is too slow".to_owned()));
        assert_eq!(of("5-minute fix"), (None, "5-minute fix".to_owned()));
        assert_eq!(of("404: page not found"), (None, "404: page not found".to_owned()));
        assert_eq!(of("Method 1"), (Some(1), "Method 1".to_owned()));
        assert_eq!(of("Fehler 5: Zugriff {#error-5}"), (None, "Fehler 5: Zugriff".to_owned()));
    }

    #[test]
    fn leads_and_sentences_end_where_they_end() {
        assert_eq!(lead("Power supply – is it on?"), Some("Power supply"));
        assert_eq!(lead("Open Settings, then tap: this"), None);
        assert_eq!(sentence("Use 2.4 GHz. Then wait."), "Use 2.4 GHz.");
    }
}
