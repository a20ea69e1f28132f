//! What axe-core finds fault with. `cargo xtask test` installs it into `target/tools`.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::json;

use super::{Fault, Page};

/// What axe found in one go.
#[derive(Deserialize)]
pub struct Found {
    /// What breaks a rule: the rule, and the element.
    pub faults: Vec<String>,
    /// How many rules had something to look at and were kept.
    pub kept: usize,
}

impl Page {
    /// Puts axe into the page.
    pub async fn bring_axe(&self) -> Result<(), Fault> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let file = root.join("target/tools/node_modules/axe-core/axe.min.js");
        let script = fs::read_to_string(&file).map_err(|_| {
            Fault::new("axe-core is not in target/tools: cargo xtask test installs it")
        })?;
        // Not by a script element: a page's policy may forbid it.
        self.run(&[&script, "\nwindow.axe = axe;"].concat(), &[]).await?;
        Ok(())
    }

    /// Holds what the selector names, in the page, against all of axe's rules.
    pub async fn axe(&self, selector: &str) -> Result<Found, Fault> {
        let script = "const [selector, done] = arguments;
            axe.run(document.querySelector(selector), {
              rules: { 'target-size': { enabled: true } },
              resultTypes: ['violations'],
            }).then(({ violations, passes }) => done({
              faults: violations.flatMap((rule) => rule.nodes.map((node) =>
                `${rule.id}: ${node.target.flat().join(' ')}: ${node.failureSummary}`)),
              kept: passes.length,
            }), (error) => done({ faults: [String(error)], kept: 0 }));";
        let found = self.client.execute_async(script, vec![json!(selector)]).await?;
        Ok(serde_json::from_value(found)?)
    }
}
