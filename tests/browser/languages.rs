//! The interface in the language of the page: which one, all of it, and what is not translated says
//! which language it is.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use quick_checks_core::guide::UNTRANSLATED;
use quick_checks_core::words::KEYS;
use serde_json::{Map, Value};

use crate::support::{
    CHROMIUM, CaseOutcome, Fault, Guide, Page, Reply, Screen, TestContext, Tested, cases, shipped,
    until,
};

cases! {
    every_language_is_whole_and_fits_a_narrow_phone,
    the_language_is_the_elements_else_the_pages_else_the_browsers,
    a_region_or_a_script_leads_to_the_language_or_to_english,
    english_fetches_no_words,
    what_is_not_translated_says_its_language_and_direction,
    what_a_sentence_of_ours_quotes_says_its_language,
    what_a_translation_lacks_says_its_language_wherever_it_stands,
    a_translated_guide_is_shown_and_kept_under_the_same_answers,
    switching_the_language_keeps_the_place,
    figures_and_days_are_written_as_the_language_has_them,
    answers_make_no_formatter_that_takes_long_to_make,
    a_count_takes_the_form_that_the_words_were_written_for,
    whole_numbers_are_written_as_the_browser_would,
    words_that_do_not_come_leave_english_and_tell_the_owner,
    the_tap_to_start_speaks_the_language,
    a_german_page_is_there_without_a_network,
    an_open_fold_points_down_in_either_direction,
    letters_from_everywhere_and_longer_words_fit,
    long_words_fit_a_narrow_phone_at_twice_the_size,
    the_page_for_translators_shows_texts_in_their_place,
}

/// Right to left.
const TURNED: [&str; 2] = ["ar", "he"];
/// Those that our first guide is translated into.
const TRANSLATED: [&str; 3] = ["de", "es", "fr"];

/// A page that says it is in a language, with an element that has these attributes.
fn html(language: &str, attributes: &str) -> String {
    let direction = if TURNED.contains(&language) { "rtl" } else { "ltr" };
    format!(
        "<!doctype html><html lang=\"{language}\" dir=\"{direction}\"><meta charset=\"utf-8\">
         <meta name=\"viewport\" content=\"width=device-width\"><title>quick-checks</title>
         <script src=\"recorder.js\"></script>
         <script async src=\"/dist/quick-checks.js\"></script>
         <quick-checks guide=\"icloud-backup\" {attributes}><p>The list.</p></quick-checks></html>"
    )
}

async fn open(context: &TestContext, language: &str, attributes: &str) -> Result<Page, Fault> {
    let html = html(language, attributes);
    context.server.reply("spoken.html", Reply::File("text/html", html));
    context.open("/pages/spoken.html").await
}

fn file(language: &str) -> Result<Map<String, Value>, Fault> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("words");
    Ok(serde_json::from_str(&fs::read_to_string(folder.join(format!("{language}.json")))?)?)
}

fn languages() -> Result<Vec<String>, Fault> {
    let mut tags = Vec::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("words"))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let tag = name.trim_end_matches(".json").to_owned();
        if !["en", "schema"].contains(&tag.as_str()) {
            tags.push(tag);
        }
    }
    tags.sort();
    assert!(tags.len() >= 11, "{tags:?}");
    Ok(tags)
}

fn text<'a>(words: &'a Map<String, Value>, key: &str) -> &'a str {
    words.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// What English says and this language says otherwise: whole texts, and the longest part of those
/// with placeholders.
fn english_only(language: &str) -> Result<BTreeMap<String, String>, Fault> {
    let (english, words) = (file("en")?, file(language)?);
    let mut only = BTreeMap::new();
    for (key, entry) in english.iter().filter(|(key, _)| !key.starts_with(['@', '$'])) {
        let forms: Vec<&str> = match entry {
            Value::Object(forms) => forms.values().filter_map(Value::as_str).collect(),
            entry => entry.as_str().into_iter().collect(),
        };
        for form in forms {
            let parts = form.split('{').map(|part| part.split_once('}').map_or(part, |two| two.1));
            let longest = parts.max_by_key(|part| part.len()).unwrap_or_default().trim();
            // "OK", "GB": a name that many languages share.
            let is_telling = longest.len() > 3;
            if is_telling && !words[key].to_string().contains(longest) {
                only.insert(longest.to_owned(), key.clone());
            }
        }
    }
    Ok(only)
}

