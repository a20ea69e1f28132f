//! Sites of real blog engines, built by `cargo xtask test --engines`, each with the widget as
//! `docs/engines.md` tells a blogger to put it in: by the snippet, or by what is in `integrations/`.
//! `QUICK_CHECKS_ENGINES` names those that play; without it, the ones of the gate do.

mod back;
mod wordpress;

use std::env;
use std::path::Path;
use std::time::Duration;

use self::back::{REACT, Site};
use self::wordpress::wordpress_by_its_editor;
use crate::support::{
    CHROMIUM, Case, CaseOutcome, Fault, Guide, Page, Reply, Screen, TestContext, Tested, cases,
    until,
};

cases! {
    hugo,
    eleventy,
    pelican,
    react,
    jekyll,
    mkdocs,
    hexo,
    vitepress,
    astro,
    wordpress,
    docusaurus,
    next,
    turbo,
    ghost,
    nikola,
    sveltekit,
    wordpress_by_its_editor,
    hugo_with_history,
    turbo_with_history,
    react_with_history,
    next_with_history,
    astro_with_history,
    vitepress_with_history,
    docusaurus_with_history,
    sveltekit_with_history,
}

/// How the path of our script in a site ends.
const SCRIPT: &str = "/quick-checks.js";

/// What holds the text of a post; menus have links, too.
const TEXT: &str = ":is(article, #content, .entry-content, main:not(:has(article)))";

/// How late a page of a site comes: a router shows something else meanwhile.
const LAG: Duration = Duration::from_millis(100);

/// Those that every run plays: those that are quick.
const GATE: [&str; 9] = [
    "hugo",
    "eleventy",
    "pelican",
    "react",
    "turbo",
    "wordpress",
    "hugo_with_history",
    "turbo_with_history",
    "react_with_history",
];

/// The cases of the engines that are to play.
pub fn cases() -> &'static [Case] {
    let named = env::var("QUICK_CHECKS_ENGINES").ok();
    let plays = |case: &Case| {
        let engine = case.name.split('_').next().unwrap_or(case.name);
        match &named {
            Some(named) => named.split(' ').any(|name| name == engine),
            None => GATE.contains(&case.name),
        }
    };
    let wanted: Vec<Case> = CASES.iter().filter(|case| plays(case)).copied().collect();
    // Once a run; the harness wants cases that are there to its end.
    Vec::leak(wanted)
}

async fn hugo(context: TestContext) -> Tested {
    plays(context, "hugo", &["/integration/", "/unsafe/snippet/"]).await
}

async fn eleventy(context: TestContext) -> Tested {
    plays(context, "eleventy", &["/integration/", "/snippet/"]).await
}

async fn pelican(context: TestContext) -> Tested {
    plays(context, "pelican", &["/snippet/"]).await
}

async fn react(context: TestContext) -> Tested {
    plays(context, "react", &["/integration/"]).await
}

async fn jekyll(context: TestContext) -> Tested {
    plays(context, "jekyll", &["/integration/", "/snippet/"]).await
}

async fn mkdocs(context: TestContext) -> Tested {
    plays(context, "mkdocs", &["/snippet/"]).await
}

async fn hexo(context: TestContext) -> Tested {
    plays(context, "hexo", &["/integration/", "/snippet/"]).await
}

async fn vitepress(context: TestContext) -> Tested {
    plays(context, "vitepress", &["/snippet.html"]).await
}

async fn astro(context: TestContext) -> Tested {
    plays(context, "astro", &["/integration/", "/snippet/", "/mdx-snippet/"]).await
}

async fn wordpress(context: TestContext) -> Tested {
    plays(context, "wordpress", &["/shortcode/", "/block/", "/snippet/", "/classic/"]).await
}

async fn docusaurus(context: TestContext) -> Tested {
    plays(context, "docusaurus", &["/snippet/", "/component/"]).await
}

async fn next(context: TestContext) -> Tested {
    plays(context, "next", &["/integration/"]).await
}

async fn turbo(context: TestContext) -> Tested {
    plays(context, "turbo", &["/snippet/"]).await
}

async fn ghost(context: TestContext) -> Tested {
    plays(context, "ghost", &["/snippet/"]).await
}

async fn nikola(context: TestContext) -> Tested {
    plays(context, "nikola", &["/posts/snippet/"]).await
}

async fn sveltekit(context: TestContext) -> Tested {
    plays(context, "sveltekit", &["/snippet/"]).await
}

