//! The symptoms that a reader's own words may mean: "Type what it says".
//!
//! Word by word, with room for slips. A word counts the more, the fewer symptoms it fits, so that
//! no list of idle words is needed. It knows the letters of ASCII in both cases, and those of western
//! Europe with and without their signs; it takes all others as they are, since tables of every
//! script would cost kilobytes.

use crate::guide::{Guide, Symptom};

/// How many symptoms are found at most.
pub const FOUND: usize = 3;

/// How well a typed word fits one of a symptom's.
const SAME: u32 = 6;
const BEGINS: u32 = 4;
const ALIKE: u32 = 3;

/// The symptoms that fit best, the best first; none if no word fits.
pub fn find<'a>(guide: &'a Guide, typed: &str) -> Vec<&'a Symptom> {
    let symptoms = &guide.symptoms;
    let mut scores = vec![0; symptoms.len()];
    // Words of one or two letters fit everywhere and say nothing.
    for word in words(typed).into_iter().filter(|word| word.len() > 2) {
        let mut fits = Vec::new();
        let mut fitting = 0;
        for symptom in symptoms {
            let fit = best_fit(&word, symptom);
            fitting += u32::from(fit > 0);
            fits.push(fit);
        }
        for (score, fit) in scores.iter_mut().zip(fits) {
            // 1000: so that the division keeps enough of it.
            *score += fit * 1000 / fitting.max(1);
        }
    }
    let mut found = Vec::new();
    // The best one, time and again: a sort brings kilobytes of code.
    while found.len() < FOUND {
        let best = scores.iter().copied().max().unwrap_or(0);
        let Some(at) = scores.iter().position(|score| *score == best && best > 0) else { break };
        found.extend(symptoms.get(at));
        if let Some(score) = scores.get_mut(at) {
            *score = 0;
        }
    }
    found
}

/// The words of a text in lower case, without apostrophes.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for letter in text.chars() {
        // Most punctuation beyond ASCII is in these two ranges.
        let mark = matches!(letter, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}');
        if letter.is_ascii_alphanumeric() || !letter.is_ascii() && !mark {
            if let Some(word) = words.last_mut() {
                word.push(plain(letter));
            }
        } else if !matches!(letter, '\'' | '’') {
            words.push(String::new());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The letters from U+00E0 on as they are typed without their signs; the capitals
/// are 32 places before, in the same order.
const PLAIN: &[u8] = b"aaaaaaaceeeeiiiidnoooooxouuuuyty";

/// A small letter, without the sign that readers in a hurry leave out.
fn plain(letter: char) -> char {
    let place = u32::from(letter).wrapping_sub(0xc0);
    let place = if place < 64 { place as usize % PLAIN.len() } else { PLAIN.len() };
    PLAIN.get(place).map_or(letter.to_ascii_lowercase(), |&plain| char::from(plain))
}

/// How well a typed word fits a symptom.
fn best_fit(typed: &str, symptom: &Symptom) -> u32 {
    let mut best = 0;
    for text in [&symptom.title].into_iter().chain(&symptom.hint).chain(&symptom.words) {
        for known in words(text) {
            best = best.max(fit(typed.as_bytes(), known.as_bytes()));
        }
    }
    best
}

/// In bytes: a letter of another script may count as two or three.
fn fit(typed: &[u8], known: &[u8]) -> u32 {
    if typed == known {
        return SAME;
    }
    if typed.len() > 2 && known.starts_with(typed) {
        return BEGINS;
    }
    let slips = match typed.len().min(known.len()) {
        0..=3 => return 0,
        4..=7 => 1,
        _ => 2,
    };
    if alike(typed, known, slips) { ALIKE } else { 0 }
}

/// Whether two words differ by at most this many slips: a letter too many, missing, wrong, or two
/// letters swapped.
fn alike(a: &[u8], b: &[u8], slips: usize) -> bool {
    let (Some((x, a_rest)), Some((y, b_rest))) = (a.split_first(), b.split_first()) else {
        return a.len() + b.len() <= slips;
    };
    if x == y {
        return alike(a_rest, b_rest, slips);
    }
    let Some(left) = slips.checked_sub(1) else { return false };
    let swapped = match (a_rest.split_first(), b_rest.split_first()) {
        (Some((x2, a)), Some((y2, b))) => x2 == y && y2 == x && alike(a, b, left),
        _ => false,
    };
    swapped || alike(a_rest, b_rest, left) || alike(a_rest, b, left) || alike(a, b_rest, left)
}
