//! The session: what each act of the reader does, what is to be done about it, and what holds
//! after any sequence of acts.

use std::error::Error;
use std::fs;
use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use quick_checks_core::checkup::{Answers, replay};
use quick_checks_core::guide::{Guide, Safety, UNTRANSLATED, When, decode};
use quick_checks_core::progress::Unreadable;
use quick_checks_core::session::{
    Act, Display, Effect, Event, Notice, Offline, SaveStatus, Session, Stage, Target,
};
use quick_checks_core::summary::summary;
use quick_checks_core::words::{ENGLISH, fill, quote};

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

/// Names of notes that the guide for iCloud Backup has.
const NOTES: [&str; 4] = ["plan", "used", "next", "own-words"];

const TODAY: &str = "2026-11-25";

fn guide(file: &str) -> Result<Guide> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    Ok(decode(&fs::read_to_string(file)?)?)
}

fn small() -> Result<Guide> {
    guide("tests/fixtures/guide-1.json")
}

fn icloud() -> Result<Guide> {
    guide("guides/icloud-backup.json")
}

/// A reader who has just arrived with these answers.
fn session(guide: Guide, answers: Answers) -> Session {
    Session::new(guide, &ENGLISH, answers, SaveStatus::Saved)
}

fn answers(symptom: &str, given: &[(&str, &str)]) -> Answers {
    let mut answers = Answers { symptom: Some(symptom.to_owned()), ..Answers::default() };
    for (check, answer) in given {
        answers.give(check, answer);
    }
    answers
}

fn choose(symptom: &str) -> Act {
    Act::Choose(symptom.to_owned())
}

fn answer(check: &str, answer: &str) -> Act {
    Act::Answer { check: check.to_owned(), answer: answer.to_owned() }
}

fn note(name: &str, text: &str) -> Act {
    Act::Note { name: name.to_owned(), text: text.to_owned() }
}

fn change(check: &str) -> Act {
    Act::Change(Some(check.to_owned()))
}

/// What is on display, in short: `?`, a check's id, or `! outcome`.
fn shown(session: &Session) -> String {
    match session.display() {
        Display::Symptoms => "?".to_owned(),
        Display::Check { id, .. } => id.to_owned(),
        Display::Outcome { id, .. } => format!("! {id}"),
    }
}

/// A reader who has done all that.
fn after(guide: Guide, acts: &[Act]) -> Session {
    let mut session = session(guide, Answers::default());
    for act in acts {
        session.update(act.clone(), TODAY);
    }
    session
}

#[test]
fn acts_lead_from_screen_to_screen() -> Result {
    let broken = choose("broken");
    let still = |check| answer(check, "still-failing");
    for (acts, wanted) in [
        (&[][..], "?"),
        (std::slice::from_ref(&broken), "look"),
        (&[broken.clone(), still("look")], "shake"),
        (&[broken.clone(), answer("look", "grey")], "turn"),
        (&[broken.clone(), answer("look", "fixed")], "! good"),
        (&[broken.clone(), answer("look", "later")], "! wait"),
        (&[broken.clone(), answer("look", "later"), Act::Continue], "shake"),
        (&[broken.clone(), answer("look", "later"), Act::Continue, Act::Back], "! wait"),
        (&[broken.clone(), Act::Back], "?"),
        (&[broken.clone(), still("look"), Act::Back], "look"),
        (&[broken.clone(), still("look"), change("look")], "look"),
        // Keeping the answer, and changing it.
        (&[broken.clone(), still("look"), change("look"), Act::Back], "shake"),
        (&[broken.clone(), still("look"), change("look"), answer("look", "grey")], "turn"),
        (&[broken.clone(), still("look"), Act::Change(None)], "?"),
        (&[broken.clone(), still("look"), Act::Change(None), Act::Back], "shake"),
        (&[broken.clone(), Act::Change(None), choose("odd")], "look"),
        (&[broken.clone(), still("look"), Act::StartOver], "?"),
        (&[broken.clone(), still("look"), Act::StartOver, Act::Undo], "shake"),
        (&[broken.clone(), Act::Carry(answers("odd", &[("shake", "fixed")]))], "! good"),
        (&[broken.clone(), Act::Adopt(answers("odd", &[("shake", "fixed")]))], "! good"),
        (
            &[
                broken.clone(),
                change("look"),
                Act::Adopt(answers("odd", &[("look", "still-failing")])),
            ],
            "shake",
        ),
        // A link into the list, wherever the reader is, and back.
        (&[Act::Open("copy".to_owned())], "copy"),
        (&[Act::Open("copy".to_owned()), Act::Back], "?"),
        (&[Act::Open("copy".to_owned()), answer("copy", "fixed")], "! good"),
        (&[Act::Open("copy".to_owned()), answer("copy", "still-failing")], "?"),
        (&[broken.clone(), Act::Open("hammer".to_owned()), Act::Back], "look"),
        (&[broken.clone(), Act::Open("nonsense".to_owned())], "look"),
    ] {
        assert_eq!(shown(&after(small()?, acts)), wanted, "{acts:?}");
    }
    Ok(())
}

