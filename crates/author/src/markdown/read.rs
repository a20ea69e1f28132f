//! From Markdown to the JSON of a guide.

use serde_json::{Map, Value, json};

use super::blocks::{Block, Item, Section, blocks, sections, with_id};
use super::fault::Fault;
use super::field;
use super::step::step;
use crate::schema::Schema;

/// An entry of a guide as read, and where its fields stand.
#[derive(Debug, Default)]
pub(super) struct Entry {
    pub(super) fields: Map<String, Value>,
    /// The path of each field, and its line.
    pub(super) places: Vec<(String, usize)>,
}

/// The lists of a guide, by the headings that they stand under, and what an entry is called.
pub(super) const LISTS: [(&str, &str, &str); 4] = [
    ("symptoms", "Symptoms", "symptom"),
    ("checks", "Checks", "check"),
    ("outcomes", "Outcomes", "outcome"),
    ("sources", "Sources", "source"),
];

/// Stands above and below the guide's own fields.
pub(super) const FRONT: &str = "---";

/// Reads a whole guide.
///
/// # Errors
/// The first line that is not what a guide has there.
pub(super) fn guide(schema: &Schema, text: &str) -> Result<Entry, Fault> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)).zip(1..);
    let mut guide = Entry::default();
    if lines.next().is_none_or(|(line, _)| line.trim_end() != FRONT) {
        let says = "expected ---, and below it the guide’s own fields: format, id, language…";
        return Err(Fault::new(1, says));
    }
    loop {
        match lines.next() {
            Some((line, _)) if line.trim_end() == FRONT => break,
            Some((line, _)) if line.trim().is_empty() => {}
            Some((line, number)) => guide.line(schema, "guide", number, line)?,
            None => return Err(Fault::new(1, "the fields have no end. Put --- below them.")),
        }
    }
    let sections = sections(lines.map(|(line, number)| (number, line)));
    let mut rest = sections.as_slice();
    while let Some((section, below)) = rest.split_first() {
        rest = below;
        match section.level {
            0 => no_blocks(section, "expected the title of the guide: # What is wrong")?,
            1 => {
                if !section.title.is_empty() {
                    guide.put("title", json!(section.title), section.line)?;
                }
                no_blocks(section, "a guide’s own texts stand between the --- at the start.")?;
            }
            2 => {
                let known = LISTS.iter().find(|(_, title, _)| same(title, section.title));
                let Some((list, _, owner)) = known else {
                    let says = format!(
                        "there is no list “{}”. A guide has Symptoms, Checks, Outcomes and Sources.",
                        section.title
                    );
                    return Err(Fault::new(section.line, says));
                };
                let own = below.iter().take_while(|section| section.level > 2).count();
                let (own, after) = below.split_at(own);
                rest = after;
                let entries = match *owner {
                    "symptom" => symptoms(schema, section, own)?,
                    "source" => sources(schema, section, own)?,
                    owner => headed(schema, owner, section, own)?,
                };
                guide.put_list(list, entries, section.line)?;
            }
            _ => {
                let says =
                    "it stands in no list. Put ## Symptoms, ## Checks or ## Outcomes above it.";
                return Err(Fault::new(section.line, says));
            }
        }
    }
    Ok(guide)
}

fn same(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
}

fn no_blocks(section: &Section, says: &str) -> Result<(), Fault> {
    match section.lines.iter().find(|(_, line)| !line.trim().is_empty()) {
        Some((number, _)) => Err(Fault::new(*number, says)),
        None => Ok(()),
    }
}

/// Checks or outcomes: a heading each.
fn headed(
    schema: &Schema,
    owner: &str,
    list: &Section,
    sections: &[Section],
) -> Result<Vec<Entry>, Fault> {
    no_blocks(list, &format!("it stands in no {owner}. Put ### Its title {{#its-id}} above it."))?;
    let mut entries = Vec::new();
    let mut rest = sections;
    while let Some((head, below)) = rest.split_first() {
        if head.level != 3 {
            let says = format!("it stands in no {owner}. Put ### Its title {{#its-id}} above it.");
            return Err(Fault::new(head.line, says));
        }
        let own = below.iter().take_while(|section| section.level > 3).count();
        entries.push(self::entry(schema, owner, head, &below[..own])?);
        rest = &below[own..];
    }
    Ok(entries)
}

