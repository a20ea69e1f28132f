//! A page's own article as the guide: the author's nodes are shown, one check at a time, and stay
//! what they are.

use tokio::sync::watch;

use crate::support::{Fault, Page, Reply, Screen, TestContext, Tested, cases, shipped, until};

cases! {
    a_reader_goes_through_an_article_and_comes_back,
    nothing_is_said_that_the_article_does_not_say,
    our_words_beside_an_article_in_another_language_stay_ours,
    what_may_lose_something_is_held_back_with_its_cautions_in_front,
    the_authors_nodes_keep_their_state_their_listeners_and_their_looks,
    a_form_of_the_article_stays_the_pages,
    what_belongs_to_no_check_stays_in_reach,
    a_link_in_the_page_leads_to_the_check_that_it_names,
    a_removed_element_leaves_the_article_as_it_was,
    what_a_script_puts_in_belongs_to_the_check_around_it,
    what_the_page_replaces_is_found_again,
    what_the_page_replaces_while_the_program_loads_is_found,
    an_article_of_symptoms_asks_for_them_first,
    an_article_like_the_first_one_is_gone_through_whole,
    a_div_around_an_article_is_enough,
    an_article_in_which_nothing_is_found_stays_and_its_owner_is_told,
    a_list_whose_guide_was_forgotten_is_no_article,
    without_webassembly_an_article_is_read_too,
    a_guide_does_not_load_what_articles_need,
    every_screen_of_an_article_is_faultless,
}

const PAGE: &str = "/pages/article.html";
const ARTICLE: &str = include_str!("../pages/article.html");

fn check(id: &str) -> Screen {
    Screen::Check { id: id.to_owned() }
}

/// Which of these elements of the page a reader sees.
async fn seen(page: &Page, ids: &[&str]) -> Result<Vec<String>, Fault> {
    let ids = serde_json::to_string(ids)?;
    page.ask(&format!(
        "return {ids}.filter((id) => {{
           const element = document.getElementById(id);
           return element.checkVisibility() && element.getBoundingClientRect().height > 0;
         }});"
    ))
    .await
}

/// Waits until the reader sees exactly these.
async fn sees(page: &Page, wanted: &[&str]) -> Result<(), Fault> {
    const ALL: [&str; 8] = ["intro", "link", "code", "embed", "fold", "app", "support", "faq"];
    until(&format!("the reader sees {wanted:?}"), async || {
        Ok((seen(page, &ALL).await? == wanted).then_some(()))
    })
    .await
}

/// Serves an article in a page of its own, and opens it.
async fn open(context: &TestContext, article: &str) -> Result<Page, Fault> {
    context.server.reply("article.html", Reply::File("text/html", in_page(article)));
    context.open(PAGE).await
}

fn in_page(article: &str) -> String {
    let (before, rest) = ARTICLE.split_once("<div class=\"entry\">").unwrap_or_default();
    let (_, after) = rest.split_once("</quick-checks>").unwrap_or_default();
    let after = after.split("<script>").next().unwrap_or_default();
    let before = before.replace(" id=\"kettle-fixes\"", "");
    format!("{before}<div class=\"entry\">{article}</div></quick-checks>{after}</body></html>")
}

async fn a_reader_goes_through_an_article_and_comes_back(context: TestContext) -> Tested {
    let page = context.open(PAGE).await?;
    assert_eq!(page.screen().await?, Some(Screen::Symptoms));
    sees(&page, &[]).await?;
    assert_eq!(page.choose("it").await?, check("socket"));
    sees(&page, &["link", "code"]).await?;
    let title = page.text("[data-focus='title']").await?;
    assert_eq!(title, "Try another socket");
    assert!(seen(&page, &["socket"]).await?.is_empty(), "its heading is not there twice");
    assert_eq!(page.answer("still-failing").await?, check("base"));
    sees(&page, &["embed", "fold"]).await?;
    page.reload().await?;
    page.ready().await?;
    page.shows(&check("base")).await?;
    sees(&page, &["embed", "fold"]).await?;
    page.action("back").await?;
    page.shows(&check("socket")).await?;
    sees(&page, &["link", "code"]).await?;
    page.answer("not-applicable").await?;
    assert_eq!(page.screen().await?, Some(check("base")));
    let end = page.answer("fixed").await?;
    assert_eq!(end.outcome(), Some("fixed"));
    sees(&page, &[]).await?;
    let summary = page.text("[part='summary']").await?;
    assert!(summary.contains("Try another socket"), "{summary}");
    let key = "return localStorage.getItem('quick-checks/1/kettle-fixes') !== null";
    assert!(page.ask::<bool>(key).await?, "progress has the element's id");
    let answers = page.details("answer").await?;
    assert_eq!(answers.last().map(|detail| &detail["guide"]), Some(&"kettle-fixes".into()));
    context.quiet().await
}

