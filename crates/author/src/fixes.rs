//! Where in a guide a finding belongs, and what a tap does about it where there is no doubt.

use serde_json::{Value, json};

use crate::edit::Edit;
use crate::form::{empty, fields};
use crate::path::{Key, Path};

/// What a tap does.
#[derive(Debug, Clone, PartialEq)]
pub struct Fix {
    /// In words: “Remove it”.
    pub label: String,
    /// What it changes.
    pub edit: Edit,
}

/// The field or entry of which a finding speaks: that at whose path it begins, and in it the field in
/// which something is to be said, or else the first that it names.
pub fn place(finding: &str) -> Path {
    let path = Path::leading(finding);
    let [Key::Field(list), Key::Entry(_)] = path.0.as_slice() else { return path };
    let says = finding.split_once(": ").map_or(finding, |(_, says)| says);
    let owner = list.strip_suffix('s').unwrap_or(list);
    let known = fields(owner);
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    let is_field = |word: &&str| {
        known.iter().any(|field| field.name == **word && !matches!(*word, "id" | "title"))
    };
    let words = || says.split(|letter| !is_word(letter)).filter(|word| !word.is_empty());
    // “Set it in checked” says more than what is spoken of before.
    let asked = words()
        .zip(words().skip(1))
        .find_map(|(before, word)| (before == "in" && is_field(&word)).then_some(word));
    let named = asked.or_else(|| words().find(is_field));
    named.map_or_else(|| path.clone(), |name| path.field(name))
}

/// What a tap does about a finding, where there is one thing to do.
pub fn fix(guide: &Value, finding: &str) -> Option<Fix> {
    let path = Path::leading(finding);
    if let Some((_, says)) = finding.split_once(": no such field.") {
        let meant = says.split('"').nth(1);
        return Some(match meant {
            Some(name) => Fix {
                label: format!("Rename it to “{name}”"),
                edit: Edit::Rename(path, name.to_owned()),
            },
            None => Fix { label: "Remove it".to_owned(), edit: Edit::Remove(path) },
        });
    }
    let set = |label: &str, path: Path, value: Value| {
        Some(Fix { label: label.to_owned(), edit: Edit::Set(path, value) })
    };
    if finding.starts_with("format: ") {
        return set("Put in format 2", Path::default().field("format"), json!(2));
    }
    if finding.starts_with("language: ") {
        return set("It is English", Path::default().field("language"), json!("en"));
    }
    if finding.starts_with("outcomes: none with \"when\": \"exhausted\"") {
        let at = guide["outcomes"].as_array().map_or(0, Vec::len);
        let value = json!({ "id": "exhausted", "when": "exhausted", "text": "", "steps": [""] });
        let list = Path::default().field("outcomes");
        return Some(Fix {
            label: "Add that outcome".to_owned(),
            edit: Edit::Insert(list, at, value),
        });
    }
    if finding.contains(": no safety, and its words speak of danger") {
        return set("Call it risky", path.field("safety"), json!("risky"));
    }
    if finding.contains("a risky check without a caution") {
        return set("Add a caution", path.field("cautions"), json!([""]));
    }
    if finding.contains(": a likelihood of 0 for ") {
        let symptom = finding.split("of 0 for \"").nth(1)?.split('"').next()?;
        let figure = path.field("likelihood_estimate").field(symptom);
        return Some(Fix { label: "Leave it out".to_owned(), edit: Edit::Remove(figure) });
    }
    let id = finding.strip_suffix(
        "is not defined in this guide. Correct the id, or add the entry that it names.",
    );
    if let Some(id) = id.and_then(|says| says.split('"').nth_back(1)) {
        return unknown(guide, &path, id);
    }
    missing(guide, finding, &path)
}

/// Takes an id that names nothing out of the first list or field in which it stands.
fn unknown(guide: &Value, path: &Path, id: &str) -> Option<Fix> {
    let label = format!("Take “{id}” out");
    let place = find(path.of(guide)?, path, id)?;
    Some(Fix { label, edit: Edit::Remove(place) })
}

fn find(value: &Value, path: &Path, id: &str) -> Option<Path> {
    match value {
        Value::String(text) if text == id => {
            let (_, key) = path.split_last()?;
            (*key != Key::Field("id".to_owned())).then(|| path.clone())
        }
        Value::Array(entries) => {
            entries.iter().enumerate().find_map(|(at, entry)| find(entry, &path.entry(at), id))
        }
        Value::Object(fields) => fields.iter().find_map(|(name, value)| {
            let inner = path.field(name);
            let is_key = name == id && value.is_number();
            if is_key { Some(inner) } else { find(value, &inner, id) }
        }),
        _ => None,
    }
}

/// Begins a field that is not there.
fn missing(guide: &Value, finding: &str, path: &Path) -> Option<Fix> {
    let place = place(finding);
    let (owner, key) = place.split_last()?;
    let Key::Field(name) = key else { return None };
    let is_absent = place.of(guide).is_none() && owner.of(guide).is_some();
    let of = match owner.0.as_slice() {
        [] => "guide",
        [Key::Field(list), Key::Entry(_)] => list.strip_suffix('s')?,
        _ => return None,
    };
    let field = fields(of).into_iter().find(|field| field.name == *name)?;
    let says_so = finding.contains("not said") || finding.contains(": no ");
    (is_absent && says_so && path.0.len() <= 2).then(|| Fix {
        label: format!("Add {}", name.replace('_', " ")),
        edit: Edit::Set(place.clone(), empty(&field.kind)),
    })
}
