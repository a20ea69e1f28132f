//! The studio: its program, its scripts and its pages, in a folder of their own in `dist/`. No
//! reader's page asks for any of it.

pub mod words;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::json;

use crate::esbuild::minify;
use crate::guide;
use crate::hashed::{hashed, short_hash};
use crate::paths::{node_program, remapped_paths, root};
use crate::shell::{command, read, run};

const TARGET: &str = "wasm32-unknown-unknown";

/// Writes it into `studio/` of a folder that has the widget, of which it needs these files.
///
/// # Errors
/// If it doesn't compile, or a tool fails.
pub(crate) fn build(staging: &Path, release: bool, widget: &[String]) -> Result<()> {
    let folder = staging.join("studio");
    fs::create_dir_all(folder.join("guides"))?;
    let mut ids = Vec::new();
    for file in guide::files()? {
        let id = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        // As its author wrote it: whoever opens it there goes on from that.
        fs::copy(&file, folder.join("guides").join(format!("{id}.json")))?;
        ids.push(id);
    }
    let work = program(release)?;
    let bytes = fs::read(work.join("glue_bg.wasm"))?;
    let program = hashed(&folder, "studio", "wasm", &bytes)?;
    let web = root().join("studio/web");
    let glue = format!("--alias:studio-program={}", work.join("glue.js").display());
    let named = format!("--define:PROGRAM={}", json!(program));
    let bundled = format!("--define:BUNDLED={}", json!(ids));
    let (spoken, languages) = words::write(&folder)?;
    let spoken = format!("--define:INTERFACE={spoken}");
    let options = [
        "--bundle",
        "--format=esm",
        // The module where a package has one: by NODE_PATH, esbuild doesn't look at `exports`.
        "--main-fields=module,main",
        &glue,
        &named,
        &bundled,
        &spoken,
    ];
    let script = minify(&web.join("studio.js"), &options)?;
    let script = hashed(&folder, "studio", "js", &script)?;
    let style = hashed(&folder, "studio", "css", &minify(&web.join("studio.css"), &["--bundle"])?)?;
    let preview = minify(&web.join("preview.js"), &["--bundle", "--format=iife"])?;
    let preview = hashed(&folder, "preview", "js", &preview)?;
    let marks = [("{script}", &script), ("{style}", &style), ("preview.js", &preview)];
    for page in ["index.html", "preview.html"] {
        let file = web.join(page);
        let mut html = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        for (mark, name) in marks {
            html = html.replace(mark, name);
        }
        fs::write(folder.join(page), html)?;
    }
    let manifest = json!({
        "name": "Quick Checks studio", "short_name": "Studio", "lang": "en", "start_url": "./",
        "scope": "./", "display": "standalone", "background_color": "#f4f5f8",
        "theme_color": "#0b5fd8",
        "icons": [{ "src": "../icon-192.png", "sizes": "192x192", "type": "image/png" },
            { "src": "../icon-512.png", "sizes": "512x512", "type": "image/png" }],
    });
    fs::write(folder.join("studio.webmanifest"), manifest.to_string())?;
    let guides = ids.iter().map(|id| format!("guides/{id}.json"));
    let own = [&script, &style, &program, &preview].into_iter().cloned();
    let pages = ["index.html", "preview.html"].map(str::to_owned);
    let kept: Vec<String> = widget
        .iter()
        .map(|name| format!("../{name}"))
        .chain(["../quick-checks.js".to_owned()])
        .chain(pages)
        .chain(own)
        .chain(guides)
        .chain(languages)
        .collect();
    let version = short_hash(json!(kept).to_string().as_bytes());
    let kept = format!("--define:KEPT={}", json!(kept));
    let version = format!("--define:VERSION={}", json!(version));
    let worker = minify(&web.join("worker.js"), &["--bundle", "--format=iife", &kept, &version])?;
    fs::write(folder.join("worker.js"), worker)?;
    Ok(())
}

/// Compiles the program, and returns the folder that has it with its glue.
fn program(release: bool) -> Result<std::path::PathBuf> {
    let profile = if release { "studio" } else { "debug" };
    let mut cargo = command("cargo");
    cargo.args(["build", "--quiet", "--package", "quick-checks-studio", "--lib", "--locked"]);
    cargo.args(["--target", TARGET, "--target-dir"]).arg(root().join("target"));
    let mut flags = remapped_paths();
    if release {
        cargo.args(["--profile", profile]);
        // Views of one type, not of a type each.
        flags.push("--cfg=erase_components".to_owned());
    }
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags.join(" "));
    run("compiling the studio", &mut cargo)?;
    let folder = root().join("target").join(TARGET);
    let work = folder.join("studio");
    fs::create_dir_all(&work)?;
    let mut bindgen = command("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", "glue", "--out-dir"]);
    read(bindgen.arg(&work).arg(folder.join(profile).join("quick_checks_studio.wasm")))?;
    if release {
        let built = work.join("glue_bg.wasm");
        let mut wasm_opt = command(node_program("wasm-opt"));
        read(wasm_opt.args(["-Oz", "--low-memory-unused"]).arg(&built).arg("-o").arg(&built))?;
    }
    Ok(work)
}
