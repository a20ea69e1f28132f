//! When the widget loads: near the viewport, at once, or on a tap.

use std::collections::BTreeMap;

use futures_util::future::try_join;
use quick_checks_core::words::ENGLISH;
use tokio::sync::watch;

use crate::support::{
    Fault, Guide, LOADER, Page, Reply, Screen, Server, TestContext, Tested, WEBKIT, cases, shipped,
    until,
};

cases! {
    below_the_fold_nothing_loads_until_the_reader_comes_near,
    the_loader_itself_has_the_page_laid_out_for_nothing,
    a_guide_is_opened_and_drawn_in_two_tasks,
    what_is_saved_between_two_tasks_of_a_start_is_taken_over,
    the_fallback_stays_in_sight_until_the_program_has_arrived,
    the_fallback_stays_in_sight_until_the_stylesheet_has_arrived,
    the_fallback_stays_in_sight_until_the_guide_has_arrived,
    an_eager_element_loads_wherever_it_stands,
    an_element_that_waits_for_a_tap_shows_the_fallback_until_then,
    an_element_that_waits_for_a_tap_still_has_one_button_after_a_move,
    a_reader_who_taps_is_told_that_it_loads_or_that_it_can_t,
    nothing_takes_the_focus_on_load,
    a_late_start_leaves_the_focus_to_a_reader_who_went_on,
    a_late_start_leaves_the_page_to_a_reader_who_reads_on,
    what_is_hinted_is_fetched_before_the_loader_asks_and_only_once,
    what_is_hinted_for_another_language_is_fetched_only_once,
    what_is_hinted_on_another_server_is_fetched_only_once,
    hints_of_another_version_do_no_harm,
}

/// Opens a page whose widget is to wait, until it would have begun to load.
async fn open_without_widget(context: &TestContext, path: &str) -> Result<Page, Fault> {
    let page = context.visit(path).await?;
    until("the element is defined", async || {
        Ok(page
            .ask::<bool>("return Boolean(customElements.get('quick-checks'))")
            .await?
            .then_some(()))
    })
    .await?;
    page.settle().await?;
    Ok(page)
}

async fn scroll_so_that_the_element_is_below_by(page: &Page, pixels: u32) -> Result<(), Fault> {
    page.ask::<()>(&format!(
        "const top = document.querySelector('quick-checks').getBoundingClientRect().top;
         scrollBy(0, top - innerHeight - {pixels});"
    ))
    .await?;
    page.settle().await
}

fn has_program(requests: &[String]) -> bool {
    requests.iter().any(|path| path.rsplit('.').next() == Some("wasm"))
}

async fn below_the_fold_nothing_loads_until_the_reader_comes_near(context: TestContext) -> Tested {
    let page = open_without_widget(&context, "/pages/below-the-fold.html").await?;
    assert_eq!(context.server.requests(), [LOADER]);
    scroll_so_that_the_element_is_below_by(&page, 1500).await?;
    assert_eq!(context.server.requests(), [LOADER]);
    scroll_so_that_the_element_is_below_by(&page, 100).await?;
    assert_eq!(page.ready().await?, Screen::Symptoms);
    context.quiet().await
}

/// Opens a page in which a script comes before the element, and the loader after it.
async fn open_with_script(context: &TestContext, script: &str) -> Result<Page, Fault> {
    const LOADED: &str = "<script async src=\"/dist/quick-checks.js\"></script>";
    let html = include_str!("../pages/with-element.html");
    let html = html.replace(LOADED, &format!("<script>{script}</script>"));
    let html = html.replace("</body>", &format!("{LOADED}</body>"));
    context.server.reply("with-element.html", Reply::File("text/html", html));
    context.open("/pages/with-element.html").await
}

