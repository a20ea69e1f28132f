//! A document in memory, for the article parser: made of what is known already, or copied from a
//! browser's own. One kind of node, so that a program has the parser once.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use quick_checks_article::Node;

/// A name, which most of ours know beforehand.
type Name = Cow<'static, str>;

/// An element with what is in it, or a text.
#[derive(Debug, Default)]
pub struct Branch {
    /// None for a text.
    name: Option<Name>,
    /// They may change: an author marks a part, and the document is read again.
    attributes: RefCell<Vec<(Name, String)>>,
    text: String,
    children: Rc<Vec<Branch>>,
}

impl Branch {
    /// An element, by its name in small letters.
    pub fn new(
        name: impl Into<Name>,
        attributes: Vec<(Name, String)>,
        children: Vec<Self>,
    ) -> Self {
        Self {
            name: Some(name.into()),
            attributes: RefCell::new(attributes),
            text: String::new(),
            children: Rc::new(children),
        }
    }

    /// A text.
    pub fn text(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

/// A branch in its place among its siblings.
#[derive(Debug, Clone)]
pub struct Twig {
    siblings: Rc<Vec<Branch>>,
    at: usize,
}

impl Twig {
    /// The whole document.
    pub fn root(branch: Branch) -> Self {
        Self { siblings: Rc::new(vec![branch]), at: 0 }
    }

    /// Gives the element an attribute, in place of the one that it has.
    pub fn set_attribute(&self, name: &'static str, value: &str) {
        let Some(branch) = self.branch() else { return };
        let mut attributes = branch.attributes.borrow_mut();
        attributes.retain(|(known, _)| known != name);
        attributes.push((Cow::Borrowed(name), value.to_owned()));
    }

    fn branch(&self) -> Option<&Branch> {
        self.siblings.get(self.at)
    }
}

impl Node for Twig {
    fn name(&self) -> Option<String> {
        self.branch()?.name.as_deref().map(str::to_owned)
    }

    fn attribute(&self, wanted: &str) -> Option<String> {
        let attributes = self.branch()?.attributes.borrow();
        attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.clone())
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
