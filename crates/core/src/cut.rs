//! Texts cut at a place. The searches of the standard library are fast on long texts, and cost
//! kilobytes.

/// What is before a sign and what is after it, at the first place that has it. A sign is a letter of
/// ASCII.
pub fn cut(text: &str, sign: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|byte| byte == sign)?;
    Some((before(text, at), after(text, at + 1)))
}

/// The same; all of it is before a sign that isn't there.
pub fn divide(text: &str, sign: u8) -> (&str, Option<&str>) {
    cut(text, sign).map_or((text, None), |(before, after)| (before, Some(after)))
}

/// The bytes of a text before one of them.
pub fn before(text: &str, at: usize) -> &str {
    text.get(..at).unwrap_or_default()
}

/// The bytes of a text from one of them on.
pub fn after(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}
