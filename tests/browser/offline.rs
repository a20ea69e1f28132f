//! Without a network: the server is stopped, every connection to it cut.

use serde_json::json;

use crate::support::{
    CHROMIUM, Checked, Fault, Guide, LOADER, Page, Reply, Stage, Tested, cases, until,
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
}

const PAGE: &str = "/pages/offline.html";

async fn once_ready_the_widget_goes_on_without_a_network_up_to_the_outcome(
    mut stage: Stage,
) -> Tested {
    let guide = Guide::bundled()?;
    let page = stage.open("/pages/with-element.html").await?;
    stage.server.stop();
    page.choose(guide.long_symptom()).await?;
    let end = page.finish().await?;
    assert_eq!(guide.when(end.outcome().unwrap_or_default())?, "exhausted");
    page.action("restart").await?;
    page.choose(guide.long_symptom()).await?;
    let end = page.answer("fixed").await?;
    assert_eq!(guide.when(end.outcome().unwrap_or_default())?, "fixed");
    stage.quiet().await
}

async fn a_page_opens_again_without_a_network_at_the_same_check(mut stage: Stage) -> Tested {
    let guide = Guide::bundled()?;
    let page = stage.open_and_keep(PAGE).await?;
    let here = page.midway(&guide).await?;
    stage.server.stop();
    // Not a reload: Firefox's driver sends that past the worker.
    let page = stage.visit(PAGE).await?;
    assert_eq!(page.ready().await?, here);
    page.says_offline().await?;
    let end = page.answer("fixed").await?;
    assert_eq!(guide.when(end.outcome().unwrap_or_default())?, "fixed");
    stage.unblamed().await
}

async fn another_day_a_page_opens_without_a_network_at_the_same_check(mut stage: Stage) -> Tested {
    let guide = Guide::bundled()?;
    let page = stage.open_and_keep(PAGE).await?;
    let here = page.midway(&guide).await?;
    stage.reopen_browser().await?;
    stage.server.stop();
    let page = stage.open(PAGE).await?;
    assert_eq!(page.screen().await?, Some(here));
    page.says_offline().await?;
    // From a newsletter, say: the same page by another address.
    let page = stage.open(&format!("{PAGE}?utm_source=letter#checks")).await?;
    page.says_offline().await?;
    let end = page.answer("fixed").await?;
    assert_eq!(guide.when(end.outcome().unwrap_or_default())?, "fixed");
    stage.unblamed().await
}

async fn without_webassembly_a_page_opens_without_a_network(mut stage: Stage) -> Tested {
    let guide = Guide::bundled()?;
    stage.server.policy("script-src 'self'")?;
    let page = stage.open_and_keep(PAGE).await?;
    let here = page.midway(&guide).await?;
    stage.server.stop();
    // Not a reload: Firefox's driver sends that past the worker.
    let page = stage.visit(PAGE).await?;
    assert_eq!(page.ready().await?, here);
    page.says_offline().await?;
    stage.unblamed().await
}

async fn a_page_that_does_not_ask_for_it_keeps_nothing(stage: Stage) -> Tested {
    stage.server.lets_workers_control_all()?;
    let page = stage.open("/pages/with-element.html").await?;
    page.settle().await?;
    assert!(!page.claims_offline().await?);
    assert!(page.caches().await?.is_empty());
    assert_eq!(page.registrations().await?, 0);
    let asked = stage.server.requests();
    assert!(
        !asked.iter().any(|path| path.contains("offline") || path.contains("-sw")),
        "{asked:?}"
    );
    stage.quiet().await
}

async fn where_the_worker_may_not_control_the_page_its_owner_learns_which_header_to_send(
    stage: Stage,
) -> Tested {
    let guide = Guide::bundled()?;
    let page = stage.open(PAGE).await?;
    let told = page.sees("error", 1).await?;
    assert_eq!(told[0]["code"], "offline-unavailable", "{}", told[0]);
    assert!(told[0]["fix"].to_string().contains("Service-Worker-Allowed: /"), "{}", told[0]);
    page.midway(&guide).await?;
    assert!(!page.claims_offline().await?);
    assert_eq!(page.registrations().await?, 0);
    stage.complained_once(&["quick-checks-sw.js", "Service-Worker-Allowed: /"]).await
}

