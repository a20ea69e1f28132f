//! From a computer to the phone: a link with the answers, and the same as a code for its camera.

use quick_checks_core::words::ENGLISH;
use rqrr::{Grid, SimpleGrid};
use serde::Deserialize;
use serde_json::json;

use crate::support::{
    CHROMIUM, CaseOutcome, Fault, Guide, Page, Screen, TestContext, Tested, cases, shipped, until,
};

cases! {
    a_code_for_the_camera_and_a_link_take_the_answers_along,
    the_longest_way_still_fits_into_a_code,
    without_a_network_the_link_is_there_and_the_code_comes_with_one,
    on_a_phone_nobody_is_sent_to_a_phone,
    a_link_from_a_page_with_a_route_keeps_the_route,
    what_the_page_has_after_its_hash_stays_when_the_answers_are_taken_out,
    a_link_is_a_name_that_pages_can_look_up,
}

const PAGE: &str = "/pages/with-element.html";
const FOLD: &str = ".phone > summary";
const LINK: &str = ".phone input";

/// A code as it is drawn: how many squares wide, and which are dark.
#[derive(Deserialize)]
struct Code {
    side: usize,
    dark: Vec<(usize, usize)>,
}

impl Code {
    /// What a camera would read in it.
    fn read(&self) -> Result<String, Fault> {
        // It comes with the light border that cameras need; the reader here wants none.
        let edge = |(x, y): &(usize, usize)| (*x).min(*y);
        let border = self.dark.iter().map(edge).min().unwrap_or_default();
        assert_eq!(border, 4, "squares of light around the code");
        let dark = |x: usize, y: usize| self.dark.contains(&(x + border, y + border));
        let grid = Grid::new(SimpleGrid::from_func(self.side - 2 * border, dark));
        Ok(grid.decode()?.1)
    }
}

/// Opens the fold; the code in it.
async fn code(page: &Page) -> Result<Code, Fault> {
    page.click(FOLD).await?;
    until("there is a code", async || Ok(page.has(".code").await?.then_some(()))).await?;
    page.of(
        ".code",
        "({
          side: it.viewBox.baseVal.width,
          dark: [...it.querySelector('path').getAttribute('d').matchAll(/M(\\d+) (\\d+)h1v1h-1z/g)]
            .map(([, x, y]) => [Number(x), Number(y)]),
        })",
    )
    .await
}

/// The fragment that carries one answer.
fn fragment_of(guide: &Guide, answered: &Screen) -> String {
    let (id, check) = (guide.text("id"), answered.check().unwrap_or_default());
    format!("#quick-checks-2_{id}_{}_{check}_still-failing", guide.long_symptom())
}

async fn a_code_for_the_camera_and_a_link_take_the_answers_along(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    assert!(!page.has(FOLD).await?, "there is nothing to take along yet");
    let first = page.choose(guide.long_symptom()).await?;
    let here = page.answer("still-failing").await?;
    assert_eq!(page.text(FOLD).await?, ENGLISH.on_phone());
    let phone = format!("/dist/{}", shipped("quick-checks-phone-", ".js")?);
    assert_eq!(context.server.asked_for(&phone), 0, "not before somebody wants it");
    let code = code(&page).await?;
    assert_eq!(context.server.asked_for(&phone), 1);
    let link = page.value(LINK).await?;
    let fragment = fragment_of(&guide, &first);
    assert_eq!(link, context.server.url(PAGE) + &fragment);
    assert_eq!(code.read()?, link);
    assert!(!context.server.was_sent("still-failing"));
    // On another device nothing is stored.
    page.ask::<()>("localStorage.clear()").await?;
    context.leave().await?;
    let page = context.visit_at(&link).await?;
    page.shows(&here).await?;
    assert!(page.text("[part='notice']").await?.contains(ENGLISH.carried_over()));
    // The next answer closes the fold: the link is an old one then.
    page.answer("still-failing").await?;
    assert!(!page.has(".code").await?);
    context.quiet().await
}

async fn the_longest_way_still_fits_into_a_code(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    page.choose(guide.long_symptom()).await?;
    page.finish().await?;
    let code = code(&page).await?;
    let link = page.value(LINK).await?;
    assert!(link.matches("_still-failing").count() > 8, "{link}");
    assert_eq!(code.read()?, link);
    // A camera needs some pixels a square, at this size and on an ordinary display.
    let width: f64 = page.of(".code", "it.getBoundingClientRect().width").await?;
    let side = u32::try_from(code.side).map_or(f64::INFINITY, f64::from);
    assert!(width / side > 2.5, "{} px a square", width / side);
    context.quiet().await
}

