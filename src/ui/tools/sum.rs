//! A sum beside a check: its fields, and what came of it.

use leptos::prelude::*;

use super::field::{Live, labelled, mark, tick, typed, unit};
use crate::guide::{Check, Field, Guide, Kind, Tool};
use crate::tools::{Verdict, is_bad, size, unit_of, verdict};
use crate::ui::Session;
use crate::ui::check::link;
use crate::ui::element::{Element, element, text};
use crate::ui::heading::subtitle;
use crate::ui::state::{Shown, State};
use crate::words::fill;

/// The sum of a check, if it has one.
pub(in crate::ui) fn sum(
    session: Session,
    guide: &Guide,
    state: &State,
    check: &Check,
) -> Option<Element> {
    let tool = check.tool.as_ref()?;
    let asked = state.asked.as_ref() == Some(&check.id);
    let fields = tool.fields.iter().enumerate();
    let fields = fields.map(|(at, field)| figure(session, state, tool, at, field, asked));
    let id = check.id.clone();
    let form = element("form")
        .class("tool")
        .part("tool")
        .child(subtitle(session.options.heading_level, &tool.title))
        .children(fields)
        .on("submit", move |event| {
            event.prevent_default();
            session.work_out(&id);
        });
    Some(if tool.kind == Kind::Apps {
        form.child(element("output").text(total(session, guide, state)))
    } else {
        form.child(
            element("button").attr("data-action", "work-out").text(session.words().work_out),
        )
        .child(result(session, guide, state, tool))
    })
}

/// The answer to the check that the sum gives, once it is done.
pub(in crate::ui) fn sum_answer<'a>(
    guide: &Guide,
    state: &State,
    check: &'a Check,
) -> Option<&'a str> {
    let tool = check.tool.as_ref()?;
    let passes = verdict(guide, tool, &state.answers)?.passes()?;
    if passes { tool.passes.as_deref() } else { tool.fails.as_deref() }
}

fn figure(
    session: Session,
    state: &State,
    tool: &Tool,
    at: usize,
    field: &Field,
    asked: bool,
) -> Element {
    let answers = &state.answers;
    let (kind, is_speed) = (tool.kind, tool.kind == Kind::Time && at == 1);
    let live: Option<Live> = if kind == Kind::Apps { Some(total) } else { None };
    let value = answers.noted(&field.id);
    let bad = is_bad(kind, at, field, answers) || (asked && value.is_empty());
    let wrong = [&field.id, "-wrong"].concat();
    let own = field.clone();
    let input = typed(session, &field.id, value, live)
        .attr("inputmode", "decimal")
        .attr("aria-invalid", if bad { "true" } else { "false" })
        .attr("aria-describedby", if bad { &*wrong } else { "" })
        .on("input", move |event| {
            let bad = session.read(|_, state| is_bad(kind, at, &own, &state.answers));
            mark(&event, &own.id, bad);
        });
    let measure = if is_speed {
        text("span", "", session.words().speed)
    } else {
        unit(session, &field.id, unit_of(&field.id, answers), live)
    };
    let wrong = text("p", "wrong", session.words().number_wanted).attr("id", wrong);
    if kind != Kind::Apps {
        return labelled(&field.id, &field.label, input).child(measure).child(wrong);
    }
    let on = [&field.id, "-on"].concat();
    let input = input.attr("aria-label", &field.label);
    element("div")
        .class("field tick")
        .child(tick(session, &on, !answers.noted(&on).is_empty(), live))
        .child(text("label", "", &field.label).attr("for", on))
        .child(input)
        .child(measure)
        .child(wrong)
        .child(field.caution.as_ref().map(|caution| text("p", "caution", caution)))
}

/// What the boxes ticked on display come to.
fn total(session: Session, guide: &Guide, state: &State) -> String {
    let check = match state.shown() {
        Shown::Check { id, .. } => guide.check(id),
        _ => None,
    };
    let tool = check.and_then(|check| check.tool.as_ref());
    let verdict = tool.and_then(|tool| verdict(guide, tool, &state.answers));
    verdict.map_or_else(String::new, |verdict| verdict.say(session.words()))
}

fn result(session: Session, guide: &Guide, state: &State, tool: &Tool) -> Option<Element> {
    let words = session.words();
    let verdict = verdict(guide, tool, &state.answers)?;
    let passes = verdict.passes() != Some(false);
    let advice = if passes { &tool.pass_text } else { &tool.fail_text };
    let shown = element("div")
        .class(if passes { "verdict good" } else { "verdict" })
        .attr("tabindex", "-1")
        .child(element("p").child(text("b", "", verdict.say(words))))
        .children(advice.as_ref().map(|advice| text("p", "", advice)));
    let Verdict::Short { plan, .. } = verdict else { return Some(shown) };
    let ways = tool.ways.iter().filter_map(|id| guide.check(id));
    let ways = element("ol").children(ways.map(|check| text("li", "", &check.title)));
    let plan = plan.map(|plan| {
        let size = size(plan.gigabytes.saturating_mul(1000), true);
        let words = fill(words.plan, &[("n", &size), ("price", &plan.price)]);
        text("p", "", words)
    });
    Some(
        shown
            .child(text("p", "", words.ways_out))
            .child(ways)
            .child(plan)
            .child(tool.prices.as_ref().map(|prices| link(prices, ""))),
    )
}

impl Session {
    /// The reader wants the sum: the screen shows it, or which field it lacks.
    fn work_out(self, check: &str) {
        self.state.update(|state| {
            state.asked = Some(check.to_owned());
            state.focus = "[aria-invalid='true'],.verdict";
            state.acts += 1;
        });
    }
}
