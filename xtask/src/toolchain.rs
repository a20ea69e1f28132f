//! What the build and the tests need beyond cargo, and how to get it: `cargo xtask setup`. What can
//! go into `target/tools` goes there; browsers and fonts are Debian packages of the whole machine.

mod apt;
pub(crate) mod python;

use std::fs;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::paths::{bin, debian, fonts, root, tools, wordpress};
use crate::shell::{command, read, run, run_quietly, side_by_side};

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
    /// Looks at licences and sources of dependencies.
    CargoDeny,
    /// Chromium and its driver.
    Chromium,
    /// Firefox.
    Firefox,
    /// Firefox' driver, if the machine has none.
    Geckodriver,
    /// `WebKitGTK`, its driver, and what the tests' own browser around it needs.
    WebKit,
    /// Another machine to be on: other fonts, another day.
    Elsewhere,
    /// What comes from `PyPI`: blog engines, and what they render posts with.
    Python,
    /// Jekyll's renderer, and what `WordPress` runs on.
    Renderers,
    /// `WordPress`' files.
    WordPress,
    /// Orca, and a desktop for it.
    ScreenReader,
    /// What the projects that use the package's types need: see tests/types.
    Types,
    /// What the bench compares the widget with: see bench/.
    Bench,
}

/// What a build needs.
pub const BUILD: &[Tool] = &[Tool::WasmTarget, Tool::WasmBindgen, Tool::Trunk, Tool::NodeTools];

/// What `cargo xtask test` needs.
pub const TEST: &[Tool] = &[
    Tool::WasmTarget,
    Tool::WasmBindgen,
    Tool::Trunk,
    Tool::NodeTools,
    Tool::CargoDeny,
    Tool::Chromium,
    Tool::Firefox,
    Tool::Geckodriver,
    Tool::WebKit,
    Tool::Elsewhere,
    Tool::Python,
    Tool::Renderers,
    Tool::WordPress,
    Tool::Types,
    Tool::Bench,
];

/// What `cargo xtask test --screen-reader` needs.
pub const SCREEN_READER: &[Tool] = &[
    Tool::WasmTarget,
    Tool::WasmBindgen,
    Tool::Trunk,
    Tool::NodeTools,
    Tool::Firefox,
    Tool::ScreenReader,
];

/// What `cargo xtask bench` needs.
pub const BENCH: &[Tool] =
    &[Tool::WasmTarget, Tool::WasmBindgen, Tool::NodeTools, Tool::Chromium, Tool::Bench];

const CARGO_DENY: &str = "0.20.2";
const GECKODRIVER: &str = "0.37.1";
const TRUNK: &str = "0.21.14";
const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Where a tool comes from.
#[derive(Debug)]
enum Source {
    Rustup(&'static str),
    Crate {
        name: &'static str,
        version: String,
        locked: bool,
    },
    Npm(NodeProject),
    /// What requirements.txt names, into an environment of its own.
    PyPi,
    /// Debian packages of which we only want the files.
    Unpacked(&'static [&'static str]),
    /// Debian packages for the machine.
    Debian(&'static [&'static str]),
}

/// A package.json with its lockfile, and where npm installs what they name: folders below the root.
#[derive(Debug, Clone, Copy)]
struct NodeProject {
    from: &'static str,
    into: &'static str,
}

const NODE_TOOLS: NodeProject = NodeProject { from: "", into: "target/tools" };
const BENCHED: NodeProject = NodeProject { from: "bench", into: "target/tools/bench" };
const TYPES: NodeProject = NodeProject { from: "tests/types", into: "target/tools/types" };