/// Everything that the widget says in the interface's language: texts and names, apart from what says
/// that it is in another.
async fn said(page: &Page) -> Result<Vec<String>, Fault> {
    page.ask(
        "const root = document.querySelector('quick-checks').shadowRoot;
         const card = root.querySelector('.card');
         const walker = document.createTreeWalker(card, NodeFilter.SHOW_ALL);
         const said = [];
         for (let node = walker.currentNode; node; node = walker.nextNode()) {
           const owner = node.nodeType === 1 ? node : node.parentElement;
           const named = owner.closest('[lang]');
           // What is summed up has the guide's words, too.
           if (named && named.lang !== card.lang || owner.closest('textarea')) continue;
           if (node.nodeType === 3) said.push(node.textContent.trim());
           // The names of guides and what readers typed are the guide's.
           else if (node.nodeType !== 1 || owner === card) continue;
           else said.push(node.getAttribute('aria-label') ?? '', node.getAttribute('placeholder') ?? '',
             node.dataset.confirmed ?? '', node.dataset.fallback ?? '');
         }
         return said.filter(Boolean);",
    )
    .await
}

async fn assert_whole(page: &Page, language: &str) -> Result<(), Fault> {
    page.unfold().await?;
    let only = english_only(language)?;
    for said in said(page).await? {
        for (part, key) in &only {
            // A word on its own, or a part of a sentence.
            let is_left = said == *part || part.contains(' ') && said.contains(part.as_str());
            assert!(!is_left, "{language}: {key} is English in {said:?}");
        }
    }
    Ok(())
}

/// Looks at every kind of screen; `look` is asked at each, with its name.
async fn walk(
    page: &Page,
    mut look: impl AsyncFnMut(&str) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let guide = Guide::bundled()?;
    look("the opening").await?;
    page.choose(guide.long_symptom()).await?;
    look("a check").await?;
    page.answer("still-failing").await?;
    // Opened by its id, whatever the answers: each kind once.
    for check in ["space-for-next-backup", "shrink-backup", "estimate-time", "sign-out-in"] {
        if guide.check(check).is_err() {
            continue;
        }
        page.ask::<()>(&format!("document.querySelector('quick-checks').open('{check}');")).await?;
        page.shows(&Screen::Check { id: check.to_owned() }).await?;
        if page.has("[data-action='work-out']").await? {
            page.unfold().await?;
            page.click("[data-action='work-out']").await?;
            until("the missing figure", async || {
                Ok(page.has("[aria-invalid]").await?.then_some(()))
            })
            .await?;
        }
        look(check).await?;
        if page.has("[data-action='understand']").await? {
            page.click("[data-action='understand']").await?;
            page.focuses_title().await?;
            look("behind the gate").await?;
        }
    }
    page.reload().await?;
    page.ready().await?;
    look("resumed").await?;
    page.answer("fixed").await?;
    look("an outcome").await?;
    page.action("restart").await?;
    look("erased").await
}

async fn every_language_is_whole_and_fits_a_narrow_phone(context: TestContext) -> Tested {
    let mut screens = 0;
    for language in languages()? {
        // The others have the same screens: one of each script and direction is enough there.
        let is_chromium = context.plays(&CHROMIUM);
        if !is_chromium && !["ar", "de", "ja"].contains(&language.as_str()) {
            continue;
        }
        context.resize(320, 844).await?;
        let page = open(&context, &language, "").await?;
        page.bring_axe().await?;
        walk(&page, async |screen| {
            if screen == "resumed" {
                page.bring_axe().await?;
            }
            assert_whole(&page, &language).await?;
            let faults = page.misfits().await?;
            assert!(faults.is_empty(), "{language}, {screen}: {faults:?}");
            if is_chromium {
                let found = page.axe("quick-checks").await?;
                assert!(found.faults.is_empty(), "{language}, {screen}: {:#?}", found.faults);
            }
            screens += 1;
            Ok(())
        })
        .await?;
        page.ask::<()>("localStorage.clear();").await?;
    }
    println!("{screens} screens");
    context.quiet().await
}

