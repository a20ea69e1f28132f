//! What the schema knows of a guide's fields: their order, and how each is written in one line. A
//! field that is new there is known here.

use std::sync::LazyLock;

use anyhow::{Result, anyhow};
use serde_json::{Map, Value};

use crate::slips::SCHEMA;

/// How a field's value is written after its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A text, as it is.
    Text,
    /// A number.
    Number,
    /// `yes` or `no`.
    Flag,
    /// Texts with commas between them.
    Texts,
    /// Names, each with its number, and commas between them.
    Numbers,
    /// `[label](address)`.
    Link,
    /// Anything else: JSON.
    Any,
}

pub(crate) struct Schema(Value);

impl Schema {
    /// # Errors
    /// If the schema is not JSON.
    pub(crate) fn known() -> Result<&'static Self> {
        static KNOWN: LazyLock<serde_json::Result<Schema>> =
            LazyLock::new(|| Ok(Schema(serde_json::from_str(SCHEMA)?)));
        KNOWN.as_ref().map_err(|error| anyhow!("guide.schema.json: {error}"))
    }

    /// The schema of a guide, or of an entry of one: `symptom`, `check`, `choice`…
    pub(crate) fn of(&self, owner: &str) -> &Value {
        if owner == "guide" { &self.0 } else { &self.0["$defs"][owner] }
    }

    pub(crate) fn follow<'a>(&'a self, node: &'a Value) -> &'a Value {
        let name = node["$ref"].as_str().and_then(|to| to.strip_prefix("#/$defs/"));
        name.map_or(node, |name| &self.0["$defs"][name])
    }

    pub(crate) fn kind(&self, owner: &str, field: &str) -> Kind {
        self.kind_of(&self.of(owner)["properties"][field])
    }

    fn kind_of(&self, node: &Value) -> Kind {
        let node = self.follow(node);
        let node = node["oneOf"]
            .as_array()
            .and_then(|ways| ways.iter().find(|way| way["type"] == "array"))
            .unwrap_or(node);
        match node["type"].as_str() {
            Some("string") => Kind::Text,
            Some("integer") => Kind::Number,
            Some("boolean") => Kind::Flag,
            Some("array") if self.kind_of(&node["items"]) == Kind::Text => Kind::Texts,
            Some("object") if node["additionalProperties"]["type"] == "integer" => Kind::Numbers,
            Some("object") if is_link(node) => Kind::Link,
            None if node["enum"][0].is_string() => Kind::Text,
            None if node["enum"][0].is_number() => Kind::Number,
            _ => Kind::Any,
        }
    }

    /// A guide with its fields in the order of the schema, and those that it doesn't know after them.
    pub(crate) fn in_order(&self, guide: &Value) -> Value {
        self.ordered(&self.0, guide)
    }

    /// The same for an entry of a guide.
    pub(crate) fn entry_in_order(&self, owner: &str, entry: &Value) -> Value {
        self.ordered(self.of(owner), entry)
    }

    fn ordered(&self, node: &Value, value: &Value) -> Value {
        let node = self.follow(node);
        match value {
            Value::Array(entries) => {
                let node = &Self::way(node, "array")["items"];
                entries.iter().map(|entry| self.ordered(node, entry)).collect()
            }
            Value::Object(fields) => {
                let empty = Map::new();
                let known = Self::way(node, "object")["properties"].as_object().unwrap_or(&empty);
                let in_schema = known.iter().filter_map(|(name, node)| {
                    Some((name.clone(), self.ordered(node, fields.get(name)?)))
                });
                let others = fields.iter().filter(|(name, _)| !known.contains_key(*name));
                let others = others.map(|(name, value)| (name.clone(), value.clone()));
                Value::Object(in_schema.chain(others).collect())
            }
            other => other.clone(),
        }
    }

    /// The way to write a node that this value takes, where there are several.
    pub(crate) fn way<'a>(node: &'a Value, kind: &str) -> &'a Value {
        let ways = node["oneOf"].as_array();
        ways.and_then(|ways| ways.iter().find(|way| way["type"] == kind)).unwrap_or(node)
    }
}

fn is_link(node: &Value) -> bool {
    let Some(fields) = node["properties"].as_object() else { return false };
    fields.len() == 2 && fields.contains_key("label") && fields.contains_key("url")
}
