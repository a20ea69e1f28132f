//! The studio: where guides are written. What is typed is in the text, the form and the preview at
//! once, and nothing is ever lost.

use std::fs;

use serde_json::{Map, Value, json};

use crate::support::{CHROMIUM, Fault, Page, Screen, TestContext, Tested, WEBKIT, cases, until};

cases! {
    an_article_becomes_a_widget_on_a_page,
    an_article_in_markdown_is_read_and_settled_part_by_part,
    what_is_typed_is_in_the_form_the_text_and_the_preview,
    a_guide_that_nobody_changes_comes_out_byte_for_byte,
    everything_can_be_taken_back_and_done_again,
    one_key_takes_one_step_back,
    a_part_that_is_taken_back_leaves_the_form,
    a_finding_leads_into_a_fold,
    broken_text_is_kept_and_the_form_waits,
    a_browser_without_room_says_so_and_loses_nothing,
    what_was_typed_just_before_the_page_goes_is_kept,
    two_tabs_keep_two_drafts,
    what_is_to_be_mended_is_mended_by_a_tap,
    parts_are_moved_by_keys,
    parts_are_moved_by_hand,
    a_guide_is_written_as_markdown,
    a_reader_is_played,
    a_link_carries_a_guide,
    the_studio_asks_for_nothing_once_it_is_there,
    the_studio_opens_without_a_network,
    the_studio_speaks_twelve_languages,
    the_studio_is_accessible_and_fits,
}

const PAGE: &str = "/dist/studio/index.html";

/// The article of the documents: somebody's own words on a kettle.
const ARTICLE: &str = "<h1>The kettle stays cold</h1>
<p>Readers ask me about this every winter.</p>
<h2>1. Try the kettle in another socket</h2>
<p>A tripped fuse looks just like a broken kettle.</p>
<ol><li>Plug it in where a lamp just worked.</li><li>Switch it on.</li></ol>
<h2>2. Close the lid until it clicks</h2>
<ol><li>Look for something that keeps the lid up.</li><li>Press it down, and switch it on.</li></ol>
<h2>3. Let an overheated kettle cool down</h2>
<ol><li>Unplug it, and wait for 15 minutes.</li><li>Fill it above the mark, and switch it on.</li></ol>";

/// At a desk, where everything is in sight at once.
async fn studio(context: &TestContext) -> Result<Page, Fault> {
    context.resize(1440, 900).await?;
    open(context).await
}

async fn open(context: &TestContext) -> Result<Page, Fault> {
    let page = context.visit(PAGE).await?;
    is_there(&page, "[data-studio='blank'], [data-studio='form']").await?;
    Ok(page)
}

async fn is_there(page: &Page, selector: &str) -> Result<(), Fault> {
    until(&format!("{selector} is there"), async || {
        let there = format!("return Boolean(document.querySelector(`{selector}`))");
        Ok(page.ask::<bool>(&there).await?.then_some(()))
    })
    .await
}

/// Clicks what has this name.
async fn tap(page: &Page, name: &str) -> Result<(), Fault> {
    let selector = format!("[data-studio='{name}']");
    is_there(page, &selector).await?;
    // From under the bar that stays in sight on a narrow screen.
    let centre =
        format!("document.querySelector(`{selector}`).scrollIntoView({{ block: 'center' }})");
    page.ask::<()>(&centre).await?;
    page.click_in_page(&selector).await
}

/// What a field says.
async fn value(page: &Page, selector: &str) -> Result<String, Fault> {
    page.ask(&format!("return document.querySelector(`{selector}`)?.value ?? ''")).await
}

/// The text as it is kept.
async fn kept(page: &Page) -> Result<Vec<Value>, Fault> {
    let drafts: Vec<String> = page
        .ask(
            "return Object.keys(localStorage).filter((key) => key.startsWith('quick-checks-studio/'))
                .map((key) => localStorage.getItem(key))",
        )
        .await?;
    drafts.iter().map(|draft| Ok(serde_json::from_str(draft)?)).collect()
}

/// Waits until the browser has everything.
async fn is_kept(page: &Page) -> Result<String, Fault> {
    is_there(page, "[data-studio='saved'][data-saved='all']").await?;
    let drafts = kept(page).await?;
    Ok(drafts.last().and_then(|draft| draft["text"].as_str()).unwrap_or_default().to_owned())
}

/// Types at the end of the field that has the focus.
async fn replace(page: &Page, selector: &str, text: &str) -> Result<(), Fault> {
    is_there(page, selector).await?;
    page.fill_in_page(selector, text).await
}

