//! Where the reader is: the page above the widget never moves, and after each act the title of the
//! screen is where they look.

use serde::Deserialize;

use crate::support::{CHROMIUM, Fault, Guide, Page, Reply, TestContext, Tested, cases};

cases! {
    between_screens_the_page_stays_and_the_title_is_in_sight,
    a_screen_that_fits_does_not_scroll_the_page,
    the_widget_stands_where_the_list_stood,
}

/// A long article around the widget.
const PAGE: &str = "/dist/index.html";

#[derive(Debug, Deserialize)]
struct Position {
    /// Of the widget in the page, in CSS pixels from its top.
    widget: f64,
    /// Of the title in the window.
    title: f64,
    /// How far the window is scrolled, to the side and down.
    scrolled: [f64; 2],
    /// Of the window.
    height: f64,
}

async fn position(page: &Page) -> Result<Position, Fault> {
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
    let before = position(&page).await?;
    let mut screens = vec![page.choose(guide.long_symptom()).await?];
    for act in ["still-failing", "still-failing", "still-failing", "back", "still-failing", "fixed"]
    {
        let screen = match act {
            "back" => page.action("back").await?,
            answer => page.answer(answer).await?,
        };
        screens.push(screen);
        let now = position(&page).await?;
        assert!((now.widget - before.widget).abs() < 1.0, "{act}: {now:?}, before {before:?}");
        let sight = 0.0..=now.height / 2.0;
        assert!(sight.contains(&now.title), "{act}: {now:?}");
        assert!(now.scrolled[0].abs() < 1.0, "{act}: {now:?}");
    }
    screens.dedup();
    assert_eq!(screens.len(), 7, "each act led to another screen: {screens:?}");
    // From far below, too: the fold at the end of a long screen.
    page.action("restart").await?;
    let now = position(&page).await?;
    assert!((now.widget - before.widget).abs() < 1.0, "{now:?}");
    assert!((0.0..=now.height / 2.0).contains(&now.title), "{now:?}");
    context.quiet().await
}

async fn a_screen_that_fits_does_not_scroll_the_page(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    context.resize(900, 1500).await?;
    let page = context.visit("/pages/with-element.html").await?;
    page.ready().await?;
    let before = position(&page).await?;
    page.choose(guide.long_symptom()).await?;
    page.answer("still-failing").await?;
    let now = position(&page).await?;
    assert!((now.scrolled[1] - before.scrolled[1]).abs() < 1.0, "{now:?}, before {before:?}");
    assert!((now.widget - before.widget).abs() < 1.0, "{now:?}, before {before:?}");
    context.quiet().await
}

async fn the_widget_stands_where_the_list_stood(context: TestContext) -> Tested {
    // The margin of the list's heading moves the element down, where nothing holds it inside.
    for style in [
        "",
        "quick-checks { margin-block: 2px }",
        "quick-checks { display: block; padding: 10px }",
        "quick-checks { display: block; border: 1px solid }",
        "div { display: flow-root }",
        "div { display: flex }",
        "h2 { margin-block: 60px }",
        "h2 { margin: 0 }",
        "body { zoom: 1.3 }",
    ] {
        let list = "<p>A line.</p>".repeat(60);
        let html = format!(
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>quick-checks</title>
             <style>{style}</style><script src=\"recorder.js\"></script><p>Before.</p>
             <div>
             <script async src=\"/dist/quick-checks.js\"></script><quick-checks guide=\"icloud-backup\">
             <h2>The list</h2>{list}</quick-checks>
             </div>
             <script>window.before = document.querySelector('h2').getBoundingClientRect().top;
             </script></html>"
        );
        context.server.reply("stands.html", Reply::File("text/html", html));
        let page = context.open("/pages/stands.html").await?;
        page.settle().await?;
        let [before, after]: [f64; 2] = page
            .ask(
                "const host = document.querySelector('quick-checks');
                 const card = host.shadowRoot.querySelector('.card');
                 return [window.before, card.getBoundingClientRect().top + scrollY];",
            )
            .await?;
        assert!((before - after).abs() < 0.6, "{style:?}: at {before} before, {after} after");
        if context.plays(&CHROMIUM) {
            let shift = page.layout_shift().await?;
            assert!(shift < 0.000_1, "{style:?}: {shift}");
        }
    }
    context.quiet().await
}
