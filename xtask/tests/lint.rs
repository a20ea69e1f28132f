//! `cargo xtask guide lint` as its user meets it: one line an error, with grade, place and fix.

use std::process::{Command, Output};

use anyhow::{Context, Result};
use quick_checks_author::findings::findings;
use quick_checks_core::lint::Grade;
use serde_json::{Value, json};
use xtask::guide::files;
use xtask::paths::root;

/// The small guide without the dead end that it has.
fn small() -> Result<Value> {
    let text = std::fs::read_to_string(root().join("tests/fixtures/guide-1.json"))?;
    let mut guide: Value = serde_json::from_str(&text)?;
    guide["outcomes"][1]["steps"] = json!(["Wait."]);
    Ok(guide)
}

fn found(change: impl FnOnce(&mut Value)) -> Result<Vec<String>> {
    let mut guide = small()?;
    change(&mut guide);
    Ok(fresh(findings(&guide.to_string(), None)?))
}

/// Each in a line with its grade, without what the small guide has of its age: it is of format 1,
/// whose checks have no questions.
fn fresh(found: Vec<(Grade, String)>) -> Vec<String> {
    let aged = |line: &String| {
        line.contains("no question of its own") || line.contains("8 answers, more than 4")
    };
    let lines = found.into_iter().map(|(grade, line)| format!("{grade}: {line}"));
    lines.filter(|line| !aged(line)).collect()
}

#[test]
fn the_guides_have_nothing_to_mend() -> Result<()> {
    for file in files()? {
        let found = findings(&std::fs::read_to_string(&file)?, None)?;
        assert_eq!(found, Vec::new(), "{}", file.display());
    }
    assert_eq!(found(|_| {})?, Vec::<String>::new(), "the small one");
    Ok(())
}

#[test]
fn a_field_that_does_not_exist_is_named_with_the_one_that_was_meant() -> Result<()> {
    for (change, line) in [
        (
            (|guide| guide["checks"][1]["cautoins"] = json!(["Mind it."])) as fn(&mut Value),
            "must: checks[1].cautoins: no such field. Did you mean \"cautions\"?",
        ),
        (
            |guide| guide["checks"][0]["choices"][0]["rule_out"] = json!(["shake"]),
            "must: checks[0].choices[0].rule_out: no such field. Remove it; the schema names those there \
             are.",
        ),
        (
            |guide| guide["symptoms"][0]["hnit"] = json!("Look."),
            "must: symptoms[0].hnit: no such field. Did you mean \"hint\"?",
        ),
        (
            |guide| guide["contact_warnings"] = json!("Beware."),
            "must: contact_warnings: no such field. Did you mean \"contact_warning\"?",
        ),
        (
            |guide| guide["checks"][1]["path"][0]["colour"] = json!("red"),
            "must: checks[1].path[0].colour: no such field. Remove it; the schema names those \
             there are.",
        ),
    ] {
        assert_eq!(found(change)?, [line]);
    }
    Ok(())
}

#[test]
fn one_slip_is_one_line() -> Result<()> {
    // A name misspelt is also a field missing.
    let found = found(|guide| {
        if let Some(check) = guide["checks"][2].as_object_mut() {
            let minutes = check.remove("minutes").unwrap_or_default();
            check.insert("minuts".to_owned(), minutes);
        }
    })?;
    assert_eq!(found, ["must: checks[2].minuts: no such field. Did you mean \"minutes\"?"]);
    Ok(())
}

#[test]
fn what_the_widget_refuses_is_said_as_the_widget_says_it() -> Result<()> {
    let found = found(|guide| guide["checks"][2]["title"] = Value::Null)?;
    assert_eq!(found, ["must: checks[2].title: expected a string"]);
    Ok(())
}

#[test]
fn the_weightiest_comes_first_whichever_rule_finds_it() -> Result<()> {
    let found = found(|guide| {
        guide["independence"] = Value::Null;
        guide["checks"][2]["minutes"] = Value::Null;
        guide["checks"][3]["why"] = Value::Null;
        guide["checks"][5]["likelihood_estimate"] = json!({ "odd": 101 });
        guide["checks"][5]["sources"] = json!([]);
    })?;
    let graded: Vec<&str> =
        found.iter().map(|line| line.split(". ").next().unwrap_or(line)).collect();
    assert_eq!(
        graded,
        [
            "must: checks[5] \"pray\": a likelihood of 101 for \"odd\"",
            "should: checks[5] \"pray\": no source",
            "should: checks[2] \"turn\": no minutes",
            "could: independence: not said",
            "could: checks[3] \"copy\": it doesn't say why it matters",
        ]
    );
    Ok(())
}

