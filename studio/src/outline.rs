//! The guide's contents: its parts in their order, to open, add, move and remove.

use leptos::ev::KeyboardEvent;
use leptos::html::Ol;
use leptos::prelude::*;
use quick_checks_author::edit::Edit;
use quick_checks_author::form::{PARTS, blank, id_for};
use quick_checks_author::path::{Key, Path};
use quick_checks_core::lint::Grade;
use serde_json::Value;

use crate::host::hears_text;
use crate::live::{all, holds, live, memo, rows, says, tap};
use crate::state::Studio;
use crate::words;

#[component]
pub(crate) fn Outline(studio: Studio, opened: Callback<()>) -> impl IntoView {
    let is_guide = move || studio.shown.with(|shown| shown.0.is_empty());
    view! {
        <nav class="outline" aria-label=words::contents()>
            <button
                type="button"
                class="part"
                data-studio="part-guide"
                aria-current=says(is_guide)
                on:click=tap(move || { studio.show(&Path::default()); opened.run(()); })
            >{words::about_guide()}</button>
            {all(PARTS.into_iter().map(|list| view! { <List studio list opened/> }.into_any()))}
        </nav>
    }
}

#[component]
fn List(studio: Studio, list: &'static str, opened: Callback<()>) -> impl IntoView {
    let path = Path::default().field(list);
    let of = path.clone();
    let count = memo(move || studio.with_value(&of, |list| list.as_array().map_or(0, Vec::len)));
    let (title, add) = match list {
        "symptoms" => (words::symptoms(), words::add_symptom()),
        "checks" => (words::checks(), words::add_check()),
        "outcomes" => (words::outcomes(), words::add_outcome()),
        _ => (words::sources(), words::add_source()),
    };
    let entries = NodeRef::<Ol>::new();
    let sorted = path.clone();
    Effect::new(move |_| {
        let Some(entries) = entries.get() else { return };
        let list = sorted.clone();
        let moved = hears_text(move |moved| {
            let places = moved.split_once(' ').map(|(from, to)| (from.parse(), to.parse()));
            if let Some((Ok(from), Ok(to))) = places {
                move_entry(studio, &list, from, to);
            }
        });
        let _ = studio.host.with_value(|host| host.sort(&entries, &moved));
    });
    let at = path.clone();
    let add_one = tap(move || {
        let entries = studio.value(&at);
        let taken: Vec<&str> =
            entries.as_array().into_iter().flatten().filter_map(|one| one["id"].as_str()).collect();
        let singular = list.trim_end_matches('s');
        let id = id_for(&format!("{singular} {}", taken.len() + 1), &taken);
        let count = taken.len();
        studio.edit(&Edit::Insert(at.clone(), count, blank(list, &id)), false);
        studio.show(&at.entry(count));
        opened.run(());
        let selector = format!("[data-path=\"{}\"] input", at.entry(count).field("title"));
        let _ = studio.host.with_value(|host| host.focus(&selector));
    });
    view! {
        <section>
            <h2>{title} " " <span class="count">{says(move || count.get())}</span></h2>
            <ol node_ref=entries>
                {rows(count, move |at| view! {
                    <Entry studio path=path.clone() at count opened/>
                }.into_any())}
            </ol>
            <button type="button" class="add" data-studio=format!("add-{list}") on:click=add_one>
                {add}
            </button>
        </section>
    }
}

#[component]
fn Entry(
    studio: Studio,
    path: Path,
    at: usize,
    count: Memo<usize>,
    opened: Callback<()>,
) -> impl IntoView {
    let entry = path.entry(at);
    let of = entry.clone();
    let title = memo(move || {
        studio.with_value(&of, |value| {
            let text = value["title"].as_str().filter(|text| !text.is_empty());
            text.or(value["id"].as_str()).unwrap_or(words::no_title()).to_owned()
        })
    });
    let of = entry.clone();
    let worst = memo(move || {
        studio.found.with(|found| {
            let here = found.iter().filter(|one| one.place.is_within(&of));
            here.map(|one| one.grade).filter(|grade| *grade < Grade::Could).min()
        })
    });
    let of = entry.clone();
    let is_shown = move || studio.shown.with(|shown| *shown == of);
    let list = path.clone();
    let place = move |to: usize| move_entry(studio, &list, at, to);
    let by_key = place.clone();
    let keys = move |event: KeyboardEvent| {
        if !event.alt_key() {
            return;
        }
        match event.key().as_str() {
            "ArrowUp" if at > 0 => by_key(at - 1),
            "ArrowDown" if at + 1 < count.get_untracked() => by_key(at + 1),
            _ => return,
        }
        event.prevent_default();
    };
    let open = entry.clone();
    let (up, down) = (place.clone(), place);
    let removed = entry.clone();
    view! {
        <li>
            // Keys and the buttons beside it do the same.
            <span class="grip" data-grip="" aria-hidden="true">"⠿"</span>
            <button
                type="button"
                class="part"
                data-entry=entry.to_string()
                aria-current=says(is_shown)
                aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
                on:keydown=keys
                on:click=tap(move || { studio.show(&open); opened.run(()); })
            >
                {says(move || title.get())}
                {live(move || worst.get().map(|grade| view! {
                    <span class="dot" data-grade=grade.to_string()>
                        <span class="unseen">" " {grade_word(grade)}</span>
                    </span>
                }.into_any()))}
            </button>
            <span class="moves">
                <button
                    type="button"
                    class="plain"
                    aria-label=says(move || words::with(words::move_up(), &title.get()))
                    disabled=at == 0
                    on:click=tap(move || up(at - 1))
                >"↑"</button>
                <button
                    type="button"
                    class="plain"
                    aria-label=says(move || words::with(words::move_down(), &title.get()))
                    disabled=holds(move || at + 1 >= count.get())
                    on:click=tap(move || down(at + 1))
                >"↓"</button>
                <button
                    type="button"
                    class="plain"
                    data-studio="remove"
                    aria-label=says(move || words::with(words::remove_it(), &title.get()))
                    on:click=tap(move || {
                        studio.show(&Path::default());
                        studio.edit(&Edit::Remove(removed.clone()), false);
                        studio.notice.set(words::removed().to_owned());
                    })
                >"×"</button>
            </span>
        </li>
    }
}

/// Puts an entry elsewhere in its list. The form goes on with the entry that it had.
fn move_entry(studio: Studio, list: &Path, from: usize, to: usize) {
    if from == to {
        return;
    }
    let shown = studio.shown.get_untracked();
    studio.edit(&Edit::Move(list.clone(), from, to), false);
    if let [name, Key::Entry(was)] = shown.0.as_slice()
        && list.0.first() == Some(name)
    {
        let now = match *was {
            was if was == from => to,
            was if from < was && was <= to => was - 1,
            was if to <= was && was < from => was + 1,
            was => was,
        };
        studio.shown.set(list.entry(now));
    }
    let selector = format!("[data-entry=\"{}\"]", list.entry(to));
    let _ = studio.host.with_value(|host| host.focus(&selector));
}

/// A grade in words.
pub(crate) fn grade_word(grade: Grade) -> &'static str {
    match grade {
        Grade::Must => words::must(),
        Grade::Should => words::should(),
        Grade::Could => words::could(),
    }
}

/// Whether a value is nothing, or nothing in it.
pub(crate) fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(entries) => entries.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    }
}