async fn nothing_is_said_that_the_article_does_not_say(context: TestContext) -> Tested {
    let page = context.open(PAGE).await?;
    let words = page.text("[part='card']").await?;
    assert!(words.contains("in its own order"), "{words}");
    page.choose("it").await?;
    let words = page.text("[part='card']").await?;
    for invented in ["minute", "Takes", "Last checked", "likely", "Cost", "safe"] {
        assert!(!words.contains(invented), "“{invented}”: {words}");
    }
    page.answer("still-failing").await?;
    let words = page.text("[part='card']").await?;
    assert!(words.contains("Takes about 5 minutes"), "the author says so: {words}");
    context.quiet().await
}

async fn our_words_beside_an_article_in_another_language_stay_ours(context: TestContext) -> Tested {
    // The interface speaks no Swedish.
    let html = ARTICLE.replace("<html lang=\"en\"", "<html lang=\"sv\"");
    context.server.reply("article.html", Reply::File("text/html", html));
    let page = context.open(PAGE).await?;
    let spoken = async |selector: &str| -> Result<String, Fault> {
        page.ask(&format!(
            "const root = document.querySelector('quick-checks').shadowRoot;
             const walker = document.createTreeWalker(root.querySelector(\"{selector}\"), NodeFilter.SHOW_TEXT);
             const spoken = [];
             while (walker.nextNode()) {{
               const {{ textContent, parentElement }} = walker.currentNode;
               if (textContent) spoken.push(parentElement.closest('[lang]').lang);
             }}
             return spoken.join();"
        ))
        .await
    };
    assert_eq!(spoken("[part='foot'] p").await?, "en", "who is behind it");
    assert_eq!(spoken("[data-focus='title']").await?, "en", "a question of ours");
    page.choose("it").await?;
    assert_eq!(spoken("[data-focus='title']").await?, "sv");
    assert_eq!(
        spoken("[part='progress']").await?,
        "en,sv",
        "the article’s title in a line of ours"
    );
    context.quiet().await
}

async fn what_may_lose_something_is_held_back_with_its_cautions_in_front(
    context: TestContext,
) -> Tested {
    let page = context.open(PAGE).await?;
    page.choose("it").await?;
    page.answer("still-failing").await?;
    // The fourth of the article before the third.
    assert_eq!(page.answer("still-failing").await?, check("app"));
    assert_eq!(page.answer("still-failing").await?, check("factory"));
    let caution = page.text("[part='caution']").await?;
    assert!(caution.contains("erases every temperature"), "{caution}");
    let steps = "return document.querySelector('#factory').closest('.card').checkVisibility()";
    assert!(!page.ask::<bool>(steps).await?, "its steps are not there yet");
    page.click("[data-action='understand']").await?;
    page.focuses_title().await?;
    assert!(page.ask::<bool>(steps).await?, "now they are");
    let end = page.answer("still-failing").await?;
    assert_eq!(end.outcome(), Some("exhausted"));
    sees(&page, &["support"]).await?;
    context.quiet().await
}

async fn the_authors_nodes_keep_their_state_their_listeners_and_their_looks(
    context: TestContext,
) -> Tested {
    let page = context.open(PAGE).await?;
    let keep = "const all = [...document.querySelectorAll('quick-checks *')];
                window.kept = all;
                document.querySelector('#embed').contentWindow.mark = 'mine';
                document.querySelector('#fold').open = true;";
    page.ask::<()>(keep).await?;
    page.choose("it").await?;
    page.click_in_page("#listens").await?;
    assert_eq!(page.ask::<u32>("return window.clicks()").await?, 1);
    let looks: [String; 4] = page
        .ask(
            "const step = getComputedStyle(document.querySelector('#link').closest('li'));
             const body = getComputedStyle(document.body);
             return [step.color, body.color, step.fontFamily, body.fontFamily];",
        )
        .await?;
    assert_eq!((&looks[0], &looks[2]), (&looks[1], &looks[3]), "the page's own looks");
    let text = "return document.querySelector('#code').innerText";
    assert_eq!(page.ask::<String>(text).await?, "kettle --test --verbose");
    page.answer("still-failing").await?;
    sees(&page, &["embed", "fold"]).await?;
    let same: [bool; 4] = page
        .ask(
            "const now = [...document.querySelectorAll('quick-checks *')];
             return [
               now.length === window.kept.length && now.every((one, at) => one === window.kept[at]),
               document.querySelector('#embed').contentWindow.mark === 'mine',
               document.querySelector('#fold').open,
               document.querySelector('#fold p').checkVisibility(),
             ];",
        )
        .await?;
    assert_eq!(same, [true; 4], "the same nodes, the embed as it was, the fold as it was");
    context.quiet().await
}

async fn a_form_of_the_article_stays_the_pages(context: TestContext) -> Tested {
    let page = context.open(PAGE).await?;
    page.choose("it").await?;
    let heard: [bool; 2] = page
        .ask(
            "const heard = [false, false];
             document.addEventListener('input', () => { heard[0] = true; });
             document.addEventListener('submit', (event) => {
               heard[1] = !event.defaultPrevented;
               event.preventDefault();
             });
             const field = document.querySelector('#field');
             field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
             field.form.requestSubmit();
             return heard;",
        )
        .await?;
    assert_eq!(heard, [true, true], "the page hears its field, and its form is sent");
    context.quiet().await
}

async fn what_belongs_to_no_check_stays_in_reach(context: TestContext) -> Tested {
    let page = context.open(PAGE).await?;
    page.click("details:has([data-article='rest']) > summary").await?;
    sees(&page, &["intro", "support", "faq"]).await?;
    // Without what only held checks together: headings of groups, and frames around them.
    let left: Vec<String> = page
        .ask(
            "return [...document.querySelectorAll('.entry :is(h2, h3, .card)')]
               .filter((one) => one.getBoundingClientRect().height > 0)
               .map((one) => one.textContent)",
        )
        .await?;
    assert_eq!(left, ["Contact support", "Frequently asked questions", "Is chalk harmful?"]);
    page.choose("it").await?;
    sees(&page, &["link", "code"]).await?;
    let frames = "return document.querySelector('.card').getBoundingClientRect().height";
    assert!(page.ask::<f64>(frames).await? > 0.0, "its frame is back");
    context.quiet().await
}

async fn a_link_in_the_page_leads_to_the_check_that_it_names(context: TestContext) -> Tested {
    let page = context.open(PAGE).await?;
    page.click_in_page("#jump").await?;
    page.shows(&check("base")).await?;
    sees(&page, &["embed", "fold"]).await?;
    context.quiet().await
}

async fn a_removed_element_leaves_the_article_as_it_was(context: TestContext) -> Tested {
    let page = context.open(PAGE).await?;
    page.choose("it").await?;
    page.answer("still-failing").await?;
    sees(&page, &["embed", "fold"]).await?;
    page.ask::<()>(
        "window.element = document.querySelector('quick-checks');
         window.element.remove();",
    )
    .await?;
    let difference: Option<[String; 2]> = page
        .wait_for(
            "fetch(location.pathname).then((response) => response.text()).then((text) => {
               const page = new DOMParser().parseFromString(text, 'text/html');
               const wanted = page.querySelector('quick-checks').innerHTML;
               const found = window.element.innerHTML;
               const at = [...wanted].findIndex((letter, at) => letter !== found[at]);
               if (at < 0 && wanted.length === found.length) return null;
               return [wanted, found].map((text) => text.slice(Math.max(0, at - 40), at + 80));
             })",
        )
        .await?;
    assert_eq!(difference, None, "to the letter");
    page.ask::<()>("document.querySelector('h1').after(window.element)").await?;
    page.sees("ready", 2).await?;
    page.shows(&check("base")).await?;
    context.quiet().await
}

