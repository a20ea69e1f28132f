//! A text under edits: each can be taken back, and nothing changes that wasn't meant.

use std::error::Error;

use proptest::prelude::*;
use proptest::test_runner::TestRng;
use quick_checks_author::document::{Change, Document, byte_at, units_before};
use quick_checks_author::edit::{Edit, apply};
use quick_checks_author::form::{self, order};
use quick_checks_author::path::{Key, Path, Places};
use serde_json::{Value, json};

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

const GUIDES: [&str; 3] = [
    include_str!("../../../guides/icloud-backup.json"),
    include_str!("../../../guides/iphone-wifi.json"),
    include_str!("../../../tests/fixtures/guide-1.json"),
];

/// Every path of a guide, with what stands there.
fn paths(guide: &Value) -> Vec<(Path, Value)> {
    let mut all = Vec::new();
    let mut open = vec![(Path::default(), guide.clone())];
    while let Some((path, value)) = open.pop() {
        match &value {
            Value::Array(entries) => {
                open.extend(
                    entries.iter().enumerate().map(|(at, one)| (path.entry(at), one.clone())),
                );
            }
            Value::Object(fields) => {
                open.extend(fields.iter().map(|(name, one)| (path.field(name), one.clone())));
            }
            _ => {}
        }
        all.push((path, value));
    }
    all
}

#[test]
fn every_place_of_a_guide_is_found_by_its_path_and_by_its_bytes() -> Result {
    for text in GUIDES {
        let guide: Value = serde_json::from_str(text)?;
        let places = Places::read(text).map_err(|(at, why)| format!("{at}: {why}"))?;
        for (path, value) in paths(&guide) {
            let place = places.of(&path).ok_or_else(|| format!("no {path}"))?;
            assert_eq!(serde_json::from_str::<Value>(&text[place.value.clone()])?, value, "{path}");
            assert_eq!(Path::leading(&format!("{path}: wrong")), path);
            if !value.is_object() && !value.is_array() {
                assert_eq!(places.at(place.value.start + 1), path);
            }
        }
        let beyond = Path::default().field("checks").entry(0).field("nothing").entry(3);
        assert_eq!(places.near(&beyond), places.of(&Path::default().field("checks").entry(0)));
    }
    Ok(())
}

#[test]
fn a_field_that_says_what_it_said_leaves_every_byte_alone() -> Result {
    for text in GUIDES {
        let guide: Value = serde_json::from_str(text)?;
        for (path, value) in paths(&guide) {
            if !value.is_object() && !value.is_array() {
                assert_eq!(apply(text, &Edit::Set(path.clone(), value), &order)?, text, "{path}");
            }
        }
    }
    Ok(())
}

#[test]
fn a_new_field_takes_its_place_in_the_order_of_the_schema() -> Result {
    let text = "{\n  \"format\": 2,\n  \"id\": \"kettle\",\n  \"checks\": [\n    { \"id\": \"lid\", \"steps\": [\"Close it.\"] }\n  ],\n  \"ours\": 1\n}\n";
    let title = Path::default().field("title");
    let after = apply(text, &Edit::Set(title, json!("It stays cold")), &order)?;
    assert_eq!(after, text.replace("\"checks\"", "\"title\": \"It stays cold\",\n  \"checks\""));
    let link = Path::default().field("checks").entry(0).field("link").field("label");
    let after: Value =
        serde_json::from_str(&apply(text, &Edit::Set(link, json!("Help")), &order)?)?;
    assert_eq!(after["checks"][0]["link"], json!({ "label": "Help" }));
    assert_eq!(after["ours"], 1);
    let first = Path::default().field("symptoms");
    let after = apply(text, &Edit::Insert(first, 0, json!({ "id": "cold" })), &order)?;
    let after: Value = serde_json::from_str(&after)?;
    assert_eq!(after["symptoms"], json!([{ "id": "cold" }]));
    Ok(())
}

