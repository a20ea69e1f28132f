//! What lies in localStorage: one key of ours, and nothing of anybody else's.

use quick_checks_core::words::ENGLISH;
use serde_json::{Value, json};

use crate::support::{
    BrowserMode, Fault, Guide, Page, Reply, Screen, TestContext, Tested, cases, until,
};

cases! {
    there_is_one_key_and_those_of_the_page_stay_as_they_are,
    the_saved_value_names_its_format_guide_symptom_and_answers,
    a_value_that_is_damaged_newer_or_foreign_is_replaced_only_on_request,
    where_storage_is_refused_the_checkup_goes_on_and_says_that_nothing_is_saved,
    where_storage_is_full_the_checkup_goes_on_and_says_that_nothing_is_saved,
    what_a_full_storage_refused_stays_on_display_when_the_reader_comes_back,
    a_value_replaced_in_one_tab_is_saved_to_by_the_other,
    where_there_is_no_storage_the_checkup_goes_on_and_says_that_nothing_is_saved,
    where_there_is_really_no_room_the_checkup_goes_on_and_is_saved_once_there_is,
    cleared_by_another_tab_midway_the_checkup_goes_on_and_is_saved_again,
    with_storage_off_nothing_is_kept_and_the_checkup_goes_on,
    with_storage_ask_nothing_is_kept_before_the_word,
    a_page_that_learns_of_consent_later_loses_no_answer,
    in_a_private_window_the_checkup_goes_on_and_nothing_stays,
}

const PAGE: &str = "/pages/with-element.html";

async fn there_is_one_key_and_those_of_the_page_stay_as_they_are(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    assert!(page.stored_keys().await?.is_empty(), "a widget nobody used keeps nothing");
    page.store("theirs", "precious").await?;
    page.store("quick-checks/1/another-guide", "theirs, too").await?;
    page.choose(guide.long_symptom()).await?;
    page.answer("still-failing").await?;
    let theirs = ["quick-checks/1/another-guide", "theirs"].map(str::to_owned).to_vec();
    let mut all = theirs.clone();
    all.push(guide.key());
    all.sort();
    assert_eq!(page.stored_keys().await?, all);
    page.action("restart").await?;
    assert_eq!(page.stored_keys().await?, theirs);
    assert_eq!(page.stored("theirs").await?.as_deref(), Some("precious"));
    context.quiet().await
}

async fn the_saved_value_names_its_format_guide_symptom_and_answers(
    context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    let symptom = guide.long_symptom();
    let first = page.choose(symptom).await?;
    page.answer("still-failing").await?;
    let saved: Value = serde_json::from_str(&page.stored(&guide.key()).await?.unwrap_or_default())?;
    let today: String = page
        .ask(
            "const now = new Date();
             return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
               .map((part) => String(part).padStart(2, '0')).join('-')",
        )
        .await?;
    assert_eq!(
        saved,
        json!({
            "format": 1,
            "guide": guide.text("id"),
            "symptom": symptom,
            "answers": [{ "check": first.check(), "answer": "still-failing" }],
            // When it was answered.
            "notes": { (first.check().unwrap_or_default()): today },
        })
    );
    context.quiet().await
}

async fn a_value_that_is_damaged_newer_or_foreign_is_replaced_only_on_request(
    context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    let newer = "{\"format\": 99, \"guide\": \"icloud-backup\", \"runs\": [{\"answers\": []}]}";
    for (value, notice) in [
        ("[1, {\"volume\": 11}]", ENGLISH.unreadable()),
        (newer, ENGLISH.unreadable_newer()),
        ("{\"format\": 1, \"gui", ENGLISH.unreadable()),
    ] {
        page.store(&guide.key(), value).await?;
        page.reload().await?;
        page.ready().await?;
        assert!(page.text("[part='notice']").await?.contains(notice), "{value}");
        let (first, second) = two_answers(&page, &guide).await?;
        assert_eq!(page.stored(&guide.key()).await?.as_deref(), Some(value));
        page.click("[data-action='replace']").await?;
        until("the answers are kept", async || {
            let answers = page.stored_answers(&guide.key()).await?;
            Ok((answers == [first.clone(), second.clone()]).then_some(()))
        })
        .await?;
        page.reload().await?;
        assert!(page.ready().await?.check().is_some(), "the answers count after a reload");
    }
    context.quiet().await
}

async fn two_answers(
    page: &Page,
    guide: &Guide,
) -> Result<((String, String), (String, String)), Fault> {
    let first = page.choose(guide.long_symptom()).await?;
    let second = page.answer("still-failing").await?;
    page.answer("still-failing").await?;
    let pair = |screen: &Screen| {
        (screen.check().unwrap_or_default().to_owned(), "still-failing".to_owned())
    };
    Ok((pair(&first), pair(&second)))
}