async fn what_a_script_puts_in_belongs_to_the_check_around_it(context: TestContext) -> Tested {
    let page = context.open(PAGE).await?;
    page.choose("it").await?;
    sees(&page, &["link", "code"]).await?;
    page.ask::<()>(
        "for (const [id, place] of [['inside', '#link'], ['outside', '#intro']]) {
           const late = document.createElement('b');
           late.id = id;
           late.textContent = 'Late';
           document.querySelector(place).after(late);
         }",
    )
    .await?;
    until("one of the two is on display", async || {
        Ok((seen(&page, &["inside", "outside"]).await? == ["inside"]).then_some(()))
    })
    .await?;
    context.quiet().await
}

/// As a framework does that writes the article once more, or one part of it.
async fn what_the_page_replaces_is_found_again(context: TestContext) -> Tested {
    let page = context.open(PAGE).await?;
    page.choose("it").await?;
    sees(&page, &["link", "code"]).await?;
    let replace = |what: &str| {
        format!(
            "const old = document.querySelector('{what}');
             const written = document.createElement('template');
             written.innerHTML = old.outerHTML.replaceAll(/ ?style=\"[^\"]*\"/g, '');
             old.replaceWith(written.content);"
        )
    };
    page.ask::<()>(&replace(".entry")).await?;
    sees(&page, &["link", "code"]).await?;
    page.answer("still-failing").await?;
    sees(&page, &["embed", "fold"]).await?;
    page.action("back").await?;
    sees(&page, &["link", "code"]).await?;
    // One check alone, and then a step of it for good.
    page.ask::<()>(&replace(".card:has(#socket)")).await?;
    sees(&page, &["link", "code"]).await?;
    page.ask::<()>("document.querySelector('li:has(#code)').remove()").await?;
    until("one step is left", async || {
        Ok((seen(&page, &["link", "embed"]).await? == ["link"]).then_some(()))
    })
    .await?;
    // Without any headings there is nothing to find; what is left is shown.
    page.ask::<()>(
        "document.querySelector('#socket').remove();
         for (const one of document.querySelectorAll('.entry h2, .entry h3')) one.remove();",
    )
    .await?;
    until("the step is still there", async || {
        Ok((seen(&page, &["link", "fold"]).await? == ["link"]).then_some(()))
    })
    .await?;
    context.quiet().await
}

/// As when a framework takes over a page that came from its server.
async fn what_the_page_replaces_while_the_program_loads_is_found(context: TestContext) -> Tested {
    let (open, held) = watch::channel(false);
    context.server.reply(&shipped("quick-checks-app-", ".wasm")?, Reply::Held(held));
    let page = context.visit(PAGE).await?;
    until("the article is read", async || {
        let parsed = "return performance.getEntriesByType('resource')
             .some(({ name, responseEnd }) => /parser-/.test(name) && responseEnd > 0)";
        Ok(page.ask::<bool>(parsed).await?.then_some(()))
    })
    .await?;
    page.settle().await?;
    page.ask::<()>(
        "const all = document.querySelector('.entry'); all.replaceWith(all.cloneNode(true))",
    )
    .await?;
    open.send(true).map_err(|error| Fault::new(error.to_string()))?;
    page.ready().await?;
    page.choose("it").await?;
    sees(&page, &["link", "code"]).await?;
    context.quiet().await
}

async fn an_article_of_symptoms_asks_for_them_first(context: TestContext) -> Tested {
    let article = "<h2>Error 5: no water</h2><h3>Fill it</h3><p>Up to the mark.</p>\
                   <h2>Error 7: no power</h2><h3>Plug it in</h3><p id=\"link\">Firmly.</p>\
                   <h3>Delete its profile</h3><p>In the app.</p>";
    let page = open(&context, article).await?;
    let symptoms = page.values("data-symptom").await?;
    assert_eq!(symptoms, ["error-5-no-water", "error-7-no-power", "not-sure"]);
    assert_eq!(page.choose("error-7-no-power").await?, check("plug-it-in"));
    assert_eq!(page.answer("still-failing").await?, check("delete-its-profile"));
    page.change(None).await?;
    // Who sees none of them is asked everything.
    assert_eq!(page.choose("not-sure").await?, check("fill-it"));
    let key = "return localStorage.getItem('quick-checks/1/the-kettle-does-not-boil') !== null";
    assert!(page.ask::<bool>(key).await?, "progress has the title's words");
    context.quiet().await
}

async fn an_article_like_the_first_one_is_gone_through_whole(context: TestContext) -> Tested {
    let page = open(&context, include_str!("../articles/fifteen.html")).await?;
    let mut screen = page.choose("it").await?;
    let mut asked = Vec::new();
    while let Some(check) = screen.check().map(str::to_owned) {
        if page.has("[data-action='understand']").await? {
            page.click("[data-action='understand']").await?;
            page.focuses_title().await?;
        }
        let shown: Vec<String> = page
            .ask(
                "return [...document.querySelectorAll('.card > p:not(:has(strong))')]
                   .filter((one) => one.checkVisibility()).map((one) => one.textContent);",
            )
            .await?;
        assert_eq!(shown.len(), 1, "{check}: {shown:?}");
        asked.push(check);
        screen = page.answer("still-failing").await?;
    }
    assert_eq!(asked.len(), 14, "{asked:?}");
    let last = asked.get(12..).unwrap_or_default();
    let held = ["sign-out-back-in-to-the-store", "reset-network-settings-nuclear"];
    assert_eq!(last, held, "what may lose something comes last");
    assert_eq!(screen.outcome(), Some("exhausted"));
    context.quiet().await
}

async fn a_div_around_an_article_is_enough(context: TestContext) -> Tested {
    let html = ARTICLE
        .replace(
            "<quick-checks id=\"kettle-fixes\" start=\"eager\">",
            "<div class=\"quick-checks\">",
        )
        .replace("</quick-checks>", "</div>");
    context.server.reply("article.html", Reply::File("text/html", html));
    let page = context.open(PAGE).await?;
    assert_eq!(page.choose("it").await?, check("socket"));
    sees(&page, &["link", "code"]).await?;
    page.click_in_page("#listens").await?;
    assert_eq!(page.ask::<u32>("return window.clicks()").await?, 1);
    context.quiet().await
}

async fn an_article_in_which_nothing_is_found_stays_and_its_owner_is_told(
    context: TestContext,
) -> Tested {
    let html = in_page(
        "<h2>On kettles</h2><p id=\"intro\">They boil.</p>\
         <h2>On pots</h2><p>They do not.</p><h2>On pans</h2><p>Neither.</p>",
    );
    context.server.reply("article.html", Reply::File("text/html", html));
    let page = context.visit(PAGE).await?;
    let [message, fix] = page.reported("article-unclear").await?;
    assert!(fix.contains("data-check"), "{fix}");
    assert_eq!(seen(&page, &["intro"]).await?, ["intro"], "the article is there");
    context.complained_once(&[&message]).await
}

async fn a_list_whose_guide_was_forgotten_is_no_article(context: TestContext) -> Tested {
    let list = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/dist/fallback/iphone-wifi.html"
    ))?;
    context.server.reply("article.html", Reply::File("text/html", in_page(&list)));
    let page = context.visit(PAGE).await?;
    let [message, _] = page.reported("guide-missing").await?;
    let list = "return document.querySelector('quick-checks details').checkVisibility()";
    assert!(page.ask::<bool>(list).await?, "the list is there");
    context.complained_once(&[&message]).await
}

