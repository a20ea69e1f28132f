//! Pages that act in the middle of what the widget does: in a listener of its events, by taking
//! away what it uses, or by taking the widget away.

use quick_checks_core::words::ENGLISH;

use crate::support::{Fault, Guide, Page, Screen, TestContext, Tested, cases, until};

cases! {
    a_listener_that_shows_another_guide_gets_it,
    a_listener_that_changes_an_attribute_restarts_the_widget,
    a_listener_that_answers_for_the_reader_is_heard,
    a_widget_that_is_taken_away_at_an_event_leaves_nothing_behind,
    a_page_that_is_replaced_at_an_event_has_no_widget_and_no_error,
    storage_that_begins_to_refuse_costs_no_answer_and_is_told,
    typing_in_one_widget_leaves_the_reader_of_another_where_they_are,
    a_page_without_a_working_date_costs_only_the_day,
}

const PAGE: &str = "/pages/removed.html";

/// A page that has no answers yet.
async fn fresh(context: &TestContext, path: &str) -> Result<Page, Fault> {
    let page = context.open(path).await?;
    if page.screen().await? != Some(Screen::Symptoms) {
        page.action("restart").await?;
    }
    Ok(page)
}

/// Has the page do something at an event of the widget.
async fn at(page: &Page, event: &str, script: &str) -> Result<(), Fault> {
    let listener = format!(
        "document.addEventListener('quick-checks:{event}', () => {{ {script} }}, {{ once: true }})"
    );
    page.ask(&listener).await
}

async fn a_listener_that_shows_another_guide_gets_it(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    page.choose(guide.symptom_of("wifi-connected")).await?;
    at(&page, "answer", "element.setAttribute('guide', 'iphone-wifi')").await?;
    page.click("[data-answer='still-failing']").await?;
    let ready = page.sees("ready", 2).await?;
    assert_eq!(ready[1]["guide"], "iphone-wifi");
    page.shows(&Screen::Symptoms).await?;
    // The program is one for all widgets: it has to be alive still.
    page.ask::<()>("element.setAttribute('guide', 'icloud-backup')").await?;
    page.sees("ready", 3).await?;
    page.answer("fixed").await?;
    context.quiet().await
}

async fn a_listener_that_changes_an_attribute_restarts_the_widget(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let changes = [("heading-level", "4"), ("lang", "en-GB"), ("affiliate-tag", "tag-20")];
    for (event, answer) in [("answer", "still-failing"), ("outcome", "fixed")] {
        for (name, value) in changes {
            let page = fresh(&context, PAGE).await?;
            page.choose(guide.symptom_of("wifi-connected")).await?;
            at(&page, event, &format!("element.setAttribute('{name}', '{value}')")).await?;
            page.click(&format!("[data-answer='{answer}']")).await?;
            page.sees("ready", 2).await?;
            let screen = page.screen().await?;
            assert_ne!(screen, Some(Screen::Symptoms), "{event} {name}: the answers are there");
        }
    }
    context.quiet().await
}

async fn a_listener_that_answers_for_the_reader_is_heard(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    at(
        &page,
        "answer",
        "requestAnimationFrame(() => requestAnimationFrame(() =>
           element.shadowRoot.querySelector('[data-answer=fixed]').click()))",
    )
    .await?;
    page.choose(guide.symptom_of("account-prompt")).await?;
    page.click("[data-answer='still-failing']").await?;
    page.sees("outcome", 1).await?;
    assert_eq!(page.details("answer").await?.len(), 2);
    context.quiet().await
}

async fn a_widget_that_is_taken_away_at_an_event_leaves_nothing_behind(
    context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    for (event, answer) in [("answer", "still-failing"), ("outcome", "fixed")] {
        for when in
            ["run()", "queueMicrotask(run)", "setTimeout(run)", "requestAnimationFrame(run)"]
        {
            let page = fresh(&context, PAGE).await?;
            page.choose(guide.symptom_of("wifi-connected")).await?;
            let script = format!("const run = () => element.remove(); {when}");
            at(&page, event, &script).await?;
            page.click(&format!("[data-answer='{answer}']")).await?;
            page.sees(event, 1).await?;
            gone(&page).await?;
            // What was asked for before would come in the next frames.
            page.settle().await?;
            page.click_in_page("#insert").await?;
            page.sees("ready", 2).await?;
        }
    }
    context.quiet().await
}

async fn gone(page: &Page) -> Result<(), Fault> {
    until("the widget is gone", async || {
        let gone: bool = page.ask("return !element.isConnected").await?;
        Ok(gone.then_some(()))
    })
    .await
}

