//! What a translator should mend in a file of words.

use std::collections::BTreeSet;
use std::fmt;

use serde_json::Value;

use super::{Language, forms, is_key, keys};

/// Something to mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The entry, with its form.
    pub key: String,
    /// What is wrong, and how to mend it.
    pub problem: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.key, self.problem)
    }
}

/// What to mend in a language, compared with English.
pub fn lint(language: &Language, english: &Language) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut find = |key: &str, problem: String| {
        findings.push(Finding { key: key.to_owned(), problem });
    };
    if language.entries.get("name").and_then(Value::as_str).is_none_or(str::is_empty) {
        find("name", "is missing: say what the language calls itself".to_owned());
    }
    for (key, original) in keys(english) {
        let longest = english.entries[&format!("@{key}")]["longest"].as_u64().unwrap_or(u64::MAX);
        let entry = language.entries.get(key);
        match (original, entry) {
            (_, None) => find(key, "is missing".to_owned()),
            (Value::Object(original), Some(Value::Object(entry))) => {
                let wanted: BTreeSet<&str> = forms(&language.tag).into_iter().collect();
                let there: BTreeSet<&str> = entry.keys().map(String::as_str).collect();
                for form in wanted.difference(&there) {
                    find(key, format!("lacks the form \"{form}\""));
                }
                // Millions and fractions may have one of their own.
                for form in there.difference(&wanted).filter(|form| !RARE.contains(form)) {
                    find(key, format!("has the form \"{form}\", which no count takes"));
                }
                let pattern = original.get("other").and_then(Value::as_str).unwrap_or_default();
                for (form, text) in entry {
                    let text = text.as_str().unwrap_or_default();
                    let key = format!("{key}.{form}");
                    // "One check", "two checks": the form may say the count itself.
                    let spells = COUNTED.contains(&form.as_str()) && holes(text).is_empty();
                    let problems = text_problems(text, pattern, longest, spells);
                    for problem in problems {
                        find(&key, problem);
                    }
                }
            }
            (Value::String(pattern), Some(Value::String(text))) => {
                // Between sentences, some languages have nothing.
                if !(text.is_empty() && pattern.trim().is_empty()) {
                    let problems = text_problems(text, pattern, longest, false);
                    for problem in problems {
                        find(key, problem);
                    }
                }
            }
            (Value::Object(_), _) => find(key, "needs a text for each form of a count".to_owned()),
            (_, Some(_)) => find(key, "must be a text".to_owned()),
        }
    }
    let extra = language.entries.keys().filter(|key| is_key(key));
    for key in extra.filter(|key| !english.entries.contains_key(*key)) {
        find(key, "is not in the English file: take it out".to_owned());
    }
    findings
}

/// Forms that may be there, though no count of ours takes them.
const RARE: [&str; 2] = ["many", "other"];
/// Forms that mean one number.
const COUNTED: [&str; 3] = ["zero", "one", "two"];

fn text_problems(text: &str, pattern: &str, longest: u64, spells: bool) -> Vec<String> {
    let mut problems = Vec::new();
    if text.is_empty() {
        return vec!["is empty".to_owned()];
    }
    if text.contains(['\n', '\t']) {
        problems.push("has a tab or a new line".to_owned());
    }
    let (wanted, there) = (holes(pattern), holes(text));
    if wanted != there && !spells {
        let name = |holes: &[&str]| match holes {
            [] => "none".to_owned(),
            holes => holes.iter().map(|hole| format!("{{{hole}}}")).collect::<Vec<_>>().join(" "),
        };
        problems.push(format!("has the placeholders {}, not {}", name(&there), name(&wanted)));
    }
    let letters = letters(text);
    if letters > longest {
        problems.push(format!("has {letters} letters; there is room for {longest}"));
    }
    problems
}

/// The names in braces, in alphabetical order.
fn holes(text: &str) -> Vec<&str> {
    let parts = text.split('{').skip(1);
    let mut holes: Vec<&str> = parts.filter_map(|part| Some(part.split_once('}')?.0)).collect();
    holes.sort_unstable();
    holes
}

/// How many letters a text has without its placeholders, and without what keeps their direction apart
/// from the text around (U+2068, U+2069).
fn letters(text: &str) -> u64 {
    let mut inside = false;
    let outside = text.chars().filter(|letter| {
        let counts = !inside && !['{', '\u{2068}', '\u{2069}'].contains(letter);
        inside = (inside || *letter == '{') && *letter != '}';
        counts
    });
    u64::try_from(outside.count()).unwrap_or(u64::MAX)
}
