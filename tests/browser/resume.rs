//! Coming back: the page is reloaded, left, or opened again on another day.

use quick_checks_core::words::ENGLISH;

use crate::support::{Fault, Guide, Page, Screen, TestContext, Tested, cases};

cases! {
    following_a_link_and_coming_back_resumes_at_the_same_check,
    another_day_resumes_at_the_same_check,
    an_answer_for_later_is_asked_about_after_a_reload,
    an_outcome_is_still_there_after_a_reload_and_not_announced_again,
}

const PAGE: &str = "/pages/with-element.html";

async fn midway(page: &Page, guide: &Guide) -> Result<Screen, Fault> {
    page.choose(guide.long_symptom()).await?;
    page.answer("still-failing").await?;
    page.answer("still-failing").await
}

/// The check whose result is awaited, and the outcome shown until then.
async fn waiting(page: &Page, guide: &Guide) -> Result<(Screen, Screen), Fault> {
    let mut check = page.choose(guide.long_symptom()).await?;
    while !page.has("[data-answer='later']").await? {
        check = page.answer("still-failing").await?;
    }
    Ok((check, page.answer("later").await?))
}

async fn following_a_link_and_coming_back_resumes_at_the_same_check(
    context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    let here = midway(&page, &guide).await?;
    page.leave_and_come_back("/pages/without-widget.html").await?;
    assert_eq!(page.ready().await?, here);
    context.quiet().await
}

async fn another_day_resumes_at_the_same_check(mut context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    let here = midway(&page, &guide).await?;
    let progress = page.text("[part='progress']").await?;
    context.reopen_browser().await?;
    let page = context.open(PAGE).await?;
    assert_eq!(page.screen().await?, Some(here));
    assert_eq!(page.text("[part='progress']").await?, progress);
    assert!(page.text("[part='notice']").await?.contains(ENGLISH.resumed()));
    context.quiet().await
}

async fn an_answer_for_later_is_asked_about_after_a_reload(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    let (check, here) = waiting(&page, &guide).await?;
    page.reload().await?;
    assert_eq!(page.ready().await?, here);
    // The title asks about what was running.
    let check = guide.check(check.check().unwrap_or_default())?;
    let asked = check["ask_back"].as_str().unwrap_or(ENGLISH.how_did_it_go());
    assert_eq!(page.text(".title").await?, asked);
    // How it went, or that it still runs.
    assert_eq!(page.values("data-answer").await?, ["fixed", "still-failing", "later"]);
    let end = page.answer("fixed").await?;
    assert_eq!(guide.when(end.outcome().unwrap_or_default())?, "fixed");
    context.quiet().await
}

async fn an_outcome_is_still_there_after_a_reload_and_not_announced_again(
    context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    page.choose(guide.long_symptom()).await?;
    let end = page.answer("fixed").await?;
    page.reload().await?;
    assert_eq!(page.ready().await?, end);
    assert!(page.details("outcome").await?.is_empty());
    context.quiet().await
}
