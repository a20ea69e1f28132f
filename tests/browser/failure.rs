//! Something is missing or wrong: the reader keeps the fallback, and the page's owner gets one
//! line and one event that name the fix.

use serde_json::{Value, json};

use crate::support::{Fault, Guide, Page, Reply, Screen, TestContext, Tested, cases, shipped};

cases! {
    a_guide_that_is_not_bundled,
    a_guide_that_is_not_found,
    a_guide_without_checks,
    a_guide_of_a_newer_format,
    a_program_that_is_not_found,
    a_stylesheet_that_is_not_found,
    a_program_that_fails_in_an_unforeseen_way,
    a_browser_without_webassembly_runs_the_same_checks,
    a_policy_that_blocks_webassembly_leaves_the_same_checks,
    an_element_inserted_again_after_a_failure_tries_again,
    a_guide_attribute_that_is_put_right_starts_the_widget,
    an_element_whose_guide_was_stripped_does_not_get_another_one,
    an_element_whose_guide_was_emptied_does_not_get_another_one,
    a_page_that_breaks_its_history_keeps_the_widget,
    a_page_that_breaks_its_listeners_keeps_the_widget,
    a_page_that_breaks_its_frames_keeps_the_widget_and_its_owner_is_told_once,
    a_page_whose_base_is_elsewhere_keeps_the_widget,
    a_page_whose_observer_is_broken_starts_the_widget_at_once,
}

/// The page shows its fallback, and the widget told its owner why, once.
async fn falls_back(context: TestContext, path: &str, code: &str) -> Tested {
    let page = context.visit(path).await?;
    let why = page.reported(code).await?;
    assert!(page.shows_fallback().await?, "the reader sees the list");
    assert_eq!(page.screen().await?, None);
    let words: Vec<&str> = why.iter().map(String::as_str).collect();
    context.complained_once(&words).await
}

async fn a_guide_that_is_not_bundled(context: TestContext) -> Tested {
    falls_back(context, "/pages/unknown-guide.html", "guide-unknown").await
}

async fn a_guide_that_is_not_found(context: TestContext) -> Tested {
    context.server.reply("kettle.json", Reply::Missing);
    falls_back(context, "/pages/guide-by-address.html", "guide-not-found").await
}

async fn a_guide_without_checks(context: TestContext) -> Tested {
    let text =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/kettle.json"))?;
    let mut guide: Value = serde_json::from_str(&text)?;
    guide.as_object_mut().and_then(|guide| guide.remove("checks"));
    context.server.reply("kettle.json", Reply::File("application/json", guide.to_string()));
    let page = context.visit("/pages/guide-by-address.html").await?;
    let [message, _] = page.reported("guide-invalid").await?;
    assert!(message.contains("checks"), "it names the place: {message}");
    assert!(message.contains("/pages/kettle.json"), "it names the file: {message}");
    assert!(page.shows_fallback().await?, "the reader sees the list");
    context.complained_once(&[&message]).await
}

async fn a_guide_of_a_newer_format(context: TestContext) -> Tested {
    let text =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/kettle.json"))?;
    let mut guide: Value = serde_json::from_str(&text)?;
    guide["format"] = json!(99);
    context.server.reply("kettle.json", Reply::File("application/json", guide.to_string()));
    falls_back(context, "/pages/guide-by-address.html", "guide-invalid").await
}

async fn a_program_that_is_not_found(context: TestContext) -> Tested {
    context.server.reply(".wasm", Reply::Missing);
    falls_back(context, "/pages/with-element.html", "program-unavailable").await
}

async fn a_stylesheet_that_is_not_found(context: TestContext) -> Tested {
    context.server.reply(".css", Reply::Missing);
    falls_back(context, "/pages/with-element.html", "style-unavailable").await
}

async fn a_program_that_fails_in_an_unforeseen_way(context: TestContext) -> Tested {
    let broken = "export default async () => {};
        export function open() { throw new DOMException('out of luck', 'DataCloneError'); }";
    let glue = shipped("quick-checks-app-", ".js")?;
    context.server.reply(&glue, Reply::File("text/javascript", broken.to_owned()));
    falls_back(context, "/pages/with-element.html", "failed").await
}

async fn a_browser_without_webassembly_runs_the_same_checks(context: TestContext) -> Tested {
    works(context, "/pages/no-webassembly.html").await
}

async fn a_policy_that_blocks_webassembly_leaves_the_same_checks(context: TestContext) -> Tested {
    context.server.policy("script-src 'self'")?;
    works(context, "/pages/with-element.html").await
}

/// The page runs the program as plain JavaScript, from symptom to outcome.
async fn works(context: TestContext, path: &str) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(path).await?;
    let asked = context.server.requests();
    assert!(asked.iter().any(|path| path.contains("quick-checks-plain-")), "{asked:?}");
    assert!(!asked.iter().any(|path| path.contains(".wasm")), "nothing heavy in vain: {asked:?}");
    let mut screen = page.choose(guide.long_symptom()).await?;
    while screen.check().is_some() {
        screen = page.answer("still-failing").await?;
    }
    assert_eq!(guide.when(screen.outcome().unwrap_or_default())?, "exhausted");
    context.no_widget_errors().await
}

