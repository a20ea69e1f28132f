//! From a computer to the phone: a link with the answers, and the same as a code for its camera.

use quick_checks_core::words::ENGLISH;
use rqrr::{Grid, SimpleGrid};
use serde::Deserialize;
use serde_json::json;

use crate::support::{CHROMIUM, Checked, Fault, Guide, Page, Stage, Tested, cases, shipped, until};

cases! {
    a_code_for_the_camera_and_a_link_take_the_answers_along,
    the_longest_way_still_fits_into_a_code,
    without_a_network_the_link_is_there_and_the_code_comes_with_one,
    on_a_phone_nobody_is_sent_to_a_phone,
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

async fn a_code_for_the_camera_and_a_link_take_the_answers_along(stage: Stage) -> Tested {
    let guide = Guide::bundled()?;
    let page = stage.open(PAGE).await?;
    assert!(!page.has(FOLD).await?, "there is nothing to take along yet");
    let first = page.choose(guide.long_symptom()).await?;
    let here = page.answer("still-failing").await?;
    assert_eq!(page.text(FOLD).await?, ENGLISH.on_phone);
    let phone = format!("/dist/{}", shipped("quick-checks-phone-", ".js")?);
    assert_eq!(stage.server.asked_for(&phone), 0, "not before somebody wants it");
    let code = code(&page).await?;
    assert_eq!(stage.server.asked_for(&phone), 1);
    let link = page.value(LINK).await?;
    let answers = format!("{}/{}=still-failing", guide.long_symptom(), first.check().unwrap_or(""));
    let fragment = format!("#quick-checks/1/{}/{answers}", guide.text("id"));
    assert_eq!(link, stage.server.url(PAGE) + &fragment);
    assert_eq!(code.read()?, link);
    assert!(!stage.server.was_told("still-failing"));
    // On another device nothing is stored.
    page.ask::<()>("localStorage.clear()").await?;
    stage.leave().await?;
    let page = stage.visit_at(&link).await?;
    page.shows(&here).await?;
    assert!(page.text("[part='notice']").await?.contains(ENGLISH.carried_over));
    // The next answer closes the fold: the link is an old one then.
    page.answer("still-failing").await?;
    assert!(!page.has(".code").await?);
    stage.quiet().await
}

async fn the_longest_way_still_fits_into_a_code(stage: Stage) -> Tested {
    let guide = Guide::bundled()?;
    let page = stage.open(PAGE).await?;
    page.choose(guide.long_symptom()).await?;
    page.finish().await?;
    let code = code(&page).await?;
    let link = page.value(LINK).await?;
    assert!(link.matches('=').count() > 8, "{link}");
    assert_eq!(code.read()?, link);
    // A camera needs some pixels a square, at this size and on an ordinary display.
    let width: f64 = page.of(".code", "it.getBoundingClientRect().width").await?;
    let side = u32::try_from(code.side).map_or(f64::INFINITY, f64::from);
    assert!(width / side > 2.5, "{} px a square", width / side);
    stage.quiet().await
}

async fn without_a_network_the_link_is_there_and_the_code_comes_with_one(
    mut stage: Stage,
) -> Tested {
    let guide = Guide::bundled()?;
    let page = stage.open(PAGE).await?;
    page.choose(guide.long_symptom()).await?;
    stage.server.stop();
    page.click(FOLD).await?;
    let start = stage.server.url(PAGE) + "#quick-checks/1/";
    until("there is a link", async || {
        Ok(page.value(LINK).await?.starts_with(&start).then_some(()))
    })
    .await?;
    page.settle().await?;
    assert!(!page.has(".code").await?);
    // Closed, and opened again when there is one.
    stage.server.go_on()?;
    page.click(FOLD).await?;
    let code = code(&page).await?;
    assert_eq!(code.read()?, page.value(LINK).await?);
    stage.unblamed().await
}

async fn on_a_phone_nobody_is_sent_to_a_phone(stage: Stage) -> Tested {
    if !stage.plays(&CHROMIUM) {
        return Ok(Checked::Skipped("a touch screen is set by Chromium's developer tools"));
    }
    let guide = Guide::bundled()?;
    stage.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": true })).await?;
    let page = stage.open(PAGE).await?;
    page.choose(guide.long_symptom()).await?;
    assert!(
        page.ask::<bool>("return matchMedia('(hover: none) and (pointer: coarse)').matches")
            .await?
    );
    assert!(!page.of::<bool>(".phone", "it.checkVisibility()").await?);
    stage.quiet().await
}
