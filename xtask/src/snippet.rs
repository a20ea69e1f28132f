//! `cargo xtask guide snippet`: what a blogger pastes, for a guide that is a file.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use quick_checks_author::snippet::{Guide, Snippet};

use crate::guide;
use crate::hints::hints;
use crate::paths::root;

/// Where a blogger's server has our script, unless they say otherwise.
pub const SCRIPT: &str = "/quick-checks/quick-checks.js";

/// What is in a snippet beside the guide itself.
#[derive(Debug, Clone)]
pub struct Options {
    /// Level of the outermost heading, 2 to 5.
    pub heading_level: u8,
    /// The address of `quick-checks.js`; none if the site has the script already.
    pub script: Option<String>,
    /// One of the languages that the guide is translated into; its own otherwise.
    pub language: Option<String>,
    /// What the attribute `guide` says; a bundled guide's id otherwise.
    pub guide: Option<String>,
    /// A `dist/` whose files the page's browser is to fetch before the script asks for them, if it is.
    pub hints: Option<PathBuf>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            heading_level: 2,
            script: Some(SCRIPT.to_owned()),
            language: None,
            guide: None,
            hints: None,
        }
    }
}

/// The snippet of a guide that is bundled, by its id, or of any guide's file.
///
/// # Errors
/// If there is no such guide, or nobody has said where readers get it; if there are to be hints, and
/// the folder lacks a file, or the site has the script elsewhere.
pub fn snippet(guide: &str, options: &Options) -> Result<String> {
    let file = file(guide)?;
    let name = match &options.guide {
        Some(name) => name.clone(),
        None => bundled(&file)?,
    };
    let fallback = guide::render(&file, options.heading_level, options.language.as_deref())?;
    let hints = match &options.hints {
        Some(dist) => {
            let script = options.script.as_deref().context("hints stand before the script")?;
            hints(dist, script, &name, options.language.as_deref())?
        }
        None => Vec::new(),
    };
    let snippet = Snippet {
        guide: Guide::Named(&name),
        script: options.script.as_deref(),
        hints: &hints,
        language: options.language.as_deref(),
        heading_level: options.heading_level,
        fallback: &fallback,
    };
    Ok(snippet.html())
}

/// The file that a guide's id or path names.
fn file(guide: &str) -> Result<PathBuf> {
    let path = Path::new(guide);
    if path.is_file() {
        return Ok(path.to_path_buf());
    }
    let mut ids = Vec::new();
    for file in guide::files()? {
        let id = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if id == guide {
            return Ok(file);
        }
        ids.push(id);
    }
    bail!("there is no guide {guide:?}: give a file, or one of {}", ids.join(", "))
}

/// The id of a guide that `cargo xtask dist` bundles.
fn bundled(file: &Path) -> Result<String> {
    let folder = root().join("guides").canonicalize()?;
    let is_bundled = file.canonicalize()?.parent() == Some(&folder);
    ensure!(
        is_bundled,
        "{} is not in guides/, so readers get it from an address of yours: name it, \
         --guide https://example.com/guide.json",
        file.display()
    );
    Ok(guide::open(file)?.id)
}
