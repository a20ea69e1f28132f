//! The one sentence that a guide needs and no article has, in the languages that the parser knows.

/// What says that the likelihoods are not the author's, in English where there are no other words.
pub(super) fn estimates(language: &str) -> &'static str {
    match language.split('-').next().unwrap_or_default() {
        "de" => {
            "Die Reihenfolge ist die des Artikels. Die Zahlen halten nur diese Reihenfolge fest."
        }
        "fr" => "L’ordre est celui de l’article. Les chiffres ne font que le conserver.",
        "es" => "El orden es el del artículo. Las cifras solo lo conservan.",
        _ => "The checks come in the article’s order. The figures only keep that order.",
    }
}
