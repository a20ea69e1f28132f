//! One guide in two forms: what holds of its JSON holds of its Markdown.

use std::error::Error;

use quick_checks_author::draft::Draft;
use quick_checks_author::edit::Edit;
use quick_checks_author::path::Path;
use quick_checks_author::text::{Broken, Form, Map, changed, converted, json, read};
use serde_json::{Value, json};

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

const GUIDES: [&str; 3] = [
    include_str!("../../../guides/icloud-backup.json"),
    include_str!("../../../guides/iphone-wifi.json"),
    include_str!("../../../studio/examples/kettle.json"),
];

/// The start of a path that names a part of the guide: `checks[3]`.
fn part(path: &Path) -> Path {
    Path(path.0.iter().take(2).cloned().collect())
}

#[test]
fn a_guide_says_the_same_in_both_forms() -> Result {
    for text in GUIDES {
        assert_eq!(Form::of(text), Form::Json);
        let markdown = converted(text, Form::Markdown)?;
        assert_eq!(Form::of(&markdown), Form::Markdown);
        assert_eq!(read(&markdown), read(text));
        assert_eq!(read(&converted(&markdown, Form::Json)?), read(text));
        assert_eq!(converted(&markdown, Form::Markdown)?, markdown);
        assert_eq!(json(text)?, text, "JSON stays as it is");
        assert_eq!(
            serde_json::from_str::<Value>(&json(&markdown)?)?,
            read(text).map_err(|it| it.why)?
        );
        let draft = |text: &str| Draft {
            id: "a".to_owned(),
            revision: 1,
            saved: String::new(),
            text: text.to_owned(),
        };
        assert_eq!(draft(&markdown).title(), draft(text).title());
    }
    // As an editor on Windows saves it.
    assert_eq!(Form::of("\u{feff}---\r\nformat: 2\r\n---\r\n"), Form::Markdown);
    assert_eq!(Form::of(""), Form::Json);
    assert_eq!(Form::of("----\n"), Form::Json);
    Ok(())
}

#[test]
fn every_part_is_found_by_its_path_and_by_its_line() -> Result {
    for text in GUIDES {
        let markdown = converted(text, Form::Markdown)?;
        let guide = read(text).map_err(|broken| broken.why)?;
        for text in [text, &markdown] {
            let map = Map::of(text).ok_or("a map")?;
            for list in ["symptoms", "checks", "outcomes", "sources"] {
                for at in 0..guide[list].as_array().map_or(0, Vec::len) {
                    let entry = Path::default().field(list).entry(at);
                    for path in [entry.clone(), entry.field("title"), entry.field("nothing")] {
                        let spot = map.near(&path).ok_or_else(|| format!("no {path}"))?;
                        assert!(!spot.mark.is_empty(), "{path}");
                        assert_eq!(part(&map.at(spot.mark.start + 1)), entry, "{path}");
                    }
                    let title = guide[list][at]["title"].as_str().unwrap_or_default();
                    let spot = map.near(&entry.field("title")).ok_or("a title")?;
                    assert!(text[spot.whole].contains(title), "{title}");
                }
            }
        }
    }
    Ok(())
}

#[test]
fn a_change_does_the_same_to_both() -> Result {
    let guide = Path::default;
    let check = guide().field("checks").entry(1);
    let edits = [
        Edit::Set(guide().field("title"), json!("Another: “title”")),
        Edit::Set(check.field("title"), json!("")),
        Edit::Set(check.field("steps").entry(0), json!("- 1. # odd {#x}")),
        Edit::Set(check.field("unknown"), json!({ "deep": [1, null] })),
        Edit::Move(guide().field("checks"), 0, 1),
        Edit::Insert(
            guide().field("checks"),
            0,
            json!({ "id": "new", "title": "", "steps": [""] }),
        ),
        Edit::Remove(check.field("why")),
        Edit::Remove(guide().field("symptoms")),
    ];
    for text in GUIDES {
        let mut both = [text.to_owned(), converted(text, Form::Markdown)?];
        for edit in &edits {
            let one = changed(&both[0], std::slice::from_ref(edit));
            let other = changed(&both[1], std::slice::from_ref(edit));
            assert_eq!(one.is_ok(), other.is_ok(), "{edit:?}: {other:?}");
            if let (Ok(one), Ok(other)) = (one, other) {
                assert_eq!(Form::of(&other), Form::Markdown);
                assert_eq!(read(&one), read(&other), "{edit:?}");
                both = [one, other];
            }
        }
    }
    Ok(())
}

#[test]
fn a_broken_text_says_where_and_is_left_alone() -> Result {
    let markdown = converted(GUIDES[2], Form::Markdown)?;
    let broken = markdown.replace("## Checks", "## Cheks");
    let Err(Broken { at, line, why }) = read(&broken) else { return Err("it was read".into()) };
    assert!(broken[at..].starts_with("## Cheks"), "{line}");
    assert_eq!(broken.lines().nth(line - 1), Some("## Cheks"));
    assert!(why.contains("Cheks"), "{why}");
    assert!(Map::of(&broken).is_none());
    let edit = Edit::Set(Path::default().field("title"), json!("x"));
    assert!(changed(&broken, &[edit]).is_err());
    let Err(Broken { at, line, .. }) = read("{\n  \"id\": nothing\n}") else {
        return Err("it was read".into());
    };
    assert_eq!((at, line), (10, 2));
    Ok(())
}
