//! Where a draft is begun: from an article, a file, one of ours, an example or nothing; and the
//! drafts that are there.

use leptos::prelude::*;
use quick_checks_author::draft::Draft;
use quick_checks_author::import;
use quick_checks_author::text::Form;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::article::Understood;
use crate::dom::{self, Document};
use crate::drafts;
use crate::host::{Host, words_of};
use crate::live::{all, holds, live, on, says, tap, written};
use crate::state::Studio;
use crate::words;

/// Short guides to take apart.
const EXAMPLES: [(&str, &str); 3] = [
    ("kettle", include_str!("../examples/kettle.json")),
    ("printer", include_str!("../examples/printer.json")),
    ("lamp", include_str!("../examples/lamp.json")),
];
/// The guides of the project.
const OURS: [(&str, &str); 2] = [
    ("icloud-backup", "iCloud Backup not working"),
    ("iphone-wifi", "iPhone won’t connect to Wi-Fi"),
];
/// A guide that says as little as a guide can.
const BLANK: &str = "{
  \"format\": 2,
  \"id\": \"my-guide\",
  \"language\": \"en\",
  \"title\": \"What is wrong\",
  \"checks\": [
    {
      \"id\": \"first-check\",
      \"title\": \"Look at this first\",
      \"steps\": [\"Say what to do.\"]
    }
  ]
}
";

/// The article that is being read, if one is.
type Reading = RwSignal<Option<Document>, LocalStorage>;

#[component]
pub(crate) fn Start(studio: Studio) -> impl IntoView {
    let article: Reading = RwSignal::new_local(None);
    let there = RwSignal::new(drafts::all());
    let body = live(move || match article.get() {
        Some(document) => {
            let back = Callback::new(move |()| article.set(None));
            view! { <Understood studio document back/> }.into_any()
        }
        None => view! { <Paste studio article/> <WaysIn studio article/> }.into_any(),
    });
    let kept = live(move || {
        let drafts = there.get();
        (!drafts.is_empty()).then(|| {
            view! {
                <section class="drafts">
                    <h2>{words::your_drafts()}</h2>
                    <p class="hint">{words::drafts_about()}</p>
                    <ul class="plain">
                        {all(drafts.into_iter().map(|draft| kept_draft(studio, draft, there)))}
                    </ul>
                </section>
            }
            .into_any()
        })
    });
    view! {
        <main
            class="start"
            on:dragover=|event| event.prevent_default()
            on:drop=move |event| {
                event.prevent_default();
                open_file(studio, article, event.as_ref());
            }
        >
            <header>
                <div class="brand-row"><p class="brand">"Quick Checks"</p> <Languages studio/></div>
                <h1>{words::start_title()}</h1>
                <p class="lead">{words::start_lead()}</p>
            </header>
            {body}
            {kept}
        </main>
    }
}

#[component]
fn Languages(studio: Studio) -> impl IntoView {
    let known = studio.host.with_value(Host::languages).unwrap_or_default();
    let options = known.lines().filter_map(|line| {
        let mut parts = line.split('\t').map(str::to_owned);
        let (tag, name) = (parts.next()?, parts.next()?);
        let is_spoken = parts.next().is_some_and(|spoken| !spoken.is_empty());
        Some(
            view! { <option lang=tag.clone() value=tag selected=is_spoken>{name}</option> }
                .into_any(),
        )
    });
    let options = all(options);
    let speak = written(move |tag| {
        let _ = studio.host.with_value(|host| host.speak(&tag));
    });
    view! {
        <label class="language">
            <span class="unseen">{words::language()}</span>
            <select data-studio="language" on:change=speak>{options}</select>
        </label>
    }
}

#[component]
fn Paste(studio: Studio, article: Reading) -> impl IntoView {
    let pasted = RwSignal::new(String::new());
    view! {
        <section class="paste">
            <h2><label for="paste">{words::from_article()}</label></h2>
            <p class="hint" id="paste-about">{words::from_article_about()}</p>
            <textarea
                id="paste"
                rows="7"
                aria-describedby="paste-about"
                placeholder=words::paste_here()
                prop:value=says(move || pasted.get())
                on:input=written(move |text| pasted.set(text))
                on:paste=move |event| {
                    let html = studio.host.with_value(|host| host.pasted(event.as_ref()));
                    if let Ok(Some(html)) = html {
                        event.prevent_default();
                        take(studio, article, "article.html", &html);
                    }
                }
            ></textarea>
            <button
                type="button"
                class="main"
                data-studio="read-article"
                disabled=holds(move || pasted.with(|text| text.trim().is_empty()))
                on:click=tap(move || take(studio, article, "", &pasted.get_untracked()))
            >{words::read_article()}</button>
        </section>
    }
}

