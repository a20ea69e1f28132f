//! The file that passes what readers do on to a page's own statistics.

use serde_json::{Value, json};

use crate::support::{Fault, Guide, Page, Reply, TestContext, Tested, cases};

cases! {
    each_service_hears_of_everything_in_its_own_shape,
    a_reader_who_leaves_in_the_middle_is_counted_once,
}

/// Stand-ins for what the scripts of the services define; each keeps what it is called with.
const SERVICES: &str = "<script>
    window.heard = { plausible: [], umami: [], goatcounter: [], gtag: [] };
    const listen = (name) => (...all) => {
      heard[name].push(all);
      sessionStorage.heard = JSON.stringify(heard);
    };
    window.plausible = listen('plausible');
    window.umami = { track: listen('umami') };
    window.goatcounter = { count: listen('goatcounter') };
    window.gtag = listen('gtag');
  </script>
  <script async src='/dist/quick-checks-count.js'></script>";

/// A page with all four services, or with none.
async fn open(context: &TestContext, services: &str) -> Result<Page, Fault> {
    let html = include_str!("../pages/with-element.html");
    let html = html.replace("</head>", &format!("{services}</head>"));
    context.server.reply("with-element.html", Reply::File("text/html", html));
    let page = context.open("/pages/with-element.html").await?;
    page.ready().await?;
    Ok(page)
}

async fn each_service_hears_of_everything_in_its_own_shape(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let id = guide.text("id");
    let symptom = guide.long_symptom();
    let page = open(&context, SERVICES).await?;
    let first = page.choose(symptom).await?;
    let second = page.answer("still-failing").await?;
    let end = page.answer("fixed").await?;
    let (first, second) = (first.check().unwrap_or_default(), second.check().unwrap_or_default());
    let outcome = end.outcome().unwrap_or_default();
    let happened = [
        ("symptom", json!({ "guide": id, "symptom": symptom }), vec![symptom]),
        ("check", json!({ "guide": id, "check": first }), vec![first]),
        (
            "answer",
            json!({ "guide": id, "check": first, "answer": "still-failing" }),
            vec![first, "still-failing"],
        ),
        ("check", json!({ "guide": id, "check": second }), vec![second]),
        (
            "answer",
            json!({ "guide": id, "check": second, "answer": "fixed" }),
            vec![second, "fixed"],
        ),
        ("outcome", json!({ "guide": id, "outcome": outcome, "answered": 2 }), vec![outcome]),
    ];
    let expected = |shape: fn(&str, &Value, &str) -> Value| -> Value {
        let calls = happened.iter().map(|(kind, detail, ids)| {
            shape(kind, detail, &format!("quick-checks/{id}/{kind}/{}", ids.join("/")))
        });
        calls.collect()
    };
    let heard: Value = page.ask("return heard").await?;
    assert_eq!(
        heard,
        json!({
            "plausible": expected(|kind, detail, _| {
                json!([format!("quick-checks:{kind}"), { "props": detail }])
            }),
            "umami": expected(|kind, detail, _| json!([format!("quick-checks:{kind}"), detail])),
            "goatcounter": expected(|kind, _, path| {
                json!([{ "path": path, "title": format!("quick-checks:{kind}"), "event": true }])
            }),
            "gtag": expected(|kind, detail, _| {
                json!(["event", format!("quick_checks_{kind}"), detail])
            }),
        })
    );
    // A page that has none of them is left in peace.
    let none = "<script async src='/dist/quick-checks-count.js'></script>";
    let page = open(&context, none).await?;
    page.action("restart").await?;
    page.choose(symptom).await?;
    context.quiet().await
}

async fn a_reader_who_leaves_in_the_middle_is_counted_once(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = open(&context, SERVICES).await?;
    let first = page.choose(guide.long_symptom()).await?;
    // Kept for the browser's Back, the page may be shown again: nobody has left for good.
    let kept = "dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))";
    page.ask::<()>(kept).await?;
    page.reload().await?;
    let calls: Vec<Value> = page.ask("return JSON.parse(sessionStorage.heard).umami").await?;
    let left: Vec<_> = calls.iter().filter(|call| call[0] == "quick-checks:left").collect();
    let detail = json!({ "guide": guide.text("id"), "check": first.check() });
    assert_eq!(left, [&json!(["quick-checks:left", detail])]);
    context.quiet().await
}
