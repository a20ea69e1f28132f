//! Calculations and gear: everything a calculator needs, and nothing for sale before the free way.

use super::{Findings, places};
use crate::calculators::{calculator, is_reserved, kinds};
use crate::guide::{Calculation, Check, Guide, OWN_WORDS};

pub(super) fn lint(guide: &Guide, findings: &mut Findings) {
    for (place, check) in places("checks", &guide.checks, |check| &check.id) {
        if let Some(calculation) = &check.calculation {
            self::calculation(guide, &place, check, calculation, findings);
        }
        for choice in check.choices.iter().filter(|choice| choice.gear.is_some()) {
            let free = choice.then.is_some() || choice.outcome.is_some();
            if !free {
                let problem = format!("gear for \"{}\" without a free way", choice.id);
                findings.must(&place, problem, "Name the free way in then or outcome.");
            }
            if guide.disclosure.is_none() {
                let fix = "Say in the guide's disclosure who earns by it.";
                findings.must(&place, "gear without a disclosure", fix);
            }
            if choice.gear.as_ref().is_some_and(|gear| !gear.url.ends_with('=')) {
                let fix = "End it with the parameter for the tag, as in \"…&tag=\".";
                findings.must(&place, "gear whose address has no place for a tag", fix);
            }
        }
    }
    // It goes into a calendar file as it is, on one line of at most 75 bytes.
    let plain = |letter: char| !letter.is_control() && !",;\\".contains(letter);
    let unfit = |text: &String| text.len() > 62 || !text.chars().all(plain);
    if guide.reminder.as_ref().is_some_and(unfit) {
        let fix = "62 bytes at most, without comma, semicolon or backslash.";
        findings.must("reminder", "it doesn't fit a calendar file", fix);
    }
}

fn calculation(
    guide: &Guide,
    place: &str,
    check: &Check,
    calculation: &Calculation,
    findings: &mut Findings,
) {
    let place = &format!("{place}.tool");
    let Some(calculator) = calculator(&calculation.kind) else {
        let known: Vec<&str> = kinds().collect();
        let problem = format!("no calculator \"{}\", only {}", calculation.kind, known.join(", "));
        findings.must(place, problem, "Name one of these in kind.");
        return;
    };
    let count = calculation.fields.len();
    if !calculator.fields.contains(&count) {
        let nearest = count.clamp(*calculator.fields.start(), *calculator.fields.end());
        let problem = format!("{count} fields instead of {nearest}");
        findings.must(place, problem, "docs/authoring.md says which fields each kind has.");
    }
    for (id, label) in &calculation.fields {
        // All notes share one list.
        if id == OWN_WORDS || is_reserved(id) || guide.check(id).is_some() {
            let fix = "Give the field a name that no check and no other use has.";
            findings.must(place, format!("a field \"{id}\", whose name is taken"), fix);
        }
        if label.trim().is_empty() {
            findings.must(place, format!("no label for \"{id}\""), "Label it as the device does.");
        }
    }
    for (id, _) in &calculation.warnings {
        if !calculation.fields.iter().any(|(field, _)| field == id) {
            let problem = format!("a warning for \"{id}\", which is no field here");
            findings.must(place, problem, "Name a field of this calculation.");
        }
    }
    let results = [&calculation.passes, &calculation.fails];
    for answer in results.into_iter().filter(|_| calculator.answers_check) {
        if !answer.as_ref().is_some_and(|id| check.answers().contains(&id.as_str())) {
            let answer = answer.as_deref().unwrap_or("nothing");
            let problem = format!("a result that counts as \"{answer}\", which is no answer here");
            let fix = "Name in passes and fails an answer that the check offers.";
            findings.must(place, problem, fix);
        }
    }
    let sizes: Vec<u32> =
        calculation.plans.iter().map(|(size, _)| size.parse().unwrap_or(0)).collect();
    let rising = sizes.windows(2).all(|pair| pair[0] < pair[1]);
    if !rising || sizes.contains(&0) {
        let fix = "Gigabytes, the smallest first.";
        findings.must(place, "plans that are not in order of size", fix);
    }
    if !calculation.plans.is_empty() && calculation.prices.is_none() {
        let fix = "Link in prices to the official page: prices change.";
        findings.should(place, "plans without a page for their prices", fix);
    }
}
