//! The checkup, as tables over a small guide: what was answered, and what is shown then.

use std::error::Error;
use std::fs;
use std::path::Path;

use quick_checks_core::checkup::{Answers, Checkup, Reason, Screen, replay};
use quick_checks_core::guide::{Choice, Guide, decode};

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

fn small() -> Result<Guide> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/guide-1.json");
    Ok(decode(&fs::read_to_string(file)?)?)
}

fn answers(symptom: &str, given: &[(&str, &str)]) -> Answers {
    let mut answers = Answers { symptom: Some(symptom.to_owned()), ..Answers::default() };
    for (check, answer) in given {
        answers.give(check, answer);
    }
    answers
}

/// What is shown, in short: `? symptoms`, a check's id, or `! outcome`.
fn shown(checkup: &Checkup) -> String {
    match &checkup.screen {
        Screen::Symptoms => "? symptoms".to_owned(),
        Screen::Check(next) => next.id.clone(),
        Screen::Outcome { id, .. } => format!("! {id}"),
    }
}

/// Symptom, answers, what is shown.
type Row<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a str);

const FAILS: &str = "still-failing";

#[test]
fn the_answers_decide_the_screen() -> Result {
    let guide = small()?;
    let all =
        [("look", FAILS), ("shake", FAILS), ("turn", FAILS), ("copy", FAILS), ("hammer", FAILS)];
    let table: &[Row] = &[
        // By likelihood per minute (40/1, 20/5, 30/10), safe before risky whatever the ratio.
        ("broken", &[], "look"),
        ("broken", &all[..1], "shake"),
        ("broken", &all[..2], "turn"),
        // The risky one only after what must be offered first.
        ("broken", &all[..3], "copy"),
        ("broken", &all[..4], "hammer"),
        ("broken", &all[..5], "! tried"),
        // Another symptom, other likelihoods.
        ("odd", &[], "look"),
        ("odd", &[("look", FAILS)], "shake"),
        ("odd", &[("look", FAILS), ("shake", FAILS)], "pray"),
        ("odd", &[("look", FAILS), ("shake", FAILS), ("pray", FAILS)], "! tried"),
        // Standard answers.
        ("broken", &[("look", "fixed")], "! good"),
        ("broken", &[("look", "not-applicable")], "shake"),
        ("broken", &[("look", "later")], "! wait"),
        ("broken", &[("look", "later"), ("shake", FAILS)], "turn"),
        // A check's own choices: lead on, rule out, make likelier, end.
        ("broken", &[("look", "grey")], "turn"),
        // What an answer spoke against comes after all, before anything risky.
        ("broken", &[("look", "grey"), ("turn", FAILS)], "shake"),
        ("broken", &[("look", "grey"), ("turn", FAILS), ("shake", FAILS)], "look"),
        ("broken", &[("look", "hidden")], "pray"),
        ("broken", &[("look", "work")], "! ask"),
        ("broken", &[("look", "work"), ("shake", FAILS)], "turn"),
        ("broken", &[("look", "running")], "! wait"),
        // What the guide does not know is skipped.
        ("broken", &[("gone", "fixed")], "look"),
        ("broken", &[("look", "gone")], "look"),
        ("gone", &[("look", FAILS)], "? symptoms"),
    ];
    for (symptom, given, wanted) in table {
        let checkup = replay(&guide, &answers(symptom, given));
        assert_eq!(shown(&checkup), *wanted, "{symptom} {given:?}");
    }
    Ok(())
}

#[test]
fn no_answer_asks_for_the_symptom() -> Result {
    assert_eq!(shown(&replay(&small()?, &Answers::default())), "? symptoms");
    Ok(())
}

#[test]
fn a_check_says_why_it_is_next() -> Result {
    let guide = small()?;
    for (given, wanted) in [
        (&[][..], Reason::First),
        (&[("look", FAILS)], Reason::Next),
        (&[("look", "grey")], Reason::Led),
        (&[("look", FAILS), ("shake", FAILS)], Reason::Likeliest),
        (&[("look", FAILS), ("shake", FAILS), ("turn", FAILS)], Reason::OfferedFirst),
        (
            &[("look", FAILS), ("shake", FAILS), ("turn", FAILS), ("copy", "not-applicable")],
            Reason::SaferTried,
        ),
    ] {
        let checkup = replay(&guide, &answers("broken", given));
        let Screen::Check(next) = checkup.screen else { return Err("no check".into()) };
        assert_eq!(next.reason, wanted, "{given:?}");
    }
    Ok(())
}

