//! The same tests on another machine: what passes here must not depend on its fonts, its language,
//! its time zone or the day. Fonts and time zone also reach the browser. Its language is the one
//! that the tests start it with. It does not start with a clock that is not the machine's; its
//! pages get one.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::paths::{self, debian, root};
use crate::shell::{command, read, run};
use crate::toolchain::{self, Tool, host};

/// The furthest from Greenwich, with another date for ten hours of each day.
const TIME_ZONE: &str = "Pacific/Kiritimati";
/// Written from right to left, with digits, a calendar and commas of its own.
const LANGUAGE: &str = "ar_EG.UTF-8";
const DAYS_AHEAD: u16 = 366;

/// Runs the native tests and the pictures of the built `dist/` there.
///
/// # Errors
/// If a test fails there, or that machine can't be made.
pub fn tests() -> Result<()> {
    toolchain::install(&[Tool::NodeTools, Tool::Chromium, Tool::Elsewhere])?;
    let fonts = fontconfig()?;
    let there = |command: &mut Command| {
        for variable in ["LANG", "LC_ALL", "LANGUAGE"] {
            command.env(variable, LANGUAGE);
        }
        command.env("TZ", TIME_ZONE).env("FONTCONFIG_FILE", &fonts);
    };
    let another_day = another_day()?;
    let mut date = command("env");
    date.args(&another_day).args(["date", "+%F %H:%M %Z"]);
    let mut font = command("fc-match");
    font.arg("sans-serif");
    there(&mut date);
    there(&mut font);
    let (date, font) = (read(&mut date)?, read(&mut font)?);
    eprintln!("── elsewhere: {}, {LANGUAGE}, sans-serif is {}", date.trim(), font.trim());

    let mut native = command("cargo");
    there(&mut native);
    // Only the tests: cargo itself would take what it built for too old or too new.
    let runner = format!("CARGO_TARGET_{}_RUNNER", host()?.to_uppercase().replace('-', "_"));
    native.env(runner, format!("env {}", another_day.join(" ")));
    native.args(["test", "--quiet", "--workspace", "--locked", "--lib", "--bins", "--tests"]);
    run("native tests, elsewhere", &mut native)?;
    for cases in ["chromium::machine", "chromium::looks"] {
        let mut browser = command("cargo");
        there(&mut browser);
        browser.env("QUICK_CHECKS_DAYS_AHEAD", DAYS_AHEAD.to_string());
        browser.args(["test", "--quiet", "--workspace", "--locked", "--test", "browser", "--"]);
        run(&format!("{cases}, elsewhere"), browser.arg(cases))?;
    }
    Ok(())
}

/// What gives a program another clock.
fn another_day() -> Result<[String; 2]> {
    for folder in fs::read_dir(debian().join("usr/lib"))? {
        let library = folder?.path().join("faketime/libfaketime.so.1");
        if library.is_file() {
            let library = format!("LD_PRELOAD={}", library.display());
            return Ok([library, format!("FAKETIME=+{DAYS_AHEAD}d")]);
        }
    }
    bail!("libfaketime is not in {}", debian().display())
}

/// Fonts for that machine: those of one family with serifs, whatever kind is asked for.
fn fontconfig() -> Result<PathBuf> {
    let folder = root().join("target/elsewhere");
    let fonts = folder.join("fonts");
    fs::create_dir_all(&fonts)?;
    for font in fs::read_dir(paths::fonts()).context("the fonts")? {
        let font = font?;
        if font.file_name().to_string_lossy().starts_with("LiberationSerif-") {
            fs::copy(font.path(), fonts.join(font.file_name()))?;
        }
    }
    let file = folder.join("fonts.conf");
    let text = format!(
        "<?xml version=\"1.0\"?>\n<!DOCTYPE fontconfig SYSTEM \"urn:fontconfig:fonts.dtd\">\n\
         <fontconfig><dir>{}</dir><cachedir>{}</cachedir></fontconfig>\n",
        fonts.display(),
        folder.join("cache").display()
    );
    fs::write(&file, text)?;
    Ok(file)
}