async fn language_of(page: &Page) -> Result<[String; 2], Fault> {
    page.ask(
        "const card = document.querySelector('quick-checks').shadowRoot.querySelector('.card');
         return [card.lang, card.parentElement.dir];",
    )
    .await
}

async fn the_language_is_the_elements_else_the_pages_else_the_browsers(
    context: TestContext,
) -> Tested {
    for (page, element, wanted) in [
        ("nl", "", ["nl", "ltr"]),
        ("nl", "lang=\"pl\"", ["pl", "ltr"]),
        ("en", "lang=\"he\"", ["he", "rtl"]),
        ("he", "lang=\"en\"", ["en", ""]),
        // Nobody has translated it: English, which runs from left to right.
        ("fa", "", ["en", "ltr"]),
    ] {
        let page = open(&context, page, element).await?;
        assert_eq!(language_of(&page).await?, wanted, "{element}");
    }
    let page = open(&context, "", "").await?;
    let browser: String = page.ask("return navigator.language").await?;
    // WebKit without a locale speaks "C": English, where nobody says that the page is so.
    let direction = if browser.starts_with("en") { "" } else { "ltr" };
    assert_eq!(language_of(&page).await?, ["en", direction], "{browser}");
    // Around the element, and outside of a shadow root.
    let html = "<!doctype html><html lang=\"en\"><title>quick-checks</title>
        <script src=\"recorder.js\"></script><div id=\"host\" lang=\"it\"></div>
        <script>host.attachShadow({ mode: 'open' }).innerHTML =
          '<quick-checks guide=\"icloud-backup\"></quick-checks>';</script>
        <script async src=\"/dist/quick-checks.js\"></script></html>";
    context.server.reply("spoken.html", Reply::File("text/html", html.to_owned()));
    let page = context.visit("/pages/spoken.html").await?;
    until("the widget in the shadow root", async || {
        page.ask::<Option<bool>>(
            "const inner = host.shadowRoot.querySelector('quick-checks');
             return inner.shadowRoot?.querySelector('.card')?.lang === 'it' || null;",
        )
        .await
    })
    .await?;
    context.quiet().await
}

async fn a_region_or_a_script_leads_to_the_language_or_to_english(context: TestContext) -> Tested {
    for (tag, wanted) in [
        ("de-AT", "de"),
        ("DE", "de"),
        ("pt", "pt-BR"),
        ("pt-PT", "pt-BR"),
        ("pt_BR", "pt-BR"),
        ("zh-CN", "zh-Hans"),
        ("zh", "zh-Hans"),
        // Written in the other way, which is another file's.
        ("zh-TW", "en"),
        ("iw", "he"),
        ("en-GB", "en"),
        ("no tag at all", "en"),
        ("tlh", "en"),
    ] {
        let page = open(&context, tag, "").await?;
        let [language, _] = language_of(&page).await?;
        assert_eq!(language, wanted, "{tag}");
    }
    context.quiet().await
}

async fn english_fetches_no_words(context: TestContext) -> Tested {
    let page = open(&context, "en-GB", "").await?;
    page.choose(Guide::bundled()?.long_symptom()).await?;
    let asked =
        |part: &str| context.server.requests().iter().filter(|path| path.contains(part)).count();
    assert_eq!((asked("languages"), asked("/words/")), (0, 0));
    open(&context, "de", "").await?;
    assert_eq!((asked("languages"), asked("/words/")), (1, 1));
    context.quiet().await
}

async fn what_is_not_translated_says_its_language_and_direction(context: TestContext) -> Tested {
    let page = open(&context, "ar", "").await?;
    let foreign =
        "const card = document.querySelector('quick-checks').shadowRoot.querySelector('.card');
        const title = card.querySelector('.title');
        const inner = title.querySelector('span');
        return [title.textContent, inner?.lang ?? '',
          inner && inner.dir && getComputedStyle(inner).direction];";
    let [title, language, direction]: [String; 3] = page.ask(foreign).await?;
    assert_eq!(title, Guide::bundled()?.text("question"));
    assert_eq!((language.as_str(), direction.as_str()), ("en", "ltr"));
    let page = open(&context, "en", "").await?;
    assert_eq!(page.count(".card [lang]").await?, 0, "an English guide on an English page");
    context.quiet().await
}

