//! An article as the JSON of a guide: a draft to go on from, with everything that the article says
//! and nothing that it does not. What is still missing, `guide lint` names.

use quick_checks_article::{Article, Check, Node, Role, Safety};
use serde_json::{Map, Value, json};

use super::rich::rich;
use super::words::estimates;

/// Where the article stands, and in which language.
pub(super) struct About<'a> {
    pub(super) id: &'a str,
    pub(super) language: &'a str,
    /// Its address, if that is known.
    pub(super) address: Option<&'a str>,
    pub(super) today: &'a str,
}

/// The JSON of the guide.
pub(super) fn draft<N: Node>(article: &Article<N>, about: &About<'_>) -> Value {
    let title = titled(article.title.as_deref().unwrap_or_default(), about.id);
    // Only what tells the checks of a symptom from the others, or what the author says themselves.
    let is_weighed =
        !article.symptoms.is_empty() || article.checks.iter().all(|check| check.helps.is_some());
    let mut guide = Fields::default();
    guide.put("format", 2);
    guide.put("id", about.id);
    guide.put("language", about.language);
    guide.put("title", title.as_str());
    if is_weighed {
        guide.put("estimates", estimates(about.language));
    }
    guide.put("checked", about.today);
    guide.put_list("symptoms", symptoms(article, &title));
    // In the order in which they are asked, which is that of the file where nothing is weighed.
    let checks = article.order.iter().filter_map(|at| Some((*at, article.checks.get(*at)?)));
    let checks = checks.enumerate().map(|(place, (at, one))| {
        let estimate = is_weighed.then(|| likelihood(article, at, place, one));
        check(one, estimate, about)
    });
    guide.put_list("checks", checks.collect());
    let ends: Vec<Value> = article.ends.iter().map(|end| rich(&end.nodes).into()).collect();
    if !ends.is_empty() {
        let steps = ends.get(..ends.len().min(9)).unwrap_or_default();
        let end = json!({ "id": "exhausted", "when": "exhausted", "steps": steps });
        guide.put_list("outcomes", vec![end]);
    }
    let mut source = Fields::default();
    source.put("id", "article");
    source.put("title", title.as_str());
    if let Some(address) = about.address {
        source.put("url", address);
    }
    guide.put_list("sources", vec![source.into()]);
    guide.into()
}

fn symptoms<N>(article: &Article<N>, title: &str) -> Vec<Value> {
    if article.symptoms.is_empty() && !article.signs.is_empty() {
        let signs: Vec<String> = article.signs.iter().map(|sign| cut(sign, 200)).collect();
        return vec![json!({ "id": "it", "title": title, "words": signs })];
    }
    let one = |symptom: &quick_checks_article::Symptom<N>| json!({ "id": symptom.id, "title": titled(&symptom.title, &symptom.id) });
    article.symptoms.iter().map(one).collect()
}

/// Figures that keep the article's order, for each symptom that names the check; the author's where
/// they give one.
fn likelihood<N>(article: &Article<N>, at: usize, place: usize, check: &Check<N>) -> Value {
    let later = u32::try_from(place).unwrap_or(u32::MAX);
    let figure = check.helps.unwrap_or(90_u32.saturating_sub(later).max(1));
    let asked = article.symptoms.iter().filter(|symptom| symptom.checks.contains(&at));
    let named: Map<String, Value> = asked.map(|one| (one.id.clone(), figure.into())).collect();
    if named.is_empty() { json!({ "any": figure }) } else { named.into() }
}

fn check<N: Node>(check: &Check<N>, likelihood: Option<Value>, about: &About<'_>) -> Value {
    let texts = |role: Role| {
        let parts = check.parts.iter().filter(move |part| part.role == role);
        parts.map(|part| rich(&part.nodes)).filter(|text| !text.is_empty())
    };
    let mut fields = Fields::default();
    fields.put("id", check.id.as_str());
    fields.put("title", titled(&check.title, &check.id));
    fields.put("why", cut(&texts(Role::Why).collect::<Vec<_>>().join(" "), 1_900));
    fields.put_list("steps", steps(check));
    if let Some(proof) = texts(Role::Proof).next() {
        fields.put("proof", proof);
    }
    if let Some(minutes) = check.minutes.filter(|minutes| *minutes > 0) {
        fields.put("minutes", minutes);
    }
    fields.put("safety", safety(check.safety));
    fields.put_list("cautions", texts(Role::Caution).map(Value::from).collect());
    if let Some(likelihood) = likelihood {
        fields.put("likelihood_estimate", likelihood);
    }
    if let Some(address) = about.address {
        fields.put(
            "link",
            json!({ "label": cut(&titled(&check.title, &check.id), 80), "url": address }),
        );
    }
    fields.put_list("sources", vec!["article".into()]);
    fields.put("checked", about.today);
    fields.into()
}

fn steps<N: Node>(check: &Check<N>) -> Vec<Value> {
    let mut steps: Vec<Value> = Vec::new();
    for part in &check.parts {
        let text = rich(&part.nodes);
        match (part.role, steps.last_mut()) {
            (Role::Step | Role::Aside, _) if text.is_empty() => {}
            (Role::Aside, Some(step)) if step.is_string() => {
                *step = json!({ "text": step.take(), "note": text });
            }
            (Role::Step | Role::Aside, _) => steps.push(text.into()),
            _ => {}
        }
    }
    steps
}

const fn safety(safety: Safety) -> &'static str {
    match safety {
        Safety::Safe => "safe",
        Safety::Cautious => "cautious",
        Safety::Risky => "risky",
        Safety::LastResort => "last-resort",
    }
}

/// Fields in the order in which they were put; what is empty is left out.
#[derive(Default)]
struct Fields(Map<String, Value>);

impl Fields {
    fn put(&mut self, name: &str, value: impl Into<Value>) {
        let value = value.into();
        if value.as_str().is_none_or(|text| !text.is_empty()) {
            self.0.insert(name.to_owned(), value);
        }
    }

    /// A list that may not be left out by the format is put even if it is empty: `decode` says so.
    fn put_list(&mut self, name: &str, entries: Vec<Value>) {
        if !entries.is_empty() || name == "steps" {
            self.0.insert(name.to_owned(), entries.into());
        }
    }
}

impl From<Fields> for Value {
    fn from(fields: Fields) -> Self {
        Self::Object(fields.0)
    }
}

/// A title, or the id where there are no words.
fn titled(title: &str, id: &str) -> String {
    let title = cut(title, 200);
    if title.trim().is_empty() { id.to_owned() } else { title }
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
