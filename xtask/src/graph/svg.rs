//! The graph as SVG, in columns, drawn by our own hand: nothing to install.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use quick_checks_core::guide::Guide;

use super::{Arrow, Kind, graph};

const BOX_WIDTH: u32 = 230;
const BOX_HEIGHT: u32 = 44;
const GAP_X: u32 = 110;
const GAP_Y: u32 = 16;
const TOP: u32 = 84;
const LEFT: u32 = 20;
/// Characters that fit a line of a box.
const LINE: usize = 33;

/// A guide as an SVG picture.
///
/// # Errors
/// None in practice: writing to a `String` does not fail.
pub fn svg(guide: &Guide) -> Result<String, fmt::Error> {
    let graph = graph(guide);
    let columns: Vec<_> = graph.columns.iter().filter(|(_, nodes)| !nodes.is_empty()).collect();
    let longest = columns.iter().map(|(_, nodes)| nodes.len()).max().unwrap_or(0);
    let width = LEFT * 2 + size(columns.len()) * (BOX_WIDTH + GAP_X) - GAP_X;
    let height = TOP + size(longest) * (BOX_HEIGHT + GAP_Y) + 10;
    let mut svg = String::new();
    writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" font-family=\"system-ui, sans-serif\" font-size=\"12\">\n\
         <title>{}</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>",
        escaped(&guide.title)
    )?;
    legend(&mut svg)?;
    let mut places = BTreeMap::new();
    for (column, (heading, nodes)) in (0u32..).zip(&columns) {
        let x = LEFT + column * (BOX_WIDTH + GAP_X);
        writeln!(svg, "<text x=\"{x}\" y=\"{}\" font-weight=\"700\">{heading}</text>", TOP - 14)?;
        for (row, node) in (0u32..).zip(nodes) {
            places.insert(node.id.as_str(), (x, TOP + row * (BOX_HEIGHT + GAP_Y)));
        }
    }
    // Arrows first, so that boxes lie on top of them.
    for arrow in &graph.arrows {
        if let (Some(&from), Some(&to)) =
            (places.get(arrow.from.as_str()), places.get(arrow.to.as_str()))
        {
            draw(&mut svg, arrow, from, to)?;
        }
    }
    for (heading, nodes) in &columns {
        for node in nodes {
            if let Some(&(x, y)) = places.get(node.id.as_str()) {
                boxed(&mut svg, heading, node.label, x, y)?;
            }
        }
    }
    svg.push_str("</svg>\n");
    Ok(svg)
}

fn legend(svg: &mut String) -> fmt::Result {
    let kinds = [
        (Kind::First, "asked first"),
        (Kind::Leads, "a choice leads on"),
        (Kind::Before, "must be offered before"),
        (Kind::Ends, "a choice ends here"),
    ];
    for (at, (kind, words)) in (0u32..).zip(kinds) {
        let x = LEFT + at * 200;
        writeln!(svg, "<path d=\"M{x} 24h36\" {}/>", stroke(kind))?;
        writeln!(svg, "<text x=\"{}\" y=\"28\">{words}</text>", x + 44)?;
    }
    Ok(())
}

fn stroke(kind: Kind) -> &'static str {
    match kind {
        Kind::First => "fill=\"none\" stroke=\"#0a5fb8\" stroke-width=\"1.6\"",
        Kind::Leads => "fill=\"none\" stroke=\"#333\" stroke-width=\"1.2\"",
        Kind::Before => "fill=\"none\" stroke=\"#b45309\" stroke-dasharray=\"6 4\"",
        Kind::Ends => {
            "fill=\"none\" stroke=\"#136c35\" stroke-dasharray=\"2 3\" stroke-width=\"1.4\""
        }
    }
}

fn draw(svg: &mut String, arrow: &Arrow, from: (u32, u32), to: (u32, u32)) -> fmt::Result {
    let middle = BOX_HEIGHT / 2;
    let (y1, y2) = (from.1 + middle, to.1 + middle);
    let (x1, x2, bend) = if from.0 < to.0 {
        (from.0 + BOX_WIDTH, to.0, GAP_X / 2)
    } else {
        // Within a column or backwards: around the right side of both.
        (from.0 + BOX_WIDTH, to.0 + BOX_WIDTH, GAP_X * 2 / 3)
    };
    let end = if from.0 < to.0 { i64::from(x2) - i64::from(bend) } else { i64::from(x2 + bend) };
    writeln!(
        svg,
        "<path d=\"M{x1} {y1}C{} {y1} {end} {y2} {x2} {y2}\" {}><title>{}</title></path>",
        x1 + bend,
        stroke(arrow.kind),
        escaped(arrow.label)
    )?;
    writeln!(svg, "<circle cx=\"{x2}\" cy=\"{y2}\" r=\"3.2\" fill=\"#333\"/>")
}

fn boxed(svg: &mut String, heading: &str, label: &str, x: u32, y: u32) -> fmt::Result {
    let fill = match heading {
        "Symptoms" => "#e7f0fb",
        "Safe" => "#e7f5ec",
        "Cautious" => "#fff8e1",
        "Risky" => "#ffedd5",
        "Last resort" => "#fee2e2",
        _ => "#f1f2f5",
    };
    writeln!(
        svg,
        "<rect x=\"{x}\" y=\"{y}\" width=\"{BOX_WIDTH}\" height=\"{BOX_HEIGHT}\" rx=\"9\" \
         fill=\"{fill}\" stroke=\"#8a909b\"/>"
    )?;
    let lines = wrapped(label);
    let first = if lines.len() > 1 { 18 } else { 26 };
    for (at, line) in (0u32..).zip(&lines) {
        let (x, y) = (x + 12, y + first + at * 16);
        writeln!(svg, "<text x=\"{x}\" y=\"{y}\">{}</text>", escaped(line))?;
    }
    Ok(())
}

/// A label on at most two lines.
fn wrapped(label: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in label.split_whitespace() {
        let full = lines.last().is_some_and(|line| {
            !line.is_empty() && line.chars().count() + 1 + word.chars().count() > LINE
        });
        if full && lines.len() < 2 {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}

fn size(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
