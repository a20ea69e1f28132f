//! Builds the contenders' pages into a folder, as they would be put on a server.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use quick_checks_author::snippet::{self, Hint, Snippet};
use quick_checks_core::fallback;
use quick_checks_core::guide::Guide;
use quick_checks_core::rich_text::plain;
use quick_checks_core::words::ENGLISH;
use serde_json::json;

use super::contenders::{BEFORE, LENGTHS, SHARED};
use super::guides;
use crate::bundle::SMALLEST;
use crate::esbuild::minify;
use crate::hints::hints;
use crate::paths::{bench_modules, node_program, remapped_paths, root};
use crate::shell::{command, read, run};

const HELLO: &str = "quick-checks-bench-hello";
const TARGET: &str = "wasm32-unknown-unknown";

/// The folder of our files on the server.
const OURS: &str = "quick-checks";

/// Builds everything from the `dist/` that is there, and from one of before a change if there is one.
/// Returns the folder.
///
/// # Errors
/// If a tool fails or a file is missing; the message names it.
pub(super) fn build(before: Option<&Path>) -> Result<PathBuf> {
    let folder = root().join("target/bench/site");
    if folder.is_dir() {
        fs::remove_dir_all(&folder)?;
    }
    let today = root().join("dist");
    let versions = [Some(("", today.as_path())), before.map(|before| (BEFORE, before))];
    for (version, dist) in versions.into_iter().flatten() {
        copy(dist, &folder.join(format!("{version}{OURS}")))?;
    }
    let bench = root().join("bench");
    fs::copy(bench.join("page.css"), folder.join("page.css"))?;
    let style = bench_modules().join("survey-core/survey-core.fontless.min.css");
    fs::copy(&style, folder.join("survey.css")).with_context(|| style.display().to_string())?;
    let shared = guides::read(&guides::guide(SHARED)?)?;
    let steps = format!("--define:STEPS={}", steps(&shared));
    for name in ["preact", "survey"] {
        let script =
            minify(&bench.join(format!("{name}.js")), &["--bundle", "--format=iife", &steps])?;
        fs::write(folder.join(format!("{name}.js")), script)?;
    }
    hello(&folder)?;
    for length in LENGTHS.into_iter().chain([SHARED]) {
        let guide = guides::guide(length)?;
        fs::write(folder.join(format!("guide-{length}.json")), guide.to_string())?;
        let guide = guides::read(&guide)?;
        for (version, dist) in versions.into_iter().flatten() {
            let script = format!("/{version}{OURS}/quick-checks.js");
            let address = format!("/guide-{length}.json");
            let list = list(&guide)?;
            let snippet = |hints: &[Hint]| snippet(&script, &address, hints, &list);
            let plain = snippet(&[]);
            page(&folder, &format!("{version}widget-{length}"), "", &plain)?;
            if length == SHARED {
                let hints = hints(dist, &script, &address, None)?;
                page(&folder, &format!("{version}hinted"), "", &snippet(&hints))?;
                let head = "<script>delete window.WebAssembly;</script>";
                page(&folder, &format!("{version}plain"), head, &plain)?;
            }
        }
    }
    page(&folder, "static", "", &list(&shared)?)?;
    let form = "<div id=\"form\"></div>";
    page(&folder, "preact", "<script defer src=\"/preact.js\"></script>", form)?;
    let survey =
        "<link rel=\"stylesheet\" href=\"/survey.css\"><script defer src=\"/survey.js\"></script>";
    page(&folder, "survey", survey, form)?;
    // As Trunk writes it.
    let hello = "<link rel=\"modulepreload\" href=\"/hello.js\">\
        <link rel=\"preload\" href=\"/hello_bg.wasm\" as=\"fetch\" type=\"application/wasm\" crossorigin>\
        <script type=\"module\">import start from '/hello.js'; \
        start({ module_or_path: '/hello_bg.wasm' });</script>";
    page(&folder, "hello", hello, "")?;
    let mut node = command("node");
    run("packing the pages", node.arg(bench.join("pack.js")).arg(&folder))?;
    Ok(folder)
}

/// The steps as data for the forms: the opening question, and then every check.
fn steps(guide: &Guide) -> serde_json::Value {
    let words = &*ENGLISH;
    let symptoms: Vec<&str> = guide.symptoms.iter().map(|symptom| &*symptom.title).collect();
    let mut steps = vec![json!({
        "title": guide.question, "text": plain(&guide.hint), "steps": [], "answers": symptoms,
    })];
    for check in &guide.checks {
        let texts: Vec<String> = check.steps.iter().map(|step| plain(&step.text)).collect();
        steps.push(json!({
            "title": check.title,
            "text": plain(&check.why),
            "steps": texts,
            "answers": [words.fixed(), words.not_applicable(), words.later(), words.still_failing()],
        }));
    }
    json!(steps)
}

fn list(guide: &Guide) -> Result<String> {
    Ok(fallback::render(guide, &ENGLISH, 2)?)
}

/// What `cargo xtask guide snippet` prints for a guide of the page's own.
fn snippet(script: &str, guide: &str, hints: &[Hint], list: &str) -> String {
    let snippet = Snippet {
        guide: snippet::Guide::Named(guide),
        script: Some(script),
        hints,
        language: None,
        heading_level: 2,
        fallback: list,
    };
    snippet.html()
}

/// A page like a short post: what is above is the same in all of them.
fn page(folder: &Path, name: &str, head: &str, body: &str) -> Result<()> {
    let html = format!(
        "<!doctype html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<title>When the backup fails</title>
<link rel=\"icon\" href=\"data:,\">
<link rel=\"stylesheet\" href=\"/page.css\">
{head}
</head>
<body>
<h1>When the backup fails</h1>
<p>Eight steps, one after the other.</p>
{body}
</body>
</html>
"
    );
    Ok(fs::write(folder.join(format!("{name}.html")), html)?)
}

/// The framework alone, with the same profile and tools as ours.
fn hello(folder: &Path) -> Result<()> {
    let mut cargo = command("cargo");
    cargo.args(["build", "--quiet", "--package", HELLO, "--lib", "--release", "--locked"]);
    cargo.args(["--target", TARGET]);
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", remapped_paths().join(" "));
    run("compiling the smallest Leptos program", &mut cargo)?;
    let built = root().join("target").join(TARGET).join("release");
    let built = built.join(format!("{}.wasm", HELLO.replace('-', "_")));
    let mut bind = command("wasm-bindgen");
    bind.args(["--target", "web", "--no-typescript", "--out-name", "hello"]);
    read(bind.arg("--out-dir").arg(folder).arg(built))?;
    let program = folder.join("hello_bg.wasm");
    read(command(node_program("wasm-opt")).args(SMALLEST).arg(&program).arg("-o").arg(&program))?;
    let glue = folder.join("hello.js");
    let small = minify(&glue, &["--bundle", "--format=esm"])?;
    Ok(fs::write(glue, small)?)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}
