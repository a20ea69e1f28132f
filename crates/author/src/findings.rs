//! What to mend in a guide: what the format doesn't know, what its rules find, what one mistake of a
//! reader would cost, and what is left out.

use anyhow::Result;
use quick_checks_core::guide::{Guide, decode};
use quick_checks_core::lint::{self, Finding, Grade};
use serde_json::Value;

use crate::gaps::gaps;
use crate::simulate;
use crate::slips::{Slip, corrected, slips};

/// What to mend, each with how much that matters.
pub type Findings = Vec<(Grade, String)>;

/// What to mend in the text of a guide, a line each, the weightiest first; what is stale on a day, if
/// one is given.
///
/// # Errors
/// If the text is not JSON at all.
pub fn findings(text: &str, today: Option<&str>) -> Result<Findings> {
    let raw: Value = serde_json::from_str(text)?;
    let (mut found, guide) = at_once(raw, today)?;
    found.extend(guide.as_ref().and_then(costly_mistake).map(|finding| (Grade::Must, finding)));
    // By grade alone: within one, in the order of the rules.
    found.sort_by_key(|(grade, _)| *grade);
    Ok(found)
}

/// The same without what takes long to find out, and the guide if it is one.
///
/// # Errors
/// If the schema is not JSON.
pub fn at_once(raw: Value, today: Option<&str>) -> Result<(Findings, Option<Guide>)> {
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
            return Ok((found, None));
        }
    };
    let line = |finding: &Finding| (finding.grade, finding.to_string());
    found.extend(lint::lint(&guide).iter().map(line));
    if let Some(today) = today {
        found.extend(lint::stale(&guide, today).iter().map(line));
    }
    found.extend(gaps(&meant));
    found.sort_by_key(|(grade, _)| *grade);
    Ok((found, Some(guide)))
}

/// The answer that, given once by mistake, most often costs the cure. Every mistake is tried, so this
/// takes its time.
pub fn costly_mistake(guide: &Guide) -> Option<String> {
    let mistakes = simulate::mistakes(guide);
    let (check, answer, runs) = mistakes.worst()?;
    let at = guide.checks.iter().position(|one| one.id == check)?;
    Some(format!(
        "checks[{at}] \"{check}\": \"{answer}\" given by mistake costs the cure in {runs} runs. Say \
         rules_out instead of never, with the check's own id in it."
    ))
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
