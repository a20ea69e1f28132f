//! Every guide of the project: its shape, its sense, its completeness.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use quick_checks_core::checkup::order;
use quick_checks_core::guide::{DecodeError, Safety, decode};
use quick_checks_core::lint;
use serde_json::{Value, json};

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("guides")
}

fn guides() -> Result<Vec<(String, String)>> {
    let mut guides = Vec::new();
    for entry in fs::read_dir(folder())? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_json = Path::new(&name).extension().is_some_and(|end| end == "json");
        // A translation has its language in the name: words alone, for xtask's tests.
        if is_json && name.matches('.').count() == 1 {
            guides.push((name, fs::read_to_string(path)?));
        }
    }
    assert!(!guides.is_empty(), "no guide found");
    Ok(guides)
}

fn icloud() -> Result<String> {
    Ok(fs::read_to_string(folder().join("icloud-backup.json"))?)
}

/// The guide with `change` made to it.
fn broken(change: impl FnOnce(&mut Value)) -> Result<String> {
    let mut value = serde_json::from_str(&icloud()?)?;
    change(&mut value);
    Ok(value.to_string())
}

#[test]
fn every_guide_fits_the_schema() -> Result {
    let schema: Value =
        serde_json::from_str(&fs::read_to_string(folder().join("guide.schema.json"))?)?;
    let validator = jsonschema::validator_for(&schema)?;
    for (name, text) in guides()? {
        let guide: Value = serde_json::from_str(&text)?;
        let errors: Vec<String> = validator
            .iter_errors(&guide)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
    }
    Ok(())
}

#[test]
fn the_schema_refuses_an_unknown_field() -> Result {
    let schema: Value =
        serde_json::from_str(&fs::read_to_string(folder().join("guide.schema.json"))?)?;
    let validator = jsonschema::validator_for(&schema)?;
    let guide: Value =
        serde_json::from_str(&broken(|guide| guide["checks"][0]["minuts"] = 3.into())?)?;
    assert!(!validator.is_valid(&guide));
    Ok(())
}

#[test]
fn every_guide_is_lint_clean() -> Result {
    for (name, text) in guides()? {
        let findings = lint::lint(&decode(&text)?);
        assert!(findings.is_empty(), "{name}: {findings:#?}");
    }
    Ok(())
}

#[test]
fn every_tip_of_the_original_article_is_represented() -> Result {
    let guide: Value = serde_json::from_str(&icloud()?)?;
    let entries = ["checks", "outcomes"].iter().filter_map(|list| guide[list].as_array());
    let stands_for: Vec<&str> = entries
        .flatten()
        .filter_map(|entry| entry["stands_for"].as_array())
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let wanted = (1..=15).map(|tip| format!("tip-{tip}")).chain(["top-tip".to_owned()]);
    for tip in wanted {
        assert!(stands_for.contains(&tip.as_str()), "nothing stands for {tip}");
    }
    Ok(())
}

#[test]
fn every_symptom_asks_a_bearable_number_of_checks_safest_first() -> Result {
    for (name, text) in guides()? {
        let guide = decode(&text)?;
        for symptom in &guide.symptoms {
            let checks = order(&guide, &symptom.id);
            let count = checks.len();
            assert!((3..=20).contains(&count), "{name}: {} asks {count} checks", symptom.id);
        }
    }
    Ok(())
}

#[test]
fn nothing_risky_comes_before_the_offer_of_a_second_backup() -> Result {
    let guide = decode(&icloud()?)?;
    for symptom in &guide.symptoms {
        let checks = order(&guide, &symptom.id);
        let offer = checks.iter().position(|check| check.id == "computer-backup");
        for (at, check) in checks.iter().enumerate() {
            if check.safety >= Safety::Risky {
                assert!(offer.is_some_and(|offer| offer < at), "{}: {}", symptom.id, check.id);
            }
        }
    }
    Ok(())
}

