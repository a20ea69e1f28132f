//! The article parser on pages of every shape, and on pages at random.
//!
//! `tests/articles/` has a page for each shape and trap, and beside it what it must be read as.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use quick_checks_article::{Article, Role};
use quick_checks_core::guide::{Safety, decode};
use serde::Deserialize;
use xtask::import::{HtmlNode, article, guide_json};

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

/// What a page must be read as. A list that is left out must be empty.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Expected {
    shape: Option<String>,
    checks: Vec<String>,
    /// Where given, all ids.
    ids: Option<Vec<String>>,
    held: Vec<String>,
    late: Vec<String>,
    /// Each with the numbers of its checks.
    symptoms: Listed,
    signs: Vec<String>,
    ends: Vec<String>,
    left: Vec<String>,
    /// The marks that would settle what is doubtful.
    doubts: Listed,
    minutes: BTreeMap<String, u32>,
    steps: BTreeMap<String, usize>,
    cautions: BTreeMap<String, Vec<String>>,
    /// The check asked first, or all in the order of asking.
    first: Option<String>,
    order: Option<Vec<String>>,
    /// How the line begins that says what would help, where no checks are found.
    help: Option<String>,
    language: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Listed {
    These(Vec<String>),
    /// Not a matter of this page.
    Any(#[allow(dead_code)] String),
}

impl Default for Listed {
    fn default() -> Self {
        Self::These(Vec::new())
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/articles")
}

/// The pages, each with its text and whether it is Markdown.
fn pages() -> Result<Vec<(PathBuf, String, bool)>> {
    let mut pages = Vec::new();
    for entry in fs::read_dir(folder())? {
        let path = entry?.path();
        let markdown = path.extension().is_some_and(|end| end == "md");
        if markdown || path.extension().is_some_and(|end| end == "html") {
            let text = fs::read_to_string(&path)?;
            pages.push((path, text, markdown));
        }
    }
    pages.sort();
    Ok(pages)
}

/// One line for each thing that is read otherwise than expected.
fn differences(article: &Article<HtmlNode>, expected: &Expected) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut same = |what: &str, found: String, wanted: String| {
        if found != wanted {
            wrong.push(format!("{what}:\n  found  {found}\n  wanted {wanted}"));
        }
    };
    let titles = |safety: Safety| -> Vec<&str> {
        let above = article.checks.iter().filter(|check| match safety {
            Safety::Risky => check.safety >= safety,
            _ => check.safety == safety,
        });
        above.map(|check| check.title.as_str()).collect()
    };
    let shape = article.shape.map(|shape| format!("{shape:?}"));
    same("shape", format!("{shape:?}"), format!("{:?}", expected.shape));
    let checks: Vec<&str> = article.checks.iter().map(|check| check.title.as_str()).collect();
    same("checks", format!("{checks:?}"), format!("{:?}", expected.checks));
    if let Some(ids) = &expected.ids {
        let found: Vec<&str> = article.checks.iter().map(|check| check.id.as_str()).collect();
        same("ids", format!("{found:?}"), format!("{ids:?}"));
    }
    same("held back", format!("{:?}", titles(Safety::Risky)), format!("{:?}", expected.held));
    if !expected.late.is_empty() {
        same("late", format!("{:?}", titles(Safety::Cautious)), format!("{:?}", expected.late));
    }
    if let Listed::These(symptoms) = &expected.symptoms {
        let line = |symptom: &quick_checks_article::Symptom<HtmlNode>| {
            let checks: Vec<String> =
                symptom.checks.iter().map(|at| (at + 1).to_string()).collect();
            format!("{}: {}", symptom.title, checks.join(", "))
        };
        let found: Vec<String> = article.symptoms.iter().map(line).collect();
        same("symptoms", format!("{found:?}"), format!("{symptoms:?}"));
    }
    same("signs", format!("{:?}", article.signs), format!("{:?}", expected.signs));
    let ends: Vec<&str> = article.ends.iter().map(|end| end.title.as_str()).collect();
    same("ends", format!("{ends:?}"), format!("{:?}", expected.ends));
    let left: Vec<&str> = article.left.iter().map(|left| left.title.as_str()).collect();
    same("left", format!("{left:?}"), format!("{:?}", expected.left));
    if let Listed::These(marks) = &expected.doubts {
        let found: Vec<&str> = article.doubts.iter().map(|doubt| doubt.mark).collect();
        // What is held back by its text is always doubtful; a page says so only if that is its point.
        let point = marks.iter().any(|mark| mark.contains("safe"));
        let found: Vec<&str> =
            found.into_iter().filter(|mark| point || !mark.contains("safe")).collect();
        same("doubts", format!("{found:?}"), format!("{marks:?}"));
    }
    let minutes: BTreeMap<String, u32> = article
        .checks
        .iter()
        .filter_map(|check| check.minutes.map(|minutes| (check.title.clone(), minutes)))
        .collect();
    same("minutes", format!("{minutes:?}"), format!("{:?}", expected.minutes));
    for check in &article.checks {
        let parts = |role| check.parts.iter().filter(move |part| part.role == role);
        if let Some(steps) = expected.steps.get(&check.title) {
            same("steps", parts(Role::Step).count().to_string(), steps.to_string());
        }
        if let Some(cautions) = expected.cautions.get(&check.title) {
            let found: Vec<&str> = parts(Role::Caution).map(|part| part.text.as_str()).collect();
            same("cautions", format!("{found:?}"), format!("{cautions:?}"));
        }
    }
    let asked: Vec<&str> = article.order.iter().filter_map(|at| checks.get(*at).copied()).collect();
    if let Some(first) = &expected.first {
        same("first", format!("{:?}", asked.first()), format!("{:?}", Some(first)));
    }
    if let Some(order) = &expected.order {
        same("order", format!("{asked:?}"), format!("{order:?}"));
    }
    let help = article.help.clone().unwrap_or_default();
    let wanted = expected.help.clone().unwrap_or_default();
    if !help.contains(&wanted) || wanted.is_empty() != help.is_empty() {
        same("help", help, wanted);
    }
    wrong
}

#[test]
fn every_page_is_read_as_it_should_be() -> Result {
    let mut wrong = Vec::new();
    let pages = pages()?;
    assert!(pages.len() >= 40, "only {} pages", pages.len());
    for (path, text, markdown) in pages {
        let expected = fs::read_to_string(path.with_extension("json"))?;
        let expected: Expected = serde_json::from_str(&expected)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        let (document, article) = article(&text, markdown);
        let mut found = differences(&article, &expected);
        if document.language != expected.language {
            found.push(format!("language {:?}", document.language));
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        wrong.extend(found.into_iter().map(|line| format!("{name}: {line}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

#[test]
fn every_page_with_checks_becomes_a_guide() -> Result {
    let mut made = 0;
    for (path, text, markdown) in pages()? {
        let (document, article) = article(&text, markdown);
        let language = document.language.as_deref().unwrap_or("en");
        let guide = guide_json(&article, "a-page", language, None);
        if article.checks.is_empty() {
            assert!(guide.is_err(), "{}: a guide of nothing", path.display());
            continue;
        }
        let guide = decode(&guide?)?;
        made += 1;
        assert_eq!(guide.checks.len(), article.checks.len(), "{}", path.display());
        for (made, found) in guide.checks.iter().zip(&article.checks) {
            assert_eq!((&made.id, made.safety), (&found.id, found.safety));
            assert_eq!(made.minutes, found.minutes.unwrap_or(0), "a time that nobody gave");
        }
    }
    assert!(made > 30, "only {made} guides");
    Ok(())
}
