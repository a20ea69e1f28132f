//! The answers to a check, as buttons: the likely one first.

use super::Session;
use super::element::{Element, button, element, text};
use super::heading::subtitle;
use crate::checkup::Meaning;
use crate::guide::Check;
use crate::words::Words;

/// The question and the buttons of a check, with the answer so far marked.
pub(super) fn answers(
    session: Session,
    check: &Check,
    main: Option<&str>,
    so_far: Option<&str>,
) -> [Element; 2] {
    let words = session.words();
    let buttons = check.answers_from(main).into_iter().enumerate().map(|(at, answer)| {
        let class = match answer {
            _ if at == 0 => "main",
            "later" => "text",
            _ => "",
        };
        answer_button(session, check, answer, class, so_far)
    });
    let asked = subtitle(session.options.heading_level, words.how_did_it_go);
    [asked, group(words.how_did_it_go).children(buttons)]
}

/// The buttons of a check whose steps the reader has not seen: on to them, or past it.
pub(super) fn answers_unseen(session: Session, check: &Check, so_far: Option<&str>) -> Element {
    let id = check.id.clone();
    let on = button("main", move || session.understand(&id))
        .attr("data-action", "understand")
        .text(session.words().understood);
    let past = check
        .answers()
        .into_iter()
        .filter(|answer| {
            !matches!(Meaning::of(check, answer), Some(Meaning::Fixed | Meaning::Later))
        })
        .map(|answer| answer_button(session, check, answer, "", so_far));
    group(session.words().your_answers).child(on).children(past)
}

/// The answers to "How did it go?": the two results, and the same as before.
pub(super) fn results(session: Session, check: &Check, so_far: Option<&str>) -> Element {
    let words = session.words();
    let button = |answer, class| answer_button(session, check, answer, class, None);
    let same = so_far.map(|answer| {
        let (id, given) = (check.id.clone(), answer.to_owned());
        super::element::button("text", move || session.answer(&id, &given))
            .part("answer")
            .attr("data-answer", answer)
            .text(words.still_running)
    });
    group(words.how_did_it_go)
        .child(button("fixed", "main"))
        .child(button("still-failing", ""))
        .child(same)
}

/// The words for an answer to a check, as its button has them.
pub(super) fn label<'a>(words: &Words, check: &'a Check, answer: &'a str) -> &'a str {
    match check.choice(answer) {
        Some(choice) => &choice.label,
        None => words.answer(answer).unwrap_or(answer),
    }
}

fn group(label: &'static str) -> Element {
    element("div").class("answers").attr("role", "group").attr("aria-label", label)
}

fn answer_button(
    session: Session,
    check: &Check,
    answer: &str,
    class: &'static str,
    so_far: Option<&str>,
) -> Element {
    let words = session.words();
    let mark = (so_far == Some(answer)).then(|| text("small", "mark", words.your_answer));
    let (id, given) = (check.id.clone(), answer.to_owned());
    button(class, move || session.answer(&id, &given))
        .part("answer")
        .attr("data-answer", answer)
        .text(label(words, check, answer))
        .child(mark)
}
