//! The answers to a check, as buttons: the likely one first.

use super::Session;
use super::element::{Element, button, element, text};
use crate::guide::Check;
use crate::words::Words;

/// The buttons of a check, with the answer so far marked.
pub(super) fn answers(session: Session, check: &Check, so_far: Option<&str>) -> Element {
    let words = session.words();
    let buttons = check.answers().into_iter().enumerate().map(|(at, answer)| {
        let class = match answer {
            _ if at == 0 => "main",
            "later" => "text wide",
            _ => "",
        };
        let mark = (so_far == Some(answer)).then(|| text("small", "mark", words.your_answer));
        answer_button(session, check, answer, class).child(mark)
    });
    group(words).children(buttons)
}

/// The two answers to "How did it go?".
pub(super) fn results(session: Session, check: &Check) -> Element {
    let button = |answer, class| answer_button(session, check, answer, class);
    group(session.words()).child(button("fixed", "main")).child(button("still-failing", ""))
}

/// The words for an answer to a check, as its button has them.
pub(super) fn label<'a>(words: &Words, check: &'a Check, answer: &'a str) -> &'a str {
    match check.choice(answer) {
        Some(choice) => &choice.label,
        None => words.answer(answer).unwrap_or(answer),
    }
}

fn group(words: &Words) -> Element {
    element("div").class("answers").attr("role", "group").attr("aria-label", words.your_answers)
}

fn answer_button(session: Session, check: &Check, answer: &str, class: &'static str) -> Element {
    let (id, given) = (check.id.clone(), answer.to_owned());
    button(class, move || session.answer(&id, &given))
        .part("answer")
        .attr("data-answer", answer)
        .text(label(session.words(), check, answer))
}