/// Walks through an English guide on an Arabic page: letters tell whose each text is.
async fn assert_whose(page: &Page, screen: &str) -> Result<(), Fault> {
    page.unfold().await?;
    let faults: Vec<String> = page
        .ask(
            "const root = document.querySelector('quick-checks').shadowRoot;
             const walker = document.createTreeWalker(root.querySelector('.card'), NodeFilter.SHOW_TEXT);
             const faults = [];
             while (walker.nextNode()) {
               const { textContent, parentElement } = walker.currentNode;
               // It is one text, and holds both.
               if (parentElement.closest('textarea')) continue;
               const owner = parentElement.closest('[lang]');
               // Arabic has these, too.
               const latin = /\\p{Script=Latin}/u.test(textContent.replace(/Wi-Fi|Mbps/g, ''));
               const arabic = /\\p{Script=Arabic}/u.test(textContent);
               const isOurs = owner.lang === 'ar';
               if (isOurs ? latin : arabic || owner.lang !== 'en' ||
                   getComputedStyle(owner).direction !== 'ltr')
                 faults.push(`${owner.lang}: ${textContent}`);
             }
             return faults;",
        )
        .await?;
    assert!(faults.is_empty(), "{screen}: {faults:#?}");
    Ok(())
}

/// Looks at whose the texts are on each screen from the opening to the checks that are offered after
/// all, with a result that is open, and with each kind of sum.
async fn assert_whose_throughout(page: &Page) -> Result<(), Fault> {
    let guide = Guide::bundled()?;
    walk(page, async |screen| assert_whose(page, screen).await).await?;
    page.choose(guide.long_symptom()).await?;
    let announced = async |page: &Page| {
        until("what is said quotes the guide", async || {
            Ok(page.has("[data-live='status'] [lang='en']").await?.then_some(()))
        })
        .await
    };
    announced(page).await?;
    assert_whose(page, "a symptom chosen").await?;
    // A plan that would do, and its price.
    let open = async |check: &str| {
        page.ask::<()>(&format!("document.querySelector('quick-checks').open('{check}');")).await?;
        page.shows(&Screen::Check { id: check.to_owned() }).await
    };
    open("space-for-next-backup").await?;
    page.unfold().await?;
    for (name, value) in [("plan", "5"), ("used", "4"), ("next", "9")] {
        page.fill(&format!("[data-note='{name}']"), value).await?;
    }
    page.click("[data-action='work-out']").await?;
    until("the plan", async || Ok(page.has(".verdict p [lang='en']").await?.then_some(()))).await?;
    assert_whose(page, "a plan").await?;
    open("more-icloud-storage").await?;
    assert_whose(page, "what it costs").await?;
    open("power-wifi-lock").await?;
    page.answer("later").await?;
    assert_whose(page, "an open result").await?;
    page.action("continue").await?;
    page.text("[part='notice'] [lang='en']").await?;
    // It rules out others, which come again after all: then a choice of the guide’s is quoted.
    open("wifi-connected").await?;
    page.answer("not-applicable").await?;
    announced(page).await?;
    for _ in 0..guide.checks().count() {
        assert_whose(page, "one after the other").await?;
        if page.has(".line [lang='en']").await? {
            return Ok(());
        }
        page.answer("still-failing").await?;
    }
    Err(Fault::new("no answer of the guide’s was ever quoted"))
}

async fn what_a_sentence_of_ours_quotes_says_its_language(context: TestContext) -> Tested {
    let mut guide = bundled()?;
    add_marks(&mut guide);
    let page = open_guide(&context, &guide).await?;
    assert_whose_throughout(&page).await?;
    context.quiet().await
}

async fn what_a_translation_lacks_says_its_language_wherever_it_stands(
    context: TestContext,
) -> Tested {
    let mut guide = bundled()?;
    add_marks(&mut guide);
    // All of it.
    mark_untranslated(&mut guide, "");
    guide["original"] = guide["language"].take();
    guide["language"] = "ar".into();
    let page = open_guide(&context, &guide).await?;
    assert_whose_throughout(&page).await?;
    let left: bool = page
        .ask(
            "const { innerHTML } = document.querySelector('quick-checks').shadowRoot;
             return innerHTML.includes('\\u2063');",
        )
        .await?;
    assert!(!left, "the mark is for the program");
    context.quiet().await
}

