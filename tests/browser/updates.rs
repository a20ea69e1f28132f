//! A new version of the widget on the server, while readers have the old one kept.

use tokio::sync::watch;

use crate::support::{
    Fault, Guide, NEXT_GUIDE, NEXT_QUESTION, Page, Reply, Screen, TestContext, Tested, cases,
    next_version, until,
};

cases! {
    a_new_version_comes_in_the_background_and_shows_at_the_next_visit,
    a_page_open_on_the_old_version_keeps_what_it_uses_until_it_is_left,
    an_update_of_which_a_file_is_missing_changes_nothing_until_it_is_whole,
    an_update_of_which_a_file_is_wrong_changes_nothing_until_it_is_whole,
    an_update_that_a_lost_network_breaks_off_changes_nothing_until_it_is_whole,
    without_a_network_an_update_waits_for_one,
    an_offline_reader_with_last_month_s_guide_can_finish,
    a_page_not_opened_since_an_update_of_another_opens_without_a_network,
}

const PAGE: &str = "/pages/offline.html";

/// Waits until the browser has a new version whole, which waits for its turn.
async fn waits(page: &Page) -> Result<(), Fault> {
    until("a new version waits", async || {
        let waits = "navigator.serviceWorker.getRegistration().then(({ waiting }) => !!waiting)";
        Ok(page.wait_for::<bool>(waits).await?.then_some(()))
    })
    .await
}

/// Waits until the browser has asked for a file of the new version, and has given it up.
async fn gives_up(context: &TestContext, page: &Page) -> Result<(), Fault> {
    let guide = ["/dist/", NEXT_GUIDE].concat();
    until("the new version was asked for", async || {
        Ok((context.server.asked_for(&guide) > 0).then_some(()))
    })
    .await?;
    until("it was given up", async || {
        let idle = "navigator.serviceWorker.getRegistration()
            .then(({ installing, waiting }) => !installing && !waiting)";
        Ok(page.wait_for::<bool>(idle).await?.then_some(()))
    })
    .await
}

/// Follows a link to another page of the site, and stays until the new version has its turn.
async fn leave(context: &TestContext) -> Result<(), Fault> {
    let page = context.visit("/pages/without-widget.html").await?;
    until("the new version has its turn", async || {
        let states = "navigator.serviceWorker.getRegistrations().then((all) =>
            all.every(({ waiting, active }) => !waiting && active.state === 'activated'))";
        Ok(page.wait_for::<bool>(states).await?.then_some(()))
    })
    .await
}

/// What the opening question says.
async fn question(page: &Page) -> Result<String, Fault> {
    page.shows(&Screen::Symptoms).await?;
    page.text(".title").await
}

/// The versions whose files the browser keeps.
async fn versions(page: &Page) -> Result<Vec<String>, Fault> {
    let names = page.caches().await?.into_iter();
    Ok(names.filter(|name| name.starts_with("quick-checks/files/")).collect())
}

async fn a_new_version_comes_in_the_background_and_shows_at_the_next_visit(
    mut context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    context.open_and_keep(PAGE).await?;
    let next = next_version()?;
    context.server.publish(next.path());
    let page = context.open(PAGE).await?;
    assert_eq!(question(&page).await?, guide.text("question"));
    page.says_offline().await?;
    waits(&page).await?;
    assert_eq!(question(&page).await?, guide.text("question"), "not under the reader");
    leave(&context).await?;
    let page = context.open(PAGE).await?;
    assert_eq!(question(&page).await?, NEXT_QUESTION);
    page.says_offline().await?;
    until("the old version is gone", async || {
        Ok((versions(&page).await? == ["quick-checks/files/00000002"]).then_some(()))
    })
    .await?;
    context.server.stop();
    let page = context.visit(PAGE).await?;
    assert_eq!(question(&page).await?, NEXT_QUESTION);
    page.says_offline().await?;
    context.no_widget_errors().await
}

async fn a_page_open_on_the_old_version_keeps_what_it_uses_until_it_is_left(
    mut context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    let one = context.open_and_keep(PAGE).await?;
    let here = one.midway(&guide).await?;
    let next = next_version()?;
    context.server.publish(next.path());
    let other = context.open_in_new_tab(PAGE).await?;
    other.says_offline().await?;
    waits(&other).await?;
    // It visits again while the new version waits: that stays, too.
    let other = context.visit(PAGE).await?;
    other.shows(&here).await?;
    other.says_offline().await?;
    other.settle().await?;
    assert_eq!(versions(&other).await?.len(), 2);
    context.leave().await?;
    context.server.stop();
    context.close_tab().await?;
    one.turn_to().await?;
    // Inserted again, the element loads its stylesheet again, of the old version.
    one.ask::<()>(
        "const element = document.querySelector('quick-checks');
         element.remove();
         setTimeout(() => document.body.append(element));",
    )
    .await?;
    one.shows(&here).await?;
    let style = "const root = document.querySelector('quick-checks').shadowRoot;
        return root.querySelector('link')?.sheet != null";
    assert!(one.ask::<bool>(style).await?, "it has its looks");
    let end = one.finish().await?;
    assert_eq!(guide.when(end.outcome().unwrap_or_default())?, "exhausted");
    one.action("restart").await?;
    assert_eq!(question(&one).await?, guide.text("question"));
    context.server.go_on()?;
    leave(&context).await?;
    context.server.stop();
    let page = context.visit(PAGE).await?;
    assert_eq!(question(&page).await?, NEXT_QUESTION);
    page.says_offline().await?;
    until("the old version is gone", async || {
        Ok((versions(&page).await? == ["quick-checks/files/00000002"]).then_some(()))
    })
    .await?;
    context.no_widget_errors().await
}

