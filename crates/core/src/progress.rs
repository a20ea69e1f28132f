//! The answers in the form that is saved in the browser: one versioned value per guide, never
//! discarded because it can't be read.
//!
//! The format is separate from [`Answers`] on purpose, so that the program may change its types
//! without changing what is in people's browsers. `tests/fixtures/` keeps a value of every format.

use crate::checkup::Answers;
use crate::json::{self, Cursor, Json};

/// The format this program writes.
pub const FORMAT: u32 = 1;

/// The one localStorage key of a guide.
pub fn key(guide: &str) -> String {
    ["quick-checks/1/", guide].concat()
}

/// Why a saved value is not ours to use, nor to overwrite unasked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// Written by a newer version.
    Newer,
    /// Not ours, or damaged.
    Foreign,
}

/// The answers in the form that is saved.
pub fn write(guide: &str, answers: &Answers) -> Json {
    let given = answers.given.iter().enumerate().map(|(at, given)| {
        let mut fields = vec![("check", text(&given.check)), ("answer", text(&given.answer))];
        // Second looks came to format 1 later: older versions replace the first answer by it.
        if answers.given[..at].iter().any(|earlier| earlier.check == given.check) {
            fields.push(("again", Json::Flag(true)));
        }
        object(fields)
    });
    let mut fields = vec![
        ("format", Json::Number(u64::from(FORMAT))),
        ("guide", text(guide)),
        ("symptom", answers.symptom.as_deref().map_or(Json::Null, text)),
        ("answers", Json::List(given.collect())),
    ];
    // Notes came to format 1 later: older versions ignore them.
    if !answers.notes.is_empty() {
        fields.push(("notes", object(answers.notes.iter().map(|(name, note)| (name, text(note))))));
    }
    object(fields)
}

/// The answers of a saved value.
///
/// # Errors
/// [`Unreadable`] if a newer version or somebody else wrote the value.
pub fn read(guide: &str, saved: &Json) -> Result<Answers, Unreadable> {
    match json::read(saved, |at| at.number("format")) {
        Ok(format) if format > FORMAT => Err(Unreadable::Newer),
        Ok(FORMAT) => read_format_1(guide, saved),
        _ => Err(Unreadable::Foreign),
    }
}

fn read_format_1(guide: &str, saved: &Json) -> Result<Answers, Unreadable> {
    let read = json::read(saved, |at| {
        let mut answers = Answers {
            symptom: at.text_if("symptom"),
            given: Vec::new(),
            notes: at.named_texts("notes"),
        };
        let given = |at: &Cursor| (at.text("check"), at.text("answer"), at.flag_if("again"));
        for (check, answer, again) in at.list("answers", given) {
            // A damaged value cannot hold more than a check's answer and its second look.
            match again {
                Some(true) => answers.give(&check, &answer),
                _ => answers.change(&check, &answer),
            }
        }
        (at.text("guide"), answers)
    });
    match read {
        Ok((written_for, answers)) if written_for == guide => Ok(answers),
        _ => Err(Unreadable::Foreign),
    }
}

fn text(text: &str) -> Json {
    Json::Text(text.to_owned())
}

fn object<N: Into<String>>(fields: impl IntoIterator<Item = (N, Json)>) -> Json {
    Json::Object(fields.into_iter().map(|(name, value)| (name.into(), value)).collect())
}
