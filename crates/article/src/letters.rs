//! What a letter is, and its lower case: as the standard library has it for the languages that
//! articles are likely to be written in, without its tables, which weigh more than this parser.

use alloc::string::String;

/// Whether a sign belongs to words: a letter or a digit.
pub(crate) fn is_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || (letter > '\u{a9}' && !is_sign(letter))
}

/// Whether it is a letter.
pub(crate) fn is_letter(letter: char) -> bool {
    is_word(letter) && !letter.is_ascii_digit()
}

/// Whether it is a capital.
pub(crate) fn is_capital(letter: char) -> bool {
    lower(letter) != letter
}

/// Signs beyond ASCII that belong to no word: punctuation, arrows, drawings, pictures.
fn is_sign(letter: char) -> bool {
    matches!(letter,
        '\u{ab}'..='\u{b1}' | '´' | '¶'..='¸' | '»' | '¿' | '×' | '÷'
        | '\u{300}'..='\u{36f}' | '\u{37e}' | '\u{387}'
        | '\u{589}' | '\u{5be}' | '\u{60c}' | '\u{61b}' | '\u{61f}' | '\u{66a}'..='\u{66d}'
        | '\u{964}' | '\u{965}'
        | '\u{2000}'..='\u{206f}' | '\u{20a0}'..='\u{20ff}'
        | '\u{2190}'..='\u{245f}' | '\u{2500}'..='\u{2775}' | '\u{2794}'..='\u{2bff}'
        | '\u{2e00}'..='\u{2fff}' | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}'
        | '\u{3030}' | '\u{303d}' | '\u{30fb}'
        | '\u{e000}'..='\u{f8ff}' | '\u{fe00}'..='\u{fe6f}' | '\u{feff}'..='\u{ff0f}'
        | '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}'
        | '\u{fff0}'..='\u{ffff}' | '\u{1f000}'..='\u{1f0ff}' | '\u{1f1e6}'..='\u{1faff}'
        | '\u{e0000}'..)
}

/// A letter in lower case.
pub(crate) fn lower(letter: char) -> char {
    let code = u32::from(letter);
    let code = match code {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3ab | 0x410..=0x42f => code + 32,
        0x400..=0x40f => code + 80,
        0x130 => 0x69,
        0x178 => 0xff,
        0x1e9e => 0xdf,
        // Capitals and small letters side by side.
        0x100..=0x12f | 0x132..=0x137 | 0x14a..=0x177 | 0x1e00..=0x1e95 | 0x1ea0..=0x1eff => {
            code | 1
        }
        0x139..=0x148 | 0x179..=0x17e if code & 1 == 1 => code + 1,
        _ => code,
    };
    char::from_u32(code).unwrap_or(letter)
}

/// A text in lower case.
pub(crate) fn lowered(text: &str) -> String {
    text.chars().map(lower).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Latin, Greek and Cyrillic, with the signs between their words.
    #[test]
    fn letters_are_what_the_standard_library_says() {
        let latin = '\0'..='\u{17f}';
        let others = ['\u{391}'..='\u{3a1}', '\u{3a3}'..='\u{3c9}', '\u{400}'..='\u{45f}'];
        let signs = ['\u{2010}'..='\u{2027}', '\u{2030}'..='\u{205e}', '\u{2190}'..='\u{23ff}'];
        for letter in [latin].into_iter().chain(others).chain(signs).flatten() {
            let code = u32::from(letter);
            assert_eq!(is_word(letter), letter.is_alphanumeric(), "{code:x} {letter}");
            if letter != 'İ' {
                assert!(letter.to_lowercase().eq([lower(letter)]), "{code:x} {letter}");
                let capital = letter.is_uppercase();
                assert_eq!(is_capital(letter), capital, "{code:x} {letter}");
            }
        }
    }

    #[test]
    fn other_scripts_have_words_too() {
        for letter in ['再', 'カ', '한', 'ا', 'א', 'क', 'ก'] {
            assert!(is_word(letter) && is_letter(letter) && !is_capital(letter), "{letter}");
        }
        for sign in ['。', '、', '，', '：', '「', '🔧', '✅', '→', '️', '⃣'] {
            assert!(!is_word(sign), "{sign}");
        }
    }
}
