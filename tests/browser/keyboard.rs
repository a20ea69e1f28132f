//! The whole way by keyboard alone, and what a screen reader is told.

use quick_checks_core::words::{ENGLISH, fill};

use crate::support::{Guide, Key, Screen, TestContext, Tested, cases};

cases! {
    the_whole_way_can_be_gone_by_keyboard_alone,
    nothing_takes_the_focus_or_speaks_before_the_reader_acts,
    each_screen_is_announced_by_a_live_region_that_was_there_before,
    what_was_announced_is_nowhere_to_be_read_once_more,
    steps_are_an_ordered_list_in_a_named_region,
}

/// What speaks of each new screen; parts of a screen have regions of their own.
const REGION: &str = ".card > [aria-live]";
const PAGE: &str = "/pages/with-element.html";

async fn the_whole_way_can_be_gone_by_keyboard_alone(context: TestContext) -> Tested {
    use Key::{BackTab, Enter, Space, Tab};
    let guide = Guide::bundled()?;
    context.resize(390, 844).await?;
    let page = context.open(PAGE).await?;
    // To a symptom, and past the first check.
    let symptom = format!("[data-symptom='{}']", guide.long_symptom());
    let first = page.press_on(&symptom, Tab, Enter).await?;
    assert!(first.as_ref().is_some_and(|screen| screen.check().is_some()), "{first:?}");
    let second = page.press_on("[data-answer='still-failing']", Tab, Space).await?;
    assert_ne!(first, second);
    // One back, and on again.
    assert_eq!(page.press_on("[data-action='back']", BackTab, Enter).await?, first);
    assert_eq!(page.press_on("[data-answer='still-failing']", Tab, Enter).await?, second);
    // Unfold the trail, change the first answer, and keep it after all.
    page.go_to(".trail summary", Tab).await?;
    page.press(Enter).await?;
    let id = first.as_ref().and_then(Screen::check).unwrap_or_default();
    let changing = page.press_on(&format!("[data-for='{id}']"), Tab, Enter).await?;
    assert_eq!(changing, first);
    assert_eq!(page.press_on("[data-action='back']", BackTab, Space).await?, second);
    // Something runs: go on meanwhile, then say how it went.
    while !page.has("[data-answer='later']").await? {
        page.press_on("[data-answer='still-failing']", Tab, Enter).await?;
    }
    if page.has(".others:not([open]) [data-answer='later']").await? {
        page.go_to(".others > summary", Tab).await?;
        page.press(Space).await?;
    }
    let waiting = page.press_on("[data-answer='later']", Tab, Enter).await?;
    assert!(waiting.as_ref().is_some_and(|screen| screen.outcome().is_some()), "{waiting:?}");
    page.press_on("[data-action='continue']", Tab, Enter).await?;
    assert_eq!(page.press_on("[data-action='back']", BackTab, Enter).await?, waiting);
    let end = page.press_on("[data-answer='fixed']", Tab, Space).await?;
    let end = end.as_ref().and_then(Screen::outcome).unwrap_or_default();
    assert_eq!(guide.when(end)?, "fixed");
    // The second backup unfolds; then all is erased, and that undone.
    page.go_to(".offer summary", Tab).await?;
    page.press(Space).await?;
    assert!(page.has(".offer[open]").await?);
    let erased = page.press_on("[data-action='restart']", Tab, Enter).await?;
    assert_eq!(erased, Some(Screen::Symptoms));
    let undone = page.press_on("[data-action='undo']", BackTab, Enter).await?;
    assert_eq!(undone.as_ref().and_then(Screen::outcome), Some(end));
    context.quiet().await
}

async fn nothing_takes_the_focus_or_speaks_before_the_reader_acts(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    page.settle().await?;
    assert!(page.focus().await?.is_none());
    assert_eq!(page.text(REGION).await?, "");
    page.choose(guide.long_symptom()).await?;
    page.answer("still-failing").await?;
    page.reload().await?;
    page.ready().await?;
    page.settle().await?;
    assert!(page.focus().await?.is_none(), "a reader who comes back is where the page is");
    assert_eq!(page.text(REGION).await?, "");
    context.quiet().await
}

