//! Where the time of a tap goes, as the browser's own trace has it.

use serde_json::Value;

/// Kinds of work on the page's main thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Work {
    Script,
    Style,
    Layout,
    Paint,
}

/// The events of the trace that are work, by the start of their names.
const NAMES: [(&str, Work); 22] = [
    ("EventDispatch", Work::Script),
    ("FunctionCall", Work::Script),
    ("EvaluateScript", Work::Script),
    ("FireAnimationFrame", Work::Script),
    ("TimerFire", Work::Script),
    ("RunMicrotasks", Work::Script),
    ("ParseHTML", Work::Script),
    ("MinorGC", Work::Script),
    ("MajorGC", Work::Script),
    ("V8.", Work::Script),
    ("v8.", Work::Script),
    ("UpdateLayoutTree", Work::Style),
    ("RecalculateStyles", Work::Style),
    ("ParseAuthorStyleSheet", Work::Style),
    ("Layout", Work::Layout),
    ("PrePaint", Work::Paint),
    ("Paint", Work::Paint),
    ("Layerize", Work::Paint),
    ("Commit", Work::Paint),
    ("CompositeLayers", Work::Paint),
    ("UpdateLayer", Work::Paint),
    ("Decode Image", Work::Paint),
];

/// What a tap paid for, in milliseconds of the processor for the main thread.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Costs {
    /// Handlers, and what the engine does for them.
    pub script: f64,
    /// Which rules hold for which element.
    pub style: f64,
    /// Where everything is.
    pub layout: f64,
    /// What has to be drawn, up to the hand over to the compositor.
    pub paint: f64,
    /// How much of style and layout a script had to wait for.
    pub forced: f64,
}

impl Costs {
    /// All of it.
    pub fn total(&self) -> f64 {
        self.script + self.style + self.layout + self.paint
    }
}

/// An event with a length, in milliseconds.
struct Span {
    start: f64,
    end: f64,
    work: Option<Work>,
    forced: bool,
    inside: f64,
}

/// The costs of every tap in a trace, between the marks that `bench/watch.js` makes.
pub fn taps(events: &[Value]) -> Vec<Costs> {
    let marks = |name: &str| -> Vec<&Value> {
        events.iter().filter(|event| event["name"] == name && event["ph"] != "E").collect()
    };
    let starts = marks("bench-tap");
    let ends = marks("bench-tapped");
    let mut taps: Vec<Costs> = Vec::new();
    for start in starts {
        let (from, thread) = (time(start), (&start["pid"], &start["tid"]));
        let ended = ends.iter().filter(|end| (&end["pid"], &end["tid"]) == thread);
        let ended = ended.map(|end| time(end)).filter(|end| *end >= from);
        let Some(to) = ended.min_by(f64::total_cmp) else { continue };
        let here = events
            .iter()
            .filter(|event| event["ph"] == "X" && (&event["pid"], &event["tid"]) == thread);
        let mut spans: Vec<Span> = here
            .map(|event| {
                let start = time(event);
                let end = start + event["tdur"].as_f64().unwrap_or_default() / 1000.0;
                Span {
                    // The mark is made inside the handler's event: what began before counts from it.
                    start: start.max(from),
                    end: end.min(to),
                    work: work(event["name"].as_str().unwrap_or_default()),
                    forced: false,
                    inside: 0.0,
                }
            })
            .filter(|span| span.end > span.start)
            .collect();
        // Outer before inner: equal starts are told apart by their lengths.
        spans.sort_by(|one, other| {
            one.start.total_cmp(&other.start).then(other.end.total_cmp(&one.end))
        });
        taps.push(costs(spans));
    }
    taps
}

/// Adds up what each span did itself.
fn costs(spans: Vec<Span>) -> Costs {
    let mut costs = Costs::default();
    let mut open: Vec<Span> = Vec::new();
    for mut span in spans {
        while open.last().is_some_and(|outer| outer.end <= span.start) {
            close(&mut open, &mut costs);
        }
        span.forced = open.iter().any(|outer| outer.work == Some(Work::Script));
        open.push(span);
    }
    while !open.is_empty() {
        close(&mut open, &mut costs);
    }
    costs
}

fn close(open: &mut Vec<Span>, costs: &mut Costs) {
    let Some(span) = open.pop() else { return };
    let took = span.end - span.start;
    if let Some(outer) = open.last_mut() {
        outer.inside += took;
    }
    let alone = (took - span.inside).max(0.0);
    match span.work {
        Some(Work::Script) => costs.script += alone,
        Some(Work::Style) => costs.style += alone,
        Some(Work::Layout) => costs.layout += alone,
        Some(Work::Paint) => costs.paint += alone,
        None => {}
    }
    if span.forced && matches!(span.work, Some(Work::Style | Work::Layout)) {
        costs.forced += alone;
    }
}

fn work(name: &str) -> Option<Work> {
    NAMES.iter().find(|(start, _)| name.starts_with(start)).map(|(_, work)| *work)
}

/// When an event was, in milliseconds of its thread's own time: that stops while the processor is
/// with somebody else.
fn time(event: &Value) -> f64 {
    event["tts"].as_f64().unwrap_or_default() / 1000.0
}
