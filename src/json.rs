//! JSON as a tree, and a reader that knows where it is.
//!
//! Guides and saved progress both come through here. Deriving serde's traits for each of their
//! types would generate a parser a type, 50 KB of WebAssembly in all; this tree is parsed by one
//! visitor, and its reader names the place of a fault (docs/adr/0003-json.md).

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// A JSON value. Numbers are whole and not negative: nothing here needs others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A whole number from 0.
    Number(u64),
    /// Any other number: kept apart, so that reading it can be refused by place.
    OtherNumber,
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object, in its own order.
    Object(Vec<(String, Json)>),
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Tree)
    }
}

struct Tree;

impl<'de> Visitor<'de> for Tree {
    type Value = Json;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Json, E> {
        Ok(Json::Flag(flag))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
        Ok(Json::Number(number))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Json, E> {
        Ok(Json::OtherNumber)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Json, E> {
        Ok(Json::OtherNumber)
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = from.next_element()? {
            list.push(value);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Json, A::Error> {
        let mut object = Vec::new();
        while let Some(entry) = from.next_entry()? {
            object.push(entry);
        }
        Ok(Json::Object(object))
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null | Self::OtherNumber => to.serialize_unit(),
            Self::Flag(flag) => to.serialize_bool(*flag),
            Self::Number(number) => to.serialize_u64(*number),
            Self::Text(text) => to.serialize_str(text),
            Self::List(list) => to.collect_seq(list),
            Self::Object(object) => {
                let mut map = to.serialize_map(None)?;
                for (key, value) in object {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

/// A value that is not what it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    /// Where, for example `checks[3].minutes`.
    pub place: String,
    /// What should stand there.
    pub wanted: &'static str,
}

impl fmt::Display for Misfit {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.place)?;
        out.write_str(": expected ")?;
        out.write_str(self.wanted)
    }
}

impl std::error::Error for Misfit {}

/// Longest text that is read, in bytes, and longest list: a guide from anywhere must not be able
/// to choke a page.
const LONGEST_TEXT: usize = 2_000;
const LONGEST_LIST: usize = 200;

/// A value and the way to it.
#[derive(Debug, Clone, Copy)]
pub struct At<'a> {
    json: &'a Json,
    way: Option<(&'a At<'a>, Step<'a>)>,
}

#[derive(Debug, Clone, Copy)]
enum Step<'a> {
    Field(&'a str),
    Entry(usize),
}

impl<'a> At<'a> {
    /// The outermost value.
    pub fn top(json: &'a Json) -> Self {
        Self { json, way: None }
    }

    /// A field's value; `null` counts as absent.
    fn field(&'a self, name: &'a str) -> Option<At<'a>> {
        let Json::Object(object) = self.json else { return None };
        let (_, json) = object.iter().find(|(key, _)| key == name)?;
        let found = At { json, way: Some((self, Step::Field(name))) };
        (*json != Json::Null).then_some(found)
    }

    /// The text of a field.
    ///
    /// # Errors
    /// [`Misfit`] where the field is missing or no text.
    pub fn text(&self, name: &str) -> Result<String, Misfit> {
        match self.text_if(name)? {
            Some(text) => Ok(text),
            None => Err(self.missing(name, "a text")),
        }
    }

    /// The text of a field that may be missing.
    ///
    /// # Errors
    /// [`Misfit`] where the field is there, but no text.
    pub fn text_if(&self, name: &str) -> Result<Option<String>, Misfit> {
        self.field(name).map(|at| at.as_text()).transpose()
    }

    /// The name in a field: kebab-case, as saved answers and storage keys need it.
    ///
    /// # Errors
    /// [`Misfit`] where the field is missing or no such name.
    pub fn name(&self, name: &str) -> Result<String, Misfit> {
        let text = self.text(name)?;
        let fits = text.len() <= 64 && text.split('-').all(is_kebab_word);
        if fits { Ok(text) } else { Err(self.missing(name, "a kebab-case name")) }
    }

    /// The address in a field.
    ///
    /// # Errors
    /// [`Misfit`] where the field is missing or no https address.
    pub fn address(&self, name: &str) -> Result<String, Misfit> {
        self.address_if(name)?.ok_or_else(|| self.missing(name, "an https address"))
    }

    /// The address in a field that may be missing.
    ///
    /// # Errors
    /// [`Misfit`] where the field is there, but no https address.
    pub fn address_if(&self, name: &str) -> Result<Option<String>, Misfit> {
        match self.text_if(name)? {
            Some(url) if !url.starts_with("https://") => {
                Err(self.missing(name, "an https address"))
            }
            found => Ok(found),
        }
    }

    /// The number of a field.
    ///
    /// # Errors
    /// [`Misfit`] where the field is missing or no whole number up to 4,294,967,295.
    pub fn number(&self, name: &str) -> Result<u32, Misfit> {
        match self.number_if(name)? {
            Some(number) => Ok(number),
            None => Err(self.missing(name, "a whole number")),
        }
    }

    /// The number of a field that may be missing.
    ///
    /// # Errors
    /// [`Misfit`] where the field is there, but no such number.
    pub fn number_if(&self, name: &str) -> Result<Option<u32>, Misfit> {
        self.field(name).map(|at| at.as_number()).transpose()
    }

    /// The flag of a field that may be missing.
    ///
    /// # Errors
    /// [`Misfit`] where the field is there, but neither true nor false.
    pub fn flag_if(&self, name: &str) -> Result<Option<bool>, Misfit> {
        self.field(name)
            .map(|at| match at.json {
                Json::Flag(flag) => Ok(*flag),
                _ => Err(at.misfit("true or false")),
            })
            .transpose()
    }

    /// The value that a field names, out of a table of names.
    ///
    /// # Errors
    /// [`Misfit`] where the field is missing or names none of them.
    pub fn one_of<T: Copy>(
        &self,
        name: &str,
        table: &[(&str, T)],
        wanted: &'static str,
    ) -> Result<T, Misfit> {
        let text = self.text(name)?;
        let found = table.iter().find(|(known, _)| *known == text);
        found.map(|&(_, value)| value).ok_or_else(|| self.missing(name, wanted))
    }

    /// The entries of a list field, none where it is missing, each read by `read`.
    ///
    /// # Errors
    /// [`Misfit`] where the field is no list, or the first that `read` gives.
    pub fn list<T>(
        &self,
        name: &str,
        read: impl Fn(&At<'_>) -> Result<T, Misfit>,
    ) -> Result<Vec<T>, Misfit> {
        let Some(at) = self.field(name) else { return Ok(Vec::new()) };
        let Json::List(list) = at.json else { return Err(at.misfit("a list")) };
        if list.len() > LONGEST_LIST {
            return Err(at.misfit("at most 200 entries"));
        }
        let entries = list.iter().enumerate();
        entries.map(|(i, json)| read(&At { json, way: Some((&at, Step::Entry(i))) })).collect()
    }

    /// The texts of a list field, none where it is missing.
    ///
    /// # Errors
    /// [`Misfit`] where the field is no list of texts.
    #[expect(
        clippy::redundant_closure_for_method_calls,
        reason = "the method's name has one lifetime, the closure any"
    )]
    pub fn texts(&self, name: &str) -> Result<Vec<String>, Misfit> {
        self.list(name, |at| at.as_text())
    }

    /// The numbers of an object field by their names, none where it is missing.
    ///
    /// # Errors
    /// [`Misfit`] where the field is no object of whole numbers.
    pub fn numbers(&self, name: &str) -> Result<Vec<(String, u32)>, Misfit> {
        let Some(at) = self.field(name) else { return Ok(Vec::new()) };
        let Json::Object(object) = at.json else { return Err(at.misfit("an object")) };
        object
            .iter()
            .map(|(key, json)| {
                let number = At { json, way: Some((&at, Step::Field(key))) }.as_number()?;
                Ok((key.clone(), number))
            })
            .collect()
    }

    /// One thing read by `read` from an object field.
    ///
    /// # Errors
    /// [`Misfit`] where the field is missing, or what `read` gives.
    pub fn object<T>(
        &self,
        name: &str,
        read: impl Fn(&At<'_>) -> Result<T, Misfit>,
    ) -> Result<T, Misfit> {
        match self.field(name) {
            Some(at) => read(&at),
            None => Err(self.missing(name, "an object")),
        }
    }

    fn as_text(&self) -> Result<String, Misfit> {
        match self.json {
            Json::Text(text) if text.len() <= LONGEST_TEXT => Ok(text.clone()),
            Json::Text(_) => Err(self.misfit("at most 2,000 bytes of text")),
            _ => Err(self.misfit("a text")),
        }
    }

    fn as_number(&self) -> Result<u32, Misfit> {
        match self.json {
            Json::Number(number) => u32::try_from(*number).ok(),
            _ => None,
        }
        .ok_or_else(|| self.misfit("a whole number"))
    }

    fn misfit(&self, wanted: &'static str) -> Misfit {
        let mut place = String::new();
        self.write_place(&mut place);
        Misfit { place, wanted }
    }

    fn missing(&self, name: &str, wanted: &'static str) -> Misfit {
        At { json: &Json::Null, way: Some((self, Step::Field(name))) }.misfit(wanted)
    }

    fn write_place(&self, place: &mut String) {
        let Some((up, step)) = self.way else { return };
        up.write_place(place);
        match step {
            Step::Field(name) => {
                if !place.is_empty() {
                    place.push('.');
                }
                place.push_str(name);
            }
            Step::Entry(i) => {
                place.push('[');
                place.push_str(&i.to_string());
                place.push(']');
            }
        }
    }
}

fn is_kebab_word(word: &str) -> bool {
    let fits = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit();
    !word.is_empty() && word.chars().all(fits)
}
