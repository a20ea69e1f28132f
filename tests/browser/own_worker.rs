//! Pages with a service worker of their own, which imports ours: it answers as it always did.

use crate::support::{
    Fault, Guide, NEXT_QUESTION, Page, Reply, Screen, TestContext, Tested, bundled_with_workbox,
    cases, next_version, until,
};

cases! {
    a_worker_that_answers_some_requests_goes_on_to,
    a_worker_that_answers_all_requests_goes_on_to,
    a_worker_that_imports_ours_last_goes_on_to_answer,
    a_worker_without_any_handler_of_its_own,
    a_worker_that_imports_ours_is_found_without_a_word,
    a_worker_of_a_page_that_has_our_files_from_another_origin,
    a_worker_made_with_workbox,
    a_worker_that_nobody_told_of_us_is_left_alone_and_its_owner_told,
    a_page_that_says_it_has_a_worker_and_has_none_tells_its_owner,
    a_worker_that_takes_long_to_keep_all_is_not_taken_for_one_that_knows_nothing,
    a_worker_that_takes_over_at_once_leaves_an_open_page_what_it_uses,
    an_imported_worker_brings_a_new_version_at_the_next_visit,
    a_page_that_drops_the_widget_keeps_its_worker,
}

/// What the workers of the tests answer by themselves.
const HELLO: &str = "hello from the page’s worker";

fn path(worker: &str) -> String {
    format!("/pages/own-worker.html?worker={worker}")
}

/// Keeps the page, cuts the network, opens the page again at the same check.
async fn opens_offline(context: &mut TestContext, path: &str) -> Result<Page, Fault> {
    let guide = Guide::bundled()?;
    let page = context.open_and_keep(path).await?;
    let here = page.midway(&guide).await?;
    // Under the worker, and with a network.
    let page = context.visit(path).await?;
    page.shows(&here).await?;
    page.says_offline().await?;
    context.server.stop();
    let page = context.visit(path).await?;
    page.shows(&here).await?;
    page.says_offline().await?;
    Ok(page)
}

async fn a_worker_that_answers_some_requests_goes_on_to(mut context: TestContext) -> Tested {
    let page = opens_offline(&mut context, &path("some")).await?;
    assert_eq!(page.fetched("/pages/hello").await?, HELLO);
    assert_eq!(page.fetched("/pages/kettle.json").await?, "failed");
    context.no_widget_errors().await
}

async fn a_worker_that_answers_all_requests_goes_on_to(mut context: TestContext) -> Tested {
    let page = opens_offline(&mut context, &path("all")).await?;
    assert_eq!(page.fetched("/pages/hello").await?, HELLO);
    let mark = ".then((answer) => answer.headers.get('x-answered-by'))";
    let page_itself = "caches.open('quick-checks/pages').then((all) => all.match(location.href))";
    context.server.go_on()?;
    for answer in [page_itself, "fetch('/pages/kettle.json')"] {
        let mark: Option<String> = page.wait_for(&[answer, mark].concat()).await?;
        assert_eq!(mark.as_deref(), Some("the worker of the page"), "{answer}");
    }
    context.no_widget_errors().await
}

async fn a_worker_that_imports_ours_last_goes_on_to_answer(mut context: TestContext) -> Tested {
    let page = opens_offline(&mut context, &path("last")).await?;
    assert_eq!(page.fetched("/pages/hello").await?, HELLO);
    assert_eq!(page.fetched("/pages/kettle.json").await?, "failed");
    context.no_widget_errors().await
}

async fn a_worker_without_any_handler_of_its_own(mut context: TestContext) -> Tested {
    let page = opens_offline(&mut context, &path("hurried")).await?;
    assert_eq!(page.fetched("/pages/kettle.json").await?, "failed");
    context.no_widget_errors().await
}

