//! The package for people without Rust, made of the built `dist/`. `cargo xtask test` builds that
//! first; that the package works is for `tests/browser/package.rs` to show.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result, ensure};
use flate2::read::GzDecoder;
use serde_json::Value;
use xtask::{integrity, package};

fn root() -> PathBuf {
    xtask::paths::root()
}

/// The files of the built package, as they go in.
fn files() -> Result<package::Files> {
    package::files(&root().join("dist")).context("run cargo xtask dist first")
}

/// A folder with the same content, written later and in another order.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    let mut entries: Vec<PathBuf> =
        fs::read_dir(from)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    entries.sort();
    for path in entries.iter().rev() {
        let target = to.join(path.file_name().context("a name")?);
        if path.is_dir() {
            copy(path, &target)?;
        } else {
            fs::write(&target, fs::read(path)?)?;
            let day = SystemTime::now() + Duration::from_hours(24);
            File::options().write(true).open(&target)?.set_modified(day)?;
        }
    }
    Ok(())
}

#[test]
fn the_same_build_gives_the_same_bytes_wherever_and_whenever() -> Result<()> {
    let elsewhere = tempfile::tempdir()?;
    let dist = root().join("dist");
    copy(&dist, &elsewhere.path().join("other"))?;
    let here = package::write(&dist, &elsewhere.path().join("one"))?;
    let there = package::write(&elsewhere.path().join("other"), &elsewhere.path().join("two"))?;
    for (one, other) in [(&here.tarball, &there.tarball), (&here.zip, &there.zip)] {
        ensure!(fs::read(one)? == fs::read(other)?, "{} differs", one.display());
    }
    Ok(())
}

#[test]
fn both_archives_have_the_same_files() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let written = package::write(&root().join("dist"), folder.path())?;
    let files = files()?;
    let mut tar = tar::Archive::new(GzDecoder::new(File::open(&written.tarball)?));
    let mut unpacked = package::Files::new();
    for entry in tar.entries()? {
        let mut entry = entry?;
        let name = entry.path()?.to_string_lossy().into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes)?;
        let name = name.strip_prefix("package/").context("npm wants the folder package")?;
        unpacked.insert(name.to_owned(), bytes);
    }
    ensure!(unpacked == files, "the tarball has other files");
    let mut zip = zip::ZipArchive::new(File::open(&written.zip)?)?;
    let mut unpacked = package::Files::new();
    for at in 0..zip.len() {
        let mut entry = zip.by_index(at)?;
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes)?;
        let name = entry.name()?.into_owned();
        let name = name.strip_prefix("quick-checks/").context("a folder to upload")?;
        unpacked.insert(name.to_owned(), bytes);
    }
    ensure!(unpacked == files, "the zip has other files");
    Ok(())
}

#[test]
fn it_has_all_that_the_loader_names_and_no_demo() -> Result<()> {
    let files = files()?;
    let loader = String::from_utf8(files["quick-checks.js"].clone())?;
    let mut shipped = 0;
    for name in files.keys().filter(|name| name.contains('-') && !name.starts_with("LICENSE")) {
        shipped += usize::from(loader.contains(&format!("\"{name}\"")));
    }
    assert!(
        shipped >= 9,
        "glue, program, plain, sheet, offline, phone, save, history, guides: {shipped}"
    );
    assert!(files.contains_key("icloud-backup.html") && !files.contains_key("index.html"));
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        assert!(files.contains_key(licence), "{licence}");
    }
    Ok(())
}

#[test]
fn its_manifest_names_the_version_and_only_files_that_are_there() -> Result<()> {
    let files = files()?;
    let manifest: Value = serde_json::from_slice(&files["package.json"])?;
    assert_eq!(manifest["version"], package::VERSION);
    let mut named = BTreeSet::new();
    let mut values: Vec<&Value> = vec![&manifest["exports"]];
    while let Some(value) = values.pop() {
        match value {
            Value::Object(object) => values.extend(object.values()),
            Value::String(path) => {
                named.insert(path.trim_start_matches("./"));
            }
            _ => {}
        }
    }
    for field in ["main", "types", "customElements", "jsdelivr", "unpkg"] {
        let path = manifest[field].as_str().with_context(|| field.to_owned())?;
        named.insert(path.trim_start_matches("./"));
    }
    named.remove("*");
    assert!(named.len() >= 6, "{named:?}");
    for name in named {
        assert!(files.contains_key(name), "package.json names {name}");
    }
    Ok(())
}

#[test]
fn its_manifest_of_elements_passes_the_schema() -> Result<()> {
    let schema = "target/tools/types/node_modules/custom-elements-manifest/schema.json";
    let schema = fs::read(root().join(schema)).context("run cargo xtask setup first")?;
    let schema = jsonschema::validator_for(&serde_json::from_slice(&schema)?)?;
    let manifest: Value = serde_json::from_slice(&files()?["custom-elements.json"])?;
    let faults: Vec<String> =
        schema.iter_errors(&manifest).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    Ok(())
}

#[test]
fn its_readme_has_the_tag_of_this_version() -> Result<()> {
    let files = files()?;
    let readme = String::from_utf8(files["README.md"].clone())?;
    let tag = format!(
        "<script async src=\"https://cdn.jsdelivr.net/npm/quick-checks@{}/quick-checks.js\" \
         integrity=\"{}\" crossorigin=\"anonymous\"></script>",
        package::VERSION,
        integrity::usual(&files["quick-checks.js"]),
    );
    assert!(readme.contains(&tag), "{tag}");
    assert!(!readme.contains("{version}") && !readme.contains("{integrity}"));
    Ok(())
}

#[test]
fn its_readme_has_the_attributes_of_ours() -> Result<()> {
    let table = |text: &str| -> BTreeSet<String> {
        let (_, rows) = text.split_once("| Attribute |").unwrap_or_default();
        let rows = rows.lines().skip(2).take_while(|line| line.starts_with('|'));
        rows.filter_map(|row| Some(row.split('`').nth(1)?.to_owned())).collect()
    };
    let ours = table(&fs::read_to_string(root().join("README.md"))?);
    assert!(ours.len() > 5);
    assert_eq!(table(&fs::read_to_string(root().join("package/README.md"))?), ours);
    Ok(())
}
