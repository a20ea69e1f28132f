//! A field in one line: `minutes: 2`, `after: copy, restart`.

use serde_json::{Map, Value, json};

use crate::schema::Kind;

/// The field whose value is an object with fields that can't be written otherwise.
pub(super) const JSON: &str = "json";

/// The name and the value of a line, if it is a field's.
pub(super) fn split(line: &str) -> Option<(String, &str)> {
    let (name, value) = line.split_once(':')?;
    let ends = value.is_empty() || value.starts_with([' ', '\t']);
    (ends && is_name(name)).then(|| (name.replace(' ', "_"), value.trim()))
}

/// A field's name as it is written, if it can be.
pub(super) fn name(field: &str) -> Option<String> {
    let fits = is_name(field) && !field.contains(' ') && field != JSON;
    fits.then(|| field.replace('_', " ")).filter(|name| is_name(name))
}

fn is_name(name: &str) -> bool {
    let fits = |letter: char| letter.is_ascii_alphanumeric() || " _-$".contains(letter);
    name.starts_with(|first: char| first.is_ascii_alphanumeric() || first == '$')
        && name.chars().all(fits)
        && name.trim_end() == name
}

impl Kind {
    /// A value from what stands after the name.
    ///
    /// # Errors
    /// What belongs there.
    pub(super) fn read(self, text: &str) -> Result<Value, String> {
        // JSON is understood everywhere; what only looks like it is a text.
        let quoted = text.starts_with('"');
        if quoted || (self != Self::Text && text.starts_with(['[', '{'])) {
            match serde_json::from_str(text) {
                // A link in quotes, as YAML wants it.
                Ok(Value::String(inner)) if self == Self::Link => return self.read(&inner),
                Ok(value) => return Ok(value),
                Err(_) => {}
            }
        }
        let text = text.trim();
        match self {
            Self::Text if text.is_empty() => Err("expected a text".to_owned()),
            Self::Text => Ok(json!(text)),
            Self::Number => match serde_json::from_str(text) {
                Ok(Value::Number(number)) => Ok(Value::Number(number)),
                _ => Err(format!("expected a number, not “{text}”")),
            },
            Self::Flag => match text {
                "yes" | "true" => Ok(json!(true)),
                "no" | "false" => Ok(json!(false)),
                _ => Err(format!("expected yes or no, not “{text}”")),
            },
            Self::Texts => {
                let texts: Vec<&str> = text.split(',').map(str::trim).collect();
                if texts.contains(&"") {
                    return Err("expected words or ids with a comma between two of them".to_owned());
                }
                Ok(json!(texts))
            }
            Self::Numbers => numbers(text),
            Self::Link => {
                link(text).ok_or_else(|| format!("expected [words](https://…), not “{text}”"))
            }
            Self::Any => Ok(serde_json::from_str(text).unwrap_or_else(|_| json!(text))),
        }
    }

    /// A value as it is written after the name.
    pub(super) fn write(self, value: &Value) -> String {
        let plain = match (self, value) {
            (Self::Text | Self::Any, Value::String(text)) => Some(text.clone()),
            (Self::Flag, Value::Bool(flag)) => Some(if *flag { "yes" } else { "no" }.to_owned()),
            (Self::Texts, Value::Array(texts)) => {
                let texts: Option<Vec<&str>> = texts.iter().map(Value::as_str).collect();
                texts.map(|texts| texts.join(", "))
            }
            (Self::Numbers, Value::Object(numbers)) => {
                let numbers: Vec<String> =
                    numbers.iter().map(|(name, number)| format!("{name} {number}")).collect();
                Some(numbers.join(", "))
            }
            (Self::Link, value) => link_text(value),
            _ => None,
        };
        let same = |plain: &String| {
            let read = self.read(plain).is_ok_and(|read| is_same(&read, value));
            !plain.contains('\n') && plain.trim() == plain && read
        };
        plain.filter(same).unwrap_or_else(|| value.to_string())
    }
}

fn numbers(text: &str) -> Result<Value, String> {
    let mut numbers = Map::new();
    for entry in text.split(',').map(str::trim) {
        let split = entry.rsplit_once(' ').map(|(name, number)| (name.trim(), number));
        let Some((name, Ok(number))) = split.map(|(name, number)| (name, number.parse::<u64>()))
        else {
            return Err(format!("expected a name and a number, as in “any 20”, not “{entry}”"));
        };
        if numbers.insert(name.to_owned(), json!(number)).is_some() {
            return Err(format!("“{name}” stands there twice"));
        }
    }
    Ok(Value::Object(numbers))
}

/// A link that is all of a text.
pub(super) fn link(text: &str) -> Option<Value> {
    let (label, url) = text.strip_prefix('[')?.strip_suffix(')')?.rsplit_once("](")?;
    Some(json!({ "label": label, "url": url }))
}

/// A link as it is written, if nothing would be lost.
pub(super) fn link_text(value: &Value) -> Option<String> {
    let text = format!("[{}]({})", value["label"].as_str()?, value["url"].as_str()?);
    is_same(&link(&text)?, value).then_some(text)
}

/// Whether two values are the same to the letter: objects are equal in any order, these are not.
pub(super) fn is_same(one: &Value, other: &Value) -> bool {
    let (one, other) = (one.to_string(), other.to_string());
    one == other
}
