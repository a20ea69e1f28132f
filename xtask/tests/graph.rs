//! The picture of a guide holds all of it.

use anyhow::Result;
use xtask::guide;
use xtask::paths::root;

#[test]
fn every_symptom_check_and_outcome_is_drawn() -> Result<()> {
    let file = root().join("guides/icloud-backup.json");
    let (decoded, dot) = (guide::open(&file)?, guide::graph(&file)?);
    let symptoms = decoded.symptoms.iter().map(|one| ("symptom", &one.id, &one.title));
    let checks = decoded.checks.iter().map(|one| ("check", &one.id, &one.title));
    let outcomes = decoded.outcomes.iter().map(|one| ("outcome", &one.id, &one.title));
    let mut boxes = 0;
    for (kind, id, title) in symptoms.chain(checks).chain(outcomes) {
        let title = title.replace('\\', "\\\\").replace('"', "\\\"");
        let drawn = format!("    \"{kind}/{id}\" [label=\"{title}\"];\n");
        assert!(dot.contains(&drawn), "{drawn} is not in\n{dot}");
        boxes += 1;
    }
    assert_eq!(dot.matches("\"];\n").count(), boxes, "nothing else is drawn");
    Ok(())
}

#[test]
fn every_arrow_of_the_guide_is_drawn() -> Result<()> {
    let file = root().join("tests/fixtures/guide-1.json");
    let dot = guide::graph(&file)?;
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
