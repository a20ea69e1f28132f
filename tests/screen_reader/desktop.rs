//! A desktop for one reader: a display, a session bus, a window manager, Orca and Firefox, all with
//! settings of their own. Nothing here touches those of the machine.

use std::env;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::json;
use tempfile::TempDir;

use crate::Fault;
use crate::display::Display;

/// What keeps Firefox to the page: no other tabs and windows, nothing asked, nothing fetched.
const PREFERENCES: &str = r#"
user_pref("app.update.enabled", false);
user_pref("browser.aboutwelcome.enabled", false);
user_pref("browser.newtab.preload", false);
user_pref("browser.sessionstore.resume_from_crash", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.homepage_override.mstone", "ignore");
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("intl.accept_languages", "en");
user_pref("messaging-system.rsexperimentloader.enabled", false);
user_pref("services.settings.server", "data:,#remote-settings-dummy/v1");
user_pref("termsofuse.bypassNotification", true);
"#;

/// Orca, whatever other Orca there is.
const READER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/screen_reader/reader.py");

/// The programs in the order in which they end; dropping it ends them.
pub struct Desktop {
    programs: Vec<Program>,
    display: Display,
    bus: String,
    folder: TempDir,
}

/// A running program, ended when dropped.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Desktop {
    /// Starts display, bus, window manager and Orca. Orca writes what it does into
    /// [`log`](Self::log).
    pub fn start() -> Result<Self, Fault> {
        let folder = tempfile::Builder::new().prefix("quick-checks-reader-").tempdir()?;
        let display = Display::start(&find(&["Xvfb"])?)?;
        let mut desktop = Self { programs: Vec::new(), display, bus: String::new(), folder };
        for name in ["orca", "profile", "runtime"] {
            fs::create_dir_all(desktop.path(name))?;
        }
        desktop.start_bus()?;
        // Without one, no window ever has the focus.
        let manager = desktop.command("openbox")?;
        desktop.run(manager)?;
        fs::write(desktop.path("orca/user-settings.conf"), settings().to_string())?;
        let mut orca = desktop.command(READER)?;
        orca.arg(desktop.path("orca")).arg(desktop.log());
        desktop.run(orca)?;
        Ok(desktop)
    }

    /// Opens Firefox on a page, with no bars around it.
    pub fn browse(&mut self, address: &str) -> Result<(), Fault> {
        fs::write(self.path("profile/user.js"), PREFERENCES)?;
        let mut firefox = self.command(&find(&["firefox-esr", "firefox"])?)?;
        firefox.arg("--no-remote").arg("--profile").arg(self.path("profile"));
        firefox.arg("--kiosk").arg(address);
        self.run(firefox)
    }

    /// Presses a key, or keys together, by X's names for them.
    pub fn press(&self, keys: &str) -> Result<(), Fault> {
        self.xdotool(&["key", keys])
    }

    /// Types a text.
    pub fn write(&self, text: &str) -> Result<(), Fault> {
        self.xdotool(&["type", "--delay", "60", text])
    }

    /// Where Orca writes what it does, what it says among it.
    pub fn log(&self) -> PathBuf {
        self.path("orca.log")
    }

    /// What Orca calls its version.
    pub fn version() -> Result<String, Fault> {
        let output = Command::new(find(&["orca"])?).arg("--version").output()?;
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    fn xdotool(&self, arguments: &[&str]) -> Result<(), Fault> {
        let status = self.command("xdotool")?.args(arguments).status()?;
        if status.success() {
            return Ok(());
        }
        Err(Fault::new(format!("xdotool {}: {status}", arguments.join(" "))))
    }

    /// Starts a session bus of its own, so that what it starts ends with it.
    fn start_bus(&mut self) -> Result<(), Fault> {
        let mut bus = self.command("dbus-daemon")?;
        bus.args(["--session", "--nofork", "--nopidfile", "--print-address=1"]);
        let mut process = bus.stdout(Stdio::piped()).spawn()?;
        // It prints its address once it accepts connections.
        let mut address = String::new();
        if let Some(output) = process.stdout.take() {
            BufReader::new(output).read_line(&mut address)?;
        }
        address.trim().clone_into(&mut self.bus);
        self.programs.insert(0, Program(process));
        Ok(())
    }

    fn run(&mut self, mut command: Command) -> Result<(), Fault> {
        let process = command.spawn()?;
        self.programs.insert(0, Program(process));
        Ok(())
    }

    /// A program on this desktop. What it prints goes into a file beside its settings.
    fn command(&self, program: impl AsRef<Path>) -> Result<Command, Fault> {
        let program = program.as_ref();
        let output = program.with_extension("out");
        let output = File::create(self.path(output.file_name().unwrap_or_default()))?;
        let mut command = Command::new(program);
        command.stdin(Stdio::null()).stdout(output.try_clone()?).stderr(output);
        command.env("DISPLAY", &self.display.name).env_remove("WAYLAND_DISPLAY");
        command.env("HOME", self.folder.path()).env("XDG_RUNTIME_DIR", self.path("runtime"));
        for variable in ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"] {
            command.env(variable, self.path("settings"));
        }
        command.env("GSETTINGS_BACKEND", "memory");
        // Firefox asks for it before it tells anybody what is on the screen.
        command.env("GNOME_ACCESSIBILITY", "1");
        command.env("LC_ALL", "C.UTF-8").env("LANGUAGE", "en");
        if !self.bus.is_empty() {
            command.env("DBUS_SESSION_BUS_ADDRESS", &self.bus);
        }
        Ok(command)
    }

    fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.folder.path().join(name)
    }
}

/// Orca as it comes, but for what would only make its words hang on the moment: it reads on when it
/// is asked to, not whenever a page has loaded, and it does not repeat each typed letter. It writes
/// down what it says, so nobody needs to hear it.
fn settings() -> serde_json::Value {
    json!({
        "general": {
            "speechServerFactory": "",
            "enableBraille": false,
            "enableSound": false,
            "enableKeyEcho": false,
            "sayAllOnLoad": false,
            "pageSummaryOnLoad": false,
        },
        "profiles": { "default": { "profile": ["Default", "default"] } },
        "pronunciations": {},
        "keybindings": {},
    })
}

/// The first of these programs on PATH.
fn find(names: &[&str]) -> Result<PathBuf, Fault> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|file| file.is_file())
        .ok_or_else(|| {
            Fault::new(format!(
                "none of {names:?} was found: cargo xtask test --screen-reader installs it"
            ))
        })
}
