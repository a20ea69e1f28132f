//! Any text as saved progress: reading it never panics, and what was read is written and read
//! back as it was.

#![no_main]

use libfuzzer_sys::fuzz_target;
use quick_checks_core::json::Json;
use quick_checks_core::progress::{read, write};

fuzz_target!(|text: &str| {
    let Ok(json) = serde_json::from_str::<Json>(text) else { return };
    let Ok(answers) = read("small", &json) else { return };
    let again = serde_json::to_string(&write("small", &answers)).unwrap_or_default();
    let again = serde_json::from_str::<Json>(&again).map(|json| read("small", &json));
    assert!(matches!(again, Ok(Ok(same)) if same == answers));
});
