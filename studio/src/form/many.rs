//! Fields with several values: lists, records, values by name.

use leptos::prelude::*;
use quick_checks_author::edit::Edit;
use quick_checks_author::form::{Field, Kind, Owner, empty, ids};
use quick_checks_author::path::{Key, Path};
use serde_json::json;

use super::leaf::{named, text};
use super::{control, label_of, record};
use crate::live::{all, holds, live, memo, rows, says, tap, written};
use crate::state::Studio;
use crate::words;

pub(crate) fn list(studio: Studio, path: &Path, inner: &Kind) -> AnyView {
    let of = path.clone();
    let count = memo(move || studio.with_value(&of, |list| list.as_array().map_or(0, Vec::len)));
    let name = match path.0.last() {
        Some(Key::Field(name)) => label_of(name.trim_end_matches('s')),
        _ => String::new(),
    };
    let (at, kind) = (path.clone(), inner.clone());
    let add = {
        let (path, kind) = (path.clone(), inner.clone());
        tap(move || {
            let count = count.get_untracked();
            studio.edit(&Edit::Insert(path.clone(), count, empty(&kind)), false);
            let selector =
                format!("[data-path=\"{}\"] :is(input, textarea, select)", path.entry(count));
            let _ = studio.host.with_value(|host| host.focus(&selector));
        })
    };
    let label = name.clone();
    view! {
        <ol class="entries">
            {rows(count, move |number| {
                    let entry = at.entry(number);
                    let id = format!("field-{entry}");
                    let hint = format!("field-{at}-about");
                    let one = format!("{label} {}", number + 1);
                    let control = control(studio, &entry, &kind, &id, &hint, true);
                    let (up, down, removed) = (at.clone(), at.clone(), entry.clone());
                    let list = at.clone();
                    view! {
                        <li class="entry" data-path=entry.to_string()>
                            <label class="unseen" for=id>{one.clone()}</label>
                            <div class="inner">{control}</div>
                            <span class="moves">
                                <button
                                    type="button" class="plain" disabled=number == 0
                                    aria-label=words::with(words::move_up(), &one)
                                    on:click=tap(move || studio.edit(&Edit::Move(up.clone(), number, number - 1), false))
                                >"↑"</button>
                                <button
                                    type="button" class="plain"
                                    disabled=holds(move || number + 1 >= count.get())
                                    aria-label=words::with(words::move_down(), &one)
                                    on:click=tap(move || studio.edit(&Edit::Move(down.clone(), number, number + 1), false))
                                >"↓"</button>
                                <button
                                    type="button" class="plain"
                                    aria-label=words::with(words::remove_it(), &one)
                                    on:click=tap(move || {
                                        // A list with nothing in it says less than none.
                                        let edit = if count.get_untracked() == 1 {
                                            Edit::Remove(list.clone())
                                        } else {
                                            Edit::Remove(removed.clone())
                                        };
                                        studio.edit(&edit, false);
                                    })
                                >"×"</button>
                            </span>
                        </li>
                    }
                    .into_any()
                })}
        </ol>
        <button type="button" class="add" data-add=path.to_string() on:click=add>
            {words::with(words::add_it(), &name.to_lowercase())}
        </button>
    }
    .into_any()
}

/// Fields that are there together or not at all.
pub(crate) fn optional_record(
    studio: Studio,
    path: &Path,
    fields: &[Field],
    required: bool,
) -> AnyView {
    if required || matches!(path.0.last(), Some(Key::Entry(_))) {
        return record(studio, path, fields.to_vec());
    }
    let of = path.clone();
    let is_there = memo(move || studio.with_value(&of, |value| !value.is_null()));
    let (path, fields) = (path.clone(), fields.to_vec());
    live(move || {
        let (at, kind) = (path.clone(), Kind::Record(fields.clone()));
        if is_there.get() {
            let inner = record(studio, &path, fields.clone());
            return view! {
                {inner}
                <button type="button" class="plain" on:click=tap(move || studio.edit(&Edit::Remove(at.clone()), false))>
                    {words::take_out()}
                </button>
            }
            .into_any();
        }
        view! {
            <button
                type="button"
                class="add"
                on:click=tap(move || studio.edit(&Edit::Set(at.clone(), empty(&kind)), false))
            >{words::add()}</button>
        }
        .into_any()
    })
}

