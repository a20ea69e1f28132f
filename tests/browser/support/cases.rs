//! The cases and their runs: every case in every engine, and at the end a table of both.
//!
//! Cases run side by side, as many as there are cores; those that measure time run alone, after all others.
//!
//! A browser on a busy machine now and then fails for reasons of its own, and a fault of ours that
//! comes and goes looks the same. So a case that fails is run once more, in a new browser, and the
//! run says how often and why; but more than [`RETRY_BUDGET`] such cases fail the run.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use libtest_mimic::{Arguments, Completion, Trial};

use super::engine::ENGINES;
use super::pool::{OpenBrowser, Pool};
use super::{CaseOutcome, Fault, Installed, TestContext, Tested};

/// How many cases of a run may pass only at the second try. It may only shrink: whoever finds out why
/// a case fails now and then lowers it, and nobody raises it. On machines with other work to do, runs
/// of a thousand cases had none or one.
const RETRY_BUDGET: usize = 1;

/// One case: a test that every engine plays.
#[derive(Clone, Copy)]
pub struct Case {
    /// The module it is in.
    pub topic: &'static str,
    /// Its function's name.
    pub name: &'static str,
    /// Whether nothing else may run meanwhile, because it measures time.
    pub alone: bool,
    /// Plays it.
    pub play: fn(TestContext) -> Pin<Box<dyn Future<Output = Tested>>>,
}

