//! What the tag of a language (BCP 47) tells.

use crate::cut::divide;

/// Whether two tags name the same language, whatever else they say.
pub fn same_language(one: &str, other: &str) -> bool {
    primary(one) == primary(other)
}

/// The direction in which a language is written, as HTML names it.
pub fn direction(language: &str) -> &'static str {
    let turned = ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"];
    if turned.contains(&primary(language)) { "rtl" } else { "ltr" }
}

fn primary(language: &str) -> &str {
    divide(language, b'-').0
}
