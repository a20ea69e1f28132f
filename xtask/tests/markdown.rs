//! `cargo xtask guide markdown` and `guide json`: nothing is lost either way, and whoever writes by
//! hand learns which line to mend.

use std::fs;

use anyhow::{Context, Result};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use quick_checks_author::markdown::{formatted, json as to_json, write};
use quick_checks_core::guide::decode;
use serde_json::{Map, Value, json};
use xtask::guide::files;
use xtask::paths::root;

fn small() -> Result<Value> {
    let text = fs::read_to_string(root().join("tests/fixtures/guide-1.json"))?;
    Ok(serde_json::from_str(&text)?)
}

/// The small guide in Markdown, a field each line of a check.
fn small_text() -> Result<String> {
    write(&small()?)
}

fn comes_back(guide: &Value) -> Result<()> {
    let text = write(guide)?;
    let json = to_json(&text).with_context(|| text.clone())?;
    assert_eq!(json, formatted(guide)?, "{text}");
    assert_eq!(write(&serde_json::from_str(&json)?)?, text, "the Markdown itself");
    Ok(())
}

#[test]
fn the_guides_come_back() -> Result<()> {
    for file in files()?.into_iter().chain([root().join("tests/fixtures/guide-1.json")]) {
        comes_back(&serde_json::from_str(&fs::read_to_string(file)?)?)?;
    }
    Ok(())
}

#[test]
fn putting_a_guide_in_order_changes_nothing_in_it() -> Result<()> {
    for file in files()? {
        let text = fs::read_to_string(file)?;
        let before: Value = serde_json::from_str(&text)?;
        let after: Value = serde_json::from_str(&formatted(&before)?)?;
        // Objects are equal whatever their order is.
        assert_eq!(before, after);
        assert_eq!(decode(&text)?, decode(&formatted(&before)?)?);
    }
    Ok(())
}

/// Written by hand: wrapped lines, other list marks, what a table has between its rows.
const BY_HAND: &str = include_str!("fixtures/kettle.md");

#[test]
fn a_guide_written_by_hand_is_read_as_its_author_means_it() -> Result<()> {
    let guide: Value = serde_json::from_str(&to_json(BY_HAND)?)?;
    let expected: Value = serde_json::from_str(include_str!("fixtures/kettle.json"))?;
    assert_eq!(guide, expected);
    Ok(())
}

#[test]
fn the_example_of_the_documentation_is_one() -> Result<()> {
    let docs = fs::read_to_string(root().join("docs/authoring.md"))?;
    let example = docs.split("```markdown\n").nth(1).and_then(|rest| rest.split("\n```").next());
    let example = example.context("no example")?.replace("\n…\n", "\n");
    let guide = quick_checks_author::markdown::read(&example)?.guide;
    let check = &guide["checks"][0];
    assert_eq!(
        check["choices"][1],
        json!({ "id": "fuse", "label": "The fuse had tripped", "counts_as": "fixed" })
    );
    assert_eq!(
        check["steps"][1],
        json!({
            "text": "Switch it on.",
            "note": "Some kettles have the switch below.",
            "caution": "Not with wet hands.",
            "shows": [{ "label": "Power", "switch": "on", "look": true }],
        })
    );
    assert_eq!(guide["symptoms"][1]["hint"], "Or only lukewarm");
    assert_eq!(guide["outcomes"][0]["text"], "Enjoy your tea.");
    Ok(())
}

#[test]
fn a_file_from_windows_reads_the_same() -> Result<()> {
    let text = format!("\u{feff}{}", BY_HAND.replace('\n', "\r\n"));
    assert_eq!(to_json(&text)?, to_json(BY_HAND)?);
    Ok(())
}

#[test]
fn no_check_of_the_guides_is_written_as_json() -> Result<()> {
    for file in files()? {
        let text = write(&serde_json::from_str(&fs::read_to_string(&file)?)?)?;
        let json = text.lines().filter(|line| line.contains("json"));
        // A sum has no other form.
        let sums = text.matches("\"tool\"").count();
        assert_eq!(json.clone().count(), sums + 1, "{:?}", json.collect::<Vec<_>>());
    }
    Ok(())
}

