//! The summary: what it says, and each way to take it along, also where the browser refuses.

use std::collections::BTreeSet;

use quick_checks_core::words::ENGLISH;

use crate::support::{Fault, Page, TestContext, Tested, cases, until};

cases! {
    at_the_end_the_summary_is_open_beside_the_way_to_people,
    what_the_reader_adds_is_in_the_text_at_once_and_after_a_reload,
    copying_takes_the_whole_text,
    where_copying_is_refused_the_text_is_selected,
    sharing_hands_the_text_to_the_share_sheet,
    without_a_share_sheet_sharing_copies,
    downloading_saves_a_text_file,
    printing_prints_the_text_alone,
    where_printing_is_refused_the_text_is_selected,
}

const PAGE: &str = "/pages/with-element.html";

/// A page whose reader has answered something, with the summary open.
async fn summary(context: &TestContext) -> Result<Page, Fault> {
    let page = context.open(PAGE).await?;
    page.choose("not-enough-storage").await?;
    page.answer("does-not-fit").await?;
    page.click(".summary > summary").await?;
    Ok(page)
}

/// Has the page note what it is given, in the place of what the browser would do.
async fn stub(page: &Page, name: &str, value: &str) -> Result<(), Fault> {
    page.ask(&format!(
        "Object.defineProperty(navigator, '{name}', {{ configurable: true, value: {value} }})"
    ))
    .await
}

async fn told(page: &Page, words: &str) -> Result<(), Fault> {
    until(&format!("the reader is told {words:?}"), async || {
        Ok((page.text("textarea ~ [data-share-status]").await? == words).then_some(()))
    })
    .await
}

async fn selected(page: &Page) -> Result<(), Fault> {
    let all: bool = page
        .of("textarea", "it.selectionStart === 0 && it.selectionEnd === it.value.length")
        .await?;
    assert!(all, "all of the text is selected");
    Ok(())
}

async fn at_the_end_the_summary_is_open_beside_the_way_to_people(context: TestContext) -> Tested {
    let page = context.open(PAGE).await?;
    let mut screen = page.choose("back-up-now-grey").await?;
    assert!(!page.has(".summary").await?, "there is nothing to sum up");
    let mut asked = BTreeSet::new();
    while let Some(check) = screen.check().map(str::to_owned) {
        screen = page.answer("still-failing").await?;
        asked.insert(check);
    }
    assert_eq!(screen.outcome(), Some("everything-tried"));
    assert!(page.has(".summary[open]").await?);
    let text = page.value("textarea").await?;
    assert!(text.contains("Device shows: Back Up Now is grey"), "{text}");
    assert!(text.contains("Result: Time to ask Apple"), "{text}");
    // A check that was asked for once more stands there once.
    let lines = text.lines().filter(|line| line.starts_with("- ")).count();
    assert_eq!(lines, asked.len(), "{asked:?}: {text}");
    let today: String = page
        .ask("return new Intl.DateTimeFormat('en', { dateStyle: 'long' }).format(new Date())")
        .await?;
    assert!(text.lines().any(|line| line == today), "{today} is in {text}");
    assert!(page.has(".summary a[href='https://support.apple.com/contact']").await?);
    assert!(page.text(".summary").await?.contains("can be fake"));
    context.quiet().await
}

async fn what_the_reader_adds_is_in_the_text_at_once_and_after_a_reload(
    context: TestContext,
) -> Tested {
    let page = summary(&context).await?;
    page.fill("#own-words", "iPhone 13, iOS 18.2").await?;
    let line = "Note: iPhone 13, iOS 18.2\n";
    assert!(page.value("textarea").await?.contains(line));
    page.reload().await?;
    page.ready().await?;
    assert!(page.value("textarea").await?.contains(line));
    assert_eq!(page.value("#own-words").await?, "iPhone 13, iOS 18.2");
    page.click(".summary > summary").await?;
    page.fill("#own-words", "").await?;
    assert!(!page.value("textarea").await?.contains("Note:"));
    context.quiet().await
}