const FRAME: &str = "document.querySelector('[data-studio=frame]').contentDocument";

/// Waits until the widget in the preview says these words.
async fn previews(page: &Page, words: &str) -> Result<(), Fault> {
    until(&format!("the preview says {words:?}"), async || {
        let says = format!(
            "const all = {FRAME}?.querySelectorAll('quick-checks') ?? [];
             return [...all].some((one) => one.shadowRoot?.textContent.includes({}));",
            json!(words)
        );
        Ok(page.ask::<bool>(&says).await?.then_some(()))
    })
    .await
}

async fn an_article_becomes_a_widget_on_a_page(context: TestContext) -> Tested {
    let page = studio(&context).await?;
    // Every tap and every field that somebody needs, from an article to the page: eight.
    let mut steps = 0;
    let mut step = || steps += 1;
    page.ask::<()>(&format!(
        "const field = document.getElementById('paste');
         const data = new DataTransfer();
         data.setData('text/html', {});
         field.dispatchEvent(new ClipboardEvent('paste', {{ clipboardData: data, bubbles: true, cancelable: true }}));",
        json!(ARTICLE)
    ))
    .await?;
    if !page
        .ask::<bool>("return Boolean(document.querySelector('[data-studio=understood]'))")
        .await?
    {
        // WebKit hands no data to an event of a script's.
        page.ask::<()>(&format!(
            "const field = document.getElementById('paste');
             field.value = {};
             field.dispatchEvent(new Event('input', {{ bubbles: true }}));",
            json!(ARTICLE)
        ))
        .await?;
        tap(&page, "read-article").await?;
    }
    step();
    is_there(&page, "[data-studio='understood']").await?;
    let titles: Vec<String> = page
        .ask("return [...document.querySelectorAll('.check h3')].map((one) => one.textContent)")
        .await?;
    assert_eq!(titles.len(), 3, "{titles:?}");
    tap(&page, "make").await?;
    step();
    is_there(&page, "[data-entry='checks[2]']").await?;
    page.click_in_page("[data-entry='checks[0]']").await?;
    step();
    replace(&page, "[data-path='checks[0].ask'] input", "Does the lamp come on?").await?;
    step();
    previews(&page, "Does the lamp come on?").await?;
    tap(&page, "side-share").await?;
    step();
    replace(&page, "#share-script", "/dist/quick-checks.js").await?;
    step();
    let snippet = until("the snippet names the script", async || {
        let html = value(&page, "[data-studio='snippet']").await?;
        Ok(html.contains("src=\"/dist/quick-checks.js\"").then_some(html))
    })
    .await?;
    assert!(snippet.contains("Does the lamp come on?"));
    tap(&page, "copy").await?;
    step();
    is_kept(&page).await?;
    // What was copied, in a page.
    let site = tempfile::tempdir()?;
    fs::write(
        site.path().join("post.html"),
        format!(
            "<!doctype html><html lang=en><meta charset=utf-8><title>Post</title><main>{snippet}</main>"
        ),
    )?;
    context.server.mount("/site", site.path());
    step();
    let post = context.open("/site/post.html").await?;
    assert!(matches!(post.ready().await?, Screen::Symptoms | Screen::Check { .. }));
    let all: String = post.ask("return document.querySelector('quick-checks').textContent").await?;
    assert!(all.contains("Close the lid until it clicks"), "the plain list");
    assert_eq!(steps, 8);
    context.quiet().await
}

async fn an_article_in_markdown_is_read_and_settled_part_by_part(context: TestContext) -> Tested {
    let page = studio(&context).await?;
    let article = "# It stays dark\n\n## 1. Hold the switch\n\nCount to three.\n\n## 2. Charge it\n\nFor an hour.\n\n## 3. Erase it\n\nReset the lamp; everything is lost.\n";
    page.ask::<()>(&format!(
        "const field = document.getElementById('paste');
         field.value = {};
         field.dispatchEvent(new Event('input', {{ bubbles: true }}));",
        json!(article)
    ))
    .await?;
    tap(&page, "read-article").await?;
    let count = async |selector: &str| {
        page.ask::<usize>(&format!("return document.querySelectorAll(`{selector}`).length")).await
    };
    until("three checks", async || Ok((count(".check").await? == 3).then_some(()))).await?;
    assert_eq!(count(".check[data-held='true']").await?, 1, "what erases is held back");
    tap(&page, "skip").await?;
    until("one fewer", async || Ok((count(".check").await? == 2).then_some(()))).await?;
    tap(&page, "make").await?;
    is_there(&page, "[data-entry='checks[1]']").await?;
    let guide: Value = serde_json::from_str(&is_kept(&page).await?)?;
    assert_eq!(guide["checks"][0]["title"], "Charge it");
    assert_ne!(guide["checks"][1]["safety"], "safe");
    context.quiet().await
}

