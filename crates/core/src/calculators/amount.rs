//! Amounts as people type them: comma or point, GB or MB, in digits and letters of their own script.

use crate::cut::divide;

/// The units of a size, as devices name them: steps of a thousand.
pub const UNITS: [&str; 3] = ["MB", "GB", "TB"];

/// The same three, time and again, in all the ways that devices write them.
const WRITTEN_UNITS: &str =
    "mb gb tb mo go to م.ب غ.ب ت.ب ميجابايت جيجابايت تيرابايت ميغابايت غيغابايت";

/// Mbit/s.
const WRITTEN_SPEEDS: &str = "mbps mbit/s mb/s";

/// Thousandths of the number in `text`: `4.2`, `4,2` and `٤٫٢` are 4200. More than three decimals
/// are cut off.
///
/// The last separator is the decimal one; another kind before it groups three digits each. The
/// same kind twice is a slip that could mean ten times as much: it is refused.
pub fn thousandths(text: &str) -> Option<u32> {
    let (value, rest) = read(text)?;
    rest.is_empty().then_some(value)
}

/// Megabytes, to the nearest, of the number in `text` and a unit of [`UNITS`]; a unit in the text
/// itself, as devices show it (`5 GB`), comes first.
pub fn megabytes(text: &str, unit: &str) -> Option<u32> {
    let (value, rest) = read(text)?;
    let unit = match rest {
        "" => index_of(unit, WRITTEN_UNITS).unwrap_or(1),
        written => index_of(written, WRITTEN_UNITS)?,
    };
    match unit % 3 {
        0 => Some(value / 1000 + value % 1000 / 500),
        1 => Some(value),
        _ => value.checked_mul(1000),
    }
}

/// Kbit/s of the number of Mbit/s in `text`, which may name that unit.
pub fn kilobits_per_second(text: &str) -> Option<u32> {
    let (value, rest) = read(text)?;
    let is_known = rest.is_empty() || index_of(rest, WRITTEN_SPEEDS).is_some();
    (is_known && value > 0).then_some(value)
}

/// Thousandths of the number that the text begins with, and what follows it.
fn read(text: &str) -> Option<(u32, &str)> {
    let (mut value, mut digits) = (0_u32, 0_u32);
    let mut decimals: Option<u32> = None;
    let (mut separator, mut rest) = (' ', "");
    for (at, letter) in text.char_indices() {
        let letter = narrow(letter);
        if let Some(digit) = digit(letter) {
            digits += 1;
            if decimals.is_none_or(|decimals| decimals < 3) {
                value = value.checked_mul(10)?.checked_add(digit)?;
            }
            decimals = decimals.map(|decimals| decimals + 1);
        } else if matches!(letter, '.' | ',' | '٫' | '،') {
            if letter == separator || decimals.is_some_and(|decimals| decimals != 3) {
                return None;
            }
            separator = letter;
            decimals = Some(0);
        } else if !is_silent(letter) {
            rest = text.get(at..)?;
            break;
        }
    }
    if digits == 0 {
        return None;
    }
    for _ in decimals.unwrap_or(0)..3 {
        value = value.checked_mul(10)?;
    }
    Some((value, rest))
}

/// The index of a unit in a list of them; `None` if the text is none of them.
fn index_of(text: &str, units: &str) -> Option<usize> {
    let letters = || text.chars().map(narrow).filter(|letter| !is_silent(*letter));
    let (mut at, mut rest) = (0, Some(units));
    while let Some(units) = rest {
        let unit;
        (unit, rest) = divide(units, b' ');
        if letters().eq(unit.chars()) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// A letter in its plain form: keyboards for Japanese and Chinese also have wide ones.
fn narrow(letter: char) -> char {
    let wide = u32::from(letter).checked_sub(0xff00).filter(|at| *at < 0x5f);
    let narrow = wide.and_then(|at| char::from_u32(at + 0x20));
    narrow.unwrap_or(letter).to_ascii_lowercase()
}

/// What an amount may contain without meaning anything: spaces, what groups digits and nothing
/// else, and the marks of direction that come along when something is copied.
const fn is_silent(letter: char) -> bool {
    matches!(
        letter,
        ' ' | '\u{a0}'
            | '\u{2009}'
            | '\u{202f}'
            | '\u{3000}'
            | '\''
            | '’'
            | '٬'
            | '\u{61c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{2066}'..='\u{2069}'
    )
}

/// The value of a digit, in Latin, Arabic or Persian script: what a phone's number pad types.
fn digit(letter: char) -> Option<u32> {
    let code = u32::from(letter);
    [0x30, 0x660, 0x6f0].into_iter().find_map(|zero| code.checked_sub(zero).filter(|d| *d < 10))
}
