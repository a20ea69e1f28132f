//! In a sandboxed frame without an origin: no storage, and every server is another one.

use quick_checks_core::words::ENGLISH;

use crate::support::{CHROMIUM, Fault, Guide, Page, Reply, TestContext, Tested, cases, shipped};

cases! {
    without_an_origin_the_checkup_goes_on_and_is_not_saved,
    without_an_origin_the_owner_learns_which_header_is_missing,
    without_an_origin_nothing_is_kept_for_offline_and_nobody_is_blamed,
}

/// Opens a page that shows one with a widget in a frame with this sandbox; enters the frame.
async fn visit(context: &TestContext, sandbox: &str) -> Result<Page, Fault> {
    let html = include_str!("../pages/sandbox.html").replace("SANDBOX", sandbox);
    context.server.reply("sandbox.html", Reply::File("text/html", html));
    // The drivers miss what they would have to scroll to inside a frame.
    context.resize(800, 1800).await?;
    context.visit("/pages/sandbox.html").await?.enter_frame().await
}

async fn without_an_origin_the_checkup_goes_on_and_is_not_saved(context: TestContext) -> Tested {
    context.server.lets_all_read()?;
    let guide = Guide::bundled()?;
    let page = visit(&context, "allow-scripts").await?;
    page.ready().await?;
    assert_eq!(page.ask::<String>("return self.origin").await?, "null");
    page.choose(guide.long_symptom()).await?;
    assert!(page.text("[part='foot']").await?.contains(ENGLISH.not_saved()));
    page.answer("still-failing").await?;
    let end = page.answer("fixed").await?;
    assert_eq!(guide.when(end.outcome().unwrap_or_default())?, "fixed");
    context.quiet().await
}

async fn without_an_origin_the_owner_learns_which_header_is_missing(
    context: TestContext,
) -> Tested {
    let page = visit(&context, "allow-scripts").await?;
    let [message, fix] = page.reported("program-unavailable").await?;
    let header = format!("{} sends Access-Control-Allow-Origin: *", context.server.origin());
    assert!(fix.contains(&header), "{fix}");
    assert!(page.shows_fallback().await?);
    // A frame without an origin has a process of its own, whose console ChromeDriver does not read.
    if context.plays(&CHROMIUM) {
        return context.no_widget_errors().await;
    }
    context.complained_once(&[&message, &fix]).await
}

async fn without_an_origin_nothing_is_kept_for_offline_and_nobody_is_blamed(
    context: TestContext,
) -> Tested {
    context.server.lets_all_read()?;
    let offline = format!("/dist/{}", shipped("quick-checks-offline-", ".js")?);
    for value in ["", "off", "own"] {
        let html = include_str!("../pages/offline.html")
            .replace(" offline>", &format!(" offline=\"{value}\">"));
        context.server.reply("with-element.html", Reply::File("text/html", html));
        let page = visit(&context, "allow-scripts").await?;
        page.sees("ready", 1).await?;
        page.settle().await?;
        assert!(page.details("error").await?.is_empty(), "offline={value:?}");
        context.leave().await?;
    }
    assert_eq!(context.server.asked_for(&offline), 0, "there is nothing that it could do");
    context.quiet().await
}
