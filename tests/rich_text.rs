//! The marks that a guide's texts may use.

use proptest::prelude::*;
use quick_checks_core::rich_text::{Piece, pieces, plain, points};

fn bold(words: &str) -> Piece<'_> {
    Piece::Bold(words)
}

#[test]
fn marks_are_read_as_authors_write_them() {
    use Piece::{Code, Link, Plain};
    for (line, expected) in [
        ("", vec![]),
        ("Words alone.", vec![Plain("Words alone.")]),
        ("Tap **Back Up Now**.", vec![Plain("Tap "), bold("Back Up Now"), Plain(".")]),
        ("**A › B**", vec![bold("A › B")]),
        ("**A****B**", vec![bold("A"), bold("B")]),
        ("Type `icloud.com`", vec![Plain("Type "), Code("icloud.com")]),
        (
            "See [Apple](https://support.apple.com/1), please",
            vec![
                Plain("See "),
                Link { label: "Apple", url: "https://support.apple.com/1" },
                Plain(", please"),
            ],
        ),
        ("`**not bold**`", vec![Code("**not bold**")]),
        ("“Ünïcödé” **Größe** 日本", vec![Plain("“Ünïcödé” "), bold("Größe"), Plain(" 日本")]),
    ] {
        assert_eq!(pieces(line), expected, "{line}");
    }
}

#[test]
fn what_is_no_mark_stays_as_it_is_written() {
    for line in [
        "2 * 3 * 4",
        "**open",
        "****",
        "a ` b",
        "``",
        "[label]",
        "[label](",
        "[label](https://open",
        "[label](http://example.org)",
        "[label](javascript:alert(1))",
        "[](https://example.org)",
        "MobileSync\\Backup, %APPDATA%\\Apple",
    ] {
        assert_eq!(pieces(line), [Piece::Plain(line)], "{line}");
    }
}

#[test]
fn a_backslash_takes_a_marks_meaning_away() {
    for (line, words) in [
        (r"\*\*plain\*\*", "**plain**"),
        (r"\`plain\`", "`plain`"),
        (r"\[plain](https://example.org)", "[plain](https://example.org)"),
        (r"a \\**bold**", r"a \bold"),
    ] {
        assert_eq!(plain(line), words, "{line}");
    }
    assert!(pieces(r"\*\*plain\*\*").iter().all(|piece| matches!(piece, Piece::Plain(_))));
}

#[test]
fn lines_that_begin_with_a_dash_are_points() {
    assert_eq!(points("Look for:\n- one\n- two"), ("Look for:", vec!["one", "two"]));
    assert_eq!(points("No points - none"), ("No points - none", vec![]));
    assert_eq!(plain("Look for:\n- **one**\n- two"), "Look for: one two");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, ..ProptestConfig::default() })]

    /// Whatever the text: nothing is lost but marks, and no link leads anywhere but to https.
    #[test]
    fn nothing_is_lost_but_marks(text in "[\\*`\\[\\]()\\\\ a-cé日\n:/hts-]{0,60}") {
        for piece in pieces(&text) {
            prop_assert!(text.contains(piece.words()));
            prop_assert!(!piece.words().is_empty());
            if let Piece::Link { url, .. } = piece {
                prop_assert!(url.starts_with("https://"));
            }
        }
        let letters = |text: &str| text.chars().filter(|c| "abcé日".contains(*c)).count();
        let url: usize = pieces(&text)
            .iter()
            .map(|piece| if let Piece::Link { url, .. } = piece { letters(url) } else { 0 })
            .sum();
        let shown: usize = pieces(&text).iter().map(|piece| letters(piece.words())).sum();
        prop_assert_eq!(shown + url, letters(&text));
    }
}
