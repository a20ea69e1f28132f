//! The page: where drafts are begun, or the open one between its contents and its preview.

use std::any::Any;
use std::cell::RefCell;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use quick_checks_author::document::{Document, units_before};
use quick_checks_author::text::Form;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::drafts;
use crate::form::FormPane;
use crate::host::Host;
use crate::judge::JudgePane;
use crate::live::{holds, live, memo, says, tap, when};
use crate::order::OrderPane;
use crate::outline::Outline;
use crate::preview::PreviewPane;
use crate::share::SharePane;
use crate::start::Start;
use crate::state::{Saved, Studio};
use crate::text::TextPane;
use crate::words;

thread_local! {
    /// Kept for as long as the page is there: without it, everything would be taken away.
    static MOUNTED: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };
}

/// Puts the studio into an element, in another language than English if its words are given.
#[wasm_bindgen]
pub fn start(root: leptos::web_sys::HtmlElement, host: Host, language: Option<String>) {
    if let Some(packed) = language {
        words::speak(packed);
    }
    let host = StoredValue::new_local(host);
    let handle = leptos::mount::mount_to(root, move || App(AppProps { host }));
    MOUNTED.set(Some(Box::new(handle)));
}

/// What the middle shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Writing {
    Form,
    Text,
    Both,
}

/// What the side shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Preview,
    Judge,
    Order,
    Share,
}

/// What a narrow screen shows, one thing at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pane {
    Contents,
    Write,
    Look,
}

#[component]
fn App(host: StoredValue<Host, LocalStorage>) -> impl IntoView {
    let studio = Studio::new(host);
    let named = studio.host.with_value(Host::shown_draft).ok().flatten();
    if let Some(draft) = named.and_then(|id| drafts::open(&id)) {
        studio.open(&draft);
    }
    // A phone takes a page away without asking.
    for event in ["pagehide", "visibilitychange"] {
        let listening = window_event_listener_untyped(event, move |_| {
            if studio.saved.get_untracked() == Saved::Soon {
                studio.keep();
            }
        });
        on_cleanup(move || listening.remove());
    }
    let carried = studio.host.with_value(Host::carried);
    spawn_local(async move {
        let Ok(carried) = carried else { return };
        match JsFuture::from(carried).await {
            Ok(text) => {
                if let Some(text) = text.as_string() {
                    studio.begin(&text);
                }
            }
            Err(error) => studio.notice.set(crate::host::words_of(&error)),
        }
    });
    let is_open = memo(move || studio.draft.with(Option::is_some));
    view! {
        <p class="notice" role="status" data-studio="notice">{says(move || studio.notice.get())}</p>
        {live(move || if is_open.get() {
            view! { <Work studio/> }.into_any()
        } else {
            view! { <Start studio/> }.into_any()
        })}
    }
}

