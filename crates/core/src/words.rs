//! Every word of the interface, in one place, ready to be translated.
//!
//! A guide brings its own words; none of them belongs here. `{n}`, `{total}` and `{what}` are
//! filled in by [`fill`].

use crate::guide::{Check, StandardAnswer, Switch};

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
    pub nothing_yet: &'static str,
    pub saved: &'static str,
    pub not_saved: &'static str,
    pub not_saved_yet: &'static str,
    pub works_offline: &'static str,
    pub keep_offline: &'static str,
    pub on_phone: &'static str,
    pub scan: &'static str,
    pub link: &'static str,
    pub start_over: &'static str,
    // The opening question.
    pub pick: &'static str,
    // A check.
    pub minute: &'static str,
    pub minutes: &'static str,
    pub hours: &'static str,
    pub then_wait: &'static str,
    pub in_settings: &'static str,
    pub then: &'static str,
    pub tap_here: &'static str,
    pub switch_on: &'static str,
    pub switch_off: &'static str,
    pub or: &'static str,
    pub careful: &'static str,
    pub understood: &'static str,
    pub time_left: &'static str,
    pub something_else: &'static str,
    pub proof: &'static str,
    pub how_did_it_go: &'static str,
    pub your_answers: &'static str,
    pub fixed: &'static str,
    pub still_failing: &'static str,
    pub not_applicable: &'static str,
    pub later: &'static str,
    pub your_answer: &'static str,
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
    // The trail.
    pub one_done: &'static str,
    pub many_done: &'static str,
    pub change: &'static str,
    // Outcomes.
    pub welcome_back: &'static str,
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
    pub fits: &'static str,
    pub short: &'static str,
    pub plan: &'static str,
    pub takes: &'static str,
    pub tick: &'static str,
    pub leave_out: &'static str,
    pub together: &'static str,
    pub enough: &'static str,
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
    progress: "Check {n} of about {total}",
    nothing_yet: "Your answers stay on this device",
    saved: "Saved on this device only",
    not_saved: "Can’t be saved here: keep this page open",
    not_saved_yet: "Not saved: see above",
    works_offline: "Works offline",
    keep_offline: "Keep these checks for offline",
    on_phone: "Continue on your phone",
    scan: "Scan the code with its camera, or send yourself the link. Your answers are in it, and \
           no server sees them.",
    link: "Link with your answers",
    start_over: "Erase and start over",
    pick: "Tap what comes closest.",
    minute: "about 1 minute",
    minutes: "about {n} minutes",
    hours: "about {n} hours",
    then_wait: "{what}, then wait {n}",
    in_settings: "Where to find it",
    then: ", then ",
    tap_here: "tap here",
    switch_on: "on",
    switch_off: "off",
    or: "or",
    careful: "Before you do this",
    understood: "I understand what this removes",
    time_left: "Time left in total: {what}.",
    something_else: "I see something else now",
    proof: "How you can tell",
    how_did_it_go: "When you’re back: how did it go?",
    your_answers: "Your answer",
    fixed: "It works now",
    still_failing: "Still failing",
    not_applicable: "Doesn’t apply to me",
    later: "It’s running. I’ll look later",
    your_answer: "your answer so far",
    keep_answer: "Keep my answer",
    source: "Where this comes from",
    source_high: "Well documented.",
    source_medium: "Reported by good sources.",
    last_checked: "Last checked {what}.",
    led: "Next, because of your last answer.",
    first: "First, because it’s the likeliest cause.",
    offered_first: "Now, so that you have it before a bigger step.",
    likeliest: "Next, because it’s the likeliest cause left.",
    quick: "Now, because it takes only a moment.",
    next: "Next, because it’s quick for how often it helps.",
    safer_tried: "Next, because the safer checks are done.",
    second_look: "You said “{what}”. In case that was a slip, let’s look once more.",
    set_aside: "You said “{what}”. In case that was a slip, let’s try this after all.",
    contradicted: "You said “{what}”. Another answer says otherwise, so let’s look once more.",
    once_more: "A second look",
    one_done: "1 check done",
    many_done: "{n} checks done",
    change: "Change",
    welcome_back: "Welcome back. How did it go?",
    keep_going: "Try the next check in the meantime",
    other_checks: "Continue with the other checks",
    still_running: "Still running",
    pending: "Your last step: {what}",
    still_open: "Still open: {what}",
    tell: "How did it go?",
    work_out: "Work it out",
    unit: "Unit",
    speed: "Mbps",
    number_wanted: "Type a number, such as 4.2",
    fits: "It fits, with {n} to spare.",
    short: "It doesn’t fit. You need {n} more, including a little headroom.",
    plan: "If that isn’t enough, a bigger plan: {what}.",
    takes: "It takes {n}, on busy Wi-Fi {other}.",
    tick: "Type the sizes you see. Tick what you could leave out.",
    leave_out: "Leaving out",
    together: "Total {n}.",
    enough: "Total {n}: that makes room.",
    not_enough: "Total {n}: {other} more needed.",
    days: "about {n} days",
    gear: "Nothing free helped? ",
    paid: " (paid link)",
    remind: "Remind me every month",
    summary: "Summary to share",
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
    safe: "Safe: nothing can be lost",
    cautious: "With some care",
    risky: "Risky: settings or data can be lost",
    last_resort: "Last resort: read the cautions twice",
};

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