async fn a_worker_that_imports_ours_is_found_without_a_word(mut context: TestContext) -> Tested {
    let page = opens_offline(&mut context, "/pages/own-worker-untold.html?worker=some").await?;
    assert_eq!(page.fetched("/pages/hello").await?, HELLO);
    context.no_widget_errors().await
}

async fn a_worker_of_a_page_that_has_our_files_from_another_origin(
    mut context: TestContext,
) -> Tested {
    let mut server = context.elsewhere().await?;
    server.lets_all_read()?;
    let moved = |file: &str| -> Result<String, Fault> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/");
        let text = std::fs::read_to_string([folder, file].concat())?;
        Ok(text.replace("/dist/", &server.url("/dist/")))
    };
    let page = moved("own-worker.html")?;
    context.server.reply("/own-worker.html", Reply::File("text/html", page));
    let worker = moved("workers/some.js")?;
    context.server.reply("/some.js", Reply::File("text/javascript", worker));
    let guide = Guide::bundled()?;
    let page = context.open_and_keep(&path("some")).await?;
    let here = page.midway(&guide).await?;
    context.server.stop();
    server.stop();
    let page = context.visit(&path("some")).await?;
    page.shows(&here).await?;
    page.says_offline().await?;
    assert_eq!(page.fetched("/pages/hello").await?, HELLO);
    context.no_widget_errors().await
}

async fn a_worker_made_with_workbox(mut context: TestContext) -> Tested {
    let worker = bundled_with_workbox("workbox.js")?;
    context.server.reply("/workbox.js", Reply::File("text/javascript", worker));
    let page = opens_offline(&mut context, &path("workbox")).await?;
    let theirs = page.fetched("/pages/kettle.json").await?;
    assert!(theirs.contains("kettle"), "what Workbox keeps, it answers with: {theirs}");
    assert_eq!(page.fetched("/pages/hello").await?, "failed");
    let kept: Vec<String> = page
        .wait_for(
            "caches.keys().then((names) => names.filter((name) => name.startsWith('workbox')))
               .then((names) => Promise.all(names.map(async (name) =>
                 (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname))))
               .then((all) => all.flat())",
        )
        .await?;
    assert!(kept.contains(&"/pages/kettle.json".to_owned()), "{kept:?}");
    assert!(!kept.iter().any(|path| path.contains("own-worker")), "{kept:?}");
    context.no_widget_errors().await
}

async fn a_worker_that_nobody_told_of_us_is_left_alone_and_its_owner_told(
    context: TestContext,
) -> Tested {
    context.server.lets_workers_control_all()?;
    let page = context.open("/pages/own-worker-untold.html?worker=none").await?;
    let errors = page.sees("error", 1).await?;
    assert_eq!(errors[0]["code"], "offline-unavailable", "{}", errors[0]);
    assert!(!page.claims_offline().await?);
    assert_eq!(page.registrations().await?, 1, "the worker of the page is still there");
    assert!(page.caches().await?.is_empty());
    context.complained_once(&["workers/none.js", "quick-checks-sw.js in its first line"]).await
}

async fn a_page_that_says_it_has_a_worker_and_has_none_tells_its_owner(
    context: TestContext,
) -> Tested {
    let page =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/offline.html"))?;
    assert!(page.contains(" offline>"));
    let page = page.replace(" offline>", " offline=\"own\">");
    context.server.reply("/offline.html", Reply::File("text/html", page));
    let page = context.open("/pages/offline.html").await?;
    let errors = page.sees("error", 1).await?;
    assert_eq!(errors[0]["code"], "offline-unavailable", "{}", errors[0]);
    assert!(!page.claims_offline().await?);
    assert_eq!(page.registrations().await?, 0);
    context.complained_once(&["no service worker of its own", "Register one"]).await
}

