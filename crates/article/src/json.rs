//! JSON, written as it comes.

use alloc::string::{String, ToString};

/// Longest text, in bytes; a guide takes 2,000.
const LONGEST: usize = 1_900;

/// The text so far.
#[derive(Default)]
pub(crate) struct Json(pub(crate) String);

impl Json {
    pub(crate) fn open(&mut self, bracket: &str) -> &mut Self {
        self.comma();
        self.0.push_str(bracket);
        self
    }

    pub(crate) fn close(&mut self, bracket: &str) -> &mut Self {
        self.0.push_str(bracket);
        self
    }

    pub(crate) fn key(&mut self, name: &str) -> &mut Self {
        self.item(name);
        self.0.push(':');
        self
    }

    pub(crate) fn text(&mut self, name: &str, text: &str) -> &mut Self {
        self.key(name).item(text)
    }

    pub(crate) fn number(&mut self, name: &str, number: u32) -> &mut Self {
        self.raw(name, &number.to_string())
    }

    pub(crate) fn raw(&mut self, name: &str, value: &str) -> &mut Self {
        self.key(name).0.push_str(value);
        self
    }

    /// A text; one too long for a guide ends after a word.
    pub(crate) fn item(&mut self, text: &str) -> &mut Self {
        self.comma();
        self.0.push('"');
        let from = self.0.len();
        for letter in text.chars() {
            match letter {
                '"' | '\\' => {
                    self.0.push('\\');
                    self.0.push(letter);
                }
                // A text of the article is one line.
                '\0'..=' ' if self.0.len() - from > LONGEST => {
                    self.0.push('…');
                    break;
                }
                '\0'..='\x1f' => self.0.push(' '),
                _ if self.0.len() - from > LONGEST + 80 => break,
                _ => self.0.push(letter),
            }
        }
        self.0.push('"');
        self
    }

    fn comma(&mut self) {
        if !self.0.is_empty() && !self.0.ends_with(['{', '[', ':', ',']) {
            self.0.push(',');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_needs_it_is_escaped() {
        let mut json = Json::default();
        json.open("{").text("a\"b", "\\ [").text("c", "x\ny").key("d").open("[");
        json.item("1,").item("2").close("]").close("}");
        assert_eq!(json.0, r#"{"a\"b":"\\ [","c":"x y","d":["1,","2"]}"#);
    }
}
