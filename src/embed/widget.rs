//! A mounted widget, and the list of those on this page. Whatever may come late finds its widget
//! there by number, or finds that it is gone.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use leptos::web_sys::HtmlElement;

use quick_checks_core::session::Session;

use super::page::{self, Page};
use crate::storage::Store;
use crate::ui::{App, Options};

thread_local! {
    static MOUNTED: RefCell<Vec<Weak<Widget>>> = const { RefCell::new(Vec::new()) };
    static NUMBER: Cell<u32> = const { Cell::new(0) };
}

pub(super) struct Widget {
    pub(super) number: u32,
    /// Borrowed mutably only by an update, which calls nobody.
    pub(super) session: RefCell<Session>,
    pub(super) store: Store,
    pub(super) page: Page,
    /// The plain element that holds the view.
    pub(super) root: HtmlElement,
    /// What is in the page; taken out while it draws.
    app: RefCell<Option<App>>,
    /// Whether something has changed that is not drawn yet.
    is_stale: Cell<bool>,
}

impl Widget {
    pub(super) fn new(session: Session, store: Store, page: Page, root: HtmlElement) -> Self {
        page.ran(page::attend(&root, &page));
        Self {
            number: NUMBER.replace(NUMBER.get().wrapping_add(1)),
            session: RefCell::new(session),
            store,
            page,
            root,
            app: RefCell::new(None),
            is_stale: Cell::new(false),
        }
    }

    /// Mounts the widget's frame and draws its first screen.
    pub(super) fn mount(&self, options: Options) {
        let app = App::mount(&self.root, self.handle(), options);
        self.app.replace(app);
        self.draw();
    }

    /// Draws the screen anew. A page may act in the middle of it, as when an element loses the
    /// focus: that is drawn right afterwards.
    pub(super) fn draw(&self) {
        self.is_stale.set(true);
        let Some(mut app) = self.app.take() else { return };
        while self.is_stale.replace(false) {
            app.draw();
        }
        // Gone meanwhile, it must not stay in the page.
        if find(self.number).is_some() {
            self.app.replace(Some(app));
        }
    }

    /// Takes the widget out of the page.
    pub(super) fn unmount(&self) {
        self.app.take();
    }
}

pub(super) fn add(widget: &Rc<Widget>) {
    MOUNTED.with_borrow_mut(|mounted| mounted.push(Rc::downgrade(widget)));
}

pub(super) fn remove(widget: &Rc<Widget>) {
    MOUNTED.with_borrow_mut(|mounted| mounted.retain(|other| other.as_ptr() != Rc::as_ptr(widget)));
}

/// The widget with a number, unless it is gone.
pub(super) fn find(number: u32) -> Option<Rc<Widget>> {
    all().into_iter().find(|widget| widget.number == number)
}

/// All that are mounted. They are held, so that none goes while it is at work.
pub(super) fn all() -> Vec<Rc<Widget>> {
    MOUNTED.with_borrow(|mounted| mounted.iter().filter_map(Weak::upgrade).collect())
}
