//! Browser Back in the sites of engines, on a page that asks for it with `history`: some of them have
//! a router, which keeps a state of its own in each entry and acts when the reader goes back.

use super::{follow_link, is_there, rests, set};
use crate::support::{Fault, Guide, Page, Screen, TestContext, Tested, until};

/// A site with such a page, and with another one that links to it.
pub struct Site {
    /// Its folder.
    pub engine: &'static str,
    /// The path of the other page.
    pub before: &'static str,
    /// What is true once the router listens; none where each page is loaded anew.
    pub router: Option<&'static str>,
    /// Whether that draws the page anew even where only the widget's screen is another.
    pub redraws: bool,
}

/// A script's condition that React has taken over the links.
pub const REACT: &str =
    "Object.keys(document.querySelector('main a')).some((key) => key.startsWith('__react'))";

impl Site {
    /// One reader, who goes back and forth between checks and pages.
    pub async fn plays(self, context: TestContext) -> Tested {
        if let Some(skipped) = set(&context, self.engine).await? {
            return Ok(skipped);
        }
        self.journey(&context).await?;
        context.quiet().await
    }

    async fn journey(&self, context: &TestContext) -> Result<(), Fault> {
        let guide = Guide::bundled()?;
        let page = context.visit(self.before).await?;
        let listens = format!("return {}", self.router.unwrap_or("true"));
        until("the router listens", async || Ok(page.ask::<bool>(&listens).await?.then_some(())))
            .await?;
        page.ask::<()>("window.isKept = true").await?;
        follow_link(&page, "history").await?;
        is_there(&page).await?;
        assert_eq!(page.ready().await?, Screen::Symptoms);
        follows(&page).await?;
        let address: String = page.ask("return location.href").await?;
        let first = page.choose(guide.long_symptom()).await?;
        let second = page.answer("still-failing").await?;
        let third = page.answer("still-failing").await?;
        entry_is_of(&page, &third).await?;
        let answers = page.stored_answers(&guide.key()).await?;
        page.ask::<()>("document.querySelector('quick-checks').isKept = true").await?;
        for (step, screen) in [("back", &second), ("back", &first), ("forward", &second)] {
            page.ask::<()>(&format!("history.{step}()")).await?;
            self.shows(&page, screen, &address).await?;
            assert_eq!(page.stored_answers(&guide.key()).await?, answers, "nothing is taken back");
        }
        // Away by a link of the page, and back to the widget. Its entry keeps our state meanwhile.
        page.ask::<()>(
            "const { quickChecks, ...others } = history.state;
             history.replaceState({ ...others, quickChecks: { ...quickChecks, isOld: true } }, '')",
        )
        .await?;
        follow_link(&page, "elsewhere").await?;
        self.is_elsewhere(&page).await?;
        page.ask::<()>("history.back()").await?;
        is_there(&page).await?;
        // Where the reader was; or where the answers lead, if the router has dropped our state.
        let here = page.ready().await?;
        assert!([&second, &third].contains(&&here), "{here:?}");
        follows(&page).await?;
        entry_is_of(&page, &here).await?;
        assert_eq!(page.ask::<String>("return location.href").await?, address);
        assert_eq!(page.stored_answers(&guide.key()).await?, answers);
        page.ask::<()>("document.querySelector('quick-checks').isKept = true").await?;
        // On to the opening question, and out of the page.
        for screen in [&first, &Screen::Symptoms] {
            page.ask::<()>("history.back()").await?;
            self.shows(&page, screen, &address).await?;
        }
        page.ask::<()>("history.back()").await?;
        self.is_elsewhere(&page).await?;
        // The widget's own Back, in the same page once more.
        follow_link(&page, "history").await?;
        is_there(&page).await?;
        page.shows(&third).await?;
        follows(&page).await?;
        page.ask::<()>("document.querySelector('quick-checks').isKept = true").await?;
        let fourth = page.answer("still-failing").await?;
        entry_is_of(&page, &fourth).await?;
        page.click("[data-action='back']").await?;
        entry_is_of(&page, &third).await?;
        self.shows(&page, &third, &address).await?;
        page.ask::<()>("history.back()").await?;
        self.is_elsewhere(&page).await
    }

    /// Waits until the page is the one that the reader came to, with this screen in view.
    async fn shows(&self, page: &Page, screen: &Screen, address: &str) -> Result<(), Fault> {
        // Before the router begins anything about the entry, the widget shows its screen already.
        page.settle().await?;
        until(&format!("the page is still there and shows {screen:?}"), async || {
            // Meanwhile the router may take the widget away.
            let shown = page.screen().await.ok().flatten();
            let in_view = "const box = document.querySelector('quick-checks')?.shadowRoot
                  .querySelector('.title')?.getBoundingClientRect();
                return Boolean(box && box.top >= 0 && box.bottom <= innerHeight)";
            let is_there = shown.as_ref() == Some(screen) && page.ask::<bool>(in_view).await?;
            Ok((is_there && rests(page).await?).then_some(()))
        })
        .await?;
        self.is_as_it_was(page, address).await
    }

    /// The page is the one that the reader came to, and so is the widget.
    async fn is_as_it_was(&self, page: &Page, address: &str) -> Result<(), Fault> {
        let (now, is_same_page, is_same_widget, text): (String, bool, bool, String) = page
            .ask(
                "return [location.href, Boolean(window.isKept),
                   Boolean(document.querySelector('quick-checks')?.isKept), document.body.innerText];",
            )
            .await?;
        assert_eq!(now, address);
        assert!(is_same_page || self.router.is_none(), "the page was loaded anew");
        assert!(is_same_widget || self.redraws, "the router has drawn the page anew");
        assert!(text.contains("Above.") && text.contains("Below, and"), "{text}");
        Ok(())
    }

    /// The other page is there, brought by the router if there is one.
    async fn is_elsewhere(&self, page: &Page) -> Result<(), Fault> {
        until("the other page", async || {
            let there = "return location.pathname.includes('elsewhere')
                && !document.querySelector('quick-checks')
                && document.body.innerText.includes('Back to')";
            Ok((page.ask::<bool>(there).await? && rests(page).await?).then_some(()))
        })
        .await?;
        let is_same_page: bool = page.ask("return Boolean(window.isKept)").await?;
        assert!(is_same_page || self.router.is_none(), "the page was loaded anew");
        Ok(())
    }
}

/// Waits until the entry of the history is ours, and new, or the browser has kept the page.
async fn follows(page: &Page) -> Result<(), Fault> {
    until("the history is followed", async || {
        let follows = "const ours = history.state?.quickChecks;
            return Boolean(ours && (!ours.isOld || document.querySelector('quick-checks').isKept))";
        Ok(page.ask::<bool>(follows).await?.then_some(()))
    })
    .await
}

/// Waits until the entry of the history is that of a check.
async fn entry_is_of(page: &Page, check: &Screen) -> Result<(), Fault> {
    until(&format!("the entry is that of {check:?}"), async || {
        let view: Option<String> = page.ask("return history.state?.quickChecks?.view").await?;
        Ok((view.as_deref() == check.check()).then_some(()))
    })
    .await
}
