//! Two languages that nobody speaks, made of English: every text with accents and 40 % longer. What is
//! still English in a screen stands out, and what has too little room shows.

use quick_checks_core::words::KEYS;
use serde_json::{Map, Value, json};

use super::Language;

/// From left to right, and from right to left, by the names that Windows has for them.
pub const PSEUDO: [&str; 2] = ["qps-ploc", "qps-plocm"];

/// A letter of each direction, to be longer by. It joins no other.
const LONGER: [char; 2] = ['\u{e9}', '\u{5e9}'];

/// Those two, of what English says.
pub fn pseudo(english: &Language) -> [Language; 2] {
    [0, 1].map(|at| {
        let mut entries = Map::new();
        for key in KEYS {
            let entry = match english.entries.get(*key) {
                Some(Value::Object(forms)) => forms
                    .iter()
                    .map(|(form, text)| (form.clone(), json!(stretched(text, LONGER[at]))))
                    .collect(),
                Some(text) => json!(stretched(text, LONGER[at])),
                None => Value::Null,
            };
            entries.insert((*key).to_owned(), entry);
        }
        Language { tag: PSEUDO[at].to_owned(), entries }
    })
}

/// A text with an accent on each letter outside its placeholders, and longer.
fn stretched(text: &Value, longer: char) -> String {
    let text = text.as_str().unwrap_or_default();
    let (mut stretched, mut letters) = (String::new(), 0);
    let mut is_inside = false;
    for letter in text.chars() {
        is_inside = (is_inside || letter == '{') && letter != '}';
        stretched.push(letter);
        if letter.is_ascii_alphabetic() && !is_inside {
            stretched.push('\u{301}');
            letters += 1;
        }
    }
    // What only joins others is as short in every language.
    if letters == 0 {
        return stretched;
    }
    // As words of an ordinary length, if there are words.
    let more = letters * 2 / 5;
    for at in 0..more {
        if at % 8 == 0 && text.contains(' ') {
            stretched.push(' ');
        }
        stretched.push(longer);
    }
    stretched
}
