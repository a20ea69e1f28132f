//! A widget that nobody touches costs no battery: nothing of it runs, and nothing is drawn.
//!
//! Chromium counts for itself how long scripts ran and how often the page was laid out. Between two
//! looks at that, nobody asks the page anything, so whatever is counted woke up by itself. An hour
//! passes in a moment: the browser's clock runs ahead to the next timer wherever one is due.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::sleep;

use crate::support::{
    CHROMIUM, CaseOutcome, Fault, Guide, Page, Reply, TestContext, Tested, cases, until,
};

cases! {
    an_opening_question_that_nobody_touches_wakes_nobody,
    a_check_that_nobody_touches_wakes_nobody,
    a_timer_frames_and_requests_that_somebody_plants_are_found,
}

const CLOCK: &str = "return performance.now()";
const PAGE: &str = "/pages/with-element.html";

const ONLY_CHROMIUM: &str = "only Chromium counts what wakes a page";

/// How far the browser's clock runs ahead, in milliseconds.
const HOUR: u32 = 3_600_000;
/// How long the page is watched besides: frames come by the real clock, sixty a second.
const WATCHED: Duration = Duration::from_secs(2);
/// What Chromium counts of a page that only grows when something of it runs or is drawn.
const COUNTED: [&str; 3] = ["ScriptDuration", "LayoutCount", "RecalcStyleCount"];

async fn an_opening_question_that_nobody_touches_wakes_nobody(context: TestContext) -> Tested {
    if !context.plays(&CHROMIUM) {
        return Ok(CaseOutcome::Skipped(ONLY_CHROMIUM));
    }
    let page = context.open(PAGE).await?;
    assert_eq!(woken(&context, &page).await?, Vec::<String>::new());
    context.quiet().await
}

async fn a_check_that_nobody_touches_wakes_nobody(context: TestContext) -> Tested {
    if !context.plays(&CHROMIUM) {
        return Ok(CaseOutcome::Skipped(ONLY_CHROMIUM));
    }
    let page = context.open(PAGE).await?;
    page.choose(Guide::bundled()?.long_symptom()).await?;
    page.answer("still-failing").await?;
    assert_eq!(woken(&context, &page).await?, Vec::<String>::new());
    context.quiet().await
}

/// The counts find what they are for.
async fn a_timer_frames_and_requests_that_somebody_plants_are_found(
    context: TestContext,
) -> Tested {
    if !context.plays(&CHROMIUM) {
        return Ok(CaseOutcome::Skipped(ONLY_CHROMIUM));
    }
    for (planted, found) in [
        ("setTimeout(() => fetch('/dist/quick-checks-count.js'), 1_800_000)", "request: "),
        ("setInterval(() => {}, 1_800_000)", "ScriptDuration"),
        ("const frame = () => requestAnimationFrame(frame); frame()", "ScriptDuration"),
        (
            "document.body.animate({ width: ['50%', '100%'] }, { duration: 1e4, iterations: Infinity })",
            "LayoutCount",
        ),
    ] {
        let html = include_str!("../pages/with-element.html");
        let html = html.replace("</body>", &format!("<script>{planted}</script></body>"));
        context.server.reply("with-element.html", Reply::File("text/html", html));
        let page = context.open(PAGE).await?;
        let woken = woken(&context, &page).await?;
        assert!(woken.iter().any(|line| line.starts_with(found)), "{planted}: {woken:?}");
        context.fresh_tab().await?;
    }
    context.quiet().await
}

/// What woke up while nobody touched the page: a line for each.
async fn woken(context: &TestContext, page: &Page) -> Result<Vec<String>, Fault> {
    context.devtools("Performance.enable", json!({})).await?;
    page.settle().await?;
    // What was announced is taken away a few seconds later: the last thing that follows an act.
    until("what was announced to be gone", async || {
        Ok(page.text("[data-live='status']").await?.is_empty().then_some(()))
    })
    .await?;
    let start = page.ask::<f64>(CLOCK).await?;
    // What a busy machine is late with: the page's own paints.
    sleep(WATCHED).await;
    let (before, asked) = (counts(context).await?, context.server.requests().len());
    let ahead = json!({ "policy": "advance", "budget": HOUR });
    context.devtools("Emulation.setVirtualTimePolicy", ahead).await?;
    sleep(WATCHED).await;
    let after = counts(context).await?;
    let mut woken: Vec<String> = Vec::new();
    for (name, count) in &after {
        let before = before.get(name).copied().unwrap_or_default();
        if *count > before {
            woken.push(format!("{name}: {before} and then {count}"));
        }
    }
    let requests = context.server.requests();
    woken.extend(requests.iter().skip(asked).map(|path| format!("request: {path}")));
    // Some motion is drawn without the page's thread.
    let moves = "it.getRootNode().getAnimations().map(({ playState }) => playState)";
    let moves: Vec<String> = page.of("[data-view]", moves).await?;
    woken.extend(moves.into_iter().filter(|state| state == "running"));
    let passed = page.ask::<f64>(CLOCK).await? - start;
    assert!(passed >= f64::from(HOUR), "the clock ran ahead by {passed} ms only");
    Ok(woken)
}

async fn counts(context: &TestContext) -> Result<BTreeMap<String, f64>, Fault> {
    let answer = context.devtools("Performance.getMetrics", json!({})).await?;
    let metrics = answer["metrics"].as_array().cloned().unwrap_or_default();
    let named = metrics.iter().filter_map(|metric: &Value| {
        let name = metric["name"].as_str().filter(|name| COUNTED.contains(name))?;
        Some((name.to_owned(), metric["value"].as_f64()?))
    });
    let counts: BTreeMap<String, f64> = named.collect();
    if counts.len() < COUNTED.len() {
        return Err(Fault::new(format!("Chromium counts something else: {answer}")));
    }
    Ok(counts)
}
