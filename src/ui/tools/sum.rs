//! A sum beside a check: its fields, and what came of it.


use super::field::{labelled, unit};
use crate::checkup::Answers;
use crate::guide::{Check, Guide, Kind, Tool};
use crate::tools::{self, Verdict, figure, plan, verdict};
use crate::ui::Session;
use crate::ui::check::link;
use crate::ui::element::{Element, button, element, text};
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
    let fields = (0..tool.fields.len()).map(|at| field(session, state, tool, at, asked));
    let form = element("form")
        .class("tool")
        .part("tool")
        .child(subtitle(session.options.heading_level, &tool.title))
        .children(fields);
    if tool.kind == Kind::Apps {
        return Some(form.child(element("output").text(total(session, guide, state))));
    }
    let id = check.id.clone();
    let work_out = button("", move || session.work_out(&id))
        .attr("type", "submit")
        .attr("data-action", "work-out")
        .text(session.words().work_out);
    Some(form.child(work_out).child(result(session, guide, state, tool)))
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

fn field(session: Session, state: &State, tool: &Tool, at: usize, asked: bool) -> Option<Element> {
    let (words, answers) = (session.words(), &state.answers);
    let (id, label) = tool.fields.get(at)?;
    let bad = asked && figure(tool, at, answers).is_none();
    let row = labelled(words, id, label, answers.noted(id), "decimal", bad);
    let caution = tool.cautions.iter().find(|(of, _)| of == id);
    let caution = caution.map(|(_, caution)| text("p", "", caution));
    let measure = if tool.kind == Kind::Time && at == 1 {
        text("span", "", words.speed)
    } else {
        unit(session, id, tools::unit(id, answers))
    };
    let shown = element("div").class("field");
    Some(shown.child(tick(tool, id, answers)).children(row).child(measure).child(caution))
}

/// The box of a field that counts only where it is ticked.
fn tick(tool: &Tool, id: &str, answers: &Answers) -> Option<Element> {
    if tool.kind != Kind::Apps {
        return None;
    }
    let name = [id, "-on"].concat();
    let ticked = !answers.noted(&name).is_empty();
    let tick =
        element("input").attr("type", "checkbox").attr("aria-labelledby", id).attr("id", name);
    Some(if ticked { tick.attr("checked", "") } else { tick })
}

/// What the boxes ticked on display come to.
pub(super) fn total(session: Session, guide: &Guide, state: &State) -> String {
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
    let passes = verdict.passes() == Some(true);
    let advice = if passes { &tool.pass_text } else { &tool.fail_text };
    let plan = match verdict {
        Verdict::Short(short) => plan(tool, short, &state.answers),
        _ => None,
    };
    let plan = plan.map(|(size, price)| {
        let words = fill(words.plan, &[("n", size), ("price", price)]);
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
