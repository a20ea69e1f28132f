//! What an author should mend in a guide, each with its place and the fix.
//!
//! The JSON Schema holds the shape of the file; these rules hold its sense.

use std::fmt;

use super::{Check, Guide, Link, STANDARD_ANSWERS, Safety};

/// One thing to mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Where, for example `checks[3] "restart" .after`.
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

/// Every finding in a guide; none means that it is fit to publish.
pub fn lint(guide: &Guide) -> Vec<Finding> {
    let mut lint = Lint { guide, findings: Vec::new() };
    lint.ids();
    lint.symptoms();
    for (at, check) in guide.checks.iter().enumerate() {
        let place = format!("checks[{at}] \"{}\"", check.id);
        lint.check(&place, check);
        lint.references(&place, check);
        lint.cycle(&place, check);
    }
    lint.outcomes();
    lint.sources();
    lint.findings
}

struct Lint<'a> {
    guide: &'a Guide,
    findings: Vec<Finding>,
}

impl Lint<'_> {
    fn find(&mut self, place: &str, problem: impl Into<String>, fix: &'static str) {
        self.findings.push(Finding { place: place.to_owned(), problem: problem.into(), fix });
    }

    fn ids(&mut self) {
        let guide = self.guide;
        let lists: [(&str, Vec<&str>); 4] = [
            ("symptoms", guide.symptoms.iter().map(|one| one.id.as_str()).collect()),
            ("checks", guide.checks.iter().map(|one| one.id.as_str()).collect()),
            ("outcomes", guide.outcomes.iter().map(|one| one.id.as_str()).collect()),
            ("sources", guide.sources.iter().map(|one| one.id.as_str()).collect()),
        ];
        for (list, ids) in lists {
            for (at, id) in ids.iter().enumerate() {
                let place = format!("{list}[{at}].id");
                if !is_kebab(id) {
                    let fix = "Use lower-case words joined by hyphens, for example low-data-mode.";
                    self.find(&place, format!("\"{id}\" is not kebab-case"), fix);
                }
                if ids.iter().take(at).any(|earlier| earlier == id) {
                    let fix = "Give each entry an id of its own.";
                    self.find(&place, format!("\"{id}\" is used before"), fix);
                }
            }
        }
        if !is_kebab(&guide.id) {
            self.find("id", format!("\"{}\" is not kebab-case", guide.id), "Rename it.");
        }
    }

    fn symptoms(&mut self) {
        let guide = self.guide;
        for (at, symptom) in guide.symptoms.iter().enumerate() {
            if guide.checks.iter().all(|check| check.likelihood(&symptom.id) == 0) {
                let fix = "Name it in the likelihood_estimate of at least one check.";
                let place = format!("symptoms[{at}] \"{}\"", symptom.id);
                self.find(&place, "no check is asked for it", fix);
            }
        }
    }

    fn check(&mut self, place: &str, check: &Check) {
        if check.safety >= Safety::Risky && check.cautions.is_empty() {
            let fix = "Say in cautions what it removes or changes.";
            self.find(place, "a risky check without a caution", fix);
        }
        if check.minutes == 0 {
            self.find(place, "minutes is 0", "Give at least 1 minute.");
        }
        if check.steps.is_empty() {
            self.find(place, "no steps", "Say what to do, one action a step.");
        }
        if check.path.iter().any(|row| row.label.trim().is_empty()) {
            self.find(place, "a path row without a label", "Write the row's label as shown.");
        }
        if check.sources.is_empty() {
            self.find(place, "no source", "Name at least one entry of the guide's sources.");
        }
        if check.likelihood_estimate.iter().any(|&(_, percent)| percent > 100) {
            self.find(place, "a likelihood over 100", "Likelihoods are percentages.");
        }
        for answer in ["fixed", "still-failing"] {
            if check.without.iter().any(|id| id == answer) {
                let fix = "Give it fitting words in choices instead; every reader needs it.";
                self.find(place, format!("\"{answer}\" is taken away"), fix);
            }
        }
        if let Some(main) = check.main.as_deref().filter(|id| !check.answers().contains(id)) {
            let fix = "Name an answer that the check offers.";
            self.find(place, format!("main is \"{main}\", which is no answer here"), fix);
        }
        self.link(place, &check.link);
    }

    fn references(&mut self, place: &str, check: &Check) {
        let guide = self.guide;
        let checks = |ids: &[String]| -> Vec<String> {
            ids.iter().filter(|id| guide.check(id).is_none()).cloned().collect()
        };
        let mut unknown = checks(&check.after);
        for choice in &check.choices {
            unknown.extend(checks(&choice.rules_out));
            unknown.extend(choice.then.iter().filter(|id| guide.check(id).is_none()).cloned());
            let likelier: Vec<String> =
                choice.makes_likelier.iter().map(|(id, _)| id.clone()).collect();
            unknown.extend(checks(&likelier));
            unknown.extend(choice.outcome.iter().filter(|id| guide.outcome(id).is_none()).cloned());
            unknown.extend(choice.counts_as.iter().filter(|id| !is_standard(id)).cloned());
        }
        unknown.extend(check.sources.iter().filter(|id| guide.source(id).is_none()).cloned());
        unknown.extend(check.without.iter().filter(|id| !is_standard(id)).cloned());
        let symptoms = check.likelihood_estimate.iter().map(|(id, _)| id);
        unknown.extend(symptoms.filter(|id| *id != "any" && guide.symptom(id).is_none()).cloned());
        for id in unknown {
            let fix = "Correct the id, or add the entry that it names.";
            self.find(place, format!("\"{id}\" names nothing in this guide"), fix);
        }
    }

    fn cycle(&mut self, place: &str, check: &Check) {
        let mut reached = vec![check.id.as_str()];
        let mut at = 0;
        while let Some(&id) = reached.get(at) {
            at += 1;
            let Some(found) = self.guide.check(id) else { continue };
            for earlier in &found.after {
                if *earlier == check.id {
                    let fix = "Take one of the two out of after.";
                    self.find(place, format!("it must come after itself, through \"{id}\""), fix);
                    return;
                }
                if !reached.contains(&earlier.as_str()) {
                    reached.push(earlier);
                }
            }
        }
    }

    fn outcomes(&mut self) {
        let guide = self.guide;
        for (at, outcome) in guide.outcomes.iter().enumerate() {
            let place = format!("outcomes[{at}] \"{}\"", outcome.id);
            for link in &outcome.links {
                self.link(&place, link);
            }
            if let Some(offer) = outcome.offer.as_deref().filter(|id| guide.check(id).is_none()) {
                let fix = "Correct the id, or add the check that it names.";
                self.find(&place, format!("\"{offer}\" is no check of this guide"), fix);
            }
        }
    }

    fn sources(&mut self) {
        let guide = self.guide;
        for (at, source) in guide.sources.iter().enumerate() {
            if source.url.as_deref().is_some_and(|url| !url.starts_with("https://")) {
                let place = format!("sources[{at}] \"{}\"", source.id);
                self.find(&place, "the address is not https", "Link to an https address.");
            }
        }
    }

    fn link(&mut self, place: &str, link: &Link) {
        if !link.url.starts_with("https://") {
            self.find(place, "the link is not https", "Link to an https address.");
        }
    }
}

fn is_standard(answer: &str) -> bool {
    STANDARD_ANSWERS.contains(&answer)
}

fn is_kebab(id: &str) -> bool {
    !id.is_empty()
        && id.split('-').all(|word| {
            !word.is_empty()
                && word.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit())
        })
}
