//! Usable by everyone: axe-core finds nothing, targets are large enough, and nothing needs
//! sideways scrolling, on every screen of every guide.
//!
//! Chromium walks through all of them; the others through one screen of each kind.

use std::collections::BTreeSet;

use crate::support::{
    CHROMIUM, CaseOutcome, Fault, Guide, Page, Reply, Screen, TestContext, Tested, cases, until,
};

cases! {
    every_screen_of_the_first_guide_is_faultless_in_every_mode,
    every_screen_of_the_second_guide_is_faultless_in_every_mode,
    every_kind_of_screen_is_faultless_light_and_dark,
    every_notice_and_the_tap_to_start_are_faultless,
    every_state_of_the_tools_is_faultless,
    the_demo_is_faultless_as_a_whole,
    headings_fit_into_the_outline_of_the_page,
    the_screens_mirror_where_the_page_runs_from_right_to_left,
}

const PAGE: &str = "/pages/guide-by-address.html";
/// The last one is a window of 1280 by 1024 at 400 per cent.
const SIZES: [(u32, u32); 5] = [(320, 844), (390, 844), (768, 844), (1280, 844), (320, 256)];
const MODES: [(&str, &str); 3] = [
    ("prefers-color-scheme", "light"),
    ("prefers-color-scheme", "dark"),
    ("forced-colors", "active"),
];

/// What was looked at so far.
#[derive(Default)]
struct Counts {
    screens: usize,
    by_mode: [usize; MODES.len()],
    sizes: usize,
    kept: usize,
    seen: BTreeSet<String>,
}

/// Lets the page look as it does to a reader with this text size, in per cent.
async fn text_size(page: &Page, percent: u32) -> Result<(), Fault> {
    page.ask(&format!("document.documentElement.style.fontSize = '{percent}%'")).await
}

/// No target under 44 px and no scrolling to the side: in every size, and on a phone with text twice
/// as large.
async fn assert_fits(context: &TestContext, page: &Page, counts: &mut Counts) -> Result<(), Fault> {
    for (percent, sizes) in [(200, &SIZES[..2]), (100, &SIZES[..])] {
        text_size(page, percent).await?;
        for &(width, height) in sizes {
            context.resize(width, height).await?;
            let faults = page.misfits().await?;
            assert!(faults.is_empty(), "{width} by {height} px, text {percent} %: {faults:?}");
            counts.sizes += 1;
        }
    }
    Ok(())
}

/// Holds a screen against axe in every mode. The sizes take turns: over a guide, each mode sees
/// each of them many times.
async fn assert_faultless(
    context: &TestContext,
    page: &Page,
    counts: &mut Counts,
) -> Result<(), Fault> {
    page.unfold().await?;
    assert_fits(context, page, counts).await?;
    for (at, (feature, value)) in MODES.into_iter().enumerate() {
        let turn = counts.screens + at;
        let (width, height) = SIZES[turn % SIZES.len()];
        context.resize(width, height).await?;
        text_size(page, if turn.is_multiple_of(4) { 200 } else { 100 }).await?;
        context.wish(feature, value).await?;
        let found = page.axe("quick-checks").await?;
        assert!(
            found.faults.is_empty(),
            "{value}, {width} by {height} px, {:?}: {:#?}",
            page.screen().await?,
            found.faults
        );
        counts.by_mode[at] += 1;
        counts.kept += found.kept;
    }
    context.wish(MODES[0].0, MODES[0].1).await?;
    text_size(page, 100).await?;
    context.resize(390, 844).await?;
    counts.screens += 1;
    if let Some(screen) = page.screen().await? {
        counts.seen.extend(screen.check().or(screen.outcome()).map(str::to_owned));
    }
    Ok(())
}

