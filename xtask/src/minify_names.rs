//! Short names between program and glue: wasm-opt gives them to the program and says which, the glue
//! gets them here. See docs/adr/0008-slim.md.

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

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

/// Has wasm-opt give imports and exports short names, and print which.
pub(crate) const OPTION: &str = "--minify-imports-and-exports-and-modules";

/// Puts the new names, as wasm-opt has printed them, into the glue: an import is a function in an
/// object literal, an export a property of `wasm`.
///
/// # Errors
/// If either is written otherwise than expected.
pub(crate) fn rename(glue: &str, names: &str) -> Result<String> {
    let names: Names = serde_json::from_str(names).context("wasm-opt tells the names otherwise")?;
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

    const NAMES: &str = r#"{
        "imports": [["./glue_bg.js", "__wbg_a_01", "a"], ["./glue_bg.js", "__wbg_a_012", "b"]],
        "exports": [["keep", "a"], ["memory", "b"]]
    }"#;
    const GLUE: &str = "const import0 = { __wbg_a_01: function() { wasm.keep(wasm.memory.x); }, \
                        __wbg_a_012: function() {} }; const all = { \"./glue_bg.js\": import0 };";

    #[test]
    fn names_between_program_and_glue_become_short_in_the_glue() -> Result<()> {
        let short = "const import0 = { a: function() { wasm.a(wasm.b.x); }, \
                     b: function() {} }; const all = { \"a\": import0 };";
        assert_eq!(rename(GLUE, NAMES)?, short);
        Ok(())
    }

    #[test]
    fn a_glue_that_uses_the_names_otherwise_is_refused() {
        for (part, other) in [
            ("__wbg_a_012: function", "__wbg_a_012: ()"),
            ("\"./glue_bg.js\"", "'./glue_bg.js'"),
            ("wasm.keep", "wasm.other"),
        ] {
            assert!(rename(&GLUE.replace(part, other), NAMES).is_err(), "{part}");
        }
    }
}
