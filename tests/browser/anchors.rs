//! Readers who were sent to something in the list, or are busy with it: it is there for them.

use quick_checks_core::words::{ENGLISH, fill_one};
use tokio::sync::watch;

use crate::support::{
    CHROMIUM, CaseOutcome, Fault, Guide, Key, Page, Reply, Screen, TestContext, Tested, cases,
    until,
};

cases! {
    a_link_to_a_check_of_the_list_shows_that_check,
    a_link_to_a_check_works_on_arrival,
    a_link_to_a_check_that_is_not_in_the_list_works_on_arrival,
    a_link_to_a_check_in_a_fold_shows_that_check,
    a_link_to_another_place_in_the_list_brings_the_list_back,
    a_link_to_another_place_in_the_list_works_on_arrival,
    a_link_to_somewhere_else_in_the_page_changes_nothing,
    a_fragment_that_is_no_name_changes_nothing,
    a_passage_that_a_search_engine_links_to_stays,
    a_passage_elsewhere_in_the_page_changes_nothing,
    a_fold_that_a_reader_has_opened_stays,
    a_fold_that_a_reader_has_opened_before_the_script_came_stays,
    a_symptom_that_a_reader_has_opened_is_what_the_button_starts_with,
    a_touch_while_the_guide_is_read_keeps_the_list,
    a_reader_who_goes_on_after_the_button_gets_the_opening_question,
    a_symptom_that_the_guide_no_longer_has_leads_to_the_opening_question,
    what_a_reader_has_selected_stays,
    what_a_reader_has_focused_stays,
    a_fold_that_the_page_wrote_open_does_not_keep_the_list,
    a_finger_that_moves_the_page_does_not_keep_the_list,
}

const PAGE: &str = "/pages/anchors.html";
const BUTTON: &str = "[part='start']";

fn restart() -> Screen {
    Screen::Check { id: "restart".to_owned() }
}

/// Waits until the list is on display, with the start button above it.
async fn shows_list(page: &Page) -> Result<(), Fault> {
    until("the list is there with a button", async || {
        Ok((page.shows_fallback().await? && page.has(BUTTON).await?).then_some(()))
    })
    .await?;
    assert_eq!(page.screen().await?, None);
    Ok(())
}

/// Whether something of the page is in the window.
async fn in_sight(page: &Page, selector: &str) -> Result<bool, Fault> {
    page.settle().await?;
    page.ask(&format!(
        "const {{ top }} = document.querySelector('{selector}').getBoundingClientRect();
         return top > -1 && top < innerHeight;"
    ))
    .await
}

async fn fragment(page: &Page) -> Result<String, Fault> {
    page.ask("return location.hash").await
}

async fn a_link_to_a_check_of_the_list_shows_that_check(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    let here = page.midway(&guide).await?;
    for _ in 0..2 {
        page.ask::<()>("scrollTo(0, 0)").await?;
        page.click_in_page("#to-check").await?;
        page.shows(&restart()).await?;
        assert!(in_sight(&page, "quick-checks").await?);
        assert_eq!(fragment(&page).await?, "");
    }
    page.reload().await?;
    assert_eq!(page.ready().await?, here, "where the reader was");
    context.quiet().await
}

async fn a_link_to_a_check_works_on_arrival(context: TestContext) -> Tested {
    let page = context.visit(&format!("{PAGE}#icloud-backup-restart")).await?;
    page.shows(&restart()).await?;
    assert!(in_sight(&page, "quick-checks").await?);
    assert_eq!(fragment(&page).await?, "");
    page.reload().await?;
    assert_eq!(page.ready().await?, Screen::Symptoms);
    context.quiet().await
}

async fn a_link_to_a_check_that_is_not_in_the_list_works_on_arrival(
    context: TestContext,
) -> Tested {
    // Far below, and the browser finds nothing that it could scroll to.
    let page = context.visit("/pages/below-the-fold.html#icloud-backup-restart").await?;
    page.shows(&restart()).await?;
    assert!(in_sight(&page, "quick-checks").await?);
    assert_eq!(fragment(&page).await?, "");
    context.quiet().await
}

