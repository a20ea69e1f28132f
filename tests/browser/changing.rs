//! Changing one's mind: Back, the trail, starting over and undoing that. What each does is decided in
//! the session (`tests/session.rs`); here, that the screens offer it and storage follows.

use crate::support::{Fault, Guide, Page, Screen, TestContext, Tested, cases};

cases! {
    back_takes_back_one_answer_or_the_symptom,
    the_trail_changes_an_earlier_answer_or_the_symptom_and_keeps_the_others,
    starting_over_erases_the_answers_and_undo_brings_them_back,
}

const PAGE: &str = "/pages/with-element.html";

/// Chooses a symptom and answers so many checks; the checks answered, then the one on display.
async fn answered(page: &Page, guide: &Guide, count: usize) -> Result<Vec<String>, Fault> {
    let mut screen = page.choose(guide.long_symptom()).await?;
    let mut checks = Vec::new();
    loop {
        let check = screen.check().ok_or_else(|| Fault::new("the checkup ended early"))?;
        checks.push(check.to_owned());
        if checks.len() > count {
            return Ok(checks);
        }
        screen = page.answer("still-failing").await?;
    }
}

fn check(id: &str) -> Screen {
    Screen::Check { id: id.to_owned() }
}

async fn back_takes_back_one_answer_or_the_symptom(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    answered(&page, &guide, 0).await?;
    assert!(page.stored(&guide.key()).await?.is_some());
    assert_eq!(page.action("back").await?, Screen::Symptoms);
    assert_eq!(page.stored(&guide.key()).await?, None);
    assert!(!page.has("[data-action='back']").await?, "nothing is left to go back to");
    let checks = answered(&page, &guide, 2).await?;
    let kept = page.stored_answers(&guide.key()).await?;
    assert_eq!(page.action("back").await?, check(&checks[1]));
    assert_eq!(page.stored_answers(&guide.key()).await?, kept[..1]);
    assert_eq!(page.answer("still-failing").await?, check(&checks[2]));
    assert_eq!(page.stored_answers(&guide.key()).await?, kept);
    // From a check, a reader who sees something else now says so, and may come back.
    assert_eq!(page.action("symptom").await?, Screen::Symptoms);
    assert_eq!(page.action("back").await?, check(&checks[2]));
    assert_eq!(page.stored_answers(&guide.key()).await?, kept);
    context.quiet().await
}

async fn the_trail_changes_an_earlier_answer_or_the_symptom_and_keeps_the_others(
    context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    let checks = answered(&page, &guide, 2).await?;
    let as_stored = page.stored(&guide.key()).await?;
    let mut kept = page.stored_answers(&guide.key()).await?;
    // A look changes nothing.
    assert_eq!(page.change(Some(&checks[0])).await?, check(&checks[0]));
    assert_eq!(page.stored(&guide.key()).await?, as_stored);
    assert_eq!(page.action("back").await?, check(&checks[2]));
    assert_eq!(page.stored(&guide.key()).await?, as_stored);
    // Another answer changes this one.
    page.change(Some(&checks[0])).await?;
    let offered = page.values("data-answer").await?.into_iter();
    let another = offered.rev().find(|answer| *answer != kept[0].1).unwrap_or_default();
    page.answer(&another).await?;
    kept[0].1 = another;
    assert_eq!(page.stored_answers(&guide.key()).await?, kept);
    // Another symptom changes none.
    assert_eq!(page.change(None).await?, Screen::Symptoms);
    let another = guide.symptoms().into_iter().find(|symptom| *symptom != guide.long_symptom());
    page.choose(another.unwrap_or_default()).await?;
    assert_eq!(page.stored_answers(&guide.key()).await?, kept);
    context.quiet().await
}

async fn starting_over_erases_the_answers_and_undo_brings_them_back(
    context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    let checks = answered(&page, &guide, 2).await?;
    let kept = page.stored(&guide.key()).await?;
    assert_eq!(page.action("restart").await?, Screen::Symptoms);
    assert_eq!(page.stored(&guide.key()).await?, None);
    assert_eq!(page.action("undo").await?, check(&checks[2]));
    assert_eq!(page.stored(&guide.key()).await?, kept);
    // An outcome can be left, too.
    let end = page.answer("fixed").await?;
    assert!(end.outcome().is_some(), "{end:?}");
    page.change(Some(&checks[2])).await?;
    let next = page.answer("still-failing").await?;
    assert!(next.check().is_some_and(|next| !checks.iter().any(|check| check == next)), "{next:?}");
    context.quiet().await
}