#[test]
fn the_total_counts_what_is_answered_and_what_is_left() -> Result {
    let guide = small()?;
    let total = |given: &Answers| {
        let checkup = replay(&guide, given);
        checkup.trail.len() + checkup.remaining.len()
    };
    let mut given = answers("broken", &[]);
    // look, shake, turn, hammer, and copy before it.
    assert_eq!(total(&given), 5);
    for (check, left) in [("look", 5), ("shake", 5), ("turn", 5), ("copy", 5), ("hammer", 5)] {
        given.give(check, FAILS);
        assert_eq!(total(&given), left, "{check}");
    }
    given.change("look", "fixed");
    assert_eq!(total(&given), 1, "a fix ends the count");
    Ok(())
}

#[test]
fn taking_the_last_answer_back_shows_its_check_again() -> Result {
    let guide = small()?;
    let mut given = answers("broken", &[]);
    let mut screens = Vec::new();
    loop {
        let checkup = replay(&guide, &given);
        let Screen::Check(next) = checkup.screen else { break };
        screens.push((given.clone(), next.id.clone()));
        given.give(&next.id, FAILS);
    }
    assert_eq!(screens.len(), 5);
    for (before, check) in screens.into_iter().rev() {
        given.take_back(&check);
        assert_eq!(given, before);
        assert_eq!(shown(&replay(&guide, &given)), check);
    }
    Ok(())
}

#[test]
fn changing_an_answer_keeps_the_others() -> Result {
    let guide = small()?;
    let mut given = answers("broken", &[("look", FAILS), ("shake", FAILS), ("turn", FAILS)]);
    // "It is grey" speaks against shaking; but the reader has shaken it, and said so.
    given.change("look", "grey");
    let checkup = replay(&guide, &given);
    let trail: Vec<&str> = checkup.trail.iter().map(|given| given.check.as_str()).collect();
    assert_eq!(trail, ["look", "shake", "turn"]);
    given.change("look", FAILS);
    assert_eq!(replay(&guide, &given).trail.len(), 3);
    // Another symptom keeps them all.
    given.symptom = Some("odd".to_owned());
    assert_eq!(replay(&guide, &given).trail.len(), 3);
    Ok(())
}

#[test]
fn an_answer_before_a_fix_can_be_changed_without_losing_what_followed() -> Result {
    let guide = small()?;
    let mut given = answers("broken", &[("look", FAILS), ("shake", "fixed")]);
    given.change("look", "fixed");
    assert_eq!(replay(&guide, &given).trail.len(), 1);
    given.change("look", FAILS);
    assert_eq!(shown(&replay(&guide, &given)), "! good");
    Ok(())
}

#[test]
fn something_running_is_parked_and_asked_about() -> Result {
    let guide = small()?;
    let checkup = replay(&guide, &answers("broken", &[("look", "later")]));
    let Screen::Outcome { awaits, onward, .. } = checkup.screen else {
        return Err("no end".into());
    };
    assert_eq!(awaits.as_deref(), Some("look"));
    assert_eq!(onward.map(|next| next.id).as_deref(), Some("shake"), "the reader may go on");
    assert_eq!(checkup.pending, ["look"]);
    Ok(())
}

#[test]
fn when_all_else_is_tried_what_runs_is_asked_about() -> Result {
    let guide = small()?;
    let given = answers("odd", &[("look", "later"), ("shake", FAILS), ("pray", FAILS)]);
    let Screen::Outcome { id, awaits, .. } = replay(&guide, &given).screen else {
        return Err("no end".into());
    };
    assert_eq!((id.as_str(), awaits.as_deref()), ("wait", Some("look")));
    Ok(())
}