async fn what_is_typed_is_in_the_form_the_text_and_the_preview(context: TestContext) -> Tested {
    let page = studio(&context).await?;
    tap(&page, "example-kettle").await?;
    page.click_in_page("[data-entry='checks[0]']").await?;
    previews(&page, "Try the kettle in another socket").await?;
    tap(&page, "write-both").await?;
    is_there(&page, "[data-studio='text'] .cm-content").await?;
    replace(&page, "[data-path='checks[0].title'] input", "Try it in the kitchen").await?;
    previews(&page, "Try it in the kitchen").await?;
    let text = is_kept(&page).await?;
    let before = include_str!("../../studio/examples/kettle.json");
    assert_eq!(text, before.replace("Try the kettle in another socket", "Try it in the kitchen"));
    let written: String =
        page.ask("return document.querySelector('.cm-content').textContent").await?;
    assert!(written.contains("Try it in the kitchen"), "{written}");
    // And the other way: typed in the text.
    what_is_typed_in_the_text_is_everywhere(&page).await?;
    context.quiet().await
}

/// Types into the title of the first check, where it stands in the text.
async fn what_is_typed_in_the_text_is_everywhere(page: &Page) -> Result<(), Fault> {
    select_in_text(page, "kitchen").await?;
    page.type_keys("cellar").await?;
    until("the form says so", async || {
        let title = value(page, "[data-path='checks[0].title'] input").await?;
        Ok((title == "Try it in the cellar").then_some(()))
    })
    .await?;
    previews(page, "Try it in the cellar").await
}

async fn a_guide_that_nobody_changes_comes_out_byte_for_byte(context: TestContext) -> Tested {
    let page = studio(&context).await?;
    page.ask::<()>(
        "window.taken = [];
         const own = URL.createObjectURL;
         URL.createObjectURL = (blob) => { blob.text().then((text) => window.taken.push(text)); return own.call(URL, blob); };
         HTMLAnchorElement.prototype.click = () => {};",
    )
    .await?;
    tap(&page, "ours-icloud-backup").await?;
    is_there(&page, "[data-entry='checks[35]']").await?;
    // Looked at from all sides.
    page.click_in_page("[data-entry='checks[7]']").await?;
    tap(&page, "write-both").await?;
    tap(&page, "side-judge").await?;
    tap(&page, "side-order").await?;
    tap(&page, "download").await?;
    let taken: String = until("it is downloaded", async || {
        page.ask::<Option<String>>("return window.taken[0] ?? null").await
    })
    .await?;
    let file = include_str!("../../guides/icloud-backup.json");
    assert!(taken == file, "{} bytes of {}", taken.len(), file.len());
    assert!(is_kept(&page).await? == file);
    context.quiet().await
}

async fn everything_can_be_taken_back_and_done_again(context: TestContext) -> Tested {
    let page = studio(&context).await?;
    tap(&page, "example-lamp").await?;
    page.click_in_page("[data-entry='checks[0]']").await?;
    let before = is_kept(&page).await?;
    let first = "[data-path='checks[0].title'] input";
    replace(&page, first, "Press it").await?;
    tap(&page, "add-checks").await?;
    is_there(&page, "[data-entry='checks[2]']").await?;
    let after = until("it is kept", async || {
        let text = is_kept(&page).await?;
        Ok(text.contains("\"check-3\"").then_some(text))
    })
    .await?;
    let disabled = "return document.querySelector('[data-studio=undo]').disabled";
    let mut back = 0;
    while !page.ask::<bool>(disabled).await? {
        tap(&page, "undo").await?;
        back += 1;
        assert!(back < 100, "there is no end to it");
    }
    until("all of it is taken back", async || Ok((is_kept(&page).await? == before).then_some(())))
        .await?;
    for _ in 0..back {
        tap(&page, "redo").await?;
    }
    until("all of it is done again", async || Ok((is_kept(&page).await? == after).then_some(())))
        .await?;
    context.quiet().await
}

