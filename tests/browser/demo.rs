//! The demo: an article like any other, with the widget embedded by the public snippet.

use crate::support::{
    CHROMIUM, CaseOutcome, Fault, Guide, Page, Screen, TestContext, Tested, cases, until,
};

cases! {
    the_demo_s_widget_works,
    the_demo_s_fallback_names_every_check_and_every_step,
    the_snippet_and_the_preview_follow_the_choices,
    the_demo_is_accessible_and_fits_a_narrow_phone,
    the_demo_s_layout_does_not_shift_while_the_widget_loads,
}

const PAGE: &str = "/dist/index.html";

/// Scrolls to the widget, in case it stands far below, and waits for it.
async fn widget(page: &Page) -> Result<Screen, Fault> {
    page.ask::<()>("document.querySelector('quick-checks').scrollIntoView()").await?;
    page.ready().await
}

async fn the_demo_s_widget_works(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.visit(PAGE).await?;
    assert_eq!(widget(&page).await?, Screen::Symptoms);
    page.choose(guide.long_symptom()).await?;
    let end = page.answer("fixed").await?;
    assert_eq!(guide.when(end.outcome().unwrap_or_default())?, "fixed");
    context.quiet().await
}

async fn the_demo_s_fallback_names_every_check_and_every_step(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.visit(PAGE).await?;
    widget(&page).await?;
    let fallback: String =
        page.ask("return document.querySelector('quick-checks').textContent").await?;
    for check in guide.checks() {
        let title = check["title"].as_str().unwrap_or_default().to_owned();
        for words in Guide::step_words(check).into_iter().chain([title]) {
            assert!(fallback.contains(&words), "{}: {words:?}", check["id"]);
        }
    }
    context.quiet().await
}

/// Sets a control of the form, as a blogger would.
async fn choose(page: &Page, name: &str, value: &str) -> Result<(), Fault> {
    page.ask(&format!(
        "const control = document.getElementById('choices').elements.namedItem('{name}');
         if (control.type === 'checkbox') control.checked = '{value}' === 'on';
         else control.value = '{value}';
         control.dispatchEvent(new Event('input', {{ bubbles: true }}));"
    ))
    .await
}

async fn the_snippet_and_the_preview_follow_the_choices(context: TestContext) -> Tested {
    let page = context.visit(PAGE).await?;
    widget(&page).await?;
    page.ask::<()>("document.getElementById('preview').scrollIntoView()").await?;
    let preview = "document.getElementById('preview').contentDocument
        ?.querySelector('quick-checks')";
    until("the preview shows the guide", async || {
        let shown = format!("return Boolean({preview}?.shadowRoot?.querySelector('[data-view]'))");
        Ok(page.ask::<bool>(&shown).await?.then_some(()))
    })
    .await?;
    for (name, value) in [
        ("theme", "dark"),
        ("accent", "#7a1fa2"),
        ("direction", "rtl"),
        ("width", "300"),
        ("affiliate-tag", "a \\\"tag\\\""),
        ("storage", "ask"),
        ("offline", "off"),
        ("folder", "/files/checks"),
    ] {
        choose(&page, name, value).await?;
    }
    let looks: Vec<String> = page
        .ask(&format!(
            "const one = {preview};
             return [one.getAttribute('theme'), one.style.getPropertyValue('--quick-checks-accent'),
                 one.ownerDocument.documentElement.dir,
                 String(document.getElementById('preview').offsetWidth)];"
        ))
        .await?;
    assert_eq!(looks, ["dark", "#7a1fa2", "rtl", "300"]);
    choose(&page, "guide", "iphone-wifi").await?;
    until("the preview shows the other guide", async || {
        let shown = format!(
            "const one = {preview};
             return one?.getAttribute('guide') === 'iphone-wifi' && one.getAttribute('theme') === 'dark'
                 && Boolean(one.shadowRoot?.querySelector('[data-view]'));"
        );
        Ok(page.ask::<bool>(&shown).await?.then_some(()))
    })
    .await?;
    page.ask::<()>(
        "Object.defineProperty(navigator, 'clipboard',
           { value: { writeText: async (text) => { window.taken = text; } }, configurable: true });",
    )
    .await?;
    let copied = until("the snippet is copied", async || {
        page.ask::<()>("document.getElementById('copy').click()").await?;
        page.ask::<Option<String>>("return window.taken ?? null").await
    })
    .await?;
    let start = "<div>\n<script async src=\"/files/checks/quick-checks.js\"></script>\
        <quick-checks guide=\"iphone-wifi\" theme=\"dark\" affiliate-tag=\"a &quot;tag&quot;\" \
        storage=\"ask\" style=\"--quick-checks-accent: #7a1fa2\">\n";
    assert!(copied.starts_with(start), "{}", copied.get(..300).unwrap_or(&copied));
    assert!(copied.ends_with("\n</quick-checks>\n</div>\n"), "the end of it is another one");
    let guide = Guide::read("guides/iphone-wifi.json")?;
    for check in guide.checks() {
        let id = check["id"].as_str().unwrap_or_default();
        assert!(copied.contains(&format!("id=\"iphone-wifi-{id}\"")), "{id} is not in the snippet");
    }
    // Nothing of what was tried is anybody's checkup.
    assert!(page.stored_keys().await?.is_empty());
    context.quiet().await
}

async fn the_demo_is_accessible_and_fits_a_narrow_phone(context: TestContext) -> Tested {
    context.resize(320, 700).await?;
    let page = context.visit(PAGE).await?;
    widget(&page).await?;
    assert_eq!(page.scrolls_sideways().await?, [""; 0]);
    page.bring_axe().await?;
    let found = page.axe("body").await?;
    assert_eq!(found.faults, [""; 0]);
    assert!(found.kept > 10, "axe looked at {} rules", found.kept);
    context.quiet().await
}

async fn the_demo_s_layout_does_not_shift_while_the_widget_loads(context: TestContext) -> Tested {
    if !context.plays(&CHROMIUM) {
        return Ok(CaseOutcome::Skipped("only Chromium reports layout shifts"));
    }
    for (width, height) in [(1200, 900), (500, 800)] {
        context.resize(width, height).await?;
        let page = context.visit(PAGE).await?;
        widget(&page).await?;
        page.settle().await?;
        let shift = page.layout_shift().await?;
        assert!(shift < 0.01, "{width} by {height}: the layout shifted by {shift}");
    }
    context.quiet().await
}
