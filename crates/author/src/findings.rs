//! What to mend in a guide: what the format doesn't know, what its rules find, what one mistake of a
//! reader would cost, and what is left out.

use anyhow::Result;
use quick_checks_core::guide::decode;
use quick_checks_core::lint::{self, Finding, Grade};
use serde_json::Value;

use crate::gaps::gaps;
use crate::simulate;
use crate::slips::{Slip, corrected, slips};

/// What to mend in the text of a guide, a line each, the weightiest first; what is stale on a day, if
/// one is given.
///
/// # Errors
/// If the text is not JSON at all.
pub fn findings(text: &str, today: Option<&str>) -> Result<Vec<(Grade, String)>> {
    let raw: Value = serde_json::from_str(text)?;
    let slips = slips(&raw)?;
    // What is misspelt is not there for the widget: a caution, for example.
    let mut found: Vec<(Grade, String)> =
        slips.iter().map(|one| (Grade::Must, slip(one))).collect();
    // What is missing under its own name is there under another: once is enough.
    let meant = corrected(raw, &slips);
    let guide = match decode(&meant.to_string()) {
        Ok(guide) => guide,
        Err(error) => {
            found.push((Grade::Must, error.to_string()));
            return Ok(found);
        }
    };
    let line = |finding: &Finding| (finding.grade, finding.to_string());
    found.extend(lint::lint(&guide).iter().map(line));
    if let Some((check, answer, runs)) = simulate::mistakes(&guide).worst() {
        let problem = format!(
            "\"{check}\": \"{answer}\" given by mistake costs the cure in {runs} runs. Say rules_out \
             instead of never, with the check's own id in it."
        );
        found.push((Grade::Must, problem));
    }
    if let Some(today) = today {
        found.extend(lint::stale(&guide, today).iter().map(line));
    }
    found.extend(gaps(&meant));
    // By grade alone: within one, in the order of the rules.
    found.sort_by_key(|(grade, _)| *grade);
    Ok(found)
}

fn slip(slip: &Slip) -> String {
    let Slip { path, meant } = slip;
    match meant {
        Some(meant) => {
            let name = meant.rsplit('.').next().unwrap_or(meant);
            format!("{path}: no such field. Did you mean \"{name}\"?")
        }
        None => format!("{path}: no such field. Remove it; the schema names those there are."),
    }
}
