//! The context of one test: a server with an address of its own, a browser with one empty tab, and the
//! end that looks at the console.

use std::env;

use serde_json::{Value, json};
use tokio::sync::OwnedMutexGuard;

use super::browser::Browser;
use super::console::{self, Line};
use super::engine::{BrowserMode, Engine};
use super::server::Server;
use super::{CaseOutcome, Fault, Page, Tested};

/// Gives a page a clock that is so many days ahead.
const ANOTHER_DAY: &str = "{
    const { Date: Machine } = window;
    const now = () => Machine.now() + DAYS * 86400000;
    window.Date = new Proxy(Machine, {
      construct: (date, parts, type) =>
        Reflect.construct(date, parts.length ? parts : [now()], type),
      apply: () => new Machine(now()).toString(),
      get: (date, name) => (name === 'now' ? now : Reflect.get(date, name)),
    });
  }";

/// How many days ahead the pages of a run are, as `QUICK_CHECKS_DAYS_AHEAD` says: Chromium doesn't
/// start with a clock that is not the machine's.
pub fn days_ahead() -> Result<u16, Fault> {
    env::var("QUICK_CHECKS_DAYS_AHEAD").map_or(Ok(0), |days| Ok(days.parse()?))
}

/// Where a test plays. Dropping it stops the server; the browser stays open for the next test.
pub struct TestContext {
    browser: OwnedMutexGuard<Browser>,
    /// The web server.
    pub server: Server,
    lines: Vec<Line>,
}

impl TestContext {
    /// Starts a server.
    pub async fn set(browser: OwnedMutexGuard<Browser>) -> Result<Self, Fault> {
        let days = days_ahead()?;
        if days > 0 {
            let script = json!({ "source": ANOTHER_DAY.replace("DAYS", &days.to_string()) });
            browser.devtools("Page.addScriptToEvaluateOnNewDocument", script).await?;
        }
        Ok(Self { browser, server: Server::start().await?, lines: Vec::new() })
    }

    /// A second server, of another origin: where somebody else keeps the widget's files.
    pub async fn elsewhere(&self) -> Result<Server, Fault> {
        Server::start().await
    }

    /// Opens a page in the current tab; its widget need not be there yet.
    pub async fn visit(&self, path: &str) -> Result<Page, Fault> {
        self.visit_at(&self.server.url(path)).await
    }

    /// Opens a page of any server in the current tab.
    pub async fn visit_at(&self, address: &str) -> Result<Page, Fault> {
        let client = self.browser.client.clone();
        client.goto(address).await?;
        Ok(Page::new(client.clone(), client.window().await?))
    }

    /// Leaves the page in the current tab for another site.
    pub async fn leave(&self) -> Result<(), Fault> {
        Ok(self.browser.client.goto("about:blank").await?)
    }

    /// Closes the current tab and opens an empty one.
    pub async fn fresh_tab(&self) -> Result<(), Fault> {
        let client = &self.browser.client;
        let tab = client.new_window(true).await?.handle;
        client.close_window().await?;
        Ok(client.switch_to_window(tab).await?)
    }

    /// Closes the current tab; another one must be open.
    pub async fn close_tab(&self) -> Result<(), Fault> {
        Ok(self.browser.client.close_window().await?)
    }

    /// Opens a page and waits for its widget.
    pub async fn open(&self, path: &str) -> Result<Page, Fault> {
        let page = self.visit(path).await?;
        page.ready().await?;
        Ok(page)
    }

    /// Opens a page in one more tab, and waits for its widget.
    pub async fn open_in_new_tab(&self, path: &str) -> Result<Page, Fault> {
        let page = self.visit_in_new_tab(path).await?;
        page.ready().await?;
        Ok(page)
    }

    /// Opens a page in one more tab; it need not have a widget.
    pub async fn visit_in_new_tab(&self, path: &str) -> Result<Page, Fault> {
        let client = &self.browser.client;
        let tab = client.new_window(true).await?.handle;
        client.switch_to_window(tab).await?;
        self.visit(path).await
    }

    /// Gives the page a viewport of this size, in CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) -> Result<(), Fault> {
        self.browser.resize(width, height).await
    }

    /// Makes Chromium say that the reader wishes this: `forced-colors` to be `active`, for example.
    pub async fn wish(&self, feature: &str, value: &str) -> Result<(), Fault> {
        let features = json!({ "features": [{ "name": feature, "value": value }] });
        self.browser.devtools("Emulation.setEmulatedMedia", features).await?;
        Ok(())
    }

    /// Gives a command of Chromium's developer tools; what it answers.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Result<Value, Fault> {
        self.browser.devtools(command, parameters).await
    }

    /// Closes the browser and opens it again with the same profile, as on another day.
    pub async fn reopen_browser(&mut self) -> Result<(), Fault> {
        self.reopen_browser_as(BrowserMode::Usual).await
    }

    /// Closes the browser and opens it again, with the same profile but in this mode.
    pub async fn reopen_browser_as(&mut self, mode: BrowserMode) -> Result<(), Fault> {
        self.look_at_console().await?;
        self.browser.reopen(mode).await
    }

    /// The engine's name.
    pub fn engine(&self) -> &'static str {
        self.browser.engine.name
    }

    /// The name of the engine that plays.
    pub fn engine_name(&self) -> &'static str {
        self.browser.engine_name()
    }

    /// Whether this engine plays.
    pub fn plays(&self, engine: &Engine) -> bool {
        self.browser.is(engine)
    }

    /// The end of a test in which nothing may complain.
    pub async fn quiet(mut self) -> Tested {
        self.look_at_console().await?;
        assert!(self.lines.is_empty(), "the console is not empty: {:#?}", self.lines);
        Ok(CaseOutcome::Passed)
    }

    /// The end of a test in which the widget says nothing, while the browser may tell of a policy.
    pub async fn no_widget_errors(mut self) -> Tested {
        self.look_at_console().await?;
        assert!(self.lines.iter().all(|line| line.is_the_browser_s), "{:#?}", self.lines);
        Ok(CaseOutcome::Passed)
    }

    /// The end of a test in pages of a program that complains by itself: the widget says nothing.
    pub async fn nothing_of_ours(mut self) -> Tested {
        self.look_at_console().await?;
        assert!(self.lines.iter().all(|line| line.ours().is_none()), "{:#?}", self.lines);
        Ok(CaseOutcome::Passed)
    }

    /// The end of a test about an error: the widget wrote one line, which has all of `words`, and
    /// beside it nobody but the browser complained, about a request or a policy.
    pub async fn complained_once(mut self, words: &[&str]) -> Tested {
        self.look_at_console().await?;
        let lines = &self.lines;
        let ours: Vec<&str> = lines.iter().filter_map(Line::ours).collect();
        assert_eq!(ours.len(), 1, "one console line of ours: {lines:#?}");
        for (line, word) in ours.iter().flat_map(|line| words.iter().map(move |word| (line, word)))
        {
            assert!(line.contains(word), "{word:?} is in {line:?}");
        }
        let mut others = lines.iter().filter(|line| line.ours().is_none());
        assert!(others.all(|line| line.is_the_browser_s), "only ours: {lines:#?}");
        Ok(CaseOutcome::Passed)
    }

    async fn look_at_console(&mut self) -> Result<(), Fault> {
        self.lines.extend(console::read(&mut self.browser).await?);
        Ok(())
    }
}