async fn hugo_with_history(context: TestContext) -> Tested {
    Site { engine: "hugo", before: "/elsewhere/", router: None, redraws: false }
        .plays(context)
        .await
}

async fn turbo_with_history(context: TestContext) -> Tested {
    let router = Some("Boolean(window.Turbo)");
    Site { engine: "turbo", before: "/elsewhere/", router, redraws: true }.plays(context).await
}

async fn react_with_history(context: TestContext) -> Tested {
    Site { engine: "react", before: "/elsewhere/", router: Some(REACT), redraws: false }
        .plays(context)
        .await
}

async fn next_with_history(context: TestContext) -> Tested {
    Site { engine: "next", before: "/elsewhere/", router: Some(REACT), redraws: false }
        .plays(context)
        .await
}

async fn astro_with_history(context: TestContext) -> Tested {
    // Its router is one of the modules that the browser waits for.
    let router = Some("document.readyState === 'complete'");
    Site { engine: "astro", before: "/elsewhere/", router, redraws: true }.plays(context).await
}

async fn vitepress_with_history(context: TestContext) -> Tested {
    let router = Some("Boolean(document.querySelector('#app').__vue_app__?._container)");
    Site { engine: "vitepress", before: "/elsewhere.html", router, redraws: false }
        .plays(context)
        .await
}

async fn docusaurus_with_history(context: TestContext) -> Tested {
    Site { engine: "docusaurus", before: "/elsewhere/", router: Some(REACT), redraws: false }
        .plays(context)
        .await
}

async fn sveltekit_with_history(context: TestContext) -> Tested {
    // It replaces the entry's state once it has started.
    let router = Some("Boolean(history.state)");
    Site { engine: "sveltekit", before: "/elsewhere/", router, redraws: false }.plays(context).await
}

