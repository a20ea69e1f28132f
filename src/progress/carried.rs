//! The answers in a link, for another device or another origin: after the `#`, which browsers
//! send to no server.
//!
//! `#quick-checks/1/GUIDE/SYMPTOM/CHECK=ANSWER/CHECK=ANSWER…`, the 1 being the format. Ids are
//! kebab-case, so nothing needs to be escaped.

use crate::checkup::Answers;

const START: &str = "#quick-checks/1/";

/// The fragment of a link that carries these answers, `#` included.
pub fn write(guide: &str, answers: &Answers) -> String {
    let symptom = answers.symptom.as_deref().unwrap_or_default();
    let mut link = [START, guide, "/", symptom].concat();
    for given in &answers.given {
        for part in ["/", &given.check, "=", &given.answer] {
            link.push_str(part);
        }
    }
    link
}

/// The answers that a fragment carries for this guide; nothing where it carries none, or is
/// damaged: somebody may have cut the link.
pub fn read(guide: &str, fragment: &str) -> Option<Answers> {
    let rest = fragment.strip_prefix(START)?.strip_prefix(guide)?.strip_prefix('/')?;
    let mut parts = rest.split('/');
    let symptom = parts.next().filter(|symptom| !symptom.is_empty())?;
    let mut answers = Answers { symptom: Some(symptom.to_owned()), ..Answers::default() };
    for part in parts {
        let (check, answer) = part.split_once('=')?;
        answers.give(check, answer);
    }
    Some(answers)
}
