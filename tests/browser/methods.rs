//! What a page may ask of the element: the answers so far, a check, a new start.

use serde_json::{Value, json};
use tokio::sync::watch;

use crate::support::{Fault, Guide, Page, Reply, Screen, TestContext, Tested, cases, until};

cases! {
    the_answers_are_those_that_the_events_told,
    answers_that_no_longer_count_are_not_among_them,
    open_shows_a_check_and_takes_the_focus_there,
    open_with_another_id_tells_the_owner_and_changes_nothing,
    reset_starts_over_and_can_be_undone,
    open_starts_a_widget_that_waits_for_a_tap,
    open_starts_a_widget_far_below,
    open_starts_a_widget_whose_list_is_being_read,
    what_is_asked_while_it_loads_is_done_once_it_is_there_in_turn,
    what_is_asked_of_an_element_outside_the_page_is_done_once_it_is_inside,
    what_is_asked_after_a_failure_tries_once_more,
    a_listener_may_ask_for_more,
}

const PAGE: &str = "/pages/with-element.html";
const ELEMENT: &str = "document.querySelector('quick-checks')";

fn restart() -> Screen {
    Screen::Check { id: "restart".to_owned() }
}

/// Asks the element for something.
async fn ask(page: &Page, what: &str) -> Result<(), Fault> {
    page.ask(&format!("{ELEMENT}.{what}")).await
}

async fn answers(page: &Page) -> Result<Value, Fault> {
    page.ask(&format!("return {ELEMENT}.answers")).await
}

/// Waits until the script has made the element ours.
async fn is_upgraded(page: &Page) -> Result<(), Fault> {
    until("the script has run", async || {
        let there = "return Boolean(customElements.get('quick-checks'))";
        Ok(page.ask::<bool>(there).await?.then_some(()))
    })
    .await
}

async fn the_answers_are_those_that_the_events_told(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    assert_eq!(answers(&page).await?, json!([]));
    page.midway(&guide).await?;
    page.answer("still-failing").await?;
    let told = page.details("answer").await?;
    assert_eq!(told.len(), 2);
    assert_eq!(answers(&page).await?, json!(told));
    // What a page does to them is its own business.
    page.ask::<()>(&format!("{ELEMENT}.answers.length = 0")).await?;
    page.reload().await?;
    page.ready().await?;
    assert_eq!(answers(&page).await?, json!(told), "those of the visit before, too");
    context.quiet().await
}

async fn answers_that_no_longer_count_are_not_among_them(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    page.midway(&guide).await?;
    page.action("back").await?;
    assert_eq!(answers(&page).await?, json!([]), "taken back");
    page.answer("still-failing").await?;
    let told = page.details("answer").await?;
    assert_eq!(told.len(), 2);
    assert_eq!(answers(&page).await?, json!(told[1..]));
    context.quiet().await
}

async fn open_shows_a_check_and_takes_the_focus_there(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    let here = page.midway(&guide).await?;
    ask(&page, "open('restart')").await?;
    page.shows(&restart()).await?;
    page.focuses_title().await?;
    assert_eq!(page.action("back").await?, here, "the answers are as they were");
    context.quiet().await
}

async fn open_with_another_id_tells_the_owner_and_changes_nothing(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    let here = page.midway(&guide).await?;
    ask(&page, "open('no-such-check')").await?;
    page.settle().await?;
    assert_eq!(page.screen().await?, Some(here));
    let errors = page.details("error").await?;
    assert_eq!(errors.len(), 1);
    assert_eq!(errors[0]["code"], "check-unknown");
    context.complained_once(&["no-such-check", "open()"]).await
}

async fn reset_starts_over_and_can_be_undone(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    let here = page.midway(&guide).await?;
    ask(&page, "reset()").await?;
    page.shows(&Screen::Symptoms).await?;
    assert_eq!(answers(&page).await?, json!([]));
    assert!(page.stored_answers(&guide.key()).await?.is_empty());
    assert_eq!(page.action("undo").await?, here);
    context.quiet().await
}

