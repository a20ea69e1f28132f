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

/// Compares the snippets of all guides with what the renderers make of them.
///
/// # Errors
/// If one changes a snippet.
pub(crate) fn tests() -> Result<()> {
    let folder = root().join("target/renderers");
    fs::create_dir_all(&folder)?;
    for file in guide::files()? {
        write(&folder, &file, &Options::default())?;
    }
    let nasty = Options { guide: Some("/nasty.json".to_owned()), ..Options::default() };
    write(&folder, &root().join(NASTY), &nasty)?;
    let tests = ["--test", "tests/renderers/renderers.test.mjs"];
    run("the snippet in six renderers", command("node").args(tests))
}

fn write(folder: &Path, guide: &Path, options: &Options) -> Result<()> {
    let name = guide.with_extension("html");
    let name = name.file_name().unwrap_or_default();
    Ok(fs::write(folder.join(name), snippet(&guide.to_string_lossy(), options)?)?)
}
