//! What a page may have its browser fetch while the script is still on its way: the files that the
//! script will ask for. See `embed/loader/`.

use std::path::Path;

use anyhow::Result;
use quick_checks_author::snippet::{Asked, Hint};

use crate::hashed::{names, shipped};

/// The files of a `dist/` for an element with this `guide` and `lang`, beside the script at this
/// address.
///
/// # Errors
/// If the folder has not exactly one of each.
pub(crate) fn hints(
    dist: &Path,
    script: &str,
    guide: &str,
    language: Option<&str>,
) -> Result<Vec<Hint>> {
    let script = script.split(['?', '#']).next().unwrap_or_default();
    let folder = script.rfind('/').map_or("", |end| &script[..=end]);
    let ours = |asked, stem: &str, ending: &str| -> Result<Hint> {
        Ok(Hint { address: format!("{folder}{}", shipped(dist, stem, ending)?), asked })
    };
    let mut hints = vec![
        ours(Asked::Module, "quick-checks-app", "js")?,
        ours(Asked::Fetch, "quick-checks-app", "wasm")?,
    ];
    // The program speaks English by itself.
    let language = language.filter(|tag| tag.split('-').next() != Some("en"));
    let mut id = guide.to_owned();
    if let Some(tag) = language {
        hints.push(ours(Asked::Module, "quick-checks-languages", "js")?);
        let words = format!("words/{tag}");
        // A guide may be in a language that we don't have.
        if !names(dist, &words, "txt")?.is_empty() {
            hints.push(ours(Asked::Fetch, &words, "txt")?);
        }
        let translated = format!("{guide}.{tag}");
        if !names(dist, &format!("guides/{translated}"), "json")?.is_empty() {
            id = translated;
        }
    }
    hints.push(if guide.contains(['/', '.', ':']) {
        Hint { address: guide.to_owned(), asked: Asked::Fetch }
    } else {
        ours(Asked::Fetch, &format!("guides/{id}"), "json")?
    });
    hints.push(ours(Asked::Style, "quick-checks", "css")?);
    Ok(hints)
}
