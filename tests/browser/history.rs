//! Browser Back and Forward, on a page that asks for them with `history`.

use crate::support::{Fault, Guide, Page, Reply, Screen, TestContext, Tested, cases, until};

cases! {
    back_and_forward_go_from_screen_to_screen_and_take_nothing_back,
    the_widgets_own_back_keeps_in_step,
    from_an_outcome_back_shows_its_check_and_forward_the_outcome,
    a_reload_keeps_the_place_in_the_history,
    drawn_anew_at_an_earlier_entry_the_widget_shows_its_screen,
    before_the_first_screen_back_leaves_and_forward_leads_to_the_same_answers,
    a_page_that_does_not_ask_gets_no_entry,
    our_own_page_asks_for_it,
}

const PAGE: &str = "/pages/with-element.html";

/// A page with the attribute.
async fn open(context: &TestContext) -> Result<Page, Fault> {
    let html = include_str!("../pages/with-element.html");
    let html = html.replace("<quick-checks ", "<quick-checks history ");
    context.server.reply("with-element.html", Reply::File("text/html", html));
    let page = context.open(PAGE).await?;
    follows(&page).await?;
    Ok(page)
}

/// Waits until the page's entry is ours: the script for it is loaded only then.
async fn follows(page: &Page) -> Result<(), Fault> {
    until("the history is followed", async || {
        Ok(page.ask::<bool>("return Boolean(history.state?.quickChecks)").await?.then_some(()))
    })
    .await
}

/// Before a page is left or loaded again: marks it and its entry, which keeps our state meanwhile.
async fn mark(page: &Page) -> Result<(), Fault> {
    page.ask(
        "window.isKept = true;
         const { quickChecks } = history.state;
         history.replaceState({ quickChecks: { ...quickChecks, isOld: true } }, '')",
    )
    .await
}

/// Waits until a marked page is followed again: the browser has kept it, or its entry is new.
async fn follows_again(page: &Page) -> Result<(), Fault> {
    until("the history is followed again", async || {
        let follows = "return Boolean(window.isKept || !history.state?.quickChecks?.isOld)";
        Ok(page.ask::<bool>(follows).await?.then_some(()))
    })
    .await
}

/// Waits until the entry of the history is that of a check.
async fn entry_is_of(page: &Page, check: &Screen) -> Result<(), Fault> {
    until(&format!("the entry is that of {check:?}"), async || {
        let view: String = page.ask("return history.state.quickChecks.view").await?;
        Ok((Some(view.as_str()) == check.check()).then_some(()))
    })
    .await
}

async fn back_and_forward_go_from_screen_to_screen_and_take_nothing_back(
    context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    let page = open(&context).await?;
    let first = page.choose(guide.long_symptom()).await?;
    let second = page.answer("still-failing").await?;
    let third = page.answer("still-failing").await?;
    let answers = page.stored_answers(&guide.key()).await?;
    for (step, screen) in [
        ("back", &second),
        ("back", &first),
        ("back", &Screen::Symptoms),
        ("forward", &first),
        ("forward", &second),
        ("forward", &third),
    ] {
        page.ask::<()>(&format!("history.{step}()")).await?;
        page.shows(screen).await?;
        assert_eq!(page.stored_answers(&guide.key()).await?, answers, "nothing is taken back");
    }
    // Another answer given from there goes on from there.
    page.ask::<()>("history.back()").await?;
    page.shows(&second).await?;
    assert_eq!(page.answer("still-failing").await?, third);
    context.quiet().await
}

async fn the_widgets_own_back_keeps_in_step(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = open(&context).await?;
    let first = page.choose(guide.long_symptom()).await?;
    page.answer("still-failing").await?;
    assert_eq!(page.action("back").await?, first);
    entry_is_of(&page, &first).await?;
    page.ask::<()>("history.back()").await?;
    page.shows(&Screen::Symptoms).await?;
    context.quiet().await
}

