//! Ids: saved answers hang on them, so an element’s own `id` comes first.

use alloc::string::{String, ToString};

use crate::letters::lower;
use crate::table::Table;

/// Longest id in bytes, before a number is added: a guide takes 64.
const LONGEST: usize = 56;

/// Gives each id once.
#[derive(Default)]
pub(crate) struct Names {
    given: Table<String, u32>,
}

impl Names {
    /// A new id from the element’s `id`, else from the title.
    pub(crate) fn name(&mut self, id: Option<&str>, title: &str) -> String {
        let own = id.map(slug).filter(|id| !id.is_empty());
        let name = own.unwrap_or_else(|| slug(title));
        // A title without a letter that an id may have still has an id of its own.
        let name = if name.is_empty() { ["c", &hash(title)].concat() } else { name };
        self.give(name)
    }

    /// The name itself, or the next with a number that is still free: “Restart 2” may be a title.
    fn give(&mut self, name: String) -> String {
        let mut given = name.clone();
        while self.given.get(&given).is_some() {
            let Some(count) = self.given.add(name.clone(), 1) else { break };
            *count += 1;
            given = [&name, "-", &count.to_string()].concat();
        }
        self.given.add(given.clone(), 1);
        given
    }
}

/// Kebab-case of a text.
pub(crate) fn slug(text: &str) -> String {
    let mut slug = String::new();
    let mut gap = false;
    for letter in text.chars().map(lower) {
        let plain = fold(letter);
        if plain.is_empty() {
            gap |= !matches!(letter, '\'' | '’');
            continue;
        }
        if slug.len() + plain.len() + 1 > LONGEST {
            break;
        }
        if gap && !slug.is_empty() {
            slug.push('-');
        }
        gap = false;
        slug.push_str(plain);
    }
    slug
}

/// A letter without its accents.
fn fold(letter: char) -> &'static str {
    const PLAIN: &str = "abcdefghijklmnopqrstuvwxyz0123456789";
    if let Some(at) = PLAIN.find(letter) {
        return PLAIN.get(at..=at).unwrap_or_default();
    }
    match letter {
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ą' => "a",
        'ä' | 'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'è' | 'é' | 'ê' | 'ë' | 'ę' | 'ě' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ø' => "o",
        'ö' | 'œ' => "oe",
        'ř' => "r",
        'ś' | 'š' => "s",
        'ß' => "ss",
        'ù' | 'ú' | 'û' | 'ů' => "u",
        'ü' => "ue",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => "",
    }
}

/// A short name for a text in other letters (FNV-1a).
fn hash(text: &str) -> String {
    let mut hash = 0x811c_9dc5_u32;
    for byte in text.bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    hash.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_kebab_case_and_given_once() {
        let mut names = Names::default();
        assert_eq!(names.name(None, "Überprüfe die Größe!"), "ueberpruefe-die-groesse");
        assert_eq!(names.name(Some("Fix_1"), "x"), "fix-1");
        assert_eq!(names.name(None, "Fix 1"), "fix-1-2");
        assert_eq!(names.name(None, "Fix 1 2"), "fix-1-2-2");
        assert_eq!(names.name(None, "Fix 1"), "fix-1-3");
        let long = "a title that is longer than any id may be, and comes several times";
        let first = names.name(None, long);
        let second = names.name(None, long);
        assert!(first != second && second.len() <= 64);
        assert_eq!(names.name(None, "Don’t wait"), "dont-wait");
        assert!(names.name(None, "再起動").starts_with('c'));
    }
}
