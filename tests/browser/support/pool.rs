//! The browsers that are open: a case takes one, and the next case takes it over.
//!
//! Starting a browser takes more than ten times as long as opening a tab in one that runs, and a case
//! rarely needs more than the tab: its server has an address that no other case has, so what the
//! browser keeps for a site is its own. A case that failed, or that did to its browser what a new
//! tab does not undo, is the last in it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::runtime::{Builder, Runtime};
use tokio::time::timeout;

use super::browser::Browser;
use super::engine::Engine;
use super::{Case, Fault, TestContext, Tested};

/// Longer than any case takes on a busy machine: a driver that hangs must not hang the run.
const DEADLINE: Duration = Duration::from_mins(4);
/// Longer than it takes to clear a browser; one that needs more is better replaced.
const CLEARING_DEADLINE: Duration = Duration::from_secs(20);
/// After so many cases a browser has gathered enough origins, and perhaps lost enough memory.
const CASES_PER_BROWSER: usize = 60;

/// An open browser, and the connection to its driver. Dropping it closes the browser.
pub struct OpenBrowser {
    /// Lent to the case that runs in it.
    browser: Arc<tokio::sync::Mutex<Browser>>,
    engine: &'static Engine,
    /// How many cases it has seen.
    cases: usize,
    /// Runs the connection, which is bound to it; so both go from thread to thread together.
    runtime: Runtime,
}

impl OpenBrowser {
    /// Opens a browser that nobody has used.
    pub fn new(engine: &'static Engine) -> Result<Self, Fault> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let browser = runtime.block_on(Browser::open(engine))?;
        let browser = Arc::new(tokio::sync::Mutex::new(browser));
        Ok(Self { browser, engine, cases: 0, runtime })
    }

    /// Runs a case in it.
    pub fn run(&mut self, case: &Case) -> Tested {
        self.cases += 1;
        let browser = Arc::clone(&self.browser).try_lock_owned()?;
        self.runtime.block_on(async {
            let run = async { (case.play)(TestContext::set(browser).await?).await };
            timeout(DEADLINE, run)
                .await
                .map_err(|_| Fault::new(format!("not at its end after {DEADLINE:?}")))?
        })
    }

    /// Makes it as though no case had used it; gives nothing where it had better be replaced.
    fn cleared(self) -> Option<Self> {
        if self.cases >= CASES_PER_BROWSER {
            return None;
        }
        let cleared = self.runtime.block_on(async {
            let mut browser = self.browser.try_lock()?;
            if !browser.can_be_cleared() {
                return Ok(false);
            }
            timeout(CLEARING_DEADLINE, browser.clear()).await??;
            Ok::<_, Fault>(true)
        });
        if let Err(fault) = &cleared {
            println!("{} is replaced, since it can't be cleared: {fault}", self.engine.name);
        }
        cleared.unwrap_or(false).then_some(self)
    }
}

/// Browsers that wait for their next case.
#[derive(Default)]
pub struct Pool {
    idle: Mutex<Vec<OpenBrowser>>,
}

impl Pool {
    /// A browser of this engine that is as good as new.
    pub fn take(&self, engine: &'static Engine) -> Result<OpenBrowser, Fault> {
        let (found, others) = self.find(engine);
        // Cases come engine by engine: those of another have had their last.
        drop(others);
        // Only now: what the last case still had to say has arrived by then.
        let cleared = found.and_then(OpenBrowser::cleared);
        cleared.map_or_else(|| OpenBrowser::new(engine), Ok)
    }

    /// Keeps a browser for another case. Not after one that failed: nobody knows what it left.
    pub fn give_back(&self, browser: OpenBrowser) {
        self.lock().push(browser);
    }

    /// Closes all of them.
    pub fn close(&self) {
        let all = std::mem::take(&mut *self.lock());
        drop(all);
    }

    /// An idle browser of this engine, and all those of others.
    fn find(&self, engine: &Engine) -> (Option<OpenBrowser>, Vec<OpenBrowser>) {
        let mut idle = self.lock();
        let (mut ours, others): (Vec<_>, Vec<_>) =
            idle.drain(..).partition(|open| open.engine.name == engine.name);
        let found = ours.pop();
        *idle = ours;
        (found, others)
    }

    fn lock(&self) -> MutexGuard<'_, Vec<OpenBrowser>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
