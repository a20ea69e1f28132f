//! The page's own rules stay outside: only the documented properties and parts reach in.

use std::collections::BTreeMap;

use crate::support::{Fault, Guide, Page, TestContext, Tested, cases};

cases! {
    rules_for_everything_change_nothing_inside,
    the_documented_properties_reach_in,
    the_documented_parts_can_be_styled,
}

/// Every computed value of every element inside, but for those that follow from the room that the
/// page gives: one line an element.
async fn looks(page: &Page) -> Result<Vec<BTreeMap<String, String>>, Fault> {
    page.wait_for::<()>(
        "Promise.all(document.querySelector('quick-checks').shadowRoot.getAnimations()
           .map((animation) => animation.finished)).then(() => null)",
    )
    .await?;
    page.ask(
        "const follows = /^(-webkit-|-moz-)?((min-|max-)?(width|height|inline-size|block-size)|(perspective|transform)-origin|inset.*|top|left|right|bottom|grid-template.*|zoom|locale)$/;
         const root = document.querySelector('quick-checks').shadowRoot;
         const all = [...root.querySelectorAll('.widget *')];
         return all.flatMap((one) => ['', '::before', '::after', '::marker'].map((pseudo) => {
           const style = getComputedStyle(one, pseudo);
           const values = { of: `${one.localName}.${one.getAttribute('class')}${pseudo}` };
           for (const name of style) {
             if (!follows.test(name) && !name.startsWith('--')) values[name] = style.getPropertyValue(name);
           }
           return values;
         }));",
    )
    .await
}

async fn rules_for_everything_change_nothing_inside(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let symptom = guide.symptom_of_last_resort();
    let mut screens = Vec::new();
    for path in ["/pages/with-element.html", "/pages/resets.html"] {
        // What the page's rules make of its own paragraphs lies over the widget.
        let page = context.open(path).await?.clicking_by_script();
        let mut looked = vec![looks(&page).await?];
        page.choose(symptom).await?;
        for _ in 0..4 {
            page.settle().await?;
            looked.push(looks(&page).await?);
            page.answer("still-failing").await?;
        }
        page.action("restart").await?;
        screens.push(looked);
    }
    let (clean, hostile) = (&screens[0], &screens[1]);
    let mut different = Vec::new();
    for (clean, hostile) in clean.iter().flatten().zip(hostile.iter().flatten()) {
        for (name, value) in clean {
            let other = &hostile[name];
            if value != other {
                different.push(format!("{} {name}: {value} became {other}", clean["of"]));
            }
        }
    }
    assert!(clean.iter().flatten().count() > 200, "there was something to look at");
    assert_eq!(clean.len(), hostile.len());
    different.truncate(20);
    assert!(different.is_empty(), "{different:#?}");
    context.quiet().await
}

async fn the_documented_properties_reach_in(context: TestContext) -> Tested {
    let page = context.open("/pages/with-element.html").await?;
    let ask = "
        const root = document.querySelector('quick-checks').shadowRoot;
        const style = getComputedStyle(root.querySelector('[data-symptom]'));
        const card = getComputedStyle(root.querySelector('.card'));
        return [style.fontFamily, card.borderTopLeftRadius];";
    let before: Vec<String> = page.ask(ask).await?;
    page.ask::<()>(
        "const { style } = document.querySelector('quick-checks');
         style.setProperty('--quick-checks-font', 'monospace');
         style.setProperty('--quick-checks-radius', '3px');",
    )
    .await?;
    let after: Vec<String> = page.ask(ask).await?;
    assert_eq!(after[0], "monospace");
    assert_ne!(before[1], after[1]);
    context.quiet().await
}

async fn the_documented_parts_can_be_styled(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open("/pages/with-element.html").await?;
    page.ask::<()>(
        "const style = document.createElement('style');
         style.textContent = 'quick-checks::part(card) { border-top: 7px solid rgb(1, 2, 3); }';
         document.body.append(style);",
    )
    .await?;
    page.choose(guide.long_symptom()).await?;
    let border: String = page
        .ask(
            "const card = document.querySelector('quick-checks').shadowRoot.querySelector('.card');
             return getComputedStyle(card).borderTopWidth;",
        )
        .await?;
    assert_eq!(border, "7px");
    context.quiet().await
}
