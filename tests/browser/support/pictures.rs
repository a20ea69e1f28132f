//! Pictures of the screen, and how two of them differ (`tests/looks/`).

use std::fs;
use std::path::Path;
use std::process::Command;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use super::{Fault, Page};

impl Page {
    /// Sets the widget in the font of the tests: those of the machine differ.
    pub async fn set_font(&self) -> Result<(), Fault> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/node_modules");
        let file = "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2";
        let font = fs::read(root.join(file)).map_err(|_| {
            Fault::new("the font is not in target/tools: cargo xtask test installs it")
        })?;
        let script = "const [font, done] = arguments;
            const face = new FontFace('Inter', `url(data:font/woff2;base64,${font})`,
              { weight: '100 900' });
            document.fonts.add(face);
            // The page's own words, too, which the list inside the element is set in, and its buttons.
            const sheet = new CSSStyleSheet();
            sheet.replaceSync('html, button { font-family: Inter }');
            document.adoptedStyleSheets.push(sheet);
            document.querySelector('quick-checks').style
              .setProperty('--quick-checks-font', 'Inter');
            face.load().then(() => done(null), (error) => done(String(error)));";
        let fault = self.client.execute_async(script, vec![json!(STANDARD.encode(font))]).await?;
        fault.as_str().map_or(Ok(()), |fault| Err(Fault::new(fault)))
    }

    /// What is on display, as a PNG file.
    pub async fn picture(&self) -> Result<Vec<u8>, Fault> {
        Ok(self.client.screenshot().await?)
    }

    /// Compares what is on display with a kept picture. If they differ, the fault says by how
    /// much, and `difference` has both.
    pub async fn compare(&self, kept: &Path, difference: &Path) -> Result<(), Fault> {
        let folder = tempfile::tempdir()?;
        let now = folder.path().join("now.png");
        fs::write(&now, self.picture().await?)?;
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/looks/compare.mjs");
        let output = Command::new("node").arg(script).args([kept, &now, difference]).output()?;
        if output.status.success() {
            return Ok(());
        }
        let said = [output.stdout, output.stderr].concat();
        Err(Fault::new(String::from_utf8_lossy(&said)))
    }
}