async fn one_key_takes_one_step_back(context: TestContext) -> Tested {
    let page = studio(&context).await?;
    tap(&page, "example-lamp").await?;
    tap(&page, "write-text").await?;
    is_there(&page, ".cm-content").await?;
    page.click_in_page(".cm-line").await?;
    page.type_keys("ab cd").await?;
    until("all is typed", async || Ok(is_kept(&page).await?.contains("ab cd").then_some(())))
        .await?;
    // The editor has heard the key, and so has the page around it.
    page.ask::<()>(
        "document.querySelector('.cm-content').dispatchEvent(new KeyboardEvent('keydown',
            { key: 'z', code: 'KeyZ', keyCode: 90, ctrlKey: true, bubbles: true, cancelable: true }))",
    )
    .await?;
    let text = until("a step is taken back", async || {
        let text = is_kept(&page).await?;
        Ok((!text.contains("ab cd")).then_some(text))
    })
    .await?;
    assert!(text.contains("ab"), "two steps: {}", text.get(..40).unwrap_or(&text));
    context.quiet().await
}

async fn a_part_that_is_taken_back_leaves_the_form(context: TestContext) -> Tested {
    let page = studio(&context).await?;
    tap(&page, "example-lamp").await?;
    tap(&page, "add-checks").await?;
    is_there(&page, "[data-path='checks[2].title'] input").await?;
    tap(&page, "undo").await?;
    // What would be typed there would come back as half a check.
    is_there(&page, "[data-path='title'] input").await?;
    assert!(
        !page
            .ask::<bool>("return Boolean(document.querySelector(`[data-path='checks[2].title']`))")
            .await?
    );
    context.quiet().await
}

async fn a_finding_leads_into_a_fold(context: TestContext) -> Tested {
    let page = studio(&context).await?;
    let mut guide: Value = serde_json::from_str(include_str!("../../studio/examples/lamp.json"))?;
    guide["sources"] = json!([{ "id": "manual", "title": "The manual" }]);
    guide["checks"][0]["sources"] = json!(["manual"]);
    page.ask::<()>(&format!(
        "const field = document.getElementById('paste');
         field.value = {};
         field.dispatchEvent(new Event('input', {{ bubbles: true }}));",
        json!(guide.to_string())
    ))
    .await?;
    tap(&page, "read-article").await?;
    tap(&page, "side-judge").await?;
    let show = "const all = [...document.querySelectorAll('.judge .finding')];
        const one = all.find((one) => one.textContent.includes('no day on which they were read'));
        one?.querySelector('button').click();
        return Boolean(one)";
    until("it is found", async || Ok(page.ask::<bool>(show).await?.then_some(()))).await?;
    until("its field has the focus", async || {
        let path: Option<String> = page
            .ask("return document.activeElement?.closest('[data-path]')?.dataset.path ?? null")
            .await?;
        Ok((path.as_deref() == Some("checks[0].checked")).then_some(()))
    })
    .await?;
    context.quiet().await
}

async fn broken_text_is_kept_and_the_form_waits(context: TestContext) -> Tested {
    let page = studio(&context).await?;
    tap(&page, "example-lamp").await?;
    is_there(&page, "[data-path='title'] input").await?;
    tap(&page, "write-text").await?;
    is_there(&page, ".cm-content").await?;
    page.click_in_page(".cm-line").await?;
    page.type_keys("oops ").await?;
    is_there(&page, "[data-studio='broken']").await?;
    let text = until("it is kept", async || {
        let text = is_kept(&page).await?;
        Ok(text.contains("oops").then_some(text))
    })
    .await?;
    // The form has the guide as it last was, and what it would write is not lost either.
    tap(&page, "write-form").await?;
    assert_eq!(value(&page, "[data-path='title'] input").await?, "The bike light stays dark");
    replace(&page, "[data-path='title'] input", "Lost?").await?;
    assert_eq!(is_kept(&page).await?, text, "the form writes nothing into broken text");
    // A closed tab, and back.
    page.reload().await?;
    is_there(&page, "[data-studio='broken']").await?;
    assert_eq!(is_kept(&page).await?, text);
    context.quiet().await
}

