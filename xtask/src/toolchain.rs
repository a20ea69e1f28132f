//! What the build and the tests need beyond cargo, and how to get it. Everything but the browsers
//! goes into `target/tools`, never into the machine.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::paths::{bin, node_modules, root, tools};
use crate::shell::{command, read, run};

/// One thing to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    /// The standard library for WebAssembly.
    WasmTarget,
    /// Makes the JavaScript glue; its version must be the one in Cargo.lock.
    WasmBindgen,
    /// Builds the demo and the widget.
    Trunk,
    /// What comes from npm: see package.json.
    NodeTools,
    /// Chromium and its driver.
    Chromium,
    /// Firefox and its driver.
    Firefox,
    /// `WebKitGTK`, its driver, and what the tests' own browser around it needs.
    WebKit,
}

/// What a build needs.
pub const BUILD: &[Tool] = &[Tool::WasmTarget, Tool::WasmBindgen, Tool::Trunk, Tool::NodeTools];

/// What the browser tests need on top.
pub const BROWSERS: &[Tool] = &[Tool::Chromium, Tool::Firefox, Tool::WebKit];

const TRUNK: &str = "0.21.14";
const GECKODRIVER: &str = "0.37.1";
const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Installs whatever of `wanted` is missing. Quick where nothing is.
///
/// # Errors
/// If something can't be installed; the message says what to do by hand.
pub fn install(wanted: &[Tool]) -> Result<()> {
    for tool in wanted {
        match tool {
            Tool::WasmTarget => wasm_target()?,
            Tool::WasmBindgen => wasm_bindgen()?,
            Tool::Trunk => {
                cargo_tool("trunk", "trunk", TRUNK, &["--locked"])?;
            }
            Tool::NodeTools => npm()?,
            Tool::Chromium => chromium()?,
            Tool::Firefox => firefox()?,
            Tool::WebKit => webkit()?,
        }
    }
    Ok(())
}

fn wasm_target() -> Result<()> {
    // Asks the compiler, not rustup: a distribution's Rust has none.
    let sysroot = read(command("rustc").args(["--print", "sysroot"]))?;
    let library = PathBuf::from(sysroot.trim()).join("lib/rustlib").join(WASM_TARGET);
    if library.is_dir() {
        return Ok(());
    }
    run("installing the WebAssembly target", command("rustup").args(["target", "add", WASM_TARGET]))
        .context("without rustup, install your distribution's Rust standard library for wasm32")
}

fn wasm_bindgen() -> Result<()> {
    let version = locked_version("wasm-bindgen")?;
    // Not --locked: the lock file of a very new release may name versions that are gone.
    cargo_tool("wasm-bindgen-cli", "wasm-bindgen", &version, &[])
}

fn cargo_tool(package: &str, program: &str, version: &str, options: &[&str]) -> Result<()> {
    let installed = read(command(bin().join(program)).arg("--version")).unwrap_or_default();
    if installed.split_whitespace().any(|word| word == version) {
        return Ok(());
    }
    let what = format!("installing {package} {version} (a few minutes, once)");
    let spec = format!("{package}@{version}");
    // Without optimisation: it builds in a third of the time and is fast enough.
    let mut cargo = command("cargo");
    cargo.args(["install", "--debug", "--force", "--root"]).arg(tools());
    run(&what, cargo.arg(spec).args(options).env_remove("CARGO_TARGET_DIR"))
}

/// Installs what package.json names, to the byte as the lockfile has it, unless that is done.
fn npm() -> Result<()> {
    let lock = fs::read(root().join("package-lock.json")).context("package-lock.json")?;
    // npm empties the folder before it begins: an installation that broke off leaves no stamp.
    let stamp = node_modules().join("installed.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    fs::create_dir_all(tools())?;
    for file in ["package.json", "package-lock.json", ".npmrc"] {
        fs::copy(root().join(file), tools().join(file)).context(file)?;
    }
    let mut npm = command("npm");
    npm.current_dir(tools()).args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
    run("installing what package.json names", &mut npm)
        .context("npm is part of Node.js: install Node.js 20.19 or later")?;
    Ok(fs::write(stamp, lock)?)
}

fn chromium() -> Result<()> {
    let found = |names: &[&str]| names.iter().any(|name| on_path(name));
    if found(&["chromium", "google-chrome", "chrome"]) && found(&["chromedriver"]) {
        return Ok(());
    }
    apt(&["chromium", "chromium-driver"])
}

fn firefox() -> Result<()> {
    if !on_path("firefox-esr") && !on_path("firefox") {
        apt(&["firefox-esr"])?;
    }
    if on_path("geckodriver") {
        return Ok(());
    }
    cargo_tool("geckodriver", "geckodriver", GECKODRIVER, &["--locked"])
}

fn webkit() -> Result<()> {
    let imports = "import gi; gi.require_version('WebKit2', '4.1')";
    let python = Command::new("/usr/bin/python3").args(["-c", imports]).output();
    let has_bindings = python.is_ok_and(|output| output.status.success());
    if has_bindings && on_path("WebKitWebDriver") && on_path("Xvfb") {
        return Ok(());
    }
    apt(&["webkit2gtk-driver", "gir1.2-webkit2-4.1", "python3-gi", "xvfb"])
}

/// Installs Debian packages where that is allowed, else says what to install.
fn apt(packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    if !on_path("apt-get") || read(Command::new("id").arg("-u"))?.trim() != "0" {
        bail!("install these Debian packages, or their like: sudo apt-get install {list}");
    }
    let mut update = command("apt-get");
    run("updating Debian's package lists", update.args(["update", "-qq"]))?;
    let mut install = command("apt-get");
    install.env("DEBIAN_FRONTEND", "noninteractive");
    install.args(["install", "-y", "-q", "--no-install-recommends"]).args(packages);
    run(&format!("installing {list}"), &mut install)
}

fn on_path(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// The version of a package in Cargo.lock.
fn locked_version(package: &str) -> Result<String> {
    let lock = fs::read_to_string(root().join("Cargo.lock")).context("Cargo.lock")?;
    let name = format!("name = \"{package}\"");
    let version = lock
        .lines()
        .skip_while(|line| *line != name)
        .nth(1)
        .and_then(|line| line.strip_prefix("version = \""))
        .and_then(|rest| rest.strip_suffix('"'));
    ensure!(version.is_some(), "Cargo.lock has no {package}");
    Ok(version.unwrap_or_default().to_owned())
}
