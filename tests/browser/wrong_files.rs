//! The server answers, but not with the file: with a page of the site, with half of it, or as of
//! another type. The reader keeps the fallback, and the page's owner learns what came.

use std::path::Path;

use crate::support::{
    CaseOutcome, FIREFOX, Fault, Reply, TestContext, Tested, WEBKIT, cases, shipped, until,
};

cases! {
    a_page_in_place_of_the_stylesheet,
    a_page_in_place_of_the_stylesheet_in_quirks_mode,
    a_stylesheet_that_is_empty,
    a_stylesheet_that_is_cut_short,
    a_stylesheet_of_somebody_else_s,
    a_stylesheet_sent_as_plain_text,
    a_stylesheet_that_comes_wrong_before_the_tap_is_loaded_once_more,
    in_a_frame_that_is_not_displayed_the_stylesheet_counts_as_whole,
    a_module_sent_as_plain_text,
    a_module_sent_as_bytes,
    the_plain_program_sent_as_plain_text,
    a_page_in_place_of_a_module,
    a_page_in_place_of_the_webassembly,
    a_page_in_place_of_a_guide_by_its_address,
    a_page_in_place_of_a_bundled_guide,
    an_import_map_that_leads_our_modules_elsewhere,
    a_page_from_the_disk,
}

const PAGE: &str = "/pages/with-element.html";
const APP: &str = "<!doctype html><title>App</title><style>p { color: red }</style><p>App</p>";

/// Our stylesheet.
fn sheet() -> Result<(String, String), Fault> {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    let loader = std::fs::read_to_string(dist.join("quick-checks.js"))?;
    // The name with a hash alone, which no other file has.
    let name = loader.split('"').find(|word| word.strip_suffix(".css").is_some());
    let name = name.ok_or_else(|| Fault::new("the loader names no stylesheet"))?.to_owned();
    let text = std::fs::read_to_string(dist.join(&name))?;
    Ok((name, text))
}

/// The page shows its fallback; message and fix of the one error have these words.
async fn falls_back(context: TestContext, path: &str, code: &str, words: &[&str]) -> Tested {
    let page = context.visit(path).await?;
    let [message, fix] = page.reported(code).await?;
    let told = format!("{message}. {fix}");
    for word in words {
        assert!(told.contains(word), "{word:?} is in {told:?}");
    }
    assert!(page.shows_fallback().await?, "the reader sees the list");
    assert_eq!(page.screen().await?, None);
    context.complained_once(words).await
}

async fn style_fails(context: TestContext, page: &str, kind: &'static str, text: String) -> Tested {
    let (name, _) = sheet()?;
    context.server.reply(&name, Reply::File(kind, text));
    falls_back(context, page, "style-unavailable", &[&name]).await
}

async fn a_page_in_place_of_the_stylesheet(context: TestContext) -> Tested {
    let (name, _) = sheet()?;
    context.server.reply(&name, Reply::File("text/html", APP.to_owned()));
    let words = [&*name, "comes as text/html instead of text/css", "probably a page"];
    falls_back(context, PAGE, "style-unavailable", &words).await
}

async fn a_page_in_place_of_the_stylesheet_in_quirks_mode(context: TestContext) -> Tested {
    // There browsers read a page as a stylesheet, whatever its type.
    style_fails(context, "/pages/quirks.html", "text/html", APP.to_owned()).await
}

async fn a_stylesheet_that_is_empty(context: TestContext) -> Tested {
    style_fails(context, PAGE, "text/css", String::new()).await
}

async fn a_stylesheet_that_is_cut_short(context: TestContext) -> Tested {
    let (_, text) = sheet()?;
    let most = text.split_at(text.len() * 9 / 10).0.to_owned();
    style_fails(context, PAGE, "text/css", most).await
}

async fn a_stylesheet_of_somebody_else_s(context: TestContext) -> Tested {
    style_fails(context, PAGE, "text/css", ".widget { color: red }".to_owned()).await
}

async fn a_stylesheet_sent_as_plain_text(context: TestContext) -> Tested {
    let (name, _) = sheet()?;
    context.server.send_as(&name, "text/plain");
    let words = [&*name, "comes as text/plain instead of text/css"];
    falls_back(context, PAGE, "style-unavailable", &words).await
}

async fn a_stylesheet_that_comes_wrong_before_the_tap_is_loaded_once_more(
    context: TestContext,
) -> Tested {
    let (name, _) = sheet()?;
    context.server.reply(&name, Reply::File("text/css", String::new()));
    let page = context.visit("/pages/tap.html").await?;
    until("the empty sheet is thrown away", async || {
        let gone = "const root = document.querySelector('quick-checks')?.shadowRoot;
            return Boolean(root?.querySelector('.start') && !root.querySelector('link'));";
        Ok(page.ask::<bool>(gone).await?.then_some(()))
    })
    .await?;
    context.server.reply_as_usual(&name);
    page.click(".start").await?;
    page.ready().await?;
    let border: String = page
        .ask(
            "const root = document.querySelector('quick-checks').shadowRoot;
             return getComputedStyle(root.querySelector('.card')).borderRadius;",
        )
        .await?;
    assert_ne!(border, "0px", "it looks as it should");
    context.quiet().await
}