/// When the guide shows the outcome on display.
fn ended(session: &Session, guide: &Guide) -> Option<When> {
    let Display::Outcome { id, .. } = session.display() else { return None };
    guide.outcomes.iter().find(|outcome| outcome.id == id).map(|outcome| outcome.when)
}

#[test]
fn any_checkup_ends_once_it_is_fixed_or_nothing_is_left_to_ask() -> Result {
    for file in ["guides/icloud-backup.json", "guides/iphone-wifi.json"] {
        let decoded = guide(file)?;
        for symptom in &decoded.symptoms {
            let mut reader = after(guide(file)?, &[choose(&symptom.id)]);
            let first = shown(&reader);
            reader.update(answer(&first, "fixed"), TODAY);
            assert_eq!(ended(&reader, &decoded), Some(When::Fixed), "{file}: {}", symptom.id);

            let mut reader = after(guide(file)?, &[choose(&symptom.id)]);
            let mut asked: Vec<String> = Vec::new();
            while let Display::Check { id, .. } = reader.display() {
                let id = id.to_owned();
                let check = decoded.check(&id).ok_or("asked what is not there")?;
                // Twice at the most: an answer that could be a slip is asked for once more.
                let before = asked.iter().filter(|earlier| **earlier == id).count();
                assert!(before < 2, "{}: {id} after {asked:?}", symptom.id);
                let never = |earlier: &String| {
                    let given =
                        asked.iter().filter_map(|id| decoded.check(id)?.choice("still-failing"));
                    given.into_iter().any(|choice| choice.never.contains(earlier))
                };
                for earlier in &check.after {
                    assert!(asked.contains(earlier) || never(earlier), "{id} before {earlier}");
                }
                reader.update(answer(&id, "still-failing"), TODAY);
                asked.push(id);
            }
            assert_eq!(ended(&reader, &decoded), Some(When::Exhausted), "{file}: {}", symptom.id);
        }
    }
    Ok(())
}

/// Nothing that seems to remain ever grows: there is a stage, and it never falls.
#[test]
fn the_stage_is_that_of_the_riskiest_check_so_far() -> Result {
    let mut reader = after(small()?, &[choose("broken"), answer("look", "still-failing")]);
    assert_eq!(
        (reader.position().as_str(), reader.stage()),
        ("Check 2 · Quick and safe", Stage::Safe)
    );
    reader.update(Act::Open("hammer".to_owned()), TODAY);
    assert_eq!(
        (reader.position().as_str(), reader.stage()),
        ("Check 2 · Last resort", Stage::Last)
    );
    reader.update(answer("hammer", "still-failing"), TODAY);
    assert_eq!(
        (reader.position().as_str(), reader.stage()),
        ("Check 3 · Quick and safe", Stage::Last)
    );
    Ok(())
}

#[test]
fn what_a_reader_types_finds_symptoms_and_is_not_saved() -> Result {
    let mut reader = after(small()?, &[]);
    let effects = reader.update(Act::Find("brokn".to_owned()), TODAY);
    let said = "Best matches: It is broken.".to_owned();
    assert_eq!(
        effects,
        [Effect::Filter(vec!["broken".to_owned()]), Effect::Announce(said)],
        "neither saved nor drawn anew: the reader is typing"
    );
    let effects = reader.update(Act::Find("xyz".to_owned()), TODAY);
    let none = reader.words().found_none().to_owned();
    assert_eq!(effects, [Effect::Filter(vec![]), Effect::Announce(none)]);
    let effects = reader.update(Act::Find(String::new()), TODAY);
    assert_eq!(effects, [Effect::Filter(vec![]), Effect::Announce(String::new())]);
    assert!(reader.answers().is_empty());
    Ok(())
}

