//! The widget in a real browser: the built `dist/` folder, served over HTTP, driven through
//! WebDriver. `cargo test --test browser` runs it, after `cargo xtask dist`; a plain `cargo test`
//! leaves it out.
//!
//! - `support` starts the browser and the server, and speaks of pages in the words of the project.
//! - Every other module is one topic; its tests are sentences. A test ends by giving back the
//!   [`CaseOutcome`](support::CaseOutcome) console, so none can forget to look at it.
//!
//! The HTML pages are in `tests/pages/`, one for each way of embedding. What a guide says is read
//! from the guide, and what the interface says from `quick_checks_core::words`; nothing is repeated here.

#![allow(clippy::doc_markdown, reason = "WebDriver and ChromeDriver are names, not code")]

mod support;

mod access;
mod anchors;
mod article;
mod caching;
mod calculations;
mod changing;
mod connection;
mod counting;
mod demo;
mod div;
mod dock;
mod elsewhere;
mod embedding;
mod engines;
mod events;
mod failure;
mod framed;
mod gallery;
mod guides;
mod handoff;
mod history;
mod host_page;
mod hostile;
mod idle;
mod integrity;
mod interference;
mod journey;
mod keyboard;
mod languages;
mod loading;
mod looks;
mod machine;
mod methods;
mod offline;
mod own_worker;
mod package;
mod paper;
mod paragraphs;
mod phone;
mod policy;
mod reinsertion;
mod resume;
mod sandbox;
mod screens;
mod scrolling;
mod staying;
mod storage;
mod studio;
mod styles;
mod summary;
mod tabs;
mod typing;
mod updates;
mod without_scripts;
mod wrong_files;

fn main() -> std::process::ExitCode {
    support::run(&[
        access::CASES,
        anchors::CASES,
        article::CASES,
        caching::CASES,
        calculations::CASES,
        changing::CASES,
        connection::CASES,
        counting::CASES,
        demo::CASES,
        dock::CASES,
        div::CASES,
        elsewhere::CASES,
        embedding::CASES,
        engines::cases(),
        events::CASES,
        failure::CASES,
        framed::CASES,
        gallery::cases(),
        guides::CASES,
        handoff::CASES,
        host_page::CASES,
        history::CASES,
        hostile::CASES,
        idle::CASES,
        integrity::CASES,
        interference::CASES,
        journey::CASES,
        keyboard::CASES,
        languages::CASES,
        loading::CASES,
        looks::CASES,
        machine::CASES,
        methods::CASES,
        offline::CASES,
        own_worker::CASES,
        package::CASES,
        paper::CASES,
        paragraphs::CASES,
        phone::CASES,
        policy::CASES,
        reinsertion::CASES,
        resume::CASES,
        sandbox::CASES,
        screens::CASES,
        scrolling::CASES,
        staying::CASES,
        storage::CASES,
        studio::CASES,
        styles::CASES,
        summary::CASES,
        tabs::CASES,
        typing::CASES,
        updates::CASES,
        without_scripts::CASES,
        wrong_files::CASES,
    ])
}
