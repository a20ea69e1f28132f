//! HTML as a tree that the article parser can read; Markdown by way of HTML.

use std::rc::Rc;

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use pulldown_cmark::{Options, Parser, html};
use quick_checks_article::{Article, Node};
use quick_checks_author::import::{Page, head_title};

/// A node, by its position among its siblings: the tree itself does not know the next one.
#[derive(Clone)]
pub struct HtmlNode {
    siblings: Rc<Vec<Handle>>,
    at: usize,
}

impl HtmlNode {
    fn handle(&self) -> Option<&Handle> {
        self.siblings.get(self.at)
    }

    /// It and everything inside, each by a name of its own within this tree.
    pub fn places(&self) -> Vec<String> {
        let place = |node: &Self| node.handle().map(|handle| format!("{:p}", Rc::as_ptr(handle)));
        let mut places: Vec<String> = place(self).into_iter().collect();
        let mut open = vec![self.first_child()];
        while let Some(next) = open.last_mut() {
            if let Some(node) = next.take() {
                *next = node.next_sibling();
                places.extend(place(&node));
                open.push(node.first_child());
            } else {
                open.pop();
            }
        }
        places
    }
}

impl Node for HtmlNode {
    fn name(&self) -> Option<String> {
        match &self.handle()?.data {
            NodeData::Element { name, .. } => Some(name.local.to_string()),
            _ => None,
        }
    }

    fn attribute(&self, wanted: &str) -> Option<String> {
        let NodeData::Element { attrs, .. } = &self.handle()?.data else { return None };
        let attributes = attrs.borrow();
        let found = attributes.iter().find(|attribute| *attribute.name.local == *wanted);
        found.map(|attribute| attribute.value.to_string())
    }

    fn text(&self) -> Option<String> {
        match &self.handle()?.data {
            NodeData::Text { contents } => Some(contents.borrow().to_string()),
            _ => None,
        }
    }

    fn first_child(&self) -> Option<Self> {
        let children = self.handle()?.children.borrow();
        (!children.is_empty()).then(|| Self { siblings: Rc::new(children.clone()), at: 0 })
    }

    fn next_sibling(&self) -> Option<Self> {
        let at = self.at + 1;
        (at < self.siblings.len()).then(|| Self { siblings: Rc::clone(&self.siblings), at })
    }
}

/// A page, and where its article is.
pub struct Document {
    /// What is read of it.
    pub page: Page<HtmlNode>,
    // A tree empties itself once nobody holds it: its nodes would lose their children.
    _tree: RcDom,
}

/// Parses HTML as browsers do.
pub fn document(text: &str) -> Document {
    let tree = parse_document(RcDom::default(), ParseOpts::default()).one(text);
    let whole = HtmlNode { siblings: Rc::new(vec![tree.document.clone()]), at: 0 };
    Document { page: Page::of(whole), _tree: tree }
}

/// Reads an article from the text of a file.
pub fn article(text: &str, markdown: bool) -> (Document, Article<HtmlNode>) {
    let mut document = if markdown { document(&from_markdown(text)) } else { document(text) };
    if markdown && document.page.title.is_none() {
        document.page.title = head_title(text);
    }
    let article = document.page.read();
    (document, article)
}

/// Markdown as HTML, with tables.
pub fn from_markdown(text: &str) -> String {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        | Options::ENABLE_GFM;
    let mut page = String::new();
    html::push_html(&mut page, Parser::new_ext(text, options));
    page
}
