//! One page a guide that holds the widget and nothing else, installable and kept for offline:
//! where a reader goes whose blog loads the widget from another origin.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use quick_checks_core::fallback::escape;
use serde_json::json;

use crate::esbuild::minify;
use crate::guide;
use crate::paths::root;

const ICONS: [(&str, &str); 2] = [("icon-192.png", "192x192"), ("icon-512.png", "512x512")];

/// Writes the pages with their manifests and icons.
///
/// # Errors
/// If a file can't be read or written.
pub(crate) fn pages(staging: &Path) -> Result<()> {
    let source = root().join("standalone");
    let template = source.join("page.html");
    let template = fs::read_to_string(&template).with_context(|| template.display().to_string())?;
    let style = minify(&source.join("standalone.css"), &[])?;
    let style = String::from_utf8(style)?;
    let script = String::from_utf8(minify(&source.join("framed.js"), &[])?)?;
    for file in guide::files()? {
        let guide = guide::open(&file)?;
        let html = template
            .replace("{style}", style.trim())
            .replace("{script}", script.trim())
            .replace("{language}", &guide.language)
            .replace("{title}", &escape(&guide.title))
            .replace("{id}", &guide.id)
            .replace("{fallback}", &guide::render(&file, 2)?);
        fs::write(staging.join(format!("{}.html", guide.id)), html)?;
        let icons = ICONS.map(|(name, size)| {
            json!({ "src": name, "sizes": size, "type": "image/png", "purpose": "any maskable" })
        });
        let manifest = json!({
            "name": guide.title,
            "short_name": guide.subject,
            "lang": guide.language,
            "start_url": format!("{}.html", guide.id),
            "scope": format!("{}.html", guide.id),
            "display": "standalone",
            "background_color": "#f2f2f7",
            "theme_color": "#0b63ce",
            "icons": icons,
        });
        let name = format!("{}.webmanifest", guide.id);
        fs::write(staging.join(name), serde_json::to_vec_pretty(&manifest)?)?;
    }
    for (name, _) in ICONS {
        fs::copy(source.join(name), staging.join(name))?;
    }
    Ok(())
}
