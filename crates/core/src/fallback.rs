//! The guide as plain HTML: readable with no script, in a reader mode or a feed, and by search
//! engines. The blogger pastes it inside the element; `cargo xtask guide render` prints it.
//!
//! It carries no style, no class and no script. Folding is the browser's own `<details>`.
//!
//! Blog engines put it through Markdown, templates and filters that make paragraphs. What it is
//! written like survives them: no line is empty, every element that holds words is on a line of
//! its own from its start tag to its end tag, one that holds other elements has its tags on lines of
//! their own, and no character of the texts means anything to them. `tests/renderers/` tries them all.
//!
//! Inside an element without `guide` it is an article like any other. The marks of docs/articles.md
//! say what its words alone would leave open, so that the same checks come back.

use std::fmt::{self, Write};

use crate::checkup::order;
use crate::cut::{cut, divide};
use crate::guide::{Calculation, Check, Guide, Link, Outcome, Safety, Step, Symptom};
use crate::rich_text::{Piece, pieces, points};
use crate::words::{QUOTE, Words, fill};

/// How many checks the list names for a symptom.
const FIRST_CHECKS: usize = 5;

/// Renders a guide as plain HTML, its headings at `heading_level` (2 to 5) and one below. A text that
/// is [quoted](crate::words::quote) says its language.
///
/// # Errors
/// None in practice: writing to a `String` does not fail.
pub fn render(guide: &Guide, words: &Words, heading_level: u8) -> Result<String, fmt::Error> {
    let mut guide = guide.clone();
    words.complete(&mut guide);
    let level = heading_level.clamp(2, 5);
    let mut writer = Writer { html: String::new(), guide: &guide, words, level };
    writer.guide()?;
    Ok(marked(&writer.html))
}

/// HTML in which each text that is quoted says its language.
fn marked(html: &str) -> String {
    let (mut marked, mut rest) = (String::new(), html);
    while let Some((before, quoted)) = cut(rest, QUOTE) {
        let (language, quoted) = divide(quoted, QUOTE);
        let (text, after) = divide(quoted.unwrap_or_default(), QUOTE);
        let language = escape(language);
        marked.extend([before, "<span lang=\"", &language, "\">", text, "</span>"]);
        rest = after.unwrap_or_default();
    }
    marked.push_str(rest);
    marked
}

struct Writer<'a> {
    html: String,
    guide: &'a Guide,
    words: &'a Words,
    level: u8,
}

