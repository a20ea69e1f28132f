//! The words that the parser goes by, one file per language.
//!
//! All languages are looked for in every article: pages often do not say their language, and one word
//! too many only holds a check back.

use alloc::vec;
use alloc::vec::Vec;

mod de;
mod en;
mod es;
mod fr;

use crate::phrases::{Finder, Topics};

macro_rules! topics {
    ($($(#[$doc:meta])* $field:ident $topic:ident = $bit:literal,)*) => {
        $($(#[$doc])* pub(crate) const $topic: Topics = 1 << $bit;)*

        /// The words of one language, one phrase per line; the syntax is that of [`crate::phrases`]. One text
        /// each, since tables of pointers would weigh more than the words.
        pub(crate) struct Language {
            $($(#[$doc])* pub(crate) $field: &'static str,)*
        }

        impl Language {
            fn lists(&self) -> Vec<(Topics, &'static str)> {
                vec![$(($topic, self.$field),)*]
            }
        }
    };
}

topics! {
    /// Something is lost, wherever in a check it is said.
    strong STRONG = 0,
    /// The same, but only in a title: in steps these words are mostly harmless.
    weak WEAK = 1,
    /// Sounds dangerous and is not: taken out before the dangers are looked for.
    harmless HARMLESS = 2,
    /// Save your data first.
    backup BACKUP = 3,
    /// Somebody could be hurt.
    hurts HURTS = 4,
    /// Takes effort to put right, or lowers a guard.
    care CARE = 5,
    /// Most readers are helped by it.
    likelier LIKELIER = 6,
    /// Few are.
    rarer RARER = 7,
    /// Only when all else has failed.
    last LAST = 8,
    /// How to tell that it worked.
    proof PROOF = 9,
    /// Begins a warning.
    warning WARNING = 10,
    /// Where to turn when nothing has helped, as a heading.
    end END = 11,
    /// The same, unless there is something to do below it.
    perhaps_end PERHAPS_END = 12,
    /// Questions and answers.
    faq FAQ = 13,
    /// How to keep it from happening again.
    prevention PREVENTION = 14,
    /// Other articles.
    related RELATED = 15,
    /// The last words of an article.
    outro OUTRO = 16,
    /// A table of contents.
    contents CONTENTS = 17,
    /// What the reader may see.
    symptoms SYMPTOMS = 18,
    /// Why it happens.
    causes CAUSES = 19,
    /// A whole heading that only labels a part of a fix.
    label LABEL = 20,
    /// A heading over fixes.
    fixes FIXES = 21,
    /// Something is wrong: the mark of a symptom.
    trouble TROUBLE = 22,
    /// Something is to be done: the mark of a fix.
    action ACTION = 23,
    /// Dangerous only in code.
    code CODE = 24,
    /// The opposite: what is found isn’t a danger, since it says that nothing is lost.
    unharmed UNHARMED = 25,
    /// A title that puts several ways side by side.
    method METHOD = 26,
}

/// Words before the number of a heading.
pub(crate) const NUMBERED: [&str; 24] = [
    "fix",
    "solution",
    "step",
    "tip",
    "way",
    "check",
    "lösung",
    "schritt",
    "tipp",
    "correction",
    "étape",
    "astuce",
    "conseil",
    "solución",
    "paso",
    "consejo",
    "truco",
    "method",
    "option",
    "methode",
    "méthode",
    "método",
    "opción",
    "variante",
];

/// Of these, the ones that are parts of one thing.
pub(crate) const STEP: [&str; 4] = ["step", "schritt", "étape", "paso"];

/// And the ones of which a reader needs one.
pub(crate) const METHOD_WORDS: [&str; 7] =
    ["method", "option", "methode", "méthode", "método", "opción", "variante"];

/// A finder for all languages.
pub(crate) fn finder() -> Finder {
    let mut lists = Vec::new();
    for language in [&en::WORDS, &de::WORDS, &fr::WORDS, &es::WORDS] {
        lists.extend(language.lists());
    }
    Finder::new(&lists)
}
