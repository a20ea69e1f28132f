//! A calculation beside a check: its fields, and its result.

use leptos::prelude::{event_target, event_target_checked};
use leptos::web_sys::{self, Event};

use quick_checks_core::calculators::{
    Bar, Calculator, Measure, calculator, figure, is_ticked, thousandths, tick_note, unit,
};
use quick_checks_core::guide::{Calculation, Check};
use quick_checks_core::session::Act;
use quick_checks_core::words::{fill_one, unmarked};

use super::element::{Element, element, said, spoken, text};
use super::field::{field, labelled, noted, unit as unit_field};
use super::live::TOTAL;
use super::parts::link;
use super::{Ui, Widget};

/// The calculation of a check, if it has one that this version knows.
pub(super) fn calculation(ui: Ui, check: &Check) -> Option<Element> {
    let calculation = check.calculation.as_ref()?;
    let calculator = calculator(&calculation.kind)?;
    let form = element("form");
    let fold = |form: Element| {
        // Folded until wanted; if there are figures, it was.
        let fold = element("details").class("sum").part("tool");
        let names = calculation.fields.iter().map(|(name, _)| name);
        let used = names.into_iter().any(|name| !ui.session.answers().noted(name).is_empty());
        let used = used || ui.session.asked_to_work_out(check);
        let fold = if used { fold.attr("open", "") } else { fold };
        Some(fold.child(said(ui, "summary", "", &calculation.title)).child(form))
    };
    if calculator.ticks {
        let rows =
            calculation.fields.iter().map(|(id, label)| tick_row(ui, calculation, id, label));
        let form = form.child(text("p", "", ui.words().tick())).children(rows);
        let total = text("p", "total", ui.session.total()).attr("data-live", TOTAL);
        return fold(form.child(spoken(total)));
    }
    let asked = ui.session.asked_to_work_out(check);
    let rows = (0..calculation.fields.len()).map(|at| row(ui, calculator, calculation, at, asked));
    let Widget { number, dispatch, .. } = ui.widget;
    let act = Act::WorkOut(check.id.clone());
    // Enter in a field does the same as the button.
    let form = form.children(rows).on("submit", move |_| dispatch(number, act.clone()));
    let button = element("button").attr("data-action", "work-out").text(ui.words().work_out());
    fold(form.child(button).child(verdict(ui, calculation)))
}

fn row(
    ui: Ui,
    calculator: &Calculator,
    calculation: &Calculation,
    at: usize,
    asked: bool,
) -> Option<Element> {
    let answers = ui.session.answers();
    let (id, label) = calculation.fields.get(at)?;
    let missing = asked && figure(calculation, at, answers).is_none();
    let template = match answers.noted(id) {
        typed if thousandths(typed) == Some(0) => ui.words().not_zero(),
        _ => ui.words().number_wanted(),
    };
    let label = &ui.session.quoted(label);
    let wrong = missing.then(|| fill_one(template, label));
    let measure = match (calculator.measure)(at) {
        Measure::Size { .. } => unit_field(ui, id, unit(id, answers)),
        Measure::Speed => text("span", "", ui.words().speed()),
    };
    let row = element("div").class("field");
    Some(row.children(labelled(ui, id, label, "decimal", wrong)).child(measure))
}

/// A box to tick, and a size. A warning comes with the tick.
fn tick_row(ui: Ui, calculation: &Calculation, id: &str, label: &str) -> Element {
    let answers = ui.session.answers();
    let says = [id, "-says"].concat();
    let warning = calculation.warnings.iter().find(|(of, _)| of == id);
    let warning = warning.map(|(_, words)| said(ui, "p", "warning", words).attr("id", &says));
    let tick = element("input").attr("type", "checkbox");
    let tick = noted(ui, tick, tick_note(id), read_tick);
    let ticked = is_ticked(id, answers);
    let tick = if ticked { tick.attr("checked", "") } else { tick };
    let tick = if warning.is_some() { tick.attr("aria-describedby", says) } else { tick };
    element("div")
        .class("field")
        .attr("data-ticked", if ticked { TICKED } else { "" })
        .child(element("label").class("tick").child(tick).said(ui, label))
        .child(field(ui, id, "decimal").attr("aria-label", unmarked(label)))
        .child(unit_field(ui, id, unit(id, answers)))
        .child(warning)
}

/// What a ticked box is kept as.
const TICKED: &str = "on";

/// Whether a box is ticked. Its row shows it as well: Safari does not follow :has(:checked) here.
fn read_tick(event: &Event) -> String {
    let ticked = if event_target_checked(event) { TICKED } else { "" };
    let row = event_target::<web_sys::Element>(event).closest("[data-ticked]");
    if let Ok(Some(row)) = row {
        // Without the mark, the row lacks its warning; the box is ticked all the same.
        let _ = row.set_attribute("data-ticked", ticked);
    }
    ticked.to_owned()
}

fn verdict(ui: Ui, calculation: &Calculation) -> Option<Element> {
    let verdict = ui.session.work_out(calculation)?;
    let (class, advice) = if verdict.passes {
        ("verdict good", &calculation.pass_text)
    } else {
        ("verdict", &calculation.fail_text)
    };
    let plan = verdict.plan.map(|price| {
        text("p", "", fill_one(ui.words().plan(), &ui.session.quoted(&price)))
            .child(calculation.prices.as_ref().map(|prices| link(ui, prices, "way-on")))
    });
    Some(
        element("div")
            .class(class)
            .attr("tabindex", "-1")
            .attr("data-focus", "verdict")
            .child(text("b", "", verdict.text))
            .children(verdict.sum.into_iter().map(|line| text("p", "", line)))
            .child(verdict.bar.map(bar))
            .child(advice.as_ref().map(|advice| said(ui, "p", "", advice)))
            .child(plan),
    )
}

/// The store as a bar: what is used, what comes, and what doesn't fit. The words say the same.
fn bar(Bar { all, whole, used }: Bar) -> Element {
    let most = all.max(whole).to_string();
    // One upon the other, the longest below: widths by attribute, as policies forbid styles.
    let layers = [all, all.min(whole), used]
        .map(|value| element("progress").attr("max", &most).attr("value", value.to_string()));
    element("div").class("bar").attr("aria-hidden", "true").children(layers)
}
