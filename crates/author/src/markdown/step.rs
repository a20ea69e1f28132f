//! A step: an entry of a numbered list, with its note, its picture and its caution.

use serde_json::{Map, Value, json};

use super::blocks::Item;
use super::fault::Fault;
use super::field::{JSON, is_same};

/// What a line of a step goes on with.
enum Part {
    Text,
    Note,
    Caution,
    Rows,
}

/// Reads a step.
///
/// # Errors
/// If a row of its picture is none.
pub(super) fn step(item: &Item) -> Result<Value, Fault> {
    if let Some(json) = item.head.strip_prefix(JSON).and_then(|rest| rest.strip_prefix(": ")) {
        return serde_json::from_str(json)
            .map_err(|error| Fault::new(item.line, format!("expected a step as JSON: {error}")));
    }
    let mut text = item.head.to_owned();
    let (mut note, mut caution, mut rows) = (String::new(), String::new(), Vec::new());
    let mut part = Part::Text;
    for (line, words) in &item.body {
        if let Some(more) = words.strip_prefix('>') {
            add(&mut caution, more.trim());
            part = Part::Caution;
        } else if words.starts_with('|') {
            rows.extend(row(*line, words)?);
            part = Part::Rows;
        } else if let Some(point) = words.strip_prefix("- ") {
            let whole = match part {
                Part::Note => &mut note,
                _ => &mut text,
            };
            whole.extend(["\n- ", point.trim()]);
        } else if words.starts_with('_') && note.is_empty() {
            note.push_str(words);
            part = Part::Note;
        } else {
            add(
                match part {
                    Part::Text | Part::Rows => &mut text,
                    Part::Note => &mut note,
                    Part::Caution => &mut caution,
                },
                words,
            );
        }
    }
    if note.is_empty() && caution.is_empty() && rows.is_empty() {
        return Ok(json!(text));
    }
    let mut step = Map::new();
    step.insert("text".to_owned(), json!(text));
    if !note.is_empty() {
        let Some(note) = note.strip_prefix('_').and_then(|note| note.strip_suffix('_')) else {
            return Err(Fault::new(
                item.line,
                "a note of this step ends nowhere. Put _ behind it.",
            ));
        };
        step.insert("note".to_owned(), json!(note));
    }
    if !caution.is_empty() {
        step.insert("caution".to_owned(), json!(caution));
    }
    if !rows.is_empty() {
        step.insert("shows".to_owned(), Value::Array(rows));
    }
    Ok(Value::Object(step))
}

fn add(text: &mut String, more: &str) {
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(more);
}

/// A row of what the device shows, `| **Wi-Fi** | [on] |`; none where it only rules a table.
fn row(line: usize, words: &str) -> Result<Option<Value>, Fault> {
    let cells: Vec<&str> = words.trim_matches('|').split('|').map(str::trim).collect();
    if cells.iter().all(|cell| !cell.is_empty() && cell.chars().all(|sign| "-: ".contains(sign))) {
        return Ok(None);
    }
    let (label, value) = match *cells {
        [label] => (label, ""),
        [label, value] => (label, value),
        _ => return Err(Fault::new(line, "expected | label | or | label | value |")),
    };
    let mut row = Map::new();
    let bold = label.strip_prefix("**").and_then(|label| label.strip_suffix("**"));
    row.insert("label".to_owned(), json!(bold.unwrap_or(label)));
    match value {
        "" => {}
        "[on]" => drop(row.insert("switch".to_owned(), json!("on"))),
        "[off]" => drop(row.insert("switch".to_owned(), json!("off"))),
        value => drop(row.insert("value".to_owned(), json!(value))),
    }
    if bold.is_some() {
        row.insert("look".to_owned(), json!(true));
    }
    Ok(Some(Value::Object(row)))
}

/// Writes a step, at least as one line of JSON.
pub(super) fn write(number: usize, step: &Value, out: &mut String) {
    let mark = format!("{number}. ");
    let indent = " ".repeat(mark.len());
    let natural = lines(step);
    let same = |lines: &Vec<String>| {
        let (head, body) = lines.split_first()?;
        let body = body.iter().map(|line| (1, line.trim())).collect();
        let item = Item { line: 1, numbered: true, head: head.trim(), body };
        let plain = lines.iter().all(|line| !line.is_empty() && !line.contains(['\n', '\r']));
        (plain && is_same(&self::step(&item).ok()?, step)).then_some(())
    };
    let lines = natural.filter(|lines| same(lines).is_some());
    let lines = lines.unwrap_or_else(|| vec![format!("{JSON}: {step}")]);
    for (at, line) in lines.iter().enumerate() {
        out.push_str(if at == 0 { &mark } else { &indent });
        out.push_str(line);
        out.push('\n');
    }
}

fn lines(step: &Value) -> Option<Vec<String>> {
    let fields = match step {
        Value::String(text) => return Some(with_points(text)),
        step => step.as_object()?,
    };
    let mut lines = with_points(fields.get("text")?.as_str()?);
    if let Some(note) = fields.get("note") {
        lines.extend(with_points(&format!("_{}_", note.as_str()?)));
    }
    for row in fields.get("shows").and_then(Value::as_array).into_iter().flatten() {
        let label = row["label"].as_str()?;
        let label = if row["look"] == true { format!("**{label}**") } else { label.to_owned() };
        lines.push(match (row["value"].as_str(), row["switch"].as_str()) {
            (Some(value), _) => format!("| {label} | {value} |"),
            (_, Some(switch)) => format!("| {label} | [{switch}] |"),
            _ => format!("| {label} |"),
        });
    }
    if let Some(caution) = fields.get("caution") {
        lines.push(format!("> {}", caution.as_str()?));
    }
    Some(lines)
}

/// A text in lines, its nested points in one each.
fn with_points(text: &str) -> Vec<String> {
    text.split('\n').map(str::to_owned).collect()
}
