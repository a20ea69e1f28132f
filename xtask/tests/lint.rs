//! `cargo xtask guide lint` as its user meets it: one line an error, with place and fix.

use anyhow::Result;
use serde_json::{Value, json};
use xtask::guide::{files, findings};
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

/// Without what the small guide has of its age: it is of format 1, whose checks have no questions.
fn fresh(found: Vec<String>) -> Vec<String> {
    let aged = |line: &String| {
        line.contains("no question of its own") || line.contains("8 answers, more than 4")
    };
    found.into_iter().filter(|line| !aged(line)).collect()
}

#[test]
fn the_guides_have_nothing_to_mend() -> Result<()> {
    for file in files()? {
        let found = findings(&std::fs::read_to_string(&file)?, None)?;
        assert_eq!(found, Vec::<String>::new(), "{}", file.display());
    }
    assert_eq!(found(|_| {})?, Vec::<String>::new(), "the small one");
    Ok(())
}

#[test]
fn a_field_that_does_not_exist_is_named_with_the_one_that_was_meant() -> Result<()> {
    for (change, line) in [
        (
            (|guide| guide["checks"][1]["cautoins"] = json!(["Mind it."])) as fn(&mut Value),
            "checks[1].cautoins: no such field. Did you mean \"cautions\"?",
        ),
        (
            |guide| guide["checks"][0]["choices"][0]["rule_out"] = json!(["shake"]),
            "checks[0].choices[0].rule_out: no such field. Remove it; the schema names those there \
             are.",
        ),
        (
            |guide| guide["symptoms"][0]["hnit"] = json!("Look."),
            "symptoms[0].hnit: no such field. Did you mean \"hint\"?",
        ),
        (
            |guide| guide["contact_warnings"] = json!("Beware."),
            "contact_warnings: no such field. Did you mean \"contact_warning\"?",
        ),
        (
            |guide| guide["checks"][1]["path"][0]["colour"] = json!("red"),
            "checks[1].path[0].colour: no such field. Remove it; the schema names those there are.",
        ),
    ] {
        assert_eq!(found(change)?, [line]);
    }
    Ok(())
}

#[test]
fn one_slip_is_one_line() -> Result<()> {
    // A name misspelt is also a field missing; and the guide cannot be decoded.
    let found = found(|guide| {
        if let Some(check) = guide["checks"][2].as_object_mut() {
            let minutes = check.remove("minutes").unwrap_or_default();
            check.insert("minuts".to_owned(), minutes);
        }
    })?;
    assert_eq!(found, ["checks[2].minuts: no such field. Did you mean \"minutes\"?"]);
    Ok(())
}

#[test]
fn what_is_missing_altogether_is_said_as_the_widget_says_it() -> Result<()> {
    let found = found(|guide| guide["checks"][2]["minutes"] = Value::Null)?;
    assert_eq!(found, ["checks[2].minutes: expected a whole number"]);
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
        found[0].starts_with("\"look\": \"grey\" given by mistake costs the cure"),
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
        stale[0].starts_with("checks[0] \"look\": last held against its sources on 2026-11-21")
    );
    Ok(())
}
