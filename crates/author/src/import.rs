//! What the widget would understand of an article, and a guide to go on from.

mod draft;
mod report;
mod rich;
mod words;

use anyhow::{Context, Result, bail};
use quick_checks_article::{Article, Node, read};
use quick_checks_core::guide::decode;

use draft::About;
pub use report::report;

/// Most entries that the list of a guide may have.
const MOST: usize = 200;

/// A page, and where its article stands.
#[derive(Debug, Clone)]
pub struct Page<N> {
    /// What is read: our own element if there is one, else the article, else everything.
    pub root: N,
    /// The page’s title, if it stands outside of that.
    pub title: Option<String>,
    /// The page’s language.
    pub language: Option<String>,
}

impl<N: Node> Page<N> {
    /// Looks for the article below a node.
    pub fn of(whole: N) -> Self {
        let mut best: Option<(usize, N)> = None;
        let (mut title, mut heading, mut language) = (None, None, None);
        let mut open = vec![whole.first_child()];
        while let Some(next) = open.last_mut() {
            let Some(node) = next.take() else {
                open.pop();
                continue;
            };
            *next = node.next_sibling();
            let name = node.name().unwrap_or_default();
            let class = node.attribute("class").unwrap_or_default();
            let ours = class.split_ascii_whitespace().any(|class| class == "quick-checks");
            let rank = match name.as_str() {
                "quick-checks" => 4,
                _ if ours => 4,
                "article" => 3,
                "main" => 2,
                "body" => 1,
                _ => 0,
            };
            if rank > best.as_ref().map_or(0, |(rank, _)| *rank) {
                best = Some((rank, node.clone()));
            }
            match name.as_str() {
                "title" if title.is_none() => title = Some(words_of(&node)),
                "h1" if heading.is_none() => heading = Some(words_of(&node)),
                _ => {}
            }
            language = language.or_else(|| node.attribute("lang").filter(|lang| !lang.is_empty()));
            open.push(node.first_child());
        }
        let root = best.map_or(whole, |(_, node)| node);
        Self { root, title: heading.or(title), language }
    }

    /// Reads its article.
    pub fn read(&self) -> Article<N> {
        read(&self.root, self.title.as_deref())
    }
}

/// The text below a node.
pub fn words_of<N: Node>(node: &N) -> String {
    let mut words = node.text().unwrap_or_default();
    let mut open = vec![node.first_child()];
    while let Some(next) = open.last_mut() {
        if let Some(node) = next.take() {
            *next = node.next_sibling();
            words.push_str(&node.text().unwrap_or_default());
            open.push(node.first_child());
        } else {
            open.pop();
        }
    }
    words
}

/// The title in the head of a Markdown file: `title: …`, `title = "…"`.
pub fn head_title(text: &str) -> Option<String> {
    let rest = text.strip_prefix("---\n").or_else(|| text.strip_prefix("+++\n"))?;
    let mut lines = rest.lines().take_while(|line| *line != "---" && *line != "+++");
    let line = lines.find_map(|line| line.strip_prefix("title"))?.trim_start();
    let title = line.strip_prefix([':', '='])?.trim().trim_matches(['"', '\'']);
    (!title.is_empty()).then(|| title.to_owned())
}

/// The JSON of a guide made from an article on a day, as `2026-11-29`.
///
/// # Errors
/// If no checks were found, or more than a guide may have.
pub fn guide_json<N: Node>(
    article: &Article<N>,
    name: &str,
    language: &str,
    address: Option<&str>,
    today: &str,
) -> Result<String> {
    if let Some(help) = &article.help {
        bail!("no checks were found. {help}");
    }
    if article.checks.len() > MOST || article.symptoms.len() > MOST {
        bail!("more than {MOST} checks: wrap one section of the page, not all of it");
    }
    if address.is_some_and(|address| !address.starts_with("https://")) {
        bail!("the address of the article has to begin with https://");
    }
    let id = kebab(name);
    let about = About { id: &id, language, address, today };
    let text = serde_json::to_string_pretty(&draft::draft(article, &about))?;
    decode(&text).context("the guide made from the article")?;
    Ok(text)
}

/// A file’s name as an id.
fn kebab(name: &str) -> String {
    let letters = name.to_lowercase();
    let words = letters.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let id: String = words.join("-").chars().take(60).collect();
    let id = id.trim_end_matches('-');
    if id.is_empty() { "article".to_owned() } else { id.to_owned() }
}
