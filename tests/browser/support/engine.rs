//! The browser engines: which programs they need, and how those want to be started.
//!
//! Another engine is one more [`Engine`] here.

use std::env;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::Fault;
use super::console::{Console, firefox_line, webkit_line};

/// A browser with its WebDriver program.
pub struct Engine {
    /// What the results call it.
    pub name: &'static str,
    /// Names of the driver program; the first one found is used.
    drivers: &'static [&'static str],
    /// Names of the browser program, likewise.
    browsers: &'static [&'static str],
    /// How to get both.
    advice: &'static str,
    /// What to ask of a new session.
    capabilities: fn(&Wanted) -> Value,
    /// How to read its console.
    pub console: Console,
    /// In which kinds nobody can read it.
    pub unheard: &'static [BrowserMode],
    /// Whether it runs only with a display.
    pub wants_display: bool,
}

/// What a browser is to be started with.
pub struct Wanted<'a> {
    /// The browser program.
    pub program: &'a Path,
    /// The folder where it keeps its data.
    pub profile: &'a Path,
    /// How the browser is set.
    pub mode: BrowserMode,
}

/// How a browser is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BrowserMode {
    /// As it comes.
    Usual,
    /// Its window is private: it keeps nothing.
    Private,
    /// It runs no page's scripts.
    WithoutScripts,
}

/// Chromium, through ChromeDriver.
pub static CHROMIUM: Engine = Engine {
    name: "chromium",
    drivers: &["chromedriver"],
    browsers: &["chromium", "chromium-browser", "google-chrome"],
    advice: "On Debian: apt-get install chromium chromium-driver. Elsewhere: install Chrome or \
             Chromium with the ChromeDriver of the same version.",
    capabilities: |wanted| {
        let mut arguments = vec![
            "--headless=new".to_owned(),
            "--no-sandbox".to_owned(),
            "--disable-gpu".to_owned(),
            "--disable-quic".to_owned(),
            "--disable-dev-shm-usage".to_owned(),
            "--no-first-run".to_owned(),
            "--disable-background-networking".to_owned(),
            "--disable-component-update".to_owned(),
            "--disable-sync".to_owned(),
            "--lang=en".to_owned(),
            "--window-size=800,900".to_owned(),
            format!("--user-data-dir={}", wanted.profile.display()),
        ];
        if wanted.mode == BrowserMode::Private {
            arguments.push("--incognito".to_owned());
        }
        let mut prefs = json!({});
        if wanted.mode == BrowserMode::WithoutScripts {
            prefs["profile.managed_default_content_settings.javascript"] = json!(2);
        }
        json!({
            "browserName": "chrome",
            "goog:loggingPrefs": { "browser": "ALL" },
            "goog:chromeOptions": { "binary": wanted.program, "args": arguments, "prefs": prefs },
        })
    },
    console: Console::Asked,
    unheard: &[],
    wants_display: false,
};

/// Firefox, through geckodriver.
pub static FIREFOX: Engine = Engine {
    name: "firefox",
    drivers: &["geckodriver"],
    browsers: &["firefox-esr", "firefox"],
    advice: "On Debian: apt-get install firefox-esr, and cargo install --locked geckodriver. \
             Elsewhere: install Firefox and geckodriver.",
    capabilities: |wanted| {
        let profile = wanted.profile.display().to_string();
        let arguments = ["-headless", "-profile", &profile];
        json!({
            "browserName": "firefox",
            "moz:firefoxOptions": {
                "binary": wanted.program,
                "args": arguments,
                "prefs": {
                    "devtools.console.stdout.content": true,
                    "devtools.console.stdout.chrome": false,
                    "browser.privatebrowsing.autostart": wanted.mode == BrowserMode::Private,
                    "javascript.enabled": wanted.mode != BrowserMode::WithoutScripts,
                    "intl.accept_languages": "en",
                    // No look for experiments and settings on the network.
                    "messaging-system.rsexperimentloader.enabled": false,
                    "services.settings.server": "data:,#remote-settings-dummy/v1",
                    "toolkit.legacyUserProfileCustomizations.stylesheets": true,
                },
            },
        })
    },
    console: Console::Printed(firefox_line),
    unheard: &[],
    wants_display: false,
};

/// WebKitGTK, the nearest to Safari that runs here, through WebKitWebDriver.
pub static WEBKIT: Engine = Engine {
    name: "webkit",
    drivers: &["WebKitWebDriver"],
    browsers: &[concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/webkit.py")],
    advice: "On Debian: apt-get install webkit2gtk-driver gir1.2-webkit2-4.1 python3-gi xvfb. \
             Other Linux distributions have the same under other names; macOS has none.",
    capabilities: |wanted| {
        let profile = match wanted.mode {
            BrowserMode::Private => "-".to_owned(),
            BrowserMode::Usual | BrowserMode::WithoutScripts => {
                wanted.profile.display().to_string()
            }
        };
        let mut arguments = vec![profile];
        if wanted.mode == BrowserMode::WithoutScripts {
            arguments.push("--without-scripts".to_owned());
        }
        json!({
            "webkitgtk:browserOptions": { "binary": wanted.program, "args": arguments },
        })
    },
    console: Console::Printed(webkit_line),
    // WebKit prints nothing of private sessions.
    unheard: &[BrowserMode::Private],
    wants_display: true,
};

/// All of them, in the order of the results.
pub static ENGINES: [&Engine; 3] = [&CHROMIUM, &FIREFOX, &WEBKIT];

impl Engine {
    /// The driver program.
    pub fn driver(&self) -> Result<PathBuf, Fault> {
        self.find(self.drivers)
    }

    /// The virtual display, where it needs one.
    pub fn display(&self) -> Result<Option<PathBuf>, Fault> {
        self.wants_display.then(|| self.find(&["Xvfb"])).transpose()
    }

    /// Whether everything it needs is there; if not, the fault says how to get it.
    pub fn is_there(&self) -> Result<(), Fault> {
        self.driver()?;
        self.display()?;
        self.find(self.browsers)?;
        Ok(())
    }

    /// What to ask of a new session that keeps its data in `profile`.
    pub fn capabilities(&self, profile: &Path, mode: BrowserMode) -> Result<Value, Fault> {
        let program = &self.find(self.browsers)?;
        Ok((self.capabilities)(&Wanted { program, profile, mode }))
    }

    /// The first of these programs, on PATH or where `cargo xtask test` installs them.
    fn find(&self, names: &[&str]) -> Result<PathBuf, Fault> {
        let path = env::var_os("PATH").unwrap_or_default();
        let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/bin");
        let folders: Vec<PathBuf> = env::split_paths(&path).chain([ours]).collect();
        names
            .iter()
            .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
            .find(|file| file.is_file())
            .ok_or_else(|| {
                let (engine, advice) = (self.name, self.advice);
                Fault::new(format!("{engine}: none of {names:?} was found. {advice}"))
            })
    }
}
