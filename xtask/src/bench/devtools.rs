//! Chromium by its developer tools' own protocol, over a pair of pipes: nothing listens on a port, and
//! there is no driver in between.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::shell::command;

/// How long a command may take; that a page is at rest is the answer to one of them.
const PATIENCE: Duration = Duration::from_mins(2);
const PROGRAMS: [&str; 3] = ["chromium", "google-chrome", "chrome"];
const OPTIONS: [&str; 10] = [
    "--headless=new",
    "--remote-debugging-pipe",
    "--no-startup-window",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--lang=en",
];

/// A browser that is open; dropping it ends it.
#[derive(Debug)]
pub(super) struct Browser {
    process: Child,
    commands: ChildStdin,
    messages: Receiver<Value>,
    events: Vec<Value>,
    last: u64,
}

impl Browser {
    /// Opens one that keeps its data in `profile`, which is emptied first.
    pub(super) fn open(profile: &Path) -> Result<Self> {
        if profile.is_dir() {
            fs::remove_dir_all(profile)?;
        }
        fs::create_dir_all(profile)?;
        let program = PROGRAMS.into_iter().find(|name| crate::toolchain::on_path(name));
        let program = program.context("there is no Chromium")?;
        // It reads commands from the file number 3 and answers at 4, which Rust can't give it.
        let mut shell = command("sh");
        shell.args(["-c", "exec \"$@\" 3<&0 4>&1 0</dev/null 1>/dev/null 2>&1", "sh", program]);
        shell.args(OPTIONS).arg(format!("--user-data-dir={}", profile.display()));
        let mut process = shell.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let commands = process.stdin.take().context("Chromium takes no commands")?;
        let answers = process.stdout.take().context("Chromium gives no answers")?;
        let (send, messages) = channel();
        thread::spawn(move || {
            // It ends with the browser, or when nobody listens any more.
            for message in BufReader::new(answers).split(0).map_while(Result::ok) {
                let Ok(message) = serde_json::from_slice(&message) else { return };
                if send.send(message).is_err() {
                    return;
                }
            }
        });
        Ok(Self { process, commands, messages, events: Vec::new(), last: 0 })
    }

    /// Gives a command to a page's session, or to the browser if it is empty; what it answers.
    pub(super) fn call(&mut self, session: &str, method: &str, params: Value) -> Result<Value> {
        self.last += 1;
        let mut message = json!({ "id": self.last, "method": method, "params": params });
        if !session.is_empty() {
            message["sessionId"] = json!(session);
        }
        let mut bytes = serde_json::to_vec(&message)?;
        bytes.push(0);
        self.commands.write_all(&bytes)?;
        loop {
            let mut message = self.next().context(method.to_owned())?;
            if message["id"] != json!(self.last) {
                self.events.push(message);
            } else if let Some(error) = message.get("error") {
                bail!("{method}: {error}");
            } else {
                return Ok(message["result"].take());
            }
        }
    }

    /// What a page answers to an expression, once it is settled.
    pub(super) fn ask(&mut self, session: &str, expression: &str) -> Result<Value> {
        let params =
            json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let mut answer = self.call(session, "Runtime.evaluate", params)?;
        if let Some(error) = answer.get("exceptionDetails") {
            bail!("{expression}: {error}");
        }
        Ok(answer["result"]["value"].take())
    }

    /// A session's events of this name since it was last asked; everything else is dropped.
    pub(super) fn events(&mut self, session: &str, name: &str) -> Vec<Value> {
        let events = self.events.drain(..);
        let ours = events.filter(|event| {
            event["method"] == name && event["sessionId"].as_str().unwrap_or_default() == session
        });
        ours.map(|mut event| event["params"].take()).collect()
    }

    /// Waits until the browser itself tells something under this name.
    pub(super) fn wait_for(&mut self, name: &str) -> Result<()> {
        while !self.events.iter().any(|event| event["method"] == name) {
            let event = self.next().context(name.to_owned())?;
            self.events.push(event);
        }
        Ok(())
    }

    /// What it calls itself, with its version.
    pub(super) fn version(&mut self) -> Result<String> {
        let answer = self.call("", "Browser.getVersion", json!({}))?;
        Ok(answer["product"].as_str().unwrap_or_default().replace('/', " "))
    }

    fn next(&mut self) -> Result<Value> {
        self.messages.recv_timeout(PATIENCE).context("Chromium doesn't answer")
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // It may have ended by itself. Killed, it would leave its processes behind.
        let _ = self.call("", "Browser.close", json!({}));
        let _ = self.process.wait();
    }
}
