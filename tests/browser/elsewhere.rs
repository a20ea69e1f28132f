//! A blog that loads the widget from another origin: its readers take the checks along to a page
//! of ours there, which can be kept.

use quick_checks_core::words::ENGLISH;
use serde_json::{Value, json};

use crate::support::{
    CHROMIUM, Fault, Guide, Page, Reply, Screen, Server, TestContext, Tested, cases, until,
};

cases! {
    a_page_of_ours_takes_over_the_answers_and_works_offline,
    where_answers_were_before_a_link_s_can_be_taken_back,
    a_reload_shows_the_answers_given_since_the_link,
    a_cut_link_changes_nothing,
    a_page_of_ours_can_be_installed,
    a_page_that_does_not_ask_for_it_has_no_link,
}

const PAGE: &str = "/pages/offline.html";
const LINK: &str = "[data-action='keep-offline']";
const OURS: &str = "/dist/icloud-backup.html";

/// The blog's page, with our files from another server.
async fn open_blog(context: &TestContext) -> Result<(Server, Page), Fault> {
    let server = context.elsewhere().await?;
    server.lets_all_read()?;
    let page =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/offline.html"))?;
    let page = page.replace("/dist/", &server.url("/dist/"));
    context.server.reply(PAGE, Reply::File("text/html", page));
    let page = context.open(PAGE).await?;
    until("there is a link", async || Ok(page.has(LINK).await?.then_some(()))).await?;
    Ok((server, page))
}

/// Follows the link, in this tab: not every driver finds a new one.
async fn follow(page: &Page) -> Result<(), Fault> {
    let link = "document.querySelector('quick-checks').shadowRoot.querySelector(LINK)";
    let link = link.replace("LINK", &json!(LINK).to_string());
    let target: [String; 2] = page.ask(&format!("return [{link}.target, {link}.rel]")).await?;
    assert_eq!(target, ["_blank", "noopener"]);
    page.ask::<()>(&format!("{link}.target = '_self'")).await?;
    page.click(LINK).await?;
    until("our page is there", async || {
        let there = format!("return location.pathname === '{OURS}'");
        Ok(page.ask::<bool>(&there).await?.then_some(()))
    })
    .await?;
    page.ready().await?;
    Ok(())
}

async fn a_page_of_ours_takes_over_the_answers_and_works_offline(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let (mut server, page) = open_blog(&context).await?;
    assert_eq!(page.text(LINK).await?, ENGLISH.keep_offline());
    assert!(!page.claims_offline().await?);
    let answered = page.choose(guide.long_symptom()).await?;
    let answered = answered.check().unwrap_or_default().to_owned();
    let here = page.answer("still-failing").await?;
    assert_eq!(page.registrations().await?, 0);
    assert!(page.caches().await?.is_empty());
    follow(&page).await?;
    assert_eq!(page.ready().await?, here);
    assert!(page.text("[part='notice']").await?.contains(ENGLISH.carried_over()));
    assert!(!page.has("[data-action='undo']").await?, "nothing was here before");
    for asked in [&context.server, &server] {
        for word in [&answered, guide.long_symptom(), "still-failing"] {
            assert!(!asked.was_sent(word), "a server was sent {word}");
        }
    }
    let address: String = page.ask("return location.href").await?;
    assert_eq!(address, server.url(OURS), "a bookmark has no answers in it");
    page.says_offline().await?;
    let now = page.answer("still-failing").await?;
    server.stop();
    context.leave().await?;
    let page = context.visit_at(&server.url(OURS)).await?;
    page.shows(&now).await?;
    page.says_offline().await?;
    let end = page.finish().await?;
    assert_eq!(guide.when(end.outcome().unwrap_or_default())?, "exhausted");
    context.no_widget_errors().await
}

/// A link as the widget writes it, to a page of this context's own server.
fn link(guide: &Guide, answers: &[&str]) -> String {
    let (id, symptom) = (guide.text("id"), guide.long_symptom());
    let answers: String = answers.iter().flat_map(|check| ["_", check, "_still-failing"]).collect();
    format!("{OURS}#quick-checks-2_{id}_{symptom}{answers}")
}

