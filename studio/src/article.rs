//! What was understood of an article, part by part, the doubtful first: each is settled by a tap.

use std::rc::Rc;

use leptos::prelude::*;
use quick_checks_article::{Check, Doubt, Role, Safety};
use quick_checks_author::import::guide_json;
use quick_checks_author::tree::Twig;

use crate::dom::{self, Document};
use crate::host::Host;
use crate::live::{all, holds, live, says, tap, when};
use crate::state::Studio;
use crate::words;

/// An article in its tree: marks are put into that, and it is read again.
type Now = RwSignal<Rc<(Document, dom::Understood)>, LocalStorage>;

#[component]
pub(crate) fn Understood(studio: Studio, document: Document, back: Callback<()>) -> impl IntoView {
    let read: Now = {
        let found = document.read();
        RwSignal::new_local(Rc::new((document, found)))
    };
    let make = tap(move || {
        let read = read.get_untracked();
        let now = studio.host.with_value(Host::now).unwrap_or_default();
        let today: String = now.chars().take(10).collect();
        let language = read.0.language.as_deref().unwrap_or("en");
        let name = read.1.title.as_deref().or(read.0.title.as_deref()).unwrap_or("article");
        match guide_json(&read.1, name, language, None, &today) {
            Ok(json) => studio.begin(&format!("{json}\n")),
            Err(error) => studio.notice.set(error.to_string()),
        }
    });
    let count = move || read.with(|read| read.1.checks.len());
    let has_doubts = move || read.with(|read| !read.1.doubts.is_empty());
    let has_left = move || read.with(|read| !read.1.left.is_empty() || !read.1.ends.is_empty());
    let doubts = move || {
        let now = read.get();
        all(now.1.doubts.iter().map(|doubt| doubt_view(read, doubt)))
    };
    let checks = live(move || {
        let now = read.get();
        all(now.1.checks.iter().map(|check| check_view(read, check)))
    });
    let left = move || {
        let read = read.get();
        let sections = read.1.left.iter().chain(&read.1.ends);
        all(sections.map(|section| {
            let (title, what) = (section.title.clone(), section.what);
            view! { <li>{title} " " <span class="hint">{what}</span></li> }.into_any()
        }))
    };
    view! {
        <section class="understood" data-studio="understood">
            <h2>{says(move || words::with(words::understood(), &count().to_string()))}</h2>
            <div class="acts">
                <button type="button" class="main" data-studio="make" disabled=holds(move || count() == 0) on:click=make>
                    {words::make_guide()}
                </button>
                <button type="button" on:click=tap(move || back.run(()))>{words::back()}</button>
            </div>
            {when(has_doubts, move || view! {
                <h3>{words::doubtful()}</h3>
                <ul class="doubts">{live(doubts)}</ul>
            }.into_any())}
            <ol class="checks">{checks}</ol>
            {when(has_left, move || view! {
                <details>
                    <summary>{words::left_out()}</summary>
                    <ul>{live(left)}</ul>
                </details>
            }.into_any())}
        </section>
    }
}

/// Gives a part the author's mark, and reads the article again.
fn mark(read: Now, node: Option<&Twig>, value: &str) {
    let Some(node) = node else { return };
    node.set_attribute("data-check", value);
    let document = read.get_untracked().0.clone();
    let found = document.read();
    read.set(Rc::new((document, found)));
}

fn doubt_view(read: Now, doubt: &Doubt<Twig>) -> AnyView {
    let node = doubt.node.clone();
    let value = doubt.mark.split('"').nth(1).unwrap_or(doubt.mark).to_owned();
    let label = mark_label(&value);
    view! {
        <li>
            <p><b>{doubt.title.clone()}</b> " " {doubt.problem.clone()}</p>
            <button type="button" data-studio="settle" on:click=tap(move || mark(read, Some(&node), &value))>
                {label}
            </button>
        </li>
    }
    .into_any()
}

fn check_view(read: Now, check: &Check<Twig>) -> AnyView {
    let first = check.nodes.first().cloned();
    let other = first.clone();
    let is_held = check.safety >= Safety::Risky;
    let (safety, label) =
        if is_held { ("safe", words::it_is_safe()) } else { ("risky", words::it_is_risky()) };
    let parts = check.parts.iter().map(|part| {
        let text: String = part.text.chars().take(160).collect();
        view! { <li><span class="role">{role(part.role)}</span> " " {text}</li> }.into_any()
    });
    let because = check.because.as_ref().map(ToString::to_string);
    view! {
        <li class="check" data-held=is_held.to_string()>
            <h3>{check.title.clone()}</h3>
            {is_held.then(|| view! { <p class="hint">{words::held_back()} " " {because}</p> }.into_any())}
            <ul class="parts">{all(parts)}</ul>
            <div class="acts">
                <button type="button" data-studio="skip" on:click=tap(move || mark(read, first.as_ref(), "skip"))>
                    {words::no_check()}
                </button>
                <button type="button" on:click=tap(move || mark(read, other.as_ref(), safety))>{label}</button>
            </div>
        </li>
    }
    .into_any()
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Why => words::part_why(),
        Role::Step => words::part_step(),
        Role::Aside => words::part_aside(),
        Role::Caution => words::part_caution(),
        Role::Proof => words::part_proof(),
    }
}

/// What a mark says, as words for a button.
fn mark_label(value: &str) -> &'static str {
    match value {
        "skip" => words::no_check(),
        "items" => words::mark_items(),
        "symptom" => words::mark_symptom(),
        "steps" => words::mark_steps(),
        "caution" => words::mark_caution(),
        "end" => words::mark_end(),
        "safe" => words::it_is_safe(),
        "risky" => words::it_is_risky(),
        _ => words::mark_check(),
    }
}
