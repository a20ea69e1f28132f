//! How soon the order finds the fault, what one mistake costs, what leads where; and one reader's
//! way, check by check.

mod leads;

use leptos::prelude::*;
use quick_checks_author::path::Path;
use quick_checks_author::simulate::{Row, Step, Table, mistakes, simulate, walk};
use quick_checks_core::guide::{Guide, decode};

use crate::live::{all, live, says, tap, written};
use crate::state::Studio;
use crate::words;
use leads::leads;

#[component]
pub(crate) fn OrderPane(studio: Studio) -> impl IntoView {
    // What is typed is drawn once the hand rests: all of this takes a moment.
    let guide = RwSignal::new(read(studio));
    Effect::new(move |_| {
        studio.found.with(|_| ());
        guide.set(read(studio));
    });
    view! {
        <div class="pane order" data-studio="order">
            <Expected studio guide/>
            <PlayReader studio guide/>
            <section>
                <h2>{words::what_leads()}</h2>
                {live(move || guide.get().map(|guide| leads(studio, &guide)))}
            </section>
        </div>
    }
}

/// Minutes by symptom, with what has changed since the draft was opened.
#[component]
fn Expected(studio: Studio, guide: RwSignal<Option<Guide>>) -> impl IntoView {
    let opened = studio.opened.get_untracked();
    let before = decode(&opened.to_string()).ok().map(|guide| simulate(&guide, &opened));
    let table = move || {
        let Some(guide) = guide.get() else {
            return view! { <p>{words::no_order()}</p> }.into_any();
        };
        let now = simulate(&guide, &studio.guide.get_untracked());
        let rows = now.rows.iter().map(|row| {
            let same = |table: &Table| {
                let old = table.rows.iter().find(|old| old.symptom == row.symptom)?;
                Some(row.ours.minutes - old.ours.minutes)
            };
            let change = before.as_ref().and_then(same).filter(|change| change.abs() > 0.05);
            row_view(&guide, row, change)
        });
        view! {
            <div class="scrolls" tabindex="0" role="region" aria-label=words::expected()>
                <table>
                    <thead><tr>
                        <th scope="col">{words::symptom()}</th>
                        <th scope="col">{words::checks()}</th>
                        <th scope="col">{words::minutes_here()}</th>
                        <th scope="col">{words::minutes_random()}</th>
                    </tr></thead>
                    <tbody data-studio="rows">{all(rows)}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    let mistake = move || {
        let Some(guide) = guide.get() else { return String::new() };
        let all = mistakes(&guide);
        match all.lost() + all.lost_at_the_cure() {
            0 => words::mistake_none().to_owned(),
            lost => words::with(words::mistake_lost(), &lost.to_string()),
        }
    };
    view! {
        <section>
            <h2>{words::expected()}</h2>
            <p class="hint">{words::expected_about()}</p>
            {live(table)}
            <p data-studio="mistakes">{says(mistake)}</p>
        </section>
    }
}

fn row_view(guide: &Guide, row: &Row, change: Option<f64>) -> AnyView {
    let title = guide.symptom(&row.symptom).map_or_else(String::new, |one| one.title.clone());
    let change = change.map(|change| {
        view! { " " <small data-better=(change < 0.0).to_string()>{format!("{change:+.1}")}</small> }
            .into_any()
    });
    view! {
        <tr>
            <th scope="row">{title}</th>
            <td>{row.checks}</td>
            <td>{format!("{:.1}", row.ours.minutes)} {change}</td>
            <td>{format!("{:.1}", row.random.minutes)}</td>
        </tr>
    }
    .into_any()
}

/// A reader whose trouble one check ends: their way there.
#[component]
fn PlayReader(studio: Studio, guide: RwSignal<Option<Guide>>) -> impl IntoView {
    let symptom = RwSignal::new(String::new());
    let fault = RwSignal::new(String::new());
    let steps = move || {
        let guide = guide.get()?;
        let check = guide.check(&fault.get())?;
        let steps = walk(&guide, &symptom.get(), check).into_iter();
        let titles = steps.map(|Step { check, answer }| {
            let at = guide.checks.iter().position(|one| one.id == check)?;
            let found = guide.checks.get(at)?;
            let label =
                found.choice(&answer).map_or_else(|| answer.clone(), |one| one.label.clone());
            Some((at, found.title.clone(), label))
        });
        titles.collect::<Option<Vec<_>>>()
    };
    let symptoms = move || {
        let guide = guide.get();
        let symptoms = guide.iter().flat_map(|guide| &guide.symptoms);
        all(symptoms.map(|one| option(&one.id, &one.title)))
    };
    let checks = move || {
        let guide = guide.get();
        let checks = guide.iter().flat_map(|guide| &guide.checks);
        all(checks.map(|one| option(&one.id, &one.title)))
    };
    view! {
        <section>
            <h2>{words::play_reader()}</h2>
            <div class="field">
                <label for="play-symptom">{words::they_see()}</label>
                <select id="play-symptom" data-studio="play-symptom"
                    on:change=written(move |text| symptom.set(text))>
                    <option value="">{words::choose()}</option>
                    {live(symptoms)}
                </select>
            </div>
            <div class="field">
                <label for="play-cause">{words::what_helps_them()}</label>
                <select id="play-cause" data-studio="play-cause"
                    on:change=written(move |text| fault.set(text))>
                    <option value="">{words::choose()}</option>
                    {live(checks)}
                </select>
            </div>
            {live(move || steps().map(|steps| view! {
                <ol class="walk" data-studio="walk">
                    {all(steps.into_iter().map(|(at, title, answer)| view! {
                        <li>{to_check(studio, at, title)} " " <span class="hint">{answer}</span></li>
                    }.into_any()))}
                </ol>
            }.into_any()))}
        </section>
    }
}

fn option(id: &str, title: &str) -> AnyView {
    view! { <option value=id.to_owned()>{title.to_owned()}</option> }.into_any()
}

/// A button that leads to a check.
fn to_check(studio: Studio, at: usize, title: String) -> AnyView {
    let show = tap(move || studio.show(&Path::default().field("checks").entry(at)));
    view! { <button type="button" class="plain" on:click=show>{title}</button> }.into_any()
}

fn read(studio: Studio) -> Option<Guide> {
    decode(&studio.json()?).ok()
}
