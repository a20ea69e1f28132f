//! `cargo xtask guide simulate`: how soon the fault is found, by our order and by others.
//!
//! A reader has one true fault: the check that ends their trouble, drawn from the guide's own
//! estimates for their symptom. They answer every check truthfully, so that choices which lead on
//! or rule out do their work. The expectation over faults is computed, not sampled; what is
//! sampled (with a fixed seed) is the worlds in which the estimates are wrong.

mod csv;
mod mistakes;
mod orders;
mod reader;

pub use mistakes::{Mistakes, Run, mistakes};
pub use orders::{article_order, best_order};
pub use reader::{Found, Step, follow_checkup, follow_order, walk};

use std::fmt;

use quick_checks_core::guide::{Check, Guide};
use serde_json::Value;

use orders::{shuffled, tip};
use reader::expect;

/// Worlds with perturbed likelihoods, and random orders, to average over.
const WORLDS: usize = 200;
/// Largest number of checks for which every order is tried: 9! is 362,880.
pub const EXHAUSTIVE: usize = 9;

/// A symptom's figures.
#[derive(Debug)]
pub struct Row {
    /// The symptom's id.
    pub symptom: String,
    /// Checks that the symptom asks and that can end the trouble.
    pub checks: usize,
    /// By our order, with the true estimates.
    pub ours: Found,
    /// By our order, in worlds where each likelihood is up to three times off.
    pub ours_perturbed: Found,
    /// By the order of the original article, what it lacks after it.
    pub article: Found,
    /// The same in the perturbed worlds.
    pub article_perturbed: Found,
    /// By our order and the article's, for the faults that the article names; none where it
    /// names none.
    pub named: Option<(Found, Found)>,
    /// By a random order of the same checks.
    pub random: Found,
    /// By the best order there is, where few enough checks allow to try all.
    pub best: Option<Found>,
}

/// All symptoms of a guide.
#[derive(Debug)]
pub struct Table {
    /// Whether the guide has likelihoods; without, every check is as likely as any other.
    pub weighed: bool,
    /// Checks without minutes: each counts as one minute, as in the order.
    pub untimed: usize,
    /// One row a symptom.
    pub rows: Vec<Row>,
}

/// Simulates every symptom of a guide; `raw` is its file, for the tips its checks stand for.
pub fn simulate(guide: &Guide, raw: &Value) -> Table {
    let mut random = fastrand::Rng::with_seed(2026);
    let article = article_order(guide, raw);
    let rows =
        guide.symptoms.iter().map(|symptom| row(guide, raw, &symptom.id, &article, &mut random));
    let untimed = guide.checks.iter().filter(|check| check.minutes == 0).count();
    Table { weighed: !guide.authors_order, untimed, rows: rows.collect() }
}

fn row(
    guide: &Guide,
    raw: &Value,
    symptom: &str,
    article: &[&Check],
    random: &mut fastrand::Rng,
) -> Row {
    let faults = faults(guide, symptom);
    let asked: Vec<&Check> = faults.iter().map(|&(check, _)| check).collect();
    let ours: Vec<Found> =
        asked.iter().map(|fault| follow_checkup(guide, symptom, fault)).collect();
    let by_article: Vec<Found> = asked.iter().map(|fault| follow_order(article, fault)).collect();
    let weights: Vec<f64> = faults.iter().map(|&(_, weight)| weight).collect();

    let mut ours_perturbed = Found::default();
    let mut article_perturbed = Found::default();
    let mut by_chance = Found::default();
    for _ in 0..WORLDS {
        let world: Vec<f64> =
            weights.iter().map(|weight| weight * 3f64.powf(random.f64() * 2.0 - 1.0)).collect();
        ours_perturbed.add(expect(&ours, &world), WORLDS);
        article_perturbed.add(expect(&by_article, &world), WORLDS);
        let order = shuffled(&asked, random);
        let found: Vec<Found> = asked.iter().map(|fault| follow_order(&order, fault)).collect();
        by_chance.add(expect(&found, &weights), WORLDS);
    }
    // Only what the article knows of, so that what it lacks does not count against it.
    let named: Vec<f64> = faults
        .iter()
        .map(|&(check, weight)| if tip(raw, check).is_some() { weight } else { 0.0 })
        .collect();
    let named = named
        .iter()
        .any(|weight| *weight > 0.0)
        .then(|| (expect(&ours, &named), expect(&by_article, &named)));
    let best = (asked.len() <= EXHAUSTIVE).then(|| best_order(&faults));
    Row {
        symptom: symptom.to_owned(),
        checks: asked.len(),
        ours: expect(&ours, &weights),
        ours_perturbed,
        article: expect(&by_article, &weights),
        article_perturbed,
        named,
        random: by_chance,
        best,
    }
}

