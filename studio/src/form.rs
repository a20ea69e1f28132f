//! The form of one part of the guide, by the schema. Each field writes into the text at its own path
//! and nowhere else.

use leptos::prelude::*;
use quick_checks_author::edit::Edit;
use quick_checks_author::form::{Field, Kind, Owner, empty, fields, id_for, ids, with_id};
use quick_checks_author::path::{Key, Path};
use serde_json::{Value, json};

use crate::judge::Finding;
use crate::outline::is_empty;
use crate::state::Studio;
use crate::words;

/// Fields of a check that are in sight though they may be left out: what most checks have.
const USUAL: [&str; 24] = [
    "language",
    "subject",
    "question",
    "hint",
    "retest",
    "estimates",
    "independence",
    "group",
    "ask",
    "why",
    "minutes",
    "safety",
    "likelihood_estimate",
    "choices",
    "link",
    "sources",
    "text",
    "steps",
    "url",
    "label",
    "note",
    "caution",
    "words",
    "cautions",
];
/// Texts longer than this are written in several lines.
const LINE: usize = 70;

#[component]
pub(crate) fn FormPane(studio: Studio) -> impl IntoView {
    view! {
        <div class="form" data-studio="form">
            {move || {
                let path = studio.shown.get();
                let of = match path.0.as_slice() {
                    [Key::Field(list), Key::Entry(_)] => list.trim_end_matches('s').to_owned(),
                    _ => "guide".to_owned(),
                };
                view! { <Part studio path of/> }
            }}
        </div>
    }
}

#[component]
fn Part(studio: Studio, path: Path, of: String) -> impl IntoView {
    let heading = {
        let path = path.clone();
        move || {
            if path.0.is_empty() {
                return words::about_guide().to_owned();
            }
            let title = studio.value(&path.field("title"));
            let title = title.as_str().unwrap_or_default().to_owned();
            if title.is_empty() { words::no_title().to_owned() } else { title }
        }
    };
    let own = path.clone();
    let found = move || {
        studio
            .found
            .with(|found| found.iter().filter(|one| one.place == own).cloned().collect::<Vec<_>>())
    };
    let nothing = Callback::new(|()| ());
    view! {
        <h2 tabindex="-1" data-path=path.to_string()>{heading}</h2>
        <ul class="findings">
            {move || found().into_iter().map(|one| view! {
                <Finding studio one opened=nothing/>
            }).collect_view()}
        </ul>
        {record(studio, &path, fields(&of))}
    }
}

/// The fields of a record: those that most have, then the others, folded.
fn record(studio: Studio, path: &Path, fields: Vec<Field>) -> AnyView {
    let is_there = |field: &Field| {
        !is_empty(
            &path.field(&field.name).of(&studio.guide.get_untracked()).cloned().unwrap_or_default(),
        )
    };
    let (shown, more): (Vec<Field>, Vec<Field>) = fields.into_iter().partition(|field| {
        field.required || USUAL.contains(&field.name.as_str()) || is_there(field)
    });
    let view = |field: Field| field_view(studio, path.field(&field.name), field);
    let more = (!more.is_empty()).then(|| {
        view! {
            <details class="more">
                <summary>{words::more_fields()}</summary>
                {more.into_iter().map(view).collect_view()}
            </details>
        }
    });
    view! {
        {shown.into_iter().map(view).collect_view()}
        {more}
    }
    .into_any()
}

