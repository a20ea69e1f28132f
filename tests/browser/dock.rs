//! The answers, which stay at the end of the viewport while the steps are read: they cover nothing
//! that has the focus, and no bar of the page covers them.

use serde::Deserialize;

use crate::support::{Fault, Guide, Page, Reply, TestContext, Tested, cases, until};

cases! {
    nothing_that_takes_the_focus_comes_to_lie_under_the_answers,
    nothing_of_an_article_that_takes_the_focus_does,
    the_answers_stay_above_a_bar_at_the_end_of_the_page,
}

/// How many fields the page has in one check of its article.
const FIELDS: usize = 12;

const PAGE: &str = "/pages/guide-by-address.html";

/// Gives the focus to each element of the screen in turn, first to last and back again, as Tab and
/// Shift+Tab would, and says which of them have their middle under the answers.
const COVERED: &str = "(async () => {
    const host = document.querySelector('quick-checks');
    const root = host.shadowRoot;
    const dock = root.querySelector('[part=dock]');
    for (const fold of root.querySelectorAll('section details')) fold.open = true;
    const any = 'a[href], button, input, select, summary, textarea';
    const stops = [...host.querySelectorAll(any), ...root.querySelectorAll(any)]
        .filter((one) => one.checkVisibility());
    const covered = [];
    for (const stop of [...stops, ...[...stops].reverse()]) {
        stop.focus({ focusVisible: true });
        if ((root.activeElement ?? document.activeElement) !== stop || dock.contains(stop)) continue;
        await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
        const { left, top, width, height } = stop.getBoundingClientRect();
        const over = root.elementFromPoint(left + Math.min(width, 20) / 2, top + height / 2);
        if (dock.contains(over)) {
            covered.push(`${stop.textContent}: answers of ${dock.offsetHeight} of ${innerHeight} px`);
        }
    }
    return { stops: stops.length, covered };
})()";

#[derive(Deserialize)]
struct Stops {
    stops: usize,
    covered: Vec<String>,
}

async fn nothing_that_takes_the_focus_comes_to_lie_under_the_answers(
    context: TestContext,
) -> Tested {
    for file in ["guides/icloud-backup.json", "guides/iphone-wifi.json"] {
        let guide = Guide::read(file)?;
        let in_a_row = guide.all_in_a_row().to_string();
        context.server.reply("kettle.json", Reply::File("application/json", in_a_row));
        context.resize(390, 664).await?;
        let page = context.open(PAGE).await?;
        let mut screen = page.choose(guide.symptoms().first().copied().unwrap_or_default()).await?;
        let mut looked_at = 0;
        while let Some(check) = screen.check().map(str::to_owned) {
            if page.has("[data-action='understand']").await? {
                page.click("[data-action='understand']").await?;
                page.focuses_title().await?;
            }
            let Stops { stops, covered } = page.wait_for(COVERED).await?;
            assert!(stops > 3, "{check} has {stops} elements that take the focus");
            assert_eq!(covered, [""; 0], "under the answers of {check}");
            looked_at += 1;
            screen = page.answer("still-failing").await?;
        }
        assert!(looked_at >= guide.checks().count(), "{looked_at} checks");
        page.action("restart").await?;
    }
    context.no_widget_errors().await
}

async fn nothing_of_an_article_that_takes_the_focus_does(context: TestContext) -> Tested {
    let field = "<p>Which light is on?</p><p><input aria-label=\"Light\"></p>".repeat(FIELDS);
    let html = include_str!("../pages/article.html");
    let html = html.replace("<form id=\"ask\">", &format!("{field}<form id=\"ask\">"));
    context.server.reply("article.html", Reply::File("text/html", html));
    context.resize(390, 664).await?;
    let page = context.open("/pages/article.html").await?;
    page.choose("it").await?;
    until("the fields are shown", async || {
        Ok(page.ask::<bool>("return field.checkVisibility()").await?.then_some(()))
    })
    .await?;
    let Stops { stops, covered } = page.wait_for(COVERED).await?;
    assert!(stops > FIELDS, "{stops} elements take the focus");
    assert_eq!(covered, [""; 0]);
    context.no_widget_errors().await
}

/// How far the end of the answers is from the end of the viewport.
async fn inset(page: &Page) -> Result<f64, Fault> {
    page.ask(
        "const root = document.querySelector('quick-checks').shadowRoot;
         return innerHeight - root.querySelector('[part=dock]').getBoundingClientRect().bottom;",
    )
    .await
}

async fn the_answers_stay_above_a_bar_at_the_end_of_the_page(context: TestContext) -> Tested {
    const BARS: [(&str, &str); 4] = [
        ("a fixed bar", "<nav style='position: fixed; inset: auto 0 0; height: 60px'>Home</nav>"),
        (
            "a bar inside a fixed frame, with a button",
            "<div style='position: fixed; bottom: 0; width: 100%'>
               <p style='margin: 0; height: 60px'><button>Subscribe</button></p></div>",
        ),
        (
            "a sticky bar",
            "<footer style='position: sticky; bottom: 0; height: 60px'>Share</footer>",
        ),
        ("scroll-padding", "<style>html { scroll-padding-block-end: 60px }</style>"),
    ];
    let guide = Guide::bundled()?;
    context.resize(390, 664).await?;
    for (name, bar) in BARS {
        let html = include_str!("../pages/with-element.html");
        // Above and below there is something to scroll.
        let html =
            html.replace("<quick-checks ", "<p style='height: 60vh'>Before</p><quick-checks ");
        let html =
            html.replace("</body>", &format!("<p style='height: 90vh'>After</p>{bar}</body>"));
        context.server.reply("with-element.html", Reply::File("text/html", html));
        let page = context.open("/pages/with-element.html").await?;
        page.ready().await?;
        // The bar may lie over a symptom just as it lies over the page's own links.
        page.clone().clicking_by_script().choose(guide.symptom_of("space-for-next-backup")).await?;
        // Half of the viewport is too little for a check: its answers stick.
        let half_in_sight = "const section = document.querySelector('quick-checks').shadowRoot
                .querySelector('section');
            scrollBy({ top: section.getBoundingClientRect().top - innerHeight / 2,
                behavior: 'instant' });";
        page.ask::<()>(half_in_sight).await?;
        until(&format!("{name}: the answers end 60 px above the viewport's end"), async || {
            let inset = inset(&page).await?;
            Ok(((59.0..=61.0).contains(&inset)).then_some(()))
        })
        .await?;
        page.clone().clicking_by_script().action("restart").await?;
    }
    context.quiet().await
}