async fn a_link_to_a_check_in_a_fold_shows_that_check(context: TestContext) -> Tested {
    // Some browsers open the fold by themselves: that is not a reader who has begun to read.
    let html = include_str!("../pages/anchors.html")
        .replace("id=\"what-to-check\"", "id=\"icloud-backup-space-for-next-backup\"")
        .replace("href=\"#what-to-check\"", "href=\"#icloud-backup-space-for-next-backup\"")
        .replace(" start=\"eager\"", "");
    context.server.reply("anchors.html", Reply::File("text/html", html));
    let page = context.visit(PAGE).await?;
    until("the element waits", async || {
        let waits = "return document.readyState === 'complete'
            && Boolean(document.querySelector('quick-checks').shadowRoot)";
        Ok(page.ask::<bool>(waits).await?.then_some(()))
    })
    .await?;
    page.click_in_page("#to-heading").await?;
    page.shows(&Screen::Check { id: "space-for-next-backup".to_owned() }).await?;
    context.quiet().await
}

async fn a_link_to_another_place_in_the_list_brings_the_list_back(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    let here = page.midway(&guide).await?;
    for _ in 0..2 {
        page.ask::<()>("scrollTo(0, 0)").await?;
        page.click_in_page("#to-heading").await?;
        shows_list(&page).await?;
        assert!(in_sight(&page, "#what-to-check").await?);
        assert!(page.ask::<bool>("return document.querySelector('#outer').open").await?);
        page.click(BUTTON).await?;
        page.shows(&here).await?;
        page.focuses_title().await?;
    }
    // The reader has chosen the widget: a reload does not lead back to the list.
    page.reload().await?;
    page.shows(&here).await?;
    context.quiet().await
}

async fn a_link_to_another_place_in_the_list_works_on_arrival(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.visit(&format!("{PAGE}#what-to-check")).await?;
    shows_list(&page).await?;
    assert!(in_sight(&page, "#what-to-check").await?);
    assert!(page.details("ready").await?.is_empty(), "there is no widget to be ready");
    page.click(BUTTON).await?;
    assert_eq!(page.ready().await?, Screen::Symptoms);
    page.midway(&guide).await?;
    context.quiet().await
}

async fn a_link_to_somewhere_else_in_the_page_changes_nothing(context: TestContext) -> Tested {
    let page = context.open(PAGE).await?;
    page.click_in_page("#to-comments").await?;
    assert!(in_sight(&page, "#comments").await?);
    assert_eq!(page.screen().await?, Some(Screen::Symptoms));
    assert_eq!(fragment(&page).await?, "#comments");
    // The same name once more in the page: the browser goes to the first.
    page.ask::<()>("document.querySelector('h1').id = 'icloud-backup-restart'; scrollTo(0, 0)")
        .await?;
    page.click_in_page("#to-check").await?;
    page.settle().await?;
    assert_eq!(fragment(&page).await?, "#icloud-backup-restart");
    assert_eq!(page.screen().await?, Some(Screen::Symptoms));
    context.quiet().await
}

async fn a_fragment_that_is_no_name_changes_nothing(context: TestContext) -> Tested {
    for fragment in ["#%E0%A4%A", "#/post/42", "#a%22]", "#icloud-backup-", "#"] {
        let page = context.open(&[PAGE, fragment].concat()).await?;
        assert_eq!(page.screen().await?, Some(Screen::Symptoms), "{fragment}");
        context.leave().await?;
    }
    context.quiet().await
}

async fn a_passage_that_a_search_engine_links_to_stays(context: TestContext) -> Tested {
    if !context.plays(&CHROMIUM) {
        return Ok(CaseOutcome::Skipped("only Chromium tells a page which passage a link is for"));
    }
    let links = ["text=checks%20as%20a%20list", "text=The-,checks,list,-x&text=nowhere"];
    for link in links {
        let page = context.visit(&format!("{PAGE}#:~:{link}")).await?;
        shows_list(&page).await?;
        page.click(BUTTON).await?;
        assert_eq!(page.ready().await?, Screen::Symptoms);
        context.leave().await?;
    }
    context.quiet().await
}

async fn a_passage_elsewhere_in_the_page_changes_nothing(context: TestContext) -> Tested {
    for link in ["text=A%20post%20about%20backups", "text=%E0%A4%A", "text=-x", "text="] {
        let page = context.open(&format!("{PAGE}#:~:{link}")).await?;
        assert_eq!(page.screen().await?, Some(Screen::Symptoms), "{link}");
        context.leave().await?;
    }
    context.quiet().await
}

