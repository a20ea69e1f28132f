//! The guide as plain HTML: readable with no script, in a reader mode or a feed, and by search
//! engines. The blogger pastes it inside the element; `cargo xtask guide render` prints it.
//!
//! It carries no style, no class and no script. Folding is the browser's own `<details>`.

use std::fmt::{self, Write};

use crate::checkup::order;
use crate::guide::{Calculation, Check, Guide, Link, Outcome, Safety, Symptom};
use crate::words::{Words, fill};

/// How many checks the list names for a symptom.
const FIRST_CHECKS: usize = 5;

/// Renders a guide as plain HTML, its headings at `heading_level` (2 to 5) and one below.
///
/// # Errors
/// None in practice: writing to a `String` does not fail.
pub fn render(guide: &Guide, words: &Words, heading_level: u8) -> Result<String, fmt::Error> {
    let mut page = Page { html: String::new(), guide, words, level: heading_level.clamp(2, 5) };
    page.guide()?;
    Ok(page.html)
}

struct Page<'a> {
    html: String,
    guide: &'a Guide,
    words: &'a Words,
    level: u8,
}

impl Page<'_> {
    fn guide(&mut self) -> fmt::Result {
        let (guide, words) = (self.guide, self.words);
        self.heading(0, &guide.title)?;
        self.element("p", words.list_intro)?;
        self.heading(1, words.list_symptoms)?;
        self.element("p", &fill("{q} {hint}", &[("q", &guide.question), ("hint", &guide.hint)]))?;
        for symptom in &guide.symptoms {
            self.symptom(symptom)?;
        }
        for (safety, title) in [
            (Safety::Safe, words.safe),
            (Safety::Cautious, words.cautious),
            (Safety::Risky, words.risky),
            (Safety::LastResort, words.last_resort),
        ] {
            let mut checks = guide.checks.iter().filter(|check| check.safety == safety).peekable();
            if checks.peek().is_some() {
                self.heading(1, title)?;
            }
            for check in checks {
                self.check(check)?;
            }
        }
        self.heading(1, words.list_ends)?;
        for outcome in &guide.outcomes {
            self.outcome(outcome)?;
        }
        self.paragraph_link(guide.contact.as_ref())?;
        if let Some(warning) = &guide.contact_warning {
            self.element("p", warning)?;
        }
        self.element("p", &guide.estimates)?;
        self.open_details(words.list_sources, None)?;
        self.html.push_str("<ul>\n");
        for source in &guide.sources {
            match &source.url {
                Some(url) => {
                    self.html.push_str("<li>");
                    self.link(&source.title, url)?;
                    self.html.push_str("</li>\n");
                }
                None => self.element("li", &source.title)?,
            }
        }
        self.html.push_str("</ul>\n</details>\n");
        self.element("p", &guide.independence)
    }

    fn symptom(&mut self, symptom: &Symptom) -> fmt::Result {
        self.open_details(&symptom.title, None)?;
        if let Some(hint) = &symptom.hint {
            self.element("p", hint)?;
        }
        self.element("p", self.words.list_try)?;
        self.html.push_str("<ol>\n");
        for check in order(self.guide, &symptom.id).into_iter().take(FIRST_CHECKS) {
            let (anchor, title) = (escape(&self.guide.anchor(check)), escape(&check.title));
            writeln!(self.html, "<li><a href=\"#{anchor}\">{title}</a></li>")?;
        }
        self.html.push_str("</ol>\n</details>\n");
        Ok(())
    }

    fn check(&mut self, check: &Check) -> fmt::Result {
        let (guide, words) = (self.guide, self.words);
        self.open_details(&check.title, Some(&self.guide.anchor(check)))?;
        self.element("p", &check.why)?;
        let time = words.time(check.minutes, check.wait_minutes);
        self.element("p", &fill("{time} · {cost}", &[("time", &time), ("cost", &check.cost)]))?;
        if !check.cautions.is_empty() {
            let label = escape(words.careful);
            writeln!(self.html, "<p><strong>{label}</strong></p>\n<ul>")?;
            for caution in &check.cautions {
                self.element("li", caution)?;
            }
            self.html.push_str("</ul>\n");
        }
        if !check.path.is_empty() {
            self.path(check)?;
        }
        self.html.push_str("<ol>\n");
        for step in &check.steps {
            self.element("li", step)?;
        }
        if check.retest {
            self.element("li", &guide.retest)?;
        }
        self.html.push_str("</ol>\n");
        self.labelled(words.proof, &check.proof)?;
        if let Some(calculation) = &check.calculation {
            self.calculation(calculation)?;
        }
        if !check.choices.is_empty() {
            self.html.push_str("<ul>\n");
            for choice in &check.choices {
                self.element("li", &choice.label)?;
            }
            self.html.push_str("</ul>\n");
        }
        self.html.push_str("<p>");
        self.link(&check.link.label, &check.link.url)?;
        self.html.push_str("</p>\n");
        let sources: Vec<&str> = check
            .sources
            .iter()
            .filter_map(|id| guide.source(id))
            .map(|source| source.title.as_str())
            .collect();
        let checked = fill(words.last_checked, &[("what", &check.checked)]);
        let origin = [sources.join("; "), ". ".to_owned(), checked].concat();
        self.labelled(words.source, &origin)?;
        self.html.push_str("</details>\n");
        Ok(())
    }

    /// What a calculation would say, for readers who do it themselves.
    fn calculation(&mut self, calculation: &Calculation) -> fmt::Result {
        for text in calculation.fail_text.iter().chain(&calculation.pass_text) {
            self.element("p", text)?;
        }
        for (id, warning) in &calculation.warnings {
            let label = calculation.fields.iter().find(|(field, _)| field == id);
            self.labelled(label.map_or("", |(_, label)| label), warning)?;
        }
        if !calculation.plans.is_empty() {
            self.html.push_str("<ul>\n");
            for (_, plan) in &calculation.plans {
                self.element("li", plan)?;
            }
            self.html.push_str("</ul>\n");
        }
        self.paragraph_link(calculation.prices.as_ref())
    }

    fn paragraph_link(&mut self, link: Option<&Link>) -> fmt::Result {
        if let Some(link) = link {
            self.html.push_str("<p>");
            self.link(&link.label, &link.url)?;
            self.html.push_str("</p>\n");
        }
        Ok(())
    }

    fn path(&mut self, check: &Check) -> fmt::Result {
        let words = self.words;
        let mut way = String::new();
        for row in &check.path {
            if !way.is_empty() {
                way.push_str(" › ");
            }
            way.push_str(&row.label);
            if let Some(or) = &row.or {
                way.push_str(&fill(" ({or} {label})", &[("or", words.or), ("label", or)]));
            }
            if let Some(switch) = row.switch {
                way.push_str(&[": ", words.switch(switch)].concat());
            }
        }
        self.labelled(words.in_settings, &way)
    }

    fn outcome(&mut self, outcome: &Outcome) -> fmt::Result {
        self.open_details(&outcome.title, None)?;
        self.element("p", &outcome.text)?;
        if !outcome.steps.is_empty() {
            self.html.push_str("<ul>\n");
            for step in &outcome.steps {
                self.element("li", step)?;
            }
            self.html.push_str("</ul>\n");
        }
        for link in &outcome.links {
            self.html.push_str("<p>");
            self.link(&link.label, &link.url)?;
            self.html.push_str("</p>\n");
        }
        self.html.push_str("</details>\n");
        Ok(())
    }

    fn heading(&mut self, below: u8, text: &str) -> fmt::Result {
        let (level, text) = (self.level + below, escape(text));
        writeln!(self.html, "<h{level}>{text}</h{level}>")
    }

    fn element(&mut self, tag: &str, text: &str) -> fmt::Result {
        writeln!(self.html, "<{tag}>{}</{tag}>", escape(text))
    }

    fn labelled(&mut self, label: &str, text: &str) -> fmt::Result {
        writeln!(self.html, "<p><strong>{}:</strong> {}</p>", escape(label), escape(text))
    }

    fn open_details(&mut self, summary: &str, id: Option<&str>) -> fmt::Result {
        let id = id.map_or_else(String::new, |id| format!(" id=\"{}\"", escape(id)));
        writeln!(self.html, "<details{id}><summary>{}</summary>", escape(summary))
    }

    fn link(&mut self, label: &str, url: &str) -> fmt::Result {
        write!(self.html, "<a href=\"{}\" rel=\"noopener\">{}</a>", escape(url), escape(label))
    }
}

/// Text for use in HTML, in an element or a quoted attribute.
pub fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            other => html.push(other),
        }
    }
    html
}
