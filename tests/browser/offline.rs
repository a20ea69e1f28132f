//! Without a network: the server is stopped, every connection to it cut.

use serde_json::json;

use crate::support::{
    CHROMIUM, CaseOutcome, Fault, Guide, LOADER, Page, Reply, TestContext, Tested, cases, until,
};

cases! {
    once_ready_the_widget_goes_on_without_a_network_up_to_the_outcome,
    a_page_opens_again_without_a_network_at_the_same_check,
    another_day_a_page_opens_without_a_network_at_the_same_check,
    without_webassembly_a_page_opens_without_a_network,
    a_page_that_does_not_ask_for_it_keeps_nothing,
    where_the_worker_may_not_control_the_page_its_owner_learns_which_header_to_send,
    where_the_worker_is_missing_its_owner_learns_it_and_the_checks_go_on,
    what_a_hotel_s_network_answers_instead_is_never_kept,
    where_there_is_no_room_nothing_is_claimed_and_the_checks_go_on,
    a_worker_that_vanished_from_the_server_leaves_the_kept_page_as_it_is,
    what_is_not_ours_is_neither_kept_nor_answered_for,
    offline_off_leaves_no_trace,
    a_page_that_drops_the_widget_takes_the_worker_along,
    a_page_that_may_not_be_stored_is_not_kept,
    a_page_whose_address_begins_alike_does_not_wait_for_the_worker,
    offline_as_frameworks_write_it_means_what_it_says,
    a_word_that_means_nothing_registers_nothing_and_its_owner_learns_the_words,
    an_address_that_is_none_registers_nothing_and_its_owner_learns_the_words,
}

const PAGE: &str = "/pages/offline.html";

async fn once_ready_the_widget_goes_on_without_a_network_up_to_the_outcome(
    mut context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open("/pages/with-element.html").await?;
    context.server.stop();
    page.choose(guide.long_symptom()).await?;
    let end = page.finish().await?;
    assert_eq!(guide.when(end.outcome().unwrap_or_default())?, "exhausted");
    page.action("restart").await?;
    page.choose(guide.long_symptom()).await?;
    let end = page.answer("fixed").await?;
    assert_eq!(guide.when(end.outcome().unwrap_or_default())?, "fixed");
    context.quiet().await
}

async fn a_page_opens_again_without_a_network_at_the_same_check(
    mut context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open_and_keep(PAGE).await?;
    let here = page.midway(&guide).await?;
    context.server.stop();
    // Not a reload: Firefox's driver sends that past the worker.
    let page = context.visit(PAGE).await?;
    assert_eq!(page.ready().await?, here);
    page.says_offline().await?;
    let end = page.answer("fixed").await?;
    assert_eq!(guide.when(end.outcome().unwrap_or_default())?, "fixed");
    context.no_widget_errors().await
}

async fn another_day_a_page_opens_without_a_network_at_the_same_check(
    mut context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open_and_keep(PAGE).await?;
    let here = page.midway(&guide).await?;
    context.reopen_browser().await?;
    context.server.stop();
    let page = context.open(PAGE).await?;
    assert_eq!(page.screen().await?, Some(here));
    page.says_offline().await?;
    // From a newsletter, say: the same page by another address.
    let page = context.open(&format!("{PAGE}?utm_source=letter#checks")).await?;
    page.says_offline().await?;
    let end = page.answer("fixed").await?;
    assert_eq!(guide.when(end.outcome().unwrap_or_default())?, "fixed");
    context.no_widget_errors().await
}

async fn without_webassembly_a_page_opens_without_a_network(mut context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    context.server.policy("script-src 'self'")?;
    let page = context.open_and_keep(PAGE).await?;
    let here = page.midway(&guide).await?;
    context.server.stop();
    // Not a reload: Firefox's driver sends that past the worker.
    let page = context.visit(PAGE).await?;
    assert_eq!(page.ready().await?, here);
    page.says_offline().await?;
    context.no_widget_errors().await
}

