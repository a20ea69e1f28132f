//! How the guide gets onto a page, or to somebody else.

use std::borrow::Cow;

use leptos::prelude::*;
use quick_checks_author::snippet::{Guide, Snippet};
use quick_checks_author::text::{Form, converted, json};
use quick_checks_core::fallback;
use quick_checks_core::guide::decode;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::host::{Host, words_of};
use crate::live::{all, holds, live, on, says, tap, when, written};
use crate::state::Studio;
use crate::words;

/// Where a blogger's server has our script, unless they say otherwise.
const SCRIPT: &str = "/quick-checks/quick-checks.js";

#[component]
pub(crate) fn SharePane(studio: Studio) -> impl IntoView {
    let said = RwSignal::new(String::new());
    view! {
        <div class="pane share" data-studio="share">
            <OnYourPage studio said/>
            <AsFile studio said/>
            <AsLink studio said/>
        </div>
    }
}

/// What the author chooses of a snippet.
#[derive(Debug, Clone, Copy)]
struct Choices {
    is_inside: RwSignal<bool>,
    script: RwSignal<String>,
    address: RwSignal<String>,
    level: RwSignal<u8>,
}

#[component]
fn OnYourPage(studio: Studio, said: RwSignal<String>) -> impl IntoView {
    let choices = Choices {
        is_inside: RwSignal::new(true),
        script: RwSignal::new(SCRIPT.to_owned()),
        address: RwSignal::new(String::new()),
        level: RwSignal::new(2),
    };
    view! {
        <section>
            <h2>{words::on_your_page()}</h2>
            <ChoicesForm choices/>
            {live(move || match snippet(studio, choices) {
                Ok(html) => {
                    let text = html.clone();
                    view! {
                        <label class="unseen" for="share-snippet">{words::snippet()}</label>
                        <textarea id="share-snippet" class="code" rows="8" readonly data-studio="snippet"
                            prop:value=html></textarea>
                        <button type="button" class="main" data-studio="copy"
                            on:click=tap(move || copy(studio, &text, said))>{words::copy_snippet()}</button>
                    }.into_any()
                }
                Err(why) => view! { <p class="broken">{words::no_snippet()} " " {why}</p> }.into_any(),
            })}
            <p role="status" data-studio="said">{says(move || said.get())}</p>
            <details>
                <summary>{words::what_hosts_need()}</summary>
                <ul>
                    <li>{words::host_wordpress()}</li>
                    <li>{words::host_ghost()}</li>
                    <li>{words::host_markdown()}</li>
                    <li>{words::host_frame()}</li>
                </ul>
            </details>
        </section>
    }
}

#[component]
fn ChoicesForm(choices: Choices) -> impl IntoView {
    let Choices { is_inside, script, address, level } = choices;
    view! {
        <fieldset class="choice">
            <legend>{words::where_is_guide()}</legend>
            <label class="tick">
                <input type="radio" name="place" data-studio="inside" prop:checked=holds(move || is_inside.get())
                    on:change=on(move |_| is_inside.set(true))/>
                " " {words::guide_inside()}
            </label>
            <label class="tick">
                <input type="radio" name="place" data-studio="beside" prop:checked=holds(move || !is_inside.get())
                    on:change=on(move |_| is_inside.set(false))/>
                " " {words::guide_beside()}
            </label>
        </fieldset>
        {when(move || !is_inside.get(), move || view! {
            <div class="field">
                <label for="share-address">{words::guide_address()}</label>
                <input type="url" id="share-address" autocomplete="off"
                    placeholder="https://example.com/guide.json"
                    prop:value=says(move || address.get())
                    on:input=written(move |text| address.set(text))/>
            </div>
        }.into_any())}
        <div class="field">
            <label for="share-script">{words::script_address()}</label>
            <input type="text" class="code" id="share-script" autocomplete="off" spellcheck="false"
                aria-describedby="share-script-about"
                prop:value=says(move || script.get())
                on:input=written(move |text| script.set(text))/>
            <p class="hint" id="share-script-about">{words::script_about()}</p>
        </div>
        <div class="field">
            <label for="share-level">{words::heading_level()}</label>
            <select id="share-level" on:change=written(move |text| level.set(text.parse().unwrap_or(2)))>
                {all((2..=5).map(|number: u8| view! {
                    <option value=number prop:selected=holds(move || level.get() == number)>{format!("h{number}")}</option>
                }.into_any()))}
            </select>
        </div>
    }
}

