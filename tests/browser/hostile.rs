//! Pages that make it hard: their scripts, their rules and the places where they put the widget.

use std::fs;
use std::path::Path;

use quick_checks_core::words::ENGLISH;
use tokio::sync::watch;

use crate::support::{
    CaseOutcome, Fault, Guide, Page, Reply, Screen, TestContext, Tested, WEBKIT, cases, until,
};

cases! {
    a_root_font_of_10_px_leaves_the_text_readable,
    a_root_font_of_24_px_makes_the_text_larger,
    a_large_root_font_with_smaller_text_leaves_ours_as_it_is,
    a_page_that_is_read_from_right_to_left,
    a_dark_page_leaves_the_text_legible,
    a_page_in_quirks_mode,
    a_page_that_is_not_utf_8,
    a_page_that_changes_what_belongs_to_the_browser,
    a_page_with_a_promise_of_before_the_standard,
    a_page_with_the_globals_of_old_libraries,
    the_script_after_another_version_leaves_it_alone,
    the_script_before_another_version_stays,
    an_element_written_by_inner_html,
    a_router_that_swaps_the_body_brings_the_reader_back_to_the_same_check,
    inside_details_the_widget_works_once_unfolded,
    inside_a_closed_dialog_the_widget_works_once_it_opens,
    where_it_is_not_displayed_the_widget_works_once_it_is,
    in_a_column_of_280_px_nothing_sticks_out,
    a_sticky_header_does_not_cover_the_new_title,
    webassembly_sent_as_another_type_works_without_a_word,
    inside_a_deferred_file_in_our_folder_the_files_are_found,
    inside_a_file_elsewhere_the_folder_can_be_named,
    inside_a_file_elsewhere_without_the_folder_the_owner_learns_of_it,
    without_a_box_of_its_own_the_element_starts_near_the_window,
    without_a_box_of_its_own_an_element_that_is_not_displayed_waits,
    an_element_that_is_not_displayed_itself_waits,
    in_a_shadow_root_of_the_page_an_element_is_the_page_s_own,
    on_a_zoomed_page_what_is_below_does_not_move,
    a_saved_copy_of_the_widget_gives_way,
}

/// From the symptom over two checks to the outcome, a change of an answer and a reload between.
async fn works(page: &Page) -> Result<(), Fault> {
    let guide = Guide::bundled()?;
    assert_eq!(page.ready().await?, Screen::Symptoms);
    assert!(!page.shows_fallback().await?);
    let first = page.choose(guide.long_symptom()).await?;
    page.answer("still-failing").await?;
    page.change(first.check()).await?;
    let second = page.answer("still-failing").await?;
    let end = page.answer("fixed").await?;
    assert_eq!(guide.when(end.outcome().unwrap_or_default())?, "fixed");
    let saved = page.stored_answers(&guide.key()).await?;
    let checks: Vec<&str> = saved.iter().map(|(check, _)| check.as_str()).collect();
    assert_eq!(checks, [first.check(), second.check()].map(Option::unwrap_or_default));
    page.reload().await?;
    page.shows(&end).await
}

/// How far the widget's contents reach beyond its element, in pixels.
async fn sticks_out(page: &Page) -> Result<f64, Fault> {
    page.ask(
        "const host = document.querySelector('quick-checks');
         const box = host.getBoundingClientRect();
         return Math.max(...[...host.shadowRoot.querySelectorAll('.widget *')].map((one) => {
           const { left, right, width } = one.getBoundingClientRect();
           return width > 1 ? Math.max(right - box.right, box.left - left) : 0;
         }));",
    )
    .await
}

/// The size of the text of the title's siblings, in pixels.
async fn text_size(page: &Page) -> Result<f64, Fault> {
    page.ask(
        "const root = document.querySelector('quick-checks').shadowRoot;
         return Number.parseFloat(getComputedStyle(root.querySelector('[data-symptom]')).fontSize);",
    )
    .await
}

async fn a_root_font_of_10_px_leaves_the_text_readable(context: TestContext) -> Tested {
    let page = context.open("/pages/root-10px.html").await?;
    let size = text_size(&page).await?;
    assert!((16.0..20.0).contains(&size), "{size}");
    works(&page).await?;
    context.quiet().await
}

async fn a_root_font_of_24_px_makes_the_text_larger(context: TestContext) -> Tested {
    context.resize(320, 800).await?;
    let page = context.open("/pages/root-24px.html").await?;
    let size = text_size(&page).await?;
    assert!(size >= 24.0, "{size}");
    works(&page).await?;
    assert!(sticks_out(&page).await? < 1.0);
    context.quiet().await
}

