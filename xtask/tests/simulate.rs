//! How good the order is: against the article's, and against the best there is.

use anyhow::{Context, Result};
use quick_checks_author::simulate::{EXHAUSTIVE, best_order, follow_checkup, mistakes, simulate};
use quick_checks_core::guide::{Choice, Guide, Safety, decode};
use xtask::guide;
use xtask::paths::root;

fn icloud() -> Result<(Guide, serde_json::Value)> {
    let file = root().join("guides/icloud-backup.json");
    Ok((guide::open(&file)?, serde_json::from_str(&std::fs::read_to_string(file)?)?))
}

#[test]
fn our_order_takes_at_most_half_of_the_article_s_minutes() -> Result<()> {
    let (guide, raw) = icloud()?;
    let table = simulate(&guide, &raw);
    println!("{table}");
    for row in &table.rows {
        let (ours, article) = (row.ours.minutes, row.article.minutes);
        assert!(ours <= article / 2.0, "{}: {ours:.1} of {article:.1} minutes", row.symptom);
        let (ours, article) = (row.ours_perturbed.minutes, row.article_perturbed.minutes);
        assert!(ours <= article / 2.0, "{} perturbed: {ours:.1} of {article:.1}", row.symptom);
    }
    let (share, _) = table.named();
    assert!(share < 0.355, "{share:.3} for the faults that the article names");
    Ok(())
}

/// A guide of one safety class whose checks don't depend on one another.
fn independent(random: &mut fastrand::Rng, checks: usize) -> Result<Guide> {
    let file = root().join("tests/fixtures/guide-1.json");
    let mut guide = decode(&std::fs::read_to_string(file)?)?;
    let model = guide.checks.first().context("no check")?.clone();
    guide.checks = (0..checks)
        .map(|at| {
            let mut check = model.clone();
            check.id = format!("check-{at}");
            check.choices = Vec::new();
            check.minutes = random.u32(1..40);
            check.safety = Safety::Safe;
            check.likelihood_estimate = vec![("broken".to_owned(), random.u32(1..=100))];
            check
        })
        .collect();
    Ok(guide)
}

#[test]
fn on_small_independent_guides_it_is_within_a_tenth_of_the_best_order() -> Result<()> {
    let mut random = fastrand::Rng::with_seed(7);
    let mut worst: f64 = 1.0;
    for round in 0..40 {
        let guide = independent(&mut random, 2 + round % (EXHAUSTIVE - 1))?;
        let faults: Vec<_> = guide
            .checks
            .iter()
            .map(|check| (check, f64::from(check.likelihood("broken"))))
            .collect();
        let total: f64 = faults.iter().map(|(_, weight)| weight).sum();
        let ours: f64 = faults
            .iter()
            .map(|(fault, weight)| follow_checkup(&guide, "broken", fault).minutes * weight / total)
            .sum();
        let best = best_order(&faults).minutes;
        worst = worst.max(ours / best);
        assert!(ours <= best * 1.1, "{ours} minutes, where {best} would do");
    }
    println!("worst of 40 guides: {worst:.4} times the best order");
    Ok(())
}

#[test]
fn the_table_is_there_for_a_spreadsheet_too() -> Result<()> {
    let (guide, raw) = icloud()?;
    let table = simulate(&guide, &raw);
    let csv = table.csv();
    let rows: Vec<Vec<&str>> = csv.lines().map(|line| line.split(',').collect()).collect();
    assert_eq!(rows.len(), table.rows.len() + 1);
    for (row, cells) in table.rows.iter().zip(&rows[1..]) {
        assert_eq!(cells.len(), rows[0].len(), "{cells:?}");
        assert_eq!(cells[0], row.symptom);
        assert_eq!(cells[2], format!("{:.2}", row.ours.minutes));
    }
    Ok(())
}

#[test]
fn one_wrong_answer_never_costs_the_cure() -> Result<()> {
    for file in guide::files()? {
        let mistakes = mistakes(&guide::open(&file)?);
        println!("{}\n{mistakes}", file.display());
        assert!(mistakes.runs.len() > 400 && mistakes.at_the_cure.len() > 50);
        assert_eq!(mistakes.lost(), 0, "{}: {:?}", file.display(), mistakes.worst());
        assert_eq!(mistakes.riskier_first(), 0, "{}: {:?}", file.display(), mistakes.worst());
        assert_eq!(mistakes.lost_at_the_cure(), 0, "{}: {:?}", file.display(), mistakes.worst());
    }
    Ok(())
}

/// Forgiving mistakes costs those who make none: hardly anything. The figures before second looks.
#[test]
fn truthful_readers_take_at_most_three_percent_longer() -> Result<()> {
    for (file, before) in [("icloud-backup", 5.13), ("iphone-wifi", 8.97)] {
        let file = root().join(format!("guides/{file}.json"));
        let raw = serde_json::from_str(&std::fs::read_to_string(&file)?)?;
        let minutes = simulate(&guide::open(&file)?, &raw).mean(|row| row.ours.minutes);
        assert!(minutes <= before * 1.03, "{}: {minutes:.2}, once {before}", file.display());
    }
    Ok(())
}

#[test]
fn the_answer_that_costs_the_cure_is_named() -> Result<()> {
    let file = root().join("tests/fixtures/guide-1.json");
    let mut guide = decode(&std::fs::read_to_string(file)?)?;
    assert_eq!(mistakes(&guide).worst(), None);
    let choices = guide.checks.iter_mut().flat_map(|check| &mut check.choices);
    for Choice { rules_out, never, .. } in choices.filter(|choice| choice.id == "grey") {
        // A fact that is not asked for again, and out for good what is only unlikely.
        never.append(rules_out);
        never.push("look".to_owned());
    }
    let mistakes = mistakes(&guide);
    assert_eq!(mistakes.worst(), Some(("look", "grey", 2)));
    assert!(mistakes.lost() > 0);
    assert!(mistakes.to_string().contains("costliest answer: grey to look, 2 times"));
    Ok(())
}
