//! The host page is sacred: no name, no style, no request and no movement that it did not ask for.

use tokio::sync::watch;

use crate::support::{
    CHROMIUM, CaseOutcome, Fault, Guide, Page, Reply, TestContext, Tested, cases,
};

cases! {
    the_window_has_no_name_that_it_has_not_without_the_widget,
    the_script_declares_no_name_that_a_page_s_own_script_may_want,
    the_head_and_the_rest_of_the_page_stay_as_they_were_written,
    nothing_is_requested_once_the_widget_is_ready,
    the_layout_does_not_shift_below_a_tall_fallback,
    what_stands_below_a_tall_fallback_does_not_move_until_the_reader_acts,
}

const PAGE: &str = "/pages/with-element.html";

/// The names that the window of a page has, once WebDriver has looked and clicked there: its
/// programs leave names of their own.
async fn names(page: &Page) -> Result<Vec<String>, Fault> {
    page.click_in_page("h1").await?;
    page.ask("return Object.getOwnPropertyNames(window)").await
}

async fn the_window_has_no_name_that_it_has_not_without_the_widget(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let without = names(&context.visit("/pages/without-widget.html").await?).await?;
    let page = context.open(PAGE).await?;
    page.choose(guide.long_symptom()).await?;
    page.answer("fixed").await?;
    let mut added = names(&page).await?;
    added.retain(|name| !without.contains(name));
    assert!(added.is_empty(), "{added:?}");
    context.quiet().await
}

async fn the_script_declares_no_name_that_a_page_s_own_script_may_want(
    context: TestContext,
) -> Tested {
    let page = context.open(PAGE).await?;
    // Top-level const, let and class of a script are no properties of the window, but a second
    // declaration of the same name is an error.
    page.ask::<()>(
        "const script = document.createElement('script');
         const letters = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ$_'];
         const names = ['FILES', 'WORDS', 'ATTRIBUTES', 'DEFAULT_GUIDE', 'NEAR', 'script', 'base',
           'Problem', 'program', 'guideText', 'QuickChecks', 'placed', ...letters];
         script.textContent = `let ${names.join()};`;
         document.body.append(script);",
    )
    .await?;
    context.quiet().await
}

async fn the_head_and_the_rest_of_the_page_stay_as_they_were_written(
    context: TestContext,
) -> Tested {
    let page = context.open(PAGE).await?;
    let changed: Vec<String> = page
        .ask(
            "const request = new XMLHttpRequest();
             request.open('GET', location.href, false);
             request.send();
             const written = new DOMParser().parseFromString(request.responseText, 'text/html');
             return ['head', 'body'].filter((part) =>
               document[part].outerHTML !== written[part].outerHTML);",
        )
        .await?;
    assert!(changed.is_empty(), "{changed:?}");
    assert_eq!(page.ask::<usize>("return document.adoptedStyleSheets.length").await?, 0);
    assert_eq!(page.ask::<String>("return document.cookie").await?, "");
    context.quiet().await
}

async fn nothing_is_requested_once_the_widget_is_ready(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    let requests = context.server.requests();
    let mut screen = page.choose(guide.long_symptom()).await?;
    while screen.check().is_some() {
        screen = page.answer("still-failing").await?;
    }
    assert_eq!(context.server.requests(), requests);
    let elsewhere: Vec<String> = page
        .ask(
            "return performance.getEntriesByType('resource').map((entry) => entry.name)
               .filter((name) => !name.startsWith(location.origin))",
        )
        .await?;
    assert!(elsewhere.is_empty(), "{elsewhere:?}");
    context.quiet().await
}

async fn the_layout_does_not_shift_below_a_tall_fallback(context: TestContext) -> Tested {
    if !context.plays(&CHROMIUM) {
        return Ok(CaseOutcome::Skipped("only Chromium reports layout shifts"));
    }
    context.resize(800, 3000).await?;
    let page = context.open("/pages/tall-fallback.html").await?;
    page.settle().await?;
    let shift = page.layout_shift().await?;
    assert!(shift <= 0.0, "the layout shifted by {shift}");
    context.quiet().await
}

async fn what_stands_below_a_tall_fallback_does_not_move_until_the_reader_acts(
    context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    context.resize(800, 3000).await?;
    let (open, held) = watch::channel(false);
    context.server.reply(".wasm", Reply::Held(held));
    let page = context.visit("/pages/tall-fallback.html").await?;
    page.settle().await?;
    // Of what stands below, not of the element: while its stylesheet is still on the way, the
    // margin of its last paragraph may count to it or not.
    let bottom = "return document.querySelector('quick-checks').nextElementSibling
                    .getBoundingClientRect().top";
    let before: f64 = page.ask(bottom).await?;
    open.send(true)?;
    page.ready().await?;
    page.settle().await?;
    let after: f64 = page.ask(bottom).await?;
    assert!((after - before).abs() < 0.5, "from {before} to {after}");
    page.choose(guide.long_symptom()).await?;
    assert!(page.ask::<f64>(bottom).await? < before, "then the widget takes its own height");
    context.quiet().await
}
