//! One visit to one contender: with nothing cached, again, and then tap after tap.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::contenders::Contender;
use super::devtools::Browser;
use super::trace::{Costs, taps};

/// What the reader has in their hand: the width of a phone.
pub(super) const SCREEN: (u32, u32) = (390, 844);
/// How much slower than this machine.
pub(super) const SLOWER: u32 = 4;
/// Milliseconds until the first byte of every answer.
pub(super) const LATENCY: u32 = 150;
/// Bits per second on the way down.
pub(super) const DOWN: u32 = 1_600_000;
/// And on the way up.
const UP: u32 = 750_000;

/// How many steps a visit answers: all that the contenders share.
const TAPS: usize = super::contenders::SHARED + 1;

/// The kinds of events that are traced for a tap.
const TRACED: &str = "devtools.timeline,blink.user_timing,v8.execute";

/// One load of a page.
#[derive(Debug, Clone, Default)]
pub(super) struct Load {
    /// Bytes of all answers, heads included.
    pub bytes: f64,
    /// Milliseconds until the first step is in sight.
    pub sight: f64,
    /// Milliseconds until it can be answered.
    pub reacts: f64,
    /// Total blocking time.
    pub blocked: f64,
    /// Cumulative layout shift.
    pub shifted: f64,
}

/// What a visit showed.
#[derive(Debug, Clone, Default)]
pub(super) struct Seen {
    /// With nothing cached.
    pub first: Load,
    /// With all that the first load left in the cache.
    pub again: Load,
    /// Bytes that the page's scripts hold once it is at rest: objects and buffers.
    pub heap: f64,
    /// Milliseconds of each tap.
    pub taps: Vec<f64>,
    /// Where they went.
    pub costs: Vec<Costs>,
}

/// Makes a visit in a browser context of its own, which has nothing of any other.
pub(super) fn visit(browser: &mut Browser, server: &str, contender: &Contender) -> Result<Seen> {
    let context = browser.call("", "Target.createBrowserContext", json!({}))?;
    let context = context["browserContextId"].clone();
    let seen = visit_in(browser, &context, server, contender).context(contender.name.clone());
    browser.call("", "Target.disposeBrowserContext", json!({ "browserContextId": context }))?;
    seen
}

fn visit_in(
    browser: &mut Browser,
    context: &Value,
    server: &str,
    contender: &Contender,
) -> Result<Seen> {
    let target = json!({ "url": "about:blank", "browserContextId": context });
    let target = browser.call("", "Target.createTarget", target)?;
    let target = json!({ "targetId": target["targetId"], "flatten": true });
    let session = browser.call("", "Target.attachToTarget", target)?;
    let session = session["sessionId"].as_str().context("no session")?.to_owned();
    let conditions = [
        ("Network.enable", json!({})),
        ("Page.enable", json!({})),
        (
            "Emulation.setDeviceMetricsOverride",
            json!({
                "width": SCREEN.0, "height": SCREEN.1, "deviceScaleFactor": 2, "mobile": true,
            }),
        ),
        ("Emulation.setTouchEmulationEnabled", json!({ "enabled": true })),
        ("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER })),
        (
            "Network.emulateNetworkConditions",
            json!({
                "offline": false,
                "latency": LATENCY,
                "downloadThroughput": DOWN / 8,
                "uploadThroughput": UP / 8,
            }),
        ),
        ("Page.addScriptToEvaluateOnNewDocument", json!({ "source": watch(contender) })),
    ];
    for (command, parameters) in conditions {
        browser.call(&session, command, parameters)?;
    }
    let address = format!("{server}/{}", contender.page);
    let first = load(browser, &session, &address)?;
    let again = load(browser, &session, &address)?;
    browser.call(&session, "HeapProfiler.collectGarbage", json!({}))?;
    let heap = browser.call(&session, "Runtime.getHeapUsage", json!({}))?;
    let scripts: f64 =
        ["usedSize", "backingStorageSize"].iter().filter_map(|part| heap[part].as_f64()).sum();
    let programs = browser.ask(&session, "bench.memory()")?.as_f64().unwrap_or_default();
    let mut seen = Seen { first, again, heap: scripts + programs, ..Seen::default() };
    if !contender.next.is_empty() {
        (seen.taps, seen.costs) = tap_through(browser, &session)?;
    }
    Ok(seen)
}

/// `bench/watch.js` for a contender; it leaves the page one name.
fn watch(contender: &Contender) -> String {
    let Contender { host, sight, next, title, saved, .. } = contender;
    let known = json!({ "host": host, "sight": sight, "next": next, "title": title });
    let save = saved.as_ref().map_or_else(String::new, |(key, value)| {
        // Only into an empty one: the taps before a second load count.
        format!(
            "if (location.protocol === 'http:') localStorage[{}] ??= {};\n",
            json!(key),
            json!(value)
        )
    });
    let script = include_str!("../../../bench/watch.js");
    format!("(() => {{\n{save}const CONTENDER = {known};\n{script}}})();")
}

fn load(browser: &mut Browser, session: &str, address: &str) -> Result<Load> {
    browser.events(session, "");
    browser.call(session, "Page.navigate", json!({ "url": address }))?;
    let seen = browser.ask(session, "bench.loaded")?;
    let answers = browser.events(session, "Network.loadingFinished");
    let figure = |name: &str| seen[name].as_f64().unwrap_or(f64::NAN);
    Ok(Load {
        bytes: answers.iter().filter_map(|answer| answer["encodedDataLength"].as_f64()).sum(),
        sight: figure("sight"),
        reacts: figure("reacts"),
        blocked: figure("blocked"),
        shifted: figure("shifted"),
    })
}

/// Answers the steps one by one, with the browser's trace on.
fn tap_through(browser: &mut Browser, session: &str) -> Result<(Vec<f64>, Vec<Costs>)> {
    let trace = json!({
        "transferMode": "ReportEvents",
        "traceConfig": { "includedCategories": TRACED.split(',').collect::<Vec<_>>() },
    });
    browser.call("", "Tracing.start", trace)?;
    let mut times = Vec::new();
    for _ in 0..TAPS {
        let place = browser.ask(session, "bench.aim()")?;
        let points = [json!([{ "x": place["x"], "y": place["y"] }]), json!([])];
        for (kind, points) in ["touchStart", "touchEnd"].into_iter().zip(points) {
            let touch = json!({ "type": kind, "touchPoints": points });
            browser.call(session, "Input.dispatchTouchEvent", touch)?;
        }
        times.push(browser.ask(session, "bench.tapped")?.as_f64().context("a tap has no time")?);
        // What a contender does after the frame is not to be in the next tap.
        browser.ask(session, "new Promise((done) => setTimeout(done, 300))")?;
    }
    browser.call("", "Tracing.end", json!({}))?;
    browser.wait_for("Tracing.tracingComplete")?;
    let parts = browser.events("", "Tracing.dataCollected");
    let events: Vec<Value> = parts
        .into_iter()
        .filter_map(|mut part| match part["value"].take() {
            Value::Array(events) => Some(events),
            _ => None,
        })
        .flatten()
        .collect();
    Ok((times, taps(&events)))
}
