//! What the build and the tests need beyond cargo, and how to get it. Everything but the browsers
//! goes into `target/tools`, never into the machine.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::paths::{bin, root, tools};
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
    /// What comes from npm: see [`NODE_TOOLS`].
    NodeTools,
    /// Workbox, from npm: a page's own service worker may be made with it.
    Workbox,
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
pub const BROWSERS: &[Tool] = &[Tool::Workbox, Tool::Chromium, Tool::Firefox, Tool::WebKit];

const TRUNK: &str = "0.21.14";
/// From npm: wasm-opt, the minifier, the maker of codes for cameras, the judge of accessibility, and
/// the font in which the tests take pictures, the same on every machine.
const NODE_TOOLS: &[(&str, &str)] = &[
    ("binaryen", "132.0.0"),
    ("esbuild", "0.28.2"),
    ("lean-qr", "2.7.4"),
    ("axe-core", "4.14.1"),
    ("@fontsource-variable/inter", "5.3.0"),
];
const WORKBOX: &[(&str, &str)] = &[
    ("workbox-precaching", "7.4.1"),
    ("workbox-routing", "7.4.1"),
    ("workbox-strategies", "7.4.1"),
];
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
            Tool::NodeTools => npm("installing the tools of Node.js", NODE_TOOLS)?,
            Tool::Workbox => npm("installing Workbox", WORKBOX)?,
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

fn npm(what: &str, packages: &[(&str, &str)]) -> Result<()> {
    let has = |&(package, version): &(&str, &str)| {
        let file = tools().join("node_modules").join(package).join("package.json");
        let text = std::fs::read_to_string(file).unwrap_or_default();
        text.contains(&format!("\"version\": \"{version}\""))
    };
    if packages.iter().all(has) {
        return Ok(());
    }
    std::fs::create_dir_all(tools())?;
    let own = tools().join("package.json");
    if !own.is_file() {
        // Its own package, so that npm looks for none further up.
        std::fs::write(own, "{\"private\":true}\n")?;
    }
    let mut npm = command("npm");
    npm.current_dir(tools());
    npm.args(["install", "--no-audit", "--no-fund", "--loglevel=error", "--save-exact"]);
    npm.args(packages.iter().map(|(package, version)| format!("{package}@{version}")));
    run(what, &mut npm).context("npm is part of Node.js: install Node.js 20 or later")
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
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).context("Cargo.lock")?;
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
