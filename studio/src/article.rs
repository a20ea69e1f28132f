//! What was understood of an article, part by part, the doubtful first: each is settled by a tap.

use leptos::prelude::*;
use std::rc::Rc;

use quick_checks_article::{Role, Safety};
use quick_checks_author::import::guide_json;

use crate::dom::{self, Document, Dom};
use crate::host::Host;
use crate::state::Studio;
use crate::words;

/// An article in its tree: marks are put into that, and it is read again.
type Read = Rc<(Document, dom::Understood)>;

#[expect(clippy::too_many_lines, reason = "one screen, read from top to bottom")]
#[component]
pub(crate) fn Understood(studio: Studio, document: Document, back: Callback<()>) -> impl IntoView {
    let read: RwSignal<Read, LocalStorage> = {
        let found = document.read();
        RwSignal::new_local(Rc::new((document, found)))
    };
    let mark = move |node: &Dom, value: &str| {
        node.mark(value);
        let old = read.get_untracked();
        let document = old.0.clone();
        let article = document.read();
        read.set(Rc::new((document, article)));
    };
    let make = move |_| {
        let read = read.get_untracked();
        let now = studio.host.with_value(Host::now).unwrap_or_default();
        let today: String = now.chars().take(10).collect();
        let language = read.0.language.as_deref().unwrap_or("en");
        let name = read.1.title.as_deref().or(read.0.title.as_deref()).unwrap_or("article");
        match guide_json(&read.1, name, language, None, &today) {
            Ok(json) => studio.begin(&format!("{json}\n")),
            Err(error) => studio.notice.set(error.to_string()),
        }
    };
    let doubts = move || {
        let read = read.get();
        read.1
            .doubts
            .iter()
            .map(|doubt| {
                let node = doubt.node.clone();
                let value = doubt.mark.split('"').nth(1).unwrap_or(doubt.mark).to_owned();
                let (title, problem, label) =
                    (doubt.title.clone(), doubt.problem.clone(), mark_label(&value));
                view! {
                    <li>
                        <p><b>{title}</b> " " {problem}</p>
                        <button type="button" data-studio="settle" on:click=move |_| mark(&node, &value)>{label}</button>
                    </li>
                }
            })
            .collect_view()
    };
    let checks = move || {
        let read = read.get();
        read.1
            .checks
            .iter()
            .map(|check| {
                let first = check.nodes.first().cloned();
                let (skip, safe, risky) = (first.clone(), first.clone(), first);
                let is_held = check.safety >= Safety::Risky;
                let parts = check.parts.iter().map(|part| {
                    let name = match part.role {
                        Role::Why => words::part_why(),
                        Role::Step => words::part_step(),
                        Role::Aside => words::part_aside(),
                        Role::Caution => words::part_caution(),
                        Role::Proof => words::part_proof(),
                    };
                    let text: String = part.text.chars().take(160).collect();
                    view! { <li><span class="role">{name}</span> " " {text}</li> }
                });
                let because = check.because.as_ref().map(ToString::to_string);
                view! {
                    <li class="check" data-held=is_held.to_string()>
                        <h3>{check.title.clone()}</h3>
                        {is_held.then(|| view! {
                            <p class="hint">{words::held_back()} " " {because}</p>
                        })}
                        <ul class="parts">{parts.collect_view()}</ul>
                        <div class="acts">
                            <button type="button" data-studio="skip" on:click=move |_| {
                                if let Some(node) = &skip { mark(node, "skip"); }
                            }>{words::no_check()}</button>
                            {if is_held {
                                view! { <button type="button" on:click=move |_| {
                                    if let Some(node) = &safe { mark(node, "safe"); }
                                }>{words::it_is_safe()}</button> }.into_any()
                            } else {
                                view! { <button type="button" on:click=move |_| {
                                    if let Some(node) = &risky { mark(node, "risky"); }
                                }>{words::it_is_risky()}</button> }.into_any()
                            }}
                        </div>
                    </li>
                }
            })
            .collect_view()
    };
    let left = move || {
        let read = read.get();
        read.1
            .left
            .iter()
            .chain(&read.1.ends)
            .map(|section| view! { <li>{section.title.clone()} " " <span class="hint">{section.what}</span></li> })
            .collect_view()
    };
    let count = move || read.with(|read| read.1.checks.len());
    let has_doubts = move || read.with(|read| !read.1.doubts.is_empty());
    let has_left = move || read.with(|read| !read.1.left.is_empty() || !read.1.ends.is_empty());
    view! {
        <section class="understood" data-studio="understood">
            <h2>{move || words::with(words::understood(), &count().to_string())}</h2>
            <div class="acts">
                <button type="button" class="main" data-studio="make" disabled=move || count() == 0 on:click=make>
                    {words::make_guide()}
                </button>
                <button type="button" on:click=move |_| back.run(())>{words::back()}</button>
            </div>
            <Show when=has_doubts>
                <h3>{words::doubtful()}</h3>
                <ul class="doubts">{doubts}</ul>
            </Show>
            <ol class="checks">{checks}</ol>
            <Show when=has_left>
                <details>
                    <summary>{words::left_out()}</summary>
                    <ul>{left}</ul>
                </details>
            </Show>
        </section>
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
