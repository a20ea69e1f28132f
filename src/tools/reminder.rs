//! A reminder as a calendar file (RFC 5545): on the first of each month, from the next one on.

use crate::words::fill;

/// It has no time of day, so that nobody's time zone matters, and always the same name, so that a
/// calendar keeps one of it. The alarm comes at nine in the morning.
const FILE: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Quick Checks//EN\r\n\
BEGIN:VEVENT\r\nUID:quick-checks-{id}\r\nDTSTAMP:{day}T000000Z\r\nDTSTART;VALUE=DATE:{day}\r\n\
RRULE:FREQ=MONTHLY;BYMONTHDAY=1\r\nTRANSP:TRANSPARENT\r\nSUMMARY:{text}\r\nBEGIN:VALARM\r\n\
ACTION:DISPLAY\r\nDESCRIPTION:{text}\r\nTRIGGER:PT9H\r\nEND:VALARM\r\nEND:VEVENT\r\n\
END:VCALENDAR\r\n";

/// The text of the file: each first of a month after `today`, which has the form `2026-11-21`.
///
/// The linter holds `text` to one line without the signs that such a file would need escaped.
pub fn reminder(id: &str, text: &str, today: &str) -> String {
    let mut digits = today.bytes().filter(u8::is_ascii_digit).map(|digit| u32::from(digit - b'0'));
    let mut number = |length| digits.by_ref().take(length).fold(0, |all, one| all * 10 + one);
    let (year, month) = (number(4), number(2));
    let next = if month == 12 { (year + 1) * 100 + 1 } else { year * 100 + month + 1 };
    let day = [&next.to_string(), "01"].concat();
    fill(FILE, &[("id", id), ("text", text), ("day", &day)])
}
