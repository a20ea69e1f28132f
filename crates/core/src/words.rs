//! Every word of the interface, in one place, ready to be translated.
//!
//! A guide brings its own words; none of them belongs here. `{n}`, `{total}` and `{what}` are
//! filled in by [`fill`].

use crate::guide::{Check, Row, StandardAnswer, Switch};

/// The words of the interface in one language.
#[derive(Debug)]
#[expect(missing_docs, reason = "each word is its own description")]
pub struct Words {
    // Before the widget has loaded.
    pub start: &'static str,
    pub loading: &'static str,
    pub failed: &'static str,
    // Head and foot of every screen.
    pub back: &'static str,
    pub progress: &'static str,
    pub stage_safe: &'static str,
    pub stage_cautious: &'static str,
    pub stage_last: &'static str,
    pub nothing_yet: &'static str,
    pub saved: &'static str,
    pub not_saved: &'static str,
    pub not_saved_yet: &'static str,
    pub unasked: &'static str,
    pub allow_saving: &'static str,
    pub works_offline: &'static str,
    pub keep_offline: &'static str,
    pub on_phone: &'static str,
    pub scan: &'static str,
    pub link: &'static str,
    pub start_over: &'static str,
    // The opening question.
    pub unsure: &'static str,
    pub type_it: &'static str,
    pub found: &'static str,
    pub found_none: &'static str,
    // A check.
    pub takes_time: &'static str,
    pub costs: &'static str,
    pub minute: &'static str,
    pub minutes: &'static str,
    pub hours: &'static str,
    pub then_wait: &'static str,
    pub device_shows: &'static str,
    pub on_device: &'static str,
    pub switch_on: &'static str,
    pub switch_off: &'static str,
    pub careful: &'static str,
    pub steps_wanted: &'static str,
    pub show_steps: &'static str,
    pub skip: &'static str,
    pub other_answers: &'static str,
    pub something_else: &'static str,
    pub proof: &'static str,
    pub how_did_it_go: &'static str,
    pub your_answers: &'static str,
    pub fixed: &'static str,
    pub still_failing: &'static str,
    pub not_applicable: &'static str,
    pub later: &'static str,
    pub your_answer: &'static str,
    pub recorded: &'static str,
    pub by_calculation: &'static str,
    pub keep_answer: &'static str,
    pub source: &'static str,
    pub source_high: &'static str,
    pub source_medium: &'static str,
    pub last_checked: &'static str,
    // Why a check is next.
    pub led: &'static str,
    pub first: &'static str,
    pub offered_first: &'static str,
    pub likeliest: &'static str,
    pub quick: &'static str,
    pub next: &'static str,
    pub safer_tried: &'static str,
    pub second_look: &'static str,
    pub set_aside: &'static str,
    pub contradicted: &'static str,
    pub once_more: &'static str,
    // A page's own article.
    pub article_rest: &'static str,
    // The trail.
    pub one_done: &'static str,
    pub many_done: &'static str,
    pub change: &'static str,
    // Outcomes.
    pub keep_going: &'static str,
    pub other_checks: &'static str,
    pub still_running: &'static str,
    pub pending: &'static str,
    pub still_open: &'static str,
    pub tell: &'static str,
    // Tools.
    pub work_out: &'static str,
    pub unit: &'static str,
    pub speed: &'static str,
    pub number_wanted: &'static str,
    pub not_zero: &'static str,
    pub to_correct: &'static str,
    pub free: &'static str,
    pub left: &'static str,
    pub needs: &'static str,
    pub over: &'static str,
    pub fits: &'static str,
    pub tight: &'static str,
    pub too_small: &'static str,
    pub plan: &'static str,
    pub takes: &'static str,
    pub tick: &'static str,
    pub leave_out: &'static str,
    pub together: &'static str,
    pub enough: &'static str,
    pub just_enough: &'static str,
    pub not_enough: &'static str,
    pub days: &'static str,
    pub gear: &'static str,
    pub paid: &'static str,
    pub remind: &'static str,
    // The summary.
    pub summary: &'static str,
    pub shows: &'static str,
    pub own: &'static str,
    pub note: &'static str,
    pub result: &'static str,
    pub checked: &'static str,
    pub remaining: &'static str,
    pub more_remaining: &'static str,
    pub copy: &'static str,
    pub share: &'static str,
    pub download: &'static str,
    pub print: &'static str,
    pub copied: &'static str,
    pub take_it: &'static str,
    pub copy_failed: &'static str,
    pub reminder_saved: &'static str,
    // Notices.
    pub erased: &'static str,
    pub carried_over: &'static str,
    pub undo: &'static str,
    pub resumed: &'static str,
    pub guide_changed: &'static str,
    pub unreadable: &'static str,
    pub unreadable_newer: &'static str,
    pub replace: &'static str,
    // The fallback.
    pub list_intro: &'static str,
    pub list_symptoms: &'static str,
    pub list_try: &'static str,
    pub list_ends: &'static str,
    pub list_sources: &'static str,
    pub careful_step: &'static str,
    pub safe: &'static str,
    pub cautious: &'static str,
    pub risky: &'static str,
    pub last_resort: &'static str,
}

