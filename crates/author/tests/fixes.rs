//! What a tap mends is mended, and the examples have nothing that must be.

use std::error::Error;

use quick_checks_author::edit::{Edit, apply};
use quick_checks_author::findings::findings;
use quick_checks_author::fixes::{fix, place};
use quick_checks_author::form::order;
use quick_checks_core::lint::Grade;
use serde_json::Value;

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

const EXAMPLES: [&str; 3] = [
    include_str!("../../../studio/examples/kettle.json"),
    include_str!("../../../studio/examples/printer.json"),
    include_str!("../../../studio/examples/lamp.json"),
];

#[test]
fn the_examples_have_nothing_that_must_be_mended() -> Result {
    for text in EXAMPLES {
        let found = findings(text, None)?;
        let must: Vec<_> = found.iter().filter(|(grade, _)| *grade == Grade::Must).collect();
        assert!(must.is_empty(), "{must:?}");
    }
    Ok(())
}

#[test]
fn a_fix_mends_what_it_is_offered_for() -> Result {
    let kettle = EXAMPLES[0];
    // What is wrong with the guide, and what the button says.
    let broken = [
        ("\"format\": 2", "\"format\": 9", "Put in format 2"),
        ("\"language\": \"en\",", "", "It is English"),
        (
            "\"title\": \"The kettle stays cold\"",
            "\"titel\": \"The kettle stays cold\"",
            "Rename it",
        ),
        ("\"steps\": [", "\"nonsense\": true,\n      \"steps\": [", "Remove it"),
        ("\"steps\": [", "\"after\": [\"nowhere\"],\n      \"steps\": [", "Take “nowhere” out"),
        ("\"safety\": \"safe\"", "\"safety\": \"risky\"", "Add a caution"),
    ];
    for (from, to, label) in broken {
        let text = kettle.replacen(from, to, 1);
        assert_ne!(text, kettle, "{from}");
        let guide: Value = serde_json::from_str(&text)?;
        let found = findings(&text, None)?;
        let fixes = found.iter().filter_map(|(_, says)| Some((says, fix(&guide, says)?)));
        let mut fixes = fixes.filter(|(_, fix)| fix.label.starts_with(label));
        let (says, fix) = fixes.next_back().ok_or_else(|| format!("no “{label}”: {found:?}"))?;
        let mended = apply(&text, &fix.edit, &order)?;
        let left = findings(&mended, None)?;
        assert!(left.iter().all(|(_, other)| other != says), "{label}: {says}");
    }
    Ok(())
}

#[test]
fn every_fix_of_a_bare_guide_changes_what_it_speaks_of() -> Result {
    let mut text = "{ \"format\": 2, \"id\": \"a\", \"language\": \"en\", \"title\": \"A\", \
                    \"checks\": [{ \"id\": \"b\", \"title\": \"B\", \"steps\": [\"C.\"] }] }"
        .to_owned();
    let mut taps = 0;
    loop {
        let guide: Value = serde_json::from_str(&text)?;
        let found = findings(&text, None)?;
        let Some((says, fix)) = found.iter().find_map(|(_, says)| Some((says, fix(&guide, says)?)))
        else {
            break;
        };
        let after = apply(&text, &fix.edit, &order)?;
        let guide: Value = serde_json::from_str(&after)?;
        match &fix.edit {
            Edit::Set(path, value) => assert_eq!(path.of(&guide), Some(value), "{says}"),
            Edit::Remove(path) => assert_eq!(path.of(&guide), None, "{says}"),
            _ => {}
        }
        assert!(place(says).0.len() <= 4, "{says}");
        assert_ne!(after, text, "{says}");
        text = after;
        taps += 1;
        assert!(taps < 40, "the fixes have no end: {says}");
    }
    assert!(taps > 0);
    Ok(())
}
