//! The studio: how long a key takes, from the hand to the widget in the preview.

use anyhow::{Context, Result};
use serde_json::json;

use super::devtools::Browser;
use super::figures::{median, worst};

/// How many keys each way of writing gets.
const KEYS: usize = 20;

/// What a way of writing came to, in milliseconds.
#[derive(Debug)]
pub(super) struct Written {
    /// How the guide is written.
    pub way: &'static str,
    /// Of all keys, until the preview shows what was typed.
    pub median: f64,
    /// The slowest of them.
    pub worst: f64,
}

/// The ways, and what to tap for each.
const WAYS: [(&str, &[&str]); 3] = [
    ("the form", &["write-form"]),
    ("the form and the JSON", &["write-both"]),
    ("the form and the Markdown", &["write-both", "as-markdown"]),
];

/// Writes into the guide on iCloud Backup, each way in a visit of its own, at a desk.
pub(super) fn write(browser: &mut Browser, server: &str) -> Result<Vec<Written>> {
    let mut written = Vec::new();
    for (way, taps) in WAYS {
        let context = browser.call("", "Target.createBrowserContext", json!({}))?;
        let context = context["browserContextId"].clone();
        let target = json!({ "url": "about:blank", "browserContextId": context });
        let target = browser.call("", "Target.createTarget", target)?;
        let target = json!({ "targetId": target["targetId"], "flatten": true });
        let session = browser.call("", "Target.attachToTarget", target)?;
        let session = session["sessionId"].as_str().context("no session")?.to_owned();
        let desk = json!({ "width": 1440, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        browser.call(&session, "Emulation.setDeviceMetricsOverride", desk)?;
        browser.call(&session, "Page.enable", json!({}))?;
        let address = format!("{server}/quick-checks/studio/index.html");
        browser.call(&session, "Page.navigate", json!({ "url": address }))?;
        let script = include_str!("../../../bench/studio.js");
        let script =
            script.replace("TAPS", &json!(taps).to_string()).replace("KEYS", &KEYS.to_string());
        let times = browser.ask(&session, &script)?;
        let times: Vec<f64> = serde_json::from_value(times).context(way)?;
        written.push(Written { way, median: median(&times), worst: worst(&times) });
        browser.call("", "Target.disposeBrowserContext", json!({ "browserContextId": context }))?;
    }
    Ok(written)
}
