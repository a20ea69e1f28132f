//! The id of a part. Whoever changes it changes it wherever it is named.

use leptos::prelude::*;
use quick_checks_author::edit::Edit;
use quick_checks_author::form::{Owner, id_for, ids, with_id};
use quick_checks_author::path::{Key, Path};
use serde_json::Value;

use crate::live::{memo, says, tap, written};
use crate::state::Studio;
use crate::words;

/// The field, with a button that makes an id of the title.
pub(crate) fn own_id(studio: Studio, path: &Path, id: &str, hint: &str) -> AnyView {
    let of = path.clone();
    let value = memo(move || studio.value(&of).as_str().unwrap_or_default().to_owned());
    let at = path.clone();
    let change = move |new: String| rename(studio, &at, &new);
    let path = path.clone();
    let suggest = tap(move || {
        let Some((parent, _)) = path.split_last() else { return };
        let title = ["title", "label"]
            .iter()
            .find_map(|name| studio.value(&parent.field(name)).as_str().map(str::to_owned));
        let title = title.unwrap_or_default();
        let list = parent.split_last().map(|(list, _)| studio.value(&list));
        let taken = list.as_ref().and_then(Value::as_array).into_iter().flatten();
        let taken: Vec<&str> = taken.filter_map(|one| one["id"].as_str()).collect();
        rename(studio, &path, &id_for(&title, &taken));
    });
    view! {
        <div class="row">
            <input
                type="text"
                class="code"
                id=id.to_owned()
                autocomplete="off"
                spellcheck="false"
                aria-describedby=hint.to_owned()
                prop:value=says(move || value.get())
                on:change=written(change)
            />
            <button type="button" on:click=suggest>{words::from_title()}</button>
        </div>
    }
    .into_any()
}

/// Gives the part whose id is at a path another one, and changes whatever names it, in one step. An
/// id that is taken is only written down: whatever names the other part goes on naming that.
fn rename(studio: Studio, path: &Path, new: &str) {
    let owner = match path.0.as_slice() {
        [Key::Field(list), Key::Entry(_), _] => match list.as_str() {
            "symptoms" => Some(Owner::Symptoms),
            "checks" => Some(Owner::Checks),
            "outcomes" => Some(Owner::Outcomes),
            "sources" => Some(Owner::Sources),
            _ => None,
        },
        _ => None,
    };
    let guide = studio.guide.get_untracked();
    let old = path.of(&guide).and_then(Value::as_str).unwrap_or_default();
    let taken = owner.is_some_and(|of| ids(&guide, of, path).iter().any(|(id, _)| id == new));
    match owner {
        Some(of) if !taken && !old.is_empty() && !new.is_empty() => {
            // An edit for each place, so that the text keeps its layout.
            let renamed = with_id(&guide, of, old, new);
            let mut edits = Vec::new();
            differences(&guide, &renamed, &Path::default(), &mut edits);
            studio.edit_all(&edits, false);
        }
        _ => studio.edit(&Edit::Set(path.clone(), Value::from(new)), false),
    }
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
