//! What a first visit loads, in brotli bytes: with WebAssembly, without, and kept for offline.

use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::hashed::shipped;

/// What a first visit may load in all, in bytes after brotli at its best.
pub const BUDGET: usize = 92_200;

/// What we aim for.
pub const AIM: usize = 90_000;

/// What a first visit without WebAssembly may load in all.
pub const PLAIN_BUDGET: usize = 110_000;

/// What a first visit to a page that asks for `offline` may load in all.
pub const OFFLINE_BUDGET: usize = 104_900;

/// What a reader loads who continues on a phone.
pub const PHONE_BUDGET: usize = 2_500;

/// What a page with an article loads in addition, in place of a guide.
///
/// # Errors
/// If the folder lacks one of the files.
pub fn measure_article(dist: &Path) -> Result<Visit> {
    let script = ("article script", "quick-checks-article-", ".js");
    let parser = ("article parser", "quick-checks-parser-", ".wasm");
    let parts = parts(dist, &[script, parser])?;
    Ok(Visit { name: "for an article", budget: ARTICLE_BUDGET, aim: None, parts })
}

/// What a page loads in addition that counts what its readers do.
pub const COUNTING_BUDGET: usize = 600;

/// What a page with an article loads in addition, in place of a guide.
pub const ARTICLE_BUDGET: usize = 54_000;

/// What we aim for in the studio: its program's views are most of what is over.
pub const STUDIO_AIM: usize = 350_000;

/// What the studio loads, our guides not counted.
pub const STUDIO_BUDGET: usize = 522_000;

/// One file of a first visit.
#[derive(Debug)]
pub struct Part {
    /// What it is.
    pub name: &'static str,
    /// Bytes on disk.
    pub raw: usize,
    /// Bytes after brotli.
    pub brotli: usize,
}

/// All files of a first visit.
#[derive(Debug)]
pub struct Visit {
    /// What kind of visit it is.
    pub name: &'static str,
    /// What it may load in all, in brotli bytes.
    pub budget: usize,
    /// What we would like it to stay under.
    pub aim: Option<usize>,
    /// The files, in the order they are asked for.
    pub parts: Vec<Part>,
}

impl Visit {
    /// Brotli bytes of the whole.
    pub fn total(&self) -> usize {
        self.parts.iter().map(|part| part.brotli).sum()
    }
}

impl fmt::Display for Visit {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{:<22}{:>10}{:>10}", self.name, "raw", "brotli")?;
        for Part { name, raw, brotli } in &self.parts {
            writeln!(out, "{name:<22}{raw:>10}{brotli:>10}")?;
        }
        let total = self.total();
        writeln!(out, "{:<22}{:>10}{total:>10}", "total", "")?;
        write!(out, "budget {}", self.budget)?;
        if let Some(aim) = self.aim {
            write!(out, ", aim {aim}")?;
        }
        writeln!(out, ", left of the budget {}", self.budget.saturating_sub(total))
    }
}

/// Measures what a first visit to the default guide loads from a `dist` folder.
///
/// # Errors
/// If the folder lacks one of the files.
pub fn measure(dist: &Path) -> Result<Visit> {
    let parts = parts(dist, &[LOADER, GLUE, WASM, STYLESHEET, GUIDE])?;
    Ok(Visit { name: "first visit", budget: BUDGET, aim: Some(AIM), parts })
}

/// The same with `offline`. The worker fetches the page and the loader once more; the rest it takes
/// from the browser's own cache.
///
/// # Errors
/// If the folder lacks one of the files.
pub fn measure_offline(dist: &Path) -> Result<Visit> {
    let script = ("offline script", "quick-checks-offline-", ".js");
    let worker = ("service worker", "", "quick-checks-sw.js");
    let again = ("loader again", LOADER.1, LOADER.2);
    let wanted = [LOADER, GLUE, WASM, STYLESHEET, GUIDE, script, worker, again];
    let parts = parts(dist, &wanted)?;
    Ok(Visit { name: "with offline", budget: OFFLINE_BUDGET, aim: None, parts })
}

/// What is loaded later, by readers who open the fold that leads to the phone.
///
/// # Errors
/// If the folder lacks the file.
pub fn measure_phone(dist: &Path) -> Result<Visit> {
    let parts = parts(dist, &[("code for the camera", "quick-checks-phone-", ".js")])?;
    Ok(Visit { name: "on to the phone", budget: PHONE_BUDGET, aim: None, parts })
}

/// What a page loads in addition that counts what its readers do.
///
/// # Errors
/// If the folder lacks the file.
pub fn measure_counting(dist: &Path) -> Result<Visit> {
    let parts = parts(dist, &[("counting", "", "quick-checks-count.js")])?;
    Ok(Visit { name: "counting", budget: COUNTING_BUDGET, aim: None, parts })
}

/// What an author loads who opens the studio.
///
/// # Errors
/// If the folder lacks one of the files.
pub fn measure_studio(dist: &Path) -> Result<Visit> {
    let wanted = [
        ("page", "studio/index", ".html"),
        ("scripts", "studio/studio-", ".js"),
        ("program", "studio/studio-", ".wasm"),
        ("stylesheet", "studio/studio-", ".css"),
        ("preview", "studio/preview-", ".js"),
    ];
    let parts = parts(dist, &wanted)?;
    Ok(Visit { name: "studio", budget: STUDIO_BUDGET, aim: Some(STUDIO_AIM), parts })
}

/// The same if the browser or the page's policy allows no WebAssembly.
///
/// # Errors
/// If the folder lacks one of the files.
pub fn measure_plain(dist: &Path) -> Result<Visit> {
    let program = ("program", "quick-checks-plain-", ".js");
    let parts = parts(dist, &[LOADER, program, STYLESHEET, GUIDE])?;
    Ok(Visit { name: "without WebAssembly", budget: PLAIN_BUDGET, aim: None, parts })
}

/// A file of `dist`: what it is, how its path starts and how it ends.
type Wanted = (&'static str, &'static str, &'static str);

const GLUE: Wanted = ("glue", "quick-checks-app-", ".js");
const WASM: Wanted = ("program", "quick-checks-app-", ".wasm");
const LOADER: Wanted = ("loader", "", "quick-checks.js");
const STYLESHEET: Wanted = ("stylesheet", "quick-checks-", ".css");
const GUIDE: Wanted = ("guide", "guides/icloud-backup-", ".json");

fn parts(dist: &Path, wanted: &[Wanted]) -> Result<Vec<Part>> {
    let parts = wanted.iter().map(|&(name, start, end)| {
        let bytes = only_file(dist, start, end)?;
        let mut packed = Vec::new();
        let best = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
        brotli::BrotliCompress(&mut bytes.as_slice(), &mut packed, &best)?;
        Ok(Part { name, raw: bytes.len(), brotli: packed.len() })
    });
    parts.collect()
}

/// The one file whose path below `dist` starts and ends so; after a hyphen, there is the hash of its
/// content between.
fn only_file(dist: &Path, start: &str, end: &str) -> Result<Vec<u8>> {
    let name = match (start.strip_suffix('-'), end.strip_prefix('.')) {
        (Some(stem), Some(ending)) => shipped(dist, stem, ending)?,
        _ => [start, end].concat(),
    };
    let path = dist.join(name);
    fs::read(&path).with_context(|| path.display().to_string())
}