/// Gives the server an engine's site; says why not, where another browser than Chromium plays.
async fn set(context: &TestContext, engine: &str) -> Result<Option<CaseOutcome>, Fault> {
    if !context.plays(&CHROMIUM) {
        return Ok(Some(CaseOutcome::Skipped("blog engines are played in Chromium alone")));
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let site = root.join("target/engines").join(engine).join("public");
    if !site.is_dir() {
        let advice = format!("there is no site: run cargo xtask test --engines {engine}");
        return Err(Fault::new(advice));
    }
    context.server.has_site(&site);
    context.server.sends_pages_late(LAG);
    context.resize(390, 844).await?;
    Ok(None)
}

/// One reader in one post of a site after the other.
async fn plays(context: TestContext, engine: &str, posts: &[&str]) -> Tested {
    if let Some(skipped) = set(&context, engine).await? {
        return Ok(skipped);
    }
    for post in posts {
        journey(&context, post).await.map_err(|fault| Fault::new(format!("{post}: {fault}")))?;
    }
    // Their themes ask other servers for things, and this machine may have no network.
    if ["hexo", "ghost", "nikola"].contains(&engine) {
        context.no_widget_errors().await
    } else {
        context.quiet().await
    }
}

/// First what readers have without the widget, then an answer, a reload, away by a link and back.
async fn journey(context: &TestContext, post: &str) -> Result<(), Fault> {
    let guide = Guide::bundled()?;
    context.server.reply(SCRIPT, Reply::File("text/javascript", String::new()));
    let page = context.visit(post).await?;
    until("the fallback is on display", async || {
        let there = "return Boolean(document.querySelector('quick-checks p')?.checkVisibility())";
        Ok(page.ask::<bool>(there).await?.then_some(()))
    })
    .await?;
    is_whole(&page).await?;
    // Of the post before.
    page.ask::<()>(&format!("localStorage.removeItem('{}')", guide.key())).await?;
    page.ask::<()>("document.querySelector('quick-checks').scrollIntoView()").await?;
    let before = styles(&page).await?;
    assert!(before.lines().count() >= 5, "a page with something in it: {before}");
    context.server.reply_as_usual(SCRIPT);
    page.reload().await?;
    is_there(&page).await?;
    assert_eq!(page.ready().await?, Screen::Symptoms);
    let after = styles(&page).await?;
    let other: Vec<_> = before.split([';', '\n']).zip(after.split([';', '\n'])).collect();
    let other: Vec<_> = other.into_iter().filter(|(before, after)| before != after).collect();
    assert!(other.is_empty(), "of the page look otherwise, before and after: {other:#?}");
    assert_eq!(before.lines().count(), after.lines().count(), "no element more or less");
    page.choose(guide.long_symptom()).await?;
    let here = page.answer("still-failing").await?;
    assert!(here.check().is_some(), "{here:?}");
    let title_is_in_view: bool = page
        .of(".title", "it.getBoundingClientRect().top >= 0 && it.getBoundingClientRect().bottom <= innerHeight")
        .await?;
    assert!(title_is_in_view, "{here:?}");
    page.reload().await?;
    comes_back(&page, &here).await?;
    follow_link(&page, "elsewhere").await?;
    is_elsewhere(&page).await?;
    page.back().await?;
    comes_back(&page, &here).await?;
    follow_link(&page, "elsewhere").await?;
    is_elsewhere(&page).await?;
    let name = post.trim_matches('/').rsplit('/').next().unwrap_or(post);
    follow_link(&page, name).await?;
    comes_back(&page, &here).await
}

async fn is_elsewhere(page: &Page) -> Result<(), Fault> {
    until("another post", async || {
        let away = "return location.pathname.includes('elsewhere')
            && !document.querySelector('quick-checks') && Boolean(document.querySelector('main a, a'))";
        Ok(page.ask::<bool>(away).await?.then_some(()))
    })
    .await
}

/// The reader is where they were.
async fn comes_back(page: &Page, here: &Screen) -> Result<(), Fault> {
    is_there(page).await?;
    page.shows(here).await
}

/// Waits until the element is there for good, and scrolls to it.
async fn is_there(page: &Page) -> Result<(), Fault> {
    until("the element is there", async || {
        let there = "const element = document.querySelector('quick-checks');
            element?.scrollIntoView();
            // Some themes have a header that stays in sight, and a reader scrolls clear of it.
            scrollBy({ top: -96, behavior: 'instant' });
            return Boolean(element);";
        Ok((rests(page).await? && page.ask::<bool>(there).await?).then_some(()))
    })
    .await
}

/// Whether no router is about to replace the page: Turbo shows a page that it remembers until the
/// server has answered, and who clicks at the moment of the exchange clicks what has gone.
async fn rests(page: &Page) -> Result<bool, Fault> {
    page.ask("return document.documentElement.ariaBusy !== 'true'").await
}

/// Follows a link in the text once it is there for good.
async fn follow_link(page: &Page, to: &str) -> Result<(), Fault> {
    let link = format!("{TEXT} a[href*='{to}']");
    until(&format!("a link to {to}"), async || {
        let there = format!("return Boolean(document.querySelector(\"{link}\"))");
        Ok((rests(page).await? && page.ask::<bool>(&there).await?).then_some(()))
    })
    .await?;
    page.click_in_page(&link).await
}

/// Nothing of the guide is outside the element, and nothing of the page in it.
async fn is_whole(page: &Page) -> Result<(), Fault> {
    let outline: (usize, usize, String) = page
        .ask(
            "const element = document.querySelector('quick-checks');
             const all = document.querySelectorAll('details');
             return [all.length, element.querySelectorAll('details').length,
               element.textContent.trim().slice(-200)];",
        )
        .await?;
    let (all, inside, end) = outline;
    assert_eq!(all, inside, "every fold is in the element");
    let guide = Guide::bundled()?;
    assert!(inside > guide.checks().count(), "{inside} folds");
    assert!(guide.text("independence").ends_with(&end[end.len() - 20..]), "it ends with {end:?}");
    Ok(())
}

/// How every element of the page looks that is not ours, a line each, but for where it is.
async fn styles(page: &Page) -> Result<String, Fault> {
    // Some themes move something as the page scrolls.
    for _ in 0..2 {
        page.settle().await?;
        let moved = "Promise.allSettled(document.getAnimations()
            .filter((one) => Number.isFinite(one.effect.getComputedTiming().endTime))
            .map((one) => one.finished)).then(() => true)";
        page.wait_for::<bool>(moved).await?;
    }
    page.ask(
        "const skipped = /^(block-size|height|width|inline-size|perspective-origin|transform-origin|grid-template-rows|top|bottom|inset.*)$/;
         return [...document.querySelectorAll('body, body *:not(quick-checks *, script, style)')]
           .map((element) => {
             const style = getComputedStyle(element);
             const looks = [...style].filter((name) => !skipped.test(name))
               .map((name) => `${name}: ${style.getPropertyValue(name)}`);
             return `${element.localName} ${looks.join('; ')}`;
           }).filter((line) => !line.startsWith('quick-checks')).join('\\n');",
    )
    .await
}