#[test]
fn a_screen_of_the_browsers_history_is_a_look_aside_unless_the_answers_lead_there() -> Result {
    let start = [choose("broken"), answer("look", "still-failing")];
    let open = |check: &str| Act::Open(check.to_owned());
    for (acts, wanted, aside) in [
        (&[open("look")][..], "look", true),
        (&[open("look"), open("shake")], "shake", false),
        (&[Act::Change(None)], "?", true),
        (&[Act::Change(None), Act::Return], "shake", false),
    ] {
        let reader = after(small()?, &[&start, acts].concat());
        assert_eq!((shown(&reader).as_str(), reader.is_changing()), (wanted, aside), "{acts:?}");
        assert_eq!(reader.answers().to("look"), Some("still-failing"), "nothing is taken back");
    }
    Ok(())
}

#[test]
fn an_answer_is_saved_shared_drawn_and_told_in_that_order() -> Result {
    let mut reader = after(small()?, &[choose("broken")]);
    assert_eq!(
        reader.update(answer("look", "still-failing"), TODAY),
        [
            Effect::Save,
            Effect::Sync,
            Effect::Redraw,
            Effect::Focus(Target::Title),
            Effect::Announce("Your answer: Still failing. Check 2 · Quick and safe".to_owned()),
            Effect::Emit(Event::Answer {
                check: "look".to_owned(),
                answer: "still-failing".to_owned()
            }),
            Effect::Emit(Event::Check("shake".to_owned())),
        ]
    );
    assert_eq!(reader.answers().noted("look"), TODAY, "the day of the answer");
    let effects = reader.update(answer("shake", "fixed"), TODAY);
    let outcome = Event::Outcome { outcome: "good".to_owned(), answered: 2 };
    assert_eq!(effects.last(), Some(&Effect::Emit(outcome)), "the outcome last");
    Ok(())
}

#[test]
fn the_page_is_told_of_symptoms_and_of_checks_that_an_act_leads_to() -> Result {
    let told = |effects: Vec<Effect>| -> Vec<Event> {
        let told = effects.into_iter().filter_map(|effect| match effect {
            Effect::Emit(event) => Some(event),
            _ => None,
        });
        told.collect()
    };
    let check = |id: &str| Event::Check(id.to_owned());
    let mut reader = after(small()?, &[]);
    let chosen = told(reader.update(choose("broken"), TODAY));
    assert_eq!(chosen, [Event::Symptom("broken".to_owned()), check("look")]);
    reader.update(answer("look", "still-failing"), TODAY);
    assert_eq!(told(reader.update(Act::Back, TODAY)), [check("look")]);
    // Nothing that happens elsewhere, and nothing on the same screen.
    let adopted = reader.answers().clone();
    let mut other = after(small()?, &[]);
    assert_eq!(told(other.update(Act::Adopt(adopted), TODAY)), []);
    assert_eq!(told(reader.update(note("look", "12"), TODAY)), []);
    assert_eq!(told(reader.update(Act::Acknowledge("look".to_owned()), TODAY)), []);
    Ok(())
}

#[test]
fn a_page_that_asks_first_is_given_nothing_to_keep_before_the_word() -> Result {
    let unasked = SaveStatus::Unasked;
    let mut reader = Session::new(small()?, &ENGLISH, Answers::default(), unasked);
    assert_eq!(reader.save_line(), ENGLISH.unasked());
    // Whether that goes into the browser or only into memory is for the store to know.
    assert!(reader.update(choose("broken"), TODAY).contains(&Effect::Save));
    reader.update(Act::Saved(unasked), TODAY);
    let effects = reader.update(Act::AllowSaving, TODAY);
    let first: Vec<_> = effects.iter().take(2).collect();
    assert_eq!(first, [&Effect::AllowSaving, &Effect::Save]);
    assert!(effects.contains(&Effect::Focus(Target::SaveStatus)), "the button is gone");
    Ok(())
}

#[test]
fn a_browser_that_knows_no_day_costs_only_the_day() -> Result {
    let mut reader = after(small()?, &[choose("broken")]);
    reader.update(answer("look", "fixed"), "");
    assert_eq!(shown(&reader), "! good");
    assert!(reader.answers().notes.is_empty());
    Ok(())
}

#[test]
fn what_is_typed_is_saved_without_drawing_the_screen_anew() -> Result {
    let mut reader = after(icloud()?, &[choose("not-enough-storage")]);
    assert_eq!(
        reader.update(note("plan", "5"), TODAY),
        [Effect::Save, Effect::Sync, Effect::Refresh]
    );
    assert_eq!(reader.answers().noted("plan"), "5");
    reader.update(note("plan", ""), TODAY);
    assert!(reader.answers().notes.is_empty());
    Ok(())
}

