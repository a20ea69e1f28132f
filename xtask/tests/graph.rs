//! The picture of a guide holds all of it.

use anyhow::Result;
use xtask::guide;
use xtask::paths::root;

#[test]
fn every_symptom_check_and_outcome_is_drawn() -> Result<()> {
    let file = root().join("guides/icloud-backup.json");
    let decoded = guide::open(&file)?;
    let (svg, dot) = (guide::graph(&file, false)?, guide::graph(&file, true)?);
    let boxes = decoded.symptoms.len() + decoded.checks.len() + decoded.outcomes.len();
    // One more rectangle for the ground.
    assert_eq!(svg.matches("<rect").count(), boxes + 1);
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
