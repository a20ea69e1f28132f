//! docs/performance.md: the figures, beside each other and as ratios, and how they were got.

use std::fmt::Write;
use std::fs;

use serde_json::Value;

use super::contenders::{Contender, HELLO, HINTED, PLAIN, PREACT, STATIC, SURVEY, WIDGET};
use super::figures::{median, ratio, table, worst, written};
use super::studio::Written;
use super::trace::Costs;
use super::visit::{DOWN, LATENCY, Load, SCREEN, SLOWER, Seen};
use crate::paths::root;

/// A contender with all visits to it.
#[derive(Debug)]
pub(super) struct Entry {
    /// Who.
    pub contender: Contender,
    /// In the order they were made.
    pub visits: Vec<Seen>,
}

/// What is reported of a contender: medians over its visits, but for the worst tap.
#[derive(Debug, Clone)]
struct Row {
    name: String,
    bytes: f64,
    sight: f64,
    reacts: f64,
    blocked: f64,
    shifted: f64,
    again: Load,
    tap: f64,
    worst: f64,
    work: f64,
    costs: Costs,
    heap: f64,
}

impl Entry {
    /// One that nobody has visited yet.
    pub(super) fn new(contender: Contender) -> Self {
        Self { contender, visits: Vec::new() }
    }

    fn row(&self) -> Row {
        let of = |read: fn(&Seen) -> f64| {
            let figures: Vec<f64> = self.visits.iter().map(read).collect();
            median(&figures)
        };
        // Every step has a tap in every visit: the median of each step, and then of the steps.
        let steps = self.visits.iter().map(|seen| seen.taps.len()).min().unwrap_or_default();
        let taps: Vec<f64> = (0..steps)
            .map(|step| {
                let taps: Vec<f64> = self.visits.iter().map(|seen| seen.taps[step]).collect();
                median(&taps)
            })
            .collect();
        let cost = |read: fn(&Costs) -> f64| {
            let costs: Vec<f64> =
                self.visits.iter().flat_map(|seen| &seen.costs).map(read).collect();
            median(&costs)
        };
        Row {
            name: self.contender.name.clone(),
            bytes: of(|seen| seen.first.bytes),
            sight: of(|seen| seen.first.sight),
            reacts: of(|seen| seen.first.reacts),
            blocked: of(|seen| seen.first.blocked),
            shifted: of(|seen| seen.first.shifted),
            again: Load {
                bytes: of(|seen| seen.again.bytes),
                sight: of(|seen| seen.again.sight),
                reacts: of(|seen| seen.again.reacts),
                blocked: of(|seen| seen.again.blocked),
                shifted: of(|seen| seen.again.shifted),
            },
            tap: median(&taps),
            worst: worst(&taps),
            work: cost(Costs::total),
            costs: Costs {
                script: cost(|costs| costs.script),
                style: cost(|costs| costs.style),
                layout: cost(|costs| costs.layout),
                paint: cost(|costs| costs.paint),
                forced: cost(|costs| costs.forced),
            },
            heap: of(|seen| seen.heap),
        }
    }
}

/// The whole document.
pub(super) fn report(
    rivals: &[Entry],
    grown: &[Entry],
    written: &[Written],
    visits: usize,
    browser: &str,
) -> String {
    let rivals: Vec<Row> = rivals.iter().map(Entry::row).collect();
    let grown: Vec<Row> = grown.iter().map(Entry::row).collect();
    let mut text = String::new();
    // Writing to a String does not fail.
    let _ = write!(
        text,
        "# Performance\n\n\
         `cargo xtask bench` writes this page. It builds nothing of ours: run `cargo xtask dist` first. \
         Every figure is the median of {visits} visits, in which the pages took turns, on a machine of {} \
         cores that had other work, too: trust the ratios, not the milliseconds.\n\n{}\n",
        std::thread::available_parallelism().map_or(1, usize::from),
        aims(&rivals),
    );
    let _ = write!(text, "## Beside others\n\nWith an empty cache:\n\n{}\n", first(&rivals));
    let _ = write!(text, "The same page again, from the browser’s cache:\n\n{}\n", again(&rivals));
    let _ = write!(text, "One tap, to the frame that shows the next step:\n\n{}\n", taps(&rivals));
    let _ = write!(
        text,
        "## As a guide grows\n\nOurs, with longer guides, and with a long trail. The two guides of this \
         project have fewer checks than the longest of these: there they come again under other \
         names, which brotli packs better than it would new ones.\n\n{}\n{}\n",
        first(&grown),
        taps(&grown),
    );
    if !written.is_empty() {
        let _ = write!(
            text,
            "## The studio\n\nFrom a key in the title of a check to the widget in the preview, in the guide on \
             iCloud Backup, at a desk and without any throttling; 20 keys each way, each drawn before the \
             next:\n\n{}\n",
            keys(written)
        );
    }
    text += &how(browser);
    text
}

