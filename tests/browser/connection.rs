//! A slow connection that drops while the widget loads: it tries again by itself.

use crate::support::{Guide, Reply, Screen, TestContext, Tested, cases, shipped, until};

cases! {
    a_program_that_came_half_is_loaded_once_more,
    a_glue_that_came_half_is_loaded_once_more,
    a_stylesheet_that_did_not_come_is_loaded_once_more,
    a_stylesheet_that_came_half_is_loaded_once_more,
    a_guide_that_came_half_is_loaded_once_more,
    the_version_without_webassembly_is_loaded_once_more,
    after_all_tries_the_owner_is_told_once_and_a_new_connection_is_taken,
    elements_that_are_gone_wait_for_no_connection,
}

const PAGE: &str = "/pages/with-element.html";

async fn a_program_that_came_half_is_loaded_once_more(context: TestContext) -> Tested {
    is_loaded_once_more(context, PAGE, ".wasm").await
}

async fn a_glue_that_came_half_is_loaded_once_more(context: TestContext) -> Tested {
    let glue = shipped("quick-checks-app-", ".js")?;
    is_loaded_once_more(context, PAGE, &glue).await
}

async fn a_stylesheet_that_did_not_come_is_loaded_once_more(context: TestContext) -> Tested {
    context.server.reply(".css", Reply::Missing);
    loses(context, PAGE, ".css").await
}

async fn a_stylesheet_that_came_half_is_loaded_once_more(context: TestContext) -> Tested {
    is_loaded_once_more(context, PAGE, ".css").await
}

async fn a_guide_that_came_half_is_loaded_once_more(context: TestContext) -> Tested {
    is_loaded_once_more(context, PAGE, ".json").await
}

async fn the_version_without_webassembly_is_loaded_once_more(context: TestContext) -> Tested {
    let plain = shipped("quick-checks-plain-", ".js")?;
    is_loaded_once_more(context, "/pages/no-webassembly.html", &plain).await
}

async fn is_loaded_once_more(context: TestContext, page: &str, ending: &str) -> Tested {
    context.server.reply(ending, Reply::Cut);
    loses(context, page, ending).await
}

/// Opens a page whose first request for a file is already lost.
async fn loses(context: TestContext, path: &str, ending: &str) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.visit(path).await?;
    until("the file is asked for", async || Ok((asked(&context, ending) > 0).then_some(())))
        .await?;
    until("the file is asked for again", async || Ok((asked(&context, ending) > 1).then_some(())))
        .await?;
    assert!(page.shows_fallback().await?, "the reader has something to read meanwhile");
    context.server.reply_as_usual(ending);
    assert_eq!(page.ready().await?, Screen::Symptoms);
    page.choose(guide.long_symptom()).await?;
    page.answer("still-failing").await?;
    assert!(page.details("error").await?.is_empty());
    context.no_widget_errors().await
}

async fn after_all_tries_the_owner_is_told_once_and_a_new_connection_is_taken(
    context: TestContext,
) -> Tested {
    context.server.reply(".wasm", Reply::Cut);
    let page = context.visit(PAGE).await?;
    let [message, fix] = page.reported("program-unavailable").await?;
    assert_eq!(asked(&context, ".wasm"), 3);
    assert!(page.shows_fallback().await?);
    context.server.reply_as_usual(".wasm");
    page.ask::<()>("dispatchEvent(new Event('online'))").await?;
    assert_eq!(page.ready().await?, Screen::Symptoms);
    assert!(!page.shows_fallback().await?);
    context.complained_once(&[&message, &fix]).await
}

/// How often a file was asked for.
fn asked(context: &TestContext, ending: &str) -> usize {
    context.server.requests().iter().filter(|path| path.ends_with(ending)).count()
}

async fn elements_that_are_gone_wait_for_no_connection(context: TestContext) -> Tested {
    // Counts those who wait: a listener that is given a signal goes with it.
    let html = include_str!("../pages/removed.html").replace(
        "<script src=\"recorder.js\"></script>",
        "<script src=\"recorder.js\"></script>
         <script>
           window.waiting = new Map();
           const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
           const counted = /^(online|pagehide|hashchange|securitypolicyviolation)$/;
           EventTarget.prototype.addEventListener = function (type, listener, options) {
             if (counted.test(type)) {
               waiting.set(listener, type);
               options?.signal?.addEventListener('abort', () => waiting.delete(listener));
             }
             return add.call(this ?? window, type, listener, options);
           };
           EventTarget.prototype.removeEventListener = function (type, listener, options) {
             waiting.delete(listener);
             return remove.call(this ?? window, type, listener, options);
           };
         </script>",
    );
    context.server.reply("removed.html", Reply::File("text/html", html));
    context.server.reply(".wasm", Reply::Cut);
    let page = context.visit("/pages/removed.html").await?;
    let waiting = "return [...waiting.values()].sort()";
    for _ in 0..3 {
        until("it waits for a connection", async || {
            let waiting: Vec<String> = page.ask(waiting).await?;
            Ok(waiting.iter().any(|event| event == "online").then_some(()))
        })
        .await?;
        page.click_in_page("#remove").await?;
        page.settle().await?;
        assert_eq!(page.ask::<Vec<String>>(waiting).await?, [""; 0]);
        page.click_in_page("#insert").await?;
    }
    // The same of one that is ready.
    context.server.reply_as_usual(".wasm");
    page.ask::<()>("dispatchEvent(new Event('online'))").await?;
    page.ready().await?;
    page.click_in_page("#remove").await?;
    page.settle().await?;
    assert_eq!(page.ask::<Vec<String>>(waiting).await?, [""; 0]);
    context.no_widget_errors().await
}
