//! How it looks: each kind of screen against its picture in tests/looks/, motion only for those who
//! want it, and whatever accent a page sets.
//!
//! `QUICK_CHECKS_LOOKS=renew cargo test --test browser -- chromium::looks` renews the pictures.
//! Where one differs, `target/looks/` has the picture kept, the new one and the difference, side by
//! side.

use std::path::{Path, PathBuf};
use std::{env, fs};

use tokio::sync::watch;

use crate::support::{
    CHROMIUM, CaseOutcome, Fault, Guide, Page, Reply, TestContext, Tested, cases, until,
};

cases! {
    each_kind_of_screen_looks_as_it_did,
    each_tool_looks_as_it_did,
    what_went_wrong_or_is_kept_looks_as_it_did,
    nothing_moves_for_readers_who_want_no_motion,
    whatever_the_accent_of_the_page_all_words_stay_legible,
    each_example_of_a_theme_is_faultless,
}

const PAGE: &str = "/pages/with-element.html";

/// Compares what is on display with the picture kept under this name.
async fn assert_looks(page: &Page, theme: &str, name: &str) -> Result<(), Fault> {
    assert_looks_at(page, theme, name, "").await
}

/// The same, with this part of the widget at the top of the window.
async fn assert_looks_at(page: &Page, theme: &str, name: &str, part: &str) -> Result<(), Fault> {
    let name = format!("{name}-{theme}.png");
    page.ask::<()>(&format!(
        "const host = document.querySelector('quick-checks');
         host.setAttribute('theme', '{theme}');
         ('{part}' ? host.shadowRoot.querySelector('{part}') : host).scrollIntoView();"
    ))
    .await?;
    page.settle().await?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let kept = root.join("tests/looks").join(&name);
    if env::var_os("QUICK_CHECKS_LOOKS").is_some_and(|wish| wish == "renew") {
        fs::write(&kept, page.picture().await?)?;
        return Ok(());
    }
    if !kept.is_file() {
        return Err(Fault::new(format!("{} is missing", kept.display())));
    }
    let folder: PathBuf = root.join("target/looks");
    fs::create_dir_all(&folder)?;
    let compared = page.compare(&kept, &folder.join(&name)).await;
    compared.map_err(|fault| Fault::new(format!("{fault}: see target/looks/{name}")))
}

/// Answers check by check until there is such an element.
async fn go_on_to(page: &Page, guide: &Guide, selector: &str) -> Result<(), Fault> {
    while !page.has(selector).await? {
        let screen = page.screen().await?;
        let check =
            screen.as_ref().and_then(|screen| screen.check()).unwrap_or_default().to_owned();
        page.answer(guide.onward(&check)?).await?;
    }
    Ok(())
}

async fn each_kind_of_screen_looks_as_it_did(context: TestContext) -> Tested {
    if !context.plays(&CHROMIUM) {
        return Ok(CaseOutcome::Skipped("the pictures are Chromium's"));
    }
    let guide = Guide::bundled()?;
    context.resize(390, 900).await?;
    context.wish("prefers-reduced-motion", "reduce").await?;
    let page = context.open(PAGE).await?;
    page.set_font().await?;
    assert_looks(&page, "light", "symptoms").await?;
    assert_looks(&page, "dark", "symptoms").await?;
    // What is off may be on.
    page.choose(guide.symptom_of("backup-switch-on")).await?;
    go_on_to(&page, &guide, ".switch").await?;
    assert_looks(&page, "light", "switch").await?;
    assert_looks(&page, "dark", "switch").await?;
    page.action("restart").await?;
    assert_looks(&page, "light", "erased").await?;
    // It takes a night; meanwhile another; then it works.
    page.choose(guide.symptom_of("power-wifi-lock")).await?;
    go_on_to(&page, &guide, ".drawing").await?;
    assert_looks(&page, "light", "drawing").await?;
    page.answer("later").await?;
    assert_looks(&page, "light", "waiting").await?;
    page.action("continue").await?;
    assert_looks(&page, "dark", "still-open").await?;
    page.answer("fixed").await?;
    assert_looks(&page, "light", "works").await?;
    page.action("restart").await?;
    // To the last resort and beyond.
    let mut screen = page.choose(guide.symptom_of_last_resort()).await?;
    let mut pictured = false;
    while let Some(check) = screen.check().map(str::to_owned) {
        if page.has("[data-action='understand']").await? {
            if !pictured {
                assert_looks(&page, "light", "last-resort").await?;
                pictured = true;
            }
            // Nothing is asked about results before the steps were shown.
            screen = page.answer("not-applicable").await?;
        } else {
            screen = page.answer(guide.onward(&check)?).await?;
        }
    }
    assert_looks(&page, "light", "tried").await?;
    context.quiet().await
}

