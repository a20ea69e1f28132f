//! The ways of putting the widget into a page.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::support::{
    Fault, Guide, LOADER, Page, Reply, Screen, TestContext, Tested, cases, until,
};

cases! {
    a_script_and_an_element_are_enough,
    the_script_works_as_a_module,
    a_script_alone_puts_the_widget_where_it_stands_with_its_own_attributes,
    a_module_script_alone_puts_the_widget_where_it_stands,
    an_element_that_the_page_inserts_takes_the_place_of_a_lone_script_s,
    the_script_twice_makes_one_widget,
    the_script_twice_without_an_element_makes_one_widget,
    a_page_with_two_widgets_loads_each_file_once,
    an_element_inserted_late_works,
    the_headings_fit_the_outline_of_the_page,
    without_a_heading_level_the_title_is_of_the_second,
    the_theme_can_be_given_and_changed,
    a_guide_can_be_given_by_its_address,
    a_guide_can_stand_inside_the_element,
    another_guide_attribute_shows_another_guide,
    a_strict_content_security_policy_is_enough,
}

/// The widget works: a symptom leads to a check, and the fallback is out of sight.
async fn works(page: &Page) -> Result<(), Fault> {
    let guide = Guide::bundled()?;
    assert_eq!(page.ready().await?, Screen::Symptoms);
    assert!(!page.shows_fallback().await?, "the widget stands in the fallback's place");
    let first = page.choose(guide.long_symptom()).await?;
    assert!(first.check().is_some(), "{first:?}");
    Ok(())
}

async fn elements(page: &Page) -> Result<usize, Fault> {
    page.ask("return document.querySelectorAll('quick-checks').length").await
}

/// Whether the element stands between the two paragraphs around the script.
async fn stands_where_the_script_stands(page: &Page) -> Result<bool, Fault> {
    page.ask(
        "const is = (one, other) => Boolean(one.compareDocumentPosition(other)
           & Node.DOCUMENT_POSITION_FOLLOWING);
         const element = document.querySelector('quick-checks');
         return is(document.querySelector('#before'), element)
           && is(element, document.querySelector('#after'));",
    )
    .await
}

async fn a_script_and_an_element_are_enough(context: TestContext) -> Tested {
    works(&context.open("/pages/with-element.html").await?).await?;
    context.quiet().await
}

async fn the_script_works_as_a_module(context: TestContext) -> Tested {
    works(&context.open("/pages/module.html").await?).await?;
    context.quiet().await
}

async fn a_script_alone_puts_the_widget_where_it_stands_with_its_own_attributes(
    context: TestContext,
) -> Tested {
    let page = context.open("/pages/script-alone.html").await?;
    works(&page).await?;
    assert!(stands_where_the_script_stands(&page).await?);
    assert!(page.has("h3.title").await?, "data-heading-level is the script's");
    context.quiet().await
}

async fn a_module_script_alone_puts_the_widget_where_it_stands(context: TestContext) -> Tested {
    let page = context.open("/pages/module-alone.html").await?;
    works(&page).await?;
    assert!(stands_where_the_script_stands(&page).await?);
    context.quiet().await
}

async fn an_element_that_the_page_inserts_takes_the_place_of_a_lone_script_s(
    context: TestContext,
) -> Tested {
    let page = context.open("/pages/script-alone.html").await?;
    page.ask::<()>(
        "const element = document.createElement('quick-checks');
         element.setAttribute('guide', 'icloud-backup');
         document.querySelector('#after').after(element);",
    )
    .await?;
    assert_eq!(elements(&page).await?, 1);
    works(&page).await?;
    assert!(!stands_where_the_script_stands(&page).await?);
    context.quiet().await
}

async fn the_script_twice_makes_one_widget(context: TestContext) -> Tested {
    let page = context.open("/pages/script-twice.html").await?;
    works(&page).await?;
    assert_eq!(elements(&page).await?, 1);
    assert_eq!(page.details("ready").await?.len(), 1);
    context.quiet().await
}

async fn the_script_twice_without_an_element_makes_one_widget(context: TestContext) -> Tested {
    let page = context.open("/pages/script-twice-alone.html").await?;
    works(&page).await?;
    assert_eq!(elements(&page).await?, 1);
    context.quiet().await
}

async fn a_page_with_two_widgets_loads_each_file_once(context: TestContext) -> Tested {
    let page = context.open("/pages/two-widgets.html").await?;
    page.second_widget().ready().await?;
    let mut requests = context.server.requests();
    // Each shadow root has a link of its own to the stylesheet.
    requests.retain(|path| path.rsplit('.').next() != Some("css"));
    let all = requests.len();
    requests.sort();
    requests.dedup();
    assert_eq!(requests.len(), all, "{requests:?}");
    context.quiet().await
}

