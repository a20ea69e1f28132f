//! Every word of the interface, in one place. English is in the program; any other language comes
//! packed by `cargo xtask dist` from its file in `words/`.
//!
//! A guide brings its own words; none of them belongs here. [`fill`] replaces what is in
//! braces.

mod formats;
mod tag;

pub use formats::{FormatKind, Formats};
pub use tag::{direction, same_language};

use std::sync::LazyLock;

use crate::cut::{cut, divide};
use crate::guide::{Check, Guide, Outcome, Row, StandardAnswer, Switch, UNTRANSLATED, When};

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// English, as it is without a browser.
pub static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::english(Formats::ENGLISH));

/// Comes before, between and after a language and the text in it that a sentence of ours quotes: a
/// character that nobody writes.
pub const QUOTE: u8 = b'\x1f';

/// A text in another language, for a sentence of ours.
pub fn quote(language: &str, text: &str) -> String {
    const QUOTE: &str = "\x1f";
    [QUOTE, language, QUOTE, text, QUOTE].concat()
}

/// A text of the guide without its mark.
pub fn unmarked(text: &str) -> &str {
    text.strip_prefix(UNTRANSLATED).unwrap_or(text)
}

/// `template` with each `{name}` replaced by its value.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = cut(rest, b'{') {
        text.push_str(before);
        let (name, after) = cut(after, b'}').unwrap_or((after, ""));
        let value = values.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value);
        text.push_str(unmarked(value));
        rest = after;
    }
    text.push_str(rest);
    text
}

/// `template` with its only placeholder replaced.
pub fn fill_one(template: &str, value: &str) -> String {
    fill(template, &[("what", value), ("n", value)])
}

impl Words {
    /// English.
    pub fn english(formats: Formats) -> Self {
        Self::read("en", formats, PACKED_ENGLISH)
    }

    /// A language, from its packed file: one line per entry, in the order of [`KEYS`].
    pub fn read(language: &'static str, formats: Formats, packed: &'static str) -> Self {
        let mut texts = [""; KEYS.len()];
        let mut rest = Some(packed);
        for text in &mut texts {
            let Some(lines) = rest else { break };
            (*text, rest) = divide(lines, b'\n');
        }
        Self { language, formats, texts }
    }

    /// Puts in words the question that a guide leaves to the interface, marked where the guide speaks
    /// another language.
    pub fn complete(&self, guide: &mut Guide) {
        if guide.question.is_empty() {
            if guide.original.is_none() && !self.speak(&guide.language) {
                guide.question.push(UNTRANSLATED);
            }
            guide.question.push_str(self.question());
        }
    }

