//! What a real screen reader says: one way through the guide by keys alone, in Firefox with Orca,
//! held against the transcript in `docs/screen-reader.md`.
//!
//! `cargo xtask test --screen-reader` installs what it needs, builds `dist/` and runs it;
//! `cargo test --test screen_reader` runs it with the `dist/` that is there. It takes minutes and
//! needs packages that nothing else does, so neither `cargo test` nor `cargo xtask test` runs it.
//!
//! What is in the accessibility tree, the cases of `tests/browser/` say. Whether it makes sense to
//! somebody who only hears it, nobody knows who has not read what was said.

mod desktop;
#[path = "../browser/support/display.rs"]
mod display;
#[path = "../browser/support/fault.rs"]
#[expect(dead_code, reason = "the browser tests need more of it")]
mod fault;
#[path = "../browser/support/server.rs"]
#[expect(dead_code, reason = "the browser tests need more of it")]
mod server;
mod speech;
mod transcript;

use std::process::ExitCode;
use std::thread::sleep;
use std::time::Instant;

use tokio::runtime::Runtime;

use desktop::Desktop;
use fault::Fault;
use server::Server;
use speech::{DEADLINE, INTERVAL, Speech, Until};
use transcript::Transcript;

/// What the page asks for once its widget is ready.
const READY: &str = "/pages/ready";

/// Orca's key for reading on to the end of the page.
const READ_ON: &str = "KP_Add";

fn main() -> ExitCode {
    match the_whole_way_sounds_as_written() {
        Ok(()) => {
            println!("every word as in the transcript");
            ExitCode::SUCCESS
        }
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn the_whole_way_sounds_as_written() -> Result<(), Fault> {
    let mut reader = Reader::begin("/pages/read-aloud.html")?;

    reader.part("The page");
    reader.press("ctrl+Home")?;
    reader.press(READ_ON)?;

    reader.part("Choosing what the device shows");
    reader.press("h")?;
    reader.press("Tab")?;
    reader.press("Tab")?;
    reader.press_until("Return", &["heading level", "Check 1"])?;
    reader.press(READ_ON)?;

    reader.part("A sum, with mistakes and then without");
    for _ in 0..4 {
        reader.press("Tab")?;
    }
    reader.press_until("Return", &["expanded"])?;
    reader.press("Tab")?;
    reader.write("50")?;
    reader.press_until("Return", &["Used"])?;
    reader.write("45")?;
    reader.press("Tab")?;
    reader.press("Tab")?;
    reader.press_until("Return", &["Next Backup Size"])?;
    reader.write("3,1")?;
    reader.press_until("Return", &["It fits"])?;
    reader.press(READ_ON)?;

    reader.part("An answer");
    reader.press("shift+h")?;
    reader.press("Tab")?;
    reader.press("Tab")?;
    reader.press_until("Return", &["heading level", "Check 2"])?;
    reader.press(READ_ON)?;

    reader.part("Leaving, and coming back");
    reader.reload()?;
    reader.press("h")?;
    reader.press("Up")?;
    reader.press(READ_ON)?;

    reader.part("A last resort, by a link in the page");
    reader.press("ctrl+Home")?;
    reader.press("Tab")?;
    reader.press_until("Return", &["heading level", "Last resort"])?;
    reader.press(READ_ON)?;
    reader.press("Tab")?;
    reader.press("Tab")?;
    reader.press_until("Return", &["heading level"])?;
    reader.press(READ_ON)?;

    reader.part("How it ends");
    reader.press("Tab")?;
    reader.press("Tab")?;
    reader.press_until("Return", &["heading level", "done"])?;
    reader.press(READ_ON)?;

    reader.part("Erasing it, and not");
    reader.press("ctrl+End")?;
    reader.press("shift+b")?;
    reader.press_until("Return", &["heading level", "erased"])?;
    reader.press("shift+b")?;
    reader.press_until("Return", &["heading level", "done"])?;

    reader.transcript.compare()
}

/// Somebody at the keyboard who hears what is on the screen, and a record of both.
struct Reader {
    server: Server,
    loaded: usize,
    desktop: Desktop,
    speech: Speech,
    transcript: Transcript,
}

impl Reader {
    /// Sits down at a page whose widget is ready.
    fn begin(path: &str) -> Result<Self, Fault> {
        let server = Runtime::new()?.block_on(Server::start())?;
        let transcript = Transcript::new(&Desktop::version()?);
        let mut desktop = Desktop::start()?;
        let mut speech = Speech::new(desktop.log());
        speech.by_itself("Screen reader on.")?;
        desktop.browse(&server.url(path))?;
        speech.by_itself("Finished loading")?;
        let mut reader = Self { server, loaded: 0, desktop, speech, transcript };
        reader.is_ready()?;
        Ok(reader)
    }

    fn part(&mut self, title: &str) {
        self.transcript.part(title);
    }

    /// Presses a key, and listens.
    fn press(&mut self, key: &str) -> Result<(), Fault> {
        self.hear(key, &Until::Said)
    }

    /// Presses a key, and listens until all of these words are said.
    fn press_until(&mut self, key: &str, words: &[&str]) -> Result<(), Fault> {
        self.hear(key, &Until::Words(words))
    }

    /// Loads the page anew.
    fn reload(&mut self) -> Result<(), Fault> {
        self.press_until("F5", &["Finished loading"])?;
        self.is_ready()
    }

    /// Waits until the page has said that its widget is ready, and Orca has looked at it.
    fn is_ready(&mut self) -> Result<(), Fault> {
        self.loaded += 1;
        let start = Instant::now();
        while self.server.asked_for(READY) < self.loaded {
            if start.elapsed() > DEADLINE {
                return Err(Fault::new("the widget never got ready"));
            }
            sleep(INTERVAL);
        }
        self.speech.rest()
    }

    fn hear(&mut self, key: &str, until: &Until) -> Result<(), Fault> {
        self.desktop.press(key)?;
        let said = self.speech.after_key(until)?;
        self.transcript.keys(&name(key), &said);
        Ok(())
    }

    /// Types a text into the field that has the focus.
    fn write(&mut self, text: &str) -> Result<(), Fault> {
        self.desktop.write(text)?;
        self.speech.after_key(&Until::Done)?;
        self.transcript.typed(text);
        Ok(())
    }
}

/// What is printed on the keys.
fn name(key: &str) -> String {
    match key {
        READ_ON => "Numpad +".to_owned(),
        "Return" => "Enter".to_owned(),
        "space" => "Space".to_owned(),
        _ => key.replace("ctrl+", "Ctrl + ").replace("shift+", "Shift + "),
    }
}
