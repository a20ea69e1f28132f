//! The form of one part of the guide, by the schema. Each field writes into the text at its own path
//! and nowhere else.

mod id;
mod leaf;
mod many;

use leptos::prelude::*;
use quick_checks_author::form::{Field, Kind, fields, ids};
use quick_checks_author::path::{Key, Path};

use crate::judge::finding;
use crate::live::{all, live, memo, says};
use crate::outline::is_empty;
use crate::state::Studio;
use crate::words;
use id::own_id;
use leaf::{flag, named, number, one_of, references, text};
use many::{brief, list, named_values, optional_record};

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

#[component]
pub(crate) fn FormPane(studio: Studio) -> impl IntoView {
    view! {
        <div class="form" data-studio="form">
            {live(move || {
                let path = studio.shown.get();
                let of = match path.0.as_slice() {
                    [Key::Field(list), Key::Entry(_)] => list.trim_end_matches('s').to_owned(),
                    _ => "guide".to_owned(),
                };
                part(studio, &path, &of)
            })}
        </div>
    }
}

/// A part of the guide, or what is said of the guide itself.
fn part(studio: Studio, path: &Path, of: &str) -> AnyView {
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
    view! {
        <h2 tabindex="-1" data-path=path.to_string()>{says(heading)}</h2>
        {findings(studio, path)}
        {record(studio, path, fields(of))}
    }
    .into_any()
}

/// What is to be mended at a path.
fn findings(studio: Studio, path: &Path) -> AnyView {
    let of = path.clone();
    let found = memo(move || {
        studio.found.with(|found| {
            let here = found.iter().filter(|one| one.place == of);
            here.cloned().collect::<Vec<_>>()
        })
    });
    let nothing = Callback::new(|()| ());
    let list = move || all(found.get().into_iter().map(|one| finding(studio, one, nothing)));
    view! { <ul class="findings">{live(list)}</ul> }.into_any()
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
                {all(more.into_iter().map(view))}
            </details>
        }
        .into_any()
    });
    view! {
        {all(shown.into_iter().map(view))}
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
    let optional = (!required).then(|| view! { " " <small>{words::optional()}</small> }.into_any());
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
    let findings = findings(studio, &path);
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
            let options = memo(move || studio.rested.with(|guide| ids(guide, owner, &at)));
            live(move || {
                let options = options.get().into_iter().map(named);
                one_of(studio, &path, options.collect(), &id, &hint)
            })
        }
        Kind::References(owner) => references(studio, path, *owner),
        Kind::List(inner) => list(studio, path, inner),
        Kind::Record(fields) => optional_record(studio, path, fields, required),
        Kind::Brief(fields) => brief(studio, path, fields, id, hint),
        Kind::Named(owner, inner) => named_values(studio, path, *owner, inner),
        Kind::Other => view! { <p class="hint">{words::only_in_text()}</p> }.into_any(),
    }
}
