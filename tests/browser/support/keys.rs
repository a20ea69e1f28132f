//! Real keys, and where the focus is after them.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use serde::Deserialize;

use super::{Fault, Page, Screen, until};

/// A key, or a chord of them.
#[derive(Debug, Clone, Copy)]
pub enum Key {
    /// To the next element.
    Tab,
    /// To the one before.
    BackTab,
    /// Acts.
    Enter,
    /// Acts, too.
    Space,
}

/// The element in the widget that has the focus.
#[derive(Debug, Deserialize)]
pub struct Focus {
    /// Its words.
    pub words: String,
    /// Whether its outline shows, in the tint and wide enough.
    pub ring: bool,
    /// Whether it is on screen.
    pub on_screen: bool,
}

impl Page {
    /// Presses a key.
    pub async fn press(&self, key: Key) -> Result<(), Fault> {
        const SHIFT: char = '\u{e008}';
        let (shift, value) = match key {
            Key::Tab => (false, '\u{e004}'),
            Key::BackTab => (true, '\u{e004}'),
            Key::Enter => (false, '\u{e007}'),
            Key::Space => (false, ' '),
        };
        let mut keys = KeyActions::new("keys".to_owned());
        if shift {
            keys = keys.then(KeyAction::Down { value: SHIFT });
        }
        keys = keys.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        if shift {
            keys = keys.then(KeyAction::Up { value: SHIFT });
        }
        Ok(self.client.perform_actions(keys).await?)
    }

    /// Types where the focus is, key by key.
    pub async fn type_keys(&self, text: &str) -> Result<(), Fault> {
        let mut keys = KeyActions::new("keys".to_owned());
        for value in text.chars() {
            keys = keys.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        Ok(self.client.perform_actions(keys).await?)
    }

    /// Where in the widget the focus is, if it is there.
    pub async fn focus(&self) -> Result<Option<Focus>, Fault> {
        self.inside(
            "const on = host?.shadowRoot?.activeElement;
             if (!on) return null;
             const style = getComputedStyle(on);
             const box = on.getBoundingClientRect();
             return {
               words: on.textContent,
               ring: on.matches(':focus-visible') && style.outlineStyle === 'solid'
                 && parseFloat(style.outlineWidth) >= 3,
               on_screen: box.bottom > 0 && box.top < innerHeight && box.right > 0
                 && box.left < innerWidth,
             };",
            &[],
        )
        .await
    }

    /// Goes by Tab, or back, to an element of the widget; every one on the way must show its ring
    /// and be on screen. Says how many presses it took.
    pub async fn go_to(&self, selector: &str, key: Key) -> Result<usize, Fault> {
        for presses in 1..80 {
            self.press(key).await?;
            let there = "return Boolean(host.shadowRoot.activeElement?.matches(arguments[1]));";
            if let Some(focus) = self.focus().await? {
                assert!(focus.ring, "no ring around {:?}", focus.words);
                // The browser scrolls there in a frame of its own.
                until(
                    &format!("{:?}, which has the focus, is on screen", focus.words),
                    async || Ok(self.focus().await?.filter(|focus| focus.on_screen)),
                )
                .await?;
            }
            if self.inside::<bool>(there, &[selector]).await? {
                return Ok(presses);
            }
        }
        Err(Fault::new(format!("{key:?} does not lead to {selector}")))
    }

    /// Goes to an element and presses it; the next screen's title has the focus then.
    pub async fn press_on(
        &self,
        selector: &str,
        go: Key,
        press: Key,
    ) -> Result<Option<Screen>, Fault> {
        self.go_to(selector, go).await?;
        self.press(press).await?;
        self.focuses_title().await?;
        until("the title with the focus is on screen", async || {
            Ok(self.focus().await?.filter(|focus| focus.on_screen))
        })
        .await?;
        self.screen().await
    }
}
