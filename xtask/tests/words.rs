//! The words of the interface: every language whole, what the linter finds, and that English stands
//! nowhere else.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;

use quick_checks_core::words::{Formats, KEYS, Words, fill};
use serde_json::{Value, json};
use xtask::paths::root;
use xtask::words::{Language, blank, english, languages, lint, packed, words};

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

/// How many languages there are beside English; it may only grow.
const LANGUAGES: usize = 11;

#[test]
fn every_language_is_whole() -> Result {
    let languages = languages()?;
    assert!(languages.len() >= LANGUAGES, "{:?}", languages.keys());
    let english = english()?;
    for language in languages.values() {
        let findings = lint(language, &english);
        assert!(findings.is_empty(), "{}: {findings:#?}", language.tag);
    }
    Ok(())
}

#[test]
fn every_file_fits_the_schema() -> Result {
    let schema: Value =
        serde_json::from_str(&fs::read_to_string(root().join("words/schema.json"))?)?;
    let schema = jsonschema::validator_for(&schema)?;
    for language in languages()?.into_values().chain([english()?]) {
        let value = Value::Object(language.entries);
        let errors: Vec<String> = schema.iter_errors(&value).map(|one| one.to_string()).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", language.tag);
    }
    Ok(())
}

/// German with `change` made to it.
fn german(change: impl FnOnce(&mut serde_json::Map<String, Value>)) -> Result<Vec<String>> {
    let mut german = languages()?.remove("de").ok_or("no German")?;
    change(&mut german.entries);
    Ok(lint(&german, &english()?).iter().map(ToString::to_string).collect())
}

#[test]
fn the_linter_names_what_is_wrong() -> Result {
    let cases: [(&str, Value, &str); 7] = [
        ("back", json!(""), "back: is empty"),
        ("back", json!(["Zurück"]), "back: must be a text"),
        ("progress", json!("Check {n}"), "progress: has the placeholders {n}, not {n} {what}"),
        (
            "back",
            json!("Zurück zu dem, was davor war"),
            "back: has 28 letters; there is room for 14",
        ),
        ("back", json!("Zu\nrück"), "back: has a tab or a new line"),
        ("hours", json!("etwa {n} Stunden"), "hours: needs a text for each form of a count"),
        ("colour", json!("Farbe"), "colour: is not in the English file: take it out"),
    ];
    for (key, entry, wanted) in cases {
        let found = german(|entries| {
            entries.insert(key.to_owned(), entry.clone());
        })?;
        assert_eq!(found, [wanted], "{key}: {entry}");
    }
    let found = german(|entries| {
        entries.shift_remove("back");
    })?;
    assert_eq!(found, ["back: is missing"]);
    let forms = json!({ "one": "etwa eine Stunde", "few": "etwa {n} Stunden" });
    let found = german(|entries| {
        entries.insert("hours".to_owned(), forms);
    })?;
    let wanted =
        ["hours: lacks the form \"other\"", "hours: has the form \"few\", which no count takes"];
    assert_eq!(found, wanted);
    Ok(())
}

#[test]
fn a_new_language_is_a_file_to_fill_in() -> Result {
    let entries = serde_json::from_str(&blank("sv")?)?;
    let swedish = Language { tag: "sv".to_owned(), entries };
    let findings = lint(&swedish, &english()?);
    let only_empty = findings.iter().all(|finding| {
        finding.problem == "is empty"
            || finding.key == "name" && finding.problem.contains("missing")
    });
    assert!(only_empty, "{findings:#?}");
    // Its own forms, and what English says about each entry.
    assert_eq!(swedish.entries["hours"], json!({ "one": "", "other": "" }));
    assert_eq!(swedish.entries["@back"], english()?.entries["@back"]);
    for wrong in ["", "svenska!", "de_DE", "pt-br"] {
        assert!(blank(wrong).is_err(), "{wrong}");
    }
    Ok(())
}

