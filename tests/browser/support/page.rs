//! A page with a widget, in the words of the project: screens, symptoms, answers, the trail.
//!
//! Clicks are the browser's own, at the place where the button is: a button that something covers
//! fails the test.

use fantoccini::Client;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::wd::WindowHandle;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{Fault, until};

/// Defines `find(selector)`, inside the shadow root of the widget at the place `arguments[0]`.
const FIND: &str = "
    const host = document.querySelectorAll('quick-checks')[arguments[0]];
    const find = (selector) => host?.shadowRoot?.querySelector(selector) ?? null;
";

/// What a widget shows.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "view", rename_all = "lowercase")]
pub enum Screen {
    /// The opening question.
    Symptoms,
    /// A check.
    Check {
        /// Which one.
        id: String,
    },
    /// An outcome.
    Outcome {
        /// Which one.
        id: String,
    },
}

impl Screen {
    /// The check on display, if it is one.
    pub fn check(&self) -> Option<&str> {
        match self {
            Self::Check { id } => Some(id),
            _ => None,
        }
    }

    /// The outcome on display, if it is one.
    pub fn outcome(&self) -> Option<&str> {
        match self {
            Self::Outcome { id } => Some(id),
            _ => None,
        }
    }
}

/// An event of a widget that arrived at the document.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Event {
    /// Its name without the prefix: `ready`, `answer`, `outcome` or `error`.
    pub name: String,
    /// Its detail.
    pub detail: Value,
    /// Whether it bubbles and crosses shadow roots, and its target is the element.
    pub reaches_everyone: bool,
}

/// A page in a tab, and one of its widgets.
#[derive(Clone)]
pub struct Page {
    pub(super) client: Client,
    tab: WindowHandle,
    widget: usize,
    clicks_by_script: bool,
}

impl Page {
    /// The page that `client` shows in `tab`, with its first widget.
    pub(super) fn new(client: Client, tab: WindowHandle) -> Self {
        Self { client, tab, widget: 0, clicks_by_script: false }
    }

    /// The same page with its second widget.
    pub fn second_widget(&self) -> Self {
        Self { widget: 1, ..self.clone() }
    }

    /// Turns to this page's tab.
    pub async fn turn_to(&self) -> Result<(), Fault> {
        Ok(self.client.switch_to_window(self.tab.clone()).await?)
    }

    /// Loads the page again, as the reader would.
    pub async fn reload(&self) -> Result<(), Fault> {
        Ok(self.client.refresh().await?)
    }

    /// Follows a link away from the page, and comes back with the browser's Back.
    pub async fn leave_and_come_back(&self, elsewhere: &str) -> Result<(), Fault> {
        self.client.goto(self.client.current_url().await?.join(elsewhere)?.as_str()).await?;
        Ok(self.client.back().await?)
    }

    /// The same page, from inside its first frame.
    pub async fn enter_frame(self) -> Result<Self, Fault> {
        self.client.enter_frame(0).await?;
        Ok(self)
    }

    /// The same page, clicked on by a script: inside a dialog, ChromeDriver misses what it would have
    /// to scroll to.
    pub fn clicking_by_script(self) -> Self {
        Self { clicks_by_script: true, ..self }
    }

    // What is on display.

    /// Waits for the widget and says what it shows.
    pub async fn ready(&self) -> Result<Screen, Fault> {
        until("the widget shows a screen", async || self.screen().await).await
    }

    /// What the widget shows now, if it is there.
    pub async fn screen(&self) -> Result<Option<Screen>, Fault> {
        self.inside(
            "const screen = find('[data-view]');
             return screen && {
               view: screen.dataset.view,
               id: screen.dataset.check ?? screen.dataset.outcome,
             };",
            &[],
        )
        .await
    }

    /// Waits until the widget shows this.
    pub async fn shows(&self, screen: &Screen) -> Result<(), Fault> {
        until(&format!("the widget shows {screen:?}"), async || {
            Ok((self.screen().await?.as_ref() == Some(screen)).then_some(()))
        })
        .await
    }

