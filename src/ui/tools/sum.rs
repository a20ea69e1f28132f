//! A sum beside a check: its fields, and what came of it.

use super::field::{input, labelled, unit};
use crate::guide::{Check, Guide, Kind, Tool};
use crate::tools::{self, Verdict, figure, left_out, plan, verdict};
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
    let id = check.id.clone();
    let form = element("form")
        .class("tool")
        .part("tool")
        .child(subtitle(session.options.heading_level, &tool.title));
    if tool.kind == Kind::LeaveOut {
        let total = total(session, guide, state);
        let apps = tool.fields.iter().map(|(id, label)| app(session, state, tool, id, label));
        let form = form.child(text("p", "", session.words().tick)).children(apps);
        return Some(form.child(text("p", "total", total).attr("role", "status")));
    }
    let fields = (0..tool.fields.len()).map(|at| field(session, state, tool, at, asked));
    let form = form
        .children(fields)
        // Enter in a field does the same as the button.
        .on("submit", move |_| session.work_out(&id));
    let work_out = element("button").attr("data-action", "work-out").text(session.words().work_out);
    Some(form.child(work_out).child(result(session, guide, state, tool)))
}

/// The answer to the check that the sum gives, once it is done.
pub(in crate::ui) fn sum_answer<'a>(
    guide: &Guide,
    state: &State,
    check: &'a Check,
) -> Option<&'a str> {
    let tool = check.tool.as_ref()?;
    let passes = verdict(guide, tool, &state.answers)?.passes();
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

/// What a ticked box is kept as.
pub(super) const OUT: &str = "on";

/// One row of what could be left out: a box to tick, and its size. Its warning comes with the tick.
fn app(session: Session, state: &State, tool: &Tool, id: &str, label: &str) -> Element {
    let answers = &state.answers;
    let [out, says] = ["-out", "-says"].map(|end| [id, end].concat());
    let warning = tool.warnings.iter().find(|(of, _)| of == id);
    let warning = warning.map(|(_, words)| text("p", "warning", words).attr("id", &says));
    let tick = element("input").attr("type", "checkbox").attr("id", out);
    let row = element("div").class("field");
    let (row, tick) = if left_out(id, answers) {
        (row.attr("data-out", OUT), tick.attr("checked", ""))
    } else {
        (row, tick)
    };
    let tick = if warning.is_some() { tick.attr("aria-describedby", says) } else { tick };
    row.child(element("label").class("tick").child(tick).text(label))
        .child(input(id, answers.noted(id), "decimal").attr("aria-label", label))
        .child(unit(session, id, tools::unit(id, answers)))
        .child(warning)
}

/// What the ticked rows come to, in words; nothing until there is a figure.
pub(super) fn total(session: Session, guide: &Guide, state: &State) -> String {
    let Shown::Check { id, .. } = state.shown() else { return String::new() };
    let tool = guide.check(id).and_then(|check| check.tool.as_ref());
    let verdict = tool.and_then(|tool| verdict(guide, tool, &state.answers));
    verdict.map_or_else(String::new, |verdict| verdict.say(session.words()))
}

fn result(session: Session, guide: &Guide, state: &State, tool: &Tool) -> Option<Element> {
    let words = session.words();
    let verdict = verdict(guide, tool, &state.answers)?;
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
            .child(bar(tool, state, verdict))
            .child(advice.as_ref().map(|advice| text("p", "", advice)))
            .child(plan),
    )
}

/// The storage as a bar: what is used, what comes, and what doesn't fit. The words say the same.
fn bar(tool: &Tool, state: &State, verdict: Verdict) -> Option<Element> {
    let figure = |at| figure(tool, at, &state.answers);
    let (whole, used) = (figure(0)?, figure(1)?);
    let all = match verdict {
        Verdict::Fits(_) => used.saturating_add(figure(2)?),
        Verdict::Short(short) => whole.saturating_add(short),
        _ => return None,
    };
    let most = all.max(whole).to_string();
    // One upon the other, the longest below: widths by attribute, as policies forbid styles.
    let layers = [all, all.min(whole), used]
        .map(|value| element("progress").attr("max", &most).attr("value", value.to_string()));
    Some(element("div").class("bar").attr("aria-hidden", "true").children(layers))
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