#[test]
fn the_program_reads_what_the_file_says() -> Result {
    for language in languages()?.values() {
        let text: &'static str = Box::leak(packed(language, true)?.into_boxed_str());
        let (tag, lines) = text.split_once('\n').ok_or("no lines")?;
        assert_eq!((tag, lines.split('\n').count()), (&*language.tag, KEYS.len()));
        let words = Words::read("xx", Formats::ENGLISH, lines);
        assert_eq!(Some(words.back()), language.entries["back"].as_str());
        assert_eq!(Some(words.tb()), language.entries["tb"].as_str());
        assert_eq!(Some(words.list_keep()), language.entries["list_keep"].as_str());
    }
    Ok(())
}

/// The form that a count takes, from the words themselves.
#[track_caller]
fn assert_forms(tag: &str, cases: &[(u32, &str)]) -> Result {
    let words = words(tag)?;
    let forms = &languages()?[tag].entries["hours"];
    for (count, form) in cases {
        let form = forms[form].as_str().ok_or("no such form")?;
        let wanted = fill(form, &[("n", &count.to_string())]);
        // 119 minutes are the most that are counted as minutes.
        let said = if *count < 2 { continue } else { words.duration(count * 60) };
        assert_eq!(said, wanted, "{tag}: {count}");
        let done = &languages()?[tag].entries["done"];
        assert!(done.as_object().is_some_and(|done| !done.is_empty()));
    }
    Ok(())
}

#[test]
fn counts_take_their_forms() -> Result {
    assert_forms("pl", &[(2, "few"), (5, "many"), (11, "many"), (21, "many"), (101, "many")])?;
    assert_forms("ar", &[(2, "two"), (5, "few"), (11, "many"), (21, "many"), (101, "other")])?;
    assert_forms("he", &[(2, "two"), (5, "other"), (21, "other")])?;
    let counts = |tag: &str, counts: &[usize]| -> Result<Vec<String>> {
        let words = words(tag)?;
        Ok(counts.iter().map(|count| words.checks_done(*count)).collect())
    };
    for tag in ["pl", "ar"] {
        let done = languages()?[tag].entries["done"].clone();
        let form = |form: &str, count: usize| {
            fill(done[form].as_str().unwrap_or("-"), &[("n", &count.to_string())])
        };
        let names = match tag {
            "pl" => ["many", "one", "few", "many", "many", "many", "many"],
            _ => ["zero", "one", "two", "few", "many", "many", "other"],
        };
        let all = [0, 1, 2, 5, 11, 21, 101];
        let wanted: Vec<String> = all.iter().zip(names).map(|(n, name)| form(name, *n)).collect();
        assert_eq!(counts(tag, &all)?, wanted, "{tag}");
    }
    Ok(())
}

/// The texts in quotation marks in a Rust file, without what only tests and comments say.
fn literals(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    // What a lint is told is for those who work on the code.
    let spoken = |line: &&str| !line.starts_with("//") && !line.contains("reason = ");
    for line in code.lines().map(str::trim).filter(spoken) {
        let mut parts = line.split('"').skip(1);
        while let Some(text) = parts.next() {
            found.push(text.to_owned());
            parts.next();
        }
    }
    found
}

/// Whether a reader would take a text for words: more than one, or what joins words.
fn reads_as_words(text: &str) -> bool {
    let joins = [": ", " · ", "; ", ". ", ", ", " – ", "。", "(", ")"].contains(&text);
    let words = text.split(' ').filter(|word| {
        word.chars().filter(|letter| letter.is_alphabetic()).count() > 1
            && word.chars().all(|letter| letter.is_alphabetic() || ",.?!:’“”…".contains(letter))
    });
    joins || words.count() > 1
}

#[test]
fn no_word_of_the_interface_stands_anywhere_else() -> Result {
    let core = "crates/core/src";
    let mut files = vec![format!("{core}/summary.rs"), format!("{core}/fallback.rs")];
    for folder in [
        "src",
        "src/ui",
        "src/embed",
        &format!("{core}/session"),
        &format!("{core}/calculators"),
        &format!("{core}/checkup"),
    ] {
        for entry in fs::read_dir(root().join(folder))? {
            let path = entry?.path();
            if path.extension().is_some_and(|end| end == "rs") {
                files.push(path.strip_prefix(root())?.display().to_string());
            }
        }
    }
    let mut texts = 0;
    for file in &files {
        let text = fs::read_to_string(root().join(file))?;
        for text in literals(&text) {
            texts += 1;
            assert!(!reads_as_words(&text) || NO_WORDS.contains(&&*text), "{file}: {text:?}");
        }
    }
    assert!(texts > 300, "only {texts} texts were looked at");
    Ok(())
}