#[test]
fn entries_that_change_places_keep_their_layout() -> Result {
    let text = "{ \"checks\": [\n  {\"id\":\"a\"},\n  {  \"id\": \"b\" } , {\n \"id\":\"c\"} ] }";
    let list = Path::default().field("checks");
    let after = apply(text, &Edit::Move(list.clone(), 2, 0), &order)?;
    assert_eq!(
        after,
        "{ \"checks\": [\n  {\n \"id\":\"c\"},\n  {\"id\":\"a\"} , {  \"id\": \"b\" } ] }"
    );
    assert_eq!(apply(&after, &Edit::Move(list.clone(), 0, 2), &order)?, text);
    assert!(apply(text, &Edit::Move(list, 0, 3), &order).is_err());
    Ok(())
}

#[test]
fn what_is_no_json_is_refused_and_stays() {
    let path = || Path::default().field("title");
    for text in ["", "{", "{\"a\": 1,}", "{a: 1}", "// no\n{}", "{} {}", "[1"] {
        assert!(apply(text, &Edit::Remove(path()), &order).is_err(), "{text}");
    }
    assert!(apply("{}", &Edit::Remove(path()), &order).is_err());
    assert!(apply("{\"title\": 1}", &Edit::Rename(path(), "title".to_owned()), &order).is_err());
}

/// A value of any kind.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec(("[a-z]{1,6}", inner), 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// What is at a path.
fn inner<'a>(value: &'a mut Value, path: &Path) -> Option<&'a mut Value> {
    path.0.iter().try_fold(value, |value, key| match key {
        Key::Field(name) => value.get_mut(name),
        Key::Entry(at) => value.get_mut(at),
    })
}

/// The same edit on the tree itself.
fn edited(guide: &Value, edit: &Edit) -> Option<Value> {
    let mut guide = guide.clone();
    match edit {
        Edit::Set(path, new) => *inner(&mut guide, path)? = new.clone(),
        Edit::Insert(list, at, new) => {
            let list = inner(&mut guide, list)?.as_array_mut()?;
            list.insert((*at).min(list.len()), new.clone());
        }
        Edit::Remove(path) => {
            let (parent, key) = path.split_last()?;
            match (inner(&mut guide, &parent)?, key) {
                (Value::Object(fields), Key::Field(name)) => {
                    fields.shift_remove(name)?;
                }
                (Value::Array(entries), Key::Entry(at)) => {
                    entries.remove(*at);
                }
                _ => return None,
            }
        }
        Edit::Move(list, from, to) => {
            let list = inner(&mut guide, list)?.as_array_mut()?;
            let one = list.remove(*from);
            list.insert(*to, one);
        }
        Edit::Rename(..) => return None,
    }
    Some(guide)
}

/// Any edit of a guide, at a place that it has.
fn edit(guide: &Value, random: &mut TestRng, new: Value) -> Edit {
    let all = paths(guide);
    let number = |random: &mut TestRng, below: usize| {
        usize::try_from(random.next_u32()).unwrap_or_default() % below.max(1)
    };
    let (path, found) = all[number(random, all.len())].clone();
    match (number(random, 4), found) {
        (0 | 1, Value::Array(entries)) if entries.len() > 1 => {
            Edit::Move(path, number(random, entries.len()), number(random, entries.len()))
        }
        (2, Value::Array(entries)) => Edit::Insert(path, number(random, entries.len() + 1), new),
        (3, _) if !path.0.is_empty() => Edit::Remove(path),
        _ if path.0.is_empty() => Edit::Insert(path.field("checks"), 0, new),
        _ => Edit::Set(path, new),
    }
}