#[test]
fn the_trail_says_what_it_holds_and_a_fold_that_was_touched_counts() -> Result {
    let mut reader = after(small()?, &[choose("broken")]);
    assert!(reader.answered().contains("It is broken"), "{}", reader.answered());
    reader.update(answer("look", "still-failing"), TODAY);
    assert_eq!(reader.answered(), ENGLISH.checks_done(1));
    let before = reader.unfolded();
    assert_eq!(reader.update(Act::Unfold { has_days: false }, TODAY), []);
    assert_ne!(reader.unfolded(), before);
    assert_eq!(reader.update(Act::Unfold { has_days: true }, TODAY), [Effect::Refresh]);
    Ok(())
}

#[test]
fn typing_in_one_widget_leaves_the_reader_of_another_where_they_are() -> Result {
    let given = answers("broken", &[("look", "still-failing")]);
    let mut other = session(small()?, given.clone());
    other.update(change("look"), TODAY);
    let mut typed = given.clone();
    typed.note("own-words", "a kettle");
    let fill = |text: &str| Effect::Fill { name: "own-words".to_owned(), text: text.to_owned() };
    assert_eq!(other.update(Act::Adopt(typed.clone()), TODAY), [fill("a kettle"), Effect::Refresh]);
    assert_eq!(shown(&other), "look", "still looking at the earlier answer");
    assert!(other.is_changing());
    assert_eq!(other.update(Act::Adopt(typed), TODAY), [], "nothing new");
    assert_eq!(other.update(Act::Adopt(given), TODAY), [fill(""), Effect::Refresh]);
    Ok(())
}

#[test]
fn other_answers_from_elsewhere_are_drawn_and_not_saved_again() -> Result {
    let mut reader = after(small()?, &[choose("broken")]);
    let effects = reader.update(Act::Adopt(answers("odd", &[])), TODAY);
    assert_eq!(effects, [Effect::Redraw]);
    Ok(())
}

#[test]
fn a_link_replaces_the_answers_without_taking_the_focus_and_can_be_undone() -> Result {
    let before = answers("broken", &[("look", "still-failing")]);
    let mut reader = session(small()?, before.clone());
    let carried = answers("odd", &[("shake", "still-failing")]);
    let effects = reader.update(Act::Carry(carried.clone()), TODAY);
    assert_eq!(effects, [Effect::Save, Effect::Sync, Effect::Redraw]);
    assert_eq!(reader.notice(), Some(Notice::CarriedOver));
    assert!(reader.can_undo());
    reader.update(Act::Undo, TODAY);
    assert_eq!(reader.answers(), &before);
    // The same answers: nothing to do, whatever the notes say.
    let mut reader = session(small()?, carried.clone());
    assert_eq!(reader.update(Act::Carry(carried.clone()), TODAY), []);
    // Nothing was there before: nothing to bring back.
    let mut reader = session(small()?, Answers::default());
    reader.update(Act::Carry(carried), TODAY);
    assert!(!reader.can_undo());
    Ok(())
}

#[test]
fn starting_over_says_so_and_removes_what_was_saved() -> Result {
    let mut reader = after(small()?, &[choose("broken")]);
    let effects = reader.update(Act::StartOver, TODAY);
    assert_eq!(effects.first(), Some(&Effect::Save));
    assert_eq!(effects.last(), Some(&Effect::Announce(ENGLISH.erased().to_owned())));
    assert_eq!(reader.notice(), Some(Notice::Erased));
    assert!(reader.answers().is_empty());
    reader.update(choose("odd"), TODAY);
    assert_eq!(reader.notice(), None, "it goes with the next act");
    Ok(())
}

#[test]
fn what_cannot_be_read_is_not_overwritten_until_the_reader_says_so() -> Result {
    for why in [Unreadable::Newer, Unreadable::Foreign] {
        let blocked = SaveStatus::Blocked(why);
        let mut reader = Session::new(small()?, &ENGLISH, Answers::default(), blocked);
        let effects = reader.update(choose("broken"), TODAY);
        assert!(!effects.contains(&Effect::Save), "{effects:?}");
        assert_eq!(reader.save_status(), blocked);
        let effects = reader.update(Act::Replace, TODAY);
        assert_eq!(effects.first(), Some(&Effect::Save));
        assert!(effects.contains(&Effect::Redraw), "the notice goes");
        // Another tab may settle it.
        let mut reader = Session::new(small()?, &ENGLISH, Answers::default(), blocked);
        assert_eq!(reader.update(Act::Unblock, TODAY), [Effect::Redraw]);
        assert_eq!(reader.update(Act::Unblock, TODAY), []);
        assert_eq!(reader.save_status(), SaveStatus::Saved);
    }
    Ok(())
}

