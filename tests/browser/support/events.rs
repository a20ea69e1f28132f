//! What the page's owner sees: events, and what a policy of the page's kept out.

use serde::Deserialize;
use serde_json::Value;

use super::{Fault, Page, until};

/// An event of a widget that arrived at the document.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Event {
    /// Its name without the prefix: `ready`, `symptom`, `check`, `answer`, `outcome` or `error`.
    pub name: String,
    /// Its detail.
    pub detail: Value,
    /// Whether it bubbles and crosses shadow roots, and its target is the element.
    pub reaches_everyone: bool,
}

impl Page {
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
    pub async fn reported(&self, code: &str) -> Result<[String; 2], Fault> {
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
}
