//! The widget in a real browser: the built `dist/` folder, served over HTTP, driven through
//! WebDriver. `cargo test --test browser` runs it, after `cargo xtask dist`; a plain `cargo test`
//! leaves it out.
//!
//! - `support` starts the browser and the server, and speaks of pages in the words of the project.
//! - Every other module is one topic; its tests are sentences. A test ends by giving back the
//!   [`Checked`](support::Checked) console, so none can forget to look at it.
//!
//! The HTML pages are in `tests/pages/`, one for each way of embedding. What a guide says is read
//! from the guide, and what the interface says from `quick_checks::words`; nothing is repeated here.

#![allow(clippy::doc_markdown, reason = "WebDriver and ChromeDriver are names, not code")]

mod support;

mod changing;
mod demo;
mod embedding;
mod events;
mod failure;
mod guides;
mod host_page;
mod journey;
mod loading;
mod offline;
mod reinsertion;
mod resume;
mod storage;
mod summary;
mod tabs;
mod tools;

fn main() -> std::process::ExitCode {
    support::run(&[
        changing::CASES,
        demo::CASES,
        embedding::CASES,
        events::CASES,
        failure::CASES,
        guides::CASES,
        host_page::CASES,
        journey::CASES,
        loading::CASES,
        reinsertion::CASES,
        offline::CASES,
        resume::CASES,
        storage::CASES,
        summary::CASES,
        tabs::CASES,
        tools::CASES,
    ])
}
