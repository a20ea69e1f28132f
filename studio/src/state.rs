//! The open draft, and all that follows from its text: the guide, the findings, the preview.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use quick_checks_author::document::{Change, Document, byte_at, units_before};
use quick_checks_author::draft::Draft;
use quick_checks_author::edit::Edit;
use quick_checks_author::findings::{at_once, costly_mistake};
use quick_checks_author::fixes::{Fix, fix, place};
use quick_checks_author::path::{Key, Path};
use quick_checks_author::text::{self, Broken, Form, Map};
use quick_checks_core::guide::decode;
use quick_checks_core::lint::Grade;
use serde_json::{Value, json};

use crate::drafts::{self, Kept};
use crate::host::{Editor, Host, Preview};
use crate::live::memo;
use crate::words;

/// How long after the last change the findings follow, and what takes longer, in milliseconds.
const FINDINGS: u64 = 200;
const MISTAKES: u64 = 2_000;
/// How long after the last change the draft is kept, in milliseconds.
const KEEP: u64 = 250;

/// Something to mend.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    pub(crate) grade: Grade,
    pub(crate) text: String,
    pub(crate) place: Path,
    pub(crate) fix: Option<Fix>,
}

/// What is kept of the draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Saved {
    /// All of it.
    All,
    /// It will be in a moment.
    Soon,
    /// Nothing: the browser refuses.
    Refused,
}

/// Who has changed the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Editor,
    Else,
}

/// How the preview is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Look {
    pub(crate) theme: &'static str,
    pub(crate) right_to_left: bool,
    pub(crate) plain: bool,
    pub(crate) narrow: bool,
}

/// Everything that the screens share.
#[derive(Clone, Copy)]
pub(crate) struct Studio {
    pub(crate) host: StoredValue<Host, LocalStorage>,
    editor: StoredValue<Option<Editor>, LocalStorage>,
    preview: StoredValue<Option<Preview>, LocalStorage>,
    /// Where the caret goes as soon as there is an editor, in units of UTF-16.
    pending: StoredValue<Option<usize>>,
    pub(crate) document: RwSignal<Document>,
    /// Whether the text is JSON or Markdown.
    pub(crate) form: Memo<Form>,
    /// The draft's name and revision; none before one is open.
    pub(crate) draft: RwSignal<Option<(String, u64)>>,
    /// The guide as it was last readable.
    pub(crate) guide: RwSignal<Arc<Value>>,
    /// The same once the hand rests: for lists of all the parts, which would be made anew at every key
    /// in a title.
    pub(crate) rested: RwSignal<Arc<Value>>,
    pub(crate) broken: RwSignal<Option<Broken>>,
    pub(crate) found: RwSignal<Vec<Found>>,
    /// The answer that costs most if given by mistake, found out later than the rest.
    mistake: RwSignal<Option<Found>>,
    /// The part that the form shows: empty for the guide itself.
    pub(crate) shown: RwSignal<Path>,
    pub(crate) saved: RwSignal<Saved>,
    pub(crate) notice: RwSignal<String>,
    pub(crate) look: RwSignal<Look>,
    /// The guide as it was opened, for comparison.
    pub(crate) opened: RwSignal<Arc<Value>>,
    version: StoredValue<u32>,
}

impl Studio {
    pub(crate) fn new(host: StoredValue<Host, LocalStorage>) -> Self {
        let document = RwSignal::new(Document::default());
        Self {
            host,
            editor: StoredValue::new_local(None),
            preview: StoredValue::new_local(None),
            pending: StoredValue::new(None),
            document,
            form: memo(move || document.with(|document| Form::of(document.text()))),
            draft: RwSignal::new(None),
            guide: RwSignal::new(Arc::new(Value::Null)),
            rested: RwSignal::new(Arc::new(Value::Null)),
            broken: RwSignal::new(None),
            found: RwSignal::new(Vec::new()),
            mistake: RwSignal::new(None),
            shown: RwSignal::new(Path::default()),
            saved: RwSignal::new(Saved::All),
            notice: RwSignal::new(String::new()),
            look: RwSignal::new(Look {
                theme: "auto",
                right_to_left: false,
                plain: false,
                narrow: false,
            }),
            opened: RwSignal::new(Arc::new(Value::Null)),
            version: StoredValue::new(0),
        }
    }