/// Such as Material for `MkDocs`: 125 % at the root, and text of 0.8 rem.
async fn a_large_root_font_with_smaller_text_leaves_ours_as_it_is(context: TestContext) -> Tested {
    let html = include_str!("../pages/with-element.html");
    for (style, wanted) in [
        ("html { font-size: 125% } body { font-size: 0.8rem }", 17.0),
        ("html { font-size: 125% }", 21.25),
        ("html { font-size: 200% } body { font-size: 0.8rem }", 27.2),
        ("html { font-size: 200% } quick-checks { --quick-checks-size: 15px }", 15.0),
    ] {
        let html = html.replace("</head>", &format!("<style>{style}</style></head>"));
        context.server.reply("with-element.html", Reply::File("text/html", html));
        let page = context.open("/pages/with-element.html").await?;
        page.ready().await?;
        page.settle().await?;
        let size = text_size(&page).await?;
        assert!((size - wanted).abs() < 0.1, "{size} px, not {wanted} px, with {style}");
    }
    context.quiet().await
}

async fn a_page_that_is_read_from_right_to_left(context: TestContext) -> Tested {
    context.resize(390, 844).await?;
    let page = context.open("/pages/right-to-left.html").await?;
    works(&page).await?;
    assert!(sticks_out(&page).await? < 1.0);
    let direction: String = page
        .ask(
            "const root = document.querySelector('quick-checks').shadowRoot;
             return getComputedStyle(root.querySelector('.title')).direction;",
        )
        .await?;
    assert_eq!(direction, "rtl");
    context.quiet().await
}

async fn a_dark_page_leaves_the_text_legible(context: TestContext) -> Tested {
    let page = context.open("/pages/dark.html").await?;
    let contrast: f64 = page
        .ask(
            "const root = document.querySelector('quick-checks').shadowRoot;
             const light = (color) => {
               const [r, g, b] = color.match(/[\\d.]+/g).map((part) => part / 255)
                 .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
               return 0.2126 * r + 0.7152 * g + 0.0722 * b;
             };
             const text = light(getComputedStyle(root.querySelector('.title')).color);
             const ground = light(getComputedStyle(root.querySelector('.card')).backgroundColor);
             return (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);",
        )
        .await?;
    assert!(contrast > 7.0, "{contrast}");
    works(&page).await?;
    context.quiet().await
}

async fn a_page_in_quirks_mode(context: TestContext) -> Tested {
    let page = context.open("/pages/quirks.html").await?;
    assert_eq!(page.ask::<String>("return document.compatMode").await?, "BackCompat");
    works(&page).await?;
    context.quiet().await
}

/// Of such a page's files, those that the server names no encoding for are read in the page's.
async fn a_page_that_is_not_utf_8(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = include_str!("../pages/tap.html").replace("<meta charset=\"utf-8\">", "");
    context.server.reply("tap.html", Reply::File("text/html; charset=windows-1252", page));
    for (ending, kind) in [(".js", "text/javascript"), (".css", "text/css")] {
        context.server.send_as(ending, kind);
    }
    let (open, gate) = tokio::sync::watch::channel(false);
    context.server.reply(".wasm", Reply::Held(gate));
    let page = context.visit("/pages/tap.html").await?;
    let encoding: String = page.ask("return document.characterSet").await?;
    assert_eq!(encoding, "windows-1252");
    until("there is the button", async || Ok(page.has(".start").await?.then_some(()))).await?;
    page.click(".start").await?;
    assert_eq!(page.text(".start").await?, ENGLISH.loading());
    open.send_replace(true);
    page.ready().await?;
    let mark = |of: &'static str| format!("getComputedStyle(it, '{of}').content");
    let row: String = page.of("[data-symptom]", &mark("::after")).await?;
    assert_eq!(row.chars().filter(|sign| !sign.is_ascii()).collect::<String>(), "\u{203a}");
    page.choose(guide.long_symptom()).await?;
    let back: String = page.of("[data-action='back']", &mark("::before")).await?;
    assert_eq!(back.chars().filter(|sign| !sign.is_ascii()).collect::<String>(), "\u{2039}");
    context.quiet().await
}

async fn a_page_that_changes_what_belongs_to_the_browser(context: TestContext) -> Tested {
    if context.plays(&WEBKIT) {
        return Ok(CaseOutcome::Skipped("WebKit's driver runs on the page's own Map"));
    }
    works(&context.open("/pages/patched-builtins.html").await?).await?;
    context.quiet().await
}

