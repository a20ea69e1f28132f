//! What holds for every guide and every reader: random guides, random answers.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use quick_checks_core::checkup::{Answers, Checkup, Screen, replay};
use quick_checks_core::guide::{
    Check, Choice, Confidence, Guide, Link, Outcome, Safety, Source, StandardAnswer, Step, Symptom,
    When,
};
use quick_checks_core::handoff;
use quick_checks_core::progress::{read, write};

const SAFETY: [Safety; 4] = [Safety::Safe, Safety::Cautious, Safety::Risky, Safety::LastResort];
const WHEN: [(&str, When); 4] = [
    ("good", When::Fixed),
    ("wait", When::Later),
    ("tried", When::Exhausted),
    ("ask", When::Chosen),
];

/// One check's chances, drawn before ids exist.
#[derive(Debug, Clone)]
struct Draft {
    minutes: u32,
    wait_minutes: u32,
    safety: usize,
    likelihoods: Vec<u32>,
    after: Vec<Index>,
    choices: Vec<DraftChoice>,
}

#[derive(Debug, Clone)]
struct DraftChoice {
    counts_as: usize,
    then: Option<Index>,
    outcome: bool,
    rules_out: Vec<Index>,
    never: Vec<Index>,
    makes_likelier: Vec<(Index, u32)>,
}

fn draft_choice() -> impl Strategy<Value = DraftChoice> {
    let index = any::<Index>;
    (
        0..5_usize,
        proptest::option::weighted(0.3, index()),
        prop::bool::weighted(0.2),
        vec(index(), 0..3),
        vec(index(), 0..2),
        vec((index(), 1..12_u32), 0..3),
    )
        .prop_map(|(counts_as, then, outcome, rules_out, never, makes_likelier)| DraftChoice {
            counts_as,
            then,
            outcome,
            rules_out,
            never,
            makes_likelier,
        })
}

fn draft() -> impl Strategy<Value = Draft> {
    (
        0..60_u32,
        0..600_u32,
        0..4_usize,
        vec(0..100_u32, 2),
        vec(any::<Index>(), 0..2),
        vec(draft_choice(), 0..3),
    )
        .prop_map(|(minutes, wait_minutes, safety, likelihoods, after, choices)| Draft {
            minutes,
            wait_minutes,
            safety,
            likelihoods,
            after,
            choices,
        })
}

fn guides() -> impl Strategy<Value = Guide> {
    vec(draft(), 1..9).prop_map(|drafts| build(&drafts))
}

fn look() -> Step {
    Step { text: "Look.".to_owned(), note: None, caution: None, shows: Vec::new() }
}

fn symptom(at: usize) -> Symptom {
    Symptom {
        id: format!("symptom-{at}"),
        group: String::new(),
        title: String::new(),
        hint: None,
        words: Vec::new(),
        unsure: false,
    }
}

