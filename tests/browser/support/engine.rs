//! The browser engines: which programs they need, and how those want to be started.
//!
//! Another engine is one more [`Engine`] here. One whose driver cannot hand out the console says
//! so in `tells_console`.

use std::env;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

use super::{Fault, until};

/// A browser with its WebDriver program.
pub struct Engine {
    /// Names of the driver program; the first one found on PATH is used.
    drivers: &'static [&'static str],
    /// Names of the browser program, likewise.
    browsers: &'static [&'static str],
    /// How to get both.
    advice: &'static str,
    /// The driver's arguments for a port.
    arguments: fn(u16) -> Vec<String>,
    /// What to ask of a new session, given the browser program and its profile folder.
    capabilities: fn(&Path, &Path) -> Value,
    /// Whether the driver hands out the console at `/session/ID/se/log`.
    pub tells_console: bool,
}

/// Chromium, through ChromeDriver.
pub const CHROMIUM: Engine = Engine {
    drivers: &["chromedriver"],
    browsers: &["chromium", "chromium-browser", "google-chrome"],
    advice: "On Debian: apt-get install chromium chromium-driver. Elsewhere: install Chrome or \
             Chromium with the ChromeDriver of the same version.",
    arguments: |port| vec![format!("--port={port}")],
    capabilities: |browser, profile| {
        json!({
            "browserName": "chrome",
            "goog:loggingPrefs": { "browser": "ALL" },
            "goog:chromeOptions": {
                "binary": browser,
                "args": [
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--disable-dev-shm-usage",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--lang=en",
                    "--window-size=800,900",
                    format!("--user-data-dir={}", profile.display()),
                ],
            },
        })
    },
    tells_console: true,
};

impl Engine {
    /// Starts the driver on a free port and waits until it listens.
    pub async fn start_driver(&self) -> Result<Driver, Fault> {
        let program = self.find(self.drivers)?;
        // Between finding a port free and using it another process may take it: so try again.
        for _ in 0..3 {
            let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
            let process = Command::new(&program)
                .args((self.arguments)(port))
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()?;
            let mut driver = Driver { process, port };
            if driver.listens().await? {
                return Ok(driver);
            }
        }
        Err(Fault::new(format!("{} ends as soon as it starts", program.display())))
    }

    /// What to ask of a new session that keeps its data in `profile`.
    pub fn capabilities(&self, profile: &Path) -> Result<Value, Fault> {
        Ok((self.capabilities)(&self.find(self.browsers)?, profile))
    }

    fn find(&self, names: &[&str]) -> Result<PathBuf, Fault> {
        let path = env::var_os("PATH").unwrap_or_default();
        names
            .iter()
            .flat_map(|name| env::split_paths(&path).map(move |folder| folder.join(name)))
            .find(|file| file.is_file())
            .ok_or_else(|| Fault::new(format!("None of {names:?} is on PATH. {}", self.advice)))
    }
}

/// A running driver program, ended when dropped.
pub struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Where it answers.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Ends a session and with it the browser, without an executor: a failing test drops it.
    pub fn end_session(&self, id: &str) {
        // A browser that is gone already is as good as ended.
        let _ = self.delete(&format!("/session/{id}"));
    }

    fn delete(&self, path: &str) -> std::io::Result<()> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        let port = self.port;
        write!(
            stream,
            "DELETE {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
        )?;
        // The first byte of the answer comes when the browser has ended.
        stream.read_exact(&mut [0])
    }

    /// Waits until it listens; says no where it ended instead.
    async fn listens(&mut self) -> Result<bool, Fault> {
        until("the WebDriver program listens", async || {
            if self.process.try_wait()?.is_some() {
                return Ok(Some(false));
            }
            let reached = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_ok();
            Ok(reached.then_some(true))
        })
        .await
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
