//! The browser's own tree of an article, as the article parser reads it.

use leptos::web_sys::{DomParser, Node as DomNode, SupportedType};
use quick_checks_article::{Article, Node};
use quick_checks_author::import::Page;
use wasm_bindgen::JsCast;

use leptos::web_sys::Element;

/// A node of a document that is on no screen.
#[derive(Debug, Clone)]
pub(crate) struct Dom(DomNode);

/// An article in its page.
pub(crate) type Document = Page<Dom>;

/// Parses HTML. Nothing of it is run or loaded.
pub(crate) fn document(html: &str) -> Option<Document> {
    let parser = DomParser::new().ok()?;
    let parsed = parser.parse_from_string(html, SupportedType::TextHtml).ok()?;
    Some(Page::of(Dom(parsed.unchecked_into())))
}

/// What was understood of an article.
pub(crate) type Understood = Article<Dom>;

impl Dom {
    fn element(&self) -> Option<&Element> {
        self.0.dyn_ref()
    }

    /// Gives it the author's mark.
    pub(crate) fn mark(&self, value: &str) {
        if let Some(element) = self.element() {
            let _ = element.set_attribute("data-check", value);
        }
    }
}

impl Node for Dom {
    fn name(&self) -> Option<String> {
        self.element().map(Element::local_name)
    }

    fn attribute(&self, name: &str) -> Option<String> {
        self.element()?.get_attribute(name)
    }

    fn text(&self) -> Option<String> {
        (self.0.node_type() == DomNode::TEXT_NODE).then(|| self.0.text_content()).flatten()
    }

    fn first_child(&self) -> Option<Self> {
        self.0.first_child().map(Self)
    }

    fn next_sibling(&self) -> Option<Self> {
        self.0.next_sibling().map(Self)
    }
}
