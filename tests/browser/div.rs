//! Hosts that strip elements which they do not know: a `<div>` stands for ours. And pages that have
//! the script in their head, and neither.

use crate::support::{Guide, Screen, TestContext, Tested, cases, until};

cases! {
    a_div_becomes_a_widget_and_keeps_its_fallback_inside,
    a_div_hands_on_what_it_says_of_the_widget_and_nothing_else,
    a_link_into_the_fallback_of_a_div_works,
    a_div_inserted_late_becomes_a_widget,
    beside_a_div_the_script_puts_in_no_other_widget,
    a_script_in_the_head_without_an_element_says_so_once,
    a_script_in_the_head_says_nothing_once_an_element_has_come,
}

async fn a_div_becomes_a_widget_and_keeps_its_fallback_inside(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open("/pages/div.html").await?;
    assert_eq!(page.screen().await?, Some(Screen::Symptoms));
    assert!(!page.shows_fallback().await?, "the widget stands in the fallback's place");
    let inside: bool = page
        .ask(
            "const element = document.querySelector('#before + div.quick-checks > quick-checks');
             return document.querySelectorAll('quick-checks').length === 1
               && element.parentElement.children.length === 1
               && element.querySelector(':scope > p').textContent === 'The checks as a list.'
               && document.querySelector('#after + div').textContent === 'Somebody else’s.';",
        )
        .await?;
    assert!(inside, "the element is in the div, the list in the element, and no other");
    page.choose(guide.long_symptom()).await?;
    let here = page.answer("still-failing").await?;
    page.reload().await?;
    page.shows(&here).await?;
    context.quiet().await
}

async fn a_div_hands_on_what_it_says_of_the_widget_and_nothing_else(
    context: TestContext,
) -> Tested {
    let page = context.open("/pages/div.html").await?;
    assert!(page.has("h3.title").await?, "data-heading-level");
    let attributes: Vec<String> =
        page.ask("return document.querySelector('quick-checks').getAttributeNames()").await?;
    assert_eq!(attributes, ["guide", "heading-level"], "no data-onclick, for example");
    context.quiet().await
}

async fn a_link_into_the_fallback_of_a_div_works(context: TestContext) -> Tested {
    let page = context.open("/pages/div.html#icloud-backup-restart").await?;
    page.shows(&Screen::Check { id: "restart".to_owned() }).await?;
    context.quiet().await
}

async fn a_div_inserted_late_becomes_a_widget(context: TestContext) -> Tested {
    let page = context.visit("/pages/div-late.html").await?;
    until("the element is defined", async || {
        let defined = "return Boolean(customElements.get('quick-checks'))";
        Ok(page.ask::<bool>(defined).await?.then_some(()))
    })
    .await?;
    page.click_in_page("#insert").await?;
    assert_eq!(page.ready().await?, Screen::Symptoms);
    // As a router does that goes to another post and back.
    page.ask::<()>("document.querySelector('main').innerHTML = ''").await?;
    page.click_in_page("#insert").await?;
    assert_eq!(page.ready().await?, Screen::Symptoms);
    context.quiet().await
}

async fn beside_a_div_the_script_puts_in_no_other_widget(context: TestContext) -> Tested {
    let page = context.open("/pages/div-and-script.html").await?;
    page.settle().await?;
    let places: Vec<String> = page
        .ask(
            "return [...document.querySelectorAll('quick-checks')]
               .map((element) => element.parentElement.className)",
        )
        .await?;
    assert_eq!(places, ["quick-checks"]);
    context.quiet().await
}

async fn a_script_in_the_head_without_an_element_says_so_once(context: TestContext) -> Tested {
    let page = context.visit("/pages/no-element.html").await?;
    until("there was time to say so", async || {
        Ok(page.ask::<bool>("return Boolean(window.waited)").await?.then_some(()))
    })
    .await?;
    let told: Vec<String> = page.ask("return window.told").await?;
    assert_eq!(told.len(), 1, "{told:?}");
    context.complained_once(&["head", "add <quick-checks guide=\"icloud-backup\">"]).await
}

async fn a_script_in_the_head_says_nothing_once_an_element_has_come(
    context: TestContext,
) -> Tested {
    let page = context.visit("/pages/no-element.html").await?;
    page.click_in_page("#insert").await?;
    page.ready().await?;
    until("there was time to say so", async || {
        Ok(page.ask::<bool>("return Boolean(window.waited)").await?.then_some(()))
    })
    .await?;
    context.quiet().await
}