async fn a_browser_without_room_says_so_and_loses_nothing(context: TestContext) -> Tested {
    let page = studio(&context).await?;
    tap(&page, "example-lamp").await?;
    is_kept(&page).await?;
    page.ask::<()>(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
    )
    .await?;
    replace(&page, "[data-path='title'] input", "Dark").await?;
    is_there(&page, "[data-saved='refused']").await?;
    // The browser asks before the page goes.
    let asks: bool = page
        .ask("const event = new Event('beforeunload', { cancelable: true }); dispatchEvent(event); return event.defaultPrevented;")
        .await?;
    assert!(asks);
    page.ask::<()>("delete Storage.prototype.setItem").await?;
    page.ask::<()>(
        "const frame = document.body.appendChild(document.createElement('iframe'));
         Storage.prototype.setItem = frame.contentWindow.Storage.prototype.setItem;",
    )
    .await?;
    replace(&page, "[data-path='title'] input", "Light").await?;
    until("it is kept again", async || {
        Ok(is_kept(&page).await?.contains("\"Light\"").then_some(()))
    })
    .await?;
    context.quiet().await
}

async fn what_was_typed_just_before_the_page_goes_is_kept(context: TestContext) -> Tested {
    let page = studio(&context).await?;
    tap(&page, "example-lamp").await?;
    is_kept(&page).await?;
    // In one task: nothing else has a chance to keep it.
    let kept: Vec<String> = page
        .ask(
            "const field = document.querySelector(`[data-path='title'] input`);
             field.value = 'At the last moment';
             field.dispatchEvent(new Event('input', { bubbles: true }));
             dispatchEvent(new Event('pagehide'));
             return Object.values(localStorage);",
        )
        .await?;
    assert!(kept.iter().any(|draft| draft.contains("At the last moment")), "{kept:?}");
    context.quiet().await
}

async fn two_tabs_keep_two_drafts(context: TestContext) -> Tested {
    let one = studio(&context).await?;
    tap(&one, "example-lamp").await?;
    is_kept(&one).await?;
    let fragment: String = one.ask("return location.hash").await?;
    let other = context.visit_in_new_tab(&format!("{PAGE}{fragment}")).await?;
    is_there(&other, "[data-studio='form']").await?;
    replace(&other, "[data-path='title'] input", "From the other").await?;
    // All of it: what is typed key by key may be kept in between.
    until("the other has kept it", async || {
        Ok(is_kept(&other).await?.contains("From the other").then_some(()))
    })
    .await?;
    one.turn_to().await?;
    replace(&one, "[data-path='title'] input", "From the one").await?;
    until("there are two drafts", async || {
        let drafts = kept(&one).await?;
        let has = |title: &str| {
            drafts
                .iter()
                .any(|draft| draft["text"].as_str().is_some_and(|text| text.contains(title)))
        };
        Ok((drafts.len() == 2 && has("From the one") && has("From the other")).then_some(()))
    })
    .await?;
    assert_ne!(one.ask::<String>("return location.hash").await?, fragment);
    other.turn_to().await?;
    context.close_tab().await?;
    one.turn_to().await?;
    context.quiet().await
}

async fn what_is_to_be_mended_is_mended_by_a_tap(context: TestContext) -> Tested {
    let page = studio(&context).await?;
    tap(&page, "example-kettle").await?;
    tap(&page, "side-judge").await?;
    // Whatever can be mended by a tap, until nothing is left of that kind: no mend undoes another.
    let tap_first = "const fix = document.querySelector('[data-studio=fix]');
        fix?.click();
        return fix ? `${fix.closest('.finding').textContent}` : null";
    is_there(&page, "[data-studio='fix']").await?;
    let mut mended: Vec<String> = Vec::new();
    while let Some(finding) = page.ask::<Option<String>>(tap_first).await? {
        assert!(!mended.contains(&finding), "{finding} came back after {mended:?}");
        until("it is gone", async || {
            let gone = format!(
                "return ![...document.querySelectorAll('.finding')].some((one) => one.textContent === {})",
                json!(finding)
            );
            Ok(page.ask::<bool>(&gone).await?.then_some(()))
        })
        .await?;
        mended.push(finding);
    }
    assert!(mended.len() > 3, "{mended:?}");
    let text = is_kept(&page).await?;
    let guide: Value = serde_json::from_str(&text)?;
    assert_eq!(guide["checks"].as_array().map(Vec::len), Some(3), "{text}");
    context.quiet().await
}

async fn parts_are_moved_by_keys(context: TestContext) -> Tested {
    let page = studio(&context).await?;
    tap(&page, "example-lamp").await?;
    is_there(&page, "[data-entry='checks[1]']").await?;
    page.ask::<()>(
        "const entry = document.querySelector(`[data-entry='checks[1]']`);
         entry.focus();
         entry.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', altKey: true, bubbles: true, cancelable: true }));",
    )
    .await?;
    until("it is the first", async || {
        let title: String = page
            .ask("return document.querySelector(`[data-entry='checks[0]']`).textContent")
            .await?;
        Ok(title.starts_with("Charge it").then_some(()))
    })
    .await?;
    until("it has the focus", async || {
        let entry: Option<String> =
            page.ask("return document.activeElement?.dataset.entry ?? null").await?;
        Ok((entry.as_deref() == Some("checks[0]")).then_some(()))
    })
    .await?;
    context.quiet().await
}