fn bundled() -> Result<Value, Fault> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("guides/icloud-backup.json");
    Ok(serde_json::from_str(&fs::read_to_string(file)?)?)
}

/// Puts something to copy and a link into the first step of each check.
fn add_marks(guide: &mut Value) {
    for check in guide["checks"].as_array_mut().into_iter().flatten() {
        let step = &mut check["steps"][0];
        let text = if step.is_string() { step } else { &mut step["text"] };
        let marks = " Type `iCloud`, or read [the page](https://example.com).";
        *text = [text.as_str().unwrap_or_default(), marks].concat().into();
    }
}

/// Marks each text as one that nobody has translated, as `guide translate` does.
fn mark_untranslated(value: &mut Value, field: &str) {
    const TEXTS: &str = "ask ask_back caution cautions contact_warning cost device disclosure estimates \
        fail_text fields group hint independence label note pass_text plans proof question reminder \
        retest steps subject text title value warnings why";
    match value {
        Value::String(text) if TEXTS.split(' ').any(|name| name == field) => {
            text.insert(0, UNTRANSLATED);
        }
        Value::Array(items) => items.iter_mut().for_each(|item| mark_untranslated(item, field)),
        Value::Object(fields) => {
            let named = ["fields", "plans", "warnings"].contains(&field);
            for (name, item) in fields {
                mark_untranslated(item, if named { field } else { name });
            }
        }
        _ => {}
    }
}

/// An Arabic page with a guide of its own.
async fn open_guide(context: &TestContext, guide: &Value) -> Result<Page, Fault> {
    context.server.reply("guide.json", Reply::File("application/json", guide.to_string()));
    let html = html("ar", "").replace("\"icloud-backup\"", "\"guide.json\"");
    context.server.reply("spoken.html", Reply::File("text/html", html));
    context.open("/pages/spoken.html").await
}

async fn a_translated_guide_is_shown_and_kept_under_the_same_answers(
    context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    for language in TRANSLATED {
        let page = open(&context, language, "").await?;
        let title = page.text(".title").await?;
        assert_ne!(title, guide.text("question"), "{language}");
        let marked: Vec<String> = page
            .ask(
                "const root = document.querySelector('quick-checks').shadowRoot;
                 return [...root.querySelectorAll('.card [lang=en]')].map((one) => one.textContent);",
            )
            .await?;
        assert!(marked.is_empty(), "{language}: {marked:?}");
    }
    let page = open(&context, "de", "").await?;
    page.choose(guide.long_symptom()).await?;
    let screen = page.answer("still-failing").await?;
    let page = open(&context, "en", "").await?;
    page.shows(&screen).await?;
    context.quiet().await
}

async fn switching_the_language_keeps_the_place(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = open(&context, "en", "").await?;
    page.choose(guide.long_symptom()).await?;
    let screen = page.answer("still-failing").await?;
    for language in ["fr", "ja", "en"] {
        page.ask::<()>(&format!("document.querySelector('quick-checks').lang = '{language}';"))
            .await?;
        until("the widget speaks it", async || {
            let card = page.has(&format!(".card[lang='{language}']")).await?;
            Ok(card.then_some(()))
        })
        .await?;
        page.shows(&screen).await?;
        let back = file(language)?;
        assert_eq!(page.text("[data-action='back']").await?, text(&back, "back"));
    }
    context.quiet().await
}