/// Walks through every check and every outcome of a guide.
async fn walk(context: TestContext, guide: &Guide) -> Tested {
    if !context.plays(&CHROMIUM) {
        return Ok(CaseOutcome::Skipped(
            "every screen is walked in Chromium, every kind elsewhere",
        ));
    }
    let in_a_row = guide.all_in_a_row();
    context.server.reply("kettle.json", Reply::File("application/json", in_a_row.to_string()));
    let page = context.open(PAGE).await?;
    page.bring_axe().await?;
    let mut counts = Counts::default();
    assert_faultless(&context, &page, &mut counts).await?;
    let symptoms = guide.symptoms();
    let mut screen = page.choose(symptoms.first().copied().unwrap_or_default()).await?;
    while let Some(check) = screen.check().map(str::to_owned) {
        assert_faultless(&context, &page, &mut counts).await?;
        if page.has("[data-action='understand']").await? {
            page.click("[data-action='understand']").await?;
            page.focuses_title().await?;
            assert_faultless(&context, &page, &mut counts).await?;
        }
        for answer in page.values("data-answer").await? {
            let end = guide.end_of(&check, &answer);
            if end.is_none_or(|end| counts.seen.contains(end)) {
                continue;
            }
            page.answer(&answer).await?;
            assert_faultless(&context, &page, &mut counts).await?;
            page.action("back").await?;
            if page.has("[data-action='understand']").await? {
                page.click("[data-action='understand']").await?;
                page.focuses_title().await?;
            }
        }
        screen = page.answer("still-failing").await?;
    }
    assert_faultless(&context, &page, &mut counts).await?;
    let all: BTreeSet<String> = guide.ids().into_iter().map(str::to_owned).collect();
    assert_eq!(counts.seen, all, "not every screen was seen");
    println!(
        "axe on {} screens of {}: {:?} by light, dark, forced colours; {} rules kept, none broken; \
         {} sizes without scrolling sideways or a small target",
        counts.screens,
        guide.text("id"),
        counts.by_mode,
        counts.kept,
        counts.sizes,
    );
    context.quiet().await
}

async fn every_screen_of_the_first_guide_is_faultless_in_every_mode(
    context: TestContext,
) -> Tested {
    walk(context, &Guide::bundled()?).await
}

async fn every_screen_of_the_second_guide_is_faultless_in_every_mode(
    context: TestContext,
) -> Tested {
    walk(context, &Guide::read("guides/iphone-wifi.json")?).await
}

/// Holds the page as it is now against axe, in our own light and dark.
async fn assert_faultless_themes(page: &Page, counts: &mut usize) -> Result<(), Fault> {
    page.unfold().await?;
    for theme in ["light", "dark"] {
        page.ask::<()>(&format!(
            "document.querySelector('quick-checks').setAttribute('theme', '{theme}')"
        ))
        .await?;
        let found = page.axe("quick-checks").await?;
        assert!(
            found.faults.is_empty(),
            "{theme}, {:?}: {:#?}",
            page.screen().await?,
            found.faults
        );
        assert!(found.kept > 2, "axe looked at next to nothing");
        let misfits = page.misfits().await?;
        assert!(misfits.is_empty(), "{theme}: {misfits:?}");
        *counts += 1;
    }
    Ok(())
}

async fn every_kind_of_screen_is_faultless_light_and_dark(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    context.resize(390, 844).await?;
    let page = context.open("/pages/with-element.html").await?;
    page.bring_axe().await?;
    let mut counts = 0;
    assert_faultless_themes(&page, &mut counts).await?;
    // A way with a switch; a caution; what is of last resort, before and after the reader's word.
    let mut wanted = vec![".switch", "[part='caution']", "[data-action='understand']", ".drawing"];
    let mut screen = page.choose(guide.symptom_of_last_resort()).await?;
    while screen.check().is_some() {
        let mut found = None;
        for (at, selector) in wanted.iter().enumerate() {
            if page.has(selector).await? {
                found = Some(at);
            }
        }
        if let Some(at) = found {
            wanted.remove(at);
            assert_faultless_themes(&page, &mut counts).await?;
        }
        if page.has("[data-action='understand']").await? {
            page.click("[data-action='understand']").await?;
            page.focuses_title().await?;
            assert_faultless_themes(&page, &mut counts).await?;
        }
        if page.has("[data-answer='later']").await? {
            page.answer("later").await?;
            assert_faultless_themes(&page, &mut counts).await?;
            // After the last one nothing is left to go on with.
            let on = page.has("[data-action='continue']").await?;
            page.action(if on { "continue" } else { "back" }).await?;
            assert_faultless_themes(&page, &mut counts).await?;
        }
        let check = page.screen().await?;
        let check = check.as_ref().and_then(|screen| screen.check()).unwrap_or_default().to_owned();
        screen = page.answer(guide.onward(&check)?).await?;
    }
    assert_faultless_themes(&page, &mut counts).await?;
    println!("axe on {counts} screens and themes");
    context.quiet().await
}

