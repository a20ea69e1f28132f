//! The events that a page may listen to.

use serde_json::json;

use crate::support::{Event, Guide, TestContext, Tested, cases};

cases! {
    all_that_happens_arrives_at_the_document_with_its_details,
    back_change_restart_and_resuming_are_no_answers,
}

async fn all_that_happens_arrives_at_the_document_with_its_details(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open("/pages/with-element.html").await?;
    let first = page.choose(guide.long_symptom()).await?;
    let second = page.answer("still-failing").await?;
    let end = page.answer("fixed").await?;
    let id = guide.text("id");
    let event =
        |name: &str, detail| Event { name: name.to_owned(), detail, reaches_everyone: true };
    assert_eq!(
        page.events().await?,
        [
            event("ready", json!({ "guide": id })),
            event("symptom", json!({ "guide": id, "symptom": guide.long_symptom() })),
            event("check", json!({ "guide": id, "check": first.check() })),
            event(
                "answer",
                json!({ "guide": id, "check": first.check(), "answer": "still-failing" }),
            ),
            event("check", json!({ "guide": id, "check": second.check() })),
            event("answer", json!({ "guide": id, "check": second.check(), "answer": "fixed" })),
            event("outcome", json!({ "guide": id, "outcome": end.outcome(), "answered": 2 })),
        ]
    );
    context.quiet().await
}

async fn back_change_restart_and_resuming_are_no_answers(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open("/pages/with-element.html").await?;
    let first = page.choose(guide.long_symptom()).await?;
    page.answer("still-failing").await?;
    page.answer("still-failing").await?;
    page.action("back").await?;
    page.change(first.check()).await?;
    page.action("back").await?;
    page.action("restart").await?;
    page.action("undo").await?;
    assert_eq!(page.details("answer").await?.len(), 2);
    page.reload().await?;
    page.ready().await?;
    let names: Vec<String> = page.events().await?.into_iter().map(|event| event.name).collect();
    assert_eq!(names, ["ready"]);
    context.quiet().await
}
