//! What the reader types into the widget is no business of the page's: not of its shortcuts, and
//! not of a form around the widget.

use crate::support::{Fault, Guide, Page, TestContext, Tested, cases};

cases! {
    letters_typed_into_a_figure_stay_there,
    words_typed_into_a_text_stay_there,
    a_list_and_a_tick_tell_the_page_nothing,
    keys_that_are_not_typing_reach_the_page,
    a_letter_pressed_on_a_button_of_ours_is_the_page_s,
}

const PAGE: &str = "/pages/shortcuts.html";

/// What the page heard since the last time.
async fn heard(page: &Page) -> Result<Vec<String>, Fault> {
    page.ask("return window.heard.splice(0)").await
}

async fn letters_typed_into_a_figure_stay_there(context: TestContext) -> Tested {
    let page = context.open(PAGE).await?;
    page.choose("not-enough-storage").await?;
    heard(&page).await?;
    page.fill("#plan", "as. 5").await?;
    assert!(heard(&page).await?.is_empty());
    assert_eq!(page.ask::<String>("return document.querySelector('#search').value").await?, "");
    // The program heard them all the same.
    page.reload().await?;
    page.ready().await?;
    assert_eq!(page.value("#plan").await?, "as. 5");
    context.quiet().await
}

async fn words_typed_into_a_text_stay_there(context: TestContext) -> Tested {
    let page = context.open(PAGE).await?;
    page.choose(Guide::bundled()?.long_symptom()).await?;
    page.answer("fixed").await?;
    // In the fold of the summary.
    page.click("[part='summary'] > summary").await?;
    let field = "[part='summary'] input:not([readonly]), [part='summary'] textarea:not([readonly])";
    heard(&page).await?;
    page.fill(field, "also so").await?;
    assert!(heard(&page).await?.is_empty());
    context.quiet().await
}

async fn a_list_and_a_tick_tell_the_page_nothing(context: TestContext) -> Tested {
    let page = context.open(PAGE).await?;
    page.choose("not-enough-storage").await?;
    heard(&page).await?;
    for kind in ["input", "change"] {
        let sent: bool = page
            .of(
                "select",
                &format!(
                    "it.dispatchEvent(new Event('{kind}', {{ bubbles: true, composed: true }}))"
                ),
            )
            .await?;
        assert!(sent);
    }
    assert!(heard(&page).await?.is_empty());
    context.quiet().await
}

/// Sends a key to the first figure, as it comes from a keyboard: down, and up again.
async fn press(page: &Page, key: &str, with: &str) -> Result<(), Fault> {
    let script = format!(
        "(() => {{
           const key = {{ key: '{key}', code: '{key}', bubbles: true, composed: true }};
           it.dispatchEvent(new KeyboardEvent('keydown', {{ ...key, {with} }}));
           // What is held with it may be up before it.
           it.dispatchEvent(new KeyboardEvent('keyup', key));
           return true;
         }})()"
    );
    assert!(page.of::<bool>("#plan", &script).await?);
    Ok(())
}

async fn keys_that_are_not_typing_reach_the_page(context: TestContext) -> Tested {
    let page = context.open(PAGE).await?;
    page.choose("not-enough-storage").await?;
    heard(&page).await?;
    for (key, with) in [
        ("Escape", ""),
        ("Tab", ""),
        ("Shift", ""),
        ("Control", "ctrlKey: true"),
        ("k", "ctrlKey: true"),
        ("k", "metaKey: true"),
        ("ArrowLeft", "altKey: true"),
        ("F2", ""),
    ] {
        press(&page, key, with).await?;
        let both = [format!("keydown {key}"), format!("keyup {key}")];
        assert_eq!(heard(&page).await?, both, "{key} with {with}");
    }
    for (key, with) in [
        ("k", ""),
        ("K", "shiftKey: true"),
        (" ", ""),
        ("@", "altKey: true, ctrlKey: true"),
        ("ø", "altKey: true"),
        ("Enter", ""),
        ("ArrowLeft", ""),
        ("Backspace", ""),
        ("Unidentified", ""),
    ] {
        press(&page, key, with).await?;
        let heard = heard(&page).await?;
        assert!(heard.is_empty(), "{key:?} with {with}: {heard:?}");
    }
    context.quiet().await
}

async fn a_letter_pressed_on_a_button_of_ours_is_the_page_s(context: TestContext) -> Tested {
    let page = context.open(PAGE).await?;
    let sent: bool = page
        .of(
            "[data-symptom]",
            "it.dispatchEvent(new KeyboardEvent('keydown',
               { key: 'k', bubbles: true, composed: true }))",
        )
        .await?;
    assert!(sent);
    assert_eq!(heard(&page).await?, ["keydown k"]);
    context.quiet().await
}
