//! From a symptom to each kind of end.

use serde_json::Value;

use quick_checks_core::words::{ENGLISH, fill};

use crate::support::{Fault, Guide, Page, Screen, TestContext, Tested, cases, until};

cases! {
    every_symptom_is_offered_and_fixed_ends_its_checkup,
    fixed_after_some_checks_ends_in_the_outcome_for_fixed,
    later_ends_for_now_in_the_outcome_for_later,
    an_outcome_for_later_lets_the_reader_go_on_meanwhile,
    still_failing_to_everything_exhausts_a_checkup_with_one_second_look_at_most,
    every_outcome_that_a_choice_names_can_be_reached_by_clicking,
    a_check_of_last_resort_keeps_its_steps_back_until_its_cautions_are_understood,
    a_check_shows_the_words_of_the_guide,
    the_progress_goes_up_with_each_answer_and_never_down,
    after_an_answer_the_new_title_stands_near_the_top_of_a_phone,
    erasing_is_announced_and_can_be_undone,
}

const PAGE: &str = "/pages/with-element.html";

async fn every_symptom_is_offered_and_fixed_ends_its_checkup(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    let symptoms = guide.symptoms();
    assert_eq!(page.values("data-symptom").await?, symptoms);
    // What the others lead to is in tests/session.rs.
    for symptom in symptoms.first().into_iter().chain(symptoms.last()) {
        let first = page.choose(symptom).await?;
        assert!(first.check().is_some(), "{symptom} begins with {first:?}");
        let end = page.answer("fixed").await?;
        assert_ended(&guide, &end, "fixed")?;
        assert_eq!(page.action("restart").await?, Screen::Symptoms);
    }
    context.quiet().await
}

async fn fixed_after_some_checks_ends_in_the_outcome_for_fixed(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    page.choose(guide.long_symptom()).await?;
    page.answer("still-failing").await?;
    page.answer("still-failing").await?;
    let end = page.answer("fixed").await?;
    assert_ended(&guide, &end, "fixed")?;
    let id = end.outcome().unwrap_or_default();
    assert_eq!(page.text(".title").await?, guide.outcome(id)?["title"]);
    context.quiet().await
}

async fn later_ends_for_now_in_the_outcome_for_later(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    let end = until_later(&page, guide.long_symptom()).await?;
    assert_ended(&guide, &end, "later")?;
    context.quiet().await
}

async fn an_outcome_for_later_lets_the_reader_go_on_meanwhile(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    let end = until_later(&page, guide.long_symptom()).await?;
    let postponed = page.stored_answers(&guide.key()).await?.pop();
    let next = page.action("continue").await?;
    assert!(next.check().is_some(), "{next:?} follows {end:?}");
    let postponed = postponed.map(|(check, _)| check);
    assert_ne!(next.check(), postponed.as_deref());
    assert_eq!(page.action("back").await?, end);
    page.action("continue").await?;
    page.answer("still-failing").await?;
    // The check on display tells of the open one, and leads to it.
    assert_eq!(page.click_notice().await?.check(), postponed.as_deref());
    context.quiet().await
}

async fn still_failing_to_everything_exhausts_a_checkup_with_one_second_look_at_most(
    context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    let mut asked: Vec<String> = Vec::new();
    let mut screen = page.choose(guide.long_symptom()).await?;
    while let Some(check) = screen.check() {
        // An answer that could be a slip is asked for once more.
        let before = asked.iter().filter(|id| *id == check).count();
        assert!(before < 2, "{check} after {asked:?}");
        asked.push(check.to_owned());
        screen = page.answer("still-failing").await?;
    }
    let place = |id: &str| asked.iter().position(|asked| asked == id);
    for (at, check) in asked.iter().enumerate() {
        for earlier in guide.check(check)?["after"].as_array().into_iter().flatten() {
            // What an answer has closed is not asked at all.
            let before = earlier.as_str().and_then(place).is_none_or(|before| before < at);
            assert!(before, "{check} comes after {earlier}: {asked:?}");
        }
    }
    assert_ended(&guide, &screen, "exhausted")?;
    context.quiet().await
}

async fn every_outcome_that_a_choice_names_can_be_reached_by_clicking(
    context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    for outcome in guide.chosen_outcomes() {
        let mut reached = false;
        for symptom in guide.symptoms_for(outcome) {
            let mut screen = page.choose(symptom).await?;
            while let Some(check) = screen.check() {
                let choice = guide.choice_for(check, outcome);
                let toward = choice.or_else(|| guide.choice_toward(check, outcome));
                screen = match toward {
                    Some(answer) => page.answer(answer).await?,
                    None => page.answer(guide.onward(check)?).await?,
                };
                reached = choice.is_some();
                if reached {
                    break;
                }
            }
            if reached {
                assert_eq!(screen.outcome(), Some(outcome), "{symptom}");
            }
            page.action("restart").await?;
            if reached {
                break;
            }
        }
        assert!(reached, "no way of clicking leads to {outcome}");
    }
    context.quiet().await
}