async fn without_a_network_the_link_is_there_and_the_code_comes_with_one(
    mut context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    page.choose(guide.long_symptom()).await?;
    context.server.stop();
    page.click(FOLD).await?;
    let start = context.server.url(PAGE) + "#quick-checks-2_";
    until("there is a link", async || {
        Ok(page.value(LINK).await?.starts_with(&start).then_some(()))
    })
    .await?;
    page.settle().await?;
    assert!(!page.has(".code").await?);
    // Closed, and opened again when there is one.
    context.server.go_on()?;
    page.click(FOLD).await?;
    let code = code(&page).await?;
    assert_eq!(code.read()?, page.value(LINK).await?);
    context.no_widget_errors().await
}

async fn on_a_phone_nobody_is_sent_to_a_phone(context: TestContext) -> Tested {
    if !context.plays(&CHROMIUM) {
        return Ok(CaseOutcome::Skipped("a touch screen is set by Chromium's developer tools"));
    }
    let guide = Guide::bundled()?;
    context.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": true })).await?;
    let page = context.open(PAGE).await?;
    page.choose(guide.long_symptom()).await?;
    assert!(
        page.ask::<bool>("return matchMedia('(hover: none) and (pointer: coarse)').matches")
            .await?
    );
    assert!(!page.of::<bool>(".phone", "it.checkVisibility()").await?);
    context.quiet().await
}

const ROUTER: &str = "/pages/hash-router.html";

async fn a_link_from_a_page_with_a_route_keeps_the_route(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let routes = [("#/post/42", "?"), ("#!/post/42", "?"), ("#/post?id=42", "&"), ("#section", "")];
    for (route, before) in routes {
        let page = context.open(&[ROUTER, route].concat()).await?;
        page.ask::<()>("localStorage.clear()").await?;
        page.reload().await?;
        page.ready().await?;
        let first = page.choose(guide.long_symptom()).await?;
        let here = page.answer("still-failing").await?;
        page.click(FOLD).await?;
        let fragment = fragment_of(&guide, &first);
        let expected = match before {
            "" => context.server.url(ROUTER) + &fragment,
            _ => context.server.url(ROUTER) + route + before + fragment.trim_start_matches('#'),
        };
        until("there is a link", async || Ok((!page.value(LINK).await?.is_empty()).then_some(())))
            .await?;
        assert_eq!(page.value(LINK).await?, expected);
        // On another device nothing is stored.
        page.ask::<()>("localStorage.clear()").await?;
        context.leave().await?;
        let page = context.visit_at(&expected).await?;
        page.shows(&here).await?;
        let address: String = page.ask("return location.href").await?;
        let route = if before.is_empty() { "" } else { route };
        assert_eq!(address, context.server.url(ROUTER) + route);
        context.leave().await?;
    }
    context.quiet().await
}

async fn what_the_page_has_after_its_hash_stays_when_the_answers_are_taken_out(
    context: TestContext,
) -> Tested {
    const NEW: &str =
        "quick-checks-2_icloud-backup_not-enough-storage_space-for-next-backup_still-failing";
    const OLD: &str =
        "quick-checks/1/icloud-backup/not-enough-storage/space-for-next-backup=still-failing";
    let fragments = [
        ("#ANSWERS", ""),
        ("#/post?ANSWERS", "#/post"),
        ("#/post?ANSWERS&a=b", "#/post?a=b"),
        ("#/post?a=b&ANSWERS", "#/post?a=b"),
        ("#/post?a=b&ANSWERS&c=d", "#/post?a=b&c=d"),
        ("#ANSWERS?utm_source=letter", "#?utm_source=letter"),
    ];
    for answers in [NEW, OLD] {
        for (fragment, rest) in fragments {
            let page =
                context.visit(&[ROUTER, &fragment.replace("ANSWERS", answers)].concat()).await?;
            let shows = page.ready().await?;
            assert!(shows.check().is_some_and(|check| check != "space-for-next-backup"));
            let address: String = page.ask("return location.href").await?;
            assert_eq!(address, context.server.url(ROUTER) + rest, "{fragment}");
            page.ask::<()>("localStorage.clear()").await?;
            context.leave().await?;
        }
    }
    // A route that only looks like ours.
    let page = context.open(&[ROUTER, "#/", OLD].concat()).await?;
    assert_eq!(page.screen().await?, Some(Screen::Symptoms));
    let address: String = page.ask("return location.href").await?;
    assert_eq!(address, context.server.url(ROUTER) + "#/" + OLD);
    context.quiet().await
}

async fn a_link_is_a_name_that_pages_can_look_up(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    page.choose(guide.long_symptom()).await?;
    page.finish().await?;
    page.click(FOLD).await?;
    until("there is a link", async || Ok((!page.value(LINK).await?.is_empty()).then_some(())))
        .await?;
    let link = page.value(LINK).await?;
    let (_, fragment) = link.split_once('#').unwrap_or_default();
    // As themes do with their own address; a fragment that is no selector would stop them.
    let found: Option<()> =
        page.ask(&format!("return document.querySelector('#{fragment}')")).await?;
    assert!(found.is_none());
    context.quiet().await
}