#[test]
fn a_storage_that_begins_to_refuse_is_told_at_once() -> Result {
    let mut reader = after(small()?, &[choose("broken")]);
    assert!(reader.save_line().contains(ENGLISH.saved()));
    assert_eq!(reader.update(Act::Saved(SaveStatus::Saved), TODAY), []);
    assert_eq!(reader.update(Act::Saved(SaveStatus::Refused), TODAY), [Effect::Refresh]);
    assert_eq!(reader.save_line(), ENGLISH.not_saved());
    Ok(())
}

#[test]
fn a_calculation_takes_the_focus_to_its_result_or_to_what_is_missing() -> Result {
    let mut reader = after(icloud()?, &[choose("not-enough-storage")]);
    let work_out = || Act::WorkOut("space-for-next-backup".to_owned());
    let missing = |fields: &str| {
        let told = fill(ENGLISH.to_correct(), &[("what", fields)]);
        [Effect::Redraw, Effect::Focus(Target::MissingFigure), Effect::Announce(told)]
    };
    let all = "Your plan, Used, Next Backup Size";
    assert_eq!(reader.update(work_out(), TODAY), missing(all));
    reader.update(note("plan", "5"), TODAY);
    assert_eq!(reader.update(work_out(), TODAY), missing("Used, Next Backup Size"));
    for (name, text) in [("plan", "5"), ("used", "4"), ("next", "0,2")] {
        reader.update(note(name, text), TODAY);
    }
    let verdict = [Effect::Redraw, Effect::Focus(Target::Verdict), Effect::Announce(String::new())];
    assert_eq!(reader.update(work_out(), TODAY), verdict);
    assert_eq!(reader.update(Act::WorkOut("restart".to_owned()), TODAY), [], "it has none");
    Ok(())
}

#[test]
fn the_steps_of_a_last_resort_need_the_reader_s_word() -> Result {
    let guide = icloud()?;
    let check = guide.checks.iter().find(|check| check.safety > Safety::Risky);
    let check = check.ok_or("no last resort")?.clone();
    let mut reader = session(guide, Answers::default());
    assert!(!reader.may_show_steps(&check));
    let effects = reader.update(Act::Acknowledge(check.id.clone()), TODAY);
    assert_eq!(effects, [Effect::Redraw, Effect::Focus(Target::Title)]);
    assert!(reader.may_show_steps(&check));
    Ok(())
}

#[test]
fn who_comes_back_to_an_open_result_is_greeted_once() -> Result {
    let mut reader = after(small()?, &[choose("broken"), answer("look", "later")]);
    assert!(!reader.returned());
    assert_eq!(reader.update(Act::CameBack, TODAY), [Effect::Redraw]);
    assert!(reader.returned());
    assert_eq!(reader.update(Act::CameBack, TODAY), []);
    let mut reader = after(small()?, &[choose("broken")]);
    assert_eq!(reader.update(Act::CameBack, TODAY), [], "nothing is open");
    Ok(())
}

#[test]
fn works_offline_leaves_the_screen_alone_and_a_link_elsewhere_is_drawn() -> Result {
    let mut reader = session(small()?, Answers::default());
    let effects = reader.update(Act::Offline(Offline::Cached), TODAY);
    assert_eq!(effects, [Effect::Refresh]);
    assert!(reader.save_line().ends_with(ENGLISH.works_offline()));
    let elsewhere = Offline::Elsewhere("https://example.org/".to_owned());
    assert_eq!(reader.update(Act::Offline(elsewhere), TODAY), [Effect::Redraw]);
    Ok(())
}

#[test]
fn a_reader_learns_on_arrival_what_they_should_know() -> Result {
    for (saved, notice) in [
        (Answers::default(), None),
        (answers("broken", &[("look", "still-failing")]), Some(Notice::Resumed)),
        (answers("broken", &[("look", "later")]), None),
        (answers("broken", &[("gone", "fixed")]), Some(Notice::GuideChanged)),
        (answers("gone", &[]), Some(Notice::GuideChanged)),
    ] {
        assert_eq!(session(small()?, saved.clone()).notice(), notice, "{saved:?}");
    }
    Ok(())
}