/// A field with its name, what it is for, and what is to be mended in it.
fn field_view(studio: Studio, path: Path, field: Field) -> AnyView {
    let Field { name, about, required, kind } = field;
    let id = format!("field-{path}");
    let hint = format!("{id}-about");
    let label = label_of(&name);
    let of = path.clone();
    let found = move || {
        studio.found.with(|found| {
            let here = found.iter().filter(|one| one.place == of);
            here.cloned().collect::<Vec<_>>()
        })
    };
    let optional = (!required).then(|| view! { " " <small>{words::optional()}</small> });
    let is_group = !matches!(
        kind,
        Kind::Text(_)
            | Kind::Id
            | Kind::Day
            | Kind::Number { .. }
            | Kind::OneOf(_)
            | Kind::Reference(_)
    );
    // The schema speaks English.
    let about = view! { <p class="hint" id=hint.clone() lang="en" dir="auto">{about}</p> };
    let label = view! { <span lang="en">{label}</span> };
    let control = control(studio, &path, &kind, &id, &hint, required);
    let nothing = Callback::new(|()| ());
    let findings = view! {
        <ul class="findings">
            {move || found().into_iter().map(|one| view! {
                <Finding studio one opened=nothing/>
            }).collect_view()}
        </ul>
    };
    if is_group {
        return view! {
            <fieldset class="field" data-path=path.to_string()>
                <legend>{label} {optional}</legend>
                {about}
                {control}
                {findings}
            </fieldset>
        }
        .into_any();
    }
    view! {
        <div class="field" data-path=path.to_string()>
            <label for=id>{label} {optional}</label>
            {control}
            {about}
            {findings}
        </div>
    }
    .into_any()
}

