//! The answers to a check: two that stay in sight while the steps are read, and the rest behind
//! "Something else".

use quick_checks_core::guide::{Check, StandardAnswer};
use quick_checks_core::session::Act;

use super::Ui;
use super::element::{Element, element, text};
use super::heading::subtitle;

/// The question of a check and its answers, with the answer so far marked.
pub(super) fn answers(ui: Ui, check: &Check, so_far: Option<&str>) -> Element {
    let words = ui.words();
    // A calculation that is done knows the answer.
    let calculated = ui.session.calculated_answer(check);
    let button = |answer: &str| answer_button(ui, check, answer, so_far, calculated);
    let (main, rest) = check.main_answers();
    let has_marked = rest.iter().any(|answer| [so_far, calculated].contains(&Some(*answer)));
    // Before the first answer, the symptom was chosen a moment ago.
    let symptom = (!ui.session.checkup().trail.is_empty())
        .then(|| ui.action("text", Act::Change(None), "symptom").text(words.something_else()));
    let others = (!rest.is_empty() || symptom.is_some()).then(|| {
        let fold = element("details").class("others");
        let fold = if has_marked { fold.attr("open", "") } else { fold };
        let rest = element("div").children(rest.into_iter().map(button)).child(symptom);
        fold.child(text("summary", "", words.other_answers())).child(rest)
    });
    let two = element("div").class("two").children(main.into_iter().map(button));
    let question = match &check.ask {
        Some(ask) => subtitle(ui).said(ui, ask),
        None => subtitle(ui).text(words.how_did_it_go()),
    };
    dock(question).child(two).child(others)
}

/// The way past a check whose steps the reader has not seen, and the way on to them.
pub(super) fn gate(ui: Ui, check: &Check, so_far: Option<&str>) -> Element {
    let words = ui.words();
    let offered = check.answers();
    let skip = [StandardAnswer::NotApplicable, StandardAnswer::StillFailing]
        .into_iter()
        .find(|answer| offered.contains(&answer.id()));
    let skip = skip.map(|answer| {
        given(ui, check, answer.id(), "").text(words.skip()).child(mark(ui, answer.id(), so_far))
    });
    let steps =
        ui.action("", Act::Acknowledge(check.id.clone()), "understand").text(words.show_steps());
    let two = element("div").class("two").child(skip).child(steps);
    dock(subtitle(ui).text(words.steps_wanted())).child(two)
}

/// The answers to "How did it go?": the two results, and the same as before.
pub(super) fn results(ui: Ui, check: &Check, so_far: Option<&str>) -> Element {
    let words = ui.words();
    let button = |answer: StandardAnswer| answer_button(ui, check, answer.id(), None, None);
    let two = element("div")
        .class("two")
        .child(button(StandardAnswer::Fixed))
        .child(button(StandardAnswer::StillFailing));
    let same =
        so_far.map(|answer| given(ui, check, answer, "text wide").text(words.still_running()));
    element("div").child(two).child(same)
}

/// What stays at the bottom of the viewport as long as the steps are read. The heading names it; as
/// a group of that name, it would be read out twice.
fn dock(question: Element) -> Element {
    element("div").class("dock").part("dock").child(question)
}

fn answer_button(
    ui: Ui,
    check: &Check,
    answer: &str,
    so_far: Option<&str>,
    calculated: Option<&str>,
) -> Element {
    let words = ui.words();
    // Filled only if it is the result that everybody hopes for: an observation has no better
    // and no worse answer.
    let class = match StandardAnswer::from_id(answer) {
        Some(StandardAnswer::Fixed) => "main",
        _ => "",
    };
    let by_figures = (calculated == Some(answer) && so_far != calculated)
        .then(|| text("small", "mark", words.by_calculation()));
    let button = given(ui, check, answer, class);
    let button = match check.choice(answer) {
        Some(choice) => button.said(ui, &choice.label),
        None => button.text(words.answer_to(check, answer)),
    };
    button.child(mark(ui, answer, so_far)).child(by_figures)
}

fn mark(ui: Ui, answer: &str, so_far: Option<&str>) -> Option<Element> {
    (so_far == Some(answer)).then(|| text("small", "mark", ui.words().your_answer()))
}

/// A button that gives an answer, still without words.
fn given(ui: Ui, check: &Check, answer: &str, class: &'static str) -> Element {
    let act = Act::Answer { check: check.id.clone(), answer: answer.to_owned() };
    ui.button(class, act).part("answer").attr("data-answer", answer)
}
