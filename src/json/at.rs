//! Reading a tree by place: `checks[3].minutes: expected a whole number`.

use std::cell::RefCell;
use std::fmt;

use super::Json;

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

/// Reads a value with `read`.
///
/// # Errors
/// The first [`Misfit`] that `read` came upon.
pub fn read<T>(json: &Json, read: impl FnOnce(&At<'_>) -> T) -> Result<T, Misfit> {
    let fault = RefCell::new(None);
    let value = read(&At { json, way: None, fault: &fault });
    match fault.into_inner() {
        Some(fault) => Err(fault),
        None => Ok(value),
    }
}

/// A value and the way to it.
///
/// A misfit does not stop the reading: the field reads as empty, and [`read`] reports the first
/// one at the end. Leaving early at each field would mean code to drop all that was read before
/// it, kilobytes for a guide.
#[derive(Debug, Clone, Copy)]
pub struct At<'a> {
    json: &'a Json,
    way: Option<(&'a At<'a>, Step<'a>)>,
    fault: &'a RefCell<Option<Misfit>>,
}

#[derive(Debug, Clone, Copy)]
enum Step<'a> {
    Field(&'a str),
    Entry(usize),
}

impl<'a> At<'a> {
    /// The text of a field.
    pub fn text(&self, name: &str) -> String {
        self.text_if(name).unwrap_or_else(|| self.missing(name, "a text"))
    }

    /// The text of a field that may be missing.
    pub fn text_if(&self, name: &str) -> Option<String> {
        self.field(name).map(|at| at.as_text())
    }

    /// The name in a field: kebab-case, as saved answers and storage keys need it.
    pub fn name(&self, name: &str) -> String {
        let text = self.text(name);
        if !text.is_empty() && (text.len() > 64 || !text.split('-').all(is_kebab_word)) {
            return self.missing(name, "a kebab-case name");
        }
        text
    }

    /// The address in a field.
    pub fn address(&self, name: &str) -> String {
        self.address_if(name).unwrap_or_else(|| self.missing(name, "an https address"))
    }

    /// The address in a field that may be missing.
    pub fn address_if(&self, name: &str) -> Option<String> {
        let url = self.text_if(name)?;
        if url.starts_with("https://") {
            return Some(url);
        }
        Some(self.missing(name, "an https address"))
    }

    /// The number of a field, up to 4,294,967,295.
    pub fn number(&self, name: &str) -> u32 {
        self.number_if(name).unwrap_or_else(|| self.missing(name, "a whole number"))
    }

    /// The number of a field that may be missing.
    pub fn number_if(&self, name: &str) -> Option<u32> {
        self.field(name).map(|at| at.as_number())
    }

    /// The flag of a field that may be missing.
    pub fn flag_if(&self, name: &str) -> Option<bool> {
        self.field(name).map(|at| match at.json {
            Json::Flag(flag) => *flag,
            _ => at.misfit("true or false"),
        })
    }

    /// The place in a table of names that a field names.
    pub fn one_of(&self, name: &str, table: &[&str], wanted: &'static str) -> usize {
        let text = self.text(name);
        let found = table.iter().position(|known| *known == text);
        found.unwrap_or_else(|| self.missing(name, wanted))
    }

    /// The entries of a list field, none where it is missing, each read by `read`.
    pub fn list<T>(&self, name: &str, read: impl Fn(&At<'_>) -> T) -> Vec<T> {
        let Some(at) = self.field(name) else { return Vec::new() };
        let mut entries = Vec::new();
        for (i, json) in at.entries().iter().enumerate() {
            entries.push(read(&At { json, way: Some((&at, Step::Entry(i))), fault: self.fault }));
        }
        entries
    }

    /// The texts of a list field, none where it is missing.
    #[expect(
        clippy::redundant_closure_for_method_calls,
        reason = "the method's name has one lifetime, the closure any"
    )]
    pub fn texts(&self, name: &str) -> Vec<String> {
        self.list(name, |at| at.as_text())
    }

    /// The numbers of an object field by their names, none where it is missing.
    #[expect(
        clippy::redundant_closure_for_method_calls,
        reason = "the method's name has one lifetime, the closure any"
    )]
    pub fn numbers(&self, name: &str) -> Vec<(String, u32)> {
        self.table(name, |at| at.as_number())
    }

    /// The texts of an object field by their names, none where it is missing.
    #[expect(
        clippy::redundant_closure_for_method_calls,
        reason = "the method's name has one lifetime, the closure any"
    )]
    pub fn named_texts(&self, name: &str) -> Vec<(String, String)> {
        self.table(name, |at| at.as_text())
    }

    fn table<T>(&self, name: &str, read: impl Fn(&At<'_>) -> T) -> Vec<(String, T)> {
        let Some(at) = self.field(name) else { return Vec::new() };
        let Json::Object(object) = at.json else { return at.misfit("an object") };
        let entry = |(key, json): &(String, Json)| {
            let at = At { json, way: Some((&at, Step::Field(key))), fault: self.fault };
            (key.clone(), read(&at))
        };
        object.iter().map(entry).collect()
    }

    /// One thing read by `read` from an object field that may be missing.
    pub fn object_if<T>(&self, name: &str, read: impl Fn(&At<'_>) -> T) -> Option<T> {
        self.field(name).map(|at| read(&at))
    }

    /// One thing read by `read` from an object field.
    pub fn object<T>(&self, name: &str, read: impl Fn(&At<'_>) -> T) -> T {
        if let Some(at) = self.field(name) {
            return read(&at);
        }
        let () = self.missing(name, "an object");
        read(&At { json: &Json::Null, way: Some((self, Step::Field(name))), fault: self.fault })
    }

    /// A field's value; `null` counts as absent.
    fn field<'b>(&'b self, name: &'b str) -> Option<At<'b>> {
        let Json::Object(object) = self.json else { return None };
        let (_, json) = object.iter().find(|(key, _)| key == name)?;
        let found = At { json, way: Some((self, Step::Field(name))), fault: self.fault };
        (*json != Json::Null).then_some(found)
    }

    fn entries(&self) -> &'a [Json] {
        match self.json {
            Json::List(list) if list.len() <= LONGEST_LIST => list,
            Json::List(_) => {
                let () = self.misfit("at most 200 entries");
                &[]
            }
            _ => {
                let () = self.misfit("a list");
                &[]
            }
        }
    }

    fn as_text(&self) -> String {
        match self.json {
            Json::Text(text) if text.len() <= LONGEST_TEXT => text.clone(),
            Json::Text(_) => self.misfit("at most 2,000 bytes of text"),
            _ => self.misfit("a text"),
        }
    }

    fn as_number(&self) -> u32 {
        let number = match self.json {
            Json::Number(number) => u32::try_from(*number).ok(),
            _ => None,
        };
        number.unwrap_or_else(|| self.misfit("a whole number"))
    }

    fn misfit<T: Default>(&self, wanted: &'static str) -> T {
        self.report(wanted);
        T::default()
    }

    fn missing<T: Default>(&self, name: &str, wanted: &'static str) -> T {
        At { json: &Json::Null, way: Some((self, Step::Field(name))), fault: self.fault }
            .misfit(wanted)
    }

    fn report(&self, wanted: &'static str) {
        let mut fault = self.fault.borrow_mut();
        if fault.is_none() {
            let mut place = String::new();
            self.write_place(&mut place);
            *fault = Some(Misfit { place, wanted });
        }
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
