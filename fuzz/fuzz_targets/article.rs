//! Any text as the HTML of an article: reading it never panics, no node belongs to two checks, and
//! what is not a check for good reasons is not one by accident.

#![no_main]

use std::collections::BTreeSet;

use libfuzzer_sys::fuzz_target;
use quick_checks_article::guide;
use quick_checks_core::checkup::order;
use quick_checks_core::guide::decode;

#[path = "../../xtask/src/html.rs"]
#[allow(dead_code)]
mod html;

fuzz_target!(|text: &str| {
    let document = html::document(text);
    let article = document.page.read();
    assert_eq!(article.checks.is_empty(), article.help.is_some());
    let mut places = BTreeSet::new();
    let mut ids = BTreeSet::new();
    for check in &article.checks {
        assert!(ids.insert(&check.id), "an id is given twice");
        for place in check.nodes.iter().flat_map(html::HtmlNode::places) {
            assert!(places.insert(place), "a node belongs to two checks");
        }
    }
    let guide = guide(&article, "a-page", "en");
    // No guide may have more.
    let most = article.checks.len().max(article.symptoms.len() + 1).max(article.signs.len());
    if article.checks.is_empty() || most > 200 {
        return;
    }
    let guide = decode(&guide).expect("what the parser writes is a guide");
    for symptom in &guide.symptoms {
        assert!(order(&guide, &symptom.id).len() <= guide.checks.len());
    }
});
