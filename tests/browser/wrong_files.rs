//! The server answers, but not with the file: with a page of the site, with half of it, or as of
//! another type. The reader keeps the fallback, and the page's owner learns what came.

use std::path::Path;

use crate::support::{Checked, FIREFOX, Fault, Reply, Stage, Tested, WEBKIT, cases, shipped};

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
async fn falls_back(stage: Stage, path: &str, code: &str, words: &[&str]) -> Tested {
    let page = stage.visit(path).await?;
    let [message, fix] = page.told(code).await?;
    let told = format!("{message}. {fix}");
    for word in words {
        assert!(told.contains(word), "{word:?} is in {told:?}");
    }
    assert!(page.shows_fallback().await?, "the reader sees the list");
    assert_eq!(page.screen().await?, None);
    stage.complained_once(words).await
}

async fn style_fails(stage: Stage, page: &str, kind: &'static str, text: String) -> Tested {
    let (name, _) = sheet()?;
    stage.server.reply(&name, Reply::File(kind, text));
    falls_back(stage, page, "style-unavailable", &[&name]).await
}

async fn a_page_in_place_of_the_stylesheet(stage: Stage) -> Tested {
    let (name, _) = sheet()?;
    stage.server.reply(&name, Reply::File("text/html", APP.to_owned()));
    let words = [&*name, "comes as text/html instead of text/css", "probably a page"];
    falls_back(stage, PAGE, "style-unavailable", &words).await
}

async fn a_page_in_place_of_the_stylesheet_in_quirks_mode(stage: Stage) -> Tested {
    // There browsers read a page as a stylesheet, whatever its type.
    style_fails(stage, "/pages/quirks.html", "text/html", APP.to_owned()).await
}

async fn a_stylesheet_that_is_empty(stage: Stage) -> Tested {
    style_fails(stage, PAGE, "text/css", String::new()).await
}

async fn a_stylesheet_that_is_cut_short(stage: Stage) -> Tested {
    let (_, text) = sheet()?;
    let most = text.split_at(text.len() * 9 / 10).0.to_owned();
    style_fails(stage, PAGE, "text/css", most).await
}

async fn a_stylesheet_of_somebody_else_s(stage: Stage) -> Tested {
    style_fails(stage, PAGE, "text/css", ".widget { color: red }".to_owned()).await
}

async fn a_stylesheet_sent_as_plain_text(stage: Stage) -> Tested {
    let (name, _) = sheet()?;
    stage.server.send_as(&name, "text/plain");
    let words = [&*name, "comes as text/plain instead of text/css"];
    falls_back(stage, PAGE, "style-unavailable", &words).await
}

async fn a_stylesheet_that_comes_wrong_before_the_tap_is_loaded_once_more(stage: Stage) -> Tested {
    let (name, _) = sheet()?;
    stage.server.reply(&name, Reply::File("text/css", String::new()));
    let page = stage.visit("/pages/tap.html").await?;
    crate::support::until("the empty sheet is thrown away", async || {
        let gone = "const root = document.querySelector('quick-checks')?.shadowRoot;
            return Boolean(root?.querySelector('.start') && !root.querySelector('link'));";
        Ok(page.ask::<bool>(gone).await?.then_some(()))
    })
    .await?;
    stage.server.reply_as_usual(&name);
    page.click(".start").await?;
    page.ready().await?;
    let border: String = page
        .ask(
            "const root = document.querySelector('quick-checks').shadowRoot;
             return getComputedStyle(root.querySelector('.card')).borderRadius;",
        )
        .await?;
    assert_ne!(border, "0px", "it looks as it should");
    stage.quiet().await
}

async fn in_a_frame_that_is_not_displayed_the_stylesheet_counts_as_whole(stage: Stage) -> Tested {
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
    stage.server.reply("eager-frame.html", Reply::File("text/html", frame));
    stage.server.reply("with-frame.html", Reply::File("text/html", html.to_owned()));
    let page = stage.visit("/pages/with-frame.html").await?;
    page.sees("ready", 1).await?;
    stage.quiet().await
}

