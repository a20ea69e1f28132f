//! What leads where: as a picture, and as sentences, each with the way to its check.

use leptos::prelude::*;
use quick_checks_author::graph::{Arc, Row, arcs};
use quick_checks_core::guide::Guide;
use quick_checks_core::words::ENGLISH;

use super::to_check;
use crate::live::all;
use crate::state::Studio;
use crate::words;

/// The height of a row, in CSS pixels, as in studio/web/style/beside.css.
const ROW: usize = 32;
/// The width of the arcs, and how far the arrows stay from their edge.
const WIDTH: usize = 112;
const EDGE: usize = 4;

pub(crate) fn leads(studio: Studio, guide: &Guide) -> AnyView {
    view! { {picture(guide)} {sentences(studio, guide)} }.into_any()
}

/// The symptoms, checks and outcomes below each other, with arcs from each to where it leads. The
/// sentences say the same.
fn picture(guide: &Guide) -> AnyView {
    let (rows, arcs) = arcs(guide, &ENGLISH);
    let height = rows.len() * ROW;
    let lines = all(arcs.iter().map(|arc| line(arc, &rows)));
    let labels = all(rows
        .into_iter()
        .map(|Row { kind, label, .. }| view! { <li data-kind=kind>{label}</li> }.into_any()));
    view! {
        <div class="arcs" data-studio="arcs" aria-hidden="true">
            <svg
                width=WIDTH.to_string()
                height=height.to_string()
                viewBox=format!("0 0 {WIDTH} {height}")
            >
                <marker
                    id="arrow" viewBox="0 0 8 8" refX="7" refY="4"
                    markerWidth="7" markerHeight="7" orient="auto"
                >
                    <path d="M0 0 8 4 0 8z"/>
                </marker>
                {lines}
            </svg>
            <ol>{labels}</ol>
        </div>
    }
    .into_any()
}

/// An arc beside the rows: the farther it leads, the farther out it goes.
fn line(arc: &Arc, rows: &[Row]) -> AnyView {
    let middle = |row: usize| row * ROW + ROW / 2;
    let edge = WIDTH - EDGE;
    let far = arc.from.abs_diff(arc.to) * (edge - 24) / rows.len().max(1);
    // The middle of such a curve lies at three quarters of the way to where it bends.
    let out = i64::try_from(edge).unwrap_or_default()
        - i64::try_from(24 + far).unwrap_or_default() * 4 / 3;
    // Where one arrow comes in, others may go out.
    let (from, to) = (middle(arc.from) + 4, middle(arc.to).saturating_sub(4));
    let title = |row: usize| rows.get(row).map_or("", |row| row.label.as_str());
    let says = [title(arc.from), arc.label.as_str(), title(arc.to)];
    let says: Vec<&str> = says.into_iter().filter(|words| !words.is_empty()).collect();
    view! {
        <path
            data-kind=arc.kind
            d=format!("M{edge} {from}C{out} {from} {out} {to} {edge} {to}")
            marker-end="url(#arrow)"
        >
            <title>{says.join(" → ")}</title>
        </path>
    }
    .into_any()
}

/// The checks with what must come before them and where their answers lead.
fn sentences(studio: Studio, guide: &Guide) -> AnyView {
    let title = |id: &str| {
        let check = guide.check(id).map(|check| check.title.as_str());
        check.or(guide.outcome(id).map(|outcome| outcome.title.as_str())).unwrap_or(id).to_owned()
    };
    let rows = guide.checks.iter().enumerate().filter_map(|(at, check)| {
        let mut lines = Vec::new();
        for earlier in &check.after {
            lines.push(words::with(words::only_after(), &title(earlier)));
        }
        for choice in &check.choices {
            let to = choice.then.as_ref().or(choice.outcome.as_ref());
            lines.extend(to.map(|to| format!("“{}” → {}", choice.label, title(to))));
        }
        (!lines.is_empty()).then(|| {
            let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }.into_any());
            view! {
                <li>
                    {to_check(studio, at, check.title.clone())}
                    <ul>{all(lines)}</ul>
                </li>
            }
            .into_any()
        })
    });
    view! { <ul class="leads">{all(rows)}</ul> }.into_any()
}