async fn a_page_with_a_promise_of_before_the_standard(context: TestContext) -> Tested {
    if context.plays(&WEBKIT) {
        return Ok(CaseOutcome::Skipped("WebKit's driver runs on the page's own Promise"));
    }
    works(&context.open("/pages/old-promise.html").await?).await?;
    context.quiet().await
}

async fn a_page_with_the_globals_of_old_libraries(context: TestContext) -> Tested {
    works(&context.open("/pages/old-globals.html").await?).await?;
    context.quiet().await
}

async fn two_versions(context: &TestContext, one: &str, other: &str) -> Result<Page, Fault> {
    let html = include_str!("../pages/two-versions.html");
    let html = html.replace("VERSION-A", one).replace("VERSION-B", other);
    context.server.reply("two-versions.html", Reply::File("text/html", html));
    context.open("/pages/two-versions.html").await
}

async fn the_script_after_another_version_leaves_it_alone(context: TestContext) -> Tested {
    let page = two_versions(&context, "another-version.js", "/dist/quick-checks.js").await?;
    page.settle().await?;
    assert_eq!(page.text("[data-view]").await?, "Another version");
    assert_eq!(page.count("[data-view]").await?, 1);
    context.quiet().await
}

async fn the_script_before_another_version_stays(context: TestContext) -> Tested {
    let page = two_versions(&context, "/dist/quick-checks.js", "another-version.js").await?;
    works(&page).await?;
    assert_eq!(page.count("[data-view]").await?, 1);
    context.quiet().await
}

async fn an_element_written_by_inner_html(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.visit("/pages/inner-html.html").await?;
    page.click_in_page("#insert").await?;
    assert_eq!(page.ready().await?, Screen::Symptoms);
    let here = page.choose(guide.long_symptom()).await?;
    page.click_in_page("#insert").await?;
    page.shows(&here).await?;
    context.quiet().await
}

async fn a_router_that_swaps_the_body_brings_the_reader_back_to_the_same_check(
    context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.visit("/pages/router.html").await?;
    page.click_in_page("#go").await?;
    assert_eq!(page.ready().await?, Screen::Symptoms);
    page.choose(guide.long_symptom()).await?;
    let mut here = page.answer("still-failing").await?;
    for round in 1..4 {
        page.click_in_page("#go").await?;
        assert_eq!(
            page.ask::<usize>("return document.querySelectorAll('quick-checks').length").await?,
            0
        );
        page.click_in_page("#go").await?;
        page.shows(&here).await?;
        here = page.answer("still-failing").await?;
        assert_eq!(page.details("answer").await?.len(), round + 1, "one answer is one event");
    }
    context.quiet().await
}

async fn inside_details_the_widget_works_once_unfolded(context: TestContext) -> Tested {
    let page = context.visit("/pages/inside-details.html").await?;
    page.click_in_page("details > summary").await?;
    assert_eq!(page.ready().await?, Screen::Symptoms);
    page.choose(Guide::bundled()?.long_symptom()).await?;
    assert!(page.answer("fixed").await?.outcome().is_some());
    context.quiet().await
}

async fn inside_a_closed_dialog_the_widget_works_once_it_opens(context: TestContext) -> Tested {
    opens(context, "/pages/inside-dialog.html").await
}

async fn where_it_is_not_displayed_the_widget_works_once_it_is(context: TestContext) -> Tested {
    opens(context, "/pages/not-displayed.html").await
}

async fn opens(context: TestContext, path: &str) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.visit(path).await?;
    defined(&page).await?;
    page.click_in_page("#open").await?;
    assert_eq!(page.ready().await?, Screen::Symptoms);
    let page = page.clicking_by_script();
    page.choose(guide.long_symptom()).await?;
    assert!(page.answer("fixed").await?.outcome().is_some());
    context.quiet().await
}

/// Waits until our script has run.
async fn defined(page: &Page) -> Result<(), Fault> {
    until("the element is defined", async || {
        let defined = "return Boolean(customElements.get('quick-checks'))";
        Ok(page.ask::<bool>(defined).await?.then_some(()))
    })
    .await?;
    page.settle().await
}

async fn in_a_column_of_280_px_nothing_sticks_out(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open("/pages/narrow-column.html").await?;
    let mut screen = page.choose(guide.long_symptom()).await?;
    while screen.check().is_some() {
        let out = sticks_out(&page).await?;
        assert!(out < 1.0, "{screen:?} by {out}");
        screen = page.answer("still-failing").await?;
    }
    assert!(sticks_out(&page).await? < 1.0, "{screen:?}");
    context.quiet().await
}