#[test]
fn what_runs_ends_in_the_outcome_its_own_answer_chose() -> Result {
    let mut guide = small()?;
    for check in &mut guide.checks {
        for choice in check.choices.iter_mut().filter(|choice| choice.id == "running") {
            choice.outcome = Some("ask".to_owned());
        }
    }
    let given = answers("odd", &[("look", "running"), ("shake", FAILS), ("pray", FAILS)]);
    let Screen::Outcome { id, awaits, .. } = replay(&guide, &given).screen else {
        return Err("no end".into());
    };
    assert_eq!((id.as_str(), awaits.as_deref()), ("ask", Some("look")));
    Ok(())
}

#[test]
fn later_evidence_reopens_what_was_ruled_out() -> Result {
    let mut guide = small()?;
    let turn = guide.checks.iter_mut().find(|check| check.id == "turn").ok_or("no check")?;
    turn.choices = vec![Choice {
        id: "rattles".to_owned(),
        label: "It rattles".to_owned(),
        counts_as: None,
        then: Some("look".to_owned()),
        outcome: None,
        rules_out: Vec::new(),
        never: Vec::new(),
        makes_likelier: vec![("shake".to_owned(), 5)],
        gear: None,
    }];
    // "It is grey" rules shaking out; "it rattles" leads back to looking, which is answered, and
    // speaks for shaking.
    let given = answers("broken", &[("look", "grey"), ("turn", "rattles")]);
    assert_eq!(shown(&replay(&guide, &given)), "shake");
    Ok(())
}

/// The small guide, in which "It is grey" has these effects.
fn with_grey(change: impl FnOnce(&mut Choice)) -> Result<Guide> {
    let mut guide = small()?;
    let mut choices = guide.checks.iter_mut().flat_map(|check| &mut check.choices);
    let grey = choices.find(|choice| choice.id == "grey").ok_or("no choice")?;
    grey.then = None;
    change(grey);
    drop(choices);
    Ok(guide)
}

fn ids(names: &[&str]) -> Vec<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

/// Each check asked, and whether it was a second look, until the end; `reader` answers.
fn asked(guide: &Guide, symptom: &str, reader: &[(&str, &str)]) -> Vec<String> {
    let (mut given, mut asked) = (answers(symptom, &[]), Vec::new());
    let mut reader = reader.to_vec();
    while let Screen::Check(next) = replay(guide, &given).screen {
        let mark = match next.reason {
            Reason::SecondLook => "again ",
            Reason::Contradicted => "contradicted ",
            _ => "",
        };
        asked.push(format!("{mark}{}", next.id));
        let at = reader.iter().position(|(check, _)| *check == next.id);
        let answer = at.map_or(FAILS, |at| reader.remove(at).1);
        given.give(&next.id, answer);
    }
    asked
}

#[test]
fn what_an_answer_spoke_against_is_offered_before_anything_riskier() -> Result {
    let guide = small()?;
    assert_eq!(
        asked(&guide, "broken", &[("look", "grey")]),
        ["look", "turn", "again shake", "again look", "copy", "hammer"]
    );
    // And before the end, where nothing riskier follows.
    assert_eq!(
        asked(&guide, "odd", &[("look", "grey")]),
        ["look", "turn", "pray", "again shake", "again look"]
    );
    Ok(())
}

#[test]
fn an_answer_that_names_its_own_check_is_asked_for_again() -> Result {
    let guide = with_grey(|grey| grey.rules_out = ids(&["look", "shake"]))?;
    // A slip: what it spoke against is open again.
    assert_eq!(
        asked(&guide, "broken", &[("look", "grey"), ("look", FAILS)]),
        ["look", "turn", "again look", "shake", "copy", "hammer"]
    );
    // Confirmed: it waits until all else is done.
    assert_eq!(
        asked(&guide, "broken", &[("look", "grey"), ("look", "grey")]),
        ["look", "turn", "again look", "copy", "hammer", "again shake"]
    );
    Ok(())
}