    /// Whether there is such an element in the widget.
    pub async fn has(&self, selector: &str) -> Result<bool, Fault> {
        self.inside("return find(arguments[1]) !== null;", &[selector]).await
    }

    /// How many such elements the widget has.
    pub async fn count(&self, selector: &str) -> Result<usize, Fault> {
        self.inside("return host.shadowRoot.querySelectorAll(arguments[1]).length;", &[selector])
            .await
    }

    /// The text of an element in the widget.
    pub async fn text(&self, selector: &str) -> Result<String, Fault> {
        let text: Option<String> =
            self.inside("return find(arguments[1])?.textContent;", &[selector]).await?;
        text.ok_or_else(|| Fault::new(format!("the widget has no {selector}")))
    }

    /// The values that the elements in the widget with this attribute have.
    pub async fn values(&self, attribute: &str) -> Result<Vec<String>, Fault> {
        self.inside(
            "const name = arguments[1];
             return [...host.shadowRoot.querySelectorAll(`[${name}]`)]
               .map((one) => one.getAttribute(name));",
            &[attribute],
        )
        .await
    }

    /// Whether the reader sees what the page wrote inside the element.
    pub async fn shows_fallback(&self) -> Result<bool, Fault> {
        self.inside(
            "const written = host?.querySelector('p');
             return Boolean(written?.checkVisibility() && written.assignedSlot
               && written.getBoundingClientRect().height > 0);",
            &[],
        )
        .await
    }

    // What the reader does.

    /// Chooses a symptom.
    pub async fn choose(&self, symptom: &str) -> Result<Screen, Fault> {
        self.act(&format!("[data-symptom='{symptom}']")).await
    }

    /// Answers the check on display, or an outcome that asks how it went.
    pub async fn answer(&self, answer: &str) -> Result<Screen, Fault> {
        self.act(&format!("[data-answer='{answer}']")).await
    }

    /// Follows the notice above the screen to where it leads.
    pub async fn click_notice(&self) -> Result<Screen, Fault> {
        self.act("[part='notice'] button").await
    }

    /// Takes an action that leads to another screen.
    pub async fn action(&self, action: &str) -> Result<Screen, Fault> {
        self.act(&format!("[data-action='{action}']")).await
    }

    /// Unfolds the trail and changes the answer to a check, or the symptom where it is none.
    pub async fn change(&self, check: Option<&str>) -> Result<Screen, Fault> {
        if !self.has("[part='trail'][open]").await? {
            self.click("[part='trail'] > summary").await?;
        }
        match check {
            Some(check) => self.act(&format!("[part='trail'] [data-for='{check}']")).await,
            None => self.act("[part='trail'] [data-for='']").await,
        }
    }

    /// Clicks what leads to another screen, and waits for that and for the focus on its title.
    async fn act(&self, selector: &str) -> Result<Screen, Fault> {
        let before = self.screen().await?;
        self.click(selector).await?;
        let what = format!("another screen than {before:?} after a click on {selector}");
        let now = until(&what, async || {
            Ok(self.screen().await?.filter(|now| Some(now) != before.as_ref()))
        })
        .await?;
        self.focuses_title().await?;
        Ok(now)
    }

    /// Waits until the focus is on the title of the screen, where an act of the reader leads it.
    /// The page scrolls for that: a click before could hit what has just moved there.
    pub async fn focuses_title(&self) -> Result<(), Fault> {
        until("the focus is on the title", async || {
            let focused = "return host?.shadowRoot?.activeElement?.className === 'title';";
            Ok(self.inside::<bool>(focused, &[]).await?.then_some(()))
        })
        .await
    }

    /// Clicks an element in the widget.
    pub async fn click(&self, selector: &str) -> Result<(), Fault> {
        if self.clicks_by_script {
            return self.inside("find(arguments[1]).click();", &[selector]).await;
        }
        let found: Value = self.inside("return find(arguments[1]);", &[selector]).await?;
        self.click_on(&found, selector).await
    }

