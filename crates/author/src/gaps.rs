//! What a guide's file leaves out, and what readers have in its place.
//!
//! Only the file tells: once decoded, a check that nobody called safe or risky looks like any other
//! with which to be careful.

use quick_checks_article::{Because, Safety, read};
use quick_checks_core::lint::Grade;
use serde_json::Value;

use crate::tree::{Branch, Twig};

/// Longest title in characters that is short enough for the head of each screen.
const HEAD: usize = 30;

/// Fields of a check that add something for its readers: their names, and what they are.
const MORE: [(&str, &str); 2] = [("why", "why it matters"), ("link", "an official page")];

/// What is left out, with the place and the fix.
pub fn gaps(guide: &Value) -> Vec<(Grade, String)> {
    let mut gaps = Vec::new();
    of_guide(guide, &mut |grade, gap| gaps.push((grade, gap.to_owned())));
    let dangers = dangers(guide);
    for (at, check) in list(guide, "checks").iter().enumerate() {
        let place = format!("checks[{at}] \"{}\"", check["id"].as_str().unwrap_or_default());
        let danger = dangers.iter().find(|(of, _)| *of == at).map(|(_, because)| because);
        of_check(check, danger, &mut |grade, gap| gaps.push((grade, format!("{place}: {gap}"))));
    }
    gaps
}

fn of_guide(guide: &Value, add: &mut impl FnMut(Grade, &str)) {
    if lacks(guide, "language") {
        add(
            Grade::Should,
            "language: not said, so that screen readers read the words as the page's own. Name it, \
             as in \"en\".",
        );
    }
    let title = guide["title"].as_str().unwrap_or_default();
    if lacks(guide, "subject") && title.chars().count() > HEAD {
        add(
            Grade::Should,
            "subject: not said, and the title is too long for the head of the screen. Say in two or \
             three words what the guide is about.",
        );
    }
    let asks = |check: &Value| !empty(&check["likelihood_estimate"]);
    let weighed = list(guide, "checks").iter().any(asks);
    if weighed && lacks(guide, "estimates") {
        add(
            Grade::Should,
            "estimates: likelihoods, and nothing says that they are estimates. Say so, and whose.",
        );
    }
    if !weighed {
        add(
            Grade::Could,
            "checks: no likelihoods, so they are asked in the order of the file. Estimate them in \
             likelihood_estimate, if you know more.",
        );
    }
    if empty(&guide["symptoms"]) {
        add(
            Grade::Could,
            "symptoms: none, so every reader is asked the same checks. List what they may see, where \
             that tells causes apart.",
        );
    } else if lacks(guide, "question") {
        add(Grade::Could, "question: not said. Ask for what the symptoms tell apart.");
    }
    if lacks(guide, "retest") {
        add(Grade::Could, "retest: not said. Say how to try again after each check.");
    }
    if lacks(guide, "independence") {
        add(
            Grade::Could,
            "independence: not said. Say who stands behind the guide, and who doesn't.",
        );
    }
    let ends = |when: &str| list(guide, "outcomes").iter().any(|outcome| outcome["when"] == when);
    if !ends("exhausted") {
        add(
            Grade::Should,
            "outcomes: none with \"when\": \"exhausted\", so that readers whom nothing helped are left \
             with that. Say what they can do now.",
        );
    }
    for (when, wanted) in [("fixed", "how to keep it so"), ("later", "what to do meanwhile")] {
        if !ends(when) {
            let gap = format!(
                "outcomes: none with \"when\": \"{when}\". Say {wanted}, if there is more to say."
            );
            add(Grade::Could, &gap);
        }
    }
}

fn of_check(check: &Value, danger: Option<&Because>, add: &mut impl FnMut(Grade, &str)) {
    match danger {
        _ if !lacks(check, "safety") => {}
        Some(because) => {
            let gap = format!(
                "no safety, and its words speak of danger ({because}). Say in safety whether it is \
                 risky."
            );
            add(Grade::Must, &gap);
        }
        None => add(
            Grade::Should,
            "no safety, so it is asked after all that are safe, with care. Say in safety whether \
             anything can be lost.",
        ),
    }
    let lacking: Vec<&str> =
        MORE.iter().filter(|(field, _)| lacks(check, field)).map(|(_, what)| *what).collect();
    if !lacking.is_empty() {
        add(
            Grade::Could,
            &format!("it doesn't say {}. Add it if it helps.", lacking.join(", nor ")),
        );
    }
    if !empty(&check["sources"]) {
        if lacks(check, "confidence") {
            add(Grade::Could, "sources without a confidence. Say how well they support it.");
        }
        if lacks(check, "checked") {
            add(
                Grade::Should,
                "sources, and no day on which they were read. Set it in checked, so that somebody \
                 notices once they are old.",
            );
        }
    }
}

/// The checks whose safety is not said and whose words speak of danger, as an article's would.
fn dangers(guide: &Value) -> Vec<(usize, Because)> {
    let checks = list(guide, "checks");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut parts = vec![Branch::new("h1", Vec::new(), vec![Branch::text(text(&guide["title"]))])];
    for (at, check) in checks.iter().enumerate() {
        // Marked, so that each is read as one check whatever it says.
        let id = format!("check-{at}");
        let title = vec![Branch::text(text(&check["title"]))];
        let marks = vec![("id".into(), id), ("data-check".into(), "check".to_owned())];
        parts.push(Branch::new("h2", marks, title));
        let steps = list(check, "steps").iter().map(|step| {
            let parts = [step, &step["text"], &step["note"], &step["caution"]];
            let parts: Vec<String> = parts.into_iter().map(text).collect();
            Branch::new("li", Vec::new(), vec![Branch::text(parts.join(" "))])
        });
        let marks = vec![("data-check".into(), "steps".to_owned())];
        parts.push(Branch::new("ol", marks, steps.collect()));
    }
    let article = read(&Twig::root(Branch::new("body", Vec::new(), parts)), None);
    let found = article.checks.into_iter().filter_map(|check| {
        let at = check.id.strip_prefix("check-")?.parse().ok()?;
        let because = check.because.filter(|_| check.safety >= Safety::Risky)?;
        Some((at, because))
    });
    found.filter(|(at, _)| checks.get(*at).is_some_and(|check| lacks(check, "safety"))).collect()
}

fn list<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value[field].as_array().map_or(&[], Vec::as_slice)
}

fn lacks(value: &Value, field: &str) -> bool {
    empty(&value[field])
}

/// Nothing, or nothing in it.
fn empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(entries) => entries.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    }
}