/// Lets a reader do something while the program is on its way; then it arrives.
async fn meanwhile(
    context: &TestContext,
    act: impl AsyncFnOnce(&Page) -> Result<(), Fault>,
) -> Result<Page, Fault> {
    let (open, held) = watch::channel(false);
    context.server.reply(".wasm", Reply::Held(held));
    let page = context.visit(PAGE).await?;
    until("the program is asked for", async || {
        let asked = context.server.requests();
        Ok(asked.iter().any(|path| path.contains(".wasm")).then_some(()))
    })
    .await?;
    act(&page).await?;
    open.send(true)?;
    Ok(page)
}

/// The list stays, with a button that starts the widget.
async fn stays(context: TestContext, page: &Page) -> Tested {
    shows_list(page).await?;
    assert!(page.details("ready").await?.is_empty());
    page.click(BUTTON).await?;
    assert_eq!(page.ready().await?, Screen::Symptoms);
    context.quiet().await
}

async fn a_fold_that_a_reader_has_opened_stays(context: TestContext) -> Tested {
    let page = meanwhile(&context, async |page| {
        page.click_in_page("#icloud-backup-restart > summary").await
    })
    .await?;
    stays(context, &page).await
}

async fn a_fold_that_a_reader_has_opened_before_the_script_came_stays(
    context: TestContext,
) -> Tested {
    let (open, held) = watch::channel(false);
    context.server.reply("quick-checks.js", Reply::Held(held));
    // The driver waits for what the page asks for while it loads, so the script comes later.
    let html = include_str!("../pages/anchors.html")
        .replace("<script async src=\"/dist/quick-checks.js\"></script>", "");
    context.server.reply("anchors.html", Reply::File("text/html", html));
    let page = context.visit(PAGE).await?;
    page.ask::<()>(
        "const script = document.createElement('script');
         script.src = '/dist/quick-checks.js';
         document.body.append(script);",
    )
    .await?;
    page.click_in_page("#icloud-backup-restart > summary").await?;
    // Nothing but the open fold tells of it.
    page.ask::<()>("document.activeElement.blur(); getSelection().removeAllRanges()").await?;
    open.send(true)?;
    stays(context, &page).await
}

/// A list like that of `cargo xtask guide render`, with these symptoms in it.
fn with_symptoms(context: &TestContext, titles: &[&str]) {
    let mut folds = String::from("<p>The checks as a list.</p>");
    for title in titles {
        let fold = "<details data-check=\"symptom\">\n<summary>{}</summary><p>Try.</p></details>";
        folds.push_str(&fold.replace("{}", title));
    }
    let html = include_str!("../pages/anchors.html");
    let html = html.replace("<p>The checks as a list.</p>", &folds);
    context.server.reply("anchors.html", Reply::File("text/html", html));
}

/// Waits for what the button says.
async fn button_says(page: &Page, wanted: &str) -> Result<(), Fault> {
    until(wanted, async || Ok((page.text(BUTTON).await? == wanted).then_some(()))).await
}

fn starts_with(title: &str) -> String {
    fill_one(ENGLISH.start_with(), title)
}

async fn a_symptom_that_a_reader_has_opened_is_what_the_button_starts_with(
    context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    let symptoms = guide.titled_symptoms();
    let ((_, one), (id, other)) = (symptoms[0], symptoms[1]);
    with_symptoms(&context, &[one, other]);
    let fold = |at: u32| format!("[data-check]:nth-of-type({at}) > summary");
    let page = meanwhile(&context, async |page| page.click_in_page(&fold(1)).await).await?;
    shows_list(&page).await?;
    button_says(&page, &starts_with(one)).await?;
    // Whoever looks at two has not decided.
    page.click_in_page(&fold(2)).await?;
    button_says(&page, ENGLISH.start()).await?;
    page.click_in_page(&fold(1)).await?;
    button_says(&page, &starts_with(other)).await?;
    page.click(BUTTON).await?;
    let screen = until("a check", async || {
        Ok(page.screen().await?.filter(|screen| screen.check().is_some()))
    })
    .await?;
    page.focuses_title().await?;
    let events = page.events().await?;
    let names: Vec<&str> = events.iter().map(|event| event.name.as_str()).collect();
    assert_eq!(names, ["ready", "symptom", "check"]);
    assert_eq!(events[1].detail["symptom"], id);
    // It is an answer like any other: kept, and taken back.
    page.reload().await?;
    assert_eq!(page.ready().await?, screen);
    assert_eq!(page.action("back").await?, Screen::Symptoms);
    context.quiet().await
}

