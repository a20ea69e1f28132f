//! The answers as saved in the browser: one value a guide, versioned, never thrown away unread.
//!
//! The format is separate from [`Answers`] on purpose, so that the program may change its types
//! without changing what lies in people's browsers. `tests/fixtures/` keeps a value of every format.

#[cfg(target_arch = "wasm32")]
mod browser;

#[cfg(target_arch = "wasm32")]
pub(crate) use browser::Store;

use crate::checkup::Answers;
use crate::json::{At, Json, Misfit};

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
    let given = answers
        .given
        .iter()
        .map(|given| object([("check", text(&given.check)), ("answer", text(&given.answer))]));
    object([
        ("format", Json::Number(u64::from(FORMAT))),
        ("guide", text(guide)),
        ("symptom", answers.symptom.as_deref().map_or(Json::Null, text)),
        ("answers", Json::List(given.collect())),
    ])
}

/// The answers of a saved value.
///
/// # Errors
/// [`Unreadable`] where a newer version or somebody else wrote the value.
pub fn read(guide: &str, saved: &Json) -> Result<Answers, Unreadable> {
    let at = At::top(saved);
    match at.number("format") {
        Ok(format) if format > FORMAT => Err(Unreadable::Newer),
        Ok(FORMAT) => read_format_1(guide, &at).map_err(|_| Unreadable::Foreign),
        _ => Err(Unreadable::Foreign),
    }
}

fn read_format_1(guide: &str, at: &At) -> Result<Answers, Misfit> {
    at.one_of("guide", &[(guide, ())], "this guide's id")?;
    let mut answers = Answers { symptom: at.text_if("symptom")?, given: Vec::new() };
    let given = at.list("answers", |at| Ok((at.text("check")?, at.text("answer")?)))?;
    for (check, answer) in given {
        // Through `give`, so that a damaged value cannot hold two answers to one check.
        answers.give(&check, &answer);
    }
    Ok(answers)
}

fn text(text: &str) -> Json {
    Json::Text(text.to_owned())
}

fn object<const N: usize>(fields: [(&str, Json); N]) -> Json {
    Json::Object(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}
