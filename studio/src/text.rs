//! The guide's text, in an editor that knows the format.

use leptos::html::Div;
use leptos::prelude::*;
use quick_checks_author::SCHEMA;

use crate::host::{hears, hears_number, hears_text, words_of};
use crate::state::Studio;
use crate::words;

#[component]
pub(crate) fn TextPane(studio: Studio) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    // The draft that the editor has: another draft gets another editor.
    Effect::new(move |_| {
        let Some(parent) = place.get() else { return };
        studio.draft.with(|_| ());
        if studio.has_editor() {
            return;
        }
        let text = studio.document.with_untracked(|document| document.text().to_owned());
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
                "json",
                SCHEMA,
                words::text_label(),
                &changed,
                &undo,
                &redo,
                &moved,
            )
        });
        match editor {
            Ok(editor) => studio.set_editor(Some(editor)),
            Err(error) => studio.notice.set(words_of(&error)),
        }
    });
    on_cleanup(move || studio.set_editor(None));
    view! { <div class="text" data-studio="text" node_ref=place></div> }
}
