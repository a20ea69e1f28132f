//! What the browser keeps in localStorage.

use serde_json::Value;

use super::{Fault, Page};

impl Page {
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
}
