//! What a page sees of the machine that the tests run on. `cargo xtask test` runs some of them as
//! though on another one (`xtask/src/elsewhere.rs`): this says what arrives there in the browser.

use std::env;
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::Deserialize;
use serde_json::json;

use crate::support::{CHROMIUM, Fault, TestContext, Tested, cases, days_ahead};

cases! {
    fonts_time_zone_and_day_reach_the_page,
}

#[derive(Debug, Deserialize)]
struct Seen {
    language: String,
    zone: String,
    milliseconds: f64,
    date: String,
}

async fn fonts_time_zone_and_day_reach_the_page(context: TestContext) -> Tested {
    let page = context.visit("/pages/without-widget.html").await?;
    let seen: Seen = page
        .ask(
            "return {
               language: new Intl.NumberFormat().resolvedOptions().locale,
               zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
               milliseconds: Date.now(),
               date: new Date().toDateString(),
             };",
        )
        .await?;
    let (engine, language) = (context.engine(), &seen.language);
    println!("{engine}: a page sees {}, {}, and speaks {language}", seen.date, seen.zone);
    if let Ok(zone) = env::var("TZ") {
        assert_eq!(seen.zone, zone);
    }
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs_f64();
    let there = now + f64::from(days_ahead()?) * 86_400.0;
    assert!((there - seen.milliseconds / 1000.0).abs() < 3600.0, "{seen:?}, and here it is {now}");
    if context.plays(&CHROMIUM) {
        let ours = Command::new("fc-match").args(["-f", "%{family}", "sans-serif"]).output();
        let drawn = font_of_the_page(&context).await?;
        println!("{engine}: sans-serif is {drawn}");
        // Where there is no fontconfig, nobody can say which font it would be.
        if let Ok(ours) = ours {
            let ours = String::from_utf8_lossy(&ours.stdout).into_owned();
            assert!(ours.split(',').any(|name| name == drawn), "{drawn} is not {ours}");
        }
    }
    context.quiet().await
}

/// The font in which Chromium draws letters of no certain font.
async fn font_of_the_page(context: &TestContext) -> Result<String, Fault> {
    let page = context.visit("/pages/without-widget.html").await?;
    page.ask::<()>(
        "document.body.style.fontFamily = 'sans-serif';
         document.body.textContent = 'Letters of no certain font';",
    )
    .await?;
    for domain in ["DOM.enable", "CSS.enable"] {
        context.devtools(domain, json!({})).await?;
    }
    let document = context.devtools("DOM.getDocument", json!({})).await?;
    let root = &document["root"]["nodeId"];
    let body = json!({ "nodeId": root, "selector": "body" });
    let body = context.devtools("DOM.querySelector", body).await?;
    let fonts = json!({ "nodeId": body["nodeId"] });
    let fonts = context.devtools("CSS.getPlatformFontsForNode", fonts).await?;
    let name = fonts["fonts"][0]["familyName"].as_str();
    name.map(str::to_owned).ok_or_else(|| Fault::new(format!("no font in {fonts}")))
}
