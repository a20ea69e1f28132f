//! One check: what to do, why now, how to tell, and the answers.

use quick_checks_core::guide::{Check, Confidence};
use quick_checks_core::session::Act;
use quick_checks_core::words::{Words, fill};

use super::Ui;
use super::answers::{answers, answers_without_steps};
use super::calculation::calculation;
use super::element::{Element, element, text};
use super::heading::title;
use super::icon::{CAUTION, CLOCK, TICK, drawing, icon};
use super::parts::link;
use super::path::path;

/// The screen of a check.
pub(super) fn check_screen(ui: Ui, check: &Check, answer: Option<&str>) -> Element {
    let (session, words) = (ui.session, ui.words());
    let reason = session.why_now().map(|why| {
        let left = words.duration(session.checkup().minutes_left);
        let left = fill(words.time_left, &[("what", &left)]);
        text("p", "reason", [&why, " ", &left].concat())
    });
    // Before the first answer, the symptom was chosen a moment ago.
    let something_else = (!session.checkup().trail.is_empty()).then(|| {
        ui.button("text wide", Act::Change(None))
            .attr("data-action", "symptom")
            .text(words.something_else)
    });
    let facts = [&words.time(check.minutes, check.wait_minutes), " · ", &check.cost].concat();
    let facts = element("p").class("facts").child(icon(CLOCK)).child(text("span", "", facts));
    let origin = element("details")
        .class("origin")
        .child(text("summary", "", words.source))
        .child(link(&check.link, "way-on"))
        .child(text("p", "", origin(ui, check)))
        .child(text("p", "", &ui.guide().estimates));
    let screen = element("section")
        .part("screen")
        .attr("data-view", "check")
        .attr("data-check", &check.id)
        .child(title(ui, &check.title))
        .child(text("p", "why", &check.why))
        .child(facts)
        .child(reason);
    let screen = if session.may_show_steps(check) {
        // A calculation that is done knows the answer.
        let main = session.calculated_answer(check);
        instructions(ui, screen, check)
            .child(calculation(ui, check))
            .children(answers(ui, check, main, answer))
    } else {
        screen.child(cautions(words, check)).child(answers_without_steps(ui, check, answer))
    };
    screen.child(something_else).child(origin)
}

/// Adds cautions, way, steps and proof: what an outcome shows of a check, too.
pub(super) fn instructions(ui: Ui, to: Element, check: &Check) -> Element {
    let (guide, words) = (ui.guide(), ui.words());
    let item = |words: &String| element("li").child(text("span", "", words));
    let steps = check.steps.iter().chain(check.retest.then_some(&guide.retest)).map(item);
    let proof = element("p").child(text("b", "", words.proof)).text(" ").text(&check.proof);
    to.child(cautions(words, check))
        .child(check.drawing.map(drawing))
        .child(path(words, &check.path))
        .child(element("ol").class("steps").children(steps))
        .child(element("div").class("proof").part("proof").child(icon(TICK)).child(proof))
}

fn cautions(words: &Words, check: &Check) -> Option<Element> {
    (!check.cautions.is_empty()).then(|| {
        let item = |caution: &String| element("li").child(text("span", "", caution));
        let list = element("ul").children(check.cautions.iter().map(item));
        let head = element("p").child(icon(CAUTION)).child(text("b", "", words.careful));
        element("div").class("caution").part("caution").child(head).child(list)
    })
}

/// Who says so, how sure they are, and when that was last looked at.
fn origin(ui: Ui, check: &Check) -> String {
    let words = ui.words();
    let mut text = String::new();
    for source in check.sources.iter().filter_map(|id| ui.guide().source(id)) {
        text.push_str(&source.title);
        text.push_str(". ");
    }
    text.push_str(match check.confidence {
        Confidence::High => words.source_high,
        Confidence::Medium => words.source_medium,
    });
    text.push(' ');
    text.push_str(&fill(words.last_checked, &[("what", &check.checked)]));
    text
}
