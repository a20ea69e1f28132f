//! One check: what to do, what the device shows then, and the answers.

use quick_checks_core::guide::{Check, Confidence, Step};
use quick_checks_core::words::fill_one;

use super::Ui;
use super::answers::{answers, gate};
use super::element::{Element, element, said, text};
use super::heading::title;
use super::icon::{CAUTION, TICK, drawing, icon};
use super::live::CHECKED;
use super::parts::link;
use super::picture::picture;
use super::rich_text::rich;

/// The screen of a check.
pub(super) fn check_screen(ui: Ui, check: &Check, answer: Option<&str>) -> Element {
    let screen = element("section")
        .part("screen")
        .attr("data-view", "check")
        .attr("data-check", &check.id)
        .child(title(ui).said(ui, &check.title))
        .child(text("p", "line", line(ui, check)));
    if ui.session.may_show_steps(check) {
        // Folds and forms come after the answers: above them, they would be half covered.
        instructions(ui, screen, check).child(answers(ui, check, answer))
    } else {
        screen.child(cautions(ui, check)).child(gate(ui, check, answer))
    }
}

/// Why the check is next, how long it takes, and what it costs if it isn't free.
fn line(ui: Ui, check: &Check) -> String {
    // Whoever asked for the steps has read it with the cautions.
    let why = ui.session.why_now().filter(|_| !is_past_gate(ui, check)).unwrap_or_default();
    ui.words().sentences(&[&why, &time_and_cost(ui, check)])
}

/// How long a check takes, and what it costs if it isn't free.
pub(super) fn time_and_cost(ui: Ui, check: &Check) -> String {
    let words = ui.words();
    let mut sentences = String::new();
    // Not every author says how long it takes.
    if check.minutes > 0 {
        let time = words.time(check.minutes, check.wait_minutes);
        sentences = fill_one(words.takes_time(), &time);
    }
    if let Some(cost) = &check.cost {
        words.append(&mut sentences, &fill_one(words.costs(), &ui.session.quoted(cost)));
    }
    sentences
}

/// Adds cautions, steps and proof, for a check and for an outcome that shows one.
pub(super) fn instructions(ui: Ui, to: Element, check: &Check) -> Element {
    let guide = ui.guide();
    if guide.article {
        return to.child(cautions(ui, check)).child(authors_nodes("check"));
    }
    let device = check.device.as_deref().or(guide.device.as_deref());
    let steps = check.steps.iter().map(|one| step(ui, one, device));
    let retest = (check.retest && !guide.retest.is_empty())
        .then(|| element("li").child(rich(ui, element("span"), &guide.retest)));
    // Safari doesn't take a list without markers of its own for a list.
    let list = element("ol").class("steps").attr("role", "list").children(steps).child(retest);
    let proof = check.proof.as_ref().map(|proof| {
        let head = text("b", "", ui.words().proof());
        let words = rich(ui, element("p").child(head).text(ui.words().space()), proof);
        element("div").class("proof").part("proof").child(icon(TICK)).child(words)
    });
    to.child(cautions(ui, check)).child(check.drawing.map(drawing)).child(list).child(proof)
}

/// Where the page's own nodes are shown, those for a `check`, the `end` or the `rest`:
/// `embed/article.js` hides what belongs elsewhere.
pub(super) fn authors_nodes(what: &'static str) -> Element {
    element("slot").class("article").part("article").attr("data-article", what)
}

fn step(ui: Ui, step: &Step, device: Option<&str>) -> Element {
    let note = step.note.as_ref().map(|note| rich(ui, element("small"), note));
    let caution = step.caution.as_ref().map(|caution| {
        let words = rich(ui, element("span"), caution);
        element("div").class("caution").part("caution").child(icon(CAUTION)).child(words)
    });
    element("li").child(
        element("div")
            .child(rich(ui, element("span"), &step.text))
            .child(note)
            .child(caution)
            .child(picture(ui, &step.shows, device)),
    )
}

/// Whether the reader has asked for the steps of a check that does not show them unasked.
fn is_past_gate(ui: Ui, check: &Check) -> bool {
    ui.session.asks_first(check) && ui.session.may_show_steps(check)
}

fn cautions(ui: Ui, check: &Check) -> Option<Element> {
    (!check.cautions.is_empty()).then(|| {
        let item = |caution: &String| element("li").child(rich(ui, element("span"), caution));
        let list = element("ul").children(check.cautions.iter().map(item));
        let box_of = |tag| element(tag).class("caution").part("caution");
        if is_past_gate(ui, check) {
            // Read a moment ago; the steps have the screen now.
            return box_of("details").child(text("summary", "", ui.words().careful())).child(list);
        }
        let head = element("p").child(text("b", "", ui.words().careful()));
        box_of("div").child(icon(CAUTION)).child(element("div").child(head).child(list))
    })
}

/// Folded: why this check, who says so, how sure they are, and when that was last looked at.
pub(super) fn origin(ui: Ui, check: &Check) -> Element {
    let (guide, words) = (ui.guide(), ui.words());
    let fold = ui.fold("origin", true).child(text("summary", "", words.source()));
    if guide.article {
        return fold.child(said(ui, "p", "", &guide.independence));
    }
    let mut sentences = String::new();
    for source in check.sources.iter().filter_map(|id| guide.source(id)) {
        words.append(&mut sentences, &words.as_sentence(&ui.session.quoted(&source.title)));
    }
    let sure = match check.confidence {
        _ if sentences.is_empty() => words.no_source(),
        Some(Confidence::High) => words.source_high(),
        Some(Confidence::Medium) => words.source_medium(),
        None => "",
    };
    words.append(&mut sentences, sure);
    sentences.push_str(words.space());
    let checked = text("span", "", ui.session.last_checked()).attr("data-live", CHECKED);
    fold.child(rich(ui, element("p"), &check.why))
        .child(check.link.as_ref().map(|page| link(ui, page, "way-on")))
        .child(text("p", "", sentences).child(checked))
        .child(said(ui, "p", "", &guide.estimates))
        .child(said(ui, "p", "", &guide.independence))
}