/// The glue comes as of this type.
async fn module_fails(stage: Stage, kind: &'static str) -> Tested {
    let glue = shipped("quick-checks-app-", ".js")?;
    stage.server.send_as(&glue, kind);
    let comes = format!("comes as {kind} instead of text/javascript");
    let words = [&*glue, &comes];
    falls_back(stage, PAGE, "program-unavailable", &words).await
}

async fn a_module_sent_as_plain_text(stage: Stage) -> Tested {
    module_fails(stage, "text/plain").await
}

async fn a_module_sent_as_bytes(stage: Stage) -> Tested {
    module_fails(stage, "application/octet-stream").await
}

async fn the_plain_program_sent_as_plain_text(stage: Stage) -> Tested {
    let plain = shipped("quick-checks-plain-", ".js")?;
    stage.server.send_as(&plain, "text/plain");
    let words = [&*plain, "comes as text/plain instead of text/javascript"];
    falls_back(stage, "/pages/no-webassembly.html", "program-unavailable", &words).await
}

async fn a_page_in_place_of_a_module(stage: Stage) -> Tested {
    let glue = shipped("quick-checks-app-", ".js")?;
    stage.server.reply(&glue, Reply::File("text/html", APP.to_owned()));
    let words = [&*glue, "comes as text/html instead of text/javascript", "probably a page"];
    falls_back(stage, PAGE, "program-unavailable", &words).await
}

async fn a_page_in_place_of_the_webassembly(stage: Stage) -> Tested {
    let wasm = shipped("quick-checks-app-", ".wasm")?;
    stage.server.reply(&wasm, Reply::File("text/html", APP.to_owned()));
    let words = [&*wasm, "comes as text/html", "application/wasm"];
    falls_back(stage, PAGE, "program-unavailable", &words).await
}

async fn a_page_in_place_of_a_guide_by_its_address(stage: Stage) -> Tested {
    // Some servers give even that the type of the file.
    stage.server.reply("kettle.json", Reply::File("application/json", format!("\n{APP}")));
    let words = ["/pages/kettle.json is HTML", "probably a page"];
    falls_back(stage, "/pages/guide-by-address.html", "guide-invalid", &words).await
}

async fn a_page_in_place_of_a_bundled_guide(stage: Stage) -> Tested {
    stage.server.reply(".json", Reply::File("text/html", APP.to_owned()));
    let words = ["/dist/guides/icloud-backup-", "is HTML", "probably a page"];
    falls_back(stage, PAGE, "guide-invalid", &words).await
}

async fn an_import_map_that_leads_our_modules_elsewhere(stage: Stage) -> Tested {
    if stage.plays(&WEBKIT) {
        return Ok(Checked::Skipped("WebKit does not say which module it could not load"));
    }
    let html = include_str!("../pages/with-element.html").replace(
        "<script async",
        "<script type=\"importmap\">{\"imports\": {\"/dist/\": \"/cdn/dist/\"}}</script>
         <script async",
    );
    stage.server.reply("mapped.html", Reply::File("text/html", html));
    let words = ["import map", "/cdn/dist/quick-checks-app-"];
    falls_back(stage, "/pages/mapped.html", "program-unavailable", &words).await
}

async fn a_page_from_the_disk(stage: Stage) -> Tested {
    if stage.plays(&FIREFOX) {
        return Ok(Checked::Skipped("Firefox's driver lets pages from the disk read other files"));
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages/from-disk.html");
    let page = stage.visit_at(&format!("file://{}", folder.display())).await?;
    let [message, fix] = page.told("program-unavailable").await?;
    assert!(fix.contains("the disk") && fix.contains("npx serve"), "{fix}");
    assert!(page.shows_fallback().await?);
    stage.complained_once(&[&message, &fix]).await
}
