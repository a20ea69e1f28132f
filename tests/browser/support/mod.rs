//! What every test needs: a context with a server and a browser, and pages to act on.

mod actions;
mod axe;
mod browser;
mod cases;
mod console;
mod context;
mod driver;
mod engine;
mod events;
mod fault;
mod guide;
mod installed;
mod kept;
mod keys;
mod page;
mod pictures;
mod pool;
mod server;
mod stored;
mod version;
mod wait;
mod workbox;

pub(crate) use cases::cases;
pub use cases::{Case, run};
pub use context::{TestContext, days_ahead};
pub use engine::{CHROMIUM, FIREFOX, Kind, WEBKIT};
pub use events::Event;
pub use fault::{CaseOutcome, Fault, Tested};
pub use guide::Guide;
pub use installed::Installed;
pub use keys::Key;
pub use page::{Page, Screen};
pub use server::{LOADER, Reply, Server, shipped};
pub use version::{NEXT_GUIDE, NEXT_QUESTION, next_version};
pub use wait::until;
pub use workbox::bundled_with_workbox;