async fn copying_takes_the_whole_text(context: TestContext) -> Tested {
    let page = summary(&context).await?;
    stub(&page, "clipboard", "{ writeText: async (text) => { window.taken = text; } }").await?;
    page.click("[data-action='copy']").await?;
    told(&page, ENGLISH.copied()).await?;
    assert_eq!(page.ask::<String>("return taken").await?, page.value("textarea").await?);
    context.quiet().await
}

async fn where_copying_is_refused_the_text_is_selected(context: TestContext) -> Tested {
    let page = summary(&context).await?;
    for clipboard in ["{ writeText: () => Promise.reject(new Error('no')) }", "undefined"] {
        stub(&page, "clipboard", clipboard).await?;
        page.click("[data-action='copy']").await?;
        told(&page, ENGLISH.take_it()).await?;
        selected(&page).await?;
    }
    context.quiet().await
}

async fn sharing_hands_the_text_to_the_share_sheet(context: TestContext) -> Tested {
    let page = summary(&context).await?;
    stub(&page, "share", "async (what) => { window.taken = what.text; }").await?;
    page.click("[data-action='share']").await?;
    until("the text is shared", async || {
        let taken: Option<String> = page.ask("return window.taken").await?;
        Ok((taken == Some(page.value("textarea").await?)).then_some(()))
    })
    .await?;
    // Who closes the sheet again is told nothing; who can't open it gets the text.
    let closed = "async () => { throw new DOMException('closed', 'AbortError'); }";
    stub(&page, "share", closed).await?;
    page.click("[data-action='share']").await?;
    page.settle().await?;
    told(&page, "").await?;
    let refused = "async () => { throw new DOMException('no', 'NotAllowedError'); }";
    stub(&page, "share", refused).await?;
    page.click("[data-action='share']").await?;
    told(&page, ENGLISH.take_it()).await?;
    selected(&page).await?;
    context.quiet().await
}

async fn without_a_share_sheet_sharing_copies(context: TestContext) -> Tested {
    let page = summary(&context).await?;
    stub(&page, "share", "undefined").await?;
    stub(&page, "clipboard", "{ writeText: async (text) => { window.taken = text; } }").await?;
    page.click("[data-action='share']").await?;
    told(&page, ENGLISH.copied()).await?;
    assert_eq!(page.ask::<String>("return taken").await?, page.value("textarea").await?);
    context.quiet().await
}

async fn downloading_saves_a_text_file(context: TestContext) -> Tested {
    let page = summary(&context).await?;
    page.ask::<()>(
        "URL.createObjectURL = (blob) => { window.taken = blob; return '#blob'; };
         HTMLAnchorElement.prototype.click = function () { window.name_of_it = this.download; };",
    )
    .await?;
    page.click("[data-action='download']").await?;
    told(&page, ENGLISH.take_it()).await?;
    selected(&page).await?;
    assert_eq!(page.ask::<String>("return name_of_it").await?, "icloud-backup.txt");
    let text: String = page.wait_for("window.taken.text()").await?;
    assert_eq!(text, page.value("textarea").await?);
    context.quiet().await
}

/// Has the frame that is printed run this in the place of the browser's dialog.
async fn stub_print(page: &Page, print: &str) -> Result<(), Fault> {
    page.ask(&format!(
        "const own = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow').get;
         Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {{ get() {{
           const view = own.call(this);
           if (view) view.print = () => {{ {print} }};
           return view;
         }} }})"
    ))
    .await
}

async fn printing_prints_the_text_alone(context: TestContext) -> Tested {
    let page = summary(&context).await?;
    stub_print(&page, "window.taken = view.document.body.textContent;").await?;
    for _ in 0..2 {
        page.click("[data-action='print']").await?;
        told(&page, ENGLISH.take_it()).await?;
        assert_eq!(page.ask::<String>("return taken").await?, page.value("textarea").await?);
        assert_eq!(page.count("iframe").await?, 1);
    }
    assert_eq!(page.ask::<usize>("return document.querySelectorAll('iframe').length").await?, 0);
    context.quiet().await
}

async fn where_printing_is_refused_the_text_is_selected(context: TestContext) -> Tested {
    let page = summary(&context).await?;
    stub_print(&page, "throw new Error('no');").await?;
    page.click("[data-action='print']").await?;
    told(&page, ENGLISH.take_it()).await?;
    selected(&page).await?;
    context.quiet().await
}
