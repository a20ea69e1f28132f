//! Saved progress: what one version wrote, every later one reads.

use std::error::Error;
use std::fs;
use std::path::Path;

use quick_checks_core::checkup::Answers;
use quick_checks_core::handoff;
use quick_checks_core::json::Json;
use quick_checks_core::progress::{Unreadable, key, read, write};

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

fn answers() -> Answers {
    let mut answers = Answers { symptom: Some("broken".to_owned()), ..Answers::default() };
    answers.give("look", "still-failing");
    answers.give("turn", "fixed");
    answers
}

fn fixture() -> Result<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/progress-1.json");
    Ok(fs::read_to_string(file)?)
}

fn reading(text: &str) -> Result<std::result::Result<Answers, Unreadable>> {
    Ok(read("small", &serde_json::from_str::<Json>(text)?))
}

#[test]
fn the_key_is_the_contract_s() {
    assert_eq!(key("icloud-backup"), "quick-checks/1/icloud-backup");
}

#[test]
fn format_1_is_read_for_ever() -> Result {
    assert_eq!(reading(&fixture()?)?, Ok(answers()));
    Ok(())
}

#[test]
fn what_is_written_is_format_1_to_the_letter() -> Result {
    assert_eq!(serde_json::to_string(&write("small", &answers()))?, fixture()?.trim_end());
    Ok(())
}

#[test]
fn what_is_written_is_read_back() -> Result {
    for answers in [answers(), Answers::default()] {
        let text = serde_json::to_string(&write("small", &answers))?;
        assert_eq!(reading(&text)?, Ok(answers));
    }
    Ok(())
}

#[test]
fn notes_are_kept_beside_the_answers_and_older_values_have_none() -> Result {
    let mut noted = answers();
    noted.note("used", "4,2");
    noted.note("look", "2026-11-21");
    noted.note("used", "4,3");
    let text = serde_json::to_string(&write("small", &noted))?;
    assert!(text.ends_with(r#","notes":{"look":"2026-11-21","used":"4,3"}}"#), "{text}");
    assert_eq!(reading(&text)?, Ok(noted.clone()));
    assert!(noted.agree(&answers()), "notes change no answer");
    noted.note("used", "");
    noted.note("look", "");
    assert_eq!(noted, answers());
    let damaged = r#"{"format":1,"guide":"small","answers":[],"notes":{"used":4}}"#;
    assert_eq!(reading(damaged)?, Err(Unreadable::Foreign));
    Ok(())
}

#[test]
fn a_newer_value_is_told_from_a_foreign_one() -> Result {
    for (text, wanted) in [
        (r#"{"format":2,"guide":"small","answers":{"look":"fixed"}}"#, Unreadable::Newer),
        (r#"{"format":1,"guide":"other","answers":[]}"#, Unreadable::Foreign),
        (r#"{"format":1,"guide":"small","answers":[{"check":"look"}]}"#, Unreadable::Foreign),
        (r#"{"format":0,"guide":"small"}"#, Unreadable::Foreign),
        (r#"{"format":-1,"guide":"small"}"#, Unreadable::Foreign),
        (r#"{"format":1.5,"guide":"small"}"#, Unreadable::Foreign),
        (r#"{"format":"1","guide":"small"}"#, Unreadable::Foreign),
        (r#"{"theme":"dark"}"#, Unreadable::Foreign),
        ("[1,2]", Unreadable::Foreign),
        ("null", Unreadable::Foreign),
        ("7", Unreadable::Foreign),
    ] {
        assert_eq!(reading(text)?, Err(wanted), "{text}");
    }
    Ok(())
}

#[test]
fn fields_of_later_versions_do_no_harm() -> Result {
    let text = r#"{"format":1,"guide":"small","symptom":null,"answers":[{"check":"look","answer":"fixed","at":"now"}],"device":"phone"}"#;
    let Ok(answers) = reading(text)? else { return Err("unreadable".into()) };
    assert_eq!(answers.to("look"), Some("fixed"));
    Ok(())
}

#[test]
fn two_answers_to_one_check_become_one() -> Result {
    let text = r#"{"format":1,"guide":"small","answers":[{"check":"look","answer":"later"},{"check":"look","answer":"fixed"}]}"#;
    let Ok(answers) = reading(text)? else { return Err("unreadable".into()) };
    assert_eq!(answers.given.len(), 1);
    Ok(())
}

#[test]
fn a_second_look_is_kept_beside_the_first_answer() -> Result {
    let mut twice = answers();
    twice.give("look", "later");
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/progress-1-again.json");
    let text = fs::read_to_string(file)?;
    assert_eq!(serde_json::to_string(&write("small", &twice))?, text.trim_end());
    assert_eq!(reading(&text)?, Ok(twice.clone()));
    let link = handoff::write("small", &twice);
    assert_eq!(link, "quick-checks-2_small_broken_look_still-failing_turn_fixed_look_later");
    assert_eq!(handoff::read("small", &link), Some(twice.clone()));
    // There is no third.
    twice.give("look", "fixed");
    assert_eq!(twice.given.len(), 3);
    assert_eq!(twice.to("look"), Some("fixed"));
    Ok(())
}

#[test]
fn a_link_carries_the_answers_and_only_to_their_guide() {
    let link = handoff::write("small", &answers());
    assert_eq!(link, "quick-checks-2_small_broken_look_still-failing_turn_fixed");
    assert_eq!(handoff::read("small", &link), Some(answers()));
    assert_eq!(handoff::read("sma", &link), None);
    assert_eq!(handoff::read("smaller", &link), None);
    // From a page with links of the first format.
    let link = "quick-checks/1/small/broken/look=still-failing/turn=fixed";
    assert_eq!(handoff::read("small", link), Some(answers()));
}

#[test]
fn a_link_carries_answers_given_before_any_symptom() {
    let mut answers = Answers::default();
    answers.give("look", "fixed");
    let link = handoff::write("small", &answers);
    assert_eq!(handoff::read("small", &link), Some(answers));
}

#[test]
fn a_link_is_a_css_identifier() {
    let link = handoff::write("small", &answers());
    let fits = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
    assert!(link.starts_with(|first: char| first.is_ascii_alphabetic()), "{link}");
    assert!(link.chars().all(fits), "{link}");
}

#[test]
fn a_link_that_was_cut_or_is_somebody_else_s_carries_nothing() {
    for link in [
        "",
        "chapter-2",
        "quick-checks-2_small",
        "quick-checks-2_small_",
        "quick-checks-2_small_broken_look",
        "quick-checks-2_small_broken_look_",
        "quick-checks-2_small_broken_look_fixed_",
        "quick-checks-3_small_broken_look_fixed",
        "quick-checks-2_another-guide_broken_look_fixed",
        "quick-checks/1/small",
        "quick-checks/1/small/",
        "quick-checks/1/small/broken/look",
        "quick-checks/1/small/broken/look=fixed/",
        "quick-checks/2/small/broken/look=fixed",
    ] {
        assert_eq!(handoff::read("small", link), None, "{link}");
    }
}

#[test]
fn a_link_that_answers_a_check_twice_means_the_last_answer() {
    for link in [
        "quick-checks/1/small/broken/look=fixed/look=later",
        "quick-checks-2_small_broken_look_fixed_look_later",
    ] {
        let answers = handoff::read("small", link).unwrap_or_default();
        assert_eq!(answers.to("look"), Some("later"), "{link}");
    }
}
