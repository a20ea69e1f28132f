//! The built `dist/`: its weight and its contents. `cargo xtask test` builds it first.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xtask::size;
use xtask::snippet::{Options, snippet};

fn dist() -> PathBuf {
    xtask::paths::root().join("dist")
}

#[test]
fn a_first_visit_stays_within_its_budget() -> Result<()> {
    let visit = size::measure(&dist()).context("run cargo xtask dist first")?;
    println!("{visit}");
    assert!(visit.total() < size::BUDGET, "a first visit loads {} bytes", visit.total());
    Ok(())
}

#[test]
fn a_first_visit_without_webassembly_stays_within_its_budget() -> Result<()> {
    let visit = size::measure_plain(&dist()).context("run cargo xtask dist first")?;
    println!("{visit}");
    assert!(visit.total() < size::PLAIN_BUDGET, "it loads {} bytes", visit.total());
    Ok(())
}

#[test]
fn a_first_visit_with_offline_stays_within_its_budget() -> Result<()> {
    let visit = size::measure_offline(&dist()).context("run cargo xtask dist first")?;
    println!("{visit}");
    assert!(visit.total() < size::OFFLINE_BUDGET, "it loads {} bytes", visit.total());
    Ok(())
}

#[test]
fn the_way_to_the_phone_stays_within_its_budget() -> Result<()> {
    let visit = size::measure_phone(&dist()).context("run cargo xtask dist first")?;
    println!("{visit}");
    assert!(visit.total() < size::PHONE_BUDGET, "it loads {} bytes", visit.total());
    Ok(())
}

#[test]
fn an_article_stays_within_its_budget() -> Result<()> {
    let visit = size::measure_article(&dist()).context("run cargo xtask dist first")?;
    println!("{visit}");
    assert!(visit.total() < size::ARTICLE_BUDGET, "it loads {} bytes", visit.total());
    Ok(())
}

/// Far more than a reader's page may weigh, and on none of them. It may only shrink.
#[test]
fn the_studio_stays_within_its_budget() -> Result<()> {
    let studio = size::measure_studio(&dist()).context("run cargo xtask dist first")?;
    println!("{studio}");
    assert!(studio.total() < size::STUDIO_BUDGET, "it loads {} bytes", studio.total());
    Ok(())
}

#[test]
fn the_plain_program_needs_nothing_that_a_policy_forbids() -> Result<()> {
    let is_plain = |file: &PathBuf| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("quick-checks-plain-") && name.ends_with(".js")
    };
    let file = files(&dist())?.into_iter().find(is_plain).context("run cargo xtask dist first")?;
    let text = fs::read_to_string(&file)?;
    for word in ["eval(", "new Function", "WebAssembly", "import.meta"] {
        assert!(!text.contains(word), "{} has {word}", file.display());
    }
    let exports = text.rsplit_once("export{").map(|(_, names)| names).context("no exports")?;
    assert!(exports.contains("mount"), "it exports {exports}");
    let loader = fs::read_to_string(dist().join("quick-checks.js"))?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    assert!(loader.contains(&*name), "the loader does not know {name}");
    Ok(())
}

#[test]
fn the_loader_is_a_few_kilobytes() -> Result<()> {
    let visit = size::measure(&dist()).context("run cargo xtask dist first")?;
    let loader = visit.parts.iter().find(|part| part.name == "loader").context("no loader")?;
    // Of these, about 0.3 are digests, 1.4 what an owner is told and what is tried again, and 0.1 that
    // the start button names the symptom. What the digests weigh differs by a dozen bytes from build to
    // build.
    assert!(loader.brotli < 8_000, "the loader weighs {} bytes", loader.brotli);
    Ok(())
}

#[test]
fn counting_costs_a_page_that_wants_it_half_a_kilobyte() -> Result<()> {
    let count = size::measure_counting(&dist())?;
    println!("{count}");
    assert!(count.total() < size::COUNTING_BUDGET, "it weighs {} bytes", count.total());
    Ok(())
}

#[test]
fn what_a_snippet_hints_at_is_there() -> Result<()> {
    let german = Some("de".to_owned());
    for (guide, language, count) in
        [("icloud-backup", None, 4), ("iphone-wifi", None, 4), ("icloud-backup", german, 6)]
    {
        let options = Options { language, hints: Some(dist()), ..Options::default() };
        let html = snippet(guide, &options)?;
        let folder = "href=\"/quick-checks/";
        let (line, _) = html.split_once("<script").context("no script")?;
        let names: Vec<&str> =
            line.split(folder).skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(names.len(), count, "{line}");
        for name in names {
            assert!(dist().join(name).is_file(), "there is no {name}");
        }
    }
    Ok(())
}

#[test]
fn nothing_shipped_names_this_machine() -> Result<()> {
    let home = std::env::var("HOME").unwrap_or_default();
    let root = xtask::paths::root().display().to_string();
    for file in files(&dist())? {
        let bytes = fs::read(&file)?;
        for secret in [&home, &root].into_iter().filter(|path| path.len() > 1) {
            let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
            assert!(!found, "{} names {secret}", file.display());
        }
    }
    Ok(())
}

#[test]
fn scripts_and_sheets_are_ascii() -> Result<()> {
    // A page that isn't UTF-8 has them read in its own encoding.
    let mut looked_at = 0;
    for file in files(&dist())? {
        if file.extension().is_some_and(|ending| ending == "js" || ending == "css") {
            let text = fs::read_to_string(&file)?;
            let foreign = text.split(|sign: char| sign.is_ascii()).find(|rest| !rest.is_empty());
            assert_eq!(foreign, None, "in {}", file.display());
            looked_at += 1;
        }
    }
    assert!(looked_at >= 7, "loader, glue, plain, offline, phone, worker, sheet: {looked_at}");
    Ok(())
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).context("run cargo xtask dist first")? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(self::files(&path)?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}
