//! On paper: the words of a screen, and nothing that can only be tapped.

use crate::support::{CHROMIUM, Fault, Guide, Page, TestContext, Tested, cases, until};

cases! {
    nothing_that_can_only_be_operated_is_printed,
    the_start_button_is_not_printed,
}

/// Puts the rules for paper in force. Chromium can show a page as printed; elsewhere the rules are
/// made to count on the screen, too.
async fn print(context: &TestContext, page: &Page) -> Result<(), Fault> {
    if context.plays(&CHROMIUM) {
        let media = serde_json::json!({ "media": "print" });
        context.devtools("Emulation.setEmulatedMedia", media).await?;
        return Ok(());
    }
    let changed: usize = page
        .ask(
            "const { sheet } = document.querySelector('quick-checks').shadowRoot
               .querySelector('link');
             const rules = [...sheet.cssRules].filter((rule) => rule.media?.mediaText === 'print');
             for (const rule of rules) rule.media.mediaText = 'all';
             return rules.length;",
        )
        .await?;
    assert!(changed > 0, "there are rules for paper");
    Ok(())
}

/// Takes them back.
async fn unprint(context: &TestContext, page: &Page) -> Result<(), Fault> {
    if context.plays(&CHROMIUM) {
        let media = serde_json::json!({ "media": "" });
        context.devtools("Emulation.setEmulatedMedia", media).await?;
        return Ok(());
    }
    page.ask::<()>(
        "const { sheet } = document.querySelector('quick-checks').shadowRoot.querySelector('link');
         for (const rule of sheet.cssRules) {
           if (rule.media?.mediaText === 'all') rule.media.mediaText = 'print';
         }",
    )
    .await
}

/// What is on paper and can only be operated there.
async fn operable(page: &Page) -> Result<Vec<String>, Fault> {
    page.ask(
        "const root = document.querySelector('quick-checks').shadowRoot;
         const all = root.querySelectorAll('button, input, select, textarea, label, progress, details:not([open])');
         const marks = [...root.querySelectorAll('summary')].filter((one) => one.getClientRects().length
           && getComputedStyle(one, '::after').display !== 'none'
           && getComputedStyle(one, '::after').content !== 'none');
         return [...all].filter((one) => one.getClientRects().length).concat(marks)
           .map((one) => one.outerHTML.slice(0, 80));",
    )
    .await
}

async fn nothing_that_can_only_be_operated_is_printed(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open("/pages/with-element.html").await?;
    for symptom in [guide.long_symptom(), "not-enough-storage"] {
        let mut screen = page.choose(symptom).await?;
        loop {
            // One fold open, as a reader may have left it.
            page.ask::<()>(
                "document.querySelector('quick-checks').shadowRoot
                   .querySelector('details')?.setAttribute('open', '')",
            )
            .await?;
            let title = page.text(".title").await?;
            assert!(!operable(&page).await?.is_empty(), "on screen there is something to tap");
            print(&context, &page).await?;
            let left = operable(&page).await?;
            assert!(left.is_empty(), "on paper of {screen:?}: {left:#?}");
            assert!(page.of::<bool>(".title", "it.getClientRects().length > 0").await?, "{title}");
            unprint(&context, &page).await?;
            until("the screen is back", async || {
                Ok((!operable(&page).await?.is_empty()).then_some(()))
            })
            .await?;
            if screen.check().is_none() {
                break;
            }
            screen = page.answer("still-failing").await?;
        }
        page.action("restart").await?;
    }
    context.quiet().await
}

async fn the_start_button_is_not_printed(context: TestContext) -> Tested {
    let page = context.visit("/pages/tap.html").await?;
    until("the button is styled", async || {
        let size = "it && getComputedStyle(it).minBlockSize === '50px'";
        Ok(page.of::<Option<bool>>(".start", size).await?.filter(|styled| *styled))
    })
    .await?;
    print(&context, &page).await?;
    assert_eq!(operable(&page).await?, Vec::<String>::new());
    assert!(page.shows_fallback().await?, "the list is printed");
    context.quiet().await
}
