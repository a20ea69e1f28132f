//! Where something stands in a guide's JSON: `checks[3].steps[0].text`.

use std::fmt;
use std::ops::Range;

use jsonc_parser::ast::{ObjectPropName, Value};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

/// One step into the tree.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// A field of an object.
    Field(String),
    /// An entry of a list.
    Entry(usize),
}

/// A way into the tree; empty for the guide itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Path(pub Vec<Key>);

impl Path {
    /// The path that a text begins with, as findings do: up to a blank, a colon or the end.
    pub fn leading(text: &str) -> Self {
        let end = text.find([' ', ':', '"']).unwrap_or(text.len());
        text.get(..end).map(Self::read).unwrap_or_default()
    }

    fn read(text: &str) -> Self {
        let mut keys = Vec::new();
        for part in text.split('.') {
            let (name, entries) = part.split_at(part.find('[').unwrap_or(part.len()));
            if !name.is_empty() {
                keys.push(Key::Field(name.to_owned()));
            }
            let numbers = entries.split(['[', ']']).filter_map(|number| number.parse().ok());
            keys.extend(numbers.map(Key::Entry));
        }
        Self(keys)
    }

    /// The path of a field of what is here.
    #[must_use]
    pub fn field(&self, name: &str) -> Self {
        self.then(Key::Field(name.to_owned()))
    }

    /// The path of an entry of the list here.
    #[must_use]
    pub fn entry(&self, at: usize) -> Self {
        self.then(Key::Entry(at))
    }

    fn then(&self, key: Key) -> Self {
        let mut keys = self.0.clone();
        keys.push(key);
        Self(keys)
    }

    /// What this is in, and its key there; none for the guide itself.
    pub fn split_last(&self) -> Option<(Self, &Key)> {
        let (last, rest) = self.0.split_last()?;
        Some((Self(rest.to_vec()), last))
    }

    /// Whether this is `outer`, or in it.
    pub fn is_within(&self, outer: &Self) -> bool {
        self.0.starts_with(&outer.0)
    }

    /// What stands here in a guide's JSON.
    pub fn of<'a>(&self, guide: &'a serde_json::Value) -> Option<&'a serde_json::Value> {
        self.0.iter().try_fold(guide, |value, key| match key {
            Key::Field(name) => value.get(name),
            Key::Entry(at) => value.get(at),
        })
    }
}

impl fmt::Display for Path {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, key) in self.0.iter().enumerate() {
            match key {
                Key::Field(name) if at == 0 => out.write_str(name)?,
                Key::Field(name) => write!(out, ".{name}")?,
                Key::Entry(at) => write!(out, "[{at}]")?,
            }
        }
        Ok(())
    }
}

/// JSON as RFC 8259 has it: nothing that the widget would refuse.
pub(crate) const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// The bytes of a text at which something stands, and of its name where it is a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// From the first byte of the value to behind its last.
    pub value: Range<usize>,
    /// The same of the field's name, its quotes included.
    pub name: Option<Range<usize>>,
}

/// Where things stand in a text.
#[derive(Debug)]
pub struct Places<'a> {
    root: Option<Value<'a>>,
}

impl<'a> Places<'a> {
    /// Reads a text.
    ///
    /// # Errors
    /// The byte at which it is no JSON, and why.
    pub fn read(text: &'a str) -> Result<Self, (usize, String)> {
        parse_to_ast(text, &CollectOptions::default(), &STRICT)
            .map(|parsed| Self { root: parsed.value })
            .map_err(|error| (error.range().start, error.kind().to_string()))
    }

    /// Where a path leads, if it leads anywhere.
    pub fn of(&self, path: &Path) -> Option<Place> {
        let mut value = self.root.as_ref()?;
        let mut name = None;
        for key in &path.0 {
            (value, name) = match (key, value) {
                (Key::Field(wanted), Value::Object(object)) => {
                    let field = object.get(wanted)?;
                    (&field.value, Some(range_of(&field.name)))
                }
                (Key::Entry(at), Value::Array(list)) => (list.elements.get(*at)?, None),
                _ => return None,
            };
        }
        let range = value.range();
        Some(Place { value: range.start..range.end, name })
    }

    /// Where a path leads, or as far as it goes.
    pub fn near(&self, path: &Path) -> Option<Place> {
        let mut path = path.clone();
        loop {
            if let Some(place) = self.of(&path) {
                return Some(place);
            }
            path = path.split_last()?.0;
        }
    }

    /// The innermost thing at a byte.
    pub fn at(&self, byte: usize) -> Path {
        let mut keys = Vec::new();
        let mut value = self.root.as_ref();
        while let Some(inside) = value {
            value = match inside {
                Value::Object(object) => {
                    let field = object.properties.iter().find(|field| {
                        range_of(&field.name).start <= byte && byte <= field.value.end()
                    });
                    keys.extend(field.map(|field| Key::Field(field.name.as_str().to_owned())));
                    field.map(|field| &field.value)
                }
                Value::Array(list) => {
                    let entries = list.elements.iter();
                    let at =
                        entries.clone().position(|one| one.start() <= byte && byte <= one.end());
                    keys.extend(at.map(Key::Entry));
                    at.and_then(|at| list.elements.get(at))
                }
                _ => None,
            };
        }
        Path(keys)
    }

    /// The bytes of each entry of a list.
    pub(crate) fn entries(&self, list: &Path) -> Option<Vec<Range<usize>>> {
        let mut value = self.root.as_ref()?;
        for key in &list.0 {
            value = match (key, value) {
                (Key::Field(wanted), Value::Object(object)) => &object.get(wanted)?.value,
                (Key::Entry(at), Value::Array(list)) => list.elements.get(*at)?,
                _ => return None,
            };
        }
        let Value::Array(list) = value else { return None };
        Some(list.elements.iter().map(|one| one.start()..one.end()).collect())
    }
}

fn range_of(name: &ObjectPropName<'_>) -> Range<usize> {
    let range = name.range();
    range.start..range.end
}