/// A field’s name as words: `wait_minutes` is “Wait minutes”.
pub(crate) fn label_of(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn control(
    studio: Studio,
    path: &Path,
    kind: &Kind,
    id: &str,
    hint: &str,
    required: bool,
) -> AnyView {
    match kind {
        Kind::Text(longest) => text(studio, path, *longest, id, hint, required),
        Kind::Id => own_id(studio, path, id, hint),
        Kind::Day => text(studio, path, Some(10), id, hint, required),
        Kind::Number { least, most } => number(studio, path, *least, *most, id, hint),
        Kind::Flag(usual) => flag(studio, path, *usual, hint),
        Kind::OneOf(texts) => {
            let options =
                texts.iter().map(|text| (text.clone(), label_of(&text.replace('-', " "))));
            one_of(studio, path, options.collect(), id, hint)
        }
        Kind::Reference(owner) => {
            let (path, owner) = (path.clone(), *owner);
            let (id, hint) = (id.to_owned(), hint.to_owned());
            let at = path.clone();
            let options = Memo::new(move |_| studio.guide.with(|guide| ids(guide, owner, &at)));
            (move || {
                let options = options.get().into_iter().map(named);
                one_of(studio, &path, options.collect(), &id, &hint)
            })
            .into_any()
        }
        Kind::References(owner) => references(studio, path, *owner),
        Kind::List(inner) => list(studio, path, inner),
        Kind::Record(fields) => optional_record(studio, path, fields, required),
        Kind::Brief(fields) => brief(studio, path, fields, id, hint),
        Kind::Named(owner, inner) => named_values(studio, path, *owner, inner),
        Kind::Other => view! { <p class="hint">{words::only_in_text()}</p> }.into_any(),
    }
}

/// An id with what it stands for.
fn named((id, title): (String, String)) -> (String, String) {
    let label = if title.is_empty() { id.clone() } else { format!("{title} ({id})") };
    (id, label)
}

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

fn text(
    studio: Studio,
    path: &Path,
    longest: Option<usize>,
    id: &str,
    hint: &str,
    required: bool,
) -> AnyView {
    let of = path.clone();
    let value = Memo::new(move |_| studio.value(&of).as_str().unwrap_or_default().to_owned());
    let path = path.clone();
    let put = move |text: String| put(studio, &path, &text, required);
    let length = move || value.with(|text| text.encode_utf16().count());
    let over = move || longest.is_some_and(|most| length() > most);
    let counter = longest.map(|most| {
        view! {
            <span class="counter" data-over=move || over().to_string()>
                {move || format!("{}/{most}", length())}
            </span>
        }
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
                prop:value=move || value.get()
                on:input=move |event| put(event_target_value(&event))
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
            prop:value=move || value.get()
            on:input=move |event| put(event_target_value(&event))
        />
        {counter}
    }
    .into_any()
}

/// The id of the part itself. Whoever changes it changes it everywhere.
fn own_id(studio: Studio, path: &Path, id: &str, hint: &str) -> AnyView {
    let of = path.clone();
    let value = Memo::new(move |_| studio.value(&of).as_str().unwrap_or_default().to_owned());
    let at = path.clone();
    let change = move |new: String| {
        let owner = match at.0.as_slice() {
            [Key::Field(list), Key::Entry(_), _] => match list.as_str() {
                "symptoms" => Some(Owner::Symptoms),
                "checks" => Some(Owner::Checks),
                "outcomes" => Some(Owner::Outcomes),
                "sources" => Some(Owner::Sources),
                _ => None,
            },
            _ => None,
        };
        let old = value.get_untracked();
        let guide = studio.guide.get_untracked();
        let taken = owner.is_some_and(|of| ids(&guide, of, &at).iter().any(|(id, _)| *id == new));
        match owner {
            Some(of) if !taken && !old.is_empty() && !new.is_empty() => {
                // One edit a place, so that the text keeps its layout.
                let renamed = with_id(&guide, of, &old, &new);
                let mut edits = Vec::new();
                differences(&guide, &renamed, &Path::default(), &mut edits);
                studio.edit_all(&edits);
            }
            _ => studio.edit(&Edit::Set(at.clone(), Value::from(new)), false),
        }
    };
    let suggest = {
        let path = path.clone();
        move |_| {
            let Some((parent, _)) = path.split_last() else { return };
            let title = ["title", "label"]
                .iter()
                .find_map(|name| studio.value(&parent.field(name)).as_str().map(str::to_owned));
            let title = title.unwrap_or_default();
            let list = parent.split_last().map(|(list, _)| studio.value(&list));
            let taken = list.as_ref().and_then(Value::as_array).into_iter().flatten();
            let taken: Vec<&str> = taken.filter_map(|one| one["id"].as_str()).collect();
            change_to(studio, &path, &id_for(&title, &taken));
        }
    };
    let (id, hint) = (id.to_owned(), hint.to_owned());
    view! {
        <div class="row">
            <input
                type="text"
                class="code"
                id=id
                autocomplete="off"
                spellcheck="false"
                aria-describedby=hint
                prop:value=move || value.get()
                on:change=move |event| change(event_target_value(&event))
            />
            <button type="button" on:click=suggest>{words::from_title()}</button>
        </div>
    }
    .into_any()
}

fn change_to(studio: Studio, path: &Path, id: &str) {
    let guide = studio.guide.get_untracked();
    let old = path.of(&guide).and_then(Value::as_str).unwrap_or_default().to_owned();
    let owner = match path.0.first() {
        Some(Key::Field(list)) if path.0.len() == 3 => match list.as_str() {
            "symptoms" => Owner::Symptoms,
            "checks" => Owner::Checks,
            "outcomes" => Owner::Outcomes,
            _ => Owner::Sources,
        },
        _ => {
            studio.edit(&Edit::Set(path.clone(), Value::from(id)), false);
            return;
        }
    };
    let renamed = with_id(&guide, owner, &old, id);
    let mut edits = Vec::new();
    differences(&guide, &renamed, &Path::default(), &mut edits);
    studio.edit_all(&edits);
}

/// The edits that turn one guide into another of the same shape.
fn differences(one: &Value, other: &Value, path: &Path, edits: &mut Vec<Edit>) {
    match (one, other) {
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => {
            for (at, (old, new)) in old.iter().zip(new).enumerate() {
                differences(old, new, &path.entry(at), edits);
            }
        }
        (Value::Object(old), Value::Object(new)) if old.len() == new.len() => {
            for ((name, old), (renamed, new)) in old.iter().zip(new) {
                if name == renamed {
                    differences(old, new, &path.field(name), edits);
                } else {
                    edits.push(Edit::Rename(path.field(name), renamed.clone()));
                }
            }
        }
        _ if one != other => edits.push(Edit::Set(path.clone(), other.clone())),
        _ => {}
    }
}

fn number(studio: Studio, path: &Path, least: i64, most: i64, id: &str, hint: &str) -> AnyView {
    let of = path.clone();
    let value = Memo::new(move |_| {
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
            prop:value=move || value.get()
            on:input=move |event| put(event_target_value(&event))
        />
    }
    .into_any()
}

fn flag(studio: Studio, path: &Path, usual: bool, hint: &str) -> AnyView {
    let of = path.clone();
    let is_on = Memo::new(move |_| studio.value(&of).as_bool().unwrap_or(usual));
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
                prop:checked=move || is_on.get()
                on:change=move |event| put(event_target_checked(&event))
            />
            " " {words::yes()}
        </label>
    }
    .into_any()
}

fn one_of(
    studio: Studio,
    path: &Path,
    options: Vec<(String, String)>,
    id: &str,
    hint: &str,
) -> AnyView {
    let of = path.clone();
    let value = Memo::new(move |_| studio.value(&of).as_str().unwrap_or_default().to_owned());
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
    let options: Vec<AnyView> = options
        .into_iter()
        .map(|(text, label)| {
            let own = text.clone();
            view! {
                <option value=text prop:selected=move || value.with(|value| *value == own)>{label}</option>
            }
            .into_any()
        })
        .collect();
    view! {
        <select
            id=id.to_owned()
            aria-describedby=hint.to_owned()
            prop:value=move || value.get()
            on:change=move |event| put(event_target_value(&event))
        >
            <option value="" prop:selected=move || value.with(String::is_empty)>{words::not_said()}</option>
            {options}
        </select>
    }
    .into_any()
}

/// Which of the guide’s own entries are named, each with a tick.
fn references(studio: Studio, path: &Path, owner: Owner) -> AnyView {
    let at = path.clone();
    let options = Memo::new(move |_| studio.guide.with(|guide| ids(guide, owner, &at)));
    let of = path.clone();
    let value = Memo::new(move |_| named_in(&studio.value(&of)));
    let path = path.clone();
    view! {
        <ul class="ticks">
            {move || options.get().into_iter().map(|(id, title)| {
                let own = id.clone();
                let is_on = move || value.with(|named| named.contains(&own));
                let path = path.clone();
                let (id, label) = named((id, title));
                view! {
                    <li><label class="tick">
                        <input
                            type="checkbox"
                            prop:checked=is_on
                            on:change=move |event| {
                                let mut named = value.get_untracked();
                                named.retain(|other| *other != id);
                                if event_target_checked(&event) {
                                    named.push(id.clone());
                                }
                                let edit = if named.is_empty() {
                                    Edit::Remove(path.clone())
                                } else {
                                    Edit::Set(path.clone(), json!(named))
                                };
                                studio.edit(&edit, false);
                            }
                        />
                        " " {label}
                    </label></li>
                }
            }).collect_view()}
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

fn list(studio: Studio, path: &Path, inner: &Kind) -> AnyView {
    let of = path.clone();
    let count = Memo::new(move |_| studio.value(&of).as_array().map_or(0, Vec::len));
    let name = match path.0.last() {
        Some(Key::Field(name)) => label_of(name.trim_end_matches('s')),
        _ => String::new(),
    };
    let (at, kind) = (path.clone(), inner.clone());
    let add = {
        let (path, kind) = (path.clone(), inner.clone());
        move |_| {
            let count = count.get_untracked();
            studio.edit(&Edit::Insert(path.clone(), count, empty(&kind)), false);
            let selector =
                format!("[data-path=\"{}\"] :is(input, textarea, select)", path.entry(count));
            let _ = studio.host.with_value(|host| host.focus(&selector));
        }
    };
    let label = name.clone();
    view! {
        <ol class="entries">
            <For each=move || 0..count.get() key=|at| *at let:number>
                {
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
                                    on:click=move |_| studio.edit(&Edit::Move(up.clone(), number, number - 1), false)
                                >"↑"</button>
                                <button
                                    type="button" class="plain"
                                    disabled={move || number + 1 >= count.get()}
                                    aria-label=words::with(words::move_down(), &one)
                                    on:click=move |_| studio.edit(&Edit::Move(down.clone(), number, number + 1), false)
                                >"↓"</button>
                                <button
                                    type="button" class="plain"
                                    aria-label=words::with(words::remove_it(), &one)
                                    on:click=move |_| {
                                        // A list with nothing in it says less than none.
                                        let edit = if count.get_untracked() == 1 {
                                            Edit::Remove(list.clone())
                                        } else {
                                            Edit::Remove(removed.clone())
                                        };
                                        studio.edit(&edit, false);
                                    }
                                >"×"</button>
                            </span>
                        </li>
                    }
                }
            </For>
        </ol>
        <button type="button" class="add" data-add=path.to_string() on:click=add>
            {words::with(words::add_it(), &name.to_lowercase())}
        </button>
    }
    .into_any()
}

/// Fields that are there together or not at all.
fn optional_record(studio: Studio, path: &Path, fields: &[Field], required: bool) -> AnyView {
    if required || matches!(path.0.last(), Some(Key::Entry(_))) {
        return record(studio, path, fields.to_vec());
    }
    let of = path.clone();
    let is_there = Memo::new(move |_| !studio.value(&of).is_null());
    let (path, fields) = (path.clone(), fields.to_vec());
    (move || {
        let (at, kind) = (path.clone(), Kind::Record(fields.clone()));
        if is_there.get() {
            let inner = record(studio, &path, fields.clone());
            return view! {
                {inner}
                <button type="button" class="plain" on:click=move |_| studio.edit(&Edit::Remove(at.clone()), false)>
                    {words::take_out()}
                </button>
            }
            .into_any();
        }
        view! {
            <button
                type="button"
                class="add"
                on:click=move |_| studio.edit(&Edit::Set(at.clone(), empty(&kind)), false)
            >{words::add()}</button>
        }
        .into_any()
    })
    .into_any()
}

/// A step: a text, and more beside it where that is wanted.
fn brief(studio: Studio, path: &Path, fields: &[Field], id: &str, hint: &str) -> AnyView {
    let of = path.clone();
    let is_record = Memo::new(move |_| studio.value(&of).is_object());
    let (path, fields) = (path.clone(), fields.to_vec());
    let (id, hint) = (id.to_owned(), hint.to_owned());
    let longest = fields.first().and_then(|field| match field.kind {
        Kind::Text(longest) => longest,
        _ => None,
    });
    (move || {
        let at = path.clone();
        if is_record.get() {
            let mut rest = fields.clone();
            let first = text(studio, &path.field("text"), longest, &id, &hint, true);
            rest.retain(|field| field.name != "text");
            let plain = move |_| {
                let text = studio.value(&at.field("text"));
                studio.edit(&Edit::Set(at.clone(), text), false);
            };
            return view! {
                {first}
                {record(studio, &path, rest)}
                <button type="button" class="plain" on:click=plain>{words::only_the_step()}</button>
            }
            .into_any();
        }
        let more = move |_| {
            let text = studio.value(&at);
            studio.edit(&Edit::Set(at.clone(), json!({ "text": text })), false);
        };
        view! {
            {text(studio, &path, longest, &id, &hint, true)}
            <button type="button" class="plain" on:click=more>{words::more_to_step()}</button>
        }
        .into_any()
    })
    .into_any()
}

/// Values by name: a likelihood for each symptom, for example.
fn named_values(studio: Studio, path: &Path, owner: Option<Owner>, inner: &Kind) -> AnyView {
    let of = path.clone();
    let value = Memo::new(move |_| studio.value(&of));
    let at = path.clone();
    let keys = Memo::new(move |_| {
        let mut keys = match owner {
            Some(of) => studio.guide.with(|guide| ids(guide, of, &at)),
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
        move |_| {
            let name = new.get_untracked();
            if !name.is_empty() {
                studio.edit(&Edit::Set(path.field(&name), empty(&inner)), false);
                new.set(String::new());
            }
        }
    };
    view! {
        <ul class="named">
            {move || keys.get().into_iter().map(|key| {
                let entry = path.field(&key.0);
                let id = format!("field-{entry}");
                let hint = format!("field-{path}-about");
                let (_, label) = named(key);
                let control = control(studio, &entry, &inner, &id, &hint, false);
                view! {
                    <li data-path=entry.to_string()><label for=id>{label}</label> {control}</li>
                }
            }).collect_view()}
        </ul>
        {owner.is_none().then(|| view! {
            <div class="row">
                <input
                    type="text" class="code" aria-label=words::new_name() autocomplete="off"
                    prop:value=move || new.get()
                    on:input=move |event| new.set(event_target_value(&event))
                />
                <button type="button" class="add" on:click=add>{words::add()}</button>
            </div>
        })}
    }
    .into_any()
}
