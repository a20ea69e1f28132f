//! Short names between program and glue: wasm-opt gives them to the program and says which, the glue
//! gets them here. See docs/adr/0008-slim.md.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::paths::node_program;
use crate::shell::{command, read};

/// What wasm-opt says of the names.
#[derive(Debug, Deserialize)]
struct Names {
    /// Module, old name and new name of each import.
    imports: Vec<(String, String, String)>,
    /// Old name and new name of each export.
    exports: Vec<(String, String)>,
}

/// What wasm-opt calls the one module that imports come from.
const MODULE: &str = "a";

/// Gives the imports and exports of a program short names, in its file and in the glue.
///
/// # Errors
/// If wasm-opt fails, or the glue uses the names otherwise than expected.
pub(crate) fn short_names(program: &Path, glue: &str) -> Result<String> {
    let mut wasm_opt = command(node_program("wasm-opt"));
    wasm_opt.arg("--minify-imports-and-exports-and-modules").arg(program).arg("-o").arg(program);
    let names = read(&mut wasm_opt)?;
    rename(glue, &serde_json::from_str(&names).context("wasm-opt tells the names otherwise")?)
}

/// Puts the new names into the glue: an import is a function in an object literal, an export a
/// property of `wasm`.
fn rename(glue: &str, names: &Names) -> Result<String> {
    let mut text = glue.to_owned();
    let mut replace = |old: &str, new: &str| {
        ensure!(text.matches(old).count() == 1, "not once in the glue: {old}");
        text = text.replace(old, new);
        Ok(())
    };
    let mut modules: Vec<&str> = names.imports.iter().map(|(module, ..)| &**module).collect();
    modules.dedup();
    for module in modules {
        replace(&format!("\"{module}\": import"), &format!("\"{MODULE}\": import"))?;
    }
    for (_, old, new) in &names.imports {
        replace(&format!(" {old}: function("), &format!(" {new}: function("))?;
    }
    let mut parts = text.split("wasm.");
    let mut renamed = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_of_name = |letter: char| letter.is_alphanumeric() || letter == '_';
        let end = part.find(|letter| !is_of_name(letter)).unwrap_or(part.len());
        let (old, rest) = part.split_at(end);
        let new = names.exports.iter().find(|(name, _)| name == old).map(|(_, new)| &**new);
        let new = new.with_context(|| format!("the program exports no {old}"))?;
        renamed.push_str("wasm.");
        renamed.push_str(new);
        renamed.push_str(rest);
    }
    Ok(renamed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Result<Names> {
        let names = r#"{
            "imports": [["./glue_bg.js", "__wbg_a_01", "a"], ["./glue_bg.js", "__wbg_a_012", "b"]],
            "exports": [["keep", "a"], ["memory", "b"]]
        }"#;
        Ok(serde_json::from_str(names)?)
    }

    const GLUE: &str = "const import0 = { __wbg_a_01: function() { wasm.keep(wasm.memory.x); }, \
                        __wbg_a_012: function() {} }; const all = { \"./glue_bg.js\": import0 };";

    #[test]
    fn names_between_program_and_glue_become_short_in_the_glue() -> Result<()> {
        let short = "const import0 = { a: function() { wasm.a(wasm.b.x); }, \
                     b: function() {} }; const all = { \"a\": import0 };";
        assert_eq!(rename(GLUE, &names()?)?, short);
        Ok(())
    }

    #[test]
    fn a_glue_that_uses_the_names_otherwise_is_refused() -> Result<()> {
        for (part, other) in [
            ("__wbg_a_012: function", "__wbg_a_012: ()"),
            ("\"./glue_bg.js\"", "'./glue_bg.js'"),
            ("wasm.keep", "wasm.other"),
        ] {
            assert!(rename(&GLUE.replace(part, other), &names()?).is_err(), "{part}");
        }
        Ok(())
    }
}