/// English.
pub static ENGLISH: Words = Words {
    start: "Start the checks",
    loading: "Loading…",
    failed: "The checks could not be loaded just now.",
    back: "Back",
    progress: "Check {n} · {what}",
    stage_safe: "Quick and safe",
    stage_cautious: "With care",
    stage_last: "Last resort",
    nothing_yet: "Your answers stay on this device",
    saved: "Saved on this device only",
    not_saved: "Can’t be saved here: keep this page open",
    not_saved_yet: "Not saved: see above",
    unasked: "Not saved",
    allow_saving: "Save on this device",
    works_offline: "Works offline",
    keep_offline: "Keep these checks for offline",
    on_phone: "Continue on your phone",
    scan: "Scan the code with its camera, or send yourself the link. Your answers are in it, and \
           no server sees them.",
    link: "Link with your answers",
    start_over: "Erase and start over",
    unsure: "Not sure?",
    type_it: "Type what it says",
    found: "Best matches: {what}",
    found_none: "No match yet. All choices are shown.",
    takes_time: "Takes {what}.",
    costs: "Cost: {what}.",
    minute: "about 1 minute",
    minutes: "about {n} minutes",
    hours: "about {n} hours",
    then_wait: "{what}, then wait {n}",
    device_shows: "What you’ll see",
    on_device: "On your {what}",
    switch_on: "on",
    switch_off: "off",
    careful: "Before you do this",
    steps_wanted: "Do you want the steps?",
    show_steps: "Show me the steps",
    skip: "Skip this",
    other_answers: "Something else",
    something_else: "I see something else now",
    proof: "How you can tell",
    how_did_it_go: "How did it go?",
    your_answers: "Your answer",
    fixed: "It works now",
    still_failing: "Still failing",
    not_applicable: "Doesn’t apply to me",
    later: "Still running. I’ll check later",
    your_answer: "your answer so far",
    recorded: "Your answer: {what}.",
    by_calculation: "by your figures",
    keep_answer: "Keep my answer",
    source: "Why this check, and where it comes from",
    source_high: "Well documented.",
    source_medium: "Reported by good sources.",
    last_checked: "Last checked {what}.",
    led: "Your last answer points here.",
    first: "We start with the most likely cause.",
    offered_first: "Do this before any bigger step.",
    likeliest: "The most likely cause that’s left.",
    quick: "Quick to rule out.",
    next: "A quick one, with a fair chance of helping.",
    safer_tried: "The safer checks are done. Take care with this one.",
    second_look: "You said “{what}”. In case that was a slip, let’s look once more.",
    set_aside: "You said “{what}”. In case that was a slip, let’s try this after all.",
    contradicted: "You said “{what}”. Another answer says otherwise, so let’s look once more.",
    once_more: "A second look",
    article_rest: "The rest of the article",
    one_done: "1 check done",
    many_done: "{n} checks done",
    change: "Change",
    keep_going: "Try the next check while you wait",
    other_checks: "Continue with the other checks",
    still_running: "Still running",
    pending: "Your last step: {what}",
    still_open: "Still open: {what}",
    tell: "How did it go?",
    work_out: "Work it out",
    unit: "Unit",
    speed: "Mbps",
    number_wanted: "Enter “{what}” as a number, such as 4.2.",
    not_zero: "“{what}” can’t be 0. Enter what your device shows.",
    to_correct: "To correct: {what}.",
    free: "{whole} in all − {used} used = {n} free",
    left: "{free} free − {next} = {n} left",
    needs: "{next} needed, and only {n} free",
    over: "{used} used is {n} more than {whole}. Check both figures.",
    fits: "It fits. You’ll have {n} left.",
    tight: "It’s tight: it fits, with {n} left. The size is an estimate, so aim for {other} to spare.",
    too_small: "It’s too small. You need {n} more ({other} to be safe).",
    plan: "If that isn’t enough, a bigger plan: {what}.",
    takes: "It takes {n}, on busy Wi-Fi {other}.",
    tick: "Type the sizes you see. Tick what you could leave out.",
    leave_out: "Leaving out",
    together: "Total {n}.",
    enough: "Total {n}: that makes room.",
    just_enough: "Total {n}: that just makes room. A little more would be safer.",
    not_enough: "Total {n}: {other} more needed.",
    days: "about {n} days",
    gear: "Nothing free helped? ",
    paid: " (paid link)",
    remind: "Remind me every month",
    summary: "Save or share a summary",
    shows: "Device shows",
    own: "Your device, its version, the exact message",
    note: "Note",
    result: "Result",
    checked: "What was checked",
    remaining: "Still to check, in order:",
    more_remaining: "and {n} more",
    copy: "Copy",
    share: "Share",
    download: "Download",
    print: "Print",
    copied: "Copied.",
    copy_failed: "Didn’t work. Select the text and copy it.",
    take_it: "Didn’t work? The text above is selected: copy it from there.",
    reminder_saved: "Open the saved file to add it. No file? Put it into your calendar yourself.",
    erased: "Your answers are erased.",
    carried_over: "Your answers were carried over.",
    undo: "Undo",
    resumed: "Welcome back. You left off here.",
    guide_changed: "This guide changed since you were here. Answers that still fit are kept.",
    unreadable: "This page already keeps something under our name that we can’t read. We left it \
                 alone, so your answers are not being saved.",
    unreadable_newer: "Your saved answers come from a newer version of this page. We left them \
                       alone, so new answers are not being saved. Reloading may help.",
    replace: "Replace it and save my answers",
    list_intro: "All checks as a list, the safest first. Open one to see its steps.",
    list_symptoms: "Start from what you see",
    list_try: "Try in this order:",
    list_ends: "Possible outcomes",
    list_sources: "Sources",
    careful_step: "Take care",
    safe: "Safe: nothing can be lost",
    cautious: "With some care",
    risky: "Risky: settings or data can be lost",
    last_resort: "Last resort: read the cautions twice",
};