#[component]
fn WaysIn(studio: Studio, article: Reading) -> impl IntoView {
    let example = move |(name, text): (&'static str, &'static str)| {
        view! {
            <li><button type="button" data-studio=format!("example-{name}") on:click=tap(move || studio.begin(text))>
                {example_title(text)}
            </button></li>
        }
        .into_any()
    };
    let ours = move |(id, title): (&'static str, &'static str)| {
        view! {
            <li><button type="button" data-studio=format!("ours-{id}") on:click=tap(move || open_ours(studio, id))>
                {title}
            </button></li>
        }
        .into_any()
    };
    view! {
        <section class="ways-in">
            <div class="card">
                <h2>{words::from_file()}</h2>
                <p class="hint">{words::from_file_about()}</p>
                <label class="button">{words::choose_file()}
                    <input
                        type="file"
                        class="unseen"
                        accept=".json,.md,.markdown,.html,.htm,.txt"
                        data-studio="file"
                        on:change=on(move |event| open_file(studio, article, event.as_ref()))
                    />
                </label>
            </div>
            <div class="card">
                <h2>{words::from_nothing()}</h2>
                <p class="hint">{words::from_nothing_about()}</p>
                <button type="button" data-studio="blank" on:click=tap(move || studio.begin(BLANK))>
                    {words::begin()}
                </button>
            </div>
            <div class="card">
                <h2>{words::from_example()}</h2>
                <p class="hint">{words::from_example_about()}</p>
                <ul class="plain">{all(EXAMPLES.into_iter().map(example))} {all(OURS.into_iter().map(ours))}</ul>
            </div>
        </section>
    }
}

/// Begins with the file of an event: one that was chosen, or dropped.
fn open_file(studio: Studio, article: Reading, event: &JsValue) {
    let Ok(promise) = studio.host.with_value(|host| host.read_file(event)) else { return };
    spawn_local(async move {
        match JsFuture::from(promise).await {
            Ok(file) => {
                let field = |name: &str| {
                    js_sys::Reflect::get(&file, &name.into()).ok().and_then(|it| it.as_string())
                };
                let (name, text) = (field("name"), field("text"));
                take(studio, article, &name.unwrap_or_default(), &text.unwrap_or_default());
            }
            Err(error) => studio.notice.set(words_of(&error)),
        }
    });
}

/// Begins with a guide of the project.
fn open_ours(studio: Studio, id: &str) {
    let Ok(promise) = studio.host.with_value(|host| host.bundled(id)) else { return };
    spawn_local(async move {
        match JsFuture::from(promise).await {
            Ok(text) => studio.begin(&text.as_string().unwrap_or_default()),
            Err(error) => studio.notice.set(words_of(&error)),
        }
    });
}

fn kept_draft(studio: Studio, draft: Draft, there: RwSignal<Vec<Draft>>) -> AnyView {
    let title = draft.title().unwrap_or_else(|| words::no_title().to_owned());
    let day = draft.saved.replace('T', " ").chars().take(16).collect::<String>();
    let id = draft.id.clone();
    let asked = RwSignal::new(false);
    let label = words::with(words::remove_it(), &title);
    view! {
        <li class="kept">
            <button type="button" class="link" data-draft=id.clone() on:click=tap(move || studio.open(&draft))>
                {title}
            </button>
            <span class="hint">{day}</span>
            <button
                type="button"
                class="plain"
                aria-label=label
                on:click=tap(move || {
                    // What is gone here is gone: the second tap means it.
                    if asked.get_untracked() {
                        drafts::forget(&id);
                        there.set(drafts::all());
                    } else {
                        asked.set(true);
                    }
                })
            >{says(move || if asked.get() { words::really_remove() } else { words::remove() })}</button>
        </li>
    }
    .into_any()
}

fn example_title(text: &str) -> String {
    let guide = serde_json::from_str::<serde_json::Value>(text).unwrap_or_default();
    guide["title"].as_str().unwrap_or_default().to_owned()
}

/// Begins with a text: a guide as JSON or Markdown, else an article. A text that means to be JSON is
/// opened as it is, broken or not.
fn take(studio: Studio, article: Reading, name: &str, text: &str) {
    let name = name.to_lowercase();
    let ends = |ends: &[&str]| name.rsplit_once('.').is_some_and(|(_, end)| ends.contains(&end));
    if text.trim_start().starts_with('{') || ends(&["json"]) {
        studio.begin(text);
        return;
    }
    let is_html = text.contains("</") || ends(&["html", "htm"]);
    // An article may have such a head as well, but not with the format of a guide in it.
    let is_guide =
        Form::of(text) == Form::Markdown && text.lines().any(|line| line.starts_with("format:"));
    if is_guide {
        studio.begin(text);
        return;
    }
    let html = if is_html {
        Ok(text.to_owned())
    } else {
        studio.host.with_value(|host| host.html_of(text))
    };
    let html = match html {
        Ok(html) => html,
        Err(error) => {
            studio.notice.set(words_of(&error));
            return;
        }
    };
    let Some(mut document) = dom::document(&html) else { return };
    if !is_html && document.title.is_none() {
        document.title = import::head_title(text);
    }
    if let Some(help) = document.read().help {
        studio.notice.set(format!("{} {help}", words::no_checks()));
        return;
    }
    studio.notice.set(String::new());
    article.set(Some(document));
}