#[test]
fn the_likeliest_cause_of_a_message_comes_first() -> Result {
    let guide = decode(&icloud()?)?;
    for (symptom, first) in [
        ("not-enough-storage", "space-for-next-backup"),
        ("last-backup-failed", "space-for-next-backup"),
        ("cannot-turn-on", "account-prompt"),
        ("backup-row-grey", "restore-running"),
        ("back-up-now-grey", "wifi-connected"),
        ("work-or-school", "management-profile"),
        ("missing-after-restore", "restore-missing-items"),
        ("old-date-no-message", "backup-switch-on"),
    ] {
        let checks = order(&guide, symptom);
        assert_eq!(checks.first().map(|check| check.id.as_str()), Some(first), "{symptom}");
    }
    Ok(())
}

#[test]
fn a_broken_guide_is_refused_by_place() -> Result {
    for (text, message) in [
        (
            broken(|guide| guide["checks"][3]["minutes"] = "two".into())?,
            "checks[3].minutes: expected a whole number",
        ),
        (
            broken(|guide| guide["checks"][1]["path"] = json!([{ "label": "A" }, {}]))?,
            "checks[1].path[1].label: expected a string",
        ),
        (
            broken(|guide| guide["checks"][1]["steps"] = json!(["One.", { "note": "Two." }]))?,
            "checks[1].steps[1].text: expected a string",
        ),
        (
            broken(|guide| guide["checks"][1]["steps"] = json!([7]))?,
            "checks[1].steps[0].text: expected a string",
        ),
        (
            broken(|guide| guide["checks"][1]["main"] = json!([1]))?,
            "checks[1].main[0]: expected a string",
        ),
        (
            broken(|guide| guide["symptoms"][0]["title"] = 7.into())?,
            "symptoms[0].title: expected a string",
        ),
        (
            broken(|guide| guide["checks"][0]["safety"] = "fine".into())?,
            "checks[0].safety: expected safe, cautious, risky or last-resort",
        ),
        (
            broken(|guide| guide["checks"] = Value::Array(Vec::new()))?,
            "checks: expected at least one entry",
        ),
        (
            broken(|guide| guide["checks"][0]["id"] = "Space Check".into())?,
            "checks[0].id: expected a kebab-case name",
        ),
        (broken(|guide| guide["id"] = "../../other".into())?, "id: expected a kebab-case name"),
        (
            broken(|guide| guide["checks"][2]["link"]["url"] = "http://example.org".into())?,
            "checks[2].link.url: expected an https address",
        ),
        (
            broken(|guide| guide["sources"][0]["url"] = "javascript:alert(1)".into())?,
            "sources[0].url: expected an https address",
        ),
        (
            broken(|guide| guide["checks"][0]["why"] = "x".repeat(2_001).into())?,
            "checks[0].why: expected at most 2,000 bytes of text",
        ),
        (
            broken(|guide| guide["checks"][0]["steps"] = vec!["x"; 201].into())?,
            "checks[0].steps: expected at most 200 entries",
        ),
        (
            broken(|guide| guide["checks"][0]["tool"]["kind"] = "Magic!".into())?,
            "checks[0].tool.kind: expected a kebab-case name",
        ),
        (
            broken(|guide| guide["checks"][0]["tool"]["fields"] = json!(["plan"]))?,
            "checks[0].tool.fields: expected an object",
        ),
        (
            broken(|guide| guide["format"] = 3.into())?,
            "format: newer than this version of Quick Checks",
        ),
        ("{\"format\": 1,".to_owned(), "EOF while parsing"),
        (format!("\"{}\"", "x".repeat(600_000)), "larger than 512 KB"),
        (format!("{}{}", "[".repeat(5_000), "]".repeat(5_000)), "recursion limit"),
    ] {
        let error = decode(&text).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(error.contains(message), "{error:?} does not say {message:?}");
    }
    Ok(())
}

