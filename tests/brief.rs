//! A guide that says no more than it has to: what its readers have instead, and that nothing is said
//! which nobody knows.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::Path;

use quick_checks_core::checkup::{Answers, order};
use quick_checks_core::fallback::render;
use quick_checks_core::guide::{Guide, Safety, UNTRANSLATED, When, decode};
use quick_checks_core::session::{Act, Display, SaveStatus, Session, Stage};
use quick_checks_core::words::{ENGLISH, Words};
use serde_json::{Value, json};

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

const TODAY: &str = "2026-11-28";

/// The one at the start of docs/authoring.md.
fn text() -> Result<String> {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/authoring.md");
    let docs = fs::read_to_string(docs)?;
    let (_, rest) = docs.split_once("```json\n{\n  \"format\"").ok_or("no guide")?;
    let (rest, _) = rest.split_once("```").ok_or("no end")?;
    Ok(format!("{{\n  \"format\"{rest}"))
}

/// The same with a change.
fn with(change: impl FnOnce(&mut Value)) -> Result<Guide> {
    let mut guide = serde_json::from_str(&text()?)?;
    change(&mut guide);
    Ok(decode(&guide.to_string())?)
}

fn session(guide: Guide) -> Session {
    Session::new(guide, &ENGLISH, Answers::default(), SaveStatus::Saved)
}

fn answer(session: &mut Session, answer: &str) -> Result {
    let check = session.displayed_check().ok_or("no check on display")?.id.clone();
    session.update(Act::Answer { check, answer: answer.to_owned() }, TODAY);
    Ok(())
}

fn outcome(session: &Session) -> Result<(&str, &str)> {
    let Display::Outcome { id, .. } = session.display() else { return Err("no outcome".into()) };
    let outcome = session.guide().outcome(id).ok_or("unknown")?;
    Ok((id, ENGLISH.title_of(outcome)))
}

#[test]
fn the_guide_of_the_documentation_is_short_and_fits_the_schema() -> Result {
    let text = text()?;
    assert!(text.lines().count() <= 25, "{} lines", text.lines().count());
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("guides/guide.schema.json");
    let schema: Value = serde_json::from_str(&fs::read_to_string(schema)?)?;
    let guide: Value = serde_json::from_str(&text)?;
    let errors: Vec<String> = jsonschema::validator_for(&schema)?
        .iter_errors(&guide)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let fields = |value: &Value| -> BTreeSet<String> {
        value.as_object().into_iter().flat_map(|fields| fields.keys().cloned()).collect()
    };
    let named = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    assert_eq!(fields(&guide), named(&["checks", "format", "id", "title"]));
    for check in guide["checks"].as_array().into_iter().flatten() {
        assert_eq!(fields(check), named(&["id", "steps", "title"]));
    }
    Ok(())
}

#[test]
fn a_reader_gets_from_the_start_to_an_outcome_and_is_told_nothing_that_nobody_knows() -> Result {
    let mut session = session(decode(&text()?)?);
    let guide = session.guide().clone();
    assert_eq!(session.display(), Display::Symptoms);
    assert_eq!(
        (guide.question.as_str(), &*session.position()),
        (ENGLISH.question(), &*guide.title)
    );
    let starts: Vec<&str> = guide.symptoms.iter().map(|one| one.title.as_str()).collect();
    assert_eq!(starts, [guide.title.as_str()], "one start, in the words of the title");
    session.update(Act::Choose(guide.symptoms[0].id.clone()), TODAY);
    for check in &guide.checks {
        let shown = session.displayed_check().ok_or("no check")?;
        assert_eq!(shown.id, check.id, "the author's order");
        assert_eq!(session.why_now().as_deref(), Some(ENGLISH.on_list()));
        assert_eq!(session.stage(), Stage::Cautious, "nobody says that it is safe");
        assert!(session.position().contains(ENGLISH.stage_cautious()));
        answer(&mut session, "still-failing")?;
    }
    assert_eq!(outcome(&session)?, ("exhausted", ENGLISH.all_tried()));
    let summary = session.summary();
    assert!(summary.contains(ENGLISH.all_tried()) && summary.contains(&guide.title), "{summary}");
    assert!(!summary.contains("minute"), "{summary}");
    session.update(Act::Back, TODAY);
    answer(&mut session, "later")?;
    assert_eq!(outcome(&session)?, ("later", ENGLISH.come_back()));
    session.update(Act::Back, TODAY);
    answer(&mut session, "fixed")?;
    assert_eq!(outcome(&session)?, ("fixed", ENGLISH.works_again()));
    Ok(())
}

