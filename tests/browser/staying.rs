//! What is the same on the next screen stays in the document, with the texts of now.

use quick_checks_core::words::ENGLISH;

use crate::support::{Fault, Guide, Page, Reply, TestContext, Tested, cases, until};

cases! {
    what_would_come_out_the_same_is_left_where_it_is,
    its_texts_are_those_of_the_screen_on_display,
    a_fold_that_was_open_is_drawn_anew,
    what_the_page_takes_out_comes_back_with_the_next_screen,
    words_from_another_widget_are_in_a_field_that_stayed,
    what_a_text_that_stays_quotes_says_its_language,
}

const PAGE: &str = "/pages/with-element.html";

/// The parts around what is asked, from top to bottom.
const AROUND: [&str; 5] = [".top", ".summary", "[part='trail']", ".phone", "[part='foot']"];

/// A page whose reader has given two answers, with every part around what is asked in place.
async fn two_answers(context: &TestContext) -> Result<Page, Fault> {
    let page = context.open(PAGE).await?;
    page.choose(Guide::bundled()?.long_symptom()).await?;
    page.answer("still-failing").await?;
    page.answer("still-failing").await?;
    Ok(page)
}

/// Marks the elements on display, to know them again.
async fn mark(page: &Page) -> Result<(), Fault> {
    page.of("[part='card']", "it.querySelectorAll('*').forEach((one) => { one.isMarked = true; })")
        .await
}

/// Those of the parts that are not the elements that were marked.
async fn drawn_anew(page: &Page) -> Result<Vec<&'static str>, Fault> {
    let mut anew = Vec::new();
    for part in AROUND {
        if !page.of::<bool>(part, "it.isMarked === true").await? {
            anew.push(part);
        }
    }
    Ok(anew)
}

async fn what_would_come_out_the_same_is_left_where_it_is(context: TestContext) -> Tested {
    let page = two_answers(&context).await?;
    mark(&page).await?;
    page.answer("still-failing").await?;
    assert_eq!(drawn_anew(&page).await?, Vec::<&str>::new());
    assert!(!page.of::<bool>("[data-view]", "it.isMarked === true").await?, "a screen of its own");
    assert_eq!(order(&page).await?, WHOLE);
    context.quiet().await
}

/// The parts of a check's screen, from top to bottom.
const WHOLE: [&str; 7] = ["top", "check", "origin", "summary", "trail", "phone", "foot"];

/// Those that are there.
async fn order(page: &Page) -> Result<Vec<String>, Fault> {
    page.of(
        "[data-view]",
        "[...it.parentElement.children].map((one) => one.className || one.dataset.view)",
    )
    .await
}

async fn what_the_page_takes_out_comes_back_with_the_next_screen(context: TestContext) -> Tested {
    for gone in AROUND {
        let page = two_answers(&context).await?;
        // Then the folds are drawn anew, each before what comes after it.
        page.click(".summary > summary").await?;
        page.of::<()>(gone, "it.remove()").await?;
        page.answer("still-failing").await?;
        assert_eq!(order(&page).await?, WHOLE, "without {gone}");
        page.action("restart").await?;
    }
    context.quiet().await
}

async fn its_texts_are_those_of_the_screen_on_display(context: TestContext) -> Tested {
    let page = two_answers(&context).await?;
    let carried = "it.dataset.handoff";
    let before: String = page.of(".phone", carried).await?;
    mark(&page).await?;
    let check = page.screen().await?;
    let check = check.as_ref().and_then(|screen| screen.check()).unwrap_or_default().to_owned();
    page.answer("still-failing").await?;
    assert_eq!(drawn_anew(&page).await?, Vec::<&str>::new());
    let guide = Guide::bundled()?;
    let title = guide.check(&check)?["title"].as_str().unwrap_or_default();
    assert!(page.value("textarea").await?.contains(title), "the summary has {title}");
    assert_eq!(page.text("[part='trail'] > summary").await?, ENGLISH.checks_done(3));
    assert!(page.text("[part='trail'] ol").await?.contains(title), "so has the trail");
    assert!(page.text("[part='progress']").await?.contains('4'), "the fourth check");
    assert_ne!(page.of::<String>(".phone", carried).await?, before, "the link has the answer");
    // Back again, and to where nothing is answered.
    page.action("back").await?;
    assert_eq!(page.text("[part='trail'] > summary").await?, ENGLISH.checks_done(2));
    assert_eq!(page.of::<String>(".phone", carried).await?, before);
    page.action("restart").await?;
    for gone in [".summary", "[part='trail']", ".phone", "[data-action='restart']"] {
        assert!(!page.has(gone).await?, "{gone} is gone");
    }
    context.quiet().await
}

async fn a_fold_that_was_open_is_drawn_anew(context: TestContext) -> Tested {
    let page = two_answers(&context).await?;
    page.click(".summary > summary").await?;
    page.click(".phone > summary").await?;
    until("the fold has the link", async || {
        Ok((!page.value("[data-handoff-link]").await?.is_empty()).then_some(()))
    })
    .await?;
    page.click(".phone > summary").await?;
    mark(&page).await?;
    page.answer("still-failing").await?;
    for fold in [".summary", "[part='trail']", ".phone"] {
        assert!(!page.has(&format!("{fold}[open]")).await?, "{fold} is closed");
    }
    assert_eq!(drawn_anew(&page).await?, [".summary", "[part='trail']", ".phone"]);
    assert_eq!(page.value("[data-handoff-link]").await?, "", "no link without the last answer");
    context.quiet().await
}

async fn words_from_another_widget_are_in_a_field_that_stayed(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let one = context.open("/pages/two-widgets.html").await?;
    let other = one.second_widget();
    other.ready().await?;
    one.choose(guide.long_symptom()).await?;
    one.answer("still-failing").await?;
    one.click("details.summary > summary").await?;
    one.fill("#own-words", "iPhone 13").await?;
    one.answer("still-failing").await?;
    until("the other widget has the words, too", async || {
        Ok((other.value("#own-words").await? == "iPhone 13").then_some(()))
    })
    .await?;
    assert!(other.text("[data-live='summary']").await?.contains("iPhone 13"));
    assert_eq!(one.value("#own-words").await?, "iPhone 13");
    context.quiet().await
}

async fn what_a_text_that_stays_quotes_says_its_language(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let html = include_str!("../pages/with-element.html").replace("lang=\"en\"", "lang=\"ar\"");
    context.server.reply("with-element.html", Reply::File("text/html", html));
    let page = context.open(PAGE).await?;
    let first = guide.long_symptom().to_owned();
    page.choose(&first).await?;
    mark(&page).await?;
    page.change(None).await?;
    let other = guide.titled_symptoms().into_iter().find(|(id, _)| *id != first);
    let (other, title) = other.ok_or_else(|| Fault::new("there is but one symptom"))?;
    page.choose(other).await?;
    assert_eq!(page.text("[data-live='answered'] [lang='en']").await?, title);
    context.quiet().await
}
