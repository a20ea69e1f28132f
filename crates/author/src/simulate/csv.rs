//! The table for a spreadsheet.

use std::fmt::Write;

use super::{Found, Table};

impl Table {
    /// The figures as CSV: minutes and checks of each order, a row for each symptom.
    pub fn csv(&self) -> String {
        let orders = ["ours", "ours ±3", "article", "article ±3", "random", "best"];
        let columns: String = orders.map(|name| format!(",{name} min,{name} checks")).concat();
        let mut csv = format!("symptom,checks{columns}\n");
        for row in &self.rows {
            let figures = [
                Some(&row.ours),
                Some(&row.ours_perturbed),
                Some(&row.article),
                Some(&row.article_perturbed),
                Some(&row.random),
                row.best.as_ref(),
            ];
            let figures: String = figures.map(cells).concat();
            // Writing into a text does not fail.
            let _ = writeln!(csv, "{},{}{figures}", row.symptom, row.checks);
        }
        csv
    }
}

/// Two cells, empty where there is no figure.
fn cells(found: Option<&Found>) -> String {
    found.map_or_else(
        || ",,".to_owned(),
        |found| format!(",{:.2},{:.2}", found.minutes, found.checks),
    )
}
