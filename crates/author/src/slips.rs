//! Fields that a guide's file has and the format does not: slips that the program passes over.
//!
//! The schema is what knows the fields, so that nothing has to be kept in step with it.

use serde_json::Value;
use strsim::osa_distance;

/// A guide's schema.
pub(crate) const SCHEMA: &str = include_str!("../../../guides/guide.schema.json");

/// One field too many: where it stands, and what it may have meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// The path of the field, for example `checks[3].minuts`.
    pub path: String,
    /// The path of the field that is most like it, if one is.
    pub meant: Option<String>,
}

/// All of them, in the order of the file.
///
/// # Errors
/// If the schema is not JSON.
pub fn slips(guide: &Value) -> serde_json::Result<Vec<Slip>> {
    let schema: Value = serde_json::from_str(SCHEMA)?;
    let mut slips = Vec::new();
    walk(&schema, &schema, guide, "", &mut slips);
    Ok(slips)
}

fn walk(schema: &Value, node: &Value, value: &Value, path: &str, slips: &mut Vec<Slip>) {
    let name = node["$ref"].as_str().and_then(|to| to.strip_prefix("#/$defs/"));
    if let Some(name) = name {
        return walk(schema, &schema["$defs"][name], value, path, slips);
    }
    if let Some(ways) = node["oneOf"].as_array() {
        let kind = match value {
            Value::Object(_) => "object",
            Value::Array(_) => "array",
            _ => return,
        };
        if let Some(way) = ways.iter().find(|way| way["type"] == kind) {
            walk(schema, way, value, path, slips);
        }
        return;
    }
    match value {
        Value::Array(entries) => {
            for (at, entry) in entries.iter().enumerate() {
                walk(schema, &node["items"], entry, &format!("{path}[{at}]"), slips);
            }
        }
        Value::Object(fields) => {
            let Some(known) = node["properties"].as_object() else { return };
            let at = |field: &str| match path {
                "" => field.to_owned(),
                path => format!("{path}.{field}"),
            };
            for (field, value) in fields {
                if let Some(inner) = known.get(field) {
                    walk(schema, inner, value, &at(field), slips);
                } else if node["additionalProperties"] == false {
                    let absent = known.keys().filter(|name| !fields.contains_key(*name));
                    let meant = nearest(field, absent.map(String::as_str)).map(at);
                    slips.push(Slip { path: at(field), meant });
                }
            }
        }
        _ => {}
    }
}

/// The guide as it was meant: each slip under the name that is most like it.
pub fn corrected(mut guide: Value, slips: &[Slip]) -> Value {
    for Slip { path, meant } in slips {
        let Some(meant) = meant else { continue };
        let (owner, name) = path.rsplit_once('.').unwrap_or(("", path));
        let meant = meant.rsplit('.').next().unwrap_or(meant);
        let owner = guide.pointer_mut(&pointer(owner)).and_then(Value::as_object_mut);
        if let Some(owner) = owner
            && let Some(value) = owner.remove(name)
        {
            owner.insert(meant.to_owned(), value);
        }
    }
    guide
}

/// A path as RFC 6901 writes it: `checks[3].choices[0]` as `/checks/3/choices/0`.
fn pointer(path: &str) -> String {
    let parts = path.split(['.', '[']).filter(|part| !part.is_empty());
    parts.flat_map(|part| ["/", part.trim_end_matches(']')]).collect()
}

/// The name that is most like another one, if it could be meant: letters put in, taken out,
/// replaced or swapped.
fn nearest<'a>(field: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let near = names.map(|name| (osa_distance(field, name), name));
    let (steps, name) = near.min_by_key(|&(steps, _)| steps)?;
    (steps <= 1 + field.chars().count() / 4).then_some(name)
}
