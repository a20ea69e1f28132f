//! The article parser on pages of every shape, and on pages at random.
//!
//! `tests/articles/` has a page for each shape and trap, and beside it what it must be read as.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use quick_checks_article::{Article, Node, Role, Safety, read_text};
use quick_checks_author::import::guide_json;
use quick_checks_author::import::words_of;
use quick_checks_core::guide::{Guide, decode};
use serde::Deserialize;
use xtask::html::{HtmlNode, article};

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
        if document.page.language != expected.language {
            found.push(format!("language {:?}", document.page.language));
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
        let language = document.page.language.as_deref().unwrap_or("en");
        let guide = guide_json(&article, "a-page", language, None, "2026-11-29");
        if article.checks.is_empty() {
            assert!(guide.is_err(), "{}: a guide of nothing", path.display());
            continue;
        }
        let guide = decode(&guide?)?;
        made += 1;
        assert_eq!(guide.checks.len(), article.checks.len(), "{}", path.display());
        assert!(made_of(&article, &guide), "{}", path.display());
        let in_order = article.order.iter().map(|at| &article.checks[*at]);
        for (made, found) in guide.checks.iter().zip(in_order) {
            assert_eq!(made.id, found.id);
            assert_eq!(format!("{:?}", made.safety), format!("{:?}", found.safety));
            assert_eq!(made.minutes, found.minutes.unwrap_or(0), "a time that nobody gave");
        }
    }
    assert!(made > 30, "only {made} guides");
    Ok(())
}

/// Whether the guide says no more than the article: figures only where that tells symptoms apart or
/// gives them, ends only where it has some.
fn made_of(article: &Article<HtmlNode>, guide: &Guide) -> bool {
    let has_figures = article.checks.iter().all(|check| check.helps.is_some());
    guide.authors_order == (article.symptoms.is_empty() && !has_figures)
        && guide.outcomes.len() == usize::from(!article.ends.is_empty())
        && guide.checks.iter().all(|check| check.confidence.is_none())
}

#[test]
fn one_mark_makes_the_fifteenth_check() -> Result {
    let page = fs::read_to_string(folder().join("fifteen.html"))?;
    let (_, unmarked) = article(&page, false);
    assert_eq!((unmarked.checks.len(), unmarked.ends.len()), (14, 1));
    let marked = page.replace("<h3>Podcast Support", "<h3 data-check>Podcast Support");
    let (_, marked) = article(&marked, false);
    assert_eq!((marked.checks.len(), marked.ends.len()), (15, 0));
    Ok(())
}

/// What `guide render` writes is an article, too: the plain HTML of every bundled guide.
/// A document as the browser hands it over (`embed/article.js`).
fn written(root: &HtmlNode) -> String {
    const ATTRIBUTES: [&str; 11] = [
        "id",
        "class",
        "style",
        "hidden",
        "aria-hidden",
        "href",
        "width",
        "height",
        "data-check",
        "data-minutes",
        "data-helps",
    ];
    let mut text = String::new();
    let mut open = vec![root.first_child()];
    while let Some(next) = open.last_mut() {
        let Some(node) = next.take() else {
            open.pop();
            text.push_str(">\0");
            continue;
        };
        *next = node.next_sibling();
        if let Some(words) = node.text() {
            text.extend(["\"", &words, "\0"]);
        } else if let Some(name) = node.name() {
            text.extend(["<", &name]);
            for name in ATTRIBUTES {
                if let Some(value) = node.attribute(name) {
                    text.extend(["\u{1}", name, "=", &value]);
                }
            }
            text.push('\0');
            open.push(node.first_child());
        }
    }
    text
}

/// The guide says what the article does, and nothing else.
fn assert_same(guide: &Guide, article: &Article<HtmlNode>, path: &Path) {
    let path = path.display();
    assert!(guide.article, "{path}");
    assert_eq!(guide.checks.len(), article.checks.len(), "{path}");
    for (made, found) in guide.checks.iter().zip(&article.checks) {
        assert_eq!((&made.id, &made.title), (&found.id, &found.title), "{path}");
        assert_eq!(made.minutes, found.minutes.unwrap_or_default(), "{path}: a time nobody gave");
        assert_eq!(format!("{:?}", made.safety), format!("{:?}", found.safety), "{path}");
        let cautions = found.parts.iter().filter(|part| part.role == Role::Caution);
        let held = if found.safety >= Safety::Risky { cautions.count() } else { 0 };
        assert_eq!(made.cautions.len(), held, "{path}: {}", made.title);
        assert!(made.steps.is_empty() && made.proof.is_none() && made.cost.is_none(), "{path}");
        assert!(
            made.why.is_empty() && made.checked.is_empty() && made.sources.is_empty(),
            "{path}"
        );
    }
}