async fn without_webassembly_an_article_is_read_too(context: TestContext) -> Tested {
    let html = ARTICLE.replace(
        "<script src=\"recorder.js\">",
        "<script>delete window.WebAssembly;</script><script src=\"recorder.js\">",
    );
    context.server.reply("article.html", Reply::File("text/html", html));
    let page = context.open(PAGE).await?;
    assert_eq!(page.choose("it").await?, check("socket"));
    sees(&page, &["link", "code"]).await?;
    assert!(!context.server.requests().iter().any(|path| path.contains(".wasm")));
    context.quiet().await
}

async fn a_guide_does_not_load_what_articles_need(context: TestContext) -> Tested {
    context.open("/pages/with-element.html").await?;
    let requests = context.server.requests();
    assert!(!requests.iter().any(|path| path.contains("article")), "{requests:?}");
    context.quiet().await
}

/// Light and dark pages, from right to left, and on the narrowest phone.
async fn every_screen_of_an_article_is_faultless(context: TestContext) -> Tested {
    for (language, style) in [
        ("<html lang=\"en\">", ""),
        (
            "<html lang=\"en\" dir=\"rtl\">",
            "<style>body { background: #111; color: #eee }\
          body a { color: #9cf } .card { border-color: #444 } </style>",
        ),
    ] {
        let html = ARTICLE
            .replace("<html lang=\"en\">", language)
            .replace("</head>", &[style, "</head>"].concat());
        context.server.reply("article.html", Reply::File("text/html", html));
        // So tall that the answers, which stay in sight, lie on nothing of the article.
        context.resize(320, 2400).await?;
        let page = context.open(PAGE).await?;
        page.bring_axe().await?;
        faultless(&page).await?;
        let mut screen = page.choose("it").await?;
        faultless(&page).await?;
        while screen.check().is_some() {
            if page.has("[data-action='understand']").await? {
                page.click("[data-action='understand']").await?;
                page.focuses_title().await?;
                faultless(&page).await?;
            }
            screen = page.answer("still-failing").await?;
            faultless(&page).await?;
        }
        page.ask::<()>("localStorage.removeItem('quick-checks/1/kettle-fixes')").await?;
    }
    context.quiet().await
}

async fn faultless(page: &Page) -> Result<(), Fault> {
    page.unfold().await?;
    let found = page.axe("quick-checks").await?;
    assert!(found.faults.is_empty(), "{:?}: {:#?}", page.screen().await?, found.faults);
    let wide = page.scrolls_sideways().await?;
    assert!(wide.is_empty(), "{:?}: {wide:?}", page.screen().await?);
    Ok(())
}