    /// The title of an outcome: the guide's, or else the interface's.
    pub fn title_of<'a>(&self, outcome: &'a Outcome) -> &'a str {
        if !outcome.title.is_empty() {
            return &outcome.title;
        }
        match outcome.when {
            When::Fixed => self.works_again(),
            When::Later => self.come_back(),
            When::Exhausted => self.all_tried(),
            When::Chosen => "",
        }
    }

    /// Whether a guide's language is theirs: one that says none speaks that of the page.
    pub fn speak(&self, language: &str) -> bool {
        language.is_empty() || same_language(language, self.language)
    }

    /// The form of an entry that a count takes, with the count filled in.
    fn plural(&self, forms: &str, count: u32) -> String {
        let wanted = self.formats.of(FormatKind::Plural, count, "");
        let (mut form, mut rest) = ("", Some(forms));
        while let (Some(forms), false) = (rest, form == wanted) {
            (form, rest) = divide(forms, b'\t');
        }
        // Its text follows its name; without that name, the last text is as good as any.
        let text = rest.map_or(form, |rest| divide(rest, b'\t').0);
        fill_one(text, &self.number(count))
    }

    /// A whole number.
    pub fn number(&self, number: u32) -> String {
        self.formats.of(FormatKind::Number, number.saturating_mul(1000), "")
    }

    /// The names of some things, each on a line, as a list within a sentence.
    pub fn list(&self, names: &str) -> String {
        self.formats.of(FormatKind::List, 0, names)
    }

    /// Has days written as the language does from now on: a browser takes its time to learn how.
    pub fn learn_days(&self) {
        self.formats.of(FormatKind::Day, 1, "");
    }

    /// A day given as `2026-11-21`; unchanged before [`Self::learn_days`].
    pub fn day(&self, day: &str) -> String {
        self.formats.of(FormatKind::Day, 0, day)
    }

    /// A size, to a tenth of a GB; rounded up where it must not sound smaller than it is.
    pub fn size(&self, megabytes: u32, up: bool) -> String {
        if megabytes < 1000 {
            return self.exact_size(megabytes);
        }
        self.exact_size(megabytes.saturating_add(if up { 99 } else { 0 }) / 100 * 100)
    }

    /// A size, to the megabyte: `4.26 GB`.
    pub fn exact_size(&self, megabytes: u32) -> String {
        // A megabyte is a thousandth of a gigabyte.
        let (template, number) = match megabytes {
            0..1000 => (self.megabytes(), self.number(megabytes)),
            _ => (self.gigabytes(), self.formats.of(FormatKind::Number, megabytes, "")),
        };
        fill_one(template, &number)
    }

    /// A unit of [`UNITS`](crate::calculators::UNITS), as devices write it.
    pub fn unit_name(&self, unit: &str) -> &'static str {
        match unit.as_bytes() {
            [b'M', ..] => self.mb(),
            [b'T', ..] => self.tb(),
            _ => self.gb(),
        }
    }

    /// A name and what it says.
    pub fn named(&self, what: &str, value: &str) -> String {
        fill(self.pair(), &[("what", what), ("value", value)])
    }

    /// A title or a name as a sentence.
    pub fn as_sentence(&self, what: &str) -> String {
        fill_one(self.sentence(), what)
    }

    /// Sentences, one after the other.
    pub fn sentences(&self, sentences: &[&str]) -> String {
        let mut text = String::new();
        for sentence in sentences {
            self.append(&mut text, sentence);
        }
        text
    }

    /// Adds a sentence to others.
    pub fn append(&self, text: &mut String, sentence: &str) {
        if !text.is_empty() && !sentence.is_empty() {
            text.push_str(self.space());
        }
        text.push_str(sentence);
    }

    /// Hands-on and waiting time, for example "about 2 minutes, then wait about 8 hours".
    pub fn time(&self, minutes: u32, wait_minutes: u32) -> String {
        let hands_on = self.duration(minutes);
        if wait_minutes == 0 {
            return hands_on;
        }
        fill(self.then_wait(), &[("what", &hands_on), ("n", &self.duration(wait_minutes))])
    }

    /// The words for a standard answer.
    pub fn answer(&self, answer: StandardAnswer) -> &'static str {
        match answer {
            StandardAnswer::Fixed => self.fixed(),
            StandardAnswer::StillFailing => self.still_failing(),
            StandardAnswer::NotApplicable => self.not_applicable(),
            StandardAnswer::Later => self.later(),
        }
    }

    /// The words for an answer to a check, as its button has them; the id itself for one that the
    /// check doesn't have.
    pub fn answer_to<'a>(&self, check: &'a Check, answer: &'a str) -> &'a str {
        match check.choice(answer) {
            Some(choice) => &choice.label,
            None => StandardAnswer::from_id(answer).map_or(answer, |answer| self.answer(answer)),
        }
    }

    /// The words for the state of a switch.
    pub fn switch(&self, switch: Switch) -> &'static str {
        match switch {
            Switch::On => self.switch_on(),
            Switch::Off => self.switch_off(),
        }
    }

    /// What is above a picture of a device.
    pub fn caption(&self, device: Option<&str>) -> String {
        match device {
            Some(device) => fill_one(self.on_device(), device),
            None => self.device_shows().to_owned(),
        }
    }

    /// A row of such a picture in words.
    pub fn row(&self, row: &Row) -> String {
        let switch = row.switch.map(|switch| self.switch(switch));
        match row.value.as_deref().or(switch) {
            Some(value) => self.named(&row.label, value),
            None => row.label.clone(),
        }
    }

    /// How many checks are done.
    pub fn checks_done(&self, checks: usize) -> String {
        self.plural(self.done(), u32::try_from(checks).unwrap_or(u32::MAX))
    }

    /// How many more checks there are.
    pub fn and_more(&self, checks: usize) -> String {
        self.plural(self.more_remaining(), u32::try_from(checks).unwrap_or(u32::MAX))
    }

    /// A time that may be days, in words.
    pub fn long_time(&self, minutes: u32) -> String {
        match minutes / 60 {
            0..48 => self.duration(minutes),
            hours => self.plural(self.days(), (hours + 12) / 24),
        }
    }

    /// A time in words, for example "about 2 minutes".
    pub fn duration(&self, minutes: u32) -> String {
        match minutes {
            0..=119 => self.plural(self.minutes(), minutes.max(1)),
            _ => self.plural(self.hours(), (minutes + 30) / 60),
        }
    }
}
