//! A virtual display.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::Fault;

/// A virtual display of its own, so that no other browser takes the focus; ended when dropped.
pub struct Display {
    process: Child,
    /// What programs find it by, as `DISPLAY`.
    pub name: String,
}

impl Display {
    /// Starts it, with the program that is its server.
    pub fn start(program: &Path) -> Result<Self, Fault> {
        let mut process = Command::new(program)
            .args(["-displayfd", "1", "-screen", "0", "1600x1600x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        // It prints its number once it accepts connections.
        let mut number = String::new();
        if let Some(output) = process.stdout.take() {
            BufReader::new(output).read_line(&mut number)?;
        }
        Ok(Self { process, name: format!(":{}", number.trim()) })
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
