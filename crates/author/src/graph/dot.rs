//! The graph for Graphviz.

use std::fmt::{self, Write};

use quick_checks_core::guide::Guide;
use quick_checks_core::words::Words;

use super::{Kind, graph};

/// A guide in the DOT language; the words are for the outcomes that it leaves to the interface.
///
/// # Errors
/// None in practice: writing to a `String` does not fail.
pub fn dot(guide: &Guide, words: &Words) -> Result<String, fmt::Error> {
    let graph = graph(guide, words);
    let mut dot =
        String::from("digraph guide {\n  rankdir=LR;\n  node [shape=box, style=rounded];\n");
    for (at, (heading, nodes)) in graph.columns.iter().enumerate() {
        writeln!(dot, "  subgraph cluster_{at} {{\n    label={};", quoted(heading))?;
        for node in nodes {
            writeln!(dot, "    {} [label={}];", quoted(&node.id), quoted(node.label))?;
        }
        dot.push_str("  }\n");
    }
    for arrow in &graph.arrows {
        let style = match arrow.kind {
            Kind::First => "style=bold",
            Kind::Leads => "style=solid",
            Kind::Before => "style=dashed",
            Kind::Ends => "style=dotted",
        };
        let (from, to, label) = (quoted(&arrow.from), quoted(&arrow.to), quoted(arrow.label));
        writeln!(dot, "  {from} -> {to} [label={label}, {style}];")?;
    }
    dot.push_str("}\n");
    Ok(dot)
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
