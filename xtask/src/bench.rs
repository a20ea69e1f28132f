//! `cargo xtask bench`: what a visit costs a reader, beside other ways to ask the same steps. It
//! writes docs/performance.md. See there for what is measured, and how.

mod contenders;
mod devtools;
pub mod figures;
mod guides;
mod report;
mod server;
mod site;
mod studio;
pub mod trace;
mod visit;

use std::fs;
use std::path::PathBuf;

use anyhow::{Result, ensure};

use contenders::{Contender, LENGTHS, TRAIL, before, contenders, growth};
use devtools::Browser;
use report::Entry;
use visit::visit;

use crate::paths::root;

/// Fewer visits than this are for trying: a median of them says little.
const ENOUGH: usize = 7;

/// How to run it.
#[derive(Debug)]
pub struct Options {
    /// How often each contender is visited.
    pub visits: usize,
    /// Only contenders whose name has this in it, or the `studio`; the report is printed and not kept.
    pub only: Option<String>,
    /// A dist/ of before a change, to be visited beside today's.
    pub before: Option<PathBuf>,
}

/// Visits every contender of the `dist/` that is there, and reports.
///
/// # Errors
/// If a page can't be built, or a contender doesn't do what the bench asks of it.
pub fn bench(options: &Options) -> Result<()> {
    let folder = site::build(options.before.as_deref())?;
    let address = server::serve(folder)?;
    let mut guides = Vec::new();
    for length in LENGTHS {
        guides.push((guides::read(&guides::guide(length)?)?, None));
    }
    if let Some((guide, _)) = guides.last().cloned() {
        let saved = guides::saved(&guide, TRAIL)?;
        guides.push((guide, Some(saved)));
    }
    let wanted = |contender: &Contender| match &options.only {
        Some(words) => contender.name.contains(words.as_str()),
        None => true,
    };
    let entries = |contenders: Vec<Contender>| -> Vec<Entry> {
        contenders.into_iter().filter(wanted).map(Entry::new).collect()
    };
    let (mut rivals, mut grown) = (contenders(), growth(&guides));
    if options.before.is_some() {
        rivals.extend(before(&rivals));
        grown.extend(before(&grown));
    }
    let (mut rivals, mut grown) = (entries(rivals), entries(grown));
    let is_studio = options.only.as_deref() == Some("studio");
    ensure!(
        is_studio || !(rivals.is_empty() && grown.is_empty()),
        "no contender has that in its name"
    );
    let mut browser = Browser::open(&root().join("target/bench/profile"))?;
    // The first page of a browser pays for what all share: its fonts, for one.
    if let Some(entry) = rivals.iter().chain(&grown).next() {
        visit(&mut browser, &address, &entry.contender)?;
    }
    // In turn, so that whatever else the machine has to do is spread over all of them.
    for round in 1..=options.visits {
        eprintln!("── visit {round} of {}", options.visits);
        for entry in rivals.iter_mut().chain(&mut grown) {
            entry.visits.push(visit(&mut browser, &address, &entry.contender)?);
        }
    }
    let browser_version = browser.version()?;
    let written = match options.only.as_deref() {
        None | Some("studio") => studio::write(&mut browser, &address)?,
        Some(_) => Vec::new(),
    };
    let report = report::report(&rivals, &grown, &written, options.visits, &browser_version);
    if options.visits >= ENOUGH && options.only.is_none() && options.before.is_none() {
        let file = root().join("docs/performance.md");
        fs::write(&file, &report)?;
        println!("{}", file.display());
    } else {
        println!("{report}");
    }
    Ok(())
}
