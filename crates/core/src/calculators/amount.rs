//! Amounts as people type them: comma or point, GB or MB, digits of their own script.

/// The units of a size, as devices name them: steps of a thousand.
pub const UNITS: [&str; 3] = ["MB", "GB", "TB"];

/// The same in all the ways that devices write them. Only the first letter counts.
const WRITTEN_UNITS: [&str; 6] = ["MB", "GB", "TB", "Mo", "Go", "To"];

/// Thousandths of the number in `text`: `4.2`, `4,2` and `٤٫٢` are 4200. More than three decimals
/// are cut off.
///
/// The last separator is the decimal one; another kind before it groups three digits each. The
/// same kind twice is a slip that could mean ten times as much: it is refused.
pub fn thousandths(text: &str) -> Option<u32> {
    let (mut value, mut digits) = (0_u32, 0_u32);
    let mut decimals: Option<u32> = None;
    let mut separator = ' ';
    for letter in text.chars() {
        if let Some(digit) = digit(letter) {
            digits += 1;
            if decimals.is_none_or(|decimals| decimals < 3) {
                value = value.checked_mul(10)?.checked_add(digit)?;
            }
            decimals = decimals.map(|decimals| decimals + 1);
        } else if matches!(letter, '.' | ',' | '٫') {
            if letter == separator || decimals.is_some_and(|decimals| decimals != 3) {
                return None;
            }
            separator = letter;
            decimals = Some(0);
        } else if !matches!(letter, ' ' | '\u{a0}' | '\u{202f}') {
            return None;
        }
    }
    if digits == 0 {
        return None;
    }
    for _ in decimals.unwrap_or(0)..3 {
        value = value.checked_mul(10)?;
    }
    Some(value)
}

/// Megabytes, to the nearest, of the number in `text` and a unit of [`UNITS`]; a unit in the text
/// itself, as devices show it (`5 GB`), comes first.
pub fn megabytes(text: &str, unit: &str) -> Option<u32> {
    let (text, unit) = split_unit(text, &WRITTEN_UNITS).unwrap_or((text, unit));
    let value = thousandths(text)?;
    match unit.as_bytes() {
        [b'M', ..] => Some(value / 1000 + value % 1000 / 500),
        [b'T', ..] => value.checked_mul(1000),
        _ => Some(value),
    }
}

/// Kbit/s of the number of Mbit/s in `text`, which may name that unit.
pub fn kilobits_per_second(text: &str) -> Option<u32> {
    let (text, _) = split_unit(text, &["Mbps", "Mbit/s", "Mb/s"]).unwrap_or((text, ""));
    thousandths(text).filter(|speed| *speed > 0)
}

/// The text before a unit at its end, and that unit.
fn split_unit<'a>(text: &'a str, units: &[&'static str]) -> Option<(&'a str, &'static str)> {
    let text = text.trim_ascii_end();
    units.iter().find_map(|unit| {
        let at = text.len().checked_sub(unit.len())?;
        text.get(at..)?.eq_ignore_ascii_case(unit).then_some((text.get(..at)?, *unit))
    })
}

/// The value of a digit, in Latin, Arabic or Persian script: what a phone's number pad types.
fn digit(letter: char) -> Option<u32> {
    let code = u32::from(letter);
    [0x30, 0x660, 0x6f0].into_iter().find_map(|zero| code.checked_sub(zero).filter(|d| *d < 10))
}
