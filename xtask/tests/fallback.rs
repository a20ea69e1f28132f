//! The fallback inside an element without `guide`: an article, of which the same checkup comes back in
//! everything that an article can say (docs/adr/0017-article.md names what it can’t).

use std::fs;

use anyhow::Result;
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use proptest::sample::select;
use quick_checks_article::{Article, Check as Read, Role};
use quick_checks_core::checkup::order;
use quick_checks_core::fallback::render;
use quick_checks_core::guide::{Check, Guide, decode};
use quick_checks_core::rich_text::{plain, points};
use serde_json::{Map, Value, json};
use xtask::guide::{files, in_language};
use xtask::html::{HtmlNode, article};
use xtask::words::{languages, words};

/// How many checks the fallback names for a symptom.
const FIRST_CHECKS: usize = 5;

fn read_back(guide: &Guide, language: &str) -> Result<Article<HtmlNode>> {
    let html = render(guide, &words(language)?, 2)?;
    Ok(article(&format!("<quick-checks>\n{html}</quick-checks>"), false).1)
}

/// One line for each thing that a reader would see otherwise.
fn differences(guide: &Guide, article: &Article<HtmlNode>) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut same = |what: String, found: String, wanted: String| {
        // The parser writes every blank as one.
        let (found, wanted) = (blanks(&found), blanks(&wanted));
        if found != wanted {
            wrong.push(format!("{what}:\n  found  {found}\n  wanted {wanted}"));
        }
    };
    same("title".to_owned(), format!("{:?}", article.title), format!("{:?}", Some(&guide.title)));
    let checks = in_list(guide);
    let ids = article.checks.iter().map(|check| check.id.clone());
    let anchors = checks.iter().map(|check| shortened(&guide.anchor(check)));
    same("checks".to_owned(), lines(ids), lines(anchors));
    for (check, read) in checks.iter().zip(&article.checks) {
        let id = &check.id;
        let safety = format!("{:?}", read.safety);
        same(format!("{id}: title"), read.title.clone(), check.title.clone());
        same(format!("{id}: safety"), safety, format!("{:?}", check.safety));
        let minutes = check.minutes.saturating_add(check.wait_minutes);
        let minutes = Some(minutes).filter(|minutes| *minutes > 0);
        same(format!("{id}: minutes"), format!("{:?}", read.minutes), format!("{minutes:?}"));
        let helps = match check.likelihood_estimate.as_slice() {
            [(symptom, helps)] if symptom == "any" => Some(*helps),
            _ => None,
        };
        same(format!("{id}: helps"), format!("{:?}", read.helps), format!("{helps:?}"));
        let cautions = check.cautions.iter().map(|caution| plain(caution));
        same(format!("{id}: cautions"), lines(texts(read, Role::Caution)), lines(cautions));
        let mut steps: Vec<Vec<String>> = check.steps.iter().map(step).collect();
        steps.extend(check.retest.then(|| vec![plain(&guide.retest)]));
        let found: Vec<String> = texts(read, Role::Step).collect();
        same(format!("{id}: steps"), found.len().to_string(), steps.len().to_string());
        for (found, step) in found.iter().zip(&steps) {
            same(format!("{id}: step"), found.clone(), in_order(found, step));
        }
        let all: Vec<&str> = read.parts.iter().map(|part| part.text.as_str()).collect();
        let choices = check.choices.iter().map(|choice| choice.label.clone());
        let rest = [plain(&check.why)].into_iter().chain(check.proof.iter().map(|it| plain(it)));
        let rest = rest
            .chain(check.ask.clone())
            .chain(choices)
            .chain(check.link.iter().map(|it| it.label.clone()));
        let all = all.join(" ");
        same(format!("{id}: the rest"), all.clone(), in_order(&all, &rest.collect::<Vec<_>>()));
    }
    let asked = lines(asked(article).into_iter().map(|check| check.id.clone()));
    let all_help = article.checks.iter().all(|check| check.helps.is_some());
    let wanted = if all_help { by_worth(&checks) } else { checks.clone() };
    let wanted = wanted.iter().map(|check| shortened(&guide.anchor(check)));
    same("order".to_owned(), asked, lines(wanted));
    let ends = article.ends.iter().map(|end| end.title.clone());
    let outcomes = guide.outcomes.iter().map(|outcome| outcome.title.clone());
    same("ends".to_owned(), lines(ends), lines(outcomes));
    let symptoms = article.symptoms.iter().map(|symptom| {
        let mut asks: Vec<&str> = symptom
            .checks
            .iter()
            .filter_map(|at| article.checks.get(*at))
            .map(|check| check.id.as_str())
            .collect();
        asks.sort_unstable();
        format!("{}: {}", symptom.title, asks.join(" "))
    });
    let wanted = guide.symptoms.iter().map(|symptom| {
        let first = order(guide, &symptom.id).into_iter().take(FIRST_CHECKS);
        let mut asks: Vec<String> = first.map(|check| shortened(&guide.anchor(check))).collect();
        asks.sort_unstable();
        format!("{}: {}", symptom.title, asks.join(" "))
    });
    same("symptoms".to_owned(), lines(symptoms), lines(wanted));
    same("signs".to_owned(), lines(article.signs.iter().cloned()), String::new());
    same("doubts".to_owned(), lines(article.doubts.iter().map(ToString::to_string)), String::new());
    wrong
}

