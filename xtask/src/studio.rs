//! The studio: its program, its scripts and its pages, in a folder of their own in `dist/`. No
//! reader's page asks for any of it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::json;

use crate::bundle::hashed;
use crate::esbuild::minify;
use crate::guide;
use crate::paths::{node_program, remapped_paths, root};
use crate::shell::{command, read, run};

const TARGET: &str = "wasm32-unknown-unknown";

/// Writes it into `studio/` of a folder that has the widget.
///
/// # Errors
/// If it doesn't compile, or a tool fails.
pub(crate) fn build(staging: &Path, release: bool) -> Result<()> {
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
    let options = [
        "--bundle",
        "--format=esm",
        "--target=safari15,chrome91,firefox90",
        &glue,
        &named,
        &bundled,
    ];
    let script = minify(&web.join("studio.js"), &options)?;
    let script = hashed(&folder, "studio", "js", &script)?;
    let style = hashed(&folder, "studio", "css", &minify(&web.join("studio.css"), &["--bundle"])?)?;
    let preview = minify(&web.join("preview.js"), &["--bundle", "--format=iife"])?;
    let preview = hashed(&folder, "preview", "js", &preview)?;
    let names = [
        ("{script}", &script),
        ("{style}", &style),
        ("{program}", &program),
        ("preview.js", &preview),
    ];
    for page in ["index.html", "preview.html"] {
        let file = web.join(page);
        let mut html = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        for (mark, name) in names {
            html = html.replace(mark, name);
        }
        fs::write(folder.join(page), html)?;
    }
    Ok(())
}

/// Compiles the program, and returns the folder that has it with its glue.
fn program(release: bool) -> Result<std::path::PathBuf> {
    let profile = if release { "release" } else { "debug" };
    let mut cargo = command("cargo");
    cargo.args(["build", "--quiet", "--package", "quick-checks-studio", "--lib", "--locked"]);
    cargo.args(["--target", TARGET, "--target-dir"]).arg(root().join("target"));
    if release {
        cargo.arg("--release");
    }
    let mut flags = remapped_paths();
    // Views of one type, not of one type each: a third of the size.
    flags.push("--cfg=erase_components".to_owned());
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