fn keys(ways: &[Written]) -> String {
    let rows: Vec<Vec<String>> = ways
        .iter()
        .map(|Written { way, median, worst }| {
            vec![(*way).to_owned(), written(*median, 0), written(*worst, 0)]
        })
        .collect();
    table(&["written in", "median, ms", "worst, ms"], &rows)
}

fn first(rows: &[Row]) -> String {
    let head = ["", "KB", "in sight, ms", "reacts, ms", "blocked, ms", "shift", "heap, MB"];
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            vec![
                row.name.clone(),
                written(row.bytes / 1000.0, 1),
                written(row.sight, 0),
                written(row.reacts, 0),
                written(row.blocked, 0),
                written(row.shifted, 3),
                written(row.heap / 1_000_000.0, 1),
            ]
        })
        .collect();
    table(&head, &rows)
}

fn again(rows: &[Row]) -> String {
    let head = ["", "KB", "in sight, ms", "reacts, ms", "blocked, ms", "shift"];
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|Row { name, again, .. }| {
            vec![
                name.clone(),
                written(again.bytes / 1000.0, 1),
                written(again.sight, 0),
                written(again.reacts, 0),
                written(again.blocked, 0),
                written(again.shifted, 3),
            ]
        })
        .collect();
    table(&head, &rows)
}

fn taps(rows: &[Row]) -> String {
    let head = [
        "",
        "median, ms",
        "worst, ms",
        "work, ms",
        "script",
        "style",
        "layout",
        "paint",
        "of it forced",
    ];
    let rows: Vec<Vec<String>> = rows
        .iter()
        .filter(|row| row.tap.is_finite())
        .map(|row| {
            let Costs { script, style, layout, paint, forced } = row.costs;
            let mut cells = vec![row.name.clone(), written(row.tap, 0), written(row.worst, 0)];
            cells.extend(
                [row.work, script, style, layout, paint, forced].map(|cost| written(cost, 1)),
            );
            cells
        })
        .collect();
    table(&head, &rows)
}

/// What we aim for, and how far we got. None of it is a test: figures of time belong to a machine.
fn aims(rows: &[Row]) -> String {
    let row = |name: &str| rows.iter().find(|row| row.name == name);
    let (Some(page), Some(form), Some(survey), Some(ours), Some(hinted), Some(plain)) =
        (row(STATIC), row(PREACT), row(SURVEY), row(WIDGET), row(HINTED), row(PLAIN))
    else {
        return String::new();
    };
    let mut lines = Vec::new();
    let mut hold = |what: &str, aim: f64, figure: f64, digits: usize| {
        let kept = if figure <= aim { "yes" } else { "**no**" };
        lines.push(vec![
            what.to_owned(),
            written(aim, digits),
            written(figure, digits),
            kept.to_owned(),
        ]);
    };
    hold("first step in sight, to the static page’s", 1.15, ours.sight / page.sight, 2);
    hold(
        "first step that reacts, to SurveyJS’s, with hints, for a post that begins with the widget",
        0.45,
        hinted.reacts / survey.reacts,
        2,
    );
    hold("the same without hints", 0.45, ours.reacts / survey.reacts, 2);
    hold("bytes, to SurveyJS’s", 0.29, ours.bytes / survey.bytes, 2);
    hold("blocked, ms", 50.0, ours.blocked, 0);
    hold("layout shift", 0.0, ours.shifted, 3);
    hold("tap, median, to SurveyJS’s", 0.35, ours.tap / survey.tap, 2);
    hold("tap, median, to the form’s by hand", 2.0, ours.tap / form.tap, 2);
    hold("tap, worst, to SurveyJS’s", 0.5, ours.worst / survey.worst, 2);
    hold("heap, MB", 3.0, ours.heap / 1_000_000.0, 1);
    hold(
        "without WebAssembly, first step that reacts, to ours with it",
        1.4,
        plain.reacts / ours.reacts,
        2,
    );
    let aims = table(&["aim for Quick Checks", "at most", "came to", "kept"], &lines);
    let beside: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let figures = [
                (row.bytes, ours.bytes),
                (row.sight, ours.sight),
                (row.reacts, ours.reacts),
                (row.tap, ours.tap),
                (row.worst, ours.worst),
                (row.work, ours.work),
                (row.heap, ours.heap),
            ];
            let ratios = figures.map(|(theirs, ours)| ratio(ours, theirs));
            [vec![row.name.clone()], ratios.to_vec()].concat()
        })
        .collect();
    let head = [
        "Quick Checks, to",
        "bytes",
        "in sight",
        "reacts",
        "tap",
        "worst tap",
        "work of a tap",
        "heap",
    ];
    format!(
        "{aims}\nThe same as ratios to every other; less than 1 is less for ours:\n\n{}",
        table(&head, &beside)
    )
}

