//! The fallback: every word a reader needs, and nothing that could run.

use std::error::Error;
use std::fs;
use std::path::Path;

use quick_checks_core::fallback::render;
use quick_checks_core::guide::{Guide, decode};
use quick_checks_core::rich_text::{plain, points};
use quick_checks_core::words::ENGLISH;

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

fn guide() -> Result<Guide> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("guides/icloud-backup.json");
    Ok(decode(&fs::read_to_string(file)?)?)
}

/// The text of HTML as a reader sees it.
fn visible(html: &str) -> String {
    let mut text = String::new();
    let mut in_tag = false;
    for letter in html.chars() {
        match letter {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ if !in_tag => text.push(letter),
            _ => {}
        }
    }
    // The references that fallback::escape writes; "&amp;" last, or it would make others.
    let mut references: Vec<(String, String)> = "{}[]*_`~$\\"
        .chars()
        .map(|letter| (format!("&#{};", u32::from(letter)), letter.to_string()))
        .collect();
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")];
    references.extend(named.map(|(from, to)| (from.to_owned(), to.to_owned())));
    references.iter().fold(text, |text, (from, to)| text.replace(from, to))
}

#[test]
fn it_has_every_word_of_the_first_guide() -> Result {
    has_every_word(&guide()?)
}

#[test]
fn it_has_every_word_of_the_second_guide() -> Result {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("guides/iphone-wifi.json");
    has_every_word(&decode(&fs::read_to_string(file)?)?)
}

fn has_every_word(guide: &Guide) -> Result {
    let text = visible(&render(guide, &ENGLISH, 2)?);
    let mut words: Vec<&str> =
        vec![&guide.title, &guide.question, &guide.hint, &guide.estimates, &guide.independence];
    for symptom in &guide.symptoms {
        words.push(&symptom.title);
        words.extend(symptom.hint.as_deref());
    }
    for check in &guide.checks {
        words.extend([&*check.title, &check.why]);
        words.extend(check.link.iter().map(|link| &*link.label));
        words.extend([&check.ask, &check.proof, &check.cost].into_iter().flatten().map(|it| &**it));
        words.extend(check.cautions.iter().map(String::as_str));
        for step in &check.steps {
            words.push(&step.text);
            words.extend([&step.note, &step.caution].into_iter().flatten().map(|it| &**it));
            words.extend(step.shows.iter().map(|row| row.label.as_str()));
            words.extend(step.shows.iter().filter_map(|row| row.value.as_deref()));
        }
        words.extend(check.choices.iter().map(|choice| choice.label.as_str()));
    }
    for outcome in &guide.outcomes {
        words.extend([&*outcome.title, &outcome.text]);
        words.extend(outcome.steps.iter().map(String::as_str));
        words.extend(outcome.links.iter().map(|link| link.label.as_str()));
    }
    words.extend(guide.sources.iter().map(|source| source.title.as_str()));
    for word in words {
        let (line, nested) = points(word);
        for line in [line].into_iter().chain(nested) {
            let line = plain(line);
            assert!(text.contains(&line), "the fallback lacks {line:?}");
        }
    }
    Ok(())
}

#[test]
fn its_headings_start_where_the_page_wants() -> Result {
    let guide = guide()?;
    for (level, has, lacks) in [(2, "<h2>", "<h1>"), (4, "<h4>", "<h3>"), (9, "<h5>", "<h4>")] {
        let html = render(&guide, &ENGLISH, level)?;
        assert!(html.contains(has) && !html.contains(lacks), "level {level}");
    }
    Ok(())
}

#[test]
fn a_guide_cannot_bring_html_of_its_own() -> Result {
    let mut guide = guide()?;
    guide.title = "<script>alert(1)</script> & \"so\" on".to_owned();
    let html = render(&guide, &ENGLISH, 2)?;
    assert!(!html.contains("<script"));
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;so&quot; on"));
    Ok(())
}

#[test]
fn every_link_inside_it_leads_somewhere() -> Result {
    let html = render(&guide()?, &ENGLISH, 2)?;
    for link in html.split("href=\"#").skip(1) {
        let id = link.split('"').next().unwrap_or_default();
        assert!(html.contains(&format!("id=\"{id}\"")), "nothing has the id {id}");
    }
    Ok(())
}