/// An article replays like any guide: in its order, held back last, and with an end.
#[test]
fn an_article_replays_like_a_guide() -> Result {
    for (path, text, markdown) in pages()? {
        let (document, article) = article(&text, markdown);
        let title = document.page.title.as_deref().unwrap_or_default();
        let answer =
            read_text(&format!("a-page\u{1}{title}\u{1}en\0{}", written(&document.page.root)));
        let (guide, rest) = answer.split_once('\0').ok_or("nothing after the guide")?;
        if let Some(help) = &article.help {
            assert_eq!((guide, rest), ("", help.as_str()), "{}", path.display());
            continue;
        }
        let guide = decode(guide).map_err(|error| format!("{}: {error}", path.display()))?;
        assert_same(&guide, &article, &path);
        for symptom in guide.symptoms.iter().filter(|symptom| !symptom.unsure) {
            let order: Vec<&str> = quick_checks_core::checkup::order(&guide, &symptom.id)
                .iter()
                .map(|check| check.id.as_str())
                .collect();
            let own = article.symptoms.iter().find(|one| one.id == symptom.id);
            let asked = |at: usize| {
                own.is_none_or(|own| {
                    own.checks.contains(&at)
                        || !article.symptoms.iter().any(|other| other.checks.contains(&at))
                })
            };
            let mut wanted: Vec<usize> =
                article.order.iter().copied().filter(|at| asked(*at)).collect();
            wanted.sort_by_key(|at| article.checks.get(*at).map(|check| check.safety));
            let wanted: Vec<&str> =
                wanted.iter().filter_map(|at| Some(article.checks.get(*at)?.id.as_str())).collect();
            assert_eq!(order, wanted, "{}: {}", path.display(), symptom.title);
        }
    }
    Ok(())
}

/// How much work it is to read a piece of HTML, repeated as often as given.
fn work(piece: &str, times: usize) -> u64 {
    article(&format!("<article>{}</article>", piece.repeat(times)), false).1.work
}

/// Twice the article, at most about twice the work.
#[test]
fn the_work_grows_no_faster_than_the_article() -> Result {
    let mut pieces: Vec<(String, String, usize)> =
        pages()?.into_iter().map(|(path, text, _)| (path.display().to_string(), text, 6)).collect();
    for piece in [
        "<h2>Restart</h2><p>Once.</p>",
        "<div><span><b>",
        "<ul><li>Restart it now and then wait",
        "<h2>Error “x”</h2><ul><li>Do this and that and then.</li><li>Do the other thing there.</li></ul>",
        "<h2>It fails</h2><h3>Check it</h3><p>Now.</p><h3>Restart it</h3><p>Now.</p>",
        "<h2 data-check=\"symptom\">It fails</h2><p data-check>Restart it.</p>",
        "<div data-check=\"safe\"><h2>Erase it</h2><p>Delete reset erase wipe factory.</p>",
        "<details><summary>It fails</summary><ol><li><a href=\"#a\">a</a></li></ol></details><details id=\"a\"><summary>a</summary>b</details>",
        "<table><tr><th>Problem</th><th>Fix</th></tr><tr><td>It fails</td><td>Restart it.</td></tr>",
        "<p><strong>Restart it</strong></p><p>Now.</p>",
        "<p>Step 1: turn off the</p>",
        "<dl><dt>a</dt><dd>b</dd>",
        "turn off turn off ",
    ] {
        pieces.push((piece.to_owned(), piece.to_owned(), 80));
    }
    for (name, piece, times) in pieces {
        let (once, twice) = (work(&piece, times), work(&piece, 2 * times));
        assert!(once > times as u64, "{name}: nothing was looked at");
        assert!(twice * 10 <= once * 23, "{name}: {once}, then {twice}");
    }
    Ok(())
}

/// Words that must never be in a check that is called safe.
const DANGEROUS: [&str; 12] = [
    "factory reset",
    "erase all data",
    "delete your account",
    "uninstall the app",
    "reinstall the system",
    "wipe the disk",
    "reset all settings",
    "sign out of it",
    "alles löschen",
    "deinstallieren",
    "supprimez tout",
    "desinstalar",
];