#[test]
fn a_newer_format_is_told_from_a_damaged_file() -> Result {
    let newer = broken(|guide| {
        guide["format"] = 3.into();
        guide["checks"] = "elsewhere".into();
    })?;
    assert!(matches!(decode(&newer), Err(DecodeError::NewerFormat)));
    Ok(())
}

/// One finding: the change that provokes it, where, what.
fn check_lint(change: impl FnOnce(&mut Value), place: &str, problem: &str) -> Result {
    let findings = lint::lint(&decode(&broken(change)?)?);
    let found = findings.iter().any(|one| {
        one.place.starts_with(place) && one.problem.contains(problem) && !one.fix.is_empty()
    });
    assert!(found, "{place} {problem}: {findings:#?}");
    Ok(())
}

/// The first check of this safety class.
fn of_class<'a>(guide: &'a mut Value, class: &str) -> &'a mut Value {
    let checks = guide["checks"].as_array().map_or(&[][..], Vec::as_slice);
    let at = checks.iter().position(|check| check["safety"] == class).unwrap_or_default();
    &mut guide["checks"][at]
}

#[test]
fn lint_finds_ids_and_answers_that_make_no_sense() -> Result {
    check_lint(
        |guide| guide["checks"][1]["id"] = guide["checks"][0]["id"].clone(),
        "checks[1].id",
        "used before",
    )?;
    check_lint(
        |guide| guide["checks"][2]["after"] = json!(["nowhere"]),
        "checks[2]",
        "is not defined",
    )?;
    check_lint(
        |guide| guide["checks"][0]["choices"][0]["then"] = json!("nowhere"),
        "checks[0]",
        "is not defined",
    )?;
    check_lint(
        |guide| guide["outcomes"][0]["offer"] = json!("nowhere"),
        "outcomes[0]",
        "is not defined",
    )?;
    check_lint(|guide| guide["checks"][2]["sources"] = json!([]), "checks[2]", "no source")?;
    check_lint(|guide| guide["checks"][2]["steps"] = json!([]), "checks[2]", "no steps")?;
    check_lint(
        |guide| guide["checks"][2]["after"] = json!([guide["checks"][2]["id"]]),
        "checks[2]",
        "after itself",
    )?;
    check_lint(
        |guide| {
            guide["checks"][2]["without"] = json!(["fixed", "still-failing", "later"]);
            guide["checks"][2]["choices"] = json!([]);
        },
        "checks[2]",
        "fewer than two answers",
    )?;
    check_lint(
        |guide| guide["checks"][2]["main"] = json!("perhaps"),
        "checks[2]",
        "no answer here",
    )?;
    check_lint(
        |guide| of_class(guide, "risky")["cautions"] = json!([]),
        "checks[",
        "without a caution",
    )?;
    check_lint(
        |guide| of_class(guide, "last-resort")["after"] = json!([]),
        "checks[",
        "nothing comes before",
    )?;
    Ok(())
}

#[test]
fn lint_finds_answers_that_lead_nowhere_and_gates_that_invite() -> Result {
    let choice = |guide: &mut Value, change: Value| {
        guide["checks"][0]["choices"][0] = change;
    };
    check_lint(
        |guide| choice(guide, json!({ "id": "odd", "label": "It is odd" })),
        "checks[0] \"space-for-next-backup\".choices[0] \"odd\"",
        "it leads nowhere",
    )?;
    check_lint(
        |guide| {
            let own = guide["checks"][0]["id"].clone();
            choice(guide, json!({ "id": "odd", "label": "It is odd", "then": own }));
        },
        "checks[0]",
        "to its own check",
    )?;
    check_lint(
        |guide| {
            let change = json!({
                "id": "odd", "label": "It is odd", "then": "restart", "never": ["restart"]
            });
            choice(guide, change);
        },
        "checks[0]",
        "points to \"restart\" and speaks against it",
    )?;
    check_lint(
        |guide| {
            let change = json!({
                "id": "odd", "label": "It is odd",
                "rules_out": ["restart"], "makes_likelier": { "restart": 2 }
            });
            choice(guide, change);
        },
        "checks[0]",
        "points to \"restart\" and speaks against it",
    )?;
    check_lint(
        |guide| choice(guide, json!({ "id": "odd", "label": "It is odd", "never": ["nowhere"] })),
        "checks[0]",
        "is not defined",
    )?;
    check_lint(
        |guide| {
            let then = json!("reset-network");
            choice(guide, json!({ "id": "odd", "label": "It is odd", "then": then }));
            guide["checks"][0]["main"] = json!("odd");
        },
        "checks[0]",
        "leads to \"reset-network\", which is risky",
    )
}

