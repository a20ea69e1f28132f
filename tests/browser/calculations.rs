//! The sums beside a check, the second backup, the reminder, and what can be bought.

use quick_checks_core::words::{ENGLISH, fill};
use serde_json::json;

use crate::support::{Fault, Page, TestContext, Tested, cases, until};

cases! {
    a_sum_says_beside_each_field_what_it_lacks_and_keeps_what_was_typed,
    a_backup_that_does_not_fit_says_by_how_much_and_goes_on_to_make_room,
    a_backup_that_fits_goes_on_past_everything_about_space,
    what_was_typed_survives_a_reload_and_another_sum_knows_it,
    apps_to_leave_out_add_up_against_what_is_missing_and_warn,
    an_upload_of_more_than_a_night_goes_on_to_the_overnight_plan,
    the_sums_work_without_webassembly,
    fields_bring_the_number_pad_and_no_zoom,
    a_paid_link_comes_after_the_free_way_and_only_where_the_page_wants_it,
    each_computer_has_its_own_way_to_a_second_backup,
    success_offers_the_second_backup_and_a_monthly_reminder,
}

const PAGE: &str = "/pages/with-element.html";

/// The page with answers on the way, as a link carries them.
fn with(answers: &str) -> String {
    format!("{PAGE}#quick-checks/1/icloud-backup/{answers}")
}

async fn three_figures(page: &Page, figures: [&str; 3]) -> Result<(), Fault> {
    for (field, figure) in ["#plan", "#used", "#next"].iter().zip(figures) {
        page.fill(field, figure).await?;
    }
    Ok(())
}

async fn verdict(page: &Page) -> Result<String, Fault> {
    page.click("[data-action='work-out']").await?;
    until("a result has the focus", async || {
        let focused = "it && it.getRootNode().activeElement === it";
        Ok(page.of::<Option<bool>>(".verdict", focused).await?.filter(|focused| *focused))
    })
    .await?;
    page.text(".verdict").await
}

async fn a_sum_says_beside_each_field_what_it_lacks_and_keeps_what_was_typed(
    context: TestContext,
) -> Tested {
    context.resize(390, 520).await?;
    let page = context.open(PAGE).await?;
    page.choose("not-enough-storage").await?;
    assert_eq!(page.count("[aria-invalid]").await?, 0, "nobody is told off before they begin");
    three_figures(&page, ["5", "four", ""]).await?;
    page.click("[data-action='work-out']").await?;
    until("the first wrong field has the focus", async || {
        let focused = "it && it.getRootNode().activeElement === it";
        Ok(page.of::<Option<bool>>("#used", focused).await?.filter(|focused| *focused))
    })
    .await?;
    until("its label is in sight", async || {
        let in_sight = "it.getBoundingClientRect().top >= 0";
        Ok(page.of::<bool>("[for='used']", in_sight).await?.then_some(()))
    })
    .await?;
    for (field, bad) in [("#plan", false), ("#used", true), ("#next", true)] {
        assert_eq!(page.of::<bool>(field, "it.ariaInvalid === 'true'").await?, bad, "{field}");
        let said: Option<String> = page
            .of(
                field,
                "it.getRootNode().getElementById(it.getAttribute('aria-describedby'))?.textContent",
            )
            .await?;
        let label: String = page.of(field, "it.labels[0].textContent").await?;
        let wanted = bad.then(|| fill(ENGLISH.number_wanted(), &[("what", &label)]));
        assert_eq!(said, wanted, "{field}");
    }
    assert_eq!(page.value("#used").await?, "four");
    assert!(!page.has(".verdict").await?);
    page.fill("#used", "4").await?;
    page.fill("#next", "0,3").await?;
    assert!(verdict(&page).await?.starts_with("It fits"));
    assert_eq!(page.count("[aria-invalid]").await?, 0);
    context.quiet().await
}

