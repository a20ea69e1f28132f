//! Texts with marks, built element by element: never as markup.

use quick_checks_core::rich_text::{Piece, pieces, points};

use super::Ui;
use super::element::{Element, element, text};
use super::parts::official;
use super::share::copyable;

/// Adds text from the guide to an element.
pub(super) fn rich(ui: Ui, to: Element, words: &str) -> Element {
    let (language, words) = ui.session.with_language(words);
    let (line, points) = points(words);
    let item = |point| marked(ui, element("li"), language, point);
    let list = (!points.is_empty()).then(|| element("ul").children(points.into_iter().map(item)));
    marked(ui, to, language, line).child(list)
}

fn marked(ui: Ui, to: Element, language: Option<&str>, line: &str) -> Element {
    match language {
        None => joined(ui, to, false, line),
        Some(language) => to.child(joined(ui, element("span").in_language(language), true, line)),
    }
}

fn joined(ui: Ui, to: Element, foreign: bool, line: &str) -> Element {
    pieces(line).into_iter().fold(to, |to, piece| match piece {
        Piece::Plain(words) => to.text(words),
        Piece::Bold(words) => to.child(text("b", "", words)),
        Piece::Code(words) => to.child(copyable(ui, foreign, words)),
        Piece::Link { label, url } => to.child(official(url).text(label)),
    })
}
