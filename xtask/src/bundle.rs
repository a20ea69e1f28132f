//! From Trunk's output to the folder that ships: optimised, minified, and every file but the
//! loader named by its content, so that a server may let browsers keep it without end.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use quick_checks_core::words::ENGLISH;
use serde_json::{Value, json};

use crate::esbuild::{complete, minify, pristine_globals};
use crate::hashed::{hashed, short_hash};
use crate::paths::{node_program, root};
use crate::shell::{command, read};
use crate::{
    article, guide, integrity, minify_names, standalone, studio, translation, wasm2js, words,
};

/// Fields of a guide that only its authors need.
const AUTHORS_FIELDS: [&str; 2] = ["$schema", "stands_for"];
/// The smallest of the combinations tried, 2 % less than `-Oz` alone: it takes the control flow
/// apart and builds it again. The stack comes first in memory, so nothing else is below 1,024.
pub(crate) const SMALLEST: [&str; 6] =
    ["--flatten", "--rereloop", "-Oz", "-Oz", "--low-memory-unused", "--converge"];

/// Works on the folder that Trunk's hook names.
///
/// # Errors
/// If a file is missing or a tool fails; the message names it.
pub fn bundle() -> Result<()> {
    let staging = std::env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("TRUNK_STAGING_DIR is not set: `cargo xtask dist` calls this through Trunk")?;
    let release = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let widget = bundle_into(&staging, release)?;
    studio::build(&staging, release, &widget)
}

/// The widget and its pages in a folder that has what Trunk would put there. Returns the files that a
/// page with the widget needs.
///
/// # Errors
/// If a file is missing or a tool fails.
pub(crate) fn bundle_into(staging: &Path, release: bool) -> Result<Vec<String>> {
    let glue = staging.join("quick-checks.js");
    let wasm = program(staging, &glue, release)?;
    // With the JavaScript that the program calls, which wasm-bindgen puts into a folder beside it.
    complete(&staging.join("snippets"))?;
    let pristine_globals = pristine_globals();
    let glue = minify(&glue, &["--bundle", "--format=esm", &pristine_globals])?;
    let glue = hashed(staging, "quick-checks-app", "js", &glue)?;
    fs::remove_file(staging.join("quick-checks.js"))?;
    fs::remove_dir_all(staging.join("snippets"))?;
    // Only in what ships: it would double the wait for each change while developing.
    let plain = if release {
        Some(hashed(staging, "quick-checks-plain", "js", &wasm2js::program()?)?)
    } else {
        None
    };
    let style = minify(&root().join("style/widget.css"), &["--bundle"])?;
    let style = hashed(staging, "quick-checks", "css", &style)?;
    let guides = guides(staging)?;
    let languages = languages(staging, &guides)?;
    let offline =
        minify(&root().join("embed/offline.js"), &["--bundle", "--format=esm", &pristine_globals])?;
    let offline = hashed(staging, "quick-checks-offline", "js", &offline)?;

    let phone = minify(&root().join("embed/phone.js"), &["--bundle", "--format=esm"])?;
    let phone = hashed(staging, "quick-checks-phone", "js", &phone)?;

    let save =
        minify(&root().join("embed/save.js"), &["--bundle", "--format=esm", &pristine_globals])?;
    let save = hashed(staging, "quick-checks-save", "js", &save)?;

    let history = minify(&root().join("embed/history.js"), &["--bundle", "--format=esm"])?;
    let history = hashed(staging, "quick-checks-history", "js", &history)?;

    let words = json!([
        ENGLISH.article_independence(),
        ENGLISH.article_unsure(),
        ENGLISH.article_caution(),
    ]);
    let words = format!("--define:ARTICLE_WORDS={words}");
    let options = ["--bundle", "--format=esm", &pristine_globals, &words];
    let article = minify(&root().join("embed/article.js"), &options)?;
    let article = hashed(staging, "quick-checks-article", "js", &article)?;
    let (parser, plain_parser) = article::parser(&SMALLEST)?;
    let article_wasm = hashed(staging, "quick-checks-parser", "wasm", &parser)?;
    let article_plain = hashed(staging, "quick-checks-parser", "js", &plain_parser)?;

    // Pages name it themselves.
    let count = minify(&root().join("embed/count.js"), &["--bundle", "--format=iife"])?;
    fs::write(staging.join("quick-checks-count.js"), count)?;

    let files = json!({
        "glue": glue, "wasm": wasm, "plain": plain, "style": style, "offline": offline,
        "phone": phone, "save": save, "history": history, "article": article,
        "articleWasm": article_wasm, "articlePlain": article_plain,
        "languages": languages.list, "guides": guides.originals,
    });
    let words = json!([ENGLISH.start(), ENGLISH.loading(), ENGLISH.failed(), ENGLISH.start_with()]);
    let hashes = json!(hashes(staging, &files)?);
    let defines = [("FILES", files), ("WORDS", words), ("HASHES", hashes)];
    let defines = defines.map(|(name, value)| format!("--define:{name}={value}"));
    let options: Vec<&str> = ["--bundle", "--format=iife", &pristine_globals]
        .into_iter()
        .chain(defines.iter().map(String::as_str))
        .collect();
    let loader = minify(&root().join("embed/quick-checks.js"), &options)?;
    fs::write(staging.join("quick-checks.js"), loader)?;
    let article = [&article, &article_wasm, &article_plain];
    let shipped = [&glue, &wasm, &style, &offline, &save, &history, &languages.list]
        .into_iter()
        .chain(article)
        .chain(&plain)
        .chain(guides.originals.values())
        .chain(&languages.files);
    worker(staging, shipped)?;
    standalone::pages(staging)?;
    fallbacks(staging)?;
    words::page::page(staging, &languages.words)?;
    page(staging)?;
    Ok(vec![glue, wasm, style, languages.list])
}