/// The checks that can end this symptom's trouble, with their estimates.
fn faults<'a>(guide: &'a Guide, symptom: &str) -> Vec<(&'a Check, f64)> {
    let likelihood = |check: &Check| {
        if guide.authors_order { 1.0 } else { f64::from(check.likelihood(symptom)) }
    };
    let weighed = guide.checks.iter().map(|check| (check, likelihood(check)));
    weighed.filter(|&(_, weight)| weight > 0.0).collect()
}

impl Table {
    /// The mean over symptoms of one figure.
    pub fn mean(&self, figure: impl Fn(&Row) -> f64) -> f64 {
        let count = u32::try_from(self.rows.len()).map_or(1.0, f64::from);
        self.rows.iter().map(figure).sum::<f64>() / count
    }

    /// Our minutes as a share of the article's, for the faults that it names; and in how many
    /// symptoms it names any.
    pub fn named(&self) -> (f64, usize) {
        let named: Vec<&(Found, Found)> =
            self.rows.iter().filter_map(|row| row.named.as_ref()).collect();
        let sum = |of: fn(&(Found, Found)) -> f64| named.iter().map(|pair| of(pair)).sum::<f64>();
        let share = sum(|(ours, _)| ours.minutes) / sum(|(_, article)| article.minutes);
        (share, named.len())
    }
}

impl fmt::Display for Table {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "Expected hands-on minutes (and checks) until the fault is found.")?;
        writeln!(out, "±3: the same where every likelihood is up to three times off.")?;
        if !self.weighed {
            writeln!(
                out,
                "The guide has no likelihoods: here, every check is as likely as any other."
            )?;
        }
        if self.untimed > 0 {
            writeln!(out, "Checks without minutes, {} here, count as one minute.", self.untimed)?;
        }
        writeln!(out)?;
        writeln!(
            out,
            "{:<24}{:>7}{:>15}{:>15}{:>15}{:>15}{:>15}{:>15}",
            "symptom", "checks", "ours", "ours ±3", "article", "article ±3", "random", "best"
        )?;
        for row in &self.rows {
            write!(out, "{:<24}{:>7}", row.symptom, row.checks)?;
            for found in
                [&row.ours, &row.ours_perturbed, &row.article, &row.article_perturbed, &row.random]
            {
                write!(out, "{:>15}", found.to_string())?;
            }
            let best = row.best.as_ref().map_or_else(|| "–".to_owned(), ToString::to_string);
            writeln!(out, "{best:>15}")?;
        }
        let (ours, article) =
            (self.mean(|row| row.ours.minutes), self.mean(|row| row.article.minutes));
        writeln!(out, "\nmean of all symptoms: ours {ours:.2} min, article {article:.1} min")?;
        if self.rows.iter().all(|row| row.named.is_none()) {
            writeln!(
                out,
                "No check stands for a tip of an article: its columns mean nothing here."
            )?;
            return Ok(());
        }
        writeln!(out, "ours / article = {:.2}", ours / article)?;
        let (share, symptoms) = self.named();
        writeln!(
            out,
            "ours / article = {share:.2} for the faults that the article names, in {symptoms} symptoms"
        )?;
        for row in &self.rows {
            if row.ours.minutes > row.article.minutes / 2.0 {
                let share = row.ours.minutes / row.article.minutes;
                writeln!(
                    out,
                    "{}: {share:.2} of the article's minutes, more than half",
                    row.symptom
                )?;
            }
            if let Some(best) = &row.best
                && row.ours.minutes > best.minutes * 1.1
            {
                let over = row.ours.minutes / best.minutes;
                writeln!(
                    out,
                    "{}: {over:.2} times the best order, which asks risky checks among safe ones, \
                     counts no waiting, and knows no checks that must be offered first",
                    row.symptom
                )?;
            }
        }
        Ok(())
    }
}
