//! The package, installed as a blogger does it: by the commands of its README, in an empty folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use super::Fault;

static INSTALLED: OnceLock<Result<Installed, String>> = OnceLock::new();

/// The folder of a site after both commands.
pub struct Installed {
    /// The folder: its `public/` has the site's files. Far from here: npm looks for a `package.json`
    /// in the folders above, too.
    pub site: PathBuf,
    /// The package's version.
    pub version: String,
    /// How long the commands took.
    pub took: Duration,
    readme: String,
}

impl Installed {
    /// Installs what `cargo xtask package` has written; once, for all cases.
    pub fn by_its_readme() -> Result<&'static Self, Fault> {
        let installed = INSTALLED.get_or_init(|| install().map_err(|fault| fault.to_string()));
        installed.as_ref().map_err(Fault::new)
    }

    /// Removes the folder, if a case has installed anything.
    pub fn remove() {
        if let Some(Ok(installed)) = INSTALLED.get() {
            // What stays, the system clears away.
            let _ = fs::remove_dir_all(&installed.site);
        }
    }

    /// The first block of the README in this language that says `word`.
    pub fn says(&self, language: &str, word: &str) -> Result<&str, Fault> {
        blocks(&self.readme, language)
            .find(|block| block.contains(word))
            .ok_or_else(|| Fault::new(format!("the README has no {language} with {word}")))
    }

    /// Makes of a module that imports the package the one file that a site loads.
    pub fn bundled(&self, module: &str) -> Result<String, Fault> {
        let entry = self.site.join("site.js");
        fs::write(&entry, module)?;
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut esbuild = Command::new(root.join("target/tools/node_modules/.bin/esbuild"));
        esbuild.current_dir(&self.site).arg(&entry).args(["--bundle", "--log-level=warning"]);
        output(&mut esbuild)
    }
}

fn install() -> Result<Installed, Fault> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let version = env!("CARGO_PKG_VERSION").to_owned();
    let tarball = root.join(format!("target/package/quick-checks-{version}.tgz"));
    let site = tempfile::tempdir()?.keep();
    fs::create_dir(site.join("public"))?;
    let readme = fs::read_to_string(root.join("package/README.md"))?;
    let commands = blocks(&readme, "sh").next().unwrap_or_default();
    if commands.trim().lines().count() != 2 {
        return Err(Fault::new(format!("the README promises two commands: {commands}")));
    }
    let tarball = tarball.to_str().ok_or_else(|| Fault::new("a folder that is not UTF-8"))?;
    let commands = commands.replace("quick-checks@{version}", &format!("'{tarball}'"));
    let start = Instant::now();
    let mut shell = Command::new("sh");
    shell.current_dir(&site).args(["-ec", &commands]);
    // It needs nothing that is not in the tarball.
    for setting in ["audit", "fund", "update_notifier"] {
        shell.env(format!("npm_config_{setting}"), "false");
    }
    output(shell.env("npm_config_offline", "true"))?;
    let took = start.elapsed();
    let folder = site.join("public/quick-checks");
    if fs::read(folder.join("quick-checks.js"))? != fs::read(root.join("dist/quick-checks.js"))? {
        return Err(Fault::new("the package is of another dist/: cargo xtask package --as-built"));
    }
    let readme = fs::read_to_string(folder.join("README.md"))?;
    Ok(Installed { site, version, took, readme })
}

/// The blocks of code in this language.
fn blocks<'a>(text: &'a str, language: &str) -> impl Iterator<Item = &'a str> {
    let start = format!("```{language}\n");
    let starts: Vec<usize> = text.match_indices(&start).map(|(at, _)| at + start.len()).collect();
    starts.into_iter().filter_map(|at| text.get(at..)?.split("```").next())
}

fn output(command: &mut Command) -> Result<String, Fault> {
    let output = command.output()?;
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    if output.status.success() {
        return Ok(said(&output.stdout));
    }
    let (out, err) = (said(&output.stdout), said(&output.stderr));
    Err(Fault::new(format!("{out}{err}\nDoes the package exist? cargo xtask package --as-built")))
}
