//! One browser with one profile, from its start to its end.

use std::path::Path;

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::Value;

use super::Fault;
use super::engine::{Driver, Engine};

/// A browser that is open; dropping it closes it, with all its windows.
pub struct Browser {
    /// How to talk to it.
    pub client: Client,
    session: String,
    driver: Driver,
}

impl Browser {
    /// Opens a browser that keeps its data in `profile`.
    pub async fn open(engine: &Engine, profile: &Path) -> Result<Self, Fault> {
        let Value::Object(capabilities) = engine.capabilities(profile)? else {
            return Err(Fault::new("capabilities are a JSON object"));
        };
        let driver = engine.start_driver().await?;
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&driver.address())
            .await?;
        let session = client.session_id().await?;
        let session = session.ok_or_else(|| Fault::new("the driver gave no session"))?;
        Ok(Self { client, session, driver })
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