async fn in_a_frame_that_is_not_displayed_the_stylesheet_counts_as_whole(
    context: TestContext,
) -> Tested {
    let html = "<!doctype html><meta charset=utf-8><title>A page with a frame</title>
        <script src=\"recorder.js\"></script>
        <script>addEventListener('message', ({ data }) => seen.push(data));</script>
        <iframe src=\"/pages/eager-frame.html\" style=\"display: none\"></iframe>";
    let frame =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/eager.html"))?;
    let frame = frame.replace(
        "</title>",
        "</title><script>for (const name of ['ready', 'error']) {
           document.addEventListener(`quick-checks:${name}`, ({ detail }) => parent.postMessage(
             { name, detail, reaches_everyone: true }));
         }</script>",
    );
    context.server.reply("eager-frame.html", Reply::File("text/html", frame));
    context.server.reply("with-frame.html", Reply::File("text/html", html.to_owned()));
    let page = context.visit("/pages/with-frame.html").await?;
    page.sees("ready", 1).await?;
    context.quiet().await
}

/// The glue comes as of this type.
async fn module_fails(context: TestContext, kind: &'static str) -> Tested {
    let glue = shipped("quick-checks-app-", ".js")?;
    context.server.send_as(&glue, kind);
    let comes = format!("comes as {kind} instead of text/javascript");
    let words = [&*glue, &comes];
    falls_back(context, PAGE, "program-unavailable", &words).await
}

async fn a_module_sent_as_plain_text(context: TestContext) -> Tested {
    module_fails(context, "text/plain").await
}

async fn a_module_sent_as_bytes(context: TestContext) -> Tested {
    module_fails(context, "application/octet-stream").await
}

async fn the_plain_program_sent_as_plain_text(context: TestContext) -> Tested {
    let plain = shipped("quick-checks-plain-", ".js")?;
    context.server.send_as(&plain, "text/plain");
    let words = [&*plain, "comes as text/plain instead of text/javascript"];
    falls_back(context, "/pages/no-webassembly.html", "program-unavailable", &words).await
}

async fn a_page_in_place_of_a_module(context: TestContext) -> Tested {
    let glue = shipped("quick-checks-app-", ".js")?;
    context.server.reply(&glue, Reply::File("text/html", APP.to_owned()));
    let words = [&*glue, "comes as text/html instead of text/javascript", "probably a page"];
    falls_back(context, PAGE, "program-unavailable", &words).await
}

async fn a_page_in_place_of_the_webassembly(context: TestContext) -> Tested {
    let wasm = shipped("quick-checks-app-", ".wasm")?;
    context.server.reply(&wasm, Reply::File("text/html", APP.to_owned()));
    let words = [&*wasm, "comes as text/html", "application/wasm"];
    falls_back(context, PAGE, "program-unavailable", &words).await
}

async fn a_page_in_place_of_a_guide_by_its_address(context: TestContext) -> Tested {
    // Some servers give even that the type of the file.
    context.server.reply("kettle.json", Reply::File("application/json", format!("\n{APP}")));
    let words = ["/pages/kettle.json is HTML", "probably a page"];
    falls_back(context, "/pages/guide-by-address.html", "guide-invalid", &words).await
}

async fn a_page_in_place_of_a_bundled_guide(context: TestContext) -> Tested {
    context.server.reply(".json", Reply::File("text/html", APP.to_owned()));
    let words = ["/dist/guides/icloud-backup-", "is HTML", "probably a page"];
    falls_back(context, PAGE, "guide-invalid", &words).await
}

async fn an_import_map_that_leads_our_modules_elsewhere(context: TestContext) -> Tested {
    if context.plays(&WEBKIT) {
        return Ok(CaseOutcome::Skipped("WebKit does not say which module it could not load"));
    }
    let html = include_str!("../pages/with-element.html").replace(
        "<script async",
        "<script type=\"importmap\">{\"imports\": {\"/dist/\": \"/cdn/dist/\"}}</script>
         <script async",
    );
    context.server.reply("mapped.html", Reply::File("text/html", html));
    let words = ["import map", "/cdn/dist/quick-checks-app-"];
    falls_back(context, "/pages/mapped.html", "program-unavailable", &words).await
}

async fn a_page_from_the_disk(context: TestContext) -> Tested {
    if context.plays(&FIREFOX) {
        return Ok(CaseOutcome::Skipped(
            "Firefox's driver lets pages from the disk read other files",
        ));
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages/from-disk.html");
    let page = context.visit_at(&format!("file://{}", folder.display())).await?;
    let [message, fix] = page.reported("program-unavailable").await?;
    assert!(fix.contains("the disk") && fix.contains("npx serve"), "{fix}");
    assert!(page.shows_fallback().await?);
    context.complained_once(&[&message, &fix]).await
}