async fn a_sticky_header_does_not_cover_the_new_title(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    context.resize(390, 844).await?;
    let page = context.open("/pages/sticky-header.html").await?;
    let in_sight = "
        const host = document.querySelector('quick-checks');
        const box = host.shadowRoot.querySelector('.title').getBoundingClientRect();
        return [box.top + 2, box.bottom - 2].every((at) =>
          document.elementFromPoint(box.left + 5, at) === host);";
    let mut screen = page.choose(guide.long_symptom()).await?;
    for _ in 0..4 {
        page.settle().await?;
        assert!(page.ask::<bool>(in_sight).await?, "the title of {screen:?} is in sight");
        screen = page.answer("still-failing").await?;
    }
    context.quiet().await
}

async fn webassembly_sent_as_another_type_works_without_a_word(context: TestContext) -> Tested {
    context.server.send_as(".wasm", "application/octet-stream");
    works(&context.open("/pages/with-element.html").await?).await?;
    context.quiet().await
}

/// Opens a page with our script in the middle of one of its own files.
async fn visit_bundled(
    context: &TestContext,
    kind: &str,
    file: &str,
    folder: &str,
) -> Result<Page, Fault> {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist/quick-checks.js");
    let loader = fs::read_to_string(dist)?;
    let script = format!("'use strict';\nvar theirs = 1;\n{loader}\ntheirs += 1;\n");
    context.server.reply("all-scripts.js", Reply::File("text/javascript", script));
    let html = include_str!("../pages/bundled.html")
        .replace("TYPE", kind)
        .replace("/pages/all-scripts.js", file)
        .replace("FOLDER", folder);
    context.server.reply("bundled.html", Reply::File("text/html", html));
    context.visit("/pages/bundled.html").await
}

async fn inside_a_deferred_file_in_our_folder_the_files_are_found(context: TestContext) -> Tested {
    let page = visit_bundled(&context, "defer", "/dist/all-scripts.js", "").await?;
    works(&page).await?;
    context.quiet().await
}

async fn inside_a_file_elsewhere_the_folder_can_be_named(context: TestContext) -> Tested {
    let file = "/pages/all-scripts.js";
    let page = visit_bundled(&context, "type=\"module\"", file, " folder=\"/dist/\"").await?;
    works(&page).await?;
    context.quiet().await
}

async fn inside_a_file_elsewhere_without_the_folder_the_owner_learns_of_it(
    context: TestContext,
) -> Tested {
    let page = visit_bundled(&context, "defer", "/pages/all-scripts.js", "").await?;
    let [message, fix] = page.reported("program-unavailable").await?;
    assert!(fix.contains("<quick-checks folder=\"/quick-checks/\">"), "{fix}");
    assert!(fix.contains("/pages/"), "{fix}");
    assert!(page.shows_fallback().await?);
    context.complained_once(&[&message, &fix]).await
}

async fn without_a_box_of_its_own_the_element_starts_near_the_window(
    context: TestContext,
) -> Tested {
    let list = "<p>The checks as a list.</p>";
    let tall = "<p style=\"block-size: 5000px\">The checks as a list.</p>";
    let bare = "The checks as a list.";
    let boxless = "<div style=\"display: contents\">The checks as a list.</div>";
    for (inside, scrolled) in
        [(list, 0), (bare, 0), (boxless, 0), ("", 0), (list, 4000), (tall, 6500)]
    {
        let above = if scrolled > 0 { "<div style=\"block-size: 4000px\"></div>" } else { "" };
        let html = include_str!("../pages/no-box.html")
            .replace("INSIDE", inside)
            .replace("ABOVE", above)
            .replace("AROUND", "")
            .replace("ELEMENT", "");
        context.server.reply("no-box.html", Reply::File("text/html", html));
        let page = context.visit("/pages/no-box.html").await?;
        defined(&page).await?;
        if scrolled > 0 {
            assert_eq!(page.screen().await?, None, "it is far below");
            page.ask::<()>(&format!("scrollTo(0, {scrolled})")).await?;
        }
        assert_eq!(page.ready().await?, Screen::Symptoms, "{inside}, {scrolled}");
        context.leave().await?;
    }
    context.quiet().await
}

async fn without_a_box_of_its_own_an_element_that_is_not_displayed_waits(
    context: TestContext,
) -> Tested {
    waits_until_displayed(context, "id=\"place\" class=\"closed\"", "").await
}

