//! Pictures for a person to look at: `QUICK_CHECKS_GALLERY=FOLDER cargo test --test browser -- gallery`
//! puts into that folder each kind of screen in each engine, on two phones and at a desk, light and
//! dark, and five screens in each language on a phone. Nothing is compared: see `looks.rs` for that.

use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::support::{
    CHROMIUM, Case, CaseOutcome, Fault, Guide, Page, Reply, Screen, TestContext, Tested, cases,
};

cases! {
    each_kind_of_screen,
    each_language,
}

/// The cases, where somebody wants the pictures.
pub fn cases() -> &'static [Case] {
    if env::var_os(FOLDER).is_some() { CASES } else { &[] }
}

const FOLDER: &str = "QUICK_CHECKS_GALLERY";

/// Keeps what is on display under this name, in the folder of the engine.
async fn keep(context: &TestContext, page: &Page, name: &str) -> Result<(), Fault> {
    page.ask::<()>("document.querySelector('quick-checks').scrollIntoView()").await?;
    keep_here(context, page, name).await
}

/// The same, without scrolling to the top.
async fn keep_here(context: &TestContext, page: &Page, name: &str) -> Result<(), Fault> {
    page.settle().await?;
    let at_rest = "document.querySelector('quick-checks').shadowRoot.getAnimations()
        .forEach((one) => one.finish())";
    page.ask::<()>(at_rest).await?;
    page.settle().await?;
    // WebKit takes the picture when it has drawn again: at rest, it would wait for that until the
    // case is given up. So each frame of the next second draws a line that nobody can see.
    let draws_on = "const { style } = document.documentElement;
        const end = performance.now() + 1000;
        const draw = (now) => {
          style.outline = now < end ? `1px solid rgb(0 0 0 / ${0.001 + (now % 2) / 1000})` : '';
          if (now < end) requestAnimationFrame(draw);
        };
        requestAnimationFrame(draw);";
    page.ask::<()>(draws_on).await?;
    let folder = PathBuf::from(env::var_os(FOLDER).unwrap_or_default()).join(context.engine_name());
    fs::create_dir_all(&folder)?;
    Ok(fs::write(folder.join(format!("{name}.png")), page.picture().await?)?)
}

fn html(language: &str, theme: &str, attributes: &str) -> String {
    let direction = if ["ar", "he"].contains(&language) { "rtl" } else { "ltr" };
    format!(
        "<!doctype html><html lang=\"{language}\" dir=\"{direction}\" style=\"color-scheme: {theme}\">
         <meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">
         <title>quick-checks</title>
         <style>body {{ margin: 0 auto; max-inline-size: 44rem; background: Canvas;
           font: 1rem/1.5 system-ui, sans-serif }}</style>
         <script async src=\"/dist/quick-checks.js\"></script>
         <quick-checks guide=\"icloud-backup\" start=\"eager\" theme=\"{theme}\" {attributes}>
         </quick-checks></html>"
    )
}

async fn open(context: &TestContext, html: String) -> Result<Page, Fault> {
    context.server.reply("gallery.html", Reply::File("text/html", html));
    let page = context.visit("/pages/gallery.html").await?;
    page.ready().await?;
    Ok(page)
}

async fn open_check(page: &Page, check: &str) -> Result<(), Fault> {
    page.ask::<()>(&format!("document.querySelector('quick-checks').open('{check}')")).await?;
    page.shows(&Screen::Check { id: check.to_owned() }).await
}

async fn each_kind_of_screen(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    for (size, width, height) in [("small", 320, 568), ("phone", 390, 844), ("desk", 1280, 900)] {
        context.resize(width, height).await?;
        for theme in ["light", "dark"] {
            let named = |kind: &str| format!("{kind}-{size}-{theme}");
            let page = open(&context, html("en", theme, "")).await?;
            keep(&context, &page, &named("01-opening")).await?;
            page.choose(guide.long_symptom()).await?;
            keep(&context, &page, &named("02-check")).await?;
            page.answer("still-failing").await?;
            page.reload().await?;
            page.ready().await?;
            keep(&context, &page, &named("03-resumed")).await?;
            open_check(&page, "backup-switch-on").await?;
            keep(&context, &page, &named("04-picture")).await?;
            open_check(&page, "space-for-next-backup").await?;
            page.unfold().await?;
            for (name, figure) in [("plan", "5"), ("used", "4.2"), ("next", "3.1")] {
                page.fill(&format!("[data-note='{name}']"), figure).await?;
            }
            page.click("[data-action='work-out']").await?;
            page.ask::<()>(
                "document.querySelector('quick-checks').shadowRoot.querySelector('.verdict')
                   ?.scrollIntoView({ block: 'center' })",
            )
            .await?;
            page.settle().await?;
            keep_here(&context, &page, &named("05-sum")).await?;
            open_check(&page, "sign-out-in").await?;
            keep(&context, &page, &named("06-gate")).await?;
            page.click("[data-action='understand']").await?;
            page.focuses_title().await?;
            keep(&context, &page, &named("07-last-resort")).await?;
            open_check(&page, "wait-overnight").await?;
            page.answer("later").await?;
            keep(&context, &page, &named("08-waiting")).await?;
            open_check(&page, "back-up-now").await?;
            page.answer("fixed").await?;
            keep(&context, &page, &named("09-works")).await?;
            page.action("restart").await?;
            keep(&context, &page, &named("10-erased")).await?;
            page.ask::<()>("localStorage.clear()").await?;
        }
    }
    Ok(CaseOutcome::Passed)
}

async fn each_language(context: TestContext) -> Tested {
    if !context.plays(&CHROMIUM) {
        return Ok(CaseOutcome::Skipped("one engine is enough to look at words"));
    }
    let guide = Guide::bundled()?;
    context.resize(390, 844).await?;
    let words = Path::new(env!("CARGO_MANIFEST_DIR")).join("words");
    for entry in fs::read_dir(words)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let language = name.trim_end_matches(".json");
        if language == "schema" {
            continue;
        }
        let named = |kind: &str| format!("{language}-{kind}");
        let page = open(&context, html(language, "light", "")).await?;
        keep(&context, &page, &named("1-opening")).await?;
        page.choose(guide.long_symptom()).await?;
        page.answer("still-failing").await?;
        keep(&context, &page, &named("2-check")).await?;
        open_check(&page, "space-for-next-backup").await?;
        page.unfold().await?;
        page.click("[data-action='work-out']").await?;
        page.settle().await?;
        keep_here(&context, &page, &named("3-sum")).await?;
        open_check(&page, "sign-out-in").await?;
        keep(&context, &page, &named("4-gate")).await?;
        open_check(&page, "back-up-now").await?;
        page.answer("fixed").await?;
        keep(&context, &page, &named("5-works")).await?;
        page.ask::<()>("localStorage.clear()").await?;
    }
    Ok(CaseOutcome::Passed)
}
