//! What a release needs, as far as texts tell.

use std::fs;

use anyhow::Result;
use xtask::publish::{has_section, refuse, steps};

#[test]
fn a_version_needs_a_section_of_its_own_with_something_in_it() {
    assert!(has_section("# Changelog\n\n## 1.2.0, 1 May\n\n- A thing.\n", "1.2.0").is_ok());
    assert!(
        has_section("# Changelog\n\n## Unreleased\n\n## 1.2.0\n\n- A thing.\n", "1.2.0").is_ok()
    );
    for (text, lacks) in [
        ("# Changelog\n\n## Unreleased\n\n- A thing.\n", "## 1.2.0"),
        ("# Changelog\n\n## 1.2.01\n\n- A thing.\n", "## 1.2.0"),
        ("# Changelog\n\n## 1.2.0\n\n## 1.1.0\n\n- A thing.\n", "nothing in it"),
        ("# Changelog\n\n## Unreleased\n\n- More.\n\n## 1.2.0\n\n- A thing.\n", "Unreleased"),
    ] {
        let said = has_section(text, "1.2.0").map_err(|error| error.to_string());
        assert!(said.as_ref().is_err_and(|said| said.contains(lacks)), "{text}: {said:?}");
    }
}

#[test]
fn the_steps_of_a_person_are_those_of_the_documentation() -> Result<()> {
    let text = fs::read_to_string(xtask::paths::root().join("CONTRIBUTING.md"))?;
    let commands: Vec<String> = steps("VERSION")
        .lines()
        .filter(|step| step.contains("git") || step.contains("npm"))
        .map(|step| step.trim().to_owned())
        .collect();
    assert_eq!(commands.len(), 3);
    for command in commands {
        assert!(text.contains(&command), "CONTRIBUTING.md lacks {command}");
    }
    Ok(())
}

#[test]
fn without_the_dry_run_nothing_is_published() {
    assert!(refuse().is_err_and(|said| said.to_string().contains("--dry-run")));
}
