//! An article as the browser parses it, in memory.

use leptos::web_sys::{DomParser, Element, Node, SupportedType};
use quick_checks_article::Article;
use quick_checks_author::import::Page;
use quick_checks_author::tree::{Branch, Twig};
use wasm_bindgen::JsCast;

/// An article in its page.
pub(crate) type Document = Page<Twig>;

/// What was understood of an article.
pub(crate) type Understood = Article<Twig>;

/// Elements within elements: browsers stop at about 512, and what is deeper is no article.
const DEEPEST: usize = 600;

/// Parses HTML. Nothing of it is run or loaded.
pub(crate) fn document(html: &str) -> Option<Document> {
    let parser = DomParser::new().ok()?;
    let parsed = parser.parse_from_string(html, SupportedType::TextHtml).ok()?;
    let children = branches(&parsed, DEEPEST);
    Some(Page::of(Twig::root(Branch::new("#document", Vec::new(), children))))
}

/// What is in a node: elements and texts.
fn branches(parent: &Node, deepest: usize) -> Vec<Branch> {
    let mut found = Vec::new();
    let mut next = parent.first_child();
    while let Some(node) = next {
        if let Some(element) = node.dyn_ref::<Element>() {
            let names = element.get_attribute_names().into_iter();
            let attributes = names.filter_map(|name| {
                let name = name.as_string()?;
                let value = element.get_attribute(&name)?;
                Some((name.into(), value))
            });
            let children = deepest.checked_sub(1).map(|deepest| branches(element, deepest));
            found.push(Branch::new(
                element.local_name(),
                attributes.collect(),
                children.unwrap_or_default(),
            ));
        } else if node.node_type() == Node::TEXT_NODE {
            found.push(Branch::text(node.text_content().unwrap_or_default()));
        }
        next = node.next_sibling();
    }
    found
}
