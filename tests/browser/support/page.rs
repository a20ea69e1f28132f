//! A page with a widget, in the words of the project: screens, symptoms, answers, the trail.

use fantoccini::Client;
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

/// A page in a tab, and one of its widgets.
#[derive(Clone)]
pub struct Page {
    pub(super) client: Client,
    tab: WindowHandle,
    widget: usize,
    pub(super) clicks_by_script: bool,
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

    /// Goes back, by the browser's Back.
    pub async fn back(&self) -> Result<(), Fault> {
        Ok(self.client.back().await?)
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

    /// Back from a frame to the page around it.
    pub async fn leave_frame(&self) -> Result<(), Fault> {
        Ok(self.client.enter_parent_frame().await?)
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