async fn a_backup_that_does_not_fit_says_by_how_much_and_goes_on_to_make_room(
    context: TestContext,
) -> Tested {
    let page = context.open(PAGE).await?;
    page.choose("not-enough-storage").await?;
    three_figures(&page, ["5", "4,2", "3100"]).await?;
    page.pick("#next-unit", "MB").await?;
    let said = verdict(&page).await?;
    assert!(
        said.starts_with("It’s too small. You need 2.3 GB more (3.2 GB to be safe)."),
        "{said}"
    );
    let (room, plan) = (said.find("Make room first"), said.find("50 GB for $0.99"));
    assert!(room.is_some() && room < plan, "what is free comes first: {said}");
    assert!(page.has(".verdict a[href='https://support.apple.com/108047']").await?);
    // The bar: used up to 4.2, room up to 5, and all that should fit up to 7.3.
    let layers = "[...it.children].map((one) => [one.max, one.value])";
    assert_eq!(
        page.of::<Vec<[u32; 2]>>(".bar", layers).await?,
        [[7300, 7300], [7300, 5000], [7300, 4200]]
    );
    assert_eq!(
        page.of::<String>("[part='dock'] button:has(.mark)", "it.dataset.answer").await?,
        "does-not-fit"
    );
    // The sum is the answer: nothing is asked twice.
    let next = page.answer("does-not-fit").await?;
    assert_eq!(next.check(), Some("old-device-backups"));
    assert_eq!(
        page.details("answer").await?,
        [
            json!({ "guide": "icloud-backup", "check": "space-for-next-backup", "answer": "does-not-fit" })
        ]
    );
    context.quiet().await
}

async fn a_backup_that_fits_goes_on_past_everything_about_space(context: TestContext) -> Tested {
    let page = context.open(PAGE).await?;
    page.choose("last-backup-failed").await?;
    three_figures(&page, ["200", "120.5", "12"]).await?;
    let said = verdict(&page).await?;
    assert!(said.starts_with("It fits. You’ll have 67.5 GB left."), "{said}");
    let layers = "[...it.children].map((one) => [one.max, one.value])";
    assert_eq!(
        page.of::<Vec<[u32; 2]>>(".bar", layers).await?,
        [[200_000, 132_500], [200_000, 132_500], [200_000, 120_500]]
    );
    assert_eq!(
        page.of::<String>("[part='dock'] button:has(.mark)", "it.dataset.answer").await?,
        "still-failing"
    );
    // Until what it ruled out gets its second look, before anything riskier.
    let mut screen = page.answer("still-failing").await?;
    while let Some(check) = screen.check().filter(|check| *check != "space-for-next-backup") {
        assert!(!["old-device-backups", "shrink-backup", "more-icloud-storage"].contains(&check));
        screen = page.answer("still-failing").await?;
    }
    context.quiet().await
}

async fn what_was_typed_survives_a_reload_and_another_sum_knows_it(context: TestContext) -> Tested {
    let page = context.open(PAGE).await?;
    page.choose("not-enough-storage").await?;
    three_figures(&page, ["5", "4.2", "310"]).await?;
    page.pick("#next-unit", "MB").await?;
    page.reload().await?;
    page.ready().await?;
    for (field, value) in [("#plan", "5"), ("#used", "4.2"), ("#next", "310"), ("#next-unit", "MB")]
    {
        assert_eq!(page.value(field).await?, value, "{field}");
    }
    assert!(page.text(".verdict").await?.contains("490 MB left"));
    page.action("back").await?;
    let mut screen = page.choose("taking-longer").await?;
    while screen.check() != Some("upload-speed") {
        screen = page.answer("still-failing").await?;
    }
    assert_eq!(page.value("#next").await?, "310");
    assert_eq!(page.value("#next-unit").await?, "MB");
    context.quiet().await
}

