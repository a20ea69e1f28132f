//! What the browser wrote to its console, uncaught errors included.

use axum::http::Method;
use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde::Deserialize;
use serde_json::json;
use url::{ParseError, Url};

use super::Fault;

/// One line of the console.
#[derive(Debug, Deserialize)]
pub struct Line {
    /// Where it comes from: `console-api`, `network`, `javascript` and so on.
    source: String,
    /// Address and place, then the text in quotes where a script wrote it.
    message: String,
}

impl Line {
    /// Whether the browser wrote it by itself, about a request that failed or a policy.
    pub fn is_the_browser_s(&self) -> bool {
        ["network", "security"].contains(&self.source.as_str())
    }

    /// What the widget says in it, if the widget wrote it.
    pub fn ours(&self) -> Option<String> {
        let (_, quoted) = self.message.split_once(" \"")?;
        let text: String = serde_json::from_str(&["\"", quoted].concat()).ok()?;
        (self.source == "console-api" && text.starts_with("Quick Checks: ")).then_some(text)
    }
}

/// Everything written since the last look.
pub async fn read(client: &Client) -> Result<Vec<Line>, Fault> {
    Ok(serde_json::from_value(client.issue_cmd(ReadLog).await?)?)
}

/// ChromeDriver's own command for the console; WebDriver has none.
#[derive(Debug)]
struct ReadLog;

impl WebDriverCompatibleCommand for ReadLog {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(json!({ "type": "browser" }).to_string()))
    }
}