proptest! {
    // Guides are large and this build is slow: PROPTEST_CASES=256 makes some 20,000 edits.
    #![proptest_config(match std::env::var("PROPTEST_CASES") {
        Ok(_) => ProptestConfig { failure_persistence: None, ..ProptestConfig::default() },
        Err(_) => ProptestConfig { failure_persistence: None, cases: 6, ..ProptestConfig::default() },
    })]

    /// What an edit does to the text is what it does to the tree; and so many of them come back, one
    /// by one, to each text that was there, and forth again.
    #[test]
    fn edits_do_what_they_say_and_can_be_taken_back(
        start in 0..GUIDES.len(),
        news in prop::collection::vec(value(), 1..160),
        seed in any::<u64>(),
    ) {
        use proptest::test_runner::{RngAlgorithm, TestRng as Rng};
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        let mut random = Rng::from_seed(RngAlgorithm::ChaCha, &bytes);
        let mut document = Document::new(GUIDES[start]);
        let mut texts = vec![document.text().to_owned()];
        for new in news {
            let guide: Value = serde_json::from_str(document.text()).map_err(fail)?;
            let edit = edit(&guide, &mut random, new);
            let Ok(text) = apply(document.text(), &edit, &order) else { continue };
            if let Some(meant) = edited(&guide, &edit) {
                let got: Value = serde_json::from_str(&text).map_err(fail)?;
                prop_assert_eq!(got, meant, "{:?}", edit);
            }
            if document.set(&text, false).is_some() {
                texts.push(text);
            }
        }
        for text in texts.iter().rev().skip(1) {
            prop_assert!(document.undo().is_some());
            prop_assert_eq!(document.text(), text);
        }
        prop_assert!(!document.can_undo());
        for text in texts.iter().skip(1) {
            prop_assert!(document.redo().is_some());
            prop_assert_eq!(document.text(), text);
        }
    }

    /// Any two texts, letters of several bytes and units among them.
    #[test]
    fn a_change_turns_one_text_into_the_other(
        one in "[aé€😀\\u{301} ]{0,12}",
        other in "[aé€😀\\u{301} ]{0,12}",
    ) {
        let mut document = Document::new(one.clone());
        let change = document.set(&other, true);
        prop_assert_eq!(document.text(), &other);
        prop_assert_eq!(change.is_none(), one == other);
        if let Some(change) = change {
            prop_assert_eq!(&one[change.replaces()], &change.removed);
            let units = units_before(&one, change.at);
            prop_assert_eq!(byte_at(&one, units), change.at);
            prop_assert_eq!(units, one[..change.at].encode_utf16().count());
            prop_assert_eq!(document.undo(), Some(change.inverse()));
        }
        prop_assert_eq!(document.text(), &one);
    }
}

fn fail(error: serde_json::Error) -> TestCaseError {
    TestCaseError::fail(error.to_string())
}

#[test]
fn a_word_that_is_typed_is_one_step_back() {
    let mut document = Document::new("{}");
    let type_in = |document: &mut Document, words: &str| {
        for (at, _) in words.char_indices().skip(1) {
            document.set(&format!("{{{}}}", &words[..at]), true);
        }
        document.set(&format!("{{{words}}}"), true);
    };
    type_in(&mut document, "one two");
    document.undo();
    assert_eq!(document.text(), "{one}");
    document.undo();
    assert_eq!(document.text(), "{}");
    document.redo();
    assert_eq!(document.text(), "{one}");
    // Erasing is one step as well, and not part of the typing.
    for text in ["{on}", "{o}", "{}"] {
        document.set(text, true);
    }
    document.undo();
    assert_eq!(document.text(), "{one}");
    // What was taken back is gone once something else is written.
    document.set("{other}", false);
    assert!(!document.can_redo());
    assert_eq!(Change::between("a", "a"), None);
}

#[test]
fn an_id_is_renamed_wherever_it_is_named() -> Result {
    use form::{Owner, with_id};
    let guide: Value = serde_json::from_str(GUIDES[0])?;
    for (of, list) in [
        (Owner::Checks, "checks"),
        (Owner::Symptoms, "symptoms"),
        (Owner::Outcomes, "outcomes"),
        (Owner::Sources, "sources"),
    ] {
        for entry in guide[list].as_array().into_iter().flatten() {
            let id = entry["id"].as_str().unwrap_or_default();
            let renamed = with_id(&guide, of, id, "renamed");
            assert_ne!(renamed, guide);
            quick_checks_core::guide::decode(&renamed.to_string())?;
            let found = quick_checks_author::findings::at_once(renamed.clone(), None)?.0;
            assert!(found.iter().all(|(_, text)| !text.contains("is not defined")), "{found:?}");
            assert_eq!(with_id(&renamed, of, "renamed", id), guide, "{list} {id}");
        }
    }
    Ok(())
}
