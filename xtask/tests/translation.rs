//! Guides in other languages: words alone, held against the guide as it is.

use std::error::Error;
use std::fs;

use quick_checks_core::fallback;
use quick_checks_core::guide::{UNTRANSLATED, decode};
use quick_checks_core::search::find;
use serde_json::{Value, json};
use xtask::paths::root;
use xtask::translation::{Translation, findings, of, quote_untranslated};
use xtask::words::words;

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

fn original() -> Result<Value> {
    Ok(serde_json::from_str(&fs::read_to_string(root().join("guides/icloud-backup.json"))?)?)
}

fn translations() -> Result<Vec<Translation>> {
    let all = of(&root().join("guides/icloud-backup.json"))?;
    let tags: Vec<&str> = all.iter().map(|one| one.language.as_str()).collect();
    assert_eq!(tags, ["de", "es", "fr"]);
    Ok(all)
}

#[test]
fn every_translation_is_whole_and_up_to_date() -> Result {
    for translation in translations()? {
        let found = findings(&translation.file)?;
        assert!(found.is_empty(), "{found:#?}");
    }
    Ok(())
}

#[test]
fn a_translation_changes_words_alone() -> Result {
    let original = original()?;
    let before = decode(&original.to_string())?;
    for translation in translations()? {
        let (guide, stale) = translation.apply(&original);
        assert!(stale.is_empty(), "{stale:#?}");
        let after = decode(&guide.to_string())?;
        assert_eq!(
            (after.language.as_str(), after.original.as_deref()),
            (&*translation.language, Some("en"))
        );
        assert_eq!(before.checks.len(), after.checks.len());
        for (before, after) in before.checks.iter().zip(&after.checks) {
            assert_eq!(before.id, after.id);
            assert_eq!(before.safety, after.safety, "{}", before.id);
            assert_eq!((before.minutes, before.wait_minutes), (after.minutes, after.wait_minutes));
            assert_eq!(before.answers(), after.answers(), "{}", before.id);
            assert_eq!(before.steps.len(), after.steps.len(), "{}", before.id);
            assert_eq!(before.cautions.len(), after.cautions.len(), "{}", before.id);
            assert_ne!(before.title, after.title, "{}", before.id);
        }
        // Paid links and their disclosure are left out.
        assert_eq!(after.disclosure, None);
        let gear =
            after.checks.iter().flat_map(|check| &check.choices).find(|one| one.gear.is_some());
        assert!(gear.is_none(), "{gear:?}");
    }
    Ok(())
}

#[test]
fn a_changed_original_is_shown_marked_until_it_is_translated_again() -> Result {
    let mut changed = original()?;
    changed["title"] = json!("iCloud Backup stopped");
    let (guide, stale) = translations()?[0].apply(&changed);
    assert_eq!(guide["title"], json!(format!("{UNTRANSLATED}iCloud Backup stopped")));
    let stale: Vec<(&str, &str)> = stale.iter().map(|one| (&*one.key, one.why)).collect();
    assert_eq!(stale, [("title", "its original has changed since it was translated")]);
    Ok(())
}

#[test]
fn what_nobody_has_translated_says_its_language_in_html() -> Result {
    let mut changed = original()?;
    changed["title"] = json!("iCloud Backup stopped");
    changed["checks"][0]["cost"] = json!("Two coins");
    changed["checks"][0]["steps"][0] = json!("Look **here**:\n- at this\n- and `that`");
    let (mut guide, _) = translations()?[0].apply(&changed);
    quote_untranslated(&mut guide);
    let html = fallback::render(&decode(&guide.to_string())?, &words("de")?, 2)?;
    for marked in [
        "<h2><span lang=\"en\">iCloud Backup stopped</span></h2>",
        "<p>Kosten: <span lang=\"en\">Two coins</span>.</p>",
        "<li><span lang=\"en\">Look <strong>here</strong>:</span>\
         <ul><li><span lang=\"en\">at this</span></li>\
         <li><span lang=\"en\">and <code>that</code></span></li></ul></li>",
    ] {
        assert!(html.contains(marked), "{marked}");
    }
    assert_eq!(html.matches("lang=").count(), 5);
    assert!(!html.contains([UNTRANSLATED, '\u{1f}']));
    Ok(())
}

