//! Stories: what people reported, played as they would answer. Each reaches its cure, and the table
//! in `docs/stories.md` says how soon. `UPDATE=1 cargo test --test stories` writes it anew.

use std::collections::HashMap;
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use quick_checks_core::checkup::{Answers, Screen, replay};
use quick_checks_core::guide::{Check, Guide, StandardAnswer, decode};
use serde::Deserialize;
use serde_json::Value;

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

/// One report.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Story {
    /// What happened, in a line.
    report: String,
    year: Option<u32>,
    /// Where it is told.
    source: String,
    guide: String,
    symptom: String,
    /// What they answer, by check; else "still failing".
    knows: HashMap<String, Knows>,
    /// The check that helped.
    cure: String,
    /// What they must not be offered, then or later.
    #[serde(default)]
    avoids: Vec<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Knows {
    Once(String),
    /// At first, and at the second look.
    Twice([String; 2]),
}

/// What came before the cure.
#[derive(Default)]
struct Before {
    checks: usize,
    minutes: u32,
    wait: u32,
}

impl Before {
    fn add(&mut self, check: &Check, applies: bool) {
        self.checks += 1;
        self.minutes += if applies { check.minutes } else { 1 };
        self.wait += if applies { check.wait_minutes } else { 0 };
    }

    fn cells(&self) -> String {
        let wait = match self.wait {
            0 => String::new(),
            minutes @ 1..120 => format!(" + {minutes} min"),
            minutes => format!(" + {} h", minutes / 60),
        };
        format!("{} | {} min{wait}", self.checks, self.minutes)
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn stories() -> Result<Vec<(String, Story)>> {
    let entries = fs::read_dir(root().join("tests/stories"))?;
    let mut files = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<PathBuf>>>()?;
    files.sort();
    let read = |file: PathBuf| {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let story = serde_json::from_str(&fs::read_to_string(&file)?)
            .map_err(|error| format!("{}: {error}", file.display()))?;
        Ok((name, story))
    };
    files.into_iter().map(read).collect()
}

/// The answer of a reader of this story to a check, the second time perhaps another one.
fn answer<'a>(story: &'a Story, check: &'a Check, again: bool) -> &'a str {
    match story.knows.get(&check.id) {
        Some(Knows::Once(answer)) => answer,
        Some(Knows::Twice([first, second])) => {
            if again {
                second
            } else {
                first
            }
        }
        None => "still-failing",
    }
}

/// The checks asked until this one, or all of them.
fn play<'a>(
    guide: &'a Guide,
    story: &Story,
    until: Option<&str>,
) -> Result<Vec<(&'a Check, bool)>> {
    let mut answers = Answers { symptom: Some(story.symptom.clone()), ..Answers::default() };
    let mut asked = Vec::new();
    while let Screen::Check(next) | Screen::Outcome { onward: Some(next), .. } =
        replay(guide, &answers).screen
    {
        if until == Some(&next.id) {
            break;
        }
        let check = guide.check(&next.id).ok_or("no such check")?;
        let answer = answer(story, check, answers.to(&check.id).is_some());
        let offered = check.answers().contains(&answer) || answer == "still-failing";
        assert!(offered, "{} has no answer {answer}", check.id);
        asked.push((check, check.meaning(answer) != Some(StandardAnswer::NotApplicable)));
        answers.give(&check.id, answer);
    }
    Ok(asked)
}

/// What the article has readers do before this check, from top to bottom; none if it lacks it.
fn article(guide: &Guide, raw: &Value, cure: &str) -> Option<Before> {
    let tip = |check: &Check| {
        let checks = raw["checks"].as_array()?;
        let entry = checks.iter().find(|entry| entry["id"] == check.id.as_str())?;
        let tips = entry["stands_for"].as_array()?.iter();
        tips.filter_map(|tip| tip.as_str()?.strip_prefix("tip-")?.parse::<u32>().ok()).min()
    };
    let own = tip(guide.check(cure)?)?;
    let mut before = Before::default();
    for check in guide.checks.iter().filter(|check| tip(check).is_some_and(|tip| tip < own)) {
        before.add(check, true);
    }
    Some(before)
}

fn guide(id: &str) -> Result<(Guide, Value)> {
    let text = fs::read_to_string(root().join("guides").join(format!("{id}.json")))?;
    Ok((decode(&text)?, serde_json::from_str(&text)?))
}

#[test]
fn every_story_reaches_its_cure() -> Result {
    let mut lost = Vec::new();
    for (name, story) in stories()? {
        let (guide, _) = guide(&story.guide)?;
        assert!(guide.symptom(&story.symptom).is_some(), "{name}: {}", story.symptom);
        assert!(story.source.starts_with("https://"), "{name}: {}", story.source);
        for (check, knows) in &story.knows {
            let check = guide.check(check).ok_or(format!("{name}: no check {check}"))?;
            let known = match knows {
                Knows::Once(answer) => std::slice::from_ref(answer),
                Knows::Twice(answers) => answers,
            };
            for answer in known {
                assert!(check.answers().contains(&answer.as_str()), "{name}: {answer}");
            }
        }
        let all = play(&guide, &story, None)?;
        let asked: Vec<&str> = all.iter().map(|(check, _)| check.id.as_str()).collect();
        if !asked.contains(&story.cure.as_str()) {
            lost.push(format!("{name}: {} not in {asked:?}", story.cure));
        }
        for id in &story.avoids {
            if asked.contains(&id.as_str()) {
                lost.push(format!("{name}: {id} in {asked:?}"));
            }
        }
    }
    assert!(lost.is_empty(), "{lost:#?}");
    Ok(())
}

#[test]
fn the_table_says_how_soon() -> Result {
    let mut table = String::from(
        "# Stories\n\nWhat people reported, played through the guides as they would answer: how many \
         checks come before the one that helped, and the hands-on minutes (+ waiting) that these \
         take. Beside it the order of the original article, whose list is done from top to bottom. \
         Most reports with a known cause come from issue trackers, so filters and odd apps are more \
         frequent here than in life: no likelihood may be read off this table.\n\n\
         Written by `UPDATE=1 cargo test --test stories` from `tests/stories/`.\n\n\
         | What happened | What helped | Checks before | Minutes | Article: before | Minutes |\n\
         |---|---|---|---|---|---|\n",
    );
    for (_, story) in stories()? {
        let (guide, raw) = guide(&story.guide)?;
        let mut ours = Before::default();
        for (check, applies) in play(&guide, &story, Some(&story.cure))? {
            ours.add(check, applies);
        }
        let theirs = article(&guide, &raw, &story.cure);
        let theirs = theirs.map_or_else(|| "not there | –".to_owned(), |before| before.cells());
        let year = story.year.map_or_else(String::new, |year| format!(" ({year})"));
        let (cells, Story { report, source, cure, .. }) = (ours.cells(), story);
        writeln!(table, "| [{report}]({source}){year} | `{cure}` | {cells} | {theirs} |")?;
    }
    let file = root().join("docs/stories.md");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&file, &table)?;
    }
    println!("{table}");
    assert_eq!(fs::read_to_string(file)?, table, "UPDATE=1 cargo test --test stories writes it");
    Ok(())
}
