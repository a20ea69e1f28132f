//! The page's own rules stay outside: only the documented properties and parts reach in.

use std::collections::BTreeMap;

use crate::support::{
    CHROMIUM, CaseOutcome, Fault, Guide, Page, Reply, TestContext, Tested, cases,
};

cases! {
    rules_for_everything_change_nothing_inside,
    the_documented_properties_reach_in,
    the_documented_parts_can_be_styled,
    a_name_with_a_hyphen_stays_in_one_piece,
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

/// How many words with a hyphen the screen shows at widths from 280 to 400 px, and those of them that
/// go on in the next line at one of these.
const TORN: &str = "
    const host = document.querySelector('quick-checks');
    const words = [];
    const texts = document.createTreeWalker(host.shadowRoot, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      for (const { 0: word, index } of texts.currentNode.data.matchAll(/\\p{L}+-\\p{L}+/gu)) {
        const range = document.createRange();
        range.setStart(texts.currentNode, index);
        range.setEnd(texts.currentNode, index + word.length);
        if (range.getClientRects().length > 0) words.push(range);
      }
    }
    const torn = new Set();
    for (let width = 280; width <= 400; width += 3) {
      host.style.inlineSize = `${width}px`;
      for (const word of words) {
        const tops = [...word.getClientRects()].map(({ top }) => top);
        if (Math.max(...tops) - Math.min(...tops) > 4) torn.add(`${word} at ${width} px`);
      }
    }
    host.style.inlineSize = '';
    return [words.length, [...torn]];";

async fn a_name_with_a_hyphen_stays_in_one_piece(context: TestContext) -> Tested {
    if context.plays(&CHROMIUM) {
        return Ok(CaseOutcome::Skipped("Chromium breaks a line after any hyphen"));
    }
    let guide = Guide::read("guides/iphone-wifi.json")?;
    let in_a_row = guide.all_in_a_row().to_string();
    context.server.reply("kettle.json", Reply::File("application/json", in_a_row));
    let page = context.open("/pages/guide-by-address.html").await?;
    let mut screen = page.choose(guide.symptoms().first().copied().unwrap_or_default()).await?;
    let mut seen = 0;
    while let Some(check) = screen.check().map(str::to_owned) {
        let (words, torn): (usize, Vec<String>) = page.ask(TORN).await?;
        assert_eq!(torn, [""; 0], "{check}");
        seen += words;
        screen = page.answer("still-failing").await?;
    }
    assert!(seen > 40, "{seen} words with a hyphen");
    // Hyphens that join long words are where a line may end.
    let in_german = "(it.closest('.card').lang = 'de', getComputedStyle(it).wordBreak)";
    assert_eq!(page.of::<String>(".title", in_german).await?, "normal");
    context.quiet().await
}