async fn the_loader_itself_has_the_page_laid_out_for_nothing(context: TestContext) -> Tested {
    // What a browser lays out the page for, or may: a page's first layout takes a slow phone longer
    // than all that the loader does.
    let page = open_with_script(
        &context,
        "window.asked = []; let defining = false;
         const spy = (object, name, kind) => {
           const own = Object.getOwnPropertyDescriptor(object, name);
           const all = { ...own, [kind]: function (...given) {
             if (defining) window.asked.push(name);
             return Reflect.apply(own[kind], this, given);
           } };
           Object.defineProperty(object, name, all);
         };
         for (const name of ['type', 'rangeCount', 'isCollapsed', 'anchorNode', 'focusNode']) {
           spy(Selection.prototype, name, 'get');
         }
         for (const name of ['offsetTop', 'offsetHeight']) spy(HTMLElement.prototype, name, 'get');
         for (const name of ['scrollY', 'pageYOffset']) spy(window, name, 'get');
         spy(Element.prototype, 'getBoundingClientRect', 'value');
         spy(window, 'getComputedStyle', 'value');
         const { define } = CustomElementRegistry.prototype;
         CustomElementRegistry.prototype.define = function (...given) {
           defining = true;
           try { define.apply(this, given); } finally { defining = false; }
           window.defined = document.querySelectorAll('quick-checks:defined').length;
         };",
    )
    .await?;
    assert_eq!(
        page.ask::<u32>("return window.defined").await?,
        1,
        "it was there before the loader"
    );
    assert_eq!(page.ask::<Vec<String>>("return window.asked").await?, Vec::<String>::new());
    context.quiet().await
}

async fn a_guide_is_opened_and_drawn_in_two_tasks(context: TestContext) -> Tested {
    // A frame may come between two of them. Timers of no delay fire in the order they were set in, so
    // whatever waits for one of its own finds that ours has come.
    let page = open_with_script(
        &context,
        "window.turns = {}; let turn = 0;
         const reach = (name) => { turns[name] ??= turn; setTimeout(() => { turn += 1; }); };
         addEventListener('quick-checks:ready', () => reach('ready'));
         const { getItem } = Storage.prototype;
         Storage.prototype.getItem = function (key) { reach('saved'); return getItem.call(this, key); };",
    )
    .await?;
    let turns: BTreeMap<String, u32> = page.ask("return window.turns").await?;
    let turn = |name: &str| turns.get(name).copied().ok_or_else(|| Fault::new(name));
    assert!(turn("saved")? < turn("ready")?, "{turns:?}");
    context.quiet().await
}

async fn what_is_saved_between_two_tasks_of_a_start_is_taken_over(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open("/pages/with-element.html").await?;
    let screen = page.choose(guide.long_symptom()).await?;
    let saved = page.stored(&guide.key()).await?;
    // Another tab saves this right after the widget has found nothing.
    let script = format!(
        "localStorage.clear(); let saved = {};
         const {{ getItem }} = Storage.prototype;
         Storage.prototype.getItem = function (key) {{
           const found = getItem.call(this, key);
           if (saved) this.setItem(key, saved);
           saved = '';
           return found;
         }};",
        serde_json::to_string(&saved)?
    );
    let page = open_with_script(&context, &script).await?;
    page.shows(&screen).await?;
    context.quiet().await
}

async fn the_fallback_stays_in_sight_until_the_program_has_arrived(context: TestContext) -> Tested {
    the_fallback_stays_until(context, ".wasm").await
}

async fn the_fallback_stays_in_sight_until_the_stylesheet_has_arrived(
    context: TestContext,
) -> Tested {
    the_fallback_stays_until(context, ".css").await
}

async fn the_fallback_stays_in_sight_until_the_guide_has_arrived(context: TestContext) -> Tested {
    the_fallback_stays_until(context, ".json").await
}

async fn the_fallback_stays_until(context: TestContext, ending: &'static str) -> Tested {
    let (open, held) = watch::channel(false);
    context.server.reply(ending, Reply::Held(held));
    // Inserted once the page has loaded: WebKit's driver would wait for the stylesheet, too.
    let page = open_without_widget(&context, "/pages/late.html").await?;
    page.click_in_page("#insert").await?;
    until("the file is asked for", async || {
        Ok(context.server.requests().iter().any(|path| path.ends_with(ending)).then_some(()))
    })
    .await?;
    assert!(page.shows_fallback().await?);
    assert_eq!(page.screen().await?, None);
    open.send(true)?;
    page.ready().await?;
    assert!(!page.shows_fallback().await?);
    context.quiet().await
}

async fn an_eager_element_loads_wherever_it_stands(context: TestContext) -> Tested {
    let page = context.visit("/pages/eager.html").await?;
    assert_eq!(page.ready().await?, Screen::Symptoms);
    context.quiet().await
}

