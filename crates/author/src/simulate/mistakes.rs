//! One mistake: what a single wrong answer costs a reader who is right otherwise.

use std::fmt;

use quick_checks_core::checkup::{Answers, Screen, replay};
use quick_checks_core::guide::{Check, Guide, Id, Safety, StandardAnswer};

use super::faults;
use super::reader::truthful;

/// Every symptom × fault × check before it × other answer, in a run that is truthful otherwise.
#[derive(Debug, Default)]
pub struct Mistakes {
    /// The runs.
    pub runs: Vec<Run>,
    /// The same for the fault's own check, put off with an answer that is no attempt: not if it is
    /// risky, which is for the reader to decide, nor if it is the last that could be asked.
    pub at_the_cure: Vec<Run>,
}

/// One run with one mistake.
#[derive(Debug)]
pub struct Run {
    /// What the reader sees.
    pub symptom: Id,
    /// The check that would end their trouble.
    pub fault: Id,
    /// The check answered wrongly.
    pub check: Id,
    /// The wrong answer.
    pub answer: Id,
    /// Whether the fault's check is offered in the end.
    pub found: bool,
    /// Whether a risky check of a riskier class than the fault's is offered before it.
    pub riskier_first: bool,
}

/// Tries every mistake. A mistaken "fixed" is none of them: nobody takes it for working.
pub fn mistakes(guide: &Guide) -> Mistakes {
    let mut all = Mistakes::default();
    for symptom in &guide.symptoms {
        for (fault, _) in faults(guide, &symptom.id) {
            let mut answers = Answers { symptom: Some(symptom.id.clone()), ..Answers::default() };
            while let Some(check) = asked(guide, &answers) {
                let at_fault = check.id == fault.id;
                let right = if at_fault { "fixed" } else { truthful(check, fault) };
                for answer in check.answers() {
                    let meaning = check.meaning(answer);
                    let tried = meaning == Some(StandardAnswer::StillFailing)
                        && check.choice(answer).is_none_or(|choice| choice.rules_out.is_empty());
                    let later = meaning == Some(StandardAnswer::Later);
                    let declined = tried || later || fault.safety >= Safety::Risky;
                    if answer == right
                        || meaning == Some(StandardAnswer::Fixed)
                        || at_fault && declined
                    {
                        continue;
                    }
                    let mut after = answers.clone();
                    after.give(&check.id, answer);
                    if at_fault && asked(guide, &after).is_none() {
                        continue;
                    }
                    let run = follow(guide, answers.clone(), fault, check, answer);
                    if at_fault { &mut all.at_the_cure } else { &mut all.runs }.push(run);
                }
                if at_fault {
                    break;
                }
                answers.give(&check.id, right);
            }
        }
    }
    all
}

/// The rest of a run from a wrong answer on.
fn follow(
    guide: &Guide,
    mut answers: Answers,
    fault: &Check,
    mistaken: &Check,
    answer: &str,
) -> Run {
    let mut run = Run {
        symptom: answers.symptom.clone().unwrap_or_default(),
        fault: fault.id.clone(),
        check: mistaken.id.clone(),
        answer: answer.to_owned(),
        found: false,
        riskier_first: false,
    };
    answers.give(&mistaken.id, answer);
    while let Some(check) = asked(guide, &answers) {
        if check.id == fault.id {
            run.found = true;
            break;
        }
        run.riskier_first |= check.safety > fault.safety && check.safety >= Safety::Risky;
        answers.give(&check.id, truthful(check, fault));
    }
    run
}

/// A check, its answer, and how many runs with it lose the cure.
type Worst<'a> = (&'a str, &'a str, usize);

impl Mistakes {
    /// Runs in which the cure is lost.
    pub fn lost(&self) -> usize {
        self.runs.iter().filter(|run| !run.found).count()
    }

    /// Runs in which something riskier than the cure comes before it.
    pub fn riskier_first(&self) -> usize {
        self.runs.iter().filter(|run| run.riskier_first).count()
    }

    /// Runs in which the cure itself was put off and does not come back.
    pub fn lost_at_the_cure(&self) -> usize {
        self.at_the_cure.iter().filter(|run| !run.found).count()
    }

    /// The check and answer that loses the cure most often, and how often, if any does.
    pub fn worst(&self) -> Option<Worst<'_>> {
        let put_off = || self.at_the_cure.iter().filter(|run| !run.found);
        let lost = |run: &&Run| !run.found || run.riskier_first;
        let runs = || self.runs.iter().filter(lost).chain(put_off());
        let counted = runs().map(|one| {
            let same = |run: &&Run| run.check == one.check && run.answer == one.answer;
            (one.check.as_str(), one.answer.as_str(), runs().filter(same).count())
        });
        counted.max_by_key(|&(.., count)| count)
    }
}

impl fmt::Display for Mistakes {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = |out: &mut fmt::Formatter<'_>, what: &str, count: usize, of: usize| {
            let number = |count: usize| u32::try_from(count).map_or(0.0, f64::from);
            let percent = 100.0 * number(count) / number(of.max(1));
            writeln!(out, "{what}: {percent:.1} % ({count} of {of})")
        };
        let runs = self.runs.len();
        writeln!(out, "One mistake in a run that is truthful otherwise.")?;
        share(out, "the cure is lost", self.lost(), runs)?;
        share(out, "something riskier comes first", self.riskier_first(), runs)?;
        let put_off = self.at_the_cure.len();
        share(out, "the cure itself is put off, and lost", self.lost_at_the_cure(), put_off)?;
        if let Some((check, answer, times)) = self.worst() {
            writeln!(out, "costliest answer: {answer} to {check}, {times} times")?;
        }
        Ok(())
    }
}

/// The check asked now; a parked check is gone past.
fn asked<'a>(guide: &'a Guide, answers: &Answers) -> Option<&'a Check> {
    match replay(guide, answers).screen {
        Screen::Check(next) | Screen::Outcome { onward: Some(next), .. } => guide.check(&next.id),
        _ => None,
    }
}