#[test]
fn what_the_guide_no_longer_has_is_not_saved_again() -> Result {
    let mut reader = session(small()?, answers("broken", &[("gone", "fixed")]));
    reader.update(answer("look", "still-failing"), TODAY);
    assert_eq!(reader.answers().to("gone"), None);
    Ok(())
}

#[test]
fn a_second_look_says_why_and_keeps_what_was_said_first() -> Result {
    let acts = [choose("broken"), answer("look", "grey"), answer("turn", "still-failing")];
    let mut reader = after(small()?, &acts);
    assert_eq!(shown(&reader), "shake");
    let why = "You said “It is grey”. In case that was a slip, let’s try this after all.";
    assert_eq!(reader.why_now().as_deref(), Some(why));
    assert_eq!(reader.position(), "Check 3 · A second look");
    reader.update(answer("shake", "still-failing"), TODAY);
    assert_eq!(shown(&reader), "look");
    let why = "You said “It is grey”. In case that was a slip, let’s look once more.";
    assert_eq!(reader.why_now().as_deref(), Some(why));
    let before = reader.answers().clone();
    reader.update(answer("look", "still-failing"), TODAY);
    assert_eq!(reader.answers().given.len(), before.given.len() + 1);
    reader.update(Act::Back, TODAY);
    assert_eq!(reader.answers().given, before.given);
    // Changed from the trail, the answer is replaced in its place.
    reader.update(change("look"), TODAY);
    assert_eq!(reader.why_now(), None);
    reader.update(answer("look", "still-failing"), TODAY);
    assert_eq!(reader.answers().given.len(), before.given.len());
    Ok(())
}

#[test]
fn what_is_said_quotes_the_guide_where_it_speaks_another_language() -> Result {
    let announced = |guide: Guide| {
        let mut session = session(guide, Answers::default());
        let effects = session.update(choose("not-enough-storage"), "");
        let said = effects.into_iter().find_map(|effect| match effect {
            Effect::Announce(said) => Some(said),
            _ => None,
        });
        said.ok_or("nothing is said")
    };
    let mut guide = icloud()?;
    let title = guide.symptoms.first().ok_or("no symptom")?.title.clone();
    let ours = |title: &str| fill(ENGLISH.recorded(), &[("what", title)]);
    assert!(announced(guide.clone())?.starts_with(&ours(&title)));
    guide.language = "de".to_owned();
    assert!(announced(guide.clone())?.starts_with(&ours(&quote("de", &title))));
    // A translation that lacks this one text.
    (guide.language, guide.original) = ("en".to_owned(), Some("de".to_owned()));
    assert!(announced(guide.clone())?.starts_with(&ours(&title)));
    guide.symptoms[0].title.insert(0, UNTRANSLATED);
    assert!(announced(guide.clone())?.starts_with(&ours(&quote("de", &title))));
    // Plain text can't say so: the mark is left out.
    let answers = answers("not-enough-storage", &[]);
    let summary = summary(&guide, &ENGLISH, &answers, &replay(&guide, &answers));
    assert!(summary.contains(&title) && !summary.contains(UNTRANSLATED), "{summary:?}");
    Ok(())
}

#[test]
fn an_answer_at_a_link_counts_whatever_was_ruled_out() -> Result {
    let acts = [choose("broken"), answer("look", "grey"), Act::Open("shake".to_owned())];
    let mut reader = after(small()?, &acts);
    reader.update(answer("shake", "fixed"), TODAY);
    assert_eq!(shown(&reader), "! good");
    Ok(())
}

#[test]
fn a_check_that_runs_is_asked_about_beside_others() -> Result {
    let acts = [choose("broken"), answer("look", "later"), Act::Continue];
    let reader = after(small()?, &acts);
    assert_eq!(reader.pending_elsewhere().map(|check| check.id.as_str()), Some("look"));
    let reader = after(small()?, &[&acts[..], &[change("look")]].concat());
    assert_eq!(reader.pending_elsewhere(), None, "it is the one on display");
    Ok(())
}

/// An act, drawn before the guide is known.
#[derive(Debug, Clone)]
enum Draft {
    Choose(Index),
    Answer(Index, Index),
    AnswerShown(Index),
    Change(Index),
    Open(Index),
    Acknowledge(Index),
    Note(Index, String),
    WorkOut(Index),
    Carry(Vec<(Index, Index)>),
    Adopt(Vec<(Index, Index)>),
    Saved(bool),
    Plain(usize),
}

