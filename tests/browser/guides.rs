//! Guides other than the first: bundled, inside the element, from an address; and a guide that
//! changed since the reader was here.

use serde_json::{Value, json};

use crate::support::{Guide, Reply, TestContext, Tested, cases};

cases! {
    another_bundled_guide_runs_from_symptom_to_outcome,
    html_in_the_words_of_a_guide_is_shown_as_words,
    a_guide_from_an_address_cannot_link_to_a_script,
    a_new_symptom_midway_keeps_what_was_answered,
    a_guide_that_changed_tells_so_and_keeps_what_still_fits,
    a_check_says_why_it_is_next_and_how_long_it_takes,
    a_guide_of_titles_and_steps_runs_from_its_start_to_its_end,
}

/// The first guide in it says no more than it has to.
const AUTHORING: &str = include_str!("../../docs/authoring.md");
const KETTLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/kettle.json");

async fn another_bundled_guide_runs_from_symptom_to_outcome(context: TestContext) -> Tested {
    let guide = Guide::read("guides/iphone-wifi.json")?;
    let page = context.open("/pages/second-guide.html").await?;
    for symptom in guide.symptoms() {
        let mut screen = page.choose(symptom).await?;
        while screen.check().is_some() {
            screen = page.answer("still-failing").await?;
        }
        let outcome = screen.outcome().unwrap_or_default();
        assert_eq!(guide.when(outcome)?, "exhausted", "{symptom}");
        page.action("restart").await?;
    }
    context.quiet().await
}

async fn html_in_the_words_of_a_guide_is_shown_as_words(context: TestContext) -> Tested {
    let page = context.open("/pages/guide-with-html.html").await?;
    assert_eq!(page.sees("ready", 1).await?, [json!({ "guide": "inside" })]);
    assert!(page.text("[data-symptom='odd']").await?.contains("<img src=x onerror=alert(1)>"));
    page.choose("odd").await?;
    assert_eq!(page.text(".title").await?, "<b>Look</b> & listen");
    assert_eq!(page.text(".origin p").await?, "&lt;i&gt; stays as written.");
    assert_eq!(page.count("img, .title b").await?, 0, "no element came of it");
    page.answer("fixed").await?;
    assert_eq!(page.stored_keys().await?, ["quick-checks/1/inside"]);
    context.quiet().await
}

async fn a_guide_from_an_address_cannot_link_to_a_script(context: TestContext) -> Tested {
    let mut guide: Value = serde_json::from_str(&std::fs::read_to_string(KETTLE)?)?;
    guide["checks"][1]["link"]["url"] = json!("javascript:alert(1)");
    context.server.reply("kettle.json", Reply::File("application/json", guide.to_string()));
    let page = context.visit("/pages/guide-by-address.html").await?;
    let errors = page.sees("error", 1).await?;
    let message = errors.first().and_then(|error| error["message"].as_str()).unwrap_or_default();
    assert!(message.contains("checks[1].link.url: expected an https address"), "{message}");
    assert!(page.shows_fallback().await?);
    context.complained_once(&[message]).await
}

async fn a_new_symptom_midway_keeps_what_was_answered(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open("/pages/with-element.html").await?;
    let first = guide.long_symptom();
    let mut asked = Vec::new();
    let mut screen = page.choose(first).await?;
    for _ in 0..3 {
        asked.extend(screen.check().map(str::to_owned));
        screen = page.answer("still-failing").await?;
    }
    page.action("symptom").await?;
    let other = guide.symptoms().into_iter().rfind(|symptom| *symptom != first);
    let screen = page.choose(other.unwrap_or_default()).await?;
    let answers = page.stored_answers(&guide.key()).await?;
    assert_eq!(
        answers.iter().map(|(check, _)| check).collect::<Vec<_>>(),
        asked.iter().collect::<Vec<_>>()
    );
    assert!(screen.check().is_some_and(|check| !asked.iter().any(|one| one == check)));
    context.quiet().await
}

async fn a_guide_that_changed_tells_so_and_keeps_what_still_fits(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open("/pages/with-element.html").await?;
    page.choose(guide.long_symptom()).await?;
    page.answer("still-failing").await?;
    let text = page.stored(&guide.key()).await?.unwrap_or_default();
    let mut saved: Value = serde_json::from_str(&text)?;
    if let Some(answers) = saved["answers"].as_array_mut() {
        answers.push(json!({ "check": "gone-since", "answer": "still-failing" }));
    }
    page.store(&guide.key(), &saved.to_string()).await?;
    page.reload().await?;
    page.ready().await?;
    let notice = page.text("[part='notice']").await?;
    assert!(notice.contains(quick_checks_core::words::ENGLISH.guide_changed()), "{notice}");
    assert!(page.text("[part='progress']").await?.starts_with("Check 2 "));
    context.quiet().await
}

async fn a_check_says_why_it_is_next_and_how_long_it_takes(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open("/pages/with-element.html").await?;
    page.choose(guide.long_symptom()).await?;
    let line = page.text(".line").await?;
    assert!(line.starts_with(quick_checks_core::words::ENGLISH.first()), "{line}");
    let (_, time) = line.split_once(" Takes about ").unwrap_or_default();
    assert!(time.ends_with("minute.") || time.ends_with("minutes."), "{line}");
    context.quiet().await
}

async fn a_guide_of_titles_and_steps_runs_from_its_start_to_its_end(
    context: TestContext,
) -> Tested {
    let words = &quick_checks_core::words::ENGLISH;
    let (_, rest) = AUTHORING.split_once("```json\n").unwrap_or_default();
    let (brief, _) = rest.split_once("```").unwrap_or_default();
    let guide: Value = serde_json::from_str(brief)?;
    context.server.reply("kettle.json", Reply::File("application/json", brief.to_owned()));
    let page = context.open("/pages/guide-by-address.html").await?;
    assert_eq!(page.text(".title").await?, words.question());
    assert_eq!(page.count("[data-symptom]").await?, 1, "one start");
    assert_eq!(page.count("[type='search']").await?, 0, "nothing to look for");
    let mut screen = page.choose("it").await?;
    for check in guide["checks"].as_array().into_iter().flatten() {
        assert!(screen.check().is_some(), "{screen:?}");
        assert_eq!(page.text(".title").await?, check["title"].as_str().unwrap_or_default());
        assert_eq!(page.text(".line").await?, words.on_list());
        let position = page.text("[part='progress']").await?;
        assert!(position.ends_with(words.stage_cautious()), "{position}");
        let steps = check["steps"].as_array().map_or(0, Vec::len);
        assert_eq!(page.count(".steps > li").await?, steps, "and none to try again");
        assert!(page.text(".origin").await?.contains(words.no_source()));
        screen = page.answer("still-failing").await?;
    }
    assert_eq!(screen.outcome(), Some("exhausted"));
    assert_eq!(page.text(".title").await?, words.all_tried());
    let empty = "return [...document.querySelector('quick-checks').shadowRoot
      .querySelectorAll('p:empty:not([aria-live])')]
      .filter((one) => one.getClientRects().length).length;";
    assert_eq!(page.ask::<u32>(empty).await?, 0, "what the guide leaves out takes no room");
    page.reload().await?;
    page.ready().await?;
    assert_eq!(page.text(".title").await?, words.all_tried());
    page.action("back").await?;
    screen = page.answer("fixed").await?;
    assert_eq!(screen.outcome(), Some("fixed"));
    assert_eq!(page.text(".title").await?, words.works_again());
    context.quiet().await
}
