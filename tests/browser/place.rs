//! Where the reader is: the page above the widget never moves, and after each act the title of the
//! screen is where they look.

use serde::Deserialize;

use crate::support::{Fault, Guide, Page, TestContext, Tested, cases};

cases! {
    between_screens_the_page_stays_and_the_title_is_in_sight,
    a_screen_that_fits_does_not_scroll_the_page,
}

/// A long article around the widget.
const PAGE: &str = "/dist/index.html";

#[derive(Debug, Deserialize)]
struct Place {
    /// Of the widget in the page, in CSS pixels from its top.
    widget: f64,
    /// Of the title in the window.
    title: f64,
    /// How far the window is scrolled, to the side and down.
    scrolled: [f64; 2],
    /// Of the window.
    height: f64,
}

async fn place(page: &Page) -> Result<Place, Fault> {
    page.settle().await?;
    page.ask(
        "const host = document.querySelector('quick-checks');
         return {
           widget: host.getBoundingClientRect().top + scrollY,
           title: host.shadowRoot.querySelector('.title').getBoundingClientRect().top,
           scrolled: [scrollX, scrollY],
           height: innerHeight,
         };",
    )
    .await
}

async fn between_screens_the_page_stays_and_the_title_is_in_sight(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    context.resize(390, 700).await?;
    let page = context.visit(PAGE).await?;
    page.ask::<()>("document.querySelector('quick-checks').scrollIntoView()").await?;
    page.ready().await?;
    let before = place(&page).await?;
    let mut screens = vec![page.choose(guide.long_symptom()).await?];
    for act in ["still-failing", "still-failing", "still-failing", "back", "still-failing", "fixed"]
    {
        let screen = match act {
            "back" => page.action("back").await?,
            answer => page.answer(answer).await?,
        };
        screens.push(screen);
        let now = place(&page).await?;
        assert!((now.widget - before.widget).abs() < 1.0, "{act}: {now:?}, before {before:?}");
        let sight = 0.0..=now.height / 2.0;
        assert!(sight.contains(&now.title), "{act}: {now:?}");
        assert!(now.scrolled[0].abs() < 1.0, "{act}: {now:?}");
    }
    screens.dedup();
    assert_eq!(screens.len(), 7, "each act led to another screen: {screens:?}");
    // From far below, too: the fold at the end of a long screen.
    page.action("restart").await?;
    let now = place(&page).await?;
    assert!((now.widget - before.widget).abs() < 1.0, "{now:?}");
    assert!((0.0..=now.height / 2.0).contains(&now.title), "{now:?}");
    context.quiet().await
}

async fn a_screen_that_fits_does_not_scroll_the_page(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    context.resize(900, 1500).await?;
    let page = context.visit("/pages/with-element.html").await?;
    page.ready().await?;
    let before = place(&page).await?;
    page.choose(guide.long_symptom()).await?;
    page.answer("still-failing").await?;
    let now = place(&page).await?;
    assert!((now.scrolled[1] - before.scrolled[1]).abs() < 1.0, "{now:?}, before {before:?}");
    assert!((now.widget - before.widget).abs() < 1.0, "{now:?}, before {before:?}");
    context.quiet().await
}
