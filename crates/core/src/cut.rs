//! Cuts texts in two. The searches of the standard library are fast on long texts, and cost
//! kilobytes.

/// What is before the first of a character and what is after it. It must be an ASCII character.
pub fn cut(text: &str, sign: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|byte| byte == sign)?;
    Some((before(text, at), after(text, at + 1)))
}

/// The same; if the character isn't there, everything is before it.
pub fn divide(text: &str, sign: u8) -> (&str, Option<&str>) {
    cut(text, sign).map_or((text, None), |(before, after)| (before, Some(after)))
}

/// The part of a text before an index in bytes.
pub fn before(text: &str, at: usize) -> &str {
    text.get(..at).unwrap_or_default()
}

/// The part of a text from an index in bytes on.
pub fn after(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}
