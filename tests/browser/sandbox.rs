//! In a sandboxed frame without an origin: no storage, and every server is another one.

use quick_checks_core::words::ENGLISH;

use crate::support::{CHROMIUM, Fault, Guide, Page, Reply, Stage, Tested, cases, shipped};

cases! {
    without_an_origin_the_checkup_goes_on_and_is_not_saved,
    without_an_origin_the_owner_learns_which_header_is_missing,
    without_an_origin_nothing_is_kept_for_offline_and_nobody_is_blamed,
}

/// Opens a page that shows one with a widget in a frame with this sandbox; enters the frame.
async fn visit(stage: &Stage, sandbox: &str) -> Result<Page, Fault> {
    let html = include_str!("../pages/sandbox.html").replace("SANDBOX", sandbox);
    stage.server.reply("sandbox.html", Reply::File("text/html", html));
    // The drivers miss what they would have to scroll to inside a frame.
    stage.resize(800, 1800).await?;
    stage.visit("/pages/sandbox.html").await?.enter_frame().await
}

async fn without_an_origin_the_checkup_goes_on_and_is_not_saved(stage: Stage) -> Tested {
    stage.server.lets_all_read()?;
    let guide = Guide::bundled()?;
    let page = visit(&stage, "allow-scripts").await?;
    page.ready().await?;
    assert_eq!(page.ask::<String>("return self.origin").await?, "null");
    page.choose(guide.long_symptom()).await?;
    assert!(page.text("[part='foot']").await?.contains(ENGLISH.not_saved));
    page.answer("still-failing").await?;
    let end = page.answer("fixed").await?;
    assert_eq!(guide.when(end.outcome().unwrap_or_default())?, "fixed");
    stage.quiet().await
}

async fn without_an_origin_the_owner_learns_which_header_is_missing(stage: Stage) -> Tested {
    let page = visit(&stage, "allow-scripts").await?;
    let [message, fix] = page.told("program-unavailable").await?;
    let header = format!("{} sends Access-Control-Allow-Origin: *", stage.server.origin());
    assert!(fix.contains(&header), "{fix}");
    assert!(page.shows_fallback().await?);
    // A frame without an origin has a process of its own, whose console ChromeDriver does not read.
    if stage.plays(&CHROMIUM) {
        return stage.unblamed().await;
    }
    stage.complained_once(&[&message, &fix]).await
}

async fn without_an_origin_nothing_is_kept_for_offline_and_nobody_is_blamed(
    stage: Stage,
) -> Tested {
    stage.server.lets_all_read()?;
    let offline = format!("/dist/{}", shipped("quick-checks-offline-", ".js")?);
    for value in ["", "off", "own"] {
        let html = include_str!("../pages/offline.html")
            .replace(" offline>", &format!(" offline=\"{value}\">"));
        stage.server.reply("with-element.html", Reply::File("text/html", html));
        let page = visit(&stage, "allow-scripts").await?;
        page.sees("ready", 1).await?;
        page.settle().await?;
        assert!(page.details("error").await?.is_empty(), "offline={value:?}");
        stage.leave().await?;
    }
    assert_eq!(stage.server.asked_for(&offline), 0, "there is nothing that it could do");
    stage.quiet().await
}
