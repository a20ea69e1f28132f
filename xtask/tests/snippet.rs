//! The snippet that bloggers paste: what stands around the guide, and what it refuses.
//! What renderers make of it: `tests/renderers/`.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};
use tempfile::TempDir;
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

/// What a `dist/` has of the files that are hinted, of no content.
fn dist() -> Result<TempDir> {
    let folder = tempfile::tempdir()?;
    for below in ["guides", "words"] {
        fs::create_dir(folder.path().join(below))?;
    }
    for name in [
        "quick-checks-app-00000000.js",
        "quick-checks-app-00000000.wasm",
        "quick-checks-00000000.css",
        "quick-checks-languages-00000000.js",
        "quick-checks-sw.js",
        "guides/icloud-backup-00000000.json",
        "guides/icloud-backup.de-00000000.json",
        "guides/iphone-wifi-00000000.json",
        "words/de-00000000.txt",
        "words/de-AT-00000000.txt",
    ] {
        fs::write(folder.path().join(name), "")?;
    }
    Ok(folder)
}

/// The line of a snippet, or of a page, that has the hints.
fn hinted_line(html: &str) -> Result<&str> {
    html.lines().find(|line| line.starts_with("<link ")).context("no hints")
}

#[test]
fn hints_stand_before_the_script_in_its_line() -> Result<()> {
    let dist = dist()?;
    let hints = Some(dist.path().to_owned());
    let options = Options { hints: hints.clone(), ..Options::default() };
    let html = snippet("icloud-backup", &options)?;
    let start = "<div>\n\
        <link rel=\"modulepreload\" href=\"/quick-checks/quick-checks-app-00000000.js\" />\
        <link rel=\"preload\" as=\"fetch\" crossorigin=\"anonymous\" \
        media=\"(device-posture), (video-dynamic-range: standard)\" \
        href=\"/quick-checks/quick-checks-app-00000000.wasm\" />\
        <link rel=\"preload\" as=\"fetch\" crossorigin=\"anonymous\" \
        media=\"(device-posture), (video-dynamic-range: standard)\" \
        href=\"/quick-checks/guides/icloud-backup-00000000.json\" />\
        <link rel=\"preload\" as=\"style\" crossorigin=\"anonymous\" \
        href=\"/quick-checks/quick-checks-00000000.css\" />\
        <script async src=\"/quick-checks/quick-checks.js\"></script>\
        <quick-checks guide=\"icloud-backup\">\n<h2>";
    assert!(html.starts_with(start), "{}", html.lines().take(3).collect::<String>());
    // Nothing else is another.
    let plain = snippet("icloud-backup", &Options::default())?;
    let (_, without) = html.split_once(" /><script").context("no script")?;
    assert_eq!(plain, format!("<div>\n<script{without}"));
    Ok(())
}

/// The pages that browsers are tested with: tests/browser/loading.rs.
#[test]
fn hints_are_those_of_the_pages_for_browsers() -> Result<()> {
    let dist = dist()?;
    for (page, language) in [
        (include_str!("../../tests/pages/hinted.html"), None),
        (include_str!("../../tests/pages/hinted-de.html"), Some("de".to_owned())),
    ] {
        let options = Options {
            script: Some("/dist/quick-checks.js".to_owned()),
            language,
            hints: Some(dist.path().to_owned()),
            ..Options::default()
        };
        let html = snippet("icloud-backup", &options)?;
        assert_eq!(hinted_line(&html)?, hinted_line(page)?);
    }
    Ok(())
}

#[test]
fn hints_are_for_the_folder_of_the_script_and_the_guide_of_the_element() -> Result<()> {
    let dist = dist()?;
    let options = Options {
        guide: Some("https://example.com/a.json?x=1&y".to_owned()),
        hints: Some(dist.path().to_owned()),
        ..Options::default()
    };
    let script = |address: &str| Options { script: Some(address.to_owned()), ..options.clone() };
    let file = nasty();
    let file = file.to_string_lossy();
    for (address, folder) in [
        ("https://files.example/a/quick-checks.js?v=1/2", "https://files.example/a/"),
        ("quick-checks.js#a/b", ""),
    ] {
        let html = snippet(&file, &script(address))?;
        let line = hinted_line(&html)?;
        for address in [
            format!("{folder}quick-checks-app-00000000.wasm"),
            "https://example.com/a.json?x=1&amp;y".to_owned(),
        ] {
            let hint = format!(" href=\"{address}\" />");
            assert!(line.contains(&hint), "{line}");
        }
        assert!(!line.contains("guides/"), "{line}");
    }
    Ok(())
}

#[test]
fn english_is_no_language_to_fetch() -> Result<()> {
    let dist = dist()?;
    let options = Options { hints: Some(dist.path().to_owned()), ..Options::default() };
    let html = snippet("icloud-backup", &options)?;
    let english = Options { language: Some("en".to_owned()), ..options };
    let wanted = hinted_line(&html)?.replace("<quick-checks guide=\"icloud-backup\">", "");
    assert!(hinted_line(&snippet("icloud-backup", &english)?)?.starts_with(&wanted));
    Ok(())
}

#[test]
fn hints_need_a_dist_with_one_file_of_each_kind() -> Result<()> {
    let refused = |dist: &TempDir, pattern: &str, count: &str| -> Result<()> {
        let options = Options { hints: Some(dist.path().to_owned()), ..Options::default() };
        let error = snippet("icloud-backup", &options).err().context("it is refused")?.to_string();
        for words in [pattern, count, "run `cargo xtask dist` first"] {
            assert!(error.contains(words), "{error}");
        }
        Ok(())
    };
    let gone = dist()?;
    fs::remove_dir_all(gone.path())?;
    refused(&gone, "quick-checks-app-????????.js", "there are none")?;
    for (name, pattern) in [
        ("quick-checks-app-00000000.wasm", "quick-checks-app-????????.wasm"),
        ("quick-checks-00000000.css", "quick-checks-????????.css"),
        ("guides/icloud-backup-00000000.json", "guides/icloud-backup-????????.json"),
    ] {
        let few = dist()?;
        fs::remove_file(few.path().join(name))?;
        refused(&few, pattern, "there are none")?;
        let many = dist()?;
        fs::write(many.path().join(name.replace("00000000", "00000001")), "")?;
        refused(&many, pattern, "there are 2")?;
    }
    Ok(())
}

#[test]
fn hints_need_the_script() -> Result<()> {
    let dist = dist()?;
    let hints = Some(dist.path().to_owned());
    let options = Options { script: None, hints, ..Options::default() };
    assert!(snippet("icloud-backup", &options).is_err());
    let mut xtask = Command::new(env!("CARGO_BIN_EXE_xtask"));
    xtask.args(["guide", "snippet", "icloud-backup", "--hints", "--without-script"]);
    let said = xtask.output()?;
    let words = String::from_utf8_lossy(&said.stderr);
    assert!(!said.status.success() && words.contains("cannot be used with"), "{words}");
    Ok(())
}