async fn an_update_of_which_a_file_is_missing_changes_nothing_until_it_is_whole(
    context: TestContext,
) -> Tested {
    broken_by(context, Reply::Missing).await
}

async fn an_update_of_which_a_file_is_wrong_changes_nothing_until_it_is_whole(
    context: TestContext,
) -> Tested {
    broken_by(context, Reply::File("application/json", "{}".to_owned())).await
}

async fn broken_by(mut context: TestContext, reply: Reply) -> Tested {
    let guide = Guide::bundled()?;
    context.open_and_keep(PAGE).await?;
    let next = next_version()?;
    context.server.publish(next.path());
    context.server.reply(NEXT_GUIDE, reply);
    let page = context.open(PAGE).await?;
    gives_up(&context, &page).await?;
    assert_eq!(versions(&page).await?.len(), 1, "nothing half-done is left behind");
    context.leave().await?;
    goes_on_with_the_old_version(&mut context, &guide).await?;
    // The upload is completed.
    context.server.go_on()?;
    context.server.reply_as_usual(NEXT_GUIDE);
    shows_the_new_version_at_the_visit_after_next(&context).await?;
    context.no_widget_errors().await
}

/// Without a network, opens the page on the old version and goes on to an outcome.
async fn goes_on_with_the_old_version(
    context: &mut TestContext,
    guide: &Guide,
) -> Result<(), Fault> {
    context.server.stop();
    let page = context.visit(PAGE).await?;
    assert_eq!(question(&page).await?, guide.text("question"));
    page.says_offline().await?;
    page.choose(guide.long_symptom()).await?;
    let end = page.finish().await?;
    assert_eq!(guide.when(end.outcome().unwrap_or_default())?, "exhausted");
    page.action("restart").await?;
    context.leave().await
}

async fn shows_the_new_version_at_the_visit_after_next(context: &TestContext) -> Result<(), Fault> {
    let page = context.open(PAGE).await?;
    waits(&page).await?;
    leave(context).await?;
    let page = context.open(PAGE).await?;
    assert_eq!(question(&page).await?, NEXT_QUESTION);
    page.says_offline().await
}

async fn an_update_that_a_lost_network_breaks_off_changes_nothing_until_it_is_whole(
    mut context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    context.open_and_keep(PAGE).await?;
    let next = next_version()?;
    context.server.publish(next.path());
    let (_never, held) = watch::channel(false);
    context.server.reply(NEXT_GUIDE, Reply::Held(held));
    let page = context.open(PAGE).await?;
    until("the update is half-way", async || {
        Ok((context.server.asked_for(&["/dist/", NEXT_GUIDE].concat()) > 0).then_some(()))
    })
    .await?;
    context.server.stop();
    gives_up(&context, &page).await?;
    context.leave().await?;
    goes_on_with_the_old_version(&mut context, &guide).await?;
    context.server.go_on()?;
    context.server.reply_as_usual(NEXT_GUIDE);
    shows_the_new_version_at_the_visit_after_next(&context).await?;
    context.no_widget_errors().await
}

async fn without_a_network_an_update_waits_for_one(mut context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    context.open_and_keep(PAGE).await?;
    let next = next_version()?;
    context.server.publish(next.path());
    context.leave().await?;
    goes_on_with_the_old_version(&mut context, &guide).await?;
    context.server.go_on()?;
    shows_the_new_version_at_the_visit_after_next(&context).await?;
    context.no_widget_errors().await
}

async fn an_offline_reader_with_last_month_s_guide_can_finish(mut context: TestContext) -> Tested {
    let guide = Guide::bundled()?;
    let page = context.open_and_keep(PAGE).await?;
    let here = page.midway(&guide).await?;
    // The guide is another one now. They are offline, on a page that was open all the time.
    let next = next_version()?;
    context.server.publish(next.path());
    context.server.stop();
    let page = context.visit(PAGE).await?;
    page.shows(&here).await?;
    page.answer("still-failing").await?;
    // For a moment there is a network, and the new guide comes.
    context.server.go_on()?;
    let page = context.open(PAGE).await?;
    waits(&page).await?;
    context.server.stop();
    let now = page.answer("still-failing").await?;
    context.server.go_on()?;
    leave(&context).await?;
    context.server.stop();
    let page = context.visit(PAGE).await?;
    page.shows(&now).await?;
    page.says_offline().await?;
    let end = page.finish().await?;
    assert_eq!(guide.when(end.outcome().unwrap_or_default())?, "exhausted");
    page.action("restart").await?;
    assert_eq!(question(&page).await?, NEXT_QUESTION, "it was the new guide, with the old answers");
    context.no_widget_errors().await
}

async fn a_page_not_opened_since_an_update_of_another_opens_without_a_network(
    mut context: TestContext,
) -> Tested {
    let other = "/pages/timed.html";
    context.open_and_keep(other).await?;
    context.open_and_keep(PAGE).await?;
    let next = next_version()?;
    context.server.publish(next.path());
    shows_the_new_version_at_the_visit_after_next(&context).await?;
    let page = context.open(PAGE).await?;
    until("the old version is gone", async || {
        Ok((versions(&page).await? == ["quick-checks/files/00000002"]).then_some(()))
    })
    .await?;
    context.server.stop();
    // Its worker is still the old one, and the files of that one are gone.
    let page = context.visit(other).await?;
    assert_eq!(question(&page).await?, NEXT_QUESTION);
    context.no_widget_errors().await
}