#[test]
fn an_answer_is_doubted_for_what_it_spoke_against_even_if_its_check_was_set_aside() -> Result {
    let mut guide = with_grey(|grey| grey.never = ids(&["look"]))?;
    let shake = guide.checks.iter_mut().find(|check| check.id == "shake").ok_or("no check")?;
    // It cannot be the cure here, but it speaks against one that can.
    shake.likelihood_estimate = Vec::new();
    shake.choices = vec![Choice {
        id: "quiet".to_owned(),
        label: "It is quiet".to_owned(),
        counts_as: None,
        then: None,
        outcome: None,
        rules_out: ids(&["shake"]),
        never: ids(&["hammer"]),
        makes_likelier: Vec::new(),
        gear: None,
    }];
    // Set aside by "look", then answered by way of a link.
    let given = [("look", "grey"), ("shake", "quiet"), ("turn", FAILS)];
    let checkup = replay(&guide, &answers("broken", &given));
    assert_eq!(shown(&checkup), "shake");
    Ok(())
}

#[test]
fn what_does_not_apply_is_asked_again_only_before_risk() -> Result {
    let mut guide = small()?;
    let turn = guide.checks.iter_mut().find(|check| check.id == "turn").ok_or("no check")?;
    turn.safety = quick_checks_core::guide::Safety::Cautious;
    let away = ("shake", "not-applicable");
    assert_eq!(
        asked(&guide, "broken", &[away]),
        ["look", "shake", "turn", "again shake", "copy", "hammer"]
    );
    // A fact that nobody mistakes is not doubted.
    let guide = with_grey(|grey| {
        grey.counts_as = Some("not-applicable".to_owned());
        grey.rules_out = Vec::new();
        grey.never = ids(&["look"]);
    })?;
    let walk = asked(&guide, "broken", &[("look", "grey")]);
    assert_eq!(walk, ["look", "shake", "turn", "copy", "hammer"]);
    Ok(())
}

#[test]
fn nobody_is_asked_the_same_at_once_nor_pressed_to_do_what_is_risky() -> Result {
    let guide = small()?;
    let declined = [("hammer", "not-applicable")];
    assert_eq!(asked(&guide, "broken", &declined), ["look", "shake", "turn", "copy", "hammer"]);
    // The last one of all, and the last but one.
    assert_eq!(asked(&guide, "odd", &[("pray", "not-applicable")]), ["look", "shake", "pray"]);
    assert_eq!(
        asked(&guide, "odd", &[("shake", "not-applicable")]),
        ["look", "shake", "pray", "again shake"]
    );
    Ok(())
}

#[test]
fn what_would_do_harm_stays_ruled_out_until_that_answer_changes() -> Result {
    let guide = with_grey(|grey| {
        grey.rules_out = ids(&["look"]);
        grey.never = ids(&["shake", "hammer"]);
        grey.makes_likelier = vec![("hammer".to_owned(), 9)];
    })?;
    assert_eq!(
        asked(&guide, "broken", &[("look", "grey"), ("look", "grey")]),
        ["look", "turn", "again look"]
    );
    assert_eq!(
        asked(&guide, "broken", &[("look", "grey")]),
        ["look", "turn", "again look", "shake", "copy", "hammer"]
    );
    // In guides from before there was a word for it, what is ruled out and risky stays away.
    let guide = with_grey(|grey| grey.rules_out = ids(&["hammer"]))?;
    let walk = asked(&guide, "broken", &[("look", "grey"), ("look", "grey")]);
    assert_eq!(walk, ["look", "shake", "turn", "again look"]);
    Ok(())
}

#[test]
fn an_answer_that_is_contradicted_is_asked_again_at_once() -> Result {
    let guide = with_grey(|grey| grey.rules_out = ids(&["look", "pray"]))?;
    let reader = [("look", "grey"), ("shake", "rattles"), ("look", "grey")];
    // Led there, or found likelier.
    for (then, likelier) in [(Some("look"), "pray"), (None, "look")] {
        let mut guide = guide.clone();
        let shake = guide.checks.iter_mut().find(|check| check.id == "shake").ok_or("no check")?;
        shake.choices = vec![Choice {
            id: "rattles".to_owned(),
            label: "It rattles".to_owned(),
            counts_as: None,
            then: then.map(str::to_owned),
            outcome: None,
            rules_out: Vec::new(),
            never: Vec::new(),
            makes_likelier: vec![(likelier.to_owned(), 5)],
            gear: None,
        }];
        let walk = asked(&guide, "odd", &reader);
        assert_eq!(walk[..3], ["look", "shake", "contradicted look"]);
        // Said twice, against other evidence: the evidence stands.
        let last = if likelier == "pray" { "pray" } else { "again pray" };
        assert_eq!(walk[3..], [last], "{walk:?}");
    }
    Ok(())
}