/// What is measured, and what each contender does.
fn how(browser: &str) -> String {
    let (width, height) = SCREEN;
    let megabits = f64::from(DOWN) / 1_000_000.0;
    let version = |name: &str| {
        let lock = fs::read_to_string(root().join("bench/package-lock.json")).unwrap_or_default();
        let lock: Value = serde_json::from_str(&lock).unwrap_or_default();
        let version = &lock["packages"][format!("node_modules/{name}")]["version"];
        version.as_str().unwrap_or("?").to_owned()
    };
    let (preact, survey) = (version("preact"), version("survey-core"));
    format!(
        "## How

{browser}, a viewport of {width} by {height} pixels, {LATENCY} ms and {megabits} Mbit/s, a processor \
{SLOWER} times slower, everything packed by brotli at its best. Connections cost nothing extra: the \
browser’s own throttling delays answers, not handshakes. Files whose content can’t change are cached for \
ever, pages and `quick-checks.js` are asked for again. Every visit has a browser context of its own.

- **KB**: all that came over the line, heads of answers and the page itself included.
- **In sight**: the first question or check is in the viewport and painted. **Reacts**: what answers it is.
- **Blocked**: total blocking time, what tasks ran beyond 50 ms, until nothing long has run for 0.7 s. \
**Shift**: cumulative layout shift. **Heap**: what scripts hold after a collection of garbage, their buffers \
and WebAssembly’s memory included.
- **Tap**: from a real touch on an answer, the last one of each step, to the end of the main thread’s work on \
the frame that shows the next step; all eight steps, the median over the steps and the slowest step, each \
step the median of its visits. **Work** is what the main thread itself did in between, by the browser’s \
trace and in time of the processor, so that nothing else on the machine counts: scripts, style, layout and \
paint, medians of all taps, which is why they need not add up; the rest of a tap is waiting for frames and for a \
turn. Forced is the style and layout that a script had to wait for.

All ask the same eight steps: an opening question with four symptoms, and seven checks of our guide on \
iCloud Backup with their steps and four answers each.

- **{STATIC}**: the guide as plain HTML, as `cargo xtask guide render` prints it. Nothing reacts.
- **{PREACT}**: Preact {preact} and thirty lines by hand, bundled with the texts (`bench/preact.js`). It saves \
nothing, changes no answer, and has nothing where scripts fail.
- **{SURVEY}**: SurveyJS {survey} with its own look, the style without its font, bundled with the texts \
(`bench/survey.js`); a page a step, which goes on by itself, at once where SurveyJS waits 300 ms. It saves nothing.
- **{HELLO}**: the smallest Leptos program, a button that counts, built as ours is (`bench/hello`).
- **{WIDGET}**: the documented snippet, with its guide at an address of its own. It saves every answer.
- **{HINTED}**: the same with `--hints`, for a post that begins with the widget. The browser fetches the widget’s \
files while the script is still on its way.
- **{PLAIN}**: the snippet without hints, in a browser that has none.
"
    )
}
