//! One site: its engine installed, its sources put together, and built.

use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::table::{Engine, Registry};
use crate::paths::{python, root};
use crate::shell::{command, run, run_quietly};
use crate::snippet::{Options, snippet};
use crate::toolchain::{self, python as environment};

/// In a page of a site: the snippet of a guide belongs here.
const MARK: &str = "<!-- snippet: ";

/// Builds a site anew. What its engine needs is installed beside it, and kept.
pub(super) fn build(engine: &Engine) -> Result<()> {
    let home = root().join("target/engines").join(engine.name);
    let source = root().join("tests/engines").join(engine.name);
    fs::create_dir_all(&home)?;
    let programs = match engine.from {
        Registry::Npm => npm(engine.name, &source, &home)?,
        Registry::PyPi => python().join("bin"),
        Registry::OwnPython => {
            let (wanted, folder) = (source.join("requirements.txt"), home.join("python"));
            if !environment::has(&wanted, &folder)? {
                environment::make(&wanted, &folder)?;
            }
            folder.join("bin")
        }
        Registry::Debian(program, packages) => {
            toolchain::install_packages(program, packages)?;
            PathBuf::from("/usr/bin")
        }
    };
    let site = home.join("site");
    if site.is_dir() {
        fs::remove_dir_all(&site)?;
    }
    copy(&source, &site)?;
    if engine.from == Registry::Npm {
        // Node.js finds them one folder up, Hexo only here.
        symlink(home.join("node_modules"), site.join("node_modules"))?;
    }
    if let Some(folder) = engine.integration {
        copy(&root().join("integrations").join(folder), &site)?;
    }
    let dist = root().join("dist");
    ensure!(dist.join("fallback").is_dir(), "there is no dist/: run cargo xtask dist first");
    for (from, to) in engine.files {
        copy(&dist.join(from), &site.join(to))?;
    }
    for words in engine.build {
        let mut build = in_site(&site, &programs, words)?;
        run(&format!("the site of {}", engine.name), &mut build)?;
    }
    let output = home.join("public");
    if output.is_dir() {
        fs::remove_dir_all(&output)?;
    }
    let built = site.join(engine.output);
    fs::rename(&built, &output).with_context(|| format!("{} built nothing", engine.name))
}

/// A command that finds the engine's programs first.
fn in_site(site: &Path, programs: &Path, words: &[&str]) -> Result<Command> {
    let (variable, words) = match words {
        [first, rest @ ..] if first.contains('=') => (first.split_once('='), rest),
        words => (None, words),
    };
    let (program, options) = words.split_first().context("a command without words")?;
    let own = programs.join(program);
    let mut build = command(if own.is_file() { own } else { PathBuf::from(program) });
    build.current_dir(site).args(options).envs(variable);
    // One of them brings a newer Node.js.
    let machine = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(programs.to_owned()).chain(std::env::split_paths(&machine));
    build.env("PATH", std::env::join_paths(folders)?);
    // What some of them would ask the network for, or tell it.
    for (name, value) in [("DO_NOT_TRACK", "1"), ("ASTRO_TELEMETRY_DISABLED", "1"), ("CI", "1")] {
        build.env(name, value);
    }
    Ok(build)
}

/// Installs what the site's package.json names into the folder above it, which is kept. Returns the
/// folder of the programs.
fn npm(name: &str, source: &Path, home: &Path) -> Result<PathBuf> {
    let programs = home.join("node_modules/.bin");
    let lock = source.join("package-lock.json");
    let wanted = fs::read(&lock).with_context(|| lock.display().to_string())?;
    let stamp = home.join("node_modules/installed.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(programs);
    }
    for file in ["package.json", "package-lock.json"] {
        fs::copy(source.join(file), home.join(file)).context(file)?;
    }
    fs::copy(root().join(".npmrc"), home.join(".npmrc"))?;
    let mut npm = command("npm");
    npm.current_dir(home).args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
    run_quietly(&format!("installing {name} into target/engines"), &mut npm)?;
    fs::write(stamp, wanted)?;
    Ok(programs)
}

/// Copies a folder over another; its pages get the snippets that they ask for.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let path = entry?.path();
        let target = to.join(path.file_name().map(OsString::from).unwrap_or_default());
        if path.is_dir() {
            copy(&path, &target)?;
        } else if path.extension().is_some_and(|end| end == "md" || end == "mdx" || end == "svelte")
        {
            fs::write(target, with_snippets(&fs::read_to_string(&path)?)?)?;
        } else {
            fs::copy(&path, target)?;
        }
    }
    Ok(())
}

fn with_snippets(page: &str) -> Result<String> {
    let mut parts = page.split(MARK);
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (guide, rest) = part.split_once(" -->\n").context("the mark of a snippet")?;
        text.push_str(&named(guide)?);
        text.push_str(rest);
    }
    Ok(text)
}

/// The snippet of a bundled guide, `--without-script` where the site has it; or of the nasty one. With
/// `--history` its element has that attribute.
fn named(guide: &str) -> Result<String> {
    if let Some(guide) = guide.strip_suffix(" --history") {
        return Ok(named(guide)?.replacen("<quick-checks ", "<quick-checks history ", 1));
    }
    let mut options = Options::default();
    let guide = guide.strip_suffix(" --without-script").map_or(guide, |guide| {
        options.script = None;
        guide
    });
    if guide != "nasty" {
        return snippet(guide, &options);
    }
    options.guide = Some("/nasty.json".to_owned());
    let file = root().join("tests/renderers/nasty.json");
    snippet(&file.to_string_lossy(), &options)
}
