//! The package for people without Rust: installed by the commands of its README and embedded by its
//! snippets, on a site of its own and from a CDN.

use std::time::{Duration, Instant};

use crate::support::{
    Fault, Guide, Installed, Reply, Screen, Server, TestContext, Tested, cases, until,
};

cases! {
    two_commands_and_two_lines_lead_to_the_first_check_within_a_minute,
    the_tag_for_a_cdn_runs_what_was_built,
    what_a_cdn_has_changed_does_not_run,
    a_page_that_a_cdn_sends_as_text_is_offered_to_nobody,
    one_line_keeps_a_page_with_files_from_a_cdn,
    its_offline_page_works_without_a_network,
    a_bundle_that_imports_it_runs_with_the_folder_named,
}

/// How long it may take from nothing to the first check, which is what we promise.
const PROMISED: Duration = Duration::from_mins(1);
const CDN: &str = "https://cdn.jsdelivr.net";
const PAGE: &str = "/post.html";

/// A post with this in it.
fn post(html: &str) -> Reply {
    let head = "<!doctype html><html lang=en><meta charset=utf-8><title>A post</title>\
        <script src=/pages/recorder.js></script>";
    Reply::File("text/html", [head, "<h1>A post about backups</h1>", html].concat())
}

/// The site, with the package where its README puts it.
fn site(context: &TestContext) -> Result<&'static Installed, Fault> {
    let installed = Installed::by_its_readme()?;
    context.server.mount("/quick-checks", &installed.site.join("public/quick-checks"));
    Ok(installed)
}

/// A CDN for npm, with the package as it was installed.
async fn cdn(context: &TestContext) -> Result<(Server, &'static Installed), Fault> {
    let installed = Installed::by_its_readme()?;
    let server = context.elsewhere().await?;
    let path = format!("/npm/quick-checks@{}", installed.version);
    server.mount(&path, &installed.site.join("node_modules/quick-checks"));
    server.answers_like_a_cdn()?;
    Ok((server, installed))
}

async fn two_commands_and_two_lines_lead_to_the_first_check_within_a_minute(
    context: TestContext,
) -> Tested {
    let installed = site(&context)?;
    let start = Instant::now();
    let lines = installed.says("html", "\"/quick-checks/")?;
    assert_eq!(lines.trim().lines().count(), 2, "{lines}");
    context.server.reply(PAGE, post(lines));
    let page = context.open(PAGE).await?;
    let first = page.choose(Guide::bundled()?.long_symptom()).await?;
    let took = installed.took + start.elapsed();
    assert!(first.check().is_some());
    assert!(took < PROMISED, "it took {took:?}");
    println!("{}: the first check after {took:.1?}", context.engine());
    context.quiet().await
}

async fn the_tag_for_a_cdn_runs_what_was_built(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let (server, installed) = cdn(&context).await?;
    let lines = installed.says("html", CDN)?;
    assert!(lines.contains("integrity="), "{lines}");
    context.server.reply(PAGE, post(&lines.replace(CDN, server.origin())));
    let page = context.open(PAGE).await?;
    let here = page.midway(&guide).await?;
    page.reload().await?;
    page.shows(&here).await?;
    let end = page.finish().await?;
    assert_eq!(guide.when(end.outcome().unwrap_or_default())?, "exhausted");
    assert_eq!(context.server.asked_for("/quick-checks/quick-checks.js"), 0);
    context.quiet().await
}

async fn what_a_cdn_has_changed_does_not_run(context: TestContext) -> Tested {
    let (server, installed) = cdn(&context).await?;
    let lines = installed.says("html", CDN)?.replace(CDN, server.origin());
    let lines = lines.replace("></quick-checks>", "><p>The checks as a list.</p></quick-checks>");
    server.reply(".wasm", Reply::File("application/wasm", "changed".to_owned()));
    context.server.reply(PAGE, post(&lines));
    let page = context.visit(PAGE).await?;
    let error =
        until("the owner is told", async || Ok(page.details("error").await?.into_iter().next()))
            .await?;
    assert_eq!(error["code"], "program-unavailable");
    assert!(page.shows_fallback().await?);
    context.complained_once(&["program"]).await
}

async fn a_page_that_a_cdn_sends_as_text_is_offered_to_nobody(context: TestContext) -> Tested {
    let (server, installed) = cdn(&context).await?;
    server.send_as(".html", "text/plain");
    let lines = installed.says("html", CDN)?.replace(CDN, server.origin());
    context.server.reply(PAGE, post(&lines.replace("<quick-checks ", "<quick-checks offline ")));
    let page = context.open(PAGE).await?;
    let errors = page.sees("error", 1).await?;
    assert_eq!(errors[0]["code"], "offline-unavailable");
    let worker = server.url(&format!("/npm/quick-checks@{}/quick-checks-sw.js", installed.version));
    let line = format!("importScripts('{worker}');");
    assert!(errors[0]["fix"].as_str().is_some_and(|fix| fix.contains(&line)), "{errors:?}");
    assert!(!page.has("[data-action='keep-offline']").await?);
    context.complained_once(&["text/plain"]).await
}

async fn one_line_keeps_a_page_with_files_from_a_cdn(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let mut context = context;
    let (mut server, installed) = cdn(&context).await?;
    // As such servers send pages.
    server.send_as(".html", "text/plain");
    let worker = installed.says("js", "importScripts")?.replace(CDN, server.origin());
    assert_eq!(worker.trim().lines().count(), 1, "{worker}");
    context.server.reply("/quick-checks-sw.js", Reply::File("text/javascript", worker));
    let lines = installed.says("html", CDN)?.replace(CDN, server.origin());
    let lines = lines.replace("<quick-checks ", "<quick-checks offline=\"/quick-checks-sw.js\" ");
    context.server.reply(PAGE, post(&lines));
    let page = context.open_and_keep(PAGE).await?;
    let here = page.midway(&guide).await?;
    context.server.stop();
    server.stop();
    let page = context.visit(PAGE).await?;
    page.shows(&here).await?;
    page.says_offline().await?;
    context.no_widget_errors().await
}

async fn its_offline_page_works_without_a_network(mut context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    site(&context)?;
    let path = "/quick-checks/icloud-backup.html";
    let page = context.open_and_keep(path).await?;
    let here = page.midway(&guide).await?;
    context.server.stop();
    let page = context.visit(path).await?;
    page.shows(&here).await?;
    page.says_offline().await?;
    page.finish().await?;
    context.no_widget_errors().await
}

async fn a_bundle_that_imports_it_runs_with_the_folder_named(context: TestContext) -> Tested {
    let installed = site(&context)?;
    let bundle = installed.bundled("import 'quick-checks';\n")?;
    context.server.reply("/site-bundle.js", Reply::File("text/javascript", bundle));
    context.server.reply(
        PAGE,
        post(
            "<script type=module src=/assets/site-bundle.js></script>\
             <quick-checks guide=icloud-backup folder=/quick-checks/></quick-checks>",
        ),
    );
    let page = context.open(PAGE).await?;
    assert_eq!(page.ready().await?, Screen::Symptoms);
    context.quiet().await
}