async fn each_tool_looks_as_it_did(context: TestContext) -> Tested {
    if !context.plays(&CHROMIUM) {
        return Ok(CaseOutcome::Skipped("the pictures are Chromium's"));
    }
    context.resize(390, 900).await?;
    context.wish("prefers-reduced-motion", "reduce").await?;
    let page = context.open(PAGE).await?;
    page.set_font().await?;
    page.choose("not-enough-storage").await?;
    for (field, figure) in [("#plan", "5"), ("#used", "4.2"), ("#next", "3.1")] {
        page.fill(field, figure).await?;
    }
    page.click("[data-action='work-out']").await?;
    page.settle().await?;
    assert_looks_at(&page, "light", "sum", ".sum").await?;
    page.answer("does-not-fit").await?;
    page.answer("still-failing").await?;
    page.fill("#photos", "2.1").await?;
    page.click("#photos-out").await?;
    assert_looks_at(&page, "dark", "leave-out", ".sum").await?;
    page.click(".summary > summary").await?;
    assert_looks_at(&page, "light", "summary", ".summary").await?;
    context.quiet().await
}

async fn what_went_wrong_or_is_kept_looks_as_it_did(context: TestContext) -> Tested {
    if !context.plays(&CHROMIUM) {
        return Ok(CaseOutcome::Skipped("the pictures are Chromium's"));
    }
    let guide = Guide::bundled()?;
    context.resize(390, 900).await?;
    context.wish("prefers-reduced-motion", "reduce").await?;
    // Before it loads, while it does, and where it can't.
    let (_never, held) = watch::channel(false);
    context.server.reply(".json", Reply::Held(held));
    let page = context.visit("/pages/tap.html").await?;
    until("there is a button", async || Ok(page.has("[part='start']").await?.then_some(())))
        .await?;
    page.set_font().await?;
    assert_looks(&page, "light", "start").await?;
    page.click("[part='start']").await?;
    assert_looks(&page, "dark", "loading").await?;
    context.server.reply(".json", Reply::Missing);
    let page = context.visit("/pages/tap.html").await?;
    until("there is a button", async || Ok(page.has("[part='start']").await?.then_some(())))
        .await?;
    page.set_font().await?;
    page.click("[part='start']").await?;
    page.reported("guide-not-found").await?;
    assert_looks(&page, "light", "failed").await?;
    context.server.reply_as_usual(".json");
    // Back after a while; what was kept can't be read; nothing can be kept; it works offline.
    let page = context.open(PAGE).await?;
    page.choose(guide.long_symptom()).await?;
    page.answer("still-failing").await?;
    page.reload().await?;
    page.ready().await?;
    page.set_font().await?;
    assert_looks(&page, "light", "resumed").await?;
    page.store(&guide.key(), "{\"format\": 99}").await?;
    page.reload().await?;
    page.ready().await?;
    page.set_font().await?;
    assert_looks(&page, "dark", "unreadable").await?;
    page.ask::<()>("localStorage.clear()").await?;
    let page = context.open("/pages/no-storage.html").await?;
    page.set_font().await?;
    page.choose(guide.long_symptom()).await?;
    assert_looks_at(&page, "light", "not-saved", ".foot").await?;
    context.server.lets_workers_control_all()?;
    let page = context.open_and_keep("/pages/offline.html").await?;
    page.set_font().await?;
    page.choose(guide.long_symptom()).await?;
    assert_looks_at(&page, "light", "offline", ".foot").await?;
    context.complained_once(&["icloud-backup"]).await
}

