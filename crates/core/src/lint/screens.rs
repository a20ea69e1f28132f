//! What makes a check fit one screen of a phone, and its picture honest.

use super::{Findings, places};
use crate::guide::{Check, Guide, Safety, Step};
use crate::rich_text::{Piece, pieces, plain, points};

/// Most words before the answers, and most answers.
const WORDS: usize = 90;
/// The same for a translation: languages differ.
const TRANSLATED_WORDS: usize = 99;
const ANSWERS: usize = 4;
/// About what the widget adds of its own: why the check is next.
const WHY_WORDS: usize = 5;
/// How long it takes, and how long to wait then.
const TIME_WORDS: [usize; 2] = [4, 5];
/// That cautions come first.
const CAREFUL_WORDS: usize = 4;
/// The question of a gate: whether the steps are wanted.
const GATE_WORDS: usize = 5;

pub(super) fn lint(guide: &Guide, findings: &mut Findings) {
    let most = if guide.original.is_some() { TRANSLATED_WORDS } else { WORDS };
    for (place, check) in places("checks", &guide.checks, |check| &check.id) {
        let words = words_before_answers(guide, check);
        if words > most {
            let problem = format!("{words} words before the answers, more than {most}");
            findings.should(&place, problem, "Say less, or move what is not needed now into why.");
        }
        let answers = check.answers().len();
        if answers > ANSWERS {
            let problem = format!("{answers} answers, more than {ANSWERS}");
            findings.should(&place, problem, "Take standard answers that make no sense away.");
        }
        if check.ask.is_none() {
            let fix = "Ask in ask what the answers answer.";
            findings.could(&place, "no question of its own", fix);
        }
        if check.main.len() > 2 {
            let fix = "Name in main the two answers that most readers will give.";
            findings.could(&place, "more than two main answers", fix);
        }
        pictures(&place, &check.steps, findings);
    }
}

/// A picture must not show what a later step asks for: who follows the picture would skip what
/// comes between.
fn pictures(place: &str, steps: &[Step], findings: &mut Findings) {
    for (at, step) in steps.iter().enumerate() {
        for row in &step.shows {
            let later = steps.iter().skip(at + 1);
            if later.into_iter().any(|later| asks_for(later, &row.label)) {
                let problem =
                    format!("the picture of step {} shows \"{}\" too early", at + 1, row.label);
                findings.must(place, problem, "Show it below the step that asks for it.");
            }
        }
    }
}

/// Whether a step names a label in bold, as the end of a way or alone.
fn asks_for(step: &Step, label: &str) -> bool {
    let (line, nested) = points(&step.text);
    [line].into_iter().chain(nested).flat_map(pieces).any(|piece| match piece {
        Piece::Bold(words) => words.split(" › ").last() == Some(label),
        _ => false,
    })
}

/// How many words a reader has to pass before the answers.
pub fn words_before_answers(guide: &Guide, check: &Check) -> usize {
    let [minutes, wait] = TIME_WORDS;
    let mut own = count(&check.title);
    if check.minutes > 0 {
        own += minutes;
    }
    if check.wait_minutes > 0 {
        own += wait;
    }
    if let Some(cost) = &check.cost {
        own += 1 + count(cost);
    }
    if !check.cautions.is_empty() {
        own += CAREFUL_WORDS;
    }
    let cautions: usize = check.cautions.iter().map(|text| count(text)).sum();
    let steps: usize = check.steps.iter().map(step_words).sum();
    let retest = if check.retest { count(&guide.retest) } else { 0 };
    let rest = [&check.proof, &check.ask].into_iter().flatten().map(|text| count(text));
    let instructions = steps + retest + rest.sum::<usize>();
    if check.safety == Safety::LastResort {
        // One screen with the cautions, then one with the steps.
        return own + (WHY_WORDS + cautions + GATE_WORDS).max(instructions);
    }
    own + WHY_WORDS + cautions + instructions
}

fn step_words(step: &Step) -> usize {
    let texts = [Some(&step.text), step.note.as_ref(), step.caution.as_ref()];
    let rows = step.shows.iter().flat_map(|row| [Some(&row.label), row.value.as_ref()]);
    texts.into_iter().chain(rows).flatten().map(|text| count(text)).sum()
}

fn count(text: &str) -> usize {
    let words = plain(text);
    // French has punctuation with a space before it.
    words.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}