/// A check or an outcome.
pub(super) fn entry(
    schema: &Schema,
    owner: &str,
    head: &Section,
    below: &[Section],
) -> Result<Entry, Fault> {
    let mut entry = Entry::default();
    let Some(id) = head.id else {
        return Err(without_id(owner, "### ", head.title, head.line));
    };
    entry.put("id", json!(id), head.line)?;
    if !head.title.is_empty() {
        entry.put("title", json!(head.title), head.line)?;
    }
    let mut lists = Lists::default();
    for block in blocks(&head.lines)? {
        lists.block(schema, owner, &mut entry, block)?;
    }
    for section in below {
        if owner != "check" {
            let says = "only a check has a question: write it as text, or take it out.";
            return Err(Fault::new(section.line, says));
        }
        // No answer has an id of its own here: a question ends as it ends.
        let question = match section.id {
            Some(id) => format!("{} {{#{id}}}", section.title),
            None => section.title.to_owned(),
        };
        entry.put("ask", json!(question), section.line)?;
        for block in blocks(&section.lines)? {
            lists.block(schema, owner, &mut entry, block)?;
        }
    }
    lists.end(&mut entry, head.line)?;
    Ok(entry)
}

/// What an entry has more than one of.
#[derive(Default)]
struct Lists {
    steps: Vec<Value>,
    cautions: Vec<Value>,
    links: Vec<Value>,
    choices: Vec<Entry>,
}

impl Lists {
    fn block(
        &mut self,
        schema: &Schema,
        owner: &str,
        entry: &mut Entry,
        block: Block,
    ) -> Result<(), Fault> {
        match block {
            Block::Fence(line, json) => entry.merge(line, &json)?,
            Block::Quote(line, _) if owner != "check" => {
                return Err(Fault::new(line, "only checks and their steps have cautions."));
            }
            Block::Quote(_, text) => self.cautions.push(json!(text)),
            Block::Item(item) if item.numbered => self.steps.push(step(&item)?),
            Block::Item(item) => {
                if owner == "check" && with_id(&item.words()).1.is_some() {
                    self.choices.push(listed(schema, "choice", &item)?);
                } else {
                    if let Some(line) =
                        nested(&item).filter(|_| field::split(&item.words()).is_some())
                    {
                        let says =
                            "a field has no list below it. Write its words behind it, with commas.";
                        return Err(Fault::new(line, says));
                    }
                    entry.line(schema, owner, item.line, &item.words())?;
                }
            }
            Block::Paragraph(at, text) => match (owner, field::link(&text)) {
                ("check", Some(link)) => entry.put("link", link, at)?,
                (_, Some(link)) => self.links.push(link),
                ("check", None) => entry.put("why", json!(text), at)?,
                (_, None) => entry.put("text", json!(text), at)?,
            },
        }
        Ok(())
    }

    fn end(self, entry: &mut Entry, line: usize) -> Result<(), Fault> {
        for (field, values) in
            [("steps", self.steps), ("cautions", self.cautions), ("links", self.links)]
        {
            if !values.is_empty() {
                entry.put(field, Value::Array(values), line)?;
            }
        }
        if !self.choices.is_empty() {
            entry.put_list("choices", self.choices, line)?;
        }
        Ok(())
    }
}

/// Where an entry has a list of its own.
fn nested(item: &Item) -> Option<usize> {
    let (line, _) = item.body.iter().find(|(_, line)| line.starts_with("- "))?;
    Some(*line)
}

/// Symptoms, each an entry of a list below the heading of its group.
fn symptoms(schema: &Schema, list: &Section, groups: &[Section]) -> Result<Vec<Entry>, Fault> {
    let mut entries = Vec::new();
    for section in [list].into_iter().chain(groups) {
        for item in items(section)? {
            let mut entry = listed(schema, "symptom", &item)?;
            if section.level > 2 && !entry.fields.contains_key("group") {
                entry.put("group", json!(whole(section)), section.line)?;
            }
            // It has none, in spite of the heading.
            if entry.fields.get("group").is_some_and(Value::is_null) {
                entry.fields.shift_remove("group");
            }
            entries.push(entry);
        }
    }
    Ok(entries)
}

fn whole(section: &Section) -> String {
    match section.id {
        Some(id) => format!("{} {{#{id}}}", section.title),
        None => section.title.to_owned(),
    }
}

fn sources(schema: &Schema, list: &Section, below: &[Section]) -> Result<Vec<Entry>, Fault> {
    if let Some(section) = below.first() {
        return Err(Fault::new(section.line, "sources are a list, without headings between them."));
    }
    items(list)?.iter().map(|item| listed(schema, "source", item)).collect()
}