async fn every_notice_and_the_tap_to_start_are_faultless(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    context.resize(320, 844).await?;
    let page = context.visit("/pages/tap.html").await?;
    page.starts_by_tap().await?;
    page.bring_axe().await?;
    let mut counts = 0;
    assert_faultless_themes(&page, &mut counts).await?;
    // Erased; resumed; not saved; kept by somebody else under our name.
    let page = context.open("/pages/with-element.html").await?;
    page.choose(guide.long_symptom()).await?;
    page.answer("still-failing").await?;
    page.reload().await?;
    page.ready().await?;
    page.bring_axe().await?;
    assert!(page.has("[part='notice']").await?);
    assert_faultless_themes(&page, &mut counts).await?;
    page.action("restart").await?;
    assert!(page.has("[data-action='undo']").await?);
    assert_faultless_themes(&page, &mut counts).await?;
    page.store(&guide.key(), "not ours").await?;
    page.reload().await?;
    page.ready().await?;
    page.bring_axe().await?;
    assert!(page.has("[data-action='replace']").await?);
    assert_faultless_themes(&page, &mut counts).await?;
    println!("axe on {counts} screens and themes");
    context.quiet().await
}

/// In every mode where the engine has them, else light and dark.
async fn assert_state(
    context: &TestContext,
    page: &Page,
    counts: &mut Counts,
) -> Result<(), Fault> {
    if context.plays(&CHROMIUM) {
        assert_faultless(context, page, counts).await
    } else {
        assert_faultless_themes(page, &mut counts.screens).await
    }
}

async fn every_state_of_the_tools_is_faultless(context: TestContext) -> Tested {
    context.resize(390, 844).await?;
    let guide =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/guides/icloud-backup.json"))?;
    context.server.reply("kettle.json", Reply::File("application/json", guide));
    let page = context.open(PAGE).await?;
    page.bring_axe().await?;
    let mut counts = Counts::default();
    page.choose("not-enough-storage").await?;
    let work_out = async |wanted: &str| {
        page.click("[data-action='work-out']").await?;
        until(wanted, async || Ok(page.has(wanted).await?.then_some(()))).await
    };
    work_out("[aria-invalid]").await?;
    assert_state(&context, &page, &mut counts).await?;
    for (plan, wanted) in [("5", ".verdict:not(.good)"), ("50", ".verdict.good")] {
        for (field, figure) in [("#plan", plan), ("#used", "4.2"), ("#next", "3.1")] {
            page.fill(field, figure).await?;
        }
        work_out(wanted).await?;
        assert_state(&context, &page, &mut counts).await?;
    }
    page.answer("does-not-fit").await?;
    page.answer("still-failing").await?;
    for field in ["photos", "whatsapp", "messages"] {
        page.fill(&format!("#{field}"), "1,5").await?;
        page.click(&format!("#{field}-out")).await?;
    }
    assert!(!page.text(".total").await?.is_empty());
    assert_state(&context, &page, &mut counts).await?;
    page.action("restart").await?;
    let mut screen = page.choose("taking-longer").await?;
    while screen.check() != Some("upload-speed") {
        screen = page.answer("still-failing").await?;
    }
    page.fill("#next", "50").await?;
    page.fill("#upload", "1").await?;
    work_out(".verdict").await?;
    assert_state(&context, &page, &mut counts).await?;
    println!("axe on {} states of the tools", counts.screens);
    context.quiet().await
}

