//! Reads a tree and names the path of a fault: `checks[3].minutes: expected a whole number`.

use std::cell::RefCell;
use std::fmt;

use super::Json;

/// A value that is not what it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// Where, for example `checks[3].minutes`.
    pub path: String,
    /// What belongs there.
    pub expected: &'static str,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.path)?;
        out.write_str(": expected ")?;
        out.write_str(self.expected)
    }
}

impl std::error::Error for Mismatch {}

/// Longest text that is read, in bytes, and longest list: a guide from anywhere must not be able
/// to choke a page.
const LONGEST_TEXT: usize = 2_000;
const LONGEST_LIST: usize = 200;

/// Reads a value with `read`.
///
/// # Errors
/// The first [`Mismatch`] that `read` found.
pub fn read<T>(json: &Json, read: impl FnOnce(&Cursor<'_>) -> T) -> Result<T, Mismatch> {
    match read_with_fault(json, read) {
        (_, Some(fault)) => Err(fault),
        (value, None) => Ok(value),
    }
}

/// Reads a value with `read`: as much of it as there is, and the first [`Mismatch`].
pub fn read_with_fault<T>(
    json: &Json,
    read: impl FnOnce(&Cursor<'_>) -> T,
) -> (T, Option<Mismatch>) {
    let fault = RefCell::new(None);
    let value = read(&Cursor { json, path: None, fault: &fault });
    (value, fault.into_inner())
}

/// A value and the path to it.
///
/// A mismatch does not stop the reading: the field reads as empty, and [`read`] reports the first
/// one at the end. Leaving early at each field would mean code to drop all that was read before
/// it, kilobytes for a guide.
#[derive(Debug, Clone, Copy)]
pub struct Cursor<'a> {
    json: &'a Json,
    path: Option<(&'a Cursor<'a>, Segment<'a>)>,
    fault: &'a RefCell<Option<Mismatch>>,
}

#[derive(Debug, Clone, Copy)]
enum Segment<'a> {
    Field(&'a str),
    Entry(usize),
}

impl<'a> Cursor<'a> {
    /// The text of a field.
    pub fn text(&self, name: &str) -> String {
        self.text_if(name).unwrap_or_else(|| self.missing(name, "a string"))
    }

    /// The text of a field that may be missing.
    pub fn text_if(&self, name: &str) -> Option<String> {
        self.field(name).as_ref().map(as_text)
    }

    /// The text of a field that need not be there: nothing is said then.
    pub fn said(&self, name: &str) -> String {
        self.text_if(name).unwrap_or_default()
    }

    /// The value itself if it is a text, else the text of its field.
    pub fn text_or(&self, name: &str) -> String {
        match self.json {
            Json::Text(_) => as_text(self),
            _ => self.text(name),
        }
    }

    /// The texts of a list field, or the one text that is there instead of a list.
    pub fn text_or_texts(&self, name: &str) -> Vec<String> {
        match self.field(name) {
            Some(at) if matches!(at.json, Json::Text(_)) => vec![as_text(&at)],
            _ => self.texts(name),
        }
    }

    /// The name in a field: kebab-case, as saved answers and storage keys need it.
    pub fn name(&self, name: &str) -> String {
        let text = self.text(name);
        if text.len() > 64 || !is_kebab(&text) {
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
        self.field(name).as_ref().map(as_number)
    }

    /// The flag of a field that may be missing.
    pub fn flag_if(&self, name: &str) -> Option<bool> {
        self.field(name).map(|at| match at.json {
            Json::Flag(flag) => *flag,
            _ => at.mismatch("true or false"),
        })
    }

    /// The index in a table of names of the text of a field that may be missing.
    pub fn one_of(&self, name: &str, table: &[&str], expected: &'static str) -> Option<usize> {
        let text = self.text_if(name)?;
        let found = table.iter().position(|known| *known == text);
        Some(found.unwrap_or_else(|| self.missing(name, expected)))
    }

    /// The entries of a list field, none if it is missing, each read by `read`.
    pub fn list<T>(&self, name: &str, read: impl Fn(&Cursor<'_>) -> T) -> Vec<T> {
        let mut entries = Vec::new();
        self.each(name, &mut |at| entries.push(read(at)));
        entries
    }

    /// Apart from [`Self::list`], so that there is one of it, not one for each type.
    fn each(&self, name: &str, read: &mut dyn FnMut(&Cursor<'_>)) {
        let Some(at) = self.field(name) else { return };
        for (i, json) in at.entries().iter().enumerate() {
            read(&Cursor { json, path: Some((&at, Segment::Entry(i))), fault: self.fault });
        }
    }

    /// The texts of a list field, none if it is missing.
    pub fn texts(&self, name: &str) -> Vec<String> {
        self.list(name, as_text)
    }

    /// The numbers of an object field by their names, none if it is missing.
    pub fn numbers(&self, name: &str) -> Vec<(String, u32)> {
        self.table(name, as_number)
    }

    /// The texts of an object field by their names, none if it is missing.
    pub fn named_texts(&self, name: &str) -> Vec<(String, String)> {
        self.table(name, as_text)
    }

    fn table<T>(&self, name: &str, read: impl Fn(&Cursor<'_>) -> T) -> Vec<(String, T)> {
        let Some(at) = self.field(name) else { return Vec::new() };
        let Json::Object(object) = at.json else { return at.mismatch("an object") };
        let mut entries = Vec::new();
        for (key, json) in object {
            let at = Cursor { json, path: Some((&at, Segment::Field(key))), fault: self.fault };
            entries.push((key.clone(), read(&at)));
        }
        entries
    }

    /// One thing read by `read` from an object field that may be missing.
    pub fn object_if<T>(&self, name: &str, read: impl Fn(&Cursor<'_>) -> T) -> Option<T> {
        self.field(name).map(|at| read(&at))
    }

    /// A field's value; `null` counts as absent.
    fn field<'b>(&'b self, name: &'b str) -> Option<Cursor<'b>> {
        let Json::Object(object) = self.json else { return None };
        let (_, json) = object.iter().find(|(key, _)| key == name)?;
        let found = Cursor { json, path: Some((self, Segment::Field(name))), fault: self.fault };
        (*json != Json::Null).then_some(found)
    }

    fn entries(&self) -> &'a [Json] {
        match self.json {
            Json::List(list) if list.len() <= LONGEST_LIST => list,
            Json::List(_) => {
                let () = self.mismatch("at most 200 entries");
                &[]
            }
            _ => {
                let () = self.mismatch("a list");
                &[]
            }
        }
    }

    fn mismatch<T: Default>(&self, expected: &'static str) -> T {
        self.report(expected);
        T::default()
    }

    /// Says that a field is missing.
    pub fn missing<T: Default>(&self, name: &str, expected: &'static str) -> T {
        Cursor { json: &Json::Null, path: Some((self, Segment::Field(name))), fault: self.fault }
            .mismatch(expected)
    }

    fn report(&self, expected: &'static str) {
        let mut fault = self.fault.borrow_mut();
        if fault.is_none() {
            let mut path = String::new();
            self.write_path(&mut path);
            *fault = Some(Mismatch { path, expected });
        }
    }

    fn write_path(&self, path: &mut String) {
        let Some((up, segment)) = self.path else { return };
        up.write_path(path);
        match segment {
            Segment::Field(name) => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(name);
            }
            Segment::Entry(i) => {
                path.push('[');
                path.push_str(&i.to_string());
                path.push(']');
            }
        }
    }
}

fn as_text(at: &Cursor) -> String {
    match at.json {
        Json::Text(text) if text.len() <= LONGEST_TEXT => text.clone(),
        Json::Text(_) => at.mismatch("at most 2,000 bytes of text"),
        _ => at.mismatch("a string"),
    }
}

fn as_number(at: &Cursor) -> u32 {
    let number = match at.json {
        Json::Number(number) => u32::try_from(*number).ok(),
        _ => None,
    };
    number.unwrap_or_else(|| at.mismatch("a whole number"))
}

fn is_kebab(text: &str) -> bool {
    let fits = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let mut words = text.as_bytes().split(|byte| *byte == b'-');
    words.all(|word| !word.is_empty() && word.iter().all(fits))
}