async fn figures_and_days_are_written_as_the_language_has_them(context: TestContext) -> Tested {
    for (language, used, size, day) in [
        ("en", "2.5", "2.5 GB", "2026"),
        ("de", "2,5", "2,5\u{a0}GB", ". November 2026"),
        ("fr", "2,5", "2,5\u{a0}Go", "novembre 2026"),
        // Without its own guide, and with the digits that the browser has for it.
        ("pl", "2,5", "2,5\u{a0}GB", "listopada 2026"),
    ] {
        let page = open(&context, language, "").await?;
        page.ask::<()>("document.querySelector('quick-checks').open('space-for-next-backup');")
            .await?;
        page.shows(&Screen::Check { id: "space-for-next-backup".to_owned() }).await?;
        page.unfold().await?;
        for (name, value) in [("plan", "5"), ("used", used), ("next", "1")] {
            page.fill(&format!("[data-note='{name}']"), value).await?;
        }
        page.click("[data-action='work-out']").await?;
        let sum = until("the sum", async || {
            let there = page.has(".verdict").await?;
            Ok(if there { Some(page.text(".verdict").await?) } else { None })
        })
        .await?;
        assert!(sum.contains(size), "{language}: {sum}");
        let origin = page.text(".origin").await?;
        assert!(origin.contains(day), "{language}: {origin}");
        page.ask::<()>("localStorage.clear();").await?;
    }
    context.quiet().await
}

/// The first of its kind takes longer than all the rest of an answer. What is folded can wait for it.
async fn answers_make_no_formatter_that_takes_long_to_make(context: TestContext) -> Tested {
    for (language, day) in [("en", "November"), ("de", ". November"), ("pl", "listopada")] {
        let counting = "<script>
            made = [];
            for (const name of ['NumberFormat', 'DateTimeFormat', 'ListFormat']) {
              Intl[name] = new Proxy(Intl[name], {
                construct(target, given) { made.push(name); return new target(...given); },
              });
            }
          </script><script async";
        let html = html(language, "").replacen("<script async", counting, 1);
        context.server.reply("spoken.html", Reply::File("text/html", html));
        let page = context.open("/pages/spoken.html").await?;
        page.choose("not-enough-storage").await?;
        for _ in 0..3 {
            page.answer("still-failing").await?;
        }
        // Folds that name no day need none, either.
        page.click(".trail > summary").await?;
        page.click(".phone > summary").await?;
        until("the fold has the link", async || {
            Ok((!page.value("[data-handoff-link]").await?.is_empty()).then_some(()))
        })
        .await?;
        let made = "return made";
        assert_eq!(page.ask::<Vec<String>>(made).await?, [""; 0], "{language}");
        page.click(".origin > summary").await?;
        until("the day is written out", async || {
            Ok(page.text(".origin").await?.contains(day).then_some(()))
        })
        .await?;
        page.click(".summary > summary").await?;
        let today: String = page
            .ask(&format!(
                "return new Intl.DateTimeFormat('{language}', {{ dateStyle: 'long' }}).format()"
            ))
            .await?;
        until("so is the day of the answers", async || {
            Ok(page.value("textarea").await?.contains(&today).then_some(()))
        })
        .await?;
        // From now on it is there at once.
        page.answer("still-failing").await?;
        assert!(page.text(".origin").await?.contains(day), "{language}");
        page.ask::<()>("localStorage.clear();").await?;
    }
    context.quiet().await
}

/// `xtask/tests/words.rs` says what the words are in each form; here, which form a browser takes.
async fn a_count_takes_the_form_that_the_words_were_written_for(context: TestContext) -> Tested {
    let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("embed");
    context.server.mount("/embed", &scripts);
    let page = context.visit("/pages/with-element.html").await?;
    for (language, forms) in [
        ("pl", ["many", "one", "few", "many", "many", "many", "many"]),
        ("ar", ["zero", "one", "two", "few", "many", "many", "other"]),
    ] {
        let taken: Vec<String> = page
            .wait_for(&format!(
                "import('/embed/formats.js').then(({{ format }}) =>
                    [0, 1, 2, 5, 11, 21, 101].map((count) => format(0, '{language}', count, '')))"
            ))
            .await?;
        assert_eq!(taken, forms, "{language}");
    }
    context.quiet().await
}