#[component]
fn Work(studio: Studio) -> impl IntoView {
    let writing = RwSignal::new(Writing::Form);
    let side = RwSignal::new(Side::Preview);
    let pane = RwSignal::new(Pane::Write);
    let keys = move |event: KeyboardEvent| {
        // The editor has taken its own keys.
        let command = (event.ctrl_key() || event.meta_key()) && !event.default_prevented();
        match event.key().to_lowercase().as_str() {
            "z" if command && event.shift_key() => studio.redo(),
            "z" if command => studio.undo(),
            "y" if command => studio.redo(),
            _ => return,
        }
        event.prevent_default();
    };
    let tab = move |label: &'static str, of: Side, name: &'static str| {
        view! {
            <button
                type="button"
                data-studio=format!("side-{name}")
                aria-pressed=says(move || side.get() == of)
                on:click=tap(move || { side.set(of); pane.set(Pane::Look); })
            >{label}<SideCount studio of/></button>
        }
    };
    let way = move |label: &'static str, of: Writing, name: &'static str| {
        view! {
            <button
                type="button"
                data-studio=format!("write-{name}")
                aria-pressed=says(move || writing.get() == of)
                on:click=tap(move || { writing.set(of); pane.set(Pane::Write); })
            >{label}</button>
        }
    };
    let only = move |label: &'static str, of: Pane, name: &'static str| {
        view! {
            <button
                type="button"
                data-studio=format!("pane-{name}")
                aria-pressed=says(move || pane.get() == of)
                on:click=tap(move || pane.set(of))
            >{label}</button>
        }
    };
    view! {
        <div
            class="work"
            data-pane=says(move || format!("{:?}", pane.get()).to_lowercase())
            data-writing=says(move || format!("{:?}", writing.get()).to_lowercase())
            on:keydown=keys
        >
            <Top studio/>
            <nav class="panes" aria-label=words::panes()>
                {only(words::contents(), Pane::Contents, "contents")}
                {only(words::write(), Pane::Write, "write")}
                {only(words::look(), Pane::Look, "look")}
            </nav>
            <Outline studio opened=Callback::new(move |()| {
                pane.set(Pane::Write);
                if writing.get_untracked() == Writing::Text {
                    writing.set(Writing::Both);
                }
            })/>
            <main class="write">
                <div class="tabs" role="group" aria-label=words::ways_to_write()>
                    {way(words::form(), Writing::Form, "form")}
                    {way(words::text(), Writing::Text, "text")}
                    {way(words::both(), Writing::Both, "both")}
                </div>
                <Broken studio show=Callback::new(move |()| {
                    if writing.get_untracked() == Writing::Form {
                        writing.set(Writing::Both);
                    }
                })/>
                <div class="ways">
                    {when(move || writing.get() != Writing::Text, move || view! {
                        <FormPane studio/>
                    }.into_any())}
                    {when(move || writing.get() != Writing::Form, move || view! {
                        <TextPane studio/>
                    }.into_any())}
                </div>
            </main>
            <aside class="side" aria-label=words::look()>
                <div class="tabs" role="group" aria-label=words::look()>
                    {tab(words::preview(), Side::Preview, "preview")}
                    {tab(words::to_mend(), Side::Judge, "judge")}
                    {tab(words::order(), Side::Order, "order")}
                    {tab(words::share(), Side::Share, "share")}
                </div>
                // The widget keeps its place while something else is looked at.
                <div class="pane" hidden=holds(move || side.get() != Side::Preview)>
                    <PreviewPane studio/>
                </div>
                {live(move || match side.get() {
                    Side::Preview => ().into_any(),
                    Side::Judge => view! {
                        <JudgePane studio opened=Callback::new(move |()| pane.set(Pane::Write))/>
                    }.into_any(),
                    Side::Order => view! { <OrderPane studio/> }.into_any(),
                    Side::Share => view! { <SharePane studio/> }.into_any(),
                })}
            </aside>
        </div>
    }
}

#[component]
fn SideCount(studio: Studio, of: Side) -> impl IntoView {
    let count = memo(move || studio.found.with(Vec::len));
    live(move || {
        let count = count.get();
        (of == Side::Judge && count > 0)
            .then(|| view! { " " <span class="count">{count}</span> }.into_any())
    })
}

#[component]
fn Top(studio: Studio) -> impl IntoView {
    let title = says(move || {
        let title = studio.guide.with(|guide| guide["title"].as_str().map(str::to_owned));
        title.filter(|title| !title.is_empty()).unwrap_or_else(|| words::no_title().to_owned())
    });
    let saved = says(move || match studio.saved.get() {
        Saved::All => words::saved_here(),
        Saved::Soon => words::saving(),
        Saved::Refused => words::not_saved(),
    });
    let download = tap(move || {
        let (end, kind) = match studio.form.get_untracked() {
            Form::Json => ("json", "application/json"),
            Form::Markdown => ("md", "text/markdown"),
        };
        let name = format!("{}.{end}", studio.name());
        let _ = studio.host.with_value(|host| host.download(&name, kind, &studio.text()));
    });
    view! {
        <header class="top">
            <button type="button" class="plain" data-studio="close" on:click=tap(move || studio.close())>
                {words::all_drafts()}
            </button>
            <h1>{title}</h1>
            <p
                class="saved"
                role="status"
                data-studio="saved"
                data-saved=says(move || format!("{:?}", studio.saved.get()).to_lowercase())
            >{saved}</p>
            <div class="acts">
                <button
                    type="button"
                    data-studio="undo"
                    aria-keyshortcuts="Control+Z"
                    disabled=holds(move || !studio.document.with(Document::can_undo))
                    on:click=tap(move || studio.undo())
                >{words::undo()}</button>
                <button
                    type="button"
                    data-studio="redo"
                    aria-keyshortcuts="Control+Shift+Z"
                    disabled=holds(move || !studio.document.with(Document::can_redo))
                    on:click=tap(move || studio.redo())
                >{words::redo()}</button>
                <button type="button" data-studio="download" on:click=download>
                    {words::download()}
                </button>
            </div>
        </header>
    }
}

#[component]
fn Broken(studio: Studio, show: Callback<()>) -> impl IntoView {
    live(move || {
        studio.broken.get().map(|broken| {
            let at = broken.at;
            let reveal = tap(move || {
                show.run(());
                studio.reveal_units(units_before(&studio.text(), at));
            });
            view! {
                <div class="broken" role="alert" data-studio="broken">
                    <p>{words::with(words::broken(), &broken.line.to_string())} " " {broken.why}</p>
                    <button type="button" on:click=reveal>{words::show_it()}</button>
                </div>
            }
            .into_any()
        })
    })
}