async fn where_answers_were_before_a_link_s_can_be_taken_back(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open_and_keep(OURS).await?;
    let first = page.choose(guide.long_symptom()).await?;
    let first = first.check().unwrap_or_default().to_owned();
    page.answer("still-failing").await?;
    let mine = page.answer("still-failing").await?;
    let before = page.stored_answers(&guide.key()).await?;
    assert_eq!(before.len(), 2);
    context.leave().await?;
    let page = context.open_and_keep(&link(&guide, &[&first])).await?;
    assert_ne!(page.ready().await?, mine);
    assert!(page.text("[part='notice']").await?.contains(ENGLISH.carried_over()));
    assert_eq!(page.stored_answers(&guide.key()).await?.len(), 1);
    assert_eq!(page.action("undo").await?, mine);
    assert_eq!(page.stored_answers(&guide.key()).await?, before);
    page.reload().await?;
    assert_eq!(page.ready().await?, mine, "the link is used up");
    context.quiet().await
}

async fn a_reload_shows_the_answers_given_since_the_link(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open_and_keep(&link(&guide, &[])).await?;
    let first = page.ready().await?;
    assert!(first.check().is_some());
    let now = page.answer("still-failing").await?;
    page.reload().await?;
    assert_eq!(page.ready().await?, now);
    context.quiet().await
}

async fn a_cut_link_changes_nothing(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open_and_keep(OURS).await?;
    let mine = page.midway(&guide).await?;
    context.leave().await?;
    let cut = link(&guide, &["check"]);
    let page = context.open(cut.trim_end_matches("_still-failing")).await?;
    assert_eq!(page.ready().await?, mine);
    context.quiet().await
}

async fn a_page_of_ours_can_be_installed(context: TestContext) -> Tested {
    let page = context.open_and_keep(OURS).await?;
    let manifest: Value = page
        .wait_for(
            "fetch(document.querySelector('link[rel=manifest]').href).then((it) => it.json())",
        )
        .await?;
    assert_eq!(manifest["name"], Guide::bundled()?.text("title"));
    assert_eq!(manifest["display"], "standalone");
    let within: bool = page
        .ask(&format!(
            "const manifest = {manifest};
             const at = (path) => new URL(path, document.querySelector('link[rel=manifest]').href);
             return at(manifest.start_url).href === location.href
               && at(manifest.start_url).href.startsWith(at(manifest.scope).href)",
        ))
        .await?;
    assert!(within, "{manifest}");
    let icons = manifest["icons"].as_array().cloned().unwrap_or_default();
    assert_eq!(icons.len(), 2);
    for icon in icons {
        let source = icon["src"].as_str().unwrap_or_default();
        let size: String = page
            .wait_for(&format!(
                "new Promise((resolve, reject) => {{
                   const image = new Image();
                   image.onload = () => resolve(`${{image.naturalWidth}}x${{image.naturalHeight}}`);
                   image.onerror = reject;
                   image.src = '{source}';
                 }})"
            ))
            .await?;
        assert_eq!(icon["sizes"], size);
        assert_eq!(icon["type"], "image/png");
    }
    if context.plays(&CHROMIUM) {
        let found = context.devtools("Page.getInstallabilityErrors", json!({})).await?;
        assert_eq!(found["installabilityErrors"], json!([]));
        let found = context.devtools("Page.getAppManifest", json!({})).await?;
        assert_eq!(found["errors"], json!([]));
    }
    context.quiet().await
}

async fn a_page_that_does_not_ask_for_it_has_no_link(context: TestContext) -> Tested {
    let (_server, page) = open_blog(&context).await?;
    let text: String = page.wait_for("fetch(location.href).then((page) => page.text())").await?;
    context.server.reply(PAGE, Reply::File("text/html", text.replace(" offline>", ">")));
    page.reload().await?;
    assert_eq!(page.ready().await?, Screen::Symptoms);
    page.settle().await?;
    assert!(!page.has(LINK).await?);
    context.no_widget_errors().await
}