/// Most of them without asking it (`OWN_DIGITS` in `embed/formats.js`).
async fn whole_numbers_are_written_as_the_browser_would(context: TestContext) -> Tested {
    let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("embed");
    context.server.mount("/embed", &scripts);
    let page = context.visit("/pages/with-element.html").await?;
    let regions = ["", "-AE", "-CH", "-DE", "-EG", "-GB", "-IN", "-MX", "-TW", "-ZA"];
    let spoken = languages()?.into_iter().map(|tag| tag.replace("-BR", ""));
    let spoken: Vec<String> = spoken.collect();
    let locales: Vec<String> = spoken
        .iter()
        .flat_map(|language| regions.map(|region| [language, region].concat()))
        .chain(["de-u-nu-deva", "ar-u-nu-latn", "ar-DZ"].map(str::to_owned))
        .collect();
    assert!(locales.len() > 100, "{spoken:?}");
    let others: Vec<String> = page
        .wait_for(&format!(
            "import('/embed/formats.js').then(({{ format }}) => {locales:?}.filter((locale) => {{
               const known = new Intl.NumberFormat(locale);
               return [0, 1, 9, 10, 999, 1000, 12345].some((number) =>
                 format(1, locale, number * 1000, '') !== known.format(number));
             }}))"
        ))
        .await?;
    assert_eq!(others, [""; 0]);
    context.quiet().await
}

async fn words_that_do_not_come_leave_english_and_tell_the_owner(context: TestContext) -> Tested {
    context.server.reply(&shipped("words/de-", ".txt")?, Reply::Missing);
    let page = open(&context, "de", "").await?;
    let [language, _] = language_of(&page).await?;
    assert_eq!(language, "en");
    let errors = page.sees("error", 1).await?;
    assert_eq!(errors[0]["code"], "words-unavailable");
    assert!(errors[0]["message"].as_str().is_some_and(|said| said.contains("404")), "{errors:?}");
    context.complained_once(&["readers have them in English"]).await
}

async fn the_tap_to_start_speaks_the_language(context: TestContext) -> Tested {
    for language in ["pl", "ar"] {
        let words = file(language)?;
        context
            .server
            .reply("spoken.html", Reply::File("text/html", html(language, "start=\"tap\"")));
        let page = context.visit("/pages/spoken.html").await?;
        until("the button says it", async || {
            let there = page.has(".start").await?;
            let said = if there { page.text(".start").await? } else { String::new() };
            Ok((said == text(&words, "start")).then_some(()))
        })
        .await?;
        let direction: String = page
            .ask(
                "const root = document.querySelector('quick-checks').shadowRoot;
                 return getComputedStyle(root.querySelector('.start')).direction;",
            )
            .await?;
        assert_eq!(direction, if language == "ar" { "rtl" } else { "ltr" });
        page.click(".start").await?;
        page.ready().await?;
    }
    context.quiet().await
}

async fn a_german_page_is_there_without_a_network(mut context: TestContext) -> Tested {
    let words = file("de")?;
    context.server.lets_workers_control_all()?;
    let page = open(&context, "de", "offline").await?;
    until("it works offline", async || {
        let foot = page.text("[part='foot']").await?;
        Ok(foot.contains(text(&words, "works_offline")).then_some(()))
    })
    .await?;
    let title = page.text(".title").await?;
    context.server.stop();
    // Not a reload: Firefox's driver sends that past the worker.
    let page = context.visit("/pages/spoken.html").await?;
    page.ready().await?;
    assert_eq!(page.text(".title").await?, title, "the guide in German");
    assert_eq!(language_of(&page).await?, ["de", "ltr"]);
    context.server.go_on()?;
    context.no_widget_errors().await
}

/// The languages that nobody speaks: signs above each letter, words 40 % longer, and one of them from
/// right to left.
/// Its arrow is mirrored from right to left, and so is the turn.
async fn an_open_fold_points_down_in_either_direction(context: TestContext) -> Tested {
    for (language, turned) in
        [("en", "matrix(0, 1, -1, 0, 0, 0)"), ("ar", "matrix(0, -1, 1, 0, 0, 0)")]
    {
        let page = open(&context, language, "").await?;
        page.choose("not-enough-storage").await?;
        page.click(".origin > summary").await?;
        until(&format!("in {language}, it points down"), async || {
            let arrow = "getComputedStyle(it, '::after').transform";
            let transform: String = page.of(".origin > summary", arrow).await?;
            Ok((transform == turned).then_some(()))
        })
        .await?;
        page.ask::<()>("localStorage.clear();").await?;
    }
    context.quiet().await
}