/// A file with one slip in it, and what its author is told.
#[test]
fn a_slip_is_named_by_its_line_with_the_fix() -> Result<()> {
    let cases: &[(&str, &str, &str)] = &[
        (
            "---\nformat: 1",
            "format: 1",
            "line 1: expected ---, and below it the guide’s own fields",
        ),
        ("format: 1", "format: one", "line 2: format: expected a number, not “one”"),
        ("# A small guide", "A small guide", "expected the title of the guide: # What is wrong"),
        (
            "## Checks",
            "## Cheks",
            "there is no list “Cheks”. A guide has Symptoms, Checks, Outcomes",
        ),
        ("### Look {#look}", "### Look", "a check without an id. Write ### Look {#look}"),
        (
            "- It is odd {#odd}",
            "- It is odd",
            "a symptom without an id. Write - It is odd {#it-is-odd}",
        ),
        (
            "- It is grey {#grey}",
            "- It is grey",
            "or an answer: Yes, it works {#fixed}; not “It is grey”",
        ),
        ("- minutes: 10", "- minuts: 10", "no such field: “minuts”. Did you mean “minutes”?"),
        ("- minutes: 10", "- minutes: ten", "minutes: expected a number, not “ten”"),
        ("- minutes: 10", "- minutes: 10\n- minutes: 5", "“minutes” is there already. Take one"),
        ("- retest: no", "- retest: never", "retest: expected yes or no, not “never”"),
        (
            "- likelihood estimate: any 20",
            "- likelihood estimate: any",
            "as in “any 20”, not “any”",
        ),
        ("- without: later", "- without: later,", "words or ids with a comma between two of them"),
        (
            "- without: later",
            "- without:\n  - later",
            "a field has no list below it. Write its words",
        ),
        (
            "- safety: risky",
            "- safety: bold",
            "checks[4].safety: expected safe, cautious, risky or",
        ),
        ("Sometimes.", "Sometimes.\n\nOr not.", "“why” is there already. Take one of the two out."),
        (
            "Sometimes.",
            "Sometimes.\n\n<!-- ? -->",
            "a comment would be lost in the guide. Take it out.",
        ),
        (
            "Sometimes.",
            "```yaml\nwhy: x\n```",
            "expected ```json: nothing else stands between fences.",
        ),
        ("Sometimes.", "```json\n{", "the fence is not closed. Put ``` below its lines."),
        (
            "Sometimes.",
            "```json\n{ why }\n```",
            "expected a JSON object, {\"field\": …}: key must be",
        ),
        ("1. Turn.", "1. Turn.\n   | a | b | c |", "expected | label | or | label | value |"),
        ("1. Turn.", "1. Turn.\n   _Or so.", "a note of this step ends nowhere. Put _ behind it."),
        ("All done.", "All done.\n\n> Mind it.", "only checks and their steps have cautions."),
        ("All done.", "All done.\n\n#### What?", "only a check has a question"),
        (
            "## Checks\n",
            "## Checks\n\nSeven.\n",
            "it stands in no check. Put ### Its title {#its-id} above",
        ),
        (
            "## Sources\n",
            "## Sources\n\n### Books\n",
            "sources are a list, without headings between them.",
        ),
        (
            "## Sources\n",
            "## Sources\n\nBooks.\n",
            "expected an entry of the list: - Its words {#its-id}",
        ),
    ];
    let text = small_text()?;
    for (right, wrong, says) in cases {
        assert!(text.contains(right), "{right:?} is not in\n{text}");
        let slip = text.replacen(right, wrong, 1);
        let first = slip.lines().zip(text.lines()).position(|(slip, text)| slip != text);
        let error =
            to_json(&slip).err().with_context(|| format!("{wrong:?} is taken"))?.to_string();
        assert!(error.contains(says), "{wrong:?}: {error}");
        let line = error.strip_prefix("line ").and_then(|rest| rest.split(':').next());
        let line: usize = line.with_context(|| error.clone())?.parse()?;
        // At the slip, at what it leaves without an owner, or at its entry.
        let first = first.context("no slip")? + 1;
        assert!(line.abs_diff(first) <= 4, "{wrong:?} in line {first}: {error}");
    }
    Ok(())
}

#[test]
fn lint_takes_markdown_and_names_the_line() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("small.md");
    fs::write(&file, small_text()?)?;
    assert_eq!(xtask::guide::open(&file)?, decode(&small()?.to_string())?);
    let written = quick_checks_author::markdown::read(&small_text()?)?;
    let text = small_text()?;
    let at = |line: &str| text.lines().position(|it| it == line).map(|at| at + 1);
    assert_eq!(written.line("checks[4].safety"), at("- safety: risky"));
    assert_eq!(
        written.line("checks[0].choices[1].makes_likelier.pray"),
        at("  - makes likelier: pray 10")
    );
    assert_eq!(written.line("outcomes[3].steps"), at("### Ask {#ask}"));
    // As the linter writes it.
    let mut guide = small()?;
    guide["checks"][2]["minutes"] = json!(0);
    let found = quick_checks_author::findings::findings(&guide.to_string(), None)?;
    let found = found.iter().find(|(_, found)| found.contains("no minutes"));
    let (_, found) = found.context("no finding")?;
    assert_eq!(written.line(found), at("### Turn {#turn}"));
    assert_eq!(written.line("nothing"), None);
    Ok(())
}

