//! How soon the order finds the fault, what one mistake costs, what leads where; and one reader's
//! way, check by check.

use leptos::prelude::*;
use quick_checks_author::path::Path;
use quick_checks_author::simulate::{Step, mistakes, simulate, walk};
use quick_checks_core::guide::{Guide, decode};

use crate::state::Studio;
use crate::words;

#[expect(clippy::too_many_lines, reason = "one screen, read from top to bottom")]
#[component]
pub(crate) fn OrderPane(studio: Studio) -> impl IntoView {
    let symptom = RwSignal::new(String::new());
    let fault = RwSignal::new(String::new());
    // What is typed is drawn once the hand rests: all of this takes a moment.
    let guide = RwSignal::new(read(studio));
    Effect::new(move |_| {
        studio.found.with(|_| ());
        guide.set(read(studio));
    });
    let opened = studio.opened.get_untracked();
    let before = decode(&opened.to_string()).ok().map(|guide| simulate(&guide, &opened));
    let table = move || {
        let Some(guide) = guide.get() else {
            return view! { <p>{words::no_order()}</p> }.into_any();
        };
        let now = simulate(&guide, &studio.guide.get_untracked());
        let rows = now.rows.iter().map(|row| {
            let title = guide.symptom(&row.symptom).map_or_else(String::new, |one| one.title.clone());
            let was = before.as_ref().and_then(|table| {
                let same = table.rows.iter().find(|old| old.symptom == row.symptom);
                same.map(|old| old.ours.minutes)
            });
            let change = was.map(|was| row.ours.minutes - was).filter(|change| change.abs() > 0.05);
            view! {
                <tr>
                    <th scope="row">{title}</th>
                    <td>{row.checks}</td>
                    <td>{format!("{:.1}", row.ours.minutes)}
                        {change.map(|change| view! {
                            " " <small data-better=(change < 0.0).to_string()>{format!("{change:+.1}")}</small>
                        })}
                    </td>
                    <td>{format!("{:.1}", row.random.minutes)}</td>
                </tr>
            }
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
                    <tbody data-studio="rows">{rows.collect_view()}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    let mistake = move || {
        guide.get().map(|guide| {
            let all = mistakes(&guide);
            let lost = all.lost() + all.lost_at_the_cure();
            if lost == 0 {
                words::mistake_none().to_owned()
            } else {
                words::with(words::mistake_lost(), &lost.to_string())
            }
        })
    };
    let path = move || {
        let guide = guide.get()?;
        let check = guide.check(&fault.get())?.clone();
        let steps = walk(&guide, &symptom.get(), &check);
        let titles = steps.into_iter().map(|Step { check, answer }| {
            let found = guide.check(&check)?;
            let label =
                found.choice(&answer).map_or_else(|| answer.clone(), |one| one.label.clone());
            let at = guide.checks.iter().position(|one| one.id == check)?;
            Some((at, found.title.clone(), label))
        });
        titles.collect::<Option<Vec<_>>>()
    };
    let options = move |of: fn(&Guide) -> Vec<(String, String)>| {
        move || {
            guide.get().map(|guide| {
                of(&guide)
                    .into_iter()
                    .map(|(id, title)| view! { <option value=id>{title}</option> })
                    .collect_view()
            })
        }
    };
    view! {
        <div class="pane order" data-studio="order">
            <section>
                <h2>{words::expected()}</h2>
                <p class="hint">{words::expected_about()}</p>
                {table}
                <p data-studio="mistakes">{mistake}</p>
            </section>
            <section>
                <h2>{words::play_reader()}</h2>
                <div class="field">
                    <label for="play-symptom">{words::they_see()}</label>
                    <select id="play-symptom" data-studio="play-symptom" on:change=move |event| symptom.set(event_target_value(&event))>
                        <option value="">{words::choose()}</option>
                        {options(|guide| guide.symptoms.iter().map(|one| (one.id.clone(), one.title.clone())).collect())}
                    </select>
                </div>
                <div class="field">
                    <label for="play-cause">{words::what_helps_them()}</label>
                    <select id="play-cause" data-studio="play-cause" on:change=move |event| fault.set(event_target_value(&event))>
                        <option value="">{words::choose()}</option>
                        {options(|guide| guide.checks.iter().map(|one| (one.id.clone(), one.title.clone())).collect())}
                    </select>
                </div>
                {move || path().map(|steps| view! {
                    <ol class="walk" data-studio="walk">
                        {steps.into_iter().map(|(at, title, answer)| view! {
                            <li>
                                <button type="button" class="plain" on:click=move |_| {
                                    studio.show(&Path::default().field("checks").entry(at));
                                }>{title}</button>
                                " " <span class="hint">{answer}</span>
                            </li>
                        }).collect_view()}
                    </ol>
                })}
            </section>
            <section>
                <h2>{words::what_leads()}</h2>
                {move || guide.get().map(|guide| leads(studio, &guide))}
            </section>
        </div>
    }
}

fn read(studio: Studio) -> Option<Guide> {
    let text = studio.document.with_untracked(|document| document.text().to_owned());
    decode(&text).ok()
}

/// What leads where, as sentences: the checks with what must come before them and where their answers
/// lead.
fn leads(studio: Studio, guide: &Guide) -> AnyView {
    let title = |id: &str| {
        let check = guide.check(id).map(|check| check.title.as_str());
        check.or(guide.outcome(id).map(|outcome| outcome.title.as_str())).unwrap_or(id).to_owned()
    };
    let rows = guide.checks.iter().enumerate().filter_map(|(at, check)| {
        let mut lines = Vec::new();
        for earlier in &check.after {
            lines.push(words::with(words::only_after(), &title(earlier)));
        }
        for choice in &check.choices {
            let to = choice.then.as_ref().or(choice.outcome.as_ref());
            lines.extend(to.map(|to| format!("“{}” → {}", choice.label, title(to))));
        }
        (!lines.is_empty()).then(|| view! {
            <li>
                <button type="button" class="plain" on:click=move |_| {
                    studio.show(&Path::default().field("checks").entry(at));
                }>{check.title.clone()}</button>
                <ul>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            </li>
        })
    });
    view! { <ul class="leads">{rows.collect_view()}</ul> }.into_any()
}
