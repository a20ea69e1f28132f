//! What the bench makes of its figures. The bench itself runs by command alone.

use serde_json::{Value, json};
use xtask::bench::figures::{median, ratio, table, worst, written};
use xtask::bench::trace::{Costs, taps};

#[test]
fn the_median_is_the_one_in_the_middle_or_between_the_two_there() {
    assert!((median(&[9.0, 1.0, 4.0]) - 4.0).abs() < f64::EPSILON);
    assert!((median(&[10.0, 9.0, 2.0, 4.0]) - 6.5).abs() < f64::EPSILON);
    assert!(median(&[]).is_nan());
}

#[test]
fn the_worst_is_the_greatest() {
    assert!((worst(&[3.0, 11.0, 2.0]) - 11.0).abs() < f64::EPSILON);
    assert!(worst(&[]).is_nan());
}

#[test]
fn a_figure_that_is_not_there_is_a_dash() {
    assert_eq!(written(f64::NAN, 1), "–");
    assert_eq!(written(1234.56, 1), "1234.6");
    assert_eq!(ratio(3.0, 4.0), "0.75");
    assert_eq!(ratio(3.0, 0.0), "–");
    assert_eq!(ratio(f64::NAN, 2.0), "–");
}

#[test]
fn a_table_has_its_words_on_the_left_and_figures_on_the_right() {
    let rows = [vec!["form".to_owned(), "1".to_owned(), "2".to_owned()]];
    let wanted = "| | ms | KB |\n| --- | --: | --: |\n| form | 1 | 2 |\n";
    assert_eq!(table(&["", "ms", "KB"], &rows), wanted);
}

/// An event of the page's thread: times in microseconds of that thread, as the browser writes them.
fn event(name: &str, kind: &str, start: u32, took: u32) -> Value {
    json!({ "name": name, "ph": kind, "tts": start, "tdur": took, "pid": 1, "tid": 2 })
}

#[test]
fn a_tap_is_charged_with_what_each_event_did_itself() {
    let mut elsewhere = event("Layout", "X", 2_000, 5_000);
    elsewhere["tid"] = json!(3);
    let trace = [
        event("Layout", "X", 0, 1_000),
        // Begun before the mark, which it makes: a handler of 10 ms, 8 of them after it.
        event("RunTask", "X", 500, 14_500),
        event("EventDispatch", "X", 1_000, 10_000),
        event("bench-tap", "I", 3_000, 0),
        event("UpdateLayoutTree", "X", 4_000, 1_000),
        event("Layout", "X", 5_000, 2_000),
        elsewhere,
        event("Paint", "X", 12_000, 1_500),
        event("Layout", "X", 13_500, 500),
        event("bench-tapped", "I", 15_000, 0),
        event("Paint", "X", 16_000, 9_000),
    ];
    let costs = Costs { script: 5.0, style: 1.0, layout: 2.5, paint: 1.5, forced: 3.0 };
    assert_eq!(taps(&trace), [costs]);
    assert!((costs.total() - 10.0).abs() < f64::EPSILON);
}

#[test]
fn every_tap_of_a_trace_is_told_apart() {
    let trace = [
        event("bench-tap", "I", 0, 0),
        event("FunctionCall", "X", 0, 2_000),
        event("bench-tapped", "I", 3_000, 0),
        event("bench-tap", "I", 10_000, 0),
        event("FunctionCall", "X", 11_000, 4_000),
        event("bench-tapped", "I", 20_000, 0),
    ];
    let script: Vec<f64> = taps(&trace).iter().map(|costs| costs.script).collect();
    assert_eq!(script, [2.0, 4.0]);
}