/// What means something to Markdown, to YAML or to us.
const MARKS: &[&str] = &[
    "- ",
    "1. ",
    "# ",
    "### ",
    "> ",
    "| a |",
    "```",
    "```json",
    "{#id}",
    "_",
    "*",
    "**",
    "\n",
    "\n- ",
    "\n\n",
    "---",
    "<!-- x -->",
    "[label](https://example.org/)",
    "json: {}",
    "minutes: 2",
    ":",
    ",",
    " ",
    "\\",
    "\"",
    "'",
    "{",
    "[",
    "true",
    "no",
    "2",
    "\r\n",
    "\t",
    "&amp;",
    "\u{a0}",
    "\u{2028}",
    "+ ",
    "[on]",
];

/// Words with such marks, and any others.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => word("aeinrstZäß“”’…", 8),
        2 => select(MARKS).prop_map(str::to_owned),
        1 => any::<char>().prop_map(|letter| letter.to_string()),
    ];
    prop_oneof![
        3 => vec(word("aeinrst", 6), 1..6).prop_map(|words| words.join(" ")),
        2 => vec(piece, 0..7).prop_map(|pieces| pieces.concat()),
    ]
}

fn word(letters: &'static str, longest: usize) -> impl Strategy<Value = String> {
    let letters: Vec<char> = letters.chars().collect();
    vec(select(letters), 1..=longest).prop_map(String::from_iter)
}

fn id() -> impl Strategy<Value = String> {
    vec(word("abcxyz019", 6), 1..4).prop_map(|words| words.join("-"))
}

fn ids() -> impl Strategy<Value = Value> {
    vec(id(), 0..4).prop_map(|ids| json!(ids))
}

fn texts() -> impl Strategy<Value = Value> {
    vec(text(), 0..4).prop_map(|texts| json!(texts))
}

fn numbers() -> impl Strategy<Value = Value> {
    let entry = (prop_oneof![9 => id(), 1 => text()], any::<u32>());
    vec(entry, 0..4).prop_map(|entries| {
        let entries = entries.into_iter().map(|(id, number)| (id, json!(number)));
        Value::Object(entries.collect())
    })
}

fn link() -> impl Strategy<Value = Value> {
    let end = prop_oneof![Just(""), Just(")"), Just("](x)"), Just(" x"), Just("\n")];
    (text(), word("abc/", 9), end).prop_map(|(label, path, end)| {
        json!({ "label": label, "url": format!("https://example.org/{path}{end}") })
    })
}

fn named_texts() -> impl Strategy<Value = Value> {
    vec((id(), text()), 0..3).prop_map(|entries| {
        Value::Object(entries.into_iter().map(|(id, text)| (id, json!(text))).collect())
    })
}

/// What no version knows yet.
fn unknown() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Value::from),
            vec((text(), inner), 0..3)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

type Field = (String, Option<Value>);

fn field<V: Into<Value> + std::fmt::Debug + 'static>(
    name: &'static str,
    value: impl Strategy<Value = V> + 'static,
) -> BoxedStrategy<Field> {
    value.prop_map(move |value| (name.to_owned(), Some(value.into()))).boxed()
}

/// A field that may be missing, or be `null`, which counts as missing.
fn field_if<V: Into<Value> + std::fmt::Debug + 'static>(
    name: &'static str,
    value: impl Strategy<Value = V> + 'static,
) -> BoxedStrategy<Field> {
    let value = value.prop_map(Into::into);
    prop_oneof![6 => Just(None), 6 => value.prop_map(Some), 1 => Just(Some(Value::Null))]
        .prop_map(move |value| (name.to_owned(), value))
        .boxed()
}

/// An object of these fields, in any order, and one that nobody knows now and then.
fn object(fields: Vec<BoxedStrategy<Field>>) -> BoxedStrategy<Value> {
    let names = prop_oneof![
        Just("json".to_owned()),
        Just("new_field".to_owned()),
        Just("new field".to_owned()),
        word("aZ$_-", 6).prop_map(|name| format!("x{name}")),
        text().prop_map(|name| format!("x{name}")),
    ];
    let unknown = proptest::option::weighted(0.1, (names, unknown()));
    (fields, unknown, 0..9_usize)
        .prop_map(|(fields, unknown, turn)| {
            let known = fields.into_iter().filter_map(|(name, value)| Some((name, value?)));
            let mut fields: Vec<(String, Value)> = known.chain(unknown).collect();
            let turn = turn.min(fields.len());
            fields.rotate_left(turn);
            Value::Object(fields.into_iter().collect::<Map<_, _>>())
        })
        .boxed()
}

fn symptom() -> BoxedStrategy<Value> {
    let group = prop_oneof![select(&["A", "B"][..]).prop_map(str::to_owned), text()];
    object(vec![
        field("id", id()),
        field_if("group", group),
        field("title", text()),
        field_if("hint", text()),
        field_if("words", texts()),
        field_if("unsure", any::<bool>()),
    ])
}

