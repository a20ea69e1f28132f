//! From the JSON of a guide to Markdown.
//!
//! What is written is read again on the spot: a field that doesn't come back as it was is written as
//! JSON instead. So nothing is lost, whatever a text looks like.

use std::fmt::Write;

use serde_json::{Map, Value, json};

use super::blocks::sections;
use super::fault::Fault;
use super::field::{self, JSON, link_text};
use super::read::{self, Entry, FRONT, LISTS};
use super::step;
use crate::schema::{Kind, Schema};

type Fields = Map<String, Value>;

/// Writes `fields` by `write`, which gets those that it has to write as JSON, until `read` gives back
/// the same; `None` if even JSON does not.
fn faithful(
    fields: &Fields,
    write: impl Fn(&Fields, &Fields) -> String,
    read: impl Fn(&str) -> Result<Entry, Fault>,
    in_order: impl Fn(&Value) -> Value,
) -> Option<String> {
    let wanted = in_order(&Value::Object(fields.clone()));
    let mut natural = fields.clone();
    let mut apart = Fields::new();
    loop {
        let text = write(&natural, &apart);
        let found = read(&text).ok().map(|entry| in_order(&Value::Object(entry.fields)));
        let differs = |field: &String| {
            found.as_ref().is_none_or(|found| {
                found.get(field).map(Value::to_string) != wanted.get(field).map(Value::to_string)
            })
        };
        if found.as_ref().map(Value::to_string) == Some(wanted.to_string()) {
            return Some(text);
        }
        let culprit = natural.keys().filter(|field| *field != "id");
        let mut culprit = culprit.filter(|field| field::name(field).is_none() || differs(field));
        let culprit = culprit.next().or_else(|| natural.keys().find(|field| *field != "id"));
        let culprit = culprit.cloned()?;
        // Removing one keeps the order of the others.
        let value = natural.shift_remove(&culprit)?;
        apart.insert(culprit, value);
    }
}

/// Writes a whole guide; `None` if its id can't be.
pub(super) fn guide(schema: &Schema, guide: &Fields) -> Option<String> {
    let mut lists = String::new();
    let mut own = guide.clone();
    for (name, title, owner) in LISTS {
        let Some(list) = guide.get(name).and_then(|list| entries(schema, owner, list)) else {
            continue;
        };
        // Each entry is written faithfully; a list that isn't for all that is JSON as a whole.
        let text = format!("\n## {title}\n{list}");
        let found = read::guide(schema, &format!("{FRONT}\n{FRONT}\n{text}")).ok();
        let found = found.and_then(|mut found| found.fields.shift_remove(name));
        let found = found.map(|list| schema.in_order(&json!({ name: list })));
        if found.map(|found| found[name].to_string()) == Some(guide[name].to_string()) {
            lists.push_str(&text);
            own.shift_remove(name);
        }
    }
    let front = faithful(
        &own,
        |natural, apart| front(schema, natural, apart),
        |text| read::guide(schema, text),
        |value| schema.in_order(value),
    );
    Some(front? + &lists)
}

/// The guide's own fields, and its title.
fn front(schema: &Schema, natural: &Fields, apart: &Fields) -> String {
    let mut out = format!("{FRONT}\n");
    for (name, value) in natural.iter().filter(|(name, _)| *name != "title") {
        let value = schema.kind("guide", name).write(value);
        let value = if plain_in_yaml(&value) { value } else { quoted(&value) };
        let name = field::name(name).unwrap_or_default();
        let _ = writeln!(out, "{name}: {value}");
    }
    if !apart.is_empty() {
        let _ = writeln!(out, "{JSON}: {}", Value::Object(apart.clone()));
    }
    let _ = writeln!(out, "{FRONT}");
    if let Some(title) = natural.get("title") {
        let _ = writeln!(out, "\n# {}", title.as_str().unwrap_or_default());
    }
    out
}