    /// Begins a draft with a text, and keeps it.
    pub(crate) fn begin(self, text: &str) {
        let id = self.host.with_value(Host::new_id).unwrap_or_else(|_| "draft".to_owned());
        self.open(&Draft { id, revision: 0, saved: String::new(), text: text.to_owned() });
        self.keep();
    }

    /// Opens a draft.
    pub(crate) fn open(self, draft: &Draft) {
        self.set_editor(None);
        self.shown.set(Path::default());
        self.found.set(Vec::new());
        self.mistake.set(None);
        self.document.set(Document::new(draft.text.as_str()));
        self.draft.set(Some((draft.id.clone(), draft.revision)));
        self.guide.set(Arc::new(json!({})));
        let _ = self.host.with_value(|host| host.show_draft(&draft.id));
        self.saved.set(Saved::All);
        self.read();
        self.opened.set(self.guide.get_untracked());
        self.rest();
        self.follow();
    }

    /// Back to where drafts are begun.
    pub(crate) fn close(self) {
        self.keep();
        self.set_editor(None);
        self.set_preview(None);
        self.draft.set(None);
        let _ = self.host.with_value(|host| host.show_draft(""));
    }

    pub(crate) fn set_editor(self, editor: Option<Editor>) {
        self.editor.update_value(|now| {
            if let Some(old) = now.take() {
                let _ = old.destroy();
            }
            *now = editor;
        });
        self.mark();
        if let Some(units) = self.pending.get_value() {
            self.reveal_units(units);
        }
    }

    pub(crate) fn set_preview(self, preview: Option<Preview>) {
        self.preview.set_value(preview);
        self.draw();
    }

    pub(crate) fn with_preview<T>(self, act: impl FnOnce(&Preview) -> T) -> Option<T> {
        self.preview.with_value(|preview| preview.as_ref().map(act))
    }

    /// The text as the editor has it now.
    pub(crate) fn typed(self, text: &str) {
        let change = self.document.try_update(|document| document.set(text, true)).flatten();
        self.changed(change, By::Editor);
    }

    /// An edit of the form; while somebody types, one that goes on with the last.
    pub(crate) fn edit(self, edit: &Edit, types: bool) {
        self.edit_all(std::slice::from_ref(edit), types);
    }

    /// Several edits as one change.
    pub(crate) fn edit_all(self, edits: &[Edit], types: bool) {
        match text::changed(&self.text(), edits) {
            Ok(after) => {
                self.replace(&after, types);
                if !types {
                    self.rest();
                }
            }
            Err(why) => self.notice.set(why.to_string()),
        }
    }

    /// The hand rests.
    fn rest(self) {
        self.rested.set(self.guide.get_untracked());
    }

    /// Writes the text in another form, as one change.
    pub(crate) fn write_as(self, form: Form) {
        match text::converted(&self.text(), form) {
            Ok(text) => self.replace(&text, false),
            Err(why) => self.notice.set(why.to_string()),
        }
    }

    /// The text as it stands.
    pub(crate) fn text(self) -> String {
        self.document.with_untracked(|document| document.text().to_owned())
    }

    /// The guide as the widget reads it, if the text can be read.
    pub(crate) fn json(self) -> Option<String> {
        self.document
            .with_untracked(|document| text::json(document.text()).ok().map(Cow::into_owned))
    }

    pub(crate) fn has_editor(self) -> bool {
        self.editor.with_value(Option::is_some)
    }

    /// Puts the caret at so many units of UTF-16, now or as soon as there is an editor.
    pub(crate) fn reveal_units(self, units: usize) {
        let is_there = self.editor.with_value(|editor| {
            editor.as_ref().is_some_and(|editor| editor.reveal(units, units, true).is_ok())
        });
        self.pending.set_value((!is_there).then_some(units));
    }

    /// Another text in place of this one, as one change.
    pub(crate) fn replace(self, text: &str, joins: bool) {
        let change = self.document.try_update(|document| document.set(text, joins)).flatten();
        self.changed(change, By::Else);
    }

    pub(crate) fn undo(self) {
        let change = self.document.try_update(Document::undo).flatten();
        self.changed(change, By::Else);
    }

    pub(crate) fn redo(self) {
        let change = self.document.try_update(Document::redo).flatten();
        self.changed(change, By::Else);
    }

