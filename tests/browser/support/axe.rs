//! What axe-core finds fault with. `cargo xtask test` installs it into `target/tools`.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::json;

use super::{Fault, Page, until};

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
        // Faults are not to depend on the moment: what moves has arrived.
        let script = "const [selector, done] = arguments;
            const all = (root) => [root, ...[...root.querySelectorAll('*')]
              .flatMap((one) => one.shadowRoot ? all(one.shadowRoot) : [])];
            for (const root of all(document))
              for (const motion of root.getAnimations()) motion.finish();
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

    /// Unfolds what is folded: it belongs to the screen, too.
    pub async fn unfold(&self) -> Result<(), Fault> {
        self.inside(
            "for (const folded of host.shadowRoot.querySelectorAll('details')) folded.open = true;",
            &[],
        )
        .await
    }

    /// What makes the page scroll to the side.
    pub async fn scrolls_sideways(&self) -> Result<Vec<String>, Fault> {
        self.ask(
            "const page = document.documentElement;
             if (page.scrollWidth <= page.clientWidth) return [];
             const all = (root) => [...root.querySelectorAll('*')]
               .flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
             const faults = all(document).map((one) => [one, one.getBoundingClientRect()])
               .filter(([, box]) => box.left < 0 || box.right > page.clientWidth)
               .map(([one, box]) => `${one.tagName}.${one.className} ${box.left} ${box.right}`);
             return [`page ${page.scrollWidth} px`, ...faults];",
        )
        .await
    }

    /// What is too small to tap, and what makes the page or a part of it scroll to the side.
    pub async fn misfits(&self) -> Result<Vec<String>, Fault> {
        self.inside(
            "const root = host.shadowRoot;
             const name = (one) => `${one.tagName}.${one.className} ${one.textContent}`;
             const faults = [];
             const page = document.documentElement;
             if (page.scrollWidth > page.clientWidth) faults.push(`page ${page.scrollWidth} px`);
             const seen = [...root.querySelectorAll('*')].filter((one) => one.checkVisibility());
             const edge = host.getBoundingClientRect();
             for (const one of seen) {
               const box = one.getBoundingClientRect();
               if (!one.closest('.unseen') && (box.left < edge.left - 1 || box.right > edge.right + 1))
                 faults.push(`out of the card: ${name(one)}`);
               if (one.matches('button, summary, label:has(input), :not(label) > input, select, a[href]:not(p a, .steps a)')
                   && (box.height < 43.9 || box.width < 43.9))
                 faults.push(`${box.width} by ${box.height}: ${name(one)}`);
             }
             return faults;",
            &[],
        )
        .await
    }

    /// Texts that reach out of what holds them: the card, something to tap, or a part that shows no
    /// more than fits.
    pub async fn spilled(&self) -> Result<Vec<String>, Fault> {
        self.inside(
            "const card = host.shadowRoot.querySelector('.card');
             const walker = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
             const faults = [];
             while (walker.nextNode()) {
               const text = walker.currentNode;
               const owner = text.parentElement;
               if (!owner.checkVisibility() || owner.closest('.unseen, textarea, select')) continue;
               const range = document.createRange();
               range.selectNodeContents(text);
               for (let box = owner; box !== card.parentElement; box = box.parentElement) {
                 const { overflowX, overflowY } = getComputedStyle(box);
                 const isTapped = box.matches('.card, button, summary, label, a[href]:not(p a, .steps a)');
                 const edge = box.getBoundingClientRect();
                 for (const line of range.getClientRects()) {
                   const sideways = line.left < edge.left - 1 || line.right > edge.right + 1;
                   const upright = line.top < edge.top - 1 || line.bottom > edge.bottom + 1;
                   if (sideways && (isTapped || overflowX !== 'visible') ||
                       upright && /hidden|clip/.test(overflowY))
                     faults.push(`out of ${box.tagName}.${box.className}: ${text.textContent}`);
                 }
               }
             }
             return [...new Set(faults)];",
            &[],
        )
        .await
    }

    /// Waits for the button that starts a widget by a tap.
    pub async fn starts_by_tap(&self) -> Result<(), Fault> {
        until("the button to start", async || Ok(self.has(".start").await?.then_some(()))).await
    }
}
