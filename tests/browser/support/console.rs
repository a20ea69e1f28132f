//! What the browser wrote to its console, uncaught errors included.
//!
//! WebDriver has no command for it. ChromeDriver has one of its own; Firefox and WebKitGTK are
//! told to print what their consoles get, and that is read from the driver's output.

use std::fs;

use axum::http::Method;
use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde::Deserialize;
use serde_json::json;
use url::{ParseError, Url};

use super::browser::Browser;
use super::{Fault, until};

/// How to read an engine's console.
pub enum Console {
    /// By a command of its driver.
    Asked,
    /// From what the browser prints, a line at a time; `None` for what is no line of the console.
    Printed(fn(&str) -> Option<Line>),
}

/// One line of the console.
#[derive(Debug)]
pub struct Line {
    /// Whether the browser wrote it by itself, about a request that failed or a policy.
    pub is_the_browser_s: bool,
    /// Its text.
    text: String,
}

impl Line {
    /// What the widget says in it, if the widget wrote it.
    pub fn ours(&self) -> Option<&str> {
        self.text.starts_with("Quick Checks: ").then_some(&*self.text)
    }
}

/// Everything written since the last look.
pub async fn read(browser: &mut Browser) -> Result<Vec<Line>, Fault> {
    if browser.engine.unheard.contains(&browser.mode) {
        return Ok(Vec::new());
    }
    match browser.engine.console {
        Console::Asked => ask(&browser.client).await,
        Console::Printed(line) => printed(browser, line).await,
    }
}

async fn ask(client: &Client) -> Result<Vec<Line>, Fault> {
    /// One entry, as ChromeDriver has it.
    #[derive(Deserialize)]
    struct Entry {
        /// `console-api`, `network`, `javascript` and so on.
        source: String,
        /// Address and place, then the text in quotes where a script wrote it.
        message: String,
    }
    let entries: Vec<Entry> = serde_json::from_value(client.issue_cmd(ReadLog).await?)?;
    let lines = entries.into_iter().map(|Entry { source, message }| {
        let quoted = message.split_once(" \"").filter(|_| source == "console-api");
        let text = quoted.and_then(|(_, text)| serde_json::from_str(&["\"", text].concat()).ok());
        Line {
            is_the_browser_s: ["network", "security"].contains(&source.as_str())
                || tells_of_a_request(&message),
            text: text.unwrap_or(message),
        }
    });
    Ok(lines.collect())
}

async fn printed(
    browser: &mut Browser,
    line: fn(&str) -> Option<Line>,
) -> Result<Vec<Line>, Fault> {
    // Printing lags behind: what stood in the console before the mark is printed before it.
    browser.marks += 1;
    let mark = format!("end of look {}", browser.marks);
    browser.client.execute("console.log(arguments[0])", vec![json!(mark)]).await?;
    let all = until("the console is printed", async || {
        let all = String::from_utf8_lossy(&fs::read(browser.output())?).into_owned();
        Ok(all.contains(&mark).then_some(all))
    })
    .await?;
    let new = all.lines().skip(browser.lines_seen);
    let lines = new.filter_map(line).filter(|line| !line.text.starts_with("end of look"));
    let lines = lines.collect();
    browser.lines_seen = all.lines().count();
    Ok(lines)
}

/// A line of what Firefox prints: `console.error: "text"`, or an uncaught error with its place.
pub fn firefox_line(printed: &str) -> Option<Line> {
    if let Some((_, quoted)) =
        printed.strip_prefix("console.").and_then(|rest| rest.split_once(": "))
    {
        // The first argument in quotes, as in JSON; others follow. Where it is no string, an
        // address tells a page's line from one of Firefox's own interface.
        let text = serde_json::Deserializer::from_str(quoted).into_iter::<String>().next();
        let text = text.and_then(Result::ok);
        let text = text.or_else(|| quoted.contains("\"http").then(|| quoted.to_owned()))?;
        return Some(Line { is_the_browser_s: false, text });
    }
    let text = printed.strip_prefix("JavaScript error: http")?;
    Some(Line { is_the_browser_s: false, text: text.to_owned() })
}

/// A line of what WebKitGTK prints: `ADDRESS CONSOLE [SOURCE] LEVEL text`.
pub fn webkit_line(printed: &str) -> Option<Line> {
    let (_, line) = printed.split_once("CONSOLE ")?;
    // A load that fails without a network is its own error, whoever asked for it.
    let own = ["NETWORK ", "SECURITY ", "JS ERROR Could not connect", "JS ERROR Cannot load "];
    let is_the_browser_s =
        own.iter().any(|kind| line.starts_with(kind)) || tells_of_a_request(line);
    let levels = ["ERROR ", "WARN ", "INFO ", "LOG ", "DEBUG "];
    let text = levels.iter().find_map(|level| line.strip_prefix(level)).unwrap_or(line);
    Some(Line { is_the_browser_s, text: text.to_owned() })
}

/// Whether the browser tells of a request that it refused as though a script had.
fn tells_of_a_request(line: &str) -> bool {
    let words = [
        "Fetch API cannot load ",
        " has been blocked by CORS policy: ",
        "Cannot load script due to integrity mismatch",
        "Failed to load module script: ",
    ];
    words.iter().any(|words| line.contains(words))
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
