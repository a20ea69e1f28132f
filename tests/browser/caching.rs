//! What it costs to cache a page: bytes, time, and nothing of where the reader is.

use std::collections::BTreeMap;

use tokio::sync::watch;

use crate::support::{
    Fault, Guide, LOADER, Reply, Screen, TestContext, Tested, bundled_with_workbox, cases,
};

cases! {
    an_open_fold_and_the_focus_stay_when_the_page_says_that_it_works_offline,
    a_page_whose_script_puts_the_element_in_is_not_kept_without_that_script,
    a_page_whose_script_puts_the_element_in_stays_kept_where_its_own_worker_has_the_script,
    where_the_network_hangs_the_kept_page_opens,
    to_keep_a_page_loads_nothing_heavy_twice;
    alone: a_kept_page_opens_about_as_soon_without_a_network_as_with_one,
}

const PAGE: &str = "/pages/offline.html";
/// The same, and notes when the widget is ready.
const TIMED: &str = "/pages/timed.html";
const WORKER: &str = "quick-checks-sw.js";

async fn an_open_fold_and_the_focus_stay_when_the_page_says_that_it_works_offline(
    context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    context.server.lets_workers_control_all()?;
    let (open, held) = watch::channel(false);
    context.server.reply(WORKER, Reply::Held(held));
    let page = context.open(PAGE).await?;
    page.midway(&guide).await?;
    assert!(!page.claims_offline().await?);
    page.click("[part='trail'] > summary").await?;
    let place = "const root = document.querySelector('quick-checks').shadowRoot;
        const fold = root.querySelector('[part=trail]');
        return [fold.open, root.activeElement === fold.querySelector('summary')];";
    assert_eq!(page.ask::<[bool; 2]>(place).await?, [true, true]);
    open.send(true)?;
    page.says_offline().await?;
    page.settle().await?;
    assert_eq!(page.ask::<[bool; 2]>(place).await?, [true, true], "fold open, focus on it");
    // The next screen says it, too.
    page.answer("still-failing").await?;
    assert!(page.claims_offline().await?);
    context.quiet().await
}

async fn a_page_whose_script_puts_the_element_in_is_not_kept_without_that_script(
    context: TestContext,
) -> Tested {
    context.server.lets_workers_control_all()?;
    let page = context.open("/pages/by-script.html").await?;
    let errors = page.sees("error", 1).await?;
    assert_eq!(errors[0]["code"], "offline-unavailable", "{}", errors[0]);
    assert!(!page.claims_offline().await?);
    assert_eq!(page.registrations().await?, 0);
    assert!(page.caches().await?.is_empty());
    context.complained_once(&["a script puts the widget", "into the HTML"]).await
}

async fn a_page_whose_script_puts_the_element_in_stays_kept_where_its_own_worker_has_the_script(
    mut context: TestContext,
) -> Tested {
    // Workbox keeps that script.
    let path = "/pages/by-script.html?worker=workbox";
    let worker = bundled_with_workbox("workbox.js")?;
    context.server.reply("/workbox.js", Reply::File("text/javascript", worker));
    context.open_and_keep(path).await?;
    for _ in 0..2 {
        let page = context.visit(path).await?;
        page.says_offline().await?;
    }
    // Three visits, and the worker's own look at the first: it was never forgotten since.
    assert_eq!(context.server.asked_for("/pages/by-script.html"), 4);
    context.server.stop();
    let page = context.visit(path).await?;
    page.says_offline().await?;
    context.no_widget_errors().await
}

async fn where_the_network_hangs_the_kept_page_opens(mut context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open_and_keep(TIMED).await?;
    let here = page.midway(&guide).await?;
    let (_never, held) = watch::channel(false);
    // What is the blog's own comes; nobody but the blog could keep that.
    for path in [TIMED, LOADER, WORKER, ".wasm", ".json", ".css"] {
        context.server.reply(path, Reply::Held(held.clone()));
    }
    let hangs = ready_after(&context, &here).await?;
    context.server.stop();
    // Where it is away, nobody waits to see whether it only hangs.
    let away = ready_after(&context, &here).await?;
    assert!(away < hangs, "ready after {away} ms without a network, {hangs} ms where it hangs");
    context.no_widget_errors().await
}

/// How often each path of ours was asked for, without its hash.
fn asked(context: &TestContext) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for path in context.server.requests() {
        *counts.entry(path).or_default() += 1;
    }
    counts
}

async fn to_keep_a_page_loads_nothing_heavy_twice(context: TestContext) -> Tested {
    context.open_and_keep(PAGE).await?;
    let asked = asked(&context);
    println!("first visit with offline: {asked:#?}");
    for (path, count) in &asked {
        // What has its content in its name comes from the browser's own cache the second time.
        let once = [".wasm", ".json", ".css", ".js"].iter().any(|end| path.ends_with(end));
        let again = path.ends_with("/quick-checks.js") || path.ends_with(WORKER);
        assert!(!once || again || *count == 1, "{path} came {count} times");
    }
    assert_eq!(context.server.asked_for(PAGE), 2, "the page, and the page for the worker");
    context.quiet().await
}

async fn a_kept_page_opens_about_as_soon_without_a_network_as_with_one(
    mut context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open_and_keep(TIMED).await?;
    let here = page.midway(&guide).await?;
    let before = context.server.requests().len();
    let with = soonest(&context, &here).await?;
    // As soon, because it loads the same: nothing of ours comes over the network, which is asked for
    // the page and whether there is a new version.
    let mut asked = context.server.requests().split_off(before);
    asked.retain(|path| !path.ends_with(WORKER));
    assert!(asked.is_empty(), "of what is kept, it asked the network for {asked:?}");
    context.server.stop();
    let without = soonest(&context, &here).await?;
    // No bound: how long either takes is the machine's business.
    let engine = context.engine();
    let ratio = without / with;
    println!(
        "{engine}: reopened in {with:.0} ms with a network, {without:.0} ms without, {ratio:.2}×"
    );
    context.no_widget_errors().await
}

/// How long a kept page takes from the navigation to the widget, at best of five visits: whatever
/// else a machine does only ever makes it longer.
async fn soonest(context: &TestContext, here: &Screen) -> Result<f64, Fault> {
    let mut soonest = f64::INFINITY;
    for _ in 0..5 {
        soonest = soonest.min(ready_after(context, here).await?);
    }
    Ok(soonest)
}

/// How long a visit takes from the navigation to the widget.
async fn ready_after(context: &TestContext, here: &Screen) -> Result<f64, Fault> {
    context.leave().await?;
    let page = context.visit(TIMED).await?;
    page.shows(here).await?;
    page.says_offline().await?;
    page.ask("return window.readyAfter").await
}
