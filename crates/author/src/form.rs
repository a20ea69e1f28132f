//! What a form asks of each part of a guide, by the schema: a field that is new there is asked here.

use serde_json::Value;

use crate::path::{Key, Path};
use crate::schema::Schema;

/// One field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name in the file.
    pub name: String,
    /// What it is for.
    pub about: String,
    /// Whether a guide without it is refused.
    pub required: bool,
    /// What can be put in.
    pub kind: Kind,
}

/// What can be put into a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A text of at most so many letters.
    Text(Option<usize>),
    /// The name of what it belongs to.
    Id,
    /// A day.
    Day,
    /// A whole number.
    Number {
        /// The least that it may be.
        least: i64,
        /// The most.
        most: i64,
    },
    /// Yes or no, with what it is where nothing is said.
    Flag(bool),
    /// One of these.
    OneOf(Vec<String>),
    /// The id of one of those.
    Reference(Owner),
    /// The ids of some of those.
    References(Owner),
    /// Any number of these.
    List(Box<Kind>),
    /// Several fields.
    Record(Vec<Field>),
    /// A text, or several fields of which the first is that text.
    Brief(Vec<Field>),
    /// Numbers or texts by the id of one of those, or by a name of the author's.
    Named(Option<Owner>, Box<Kind>),
    /// What only the text shows.
    Other,
}

/// What an id may be the id of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// A symptom.
    Symptoms,
    /// A check.
    Checks,
    /// An outcome.
    Outcomes,
    /// A source.
    Sources,
    /// An answer of the same check.
    Answers,
}

/// The answers that every check offers.
pub const STANDARD_ANSWERS: [&str; 4] = ["fixed", "still-failing", "not-applicable", "later"];
/// Only for the original article's guide, or for editors of text.
const NOT_ASKED: [&str; 3] = ["$schema", "stands_for", "format"];
/// Lists of a guide that have screens of their own.
pub const PARTS: [&str; 4] = ["symptoms", "checks", "outcomes", "sources"];

/// The fields of a guide itself (`guide`), or of an entry: `symptom`, `check`, `outcome`, `source`.
pub fn fields(of: &str) -> Vec<Field> {
    let Ok(schema) = Schema::known() else { return Vec::new() };
    let mut fields = record(schema, schema.of(of), of);
    fields.retain(|field| of != "guide" || !PARTS.contains(&field.name.as_str()));
    fields
}

/// The names of the fields of what is at a path, in the order in which they are written.
pub fn order(path: &Path) -> Vec<String> {
    let Ok(schema) = Schema::known() else { return Vec::new() };
    let mut node = schema.of("guide");
    for key in &path.0 {
        node = schema.follow(node);
        node = match key {
            Key::Entry(_) => &Schema::way(node, "array")["items"],
            Key::Field(name) => {
                let node = Schema::way(node, "object");
                match &node["properties"][name] {
                    Value::Null => &node["additionalProperties"],
                    field => field,
                }
            }
        };
    }
    let node = Schema::way(schema.follow(node), "object");
    node["properties"].as_object().into_iter().flatten().map(|(name, _)| name.clone()).collect()
}

fn record(schema: &Schema, node: &Value, owner: &str) -> Vec<Field> {
    let node = schema.follow(node);
    let is_required = |name: &str| {
        node["required"].as_array().into_iter().flatten().any(|required| required == name)
    };
    let fields = node["properties"].as_object().into_iter().flatten();
    fields
        .filter(|(name, _)| !NOT_ASKED.contains(&name.as_str()))
        .map(|(name, node)| Field {
            name: name.clone(),
            about: about(schema, node),
            required: is_required(name),
            kind: kind(schema, node, owner, name),
        })
        .collect()
}

/// What a field is for: in its own words, else in those of what it refers to.
fn about(schema: &Schema, node: &Value) -> String {
    let own = node["description"].as_str();
    own.or(schema.follow(node)["description"].as_str()).unwrap_or_default().to_owned()
}