/// What to paste, or why there is nothing yet.
fn snippet(studio: Studio, choices: Choices) -> Result<String, String> {
    let text = studio.document.with(|document| json(document.text()).map(Cow::into_owned));
    let text = text.map_err(|error| error.to_string())?;
    let guide = decode(&text).map_err(|error| error.to_string())?;
    let level = choices.level.get();
    let fallback = fallback::render(&guide, &quick_checks_core::words::ENGLISH, level)
        .map_err(|error| error.to_string())?;
    let (script, address) = (choices.script.get(), choices.address.get());
    let guide = if choices.is_inside.get() { Guide::Inside(&text) } else { Guide::Named(&address) };
    let snippet = Snippet {
        guide,
        script: (!script.is_empty()).then_some(script.as_str()),
        hints: &[],
        language: None,
        heading_level: level,
        fallback: &fallback,
    };
    Ok(snippet.html())
}

fn copy(studio: Studio, text: &str, said: RwSignal<String>) {
    let Ok(promise) = studio.host.with_value(|host| host.copy(text)) else { return };
    spawn_local(async move {
        let copied = JsFuture::from(promise).await.is_ok();
        said.set(if copied { words::copied() } else { words::not_copied() }.to_owned());
    });
}

#[component]
fn AsFile(studio: Studio, said: RwSignal<String>) -> impl IntoView {
    let download = move |end: &str, kind: &str, text: &str| {
        let name = format!("{}.{end}", studio.name());
        let _ = studio.host.with_value(|host| host.download(&name, kind, text));
    };
    let give = move |form: Form, end: &str, kind: &str| match converted(&studio.text(), form) {
        Ok(text) => download(end, kind, &text),
        Err(error) => said.set(error.to_string()),
    };
    let as_json = tap(move || give(Form::Json, "json", "application/json"));
    let as_markdown = tap(move || give(Form::Markdown, "md", "text/markdown"));
    view! {
        <section>
            <h2>{words::as_file()}</h2>
            <div class="acts">
                <button type="button" on:click=as_json>"JSON"</button>
                <button type="button" data-studio="markdown" on:click=as_markdown>"Markdown"</button>
            </div>
        </section>
    }
}

#[component]
fn AsLink(studio: Studio, said: RwSignal<String>) -> impl IntoView {
    let link = RwSignal::new(String::new());
    let make = tap(move || {
        let Ok(promise) = studio.host.with_value(|host| host.pack(&studio.text())) else { return };
        spawn_local(async move {
            match JsFuture::from(promise).await {
                Ok(packed) => {
                    let here = studio.host.with_value(Host::address).unwrap_or_default();
                    let packed = packed.as_string().unwrap_or_default();
                    link.set(format!("{here}#guide={packed}"));
                    said.set(String::new());
                }
                Err(error) => said.set(words_of(&error)),
            }
        });
    });
    view! {
        <section>
            <h2>{words::as_link()}</h2>
            <p class="hint">{words::link_about()}</p>
            <button type="button" data-studio="link" on:click=make>{words::make_link()}</button>
            {live(move || {
                let text = link.get();
                (!text.is_empty()).then(|| view! {
                    <label class="unseen" for="share-link">{words::as_link()}</label>
                    <input type="text" class="code" id="share-link" readonly data-studio="made-link"
                        prop:value=text.clone()/>
                    <button type="button" on:click=tap(move || copy(studio, &text, said))>
                        {words::copy_link()}
                    </button>
                }.into_any())
            })}
        </section>
    }
}