async fn letters_from_everywhere_and_longer_words_fit(context: TestContext) -> Tested {
    for (language, direction) in [("qps-ploc", "ltr"), ("qps-plocm", "rtl")] {
        for width in [320, 390] {
            context.resize(width, 844).await?;
            context.server.reply("harder.html", Reply::File("text/html", html(language, "")));
            let page = context.visit("/pages/harder.html?fresh").await?;
            page.ready().await?;
            assert_eq!(language_of(&page).await?, [language, direction]);
            walk(&page, async |screen| {
                page.unfold().await?;
                let faults = page.misfits().await?;
                assert!(faults.is_empty(), "{language}, {width} px, {screen}: {faults:?}");
                Ok(())
            })
            .await?;
            page.ask::<()>("localStorage.clear();").await?;
        }
    }
    context.quiet().await
}

/// As who has set their browser’s text to 200 %, or a page that wants the widget’s so.
async fn long_words_fit_a_narrow_phone_at_twice_the_size(context: TestContext) -> Tested {
    for (language, style) in [
        ("de", "html { font-size: 200% }"),
        ("pl", "html { font-size: 200% }"),
        ("qps-ploc", "html { font-size: 200% }"),
        ("qps-plocm", "quick-checks { --quick-checks-size: 34px }"),
    ] {
        context.resize(320, 844).await?;
        let style = format!("<style>{style}</style><title>");
        let html = html(language, "").replace("<title>", &style);
        context.server.reply("large.html", Reply::File("text/html", html));
        // A row this tall may be half under the button that stays in sight.
        let page = context.open("/pages/large.html").await?.clicking_by_script();
        let size: String = page
            .ask(
                "const card = document.querySelector('quick-checks').shadowRoot.querySelector('.card');
                 return getComputedStyle(card).fontSize;",
            )
            .await?;
        assert_eq!(size, "34px", "{language}");
        walk(&page, async |screen| {
            page.unfold().await?;
            let mut faults = page.misfits().await?;
            faults.extend(page.spilled().await?);
            assert!(faults.is_empty(), "{language}, {screen}: {faults:#?}");
            Ok(())
        })
        .await?;
        page.ask::<()>("localStorage.clear();").await?;
    }
    context.quiet().await
}

/// Those that no walk on the page for translators comes to: what is said of storage, of a visit before,
/// of a network, of reading aloud, and what only joins others.
const UNSEEN: usize = 48;

async fn the_page_for_translators_shows_texts_in_their_place(context: TestContext) -> Tested {
    if !context.plays(&CHROMIUM) {
        return Ok(CaseOutcome::Skipped("translators’ tools are played in Chromium alone"));
    }
    let page = context.visit("/dist/words/?lang=nl").await?;
    // Tap by tap: all of them take longer than anything may that is waited for.
    let (mut state, mut is_done) = (String::new(), false);
    while !is_done {
        (state, is_done) = until("the next tap", async || {
            let (now, is_done): (String, bool) = page
                .ask(
                    "const { dataset, ariaBusy } = document.querySelector('main');
                     return [`${document.getElementById('state').textContent} ${dataset.taps} taps`,
                       ariaBusy === 'false'];",
                )
                .await?;
            Ok((is_done || now != state).then_some((now, is_done)))
        })
        .await?;
    }
    let faults: Vec<String> = page
        .ask("return [...document.querySelectorAll('[data-fault]')].map((one) => one.textContent)")
        .await?;
    assert!(faults.is_empty(), "{state} {faults:#?}");
    let unseen: Vec<String> = page
        .ask(
            "return [...document.querySelectorAll('[data-seen=\"0\"]')].map((one) => one.dataset.entry)",
        )
        .await?;
    let entries: usize = page.ask("return document.querySelectorAll('[data-seen]').length").await?;
    assert_eq!(entries, KEYS.len());
    assert!(unseen.len() <= UNSEEN, "{} unseen: {unseen:?}", unseen.len());
    let dutch = file("nl")?;
    let row: String =
        page.ask("return document.querySelector('[data-entry=back]').innerText").await?;
    assert!(row.contains(text(&dutch, "back")), "{row}");
    context.quiet().await
}