/// The compiled program, optimised for what ships; its glue changes with it.
fn program(staging: &Path, glue: &Path, release: bool) -> Result<String> {
    let built = staging.join("quick-checks_bg.wasm");
    if release {
        // No --all-features: wasm-opt would then write what no browser accepts. It reads the
        // features in use from the file.
        let mut wasm_opt = command(node_program("wasm-opt"));
        read(wasm_opt.args(SMALLEST).arg(&built).arg("-o").arg(&built))?;
        // By itself: `--converge` would give new names round after round.
        let mut wasm_opt = command(node_program("wasm-opt"));
        let names = read(wasm_opt.arg(minify_names::OPTION).arg(&built).arg("-o").arg(&built))?;
        let text = fs::read_to_string(glue)?;
        fs::write(glue, describe_briefly(&minify_names::rename(&text, &names)?)?)?;
    }
    let bytes = fs::read(&built).with_context(|| built.display().to_string())?;
    fs::remove_file(built)?;
    hashed(staging, "quick-checks-app", "wasm", &bytes)
}

/// The names of the guides' files.
struct Guides {
    /// By id.
    originals: BTreeMap<String, String>,
    /// By language, then by id.
    translated: BTreeMap<String, BTreeMap<String, String>>,
}

/// Every guide, and every translation of one, without what only authors need.
fn guides(staging: &Path) -> Result<Guides> {
    let (mut originals, mut translated) = (BTreeMap::new(), BTreeMap::<_, BTreeMap<_, _>>::new());
    fs::create_dir_all(staging.join("guides"))?;
    for file in guide::files()? {
        let id = guide::open(&file)?.id;
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        ensure!(stem == id.as_str(), "{}: name the file {id}.json, after its id", file.display());
        let mut value: Value = serde_json::from_str(&fs::read_to_string(&file)?)?;
        for translation in translation::of(&file)? {
            let (mut guide, _) = translation.apply(&value);
            let name = format!("guides/{id}.{}", translation.language);
            let name = hashed(staging, &name, "json", slim(&mut guide).as_bytes())?;
            translated.entry(translation.language).or_default().insert(id.clone(), name);
        }
        let name = hashed(staging, &format!("guides/{id}"), "json", slim(&mut value).as_bytes())?;
        originals.insert(id, name);
    }
    Ok(Guides { originals, translated })
}

/// A guide's text without what only authors need.
fn slim(guide: &mut Value) -> String {
    strip(guide);
    // The widget names its sources; the list as plain HTML links to them. Nobody but the checks asks
    // for one by its id, so that a number does.
    let mut numbers = BTreeMap::new();
    for (at, source) in guide["sources"].as_array_mut().into_iter().flatten().enumerate() {
        if let Some(source) = source.as_object_mut() {
            source.remove("url");
            let id = source.insert("id".to_owned(), at.to_string().into());
            numbers.insert(id.unwrap_or_default().to_string(), at.to_string());
        }
    }
    for check in guide["checks"].as_array_mut().into_iter().flatten() {
        for id in check["sources"].as_array_mut().into_iter().flatten() {
            if let Some(number) = numbers.get(&id.to_string()) {
                *id = number.as_str().into();
            }
        }
    }
    guide.to_string()
}

/// What there is in other languages than English.
struct Languages {
    /// The file that lists them.
    list: String,
    /// Those that it names.
    files: Vec<String>,
    /// The words of each, by its tag.
    words: BTreeMap<String, String>,
}

/// The words of the interface in every language, and the list of what there is in each.
fn languages(staging: &Path, guides: &Guides) -> Result<Languages> {
    fs::create_dir_all(staging.join("words"))?;
    let (mut list, mut files, mut hashes) = (BTreeMap::new(), Vec::new(), BTreeMap::new());
    let mut packed_words = BTreeMap::new();
    let pseudo = words::pseudo(&words::english()?).map(|one| (one.tag.clone(), one));
    for (tag, language) in words::languages()?.into_iter().chain(pseudo) {
        let packed = words::packed(&language, false)?;
        let name = hashed(staging, &format!("words/{tag}"), "txt", packed.as_bytes())?;
        let translated = guides.translated.get(&tag).cloned().unwrap_or_default();
        files.push(name.clone());
        packed_words.insert(tag.clone(), name.clone());
        files.extend(translated.values().cloned());
        list.insert(tag, json!({ "words": name, "guides": translated }));
    }
    for tag in guides.translated.keys() {
        ensure!(
            list.contains_key(tag),
            "a guide is translated into {tag}, but words/{tag}.json is missing"
        );
    }
    for name in &files {
        hashes.insert(name, integrity::short(&fs::read(staging.join(name))?));
    }
    let defines = [("LANGUAGES", json!(list)), ("HASHES", json!(hashes))];
    let defines = defines.map(|(name, value)| format!("--define:{name}={value}"));
    let source = root().join("embed/languages.js");
    let text = minify(&source, &["--bundle", "--format=esm", &defines[0], &defines[1]])?;
    let list = hashed(staging, "quick-checks-languages", "js", &text)?;
    Ok(Languages { list, files, words: packed_words })
}