async fn the_demo_is_faultless_as_a_whole(context: TestContext) -> Tested {
    if !context.plays(&CHROMIUM) {
        return Ok(CaseOutcome::Skipped("modes and sizes are set by Chromium's developer tools"));
    }
    let page = context.open("/dist/").await?;
    page.bring_axe().await?;
    let mut counts = 0;
    for (feature, value) in MODES {
        context.wish(feature, value).await?;
        for (width, height) in SIZES {
            context.resize(width, height).await?;
            for percent in [200, 100] {
                text_size(&page, percent).await?;
                let wide = page.scrolls_sideways().await?;
                assert!(wide.is_empty(), "{width} by {height} px, text {percent} %: {wide:?}");
            }
            let found = page.axe("html").await?;
            assert!(
                found.faults.is_empty(),
                "{value}, {width} by {height} px: {:#?}",
                found.faults
            );
            counts += 1;
        }
    }
    println!("axe on the demo, {counts} times");
    context.quiet().await
}

async fn headings_fit_into_the_outline_of_the_page(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open("/pages/heading-level.html").await?;
    let level: u8 = page
        .ask("return Number(document.querySelector('quick-checks').getAttribute('heading-level'))")
        .await?;
    let own = format!("H{level}");
    let next = format!("H{}", level + 1);
    let outline = "return [...document.querySelector('quick-checks').shadowRoot
        .querySelectorAll('h1, h2, h3, h4, h5, h6')].map((heading) => heading.tagName)";
    let mut screen = page.ready().await?;
    loop {
        let found: Vec<String> = page.ask(outline).await?;
        assert_eq!(found.first(), Some(&own), "{screen:?}");
        assert!(found.len() > 1, "{screen:?}");
        assert!(found.iter().skip(1).all(|one| *one == next), "{screen:?}: {found:?}");
        screen = match &screen {
            Screen::Symptoms => page.choose(guide.symptom_of("power-wifi-lock")).await?,
            Screen::Check { .. } if page.has("[data-answer='later']").await? => {
                page.answer("later").await?
            }
            Screen::Check { .. } => page.answer("still-failing").await?,
            Screen::Outcome { .. } => break,
        };
    }
    context.quiet().await
}

async fn the_screens_mirror_where_the_page_runs_from_right_to_left(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    context.resize(390, 844).await?;
    let page = context.open("/pages/with-element.html").await?;
    // Where things stand, from the start of the line: the same both ways.
    let places = "const root = document.querySelector('quick-checks').shadowRoot;
        const rtl = document.documentElement.dir === 'rtl';
        return [...root.querySelectorAll(
            '.back, .path span, .path b, .path .switch, .icon, .title, button, summary, li')]
          .map((one) => {
            const box = one.getBoundingClientRect();
            return Math.round(rtl ? document.documentElement.clientWidth - box.right : box.left);
          });";
    page.choose(guide.symptom_of("backup-switch-on")).await?;
    for _ in 0..3 {
        page.answer("still-failing").await?;
    }
    let ltr: Vec<i32> = page.ask(places).await?;
    assert!(ltr.len() > 15);
    page.ask::<()>("document.documentElement.dir = 'rtl'").await?;
    let rtl: Vec<i32> = page.ask(places).await?;
    for (at, (ltr, rtl)) in ltr.iter().zip(&rtl).enumerate() {
        assert!((ltr - rtl).abs() <= 2, "element {at}: {ltr} px one way, {rtl} px the other");
    }
    let wide = page.scrolls_sideways().await?;
    assert!(wide.is_empty(), "{wide:?}");
    context.quiet().await
}