/// On the way of a reader who knows by how much it is short: half a gigabyte.
async fn apps_to_leave_out_add_up_against_what_is_missing_and_warn(context: TestContext) -> Tested {
    let page = context.open(PAGE).await?;
    page.choose("not-enough-storage").await?;
    three_figures(&page, ["5", "4.2", "1.3"]).await?;
    verdict(&page).await?;
    page.answer("does-not-fit").await?;
    let here = page.answer("still-failing").await?;
    assert_eq!(here.check(), Some("shrink-backup"));
    let seen = "it.checkVisibility() ? it.textContent : ''";
    let warning = "#whatsapp-says";
    assert_eq!(page.of::<String>(warning, seen).await?, "", "not before it is ticked");
    assert_eq!(page.text(".total").await?, "");
    page.fill("#whatsapp", "900").await?;
    page.pick("#whatsapp-unit", "MB").await?;
    assert_eq!(page.text(".total").await?, "", "a size alone leaves nothing out");
    page.click("#whatsapp-out").await?;
    assert!(page.of::<String>(warning, seen).await?.contains("Chat Backup"));
    assert_eq!(
        page.text(".total").await?,
        "Total 900 MB: that just makes room. A little more would be safer."
    );
    // By the label, as a finger would.
    page.click("label:has(#an-app-out)").await?;
    page.fill("#an-app", "1,5").await?;
    assert_eq!(page.text(".total").await?, "Total 2.4 GB: that makes room.");
    let named = "it.labels[0].textContent";
    assert_eq!(page.of::<String>("#whatsapp-out", named).await?, "WhatsApp");
    assert_eq!(page.of::<String>("#whatsapp", "it.ariaLabel").await?, "WhatsApp");
    // All of it is there after a reload, and in the summary.
    page.reload().await?;
    page.shows(&here).await?;
    assert_eq!(page.text(".total").await?, "Total 2.4 GB: that makes room.");
    assert!(page.of::<bool>("#an-app-out", "it.checked").await?);
    assert!(page.of::<String>(warning, seen).await?.contains("Chat Backup"));
    let summary = page.value("textarea").await?;
    let line = "Leaving out: WhatsApp 900 MB. Another app 1,5 GB. Total 2.4 GB: that makes room.";
    assert!(summary.contains(line), "{summary}");
    page.click("#an-app-out").await?;
    assert_eq!(
        page.text(".total").await?,
        "Total 900 MB: that just makes room. A little more would be safer."
    );
    // Enter in a field sends nothing anywhere.
    page.ask::<()>(
        "document.querySelector('quick-checks').shadowRoot.querySelector('#an-app').form.requestSubmit()",
    )
    .await?;
    assert_eq!(page.ready().await?, here);
    context.quiet().await
}

async fn an_upload_of_more_than_a_night_goes_on_to_the_overnight_plan(
    context: TestContext,
) -> Tested {
    let page = context.open(PAGE).await?;
    an_upload_takes_days(&page).await?;
    context.quiet().await
}

async fn the_sums_work_without_webassembly(context: TestContext) -> Tested {
    let page = context.open("/pages/no-webassembly.html").await?;
    an_upload_takes_days(&page).await?;
    context.quiet().await
}

async fn an_upload_takes_days(page: &Page) -> Result<(), Fault> {
    let mut screen = page.choose("taking-longer").await?;
    while screen.check() != Some("upload-speed") {
        screen = page.answer("still-failing").await?;
    }
    page.fill("#next", "20").await?;
    page.fill("#upload", "10").await?;
    let said = verdict(page).await?;
    assert!(said.starts_with("It takes about 6 hours, on busy Wi-Fi about 9 hours."), "{said}");
    assert_eq!(
        page.of::<String>("[part='dock'] button:has(.mark)", "it.dataset.answer").await?,
        "still-failing"
    );
    page.fill("#next", "50").await?;
    page.fill("#upload", "1,0").await?;
    let said = verdict(page).await?;
    assert!(said.starts_with("It takes about 6 days"), "{said}");
    assert!(said.contains("more than a night"), "{said}");
    assert_eq!(
        page.of::<String>("[part='dock'] button:has(.mark)", "it.dataset.answer").await?,
        "slow"
    );
    assert_eq!(page.answer("slow").await?.check(), Some("wait-overnight"));
    Ok(())
}

async fn fields_bring_the_number_pad_and_no_zoom(context: TestContext) -> Tested {
    let page = context.open(PAGE).await?;
    page.choose("not-enough-storage").await?;
    for field in ["#plan", "#used", "#next"] {
        assert_eq!(page.of::<String>(field, "it.inputMode").await?, "decimal", "{field}");
    }
    for field in ["#plan", "#plan-unit"] {
        let size: f64 = page.of(field, "parseFloat(getComputedStyle(it).fontSize)").await?;
        assert!(size >= 16.0, "{field} has {size} px: iPhones would zoom in");
        let height: f64 = page.of(field, "it.getBoundingClientRect().height").await?;
        assert!(height >= 44.0, "{field} is {height} px high");
        let label: usize = page.of(field, "it.labels.length + !!it.ariaLabel").await?;
        assert_eq!(label, 1, "{field} has a label");
    }
    context.quiet().await
}

