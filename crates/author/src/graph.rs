//! A guide as a picture, for its author: `cargo xtask guide graph`, and the studio.
//!
//! Symptoms on the left, checks by safety class, outcomes on the right. Drawn are the first check
//! of each symptom, where choices lead, what must be offered first, and what ends the checkup;
//! the likelihoods that order the rest would be a thicket.

mod arcs;
mod dot;

pub use arcs::{Arc, Row, arcs};
pub use dot::dot;

use quick_checks_core::checkup::order;
use quick_checks_core::guide::{Guide, Safety};
use quick_checks_core::words::Words;

/// Why an arrow is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// From a symptom to the check asked first.
    First,
    /// From a check to the one that a choice leads to.
    Leads,
    /// From what must be offered first to the check that needs it.
    Before,
    /// From a check to the outcome that a choice ends in.
    Ends,
}

/// One box.
#[derive(Debug)]
struct Node<'a> {
    id: String,
    label: &'a str,
}

/// One arrow between boxes.
#[derive(Debug)]
struct Arrow<'a> {
    from: String,
    to: String,
    label: &'a str,
    kind: Kind,
}

/// What is drawn.
#[derive(Debug)]
struct Graph<'a> {
    /// Heading and boxes of each column, from left to right.
    columns: Vec<(&'static str, Vec<Node<'a>>)>,
    arrows: Vec<Arrow<'a>>,
}

fn graph<'a>(guide: &'a Guide, words: &Words) -> Graph<'a> {
    let symptoms = guide.symptoms.iter().map(|one| node("symptom", &one.id, &one.title));
    let outcomes = guide
        .ends()
        .into_iter()
        .filter_map(|id| Some(node("outcome", id, words.title_of(guide.outcome(id)?))));
    let class = |safety: Safety| {
        let checks = guide.checks.iter().filter(|check| check.safety == safety);
        checks.map(|check| node("check", &check.id, &check.title)).collect()
    };
    let columns = vec![
        ("Symptoms", symptoms.collect()),
        ("Safe", class(Safety::Safe)),
        ("Cautious", class(Safety::Cautious)),
        ("Risky", class(Safety::Risky)),
        ("Last resort", class(Safety::LastResort)),
        ("Outcomes", outcomes.collect()),
    ];
    let mut arrows = Vec::new();
    for symptom in &guide.symptoms {
        if let Some(first) = order(guide, &symptom.id).first() {
            arrows.push(arrow(("symptom", &symptom.id), ("check", &first.id), "", Kind::First));
        }
    }
    for check in &guide.checks {
        for choice in &check.choices {
            if let Some(then) = &choice.then {
                arrows.push(arrow(
                    ("check", &check.id),
                    ("check", then),
                    &choice.label,
                    Kind::Leads,
                ));
            }
            if let Some(end) = &choice.outcome {
                arrows.push(arrow(
                    ("check", &check.id),
                    ("outcome", end),
                    &choice.label,
                    Kind::Ends,
                ));
            }
        }
        for earlier in &check.after {
            arrows.push(arrow(("check", earlier), ("check", &check.id), "", Kind::Before));
        }
    }
    Graph { columns, arrows }
}

fn node<'a>(kind: &str, id: &str, label: &'a str) -> Node<'a> {
    Node { id: format!("{kind}/{id}"), label }
}

fn arrow<'a>(from: (&str, &str), to: (&str, &str), label: &'a str, kind: Kind) -> Arrow<'a> {
    let name = |(kind, id): (&str, &str)| format!("{kind}/{id}");
    Arrow { from: name(from), to: name(to), label, kind }
}