async fn an_element_inserted_late_works(context: TestContext) -> Tested {
    let page = context.visit("/pages/late.html").await?;
    until("the element is defined", async || {
        Ok(page
            .ask::<bool>("return Boolean(customElements.get('quick-checks'))")
            .await?
            .then_some(()))
    })
    .await?;
    page.settle().await?;
    assert_eq!(
        context.server.requests(),
        [LOADER],
        "a page without an element loads the loader only"
    );
    page.click_in_page("#insert").await?;
    works(&page).await?;
    context.quiet().await
}

async fn the_headings_fit_the_outline_of_the_page(context: TestContext) -> Tested {
    let page = context.open("/pages/heading-level.html").await?;
    assert!(page.has("h3.title").await?, "heading-level is the title's");
    assert!(page.has("h4.subtitle").await?, "the parts of a screen are one level below");
    assert_eq!(page.count("h1, h2").await?, 0);
    works(&page).await?;
    context.quiet().await
}

async fn without_a_heading_level_the_title_is_of_the_second(context: TestContext) -> Tested {
    let page = context.open("/pages/with-element.html").await?;
    assert!(page.has("h2.title").await?);
    context.quiet().await
}

async fn the_theme_can_be_given_and_changed(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open("/pages/theme.html").await?;
    let here = page.choose(guide.long_symptom()).await?;
    let color =
        "const title = document.querySelector('quick-checks').shadowRoot.querySelector('.title');
         return getComputedStyle(title).color";
    let dark: String = page.ask(color).await?;
    page.ask::<()>("document.querySelector('quick-checks').setAttribute('theme', 'light')").await?;
    let light: String = page.ask(color).await?;
    assert_ne!(dark, light);
    assert_eq!(page.screen().await?, Some(here), "a theme is no reason to begin again");
    assert_eq!(page.details("ready").await?.len(), 1);
    context.quiet().await
}

async fn a_guide_can_be_given_by_its_address(context: TestContext) -> Tested {
    let kettle = Guide::read("tests/pages/kettle.json")?;
    let page = context.open("/pages/guide-by-address.html").await?;
    assert_eq!(page.values("data-symptom").await?, kettle.symptoms());
    page.choose(kettle.long_symptom()).await?;
    page.answer("still-failing").await?;
    let end = page.answer("still-failing").await?;
    assert_eq!(kettle.when(end.outcome().unwrap_or_default())?, "exhausted");
    assert_eq!(page.stored_keys().await?, [kettle.key()]);
    context.quiet().await
}

async fn a_guide_can_stand_inside_the_element(context: TestContext) -> Tested {
    let kettle = Guide::read("tests/pages/kettle.json")?;
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let html = fs::read_to_string(pages.join("guide-inside.html"))?;
    let html = html.replace("GUIDE", &fs::read_to_string(pages.join("kettle.json"))?);
    context.server.reply("guide-inside.html", Reply::File("text/html", html));
    let page = context.open("/pages/guide-inside.html").await?;
    assert_eq!(page.values("data-symptom").await?, kettle.symptoms());
    assert_eq!(page.details("ready").await?, [json!({ "guide": kettle.text("id") })]);
    context.quiet().await
}

async fn another_guide_attribute_shows_another_guide(context: TestContext) -> Tested {
    let (guide, kettle) = (Guide::bundled()?, Guide::read("tests/pages/kettle.json")?);
    let page = context.open("/pages/with-element.html").await?;
    let here = page.choose(guide.long_symptom()).await?;
    set_guide(&page, "/pages/kettle.json").await?;
    page.sees("ready", 2).await?;
    assert_eq!(page.text(".title").await?, kettle.text("question"));
    assert_eq!(page.count("[data-view]").await?, 1);
    set_guide(&page, "icloud-backup").await?;
    page.sees("ready", 3).await?;
    assert_eq!(page.screen().await?, Some(here), "each guide keeps its own answers");
    context.quiet().await
}

async fn set_guide(page: &Page, guide: &str) -> Result<(), Fault> {
    page.ask(&format!("document.querySelector('quick-checks').setAttribute('guide', '{guide}')"))
        .await
}

async fn a_strict_content_security_policy_is_enough(context: TestContext) -> Tested {
    context.server.policy(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
         connect-src 'self'",
    )?;
    works(&context.open("/pages/with-element.html").await?).await?;
    context.quiet().await
}