/// The entries of a list, and nothing else.
pub(super) fn items<'a>(section: &Section<'a>) -> Result<Vec<Item<'a>>, Fault> {
    let each = blocks(&section.lines)?.into_iter().map(|block| match block {
        Block::Item(item) if !item.numbered => Ok(item),
        Block::Item(Item { line, .. })
        | Block::Paragraph(line, _)
        | Block::Quote(line, _)
        | Block::Fence(line, _) => {
            Err(Fault::new(line, "expected an entry of the list: - Its words {#its-id}"))
        }
    });
    each.collect()
}

/// A symptom, a choice or a source: an entry of a list, with its fields below it.
pub(super) fn listed(schema: &Schema, owner: &str, item: &Item) -> Result<Entry, Fault> {
    let mut words = item.head.to_owned();
    let mut hint = String::new();
    let mut fields: Vec<(usize, String)> = Vec::new();
    for (line, text) in &item.body {
        let target = match (text.strip_prefix("- "), fields.last_mut()) {
            (Some(field), _) => {
                fields.push((*line, field.trim().to_owned()));
                continue;
            }
            (None, Some((_, field))) => field,
            (None, None) if owner == "symptom" && with_id(&words).1.is_some() => &mut hint,
            (None, None) => &mut words,
        };
        if !target.is_empty() {
            target.push(' ');
        }
        target.push_str(text);
    }
    let (words, id) = with_id(&words);
    let Some(id) = id else {
        let words = if owner == "symptom" { item.head } else { words };
        return Err(without_id(owner, "- ", words, item.line));
    };
    let mut entry = Entry::default();
    entry.put("id", json!(id), item.line)?;
    let link = field::link(words).filter(|_| owner == "source");
    if let Some(link) = link {
        entry.put("title", link["label"].clone(), item.line)?;
        entry.put("url", link["url"].clone(), item.line)?;
    } else if !words.is_empty() {
        let name = if owner == "choice" { "label" } else { "title" };
        entry.put(name, json!(words), item.line)?;
    }
    if !hint.is_empty() {
        entry.put("hint", json!(hint), item.line)?;
    }
    for (line, text) in fields {
        entry.line(schema, owner, line, &text)?;
    }
    Ok(entry)
}

fn without_id(owner: &str, mark: &str, words: &str, line: usize) -> Fault {
    let letters = words.to_lowercase();
    let parts = letters.split(|letter: char| !letter.is_ascii_alphanumeric());
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).take(4).collect();
    let id = if parts.is_empty() { "its-id".to_owned() } else { parts.join("-") };
    Fault::new(line, format!("a {owner} without an id. Write {mark}{words} {{#{id}}}"))
}

impl Entry {
    fn put(&mut self, field: &str, value: Value, line: usize) -> Result<(), Fault> {
        if self.fields.contains_key(field) {
            let says = format!("“{field}” is there already. Take one of the two out.");
            return Err(Fault::new(line, says));
        }
        self.fields.insert(field.to_owned(), value);
        self.places.push((field.to_owned(), line));
        Ok(())
    }

    fn put_list(&mut self, field: &str, entries: Vec<Self>, line: usize) -> Result<(), Fault> {
        let mut values = Vec::new();
        let mut places = Vec::new();
        for (at, entry) in entries.into_iter().enumerate() {
            let path = format!("{field}[{at}]");
            let line = entry.places.first().map_or(line, |(_, line)| *line);
            places.push((path.clone(), line));
            let own = entry.places.into_iter();
            places.extend(own.map(|(place, line)| (format!("{path}.{place}"), line)));
            values.push(Value::Object(entry.fields));
        }
        self.put(field, Value::Array(values), line)?;
        self.places.extend(places);
        Ok(())
    }

    /// Takes in a line that is a field.
    pub(super) fn line(
        &mut self,
        schema: &Schema,
        owner: &str,
        line: usize,
        text: &str,
    ) -> Result<(), Fault> {
        let Some((name, value)) = field::split(text.trim()) else {
            let or = if owner == "check" { ", or an answer: Yes, it works {#fixed}" } else { "" };
            let says = format!("expected a field, such as “id: socket”{or}; not “{text}”");
            return Err(Fault::new(line, says));
        };
        if name == field::JSON {
            return self.merge(line, value);
        }
        let kind = schema.kind(owner, &name);
        let value = kind.read(value).map_err(|says| Fault::new(line, format!("{name}: {says}")))?;
        self.put(&name, value, line)
    }

    /// Takes in the fields of a JSON object.
    fn merge(&mut self, line: usize, text: &str) -> Result<(), Fault> {
        let fields: Map<String, Value> = serde_json::from_str(text).map_err(|error| {
            let says = format!("expected a JSON object, {{\"field\": …}}: {error}");
            Fault::new(line, says)
        })?;
        fields.into_iter().try_for_each(|(field, value)| self.put(&field, value, line))
    }
}
