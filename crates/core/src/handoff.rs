//! The answers in a link, for another device or another origin: in the fragment, which browsers
//! send to no server.
//!
//! `quick-checks-2_GUIDE_SYMPTOM_CHECK_ANSWER_CHECK_ANSWER…`, the 2 being the format. Ids are
//! kebab-case, so `_` separates them, and the whole is a valid CSS identifier: many pages look up
//! the element that their fragment names, and would fail on anything else. The page's script finds
//! this part in the fragment, which may hold a route as well. A check that comes twice was looked at
//! a second time.
//!
//! Format 1, `quick-checks/1/GUIDE/SYMPTOM/CHECK=ANSWER/…`, is still read.

use crate::checkup::Answers;
use crate::cut::{cut, divide};

const START: &str = "quick-checks-2_";
const START_1: &str = "quick-checks/1/";

/// The part of a fragment that carries these answers.
pub fn write(guide: &str, answers: &Answers) -> String {
    let symptom = answers.symptom.as_deref().unwrap_or_default();
    let mut part = [START, guide, "_", symptom].concat();
    for given in &answers.given {
        for id in ["_", &given.check, "_", &given.answer] {
            part.push_str(id);
        }
    }
    part
}

/// The answers that a part of a fragment carries for this guide; `None` if it carries none or is
/// damaged: somebody may have cut the link.
pub fn read(guide: &str, part: &str) -> Option<Answers> {
    if let Some(rest) = part.strip_prefix(START_1) {
        return read_format_1(rest.strip_prefix(guide)?.strip_prefix('/')?);
    }
    let rest = part.strip_prefix(START)?.strip_prefix(guide)?.strip_prefix('_')?;
    let (symptom, mut rest) = divide(rest, b'_');
    let symptom = (!symptom.is_empty()).then(|| symptom.to_owned());
    let mut answers = Answers { symptom, ..Answers::default() };
    while let Some(ids) = rest {
        let (check, answer) = cut(ids, b'_')?;
        let answer_and_rest = divide(answer, b'_');
        if answer_and_rest.0.is_empty() {
            return None;
        }
        answers.give(check, answer_and_rest.0);
        rest = answer_and_rest.1;
    }
    (!answers.is_empty()).then_some(answers)
}

fn read_format_1(rest: &str) -> Option<Answers> {
    let (symptom, mut rest) = divide(rest, b'/');
    if symptom.is_empty() {
        return None;
    }
    let mut answers = Answers { symptom: Some(symptom.to_owned()), ..Answers::default() };
    while let Some(parts) = rest {
        let (part, others) = divide(parts, b'/');
        let (check, answer) = cut(part, b'=')?;
        answers.change(check, answer);
        rest = others;
    }
    Some(answers)
}
