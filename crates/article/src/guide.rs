//! An article as a guide, so that a checkup can replay it like any other.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use crate::article::{Article, Check, Role, Safety};
use crate::json::Json;

/// The likelihood of the first check; each further one has one less, which keeps the article’s
/// order and says nothing to readers.
const FIRST: u32 = 1_000_000;

/// Longest time that is distinguished, in minutes.
const LONGEST: u32 = 4_000;

/// The symptom of readers who see none of the others; no check and no symptom has this id.
pub(crate) const NOT_SURE: &str = "not-sure";

/// The JSON of an article’s guide. It says what the article says and nothing else; `"article": true`
/// says that the rest is the page’s own nodes and the widget’s own words. The likelihoods
/// only keep [`Article::order`], whatever the author says of minutes.
pub fn guide<N>(article: &Article<N>, id: &str, language: &str) -> String {
    let mut order: Vec<u32> = vec![0; article.checks.len()];
    for (at, rank) in article.order.iter().zip(0..) {
        if let Some(place) = order.get_mut(*at) {
            *place = rank;
        }
    }
    let mut asked_by: Vec<Vec<&str>> = vec![Vec::new(); article.checks.len()];
    for symptom in &article.symptoms {
        for at in &symptom.checks {
            if let Some(asked_by) = asked_by.get_mut(*at) {
                asked_by.push(&symptom.id);
            }
        }
    }
    let mut json = Json::default();
    json.open("{").number("format", 2).raw("article", "true");
    json.text("id", id).text("language", language);
    json.text("title", article.title.as_deref().unwrap_or_default());
    symptoms(article, &mut json);
    json.key("checks").open("[");
    for ((check, rank), asked) in article.checks.iter().zip(order).zip(asked_by) {
        json.open("{").text("id", &check.id).text("title", &check.title);
        json.text("safety", check.safety.word());
        let minutes = check.minutes.unwrap_or_default().min(LONGEST);
        json.number("minutes", minutes);
        json.key("cautions").open("[");
        for caution in held(check) {
            json.item(&caution);
        }
        json.close("]").key("likelihood_estimate").open("{");
        let estimate = FIRST.saturating_sub(rank).max(1).saturating_mul(minutes.max(1));
        if asked.is_empty() {
            json.number("any", estimate);
        }
        for symptom in asked.iter().chain([&NOT_SURE]) {
            json.number(symptom, estimate);
        }
        json.close("}").close("}");
    }
    json.close("]").close("}");
    json.0
}

/// What readers must have read before the steps of a check that is held back.
fn held<N>(check: &Check<N>) -> impl Iterator<Item = String> {
    let cautions = check.parts.iter().filter(|part| part.role == Role::Caution);
    let held = check.safety >= Safety::Risky;
    cautions.filter(move |_| held).map(|part| part.text.clone())
}

/// The symptoms, or the article’s title as the only one.
fn symptoms<N>(article: &Article<N>, json: &mut Json) {
    json.key("symptoms").open("[");
    if article.symptoms.is_empty() {
        json.open("{").text("id", "it");
        json.text("title", article.title.as_deref().unwrap_or_default());
        json.key("words").open("[");
        for sign in &article.signs {
            json.item(sign);
        }
        json.close("]").close("}");
    } else {
        for symptom in &article.symptoms {
            json.open("{").text("id", &symptom.id).text("title", &symptom.title).close("}");
        }
        json.open("{").text("id", NOT_SURE).text("title", "").raw("unsure", "true").close("}");
    }
    json.close("]");
}