async fn nothing_moves_for_readers_who_want_no_motion(context: TestContext) -> Tested {
    if !context.plays(&CHROMIUM) {
        return Ok(CaseOutcome::Skipped("the wish is set by Chromium's developer tools"));
    }
    let guide = Guide::bundled()?;
    for (wish, moves) in [("reduce", false), ("no-preference", true)] {
        context.wish("prefers-reduced-motion", wish).await?;
        let page = context.open(PAGE).await?;
        page.ask::<()>(
            "window.moved = [];
             document.querySelector('quick-checks').shadowRoot
               .addEventListener('animationstart', (event) => moved.push(event.animationName));",
        )
        .await?;
        page.choose(guide.long_symptom()).await?;
        page.settle().await?;
        page.answer("fixed").await?;
        page.settle().await?;
        let longest: f64 = page
            .ask(
                "return Math.max(0, ...document.querySelector('quick-checks').shadowRoot
                   .getAnimations().map((one) => one.effect.getComputedTiming().endTime))",
            )
            .await?;
        assert!(longest < 1000.0, "{longest} ms is not short");
        let moved: Vec<String> = page.ask("return moved").await?;
        assert_eq!(!moved.is_empty(), moves, "{wish}: {moved:?}");
        page.action("restart").await?;
    }
    context.quiet().await
}

/// Holds the screen on display against axe, light and dark.
async fn assert_legible(page: &Page, what: &str) -> Result<(), Fault> {
    for theme in ["light", "dark"] {
        page.ask::<()>(&format!(
            "document.querySelector('quick-checks').setAttribute('theme', '{theme}')"
        ))
        .await?;
        let found = page.axe("quick-checks").await?;
        assert!(found.faults.is_empty(), "{what}, {theme}: {:#?}", found.faults);
    }
    Ok(())
}

async fn whatever_the_accent_of_the_page_all_words_stay_legible(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    page.bring_axe().await?;
    page.choose(guide.long_symptom()).await?;
    for accent in ["#ffff00", "#000", "#fff", "hotpink", "#7f7f7f", "rebeccapurple"] {
        page.ask::<()>(&format!(
            "document.querySelector('quick-checks').style
               .setProperty('--quick-checks-accent', '{accent}')"
        ))
        .await?;
        assert_legible(&page, accent).await?;
    }
    context.quiet().await
}

async fn each_example_of_a_theme_is_faultless(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    context.resize(390, 844).await?;
    let mut looks = Vec::new();
    for example in ["theme-blog", "theme-magazine", "theme-developer"] {
        let page = context.open(&format!("/pages/{example}.html")).await?;
        page.bring_axe().await?;
        page.choose(guide.long_symptom()).await?;
        for _ in 0..2 {
            let found = page.axe("html").await?;
            assert!(found.faults.is_empty(), "{example}: {:#?}", found.faults);
            let misfits = page.misfits().await?;
            assert!(misfits.is_empty(), "{example}: {misfits:?}");
            page.answer("still-failing").await?;
        }
        looks.push(
            page.ask::<Vec<String>>(
                "const root = document.querySelector('quick-checks').shadowRoot;
                 const card = getComputedStyle(root.querySelector('.card'));
                 const answer = getComputedStyle(root.querySelector('[part=answer]'));
                 const step = getComputedStyle(root.querySelector('.steps > li'), '::before');
                 return [card.fontFamily, answer.borderRadius, step.backgroundColor];",
            )
            .await?,
        );
        page.action("restart").await?;
    }
    for pair in looks.windows(2) {
        for (one, other) in pair[0].iter().zip(&pair[1]) {
            assert_ne!(one, other, "the examples differ");
        }
    }
    context.quiet().await
}