async fn a_page_that_does_not_ask_for_it_keeps_nothing(context: TestContext) -> Tested {
    context.server.lets_workers_control_all()?;
    let page = context.open("/pages/with-element.html").await?;
    // A widget that keeps its page begins in the task in which it says that it is ready. So what it
    // would ask for has been asked for before this.
    page.sees("ready", 1).await?;
    page.fetched("/pages/without-widget.html").await?;
    assert!(!page.claims_offline().await?);
    assert!(page.caches().await?.is_empty());
    assert_eq!(page.registrations().await?, 0);
    let asked = context.server.requests();
    assert!(
        !asked.iter().any(|path| path.contains("offline") || path.contains("-sw")),
        "{asked:?}"
    );
    context.quiet().await
}

async fn where_the_worker_may_not_control_the_page_its_owner_learns_which_header_to_send(
    context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    let errors = page.sees("error", 1).await?;
    assert_eq!(errors[0]["code"], "offline-unavailable", "{}", errors[0]);
    assert!(errors[0]["fix"].to_string().contains("Service-Worker-Allowed: /"), "{}", errors[0]);
    page.midway(&guide).await?;
    assert!(!page.claims_offline().await?);
    assert_eq!(page.registrations().await?, 0);
    context.complained_once(&["quick-checks-sw.js", "Service-Worker-Allowed: /"]).await
}

async fn where_the_worker_is_missing_its_owner_learns_it_and_the_checks_go_on(
    context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    context.server.lets_workers_control_all()?;
    context.server.reply("quick-checks-sw.js", Reply::Missing);
    let page = context.open(PAGE).await?;
    let errors = page.sees("error", 1).await?;
    assert_eq!(errors[0]["code"], "offline-unavailable", "{}", errors[0]);
    page.midway(&guide).await?;
    assert!(!page.claims_offline().await?);
    context.complained_once(&["quick-checks-sw.js", "on the server"]).await
}

async fn what_a_hotel_s_network_answers_instead_is_never_kept(mut context: TestContext) -> Tested {
    let page = context.open("/pages/with-element.html").await?;
    // The widget itself has come from the browser's own cache; what the worker fetches has not.
    let portal = "<!doctype html><title>Welcome to the hotel</title>";
    context.server.lets_workers_control_all()?;
    context.server.reply(LOADER, Reply::File("text/html", portal.to_owned()));
    page.ask::<()>("document.querySelector('quick-checks').remove()").await?;
    page.settle().await?;
    page.ask::<()>(
        "const element = document.createElement('quick-checks');
         element.setAttribute('guide', 'icloud-backup');
         element.setAttribute('offline', '');
         document.body.append(element);",
    )
    .await?;
    page.ready().await?;
    keeps_nothing(&page).await?;
    let asked = context.server.requests().iter().filter(|path| *path == LOADER).count();
    assert!(asked > 1, "the worker has asked for the loader");
    let kept: Vec<String> = page
        .wait_for(
            "caches.keys().then((names) => Promise.all(names.map(async (name) =>
               (await (await caches.open(name)).keys()).map(({ url }) => url))))
               .then((all) => all.flat().filter((url) => !/-[0-9a-f]{8}[.]/.test(url)))",
        )
        .await?;
    assert!(kept.is_empty(), "neither the loader nor the page: {kept:?}");
    context.server.stop();
    context.no_widget_errors().await
}

async fn where_there_is_no_room_nothing_is_claimed_and_the_checks_go_on(
    context: TestContext,
) -> Tested {
    if !context.plays(&CHROMIUM) {
        return Ok(CaseOutcome::Skipped("only Chromium's driver can set a site's quota"));
    }
    let guide = Guide::bundled()?;
    context.server.lets_workers_control_all()?;
    context.visit("/pages/without-widget.html").await?;
    let quota = json!({ "origin": context.server.origin(), "quotaSize": 20_000 });
    context.devtools("Storage.overrideQuotaForOrigin", quota).await?;
    let page = context.open(PAGE).await?;
    let here = page.midway(&guide).await?;
    keeps_nothing(&page).await?;
    page.reload().await?;
    assert_eq!(page.ready().await?, here);
    keeps_nothing(&page).await?;
    context.no_widget_errors().await
}

