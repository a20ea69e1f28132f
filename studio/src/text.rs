//! The guide's text, in an editor that knows the format.

use leptos::html::Div;
use leptos::prelude::*;
use quick_checks_author::SCHEMA;
use quick_checks_author::text::Form;

use serde_json::{Map, Value};

use crate::host::{hears, hears_number, hears_text, words_of};
use crate::live::{says, tap};
use crate::state::Studio;
use crate::words;

/// One of our texts, in the language that is spoken.
type Word = fn() -> &'static str;

/// What the editor says by itself, and our word for it.
const PHRASES: [(&str, Word); 25] = [
    ("Find", words::editor_find),
    ("Replace", words::editor_replace),
    ("next", words::editor_next),
    ("previous", words::editor_previous),
    ("all", words::editor_all),
    ("match case", words::editor_match_case),
    ("regexp", words::editor_regexp),
    ("by word", words::editor_by_word),
    ("replace", words::editor_replace_one),
    ("replace all", words::editor_replace_all),
    ("close", words::editor_close),
    ("Go to line", words::editor_go_to_line),
    ("go", words::editor_go),
    ("current match", words::editor_current_match),
    ("on line", words::editor_on_line),
    ("replaced $ matches", words::editor_replaced_matches),
    ("replaced match on line $", words::editor_replaced_match),
    ("Completions", words::editor_completions),
    ("folded code", words::editor_folded_code),
    ("unfold", words::editor_unfold),
    ("Folded lines", words::editor_folded_lines),
    ("Unfolded lines", words::editor_unfolded_lines),
    ("to", words::editor_to),
    ("Control character", words::editor_control_character),
    ("Selection deleted", words::editor_selection_deleted),
];

#[component]
pub(crate) fn TextPane(studio: Studio) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    // Another draft gets another editor, and so does the same text in another form.
    Effect::new(move |before: Option<Option<Form>>| {
        let parent = place.get()?;
        let form = studio.form.get();
        studio.draft.with(|_| ());
        // Whoever was writing goes on writing.
        let has_focus = document().active_element().is_some_and(|one| parent.contains(Some(&one)));
        if studio.has_editor() && before.flatten() == Some(form) {
            return Some(form);
        }
        studio.set_editor(None);
        let text = studio.text();
        let phrases: Map<String, Value> =
            PHRASES.iter().map(|(english, own)| ((*english).to_owned(), own().into())).collect();
        let phrases = Value::from(phrases).to_string();
        let changed = hears_text(move |text| studio.typed(&text));
        let undo = hears(move || studio.undo());
        let redo = hears(move || studio.redo());
        let moved = hears_number(move |units| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "an offset in a text"
            )]
            studio.caret(units as usize);
        });
        let editor = studio.host.with_value(|host| {
            host.open_editor(
                &parent,
                &text,
                if form == Form::Json { "json" } else { "markdown" },
                SCHEMA,
                words::text_label(),
                &phrases,
                &changed,
                &undo,
                &redo,
                &moved,
            )
        });
        match editor {
            Ok(editor) => {
                studio.set_editor(Some(editor));
                if has_focus {
                    studio.reveal_units(0);
                }
            }
            Err(error) => studio.notice.set(words_of(&error)),
        }
        Some(form)
    });
    on_cleanup(move || studio.set_editor(None));
    let way = move |label: &'static str, form: Form| {
        view! {
            <button
                type="button"
                data-studio=format!("as-{}", label.to_lowercase())
                aria-pressed=says(move || studio.form.get() == form)
                on:click=tap(move || studio.write_as(form))
            >{label}</button>
        }
        .into_any()
    };
    view! {
        <div class="text">
            <div class="tabs small" role="group" aria-label=words::text_label()>
                {way("JSON", Form::Json)}
                {way("Markdown", Form::Markdown)}
            </div>
            <div class="editor" data-studio="text" node_ref=place></div>
        </div>
    }
}
