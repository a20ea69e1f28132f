//! The screens, as Leptos views.
//!
//! Each screen is a function of the [`Session`] and its [`State`]; what the reader does goes back
//! through the session. Nothing here decides what comes next (that is `checkup`'s), and nothing
//! here saves or emits (that is `embed`'s, through [`Host`]).

mod answers;
mod app;
mod check;
mod element;
mod foot;
mod hand_over;
mod heading;
mod icon;
mod notice;
mod outcome;
mod path;
mod session;
mod state;
mod symptoms;
mod tools;
mod top;
mod trail;

pub(crate) use app::App;
pub(crate) use session::{Host, Options, Session};
pub(crate) use state::{Keeping, Offline};
