//! From a file's text to a [`Guide`] that the widget can run.
//!
//! Only what would leave a reader stuck is refused here; everything else an author may get wrong
//! is `crate::lint`'s business. What an author need not say is put in here as far as it takes no words;
//! `crate::words` has the rest.

use std::fmt;

use super::{
    Calculation, Check, Choice, Confidence, Drawing, Guide, Link, Outcome, Row, Safety, Source,
    Step, Switch, Symptom, When,
};
use crate::json::{Cursor, Json, Mismatch, read, read_with_fault};

/// The newest file format this program reads.
///
/// Format 2 brought steps that are objects, questions of a check's own, two main answers and marks
/// in texts; a guide of format 1 is read as it always was (docs/adr/0014-format-2.md).
pub const FORMAT: u32 = 2;

/// The symptom of a guide that names none, as of an article.
const THE_ONLY: &str = "it";

/// Largest file that is read, in bytes: ten times a large guide.
const LARGEST: usize = 512 * 1024;

/// Why a text is not a guide.
#[derive(Debug)]
pub enum DecodeError {
    /// Not JSON; the message names line and column.
    Syntax(serde_json::Error),
    /// A field is missing or holds something else.
    Mismatch(Mismatch),
    /// More bytes than any guide needs.
    TooLarge,
    /// Written for a newer program.
    NewerFormat,
    /// Nothing for a reader to do.
    NoChecks,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax(error) => error.fmt(out),
            Self::Mismatch(mismatch) => mismatch.fmt(out),
            Self::TooLarge => out.write_str("the file is larger than 512 KB"),
            Self::NewerFormat => out.write_str("format: newer than this version of Quick Checks"),
            Self::NoChecks => out.write_str("checks: expected at least one entry"),
        }
    }
}

impl std::error::Error for DecodeError {}

impl From<Mismatch> for DecodeError {
    fn from(mismatch: Mismatch) -> Self {
        Self::Mismatch(mismatch)
    }
}

/// Decodes a guide from the text of its file.
///
/// # Errors
/// A [`DecodeError`] that names the path, if the text is not a guide or would strand a reader.
pub fn decode(text: &str) -> Result<Guide, DecodeError> {
    if text.len() > LARGEST {
        return Err(DecodeError::TooLarge);
    }
    let json: Json = serde_json::from_str(text).map_err(DecodeError::Syntax)?;
    // Before anything else: a newer format may differ everywhere.
    if read(&json, |at| at.number("format"))? > FORMAT {
        return Err(DecodeError::NewerFormat);
    }
    let (mut guide, fault) = read_with_fault(&json, guide);
    if let Some(fault) = fault {
        return Err(fault.into());
    }
    if guide.checks.is_empty() {
        return Err(DecodeError::NoChecks);
    }
    if guide.symptoms.is_empty() {
        guide.symptoms.push(Symptom {
            id: THE_ONLY.to_owned(),
            title: guide.title.clone(),
            ..Symptom::default()
        });
    }
    guide.authors_order = guide.checks.iter().all(|check| check.likelihood_estimate.is_empty());
    Ok(guide)
}

fn guide(at: &Cursor) -> Guide {
    Guide {
        id: at.name("id"),
        article: at.flag_if("article").unwrap_or(false),
        authors_order: false,
        language: at.said("language"),
        original: at.text_if("original"),
        subject: at.text_if("subject").unwrap_or_else(|| at.text("title")),
        device: at.text_if("device"),
        title: at.text("title"),
        question: at.said("question"),
        hint: at.said("hint"),
        retest: at.said("retest"),
        estimates: at.said("estimates"),
        independence: at.said("independence"),
        contact: at.object_if("contact", link),
        contact_warning: at.text_if("contact_warning"),
        reminder: at.text_if("reminder"),
        disclosure: at.text_if("disclosure"),
        checked: at.said("checked"),
        symptoms: at.list("symptoms", symptom),
        checks: at.list("checks", check),
        outcomes: at.list("outcomes", outcome),
        sources: at.list("sources", source),
    }
}

fn symptom(at: &Cursor) -> Symptom {
    Symptom {
        id: at.name("id"),
        group: at.said("group"),
        title: at.text("title"),
        hint: at.text_if("hint"),
        words: at.texts("words"),
        unsure: at.flag_if("unsure").unwrap_or(false),
    }
}

fn check(at: &Cursor) -> Check {
    Check {
        id: at.name("id"),
        title: at.text("title"),
        ask: at.text_if("ask"),
        ask_back: at.text_if("ask_back"),
        why: at.said("why"),
        device: at.text_if("device"),
        drawing: drawing(at),
        steps: steps(at),
        proof: at.text_if("proof"),
        retest: at.flag_if("retest").unwrap_or(true),
        minutes: at.number_if("minutes").unwrap_or(0),
        wait_minutes: at.number_if("wait_minutes").unwrap_or(0),
        cost: at.text_if("cost"),
        safety: safety(at),
        cautions: at.texts("cautions"),
        after: at.texts("after"),
        likelihood_estimate: at.numbers("likelihood_estimate"),
        choices: at.list("choices", choice),
        main: at.text_or_texts("main"),
        without: at.texts("without"),
        calculation: at.object_if("tool", calculation),
        link: at.object_if("link", link),
        sources: at.texts("sources"),
        confidence: confidence(at),
        checked: at.said("checked"),
    }
}