async fn where_the_worker_is_missing_its_owner_learns_it_and_the_checks_go_on(
    stage: Stage,
) -> Tested {
    let guide = Guide::bundled()?;
    stage.server.lets_workers_control_all()?;
    stage.server.reply("quick-checks-sw.js", Reply::Missing);
    let page = stage.open(PAGE).await?;
    let told = page.sees("error", 1).await?;
    assert_eq!(told[0]["code"], "offline-unavailable", "{}", told[0]);
    page.midway(&guide).await?;
    assert!(!page.claims_offline().await?);
    stage.complained_once(&["quick-checks-sw.js", "on the server"]).await
}

async fn what_a_hotel_s_network_answers_instead_is_never_kept(mut stage: Stage) -> Tested {
    let page = stage.open("/pages/with-element.html").await?;
    // The widget itself has come from the browser's own cache; what the worker fetches has not.
    let portal = "<!doctype html><title>Welcome to the hotel</title>";
    stage.server.lets_workers_control_all()?;
    stage.server.reply(LOADER, Reply::File("text/html", portal.to_owned()));
    page.ask::<()>("document.querySelector('quick-checks').remove()").await?;
    page.settle().await?;
    page.ask::<()>(
        "const element = document.createElement('quick-checks');
         element.setAttribute('offline', '');
         document.body.append(element);",
    )
    .await?;
    page.ready().await?;
    until("the worker is there", async || Ok((page.registrations().await? == 1).then_some(())))
        .await?;
    until("the worker has asked for the loader", async || {
        let asked = stage.server.requests();
        Ok((asked.iter().filter(|path| *path == LOADER).count() > 1).then_some(()))
    })
    .await?;
    page.settle().await?;
    assert!(!page.claims_offline().await?);
    let kept: Vec<String> = page
        .wait_for(
            "caches.keys().then((names) => Promise.all(names.map(async (name) =>
               (await (await caches.open(name)).keys()).map(({ url }) => url))))
               .then((all) => all.flat().filter((url) => !/-[0-9a-f]{8}[.]/.test(url)))",
        )
        .await?;
    assert!(kept.is_empty(), "neither the loader nor the page: {kept:?}");
    stage.server.stop();
    stage.unblamed().await
}

async fn where_there_is_no_room_nothing_is_claimed_and_the_checks_go_on(stage: Stage) -> Tested {
    if !stage.plays(&CHROMIUM) {
        return Ok(Checked::Skipped("only Chromium's driver can set a site's quota"));
    }
    let guide = Guide::bundled()?;
    stage.server.lets_workers_control_all()?;
    stage.visit("/pages/without-widget.html").await?;
    let quota = json!({ "origin": stage.server.origin(), "quotaSize": 20_000 });
    stage.devtools("Storage.overrideQuotaForOrigin", quota).await?;
    let page = stage.open(PAGE).await?;
    until("the worker has asked for the guide", async || {
        let asked = stage.server.requests();
        Ok(asked.iter().any(|path| path.ends_with("-sw.js")).then_some(()))
    })
    .await?;
    let here = page.midway(&guide).await?;
    page.settle().await?;
    assert!(!page.claims_offline().await?);
    page.reload().await?;
    assert_eq!(page.ready().await?, here);
    assert!(!page.claims_offline().await?);
    stage.unblamed().await
}

async fn a_worker_that_vanished_from_the_server_leaves_the_kept_page_as_it_is(
    mut stage: Stage,
) -> Tested {
    let guide = Guide::bundled()?;
    let page = stage.open_and_keep(PAGE).await?;
    let here = page.midway(&guide).await?;
    stage.server.reply("quick-checks-sw.js", Reply::Missing);
    page.reload().await?;
    assert_eq!(page.ready().await?, here);
    page.says_offline().await?;
    stage.server.stop();
    // Not a reload: Firefox's driver sends that past the worker.
    let page = stage.visit(PAGE).await?;
    assert_eq!(page.ready().await?, here);
    page.says_offline().await?;
    stage.unblamed().await
}