/// Scripts speak to readers by the same words. What they say in English is for the page's owner.
#[test]
fn no_word_of_the_interface_stands_in_a_script() -> Result {
    let english = english()?;
    let entries = english.entries.iter().filter(|(key, _)| !key.starts_with('@'));
    let texts = entries.flat_map(|(_, entry)| match entry {
        Value::String(text) => vec![text.clone()],
        Value::Object(forms) => {
            forms.values().filter_map(Value::as_str).map(str::to_owned).collect()
        }
        _ => Vec::new(),
    });
    let texts: BTreeSet<String> = texts.filter(|text| reads_as_words(text)).collect();
    let mut looked_at = 0;
    for folder in ["embed", "embed/loader", "standalone"] {
        for entry in fs::read_dir(root().join(folder))? {
            let path = entry?.path();
            let name = path.strip_prefix(root())?.display().to_string();
            if path.extension().is_none_or(|end| end != "js") || FOR_OWNERS.contains(&&*name) {
                continue;
            }
            for line in fs::read_to_string(&path)?.lines().map(str::trim) {
                if line.starts_with(['/', '*']) {
                    continue;
                }
                for text in quoted(line) {
                    looked_at += 1;
                    let joins = reads_as_words(text) && !text.contains(char::is_alphabetic);
                    assert!(!joins && !texts.contains(text), "{name}: {text:?}");
                }
            }
        }
    }
    assert!(looked_at > 300, "only {looked_at} texts were looked at");
    Ok(())
}

/// What stands between quotes of one kind in a line of a script.
fn quoted(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = line;
    while let Some(start) = rest.find(['\'', '`', '"']) {
        let quote = rest.get(start..=start).unwrap_or_default();
        let inside = rest.get(start + 1..).unwrap_or_default();
        let Some(end) = inside.find(quote) else { break };
        found.extend(inside.get(..end));
        rest = inside.get(end + 1..).unwrap_or_default();
    }
    found
}

/// Scripts whose joined texts are messages for the page's owner; and the one that says how a list is
/// written where the browser can't.
const FOR_OWNERS: [&str; 3] =
    ["embed/formats.js", "embed/loader/guide.js", "embed/loader/problem.js"];

/// Texts in code that no reader sees: classes, what a link is, and units as readers type them.
const NO_WORDS: [&str; 8] = [
    "badge good",
    "mb gb tb mo go to م.ب غ.ب ت.ب ميجابايت جيجابايت تيرابايت ميغابايت غيغابايت",
    "mbps mbit/s mb/s",
    "sponsored nofollow noopener",
    "switch on",
    "text back",
    "text wide",
    "verdict good",
];

#[test]
fn the_demo_offers_every_language() -> Result {
    let demo = fs::read_to_string(root().join("index.html"))?;
    for language in languages()?.into_values().chain([english()?]) {
        let (tag, name) = (&language.tag, language.entries["name"].as_str().unwrap_or_default());
        let option = format!("<option value=\"{tag}\" lang=\"{tag}\">{name}</option>");
        assert!(demo.contains(&option), "{option}");
    }
    Ok(())
}

#[test]
fn what_serve_builds_of_is_built_again_when_it_changes() -> Result {
    let settings = fs::read_to_string(root().join("Trunk.toml"))?;
    let (_, watched) = settings.split_once("[watch]").ok_or("nothing is watched")?;
    for folder in ["crates", "demo", "embed", "guides", "src", "standalone", "style", "words"] {
        assert!(root().join(folder).is_dir(), "{folder} is gone");
        assert!(watched.contains(&format!("\"{folder}\"")), "{folder} is not watched");
    }
    Ok(())
}
