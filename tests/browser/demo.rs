//! The demo: an article like any other, with the widget embedded by the public snippet.

use crate::support::{
    CHROMIUM, CaseOutcome, Fault, Guide, Page, Screen, TestContext, Tested, cases,
};

cases! {
    the_demo_s_widget_works,
    the_demo_s_fallback_names_every_check_and_every_step,
    the_demo_s_layout_does_not_shift_while_the_widget_loads,
}

const PAGE: &str = "/dist/index.html";

/// Scrolls to the widget, in case it stands far below, and waits for it.
async fn widget(page: &Page) -> Result<Screen, Fault> {
    page.ask::<()>("document.querySelector('quick-checks').scrollIntoView()").await?;
    page.ready().await
}

async fn the_demo_s_widget_works(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.visit(PAGE).await?;
    assert_eq!(widget(&page).await?, Screen::Symptoms);
    page.choose(guide.long_symptom()).await?;
    let end = page.answer("fixed").await?;
    assert_eq!(guide.when(end.outcome().unwrap_or_default())?, "fixed");
    context.quiet().await
}

async fn the_demo_s_fallback_names_every_check_and_every_step(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.visit(PAGE).await?;
    widget(&page).await?;
    let fallback: String =
        page.ask("return document.querySelector('quick-checks').textContent").await?;
    for check in guide.checks() {
        let title = check["title"].as_str().unwrap_or_default().to_owned();
        for words in Guide::step_words(check).into_iter().chain([title]) {
            assert!(fallback.contains(&words), "{}: {words:?}", check["id"]);
        }
    }
    context.quiet().await
}

async fn the_demo_s_layout_does_not_shift_while_the_widget_loads(context: TestContext) -> Tested {
    if !context.plays(&CHROMIUM) {
        return Ok(CaseOutcome::Skipped("only Chromium reports layout shifts"));
    }
    for (width, height) in [(1200, 900), (500, 800)] {
        context.resize(width, height).await?;
        let page = context.visit(PAGE).await?;
        widget(&page).await?;
        page.settle().await?;
        let shift = page.layout_shift().await?;
        assert!(shift < 0.01, "{width} by {height}: the layout shifted by {shift}");
    }
    context.quiet().await
}
