//! The snippet that bloggers paste: what stands around the guide, and what it refuses.
//! What renderers make of it: `tests/renderers/`.

use std::path::PathBuf;

use anyhow::{Context, Result};
use xtask::paths::root;
use xtask::snippet::{Options, snippet};

fn nasty() -> PathBuf {
    root().join("tests/renderers/nasty.json")
}

#[test]
fn a_bundled_guide_is_named_by_its_id_or_its_file() -> Result<()> {
    let options = Options::default();
    let html = snippet("iphone-wifi", &options)?;
    let start = "<div>\n<script async src=\"/quick-checks/quick-checks.js\"></script>\
                 <quick-checks guide=\"iphone-wifi\">\n<h2>";
    assert!(html.starts_with(start), "{}", html.lines().take(3).collect::<String>());
    assert!(html.ends_with("\n</quick-checks>\n</div>\n"));
    let file = root().join("guides/iphone-wifi.json");
    assert_eq!(snippet(&file.to_string_lossy(), &options)?, html);
    Ok(())
}

#[test]
fn the_element_is_told_the_level_of_its_headings() -> Result<()> {
    let html = snippet("iphone-wifi", &Options { heading_level: 3, ..Options::default() })?;
    assert!(html.contains("<quick-checks guide=\"iphone-wifi\" heading-level=\"3\">\n<h3>"));
    Ok(())
}

#[test]
fn another_guide_needs_an_address() -> Result<()> {
    let file = nasty();
    let file = file.to_string_lossy();
    let error = snippet(&file, &Options::default()).err().context("it has no address")?;
    assert!(error.to_string().contains("--guide https://"), "{error}");
    let address = Some("https://example.com/a.json?x=1&y".to_owned());
    let html = snippet(&file, &Options { guide: address, ..Options::default() })?;
    assert!(html.contains("guide=\"https://example.com/a.json?x=1&amp;y\""));
    Ok(())
}

#[test]
fn a_guide_that_is_not_there_is_answered_with_those_that_are() -> Result<()> {
    let error = snippet("kettle", &Options::default()).err().context("there is none")?;
    assert!(error.to_string().contains("icloud-backup, iphone-wifi"), "{error}");
    Ok(())
}

#[test]
fn nothing_in_it_could_be_a_mark_or_end_it() -> Result<()> {
    let options = Options { guide: Some("/nasty.json".to_owned()), ..Options::default() };
    let html = snippet(&nasty().to_string_lossy(), &options)?;
    assert!(html.lines().all(|line| line.starts_with('<') && line.ends_with('>')), "{html}");
    let marks = ["{", "}", "*", "_", "`", "[", "]", "~", "$", "\\"];
    assert!(marks.iter().all(|mark| !html.contains(mark)), "{html}");
    Ok(())
}