fn build(drafts: &[Draft]) -> Guide {
    let id = |at: usize| format!("check-{at}");
    let pick = |index: &Index| id(index.index(drafts.len()));
    let checks = drafts.iter().enumerate().map(|(at, draft)| Check {
        id: id(at),
        title: "A check".to_owned(),
        why: String::new(),
        ask: None,
        ask_back: None,
        device: None,
        drawing: None,
        steps: vec![look()],
        proof: None,
        retest: true,
        minutes: draft.minutes,
        wait_minutes: draft.wait_minutes,
        cost: None,
        safety: SAFETY[draft.safety],
        cautions: Vec::new(),
        // Only earlier ones: a cycle is an author's error that the linter finds.
        after: if at == 0 {
            Vec::new()
        } else {
            draft.after.iter().map(|index| id(index.index(at))).collect()
        },
        likelihood_estimate: draft
            .likelihoods
            .iter()
            .enumerate()
            .map(|(symptom, percent)| (format!("symptom-{symptom}"), *percent))
            .collect(),
        choices: draft
            .choices
            .iter()
            .enumerate()
            .map(|(number, choice)| Choice {
                id: format!("choice-{number}"),
                label: "A choice".to_owned(),
                counts_as: ["fixed", "still-failing", "not-applicable", "later"]
                    .get(choice.counts_as)
                    .map(|id| (*id).to_owned()),
                then: choice.then.as_ref().map(pick),
                outcome: choice.outcome.then(|| "ask".to_owned()),
                rules_out: choice.rules_out.iter().map(pick).collect(),
                never: choice.never.iter().map(pick).collect(),
                makes_likelier: choice
                    .makes_likelier
                    .iter()
                    .map(|(index, factor)| (pick(index), *factor))
                    .collect(),
                gear: None,
            })
            .collect(),
        main: Vec::new(),
        without: Vec::new(),
        calculation: None,
        link: Some(Link { label: "Help".to_owned(), url: "https://example.org/".to_owned() }),
        sources: vec!["book".to_owned()],
        confidence: Some(Confidence::High),
        checked: "2026-11-21".to_owned(),
    });
    let text = String::new;
    Guide {
        article: false,
        authors_order: false,
        id: "random".to_owned(),
        language: "en".to_owned(),
        original: None,
        subject: text(),
        device: None,
        title: text(),
        question: text(),
        hint: text(),
        retest: text(),
        estimates: text(),
        independence: text(),
        contact: None,
        contact_warning: None,
        reminder: None,
        disclosure: None,
        checked: text(),
        symptoms: (0..2).map(symptom).collect(),
        checks: checks.collect(),
        outcomes: WHEN
            .map(|(id, when)| Outcome {
                id: id.to_owned(),
                when,
                title: text(),
                text: text(),
                steps: Vec::new(),
                links: Vec::new(),
                offer: None,
            })
            .into(),
        sources: vec![Source { id: "book".to_owned(), title: text(), url: None }],
    }
}

/// Answers that may or may not make sense: any check, any answer, known or not.
fn any_answers() -> impl Strategy<Value = Answers> {
    let answer = prop_oneof![
        Just("fixed"),
        Just("still-failing"),
        Just("not-applicable"),
        Just("later"),
        Just("choice-0"),
        Just("choice-1"),
        Just("gone"),
    ];
    (proptest::option::of(0..3_usize), vec((0..10_usize, answer), 0..12)).prop_map(
        |(symptom, given)| {
            let mut answers = Answers {
                symptom: symptom.map(|at| format!("symptom-{at}")),
                ..Answers::default()
            };
            for (check, answer) in given {
                answers.give(&format!("check-{check}"), answer);
            }
            answers
        },
    )
}

/// The check a reader can answer now; past an outcome, where it leaves any.
fn next(checkup: &Checkup) -> Option<&str> {
    match &checkup.screen {
        Screen::Check(next) | Screen::Outcome { onward: Some(next), .. } => Some(&next.id),
        _ => None,
    }
}

/// A reader's walk: the answers before each step, and the check asked then.
fn walk(guide: &Guide, symptom: usize, picks: &[Index]) -> Vec<(Answers, String)> {
    let mut answers = Answers { symptom: Some(format!("symptom-{symptom}")), ..Answers::default() };
    let mut steps = Vec::new();
    for pick in picks {
        let checkup = replay(guide, &answers);
        let Some(check) = next(&checkup).and_then(|id| guide.check(id)) else { break };
        steps.push((answers.clone(), check.id.clone()));
        let offered = check.answers();
        // Fixes end a walk: rarely, so that walks are long.
        let open: Vec<&str> = offered
            .iter()
            .copied()
            .filter(|id| check.meaning(id) != Some(StandardAnswer::Fixed))
            .collect();
        let pool = if open.is_empty() { offered } else { open };
        let answer = *pick.get(&pool);
        answers.give(&check.id, answer);
    }
    steps.push((answers, String::new()));
    steps
}

