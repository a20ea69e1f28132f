//! A running WordPress, for what only its editor and its settings can show.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use super::Fault;

/// WordPress without the plugin, as `tests/engines/wordpress/serve.mjs` serves it; ended when dropped.
pub struct WordPress {
    process: Child,
    output: BufReader<ChildStdout>,
    /// Its scheme, host and port.
    pub origin: String,
    /// The file of the plugin, as a blogger uploads it.
    pub plugin: String,
}

impl WordPress {
    /// Starts it from the site that is built.
    pub fn start() -> Result<Self, Fault> {
        let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/engines/wordpress/site");
        let mut command = Command::new("node");
        command.arg("serve.mjs").current_dir(&site);
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let output = process.stdout.take().ok_or_else(|| Fault::new("it has no output"))?;
        let mut output = BufReader::new(output);
        let mut line = || -> Result<String, Fault> {
            let mut line = String::new();
            output.read_line(&mut line)?;
            Ok(line.trim_end().to_owned())
        };
        let (origin, plugin) = (line()?, line()?);
        if plugin.is_empty() {
            return Err(Fault::new("WordPress did not start: it has said why above"));
        }
        Ok(Self { process, output, origin, plugin })
    }

    /// Ends it; what PHP has complained of about the plugin.
    pub fn end(mut self) -> Result<String, Fault> {
        drop(self.process.stdin.take());
        let mut said = String::new();
        self.output.read_to_string(&mut said)?;
        Ok(said)
    }
}

impl Drop for WordPress {
    fn drop(&mut self) {
        // It ends its database and its web server, and then itself.
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}