fn kind(schema: &Schema, node: &Value, owner: &str, name: &str) -> Kind {
    if let Some(to) = reference(owner, name) {
        let is_one = schema.follow(node)["type"] == "string";
        return if is_one { Kind::Reference(to) } else { Kind::References(to) };
    }
    let reference = node["$ref"].as_str();
    match reference.and_then(|to| to.strip_prefix("#/$defs/")) {
        Some("id") => return Kind::Id,
        Some("date") => return Kind::Day,
        _ => {}
    }
    let node = schema.follow(node);
    if let Some(record) = node["oneOf"].as_array().and_then(|ways| {
        ways.iter().any(|way| way["type"] == "string").then_some(())?;
        ways.iter().find(|way| way["type"] == "object")
    }) {
        return Kind::Brief(self::record(schema, record, "step"));
    }
    let node = Schema::way(node, "array");
    let number = |name: &str| node[name].as_i64();
    match node["type"].as_str() {
        Some("string") => {
            Kind::Text(node["maxLength"].as_u64().and_then(|most| usize::try_from(most).ok()))
        }
        Some("integer") => Kind::Number {
            least: number("minimum").unwrap_or(0),
            most: number("maximum").unwrap_or(i64::from(u32::MAX)),
        },
        Some("boolean") => Kind::Flag(node["default"] == true),
        Some("array") => {
            let entry = entry_name(name);
            Kind::List(Box::new(kind(schema, &node["items"], owner, entry)))
        }
        Some("object") => match &node["additionalProperties"] {
            Value::Object(_) => {
                let keys = match name {
                    "likelihood_estimate" => Some(Owner::Symptoms),
                    "makes_likelier" => Some(Owner::Checks),
                    _ => None,
                };
                Kind::Named(keys, Box::new(kind(schema, &node["additionalProperties"], owner, "")))
            }
            _ => Kind::Record(record(schema, node, name)),
        },
        None => {
            let texts = node["enum"].as_array().into_iter().flatten();
            let texts: Vec<String> = texts.filter_map(Value::as_str).map(str::to_owned).collect();
            if texts.is_empty() { Kind::Other } else { Kind::OneOf(texts) }
        }
        _ => Kind::Other,
    }
}

/// What one entry of a list is called in the schema, where that decides how it is asked.
fn entry_name(list: &str) -> &str {
    match list {
        "choices" => "choice",
        other => other,
    }
}

/// What a field's id or ids are of.
fn reference(owner: &str, name: &str) -> Option<Owner> {
    Some(match (owner, name) {
        (_, "after" | "then" | "rules_out" | "never" | "offer") => Owner::Checks,
        (_, "outcome") => Owner::Outcomes,
        ("check", "sources") => Owner::Sources,
        (_, "main" | "without" | "passes" | "fails") => Owner::Answers,
        _ => return None,
    })
}

/// What a new entry of a list begins as.
pub fn blank(list: &str, id: &str) -> Value {
    match list {
        "symptoms" | "sources" => serde_json::json!({ "id": id, "title": "" }),
        "checks" => serde_json::json!({ "id": id, "title": "", "steps": [""] }),
        "outcomes" => serde_json::json!({ "id": id, "when": "exhausted", "title": "" }),
        "choices" => serde_json::json!({ "id": id, "label": "" }),
        _ => Value::from(""),
    }
}