impl Writer<'_> {
    fn guide(&mut self) -> fmt::Result {
        let (guide, words) = (self.guide, self.words);
        self.heading(0, &guide.title)?;
        self.aside(words.list_intro())?;
        self.heading(1, words.list_symptoms())?;
        self.aside(&words.sentences(&[&guide.question, &guide.hint]))?;
        for symptom in &guide.symptoms {
            self.symptom(symptom)?;
        }
        for (safety, title) in [
            (Safety::Safe, words.list_safe()),
            (Safety::Cautious, words.list_cautious()),
            (Safety::Risky, words.list_risky()),
            (Safety::LastResort, words.list_last_resort()),
        ] {
            let mut checks = guide.checks.iter().filter(|check| check.safety == safety).peekable();
            if checks.peek().is_some() {
                self.heading(1, title)?;
            }
            for check in checks {
                self.check(check)?;
            }
        }
        self.heading(1, words.list_ends())?;
        for outcome in guide.ends().into_iter().filter_map(|id| guide.outcome(id)) {
            self.outcome(outcome)?;
        }
        if let Some(contact) = &guide.contact {
            self.html.push_str("<p data-check=\"skip\">");
            self.link(&contact.label, &contact.url)?;
            self.html.push_str("</p>\n");
        }
        if let Some(warning) = &guide.contact_warning {
            self.aside(warning)?;
        }
        self.aside(&guide.estimates)?;
        self.sources()?;
        self.aside(&guide.independence)
    }

    fn sources(&mut self) -> fmt::Result {
        if self.guide.sources.is_empty() {
            return Ok(());
        }
        self.open_details(self.words.list_sources(), " data-check=\"skip\"")?;
        self.html.push_str("<ul>\n");
        for source in &self.guide.sources {
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
        Ok(())
    }

    /// A paragraph that belongs to no check, if there is anything to say.
    fn aside(&mut self, text: &str) -> fmt::Result {
        if text.is_empty() {
            return Ok(());
        }
        writeln!(self.html, "<p data-check=\"skip\">{}</p>", escape(text))
    }

    fn symptom(&mut self, symptom: &Symptom) -> fmt::Result {
        self.open_details(&symptom.title, " data-check=\"symptom\"")?;
        if let Some(hint) = &symptom.hint {
            self.element("p", hint)?;
        }
        self.element("p", self.words.list_try())?;
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
        self.open_details(&check.title, &marks(guide, check))?;
        self.paragraph(&check.why)?;
        if check.minutes > 0 {
            let time = words.time(check.minutes, check.wait_minutes);
            self.element("p", &fill(words.takes_time(), &[("what", &time)]))?;
        }
        if let Some(cost) = &check.cost {
            self.element("p", &fill(words.costs(), &[("what", cost)]))?;
        }
        if !check.cautions.is_empty() {
            let label = escape(words.careful());
            writeln!(self.html, "<p data-check=\"skip\"><strong>{label}</strong></p>")?;
            self.html.push_str("<ul data-check=\"caution\">\n");
            for caution in &check.cautions {
                self.item(caution)?;
            }
            self.html.push_str("</ul>\n");
        }
        self.html.push_str("<ol data-check=\"steps\">\n");
        for step in &check.steps {
            self.step(check, step)?;
        }
        if check.retest && !guide.retest.is_empty() {
            self.item(&guide.retest)?;
        }
        self.html.push_str("</ol>\n");
        if let Some(proof) = &check.proof {
            self.labelled(words.proof(), proof)?;
        }
        if let Some(calculation) = &check.calculation {
            self.calculation(calculation)?;
        }
        if let Some(ask) = &check.ask {
            writeln!(self.html, "<p><strong>{}</strong></p>", escape(ask))?;
        }
        if !check.choices.is_empty() {
            self.html.push_str("<ul>\n");
            for choice in &check.choices {
                self.element("li", &choice.label)?;
            }
            self.html.push_str("</ul>\n");
        }
        self.paragraph_link(check.link.as_ref())?;
        let sources: Vec<&str> = check
            .sources
            .iter()
            .filter_map(|id| guide.source(id))
            .map(|source| source.title.as_str())
            .collect();
        let mut origin = if sources.is_empty() {
            words.no_source().to_owned()
        } else {
            words.as_sentence(&sources.join(words.separator()))
        };
        if !check.checked.is_empty() {
            let checked = fill(words.last_checked(), &[("what", &words.day(&check.checked))]);
            words.append(&mut origin, &checked);
        }
        self.labelled(words.source(), &origin)?;
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

    /// A step, and what the widget draws beside it in words.
    fn step(&mut self, check: &Check, step: &Step) -> fmt::Result {
        let words = self.words;
        self.html.push_str("<li>");
        let (line, below) = points(&step.text);
        self.pieces(line)?;
        self.list(&below)?;
        let mut list = !below.is_empty();
        if let Some(note) = &step.note {
            list = self.part(list, "<small>", note, "</small>")?;
        }
        if let Some(caution) = &step.caution {
            let label = self.label(words.list_careful());
            list = self.part(list, &label, caution, "")?;
        }
        if !step.shows.is_empty() {
            let device = check.device.as_deref().or(self.guide.device.as_deref());
            let heading = words.caption(device);
            let rows: Vec<String> = step.shows.iter().map(|row| words.row(row)).collect();
            let shows = escape(&words.named(&heading, &rows.join(words.separator())));
            self.part(list, &shows, "", "")?;
        }
        self.html.push_str("</li>\n");
        Ok(())
    }

    /// One more part of a step: on a new line, or below a list as a paragraph, since a line within
    /// an item that has a list would be neither. Says whether there is a list by now.
    fn part(
        &mut self,
        list: bool,
        before: &str,
        text: &str,
        after: &str,
    ) -> Result<bool, fmt::Error> {
        let (line, below) = points(text);
        self.html.push_str(if list { "<p>" } else { "<br />" });
        self.html.push_str(before);
        self.pieces(line)?;
        self.html.push_str(after);
        self.html.push_str(if list { "</p>" } else { "" });
        self.list(&below)?;
        Ok(list || !below.is_empty())
    }

    fn outcome(&mut self, outcome: &Outcome) -> fmt::Result {
        let title = self.words.title_of(outcome);
        if outcome.text.is_empty() && outcome.steps.is_empty() && outcome.links.is_empty() {
            return self.aside(title);
        }
        self.open_details(title, " data-check=\"end\"")?;
        self.paragraph(&outcome.text)?;
        if !outcome.steps.is_empty() {
            self.html.push_str("<ul>\n");
            for step in &outcome.steps {
                self.item(step)?;
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
        let (line, points) = points(text);
        write!(self.html, "<p>{}", self.label(label))?;
        self.pieces(line)?;
        self.html.push_str("</p>\n");
        self.list_below(&points)
    }

    /// A name before what it says, in bold.
    fn label(&self, name: &str) -> String {
        let label = self.words.named(name, "");
        let end = label.trim_end();
        format!("<strong>{}</strong>{}", escape(end), label.get(end.len()..).unwrap_or_default())
    }

    /// A paragraph whose text may have marks. It can't contain a list.
    fn paragraph(&mut self, text: &str) -> fmt::Result {
        if text.is_empty() {
            return Ok(());
        }
        let (line, points) = points(text);
        self.html.push_str("<p>");
        self.pieces(line)?;
        self.html.push_str("</p>\n");
        self.list_below(&points)
    }

    /// An item of a list whose text may have marks.
    fn item(&mut self, text: &str) -> fmt::Result {
        let (line, points) = points(text);
        self.html.push_str("<li>");
        self.pieces(line)?;
        self.list(&points)?;
        self.html.push_str("</li>\n");
        Ok(())
    }

    fn list_below(&mut self, points: &[&str]) -> fmt::Result {
        self.list(points)?;
        if !points.is_empty() {
            self.html.push('\n');
        }
        Ok(())
    }

    /// Nested points, all in one line.
    fn list(&mut self, points: &[&str]) -> fmt::Result {
        if points.is_empty() {
            return Ok(());
        }
        self.html.push_str("<ul>");
        for point in points {
            self.html.push_str("<li>");
            self.pieces(point)?;
            self.html.push_str("</li>");
        }
        self.html.push_str("</ul>");
        Ok(())
    }

    fn pieces(&mut self, line: &str) -> fmt::Result {
        for piece in pieces(line) {
            match piece {
                Piece::Plain(words) => self.html.push_str(&escape(words)),
                Piece::Bold(words) => write!(self.html, "<strong>{}</strong>", escape(words))?,
                Piece::Code(words) => write!(self.html, "<code>{}</code>", escape(words))?,
                Piece::Link { label, url } => self.link(label, url)?,
            }
        }
        Ok(())
    }

    fn open_details(&mut self, summary: &str, attributes: &str) -> fmt::Result {
        writeln!(self.html, "<details{attributes}>\n<summary>{}</summary>", escape(summary))
    }

    fn link(&mut self, label: &str, url: &str) -> fmt::Result {
        write!(self.html, "<a href=\"{}\" rel=\"noopener\">{}</a>", escape(url), escape(label))
    }
}

/// What a check’s element says of it: its place for links, and its figures.
fn marks(guide: &Guide, check: &Check) -> String {
    let safety = match check.safety {
        Safety::Safe => "safe",
        Safety::Cautious => "cautious",
        Safety::Risky => "risky",
        Safety::LastResort => "last-resort",
    };
    let anchor = escape(&guide.anchor(check));
    let mut marks = format!(" id=\"{anchor}\" data-check=\"check {safety}\"");
    let minutes = check.minutes.saturating_add(check.wait_minutes);
    if minutes > 0 {
        marks.extend([" data-minutes=\"", &minutes.to_string(), "\""]);
    }
    // An article has one figure per check, whatever the reader sees.
    if let [(symptom, helps)] = check.likelihood_estimate.as_slice()
        && symptom == "any"
    {
        marks.extend([" data-helps=\"", &helps.to_string(), "\""]);
    }
    marks
}

/// Text for use in HTML, in an element or a quoted attribute. What Markdown, templates (Liquid,
/// Vue), JSX or shortcodes would take for a mark is written as a character reference, and a line break
/// as a space, since an empty line ends HTML within Markdown.
pub fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '{' => html.push_str("&#123;"),
            '}' => html.push_str("&#125;"),
            '[' => html.push_str("&#91;"),
            ']' => html.push_str("&#93;"),
            '*' => html.push_str("&#42;"),
            '_' => html.push_str("&#95;"),
            '`' => html.push_str("&#96;"),
            '~' => html.push_str("&#126;"),
            '$' => html.push_str("&#36;"),
            '\\' => html.push_str("&#92;"),
            '\n' | '\r' => html.push(' '),
            other => html.push(other),
        }
    }
    html
}