#[test]
fn a_step_that_moves_takes_its_translation_along() -> Result {
    let mut changed = original()?;
    let steps = changed["checks"][0]["steps"].as_array_mut().ok_or("no steps")?;
    let before = steps.len();
    steps.insert(0, json!("Unlock the iPhone."));
    let id = changed["checks"][0]["id"].as_str().unwrap_or_default().to_owned();
    let german = &translations()?[0];
    let (untouched, _) = german.apply(&original()?);
    let (guide, stale) = german.apply(&changed);
    let texts = |guide: &Value| guide["checks"][0]["steps"].as_array().cloned().unwrap_or_default();
    let after = texts(&guide);
    assert_eq!(after.len(), before + 1);
    assert_eq!(after[0], json!(format!("{UNTRANSLATED}Unlock the iPhone.")));
    assert_eq!(after[1..], texts(&untouched)[..]);
    assert_eq!(stale.len(), 1, "{stale:#?}");
    assert_eq!(stale[0].key, format!("checks.{id}.steps.0"));
    Ok(())
}

#[test]
fn a_po_file_loses_nothing() -> Result {
    let (folder, original) = (tempfile::tempdir()?, original()?);
    for translation in translations()? {
        let po = folder.path().join("texts.po");
        translation.write_po(&original, &po)?;
        let back = translation.with_po(&original, "icloud-backup", &po)?;
        let file: Value = serde_json::from_str(&fs::read_to_string(&translation.file)?)?;
        assert_eq!(back, file, "{}", translation.language);
        // What nobody has translated goes out to be translated, and does not come in as done.
        let text = fs::read_to_string(&po)?;
        let title = file["strings"]["title"]["text"].as_str().unwrap_or_default();
        assert!(text.contains(&format!("msgstr \"{title}\"")), "{}", translation.language);
        fs::write(&po, text.replace(&format!("msgstr \"{title}\""), "msgstr \"\""))?;
        let back = translation.with_po(&original, "icloud-backup", &po)?;
        assert_eq!(back["strings"].get("title"), None);
    }
    Ok(())
}

#[test]
fn every_label_has_a_source() -> Result {
    for translation in translations()? {
        let file: Value = serde_json::from_str(&fs::read_to_string(&translation.file)?)?;
        let labels = file["labels"].as_object().ok_or("no labels")?;
        assert!(labels.len() > 40, "{}", labels.len());
        for (label, entry) in labels {
            let source = entry["source"].as_str().unwrap_or_default();
            assert!(source.starts_with("https://"), "{}: {label}", translation.language);
        }
    }
    Ok(())
}

/// A text as somebody types it whose keyboard has none of its signs, with the shift key stuck.
fn bare(text: &str) -> String {
    let signs = [
        ("ÀÁÂÄàáâä", 'A'),
        ("Çç", 'C'),
        ("ÈÉÊËèéêë", 'E'),
        ("ÌÍÎÏìíîï", 'I'),
        ("Ññ", 'N'),
        ("ÒÓÔÖòóôö", 'O'),
        ("ÙÚÛÜùúûü", 'U'),
    ];
    let plain = |letter: char| {
        let found = signs.iter().find(|(of, _)| of.contains(letter));
        found.map_or(letter.to_ascii_uppercase(), |(_, plain)| *plain)
    };
    text.chars().map(plain).collect()
}

#[test]
fn a_message_is_found_without_its_signs() -> Result {
    let original = original()?;
    let mut signs = 0;
    for translation in translations()? {
        let (guide, _) = translation.apply(&original);
        let guide = decode(&guide.to_string())?;
        for symptom in &guide.symptoms {
            let typed = bare(&symptom.title);
            signs += usize::from(!symptom.title.is_ascii() && typed.is_ascii());
            let found = find(&guide, &typed);
            let first = found.first().map(|found| found.id.as_str());
            assert_eq!(first, Some(symptom.id.as_str()), "{}: {typed}", translation.language);
            // Word by word, too: a slip's room is not used up by signs.
            let whole = find(&guide, &symptom.title);
            assert_eq!(found, whole, "{}: {typed}", translation.language);
        }
    }
    assert!(signs > 5, "{signs} titles with signs");
    Ok(())
}