async fn where_storage_is_refused_the_checkup_goes_on_and_says_that_nothing_is_saved(
    context: TestContext,
) -> Tested {
    goes_on_unsaved(context, "/pages/no-storage.html").await
}

async fn where_there_is_no_storage_the_checkup_goes_on_and_says_that_nothing_is_saved(
    context: TestContext,
) -> Tested {
    goes_on_unsaved(context, "/pages/null-storage.html").await
}

async fn goes_on_unsaved(context: TestContext, path: &str) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(path).await?;
    page.choose(guide.long_symptom()).await?;
    says_once_that_nothing_is_saved(&page).await?;
    page.answer("still-failing").await?;
    says_once_that_nothing_is_saved(&page).await?;
    let end = page.answer("fixed").await?;
    assert_eq!(guide.when(end.outcome().unwrap_or_default())?, "fixed");
    says_once_that_nothing_is_saved(&page).await?;
    context.quiet().await
}

/// The foot says so, nothing else on the screen does, and no screen reader hears it again.
async fn says_once_that_nothing_is_saved(page: &Page) -> Result<(), Fault> {
    assert!(page.text("[part='foot']").await?.contains(ENGLISH.not_saved()));
    assert_eq!(page.text(".widget").await?.matches(ENGLISH.not_saved()).count(), 1);
    assert!(!page.text("[data-live='status']").await?.contains(ENGLISH.not_saved()));
    Ok(())
}

async fn where_storage_is_full_the_checkup_goes_on_and_says_that_nothing_is_saved(
    context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    assert!(page.text("[part='foot']").await?.contains(ENGLISH.nothing_yet()));
    page.ask::<()>(
        "Storage.prototype.setItem = () => {
           throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
         };",
    )
    .await?;
    page.choose(guide.long_symptom()).await?;
    assert!(page.text("[part='foot']").await?.contains(ENGLISH.not_saved()));
    let end = page.answer("fixed").await?;
    assert!(end.outcome().is_some(), "{end:?}");
    context.quiet().await
}

async fn what_a_full_storage_refused_stays_on_display_when_the_reader_comes_back(
    context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    page.choose(guide.long_symptom()).await?;
    page.answer("still-failing").await?;
    page.ask::<()>(
        "Storage.prototype.setItem = () => {
           throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
         };",
    )
    .await?;
    page.answer("still-failing").await?;
    let here = page.answer("still-failing").await?;
    let looked: usize = page
        .ask(
            "let looked = 0;
             Object.defineProperty(document, 'hidden', { get: () => ((looked += 1), false) });
             document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
             return looked;",
        )
        .await?;
    assert!(looked > 0, "the widget has noticed it");
    page.settle().await?;
    assert_eq!(page.screen().await?, Some(here));
    context.quiet().await
}

async fn a_value_replaced_in_one_tab_is_saved_to_by_the_other(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    page.store(&guide.key(), "[1,2]").await?;
    page.reload().await?;
    page.ready().await?;
    let other = context.open_in_new_tab(PAGE).await?;
    page.turn_to().await?;
    page.choose(guide.long_symptom()).await?;
    page.click("[data-action='replace']").await?;
    other.turn_to().await?;
    until("the other tab has no more to replace", async || {
        Ok((!other.has("[data-action='replace']").await?).then_some(()))
    })
    .await?;
    other.answer("still-failing").await?;
    assert_eq!(other.stored_answers(&guide.key()).await?.len(), 1);
    context.quiet().await
}

async fn where_there_is_really_no_room_the_checkup_goes_on_and_is_saved_once_there_is(
    context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    // To the last character that the browser takes.
    page.ask::<()>(
        "let filler = '';
         for (let size = 8388608; size >= 1; size = Math.floor(size / 2)) {
           for (;;) {
             try {
               localStorage.setItem('theirs', filler + 'x'.repeat(size));
               filler += 'x'.repeat(size);
             } catch {
               break;
             }
           }
         }",
    )
    .await?;
    page.choose(guide.long_symptom()).await?;
    says_once_that_nothing_is_saved(&page).await?;
    page.answer("still-failing").await?;
    assert_eq!(page.stored_keys().await?, ["theirs"], "the browser had no room");
    page.ask::<()>("localStorage.removeItem('theirs')").await?;
    page.answer("still-failing").await?;
    assert_eq!(page.stored_answers(&guide.key()).await?.len(), 2, "all of them, late");
    assert!(!page.text("[part='foot']").await?.contains(ENGLISH.not_saved()));
    context.quiet().await
}

