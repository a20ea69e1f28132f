//! The answers to a check, as buttons: the likely one first.

use quick_checks_core::guide::{Check, StandardAnswer};
use quick_checks_core::session::Act;

use super::Ui;
use super::element::{Element, element, text};
use super::heading::subtitle;

/// The question and the buttons of a check, with the answer so far marked.
pub(super) fn answers(
    ui: Ui,
    check: &Check,
    main: Option<&str>,
    so_far: Option<&str>,
) -> [Element; 2] {
    let words = ui.words();
    let buttons = check.answers_from(main).into_iter().enumerate().map(|(at, answer)| {
        let class = match StandardAnswer::from_id(answer) {
            _ if at == 0 => "main",
            Some(StandardAnswer::Later) => "text",
            _ => "",
        };
        answer_button(ui, check, answer, class, so_far)
    });
    let asked = subtitle(ui, words.how_did_it_go);
    [asked, group(words.how_did_it_go).children(buttons)]
}

/// The buttons of a check whose steps the reader has not seen: on to them, or past it.
pub(super) fn answers_without_steps(ui: Ui, check: &Check, so_far: Option<&str>) -> Element {
    let words = ui.words();
    let on = ui
        .button("main", Act::Acknowledge(check.id.clone()))
        .attr("data-action", "understand")
        .text(words.understood);
    let past = check
        .answers()
        .into_iter()
        .filter(|answer| !check.meaning(answer).is_some_and(StandardAnswer::follows_steps))
        .map(|answer| answer_button(ui, check, answer, "", so_far));
    group(words.your_answers).child(on).children(past)
}

/// The answers to "How did it go?": the two results, and the same as before.
pub(super) fn results(ui: Ui, check: &Check, so_far: Option<&str>) -> Element {
    let words = ui.words();
    let button = |answer: StandardAnswer, class| answer_button(ui, check, answer.id(), class, None);
    let same = so_far.map(|answer| given(ui, check, answer, "text").text(words.still_running));
    group(words.how_did_it_go)
        .child(button(StandardAnswer::Fixed, "main"))
        .child(button(StandardAnswer::StillFailing, ""))
        .child(same)
}

fn group(label: &'static str) -> Element {
    element("div").class("answers").attr("role", "group").attr("aria-label", label)
}

fn answer_button(
    ui: Ui,
    check: &Check,
    answer: &str,
    class: &'static str,
    so_far: Option<&str>,
) -> Element {
    let words = ui.words();
    let mark = (so_far == Some(answer)).then(|| text("small", "mark", words.your_answer));
    given(ui, check, answer, class).text(words.answer_to(check, answer)).child(mark)
}

/// A button that gives an answer, still without words.
fn given(ui: Ui, check: &Check, answer: &str, class: &'static str) -> Element {
    let act = Act::Answer { check: check.id.clone(), answer: answer.to_owned() };
    ui.button(class, act).part("answer").attr("data-answer", answer)
}