fn row() -> BoxedStrategy<Value> {
    object(vec![
        field("label", text()),
        field_if("value", text()),
        field_if("switch", select(&["on", "off"][..])),
        field_if("look", any::<bool>()),
    ])
}

fn step() -> BoxedStrategy<Value> {
    let whole = object(vec![
        field("text", text()),
        field_if("note", text()),
        field_if("caution", text()),
        field_if("shows", vec(row(), 0..3)),
    ]);
    prop_oneof![text().prop_map(Value::from), whole].boxed()
}

fn choice() -> BoxedStrategy<Value> {
    object(vec![
        field("id", id()),
        field("label", text()),
        field_if("counts_as", text()),
        field_if("then", id()),
        field_if("outcome", id()),
        field_if("rules_out", ids()),
        field_if("never", texts()),
        field_if("makes_likelier", numbers()),
        field_if("gear", link()),
    ])
}

fn tool() -> BoxedStrategy<Value> {
    object(vec![
        field("kind", id()),
        field("title", text()),
        field("fields", named_texts()),
        field_if("fail_text", text()),
        field_if("plans", named_texts()),
        field_if("prices", link()),
    ])
}

fn check() -> BoxedStrategy<Value> {
    let path = object(vec![field("label", text()), field_if("or", text())]);
    object(vec![
        field("id", id()),
        field("title", text()),
        field_if("ask", text()),
        field_if("ask_back", text()),
        field("why", text()),
        field_if("device", text()),
        field_if("path", vec(path, 0..2)),
        field_if("drawing", select(&["charge", "phones"][..])),
        field("steps", vec(step(), 0..4)),
        field_if("proof", text()),
        field_if("retest", any::<bool>()),
        field("minutes", 0..600_u32),
        field_if("wait_minutes", any::<u32>()),
        field_if("cost", text()),
        field("safety", select(&["safe", "cautious", "risky", "last-resort"][..])),
        field_if("cautions", texts()),
        field_if("after", ids()),
        field("likelihood_estimate", numbers()),
        field_if("choices", vec(choice(), 0..3)),
        field_if("main", prop_oneof![ids(), id().prop_map(Value::from)]),
        field_if("without", ids()),
        field_if("tool", tool()),
        field("link", link()),
        field("sources", ids()),
        field("confidence", select(&["high", "medium"][..])),
        field("checked", text()),
        field_if("stands_for", texts()),
    ])
}

fn outcome(when: &'static str) -> BoxedStrategy<Value> {
    object(vec![
        field("id", id()),
        field("when", Just(when)),
        field("title", text()),
        field("text", text()),
        field_if("steps", texts()),
        field_if("links", vec(link(), 0..3)),
        field_if("offer", id()),
    ])
}

fn source() -> BoxedStrategy<Value> {
    let url = word("ab./)] ", 9).prop_map(|end| format!("https://{end}"));
    object(vec![field("id", id()), field("title", text()), field_if("url", url)])
}

fn guide() -> BoxedStrategy<Value> {
    let outcomes = ["fixed", "later", "exhausted", "chosen"].map(outcome).to_vec();
    object(vec![
        field_if("$schema", text()),
        field("format", 1..3_u32),
        field("id", id()),
        field_if("article", any::<bool>()),
        field("language", text()),
        field("subject", text()),
        field_if("device", text()),
        field("title", text()),
        field("question", text()),
        field("hint", text()),
        field("retest", text()),
        field("estimates", text()),
        field("independence", text()),
        field_if("contact", link()),
        field_if("reminder", text()),
        field("checked", text()),
        field("symptoms", vec(symptom(), 1..4)),
        field("checks", vec(check(), 1..4)),
        field("outcomes", outcomes),
        field_if("sources", vec(source(), 0..3)),
    ])
}

proptest! {
    // `PROPTEST_CASES=100000 cargo test --package xtask --test markdown` for a long run.
    #![proptest_config(ProptestConfig::with_cases(cases()))]

    #[test]
    fn every_guide_comes_back(guide in guide()) {
        prop_assert!(decode(&guide.to_string()).is_ok(), "no guide: {:?}", decode(&guide.to_string()));
        let written = write(&guide);
        prop_assert!(written.is_ok(), "not written: {written:?}");
        let text = written.unwrap_or_default();
        let json = to_json(&text);
        prop_assert!(json.is_ok(), "{:?} of\n{text}", json);
        let json = json.unwrap_or_default();
        let formatted = formatted(&guide).unwrap_or_default();
        prop_assert_eq!(&json, &formatted);
        let again = serde_json::from_str(&json).map(|guide| write(&guide).unwrap_or_default());
        prop_assert_eq!(again.unwrap_or_default(), text);
    }
}

fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(64)
}