async fn from_an_outcome_back_shows_its_check_and_forward_the_outcome(
    context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    let page = open(&context).await?;
    let check = page.choose(guide.symptom_of("wifi-connected")).await?;
    let end = page.answer("fixed").await?;
    assert!(end.outcome().is_some(), "{end:?}");
    let answers = page.stored_answers(&guide.key()).await?;
    page.ask::<()>("history.back()").await?;
    page.shows(&check).await?;
    page.ask::<()>("history.forward()").await?;
    page.shows(&end).await?;
    assert_eq!(page.stored_answers(&guide.key()).await?, answers);
    assert_eq!(page.details("outcome").await?.len(), 1, "it has ended once");
    context.quiet().await
}

async fn a_reload_keeps_the_place_in_the_history(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = open(&context).await?;
    let first = page.choose(guide.long_symptom()).await?;
    let second = page.answer("still-failing").await?;
    let entries: usize = page.ask("return history.length").await?;
    mark(&page).await?;
    page.reload().await?;
    page.shows(&second).await?;
    follows_again(&page).await?;
    assert_eq!(page.ask::<usize>("return history.length").await?, entries, "no entry more");
    // The widget's own Back still goes back there, and adds none.
    assert_eq!(page.action("back").await?, first);
    entry_is_of(&page, &first).await?;
    assert_eq!(page.ask::<usize>("return history.length").await?, entries);
    page.ask::<()>("history.back()").await?;
    page.shows(&Screen::Symptoms).await?;
    context.quiet().await
}

/// As some routers do whenever the reader goes back, and browsers that have lost the page.
async fn drawn_anew_at_an_earlier_entry_the_widget_shows_its_screen(
    context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    let page = open(&context).await?;
    page.choose(guide.long_symptom()).await?;
    let second = page.answer("still-failing").await?;
    let third = page.answer("still-failing").await?;
    let answers = page.stored_answers(&guide.key()).await?;
    page.ask::<()>("history.back()").await?;
    page.shows(&second).await?;
    page.reload().await?;
    page.shows(&second).await?;
    entry_is_of(&page, &second).await?;
    page.ask::<()>("history.forward()").await?;
    page.shows(&third).await?;
    assert_eq!(page.stored_answers(&guide.key()).await?, answers);
    context.quiet().await
}

async fn before_the_first_screen_back_leaves_and_forward_leads_to_the_same_answers(
    context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    context.visit("/pages/without-widget.html").await?;
    let page = open(&context).await?;
    let first = page.choose(guide.long_symptom()).await?;
    let here = page.answer("still-failing").await?;
    let answers = page.stored_answers(&guide.key()).await?;
    for screen in [&first, &Screen::Symptoms] {
        page.ask::<()>("history.back()").await?;
        page.shows(screen).await?;
    }
    mark(&page).await?;
    page.ask::<()>("history.back()").await?;
    until("the page before is there", async || {
        let there = "return location.pathname.endsWith('without-widget.html')";
        Ok(page.ask::<bool>(there).await?.then_some(()))
    })
    .await?;
    // Kept by the browser or loaded anew, the page comes with its answers.
    page.ask::<()>("history.forward()").await?;
    page.ready().await?;
    follows_again(&page).await?;
    assert_eq!(page.stored_answers(&guide.key()).await?, answers);
    for screen in [&first, &here] {
        page.ask::<()>("history.forward()").await?;
        page.shows(screen).await?;
    }
    assert_eq!(page.stored_answers(&guide.key()).await?, answers);
    // So does a new visit.
    let page = open(&context).await?;
    page.shows(&here).await?;
    assert_eq!(page.stored_answers(&guide.key()).await?, answers);
    context.quiet().await
}

async fn a_page_that_does_not_ask_gets_no_entry(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    let before: usize = page.ask("return history.length").await?;
    page.choose(guide.long_symptom()).await?;
    page.answer("still-failing").await?;
    page.settle().await?;
    assert_eq!(page.ask::<usize>("return history.length").await?, before);
    assert!(page.ask::<bool>("return history.state === null").await?);
    assert_eq!(context.server.asked_for("/dist/quick-checks-history"), 0);
    context.quiet().await
}

async fn our_own_page_asks_for_it(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open("/dist/icloud-backup.html").await?;
    follows(&page).await?;
    let first = page.choose(guide.long_symptom()).await?;
    page.answer("still-failing").await?;
    page.ask::<()>("history.back()").await?;
    page.shows(&first).await?;
    context.no_widget_errors().await
}
