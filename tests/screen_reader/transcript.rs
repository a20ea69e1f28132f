//! The transcript in `docs/screen-reader.md`: which keys were pressed and what was said, compared
//! with what was said before.

use std::env;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::Fault;

const FILE: &str = "docs/screen-reader.md";
const HEAD: &str = "\
# What a screen reader says

One reader’s way through the guide to iCloud Backup, by keys alone, as a real screen reader speaks it: \
VERSION and Firefox, with Orca’s own settings. Each entry is what was pressed and, below it, what was \
said, in this order. “Numpad +” has Orca read on from where the reader is to the end of the page. What is announced \
comes last here; Orca says it before or after the rest, as soon as it can.

`cargo xtask test --screen-reader` plays it again and fails where anything else is said. If the \
change is meant: `UPDATE=1 cargo test --test screen_reader` writes this file anew. Read it then, as \
someone who can’t see the page: nothing twice, nothing left out, no noise. Another version of Orca \
may have other words for the same thing; this file was written by the one in Debian 12.
";

/// What was pressed and said so far.
pub struct Transcript(String);

impl Transcript {
    /// Begins it, as this version of Orca speaks.
    pub fn new(version: &str) -> Self {
        Self(HEAD.replace("VERSION", &format!("Orca {version}")))
    }

    /// Begins a part of the way.
    pub fn part(&mut self, title: &str) {
        self.add(&format!("\n## {title}\n\n"));
    }

    /// Adds keys and what was said after them.
    pub fn keys(&mut self, keys: &str, said: &[String]) {
        self.add(&format!("- **{keys}**\n"));
        for line in said {
            self.add(&format!("  - {line}\n"));
        }
        if said.is_empty() {
            self.add("  - (nothing)\n");
        }
    }

    /// Adds what was typed.
    pub fn typed(&mut self, text: &str) {
        self.add(&format!("- types **{text}**\n"));
    }

    /// Holds it against the kept one, or keeps it where `UPDATE` says so.
    pub fn compare(&self) -> Result<(), Fault> {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE);
        if env::var_os("UPDATE").is_some() {
            fs::write(file, &self.0)?;
            return Ok(());
        }
        let kept = fs::read_to_string(file)?;
        if kept == self.0 {
            return Ok(());
        }
        Err(Fault::new(format!(
            "something else was said than {FILE} has.\n{}\nIf that is meant: UPDATE=1 cargo test \
             --test screen_reader",
            difference(&kept, &self.0)
        )))
    }

    /// Adds a text, and shows how far it got.
    fn add(&mut self, text: &str) {
        print!("{text}");
        self.0.push_str(text);
    }
}

/// Both from the first line that differs to the last, with the two lines before.
fn difference(kept: &str, heard: &str) -> String {
    let (kept, heard): (Vec<&str>, Vec<&str>) = (kept.lines().collect(), heard.lines().collect());
    let same = |(a, b): &(&&str, &&str)| a == b;
    let before = kept.iter().zip(&heard).take_while(same).count();
    let after = kept.iter().rev().zip(heard.iter().rev()).take_while(same).count();
    let shortest = kept.len().min(heard.len());
    let after = after.min(shortest - before);
    let mut text = String::new();
    for (name, lines) in [("kept", kept), ("heard now", heard)] {
        let _ = writeln!(text, "── {name}");
        for line in &lines[before.saturating_sub(2)..lines.len() - after] {
            let _ = writeln!(text, "{line}");
        }
    }
    text
}