fn strip(value: &mut Value) {
    match value {
        Value::Object(object) => {
            object.retain(|key, _| !AUTHORS_FIELDS.contains(&key.as_str()));
            object.values_mut().for_each(strip);
        }
        Value::Array(list) => list.iter_mut().for_each(strip),
        _ => {}
    }
}

/// Has the glue describe a value of JavaScript as the browser does: what wasm-bindgen has for that is
/// only ever part of a panic's message, and its way through all kinds of objects costs 0.3 KB.
fn describe_briefly(glue: &str) -> Result<String> {
    let (long, brief) = ("ret = debugString(arg1);", "ret = String(arg1);");
    ensure!(glue.matches(long).count() == 1, "not once in the glue: {long}");
    Ok(glue.replace(long, brief))
}

/// The content of every file that the loader names, as a page's `integrity` would have it.
fn hashes(staging: &Path, files: &Value) -> Result<BTreeMap<String, String>> {
    let mut names = vec![files];
    let mut hashes = BTreeMap::new();
    while let Some(value) = names.pop() {
        match value {
            Value::Object(object) => names.extend(object.values()),
            Value::String(name) => {
                hashes.insert(name.clone(), integrity::short(&fs::read(staging.join(name))?));
            }
            _ => {}
        }
    }
    Ok(hashes)
}

/// The service worker: it knows the digest of every file that the loader and it may load.
fn worker<'a>(staging: &Path, shipped: impl Iterator<Item = &'a String>) -> Result<()> {
    let mut files = BTreeMap::new();
    for name in shipped.map(String::as_str).chain(["quick-checks.js"]) {
        files.insert(name, integrity::short(&fs::read(staging.join(name))?));
    }
    let files = json!(files).to_string();
    let defines = [
        format!("--define:FILES={files}"),
        format!("--define:VERSION={}", json!(short_hash(files.as_bytes()))),
    ];
    let source = root().join("embed/quick-checks-sw.js");
    // One expression, so that it leaves no name in a worker that imports it.
    let text = minify(&source, &["--bundle", "--format=iife", &defines[0], &defines[1]])?;
    Ok(fs::write(staging.join("quick-checks-sw.js"), text)?)
}

/// Every guide as plain HTML, for what puts it into a page: see `integrations/`. No reader loads it.
fn fallbacks(staging: &Path) -> Result<()> {
    fs::create_dir_all(staging.join("fallback"))?;
    for file in guide::files()? {
        let id = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let folder = staging.join("fallback");
        fs::write(folder.join(format!("{id}.html")), guide::render(&file, 2, None)?)?;
        for translation in translation::of(&file)? {
            let language = &translation.language;
            let name = folder.join(format!("{id}.{language}.html"));
            fs::write(name, guide::render(&file, 2, Some(language))?)?;
        }
    }
    Ok(())
}

/// Puts into the demo page what it asks for: the fallback of a guide, and its own style and script,
/// so that the one file that is kept for offline has all of it.
fn page(staging: &Path) -> Result<()> {
    let file = staging.join("index.html");
    let mut html = fs::read_to_string(&file)?;
    let style = String::from_utf8(minify(&root().join("style/page.css"), &[])?)?;
    let link =
        html.lines().find(|line| line.contains("page.css")).context("no style in the demo")?;
    html = html.replace(link, &format!("    <style>{}</style>", style.trim()));
    fs::remove_file(staging.join("page.css"))?;
    let mut translated = Vec::new();
    for guide in guide::files()? {
        let id = guide.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let languages = translation::of(&guide)?.into_iter();
        translated.extend(languages.map(|one| format!("{id}.{}", one.language)));
    }
    let translated = format!("--define:TRANSLATED={}", json!(translated));
    let options = ["--bundle", "--format=esm", &translated];
    let script = minify(&root().join("demo/builder.js"), &options)?;
    let tag = "<script type=\"module\" src=\"builder.js\"></script>";
    ensure!(html.contains(tag), "no script in the demo");
    let inline = format!("<script type=\"module\">{}</script>", String::from_utf8(script)?.trim());
    html = html.replace(tag, &inline);
    for guide_file in guide::files()? {
        let id = guide_file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let fallback = guide::render(&guide_file, 2, None)?;
        html = html.replace(&format!("<!-- fallback: {id} -->"), &fallback);
    }
    Ok(fs::write(file, html)?)
}