/// What an empty value of a kind is, for a field or an entry that begins.
pub fn empty(kind: &Kind) -> Value {
    match kind {
        Kind::Number { least, .. } => Value::from(*least),
        Kind::Flag(usual) => Value::from(!usual),
        Kind::OneOf(texts) => Value::from(texts.first().map_or("", String::as_str)),
        Kind::References(_) | Kind::List(_) => Value::Array(Vec::new()),
        Kind::Record(fields) => fields
            .iter()
            .filter(|field| field.required)
            .map(|field| (field.name.clone(), empty(&field.kind)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
        Kind::Named(..) => Value::Object(serde_json::Map::new()),
        _ => Value::from(""),
    }
}

/// An id for a title: its words in lower case, joined by hyphens, unlike those that are taken.
pub fn id_for(title: &str, taken: &[&str]) -> String {
    let folded = title.to_lowercase().replace(['’', '\''], "");
    let words = folded.split(|letter: char| !letter.is_ascii_alphanumeric());
    let mut id = String::new();
    for word in words.filter(|word| !word.is_empty()) {
        if id.len() + word.len() >= 36 {
            break;
        }
        if !id.is_empty() {
            id.push('-');
        }
        id.push_str(word);
    }
    if id.is_empty() {
        "new".clone_into(&mut id);
    }
    if !taken.contains(&id.as_str()) {
        return id;
    }
    let numbered = (2..).map(|number: u32| format!("{id}-{number}"));
    numbered.into_iter().find(|name| !taken.contains(&name.as_str())).unwrap_or(id)
}

/// The ids of what a guide's lists have, as they are in its JSON; of a check's answers, the standard
/// ones and its own.
pub fn ids(guide: &Value, of: Owner, path: &Path) -> Vec<(String, String)> {
    let named = |list: &Value, label: &str| {
        let entries = list.as_array().into_iter().flatten();
        let entry = |one: &Value| {
            let text = |field: &str| one[field].as_str().unwrap_or_default().to_owned();
            (text("id"), text(label))
        };
        entries.map(entry).filter(|(id, _)| !id.is_empty()).collect::<Vec<_>>()
    };
    match of {
        Owner::Symptoms => named(&guide["symptoms"], "title"),
        Owner::Checks => named(&guide["checks"], "title"),
        Owner::Outcomes => named(&guide["outcomes"], "title"),
        Owner::Sources => named(&guide["sources"], "title"),
        Owner::Answers => {
            let check = Path(path.0.iter().take(2).cloned().collect());
            let own = check.of(guide).map(|check| named(&check["choices"], "label"));
            let mut all = own.unwrap_or_default();
            for id in STANDARD_ANSWERS {
                if all.iter().all(|(own, _)| own != id) {
                    all.push((id.to_owned(), String::new()));
                }
            }
            all
        }
    }
}

/// A guide after an entry’s id has changed: everything that names it names it anew. Saved answers
/// know it by the old id, so this is for what nobody has read yet.
pub fn with_id(guide: &Value, of: Owner, old: &str, new: &str) -> Value {
    let mut guide = guide.clone();
    let list = match of {
        Owner::Symptoms => "symptoms",
        Owner::Checks => "checks",
        Owner::Outcomes => "outcomes",
        Owner::Sources => "sources",
        Owner::Answers => return guide,
    };
    for entry in guide[list].as_array_mut().into_iter().flatten() {
        if entry["id"] == old {
            entry["id"] = new.into();
        }
    }
    rename_in(&mut guide, "guide", of, old, new);
    guide
}

fn rename_in(value: &mut Value, owner: &str, of: Owner, old: &str, new: &str) {
    match value {
        Value::Array(entries) => {
            for entry in entries {
                rename_in(entry, owner, of, old, new);
            }
        }
        Value::Object(fields) => {
            for (name, inner) in fields.iter_mut() {
                let keys = match name.as_str() {
                    "likelihood_estimate" => Some(Owner::Symptoms),
                    "makes_likelier" => Some(Owner::Checks),
                    _ => None,
                };
                if keys == Some(of)
                    && let Some(map) = inner.as_object_mut()
                {
                    *map = std::mem::take(map)
                        .into_iter()
                        .map(|(key, value)| (if key == old { new.to_owned() } else { key }, value))
                        .collect();
                }
                if reference(owner, name) == Some(of) {
                    rename_ids(inner, old, new);
                }
                let inside = match name.as_str() {
                    "checks" => "check",
                    "symptoms" => "symptom",
                    "outcomes" => "outcome",
                    "sources" if owner == "guide" => "source",
                    "choices" => "choice",
                    _ => owner,
                };
                rename_in(inner, inside, of, old, new);
            }
        }
        _ => {}
    }
}

fn rename_ids(value: &mut Value, old: &str, new: &str) {
    match value {
        Value::String(id) if id == old => new.clone_into(id),
        Value::Array(ids) => {
            for id in ids {
                rename_ids(id, old, new);
            }
        }
        _ => {}
    }
}
