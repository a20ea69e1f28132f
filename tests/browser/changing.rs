//! Changing one's mind: Back, the trail, starting over and undoing that.

use crate::support::{Fault, Guide, Page, Screen, TestContext, Tested, cases};

cases! {
    back_takes_one_answer_back,
    back_from_the_first_check_forgets_the_symptom_too,
    changing_an_earlier_answer_keeps_the_later_ones,
    a_look_at_an_earlier_answer_changes_nothing,
    another_symptom_keeps_the_answers,
    a_reader_who_sees_something_else_now_says_so_from_a_check,
    an_outcome_can_be_left_by_changing_an_answer,
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

async fn back_takes_one_answer_back(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    let checks = answered(&page, &guide, 3).await?;
    let kept = page.stored_answers(&guide.key()).await?;
    assert_eq!(page.action("back").await?, check(&checks[2]));
    assert_eq!(page.stored_answers(&guide.key()).await?, kept[..2]);
    assert_eq!(page.answer("still-failing").await?, check(&checks[3]));
    assert_eq!(page.stored_answers(&guide.key()).await?, kept);
    context.quiet().await
}

async fn back_from_the_first_check_forgets_the_symptom_too(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    answered(&page, &guide, 0).await?;
    assert!(page.stored(&guide.key()).await?.is_some());
    assert_eq!(page.action("back").await?, Screen::Symptoms);
    assert_eq!(page.stored(&guide.key()).await?, None);
    assert!(!page.has("[data-action='back']").await?, "nothing is left to go back to");
    context.quiet().await
}

async fn changing_an_earlier_answer_keeps_the_later_ones(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    let checks = answered(&page, &guide, 3).await?;
    let mut kept = page.stored_answers(&guide.key()).await?;
    assert_eq!(page.change(Some(&checks[0])).await?, check(&checks[0]));
    let offered = page.values("data-answer").await?.into_iter();
    let another = offered.rev().find(|answer| *answer != kept[0].1).unwrap_or_default();
    page.answer(&another).await?;
    kept[0].1 = another;
    assert_eq!(page.stored_answers(&guide.key()).await?, kept);
    context.quiet().await
}

async fn a_look_at_an_earlier_answer_changes_nothing(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    let checks = answered(&page, &guide, 2).await?;
    let kept = page.stored(&guide.key()).await?;
    page.change(Some(&checks[0])).await?;
    assert_eq!(page.stored(&guide.key()).await?, kept);
    assert_eq!(page.action("back").await?, check(&checks[2]));
    assert_eq!(page.stored(&guide.key()).await?, kept);
    context.quiet().await
}

async fn another_symptom_keeps_the_answers(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    answered(&page, &guide, 2).await?;
    let kept = page.stored_answers(&guide.key()).await?;
    assert_eq!(page.change(None).await?, Screen::Symptoms);
    let another = guide.symptoms().into_iter().find(|symptom| *symptom != guide.long_symptom());
    page.choose(another.unwrap_or_default()).await?;
    assert_eq!(page.stored_answers(&guide.key()).await?, kept);
    context.quiet().await
}

async fn a_reader_who_sees_something_else_now_says_so_from_a_check(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    let checks = answered(&page, &guide, 1).await?;
    assert_eq!(page.action("symptom").await?, Screen::Symptoms);
    assert_eq!(page.action("back").await?, check(&checks[1]));
    context.quiet().await
}

async fn an_outcome_can_be_left_by_changing_an_answer(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    let checks = answered(&page, &guide, 1).await?;
    let end = page.answer("fixed").await?;
    assert!(end.outcome().is_some(), "{end:?}");
    page.change(Some(&checks[1])).await?;
    let next = page.answer("still-failing").await?;
    assert!(next.check().is_some_and(|next| !checks.iter().any(|check| check == next)), "{next:?}");
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
    context.quiet().await
}
