//! The table as a picture: one group of bars a symptom.

use std::fmt::{self, Write};

use super::Table;

const LEFT: u32 = 190;
const WIDTH: f64 = 560.0;
const BAR: u32 = 9;

/// Draws the expected minutes as SVG.
///
/// # Errors
/// None in practice: writing to a `String` does not fail.
pub fn chart(table: &Table) -> Result<String, fmt::Error> {
    let longest = table
        .rows
        .iter()
        .flat_map(|row| [row.ours.minutes, row.article.minutes, row.random.minutes]);
    let longest = longest.fold(1.0, f64::max);
    let group = BAR * 3 + 14;
    let rows = u32::try_from(table.rows.len()).unwrap_or(0);
    let height = 60 + group * rows;
    let mut svg = String::new();
    writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 860 {height}\" \
         font-family=\"system-ui, sans-serif\" font-size=\"12\" role=\"img\">\n\
         <title>Expected hands-on minutes until the fault is found</title>\n\
         <rect width=\"860\" height=\"{height}\" fill=\"#fff\"/>"
    )?;
    let series = [("ours", "#0a5fb8"), ("article", "#c2410c"), ("random", "#8a909b")];
    for (at, (name, colour)) in (0u32..).zip(series) {
        let x = LEFT + at * 110;
        writeln!(svg, "<rect x=\"{x}\" y=\"16\" width=\"12\" height=\"12\" fill=\"{colour}\"/>")?;
        writeln!(svg, "<text x=\"{}\" y=\"27\">{name}</text>", x + 18)?;
    }
    for (at, row) in (0u32..).zip(&table.rows) {
        let top = 46 + at * group;
        writeln!(
            svg,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>",
            LEFT - 10,
            top + BAR * 2,
            row.symptom
        )?;
        let figures = [row.ours.minutes, row.article.minutes, row.random.minutes];
        for ((bar, minutes), (_, colour)) in (0u32..).zip(figures).zip(series) {
            let (y, long) = (top + bar * BAR, minutes / longest * WIDTH);
            writeln!(
                svg,
                "<rect x=\"{LEFT}\" y=\"{y}\" width=\"{long:.1}\" height=\"{}\" fill=\"{colour}\"/>",
                BAR - 1
            )?;
            let x = f64::from(LEFT) + long + 5.0;
            writeln!(
                svg,
                "<text x=\"{x:.1}\" y=\"{}\" font-size=\"9\">{minutes:.1} min</text>",
                y + 8
            )?;
        }
    }
    svg.push_str("</svg>\n");
    Ok(svg)
}
