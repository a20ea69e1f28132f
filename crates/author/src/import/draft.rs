//! An article as the JSON of a guide: a draft to go on from, with everything that the article says
//! and nothing that it does not. What is still missing, `guide lint` names.

use quick_checks_article::{Article, Check, Node, Role, Safety};
use serde_json::{Value, json};

use super::rich::rich;
use super::words::{Words, words};

/// Where the article stands, and in which language.
pub(super) struct About<'a> {
    pub(super) id: &'a str,
    pub(super) language: &'a str,
    pub(super) address: &'a str,
    pub(super) today: &'a str,
}

/// The JSON of the guide.
pub(super) fn draft<N: Node>(article: &Article<N>, about: &About<'_>) -> Value {
    let words = words(about.language);
    let title = cut(article.title.as_deref().unwrap_or(about.id), 200);
    let (fixed, later, exhausted) = (words.fixed, words.later, words.exhausted);
    let ends: Vec<String> = article.ends.iter().map(|end| rich(&end.nodes)).collect();
    let outcome = |when: &str, (title, text): (&str, &str), steps: &[String]| json!({ "id": when, "when": when, "title": title, "text": text, "steps": steps });
    json!({
        "format": 2,
        "id": about.id,
        "language": about.language,
        "subject": cut(&title, 30),
        "title": title,
        "question": words.question,
        "hint": words.hint,
        "retest": words.retest,
        "estimates": words.estimates,
        "independence": words.independence,
        "checked": about.today,
        "symptoms": symptoms(article, &title, words),
        "checks": article.checks.iter().enumerate().map(|(at, one)| check(article, at, one, about)).collect::<Vec<_>>(),
        "outcomes": [
            outcome("fixed", fixed, &[]),
            outcome("later", later, &[]),
            outcome("exhausted", exhausted, ends.get(..ends.len().min(9)).unwrap_or_default()),
        ],
        "sources": [{ "id": "article", "title": title, "url": about.address }],
    })
}

fn symptoms<N>(article: &Article<N>, title: &str, words: &Words) -> Vec<Value> {
    let group = words.question;
    if article.symptoms.is_empty() {
        let signs: Vec<String> = article.signs.iter().map(|sign| cut(sign, 200)).collect();
        return vec![json!({ "id": "it", "group": group, "title": title, "words": signs })];
    }
    let one = |symptom: &quick_checks_article::Symptom<N>| json!({ "id": symptom.id, "group": group, "title": cut(&symptom.title, 200) });
    article.symptoms.iter().map(one).collect()
}

fn check<N: Node>(article: &Article<N>, at: usize, check: &Check<N>, about: &About<'_>) -> Value {
    let texts = |role: Role| {
        let parts = check.parts.iter().filter(move |part| part.role == role);
        parts.map(|part| rich(&part.nodes)).filter(|text| !text.is_empty())
    };
    let mut steps: Vec<Value> = Vec::new();
    for part in &check.parts {
        let text = rich(&part.nodes);
        match part.role {
            Role::Step if !text.is_empty() => steps.push(json!({ "text": text })),
            Role::Aside if !text.is_empty() => {
                match steps.last_mut().and_then(Value::as_object_mut) {
                    Some(step) if !step.contains_key("note") => {
                        step.insert("note".to_owned(), Value::from(text));
                    }
                    _ => steps.push(json!({ "text": text })),
                }
            }
            _ => {}
        }
    }
    let safety = match check.safety {
        Safety::Safe => "safe",
        Safety::Cautious => "cautious",
        Safety::Risky => "risky",
        Safety::LastResort => "last-resort",
    };
    let place = article.order.iter().position(|one| *one == at).unwrap_or(at);
    let estimate =
        check.helps.unwrap_or(90_u32.saturating_sub(u32::try_from(place).unwrap_or(89)).max(1));
    let asked = article.symptoms.iter().filter(|symptom| symptom.checks.contains(&at));
    let mut likelihood: serde_json::Map<String, Value> =
        asked.map(|symptom| (symptom.id.clone(), Value::from(estimate))).collect();
    if likelihood.is_empty() {
        likelihood.insert("any".to_owned(), Value::from(estimate));
    }
    json!({
        "id": check.id,
        "title": cut(&check.title, 200),
        "why": cut(&texts(Role::Why).collect::<Vec<_>>().join(" "), 1_900),
        "steps": steps,
        "proof": texts(Role::Proof).next(),
        "minutes": check.minutes.unwrap_or(0),
        "safety": safety,
        "cautions": texts(Role::Caution).collect::<Vec<_>>(),
        "likelihood_estimate": likelihood,
        "link": { "label": cut(&check.title, 80), "url": about.address },
        "sources": ["article"],
        "confidence": "medium",
        "checked": about.today,
    })
}

/// A text of at most so many bytes, cut after a word.
fn cut(text: &str, longest: usize) -> String {
    let mut short = String::new();
    for word in text.split(' ') {
        if short.len() + word.len() + 1 > longest {
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    if short.is_empty() { text.chars().take(longest / 4).collect() } else { short }
}
