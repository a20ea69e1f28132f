//! An article as a guide, so that a checkup can replay it like any other.

use quick_checks_core::guide::{Check, Confidence, Guide, Link, Outcome, Safety, Symptom, When};

use crate::article::Article;

/// The likelihood of the first check; each further one has one less, which keeps the article’s
/// order and says nothing to readers.
const FIRST: u32 = 1_000_000;

/// The guide of an article. Its texts are empty where the article’s own nodes are shown instead, or
/// where the widget has words of its own: steps, outcomes, the opening question. `minutes` is 0
/// and the likelihoods only keep [`Article::order`]: a widget must show neither, but what the author
/// gives, [`crate::Check::minutes`].
pub fn guide<N>(article: &Article<N>, id: &str, language: &str) -> Guide {
    let mut order: Vec<usize> = vec![0; article.checks.len()];
    for (rank, at) in article.order.iter().enumerate() {
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
    let likelihood = |at: usize| {
        let rank = u32::try_from(order.get(at).copied().unwrap_or_default()).unwrap_or(u32::MAX);
        FIRST.saturating_sub(rank).max(1)
    };
    let check = |(at, check): (usize, &crate::article::Check<N>)| {
        let estimate = likelihood(at);
        let asked = asked_by.get(at).into_iter().flatten();
        let asked: Vec<(String, u32)> = asked.map(|id| ((*id).to_owned(), estimate)).collect();
        Check {
            id: check.id.clone(),
            title: check.title.clone(),
            ask: None,
            ask_back: None,
            why: String::new(),
            device: None,
            drawing: None,
            steps: Vec::new(),
            proof: None,
            retest: false,
            minutes: 0,
            wait_minutes: 0,
            cost: None,
            safety: check.safety,
            cautions: held(check),
            after: Vec::new(),
            likelihood_estimate: if asked.is_empty() {
                vec![("any".to_owned(), estimate)]
            } else {
                asked
            },
            choices: Vec::new(),
            main: Vec::new(),
            without: Vec::new(),
            calculation: None,
            link: Link { label: String::new(), url: String::new() },
            sources: Vec::new(),
            confidence: Confidence::Medium,
            checked: String::new(),
        }
    };
    let outcome = |(id, when): (&str, When)| Outcome {
        id: id.to_owned(),
        when,
        title: String::new(),
        text: String::new(),
        steps: Vec::new(),
        links: Vec::new(),
        offer: None,
    };
    let title = article.title.clone().unwrap_or_default();
    Guide {
        id: id.to_owned(),
        language: language.to_owned(),
        subject: title.clone(),
        device: None,
        question: String::new(),
        hint: String::new(),
        retest: String::new(),
        estimates: String::new(),
        independence: String::new(),
        contact: None,
        contact_warning: None,
        reminder: None,
        disclosure: None,
        checked: String::new(),
        symptoms: symptoms(article, &title),
        checks: article.checks.iter().enumerate().map(check).collect(),
        outcomes: [("fixed", When::Fixed), ("later", When::Later), ("exhausted", When::Exhausted)]
            .map(outcome)
            .into(),
        sources: Vec::new(),
        title,
    }
}

/// What readers must have read before the steps of a check that is held back.
fn held<N>(check: &crate::article::Check<N>) -> Vec<String> {
    let cautions = check.parts.iter().filter(|part| part.role == crate::article::Role::Caution);
    let held = check.safety >= Safety::Risky;
    cautions.filter(|_| held).map(|part| part.text.clone()).collect()
}

/// The symptoms, or the article’s title as the only one.
fn symptoms<N>(article: &Article<N>, title: &str) -> Vec<Symptom> {
    let symptom = |id: &str, title: &str, words: &[String]| Symptom {
        id: id.to_owned(),
        group: String::new(),
        title: title.to_owned(),
        hint: None,
        words: words.to_vec(),
        unsure: false,
    };
    if article.symptoms.is_empty() {
        return vec![symptom("it", title, &article.signs)];
    }
    article.symptoms.iter().map(|one| symptom(&one.id, &one.title, &[])).collect()
}