async fn an_element_that_is_not_displayed_itself_waits(context: TestContext) -> Tested {
    waits_until_displayed(context, "", "id=\"place\" class=\"closed\"").await
}

/// Opens a page that displays an element without a box only later: it or what is around is closed.
async fn waits_until_displayed(context: TestContext, around: &str, element: &str) -> Tested {
    let html = include_str!("../pages/no-box.html")
        .replace("INSIDE", "<p>The checks as a list.</p>")
        .replace("AROUND", around)
        .replace("ELEMENT", element)
        .replace("ABOVE", "");
    context.server.reply("no-box.html", Reply::File("text/html", html));
    let page = context.visit("/pages/no-box.html").await?;
    defined(&page).await?;
    page.settle().await?;
    let asked = context.server.requests();
    assert!(!asked.iter().any(|path| path.contains(".wasm")), "{asked:?}");
    page.click_in_page("#open").await?;
    assert_eq!(page.ready().await?, Screen::Symptoms);
    context.quiet().await
}

async fn in_a_shadow_root_of_the_page_an_element_is_the_page_s_own(context: TestContext) -> Tested {
    for (mode, when) in [("open", "at once"), ("closed", "at once"), ("closed", "later")] {
        let html =
            include_str!("../pages/shadow-root.html").replace("MODE", mode).replace("WHEN", when);
        context.server.reply("shadow-root.html", Reply::File("text/html", html));
        let page = context.visit("/pages/shadow-root.html").await?;
        if when == "later" {
            // The one for the script tag is there first, and gives way.
            page.ready().await?;
            page.click_in_page("#attach").await?;
        }
        until("the page's own shows a screen", async || {
            let shows = "return Boolean(window.inside?.shadowRoot?.querySelector('[data-view]'))";
            Ok(page.ask::<bool>(shows).await?.then_some(()))
        })
        .await?;
        let others = "return document.querySelectorAll('quick-checks').length";
        assert_eq!(page.ask::<usize>(others).await?, 0, "{mode}, {when}");
        context.leave().await?;
    }
    context.quiet().await
}

async fn on_a_zoomed_page_what_is_below_does_not_move(context: TestContext) -> Tested {
    context.resize(1000, 4000).await?;
    let styles = [
        "body { zoom: 1.5 }",
        "#around { zoom: 0.5 }",
        "#around { transform: scale(0.5); transform-origin: 0 0 }",
        "quick-checks { padding: 40px; border: 5px solid }",
    ];
    for style in styles {
        let html = include_str!("../pages/zoomed.html").replace("STYLE", style);
        context.server.reply("zoomed.html", Reply::File("text/html", html));
        let (open, held) = watch::channel(false);
        context.server.reply(".wasm", Reply::Held(held));
        let page = context.visit("/pages/zoomed.html").await?;
        defined(&page).await?;
        let below = "return document.querySelector('body > p').getBoundingClientRect().top";
        let before: f64 = page.ask(below).await?;
        open.send(true)?;
        page.ready().await?;
        page.settle().await?;
        let after: f64 = page.ask(below).await?;
        assert!((after - before).abs() < 1.0, "{style}: from {before} to {after}");
        context.leave().await?;
    }
    context.quiet().await
}

async fn a_saved_copy_of_the_widget_gives_way(context: TestContext) -> Tested {
    let copy =
        "<div class=\"widget\"><h2>As it was saved</h2><button>Dead</button></div><slot></slot>";
    let declared = |mode| format!("<template shadowrootmode=\"{mode}\">{copy}</template>");
    // What old browsers were given to do the same.
    let by_script = format!(
        "<script>
           document.currentScript.parentElement.attachShadow({{ mode: 'open' }}).innerHTML = '{copy}';
         </script>"
    );
    for saved in [declared("open"), declared("closed"), by_script] {
        let html = include_str!("../pages/saved.html").replace("SAVED", &saved);
        context.server.reply("saved.html", Reply::File("text/html", html));
        let page = context.visit("/pages/saved.html").await?;
        page.sees("ready", 1).await?;
        // A test can't look into a closed one; that the widget is ready says that it was taken over.
        let text = "return document.querySelector('quick-checks').shadowRoot?.textContent ?? ''";
        let text: String = page.ask(text).await?;
        assert!(!text.contains("As it was saved"), "{saved}: {text}");
        assert!(!page.shows_fallback().await?, "{saved}");
        context.leave().await?;
    }
    context.quiet().await
}