async fn cleared_by_another_tab_midway_the_checkup_goes_on_and_is_saved_again(
    context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    page.choose(guide.long_symptom()).await?;
    let here = page.answer("still-failing").await?;
    page.ask::<()>("addEventListener('storage', () => (window.wasTold = true))").await?;
    let other = context.open_in_new_tab(PAGE).await?;
    other.ask::<()>("localStorage.clear()").await?;
    page.turn_to().await?;
    until("the page is told that all is gone", async || {
        Ok(page.ask::<bool>("return Boolean(window.wasTold)").await?.then_some(()))
    })
    .await?;
    page.settle().await?;
    // A page that clears everything is not a reader who starts over.
    assert_eq!(page.screen().await?, Some(here));
    assert!(page.stored_keys().await?.is_empty());
    let end = page.answer("fixed").await?;
    assert_eq!(guide.when(end.outcome().unwrap_or_default())?, "fixed");
    assert_eq!(page.stored_answers(&guide.key()).await?.len(), 2);
    context.quiet().await
}

/// The page with a `storage` attribute.
async fn open_with_storage(context: &TestContext, value: &str) -> Result<Page, Fault> {
    let html = include_str!("../pages/with-element.html");
    let html = html.replace("<quick-checks ", &format!("<quick-checks storage='{value}' "));
    context.server.reply("with-element.html", Reply::File("text/html", html));
    context.open(PAGE).await
}

async fn with_storage_off_nothing_is_kept_and_the_checkup_goes_on(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = open_with_storage(&context, "off").await?;
    page.store(&guide.key(), "what an earlier visit left").await?;
    page.reload().await?;
    page.ready().await?;
    page.choose(guide.long_symptom()).await?;
    let second = page.answer("still-failing").await?;
    assert!(page.text("[data-live='save-status']").await?.contains(ENGLISH.not_saved()));
    assert!(!page.has("[data-action='save']").await?, "there is nothing to allow");
    // Out of the page and in again, it goes on.
    let again = "const one = document.querySelector('quick-checks');
                 const { parentNode, nextSibling } = one;
                 one.remove();
                 return new Promise((done) => setTimeout(() => {
                   parentNode.insertBefore(one, nextSibling);
                   done();
                 }, 50));";
    page.ask::<()>(again).await?;
    page.shows(&second).await?;
    page.action("restart").await?;
    assert_eq!(page.stored(&guide.key()).await?.as_deref(), Some("what an earlier visit left"));
    assert_eq!(page.stored_keys().await?.len(), 1);
    context.quiet().await
}

async fn with_storage_ask_nothing_is_kept_before_the_word(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = open_with_storage(&context, "ask").await?;
    page.choose(guide.long_symptom()).await?;
    let second = page.answer("still-failing").await?;
    assert!(page.stored_keys().await?.is_empty(), "nothing before the word");
    assert_eq!(page.text("[data-live='save-status']").await?, ENGLISH.unasked());
    page.click("[data-action='save']").await?;
    until("the answers are saved", async || Ok(page.stored(&guide.key()).await?)).await?;
    assert_eq!(page.text("[data-live='save-status']").await?, ENGLISH.saved());
    assert!(!page.has("[data-action='save']").await?, "said once is enough");
    let focus = page.focus().await?.map(|focus| focus.words);
    assert_eq!(focus.as_deref(), Some(ENGLISH.saved()), "where the button was");
    // On the next visit what is there is there by the reader's word.
    page.reload().await?;
    page.shows(&second).await?;
    let third = page.answer("still-failing").await?;
    page.reload().await?;
    page.shows(&third).await?;
    context.quiet().await
}

async fn a_page_that_learns_of_consent_later_loses_no_answer(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    for before in ["ask", "off"] {
        let page = open_with_storage(&context, before).await?;
        page.choose(guide.long_symptom()).await?;
        let second = page.answer("still-failing").await?;
        assert!(page.stored_keys().await?.is_empty(), "nothing before the word");
        page.ask::<()>("document.querySelector('quick-checks').setAttribute('storage', 'on')")
            .await?;
        until("the answers are saved", async || Ok(page.stored(&guide.key()).await?)).await?;
        page.shows(&second).await?;
        let widget = "document.querySelector('quick-checks')";
        page.ask::<()>(&format!("{widget}.removeAttribute('storage')")).await?;
        page.shows(&second).await?;
        page.action("restart").await?;
    }
    context.quiet().await
}

async fn in_a_private_window_the_checkup_goes_on_and_nothing_stays(
    mut context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    context.reopen_browser_as(BrowserMode::Private).await?;
    let page = context.open(PAGE).await?;
    page.choose(guide.long_symptom()).await?;
    let here = page.answer("still-failing").await?;
    page.reload().await?;
    assert_eq!(page.ready().await?, here, "while the window is open, it is kept");
    let end = page.answer("fixed").await?;
    assert_eq!(guide.when(end.outcome().unwrap_or_default())?, "fixed");
    context.reopen_browser_as(BrowserMode::Private).await?;
    let page = context.open(PAGE).await?;
    assert_eq!(page.screen().await?, Some(Screen::Symptoms));
    context.quiet().await
}
