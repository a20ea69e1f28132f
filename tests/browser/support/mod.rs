//! What every test needs: a stage with a server and a browser, and pages to act on.

mod axe;
mod browser;
mod cases;
mod console;
mod driver;
mod engine;
mod fault;
mod guide;
mod keys;
mod page;
mod pictures;
mod server;
mod stage;
mod wait;

pub(crate) use cases::cases;
pub use cases::{Case, run};
pub use engine::CHROMIUM;
pub use fault::{Checked, Fault, Tested};
pub use guide::Guide;
pub use keys::Key;
pub use page::{Event, Page, Screen};
pub use server::{LOADER, Reply};
pub use stage::Stage;
pub use wait::until;