async fn an_element_inserted_again_after_a_failure_tries_again(context: TestContext) -> Tested {
    context.server.reply(".wasm", Reply::Missing);
    let page = context.visit("/pages/removed.html").await?;
    let why = page.reported("program-unavailable").await?;
    context.server.reply_as_usual(".wasm");
    page.click_in_page("#remove").await?;
    page.click_in_page("#insert").await?;
    page.sees("ready", 1).await?;
    assert!(!page.shows_fallback().await?);
    context.complained_once(&[&why[0]]).await
}

async fn a_guide_attribute_that_is_put_right_starts_the_widget(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.visit("/pages/unknown-guide.html").await?;
    let why = page.reported("guide-unknown").await?;
    let id = guide.text("id");
    page.ask::<()>(&format!(
        "document.querySelector('quick-checks').setAttribute('guide', '{id}')"
    ))
    .await?;
    page.sees("ready", 1).await?;
    assert_eq!(page.values("data-symptom").await?, guide.symptoms());
    context.complained_once(&[&why[0]]).await
}

/// Opens a page whose element had a guide inside, with what is left of it.
async fn stripped(context: TestContext, left: &str) -> Tested {
    let html = include_str!("../pages/guide-stripped.html").replace("INSIDE", left);
    context.server.reply("guide-stripped.html", Reply::File("text/html", html));
    falls_back(context, "/pages/guide-stripped.html", "guide-missing").await
}

async fn an_element_whose_guide_was_stripped_does_not_get_another_one(
    context: TestContext,
) -> Tested {
    stripped(context, "").await
}

async fn an_element_whose_guide_was_emptied_does_not_get_another_one(
    context: TestContext,
) -> Tested {
    stripped(context, "<script type=\"application/json\">\n</script>").await
}

/// A link that carries answers, so that the widget has something to do with the address.
const CARRIED: &str =
    "#quick-checks-2_icloud-backup_not-enough-storage_space-for-next-backup_still-failing";

/// Opens a page that a script has broken, by a link with answers.
async fn open_broken(context: &TestContext, head: &str) -> Result<Page, Fault> {
    let html = include_str!("../pages/broken.html").replace("BROKEN", head);
    context.server.reply("broken.html", Reply::File("text/html", html));
    context.open(&["/pages/broken.html", CARRIED].concat()).await
}

/// The widget is there with the answers of the link, alone; its owner got one line with these words.
async fn goes_on(context: TestContext, page: Page, words: &[&str]) -> Tested {
    let shows = page.ready().await?;
    assert!(shows.check().is_some_and(|check| check != "space-for-next-backup"), "{shows:?}");
    assert!(!page.shows_fallback().await?);
    assert_eq!(page.details("ready").await?.len(), 1);
    context.complained_once(words).await
}

async fn a_page_that_breaks_its_history_keeps_the_widget(context: TestContext) -> Tested {
    let head = "<script>history.replaceState = () => { throw new Error('no history') }</script>";
    let page = open_broken(&context, head).await?;
    page.sees("error", 1).await?;
    goes_on(context, page, &["no history"]).await
}

async fn a_page_that_breaks_its_listeners_keeps_the_widget(context: TestContext) -> Tested {
    let head = "<script>
      const add = window.addEventListener;
      window.addEventListener = function (type, ...more) {
        if (type === 'hashchange') throw new Error('no listeners');
        add.call(window, type, ...more);
      };</script>";
    let page = open_broken(&context, head).await?;
    page.sees("error", 1).await?;
    let address: String = page.ask("return location.hash").await?;
    assert_eq!(address, "", "what comes after is done all the same");
    goes_on(context, page, &["no listeners"]).await
}

async fn a_page_that_breaks_its_frames_keeps_the_widget_and_its_owner_is_told_once(
    context: TestContext,
) -> Tested {
    let head =
        "<script>window.requestAnimationFrame = () => { throw new Error('no frames') }</script>";
    let page = open_broken(&context, head).await?;
    page.sees("error", 1).await?;
    let first = page.ready().await?;
    // Each act of the reader asks for a frame, and fails at it.
    page.click("[data-answer='still-failing']").await?;
    page.click("[data-action='back']").await?;
    page.shows(&first).await?;
    assert_eq!(page.details("error").await?.len(), 1);
    goes_on(context, page, &["no frames"]).await
}

async fn a_page_whose_base_is_elsewhere_keeps_the_widget(context: TestContext) -> Tested {
    let head = "<base href=\"https://assets.example/\">";
    let html = include_str!("../pages/broken.html").replace("BROKEN", head);
    let html = html.replace("/dist/", &context.server.url("/dist/"));
    context.server.reply("broken.html", Reply::File("text/html", html));
    let page = context.open(&["/pages/broken.html?a=b", CARRIED].concat()).await?;
    assert!(page.ready().await?.check().is_some());
    assert!(!page.shows_fallback().await?);
    let address: String = page.ask("return location.href").await?;
    assert_eq!(address, context.server.url("/pages/broken.html?a=b"));
    context.quiet().await
}

async fn a_page_whose_observer_is_broken_starts_the_widget_at_once(context: TestContext) -> Tested {
    for broken in ["null", "class { observe() { throw new Error('no observer') } disconnect() {} }"]
    {
        let head = format!("<script>window.IntersectionObserver = {broken}</script>");
        let html = include_str!("../pages/broken.html").replace("BROKEN", &head);
        let html = html.replace(" start=\"eager\"", "");
        context.server.reply("broken.html", Reply::File("text/html", html));
        let page = context.open("/pages/broken.html").await?;
        assert_eq!(page.screen().await?, Some(Screen::Symptoms), "{broken}");
        context.leave().await?;
    }
    context.quiet().await
}
