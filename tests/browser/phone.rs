//! A reader's whole way on a phone of 390 by 844 CSS pixels, in the article of the demo.

use serde::Deserialize;

use crate::support::{Fault, Guide, Page, Screen, TestContext, Tested, cases};

cases! {
    a_reader_goes_from_the_symptom_to_the_cure,
    a_reader_tries_everything_and_nothing_is_cut_off_on_the_way,
    a_reader_leaves_restarts_and_goes_on_where_they_were,
}

const PAGE: &str = "/dist/index.html";

/// What would annoy a reader about a screen.
#[derive(Deserialize)]
struct Look {
    /// How far the page can be scrolled sideways, in pixels.
    sideways: f64,
    /// The targets that are too small for a finger, or reach beyond the glass.
    targets: Vec<String>,
    /// The smallest text, in pixels.
    text: f64,
}

async fn open(context: &TestContext) -> Result<Page, Fault> {
    context.resize(390, 844).await?;
    let page = context.visit(PAGE).await?;
    assert_eq!(page.ask::<[u32; 2]>("return [innerWidth, innerHeight]").await?, [390, 844]);
    page.ask::<()>("document.querySelector('quick-checks').scrollIntoView()").await?;
    page.ready().await?;
    Ok(page)
}

/// Holds every target and text on display against the size of a finger and of the glass.
async fn fits(page: &Page) -> Result<(), Fault> {
    let look: Look = page
        .ask(
            "const root = document.querySelector('quick-checks').shadowRoot;
             const shown = (one) => one.checkVisibility() && one.getBoundingClientRect().width > 1;
             // A box to tick is as large as its label.
             const targets = [...root.querySelectorAll('button, summary, input')]
               .map((one) => one.closest('label') ?? one).filter(shown);
             const small = targets.filter((one) => {
               const { left, right, width, height } = one.getBoundingClientRect();
               // Seen while a screen arrives, sizes differ from whole pixels by a rounding.
               return Math.min(width, height) < 43.9 || left < -0.1 || right > innerWidth + 0.1;
             });
             const texts = [...root.querySelectorAll('.widget *')].filter(shown)
               .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3));
             return {
               sideways: document.documentElement.scrollWidth - innerWidth,
               targets: small.map((one) => one.outerHTML.slice(0, 120)),
               text: Math.min(...texts.map((one) => Number.parseFloat(getComputedStyle(one).fontSize))),
             };",
        )
        .await?;
    assert!(look.sideways <= 0.0, "{:?} scrolls sideways", page.screen().await?);
    assert!(look.targets.is_empty(), "{:?}: {:#?}", page.screen().await?, look.targets);
    assert!(look.text >= 12.0, "{:?} has text of {} px", page.screen().await?, look.text);
    Ok(())
}

async fn a_reader_goes_from_the_symptom_to_the_cure(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = open(&context).await?;
    fits(&page).await?;
    let first = page.choose(guide.long_symptom()).await?;
    fits(&page).await?;
    let second = page.answer("still-failing").await?;
    fits(&page).await?;
    // Back, and the other answer; then the trail, and the first answer again.
    assert_eq!(page.action("back").await?, first);
    page.answer("still-failing").await?;
    page.change(first.check()).await?;
    fits(&page).await?;
    assert_eq!(page.answer("still-failing").await?, second);
    let end = page.answer("fixed").await?;
    assert_eq!(guide.when(end.outcome().unwrap_or_default())?, "fixed");
    fits(&page).await?;
    assert_eq!(page.action("restart").await?, Screen::Symptoms);
    fits(&page).await?;
    assert_eq!(page.action("undo").await?, end);
    context.quiet().await
}

async fn a_reader_tries_everything_and_nothing_is_cut_off_on_the_way(
    context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    let page = open(&context).await?;
    let mut screen = page.choose(guide.symptom_of_last_resort()).await?;
    let mut understood = false;
    while let Some(check) = screen.check() {
        fits(&page).await?;
        if page.has("[data-action='understand']").await? {
            page.click("[data-action='understand']").await?;
            page.focuses_title().await?;
            fits(&page).await?;
            understood = true;
        }
        screen = page.answer(guide.onward(check)?).await?;
    }
    fits(&page).await?;
    assert!(understood, "a check of last resort was among them");
    assert_eq!(guide.when(screen.outcome().unwrap_or_default())?, "exhausted");
    context.quiet().await
}

async fn a_reader_leaves_restarts_and_goes_on_where_they_were(mut context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = open(&context).await?;
    page.choose(guide.long_symptom()).await?;
    while !page.has("[data-answer='later']").await? {
        page.answer("still-failing").await?;
    }
    let waiting = page.answer("later").await?;
    assert_eq!(guide.when(waiting.outcome().unwrap_or_default())?, "later");
    fits(&page).await?;
    context.reopen_browser().await?;
    let page = open(&context).await?;
    assert_eq!(page.screen().await?, Some(waiting));
    fits(&page).await?;
    let end = page.answer("fixed").await?;
    assert_eq!(guide.when(end.outcome().unwrap_or_default())?, "fixed");
    context.quiet().await
}
