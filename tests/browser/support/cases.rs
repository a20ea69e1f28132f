//! The cases and their runs: every case in every engine, and at the end a table of both.
//!
//! A browser on a busy machine now and then fails for reasons of its own. So a case that fails is
//! played once more; if it passes then, the table says so and what went wrong before, because a
//! fault of ours that comes and goes looks the same.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use libtest_mimic::{Arguments, Completion, Trial};

use super::engine::{ENGINES, Engine};
use super::{Checked, Fault, Stage, Tested};

/// Longer than any case takes on a busy machine: a driver that hangs must not hang the run.
const DEADLINE: Duration = Duration::from_secs(240);

/// One case: a test that every engine plays.
pub struct Case {
    /// The module it is in.
    pub topic: &'static str,
    /// Its function's name.
    pub name: &'static str,
    /// Plays it.
    pub play: fn(Stage) -> Pin<Box<dyn Future<Output = Tested>>>,
}

/// The cases of a module as its `CASES`. A test function missing here is an unused function, which
/// the compiler reports.
macro_rules! cases {
    ($($name:ident),+ $(,)?) => {
        /// The cases of this module.
        pub const CASES: &[$crate::support::Case] = &[$(
            $crate::support::Case {
                topic: module_path!(),
                name: stringify!($name),
                play: |stage| Box::pin($name(stage)),
            }
        ),+];
    };
}
pub(crate) use cases;

impl Case {
    fn full_name(&self) -> String {
        let topic = self.topic.trim_start_matches("browser::");
        format!("{topic}::{}", self.name)
    }
}

/// How a case ended in an engine.
#[derive(Clone, Copy)]
enum End {
    Passed,
    PassedAgain,
    Skipped(&'static str),
    Failed,
}

/// The ends of a case, engine by engine.
type Row = [Option<End>; ENGINES.len()];
type Table = Arc<Mutex<BTreeMap<String, Row>>>;

/// Runs the cases that the command line asks for, and prints the table.
pub fn run(topics: &[&'static [Case]]) -> ExitCode {
    let arguments = Arguments::from_args();
    let table = Table::default();
    let mut trials = Vec::new();
    for case in topics.iter().copied().flatten() {
        for column in 0..ENGINES.len() {
            trials.push((column, trial(case, column, &table)));
        }
    }
    for (column, engine) in ENGINES.iter().enumerate() {
        let mut wanted = trials.iter().filter(|(of, _)| *of == column);
        let wanted = wanted.any(|(_, trial)| !arguments.is_filtered_out(trial));
        if let Err(fault) = engine.is_there()
            && wanted
            && !arguments.list
        {
            eprintln!("{fault}");
            return ExitCode::FAILURE;
        }
    }
    let trials = trials.into_iter().map(|(_, trial)| trial).collect();
    let conclusion = libtest_mimic::run(&arguments, trials);
    print(&table);
    conclusion.exit_code()
}

fn trial(case: &'static Case, column: usize, table: &Table) -> Trial {
    let table = Arc::clone(table);
    let engine = ENGINES[column];
    Trial::ignorable_test(format!("{}::{}", engine.name, case.full_name()), move || {
        let mut played = play(case, engine);
        let mut passed = End::Passed;
        if let Err(fault) = &played {
            println!("{}::{} failed, and is played again: {fault}", engine.name, case.full_name());
            played = play(case, engine);
            passed = End::PassedAgain;
        }
        let end = match &played {
            Ok(Checked::Passed) => passed,
            Ok(Checked::Skipped(reason)) => End::Skipped(reason),
            Err(_) => End::Failed,
        };
        lock(&table).entry(case.full_name()).or_default()[column] = Some(end);
        match played? {
            Checked::Passed => Ok(Completion::Completed),
            Checked::Skipped(reason) => Ok(Completion::ignored_with(reason)),
        }
    })
}

/// Plays a case; an assertion that fails is a fault like any other.
fn play(case: &Case, engine: &'static Engine) -> Tested {
    catch_unwind(AssertUnwindSafe(|| play_to_its_end(case, engine))).unwrap_or_else(|panic| {
        let words = panic.downcast_ref::<String>().map(String::as_str);
        let words = words.or_else(|| panic.downcast_ref::<&str>().copied());
        Err(Fault::new(words.unwrap_or("a panic without words")))
    })
}

fn play_to_its_end(case: &Case, engine: &'static Engine) -> Tested {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let played = async { (case.play)(Stage::set(engine).await?).await };
        tokio::time::timeout(DEADLINE, played)
            .await
            .map_err(|_| Fault::new(format!("not at its end after {DEADLINE:?}")))?
    })
}

/// One row a case, one column an engine; then the reasons for what was skipped.
fn print(table: &Table) {
    let table = lock(table);
    let width = table.keys().map(String::len).max().unwrap_or_default();
    let mut reasons: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    print!("{:width$}", "case");
    for engine in ENGINES {
        print!("  {:8}", engine.name);
    }
    println!();
    for (case, row) in table.iter() {
        print!("{case:width$}");
        for (end, engine) in row.iter().zip(ENGINES) {
            let word = match end {
                Some(End::Passed) => "ok",
                Some(End::PassedAgain) => "ok again",
                Some(End::Failed) => "FAILED",
                Some(End::Skipped(reason)) => {
                    reasons.entry(reason).or_default().push(format!("{case} ({})", engine.name));
                    "skipped"
                }
                None => "–",
            };
            print!("  {word:8}");
        }
        println!();
    }
    let mut sums = [0; 4];
    for end in table.values().flatten().flatten() {
        match end {
            End::Passed => sums[0] += 1,
            End::PassedAgain => sums[1] += 1,
            End::Failed => sums[2] += 1,
            End::Skipped(_) => sums[3] += 1,
        }
    }
    for (reason, cases) in reasons {
        println!("skipped because {reason}:");
        for case in cases {
            println!("  {case}");
        }
    }
    if !table.is_empty() {
        let [passed, again, failed, skipped] = sums;
        let passed = passed + again;
        println!(
            "\n{passed} passed ({again} at the second try), {failed} failed, {skipped} skipped"
        );
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
