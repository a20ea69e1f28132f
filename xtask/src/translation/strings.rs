//! Which texts of a guide are for readers, and by which keys a translation names them: the path to
//! the text, with ids instead of positions wherever there are ids.

use serde_json::Value;

/// What to do with one text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    /// It stays, changed or not.
    Keep,
    /// This language does without it.
    Remove,
}

/// Fields whose text, or texts, a reader reads.
const TEXTS: [&str; 29] = [
    "ask",
    "ask_back",
    "caution",
    "contact_warning",
    "cost",
    "device",
    "disclosure",
    "estimates",
    "fail_text",
    "group",
    "hint",
    "independence",
    "label",
    "note",
    "pass_text",
    "proof",
    "question",
    "reminder",
    "retest",
    "subject",
    "text",
    "title",
    "url",
    "value",
    "why",
    // What readers type who look for a symptom, as a whole.
    "words",
    // By name.
    "fields",
    "plans",
    "warnings",
];

/// Shows every text to `act`, with its key.
pub(super) fn each(guide: &mut Value, act: &mut impl FnMut(&str, &mut Value) -> Act) {
    walk(guide, "", "", act);
}

fn walk(
    value: &mut Value,
    path: &str,
    field: &str,
    act: &mut impl FnMut(&str, &mut Value) -> Act,
) -> Act {
    let below =
        |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    let is_step = ["steps", "cautions"].contains(&field);
    match value {
        Value::String(_) if is_step || TEXTS.contains(&field) => return act(path, value),
        Value::Array(_) if field == "words" => return act(path, value),
        Value::Array(items) => {
            for (at, item) in items.iter_mut().enumerate() {
                let id = item["id"].as_str().map_or_else(|| at.to_string(), str::to_owned);
                // An item may not go: the others would take its place.
                walk(item, &below(&id), if item.is_string() { field } else { "" }, act);
            }
        }
        Value::Object(fields) => {
            let named = ["fields", "plans", "warnings"].contains(&field);
            let mut gone = Vec::new();
            for (name, item) in fields.iter_mut() {
                let field = if named { field } else { name.as_str() };
                if walk(item, &below(name), field, act) == Act::Remove {
                    gone.push(name.clone());
                }
            }
            let whole =
                !gone.is_empty() && gone.iter().any(|name| ["label", "url"].contains(&&**name));
            for name in &gone {
                fields.shift_remove(name);
            }
            // A link without words or without an address isn't one.
            if whole {
                return Act::Remove;
            }
        }
        _ => {}
    }
    Act::Keep
}
