//! The running driver program of a browser, with the output that belongs to it.

use std::env;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::display::Display;
use super::engine::Engine;
use super::{Fault, until};

/// A running driver program, ended when dropped.
pub struct Driver {
    process: Child,
    port: u16,
    _display: Option<Display>,
    /// Everything that it and its browser print.
    pub output: PathBuf,
}

impl Driver {
    /// Starts an engine's driver on a free port and waits until it listens. What it prints goes
    /// into a file in `folder`.
    pub async fn start(engine: &Engine, folder: &Path) -> Result<Self, Fault> {
        let program = engine.driver()?;
        // Between finding a port free and using it another process may take it: so try again.
        for _ in 0..3 {
            let display = engine.display()?.map(|xvfb| Display::start(&xvfb)).transpose()?;
            let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
            let output = folder.join(format!("output-{port}"));
            let file = File::create(&output)?;
            let mut command = Command::new(&program);
            command.arg(format!("--port={port}")).stdin(Stdio::null());
            command.stdout(file.try_clone()?).stderr(file);
            command.env("FONTCONFIG_FILE", drawn_alike(folder)?);
            if let Some(display) = &display {
                command.env("DISPLAY", &display.name);
                // Its sandbox needs privileges that a container lacks, and compositing a GPU.
                command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
                command.env("WEBKIT_DISABLE_COMPOSITING_MODE", "1");
            }
            let process = command.spawn()?;
            let mut driver = Self { process, port, _display: display, output };
            if driver.listens().await? {
                return Ok(driver);
            }
        }
        Err(Fault::new(format!("{} ends as soon as it starts", program.display())))
    }

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

/// The machine's fonts, but drawn alike on every machine: how letters are fitted to dots is a wish of
/// its owner, which would show in every picture.
fn drawn_alike(folder: &Path) -> Result<PathBuf, Fault> {
    let machine =
        env::var("FONTCONFIG_FILE").unwrap_or_else(|_| "/etc/fonts/fonts.conf".to_owned());
    let wishes = "
        <edit name='antialias' mode='assign'><bool>true</bool></edit>
        <edit name='hinting' mode='assign'><bool>true</bool></edit>
        <edit name='autohint' mode='assign'><bool>false</bool></edit>
        <edit name='hintstyle' mode='assign'><const>hintslight</const></edit>
        <edit name='rgba' mode='assign'><const>none</const></edit>";
    let text = format!(
        "<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'urn:fontconfig:fonts.dtd'>
         <fontconfig><include ignore_missing='yes'>{machine}</include>
         <match target='pattern'>{wishes}</match><match target='font'>{wishes}</match></fontconfig>"
    );
    let file = folder.join("fonts.conf");
    fs::write(&file, text)?;
    Ok(file)
}
