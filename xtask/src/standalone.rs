//! One page per guide, in each of its languages, that holds the widget and nothing else, installable
//! and cached for offline: where a reader goes whose blog loads the widget from another origin.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use quick_checks_core::fallback::escape;
use quick_checks_core::guide::Guide;
use quick_checks_core::words::{direction, fill, unmarked};
use serde_json::{Value, json};

use crate::esbuild::minify;
use crate::paths::root;
use crate::{guide, translation, words};

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
        let original = guide::open(&file)?;
        let own = [(original.id.clone(), original.language.clone())];
        let translations = translation::of(&file)?.into_iter();
        let others = translations
            .map(|other| (format!("{}.{}", original.id, other.language), other.language));
        for (name, language) in own.into_iter().chain(others) {
            let guide = guide::in_language(&file, &language)?;
            let words = words::words(&language)?;
            let keep = fill(words.list_keep(), &[("what", words.works_offline())]);
            let html = template
                .replace("{style}", style.trim())
                .replace("{script}", script.trim())
                .replace("{language}", &language)
                .replace("{direction}", direction(&language))
                .replace("{title}", &escape(unmarked(&guide.title)))
                .replace("{id}", &guide.id)
                .replace("{name}", &name)
                .replace("{keep}", &escape(&keep))
                .replace("{fallback}", &guide::render(&file, 2, Some(&language))?);
            fs::write(staging.join(format!("{name}.html")), html)?;
            let manifest = manifest(&guide, &name);
            let file = staging.join(format!("{name}.webmanifest"));
            fs::write(file, serde_json::to_vec_pretty(&manifest)?)?;
        }
    }
    for (name, _) in ICONS {
        fs::copy(source.join(name), staging.join(name))?;
    }
    Ok(())
}

/// What a browser reads that is to install the page.
fn manifest(guide: &Guide, name: &str) -> Value {
    let icons = ICONS.map(|(name, size)| {
        json!({ "src": name, "sizes": size, "type": "image/png", "purpose": "any maskable" })
    });
    json!({
        "name": unmarked(&guide.title),
        "short_name": unmarked(&guide.subject),
        "lang": guide.language,
        "start_url": format!("{name}.html"),
        "scope": format!("{name}.html"),
        "display": "standalone",
        "background_color": "#f2f2f7",
        "theme_color": "#0b63ce",
        "icons": icons,
    })
}
