//! A document made of what is known already: for the article parser, without any HTML.

use std::rc::Rc;

use quick_checks_article::Node;

/// An element with what is in it, or a text.
#[derive(Debug)]
pub(crate) struct Branch {
    /// None for a text.
    name: Option<&'static str>,
    attributes: Vec<(&'static str, String)>,
    text: String,
    children: Rc<Vec<Branch>>,
}

impl Branch {
    /// An element.
    pub(crate) fn new(
        name: &'static str,
        attributes: &[(&'static str, &str)],
        children: Vec<Self>,
    ) -> Self {
        let own = |&(name, value): &(&'static str, &str)| (name, value.to_owned());
        Self {
            name: Some(name),
            attributes: attributes.iter().map(own).collect(),
            text: String::new(),
            children: Rc::new(children),
        }
    }

    /// A text.
    pub(crate) fn text(text: String) -> Self {
        Self { name: None, attributes: Vec::new(), text, children: Rc::default() }
    }
}

/// A branch in its place among its siblings.
#[derive(Debug, Clone)]
pub(crate) struct Twig {
    siblings: Rc<Vec<Branch>>,
    at: usize,
}

impl Twig {
    /// The whole document.
    pub(crate) fn root(branch: Branch) -> Self {
        Self { siblings: Rc::new(vec![branch]), at: 0 }
    }

    fn branch(&self) -> Option<&Branch> {
        self.siblings.get(self.at)
    }
}

impl Node for Twig {
    fn name(&self) -> Option<String> {
        self.branch()?.name.map(str::to_owned)
    }

    fn attribute(&self, wanted: &str) -> Option<String> {
        let attributes = self.branch()?.attributes.iter();
        attributes.clone().find(|(name, _)| *name == wanted).map(|(_, value)| value.clone())
    }

    fn text(&self) -> Option<String> {
        let branch = self.branch()?;
        branch.name.is_none().then(|| branch.text.clone())
    }

    fn first_child(&self) -> Option<Self> {
        let siblings = Rc::clone(&self.branch()?.children);
        (!siblings.is_empty()).then_some(Self { siblings, at: 0 })
    }

    fn next_sibling(&self) -> Option<Self> {
        let at = self.at + 1;
        (at < self.siblings.len()).then(|| Self { siblings: Rc::clone(&self.siblings), at })
    }
}