#[test]
fn the_plain_list_says_that_there_is_no_source_and_no_time() -> Result {
    let guide = decode(&text()?)?;
    let html = render(&guide, &ENGLISH, 2)?;
    assert_eq!(html.matches(ENGLISH.no_source()).count(), guide.checks.len(), "{html}");
    for unknown in
        ["Takes ", "Last checked", "Sources", ENGLISH.list_safe(), "<p></p>", "<li></li>"]
    {
        assert!(!html.contains(unknown), "{unknown} in {html}");
    }
    for check in &guide.checks {
        assert!(html.contains(&format!("<details id=\"{}\" ", guide.anchor(check))), "{html}");
    }
    for end in [ENGLISH.works_again(), ENGLISH.come_back(), ENGLISH.all_tried()] {
        // There is nothing to unfold.
        assert!(
            html.contains(&format!("<p data-check=\"skip\">{end}</p>")),
            "{end} is not in {html}"
        );
    }
    Ok(())
}

#[test]
fn what_nobody_calls_safe_comes_after_what_is_and_before_what_is_risky() -> Result {
    let guide = with(|guide| {
        guide["checks"][0]["safety"] = json!("risky");
        guide["checks"][2]["safety"] = json!("safe");
    })?;
    assert_eq!(guide.checks[1].safety, Safety::Cautious);
    let asked = order(&guide, "it");
    let wanted = [2, 1, 0].map(|at| guide.checks[at].id.as_str());
    assert_eq!(asked.iter().map(|check| check.id.as_str()).collect::<Vec<_>>(), wanted);
    let mut session = session(guide);
    session.update(Act::Choose("it".to_owned()), TODAY);
    answer(&mut session, "still-failing")?;
    assert_eq!(session.why_now().as_deref(), Some(ENGLISH.safer_tried()));
    Ok(())
}

#[test]
fn minutes_do_not_change_an_order_that_the_author_gave() -> Result {
    let guide = with(|guide| guide["checks"][0]["minutes"] = json!(90))?;
    assert_eq!(order(&guide, "it").first().map(|check| &check.id), Some(&guide.checks[0].id));
    Ok(())
}

#[test]
fn a_check_without_minutes_is_not_called_quick() -> Result {
    let guide = with(|guide| {
        for (at, likelihood) in [(0, 10), (1, 40), (2, 30)] {
            guide["checks"][at]["safety"] = json!("safe");
            guide["checks"][at]["likelihood_estimate"] = json!({ "any": likelihood });
        }
        guide["checks"][1]["minutes"] = json!(60);
    })?;
    let (quick, likely) = (guide.checks[2].id.clone(), guide.checks[1].title.clone());
    assert_eq!(
        order(&guide, "it").first().map(|check| check.id.as_str()),
        Some(&*quick),
        "{likely}"
    );
    let mut session = session(guide);
    session.update(Act::Choose("it".to_owned()), TODAY);
    assert_eq!(session.why_now().as_deref(), Some(ENGLISH.on_list()));
    Ok(())
}

#[test]
fn what_a_guide_leaves_to_the_interface_is_in_its_language_and_marked_where_that_is_another()
-> Result {
    let german = Words::read(
        "de",
        ENGLISH.formats,
        "start\nstart with\nloading\nfailed\na\nb\nc\nWas siehst du?",
    );
    let mut guide = decode(&text()?)?;
    german.complete(&mut guide);
    assert_eq!(guide.question, "Was siehst du?");
    let mut guide = with(|guide| guide["language"] = json!("sv"))?;
    german.complete(&mut guide);
    assert_eq!(guide.question, format!("{UNTRANSLATED}Was siehst du?"));
    Ok(())
}

#[test]
fn an_author_who_says_one_end_has_the_others_too() -> Result {
    let end = json!([{ "id": "broken", "when": "exhausted", "title": "It is broken" }]);
    let guide = with(|guide| guide["outcomes"] = end)?;
    assert_eq!(guide.ends(), ["broken", "fixed", "later"]);
    assert_eq!(guide.end(When::Exhausted), "broken");
    for id in guide.ends() {
        let outcome = guide.outcome(id).ok_or("an end without an outcome")?;
        assert!(!ENGLISH.title_of(outcome).is_empty(), "{id}");
    }
    Ok(())
}
