//! Who takes part: each a page, and where in it the first step and its answers are.

use quick_checks_core::guide::Guide;

/// One page that is measured.
#[derive(Debug, Clone)]
pub(super) struct Contender {
    /// What the report calls it.
    pub name: String,
    /// The page's file, below the server's root.
    pub page: String,
    /// What has a shadow root with the steps in it; empty if the page itself has them.
    pub host: &'static str,
    /// What has to be in sight for the first step to be.
    pub sight: &'static str,
    /// What to tap to go on; empty if nothing reacts.
    pub next: &'static str,
    /// What names the step on display.
    pub title: &'static str,
    /// What the browser has saved before: a key of localStorage, and its value.
    pub saved: Option<(String, String)>,
}

/// The name of the page that all others are compared with for what is in sight.
pub(super) const STATIC: &str = "static page";
/// The hand-written form.
pub(super) const PREACT: &str = "form by hand (Preact)";
/// The form library.
pub(super) const SURVEY: &str = "SurveyJS";
/// The framework alone.
pub(super) const HELLO: &str = "Leptos hello";
/// Ours.
pub(super) const WIDGET: &str = "Quick Checks";
/// Ours, with hints.
pub(super) const HINTED: &str = "Quick Checks with hints";
/// Ours, without WebAssembly.
pub(super) const PLAIN: &str = "Quick Checks without WebAssembly";

/// Numbers of checks in the guides that show how each figure grows.
pub(super) const LENGTHS: [usize; 3] = [10, 100, 200];
/// Number of checks in the guide that all contenders share: with the opening question, eight steps.
pub(super) const SHARED: usize = 7;
/// How many answers the long trail has; it belongs to the longest guide.
pub(super) const TRAIL: usize = 100;

/// How the names of pages begin that have the widget as it was before a change, and of its folder.
pub(super) const BEFORE: &str = "before-";

/// A step of the static page, and of the fallback inside our element.
const LISTED: &str = "details > summary";

/// Those that are compared with each other.
pub(super) fn contenders() -> Vec<Contender> {
    let page = |name: &str, page: &str, sight, next, title| Contender {
        name: name.to_owned(),
        page: format!("{page}.html"),
        host: "",
        sight,
        next,
        title,
        saved: None,
    };
    vec![
        page(STATIC, "static", LISTED, "", ""),
        page(PREACT, "preact", "section button", "section button:last-of-type", "section h2"),
        page(
            SURVEY,
            "survey",
            ".sd-selectbase .sd-item",
            ".sd-selectbase .sd-item:last-of-type label",
            ".sd-question__title",
        ),
        page(HELLO, "hello", "button", "button", "h2"),
        widget(WIDGET, &format!("widget-{SHARED}")),
        widget(HINTED, "hinted"),
        widget(PLAIN, "plain"),
    ]
}

/// Ours with guides of several lengths, and with a long trail: a guide for each length is wanted.
pub(super) fn growth(guides: &[(Guide, Option<(String, String)>)]) -> Vec<Contender> {
    let grown = guides.iter().map(|(guide, saved)| {
        let checks = guide.checks.len();
        let name = match saved {
            Some(_) => format!("{checks} checks, {TRAIL} answered"),
            None => format!("{checks} checks"),
        };
        Contender { saved: saved.clone(), ..widget(&name, &format!("widget-{checks}")) }
    });
    grown.collect()
}

/// Ours once more, as it was before a change.
pub(super) fn before(contenders: &[Contender]) -> Vec<Contender> {
    let ours = contenders.iter().filter(|contender| !contender.host.is_empty());
    let before = ours.map(|contender| Contender {
        name: format!("{}, before", contender.name),
        page: format!("{BEFORE}{}", contender.page),
        ..contender.clone()
    });
    before.collect()
}

fn widget(name: &str, page: &str) -> Contender {
    Contender {
        name: name.to_owned(),
        page: format!("{page}.html"),
        host: "quick-checks",
        sight: LISTED,
        next: "[data-view=symptoms] [data-symptom], [data-view=check] [data-answer=still-failing]",
        title: "[data-view] [data-focus=title]",
        saved: None,
    }
}