/// The checks in the order in which the article has them asked: a safety class after the other.
fn asked(article: &Article<HtmlNode>) -> Vec<&Read<HtmlNode>> {
    let order = article.order.iter();
    let mut asked: Vec<&Read<HtmlNode>> = order.filter_map(|at| article.checks.get(*at)).collect();
    asked.sort_by_key(|check| check.safety);
    asked
}

/// Checks with one figure for all symptoms: what helps more readers in a minute comes first.
fn by_worth<'a>(checks: &[&'a Check]) -> Vec<&'a Check> {
    let mut checks = checks.to_vec();
    checks.sort_by_key(|check| {
        let minutes = check.minutes.saturating_add(check.wait_minutes).max(1);
        let worth = check.likelihood("any").saturating_mul(1_000) / minutes;
        (check.safety, std::cmp::Reverse(worth))
    });
    checks
}

fn blanks(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

/// The checks in the order of the fallback: the safest first.
fn in_list(guide: &Guide) -> Vec<&Check> {
    let mut checks: Vec<&Check> = guide.checks.iter().collect();
    checks.sort_by_key(|check| check.safety);
    checks
}

/// An id of a guide may have 40 letters, its name on a page more; an article’s has 56.
fn shortened(anchor: &str) -> String {
    anchor.chars().take(56).collect::<String>().trim_end_matches('-').to_owned()
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}

fn texts(check: &Read<HtmlNode>, role: Role) -> impl Iterator<Item = String> {
    let parts = check.parts.iter().filter(move |part| part.role == role);
    parts.map(|part| part.text.clone())
}

/// What a step shows, in order: its text, its note, its caution, its picture.
fn step(step: &quick_checks_core::guide::Step) -> Vec<String> {
    let mut shown = Vec::new();
    for text in [Some(&step.text), step.note.as_ref(), step.caution.as_ref()].into_iter().flatten()
    {
        let (line, below) = points(text);
        shown.extend([line].into_iter().chain(below).map(plain));
    }
    shown.extend(step.shows.iter().map(|row| row.label.clone()));
    shown
}

/// The text itself if it has these pieces in this order, the first at its start; else the first
/// piece that is missing.
fn in_order(text: &str, pieces: &[String]) -> String {
    let mut rest = text;
    for piece in pieces {
        let Some((_, after)) = rest.split_once(blanks(piece).as_str()) else {
            return format!("… {piece:?}");
        };
        rest = after;
    }
    text.to_owned()
}

#[test]
fn the_guides_come_back_in_every_language_they_have() -> Result<()> {
    for file in files()? {
        let mut found = Vec::new();
        for language in ["en", "de", "es", "fr"] {
            let Ok(guide) = in_language(&file, language) else { continue };
            found.push(language);
            let article = read_back(&guide, language)?;
            let wrong = differences(&guide, &article);
            assert!(wrong.is_empty(), "{} in {language}:\n{}", guide.id, wrong.join("\n"));
        }
        assert!(found.contains(&"en"), "{}: {found:?}", file.display());
    }
    Ok(())
}

#[test]
fn the_marks_cost_a_page_a_twentieth_at_most() -> Result<()> {
    for file in files()? {
        let html = xtask::guide::render(&file, 2, None)?;
        let marks: usize = html.split(" data-").skip(1).filter_map(|rest| rest.find('"')).count();
        let bytes: usize = html
            .split(" data-")
            .skip(1)
            .filter_map(|rest| rest.split('"').nth(1).zip(rest.split('"').next()))
            .map(|(value, name)| " data-\"\"".len() + name.len() + value.len())
            .sum();
        assert!(marks > 0 && bytes * 18 < html.len(), "{bytes} of {}", html.len());
    }
    Ok(())
}

#[test]
fn no_page_is_without_its_marks() -> Result<()> {
    let guide = fs::read_to_string(files()?.remove(0))?;
    let html = render(&decode(&guide)?, &words("en")?, 2)?;
    // What the words alone would have it read as: the test of the others can fail.
    let plain = html.replace(" data-check=", " data-was=");
    let (_, article) = article(&format!("<quick-checks>\n{plain}</quick-checks>"), false);
    assert!(!differences(&decode(&guide)?, &article).is_empty());
    Ok(())
}

/// Words that would hold a check back, make it an end, a question, a symptom, or no check at all.
const ALARMING: &[&str] = &[
    "Erase",
    "Reset",
    "Delete everything",
    "Contact support",
    "FAQ",
    "Causes",
    "Symptoms",
    "Restore",
    "Related articles",
    "How to prevent it",
    "Call a professional",
    "It will not start",
    "Sign out",
    "Error",
    "Settings",
    "Überprüfen",
    "Réinitialiser",
    "<b>",
    "&amp;",
    "[x]",
    "{{ y }}",
    "$1",
    "`z`",
];

fn text() -> impl Strategy<Value = String> {
    let letters: Vec<char> = "aeinrstuäßéñ".chars().collect();
    let word = vec(select(letters), 2..9).prop_map(String::from_iter);
    let piece = prop_oneof![3 => word, 1 => select(ALARMING).prop_map(str::to_owned)];
    // Each begins with a word of its own, so that a search finds the right one.
    (0..1_000_000_u32, vec(piece, 1..6))
        .prop_map(|(number, pieces)| format!("Q{number} {}", pieces.join(" ")))
}

fn text_if() -> impl Strategy<Value = Option<String>> {
    proptest::option::of(text())
}

fn step_value() -> impl Strategy<Value = Value> {
    let points = prop_oneof![3 => Just(Vec::new()), 1 => vec(text(), 1..3)];
    let row =
        (text(), text_if()).prop_map(|(label, value)| json!({ "label": label, "value": value }));
    (text(), points, text_if(), text_if(), vec(row, 0..2)).prop_map(
        |(text, points, note, caution, shows)| {
            let text = [text].into_iter().chain(points).collect::<Vec<_>>().join("\n- ");
            json!({ "text": text, "note": note, "caution": caution, "shows": shows })
        },
    )
}

fn check_value(symptoms: usize) -> impl Strategy<Value = Value> {
    let figures = vec(0..=100_u32, symptoms).prop_map(|figures| {
        let figures = figures.into_iter().enumerate().filter(|(_, figure)| *figure > 50);
        figures.map(|(at, figure)| (format!("symptom-{at}"), json!(figure))).collect::<Map<_, _>>()
    });
    let one = (1..=100_u32).prop_map(|figure| Map::from_iter([("any".to_owned(), json!(figure))]));
    let likelihood = prop_oneof![3 => figures, 1 => one];
    let words = (text(), text(), text_if(), text_if());
    let lists = (vec(step_value(), 1..5), vec(text(), 0..3), vec(text(), 0..4));
    let safety = select(&["safe", "cautious", "risky", "last-resort"][..]);
    let figures = (0..600_u32, 0..3000_u32, safety, any::<bool>());
    (words, lists, figures, likelihood).prop_map(|(words, lists, figures, likelihood)| {
        let (title, why, ask, proof) = words;
        let (steps, cautions, choices) = lists;
        let (minutes, wait, safety, retest) = figures;
        let choices = choices.into_iter().enumerate();
        let choices: Vec<Value> =
            choices.map(|(at, label)| json!({ "id": format!("c{at}"), "label": label })).collect();
        json!({
            "title": title, "why": why, "ask": ask, "proof": proof, "steps": steps,
            "cautions": cautions, "choices": choices, "minutes": minutes, "wait_minutes": wait,
            "safety": safety, "retest": retest, "likelihood_estimate": likelihood,
            "link": { "label": "Qlink Help", "url": "https://example.org/" },
            "sources": ["book"], "confidence": "high", "checked": "2026-11-21",
        })
    })
}

fn guides() -> impl Strategy<Value = Value> {
    (1..5_usize).prop_flat_map(|symptoms| {
        let checks = vec(check_value(symptoms), 1..9);
        let titles = btree_set(text(), symptoms);
        let outcomes = vec(text(), 3..6);
        (text(), titles, checks, outcomes, text()).prop_map(
            move |(title, titles, mut checks, outcomes, retest)| {
                for (at, check) in checks.iter_mut().enumerate() {
                    check["id"] = json!(format!("check-{at}"));
                }
                // Each symptom asks at least one check, as the linter wants it.
                let figures = checks[0]["likelihood_estimate"].as_object_mut();
                if let Some(figures) = figures.filter(|figures| !figures.contains_key("any")) {
                    for at in 0..titles.len() {
                        figures.insert(format!("symptom-{at}"), json!(20));
                    }
                }
                let titles = titles.into_iter().enumerate();
                let symptoms: Vec<Value> = titles
                    .map(|(at, title)| json!({ "id": format!("symptom-{at}"), "group": "It", "title": title }))
                    .collect();
                let when = ["fixed", "later", "exhausted", "chosen", "chosen"];
                let outcomes: Vec<Value> = outcomes
                    .into_iter()
                    .zip(when)
                    .enumerate()
                    .map(|(at, (title, when))| {
                        json!({ "id": format!("end-{at}"), "when": when, "title": title, "text": "So." })
                    })
                    .collect();
                json!({
                    "format": 2, "id": "random", "language": "en", "subject": "It", "title": title,
                    "question": "What is it?", "hint": "Look.", "retest": retest,
                    "estimates": "Ours.", "independence": "Nobody’s.", "checked": "2026-11-21",
                    "symptoms": symptoms, "checks": checks, "outcomes": outcomes,
                    "sources": [{ "id": "book", "title": "A book" }],
                })
            },
        )
    })
}

proptest! {
    // `PROPTEST_CASES=100000 cargo test --package xtask --test fallback` for a long run.
    #![proptest_config(ProptestConfig::with_cases(cases()))]

    #[test]
    fn every_guide_comes_back(value in guides(), language in 0..12_usize) {
        let tags: Vec<String> = languages().unwrap_or_default().into_keys().collect();
        let tag = tags.get(language).map_or("en", String::as_str);
        let guide = decode(&value.to_string());
        prop_assert!(guide.is_ok(), "{guide:?}");
        let Ok(guide) = guide else { return Ok(()) };
        let article = read_back(&guide, tag);
        prop_assert!(article.is_ok(), "{:?}", article.err());
        let Ok(article) = article else { return Ok(()) };
        let wrong = differences(&guide, &article);
        prop_assert!(wrong.is_empty(), "in {tag}:\n{}", wrong.join("\n"));
    }
}

fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(64)
}