async fn a_paid_link_comes_after_the_free_way_and_only_where_the_page_wants_it(
    context: TestContext,
) -> Tested {
    let page = context.open(&with("not-sure/mac-backup=no-cable")).await?;
    assert_eq!(page.ready().await?.outcome(), Some("find-a-cable"));
    assert_eq!(page.count("[rel~='sponsored']").await?, 0, "the page names no tag");
    page.ask::<()>(
        "document.querySelector('quick-checks').setAttribute('affiliate-tag', 'a&b-20')",
    )
    .await?;
    until("there is a paid link", async || Ok(page.has("[rel~='sponsored']").await?.then_some(())))
        .await?;
    let link = "[rel='sponsored nofollow noopener']";
    let href: String = page.of(link, "it.href").await?;
    assert_eq!(href, "https://www.amazon.com/s?k=iphone+usb+cable&tag=a%26b-20");
    let said = page.text("[part='paid']").await?;
    assert!(said.contains("(paid link)"), "{said}");
    assert!(said.contains("As an Amazon Associate I earn from qualifying purchases."), "{said}");
    let free_first: bool =
        page.of("[part='paid']", "!!(find('.steps').compareDocumentPosition(it) & 4)").await?;
    assert!(free_first, "the free way stands before it");
    // Official help looks like something else.
    assert_eq!(page.count("a:not([rel~='sponsored'])[href*='amazon']").await?, 0);
    assert_eq!(page.count("[part~='link'][rel~='sponsored']").await?, 0);
    page.action("continue").await?;
    page.answer("still-failing").await?;
    assert_eq!(page.count("[rel~='sponsored']").await?, 0, "it helps that answer alone");
    context.quiet().await
}

async fn each_computer_has_its_own_way_to_a_second_backup(context: TestContext) -> Tested {
    let page = context.open(&with("work-or-school/right-account=wrong-account")).await?;
    assert_eq!(page.ready().await?.check(), Some("computer-backup"));
    for (computer, check, words) in [
        ("mac", "mac-backup", ["Finder", "MobileSync/Backup", "Encrypt local backup", "padlock"]),
        ("windows", "windows-backup", ["Apple Devices", "iTunes", "%APPDATA%", "padlock"]),
    ] {
        assert_eq!(page.answer(computer).await?.check(), Some(check));
        let shown = page.text("[part='card']").await?;
        for word in words {
            assert!(shown.contains(word), "{check} says {word}");
        }
        page.action("back").await?;
    }
    assert_ne!(page.answer("still-failing").await?.check(), Some("computer-backup"));
    context.quiet().await
}

async fn success_offers_the_second_backup_and_a_monthly_reminder(context: TestContext) -> Tested {
    let page = context.open(PAGE).await?;
    page.choose("not-enough-storage").await?;
    page.answer("fixed").await?;
    let offer = page.text("[part='offer']").await?;
    for way in ["Back up to your Mac", "Back up to your PC", "Trust"] {
        assert!(offer.contains(way), "{offer}");
    }
    page.ask::<()>(
        "URL.createObjectURL = (blob) => { window.taken = blob; return '#blob'; };
         HTMLAnchorElement.prototype.click = function () { window.name_of_it = this.download; };",
    )
    .await?;
    page.click("[data-action='calendar']").await?;
    until("a file was saved", async || {
        Ok((page.text("[data-share-status]").await? == ENGLISH.reminder_saved()).then_some(()))
    })
    .await?;
    assert_eq!(page.ask::<String>("return name_of_it").await?, "icloud-backup.ics");
    let file: String = page.wait_for("window.taken.text()").await?;
    let next: String = page
        .ask(
            "const now = new Date();
             const next = new Date(now.getFullYear(), now.getMonth() + 1, 1);
             return `${next.getFullYear()}${String(next.getMonth() + 1).padStart(2, '0')}01`",
        )
        .await?;
    for line in [
        "BEGIN:VCALENDAR",
        "RRULE:FREQ=MONTHLY",
        "SUMMARY:Back up your iPhone. Check the date of its last iCloud backup.",
        &format!("DTSTART;VALUE=DATE:{next}"),
        "END:VCALENDAR",
    ] {
        assert!(file.split("\r\n").any(|one| one == line), "{line} is in {file:?}");
    }
    assert!(file.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{file:?}");
    context.quiet().await
}