async fn a_page_that_is_replaced_at_an_event_has_no_widget_and_no_error(
    context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    for script in [
        "element.parentElement.innerHTML = '<p>Thank you.</p>'",
        "document.body.replaceChildren()",
        "element.shadowRoot.replaceChildren()",
        "element.replaceWith(element.cloneNode(true))",
    ] {
        let page = fresh(&context, PAGE).await?;
        page.choose(guide.symptom_of("wifi-connected")).await?;
        at(&page, "outcome", script).await?;
        page.click("[data-answer='fixed']").await?;
        page.sees("outcome", 1).await?;
        page.settle().await?;
    }
    context.quiet().await
}

async fn storage_that_begins_to_refuse_costs_no_answer_and_is_told(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let taken = |value: &str| {
        format!(
            "window.theirs ??= Object.getOwnPropertyDescriptor(Window.prototype, 'localStorage')
               ?? Object.getOwnPropertyDescriptor(window, 'localStorage');
             Object.defineProperty(window, 'localStorage', {{ configurable: true, {value} }})"
        )
    };
    let throws = "throw new DOMException('denied', 'SecurityError')";
    for refusal in [
        format!("get() {{ {throws} }}"),
        "get: () => null".to_owned(),
        "get: () => undefined".to_owned(),
        "get: () => ({})".to_owned(),
        "get() { throw 'denied' }".to_owned(),
        // Every other access.
        format!("get() {{ window.odd = !window.odd; if (window.odd) {throws}; return theirs.get.call(window) }}"),
        format!(
            "get: () => ({{ getItem() {{ {throws} }}, setItem() {{ {throws} }}, removeItem() {{ {throws} }} }})"
        ),
        "get: () => ({ getItem() { throw 'no' }, setItem() { throw 'no' }, removeItem() { throw null } })".to_owned(),
        "get: () => ({ getItem: () => 42, setItem() {}, removeItem() {} })".to_owned(),
    ] {
        let page = fresh(&context, "/pages/two-widgets.html").await?;
        let other = page.second_widget();
        other.ready().await?;
        let first = page.choose(guide.symptom_of("wifi-connected")).await?;
        page.ask::<()>(&taken(&refusal)).await?;
        let second = page.answer("still-failing").await?;
        assert_ne!(first, second, "{refusal}");
        other.shows(&second).await?;
        page.action("back").await?;
        page.shows(&first).await?;
        // The reader comes back from Settings.
        page.ask::<()>("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))").await?;
        page.shows(&first).await?;
        let third = other.answer("still-failing").await?;
        page.shows(&third).await?;
        // What the reader is told is what happened; WebKit now and then goes on using the storage
        // that the page has replaced. One that pretends to save can't be found out.
        let really: String = page
            .ask(&format!("return theirs.get.call(window).getItem('{}') ?? ''", guide.key()))
            .await?;
        let saved = first.check().is_some_and(|check| really.contains(check));
        let pretends = refusal.contains("setItem() {}");
        let words = if saved || pretends { ENGLISH.saved() } else { ENGLISH.not_saved() };
        let said = other.text("[data-live='save-status']").await?;
        // Of every other access that is refused, each widget may have had a different half.
        assert!(said.contains(words) || refusal.contains("odd"), "{refusal}: {said}");
        page.action("restart").await?;
        page.shows(&Screen::Symptoms).await?;
        // It works again: so does saving.
        page.ask::<()>("Object.defineProperty(window, 'localStorage', theirs)").await?;
        page.choose(guide.symptom_of("wifi-connected")).await?;
        let said = page.text("[data-live='save-status']").await?;
        assert!(said.contains(ENGLISH.saved()), "{refusal}: {said}");
        page.action("restart").await?;
    }
    context.quiet().await
}

async fn typing_in_one_widget_leaves_the_reader_of_another_where_they_are(
    context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    let one = context.open("/pages/two-widgets.html").await?;
    let other = one.second_widget();
    other.ready().await?;
    let first = one.choose(guide.long_symptom()).await?;
    one.answer("still-failing").await?;
    other.change(first.check()).await?;
    other.shows(&first).await?;
    one.click("details.summary > summary").await?;
    one.fill("#own-words", "iPhone 13").await?;
    until("the other widget has the words, too", async || {
        Ok((other.value("#own-words").await? == "iPhone 13").then_some(()))
    })
    .await?;
    other.shows(&first).await?;
    assert!(other.text("[data-live='summary']").await?.contains("iPhone 13"));
    context.quiet().await
}

async fn a_page_without_a_working_date_costs_only_the_day(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    page.ask::<()>("window.Date = class { constructor() { throw new Error('no time') } }").await?;
    page.choose(guide.symptom_of("wifi-connected")).await?;
    page.answer("still-failing").await?;
    page.answer("fixed").await?;
    let errors = page.details("error").await?;
    assert_eq!(errors.len(), 1, "once, not at each act: {errors:?}");
    assert_eq!(errors[0]["message"], "no time");
    page.reload().await?;
    assert!(matches!(page.ready().await?, Screen::Outcome { .. }), "the answers are saved");
    context.complained_once(&["no time"]).await
}