fn plain(number: usize) -> Act {
    match number {
        0 => Act::Back,
        1 => Act::Change(None),
        2 => Act::Continue,
        3 => Act::StartOver,
        4 => Act::Undo,
        5 => Act::Replace,
        6 => Act::Unblock,
        7 => Act::CameBack,
        8 => Act::Offline(Offline::Cached),
        9 => Act::AllowSaving,
        _ => Act::Offline(Offline::Elsewhere("https://example.org/".to_owned())),
    }
}

fn drafts() -> impl Strategy<Value = Vec<Draft>> {
    let index = any::<Index>;
    let some = || vec((index(), index()), 0..6);
    vec(
        prop_oneof![
            3 => index().prop_map(Draft::Choose),
            2 => (index(), index()).prop_map(|(check, answer)| Draft::Answer(check, answer)),
            8 => index().prop_map(Draft::AnswerShown),
            2 => index().prop_map(Draft::Change),
            1 => index().prop_map(Draft::Open),
            1 => index().prop_map(Draft::Acknowledge),
            2 => (index(), "[0-9.,x]{0,5}").prop_map(|(name, text)| Draft::Note(name, text)),
            1 => index().prop_map(Draft::WorkOut),
            1 => some().prop_map(Draft::Carry),
            1 => some().prop_map(Draft::Adopt),
            1 => any::<bool>().prop_map(Draft::Saved),
            6 => (0..11_usize).prop_map(Draft::Plain),
        ],
        0..40,
    )
}

fn act(session: &Session, draft: &Draft) -> Act {
    let guide = session.guide();
    let check = |index: &Index| index.get(&guide.checks);
    let id = |index: &Index| check(index).id.clone();
    let one_of = |index: &Index, answers: Vec<&str>| (*index.get(&answers)).to_owned();
    let given = |pairs: &[(Index, Index)]| {
        let mut answers = Answers::default();
        for (which, answer) in pairs {
            answers.symptom = Some(answer.get(&guide.symptoms).id.clone());
            answers.give(&id(which), &one_of(answer, check(which).answers()));
        }
        answers
    };
    match draft {
        Draft::Choose(index) => Act::Choose(index.get(&guide.symptoms).id.clone()),
        Draft::Answer(which, answer) => {
            self::answer(&id(which), &one_of(answer, check(which).answers()))
        }
        Draft::AnswerShown(answer) => match session.displayed_check() {
            Some(check) => self::answer(&check.id, &one_of(answer, check.answers())),
            None => Act::Continue,
        },
        Draft::Change(index) => Act::Change(Some(id(index))),
        Draft::Open(index) => Act::Open(id(index)),
        Draft::Acknowledge(index) => Act::Acknowledge(id(index)),
        Draft::Note(name, text) => note(&one_of(name, NOTES.to_vec()), text),
        Draft::WorkOut(index) => Act::WorkOut(id(index)),
        Draft::Carry(pairs) => Act::Carry(given(pairs)),
        Draft::Adopt(pairs) => Act::Adopt(given(pairs)),
        Draft::Saved(true) => Act::Saved(SaveStatus::Saved),
        Draft::Saved(false) => Act::Saved(SaveStatus::Refused),
        Draft::Plain(number) => plain(*number),
    }
}

