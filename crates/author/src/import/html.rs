//! HTML as a tree that the article parser can read; Markdown by way of HTML.

use std::rc::Rc;

use html5ever::tendril::TendrilSink;
use html5ever::{Attribute, LocalName, ParseOpts, QualName, ns, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use pulldown_cmark::{Options, Parser, html};
use quick_checks_article::Node;

/// A node, by its place among its siblings: the tree itself does not know the next one.
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

    /// Gives it an attribute, in place of the one of that name that it may have.
    pub fn mark(&self, name: &str, value: &str) {
        let Some(handle) = self.handle() else { return };
        if let NodeData::Element { attrs, .. } = &handle.data {
            let mut attributes = attrs.borrow_mut();
            attributes.retain(|attribute| *attribute.name.local != *name);
            let name = QualName::new(None, ns!(), LocalName::from(name));
            attributes.push(Attribute { name, value: value.into() });
        }
    }

    /// The text below it.
    pub fn words(&self) -> String {
        let mut words = self.text().unwrap_or_default();
        let mut open = vec![self.first_child()];
        while let Some(next) = open.last_mut() {
            if let Some(node) = next.take() {
                *next = node.next_sibling();
                words.push_str(&node.text().unwrap_or_default());
                open.push(node.first_child());
            } else {
                open.pop();
            }
        }
        words
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

/// A page, and where its article stands.
#[derive(Clone)]
pub struct Document {
    /// What is read: our own element if there is one, else the article, else everything.
    pub root: HtmlNode,
    /// The page’s title, if it stands outside of that.
    pub title: Option<String>,
    /// The page’s language.
    pub language: Option<String>,
    // A tree empties itself once nobody holds it: its nodes would lose their children.
    _tree: Rc<RcDom>,
}

/// Parses HTML as browsers do.
pub fn document(text: &str) -> Document {
    let tree = parse_document(RcDom::default(), ParseOpts::default()).one(text);
    let whole = HtmlNode { siblings: Rc::new(vec![tree.document.clone()]), at: 0 };
    let mut best: Option<(usize, HtmlNode)> = None;
    let (mut title, mut heading, mut language) = (None, None, None);
    let mut open = vec![whole.first_child()];
    while let Some(next) = open.last_mut() {
        let Some(node) = next.take() else {
            open.pop();
            continue;
        };
        *next = node.next_sibling();
        let name = node.name().unwrap_or_default();
        let class = node.attribute("class").unwrap_or_default();
        let ours = class.split_ascii_whitespace().any(|class| class == "quick-checks");
        let rank = match name.as_str() {
            "quick-checks" => 4,
            _ if ours => 4,
            "article" => 3,
            "main" => 2,
            "body" => 1,
            _ => 0,
        };
        if rank > best.as_ref().map_or(0, |(rank, _)| *rank) {
            best = Some((rank, node.clone()));
        }
        match name.as_str() {
            "title" if title.is_none() => title = Some(node.words()),
            "h1" if heading.is_none() => heading = Some(node.words()),
            _ => {}
        }
        language = language.or_else(|| node.attribute("lang").filter(|lang| !lang.is_empty()));
        open.push(node.first_child());
    }
    let root = best.map_or(whole, |(_, node)| node);
    Document { root, title: heading.or(title), language, _tree: Rc::new(tree) }
}

/// The title in the head of a Markdown file: `title: …`, `title = "…"`.
pub fn head_title(text: &str) -> Option<String> {
    let rest = text.strip_prefix("---\n").or_else(|| text.strip_prefix("+++\n"))?;
    let mut lines = rest.lines().take_while(|line| *line != "---" && *line != "+++");
    let line = lines.find_map(|line| line.strip_prefix("title"))?.trim_start();
    let title = line.strip_prefix([':', '='])?.trim().trim_matches(['"', '\'']);
    (!title.is_empty()).then(|| title.to_owned())
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