    fn changed(self, change: Option<Change>, by: By) {
        let Some(change) = change else { return };
        if by == By::Else {
            self.document.with_untracked(|document| {
                // The places of the change are those of the text before; up to there both are equal.
                let from = units_before(document.text(), change.at);
                let to = from + change.removed.encode_utf16().count();
                self.editor.with_value(|editor| {
                    if let Some(editor) = editor {
                        let _ = editor.change(from, to, &change.inserted);
                    }
                });
            });
        }
        self.notice.set(String::new());
        self.read();
        self.saved.set(Saved::Soon);
        let _ = self.host.with_value(|host| host.would_lose(true));
        self.follow();
    }

    /// Reads the text; one that is broken leaves the last guide on display.
    fn read(self) {
        self.document.with_untracked(|document| {
            match text::read(document.text()) {
                Ok(guide) => {
                    // The form has nothing of what is no longer there: it would make it anew.
                    if self.shown.with_untracked(|shown| shown.of(&guide).is_none()) {
                        self.shown.set(Path::default());
                    }
                    self.guide.set(Arc::new(guide));
                    if self.broken.with_untracked(Option::is_some) {
                        self.broken.set(None);
                    }
                }
                Err(broken) => self.broken.set(Some(broken)),
            }
        });
    }

    /// What follows from a change, the quick at once.
    fn follow(self) {
        self.version.update_value(|version| *version += 1);
        let version = self.version.get_value();
        self.draw();
        let later = move |wait: u64, act: fn(Self)| {
            let is_latest = move || self.version.try_get_value() == Some(version);
            set_timeout(
                move || {
                    if is_latest() {
                        act(self);
                    }
                },
                Duration::from_millis(wait),
            );
        };
        later(FINDINGS, Self::look);
        later(MISTAKES, Self::look_long);
        later(KEEP, Self::keep);
    }

    /// Has the preview show the guide, if the widget can.
    pub(crate) fn draw(self) {
        if self.broken.with_untracked(Option::is_some) {
            return;
        }
        let look = self.look.get_untracked();
        let Some(text) = self.json() else { return };
        let Ok(guide) = decode(&text) else { return };
        let words = &quick_checks_core::words::ENGLISH;
        // Nobody sees it otherwise, and it is as long as the guide.
        let fallback = look
            .plain
            .then(|| quick_checks_core::fallback::render(&guide, words, 2).ok())
            .flatten()
            .unwrap_or_default();
        let look = json!({
            "theme": look.theme,
            "direction": if look.right_to_left { "rtl" } else { "ltr" },
            "language": "",
            "fallback": fallback,
            "plain": look.plain,
        });
        let version = self.version.get_value();
        self.with_preview(|preview| preview.show(version, &text, &look.to_string()));
    }

    fn findings(self) -> Vec<Found> {
        let guide = self.guide.get_untracked();
        let Ok((found, _)) = at_once((*guide).clone(), None) else { return Vec::new() };
        found.into_iter().map(|(grade, text)| finding(&guide, grade, text)).collect()
    }

    fn look(self) {
        if self.draft.with_untracked(Option::is_none) {
            return;
        }
        self.rest();
        // What takes long was true a moment ago, and is looked at again soon.
        let mut found: Vec<Found> = self.mistake.get_untracked().into_iter().collect();
        found.extend(self.findings());
        self.found.set(found);
        self.mark();
    }

    fn look_long(self) {
        let guide = self.json().and_then(|text| decode(&text).ok());
        let mistake = guide.as_ref().and_then(costly_mistake);
        let raw = self.guide.get_untracked();
        self.mistake.set(mistake.map(|text| finding(&raw, Grade::Must, text)));
        self.look();
    }

    /// Puts the findings into the text.
    fn mark(self) {
        let marks = self.document.with_untracked(|document| {
            let text = document.text();
            let mark = |from: usize, to: usize, grade: Grade, message: &str| {
                json!({
                    "from": units_before(text, from), "to": units_before(text, to),
                    "grade": grade.to_string(), "message": message,
                })
            };
            if let Some(broken) = self.broken.get_untracked() {
                let end = text.len();
                return vec![mark(broken.at, (broken.at + 1).min(end), Grade::Must, &broken.why)];
            }
            let Some(map) = Map::of(text) else { return Vec::new() };
            self.found.with_untracked(|found| {
                let marks = found.iter().filter_map(|one| {
                    let place = map.near(&one.place)?.mark;
                    Some(mark(place.start, place.end, one.grade, &one.text))
                });
                marks.collect()
            })
        });
        self.editor.with_value(|editor| {
            if let Some(editor) = editor {
                let _ = editor.mark(&Value::from(marks).to_string());
            }
        });
    }

