//! The words that a guide needs and no article has, in the languages that the parser knows.

/// The words of one language.
pub(super) struct Words {
    pub(super) question: &'static str,
    pub(super) hint: &'static str,
    pub(super) retest: &'static str,
    pub(super) estimates: &'static str,
    pub(super) independence: &'static str,
    pub(super) fixed: (&'static str, &'static str),
    pub(super) later: (&'static str, &'static str),
    pub(super) exhausted: (&'static str, &'static str),
}

const ENGLISH: Words = Words {
    question: "What do you see?",
    hint: "Choose what comes closest.",
    retest: "Try again.",
    estimates: "The checks come in the article’s order. The figures only keep that order.",
    independence: "Made from the article named under Sources.",
    fixed: ("It works again", "Glad that helped."),
    later: ("Come back later", "Your answers are kept."),
    exhausted: ("Everything here has been tried", "Ask the maker’s support."),
};

const GERMAN: Words = Words {
    question: "Was sehen Sie?",
    hint: "Wählen Sie, was am ehesten zutrifft.",
    retest: "Versuchen Sie es noch einmal.",
    estimates: "Die Reihenfolge ist die des Artikels. Die Zahlen halten nur diese Reihenfolge fest.",
    independence: "Nach dem Artikel, der unter Quellen steht.",
    fixed: ("Es geht wieder", "Schön, dass es geholfen hat."),
    later: ("Kommen Sie später wieder", "Ihre Antworten bleiben gespeichert."),
    exhausted: ("Alles hier ist versucht", "Fragen Sie den Kundendienst des Herstellers."),
};

const FRENCH: Words = Words {
    question: "Que voyez-vous ?",
    hint: "Choisissez ce qui s’en rapproche le plus.",
    retest: "Réessayez.",
    estimates: "L’ordre est celui de l’article. Les chiffres ne font que le conserver.",
    independence: "D’après l’article cité dans les sources.",
    fixed: ("Tout remarche", "Tant mieux."),
    later: ("Revenez plus tard", "Vos réponses sont conservées."),
    exhausted: ("Tout a été essayé", "Adressez-vous à l’assistance du fabricant."),
};

const SPANISH: Words = Words {
    question: "¿Qué ve usted?",
    hint: "Elija lo que más se le parezca.",
    retest: "Inténtelo otra vez.",
    estimates: "El orden es el del artículo. Las cifras solo lo conservan.",
    independence: "A partir del artículo citado en las fuentes.",
    fixed: ("Ya funciona", "Nos alegramos."),
    later: ("Vuelva más tarde", "Sus respuestas quedan guardadas."),
    exhausted: ("Ya se ha probado todo", "Pregunte al soporte del fabricante."),
};

/// The words for a language, in English where there are none.
pub(super) fn words(language: &str) -> &'static Words {
    match language.split('-').next().unwrap_or_default() {
        "de" => &GERMAN,
        "fr" => &FRENCH,
        "es" => &SPANISH,
        _ => &ENGLISH,
    }
}
