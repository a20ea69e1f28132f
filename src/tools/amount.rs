//! Amounts as people type them: comma or point, GB or MB, digits of their own script.

/// The units of a size, as devices name them: steps of a thousand.
pub const UNITS: [&str; 3] = ["MB", "GB", "TB"];

/// Larger figures are slips of the finger: no plan and no line comes near.
const LARGEST: u64 = 1_000_000_000;

/// Thousandths of the number in `text`, to the nearest: `4.2`, `4,2` and `٤٫٢` are 4200.
///
/// The last separator is the decimal one, and another kind before it groups digits. The same kind
/// twice is a slip that could mean ten times as much: it is refused.
pub fn thousandths(text: &str) -> Option<u32> {
    let text = text.trim();
    let is_separator = |letter: char| matches!(letter, '.' | ',' | '٫');
    let decimal = text.rfind(is_separator);
    let separator = decimal.and_then(|at| text.get(at..)?.chars().next());
    if separator.is_some_and(|separator| text.matches(separator).count() > 1) {
        return None;
    }
    let (mut value, mut digits, mut decimals) = (0_u64, 0, 0);
    for (at, letter) in text.char_indices() {
        let Some(digit) = digit(letter) else {
            if is_separator(letter) || matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | '’' | '\'') {
                continue;
            }
            return None;
        };
        digits += 1;
        if decimal.is_some_and(|decimal| at > decimal) {
            decimals += 1;
            match decimals {
                // The fourth decides how to round; the others can't.
                4 if digit >= 5 => value += 1,
                4.. => {}
                _ => value = value * 10 + u64::from(digit),
            }
        } else {
            value = value * 10 + u64::from(digit);
        }
        if value > LARGEST * 1000 {
            return None;
        }
    }
    for _ in decimals..3 {
        value *= 10;
    }
    if digits == 0 || value > LARGEST {
        return None;
    }
    u32::try_from(value).ok()
}

/// Megabytes, to the nearest, of the number in `text` and a unit of [`UNITS`]; a unit typed
/// behind the number counts instead, as in `820 MB`.
pub fn megabytes(text: &str, unit: &str) -> Option<u32> {
    let number = text.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let typed = text.get(number.len()..).unwrap_or_default();
    let unit = if typed.is_empty() { unit } else { typed };
    let value = thousandths(number)?;
    let is = |at: usize| UNITS.get(at).is_some_and(|known| unit.eq_ignore_ascii_case(known));
    if is(1) {
        Some(value)
    } else if is(0) {
        Some(value.saturating_add(500) / 1000)
    } else if is(2) {
        value.checked_mul(1000).filter(|value| u64::from(*value) <= LARGEST)
    } else {
        None
    }
}

/// A size in words, to a tenth of a GB; rounded up where it must not sound smaller than it is.
pub fn size(megabytes: u32, up: bool) -> String {
    if megabytes < 1000 {
        return [&megabytes.to_string(), " MB"].concat();
    }
    let tenths = megabytes.saturating_add(if up { 99 } else { 0 }) / 100;
    let whole = (tenths / 10).to_string();
    match tenths % 10 {
        0 => [&whole, " GB"].concat(),
        tenth => [&whole, ".", &tenth.to_string(), " GB"].concat(),
    }
}

/// The value of a digit, in Latin, Arabic or Persian script: what a phone's number pad types.
fn digit(letter: char) -> Option<u32> {
    let code = u32::from(letter);
    letter.to_digit(10).or(match code {
        0x660..=0x669 => Some(code - 0x660),
        0x6f0..=0x6f9 => Some(code - 0x6f0),
        _ => None,
    })
}
