//! How a language writes numbers, lists and days, and which form a count takes. Browsers know that
//! of every language; what holds a session hands it in.

/// What [`Words`](super::Words) asks a language to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormatKind {
    /// The name of the form that a count takes: `zero`, `one`, `two`, `few`, `many` or `other`, as
    /// CLDR has them.
    Plural,
    /// A number of thousandths.
    Number,
    /// Names, each on a line, as a list within a sentence.
    List,
    /// A day that is given as `2026-11-21`: it may stay so unless the number is 1.
    Day,
}

/// How a language writes things.
#[derive(Debug, Clone, Copy)]
pub struct Formats {
    /// The language as the page has it, region included, as BCP 47 writes it.
    pub locale: &'static str,
    /// Writes a count, a number or names in that locale: one function, since each that crosses to
    /// JavaScript costs bytes.
    pub format: fn(FormatKind, &str, u32, &str) -> String,
}

impl Formats {
    /// English, without a browser. Days stay as they are: everybody reads them.
    pub const ENGLISH: Self = Self { locale: "en", format: english };

    pub(super) fn of(self, kind: FormatKind, number: u32, text: &str) -> String {
        (self.format)(kind, self.locale, number, text)
    }
}

fn english(kind: FormatKind, _: &str, number: u32, text: &str) -> String {
    match kind {
        FormatKind::Plural => if number == 1 { "one" } else { "other" }.to_owned(),
        FormatKind::Number => decimal(number),
        FormatKind::List => text.replace('\n', ", "),
        FormatKind::Day => text.to_owned(),
    }
}

fn decimal(thousandths: u32) -> String {
    let (mut rest, mut text) = (thousandths % 1000, (thousandths / 1000).to_string());
    if rest > 0 {
        text.push('.');
    }
    while rest > 0 {
        text.push_str(&(rest / 100).to_string());
        rest = rest % 100 * 10;
    }
    text
}
