//! The snippet in every renderer that a blog engine may put it through.

use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::guide;
use crate::paths::root;
use crate::shell::{command, run};
use crate::snippet::{Options, snippet};

/// A guide of everything that a renderer could take for a mark of its own.
const NASTY: &str = "tests/renderers/nasty.json";

/// The files of a `dist/` that a snippet of [`HINTED`] names; what is in them does not matter here.
const FILES: [&str; 4] = [
    "quick-checks-app-00000000.js",
    "quick-checks-app-00000000.wasm",
    "quick-checks-00000000.css",
    "guides/iphone-wifi-00000000.json",
];
/// The guide whose snippet is tried with hints, too.
const HINTED: &str = "guides/iphone-wifi.json";

/// Compares the snippets of all guides with what the renderers make of them.
///
/// # Errors
/// If one changes a snippet.
pub(crate) fn tests() -> Result<()> {
    let folder = root().join("target/renderers");
    fs::create_dir_all(&folder)?;
    for file in guide::files()? {
        write(&folder, &file, "", &Options::default())?;
    }
    let dist = folder.join("dist");
    fs::create_dir_all(dist.join("guides"))?;
    for name in FILES {
        fs::write(dist.join(name), "")?;
    }
    let hinted = Options { hints: Some(dist), ..Options::default() };
    write(&folder, &root().join(HINTED), "-hinted", &hinted)?;
    let nasty = Options { guide: Some("/nasty.json".to_owned()), ..Options::default() };
    write(&folder, &root().join(NASTY), "", &nasty)?;
    let tests = ["--test", "tests/renderers/renderers.test.mjs"];
    run("the snippet in six renderers", command("node").args(tests))
}

fn write(folder: &Path, guide: &Path, name: &str, options: &Options) -> Result<()> {
    let name = format!("{}{name}.html", guide.file_stem().unwrap_or_default().display());
    Ok(fs::write(folder.join(name), snippet(&guide.to_string_lossy(), options)?)?)
}