/// Waits for the worker to say so.
async fn keeps_nothing(page: &Page) -> Result<(), Fault> {
    let answer = page.worker_kept().await?;
    assert_eq!(answer["kept"], false, "{answer}");
    assert!(!page.claims_offline().await?);
    Ok(())
}

async fn a_worker_that_vanished_from_the_server_leaves_the_kept_page_as_it_is(
    mut context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open_and_keep(PAGE).await?;
    let here = page.midway(&guide).await?;
    context.server.reply("quick-checks-sw.js", Reply::Missing);
    page.reload().await?;
    assert_eq!(page.ready().await?, here);
    page.says_offline().await?;
    context.server.stop();
    // Not a reload: Firefox's driver sends that past the worker.
    let page = context.visit(PAGE).await?;
    assert_eq!(page.ready().await?, here);
    page.says_offline().await?;
    context.no_widget_errors().await
}

async fn what_is_not_ours_is_neither_kept_nor_answered_for(mut context: TestContext) -> Tested {
    let page = context.visit("/pages/without-widget.html").await?;
    page.wait_for::<Option<()>>(
        "caches.open('theirs').then((cache) => cache.put('/theirs', new Response('precious')))
           .then(() => null)",
    )
    .await?;
    let page = context.open_and_keep(PAGE).await?;
    page.reload().await?;
    page.ready().await?;
    page.says_offline().await?;
    let theirs: String =
        page.wait_for("caches.match('/theirs').then((kept) => kept.text())").await?;
    assert_eq!(theirs, "precious");
    assert_eq!(page.caches().await?.len(), 3, "theirs, our files, our pages");
    let kept: Vec<String> = page
        .wait_for(
            "caches.open('quick-checks/pages').then((cache) => cache.keys())
               .then((all) => all.map(({ url }) => new URL(url).pathname))",
        )
        .await?;
    assert_eq!(kept, [PAGE]);
    context.server.stop();
    for path in ["/pages/recorder.js", "/theirs", "/pages/kettle.json"] {
        assert_eq!(page.fetched(path).await?, "failed", "{path}");
    }
    context.no_widget_errors().await
}

async fn offline_off_leaves_no_trace(mut context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open_and_keep(PAGE).await?;
    page.midway(&guide).await?;
    let off =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/offline.html"))?
            .replace(" offline>", " offline=\"off\">");
    context.server.reply(PAGE, Reply::File("text/html", off));
    page.reload().await?;
    page.ready().await?;
    no_trace(&page).await?;
    assert!(!page.claims_offline().await?);
    assert!(!page.stored_answers(&guide.key()).await?.is_empty(), "the answers are the reader's");
    context.server.stop();
    context.no_widget_errors().await
}

async fn a_page_that_drops_the_widget_takes_the_worker_along(context: TestContext) -> Tested {
    context.open_and_keep(PAGE).await?;
    let bare = "<!doctype html><title>A post</title><p>Without any widget.</p>";
    context.server.reply(PAGE, Reply::File("text/html", bare.to_owned()));
    let page = context.visit(PAGE).await?;
    no_trace(&page).await?;
    context.no_widget_errors().await
}

async fn no_trace(page: &Page) -> Result<(), Fault> {
    until("caches and worker are gone", async || {
        let gone = page.caches().await?.is_empty() && page.registrations().await? == 0;
        Ok(gone.then_some(()))
    })
    .await
}