async fn parts_are_moved_by_hand(context: TestContext) -> Tested {
    let page = studio(&context).await?;
    tap(&page, "example-kettle").await?;
    is_there(&page, "[data-entry='checks[2]']").await?;
    // Without the word on what is found in each, which comes whenever it is ready.
    let titles = "return [...document.querySelectorAll(`[data-entry^='checks']`)].map((one) => one.firstChild.data)";
    let before: Vec<String> = page.ask(titles).await?;
    let grip = "li:has(> [data-entry='checks[0]']) > [data-grip]";
    page.drag_in_page(grip, "[data-entry='checks[2]']").await?;
    until("the first is the last", async || {
        let now: Vec<String> = page.ask(titles).await?;
        let expected = [&before[1], &before[2], &before[0]];
        Ok((now.iter().collect::<Vec<_>>() == expected).then_some(()))
    })
    .await?;
    let marks = "return document.querySelectorAll('[data-moving], [data-drop]').length";
    assert_eq!(page.ask::<usize>(marks).await?, 0);
    // One step, and it is where it was.
    tap(&page, "undo").await?;
    until("all is as it was", async || {
        Ok((page.ask::<Vec<String>>(titles).await? == before).then_some(()))
    })
    .await?;
    context.quiet().await
}

/// Selects these words in the editor, as a hand would. A finding that arrives meanwhile has the editor
/// draw them again, and then it knows of no selection.
async fn select_in_text(page: &Page, words: &str) -> Result<(), Fault> {
    let select = format!(
        "const lines = [...document.querySelectorAll('.cm-line')];
         const line = lines.find((line) => line.textContent.includes({words:?}));
         const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
         let node;
         while ((node = walker.nextNode())) {{
           const at = node.data.indexOf({words:?});
           if (at >= 0) {{
             document.querySelector('.cm-content').focus();
             getSelection().setBaseAndExtent(node, at, node, at + {});
           }}
         }}",
        words.len()
    );
    until(&format!("{words:?} is selected"), async || {
        page.ask::<()>(&select).await?;
        page.settle().await?;
        let selected: String = page.ask("return getSelection().toString()").await?;
        Ok((selected == words).then_some(()))
    })
    .await
}

async fn a_guide_is_written_as_markdown(context: TestContext) -> Tested {
    let page = studio(&context).await?;
    tap(&page, "example-kettle").await?;
    page.click_in_page("[data-entry='checks[0]']").await?;
    tap(&page, "write-both").await?;
    tap(&page, "as-markdown").await?;
    let text = "return [...document.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\\n')";
    let says = async |words: &str| {
        until(&format!("the text says {words}"), async || {
            Ok(page.ask::<String>(text).await?.contains(words).then_some(()))
        })
        .await
    };
    says("### Try the kettle in another socket {#").await?;
    is_there(&page, "[data-studio='as-markdown'][aria-pressed='true']").await?;
    // The form writes into it, and the preview follows.
    replace(&page, "[data-path='checks[0].title'] input", "Try it in the kitchen").await?;
    says("### Try it in the kitchen {#").await?;
    previews(&page, "Try it in the kitchen").await?;
    let kept = is_kept(&page).await?;
    assert!(kept.starts_with("---\n"), "{kept}");
    // And what is typed there is in the form.
    what_is_typed_in_the_text_is_everywhere(&page).await?;
    // A finding is marked in it, at its line.
    page.ask::<()>(
        "const field = document.querySelector(`[data-path='checks[0].title'] input`);
         field.value = '';
         field.dispatchEvent(new Event('input', { bubbles: true }));",
    )
    .await?;
    is_there(&page, ".cm-lintRange-error, .cm-lint-marker-error").await?;
    tap(&page, "undo").await?;
    // Broken, it says where, and is kept as it is.
    select_in_text(&page, "Checks").await?;
    page.type_keys("Cheks").await?;
    is_there(&page, "[data-studio='broken']").await?;
    until("it is kept", async || Ok(is_kept(&page).await?.contains("## Cheks").then_some(())))
        .await?;
    page.reload().await?;
    is_there(&page, "[data-studio='broken']").await?;
    tap(&page, "write-both").await?;
    select_in_text(&page, "Cheks").await?;
    page.type_keys("Checks").await?;
    until("it is no longer broken", async || {
        let gone = "return !document.querySelector('[data-studio=broken]')";
        Ok(page.ask::<bool>(gone).await?.then_some(()))
    })
    .await?;
    // As JSON, it says the same; one step back, and it is Markdown again.
    tap(&page, "as-json").await?;
    says("\"Try it in the cellar\"").await?;
    tap(&page, "undo").await?;
    says("### Try it in the cellar {#").await?;
    context.quiet().await
}

