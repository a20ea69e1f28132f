//! "Type what it says": what readers type, slips and all, finds what they mean.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use quick_checks_core::guide::{Guide, decode};
use quick_checks_core::search::{FOUND, find};

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

fn read(path: &str) -> Result<String> {
    Ok(fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path))?)
}

fn guide(id: &str) -> Result<Guide> {
    Ok(decode(&read(&format!("guides/{id}.json"))?)?)
}

fn found<'a>(guide: &'a Guide, typed: &str) -> Vec<&'a str> {
    find(guide, typed).into_iter().map(|symptom| symptom.id.as_str()).collect()
}

/// Written by somebody who had not seen the words that the symptoms are found by.
#[test]
fn what_readers_type_finds_what_they_mean_among_the_first_three() -> Result {
    let phrasings: BTreeMap<String, Vec<(String, String)>> =
        serde_json::from_str(&read("tests/fixtures/phrasings.json")?)?;
    let mut lost = Vec::new();
    let mut count = 0;
    for (id, phrasings) in phrasings {
        let guide = guide(&id)?;
        for (typed, meant) in phrasings {
            count += 1;
            let found = found(&guide, &typed);
            // The one for readers who aren't sure is in reach whatever they type.
            let unsure = guide.symptom(&meant).is_some_and(|symptom| symptom.unsure);
            if !unsure && !found.contains(&meant.as_str()) {
                lost.push(format!("{typed:?} means {meant}, found {found:?}"));
            }
        }
    }
    println!("{} of {count} phrasings find their symptom", count - lost.len());
    assert!(count >= 60 && lost.is_empty(), "{lost:#?}");
    Ok(())
}

#[test]
fn every_message_finds_itself_first_and_nonsense_nothing() -> Result {
    for id in ["icloud-backup", "iphone-wifi"] {
        let guide = guide(id)?;
        for symptom in &guide.symptoms {
            let found = found(&guide, &symptom.title);
            assert_eq!(found.first(), Some(&symptom.id.as_str()), "{}: {found:?}", symptom.title);
        }
        for typed in ["", " ", "…", "xqzvw", "日本", "a"] {
            assert!(find(&guide, typed).is_empty(), "{typed:?}");
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn whatever_is_typed_no_more_is_found_than_can_be_shown(typed in ".{0,80}") {
        let guide = guide("icloud-backup").map_err(|error| TestCaseError::fail(error.to_string()))?;
        let found = find(&guide, &typed);
        prop_assert!(found.len() <= FOUND);
        for (at, symptom) in found.iter().enumerate() {
            prop_assert!(found[..at].iter().all(|other| other.id != symptom.id));
        }
    }
}
