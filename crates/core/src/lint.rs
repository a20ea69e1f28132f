//! What an author should mend in a guide, each with its place and the fix.
//!
//! The JSON Schema holds the shape of the file and `decode` refuses what would strand a reader;
//! these rules hold its sense.

mod answers;
mod calculations;
mod reach;
mod references;
mod screens;
mod words;

pub use screens::words_before_answers;

use std::fmt;

use crate::guide::{Check, Guide, Safety};

/// How much a finding matters; the weightiest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// The widget refuses the guide, or misleads a reader.
    Must,
    /// A reader is worse off.
    Should,
    /// Polish.
    Could,
}

impl fmt::Display for Grade {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Must => "must",
            Self::Should => "should",
            Self::Could => "could",
        })
    }
}

/// One thing to mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How much it matters.
    pub grade: Grade,
    /// Where, for example `checks[3] "restart"`.
    pub place: String,
    /// What is wrong.
    pub problem: String,
    /// What to do about it.
    pub fix: &'static str,
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}. {}", self.place, self.problem, self.fix)
    }
}

/// Every finding in a guide; none that must or should be mended means that it is fit to publish.
///
/// It knows the guide as decoded. What the file left out and `decode` put in, `cargo xtask guide lint`
/// names.
pub fn lint(guide: &Guide) -> Vec<Finding> {
    let mut findings = Findings(Vec::new());
    if guide.article {
        let problem = "only what the widget makes of a page’s own article has it".to_owned();
        findings.must("article", problem, "Take it out.");
    }
    references::lint(guide, &mut findings);
    answers::lint(guide, &mut findings);
    reach::lint(guide, &mut findings);
    words::lint(guide, &mut findings);
    screens::lint(guide, &mut findings);
    calculations::lint(guide, &mut findings);
    for (place, check) in places("checks", &guide.checks, |check| &check.id) {
        safety(&place, check, &mut findings);
        figures(&place, check, &mut findings);
    }
    findings.0
}

/// The checks that nobody has held against their sources for a year. `today` is a day, as
/// `2026-11-25`: nothing here knows one.
pub fn stale(guide: &Guide, today: &str) -> Vec<Finding> {
    let mut findings = Findings(Vec::new());
    let (year, day) = today.split_at_checked(4).unwrap_or_default();
    let year = year.parse::<u32>().unwrap_or_default();
    // Days in this form are in the same order as texts.
    let a_year_ago = format!("{:04}{day}", year.saturating_sub(1));
    for (place, check) in places("checks", &guide.checks, |check| &check.id) {
        if !check.checked.is_empty() && check.checked < a_year_ago {
            let problem = format!("last held against its sources on {}", check.checked);
            findings.should(&place, problem, "Read them again, and set the day in checked.");
        }
    }
    findings.0
}

struct Findings(Vec<Finding>);

impl Findings {
    fn must(&mut self, place: &str, problem: impl Into<String>, fix: &'static str) {
        self.add(Grade::Must, place, problem.into(), fix);
    }

    fn should(&mut self, place: &str, problem: impl Into<String>, fix: &'static str) {
        self.add(Grade::Should, place, problem.into(), fix);
    }

    fn could(&mut self, place: &str, problem: impl Into<String>, fix: &'static str) {
        self.add(Grade::Could, place, problem.into(), fix);
    }

    fn add(&mut self, grade: Grade, place: &str, problem: String, fix: &'static str) {
        self.0.push(Finding { grade, place: place.to_owned(), problem, fix });
    }
}

/// Entries of a list with their places.
fn places<'a, T>(
    list: &'static str,
    entries: &'a [T],
    id: impl Fn(&'a T) -> &'a str,
) -> impl Iterator<Item = (String, &'a T)> {
    entries
        .iter()
        .enumerate()
        .map(move |(at, entry)| (format!("{list}[{at}] \"{}\"", id(entry)), entry))
}

fn safety(place: &str, check: &Check, findings: &mut Findings) {
    if check.safety < Safety::Risky {
        return;
    }
    if check.cautions.is_empty() {
        let fix = "Say in cautions what it removes or changes.";
        findings.should(place, "a risky check without a caution", fix);
    }
    if check.after.is_empty() {
        let fix = "Name in after what must be offered first, for example a second backup.";
        findings.should(place, "a risky check that nothing comes before", fix);
    }
}

fn figures(place: &str, check: &Check, findings: &mut Findings) {
    if check.minutes == 0 {
        let fix = "Estimate the hands-on time: without it, none is shown, and the order counts one minute.";
        findings.should(place, "no minutes", fix);
    }
    for (symptom, percent) in &check.likelihood_estimate {
        if *percent > 100 {
            let problem = format!("a likelihood of {percent} for \"{symptom}\"");
            findings.must(place, problem, "Likelihoods are percentages, 100 at the most.");
        }
        let any = check.likelihood_estimate.iter().any(|(id, _)| id == "any");
        if *percent == 0 && !any {
            let problem = format!("a likelihood of 0 for \"{symptom}\"");
            findings.must(place, problem, "Leave the symptom out: the check is not asked then.");
        }
    }
    for choice in &check.choices {
        for (id, factor) in &choice.makes_likelier {
            if *factor < 2 {
                let problem = format!("\"{}\" makes \"{id}\" {factor} times as likely", choice.id);
                findings.must(place, problem, "Give a factor of 2 or more, or rule it out.");
            }
        }
    }
}