/// Pieces of which pages at random are made.
fn piece() -> impl Strategy<Value = String> {
    let words = prop_oneof![
        Just("Restart it".to_owned()),
        Just("1. Check the cable".to_owned()),
        Just("Step 2: Wait".to_owned()),
        Just("It won’t start!".to_owned()),
        Just("Conclusion".to_owned()),
        Just("Why it fails".to_owned()),
        Just("Contact support".to_owned()),
        Just("Settings → General → x".to_owned()),
        Just("A longer sentence with more than five words.".to_owned()),
        proptest::sample::select(DANGEROUS.to_vec()).prop_map(str::to_owned),
        "\\PC{0,12}".prop_map(|text| text.replace(['<', '&'], " ")),
    ];
    let marks = proptest::sample::select(vec![
        "",
        "",
        "",
        "",
        " data-check",
        " data-check=skip",
        " data-check=items",
        " data-check=symptom",
        " data-check=steps",
        " data-check=caution",
        " data-check=end",
        " data-check=risky",
        " class=note",
        " hidden",
        " id=a",
    ]);
    let leaf = (
        proptest::sample::select(vec![
            "h1", "h2", "h3", "p", "strong", "code", "li", "summary", "td", "dt", "dd", "span",
            "pre", "b",
        ]),
        marks.clone(),
        words,
    )
        .prop_map(|(tag, mark, words)| format!("<{tag}{mark}>{words}</{tag}>"));
    leaf.prop_recursive(4, 40, 6, move |inner| {
        let tags = proptest::sample::select(vec![
            "div",
            "section",
            "ul",
            "ol",
            "table",
            "tr",
            "dl",
            "details",
            "blockquote",
            "p",
            "li",
            "span",
        ]);
        (tags, marks.clone(), proptest::collection::vec(inner, 0..6))
            .prop_map(|(tag, mark, inner)| format!("<{tag}{mark}>{}</{tag}>", inner.concat()))
    })
}

/// The nodes of all checks, each with what is inside, by where they are in memory.
fn holds(article: &Article<HtmlNode>) -> std::result::Result<(), String> {
    let mut owner: BTreeMap<String, usize> = BTreeMap::new();
    for (at, check) in article.checks.iter().enumerate() {
        for node in &check.nodes {
            for place in node.places() {
                if let Some(other) = owner.insert(place, at) {
                    return Err(format!("a node of check {at} is in check {other}, too"));
                }
            }
        }
    }
    let ids: std::collections::BTreeSet<&str> =
        article.checks.iter().map(|check| check.id.as_str()).collect();
    if ids.len() != article.checks.len() {
        return Err("an id is given twice".to_owned());
    }
    for check in &article.checks {
        let words: String = check.nodes.iter().map(words_of).collect::<Vec<_>>().join("\n");
        let words = words.to_lowercase();
        let dangerous = DANGEROUS.iter().any(|danger| words.contains(danger));
        if dangerous && check.safety < Safety::Risky {
            return Err(format!("“{}” is {:?}: {words}", check.title, check.safety));
        }
    }
    if article.checks.is_empty() != article.help.is_some() {
        return Err("no checks, and no word of it".to_owned());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pages_at_random_are_read_safely(pieces in proptest::collection::vec(piece(), 0..8)) {
        let (_, article) = article(&pieces.concat(), false);
        let held = holds(&article);
        prop_assert!(held.is_ok(), "{held:?}");
        if !article.checks.is_empty() {
            let made = guide_json(&article, "a-page", "en", None, "2026-11-29");
            prop_assert!(made.is_ok(), "{made:?}");
        }
    }

    #[test]
    fn any_text_is_read_without_panic(text in "\\PC{0,400}", markdown: bool) {
        let (_, article) = article(&text, markdown);
        let held = holds(&article);
        prop_assert!(held.is_ok(), "{held:?}");
    }
}

/// Inline elements may run into each other: what is dangerous is held back all the same.
#[test]
fn words_that_run_into_each_other_are_read_apart() {
    let html = "<h2>Restart it</h2><p>Press both.<b>Conclusion</b>factory reset</p>
        <h2>Check the cable</h2><p>Look at it.</p><h2>Clean it</h2><p><i>Then</i>erase all content</p>";
    let (_, article) = article(html, false);
    let held = holds(&article);
    assert!(held.is_ok(), "{held:?}");
    assert_eq!(article.checks.len(), 3);
}
