//! What the widget would understand of an article, and a guide to go on from.

mod draft;
mod html;
mod report;
mod rich;
mod words;

use anyhow::{Context, Result, bail};
use quick_checks_article::{Article, read};
use quick_checks_core::guide::decode;

use draft::About;
use html::head_title;
pub use html::{Document, HtmlNode, document, from_markdown};
pub use report::report;

/// The address that stands in a draft until its author puts in the real one.
const NO_ADDRESS: &str = "https://example.com/";

/// Most entries that the list of a guide may have.
const MOST: usize = 200;

/// Reads an article from the text of a file.
pub fn article(text: &str, markdown: bool) -> (Document, Article<HtmlNode>) {
    let mut document = if markdown { document(&from_markdown(text)) } else { document(text) };
    if markdown && document.title.is_none() {
        document.title = head_title(text);
    }
    let article = read(&document.root, document.title.as_deref());
    (document, article)
}

/// Reads an article once more, after marks were put into its nodes.
pub fn read_again(document: &Document) -> Article<HtmlNode> {
    read(&document.root, document.title.as_deref())
}

/// The JSON of a guide made from an article on a day, as `2026-11-29`.
///
/// # Errors
/// If no checks were found, or more than a guide may have.
pub fn guide_json(
    article: &Article<HtmlNode>,
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
    let address = address.unwrap_or(NO_ADDRESS);
    if !address.starts_with("https://") {
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
