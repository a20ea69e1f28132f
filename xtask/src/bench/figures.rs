//! What is done with figures: the one in the middle, the worst, ratios, and a table of them.

/// The one in the middle; of an even number, the mean of the two there. Not a number if there is none.
pub fn median(figures: &[f64]) -> f64 {
    let mut sorted = figures.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match (
        sorted.len() % 2,
        sorted.get(middle),
        middle.checked_sub(1).and_then(|at| sorted.get(at)),
    ) {
        (1, Some(figure), _) => *figure,
        (0, Some(above), Some(below)) => f64::midpoint(*above, *below),
        _ => f64::NAN,
    }
}

/// The greatest of them. Not a number if there is none.
pub fn worst(figures: &[f64]) -> f64 {
    figures.iter().copied().fold(f64::NAN, f64::max)
}

/// A figure for readers, with this many digits after the point; a dash if there is none.
pub fn written(figure: f64, digits: usize) -> String {
    if figure.is_finite() { format!("{figure:.digits$}") } else { "–".to_owned() }
}

/// How often the second goes into the first; a dash if that can't be said.
pub fn ratio(figure: f64, to: f64) -> String {
    written(figure / to, 2)
}

/// A table in Markdown: the first column is words, all others are figures.
pub fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    let line = |cells: &mut dyn Iterator<Item = &str>| {
        let line: String = cells.map(|cell| format!(" {cell} |").replace("  ", " ")).collect();
        format!("|{line}\n")
    };
    let mut table = line(&mut head.iter().copied());
    table += &line(&mut (0..head.len()).map(|column| if column == 0 { "---" } else { "--:" }));
    for row in rows {
        table += &line(&mut row.iter().map(String::as_str));
    }
    table
}