/// Whether something of `wanted` is missing.
pub(crate) fn lacks(wanted: &[Tool]) -> Result<bool> {
    for tool in wanted {
        if tool.missing()?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Installs whatever of `wanted` is missing, and says before what that is. Quick if nothing is.
///
/// # Errors
/// If something can't be installed; the message says what to do by hand.
pub fn install(wanted: &[Tool]) -> Result<()> {
    let mut missing = Vec::new();
    for tool in wanted {
        missing.extend(tool.missing()?);
    }
    if missing.is_empty() {
        return Ok(());
    }
    announce(&missing);
    let packages: Vec<&str> = missing
        .iter()
        .flat_map(|source| match source {
            Source::Debian(packages) => *packages,
            _ => &[],
        })
        .copied()
        .collect();
    // Before minutes are spent on the rest.
    apt::may_install(&packages)?;
    // Two things at a time: compiling keeps the processor busy, the rest mostly the network.
    side_by_side(
        || {
            for source in &missing {
                if let Source::Npm(project) = source {
                    project.install()?;
                }
            }
            for source in &missing {
                if let Source::Rustup(target) = source {
                    rustup(target)?;
                }
            }
            apt::install(&packages)?;
            if missing.iter().any(|source| matches!(source, Source::PyPi)) {
                python::install()?;
            }
            for source in &missing {
                if let Source::Unpacked(packages) = source {
                    apt::unpack(packages, &debian())?;
                }
            }
            Ok(())
        },
        || {
            // Together, so that what several of them depend on is compiled once.
            let built = tools().join("build");
            for source in &missing {
                if let Source::Crate { name, version, locked } = source {
                    cargo_install(name, version, *locked, &built)?;
                }
            }
            if built.is_dir() {
                fs::remove_dir_all(&built).with_context(|| built.display().to_string())?;
            }
            Ok(())
        },
    )
}

/// Installs Debian packages for a blog engine, unless its program is there.
///
/// # Errors
/// If they can't be installed; the message says what to do by hand.
pub(crate) fn install_packages(program: &str, packages: &'static [&'static str]) -> Result<()> {
    if on_path(program) {
        return Ok(());
    }
    announce(&[Source::Debian(packages)]);
    apt::may_install(packages)?;
    apt::install(packages)
}

/// Says what will be installed, and where.
fn announce(missing: &[Source]) {
    eprintln!("── to be installed, once:");
    for source in missing {
        match source {
            Source::Rustup(target) => eprintln!("   into the Rust toolchain: {target}"),
            Source::Crate { name, version, .. } => {
                eprintln!("   into target/tools, compiled: {name} {version}");
            }
            Source::Npm(NodeProject { from, into }) => {
                let file = Path::new(from).join("package.json");
                eprintln!("   into {into}: what {} names", file.display());
            }
            Source::PyPi => eprintln!("   into target/tools: what requirements.txt names"),
            Source::Unpacked(packages) => {
                eprintln!("   into target/tools, Debian's files: {}", packages.join(" "));
            }
            Source::Debian(packages) => {
                eprintln!("   into this machine, by apt-get: {}", packages.join(" "));
            }
        }
    }
}

impl Tool {
    /// Where to get it, if it is not there.
    fn missing(self) -> Result<Option<Source>> {
        let wanted = match self {
            Self::WasmTarget => (!has_wasm_target()?).then_some(Source::Rustup(WASM_TARGET)),
            // Not locked: the lock file of a very new release may name versions that are gone.
            Self::WasmBindgen => {
                crate_of("wasm-bindgen-cli", "wasm-bindgen", locked_version("wasm-bindgen")?, false)
            }
            Self::Trunk => crate_of("trunk", "trunk", TRUNK.to_owned(), true),
            Self::CargoDeny => crate_of("cargo-deny", "cargo-deny", CARGO_DENY.to_owned(), true),
            Self::Geckodriver if on_path("geckodriver") => None,
            Self::Geckodriver => {
                crate_of("geckodriver", "geckodriver", GECKODRIVER.to_owned(), true)
            }
            Self::NodeTools => NODE_TOOLS.missing()?,
            Self::Types => TYPES.missing()?,
            Self::Bench => BENCHED.missing()?,
            Self::Chromium => {
                let found = |names: &[&str]| names.iter().any(|name| on_path(name));
                let there =
                    found(&["chromium", "google-chrome", "chrome"]) && found(&["chromedriver"]);
                (!there).then_some(Source::Debian(&["chromium", "chromium-driver"]))
            }
            Self::Firefox => {
                let there = on_path("firefox-esr") || on_path("firefox");
                (!there).then_some(Source::Debian(&["firefox-esr"]))
            }
            Self::WebKit => {
                let packages = &["webkit2gtk-driver", "gir1.2-webkit2-4.1", "python3-gi", "xvfb"];
                (!has_webkit()).then_some(Source::Debian(packages))
            }
            Self::ScreenReader => {
                let programs = ["orca", "xdotool", "openbox", "Xvfb", "dbus-daemon"];
                let packages =
                    &["orca", "xdotool", "openbox", "xvfb", "dbus-daemon", "at-spi2-core"];
                (!programs.into_iter().all(on_path)).then_some(Source::Debian(packages))
            }
            Self::Elsewhere => {
                let packages = &["fonts-liberation", "libfaketime"];
                (!fonts().is_dir()).then_some(Source::Unpacked(packages))
            }
            Self::Python => (!python::is_there()?).then_some(Source::PyPi),
            Self::Renderers => {
                // The core of the server alone: the whole would start it with the machine.
                let packages = &[
                    "ruby-kramdown-parser-gfm",
                    "php-cli",
                    "php-mysql",
                    "mariadb-server-core",
                    "mariadb-client-core",
                    "python3-venv",
                ];
                (!has_renderers()).then_some(Source::Debian(packages))
            }
            Self::WordPress => {
                let packages = &["wordpress", "wordpress-theme-twentytwentythree"];
                let there = wordpress().join("wp-content/themes/twentytwentythree").is_dir();
                (!there).then_some(Source::Unpacked(packages))
            }
        };
        Ok(wanted)
    }
}

/// The machine's own target.
pub(crate) fn host() -> Result<String> {
    let version = read(command("rustc").arg("-vV"))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("rustc -vV names no host")?.to_owned())
}

