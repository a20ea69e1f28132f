//! What Orca says, read from the log in which it writes down all that it does.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::PathBuf;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::Fault;

/// Orca writes dozens of lines about everything that happens, so a log that rests for so long
/// means that nothing more will be said.
const REST: Duration = Duration::from_millis(600);
/// How long nothing may be said before it counts as silence.
const SILENCE: Duration = Duration::from_secs(4);
/// Long enough for a busy machine; a passing test never waits so long.
pub const DEADLINE: Duration = Duration::from_mins(1);
/// How often to look again.
pub const INTERVAL: Duration = Duration::from_millis(40);

/// Orca writes this once it has done with a key.
const KEY_DONE: &str = "^^^^^ PROCESS ATSPI_KEY_RELEASED_EVENT";
const SPEECH: &str = " - SPEECH OUTPUT: '";
/// Around what a live region says.
const ANNOUNCEMENT: [&str; 2] =
    ["vvvvv PRESENT LIVE REGION MESSAGE", "^^^^^ PRESENT LIVE REGION MESSAGE"];
/// How words begin that say what a thing is, or how it is. When Orca reads on, it says them after
/// the thing, as utterances of their own.
const KINDS: [&str; 9] = [
    "clickable",
    "collapsed",
    "combo box",
    "entry",
    "expanded",
    "heading level",
    "link",
    "panel",
    "push button",
];

/// Orca's log, read from where the last look ended.
pub struct Speech {
    log: PathBuf,
    read: u64,
}

/// What to wait for.
pub enum Until<'a> {
    /// Something is said, or nothing for a while.
    Said,
    /// All of these words are said.
    Words(&'a [&'a str]),
    /// The keys are done, whatever is said.
    Done,
}

impl Speech {
    /// Reads the log from its beginning.
    pub fn new(log: PathBuf) -> Self {
        Self { log, read: 0 }
    }

    /// Waits until Orca has done with a key and said what it has to say; that, line by line.
    pub fn after_key(&mut self, until: &Until) -> Result<Vec<String>, Fault> {
        self.wait(until, true)
    }

    /// The same where something else made it speak.
    pub fn by_itself(&mut self, words: &str) -> Result<Vec<String>, Fault> {
        self.wait(&Until::Words(&[words]), false)
    }

    /// Waits until Orca has done with all that happened, whatever it says.
    pub fn rest(&mut self) -> Result<(), Fault> {
        self.wait(&Until::Done, false).map(|_| ())
    }

    fn wait(&mut self, until: &Until, key: bool) -> Result<Vec<String>, Fault> {
        let start = Instant::now();
        let (mut log, mut rested) = (Vec::new(), Instant::now());
        loop {
            sleep(INTERVAL);
            let more = self.more()?;
            if !more.is_empty() {
                rested = Instant::now();
                log.extend(more);
            }
            let text = String::from_utf8_lossy(&log);
            let heard = lines(&text);
            let enough = match until {
                Until::Said => !heard.is_empty() || start.elapsed() > SILENCE,
                Until::Words(wanted) => {
                    wanted.iter().all(|words| heard.iter().any(|line| line.contains(words)))
                }
                Until::Done => true,
            };
            if enough && rested.elapsed() > REST && (!key || text.contains(KEY_DONE)) {
                return Ok(heard);
            }
            if start.elapsed() > DEADLINE {
                let wanted = match until {
                    Until::Words(words) => format!("{words:?}"),
                    Until::Said | Until::Done => "the end of what a key does".to_owned(),
                };
                return Err(Fault::new(format!("waited for {wanted}, heard {heard:#?}")));
            }
        }
    }

    fn more(&mut self) -> Result<Vec<u8>, Fault> {
        let mut more = Vec::new();
        // Orca makes it when it starts.
        if let Ok(mut log) = File::open(&self.log) {
            log.seek(SeekFrom::Start(self.read))?;
            log.read_to_end(&mut more)?;
        }
        self.read += u64::try_from(more.len())?;
        Ok(more)
    }
}

/// The utterances of a log, one thing a line. What a live region says comes last: Orca says it when
/// it finds the time, before or after what has the focus.
fn lines(log: &str) -> Vec<String> {
    let [start, end] = ANNOUNCEMENT;
    let (mut lines, mut announced): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    let mut in_region = false;
    for line in log.lines() {
        in_region = (in_region || line.starts_with(start)) && !line.starts_with(end);
        let Some(utterance) = utterance(line) else { continue };
        let words = utterance.trim();
        if in_region {
            announced.push(["announced: ", words].concat());
            continue;
        }
        match lines.last_mut() {
            // A sentence of the same text.
            Some(last) if utterance.starts_with(' ') => *last = [last, " ", words].concat(),
            Some(last) if KINDS.iter().any(|kind| words.starts_with(kind)) => {
                *last = [last, ", ", words].concat();
            }
            _ => lines.push(words.to_owned()),
        }
    }
    lines.extend(announced);
    lines
}

/// What is said in a line of the log, if something is. Behind the words come the voice and its settings.
fn utterance(line: &str) -> Option<&str> {
    let (_, said) = line.split_once(SPEECH)?;
    let end = said.find("' voice=").or(said.rfind("'{")).or(said.rfind('\''))?;
    said.get(..end)
}
