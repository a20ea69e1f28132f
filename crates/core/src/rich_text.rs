//! The inline subset of Markdown that a guide's texts may use: `**bold**`, `` `code` ``,
//! `[label](https://…)`, and nested points on lines that begin with `- `.
//!
//! A mark that is not closed, or whose link does not lead to an `https` address, stays as it is
//! written. A backslash before a mark takes its meaning away.

use crate::cut::{after, before};

/// One piece of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words.
    Plain(&'a str),
    /// Words to stand out, such as a label on the device.
    Bold(&'a str),
    /// Something to type or copy, letter by letter.
    Code(&'a str),
    /// A link.
    Link {
        /// Its words.
        label: &'a str,
        /// Its `https` address.
        url: &'a str,
    },
}

impl<'a> Piece<'a> {
    /// Its words, without marks.
    pub const fn words(self) -> &'a str {
        match self {
            Self::Plain(words) | Self::Bold(words) | Self::Code(words) => words,
            Self::Link { label, .. } => label,
        }
    }
}

/// The first lines of a text, and its nested points.
pub fn points(text: &str) -> (&str, Vec<&str>) {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(at) = find(rest, b"\n- ") {
        parts.push(before(rest, at));
        rest = after(rest, at + 3);
    }
    parts.push(rest);
    (parts.remove(0), parts)
}

/// The pieces of a line, in order.
pub fn pieces(line: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut rest, mut plain) = (line, 0);
    // `rest` is what is left of the line, its first `plain` bytes known to be words. All marks are
    // single bytes, so that the line is never cut within a letter.
    while let Some(byte) = rest.as_bytes().get(plain) {
        let found = match byte {
            b'*' | b'`' | b'[' => marked(after(rest, plain)),
            _ => None,
        };
        let escaped = *byte == b'\\'
            && matches!(rest.as_bytes().get(plain + 1), Some(b'*' | b'`' | b'[' | b'\\'));
        if let Some((piece, length)) = found {
            push(&mut pieces, before(rest, plain));
            pieces.push(piece);
            (rest, plain) = (after(rest, plain + length), 0);
        } else if escaped {
            push(&mut pieces, before(rest, plain));
            // The mark itself is a word, whatever follows it.
            (rest, plain) = (after(rest, plain + 1), 1);
        } else {
            plain += 1;
        }
    }
    push(&mut pieces, rest);
    pieces
}

/// A text without its marks.
pub fn plain(text: &str) -> String {
    let (line, points) = points(text);
    let mut words = String::new();
    for line in [line].into_iter().chain(points) {
        if !words.is_empty() {
            words.push(' ');
        }
        for piece in pieces(line) {
            words.push_str(piece.words());
        }
    }
    words
}

fn push<'a>(pieces: &mut Vec<Piece<'a>>, words: &'a str) {
    if !words.is_empty() {
        pieces.push(Piece::Plain(words));
    }
}

/// The marked piece that a text begins with, and the length of it in bytes, marks included.
fn marked(text: &str) -> Option<(Piece<'_>, usize)> {
    let between = |open: &[u8], close: &[u8], from: usize| {
        let inner = after(text, from + open.len());
        let fits = after(text, from).as_bytes().starts_with(open);
        let inner = before(inner, find(inner, close).filter(|_| fits)?);
        (!inner.is_empty()).then_some(inner)
    };
    if let Some(words) = between(b"**", b"**", 0) {
        return Some((Piece::Bold(words), words.len() + 4));
    }
    if let Some(words) = between(b"`", b"`", 0) {
        return Some((Piece::Code(words), words.len() + 2));
    }
    let label = between(b"[", b"](", 0)?;
    let url = between(b"](", b")", label.len() + 1)?;
    let leads_out = url.as_bytes().starts_with(b"https://");
    leads_out.then_some((Piece::Link { label, url }, label.len() + url.len() + 4))
}

fn find(text: &str, mark: &[u8]) -> Option<usize> {
    text.as_bytes().windows(mark.len()).position(|here| here == mark)
}