async fn an_element_that_waits_for_a_tap_shows_the_fallback_until_then(
    context: TestContext,
) -> Tested {
    let page = open_without_widget(&context, "/pages/tap.html").await?;
    assert!(page.shows_fallback().await?);
    assert!(!has_program(&context.server.requests()), "{:?}", context.server.requests());
    page.click("[part='start']").await?;
    assert_eq!(page.ready().await?, Screen::Symptoms);
    page.focuses_title().await?;
    assert!(!page.has("[part='start']").await?, "the button is gone");
    assert!(!page.shows_fallback().await?);
    context.quiet().await
}

async fn an_element_that_waits_for_a_tap_still_has_one_button_after_a_move(
    context: TestContext,
) -> Tested {
    let page = open_without_widget(&context, "/pages/tap.html").await?;
    page.click_in_page("#move").await?;
    page.settle().await?;
    assert_eq!(page.count("[part='start']").await?, 1);
    page.click("[part='start']").await?;
    page.ready().await?;
    until("the button is gone", async || Ok((!page.has("[part='start']").await?).then_some(())))
        .await?;
    context.quiet().await
}

async fn a_reader_who_taps_is_told_that_it_loads_or_that_it_can_t(context: TestContext) -> Tested {
    let (open, held) = watch::channel(false);
    context.server.reply(".json", Reply::Held(held));
    let page = open_without_widget(&context, "/pages/tap.html").await?;
    page.click("[part='start']").await?;
    assert_eq!(page.text("[part='start']").await?, ENGLISH.loading());
    assert!(
        page.of::<bool>("[part='start']", "it.disabled").await?,
        "a second tap would do nothing"
    );
    assert!(page.shows_fallback().await?, "the list is there meanwhile");
    open.send(true)?;
    page.ready().await?;
    // The same where the guide is missing.
    context.server.reply(".json", Reply::Missing);
    let page = open_without_widget(&context, "/pages/tap.html").await?;
    page.click("[part='start']").await?;
    let told = page.reported("guide-not-found").await?;
    assert_eq!(page.text(".widget").await?, ENGLISH.failed());
    let focused = "it.getRootNode().activeElement === it";
    assert!(page.of::<bool>(".widget", focused).await?, "the focus is not lost");
    assert!(page.shows_fallback().await?);
    let words: Vec<&str> = told.iter().map(String::as_str).collect();
    context.complained_once(&words).await
}

async fn nothing_takes_the_focus_on_load(context: TestContext) -> Tested {
    let page = context.open("/pages/with-element.html").await?;
    page.settle().await?;
    assert_eq!(page.ask::<String>("return document.activeElement.localName").await?, "body");
    context.quiet().await
}

/// A reader taps; the start fails; then the reader does something else, and the network comes back.
async fn starts_late(
    context: &TestContext,
    meanwhile: impl AsyncFnOnce(&Page) -> Result<(), Fault>,
) -> Result<Page, Fault> {
    context.server.reply(".wasm", Reply::Cut);
    let page = open_without_widget(context, "/pages/two-places.html").await?;
    page.click("[part='start']").await?;
    page.reported("program-unavailable").await?;
    meanwhile(&page).await?;
    context.server.reply_as_usual(".wasm");
    page.ask::<()>("dispatchEvent(new Event('online'))").await?;
    page.ready().await?;
    page.settle().await?;
    Ok(page)
}

async fn a_late_start_leaves_the_focus_to_a_reader_who_went_on(context: TestContext) -> Tested {
    let page = starts_late(&context, async |page| page.click_in_page("#comment").await).await?;
    assert_eq!(page.ask::<String>("return document.activeElement.id").await?, "comment");
    context.complained_once(&[]).await
}

async fn a_late_start_leaves_the_page_to_a_reader_who_reads_on(context: TestContext) -> Tested {
    // A click on text takes the focus from everything.
    let page = starts_late(&context, async |page| page.click_in_page("h1").await).await?;
    assert_eq!(page.ask::<String>("return document.activeElement.localName").await?, "body");
    context.complained_once(&[]).await
}

/// A page with the snippet that has hints; `xtask/tests/snippet.rs` holds it against that.
const HINTED: &str = include_str!("../pages/hinted.html");
/// The hash of every name in such a page.
const NO_HASH: &str = "-00000000";

