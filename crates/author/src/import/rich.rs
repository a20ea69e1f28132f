//! Nodes of an article as a text with a guide’s marks: `**bold**`, `` `code` ``, links, points.

use quick_checks_article::Node;

/// Longest text that a guide may have, in bytes, with room for what is still open.
const LONGEST: usize = 1_900;

/// The words of some nodes, with marks.
pub(super) fn rich<N: Node>(nodes: &[N]) -> String {
    let mut text = String::new();
    for node in nodes {
        write(node, &mut text, 0);
        blank(&mut text);
    }
    text.trim().to_owned()
}

/// How deep nested elements are followed: more than any author nests on purpose.
const DEEPEST: usize = 64;

fn write<N: Node>(node: &N, text: &mut String, depth: usize) {
    if text.len() > LONGEST || depth > DEEPEST {
        return;
    }
    if let Some(words) = node.text() {
        return plain(&words, text);
    }
    let Some(name) = node.name() else { return };
    let before = text.len();
    match name.as_str() {
        "script" | "style" | "nav" | "form" | "button" | "ins" | "iframe" | "svg" => {}
        "b" | "strong" => wrapped(node, text, depth, "**", "**"),
        "code" | "kbd" | "samp" => wrapped(node, text, depth, "`", "`"),
        "a" => match node.attribute("href").filter(|url| url.starts_with("https://")) {
            Some(url) if !url.contains([')', ' ']) => {
                wrapped(node, text, depth, "[", &format!("]({url})"));
            }
            _ => inside(node, text, depth),
        },
        "li" if depth > 0 && before > 0 => {
            // A point in a list inside a step.
            while text.ends_with([' ', '\n']) {
                text.pop();
            }
            text.push_str("\n- ");
            inside(node, text, depth);
        }
        "br" => blank(text),
        _ => {
            blank(text);
            inside(node, text, depth);
            blank(text);
        }
    }
}

fn inside<N: Node>(node: &N, text: &mut String, depth: usize) {
    let mut next = node.first_child();
    while let Some(child) = next {
        write(&child, text, depth + 1);
        next = child.next_sibling();
    }
}

/// Marks do not nest: what is inside is words only.
fn wrapped<N: Node>(node: &N, text: &mut String, depth: usize, open: &str, close: &str) {
    let mut words = String::new();
    inside(node, &mut words, depth);
    let words = words.replace(['*', '`', '[', '\\', '\n'], " ");
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if !words.is_empty() && text.len() + words.len() < LONGEST {
        text.push_str(&[open, &words, close].concat());
    }
}

fn plain(words: &str, text: &mut String) {
    for letter in words.chars() {
        if letter.is_whitespace() {
            blank(text);
        } else {
            if matches!(letter, '*' | '`' | '[' | '\\') {
                text.push('\\');
            }
            text.push(letter);
        }
        if text.len() > LONGEST {
            return;
        }
    }
}

fn blank(text: &mut String) {
    if !text.is_empty() && !text.ends_with([' ', '\n']) {
        text.push(' ');
    }
}
