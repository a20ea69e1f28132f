//! Something is missing or wrong: the reader keeps the fallback, and the page's owner gets one
//! line and one event that name the fix.

use serde_json::{Value, json};

use crate::support::{Guide, Reply, Stage, Tested, cases, shipped};

cases! {
    a_guide_that_is_not_bundled,
    a_guide_that_is_not_found,
    a_guide_without_checks,
    a_guide_of_a_newer_format,
    a_program_that_is_not_found,
    a_stylesheet_that_is_not_found,
    a_program_that_fails_in_an_unforeseen_way,
    a_browser_without_webassembly_runs_the_same_checks,
    a_policy_that_blocks_webassembly_leaves_the_same_checks,
    an_element_inserted_again_after_a_failure_tries_again,
    a_guide_attribute_that_is_put_right_starts_the_widget,
}

/// The page shows its fallback, and the widget told its owner why, once.
async fn falls_back(stage: Stage, path: &str, code: &str) -> Tested {
    let page = stage.visit(path).await?;
    let why = page.told(code).await?;
    assert!(page.shows_fallback().await?, "the reader sees the list");
    assert_eq!(page.screen().await?, None);
    let words: Vec<&str> = why.iter().map(String::as_str).collect();
    stage.complained_once(&words).await
}

async fn a_guide_that_is_not_bundled(stage: Stage) -> Tested {
    falls_back(stage, "/pages/unknown-guide.html", "guide-unknown").await
}

async fn a_guide_that_is_not_found(stage: Stage) -> Tested {
    stage.server.reply("kettle.json", Reply::Missing);
    falls_back(stage, "/pages/guide-by-address.html", "guide-not-found").await
}

async fn a_guide_without_checks(stage: Stage) -> Tested {
    let text =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/kettle.json"))?;
    let mut guide: Value = serde_json::from_str(&text)?;
    guide.as_object_mut().and_then(|guide| guide.remove("checks"));
    stage.server.reply("kettle.json", Reply::File("application/json", guide.to_string()));
    let page = stage.visit("/pages/guide-by-address.html").await?;
    let [message, _] = page.told("guide-invalid").await?;
    assert!(message.contains("checks"), "it names the place: {message}");
    assert!(message.contains("/pages/kettle.json"), "it names the file: {message}");
    assert!(page.shows_fallback().await?, "the reader sees the list");
    stage.complained_once(&[&message]).await
}

async fn a_guide_of_a_newer_format(stage: Stage) -> Tested {
    let text =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/kettle.json"))?;
    let mut guide: Value = serde_json::from_str(&text)?;
    guide["format"] = json!(99);
    stage.server.reply("kettle.json", Reply::File("application/json", guide.to_string()));
    falls_back(stage, "/pages/guide-by-address.html", "guide-invalid").await
}

async fn a_program_that_is_not_found(stage: Stage) -> Tested {
    stage.server.reply(".wasm", Reply::Missing);
    falls_back(stage, "/pages/with-element.html", "program-unavailable").await
}

async fn a_stylesheet_that_is_not_found(stage: Stage) -> Tested {
    stage.server.reply(".css", Reply::Missing);
    falls_back(stage, "/pages/with-element.html", "style-unavailable").await
}

async fn a_program_that_fails_in_an_unforeseen_way(stage: Stage) -> Tested {
    let broken = "export default async () => {};
        export function open() { throw new DOMException('out of luck', 'DataCloneError'); }";
    let glue = shipped("quick-checks-app-", ".js")?;
    stage.server.reply(&glue, Reply::File("text/javascript", broken.to_owned()));
    falls_back(stage, "/pages/with-element.html", "failed").await
}

async fn a_browser_without_webassembly_runs_the_same_checks(stage: Stage) -> Tested {
    works(stage, "/pages/no-webassembly.html").await
}

async fn a_policy_that_blocks_webassembly_leaves_the_same_checks(stage: Stage) -> Tested {
    stage.server.policy("script-src 'self'")?;
    works(stage, "/pages/with-element.html").await
}

/// The page runs the program as plain JavaScript, from symptom to outcome.
async fn works(stage: Stage, path: &str) -> Tested {
    let guide = Guide::bundled()?;
    let page = stage.open(path).await?;
    let asked = stage.server.requests();
    assert!(asked.iter().any(|path| path.contains("quick-checks-plain-")), "{asked:?}");
    assert!(!asked.iter().any(|path| path.contains(".wasm")), "nothing heavy in vain: {asked:?}");
    let mut screen = page.choose(guide.long_symptom()).await?;
    while screen.check().is_some() {
        screen = page.answer("still-failing").await?;
    }
    assert_eq!(guide.when(screen.outcome().unwrap_or_default())?, "exhausted");
    stage.unblamed().await
}

async fn an_element_inserted_again_after_a_failure_tries_again(stage: Stage) -> Tested {
    stage.server.reply(".wasm", Reply::Missing);
    let page = stage.visit("/pages/removed.html").await?;
    let why = page.told("program-unavailable").await?;
    stage.server.reply_as_usual(".wasm");
    page.click_in_page("#remove").await?;
    page.click_in_page("#insert").await?;
    page.sees("ready", 1).await?;
    assert!(!page.shows_fallback().await?);
    stage.complained_once(&[&why[0]]).await
}

async fn a_guide_attribute_that_is_put_right_starts_the_widget(stage: Stage) -> Tested {
    let guide = Guide::bundled()?;
    let page = stage.visit("/pages/unknown-guide.html").await?;
    let why = page.told("guide-unknown").await?;
    let id = guide.text("id");
    page.ask::<()>(&format!(
        "document.querySelector('quick-checks').setAttribute('guide', '{id}')"
    ))
    .await?;
    page.sees("ready", 1).await?;
    assert_eq!(page.values("data-symptom").await?, guide.symptoms());
    stage.complained_once(&[&why[0]]).await
}
