//! A sum beside a check: its fields, and what came of it.

use super::field::{labelled, unit};
use crate::guide::{Check, Kind, Tool};
use crate::tools::{self, Verdict, figure, plan, verdict};
use crate::ui::Session;
use crate::ui::check::link;
use crate::ui::element::{Element, element, text};
use crate::ui::heading::subtitle;
use crate::ui::state::State;
use crate::words::fill;

/// The sum of a check, if it has one.
pub(in crate::ui) fn sum(session: Session, state: &State, check: &Check) -> Option<Element> {
    let tool = check.tool.as_ref()?;
    let asked = state.asked.as_ref() == Some(&check.id);
    let id = check.id.clone();
    let fields = (0..tool.fields.len()).map(|at| field(session, state, tool, at, asked));
    let form = element("form")
        .class("tool")
        .part("tool")
        .child(subtitle(session.options.heading_level, &tool.title))
        .children(fields)
        // Enter in a field does the same as the button.
        .on("submit", move |_| session.work_out(&id));
    let work_out = element("button").attr("data-action", "work-out").text(session.words().work_out);
    Some(form.child(work_out).child(result(session, state, tool)))
}

/// The answer to the check that the sum gives, once it is done.
pub(in crate::ui) fn sum_answer<'a>(state: &State, check: &'a Check) -> Option<&'a str> {
    let tool = check.tool.as_ref()?;
    let passes = verdict(tool, &state.answers)?.passes();
    if passes { tool.passes.as_deref() } else { tool.fails.as_deref() }
}

fn field(session: Session, state: &State, tool: &Tool, at: usize, asked: bool) -> Option<Element> {
    let (words, answers) = (session.words(), &state.answers);
    let (id, label) = tool.fields.get(at)?;
    let bad = asked && figure(tool, at, answers).is_none();
    let row = labelled(words, id, label, answers.noted(id), "decimal", bad);
    let measure = if tool.kind == Kind::Time && at == 1 {
        text("span", "", words.speed)
    } else {
        unit(session, id, tools::unit(id, answers))
    };
    Some(element("div").class("field").children(row).child(measure))
}

fn result(session: Session, state: &State, tool: &Tool) -> Option<Element> {
    let words = session.words();
    let verdict = verdict(tool, &state.answers)?;
    let passes = verdict.passes();
    let advice = if passes { &tool.pass_text } else { &tool.fail_text };
    let plan = match verdict {
        Verdict::Short(short) => plan(tool, short, &state.answers),
        _ => None,
    };
    let plan = plan.map(|(_, price)| {
        let words = fill(words.plan, &[("what", price)]);
        text("p", "", words).child(tool.prices.as_ref().map(|prices| link(prices, "way-on")))
    });
    Some(
        element("div")
            .class(if passes { "verdict good" } else { "verdict" })
            .attr("tabindex", "-1")
            .child(text("b", "", verdict.say(words)))
            .child(advice.as_ref().map(|advice| text("p", "", advice)))
            .child(plan),
    )
}

impl Session {
    /// The reader wants the sum: the screen shows it, or which field it lacks.
    fn work_out(self, check: &str) {
        self.alter(|_, state| {
            state.asked = Some(check.to_owned());
            state.focus = "[aria-invalid],.verdict";
            state.acts += 1;
        });
    }
}