async fn a_check_of_last_resort_keeps_its_steps_back_until_its_cautions_are_understood(
    context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    let mut screen = page.choose(guide.symptom_of_last_resort()).await?;
    let check = loop {
        let id = screen.check().ok_or_else(|| Fault::new("no check of last resort was asked"))?;
        let check = guide.check(id)?;
        if check["safety"] == "last-resort" {
            break check;
        }
        screen = page.answer(guide.onward(id)?).await?;
    };
    let shows = async |list: &str| -> Result<bool, Fault> {
        let text = page.text("[data-view]").await?;
        let cautions = check["cautions"].as_array().into_iter().flatten();
        let words = match list {
            "steps" => Guide::step_words(check),
            _ => cautions.filter_map(|caution| caution.as_str().map(str::to_owned)).collect(),
        };
        Ok(words.iter().all(|words| text.contains(words)))
    };
    assert!(shows("cautions").await?);
    assert!(!shows("steps").await?);
    assert!(!page.has("[data-answer='fixed']").await?, "nobody can have done it yet");
    page.click("[data-action='understand']").await?;
    until("the steps are shown", async || Ok(shows("steps").await?.then_some(()))).await?;
    page.focuses_title().await?;
    assert!(shows("cautions").await?);
    assert_ended(&guide, &page.answer("fixed").await?, "fixed")?;
    context.quiet().await
}

async fn a_check_shows_the_words_of_the_guide(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    let first = page.choose(guide.long_symptom()).await?;
    let id = first.check().unwrap_or_default();
    let check = guide.check(id)?;
    assert_eq!(page.text(".title").await?, check["title"]);
    let screen = page.text("[data-view]").await?;
    let single = ["ask", "proof", "cost"].iter().filter_map(|field| check[field].as_str());
    let cautions = check["cautions"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let words = Guide::step_words(check).into_iter();
    for words in words.chain(single.chain(cautions).map(str::to_owned)) {
        assert!(screen.contains(&words), "{id} shows {words:?}");
    }
    let folded = page.text(".origin").await?;
    for words in [&check["why"], &check["link"]["label"]] {
        assert!(folded.contains(words.as_str().unwrap_or_default()), "{id} folds {words}");
    }
    let without = check["without"].as_array();
    let offered = page.values("data-answer").await?;
    for answer in ["fixed", "still-failing", "not-applicable", "later"] {
        let left_out = without.is_some_and(|ids| ids.iter().any(|id| id == answer));
        assert_eq!(offered.iter().any(|id| id == answer), !left_out, "{id}: {answer}");
    }
    let withdrawn = |choice: &Value| without.is_some_and(|ids| ids.contains(&choice["id"]));
    for choice in check["choices"].as_array().into_iter().flatten().filter(|it| !withdrawn(it)) {
        assert!(offered.iter().any(|id| choice["id"] == *id), "{id} offers {choice}");
    }
    context.quiet().await
}

async fn the_progress_goes_up_with_each_answer_and_never_down(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    let mut screen = page.choose(guide.long_symptom()).await?;
    let mut at = 1;
    while screen.check().is_some() {
        let text = page.text("[part='progress']").await?;
        // A second look at a check is no further one.
        let said = |at: usize| fill(ENGLISH.progress(), &[("n", &at.to_string()), ("what", "")]);
        let again = at > 1 && text.starts_with(&said(at - 1));
        assert!(again || text.starts_with(&said(at)), "{text:?} starts with {:?}", said(at));
        screen = page.answer("still-failing").await?;
        at += usize::from(!again);
    }
    context.quiet().await
}

fn assert_ended(guide: &Guide, screen: &Screen, when: &str) -> Result<(), Fault> {
    let outcome = screen.outcome();
    let outcome = outcome.ok_or_else(|| Fault::new(format!("{screen:?} is an outcome")))?;
    assert_eq!(guide.when(outcome)?, when, "{outcome}");
    Ok(())
}

/// Answers `later` as soon as a check offers it.
async fn until_later(page: &Page, symptom: &str) -> Result<Screen, Fault> {
    page.choose(symptom).await?;
    while !page.has("[data-answer='later']").await? {
        page.answer("still-failing").await?;
    }
    page.answer("later").await
}

async fn after_an_answer_the_new_title_stands_near_the_top_of_a_phone(
    context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    context.resize(390, 844).await?;
    let page = context.open("/dist/index.html").await?;
    page.choose(guide.long_symptom()).await?;
    for _ in 0..3 {
        // The reader has scrolled past the title: one in the upper half would stay where it is.
        page.ask::<()>(
            "scrollBy(0, 150 + document.querySelector('quick-checks').shadowRoot
               .querySelector('.title').getBoundingClientRect().top)",
        )
        .await?;
        page.answer("still-failing").await?;
        page.settle().await?;
        let share: f64 = page
            .ask(
                "return document.querySelector('quick-checks').shadowRoot
                   .querySelector('.title').getBoundingClientRect().top / innerHeight",
            )
            .await?;
        // Left to the browser it would be at about half.
        assert!((0.0..0.3).contains(&share), "the title is at {share} of the height");
    }
    context.quiet().await
}

async fn erasing_is_announced_and_can_be_undone(context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open(PAGE).await?;
    page.choose(guide.long_symptom()).await?;
    let here = page.answer("still-failing").await?;
    page.action("restart").await?;
    assert_eq!(
        page.text("[data-live='status']").await?,
        quick_checks_core::words::ENGLISH.erased()
    );
    assert_eq!(page.action("undo").await?, here);
    context.quiet().await
}
