//! What the parser asks of a document.

use alloc::string::String;

/// A node of a document: an element, text, or something that the parser passes over.
///
/// Five questions, so that the browser’s DOM, a parsed file and a test’s own tree can all answer
/// them (docs/adr/0017-article.md). The parser asks each of them once per node.
pub trait Node: Clone {
    /// The name of an element, in lower case; `None` for everything else.
    fn name(&self) -> Option<String>;

    /// An attribute of an element; empty if it has no value.
    fn attribute(&self, name: &str) -> Option<String>;

    /// The text of a text node; `None` for everything else.
    fn text(&self) -> Option<String>;

    /// The first node inside.
    fn first_child(&self) -> Option<Self>;

    /// The node after this one, inside the same parent.
    fn next_sibling(&self) -> Option<Self>;
}
