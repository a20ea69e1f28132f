//! The same guide at two places at once: in two tabs, and twice on a page.

use crate::support::{Guide, Screen, TestContext, Tested, cases};

cases! {
    what_is_done_in_one_tab_shows_in_the_other_and_is_no_event_there,
    two_widgets_of_one_guide_stay_in_step,
}

const PAGE: &str = "/pages/with-element.html";

async fn what_is_done_in_one_tab_shows_in_the_other_and_is_no_event_there(
    context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    let one = context.open(PAGE).await?;
    let other = context.open_in_new_tab(PAGE).await?;
    other.choose(guide.long_symptom()).await?;
    let end = other.answer("fixed").await?;
    one.turn_to().await?;
    one.shows(&end).await?;
    assert!(one.details("answer").await?.is_empty());
    assert!(one.details("outcome").await?.is_empty());
    one.action("restart").await?;
    other.turn_to().await?;
    other.shows(&Screen::Symptoms).await?;
    one.turn_to().await?;
    one.action("undo").await?;
    other.turn_to().await?;
    other.shows(&end).await?;
    context.quiet().await
}

async fn two_widgets_of_one_guide_stay_in_step(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let one = context.open("/pages/two-widgets.html").await?;
    let other = one.second_widget();
    other.ready().await?;
    let now = one.choose(guide.long_symptom()).await?;
    other.shows(&now).await?;
    let now = other.answer("still-failing").await?;
    one.shows(&now).await?;
    one.action("restart").await?;
    other.shows(&Screen::Symptoms).await?;
    assert_eq!(one.details("answer").await?.len(), 1, "one answer is one event");
    context.quiet().await
}