fn has_wasm_target() -> Result<bool> {
    // Asks the compiler, not rustup: a distribution's Rust has none.
    let sysroot = read(command("rustc").args(["--print", "sysroot"]))?;
    Ok(PathBuf::from(sysroot.trim()).join("lib/rustlib").join(WASM_TARGET).is_dir())
}

fn rustup(target: &str) -> Result<()> {
    run_quietly(
        "installing the WebAssembly target",
        command("rustup").args(["target", "add", target]),
    )
    .context("without rustup, install your distribution's Rust standard library for wasm32")
}

/// A program of a crate, unless `target/tools` has it in this version.
fn crate_of(name: &'static str, program: &str, version: String, locked: bool) -> Option<Source> {
    let installed = read(command(bin().join(program)).arg("--version")).unwrap_or_default();
    let is_there = installed.split_whitespace().any(|word| word == version);
    (!is_there).then_some(Source::Crate { name, version, locked })
}

fn cargo_install(name: &str, version: &str, locked: bool, built: &Path) -> Result<()> {
    let mut cargo = command("cargo");
    cargo.args(["install", "--debug", "--force", "--root"]).arg(tools());
    cargo.arg(format!("{name}@{version}")).args(locked.then_some("--locked"));
    // Without optimisation and debug information: each builds in a third of the time and is fast
    // enough.
    cargo.env("CARGO_PROFILE_DEV_DEBUG", "0").env("CARGO_INCREMENTAL", "0");
    cargo.env("CARGO_TARGET_DIR", built);
    if !std::io::stderr().is_terminal() {
        cargo.arg("--quiet");
    }
    run(&format!("compiling {name} {version}"), &mut cargo)
}

impl NodeProject {
    /// What npm leaves behind when it is done: it empties the folder before it begins, so an
    /// installation that broke off has none.
    fn stamp(self) -> PathBuf {
        root().join(self.into).join("node_modules/installed.json")
    }

    fn missing(self) -> Result<Option<Source>> {
        let lock = root().join(self.from).join("package-lock.json");
        let lock = fs::read(&lock).with_context(|| lock.display().to_string())?;
        let is_there = fs::read(self.stamp()).is_ok_and(|installed| installed == lock);
        Ok((!is_there).then_some(Source::Npm(self)))
    }

    /// Installs to the byte what the lockfile has.
    fn install(self) -> Result<()> {
        let (from, into) = (root().join(self.from), root().join(self.into));
        fs::create_dir_all(&into)?;
        for file in ["package.json", "package-lock.json"] {
            fs::copy(from.join(file), into.join(file)).context(file)?;
        }
        fs::copy(root().join(".npmrc"), into.join(".npmrc")).context(".npmrc")?;
        let mut npm = command("npm");
        npm.current_dir(&into).args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
        run_quietly(&format!("installing into {}", self.into), &mut npm)
            .context("npm is part of Node.js: install Node.js 20.19 or later")?;
        fs::copy(into.join("package-lock.json"), self.stamp())?;
        Ok(())
    }
}

fn has_webkit() -> bool {
    let imports = "import gi; gi.require_version('WebKit2', '4.1')";
    let python = Command::new("/usr/bin/python3").args(["-c", imports]).output();
    let has_bindings = python.is_ok_and(|output| output.status.success());
    has_bindings && on_path("WebKitWebDriver") && on_path("Xvfb")
}

fn has_renderers() -> bool {
    let runs = |program: &str, options: &[&str]| {
        let output = Command::new(program).args(options).output();
        output.is_ok_and(|output| output.status.success())
    };
    runs("ruby", &["-e", "require 'kramdown-parser-gfm'"])
        && runs("php", &["-r", "exit(extension_loaded('mysqli') ? 0 : 1);"])
        && on_path("mariadb-install-db")
        && on_path("my_print_defaults")
        && runs("python3", &["-c", "import venv, ensurepip"])
}

pub(crate) fn on_path(program: &str) -> bool {
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
