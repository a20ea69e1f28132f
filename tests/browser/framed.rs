//! Our page for a guide in a frame of somebody's page, which gives it the height it asks for.

use crate::support::{Fault, Guide, Page, Screen, TestContext, Tested, cases, until};

cases! {
    the_frame_is_as_tall_as_the_widget_at_every_width,
}

const PAGE: &str = "/pages/framed.html";

/// Waits until the page in the frame needs no scrollbar, and the frame has no empty space below.
async fn fits(page: &Page, what: &str) -> Result<(), Fault> {
    until(&format!("the frame fits {what}"), async || {
        let fits = "const frame = document.querySelector('iframe');
            const inside = frame.contentDocument.documentElement;
            const card = frame.contentDocument.querySelector('quick-checks');
            return inside.scrollHeight <= frame.clientHeight
                && inside.scrollWidth <= frame.clientWidth
                && frame.clientHeight - inside.getBoundingClientRect().bottom < 2
                && Boolean(card?.shadowRoot?.querySelector('[data-view]'));";
        Ok(page.ask::<bool>(fits).await?.then_some(()))
    })
    .await
}

async fn the_frame_is_as_tall_as_the_widget_at_every_width(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    for width in [320, 640, 1280] {
        context.resize(width, 800).await?;
        let page = context.visit(PAGE).await?;
        fits(&page, &format!("the opening question at {width}")).await?;
        let inside = page.clone().enter_frame().await?;
        let check = inside.choose(guide.long_symptom()).await?;
        assert!(matches!(check, Screen::Check { .. }), "{check:?}");
        page.leave_frame().await?;
        fits(&page, &format!("a check at {width}")).await?;
        let inside = page.clone().enter_frame().await?;
        // Far down in a tall frame, geckodriver misses what it would have to scroll to.
        inside.clicking_by_script().action("restart").await?;
        page.leave_frame().await?;
    }
    context.no_widget_errors().await
}