/// The cases of a module as its `CASES`; after `alone:`, those that measure time. A test function
/// missing here is an unused function, which the compiler reports.
macro_rules! cases {
    ($($name:ident),+ $(,)? $(; alone: $($measured:ident),+ $(,)?)?) => {
        /// The cases of this module.
        pub const CASES: &[$crate::support::Case] = &[
            $($crate::support::cases!(@one $name, false),)+
            $($($crate::support::cases!(@one $measured, true),)+)?
        ];
    };
    (@one $name:ident, $alone:literal) => {
        $crate::support::Case {
            topic: module_path!(),
            name: stringify!($name),
            alone: $alone,
            play: |context| Box::pin($name(context)),
        }
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
enum End {
    Passed,
    /// With what the first try failed on.
    PassedAgain(String),
    Skipped(&'static str),
    Failed(String),
}

/// The ends of a case, engine by engine, each with the time it took.
type Row = [Option<(End, Duration)>; ENGINES.len()];
type Table = Arc<Mutex<BTreeMap<String, Row>>>;

/// How many of the slowest cases a run names.
const SLOWEST: usize = 12;

/// How many characters of a fault the end of a run repeats.
const FAULT_LENGTH: usize = 600;

/// Runs the cases that the command line asks for, and prints the table.
pub fn run(topics: &[&'static [Case]]) -> ExitCode {
    let mut arguments = Arguments::from_args();
    // One more would leave no core idle, and makes cases fail now and then that are sound.
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    arguments.test_threads.get_or_insert(cores);
    let (table, pool) = (Table::default(), Arc::new(Pool::default()));
    let mut trials = [Vec::new(), Vec::new()];
    // Engine by engine: so only browsers of one are open at a time.
    for (column, engine) in ENGINES.iter().enumerate() {
        let mut wanted = false;
        for case in topics.iter().copied().flatten() {
            let trial = trial(case, column, &table, &pool);
            wanted |= !arguments.is_filtered_out(&trial);
            trials[usize::from(case.alone)].push(trial);
        }
        if let Err(fault) = engine.is_there()
            && wanted
            && !arguments.list
        {
            eprintln!("{fault}");
            return ExitCode::FAILURE;
        }
    }
    let [side_by_side, alone] = trials;
    let mut failed = libtest_mimic::run(&arguments, side_by_side).has_failed();
    if alone.iter().any(|trial| !arguments.is_filtered_out(trial)) {
        let one_by_one = Arguments { test_threads: Some(1), ..arguments };
        failed |= libtest_mimic::run(&one_by_one, alone).has_failed();
    }
    pool.close();
    Installed::remove();
    failed |= !print(&table);
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn trial(case: &'static Case, column: usize, table: &Table, pool: &Arc<Pool>) -> Trial {
    let (table, pool) = (Arc::clone(table), Arc::clone(pool));
    let engine = ENGINES[column];
    Trial::ignorable_test(format!("{}::{}", engine.name, case.full_name()), move || {
        let start = Instant::now();
        let mut outcome = run_in(pool.take(engine), case, &pool);
        let mut first_fault = None;
        if let Err(fault) = &outcome {
            println!("{}::{} failed, and is run again: {fault}", engine.name, case.full_name());
            first_fault = Some(fault.to_string());
            outcome = run_in(OpenBrowser::new(engine), case, &pool);
        }
        let end = match &outcome {
            Ok(CaseOutcome::Passed) => first_fault.map_or(End::Passed, End::PassedAgain),
            Ok(CaseOutcome::Skipped(reason)) => End::Skipped(reason),
            Err(fault) => End::Failed(fault.to_string()),
        };
        lock(&table).entry(case.full_name()).or_default()[column] = Some((end, start.elapsed()));
        match outcome? {
            CaseOutcome::Passed => Ok(Completion::Completed),
            CaseOutcome::Skipped(reason) => Ok(Completion::ignored_with(reason)),
        }
    })
}

/// Runs a case; an assertion that fails is a fault like any other.
fn run_in(browser: Result<OpenBrowser, Fault>, case: &Case, pool: &Pool) -> Tested {
    let mut browser = browser?;
    let run = catch_unwind(AssertUnwindSafe(|| browser.run(case)));
    let outcome = run.unwrap_or_else(|panic| {
        let words = panic.downcast_ref::<String>().map(String::as_str);
        let words = words.or_else(|| panic.downcast_ref::<&str>().copied());
        Err(Fault::new(words.unwrap_or("a panic without words")))
    });
    if outcome.is_ok() {
        pool.give_back(browser);
    }
    outcome
}

/// Prints one row a case, one column an engine; then the reasons for what was skipped. Says whether
/// the cases that passed only at the second try are within their budget.
fn print(table: &Table) -> bool {
    let table = lock(table);
    let width = table.keys().map(String::len).max().unwrap_or_default();
    let mut reasons: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut faults = Vec::new();
    print!("{:width$}", "case");
    for engine in ENGINES {
        print!("  {:8}", engine.name);
    }
    println!();
    for (case, row) in table.iter() {
        print!("{case:width$}");
        for (end, engine) in row.iter().zip(ENGINES) {
            let word = match end {
                Some((End::Passed, _)) => "ok",
                Some((End::PassedAgain(fault), _)) => {
                    faults.push(format!("{}::{case}, the first time: {fault}", engine.name));
                    "ok again"
                }
                Some((End::Failed(fault), _)) => {
                    faults.push(format!("{}::{case}: {fault}", engine.name));
                    "FAILED"
                }
                Some((End::Skipped(reason), _)) => {
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
    for (end, _) in table.values().flatten().flatten() {
        match end {
            End::Passed => sums[0] += 1,
            End::PassedAgain(_) => sums[1] += 1,
            End::Failed(_) => sums[2] += 1,
            End::Skipped(_) => sums[3] += 1,
        }
    }
    for (reason, cases) in reasons {
        println!("skipped because {reason}:");
        for case in cases {
            println!("  {case}");
        }
    }
    let [passed, again, failed, skipped] = sums;
    let within_budget = (0..=RETRY_BUDGET).contains(&again);
    if !table.is_empty() {
        print_times(&table);
        // At the end once more: of a long log the end is what people are sent.
        for fault in faults {
            println!("\n{}", fault.chars().take(FAULT_LENGTH).collect::<String>());
        }
        println!("\n{again} at the second try, budget {RETRY_BUDGET}; it may only shrink");
        if !within_budget {
            println!("That is more than the budget, so the run fails: see CONTRIBUTING.md.");
        }
        // Alone on the last line, in this form: those who read it are no people.
        println!("{} passed, {failed} failed, {skipped} skipped", passed + again);
    }
    within_budget
}

/// Prints what the cases of each engine took in all, and which took longest.
fn print_times(table: &BTreeMap<String, Row>) {
    let mut slowest = Vec::new();
    let mut sums = [Duration::ZERO; ENGINES.len()];
    for (case, row) in table {
        for ((ended, engine), sum) in row.iter().zip(ENGINES).zip(&mut sums) {
            if let Some((_, time)) = ended {
                *sum += *time;
                slowest.push((*time, format!("{}::{case}", engine.name)));
            }
        }
    }
    println!();
    for (engine, sum) in ENGINES.iter().zip(sums) {
        println!("{} s for the cases of {}, counted one by one", sum.as_secs(), engine.name);
    }
    slowest.sort();
    for (time, case) in slowest.iter().rev().take(SLOWEST) {
        println!("{:>6.1} s  {case}", time.as_secs_f64());
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
