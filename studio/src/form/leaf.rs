//! Fields with one value each.

use leptos::prelude::*;
use quick_checks_author::edit::Edit;
use quick_checks_author::form::{Owner, ids};
use quick_checks_author::path::{Key, Path};
use serde_json::{Value, json};

use crate::live::{all, holds, live, memo, says, ticked, written};
use crate::state::Studio;
use crate::words;

/// Texts longer than this are written in several lines.
const LINE: usize = 70;

/// Puts a text at a path: an empty one takes an optional field out.
fn put(studio: Studio, path: &Path, text: &str, required: bool) {
    let is_entry = matches!(path.0.last(), Some(Key::Entry(_)));
    let there = studio.guide.with_untracked(|guide| path.of(guide).is_some());
    if text.is_empty() && !required && !is_entry {
        if there {
            studio.edit(&Edit::Remove(path.clone()), true);
        }
    } else {
        studio.edit(&Edit::Set(path.clone(), Value::from(text)), true);
    }
}

pub(crate) fn text(
    studio: Studio,
    path: &Path,
    longest: Option<usize>,
    id: &str,
    hint: &str,
    required: bool,
) -> AnyView {
    let of = path.clone();
    let value = memo(move || studio.value(&of).as_str().unwrap_or_default().to_owned());
    let path = path.clone();
    let put = move |text: String| put(studio, &path, &text, required);
    let length = move || value.with(|text| text.encode_utf16().count());
    let over = move || longest.is_some_and(|most| length() > most);
    let counter = longest.map(|most| {
        view! {
            <span class="counter" data-over=says(over)>
                {says(move || format!("{}/{most}", length()))}
            </span>
        }
        .into_any()
    });
    let is_long = longest.is_none_or(|most| most > LINE);
    let (id, hint) = (id.to_owned(), hint.to_owned());
    if is_long {
        return view! {
            <textarea
                id=id
                rows="2"
                aria-describedby=hint
                dir="auto"
                prop:value=says(move || value.get())
                on:input=written(put)
            ></textarea>
            {counter}
        }
        .into_any();
    }
    view! {
        <input
            type="text"
            id=id
            autocomplete="off"
            aria-describedby=hint
            dir="auto"
            prop:value=says(move || value.get())
            on:input=written(put)
        />
        {counter}
    }
    .into_any()
}

pub(crate) fn number(
    studio: Studio,
    path: &Path,
    least: i64,
    most: i64,
    id: &str,
    hint: &str,
) -> AnyView {
    let of = path.clone();
    let value = memo(move || {
        let value = studio.value(&of);
        if value.is_null() { String::new() } else { value.to_string() }
    });
    let path = path.clone();
    let put = move |text: String| match text.trim().parse::<i64>() {
        Ok(figure) => studio.edit(&Edit::Set(path.clone(), Value::from(figure)), true),
        Err(_) if text.trim().is_empty() => {
            if studio.guide.with_untracked(|guide| path.of(guide).is_some()) {
                studio.edit(&Edit::Remove(path.clone()), true);
            }
        }
        Err(_) => {}
    };
    view! {
        <input
            type="number"
            id=id.to_owned()
            min=least
            max=most
            aria-describedby=hint.to_owned()
            prop:value=says(move || value.get())
            on:input=written(put)
        />
    }
    .into_any()
}

pub(crate) fn flag(studio: Studio, path: &Path, usual: bool, hint: &str) -> AnyView {
    let of = path.clone();
    let is_on = memo(move || studio.value(&of).as_bool().unwrap_or(usual));
    let path = path.clone();
    let put = move |on: bool| {
        let there = studio.guide.with_untracked(|guide| path.of(guide).is_some());
        if on == usual && there {
            studio.edit(&Edit::Remove(path.clone()), false);
        } else if on != usual {
            studio.edit(&Edit::Set(path.clone(), Value::from(on)), false);
        }
    };
    view! {
        <label class="tick">
            <input
                type="checkbox"
                aria-describedby=hint.to_owned()
                prop:checked=holds(move || is_on.get())
                on:change=ticked(put)
            />
            " " {words::yes()}
        </label>
    }
    .into_any()
}

pub(crate) fn one_of(
    studio: Studio,
    path: &Path,
    options: Vec<(String, String)>,
    id: &str,
    hint: &str,
) -> AnyView {
    let of = path.clone();
    let value = memo(move || studio.value(&of).as_str().unwrap_or_default().to_owned());
    let path = path.clone();
    let put = move |text: String| {
        let there = studio.guide.with_untracked(|guide| path.of(guide).is_some());
        if !text.is_empty() {
            studio.edit(&Edit::Set(path.clone(), Value::from(text)), false);
        } else if there {
            studio.edit(&Edit::Remove(path.clone()), false);
        }
    };
    // A value that is none of them stays in sight, as it stays in the text.
    let options = options
        .into_iter()
        .map(|(text, label)| {
            let own = text.clone();
            view! {
                <option value=text prop:selected=holds(move || value.with(|value| *value == own))>{label}</option>
            }
            .into_any()
        });
    view! {
        <select
            id=id.to_owned()
            aria-describedby=hint.to_owned()
            prop:value=says(move || value.get())
            on:change=written(put)
        >
            <option value="" prop:selected=holds(move || value.with(String::is_empty))>{words::not_said()}</option>
            {all(options)}
        </select>
    }
    .into_any()
}

/// An id with what it stands for.
pub(crate) fn named((id, title): (String, String)) -> (String, String) {
    let label = if title.is_empty() { id.clone() } else { format!("{title} ({id})") };
    (id, label)
}

/// Which of the guide’s own entries are named, each with a tick.
pub(crate) fn references(studio: Studio, path: &Path, owner: Owner) -> AnyView {
    let at = path.clone();
    let options = memo(move || studio.rested.with(|guide| ids(guide, owner, &at)));
    let of = path.clone();
    let value = memo(move || named_in(&studio.value(&of)));
    let path = path.clone();
    view! {
        <ul class="ticks">
            {live(move || all(options.get().into_iter().map(|(id, title)| {
                let own = id.clone();
                let is_on = move || value.with(|named| named.contains(&own));
                let path = path.clone();
                let (id, label) = named((id, title));
                view! {
                    <li><label class="tick">
                        <input
                            type="checkbox"
                            prop:checked=holds(is_on)
                            on:change=ticked(move |is_on| {
                                let mut named = value.get_untracked();
                                named.retain(|other| *other != id);
                                if is_on {
                                    named.push(id.clone());
                                }
                                let edit = if named.is_empty() {
                                    Edit::Remove(path.clone())
                                } else {
                                    Edit::Set(path.clone(), json!(named))
                                };
                                studio.edit(&edit, false);
                            })
                        />
                        " " {label}
                    </label></li>
                }
                .into_any()
            })))}
        </ul>
    }
    .into_any()
}

/// The ids in a field that has one or several.
fn named_in(value: &Value) -> Vec<String> {
    match value {
        Value::String(id) => vec![id.clone()],
        Value::Array(ids) => ids.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}
