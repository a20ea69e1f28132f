//! Orders to compare with.

use quick_checks_core::guide::{Check, Guide};
use serde_json::Value;

use super::reader::Found;

/// Checks in the order of the article's tips they stand for; those without a tip follow in the
/// order of the file, so that the article finds what it does not name, only later.
pub fn article_order<'a>(guide: &'a Guide, raw: &Value) -> Vec<&'a Check> {
    let mut checks: Vec<&Check> = guide.checks.iter().collect();
    checks.sort_by_key(|check| tip(raw, check).unwrap_or(u32::MAX));
    checks
}

/// The first of the article's tips that a check stands for.
pub(super) fn tip(raw: &Value, check: &Check) -> Option<u32> {
    let entry = raw["checks"].as_array()?.iter().find(|entry| entry["id"] == check.id.as_str())?;
    let tips = entry["stands_for"].as_array()?.iter();
    tips.filter_map(|tip| tip.as_str()?.strip_prefix("tip-")?.parse().ok()).min()
}

/// The same checks in a random order.
pub(super) fn shuffled<'a>(checks: &[&'a Check], random: &mut fastrand::Rng) -> Vec<&'a Check> {
    let mut checks = checks.to_vec();
    random.shuffle(&mut checks);
    checks
}

/// The least expected minutes of any order, by trying them all: neither safety nor what must be
/// offered first binds it.
pub fn best_order(faults: &[(&Check, f64)]) -> Found {
    let total: f64 = faults.iter().map(|&(_, weight)| weight).sum();
    let mut best = Found { minutes: f64::INFINITY, checks: 0.0 };
    let mut order: Vec<usize> = (0..faults.len()).collect();
    permute(&mut order, 0, &mut |order| {
        let mut spent = 0.0;
        let mut expected = Found::default();
        for (asked, &at) in (1u32..).zip(order) {
            let Some(&(check, weight)) = faults.get(at) else { continue };
            spent += f64::from(check.minutes.max(1));
            expected.minutes += spent * weight / total;
            expected.checks += f64::from(asked) * weight / total;
        }
        if expected.minutes < best.minutes {
            best = expected;
        }
    });
    best
}

fn permute(order: &mut Vec<usize>, from: usize, visit: &mut impl FnMut(&[usize])) {
    if from == order.len() {
        visit(order);
        return;
    }
    for at in from..order.len() {
        order.swap(from, at);
        permute(order, from + 1, visit);
        order.swap(from, at);
    }
}