/// Whether an act may change the answers.
fn answers_something(act: &Act) -> bool {
    !matches!(
        act,
        Act::Change(_)
            | Act::Open(_)
            | Act::Acknowledge(_)
            | Act::Continue
            | Act::WorkOut(_)
            | Act::Unblock
            | Act::AllowSaving
            | Act::CameBack
            | Act::Offline(_)
            | Act::Saved(_)
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// Whatever a reader answers, in either guide: neither the stage nor the number of the check
    /// goes back, and no number is skipped.
    #[test]
    fn no_answer_takes_the_reader_back(
        wifi in any::<bool>(), symptom in any::<Index>(), picks in vec(any::<Index>(), 60),
    ) {
        let file = if wifi { "guides/iphone-wifi.json" } else { "guides/icloud-backup.json" };
        let guide = guide(file).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let symptom = symptom.get(&guide.symptoms).id.clone();
        let mut reader = session(guide.clone(), Answers::default());
        reader.update(choose(&symptom), TODAY);
        let (mut stage, mut at) = (Stage::Safe, 0);
        for pick in &picks {
            if matches!(reader.display(), Display::Outcome { .. }) {
                reader.update(Act::Continue, TODAY);
            }
            let Display::Check { id, position, .. } = reader.display() else { break };
            let id = id.to_owned();
            prop_assert!(reader.stage() >= stage, "from {:?} to {:?} at {}", stage, reader.stage(), id);
            prop_assert!(position == at || position == at + 1, "from {} to {} at {}", at, position, id);
            (stage, at) = (reader.stage(), position);
            let given: Vec<&str> = guide.check(&id).map(|check| check.answers()).unwrap_or_default();
            let given = *pick.get(&given[..]);
            reader.update(answer(&id, given), TODAY);
        }
    }

    /// Any sequence of acts: something is on display, the checkup is the replay of the answers,
    /// starting over can be undone, and who only looks changes nothing.
    #[test]
    fn any_acts_leave_a_session_that_holds_together(drafts in drafts()) {
        let guide = icloud().map_err(|error| TestCaseError::fail(error.to_string()))?;
        let mut reader = session(guide.clone(), Answers::default());
        for draft in &drafts {
            let act = act(&reader, draft);
            let before = reader.clone();
            let effects = reader.update(act.clone(), TODAY);
            prop_assert_eq!(reader.checkup(), &replay(&guide, reader.answers()), "{:?}", act);
            match reader.display() {
                Display::Symptoms => {}
                Display::Check { id, .. } => prop_assert!(guide.check(id).is_some(), "{}", id),
                Display::Outcome { id, .. } => prop_assert!(guide.outcome(id).is_some(), "{}", id),
            }
            prop_assert!(!reader.position().is_empty());
            prop_assert!(!reader.summary().is_empty());
            if !answers_something(&act) {
                prop_assert_eq!(reader.answers(), before.answers(), "{:?}", act);
            }
            // What changed is drawn or renewed; what is drawn has its words and its focus.
            let drawn = effects.contains(&Effect::Redraw);
            prop_assert!(drawn || reader.display() == before.display(), "{:?}", act);
            let emitted = effects.iter().position(|effect| matches!(effect, Effect::Emit(_)));
            let late = emitted.map_or(&[][..], |at| &effects[at..]);
            prop_assert!(late.iter().all(|effect| matches!(effect, Effect::Emit(_))), "page last");
            // Undo, whatever happened before.
            let mut other = reader.clone();
            other.update(Act::StartOver, TODAY);
            prop_assert!(other.answers().is_empty());
            other.update(Act::Undo, TODAY);
            prop_assert_eq!(other.answers(), reader.answers());
            // Going back ends, at the opening question.
            let mut other = reader.clone();
            for _ in 0..2 * guide.checks.len() + 3 {
                if other.can_go_back() {
                    other.update(Act::Back, TODAY);
                }
            }
            prop_assert!(!other.can_go_back(), "{}", shown(&other));
        }
    }
}

/// A page's own article, as its guide comes (`crates/article`).
const ARTICLE: &str = r#"{"format":2,"article":true,"id":"kettle","language":"en","title":"Kettles",
 "symptoms":[{"id":"dry","title":"It is dry"},{"id":"not-sure","title":"Not sure","unsure":true}],
 "checks":[
  {"id":"wipe","title":"Wipe it","safety":"safe","minutes":5,"cautions":[],"likelihood_estimate":{"any":4999995}},
  {"id":"erase","title":"Erase it","safety":"risky","minutes":0,"cautions":["Gone."],"likelihood_estimate":{"any":999998}},
  {"id":"fill","title":"Fill it","safety":"safe","minutes":0,"cautions":[],"likelihood_estimate":{"any":1000000}}]}"#;

#[test]
fn an_article_is_asked_in_its_own_order_and_what_may_lose_something_needs_a_word() -> Result {
    let article = decode(ARTICLE)?;
    let mut session = session(article, Answers::default());
    session.update(choose("dry"), TODAY);
    for check in ["fill", "wipe"] {
        assert_eq!(shown(&session), check);
        assert_eq!(session.why_now().as_deref(), Some(ENGLISH.on_list()));
        assert!(!session.position().contains(ENGLISH.stage_safe()), "nobody says that it is safe");
        assert!(session.displayed_check().is_some_and(|check| session.may_show_steps(check)));
        session.update(answer(check, "still-failing"), TODAY);
    }
    assert_eq!(shown(&session), "erase");
    let check = session.displayed_check().ok_or("no check")?;
    assert!(!session.may_show_steps(check) && !check.cautions.is_empty());
    session.update(Act::Acknowledge("erase".to_owned()), TODAY);
    let check = session.displayed_check().ok_or("no check")?;
    assert!(session.may_show_steps(check));
    Ok(())
}
