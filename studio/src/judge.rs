//! What is to be mended, each with the way to its field, and with a fix where there is one; and
//! whether the guide is ready to publish.

use leptos::prelude::*;
use quick_checks_core::lint::Grade;
use serde_json::Value;

use crate::live::{all, live, tap};
use crate::state::{Found, Studio};
use crate::words;

#[component]
pub(crate) fn JudgePane(studio: Studio, opened: Callback<()>) -> impl IntoView {
    let of = move |grade: Grade| {
        studio.found.with(|found| {
            found.iter().filter(|one| one.grade == grade).cloned().collect::<Vec<_>>()
        })
    };
    let group = move |grade: Grade, title: &'static str, about: &'static str| {
        live(move || {
            let found = of(grade);
            (!found.is_empty()).then(|| {
                view! {
                    <section data-grade=grade.to_string()>
                        <h2>{title} " " <span class="count">{found.len()}</span></h2>
                        <p class="hint">{about}</p>
                        <ul class="findings">
                            {all(found.into_iter().map(|one| finding(studio, one, opened)))}
                        </ul>
                    </section>
                }
                .into_any()
            })
        })
    };
    view! {
        <div class="pane judge" data-studio="judge">
            <Ready studio/>
            {group(Grade::Must, words::must(), words::must_about())}
            {group(Grade::Should, words::should(), words::should_about())}
            {group(Grade::Could, words::could(), words::could_about())}
        </div>
    }
}

/// One of them. Its way to the field says so, as that may be behind another pane.
pub(crate) fn finding(studio: Studio, one: Found, opened: Callback<()>) -> AnyView {
    let Found { grade, text, place, fix } = one;
    let shown = place.clone();
    view! {
        <li class="finding" data-grade=grade.to_string()>
            <p lang="en" dir="auto">{text}</p>
            <div class="acts">
                <button type="button" on:click=tap(move || {
                    studio.show(&shown);
                    opened.run(());
                    let selector = format!("[data-path=\"{shown}\"] :is(input, textarea, select, button)");
                    let _ = studio.host.with_value(|host| host.focus(&selector));
                })>{words::show_it()}</button>
                {fix.map(|fix| {
                    let edit = fix.edit;
                    view! {
                        <button
                            type="button"
                            class="main"
                            lang="en"
                            data-studio="fix"
                            on:click=tap(move || studio.edit(&edit, false))
                        >{fix.label}</button>
                    }.into_any()
                })}
            </div>
        </li>
    }
    .into_any()
}

/// What has to hold before readers see it. Only what can be known is ticked: whether the figures and
/// the facts are right, nobody but the author knows.
#[component]
fn Ready(studio: Studio) -> impl IntoView {
    let list =
        move |guide: &Value, field: &str| guide[field].as_array().cloned().unwrap_or_default();
    let points = move || {
        let guide = studio.guide.get();
        let checks = list(&guide, "checks");
        let says = |field: &str| guide[field].as_str().is_some_and(|text| !text.is_empty());
        let weighed = checks.iter().any(|check| check["likelihood_estimate"].is_object());
        let sourced = checks
            .iter()
            .filter(|check| check["sources"].as_array().is_some_and(|sources| !sources.is_empty()));
        let sourced = sourced.count();
        let no_must = studio.broken.with(Option::is_none)
            && studio.found.with(|found| found.iter().all(|one| one.grade > Grade::Must));
        let sources = words::with(words::ready_sources(), &format!("{sourced}/{}", checks.len()));
        vec![
            (no_must, words::ready_must().to_owned()),
            (!checks.is_empty() && sourced == checks.len(), sources),
            (!weighed || says("estimates"), words::ready_estimates().to_owned()),
            (says("independence"), words::ready_independence().to_owned()),
        ]
    };
    view! {
        <section class="ready">
            <h2>{words::ready()}</h2>
            <ul>
                {live(move || all(points().into_iter().map(|(holds, text)| view! {
                    <li data-holds=holds.to_string()>
                        <span class="mark" aria-hidden="true">{if holds { "✓" } else { "·" }}</span>
                        <span class="unseen">{if holds { words::holds() } else { words::holds_not() }}</span>
                        {text}
                    </li>
                }.into_any())))}
            </ul>
            <p class="hint">{words::ready_yours()}</p>
        </section>
    }
}
