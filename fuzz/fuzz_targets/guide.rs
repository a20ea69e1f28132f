//! Any text as a guide: decoding it never panics, and what it decodes to never hangs or strands
//! a reader, whatever they answer.

#![no_main]

use libfuzzer_sys::fuzz_target;
use quick_checks_core::checkup::{Answers, Screen, replay};
use quick_checks_core::fallback;
use quick_checks_core::guide::decode;
use quick_checks_core::lint;
use quick_checks_core::words::ENGLISH;

fuzz_target!(|text: &str| {
    let Ok(guide) = decode(text) else { return };
    let _ = lint::lint(&guide);
    let html = fallback::render(&guide, &ENGLISH, 2).unwrap_or_default();
    assert!(!html.contains("<script"));
    for symptom in &guide.symptoms {
        let mut answers = Answers { symptom: Some(symptom.id.clone()), ..Answers::default() };
        for round in 0..=2 * guide.checks.len() {
            let checkup = replay(&guide, &answers);
            assert!(checkup.trail.len() <= guide.checks.len());
            let (Screen::Check(next) | Screen::Outcome { onward: Some(next), .. }) = checkup.screen
            else {
                break;
            };
            let Some(check) = guide.check(&next.id) else { panic!("asked what is not there") };
            assert!(round < 2 * guide.checks.len(), "asked something a third time");
            let offered = check.answers();
            let answer = offered.get(round % offered.len().max(1)).copied();
            answers.give(&next.id, answer.unwrap_or("still-failing"));
        }
    }
});
