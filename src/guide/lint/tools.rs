//! Tools and gear: sums with all they need, and nothing for sale before the free way.

use super::{Findings, places};
use crate::guide::{Check, Guide, Kind, OWN_WORDS, Tool};

pub(super) fn lint(guide: &Guide, findings: &mut Findings) {
    for (place, check) in places("checks", &guide.checks, |check| &check.id) {
        if let Some(tool) = &check.tool {
            self::tool(guide, &place, check, tool, findings);
        }
        for choice in check.choices.iter().filter(|choice| choice.gear.is_some()) {
            let free = choice.then.is_some() || choice.outcome.is_some();
            if !free {
                let problem = format!("gear for \"{}\" without a free way", choice.id);
                findings.add(&place, problem, "Name the free way in then or outcome.");
            }
            if guide.disclosure.is_none() {
                let fix = "Say in the guide's disclosure who earns by it.";
                findings.add(&place, "gear without a disclosure", fix);
            }
            if choice.gear.as_ref().is_some_and(|gear| !gear.url.ends_with('=')) {
                let fix = "End it with the parameter for the tag, as in \"…&tag=\".";
                findings.add(&place, "gear whose address has no place for a tag", fix);
            }
        }
    }
    // It stands in a calendar file as it is, on one line.
    let plain = |letter: char| letter.is_ascii_graphic() && !",;\\".contains(letter);
    let unfit =
        |text: &String| text.len() > 64 || !text.chars().all(|one| one == ' ' || plain(one));
    if guide.reminder.as_ref().is_some_and(unfit) {
        let fix = "64 plain letters at most, without comma, semicolon or backslash.";
        findings.add("reminder", "it doesn't fit a calendar file", fix);
    }
}

fn tool(guide: &Guide, place: &str, check: &Check, tool: &Tool, findings: &mut Findings) {
    let place = &format!("{place}.tool");
    let wanted = match tool.kind {
        Kind::Fit => 3..=3,
        Kind::Time => 2..=2,
        Kind::LeaveOut => 1..=9,
    };
    if !wanted.contains(&tool.fields.len()) {
        let count = tool.fields.len();
        let nearest = count.clamp(*wanted.start(), *wanted.end());
        let problem = format!("{count} fields instead of {nearest}");
        findings.add(place, problem, "docs/authoring.md says which fields each kind has.");
    }
    for (id, label) in &tool.fields {
        // All are kept in one place.
        let ours = id == OWN_WORDS || id.ends_with("-unit") || id.ends_with("-out");
        if ours || guide.check(id).is_some() {
            let fix = "Give the field a name that no check and no other use has.";
            findings.add(place, format!("a field \"{id}\", whose name is taken"), fix);
        }
        if label.trim().is_empty() {
            findings.add(place, format!("no label for \"{id}\""), "Label it as the device does.");
        }
    }
    for (id, _) in &tool.warnings {
        if !tool.fields.iter().any(|(field, _)| field == id) {
            let problem = format!("a warning for \"{id}\", which is no field here");
            findings.add(place, problem, "Name a field of this tool.");
        }
    }
    // What is left out, the reader has yet to switch off: only then they know.
    let answers: &[_] =
        if tool.kind == Kind::LeaveOut { &[] } else { &[&tool.passes, &tool.fails] };
    for answer in answers {
        if !answer.as_ref().is_some_and(|id| check.answers().contains(&id.as_str())) {
            let answer = answer.as_deref().unwrap_or("nothing");
            let problem = format!("a result that counts as \"{answer}\", which is no answer here");
            findings.add(
                place,
                problem,
                "Name in passes and fails an answer that the check offers.",
            );
        }
    }
    let sizes: Vec<u32> = tool.plans.iter().map(|(size, _)| size.parse().unwrap_or(0)).collect();
    let rising = sizes.windows(2).all(|pair| pair[0] < pair[1]);
    if !rising || sizes.contains(&0) {
        findings.add(
            place,
            "plans that are not in order of size",
            "Gigabytes, the smallest first.",
        );
    }
    if !tool.plans.is_empty() && tool.prices.is_none() {
        let fix = "Link in prices to the official page: prices change.";
        findings.add(place, "plans without a page for their prices", fix);
    }
}