#[test]
fn lint_finds_tools_that_cannot_work_and_gear_out_of_place() -> Result {
    let tool =
        |change: fn(&mut Value)| move |guide: &mut Value| change(&mut guide["checks"][0]["tool"]);
    check_lint(
        tool(|tool| tool["kind"] = "magic".into()),
        "checks[0] \"space-for-next-backup\".tool",
        "no calculator \"magic\", only fit, time, leave-out",
    )?;
    check_lint(
        tool(|tool| tool["fields"] = json!({ "plan": "Plan", "used": "Used" })),
        "checks[0]",
        "2 fields instead of 3",
    )?;
    check_lint(
        tool(|tool| tool["fields"] = json!({ "plan": "Plan", "used": "Used", "restart": "Next" })),
        "checks[0]",
        "whose name is taken",
    )?;
    check_lint(
        tool(|tool| tool["fields"] = json!({ "plan": "Plan", "used-out": "Used", "next": "Next" })),
        "checks[0]",
        "whose name is taken",
    )?;
    check_lint(
        tool(|tool| tool["warnings"] = json!({ "photos": "Look first." })),
        "checks[0]",
        "a warning for \"photos\", which is no field here",
    )?;
    check_lint(
        tool(|tool| *tool = json!({ "kind": "leave-out", "title": "What?", "fields": {} })),
        "checks[0]",
        "0 fields instead of 1",
    )?;
    let many: serde_json::Map<_, _> =
        (0..12).map(|at| (format!("app-{at}"), json!("App"))).collect();
    check_lint(
        |guide| {
            guide["checks"][0]["tool"] =
                json!({ "kind": "leave-out", "title": "What?", "fields": many });
        },
        "checks[0]",
        "12 fields instead of 9",
    )?;
    check_lint(tool(|tool| tool["passes"] = json!("later")), "checks[0]", "no answer here")?;
    check_lint(tool(|tool| tool["fails"] = Value::Null), "checks[0]", "counts as \"nothing\"")?;
    check_lint(
        tool(|tool| tool["plans"] = json!({ "200": "big", "50": "small" })),
        "checks[0]",
        "order of size",
    )?;
    check_lint(tool(|tool| tool["prices"] = Value::Null), "checks[0]", "without a page")?;
    check_lint(|guide| guide["disclosure"] = Value::Null, "checks[", "without a disclosure")?;
    check_lint(|guide| guide["reminder"] = json!("Now, then"), "reminder", "calendar file")?;
    let gear = json!({ "label": "A shop", "url": "https://example.org/shop" });
    check_lint(
        |guide| guide["checks"][0]["choices"][1]["gear"] = gear.clone(),
        "checks[0]",
        "without a free way",
    )?;
    check_lint(
        |guide| guide["checks"][0]["choices"][1]["gear"] = gear.clone(),
        "checks[0]",
        "no place for a tag",
    )?;
    Ok(())
}

