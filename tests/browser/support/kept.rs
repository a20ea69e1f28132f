//! What a page and its browser keep for when there is no network.

use quick_checks_core::words::ENGLISH;
use serde_json::Value;

use super::{Fault, Guide, Page, Screen, TestContext, until};

impl TestContext {
    /// Opens a page of this context's server and waits until it says that it works offline.
    pub async fn open_and_keep(&self, path: &str) -> Result<Page, Fault> {
        self.server.lets_workers_control_all()?;
        let page = self.open(path).await?;
        page.says_offline().await?;
        Ok(page)
    }
}

impl Page {
    /// Waits until the page says that it works offline.
    pub async fn says_offline(&self) -> Result<(), Fault> {
        self.ready().await?;
        until("the page says that it works offline", async || {
            Ok(self.claims_offline().await?.then_some(()))
        })
        .await
    }

    /// Whether the page says now that it works offline.
    pub async fn claims_offline(&self) -> Result<bool, Fault> {
        Ok(self.text("[part='foot']").await?.contains(ENGLISH.works_offline()))
    }

    /// Waits for what the worker answers to the widget's wish to keep the page: whether it is `kept`,
    /// and if not, `why`. Then the widget has done what it does about it, too.
    pub async fn worker_kept(&self) -> Result<Value, Fault> {
        until("the worker answers whether it kept the page", async || {
            self.ask("return window.answers.find(({ kept }) => kept !== undefined) ?? null").await
        })
        .await
    }

    /// Waits until the worker has heard that it is to keep the page.
    pub async fn worker_heard(&self) -> Result<(), Fault> {
        until("the worker has heard the widget", async || {
            let heard = "return window.answers.some(({ heard }) => heard)";
            Ok(self.ask::<bool>(heard).await?.then_some(()))
        })
        .await
    }

    /// Answers a check, so that there is a place to come back to.
    pub async fn midway(&self, guide: &Guide) -> Result<Screen, Fault> {
        self.choose(guide.long_symptom()).await?;
        self.answer("still-failing").await
    }

    /// Says of every check that it did not help, up to the outcome.
    pub async fn finish(&self) -> Result<Screen, Fault> {
        let mut screen = self.ready().await?;
        while screen.check().is_some() {
            screen = self.answer("still-failing").await?;
        }
        Ok(screen)
    }

    /// The names of all caches of the page's origin.
    pub async fn caches(&self) -> Result<Vec<String>, Fault> {
        self.wait_for("caches.keys()").await
    }

    /// How many workers the page's origin has registered.
    pub async fn registrations(&self) -> Result<usize, Fault> {
        self.wait_for("navigator.serviceWorker.getRegistrations().then((all) => all.length)").await
    }

    /// What an address answers to a script of the page: its text, or `failed`.
    pub async fn fetched(&self, address: &str) -> Result<String, Fault> {
        self.wait_for(&format!(
            "fetch('{address}').then((answer) => answer.text(), () => 'failed')"
        ))
        .await
    }
}
