//! Guides of any length, of the checks that the project's own guides have.

use std::fs;

use anyhow::{Context, Result};
use quick_checks_core::checkup::Answers;
use quick_checks_core::guide::{Guide, decode};
use quick_checks_core::progress;
use serde_json::{Value, json};

use crate::guide::files;
use crate::paths::root;

/// How many symptoms the opening question offers.
const SYMPTOMS: usize = 4;
/// What only a whole guide can have: ways from one check to another, and what is worked out.
const TIES: [&str; 9] =
    ["after", "ask", "ask_back", "choices", "main", "without", "tool", "retest", "stands_for"];

/// A guide of this many checks, as JSON: every one of them asks for the same four answers, and none
/// rules out another. Where the project's guides have fewer, they come again under other names.
pub(super) fn guide(checks: usize) -> Result<Value> {
    let mut guide = json(&root().join("guides/icloud-backup.json"))?;
    let mut all = Vec::new();
    for file in files()? {
        if let Value::Array(checks) = json(&file)?["checks"].take() {
            all.extend(checks);
        }
    }
    let made = (0..checks).filter_map(|at| {
        let mut check = all.get(at % all.len())?.clone();
        let round = at / all.len() + 1;
        let fields = check.as_object_mut()?;
        fields.retain(|name, _| !TIES.contains(&name.as_str()));
        if round > 1 {
            let named = |name: &str| check[name].as_str().map(|text| format!("{text} {round}"));
            let (title, id) = (named("title")?, check["id"].as_str().map(str::to_owned)?);
            check["title"] = json!(title);
            check["id"] = json!(format!("{id}-{round}"));
        }
        check["safety"] = json!("safe");
        // All alike: then they are asked in the order of the file.
        check["minutes"] = json!(5);
        check["likelihood_estimate"] = json!({ "any": 50 });
        check["sources"] = json!([]);
        Some(check)
    });
    guide["checks"] = made.collect();
    guide["id"] = json!(format!("bench-{checks}"));
    for (list, length) in [("symptoms", SYMPTOMS), ("sources", 0)] {
        guide[list].as_array_mut().context(list)?.truncate(length);
    }
    guide["outcomes"].as_array_mut().context("outcomes")?.retain_mut(|outcome| {
        if let Some(fields) = outcome.as_object_mut() {
            fields.remove("offer");
        }
        outcome["when"] != "chosen"
    });
    Ok(guide)
}

/// A guide as the program reads it.
pub(super) fn read(guide: &Value) -> Result<Guide> {
    Ok(decode(&guide.to_string())?)
}

/// What the browser has saved of a reader who has said of this many checks that they did not help.
pub(super) fn saved(guide: &Guide, answers: usize) -> Result<(String, String)> {
    let mut given = Answers {
        symptom: guide.symptoms.first().map(|symptom| symptom.id.clone()),
        ..Answers::default()
    };
    for check in guide.checks.iter().take(answers) {
        given.give(&check.id, "still-failing");
    }
    let value = serde_json::to_string(&progress::write(&guide.id, &given))?;
    Ok((progress::key(&guide.id), value))
}

fn json(file: &std::path::Path) -> Result<Value> {
    let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    Ok(serde_json::from_str(&text)?)
}
