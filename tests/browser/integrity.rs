//! A page that names the content of the loader runs that content only, and of all that it loads.

use std::fs;
use std::path::Path;

use crate::support::{Fault, Page, Reply, Screen, Server, TestContext, Tested, cases, until};

cases! {
    the_right_content_runs,
    the_right_content_runs_from_another_server_under_a_policy_by_nonce,
    the_right_content_runs_without_webassembly,
    the_right_content_runs_under_trusted_types_that_name_the_widget,
    trusted_types_that_do_not_name_the_widget_are_told_to_the_owner,
    a_changed_loader_does_not_run,
    a_changed_glue_does_not_run,
    a_changed_glue_does_not_run_as_a_module_or_under_a_policy_by_nonce,
    a_changed_program_does_not_run,
    a_changed_plain_program_does_not_run,
    a_changed_stylesheet_does_not_count,
    a_changed_guide_is_not_shown,
    without_the_content_named_a_server_may_change_it,
}

const HERE: &str = "/dist/quick-checks.js";
const PAGE: &str = "/pages/policy.html";
const IN_HEAD: &str = "return document.head.querySelectorAll('link, script').length";
const ANY: &str = "img-src *";

/// Opens a page whose tag for the loader names its content, as `cargo xtask dist` prints it.
async fn visit(
    context: &TestContext,
    server: &Server,
    kind: &str,
    policy: &str,
) -> Result<Page, Fault> {
    let page = context.visit("/pages/without-widget.html").await?;
    let integrity: String = page
        .ask(
            "return fetch('/dist/quick-checks.js')
               .then((response) => response.arrayBuffer())
               .then((bytes) => crypto.subtle.digest('SHA-384', bytes))
               .then((hash) => 'sha384-' + btoa(String.fromCharCode(...new Uint8Array(hash))));",
        )
        .await?;
    let attributes = [
        &server.url(HERE),
        "\" crossorigin=\"anonymous\" integrity=\"",
        &integrity,
        "\" ",
        kind,
        " data-rest=\"",
    ];
    let html = include_str!("../pages/policy.html").replace("LOADER", &attributes.concat());
    context.server.reply("policy.html", Reply::File("text/html", html));
    context.server.policy(policy)?;
    context.visit(PAGE).await
}

/// The name of the file in `dist/` that starts and ends so, and its text.
fn shipped(start: &str, end: &str) -> Result<(String, String), Fault> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with(start) && name.ends_with(end) {
            return Ok((name, fs::read_to_string(path)?));
        }
    }
    Err(Fault::new(format!("dist/ has no {start}*{end}")))
}

/// Serves a script with one more line, which leaves a trace where it runs.
fn change_script(server: &Server, start: &str) -> Result<(), Fault> {
    let (name, text) = shipped(start, ".js")?;
    let text = ["globalThis.changed = true;", &text].concat();
    server.reply(&name, Reply::File("text/javascript", text));
    Ok(())
}

async fn stays_out(context: TestContext, page: Page, code: &str) -> Tested {
    let [message, fix] = page.reported(code).await?;
    assert!(fix.contains("unchanged"), "{fix}");
    assert!(page.shows_fallback().await?);
    assert!(!page.ask::<bool>("return 'changed' in window").await?, "not a line of it runs");
    assert_eq!(page.ask::<usize>(IN_HEAD).await?, 2, "nothing of ours stays in the head");
    context.complained_once(&[&message, &fix]).await
}

async fn the_right_content_runs(context: TestContext) -> Tested {
    let page = visit(&context, &context.server, "", ANY).await?;
    assert_eq!(page.ready().await?, Screen::Symptoms);
    assert_eq!(page.ask::<usize>(IN_HEAD).await?, 2, "nothing of ours stays in the head");
    // The loader was read once for its hash, and may come from the cache then.
    let mut requests = context.server.requests();
    requests.retain(|path| path != HERE);
    assert_eq!(requests.len(), 4, "each file once: {requests:?}");
    context.quiet().await
}

async fn the_right_content_runs_from_another_server_under_a_policy_by_nonce(
    context: TestContext,
) -> Tested {
    let server = context.elsewhere().await?;
    server.lets_all_read()?;
    let origin = server.origin();
    let policy = format!(
        "default-src 'none'; script-src 'nonce-once' 'wasm-unsafe-eval'; \
         style-src 'nonce-once'; connect-src 'self' {origin}"
    );
    let page = visit(&context, &server, "", &policy).await?;
    assert_eq!(page.ready().await?, Screen::Symptoms);
    assert!(page.refused().await?.is_empty());
    context.quiet().await
}

