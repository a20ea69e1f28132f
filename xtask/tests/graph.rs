//! The picture of a guide holds all of it.

use anyhow::Result;
use xtask::guide;
use xtask::paths::root;

/// What stands in the boxes of a picture, each on one line or two.
fn labels(svg: &str) -> Vec<String> {
    // The first rectangle is the ground.
    let boxes = svg.split("<rect ").skip(2);
    let lines = boxes.map(|one| {
        let texts = one.lines().filter(|line| line.starts_with("<text "));
        texts.filter_map(|line| Some(line.split_once('>')?.1.trim_end_matches("</text>")))
    });
    lines.map(|lines| lines.collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn every_symptom_check_and_outcome_is_drawn() -> Result<()> {
    let file = root().join("guides/icloud-backup.json");
    let decoded = guide::open(&file)?;
    let (svg, dot) = (guide::graph(&file, false)?, guide::graph(&file, true)?);
    let titles = decoded
        .symptoms
        .iter()
        .map(|one| &one.title)
        .chain(decoded.checks.iter().map(|one| &one.title))
        .chain(decoded.outcomes.iter().map(|one| &one.title));
    let mut titles: Vec<String> = titles.map(|title| title.replace('&', "&amp;")).collect();
    let mut labels = labels(&svg);
    titles.sort();
    labels.sort();
    assert_eq!(labels, titles, "each has a box with its title");
    let named = decoded
        .symptoms
        .iter()
        .map(|one| format!("\"symptom/{}\"", one.id))
        .chain(decoded.checks.iter().map(|one| format!("\"check/{}\"", one.id)))
        .chain(decoded.outcomes.iter().map(|one| format!("\"outcome/{}\"", one.id)));
    for id in named {
        assert!(dot.contains(&format!("{id} [label=")), "the graph lacks {id}");
    }
    Ok(())
}

#[test]
fn every_arrow_of_the_guide_is_drawn() -> Result<()> {
    let file = root().join("tests/fixtures/guide-1.json");
    let dot = guide::graph(&file, true)?;
    for arrow in [
        "\"symptom/broken\" -> \"check/look\"",
        "\"check/look\" -> \"check/turn\" [label=\"It is grey\"",
        "\"check/look\" -> \"outcome/ask\" [label=\"It is not mine\"",
        "\"check/copy\" -> \"check/hammer\"",
    ] {
        assert!(dot.contains(arrow), "{arrow} is not in\n{dot}");
    }
    Ok(())
}