/// The guide of docs/authoring.md that says no more than it has to.
fn brief() -> Result<Value> {
    let docs = std::fs::read_to_string(root().join("docs/authoring.md"))?;
    let (_, rest) = docs.split_once("```json\n{\n  \"format\"").context("no guide in the docs")?;
    let (rest, _) = rest.split_once("```").context("it has no end")?;
    Ok(serde_json::from_str(&format!("{{\"format\"{rest}"))?)
}

#[test]
fn what_a_brief_guide_leaves_out_is_named_and_nothing_of_it_must_be_there() -> Result<()> {
    let found = fresh(findings(&brief()?.to_string(), None)?);
    for line in [
        "should: language: not said",
        "should: outcomes: none with \"when\": \"exhausted\"",
        "should: checks[0] \"socket\": no safety",
        "should: checks[1] \"lid\": no minutes",
        "should: checks[1] \"lid\": no source",
        "could: checks: no likelihoods",
        "could: symptoms: none",
        "could: outcomes: none with \"when\": \"later\"",
        "could: checks[2] \"overheated\": it doesn't say why it matters, nor \
         an official page",
    ] {
        assert!(found.iter().any(|one| one.starts_with(line)), "{line}: {found:#?}");
    }
    assert!(found.iter().all(|line| !line.starts_with("must")), "{found:#?}");
    assert!(found.iter().all(|line| !line.contains("a dead end")), "nobody wrote that: {found:#?}");
    Ok(())
}

#[test]
fn a_danger_in_words_whose_safety_is_not_said_must_be_mended() -> Result<()> {
    let mut guide = brief()?;
    guide["checks"][1]["steps"] = json!(["Erase all settings of the kettle."]);
    let dangers = |guide: &Value| -> Result<Vec<String>> {
        let found = fresh(findings(&guide.to_string(), None)?);
        Ok(found.into_iter().filter(|line| line.contains("speak of danger")).collect())
    };
    let found = dangers(&guide)?;
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("must: checks[1] \"lid\""), "{found:?}");
    guide["checks"][1]["safety"] = json!("risky");
    assert_eq!(dangers(&guide)?, Vec::<String>::new());
    Ok(())
}

/// `cargo xtask guide lint` on a guide.
fn run(guide: &Value, more: &[&str]) -> Result<Output> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("guide.json");
    std::fs::write(&file, guide.to_string())?;
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    Ok(command.args(["guide", "lint"]).args(more).arg(file).output()?)
}

#[test]
fn the_command_fails_on_what_must_be_mended_and_with_strict_on_what_should() -> Result<()> {
    let brief = brief()?;
    let told = run(&brief, &[])?;
    let text = String::from_utf8(told.stdout)?;
    assert!(told.status.success(), "{text}");
    assert!(text.starts_with("should: "), "{text}");
    assert!(text.contains("could be mended; readers can use it as it is"), "{text}");
    assert!(!run(&brief, &["--strict"])?.status.success());
    let mut whole: Value =
        serde_json::from_str(&std::fs::read_to_string(root().join("guides/iphone-wifi.json"))?)?;
    whole["checks"][5]["why"] = Value::Null;
    let polish = run(&whole, &["--strict"])?;
    let text = String::from_utf8(polish.stdout)?;
    assert!(polish.status.success() && text.starts_with("could: "), "{text}");
    let mut broken = brief;
    broken["checks"][0]["steps"] = json!([]);
    assert!(!run(&broken, &[])?.status.success());
    Ok(())
}

#[test]
fn the_answer_that_costs_the_cure_is_named() -> Result<()> {
    let found = found(|guide| {
        let grey = &mut guide["checks"][0]["choices"][0];
        grey["rules_out"] = json!([]);
        grey["never"] = json!(["look", "shake"]);
    })?;
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].starts_with("must: checks[0] \"look\": \"grey\" given by mistake costs the cure"),
        "{found:?}"
    );
    Ok(())
}

#[test]
fn what_nobody_has_looked_up_for_a_year_is_stale() -> Result<()> {
    let text = small()?.to_string();
    // It says 2026-11-21 throughout.
    assert_eq!(fresh(findings(&text, Some("2027-11-21"))?), Vec::<String>::new());
    let stale = fresh(findings(&text, Some("2027-11-22"))?);
    assert_eq!(stale.len(), 6, "{stale:#?}");
    assert!(
        stale[0]
            .starts_with("should: checks[0] \"look\": last held against its sources on 2026-11-21")
    );
    Ok(())
}