/// What the widget says beside a page’s own article, by its place in a guide: an article has no words
/// for it. Only pages with an article load them (`embed/article.js`).
pub static ENGLISH_ARTICLE: [(&str, &str); 8] = [
    ("question", "What do you see?"),
    ("estimates", "Next in this article’s own order."),
    (
        "independence",
        "The steps are this article’s own, in its own order. What could lose something comes last.",
    ),
    ("unsure", "Something else, or not sure"),
    ("caution", "This may remove something or change settings. Read all of it before you begin."),
    ("fixed", "It works again"),
    ("later", "Come back when it has finished"),
    ("exhausted", "Everything in this article has been tried"),
];

/// The words for a BCP 47 language, English if there are none yet.
pub fn words(_language: &str) -> &'static Words {
    &ENGLISH
}

/// `template` with each `{name}` replaced by its value.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        let value = values.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value);
        text.push_str(value);
        rest = after;
    }
    text.push_str(rest);
    text
}

impl Words {
    /// Hands-on and waiting time, for example "about 2 minutes, then wait about 8 hours".
    pub fn time(&self, minutes: u32, wait_minutes: u32) -> String {
        let hands_on = self.duration(minutes);
        if wait_minutes == 0 {
            return hands_on;
        }
        fill(self.then_wait, &[("what", &hands_on), ("n", &self.duration(wait_minutes))])
    }

    /// The words for a standard answer.
    pub fn answer(&self, answer: StandardAnswer) -> &'static str {
        match answer {
            StandardAnswer::Fixed => self.fixed,
            StandardAnswer::StillFailing => self.still_failing,
            StandardAnswer::NotApplicable => self.not_applicable,
            StandardAnswer::Later => self.later,
        }
    }

    /// The words for an answer to a check, as its button has them; the id itself for one that the
    /// check doesn't have.
    pub fn answer_to<'a>(&self, check: &'a Check, answer: &'a str) -> &'a str {
        match check.choice(answer) {
            Some(choice) => &choice.label,
            None => StandardAnswer::from_id(answer).map_or(answer, |answer| self.answer(answer)),
        }
    }

    /// The words for the state of a switch.
    pub fn switch(&self, switch: Switch) -> &'static str {
        match switch {
            Switch::On => self.switch_on,
            Switch::Off => self.switch_off,
        }
    }

    /// What is above a picture of a device.
    pub fn device_shows(&self, device: Option<&str>) -> String {
        match device {
            Some(device) => fill(self.on_device, &[("what", device)]),
            None => self.device_shows.to_owned(),
        }
    }

    /// A row of such a picture in words.
    pub fn row(&self, row: &Row) -> String {
        let switch = row.switch.map(|switch| self.switch(switch));
        match row.value.as_deref().or(switch) {
            Some(value) => [&row.label, ": ", value].concat(),
            None => row.label.clone(),
        }
    }

    /// How many checks are done.
    pub fn done(&self, checks: usize) -> String {
        match checks {
            1 => self.one_done.to_owned(),
            n => fill(self.many_done, &[("n", &n.to_string())]),
        }
    }

    /// A time that may be days, in words.
    pub fn long_time(&self, minutes: u32) -> String {
        match minutes / 60 {
            0..48 => self.duration(minutes),
            hours => fill(self.days, &[("n", &((hours + 12) / 24).to_string())]),
        }
    }

    /// A time in words, for example "about 2 minutes".
    pub fn duration(&self, minutes: u32) -> String {
        match minutes {
            0 | 1 => self.minute.to_owned(),
            2..=119 => fill(self.minutes, &[("n", &minutes.to_string())]),
            _ => fill(self.hours, &[("n", &((minutes + 30) / 60).to_string())]),
        }
    }
}
