//! The bundled guide as its file has it: what the widget shows is held against this.

use std::fs;
use std::path::Path;

use quick_checks_core::rich_text::{plain, points};
use serde_json::Value;

use super::Fault;

/// A guide file, read as plain JSON and not through the program under test.
pub struct Guide(Value);

impl Guide {
    /// The guide that every page of the tests shows.
    pub fn bundled() -> Result<Self, Fault> {
        let guide = Self::read("guides/icloud-backup.json")?;
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist/guides");
        for file in fs::read_dir(shipped)? {
            let shipped: Value = serde_json::from_str(&fs::read_to_string(file?.path())?)?;
            let is_it = ["id", "language"].iter().all(|field| shipped[field] == guide.0[field]);
            if is_it && !covers(&guide.0, &shipped) {
                return Err(Fault::new("dist/ has an older guide: run cargo xtask dist first"));
            }
        }
        Ok(guide)
    }

    /// The guide in a file of the repository.
    pub fn read(path: &str) -> Result<Self, Fault> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        Ok(Self(serde_json::from_str(&fs::read_to_string(path)?)?))
    }

    /// One of the guide's own texts, its id for example.
    pub fn text(&self, field: &str) -> &str {
        self.0[field].as_str().unwrap_or_default()
    }

    /// The key under which the widget keeps the answers.
    pub fn key(&self) -> String {
        format!("quick-checks/1/{}", self.text("id"))
    }

    /// The ids of all symptoms.
    pub fn symptoms(&self) -> Vec<&str> {
        self.list("symptoms").map(id).collect()
    }

    /// The ids of all symptoms, each with its title.
    pub fn titled_symptoms(&self) -> Vec<(&str, &str)> {
        self.list("symptoms")
            .map(|one| (id(one), one["title"].as_str().unwrap_or_default()))
            .collect()
    }

    /// A symptom that asks many checks.
    pub fn long_symptom(&self) -> &str {
        let asked = |symptom: &&str| {
            self.list("checks").filter(|check| likelihood(check, symptom) > 0).count()
        };
        self.symptoms().into_iter().max_by_key(asked).unwrap_or_default()
    }

    /// The symptom under which a check of last resort is likeliest.
    pub fn symptom_of_last_resort(&self) -> &str {
        let weight = |symptom: &&str| {
            let checks = self.list("checks").filter(|check| check["safety"] == "last-resort");
            checks.map(|check| likelihood(check, symptom)).max()
        };
        self.symptoms().into_iter().max_by_key(weight).unwrap_or_default()
    }

    /// The symptom under which a check is likeliest.
    pub fn symptom_of(&self, check: &str) -> &str {
        let check = self.check(check).ok();
        let weight = |symptom: &&str| check.map_or(0, |check| likelihood(check, symptom));
        self.symptoms().into_iter().max_by_key(weight).unwrap_or_default()
    }

    /// The same guide, so that one walk through its first symptom asks every check: each is as
    /// likely, and no answer rules another out.
    pub fn all_in_a_row(&self) -> Value {
        let mut guide = self.0.clone();
        for check in guide["checks"].as_array_mut().into_iter().flatten() {
            check["likelihood_estimate"] = serde_json::json!({ "any": 50 });
            for choice in check["choices"].as_array_mut().into_iter().flatten() {
                if let Some(choice) = choice.as_object_mut() {
                    choice.remove("rules_out");
                    choice.remove("never");
                    choice.remove("then");
                    choice.remove("makes_likelier");
                }
            }
        }
        guide
    }

    /// The outcome in which an answer to a check ends, if it does.
    pub fn end_of(&self, check: &str, answer: &str) -> Option<&str> {
        let choices = self.check(check).ok()?["choices"].as_array();
        let choice = choices.into_iter().flatten().find(|choice| id(choice) == answer);
        let own = choice.and_then(|choice| choice["outcome"].as_str());
        own.or_else(|| {
            let mut ends = self.list("outcomes").filter(|outcome| {
                outcome["when"] == answer && ["fixed", "later"].contains(&answer)
            });
            ends.next().map(id)
        })
    }

    /// The ids of all checks and outcomes.
    pub fn ids(&self) -> Vec<&str> {
        self.list("checks").chain(self.list("outcomes")).map(id).collect()
    }

    /// All checks.
    pub fn checks(&self) -> impl Iterator<Item = &Value> {
        self.list("checks")
    }

    /// A check by its id.
    pub fn check(&self, wanted: &str) -> Result<&Value, Fault> {
        let found = self.list("checks").find(|check| id(check) == wanted);
        found.ok_or_else(|| Fault::new(format!("the guide has no check {wanted}")))
    }

    /// An outcome by its id.
    pub fn outcome(&self, wanted: &str) -> Result<&Value, Fault> {
        let found = self.list("outcomes").find(|outcome| id(outcome) == wanted);
        found.ok_or_else(|| Fault::new(format!("the guide has no outcome {wanted}")))
    }

    /// What the steps of a check say, without marks: texts, notes, cautions and pictures.
    pub fn step_words(check: &Value) -> Vec<String> {
        let mut words = Vec::new();
        for step in check["steps"].as_array().into_iter().flatten() {
            let texts = [step.as_str(), step["text"].as_str(), step["note"].as_str()];
            for text in texts.into_iter().chain([step["caution"].as_str()]).flatten() {
                let (line, nested) = points(text);
                words.extend([line].into_iter().chain(nested).map(plain));
            }
            for row in step["shows"].as_array().into_iter().flatten() {
                words.extend(row["label"].as_str().map(str::to_owned));
            }
        }
        words
    }

    /// What leads to an outcome: `fixed`, `later`, `exhausted` or `chosen`.
    pub fn when(&self, outcome: &str) -> Result<&str, Fault> {
        Ok(self.outcome(outcome)?["when"].as_str().unwrap_or_default())
    }

    /// The outcomes that only a choice leads to.
    pub fn chosen_outcomes(&self) -> Vec<&str> {
        self.list("outcomes").filter(|outcome| outcome["when"] == "chosen").map(id).collect()
    }

    /// The choice of a check that ends in an outcome, if it has one.
    pub fn choice_for(&self, check: &str, outcome: &str) -> Option<&str> {
        let check = self.check(check).ok()?;
        let choices = check["choices"].as_array()?;
        choices.iter().find(|choice| choice["outcome"] == outcome).map(id)
    }

    /// The choice of a check that leads to one which can end in an outcome, if it has one.
    pub fn choice_toward(&self, check: &str, outcome: &str) -> Option<&str> {
        let choices = self.check(check).ok()?["choices"].as_array()?;
        let leads = |choice: &&Value| {
            choice["then"].as_str().is_some_and(|then| self.choice_for(then, outcome).is_some())
        };
        choices.iter().find(leads).map(id)
    }

    /// An answer to a check after which every other check can still be asked.
    pub fn onward(&self, check: &str) -> Result<&str, Fault> {
        let check = self.check(check)?;
        let choices = check["choices"].as_array().into_iter().flatten();
        let without: Vec<&Value> = check["without"].as_array().into_iter().flatten().collect();
        let open = |choice: &&Value| choice.get("rules_out").or(choice.get("never")).is_none();
        let ends = |choice: &Value| {
            let counts = choice.get("counts_as").unwrap_or(&choice["id"]);
            choice.get("outcome").is_some() || counts == "fixed" || counts == "later"
        };
        for answer in ["still-failing", "not-applicable"] {
            let closed = |choice: &Value| id(choice) == answer && !open(&choice);
            if !without.contains(&&Value::from(answer)) && !choices.clone().any(closed) {
                return Ok(answer);
            }
        }
        let offered = |choice: &&Value| !without.contains(&&choice["id"]);
        let onward = choices.filter(open).filter(offered).find(|choice| !ends(choice)).map(id);
        onward.ok_or_else(|| {
            Fault::new(format!("every answer to {} rules something out", check["id"]))
        })
    }

    /// The symptoms under which the checks that can end in an outcome are asked, likeliest first.
    pub fn symptoms_for(&self, outcome: &str) -> Vec<&str> {
        let weight = |symptom: &str| {
            self.list("checks")
                .filter(|check| self.choice_for(id(check), outcome).is_some())
                .map(|check| likelihood(check, symptom))
                .max()
                .unwrap_or(0)
        };
        let mut symptoms: Vec<&str> =
            self.symptoms().into_iter().filter(|symptom| weight(symptom) > 0).collect();
        symptoms.sort_by_key(|symptom| std::cmp::Reverse(weight(symptom)));
        if symptoms.is_empty() {
            // What no symptom makes likely is offered before the last resort.
            symptoms.push(self.symptom_of_last_resort());
        }
        symptoms
    }

    fn list(&self, field: &str) -> impl Iterator<Item = &Value> {
        self.0[field].as_array().into_iter().flatten()
    }
}

/// Whether all that ships is in the source too; what only authors need does not ship.
fn covers(source: &Value, shipped: &Value) -> bool {
    match (source, shipped) {
        (Value::Object(source), Value::Object(shipped)) => shipped
            .iter()
            // Numbered there.
            .filter(|(name, _)| *name != "sources")
            .all(|(name, shipped)| source.get(name).is_some_and(|source| covers(source, shipped))),
        (Value::Array(source), Value::Array(shipped)) => {
            source.len() == shipped.len()
                && source.iter().zip(shipped).all(|(source, shipped)| covers(source, shipped))
        }
        (source, shipped) => source == shipped,
    }
}

fn id(entry: &Value) -> &str {
    entry["id"].as_str().unwrap_or_default()
}

fn likelihood(check: &Value, symptom: &str) -> u64 {
    let estimates = &check["likelihood_estimate"];
    estimates.get(symptom).or_else(|| estimates.get("any")).and_then(Value::as_u64).unwrap_or(0)
}
