//! A reminder as a calendar file (RFC 5545): once a month, from the next one on.

/// Octets that a line of the file may have.
const LINE: usize = 75;

/// The text of the file, for a `today` of the form `2026-11-21`; `None` where it has another.
///
/// It comes on a day that every month has, and without a time of day: nobody's time zone matters.
pub fn reminder(id: &str, text: &str, today: &str) -> Option<String> {
    let mut parts = today.splitn(3, '-').map(|part| part.parse::<u32>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let next = if month >= 12 { (year + 1) * 100 + 1 } else { year * 100 + month + 1 };
    let first = (next * 100 + day.clamp(1, 28)).to_string();
    let stamp = today.replace('-', "");
    let mut file = String::new();
    for [name, value] in [
        ["BEGIN:", "VCALENDAR"],
        ["VERSION:", "2.0"],
        ["PRODID:", "-//Quick Checks//EN"],
        ["BEGIN:", "VEVENT"],
        // The same at each download: the calendar replaces the reminder and keeps one.
        ["UID:", &["quick-checks-", id].concat()],
        ["DTSTAMP:", &[&stamp, "T000000Z"].concat()],
        ["DTSTART;VALUE=DATE:", &first],
        ["RRULE:", "FREQ=MONTHLY"],
        ["TRANSP:", "TRANSPARENT"],
        ["SUMMARY:", &escape(text)],
        ["BEGIN:", "VALARM"],
        ["ACTION:", "DISPLAY"],
        ["DESCRIPTION:", &escape(text)],
        // Nine in the morning of that day.
        ["TRIGGER:", "PT9H"],
        ["END:", "VALARM"],
        ["END:", "VEVENT"],
        ["END:", "VCALENDAR"],
    ] {
        line(&mut file, &[name, value].concat());
    }
    Some(file)
}

fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// Long lines go on after a blank.
fn line(file: &mut String, text: &str) {
    let mut length = 0;
    for letter in text.chars() {
        if length + letter.len_utf8() > LINE {
            file.push_str("\r\n ");
            length = 1;
        }
        file.push(letter);
        length += letter.len_utf8();
    }
    file.push_str("\r\n");
}
