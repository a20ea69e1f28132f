//! The cases and their runs: every case in every engine, and at the end a table of both.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::Pin;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use libtest_mimic::{Arguments, Completion, Failed, Trial};

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
        // An assertion that fails belongs into the table like any other end.
        let played = catch_unwind(AssertUnwindSafe(|| play(case, engine)));
        let end = match &played {
            Ok(Ok(Checked::Passed)) => End::Passed,
            Ok(Ok(Checked::Skipped(reason))) => End::Skipped(reason),
            Ok(Err(_)) | Err(_) => End::Failed,
        };
        lock(&table).entry(case.full_name()).or_default()[column] = Some(end);
        match played {
            Ok(Ok(Checked::Passed)) => Ok(Completion::Completed),
            Ok(Ok(Checked::Skipped(reason))) => Ok(Completion::ignored_with(reason)),
            Ok(Err(fault)) => Err(Failed::from(fault)),
            Err(panic) => resume_unwind(panic),
        }
    })
}

fn play(case: &Case, engine: &'static Engine) -> Tested {
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
    let mut sums = [0; 3];
    for end in table.values().flatten().flatten() {
        match end {
            End::Passed => sums[0] += 1,
            End::Failed => sums[1] += 1,
            End::Skipped(_) => sums[2] += 1,
        }
    }
    for (reason, cases) in reasons {
        println!("skipped because {reason}:");
        for case in cases {
            println!("  {case}");
        }
    }
    if !table.is_empty() {
        println!("\n{} passed, {} failed, {} skipped", sums[0], sums[1], sums[2]);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