async fn a_reader_is_played(context: TestContext) -> Tested {
    let page = studio(&context).await?;
    tap(&page, "ours-iphone-wifi").await?;
    is_there(&page, "[data-entry='checks[0]']").await?;
    tap(&page, "side-order").await?;
    is_there(&page, "[data-studio='rows'] tr").await?;
    for field in ["play-symptom", "play-cause"] {
        page.ask::<()>(&format!(
            "const list = document.querySelector('[data-studio={field}]');
             list.value = list.options[2].value;
             list.dispatchEvent(new Event('change', {{ bubbles: true }}));"
        ))
        .await?;
    }
    is_there(&page, "[data-studio='walk'] li").await?;
    context.quiet().await
}

async fn a_link_carries_a_guide(context: TestContext) -> Tested {
    let page = studio(&context).await?;
    tap(&page, "example-printer").await?;
    tap(&page, "side-share").await?;
    tap(&page, "link").await?;
    let link = until("there is a link", async || {
        let link = value(&page, "[data-studio='made-link']").await?;
        Ok((!link.is_empty()).then_some(link))
    })
    .await?;
    assert!(link.len() < 20_000, "{}", link.len());
    context.leave().await?;
    let page = context.visit_at(&link).await?;
    is_there(&page, "[data-studio='form']").await?;
    assert_eq!(is_kept(&page).await?, include_str!("../../studio/examples/printer.json"));
    // A reload doesn't begin another one.
    page.reload().await?;
    is_there(&page, "[data-studio='form']").await?;
    assert_eq!(kept(&page).await?.len(), 2);
    context.quiet().await
}

async fn the_studio_asks_for_nothing_once_it_is_there(context: TestContext) -> Tested {
    let page = studio(&context).await?;
    tap(&page, "example-kettle").await?;
    previews(&page, "What does").await?;
    page.wait_for::<bool>("navigator.serviceWorker.ready.then(() => true)").await?;
    let before = context.server.requests();
    page.click_in_page("[data-entry='checks[1]']").await?;
    tap(&page, "write-both").await?;
    is_there(&page, ".cm-content").await?;
    replace(&page, "[data-path='checks[1].title'] input", "Close the lid").await?;
    previews(&page, "Close the lid").await?;
    for side in ["side-judge", "side-order", "side-share", "close", "ours-icloud-backup"] {
        tap(&page, side).await?;
    }
    is_there(&page, "[data-entry='checks[35]']").await?;
    let after = context.server.requests();
    // The preview is a frame: it is loaded anew with each draft.
    let new: Vec<&String> = after.iter().filter(|request| !before.contains(request)).collect();
    assert_eq!(new, [""; 0], "asked for later");
    context.quiet().await
}

async fn the_studio_opens_without_a_network(mut context: TestContext) -> Tested {
    let page = studio(&context).await?;
    page.wait_for::<bool>("navigator.serviceWorker.ready.then(() => true)").await?;
    tap(&page, "example-lamp").await?;
    is_kept(&page).await?;
    let fragment: String = page.ask("return location.hash").await?;
    context.server.stop();
    context.leave().await?;
    let page = context.visit(&format!("{PAGE}{fragment}")).await?;
    is_there(&page, "[data-path='title'] input").await?;
    assert_eq!(value(&page, "[data-path='title'] input").await?, "The bike light stays dark");
    replace(&page, "[data-path='title'] input", "The bike light stays off").await?;
    previews(&page, "The bike light stays off").await?;
    is_kept(&page).await?;
    context.no_widget_errors().await
}

