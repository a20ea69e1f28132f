//! One browser with one profile, from its start to its end.

use std::cell::Cell;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::http::Method;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::time::sleep;
use url::{ParseError, Url};

use super::driver::Driver;
use super::engine::{BrowserMode, CHROMIUM, Engine};
use super::{Fault, console};

/// Takes from Firefox's window the least width and the bars, so that the window is all page.
const ALL_PAGE: &str = "#main-window { min-width: 0 !important; min-height: 0 !important }
#navigator-toolbox { display: none !important }
";

/// The DevTools commands that leave nothing behind, by their domain: what they set ends with the tab.
const END_WITH_THE_TAB: [&str; 2] = ["Emulation.", "Page."];

/// A browser that is open; dropping it closes it, with all its windows.
pub struct Browser {
    /// How to talk to it.
    pub client: Client,
    /// What it is.
    pub engine: &'static Engine,
    /// How it is set.
    pub mode: BrowserMode,
    /// How often its console was looked at.
    pub marks: usize,
    /// How many lines of its output were read.
    pub lines_seen: usize,
    /// The size of its window when it opened.
    size: (u32, u32),
    /// Whether its window may have another size now.
    is_resized: Cell<bool>,
    /// Whether something was set that a new tab does not undo.
    is_altered: Cell<bool>,
    session: String,
    driver: Driver,
    /// Last, so that nobody writes into it any more when it is deleted.
    profile: Arc<TempDir>,
}

impl Browser {
    /// Opens a browser with a new profile.
    pub async fn open(engine: &'static Engine) -> Result<Self, Fault> {
        let profile = tempfile::Builder::new().prefix("quick-checks-browser-").tempdir()?;
        Self::open_with(engine, Arc::new(profile), BrowserMode::Usual).await
    }

    /// Closes this browser and opens one in this mode with the same profile.
    pub async fn reopen(&mut self, mode: BrowserMode) -> Result<(), Fault> {
        // Two browsers cannot share a profile: the first one ends before the second begins.
        self.close();
        *self = Self::open_with(self.engine, Arc::clone(&self.profile), mode).await?;
        Ok(())
    }

    async fn open_with(
        engine: &'static Engine,
        folder: Arc<TempDir>,
        mode: BrowserMode,
    ) -> Result<Self, Fault> {
        let profile = folder.path();
        fs::create_dir_all(profile.join("chrome"))?;
        fs::write(profile.join("chrome/userChrome.css"), ALL_PAGE)?;
        let Value::Object(capabilities) = engine.capabilities(profile, mode)? else {
            return Err(Fault::new("capabilities are a JSON object"));
        };
        let driver = Driver::start(engine, profile).await?;
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&driver.address())
            .await?;
        let session = client.session_id().await?;
        let session = session.ok_or_else(|| Fault::new("the driver gave no session"))?;
        let (width, height) = client.get_window_size().await?;
        Ok(Self {
            size: (u32::try_from(width)?, u32::try_from(height)?),
            client,
            engine,
            mode,
            marks: 0,
            lines_seen: 0,
            is_resized: Cell::new(false),
            is_altered: Cell::new(false),
            session,
            driver,
            profile: folder,
        })
    }

    /// Whether [`clear`](Self::clear) can undo all that was done to it.
    pub fn can_be_cleared(&self) -> bool {
        self.mode == BrowserMode::Usual && !self.is_altered.get()
    }

    /// Makes it fit for another case: one empty tab that nobody has used, a window of the first
    /// size, no cookies, and nothing in the console that a new look would find.
    ///
    /// What belongs to an origin stays; no other case has the same.
    pub async fn clear(&mut self) -> Result<(), Fault> {
        let client = &self.client;
        let used = client.windows().await?;
        // A case may have closed the tab that it was in.
        let first = used.first().ok_or_else(|| Fault::new("the browser has no window"))?;
        client.switch_to_window(first.clone()).await?;
        let unused = client.new_window(true).await?.handle;
        for tab in used {
            client.switch_to_window(tab).await?;
            // Cookies know no ports: those of one case would be sent to the server of the next.
            // An empty page has none to delete, and some drivers call that an error.
            let _ = client.delete_all_cookies().await;
            client.close_window().await?;
        }
        client.switch_to_window(unused).await?;
        if self.is_resized.take() {
            let (width, height) = self.size;
            client.set_window_size(width, height).await?;
        }
        if self.is(&CHROMIUM) {
            self.devtools("Page.bringToFront", json!({})).await?;
        }
        // Until it has drawn, the browser may take it for a tab in the background, and later let the
        // frames of its pages wait for ever to draw.
        let drawn = "const done = arguments[0];
            requestAnimationFrame(() => requestAnimationFrame(() => done()));";
        client.execute_async(drawn, Vec::new()).await?;
        let (tabs, address) = (client.windows().await?.len(), client.current_url().await?);
        if tabs != 1 || address.as_str() != "about:blank" {
            return Err(Fault::new(format!("{tabs} tabs are open, one at {address}")));
        }
        console::read(self).await?;
        Ok(())
    }

    /// The file that has what it prints.
    pub fn output(&self) -> &Path {
        &self.driver.output
    }

    /// Gives the page a viewport of this size, in CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) -> Result<(), Fault> {
        if !self.is(&CHROMIUM) {
            self.is_resized.set(true);
            self.client.set_window_size(width, height).await?;
            // The page hears of it later. A window may have a least width.
            let (given, _) = self.client.get_window_size().await?;
            for _ in 0..40 {
                if self.client.execute("return innerWidth", Vec::new()).await? == json!(given) {
                    break;
                }
                sleep(Duration::from_millis(25)).await;
            }
            return Ok(());
        }
        // Its window has a least width, and bars that belong to its size.
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await?;
        Ok(())
    }

    /// Gives a command of Chromium's developer tools; what it answers.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Result<Value, Fault> {
        if !END_WITH_THE_TAB.iter().any(|domain| command.starts_with(domain)) {
            self.is_altered.set(true);
        }
        let command = DevTools(json!({ "cmd": command, "params": parameters }));
        Ok(self.client.issue_cmd(command).await?)
    }

    /// Whether it is this engine's.
    pub fn is(&self, engine: &Engine) -> bool {
        self.engine.name == engine.name
    }

    /// The name of its engine.
    pub fn engine_name(&self) -> &'static str {
        self.engine.name
    }

    /// Closes it, so that its profile is complete on disk.
    pub fn close(&self) {
        self.driver.end_session(&self.session);
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.close();
    }
}

/// ChromeDriver's own command for the developer tools.
#[derive(Debug)]
struct DevTools(Value);

impl WebDriverCompatibleCommand for DevTools {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.0.to_string()))
    }
}