#[test]
fn lint_finds_figures_that_make_no_sense() -> Result {
    check_lint(|guide| guide["checks"][2]["minutes"] = json!(0), "checks[2]", "no minutes")?;
    check_lint(
        |guide| guide["checks"][2]["likelihood_estimate"]["not-sure"] = json!(101),
        "checks[2]",
        "likelihood of 101",
    )?;
    check_lint(
        |guide| guide["checks"][2]["likelihood_estimate"]["not-sure"] = json!(0),
        "checks[2]",
        "likelihood of 0",
    )?;
    check_lint(
        |guide| guide["checks"][0]["choices"][0]["makes_likelier"] = json!({ "restart": 1 }),
        "checks[0]",
        "1 times",
    )?;
    Ok(())
}

#[test]
fn lint_finds_what_no_reader_can_reach() -> Result {
    check_lint(
        |guide| {
            for check in guide["checks"].as_array_mut().into_iter().flatten() {
                if let Some(figures) = check["likelihood_estimate"].as_object_mut() {
                    figures.remove("estimating");
                }
            }
        },
        "symptoms[",
        "no check is asked",
    )?;
    check_lint(
        |guide| of_class(guide, "last-resort")["likelihood_estimate"] = json!({}),
        "checks[",
        "no reader can reach it",
    )?;
    check_lint(
        |guide| {
            let mut lost = guide["outcomes"][1].clone();
            lost["id"] = json!("lost");
            lost["when"] = json!("chosen");
            if let Some(outcomes) = guide["outcomes"].as_array_mut() {
                outcomes.push(lost);
            }
        },
        "outcomes[",
        "no reader can reach it",
    )?;
    check_lint(
        |guide| {
            for field in ["steps", "links", "offer"] {
                guide["outcomes"][1][field] = Value::Null;
            }
        },
        "outcomes[1]",
        "a dead end",
    )?;
    check_lint(
        |guide| guide["sources"][0]["id"] = json!("unread"),
        "sources[0]",
        "no check names it",
    )?;
    Ok(())
}

#[test]
fn lint_finds_words_too_long_for_a_phone() -> Result {
    let long = "x".repeat(300);
    check_lint(|guide| guide["checks"][2]["title"] = json!(long), "checks[2]", "title of 300")?;
    check_lint(
        |guide| guide["checks"][2]["steps"][0] = json!(long),
        "checks[2]",
        "step or caution of 300",
    )?;
    check_lint(
        |guide| {
            guide["checks"][2]["steps"] = json!([{ "text": "Look.", "shows": [{ "label": " " }] }]);
        },
        "checks[2]",
        "empty label in a picture",
    )
}

#[test]
fn lint_finds_what_does_not_fit_one_screen_of_a_phone() -> Result {
    let step = "One two three four five six seven eight nine ten eleven twelve.";
    check_lint(
        |guide| guide["checks"][2]["steps"] = vec![step; 8].into(),
        "checks[2]",
        "words before the answers, more than 90",
    )?;
    check_lint(
        |guide| {
            let choice = |id: &str| json!({ "id": id, "label": "So" });
            guide["checks"][2]["choices"] = ["a", "b", "c"].map(choice).into_iter().collect();
            guide["checks"][2].as_object_mut().map(|check| check.remove("without"));
        },
        "checks[2]",
        "7 answers, more than 4",
    )?;
    check_lint(
        |guide| guide["checks"][2]["ask"] = Value::Null,
        "checks[2]",
        "no question of its own",
    )
}

/// Who follows the picture would start a backup that is not encrypted.
#[test]
fn lint_finds_a_picture_that_shows_what_a_later_step_asks_for() -> Result {
    check_lint(
        |guide| {
            guide["checks"][2]["steps"] = json!([
                { "text": "Open **Finder › Your iPhone › General**.",
                  "shows": [{ "label": "Encrypt local backup" }, { "label": "Back Up Now" }] },
                "Tick **Encrypt local backup**.",
                "Click **General › Back Up Now**."
            ]);
        },
        "checks[2]",
        "the picture of step 1 shows \"Back Up Now\" too early",
    )
}