async fn the_studio_speaks_twelve_languages(context: TestContext) -> Tested {
    // Narrower than the windows of WebKit's driver can be, where they can.
    let narrow = if context.plays(&WEBKIT) { 500 } else { 320 };
    context.resize(narrow, 700).await?;
    let english: Map<String, Value> =
        serde_json::from_str(include_str!("../../studio/words/en.json"))?;
    let tags = "return [...document.querySelectorAll('[data-studio=language] option')].map((one) => one.value)";
    let all: Vec<String> = open(&context).await?.ask(tags).await?;
    assert_eq!(all.len(), 12, "{all:?}");
    for tag in all {
        let page = context.visit(&format!("{PAGE}?lang={tag}")).await?;
        is_there(&page, "[data-studio='blank']").await?;
        let spoken: [String; 2] =
            page.ask("const { lang, dir } = document.documentElement; return [lang, dir]").await?;
        let direction = if ["ar", "he"].contains(&&*tag) { "rtl" } else { "ltr" };
        let direction = if tag == "en" { "" } else { direction };
        assert_eq!(spoken, [tag.clone(), direction.to_owned()]);
        assert_eq!(page.scrolls_sideways().await?, [""; 0], "{tag}");
        let mut said: String = page.ask("return document.body.innerText").await?;
        tap(&page, "example-kettle").await?;
        is_there(&page, "[data-studio='form']").await?;
        for pane in
            ["pane-contents", "pane-write", "pane-look", "side-judge", "side-order", "side-share"]
        {
            tap(&page, pane).await?;
            assert_eq!(page.scrolls_sideways().await?, [""; 0], "{tag} {pane}");
            said.push_str(&page.ask::<String>("return document.body.innerText").await?);
        }
        let left: Vec<&str> = english
            .values()
            .filter_map(Value::as_str)
            .filter(|text| {
                text.contains(' ') && !text.contains('{') && !text.starts_with(char::is_numeric)
            })
            .filter(|text| said.contains(text))
            .collect();
        if tag == "en" {
            assert!(left.len() > 30, "{left:?}");
        } else {
            assert_eq!(left, [""; 0], "{tag}");
        }
    }
    context.quiet().await
}

async fn the_studio_is_accessible_and_fits(context: TestContext) -> Tested {
    if context.plays(&WEBKIT) {
        // Its driver has no window as narrow as that.
        context.resize(500, 800).await?;
    } else {
        context.resize(320, 700).await?;
    }
    let page = open(&context).await?;
    looks_right(&page, "where drafts are begun").await?;
    tap(&page, "example-kettle").await?;
    is_there(&page, "[data-studio='form']").await?;
    for pane in ["pane-contents", "pane-write", "pane-look"] {
        tap(&page, pane).await?;
        looks_right(&page, pane).await?;
    }
    for side in ["side-judge", "side-order", "side-share"] {
        tap(&page, side).await?;
        looks_right(&page, side).await?;
    }
    context.resize(1600, 1000).await?;
    tap(&page, "write-both").await?;
    page.click_in_page("[data-entry='checks[0]']").await?;
    is_there(&page, ".cm-content").await?;
    for width in [640, 768, 1024, 1280, 1600] {
        context.resize(width, 900).await?;
        sides_look_right(&page, &format!("{width} pixels")).await?;
    }
    if context.plays(&CHROMIUM) {
        for (feature, wished) in [("prefers-color-scheme", "dark"), ("forced-colors", "active")] {
            context.wish(feature, wished).await?;
            for width in [320, 768, 1600] {
                context.resize(width, 900).await?;
                sides_look_right(&page, &format!("{wished}, {width} pixels")).await?;
            }
        }
    }
    context.quiet().await
}

async fn sides_look_right(page: &Page, what: &str) -> Result<(), Fault> {
    // A narrow screen shows one pane at a time.
    let is_narrow =
        "return document.querySelector('[data-studio=pane-look]').offsetParent !== null";
    if page.ask::<bool>(is_narrow).await? {
        for pane in ["pane-contents", "pane-write", "pane-look"] {
            tap(page, pane).await?;
            looks_right(page, &format!("{pane}, {what}")).await?;
        }
    }
    for side in ["side-judge", "side-order", "side-share", "side-preview"] {
        tap(page, side).await?;
        looks_right(page, &format!("{side}, {what}")).await?;
    }
    Ok(())
}

async fn looks_right(page: &Page, what: &str) -> Result<(), Fault> {
    assert_eq!(page.scrolls_sideways().await?, [""; 0], "{what}");
    // What is half under the bar that stays in sight is whole a little further up.
    page.ask::<()>("scrollTo(0, 0)").await?;
    page.bring_axe().await?;
    let found = page.axe("body").await?;
    assert_eq!(found.faults, [""; 0], "{what}");
    Ok(())
}