async fn the_right_content_runs_without_webassembly(context: TestContext) -> Tested {
    let page =
        visit(&context, &context.server, "", "default-src 'self'; script-src 'nonce-once'").await?;
    assert_eq!(page.ready().await?, Screen::Symptoms);
    assert!(context.server.requests().iter().any(|path| path.contains("-plain-")));
    context.no_widget_errors().await
}

async fn the_right_content_runs_under_trusted_types_that_name_the_widget(
    context: TestContext,
) -> Tested {
    let policy = "require-trusted-types-for 'script'; trusted-types quick-checks";
    let page = visit(&context, &context.server, "", policy).await?;
    assert_eq!(page.ready().await?, Screen::Symptoms);
    assert!(page.refused().await?.is_empty());
    context.quiet().await
}

async fn trusted_types_that_do_not_name_the_widget_are_told_to_the_owner(
    context: TestContext,
) -> Tested {
    let policy = "require-trusted-types-for 'script'; trusted-types theirs";
    let page = visit(&context, &context.server, "", policy).await?;
    let [message, fix] = page.reported("program-unavailable").await?;
    assert_eq!(fix, "Let your Content-Security-Policy say: trusted-types theirs quick-checks.");
    assert!(page.shows_fallback().await?);
    context.complained_once(&[&message, &fix]).await
}

async fn a_changed_loader_does_not_run(context: TestContext) -> Tested {
    let elsewhere = context.elsewhere().await?;
    elsewhere.lets_all_read()?;
    let (_, text) = shipped("quick-checks.js", "")?;
    elsewhere.reply(HERE, Reply::File("text/javascript", ["changed = true;", &text].concat()));
    // The hash is of what this server has.
    let page = visit(&context, &elsewhere, "", ANY).await?;
    until("the browser asks for the loader", async || {
        Ok((!elsewhere.requests().is_empty()).then_some(()))
    })
    .await?;
    page.settle().await?;
    let written = "return document.querySelector('quick-checks p').checkVisibility()";
    assert!(page.ask::<bool>(written).await?, "the reader sees the list");
    let ran = "return 'changed' in window || Boolean(customElements.get('quick-checks'))";
    assert!(!page.ask::<bool>(ran).await?);
    assert!(elsewhere.requests().iter().all(|path| path == HERE));
    context.no_widget_errors().await
}

async fn a_changed_glue_does_not_run(context: TestContext) -> Tested {
    change_script(&context.server, "quick-checks-app-")?;
    let page = visit(&context, &context.server, "", ANY).await?;
    stays_out(context, page, "program-unavailable").await
}

async fn a_changed_glue_does_not_run_as_a_module_or_under_a_policy_by_nonce(
    context: TestContext,
) -> Tested {
    change_script(&context.server, "quick-checks-app-")?;
    let policy = "script-src 'nonce-once' 'wasm-unsafe-eval'";
    let page = visit(&context, &context.server, "type=\"module\"", policy).await?;
    stays_out(context, page, "program-unavailable").await
}

async fn a_changed_program_does_not_run(context: TestContext) -> Tested {
    let empty = "\0asm\u{1}\0\0\0".to_owned();
    context.server.reply(".wasm", Reply::File("application/wasm", empty));
    let page = visit(&context, &context.server, "", ANY).await?;
    stays_out(context, page, "program-unavailable").await
}

async fn a_changed_plain_program_does_not_run(context: TestContext) -> Tested {
    change_script(&context.server, "quick-checks-plain-")?;
    let page = visit(&context, &context.server, "", "script-src 'self'").await?;
    stays_out(context, page, "program-unavailable").await
}

async fn a_changed_stylesheet_does_not_count(context: TestContext) -> Tested {
    context.server.reply(".css", Reply::File("text/css", ".widget { display: none }".to_owned()));
    let page = visit(&context, &context.server, "", ANY).await?;
    stays_out(context, page, "style-unavailable").await
}

async fn a_changed_guide_is_not_shown(context: TestContext) -> Tested {
    let kettle = include_str!("../pages/kettle.json").to_owned();
    context.server.reply(".json", Reply::File("application/json", kettle));
    let page = visit(&context, &context.server, "", ANY).await?;
    stays_out(context, page, "guide-unreachable").await
}

async fn without_the_content_named_a_server_may_change_it(context: TestContext) -> Tested {
    change_script(&context.server, "quick-checks-app-")?;
    let page = context.open("/pages/with-element.html").await?;
    assert!(page.ask::<bool>("return changed").await?, "the trace shows where it runs");
    context.quiet().await
}