async fn a_page_that_may_not_be_stored_is_not_kept(context: TestContext) -> Tested {
    context.server.lets_workers_control_all()?;
    context.server.never_store(PAGE);
    let page = context.open(PAGE).await?;
    let answer = page.worker_kept().await?;
    assert_eq!(answer["why"], "the page may not be kept (200)", "{answer}");
    assert_eq!(page.caches().await?.len(), 2, "our files and our pages");
    let kept: usize = page
        .wait_for(
            "caches.open('quick-checks/pages').then((cache) => cache.keys())
             .then((all) => all.length)",
        )
        .await?;
    assert_eq!(kept, 0);
    assert!(!page.claims_offline().await?);
    context.no_widget_errors().await
}

async fn a_page_whose_address_begins_alike_does_not_wait_for_the_worker(
    mut context: TestContext,
) -> Tested {
    context.open_and_keep(PAGE).await?;
    let other = "<!doctype html><title>Another post</title><p>Without any widget.</p>";
    context.server.reply(".html-two", Reply::File("text/html", other.to_owned()));
    let page = context.visit(&format!("{PAGE}-two")).await?;
    let controlled = "return [document.title, Boolean(navigator.serviceWorker.controller)]";
    let now: (String, bool) = page.ask(controlled).await?;
    assert_eq!(now, ("Another post".to_owned(), true), "a scope is a prefix");
    // The browser asked by itself, while it started the worker.
    assert!(context.server.was_sent("service-worker-navigation-preload"));
    context.server.stop();
    let kept: usize = page
        .wait_for(
            "caches.open('quick-checks/pages').then((cache) => cache.keys())
             .then((all) => all.length)",
        )
        .await?;
    assert_eq!(kept, 1, "the page with the widget alone");
    context.no_widget_errors().await
}
/// The page with this value of `offline`.
async fn open_with(context: &TestContext, value: &str) -> Result<Page, Fault> {
    let html = include_str!("../pages/offline.html");
    let html = html.replace(" offline>", &format!(" offline=\"{value}\">"));
    context.server.reply("offline.html", Reply::File("text/html", html));
    context.open(PAGE).await
}

async fn offline_as_frameworks_write_it_means_what_it_says(context: TestContext) -> Tested {
    context.server.lets_workers_control_all()?;
    for off in ["false", " FALSE "] {
        let page = open_with(&context, off).await?;
        page.settle().await?;
        let asked = context.server.requests();
        assert!(!asked.iter().any(|path| path.contains("offline")), "{off}: {asked:?}");
        assert_eq!(page.registrations().await?, 0, "{off}");
        context.leave().await?;
    }
    for on in ["true", "offline", "True", " "] {
        let page = open_with(&context, on).await?;
        page.says_offline().await?;
        assert_eq!(page.registrations().await?, 1, "{on}");
        let page = open_with(&context, " OFF ").await?;
        no_trace(&page).await?;
        context.leave().await?;
    }
    context.no_widget_errors().await
}

async fn a_word_that_means_nothing_registers_nothing_and_its_owner_learns_the_words(
    context: TestContext,
) -> Tested {
    refuses(context, "yes").await
}

async fn an_address_that_is_none_registers_nothing_and_its_owner_learns_the_words(
    context: TestContext,
) -> Tested {
    refuses(context, "https://").await
}

async fn refuses(context: TestContext, value: &str) -> Tested {
    context.server.lets_workers_control_all()?;
    let page = open_with(&context, value).await?;
    let errors = page.sees("error", 1).await?;
    assert_eq!(errors[0]["code"], "offline-unavailable", "{}", errors[0]);
    page.midway(&Guide::bundled()?).await?;
    assert_eq!(page.registrations().await?, 0);
    assert!(!context.server.was_sent(&format!("/{value} ")), "nothing was asked for there");
    let quoted = format!("offline=\"{value}\"");
    context.complained_once(&[&quoted, "\"own\", \"off\"", "offline=\"/quick-checks-sw.js\""]).await
}
