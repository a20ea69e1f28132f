//! Without any script: the list in the page is complete, and folds by the browser's own means.

use quick_checks_core::fallback::render;
use quick_checks_core::guide::decode;
use quick_checks_core::rich_text::{plain, points};
use quick_checks_core::words::ENGLISH;
use serde_json::Value;

use crate::support::{BrowserMode, Fault, Reply, TestContext, Tested, cases};

cases! {
    every_text_of_the_first_guide_is_in_the_page_and_unfolds,
    every_text_of_the_second_guide_is_in_the_page_and_unfolds,
}

const FIRST: &str = include_str!("../../guides/icloud-backup.json");
const SECOND: &str = include_str!("../../guides/iphone-wifi.json");

/// What a guide says that is no text for the reader of the list: what the widget alone says while
/// it runs (the fields of a sum, paid links for those who asked for them), and what authors note
/// down.
const NOT_IN_THE_LIST: [&str; 9] = [
    "stands_for",
    "subject",
    "group",
    "fields",
    "gear",
    "disclosure",
    "reminder",
    "words",
    "ask_back",
];

async fn every_text_of_the_first_guide_is_in_the_page_and_unfolds(context: TestContext) -> Tested {
    every_text_unfolds(context, FIRST).await
}

async fn every_text_of_the_second_guide_is_in_the_page_and_unfolds(context: TestContext) -> Tested {
    every_text_unfolds(context, SECOND).await
}

async fn every_text_unfolds(mut context: TestContext, guide: &str) -> Tested {
    context.server.reply("with-element.html", Reply::File("text/html", article(guide)?));
    context.reopen_browser_as(BrowserMode::WithoutScripts).await?;
    let page = context.visit("/pages/with-element.html").await?;
    assert!(context.server.requests().is_empty(), "no script was asked for");
    let folded: String = page.ask("return document.body.innerText").await?;
    let folds: usize = page.ask("return document.querySelectorAll('details').length").await?;
    assert!(folds > 10, "{folds}");
    let open = "return document.querySelectorAll('details[open]').length";
    let before: usize = page.ask(open).await?;
    page.click_in_page("summary").await?;
    assert_ne!(page.ask::<usize>(open).await?, before, "a click folds or unfolds");
    page.ask::<()>("for (const fold of document.querySelectorAll('details')) fold.open = true;")
        .await?;
    let unfolded: String = page.ask("return document.body.innerText").await?;
    assert!(unfolded.len() > folded.len() * 2, "it was folded before");
    let guide: Value = serde_json::from_str(guide)?;
    let mut texts = Vec::new();
    collect(&guide, &mut texts);
    assert!(texts.len() > 100, "{}", texts.len());
    let lines = texts.iter().flat_map(|text| {
        let (line, nested) = points(text);
        [line].into_iter().chain(nested).map(plain)
    });
    let lacks: Vec<String> = lines.filter(|line| !unfolded.contains(line)).collect();
    assert!(lacks.is_empty(), "of {} texts: {lacks:#?}", texts.len());
    context.quiet().await
}

/// A page as a blogger makes it: the list inside the element.
fn article(guide: &str) -> Result<String, Fault> {
    let list = render(&decode(guide)?, &ENGLISH, 2)?;
    let page = include_str!("../pages/with-element.html");
    Ok(page.replace("<p>The checks as a list.</p>", &list))
}

/// Every text for readers: whatever has more than one word.
fn collect<'a>(value: &'a Value, texts: &mut Vec<&'a str>) {
    match value {
        Value::String(text) if text.contains(' ') => texts.push(text),
        Value::Array(list) => list.iter().for_each(|value| collect(value, texts)),
        Value::Object(object) => object
            .iter()
            .filter(|(name, _)| !NOT_IN_THE_LIST.contains(&name.as_str()))
            // A sum needs a program; what follows from it is in the list.
            .filter(|(name, _)| *name != "title" || !object.contains_key("fields"))
            .for_each(|(_, value)| collect(value, texts)),
        _ => {}
    }
}
