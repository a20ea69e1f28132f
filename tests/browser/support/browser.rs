//! One browser with one profile, from its start to its end.

use std::fs;
use std::path::Path;

use axum::http::Method;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use url::{ParseError, Url};

use super::Fault;
use super::driver::Driver;
use super::engine::{CHROMIUM, Engine, Kind};

/// Takes from Firefox's window the least width and the bars, so that the window is all page.
const ALL_PAGE: &str = "#main-window { min-width: 0 !important; min-height: 0 !important }
#navigator-toolbox { display: none !important }
";

/// A browser that is open; dropping it closes it, with all its windows.
pub struct Browser {
    /// How to talk to it.
    pub client: Client,
    /// What it is.
    pub engine: &'static Engine,
    /// How it is set.
    pub kind: Kind,
    /// How often its console was looked at.
    pub marks: usize,
    /// How many lines of its output were read.
    pub lines_seen: usize,
    session: String,
    driver: Driver,
}

impl Browser {
    /// Opens a browser that keeps its data in `profile`.
    pub async fn open(engine: &'static Engine, profile: &Path, kind: Kind) -> Result<Self, Fault> {
        fs::create_dir_all(profile.join("chrome"))?;
        fs::write(profile.join("chrome/userChrome.css"), ALL_PAGE)?;
        let Value::Object(capabilities) = engine.capabilities(profile, kind)? else {
            return Err(Fault::new("capabilities are a JSON object"));
        };
        let driver = Driver::start(engine, profile).await?;
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&driver.address())
            .await?;
        let session = client.session_id().await?;
        let session = session.ok_or_else(|| Fault::new("the driver gave no session"))?;
        Ok(Self { client, engine, kind, marks: 0, lines_seen: 0, session, driver })
    }

    /// The file that has what it prints.
    pub fn output(&self) -> &Path {
        &self.driver.output
    }

    /// Gives the page a viewport of this size, in CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) -> Result<(), Fault> {
        if !self.is(&CHROMIUM) {
            return Ok(self.client.set_window_size(width, height).await?);
        }
        // Its window has a least width, and bars that belong to its size.
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await?;
        Ok(())
    }

    /// Gives a command of Chromium's developer tools; what it answers.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Result<Value, Fault> {
        let command = DevTools(json!({ "cmd": command, "params": parameters }));
        Ok(self.client.issue_cmd(command).await?)
    }

    /// Whether it is this engine's.
    pub fn is(&self, engine: &Engine) -> bool {
        self.engine.name == engine.name
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