/// Whether YAML takes a line for the same text: sites read the fields at a file's start as YAML.
fn plain_in_yaml(text: &str) -> bool {
    let is_json = serde_json::from_str::<Value>(text).is_ok();
    let starts = |first: char| first.is_alphanumeric() || "“‘«¿¡./".contains(first);
    let is_text = text.starts_with(starts)
        && !text.ends_with(':')
        && ![": ", " #"].iter().any(|mark| text.contains(mark));
    is_json || is_text
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

fn entries(schema: &Schema, owner: &str, list: &Value) -> Option<String> {
    let mut out = String::new();
    let mut group = None;
    for entry in list.as_array()? {
        let fields = entry.as_object()?;
        match owner {
            "symptom" => {
                let own = fields.get("group");
                let mut inherited = fields.clone();
                // The heading of the group says it, if it can be one.
                if let Some(name) = own.and_then(Value::as_str).filter(|name| is_heading(name)) {
                    if group != Some(name) {
                        let _ = writeln!(out, "\n### {name}\n");
                        group = Some(name);
                    }
                    inherited.shift_remove("group");
                } else if group.is_none() {
                    out.push('\n');
                } else if own.is_none() {
                    // Below the heading of another.
                    inherited.insert("group".to_owned(), Value::Null);
                }
                out.push_str(&listed(schema, owner, &inherited)?);
            }
            "source" => {
                if out.is_empty() {
                    out.push('\n');
                }
                out.push_str(&listed(schema, owner, fields)?);
            }
            _ => {
                out.push('\n');
                out.push_str(&headed(schema, owner, fields)?);
            }
        }
    }
    Some(out)
}

fn is_heading(text: &str) -> bool {
    let line = format!("### {text}");
    let found = sections([(1, line.as_str())].into_iter());
    let same = |title: &str| title == text && !title.is_empty();
    !text.contains(['\n', '\r'])
        && found.last().is_some_and(|head| head.id.is_none() && same(head.title))
}

/// A symptom, a choice or a source.
fn listed(schema: &Schema, owner: &str, fields: &Fields) -> Option<String> {
    let id = fields.get("id")?.as_str()?;
    let write = |natural: &Fields, apart: &Fields| {
        let text = |name: &str| natural.get(name).and_then(Value::as_str).unwrap_or_default();
        let words = match owner {
            "choice" => text("label").to_owned(),
            "source" if natural.contains_key("url") => {
                format!("[{}]({})", text("title"), text("url"))
            }
            _ => text("title").to_owned(),
        };
        let blank = if words.is_empty() { "" } else { " " };
        let mut out = format!("- {words}{blank}{{#{id}}}\n");
        if owner == "symptom" && natural.contains_key("hint") {
            let _ = writeln!(out, "  {}", text("hint"));
        }
        let shown: &[&str] = match owner {
            "choice" => &["id", "label"],
            "source" => &["id", "title", "url"],
            _ => &["id", "title", "hint"],
        };
        in_lines(schema, owner, "  - ", natural, shown, &mut out);
        if !apart.is_empty() {
            let _ = writeln!(out, "  - {JSON}: {}", Value::Object(apart.clone()));
        }
        out
    };
    let read = |text: &str| {
        let list = format!("## Sources\n{text}");
        let found = sections(list.split('\n').zip(1..).map(|(line, number)| (number, line)));
        let section = found.last().ok_or_else(|| Fault::new(1, "nothing"))?;
        let items = read::items(section)?;
        match items.as_slice() {
            [item] => read::listed(schema, owner, item),
            _ => Err(Fault::new(1, "expected one entry")),
        }
    };
    faithful(fields, write, read, |value| schema.entry_in_order(owner, value))
}

/// A check or an outcome.
fn headed(schema: &Schema, owner: &str, fields: &Fields) -> Option<String> {
    let id = fields.get("id")?.as_str()?;
    let write = |natural: &Fields, apart: &Fields| {
        let text = |name: &str| natural.get(name).and_then(Value::as_str).unwrap_or_default();
        let list = |name: &str| {
            natural.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
        };
        let title = text("title");
        let blank = if title.is_empty() { "" } else { " " };
        let mut out = format!("### {title}{blank}{{#{id}}}\n\n");
        let prose = if owner == "check" { "why" } else { "text" };
        let own: &[&str] = match owner {
            "check" => &["id", "title", "ask", "why", "steps", "cautions", "choices", "link"],
            _ => &["id", "title", "text", "steps", "links"],
        };
        let plain = natural.iter().filter(|(name, value)| !is_rich(schema, owner, name, value));
        let plain: Fields = plain.map(|(name, value)| (name.clone(), value.clone())).collect();
        in_lines(schema, owner, "- ", &plain, own, &mut out);
        if !text(prose).is_empty() {
            let _ = writeln!(out, "\n{}", text(prose));
        }
        for caution in list("cautions") {
            let _ = writeln!(out, "\n> {}", caution.as_str().unwrap_or_default());
        }
        for (at, step) in list("steps").iter().enumerate() {
            out.push_str(if at == 0 { "\n" } else { "" });
            step::write(at + 1, step, &mut out);
        }
        if natural.contains_key("ask") {
            let _ = writeln!(out, "\n#### {}", text("ask"));
        }
        for (at, choice) in list("choices").iter().enumerate() {
            out.push_str(if at == 0 { "\n" } else { "" });
            let choice = choice.as_object().and_then(|choice| listed(schema, "choice", choice));
            out.push_str(&choice.unwrap_or_default());
        }
        for link in list("links").iter().chain(natural.get("link")) {
            let _ = writeln!(out, "\n{}", link_text(link).unwrap_or_default());
        }
        let rich = natural.iter().filter(|(name, value)| {
            is_rich(schema, owner, name, value) && !own.contains(&name.as_str())
        });
        let fenced = rich.chain(apart).map(|(name, value)| (name.clone(), value.clone()));
        let fenced: Fields = fenced.collect();
        if !fenced.is_empty() {
            let json = serde_json::to_string_pretty(&fenced).unwrap_or_default();
            let _ = writeln!(out, "\n```{JSON}\n{json}\n```");
        }
        out
    };
    let read = |text: &str| {
        let found = sections(text.split('\n').zip(1..).map(|(line, number)| (number, line)));
        match found.as_slice() {
            [_, head, below @ ..] if head.level == 3 && below.iter().all(|it| it.level == 4) => {
                read::entry(schema, owner, head, below)
            }
            _ => Err(Fault::new(1, "expected one entry")),
        }
    };
    faithful(fields, write, read, |value| schema.entry_in_order(owner, value))
}

/// Whether a field is too much for a line: it stands between fences.
fn is_rich(schema: &Schema, owner: &str, name: &str, value: &Value) -> bool {
    let many = value.is_object() || value.as_array().is_some_and(|list| !list.is_empty());
    many && schema.kind(owner, name) == Kind::Any
}

/// The fields that are a line each.
fn in_lines(
    schema: &Schema,
    owner: &str,
    mark: &str,
    fields: &Fields,
    shown: &[&str],
    out: &mut String,
) {
    for (name, value) in fields {
        if let Some(written) = field::name(name).filter(|_| !shown.contains(&name.as_str())) {
            let kind: Kind = schema.kind(owner, name);
            let _ = writeln!(out, "{mark}{written}: {}", kind.write(value));
        }
    }
}
