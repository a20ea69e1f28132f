//! The element is removed, inserted again, or moved.

use tokio::sync::watch;

use crate::support::{Guide, Reply, Screen, TestContext, Tested, cases};

cases! {
    a_removed_element_resumes_when_it_is_inserted_again,
    twenty_removals_leave_one_widget_that_works,
    a_moved_element_keeps_its_widget_as_it_is,
    an_element_removed_while_it_loads_starts_when_it_is_inserted_again,
    an_element_moved_while_it_loads_starts_once,
}

const PAGE: &str = "/pages/removed.html";

async fn a_removed_element_resumes_when_it_is_inserted_again(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    page.choose(guide.long_symptom()).await?;
    let here = page.answer("still-failing").await?;
    page.click_in_page("#remove").await?;
    let freed: bool = page
        .ask(
            "const root = element.shadowRoot;
             return root.querySelector('slot') !== null && !root.querySelector('[data-view]');",
        )
        .await?;
    assert!(freed, "a removed element shows what the page wrote inside it");
    page.click_in_page("#insert").await?;
    page.sees("ready", 2).await?;
    assert_eq!(page.screen().await?, Some(here));
    context.quiet().await
}

async fn twenty_removals_leave_one_widget_that_works(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    page.choose(guide.long_symptom()).await?;
    let requests = context.server.requests();
    for again in 2..22 {
        page.click_in_page("#remove").await?;
        page.click_in_page("#insert").await?;
        page.sees("ready", again).await?;
    }
    assert_eq!(page.count("[data-view]").await?, 1);
    assert_eq!(page.count("[part='card']").await?, 1);
    assert_eq!(page.count("slot").await?, 0);
    page.answer("still-failing").await?;
    assert_eq!(page.details("answer").await?.len(), 1, "one answer is one event");
    assert_eq!(page.stored_answers(&guide.key()).await?.len(), 1);
    assert_eq!(context.server.requests(), requests, "nothing is loaded again");
    context.quiet().await
}

async fn a_moved_element_keeps_its_widget_as_it_is(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    let first = page.choose(guide.long_symptom()).await?;
    page.answer("still-failing").await?;
    // What is not saved shows whether it is the same widget: a look at an earlier answer.
    let here = page.change(first.check()).await?;
    page.click_in_page("#move").await?;
    page.settle().await?;
    assert_eq!(page.screen().await?, Some(here));
    assert_eq!(page.details("ready").await?.len(), 1);
    assert!(page.ask::<bool>("return there.contains(element)").await?);
    page.action("back").await?;
    context.quiet().await
}

async fn an_element_removed_while_it_loads_starts_when_it_is_inserted_again(
    context: TestContext,
) -> Tested {
    let (open, held) = watch::channel(false);
    context.server.reply(".wasm", Reply::Held(held));
    let page = context.visit(PAGE).await?;
    page.settle().await?;
    page.click_in_page("#remove").await?;
    open.send(true)?;
    page.settle().await?;
    page.click_in_page("#insert").await?;
    page.sees("ready", 1).await?;
    assert_eq!(page.screen().await?, Some(Screen::Symptoms));
    assert_eq!(page.count("[data-view]").await?, 1);
    assert_eq!(page.events().await?.len(), 1);
    context.quiet().await
}

async fn an_element_moved_while_it_loads_starts_once(context: TestContext) -> Tested {
    let (open, held) = watch::channel(false);
    context.server.reply(".wasm", Reply::Held(held));
    let page = context.visit(PAGE).await?;
    page.settle().await?;
    page.click_in_page("#move").await?;
    open.send(true)?;
    page.sees("ready", 1).await?;
    page.settle().await?;
    assert_eq!(page.count("[data-view]").await?, 1);
    assert_eq!(page.events().await?.len(), 1);
    context.quiet().await
}