async fn a_worker_that_takes_long_to_keep_all_is_not_taken_for_one_that_knows_nothing(
    context: TestContext,
) -> Tested {
    context.server.lets_workers_control_all()?;
    let html = include_str!("../pages/own-worker.html");
    let recorder = "<script src=\"recorder.js\">";
    assert!(html.contains(recorder));
    let html = html.replace(recorder, &["<script src=\"clock.js\"></script>", recorder].concat());
    context.server.reply("/own-worker.html", Reply::File("text/html", html));
    let page = context.visit(&path("some")).await?;
    // The page itself has arrived; what the worker fetches of it does not.
    let (open, held) = tokio::sync::watch::channel(false);
    context.server.reply("/own-worker.html", Reply::Held(held));
    page.worker_heard().await?;
    // Longer than a worker may take that knows nothing of us.
    page.ask::<()>("letPass(12_000)").await?;
    assert!(page.details("error").await?.is_empty());
    assert!(!page.claims_offline().await?);
    open.send(true)?;
    page.says_offline().await?;
    context.no_widget_errors().await
}

async fn a_worker_that_takes_over_at_once_leaves_an_open_page_what_it_uses(
    mut context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open_and_keep(&path("hurried")).await?;
    let here = page.midway(&guide).await?;
    let next = next_version()?;
    context.server.publish(next.path());
    // The page is open when the new version takes over.
    let page = context.visit(&path("hurried")).await?;
    page.shows(&here).await?;
    until("the new version is there", async || {
        let names = page.caches().await?;
        Ok(names.iter().any(|name| name.ends_with("files/00000002")).then_some(()))
    })
    .await?;
    until("it has taken over", async || {
        let states = "navigator.serviceWorker.getRegistration()
            .then(({ installing, waiting, active }) =>
              !installing && !waiting && active.state === 'activated')";
        Ok(page.wait_for::<bool>(states).await?.then_some(()))
    })
    .await?;
    page.shows(&here).await?;
    context.server.stop();
    // Inserted again, the element loads its stylesheet again: the old one, of the old version.
    page.ask::<()>(
        "const element = document.querySelector('quick-checks');
         element.remove();
         setTimeout(() => document.body.append(element));",
    )
    .await?;
    page.shows(&here).await?;
    let plain: bool = page
        .ask(
            "const root = document.querySelector('quick-checks').shadowRoot;
             return root.querySelector('link').sheet === null",
        )
        .await?;
    assert!(!plain, "it has its looks");
    let end = page.finish().await?;
    assert_eq!(guide.when(end.outcome().unwrap_or_default())?, "exhausted");
    context.no_widget_errors().await
}

async fn an_imported_worker_brings_a_new_version_at_the_next_visit(
    mut context: TestContext,
) -> Tested {
    context.open_and_keep(&path("some")).await?;
    let next = next_version()?;
    context.server.publish(next.path());
    let page = context.visit(&path("some")).await?;
    page.shows(&Screen::Symptoms).await?;
    until("the new version waits", async || {
        let waits = "navigator.serviceWorker.getRegistration().then(({ waiting }) => !!waiting)";
        Ok(page.wait_for::<bool>(waits).await?.then_some(()))
    })
    .await?;
    // When a worker has its turn is its owner's business, or the browser's: the tab is closed.
    context.fresh_tab().await?;
    context.server.stop();
    let page = context.visit(&path("some")).await?;
    page.says_offline().await?;
    assert!(page.text(".title").await?.contains(NEXT_QUESTION));
    context.no_widget_errors().await
}

async fn a_page_that_drops_the_widget_keeps_its_worker(context: TestContext) -> Tested {
    context.open_and_keep(&path("some")).await?;
    let bare = "<!doctype html><title>A post</title><p>Without any widget.</p>";
    context.server.reply("/own-worker.html", Reply::File("text/html", bare.to_owned()));
    let page = context.visit(&path("some")).await?;
    until("our caches are gone", async || Ok(page.caches().await?.is_empty().then_some(())))
        .await?;
    assert_eq!(page.registrations().await?, 1);
    assert_eq!(page.fetched("/pages/hello").await?, HELLO);
    context.no_widget_errors().await
}