#[test]
fn going_back_from_a_second_look_brings_the_first_answer_back() -> Result {
    let guide = with_grey(|grey| grey.rules_out = ids(&["look", "shake"]))?;
    let before = answers("broken", &[("look", "grey"), ("turn", FAILS)]);
    let mut given = before.clone();
    given.give("look", FAILS);
    let checkup = replay(&guide, &given);
    let trail: Vec<_> = checkup.trail.iter().map(|given| (&*given.check, &*given.answer)).collect();
    assert_eq!(trail, [("turn", FAILS), ("look", FAILS)], "the later one counts");
    // A change is one of the answer that counts.
    given.change("look", "hidden");
    assert_eq!(given.to("look"), Some("hidden"));
    given.take_back("look");
    assert_eq!(given, before);
    Ok(())
}

#[test]
fn an_answer_counts_even_where_an_earlier_one_spoke_against_its_check() -> Result {
    let guide = with_grey(|grey| grey.never = ids(&["hammer"]))?;
    for check in ["shake", "hammer"] {
        let given = answers("broken", &[("look", "grey"), (check, "fixed")]);
        assert_eq!(shown(&replay(&guide, &given)), "! good", "{check}");
    }
    Ok(())
}

#[test]
fn a_symptom_the_guide_no_longer_knows_is_reported_and_asked_for() -> Result {
    let checkup = replay(&small()?, &answers("gone", &[("look", FAILS)]));
    assert_eq!(shown(&checkup), "? symptoms");
    assert_eq!(checkup.dropped, ["gone"]);
    Ok(())
}

#[test]
fn what_the_guide_no_longer_knows_is_reported() -> Result {
    let checkup = replay(&small()?, &answers("broken", &[("gone", FAILS), ("look", FAILS)]));
    assert_eq!(checkup.dropped, ["gone"]);
    assert_eq!(checkup.trail.len(), 1);
    Ok(())
}

#[test]
fn a_cycle_in_an_unlinted_guide_does_not_hang() -> Result {
    let mut guide = small()?;
    for (check, after) in [("look", "shake"), ("shake", "look")] {
        if let Some(check) = guide.checks.iter_mut().find(|one| one.id == check) {
            check.after.push(after.to_owned());
        }
    }
    let checkup = replay(&guide, &answers("broken", &[]));
    assert!(matches!(checkup.screen, Screen::Check(_)));
    Ok(())
}

#[test]
fn answers_are_offered_main_one_first() -> Result {
    let guide = small()?;
    for (check, main, wanted) in [
        ("turn", None, &["fixed", "still-failing", "not-applicable", "later"][..]),
        ("turn", Some("later"), &["later", "still-failing", "fixed", "not-applicable"]),
        ("shake", None, &["fixed", "still-failing", "not-applicable"]),
        (
            "look",
            Some("work"),
            &[
                "work",
                "still-failing",
                "grey",
                "hidden",
                "running",
                "fixed",
                "not-applicable",
                "later",
            ],
        ),
    ] {
        let mut check = guide.check(check).ok_or("no check")?.clone();
        check.main = main.map(str::to_owned).into_iter().collect();
        assert_eq!(check.answers(), wanted, "{}", check.id);
    }
    Ok(())
}

#[test]
fn extreme_figures_do_not_overflow() -> Result {
    let mut guide = small()?;
    for check in &mut guide.checks {
        check.minutes = u32::MAX;
        check.wait_minutes = u32::MAX;
        for (_, percent) in &mut check.likelihood_estimate {
            *percent = u32::MAX;
        }
    }
    assert!(matches!(replay(&guide, &answers("broken", &[])).screen, Screen::Check(_)));
    Ok(())
}