    /// Keeps the draft in the browser.
    pub(crate) fn keep(self) {
        let Some((id, revision)) = self.draft.get_untracked() else { return };
        let text = self.text();
        let saved = self.host.with_value(Host::now).unwrap_or_default();
        let mut draft = Draft { id, revision: revision + 1, saved, text };
        let mut kept = drafts::keep(&draft);
        if kept == Kept::Newer {
            if drafts::open(&draft.id).is_some_and(|there| there.text == draft.text) {
                // Nothing of ours is new.
                self.saved.set(Saved::All);
                return;
            }
            let Ok(id) = self.host.with_value(Host::new_id) else { return };
            draft.id = id;
            draft.revision = 1;
            kept = drafts::keep(&draft);
            let _ = self.host.with_value(|host| host.show_draft(&draft.id));
            self.notice.set(words::changed_elsewhere().to_owned());
        }
        let is_kept = kept == Kept::Here;
        if is_kept {
            self.draft.set(Some((draft.id, draft.revision)));
        }
        self.saved.set(if is_kept { Saved::All } else { Saved::Refused });
        let _ = self.host.with_value(|host| host.would_lose(!is_kept));
    }

    /// Shows a part in the form, and its place in the text.
    pub(crate) fn show(self, path: &Path) {
        let part: Vec<Key> = path.0.iter().take(2).cloned().collect();
        let is_part = matches!(part.as_slice(), [Key::Field(_), Key::Entry(_)]);
        let part = if is_part { Path(part) } else { Path::default() };
        if self.shown.get_untracked() != part {
            self.shown.set(part.clone());
        }
        self.reveal(path, false);
        let is_check = matches!(part.0.first(), Some(Key::Field(list)) if list == "checks");
        let id = part
            .field("id")
            .of(&self.guide.get_untracked())
            .and_then(Value::as_str)
            .map(str::to_owned);
        if let (true, Some(id)) = (is_check, id) {
            self.with_preview(|preview| preview.open(&id));
        }
    }

    pub(crate) fn reveal(self, path: &Path, focus: bool) {
        self.document.with_untracked(|document| {
            let text = document.text();
            let Some(place) = Map::of(text).and_then(|map| map.near(path)) else { return };
            let place = place.whole;
            let (from, to) = (units_before(text, place.start), units_before(text, place.end));
            self.editor.with_value(|editor| {
                if let Some(editor) = editor {
                    let _ = editor.reveal(from, to, focus);
                }
            });
        });
    }

    /// The caret is at a place of the text: the form shows the same part.
    pub(crate) fn caret(self, units: usize) {
        let path = self.document.with_untracked(|document| {
            let text = document.text();
            Map::of(text).map(|map| map.at(byte_at(text, units)))
        });
        let Some(path) = path else { return };
        if let [list, entry, ..] = path.0.as_slice() {
            let part = Path(vec![list.clone(), entry.clone()]);
            if matches!(entry, Key::Entry(_)) && self.shown.get_untracked() != part {
                self.shown.set(part);
            }
        }
    }

    /// What stands at a path, as the guide was last readable.
    pub(crate) fn value(self, path: &Path) -> Value {
        self.with_value(path, Clone::clone)
    }

    /// The same without a copy, which of a whole list would be felt at every key.
    pub(crate) fn with_value<T>(self, path: &Path, read: impl FnOnce(&Value) -> T) -> T {
        self.guide.with(|guide| read(path.of(guide).unwrap_or(&Value::Null)))
    }

    /// The name for files of this guide.
    pub(crate) fn name(self) -> String {
        let id = self.guide.with_untracked(|guide| guide["id"].as_str().map(str::to_owned));
        id.filter(|id| !id.is_empty()).unwrap_or_else(|| "guide".to_owned())
    }
}

fn finding(guide: &Value, grade: Grade, text: String) -> Found {
    Found { grade, place: place(&text), fix: fix(guide, &text), text }
}