async fn open_starts_a_widget_that_waits_for_a_tap(context: TestContext) -> Tested {
    let page = context.visit("/pages/tap.html").await?;
    until("there is a button", async || Ok(page.has("[part='start']").await?.then_some(())))
        .await?;
    assert_eq!(answers(&page).await?, json!([]));
    ask(&page, "open('restart')").await?;
    page.shows(&restart()).await?;
    assert!(!page.has("[part='start']").await?);
    assert_eq!(page.details("ready").await?.len(), 1);
    context.quiet().await
}

async fn open_starts_a_widget_far_below(context: TestContext) -> Tested {
    let page = context.visit("/pages/below-the-fold.html").await?;
    is_upgraded(&page).await?;
    page.settle().await?;
    assert_eq!(page.screen().await?, None);
    ask(&page, "open('restart')").await?;
    page.shows(&restart()).await?;
    page.focuses_title().await?;
    let seen = format!(
        "const {{ top }} = {ELEMENT}.getBoundingClientRect(); return top > -200 && top < innerHeight"
    );
    assert!(page.ask::<bool>(&seen).await?, "it is in sight");
    context.quiet().await
}

async fn open_starts_a_widget_whose_list_is_being_read(context: TestContext) -> Tested {
    let page = context.visit("/pages/anchors.html#what-to-check").await?;
    until("there is a button", async || Ok(page.has("[part='start']").await?.then_some(())))
        .await?;
    ask(&page, "open('restart')").await?;
    page.shows(&restart()).await?;
    context.quiet().await
}

async fn what_is_asked_while_it_loads_is_done_once_it_is_there_in_turn(
    context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    let (open, held) = watch::channel(false);
    context.server.reply(".wasm", Reply::Held(held));
    // A link that brings an answer along.
    let (id, symptom) = (guide.text("id"), guide.long_symptom());
    let link = format!("{PAGE}#quick-checks-2_{id}_{symptom}_restart_still-failing");
    let page = context.visit(&link).await?;
    is_upgraded(&page).await?;
    ask(&page, "reset()").await?;
    ask(&page, "open('restart')").await?;
    assert_eq!(page.screen().await?, None);
    open.send(true)?;
    page.shows(&restart()).await?;
    assert_eq!(answers(&page).await?, json!([]));
    context.quiet().await
}

async fn what_is_asked_of_an_element_outside_the_page_is_done_once_it_is_inside(
    context: TestContext,
) -> Tested {
    let page = context.open(PAGE).await?;
    page.ask::<()>(
        "window.kept = document.querySelector('quick-checks');
         window.place = window.kept.parentNode;
         window.kept.remove();",
    )
    .await?;
    page.settle().await?;
    page.ask::<()>("window.kept.open('restart'); window.place.append(window.kept)").await?;
    page.shows(&restart()).await?;
    context.quiet().await
}

async fn what_is_asked_after_a_failure_tries_once_more(context: TestContext) -> Tested {
    let guide = "/pages/kettle.json";
    context.server.reply(guide, Reply::Missing);
    let page = context.visit("/pages/guide-by-address.html").await?;
    until("the owner is told", async || Ok(page.details("error").await?.into_iter().next()))
        .await?;
    context.server.reply_as_usual(guide);
    ask(&page, "reset()").await?;
    page.shows(&Screen::Symptoms).await?;
    context.complained_once(&["404"]).await
}

async fn a_listener_may_ask_for_more(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    page.ask::<()>(
        "document.addEventListener('quick-checks:answer', ({ target }) => {
           window.then = target.answers;
           target.open('restart');
         })",
    )
    .await?;
    page.choose(guide.long_symptom()).await?;
    page.answer("still-failing").await?;
    page.shows(&restart()).await?;
    let then: Value = page.ask("return window.then").await?;
    assert_eq!(then, answers(&page).await?);
    context.quiet().await
}