    /// Clicks an element of the page outside the widget.
    pub async fn click_in_page(&self, selector: &str) -> Result<(), Fault> {
        let found = self.run("return document.querySelector(arguments[0])", &[selector]).await?;
        self.click_on(&found, selector).await
    }

    async fn click_on(&self, found: &Value, selector: &str) -> Result<(), Fault> {
        // WebDriver hands out an element as an object whose only value is its reference.
        let reference = found.as_object().and_then(|found| found.values().next()?.as_str());
        let reference = reference.ok_or_else(|| Fault::new(format!("there is no {selector}")))?;
        let reference = ElementRef::from(reference.to_owned());
        let clicked = Element::from_element_id(self.client.clone(), reference).click().await;
        clicked.map_err(|error| Fault::new(format!("a click on {selector}: {error}")))
    }

    /// Types into a field of the widget, in place of what it holds, key by key.
    pub async fn fill(&self, selector: &str, text: &str) -> Result<(), Fault> {
        self.inside::<()>(
            "const field = find(arguments[1]);
             field.focus();
             if (field.value) {
               // As somebody would who selects all and cuts it.
               field.value = '';
               field.dispatchEvent(new Event('input', { bubbles: true }));
             }",
            &[selector],
        )
        .await?;
        let mut keys = KeyActions::new("keys".to_owned());
        for value in text.chars() {
            keys = keys.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        self.client.perform_actions(keys).await?;
        until(&format!("{selector} holds {text:?}"), async || {
            Ok((self.value(selector).await? == text).then_some(()))
        })
        .await
    }

    /// Chooses an option of a list in the widget.
    pub async fn pick(&self, selector: &str, value: &str) -> Result<(), Fault> {
        self.inside(
            "const list = find(arguments[1]);
             list.value = arguments[2];
             list.dispatchEvent(new Event('input', { bubbles: true }));",
            &[selector, value],
        )
        .await
    }

    /// What a field in the widget holds.
    pub async fn value(&self, selector: &str) -> Result<String, Fault> {
        let value: Option<String> =
            self.inside("return find(arguments[1])?.value;", &[selector]).await?;
        value.ok_or_else(|| Fault::new(format!("the widget has no {selector}")))
    }

    /// What an expression says of an element in the widget, which it knows as `it`.
    pub async fn of<T: DeserializeOwned>(
        &self,
        selector: &str,
        expression: &str,
    ) -> Result<T, Fault> {
        let script = format!("const it = find(arguments[1]); return {expression};");
        self.inside(&script, &[selector]).await
    }

    // What the page's owner sees.

    /// The events that arrived at the document so far, in order.
    pub async fn events(&self) -> Result<Vec<Event>, Fault> {
        self.ask("return window.seen").await
    }

    /// The details of the events of one name.
    pub async fn details(&self, name: &str) -> Result<Vec<Value>, Fault> {
        let events = self.events().await?;
        Ok(events
            .into_iter()
            .filter(|event| event.name == name)
            .map(|event| event.detail)
            .collect())
    }

    /// Waits until there are so many events of one name; says their details.
    pub async fn sees(&self, name: &str, count: usize) -> Result<Vec<Value>, Fault> {
        until(&format!("{count} events {name}"), async || {
            let details = self.details(name).await?;
            Ok((details.len() >= count).then_some(details))
        })
        .await
    }

    /// What the page's policy kept out so far: directives and addresses.
    pub async fn refused(&self) -> Result<Vec<String>, Fault> {
        self.ask("return window.refused").await
    }

    /// Waits for the one error event, of this code; says its message and its fix.
    pub async fn told(&self, code: &str) -> Result<[String; 2], Fault> {
        let details = self.sees("error", 1).await?;
        self.settle().await?;
        let events = self.events().await?;
        assert_eq!(events.len(), 1, "one event: {events:#?}");
        assert!(events.iter().all(|event| event.reaches_everyone), "{events:#?}");
        let detail = details.into_iter().next().unwrap_or_default();
        assert_eq!(detail["code"], code, "{detail}");
        let text = |field: &str| detail[field].as_str().unwrap_or_default().to_owned();
        let why = ["message", "fix"].map(text);
        assert!(
            why.iter().all(|words| words.len() > 10),
            "message and fix are sentences: {detail}"
        );
        Ok(why)
    }

    // What the browser keeps.

    /// What lies in localStorage under a key.
    pub async fn stored(&self, key: &str) -> Result<Option<String>, Fault> {
        Ok(serde_json::from_value(
            self.run("return localStorage.getItem(arguments[0])", &[key]).await?,
        )?)
    }

    /// Puts something into localStorage, as another script of the page would.
    pub async fn store(&self, key: &str, value: &str) -> Result<(), Fault> {
        self.run("localStorage.setItem(arguments[0], arguments[1])", &[key, value]).await?;
        Ok(())
    }

    /// Every key in localStorage, sorted.
    pub async fn stored_keys(&self) -> Result<Vec<String>, Fault> {
        self.ask("return Object.keys(localStorage).sort()").await
    }

    /// The answers kept under a key, as pairs of check and answer.
    pub async fn stored_answers(&self, key: &str) -> Result<Vec<(String, String)>, Fault> {
        let Some(text) = self.stored(key).await? else { return Ok(Vec::new()) };
        let saved: Value = serde_json::from_str(&text)?;
        let text =
            |answer: &Value, field: &str| answer[field].as_str().unwrap_or_default().to_owned();
        let answers = saved["answers"].as_array().into_iter().flatten();
        Ok(answers.map(|answer| (text(answer, "check"), text(answer, "answer"))).collect())
    }

    // Scripts.

    /// Runs a script in the page; what it returns, as the type wanted.
    pub async fn ask<T: DeserializeOwned>(&self, script: &str) -> Result<T, Fault> {
        Ok(serde_json::from_value(self.run(script, &[]).await?)?)
    }

    /// Waits for a promise that an expression gives; what it resolves to, as the type wanted.
    pub async fn wait_for<T: DeserializeOwned>(&self, promise: &str) -> Result<T, Fault> {
        let script = format!(
            "const done = arguments[0];
             ({promise}).then(done, (error) => done(`rejected: ${{error}}`));"
        );
        Ok(serde_json::from_value(self.client.execute_async(&script, Vec::new()).await?)?)
    }

    /// Waits until the page has drawn twice: what is going to happen on load has happened then.
    pub async fn settle(&self) -> Result<(), Fault> {
        let script = "const done = arguments[0];
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));";
        self.client.execute_async(script, Vec::new()).await?;
        Ok(())
    }

    /// How far the layout has shifted so far, all shifts together; for Chromium alone. It reports
    /// none at all by staying silent.
    pub async fn layout_shift(&self) -> Result<f64, Fault> {
        let script = "const done = arguments[0];
            new PerformanceObserver((list) => done(list.getEntries()
              .filter((shift) => !shift.hadRecentInput)
              .reduce((sum, shift) => sum + shift.value, 0)))
              .observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => done(0), 500);";
        Ok(serde_json::from_value(self.client.execute_async(script, Vec::new()).await?)?)
    }

    pub(super) async fn run(&self, script: &str, arguments: &[&str]) -> Result<Value, Fault> {
        let arguments = arguments.iter().map(|&argument| json!(argument)).collect();
        Ok(self.client.execute(script, arguments).await?)
    }

    /// Runs a script that may use [`FIND`]; its own arguments begin at 1.
    pub(super) async fn inside<T: DeserializeOwned>(
        &self,
        script: &str,
        arguments: &[&str],
    ) -> Result<T, Fault> {
        let mut all = vec![json!(self.widget)];
        all.extend(arguments.iter().map(|&argument| json!(argument)));
        Ok(serde_json::from_value(self.client.execute(&[FIND, script].concat(), all).await?)?)
    }
}