/// A step: a text, and more beside it where that is wanted.
pub(crate) fn brief(
    studio: Studio,
    path: &Path,
    fields: &[Field],
    id: &str,
    hint: &str,
) -> AnyView {
    let of = path.clone();
    let is_record = memo(move || studio.with_value(&of, serde_json::Value::is_object));
    let (path, fields) = (path.clone(), fields.to_vec());
    let (id, hint) = (id.to_owned(), hint.to_owned());
    let longest = fields.first().and_then(|field| match field.kind {
        Kind::Text(longest) => longest,
        _ => None,
    });
    live(move || {
        let at = path.clone();
        if is_record.get() {
            let mut rest = fields.clone();
            let first = text(studio, &path.field("text"), longest, &id, &hint, true);
            rest.retain(|field| field.name != "text");
            let plain = tap(move || {
                let text = studio.value(&at.field("text"));
                studio.edit(&Edit::Set(at.clone(), text), false);
            });
            return view! {
                {first}
                {record(studio, &path, rest)}
                <button type="button" class="plain" on:click=plain>{words::only_the_step()}</button>
            }
            .into_any();
        }
        let more = tap(move || {
            let text = studio.value(&at);
            studio.edit(&Edit::Set(at.clone(), json!({ "text": text })), false);
        });
        view! {
            {text(studio, &path, longest, &id, &hint, true)}
            <button type="button" class="plain" on:click=more>{words::more_to_step()}</button>
        }
        .into_any()
    })
}

/// Values by name: a likelihood for each symptom, for example.
pub(crate) fn named_values(
    studio: Studio,
    path: &Path,
    owner: Option<Owner>,
    inner: &Kind,
) -> AnyView {
    let of = path.clone();
    let value = memo(move || studio.value(&of));
    let at = path.clone();
    let keys = memo(move || {
        let mut keys = match owner {
            Some(of) => studio.rested.with(|guide| ids(guide, of, &at)),
            None => Vec::new(),
        };
        if owner == Some(Owner::Symptoms) {
            keys.push(("any".to_owned(), words::any_symptom().to_owned()));
        }
        value.with(|value| {
            for name in value.as_object().into_iter().flatten().map(|(name, _)| name) {
                if keys.iter().all(|(known, _)| known != name) {
                    keys.push((name.clone(), String::new()));
                }
            }
        });
        keys
    });
    let (path, inner) = (path.clone(), inner.clone());
    let new = RwSignal::new(String::new());
    let add = {
        let (path, inner) = (path.clone(), inner.clone());
        tap(move || {
            let name = new.get_untracked();
            if !name.is_empty() {
                studio.edit(&Edit::Set(path.field(&name), empty(&inner)), false);
                new.set(String::new());
            }
        })
    };
    view! {
        <ul class="named">
            {live(move || all(keys.get().into_iter().map(|key| {
                let entry = path.field(&key.0);
                let id = format!("field-{entry}");
                let hint = format!("field-{path}-about");
                let (_, label) = named(key);
                let control = control(studio, &entry, &inner, &id, &hint, false);
                view! {
                    <li data-path=entry.to_string()><label for=id>{label}</label> {control}</li>
                }
                .into_any()
            })))}
        </ul>
        {owner.is_none().then(|| view! {
            <div class="row">
                <input
                    type="text" class="code" aria-label=words::new_name() autocomplete="off"
                    prop:value=says(move || new.get())
                    on:input=written(move |text| new.set(text))
                />
                <button type="button" class="add" on:click=add>{words::add()}</button>
            </div>
        }.into_any())}
    }
    .into_any()
}