fn steps(at: &Cursor) -> Vec<Step> {
    let way = way(&at.list("path", |at| (row(at), at.text_if("or"))));
    way.into_iter().chain(at.list("steps", step)).collect()
}

fn step(at: &Cursor) -> Step {
    Step {
        text: at.text_or("text"),
        note: at.text_if("note"),
        caution: at.text_if("caution"),
        shows: at.list("shows", row),
    }
}

fn row(at: &Cursor) -> Row {
    Row {
        label: at.text("label"),
        value: at.text_if("value"),
        switch: switch(at),
        look: at.flag_if("look").unwrap_or(false),
    }
}

/// The step that format 1 wrote as a list of rows: the way, and the switch at its end.
fn way(rows: &[(Row, Option<String>)]) -> Option<Step> {
    let (target, _) = rows.last()?;
    let mut text = "**".to_owned();
    let mut note = String::new();
    for (row, or) in rows {
        if text.len() > 2 {
            text.push_str(" › ");
        }
        text.push_str(&row.label);
        if let Some(or) = or {
            note.push_str(
                &[if note.is_empty() { "" } else { " " }, &row.label, ": ", or, "."].concat(),
            );
        }
    }
    text.push_str("**");
    let row = target.switch.map(|_| Row { look: true, ..target.clone() });
    let note = (!note.is_empty()).then_some(note);
    Some(Step { text, note, caution: None, shows: row.into_iter().collect() })
}

fn switch(at: &Cursor) -> Option<Switch> {
    Some(match at.one_of("switch", &["off", "on"], "on or off")? {
        0 => Switch::Off,
        _ => Switch::On,
    })
}

fn drawing(at: &Cursor) -> Option<Drawing> {
    let names = ["charge", "phones", "computer"];
    Some(match at.one_of("drawing", &names, "charge, phones or computer")? {
        0 => Drawing::Charge,
        1 => Drawing::Phones,
        _ => Drawing::Computer,
    })
}

/// Nobody calls safe what its author doesn't.
fn safety(at: &Cursor) -> Safety {
    let names = ["safe", "cautious", "risky", "last-resort"];
    match at.one_of("safety", &names, "safe, cautious, risky or last-resort") {
        Some(0) => Safety::Safe,
        None | Some(1) => Safety::Cautious,
        Some(2) => Safety::Risky,
        Some(_) => Safety::LastResort,
    }
}

fn confidence(at: &Cursor) -> Option<Confidence> {
    Some(match at.one_of("confidence", &["high", "medium"], "high or medium")? {
        0 => Confidence::High,
        _ => Confidence::Medium,
    })
}

const WHEN: &str = "fixed, later, exhausted or chosen";

fn when(at: &Cursor) -> When {
    let names = ["fixed", "later", "exhausted", "chosen"];
    match at.one_of("when", &names, WHEN) {
        Some(0) => When::Fixed,
        Some(1) => When::Later,
        Some(2) => When::Exhausted,
        Some(_) => When::Chosen,
        None => at.missing("when", WHEN),
    }
}

fn choice(at: &Cursor) -> Choice {
    Choice {
        id: at.name("id"),
        label: at.text("label"),
        counts_as: at.text_if("counts_as"),
        then: at.text_if("then"),
        outcome: at.text_if("outcome"),
        rules_out: at.texts("rules_out"),
        never: at.texts("never"),
        makes_likelier: at.numbers("makes_likelier"),
        gear: at.object_if("gear", link),
    }
}

fn calculation(at: &Cursor) -> Calculation {
    Calculation {
        kind: at.name("kind"),
        title: at.text("title"),
        fields: at.named_texts("fields"),
        passes: at.text_if("passes"),
        fails: at.text_if("fails"),
        warnings: at.named_texts("warnings"),
        pass_text: at.text_if("pass_text"),
        fail_text: at.text_if("fail_text"),
        plans: at.named_texts("plans"),
        prices: at.object_if("prices", link),
    }
}

fn outcome(at: &Cursor) -> Outcome {
    Outcome {
        id: at.name("id"),
        when: when(at),
        title: at.said("title"),
        text: at.said("text"),
        steps: at.texts("steps"),
        links: at.list("links", link),
        offer: at.text_if("offer"),
    }
}

fn link(at: &Cursor) -> Link {
    Link { label: at.text("label"), url: at.address("url") }
}

fn source(at: &Cursor) -> Source {
    Source { id: at.name("id"), title: at.text("title"), url: at.address_if("url") }
}
