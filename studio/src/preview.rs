//! The widget itself in a frame, as readers have it.

use leptos::html::Iframe;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::host::{Preview, hears_number, hears_text};
use crate::live::{all, live, says, tap};
use crate::state::{Look, Studio};
use crate::words;

#[component]
pub(crate) fn PreviewPane(studio: Studio) -> impl IntoView {
    let frame = NodeRef::<Iframe>::new();
    let failure = RwSignal::new(String::new());
    let drawn = RwSignal::new(0.0);
    let heard = RwSignal::new(None::<Vec<String>>);
    Effect::new(move |_| {
        let Some(frame) = frame.get() else { return };
        let failed = hears_text(move |message| failure.set(message));
        let drawn = hears_number(move |version| {
            failure.set(String::new());
            drawn.set(version);
        });
        let preview = studio
            .host
            .with_value(|host| host.open_preview(frame.unchecked_ref(), &failed, &drawn));
        studio.set_preview(preview.ok());
    });
    on_cleanup(move || studio.set_preview(None));
    let change = move |act: fn(&mut Look)| {
        studio.look.update(act);
        studio.draw();
    };
    let switch = move |label: &'static str,
                       name: &'static str,
                       on: fn(&Look) -> bool,
                       act: fn(&mut Look)| {
        view! {
            <button
                type="button"
                data-studio=format!("look-{name}")
                aria-pressed=says(move || studio.look.with(on))
                on:click=tap(move || change(act))
            >{label}</button>
        }
    };
    let listen = tap(move || {
        if heard.with_untracked(Option::is_some) {
            heard.set(None);
            return;
        }
        let Some(Ok(promise)) = studio.with_preview(Preview::heard) else { return };
        spawn_local(async move {
            let Ok(lines) = JsFuture::from(promise).await else { return };
            let lines = js_sys::Array::from(&lines).into_iter().filter_map(|line| line.as_string());
            heard.set(Some(lines.collect()));
        });
    });
    view! {
        <div class="preview">
            <div class="tabs small" role="group" aria-label=words::how_to_look()>
                {switch(words::dark(), "dark", |look| look.theme == "dark", |look| {
                    look.theme = if look.theme == "dark" { "light" } else { "dark" };
                })}
                {switch(words::right_to_left(), "rtl", |look| look.right_to_left, |look| {
                    look.right_to_left = !look.right_to_left;
                })}
                {switch(words::narrow(), "narrow", |look| look.narrow, |look| {
                    look.narrow = !look.narrow;
                })}
                {switch(words::without_scripts(), "plain", |look| look.plain, |look| {
                    look.plain = !look.plain;
                })}
                <button
                    type="button"
                    data-studio="hear"
                    aria-pressed=says(move || heard.with(Option::is_some))
                    on:click=listen
                >{words::hear()}</button>
                <button
                    type="button"
                    data-studio="preview-reset"
                    on:click=tap(move || { studio.with_preview(Preview::reset); })
                >{words::start_over()}</button>
            </div>
            <p class="failure" role="status">{says(move || failure.get())}</p>
            <div class="phone" data-narrow=says(move || studio.look.with(|look| look.narrow))>
                <iframe
                    node_ref=frame
                    title=words::preview_label()
                    src="preview.html"
                    data-studio="frame"
                    data-drawn=says(move || drawn.get())
                ></iframe>
            </div>
            {live(move || heard.get().map(|lines| view! {
                <ol class="heard" data-studio="heard">
                    {all(lines.into_iter().map(|line| view! { <li>{line}</li> }.into_any()))}
                </ol>
            }.into_any()))}
        </div>
    }
}