async fn what_is_not_ours_is_neither_kept_nor_answered_for(mut stage: Stage) -> Tested {
    let page = stage.visit("/pages/without-widget.html").await?;
    page.wait_for::<Option<()>>(
        "caches.open('theirs').then((cache) => cache.put('/theirs', new Response('precious')))
           .then(() => null)",
    )
    .await?;
    let page = stage.open_and_keep(PAGE).await?;
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
    stage.server.stop();
    for path in ["/pages/recorder.js", "/theirs", "/pages/kettle.json"] {
        assert_eq!(page.fetched(path).await?, "failed", "{path}");
    }
    stage.unblamed().await
}

async fn offline_off_leaves_no_trace(mut stage: Stage) -> Tested {
    let guide = Guide::bundled()?;
    let page = stage.open_and_keep(PAGE).await?;
    page.midway(&guide).await?;
    let off =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/offline.html"))?
            .replace(" offline>", " offline=\"off\">");
    stage.server.reply(PAGE, Reply::File("text/html", off));
    page.reload().await?;
    page.ready().await?;
    no_trace(&page).await?;
    assert!(!page.claims_offline().await?);
    assert!(!page.stored_answers(&guide.key()).await?.is_empty(), "the answers are the reader's");
    stage.server.stop();
    stage.unblamed().await
}

async fn a_page_that_drops_the_widget_takes_the_worker_along(stage: Stage) -> Tested {
    stage.open_and_keep(PAGE).await?;
    let bare = "<!doctype html><title>A post</title><p>Without any widget.</p>";
    stage.server.reply(PAGE, Reply::File("text/html", bare.to_owned()));
    let page = stage.visit(PAGE).await?;
    no_trace(&page).await?;
    stage.unblamed().await
}

async fn no_trace(page: &Page) -> Result<(), Fault> {
    until("caches and worker are gone", async || {
        let gone = page.caches().await?.is_empty() && page.registrations().await? == 0;
        Ok(gone.then_some(()))
    })
    .await
}

async fn a_page_that_may_not_be_stored_is_not_kept(stage: Stage) -> Tested {
    stage.server.lets_workers_control_all()?;
    stage.server.never_store(PAGE);
    let page = stage.open(PAGE).await?;
    until("the worker keeps our files", async || {
        Ok((page.caches().await?.len() == 2).then_some(()))
    })
    .await?;
    page.settle().await?;
    let kept: usize = page
        .wait_for(
            "caches.open('quick-checks/pages').then((cache) => cache.keys())
             .then((all) => all.length)",
        )
        .await?;
    assert_eq!(kept, 0);
    assert!(!page.claims_offline().await?);
    stage.unblamed().await
}

async fn a_page_whose_address_begins_alike_does_not_wait_for_the_worker(
    mut stage: Stage,
) -> Tested {
    stage.open_and_keep(PAGE).await?;
    let other = "<!doctype html><title>Another post</title><p>Without any widget.</p>";
    stage.server.reply(".html-two", Reply::File("text/html", other.to_owned()));
    let page = stage.visit(&format!("{PAGE}-two")).await?;
    let controlled = "return [document.title, Boolean(navigator.serviceWorker.controller)]";
    let now: (String, bool) = page.ask(controlled).await?;
    assert_eq!(now, ("Another post".to_owned(), true), "a scope is a prefix");
    // The browser asked by itself, while it started the worker.
    assert!(stage.server.was_told("service-worker-navigation-preload"));
    stage.server.stop();
    let kept: usize = page
        .wait_for(
            "caches.open('quick-checks/pages').then((cache) => cache.keys())
             .then((all) => all.length)",
        )
        .await?;
    assert_eq!(kept, 1, "the page with the widget alone");
    stage.unblamed().await
}
