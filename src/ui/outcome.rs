//! An outcome: how the checkup ended, and what is worth doing now.

use quick_checks_core::guide::{Check, Outcome, When};
use quick_checks_core::session::Act;
use quick_checks_core::words::fill_one;

use super::Ui;
use super::answers::results;
use super::check::{authors_nodes, instructions, time_and_cost};
use super::element::{Element, element, said, text};
use super::heading::{subtitle, title};
use super::icon::{CLOCK, SIGNPOST, TICK, icon};
use super::parts::link;
use super::rich_text::rich;

/// The screen of an outcome.
pub(super) fn outcome_screen(
    ui: Ui,
    (id, outcome): (&str, &Outcome),
    awaits: Option<&Check>,
    more: bool,
) -> Element {
    let (session, guide, words) = (ui.session, ui.guide(), ui.words());
    let (class, drawing) = match outcome.when {
        When::Fixed => ("badge good", TICK),
        _ if awaits.is_some() => ("badge", CLOCK),
        _ => ("badge", SIGNPOST),
    };
    let steps = (!outcome.steps.is_empty()).then(|| {
        element("ul").class("steps").children(
            outcome.steps.iter().map(|step| element("li").child(rich(ui, element("span"), step))),
        )
    });
    let turns = (guide.article && outcome.when == When::Exhausted).then(|| authors_nodes("end"));
    // Who comes back is asked about it at once; who has just begun to wait reads what to do.
    let returned = awaits.filter(|_| session.returned());
    let ask_back = |heading: Element, check: &Check| match &check.ask_back {
        Some(ask) => heading.said(ui, ask),
        None => heading.text(words.how_did_it_go()),
    };
    let result = awaits.map(|check| {
        let ask = returned.is_none().then(|| ask_back(subtitle(ui), check));
        element("div")
            .class("result")
            .child(ask)
            .child(text("p", "why", fill_one(words.pending(), &session.quoted(&check.title))))
            .child(results(ui, check, session.answers().to(&check.id)))
    });
    let (early_result, result) = if returned.is_some() { (result, None) } else { (None, result) };
    let badge = returned.is_none().then(|| element("div").class(class).child(icon(drawing)));
    let result_in = |heading: Element| match words.title_of(outcome) {
        title if outcome.title.is_empty() => heading.text(title),
        title => heading.said(ui, title),
    };
    let heading = match returned {
        Some(check) => ask_back(title(ui), check),
        None => result_in(title(ui)),
    };
    let reminder = returned.map(|_| result_in(subtitle(ui)));
    let onward = more.then(|| {
        ui.action("wide", Act::Continue, "continue").text(if awaits.is_some() {
            words.keep_going()
        } else {
            words.other_checks()
        })
    });
    let offer = outcome.offer.as_deref().and_then(|id| guide.check(id)).map(|check| {
        // If its answers lead on, the time is that of the checks they lead to.
        let ways = check.choices.iter().filter_map(|choice| guide.check(choice.then.as_ref()?));
        let ways: Vec<&Check> = ways.collect();
        let longest = ways.iter().copied().max_by_key(|way| way.minutes).unwrap_or(check);
        let facts = text("small", "", time_and_cost(ui, longest));
        let offer = element("details")
            .class("offer")
            .part("offer")
            .child(element("summary").child(element("span").said(ui, &check.title).child(facts)))
            .child(rich(ui, element("p").class("why"), &check.why));
        let ways = ways.into_iter().map(|way| {
            let fold = element("details").child(said(ui, "summary", "", &way.title));
            instructions(ui, fold, way)
        });
        instructions(ui, offer, check).children(ways)
    });
    // What is left to do comes first: if it works, the second backup; else how to get help.
    let (offer, late_offer) =
        if outcome.when == When::Fixed { (offer, None) } else { (None, offer) };
    element("section")
        .part("screen")
        .attr("data-view", "outcome")
        .attr("data-outcome", id)
        .child(badge)
        .child(heading)
        .child(early_result)
        .child(reminder)
        .child(rich(ui, element("p").class("why"), &outcome.text))
        .child(steps)
        .child(turns)
        .child(result)
        .child(onward)
        .child(offer)
        .children(outcome.links.iter().map(|way| link(ui, way, "way-on")))
        .child(late_offer)
}