/// What the answers that count ruled out for good.
fn never<'a>(guide: &'a Guide, checkup: &Checkup) -> Vec<&'a str> {
    let choices = checkup.trail.iter().filter_map(|given| {
        let check = guide.check(&given.check)?;
        check.choice(&given.answer)
    });
    choices.flat_map(|choice| &choice.never).map(String::as_str).collect()
}

/// What they spoke against or led past.
fn set_aside<'a>(guide: &'a Guide, checkup: &Checkup) -> Vec<&'a str> {
    let choices = checkup.trail.iter().filter_map(|given| {
        let check = guide.check(&given.check)?;
        check.choice(&given.answer)
    });
    choices
        .flat_map(|choice| choice.rules_out.iter().chain(&choice.never))
        .map(String::as_str)
        .collect()
}

/// Whether an answer is no attempt: only such a one is doubted.
fn may_be_a_slip(check: &Check, answer: &str) -> bool {
    let choice = check.choice(answer);
    match check.meaning(answer) {
        Some(StandardAnswer::NotApplicable) => true,
        Some(StandardAnswer::StillFailing) => {
            choice.is_some_and(|choice| !choice.rules_out.is_empty() || !choice.never.is_empty())
        }
        _ => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn replay_is_deterministic_and_total(guide in guides(), answers in any_answers()) {
        let checkup = replay(&guide, &answers);
        prop_assert_eq!(&checkup, &replay(&guide, &answers));
        match &checkup.screen {
            Screen::Symptoms => prop_assert!(checkup.symptom.is_none()),
            Screen::Check(next) => prop_assert!(guide.check(&next.id).is_some()),
            Screen::Outcome { id, awaits, onward } => {
                prop_assert!(guide.outcome(id).is_some());
                prop_assert!(awaits.as_ref().is_none_or(|id| guide.check(id).is_some()));
                prop_assert!(onward.as_ref().is_none_or(|next| guide.check(&next.id).is_some()));
            }
        }
    }

    #[test]
    fn the_check_asked_is_among_what_remains(guide in guides(), answers in any_answers()) {
        let checkup = replay(&guide, &answers);
        let asked = usize::from(matches!(checkup.screen, Screen::Check(_)));
        prop_assert!(asked <= checkup.remaining.len());
    }

    #[test]
    fn each_answer_takes_the_reader_one_on(
        guide in guides(), symptom in 0..2_usize, picks in vec(any::<Index>(), 20),
    ) {
        let mut seen = Vec::new();
        for (answers, check) in walk(&guide, symptom, &picks) {
            let checkup = replay(&guide, &answers);
            prop_assert_eq!(checkup.trail.len(), seen.len());
            let last = checkup.trail.last().map(|given| &given.check);
            prop_assert_eq!(last, answers.given.last().map(|given| &given.check));
            if !seen.contains(&check) {
                seen.push(check);
            }
        }
    }

    #[test]
    fn every_path_ends(
        guide in guides(), symptom in 0..2_usize, picks in vec(any::<Index>(), 20),
    ) {
        // More picks than twice the checks: a walk that has not ended has asked something thrice.
        let steps = walk(&guide, symptom, &picks);
        prop_assert!(steps.len() <= 2 * guide.checks.len() + 1);
        let end = steps.last().map(|(answers, _)| replay(&guide, answers).screen);
        let ended = matches!(end, Some(Screen::Outcome { onward: None, .. }));
        prop_assert!(ended, "ended at {:?}", end);
    }

    #[test]
    fn only_a_doubtful_answer_is_asked_for_again_and_once(
        guide in guides(), symptom in 0..2_usize, picks in vec(any::<Index>(), 20),
    ) {
        for (answers, check) in walk(&guide, symptom, &picks) {
            let given = answers.given.iter().filter(|given| given.check == check);
            let given: Vec<&str> = given.map(|given| given.answer.as_str()).collect();
            prop_assert!(given.len() < 2, "a third look");
            if let (Some(answer), Some(check)) = (given.first(), guide.check(&check)) {
                prop_assert!(may_be_a_slip(check, answer), "{} {}", check.id, answer);
            }
        }
    }

    #[test]
    fn what_would_do_harm_is_not_asked(
        guide in guides(), symptom in 0..2_usize, picks in vec(any::<Index>(), 20),
    ) {
        for (answers, check) in walk(&guide, symptom, &picks) {
            let checkup = replay(&guide, &answers);
            prop_assert!(!never(&guide, &checkup).contains(&check.as_str()));
        }
    }

    /// At the end, nothing that could be the cause is left unasked.
    #[test]
    fn nothing_set_aside_is_lost(
        guide in guides(), symptom in 0..2_usize, picks in vec(any::<Index>(), 20),
    ) {
        let steps = walk(&guide, symptom, &picks);
        let Some((answers, _)) = steps.last() else { return Ok(()) };
        let checkup = replay(&guide, answers);
        let (symptom, never) = (format!("symptom-{symptom}"), never(&guide, &checkup));
        let aside = set_aside(&guide, &checkup);
        for check in &guide.checks {
            let cause = check.likelihood(&symptom) > 0 && !never.contains(&check.id.as_str());
            let risky = check.safety >= Safety::Risky && aside.contains(&check.id.as_str());
            prop_assert!(!cause || risky || answers.to(&check.id).is_some(), "{}", check.id);
        }
    }

    #[test]
    fn what_must_be_offered_first_was_offered_or_ruled_out(
        guide in guides(), symptom in 0..2_usize, picks in vec(any::<Index>(), 20),
    ) {
        for (answers, check) in walk(&guide, symptom, &picks) {
            let out = replay(&guide, &answers);
            let out = set_aside(&guide, &out);
            for earlier in guide.check(&check).into_iter().flat_map(|check| &check.after) {
                prop_assert!(answers.to(earlier).is_some() || out.contains(&earlier.as_str()));
            }
        }
    }

    #[test]
    fn back_undoes_exactly_one_answer(
        guide in guides(), symptom in 0..2_usize, picks in vec(any::<Index>(), 12),
    ) {
        let steps = walk(&guide, symptom, &picks);
        for pair in steps.windows(2) {
            let [(before, asked), (after, _)] = pair else { continue };
            let mut back = after.clone();
            let last = replay(&guide, after).trail.last().map(|given| given.check.clone());
            prop_assert_eq!(last.as_ref(), Some(asked));
            back.take_back(asked);
            prop_assert_eq!(&back, before);
        }
    }

    #[test]
    fn a_change_keeps_every_other_answer(
        guide in guides(), answers in any_answers(), which in any::<Index>(),
    ) {
        prop_assume!(!answers.given.is_empty());
        let mut changed = answers.clone();
        let target = which.get(&answers.given).check.clone();
        let at = answers.given.iter().rposition(|given| given.check == target);
        changed.change(&target, "not-applicable");
        prop_assert_eq!(changed.given.len(), answers.given.len());
        for (i, (old, new)) in answers.given.iter().zip(&changed.given).enumerate() {
            prop_assert!(old == new || (at == Some(i) && new.check == target));
        }
        // And changed back, everything is as it was.
        if let Some(before) = answers.to(&target) {
            changed.change(&target, before);
        }
        prop_assert_eq!(replay(&guide, &changed), replay(&guide, &answers));
    }

    #[test]
    fn saved_and_loaded_progress_shows_the_same_screen(
        guide in guides(), answers in any_answers(),
    ) {
        let text = serde_json::to_string(&write(&guide.id, &answers)).unwrap_or_default();
        let json = serde_json::from_str(&text).map_err(|error| error.to_string());
        let loaded = json.map(|json| read(&guide.id, &json));
        prop_assert_eq!(loaded, Ok(Ok(answers.clone())));
        let link = handoff::write(&guide.id, &answers);
        let carried = handoff::read(&guide.id, &link);
        prop_assert_eq!(carried, (!answers.is_empty()).then_some(answers));
    }
}