/// What a page hints at: addresses as it has them, and whether `fetch()` asks for each.
fn hinted(html: &str) -> impl Iterator<Item = (&str, bool)> {
    html.split("<link ").skip(1).filter_map(|link| {
        let (attributes, rest) = link.split_once(" href=\"")?;
        Some((rest.split('"').next()?, attributes.contains("as=\"fetch\"")))
    })
}

async fn what_is_hinted_is_fetched_before_the_loader_asks_and_only_once(
    context: TestContext,
) -> Tested {
    is_fetched_only_once(context, HINTED, 4, None).await
}

async fn what_is_hinted_for_another_language_is_fetched_only_once(context: TestContext) -> Tested {
    is_fetched_only_once(context, include_str!("../pages/hinted-de.html"), 6, None).await
}

async fn what_is_hinted_on_another_server_is_fetched_only_once(context: TestContext) -> Tested {
    let elsewhere = context.elsewhere().await?;
    elsewhere.lets_all_read()?;
    is_fetched_only_once(context, HINTED, 4, Some(elsewhere)).await
}

/// Tells the server when the loader has asked for the program: a hint may go unseen.
const TELLS: &str = "<script>
    window.fetch = ((fetch) => (address, ...options) => {
      const answer = fetch(address, ...options);
      if (address.endsWith('.wasm')) fetch('/pages/kettle.json');
      return answer;
    })(fetch);
    </script></head>";

/// Opens a page with so many hints, for files of its own server or of another one.
async fn is_fetched_only_once(
    context: TestContext,
    html: &str,
    count: usize,
    elsewhere: Option<Server>,
) -> Tested {
    let files = elsewhere.as_ref().unwrap_or(&context.server);
    let mut page = html.replace("</head>", TELLS);
    let (mut paths, mut early) = (Vec::new(), Vec::new());
    for (address, by_fetch) in hinted(html) {
        let name = address.trim_start_matches("/dist/");
        let (stem, ending) = name.split_once(NO_HASH).ok_or_else(|| Fault::new(name))?;
        let path = format!("/dist/{}", shipped(&format!("{stem}-"), ending)?);
        page = page.replace(address, &path);
        // From the browser's cache it would come twice without a word.
        files.never_store(&path);
        // WebKit passes over these.
        if !(by_fetch && context.plays(&WEBKIT)) {
            early.push(path.clone());
        }
        paths.push(path);
    }
    assert_eq!(paths.len(), count);
    if elsewhere.is_some() {
        page = page.replace("/dist/", &files.url("/dist/"));
    }
    context.server.reply("/hinted.html", Reply::File("text/html", page));
    let (loader, held) = watch::channel(false);
    files.reply(LOADER, Reply::Held(held));
    let (program, held) = watch::channel(false);
    files.reply(".wasm", Reply::Held(held));
    let meanwhile = async {
        until("what is hinted is asked for without the loader", async || {
            Ok(early.iter().all(|path| files.asked_for(path) > 0).then_some(()))
        })
        .await?;
        loader.send(true)?;
        // The program is on its way still, as on any line that is not a fast one.
        until("the loader asks for the program", async || {
            Ok((context.server.asked_for("/pages/kettle.json") > 0).then_some(()))
        })
        .await?;
        program.send_replace(true);
        Ok(())
    };
    let (page, ()) = try_join(context.visit("/pages/hinted.html"), meanwhile).await?;
    assert_eq!(page.ready().await?, Screen::Symptoms);
    page.settle().await?;
    let asked: Vec<_> = paths.iter().map(|path| (path, files.asked_for(path))).collect();
    assert!(asked.iter().all(|(_, count)| *count == 1), "{asked:#?}");
    context.quiet().await
}

async fn hints_of_another_version_do_no_harm(context: TestContext) -> Tested {
    let page = context.open("/pages/hinted.html").await?;
    assert_eq!(page.screen().await?, Some(Screen::Symptoms));
    for (path, by_fetch) in hinted(HINTED) {
        let is_asked_for = context.server.asked_for(path) > 0;
        assert_eq!(is_asked_for, !(by_fetch && context.plays(&WEBKIT)), "{path}");
    }
    context.no_widget_errors().await
}
