//! The studio's words in other languages.

use anyhow::{Context, Result};
use serde_json::json;
use xtask::studio::words::{findings, languages};

#[test]
fn the_studio_speaks_every_language_of_the_widget() -> Result<()> {
    let studio = languages()?;
    for tag in xtask::words::languages()?.keys().filter(|tag| *tag != "en") {
        let texts = studio.get(tag).with_context(|| format!("studio/words/{tag}.json"))?;
        assert_eq!(findings(texts)?, [""; 0], "{tag}");
    }
    Ok(())
}

#[test]
fn what_is_wrong_in_a_language_is_named() -> Result<()> {
    let (_, whole) = languages()?.into_iter().next().context("there is none")?;
    let mut texts = whole.clone();
    texts.remove("undo");
    texts.insert("redo".to_owned(), json!(" "));
    texts.insert("remove_it".to_owned(), json!("Remove"));
    texts.insert("move_up".to_owned(), json!("{it} {that}"));
    texts.insert("back".to_owned(), json!("One\nTwo"));
    texts.insert("unknown".to_owned(), json!("Nobody says it"));
    let found = findings(&texts)?;
    for part in [
        "undo is missing",
        "redo is missing",
        "remove_it: {it}",
        "move_up: {it}",
        "back has",
        "unknown is no",
    ] {
        assert!(found.iter().any(|one| one.starts_with(part)), "{part}: {found:?}");
    }
    assert_eq!(found.len(), 6, "{found:?}");
    Ok(())
}
