//! What the reader does: chooses, answers, clicks, types.
//!
//! Clicks are the browser's own, at the place where the button is: a button that something covers
//! fails the test.

use fantoccini::Locator;
use fantoccini::actions::{InputSource, KeyAction, KeyActions, MouseActions, PointerAction};
use fantoccini::elements::{Element, ElementRef};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::page::Screen;
use super::{Fault, Page, until};

impl Page {
    /// Chooses a symptom.
    pub async fn choose(&self, symptom: &str) -> Result<Screen, Fault> {
        self.act(&format!("[data-symptom='{symptom}']")).await
    }

    /// Answers the check on display, or an outcome that asks how it went.
    pub async fn answer(&self, answer: &str) -> Result<Screen, Fault> {
        // A gate asks about no results: past it.
        let is_gate = self.has("[data-action='understand']").await?;
        let answer = if is_gate && answer == "still-failing" { "not-applicable" } else { answer };
        let button = format!("[data-answer='{answer}']");
        if answer == "fixed" {
            // A check that is only looked at cannot be the cure: on to one that can.
            while !self.has(&button).await? && self.has("[data-view='check']").await? {
                let next = "[data-answer='not-applicable'], [data-answer='still-failing']";
                self.open_fold_of(next).await?;
                self.act(next).await?;
            }
        }
        self.open_fold_of(&button).await?;
        self.act(&button).await
    }

    /// Opens the fold that an element is in, if that is closed.
    async fn open_fold_of(&self, selector: &str) -> Result<(), Fault> {
        let closed = "return Boolean(find(arguments[1])?.closest('details:not([open])'));";
        if self.inside::<bool>(closed, &[selector]).await? {
            self.click(&format!("details:has({selector}) > summary")).await?;
            until(&format!("the fold of {selector} is open"), async || {
                Ok((!self.inside::<bool>(closed, &[selector]).await?).then_some(()))
            })
            .await?;
        }
        Ok(())
    }

    /// Follows the notice above the screen to where it leads.
    pub async fn click_notice(&self) -> Result<Screen, Fault> {
        self.act("[part='notice'] button").await
    }

    /// Takes an action that leads to another screen.
    pub async fn action(&self, action: &str) -> Result<Screen, Fault> {
        let button = format!("[data-action='{action}']");
        self.open_fold_of(&button).await?;
        self.act(&button).await
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
        // The same check may be asked once more, for another reason.
        let reason = "return find('.line')?.textContent ?? '';";
        let before = self.screen().await?;
        let reason_before: String = self.inside(reason, &[]).await?;
        self.click(selector).await?;
        let what = format!("another screen than {before:?} after a click on {selector}");
        let now = until(&what, async || {
            let same_reason = self.inside::<String>(reason, &[]).await? == reason_before;
            let is_new = |now: &Screen| Some(now) != before.as_ref() || !same_reason;
            Ok(self.screen().await?.filter(is_new))
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
        if !selector.ends_with("summary") {
            Box::pin(self.open_fold_of(selector)).await?;
        }
        if self.clicks_by_script {
            return self.inside("find(arguments[1]).click();", &[selector]).await;
        }
        // The driver scrolls to what is out of view, but not to what lies below the answers, which
        // stay at the bottom: a reader would.
        let found: Value = self
            .inside(
                "const it = find(arguments[1]);
                 const dock = find('[part=dock]');
                 const box = it?.getBoundingClientRect();
                 if (it && dock && !dock.contains(it) && box.bottom > dock.getBoundingClientRect().top
                     && box.top < dock.getBoundingClientRect().bottom) {
                   it.scrollIntoView({ block: 'center' });
                 }
                 return it;",
                &[selector],
            )
            .await?;
        self.click_on(&found, selector).await
    }

    /// Clicks an element of the page outside the widget.
    pub async fn click_in_page(&self, selector: &str) -> Result<(), Fault> {
        let found = self.run("return document.querySelector(arguments[0])", &[selector]).await?;
        self.click_on(&found, selector).await
    }

    /// Takes hold of one thing in the page with the mouse, and lets go of it below the middle of
    /// another.
    pub async fn drag_in_page(&self, from: &str, onto: &str) -> Result<(), Fault> {
        let [x, y, end_x, end_y]: [f64; 4] = self
            .ask(&format!(
                "const boxes = [{from:?}, {onto:?}]
                   .map((selector) => document.querySelector(selector).getBoundingClientRect());
                 return boxes.flatMap(({{ left, top, width, height }}, at) =>
                   [Math.round(left + width / 2), Math.round(top + height * (at ? 0.8 : 0.5))]);"
            ))
            .await?;
        let go = |x, y| PointerAction::MoveTo { duration: None, x, y };
        // The first button is the left one.
        let mouse = MouseActions::new("mouse".to_owned())
            .then(go(x, y))
            .then(PointerAction::Down { button: 0 })
            .then(go(x, f64::midpoint(y, end_y).round()))
            .then(go(end_x, end_y))
            .then(PointerAction::Up { button: 0 });
        Ok(self.client.perform_actions(mouse).await?)
    }

    /// Types into a field of the page outside the widget, in place of what it holds; into one for
    /// files, the path of one.
    pub async fn fill_in_page(&self, selector: &str, text: &str) -> Result<(), Fault> {
        let field = self.client.find(Locator::Css(selector)).await?;
        if field.attr("type").await?.as_deref() != Some("file") {
            field.clear().await?;
        }
        Ok(field.send_keys(text).await?)
    }

    async fn click_on(&self, found: &Value, selector: &str) -> Result<(), Fault> {
        // WebDriver hands out an element as an object whose only value is its reference.
        let reference = found.as_object().and_then(|found| found.values().next()?.as_str());
        let reference = reference.ok_or_else(|| Fault::new(format!("there is no {selector}")))?;
        let reference = ElementRef::from(reference.to_owned());
        let clicked = Element::from_element_id(self.client.clone(), reference).click().await;
        // WebKit's driver has a kind for each error, but no words.
        clicked.map_err(|error| Fault::new(format!("a click on {selector}: {error:?}")))
    }

    /// Types into a field of the widget, in place of what it holds, key by key.
    pub async fn fill(&self, selector: &str, text: &str) -> Result<(), Fault> {
        self.open_fold_of(selector).await?;
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
}