async fn each_screen_is_announced_by_a_live_region_that_was_there_before(
    context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    let root = "document.querySelector('quick-checks').shadowRoot";
    page.ask::<()>(&format!("window.region = {root}.querySelector('.card > [aria-live]')")).await?;
    let same = format!("return window.region === {root}.querySelector('.card > [aria-live]')");
    page.choose(guide.long_symptom()).await?;
    for at in 1..4 {
        let text = page.text(REGION).await?;
        let here = fill(ENGLISH.progress(), &[("n", &at.to_string()), ("what", "")]);
        let answer = fill(ENGLISH.recorded(), &[("what", "")]);
        let answer = answer.trim_end_matches('.');
        assert!(text.starts_with(answer) && text.contains(&here), "{text:?} says {here:?}");
        assert!(page.ask::<bool>(&same).await?, "a new region would not be heard");
        page.answer("still-failing").await?;
    }
    page.answer("fixed").await?;
    let here = page.text("[part='progress']").await?;
    assert!(page.text(REGION).await?.ends_with(&here), "it ends with {here:?}");
    page.action("restart").await?;
    assert_eq!(page.text(REGION).await?, ENGLISH.erased());
    assert!(page.ask::<bool>(&same).await?);
    context.quiet().await
}

async fn what_was_announced_is_nowhere_to_be_read_once_more(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    // The seconds in which it is heard pass when the test says so.
    page.ask::<()>(
        "const { setTimeout } = window;
         window.later = [];
         window.setTimeout = (act, delay, ...more) =>
             (delay > 2000 && delay < 20000
                 ? window.later.push(act)
                 : setTimeout(act, delay, ...more));",
    )
    .await?;
    page.choose(guide.long_symptom()).await?;
    page.answer("still-failing").await?;
    // Whoever reads on from the title, where the focus is, comes by nothing that was said.
    let title_follows = "!!(it.compareDocumentPosition(it.getRootNode().querySelector('.title'))
        & it.DOCUMENT_POSITION_FOLLOWING)";
    assert!(page.of::<bool>(REGION, title_follows).await?);
    // Each of them is taken away when its own time is over.
    let said = page.text(REGION).await?;
    assert_ne!(said, "");
    assert_eq!(page.ask::<usize>("return window.later.length").await?, 2);
    page.ask::<()>("window.later.shift()()").await?;
    assert_eq!(page.text(REGION).await?, said);
    page.ask::<()>("window.later.shift()()").await?;
    assert_eq!(page.text(REGION).await?, "");
    context.quiet().await
}

async fn steps_are_an_ordered_list_in_a_named_region(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    let screen = page.choose(guide.symptom_of("space-for-next-backup")).await?;
    let check = guide.check(screen.check().unwrap_or_default())?;
    let found: Vec<String> = page
        .ask(
            "const root = document.querySelector('quick-checks').shadowRoot;
             const card = root.querySelector('[part=card]');
             const list = root.querySelector('section ol');
             const dock = root.querySelector('[part=dock]');
             return [card.getAttribute('role'), card.getAttribute('aria-label'),
                 list.getAttribute('role'), String(list.children.length),
                 dock.firstChild.tagName, dock.firstChild.textContent,
                 String(dock.hasAttribute('aria-label'))];",
        )
        .await?;
    let steps = check["steps"].as_array().map_or(0, Vec::len);
    let steps = steps + usize::from(check["retest"].as_bool().unwrap_or(true));
    let ask = check["ask"].as_str().unwrap_or_default();
    let steps = steps.to_string();
    assert_eq!(found, ["region", guide.text("title"), "list", &steps, "H3", ask, "false"]);
    context.quiet().await
}
