//! Debian packages: they change the machine, so nobody gets them unasked.

use std::fs;
use std::io::{IsTerminal, Write, stderr, stdin};
use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use super::on_path;
use crate::shell::{command, read, run_quietly};

/// Makes sure that packages may be installed: by root, who is asked if someone is there to
/// answer. Everybody else is told the command.
pub(super) fn may_install(packages: &[&str]) -> Result<()> {
    if packages.is_empty() {
        return Ok(());
    }
    let by_hand = format!(
        "install these Debian packages, or their like: sudo apt-get install {}",
        packages.join(" ")
    );
    let is_root = || Ok::<_, anyhow::Error>(read(Command::new("id").arg("-u"))?.trim() == "0");
    if !on_path("apt-get") || !is_root()? {
        bail!(by_hand);
    }
    let someone_is_there = stdin().is_terminal() && std::env::var_os("CI").is_none();
    if someone_is_there {
        eprint!("   install the packages for apt-get into this machine? [y/N] ");
        stderr().flush()?;
        let mut answer = String::new();
        stdin().read_line(&mut answer)?;
        if !answer.trim().eq_ignore_ascii_case("y") {
            bail!(by_hand);
        }
    }
    Ok(())
}

pub(super) fn install(packages: &[&str]) -> Result<()> {
    if packages.is_empty() {
        return Ok(());
    }
    run_quietly("updating Debian's package lists", command("apt-get").args(["update", "-qq"]))?;
    let mut install = command("apt-get");
    install.env("DEBIAN_FRONTEND", "noninteractive");
    install.args(["install", "-y", "-q", "--no-install-recommends"]).args(packages);
    run_quietly(&format!("installing {}", packages.join(" ")), &mut install)
}

fn update() -> Result<()> {
    let mut update = command("apt-get");
    run_quietly("updating Debian's package lists", update.args(["update", "-qq"]))
}

/// Puts the files of packages into a folder: the machine has nothing of it.
pub(super) fn unpack(packages: &[&str], folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    let download = || {
        let mut apt = command("apt-get");
        apt.current_dir(folder).args(["download", "-q"]).args(packages);
        run_quietly(&format!("fetching {}", packages.join(" ")), &mut apt)
    };
    // The lists may be missing or old.
    download().or_else(|_| update().and_then(|()| download()))?;
    for file in fs::read_dir(folder)? {
        let file = file?.path();
        if file.extension().is_some_and(|end| end == "deb") {
            read(command("dpkg-deb").arg("--extract").arg(&file).arg(folder))?;
            fs::remove_file(file)?;
        }
    }
    Ok(())
}
