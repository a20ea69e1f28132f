//! A document as one text: how the browser's tree comes here (`embed/article.js`), and what goes
//! back.
//!
//! Records end with U+0000, their fields with U+0001; no text of a page has them. The first has the
//! element’s id, the page’s title and its language. Then, in the order of the document: `<name` with
//! fields `attribute=value` for an element, `>` for its end, and `"` before text. Elements and
//! texts count from 0.

use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use crate::article::Article;
use crate::guide::guide;
use crate::json::Json;
use crate::names::slug;
use crate::node::Node;
use crate::read::read;

/// Most checks or symptoms that a guide may have.
const MOST: usize = 200;

struct Record<'a> {
    /// `name` with its attributes.
    element: Option<&'a str>,
    text: Option<&'a str>,
    first_child: Option<usize>,
    next_sibling: Option<usize>,
}

#[derive(Clone, Copy)]
struct Cursor<'a> {
    records: &'a [Record<'a>],
    at: usize,
}

impl<'a> Cursor<'a> {
    fn record(self) -> Option<&'a Record<'a>> {
        self.records.get(self.at)
    }

    fn go(self, to: Option<usize>) -> Option<Self> {
        to.map(|at| Self { at, ..self })
    }
}

impl Node for Cursor<'_> {
    fn name(&self) -> Option<String> {
        self.record()?.element?.split('\u{1}').next().map(ToOwned::to_owned)
    }

    fn attribute(&self, name: &str) -> Option<String> {
        let mut fields = self.record()?.element?.split('\u{1}').skip(1);
        fields.find_map(|field| field.strip_prefix(name)?.strip_prefix('=')).map(ToOwned::to_owned)
    }

    fn text(&self) -> Option<String> {
        self.record()?.text.map(ToOwned::to_owned)
    }

    fn first_child(&self) -> Option<Self> {
        self.go(self.record()?.first_child)
    }

    fn next_sibling(&self) -> Option<Self> {
        self.go(self.record()?.next_sibling)
    }
}

/// The records of a document. The first is what is around all others.
fn records(document: &str) -> Vec<Record<'_>> {
    let whole = Record { element: Some(""), text: None, first_child: None, next_sibling: None };
    let mut records = vec![whole];
    // What is open, and the last record inside of it.
    let mut open: Vec<(usize, Option<usize>)> = vec![(0, None)];
    for entry in document.split('\0') {
        let (element, text) = match entry.split_at_checked(1) {
            Some((">", _)) => {
                if open.len() > 1 {
                    open.pop();
                }
                continue;
            }
            Some(("<", rest)) => (Some(rest), None),
            Some(("\"", rest)) => (None, Some(rest)),
            _ => continue,
        };
        let at = records.len();
        if let Some((parent, last)) = open.last_mut() {
            let before = last.replace(at);
            if let Some(record) = records.get_mut(before.unwrap_or(*parent)) {
                let link = if before.is_some() {
                    &mut record.next_sibling
                } else {
                    &mut record.first_child
                };
                *link = Some(at);
            }
        }
        records.push(Record { element, text, first_child: None, next_sibling: None });
        if element.is_some() {
            open.push((at, None));
        }
    }
    records
}

/// Reads a document that came as one text. Returns the guide’s JSON, U+0000, and as JSON the places of
/// the nodes: of each check by its id, of symptoms, and of what is for the end. Without a guide,
/// what follows U+0000 is one line that says what would help.
pub fn read_text(document: &str) -> String {
    let (head, document) = document.split_once('\0').unwrap_or_default();
    let mut head = head.split('\u{1}');
    let (id, title) = (head.next().unwrap_or_default(), head.next().unwrap_or_default());
    let language = head.next().unwrap_or_default();
    let records = records(document);
    let root = Cursor { records: &records, at: 0 };
    let mut article = read(&root, Some(title).filter(|title| !title.is_empty()));
    if article.checks.len() > MOST || article.symptoms.len() >= MOST {
        article.help =
            Some("There are more than 200 checks: wrap one section of the page.".to_owned());
    }
    if let Some(help) = article.help {
        return ["\0", &*help].concat();
    }
    article.signs.truncate(MOST);
    let id = [id, article.title.as_deref().unwrap_or_default(), "article"].map(slug);
    let id = id.iter().find(|id| !id.is_empty()).map_or("", String::as_str);
    let mut text = guide(&article, id, language);
    text.push('\0');
    text.push_str(&places(&article));
    text
}

fn places(article: &Article<Cursor<'_>>) -> String {
    let mut json = Json::default();
    json.open("{").key("checks").open("{");
    for check in &article.checks {
        list(&mut json, &check.id, &check.nodes);
    }
    json.close("}");
    let symptoms: Vec<Cursor<'_>> = article.symptoms.iter().map(|symptom| symptom.node).collect();
    list(&mut json, "symptoms", &symptoms);
    let ends: Vec<Cursor<'_>> = article.ends.iter().flat_map(|end| &end.nodes).copied().collect();
    list(&mut json, "ends", &ends);
    json.close("}");
    json.0
}

fn list(json: &mut Json, name: &str, nodes: &[Cursor<'_>]) {
    let mut places = String::new();
    for node in nodes {
        if !places.is_empty() {
            places.push(',');
        }
        // Without the one around all.
        places.push_str(&node.at.saturating_sub(1).to_string());
    }
    json.raw(name, &["[", &places, "]"].concat());
}
