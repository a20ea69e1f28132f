//! What the guides state is in `docs/facts.md`, with its sources.

use std::collections::HashMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use quick_checks_core::guide::{Confidence, decode};

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

/// The rows under a heading: their cells, by the name that the first one holds.
fn rows(text: &str, heading: &str) -> Result<HashMap<String, Vec<String>>> {
    let (_, rest) = text.split_once(&format!("\n## {heading}\n")).ok_or(heading.to_owned())?;
    let section = rest.split("\n## ").next().unwrap_or_default();
    let cells = |line: &str| -> Vec<String> {
        line.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect()
    };
    let rows = section.lines().filter(|line| line.starts_with("| `")).map(cells);
    Ok(rows.map(|cells| (cells[0].trim_matches('`').to_owned(), cells)).collect())
}

#[test]
fn every_check_and_source_of_the_guides_is_in_the_facts() -> Result {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("docs/facts.md"))?;
    let known = rows(&text, "Sources")?;
    for (file, heading) in [("icloud-backup", "iCloud Backup"), ("iphone-wifi", "iPhone and Wi-Fi")]
    {
        let guide = decode(&fs::read_to_string(root.join(format!("guides/{file}.json")))?)?;
        let facts = rows(&text, heading)?;
        for check in &guide.checks {
            let id = &check.id;
            let fact = facts.get(id).ok_or(format!("{file}: no fact for {id}"))?;
            let [_, _, sources, confidence] = &fact[..] else {
                return Err(format!("{file}: {id} has {} cells", fact.len()).into());
            };
            for source in &check.sources {
                assert!(sources.contains(&format!("`{source}`")), "{file}: {id} lacks {source}");
            }
            let high = check.confidence == Some(Confidence::High);
            assert_eq!(high, confidence == "high", "{file}: {id} is {confidence}");
        }
        assert_eq!(facts.len(), guide.checks.len(), "{file}: facts for checks that are gone");
        for source in &guide.sources {
            let entry = known.get(&source.id).ok_or(format!("{file}: no {}", source.id))?;
            let [_, _, address, seen, confidence] = &entry[..] else {
                return Err(format!("{} has {} cells", source.id, entry.len()).into());
            };
            let wanted = source.url.as_ref().map_or("–".to_owned(), |url| format!("<{url}>"));
            assert_eq!(address, &wanted, "{}", source.id);
            assert!(!seen.is_empty() && !confidence.is_empty(), "{}", source.id);
        }
    }
    Ok(())
}