async fn a_touch_while_the_guide_is_read_keeps_the_list(context: TestContext) -> Tested {
    // What is saved is looked for when all has arrived: the last moment before the widget is shown.
    let html = include_str!("../pages/anchors.html").replace(
        "<script async",
        "<script>
         const { getItem } = Storage.prototype;
         Storage.prototype.getItem = function (key) {
           document.querySelector('quick-checks p').dispatchEvent(
             new PointerEvent('pointerup', { bubbles: true, composed: true }));
           return getItem.call(this, key);
         };
         </script><script async",
    );
    context.server.reply("anchors.html", Reply::File("text/html", html));
    let page = context.visit(PAGE).await?;
    stays(context, &page).await
}

async fn a_reader_who_goes_on_after_the_button_gets_the_opening_question(
    context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    with_symptoms(&context, &[guide.titled_symptoms()[0].1]);
    let page = meanwhile(&context, async |page| page.click_in_page("[data-check] > summary").await)
        .await?;
    shows_list(&page).await?;
    // In one task: the start goes on once the focus is elsewhere.
    page.of::<()>(BUTTON, "(it.click(), document.querySelector('#to-comments').focus(), null)")
        .await?;
    assert_eq!(page.ready().await?, Screen::Symptoms);
    page.settle().await?;
    assert_eq!(page.ask::<String>("return document.activeElement.id").await?, "to-comments");
    context.quiet().await
}

async fn a_symptom_that_the_guide_no_longer_has_leads_to_the_opening_question(
    context: TestContext,
) -> Tested {
    with_symptoms(&context, &["As it was"]);
    let page = meanwhile(&context, async |page| page.click_in_page("[data-check] > summary").await)
        .await?;
    shows_list(&page).await?;
    button_says(&page, &starts_with("As it was")).await?;
    page.click(BUTTON).await?;
    assert_eq!(page.ready().await?, Screen::Symptoms);
    page.focuses_title().await?;
    context.quiet().await
}

async fn what_a_reader_has_selected_stays(context: TestContext) -> Tested {
    let page = meanwhile(&context, async |page| {
        page.ask("getSelection().selectAllChildren(document.querySelector('quick-checks p'))").await
    })
    .await?;
    stays(context, &page).await
}

async fn what_a_reader_has_focused_stays(context: TestContext) -> Tested {
    let page = meanwhile(&context, async |page| {
        page.ask::<()>("document.querySelector('#to-comments').focus()").await?;
        page.press(Key::Tab).await?;
        let focused = "return document.activeElement.localName === 'summary'";
        until("a fold has the focus", async || Ok(page.ask::<bool>(focused).await?.then_some(())))
            .await
    })
    .await?;
    stays(context, &page).await
}

async fn a_fold_that_the_page_wrote_open_does_not_keep_the_list(context: TestContext) -> Tested {
    let html = include_str!("../pages/anchors.html").replace("id=\"outer\"", "id=\"outer\" open");
    for script in ["async", ""] {
        let html = html.replace("<script async", &format!("<script {script}"));
        context.server.reply("anchors.html", Reply::File("text/html", html));
        let page = context.open(PAGE).await?;
        assert!(!page.has(BUTTON).await?);
        context.leave().await?;
    }
    context.quiet().await
}

async fn a_finger_that_moves_the_page_does_not_keep_the_list(context: TestContext) -> Tested {
    let page = meanwhile(&context, async |page| {
        page.ask(
            "const list = document.querySelector('quick-checks p');
             for (const type of ['pointerdown', 'pointercancel']) {
               list.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true }));
             }",
        )
        .await
    })
    .await?;
    assert_eq!(page.ready().await?, Screen::Symptoms);
    assert!(!page.shows_fallback().await?);
    context.quiet().await
}
