//! Calculators and the summary: tables of what people type, and what holds for every figure.

use std::error::Error;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use quick_checks_core::calculators::fit::{Room, reserve, room};
use quick_checks_core::calculators::{
    UNITS, Verdict, kilobits_per_second, megabytes, thousandths, transfer_time, work_out,
};
use quick_checks_core::checkup::{Answers, replay};
use quick_checks_core::guide::{Calculation, Guide, decode};
use quick_checks_core::session::{SaveStatus, Session};
use quick_checks_core::summary::summary;
use quick_checks_core::words::ENGLISH;
use serde_json::Value;

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

fn guide() -> Result<Guide> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("guides/icloud-backup.json");
    Ok(decode(&fs::read_to_string(file)?)?)
}

fn calculation(guide: &Guide, check: &str) -> Result<Calculation> {
    let calculation = guide.check(check).and_then(|check| check.calculation.clone());
    Ok(calculation.ok_or("no such calculation")?)
}

fn verdict(guide: &Guide, calculation: &Calculation, answers: &Answers) -> Option<Verdict> {
    work_out(guide, &ENGLISH, calculation, answers)
}

fn says(guide: &Guide, calculation: &Calculation, answers: &Answers) -> Option<String> {
    verdict(guide, calculation, answers).map(|verdict| verdict.text)
}

fn noted(notes: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::default();
    for (name, text) in notes {
        answers.note(name, text);
    }
    answers
}

#[test]
fn numbers_are_read_as_people_type_them() {
    for (typed, thousand) in [
        ("4.2", Some(4_200)),
        ("4,2", Some(4_200)),
        ("4", Some(4_000)),
        ("4.", Some(4_000)),
        (".5", Some(500)),
        ("0", Some(0)),
        (" 12,75 ", Some(12_750)),
        ("0.001", Some(1)),
        ("0.0009", Some(0)),
        ("1.2345", Some(1_234)),
        ("1 234", Some(1_234_000)),
        ("1\u{a0}234,5", Some(1_234_500)),
        ("1\u{202f}234,5", Some(1_234_500)),
        ("1,234.5", Some(1_234_500)),
        ("1.234,5", Some(1_234_500)),
        ("007", Some(7_000)),
        ("٤٫٢", Some(4_200)),
        ("۴.۲", Some(4_200)),
        ("٤،٢", Some(4_200)),
        ("١٬٢٣٤٫٥", Some(1_234_500)),
        // Groups, whatever follows: a comma could be either.
        ("١٬٢٣٤", Some(1_234_000)),
        ("1’234.5", Some(1_234_500)),
        ("1'234", Some(1_234_000)),
        // What a Japanese or Chinese keyboard may type.
        ("４．２", Some(4_200)),
        ("１，２３４．５", Some(1_234_500)),
        ("４\u{3000}", Some(4_000)),
        // Copied from an Arabic text.
        ("\u{2068}4.2\u{2069}", Some(4_200)),
        ("\u{200f}٤٫٢", Some(4_200)),
        ("4294967.295", Some(u32::MAX)),
        // What could mean something else is asked for again.
        ("4294967.296", None),
        ("1.234.567", None),
        ("4..2", None),
        ("1,2.3", None),
        ("1,2345.6", None),
        ("-3", None),
        ("+3", None),
        ("4 GB", None),
        ("4e3", None),
        ("four", None),
        ("NaN", None),
        ("½", None),
        ("5–6", None),
        ("4．．2", None),
        ("٬", None),
        (".", None),
        ("", None),
        (" ", None),
        ("99999999999999999999", None),
    ] {
        assert_eq!(thousandths(typed), thousand, "{typed:?}");
    }
}

#[test]
fn sizes_are_read_in_each_unit_to_the_nearest_megabyte() {
    for (typed, unit, wanted) in [
        ("820", "MB", Some(820)),
        ("0.5", "MB", Some(1)),
        ("0,49", "MB", Some(0)),
        ("4.2", "GB", Some(4_200)),
        ("2", "TB", Some(2_000_000)),
        ("0,5", "TB", Some(500_000)),
        ("4294.967", "TB", Some(4_294_967_000)),
        ("4295", "TB", None),
        ("x", "GB", None),
        // As the device shows it, whatever is chosen beside the field.
        ("5 GB", "GB", Some(5_000)),
        ("820 mb", "GB", Some(820)),
        ("2TB", "MB", Some(2_000_000)),
        ("5 Go", "MB", Some(5_000)),
        ("5 GB\u{a0}", "MB", Some(5_000)),
        ("٥ غ.ب", "MB", Some(5_000)),
        ("\u{2068}٥٫٢\u{2069} غ.ب", "MB", Some(5_200)),
        ("٨٢٠م.ب", "GB", Some(820)),
        ("2 ت.ب", "GB", Some(2_000_000)),
        ("5 جيجابايت", "MB", Some(5_000)),
        ("5 غيغابايت", "MB", Some(5_000)),
        ("5 ميجابايت", "GB", Some(5)),
        ("５ＧＢ", "MB", Some(5_000)),
        ("８２０\u{3000}ｍｂ", "GB", Some(820)),
        ("GB", "GB", None),
        ("5 GBs", "GB", None),
        ("5 Gbit", "GB", None),
        ("5 GB or 6 GB", "GB", None),
        ("5", "", Some(5_000)),
    ] {
        assert_eq!(megabytes(typed, unit), wanted, "{typed} {unit}");
    }
}

/// A reader may type what stands beside the field, or copy what a sum says.
#[test]
fn sizes_are_read_as_each_language_writes_them() -> Result {
    let mut files = 0;
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("words"))? {
        let path = entry?.path();
        if path.ends_with("schema.json") {
            continue;
        }
        let words: Value = serde_json::from_str(&fs::read_to_string(&path)?)?;
        let text = |key: &str| words[key].as_str().ok_or_else(|| format!("{path:?}: no {key}"));
        for (unit, size) in [("mb", 5), ("gb", 5_000), ("tb", 5_000_000)] {
            let typed = ["5 ", text(unit)?].concat();
            assert_eq!(megabytes(&typed, "TB"), Some(size), "{path:?}: {typed}");
        }
        for (unit, size) in [("megabytes", 5), ("gigabytes", 5_000)] {
            let copied = text(unit)?.replace("{n}", "5");
            assert_eq!(megabytes(&copied, "TB"), Some(size), "{path:?}: {copied}");
        }
        let typed = ["5 ", text("speed")?].concat();
        assert_eq!(kilobits_per_second(&typed), Some(5_000), "{path:?}: {typed}");
        files += 1;
    }
    assert!(files >= 12, "{files} languages");
    Ok(())
}

#[test]
fn sizes_are_written_short_and_rounded_the_way_that_is_meant() {
    for (megabytes, up, wanted) in [
        (0, true, "0 MB"),
        (999, true, "999 MB"),
        (1_000, true, "1 GB"),
        (3_110, true, "3.2 GB"),
        (3_110, false, "3.1 GB"),
        (3_100, true, "3.1 GB"),
        (9_999, false, "9.9 GB"),
        (9_999, true, "10 GB"),
        (u32::MAX, true, "4294967.2 GB"),
    ] {
        assert_eq!(ENGLISH.size(megabytes, up), wanted, "{megabytes}");
    }
}

/// The three verdicts, each with the subtraction that leads there. The first is the facts' own
/// example: a plan of 5 GB, 4.2 used, next 3.1.
#[test]
fn a_backup_fits_only_just_or_not_at_all() -> Result {
    let guide = guide()?;
    let calculation = calculation(&guide, "space-for-next-backup")?;
    let (fits, tight) = (|left| Room::Fits { left }, |left| Room::Tight { left });
    let small = |short| Room::TooSmall { short };
    for (figures, wanted, says, sum, plan_says) in [
        (
            ["5", "4.2", "3.1"],
            small(2_300),
            "You need 2.3 GB more (3.2 GB to be safe).",
            &["5 GB in all − 4.2 GB used = 800 MB free", "3.1 GB needed, and only 800 MB free"][..],
            "50 GB",
        ),
        (
            ["50", "46.3", "3.5"],
            tight(200),
            "It’s tight: it fits, with 200 MB left.",
            &["50 GB in all − 46.3 GB used = 3.7 GB free", "3.7 GB free − 3.5 GB = 200 MB left"],
            "200 GB",
        ),
        (
            ["5", "0", "0.1"],
            fits(4_900),
            "It fits. You’ll have 4.9 GB left.",
            &["5 GB in all − 0 MB used = 5 GB free", "5 GB free − 100 MB = 4.9 GB left"],
            "",
        ),
        // Exactly the reserve of 10 % and 0.5 GB, and a megabyte less.
        (["5", "3.4", "1"], fits(600), "It fits.", &[], ""),
        (["5", "3.401", "1"], tight(599), "It’s tight", &[], "50 GB"),
        (["5", "4", "1"], tight(0), "with 0 MB left", &[], "50 GB"),
        (["5", "4.001", "1"], small(1), "You need 1 MB more", &[], "50 GB"),
        // More in use than there is: after a smaller plan, or by a slip.
        (
            ["5", "48", "2"],
            small(45_000),
            "You need 45 GB more",
            &["48 GB used is 43 GB more than 5 GB. Check both figures."],
            "200 GB",
        ),
        (["14000", "13999", "900"], small(899_000), "You need 899 GB more", &[], ""),
        (["4294967", "1", "1"], fits(4_294_965_000), "4294965 GB", &[], ""),
    ] {
        let [plan, used, next] = figures;
        let answers = noted(&[("plan", plan), ("used", used), ("next", next)]);
        let [whole, used, next] = figures.map(|typed| megabytes(typed, "GB"));
        let [Some(whole), Some(used), Some(next)] = [whole, used, next] else {
            return Err("no figures".into());
        };
        assert_eq!(room(whole, used, next), Some(wanted), "{whole} {used} {next}");
        let found = verdict(&guide, &calculation, &answers).ok_or("no result")?;
        assert!(found.text.contains(says), "{}", found.text);
        if !sum.is_empty() {
            assert_eq!(found.sum, sum);
        }
        assert_eq!(found.passes, matches!(wanted, Room::Fits { .. }));
        let plan = found.plan.unwrap_or_default();
        assert!(plan.starts_with(plan_says), "{plan}");
        assert_eq!(plan.is_empty(), plan_says.is_empty(), "{plan}");
    }
    let mixed = [
        ("plan", "5"),
        ("used", "4200"),
        ("used-unit", "MB"),
        ("next", "300"),
        ("next-unit", "MB"),
    ];
    let said = says(&guide, &calculation, &noted(&mixed)).ok_or("no result")?;
    assert!(said.contains("with 500 MB left"), "{said}");
    for missing in [
        &[("plan", "5"), ("used", "1")][..],
        &[("plan", "5"), ("used", "x"), ("next", "1")],
        // No plan has no room, and no backup no size: a slip.
        &[("plan", "0"), ("used", "0"), ("next", "1")],
        &[("plan", "5"), ("used", "1"), ("next", "0")],
    ] {
        assert_eq!(verdict(&guide, &calculation, &noted(missing)), None);
    }
    let huge = [("plan", "1"), ("used", "4294967"), ("next", "4294967")];
    assert_eq!(
        verdict(&guide, &calculation, &noted(&huge)),
        None,
        "no figure is better than a wrong one"
    );
    Ok(())
}

/// The facts' table, at 80 %.
#[test]
fn an_upload_takes_as_long_as_the_table_says() -> Result {
    let guide = guide()?;
    let calculation = calculation(&guide, "upload-speed")?;
    for (gigabytes, speed, minutes, busy, one_night) in [
        ("1", "1", 167, 267, true),
        ("3", "1", 500, 800, false),
        ("5", "5", 167, 267, true),
        ("10", "2", 834, 1_334, false),
        ("20", "100", 34, 54, true),
        ("50", "1", 8_334, 13_334, false),
        ("14,4", "5", 480, 768, true),
        ("14.41", "5", 481, 769, false),
        ("5", "0,5", 1_667, 2_667, false),
        ("4294967", "0.001", u32::MAX, u32::MAX, false),
    ] {
        let answers = noted(&[("next", gigabytes), ("upload", speed)]);
        let found = verdict(&guide, &calculation, &answers).ok_or("no result")?;
        assert_eq!(found.passes, one_night, "{gigabytes} GB at {speed}");
        let size = megabytes(gigabytes, "GB").ok_or("no size")?;
        let speed = thousandths(speed).ok_or("no speed")?;
        assert_eq!(transfer_time::minutes(size, speed), Some((minutes, busy)), "{size} at {speed}");
    }
    let said = says(&guide, &calculation, &noted(&[("next", "1"), ("upload", "1")]));
    assert_eq!(said.as_deref(), Some("It takes about 3 hours, on busy Wi-Fi about 4 hours."));
    let said = says(&guide, &calculation, &noted(&[("next", "50"), ("upload", "1")]));
    assert_eq!(said.as_deref(), Some("It takes about 6 days, on busy Wi-Fi about 9 days."));
    assert_eq!(verdict(&guide, &calculation, &noted(&[("next", "5"), ("upload", "0")])), None);
    Ok(())
}

/// Two apps are left out, the sizes in mixed units; a third is typed but not ticked.
#[test]
fn what_is_left_out_adds_up_against_what_is_missing() -> Result {
    let guide = guide()?;
    let calculation = calculation(&guide, "shrink-backup")?;
    let sizes = [("photos", "2,1"), ("whatsapp", "900"), ("whatsapp-unit", "MB"), ("an-app", "7")];
    let ticked = [("photos-out", "on"), ("whatsapp-out", "on"), ("messages-out", "on")];
    let fit = |plan: &'static str| [("plan", plan), ("used", "4"), ("next", "3.5")];
    for (ticks, fit, wanted) in [
        (&ticked[..0], &fit("5")[..], None),
        (&ticked[2..], &fit("5"), None),
        (&ticked[..1], &[], Some(("Total 2.1 GB.", false))),
        (&ticked, &[], Some(("Total 3 GB.", false))),
        (
            &ticked,
            &fit("5"),
            Some(("Total 3 GB: that just makes room. A little more would be safer.", false)),
        ),
        (&ticked[..1], &fit("5"), Some(("Total 2.1 GB: 400 MB more needed.", false))),
        (&ticked, &fit("6"), Some(("Total 3 GB: that makes room.", true))),
        // Without all figures of the other calculation there is nothing to compare with.
        (&ticked, &fit("6")[..2], Some(("Total 3 GB.", false))),
    ] {
        let answers = noted(&[&sizes, ticks, fit].concat());
        let found = verdict(&guide, &calculation, &answers);
        let found = found.as_ref().map(|found| (found.text.as_str(), found.passes));
        assert_eq!(found, wanted, "{ticks:?}");
    }
    // More than the backup has is no more than all of it.
    let answers = noted(&[&fit("4.5")[..], &[("an-app", "90"), ("an-app-out", "on")]].concat());
    let said = says(&guide, &calculation, &answers);
    assert_eq!(said.as_deref(), Some("Total 90 GB: that makes room."));
    let answers = noted(&[&fit("4.4")[..], &[("an-app", "90"), ("an-app-out", "on")]].concat());
    let said = says(&guide, &calculation, &answers);
    let just = "Total 90 GB: that just makes room. A little more would be safer.";
    assert_eq!(said.as_deref(), Some(just));
    Ok(())
}

#[test]
fn the_summary_names_what_is_to_be_left_out() -> Result {
    let mut answers = noted(&[
        ("photos", "2"),
        ("photos-out", "on"),
        ("messages", "1"),
        ("whatsapp", "900"),
        ("whatsapp-unit", "MB"),
        ("whatsapp-out", "on"),
    ]);
    answers.symptom = Some("not-enough-storage".to_owned());
    let text = text(&answers)?;
    let line = "Leaving out: Photo Library 2 GB. WhatsApp 900 MB. Total 2.9 GB.\n";
    assert!(text.contains(line), "{text}");
    Ok(())
}

#[test]
fn the_summary_names_what_is_left_the_next_first() -> Result {
    let guide = guide()?;
    for symptom in &guide.symptoms {
        let mut answers = Answers { symptom: Some(symptom.id.clone()), ..Answers::default() };
        while let quick_checks_core::checkup::Screen::Check(next) = replay(&guide, &answers).screen
        {
            let checkup = replay(&guide, &answers);
            let text = summary(&guide, &ENGLISH, &answers, &checkup);
            let (_, left) = text.split_once(ENGLISH.remaining()).ok_or("nothing is left")?;
            let titles = checkup.remaining.iter().filter_map(|id| guide.check(id));
            let titles: Vec<&str> = titles.map(|check| check.title.as_str()).collect();
            let lines: Vec<&str> = left.trim().lines().collect();
            for (line, title) in lines.iter().zip(&titles).take(5) {
                assert_eq!(line.strip_prefix("- "), Some(*title));
            }
            assert_eq!(checkup.remaining.first(), Some(&next.id));
            match titles.len().checked_sub(5) {
                None | Some(0) => assert_eq!(lines.len(), titles.len(), "{text}"),
                Some(more) => assert_eq!(lines[5..], [format!("and {more} more")], "{text}"),
            }
            answers.give(&next.id, "still-failing");
        }
    }
    Ok(())
}

#[test]
fn gear_is_named_only_after_the_answer_that_it_helps() -> Result {
    let guide = guide()?;
    let mut answers =
        Answers { symptom: Some("not-enough-storage".to_owned()), ..Answers::default() };
    let gear = |answers: &Answers| {
        let session = Session::new(guide.clone(), &ENGLISH, answers.clone(), SaveStatus::Saved);
        session.gear().map(|gear| gear.url.clone())
    };
    assert_eq!(gear(&answers), None);
    answers.give("mac-backup", "no-cable");
    let named = gear(&answers).ok_or("no gear")?;
    assert!(named.ends_with("tag="), "{named}");
    answers.give("restart", "still-failing");
    assert_eq!(gear(&answers), None, "no longer the last answer");
    Ok(())
}

fn text(answers: &Answers) -> Result<String> {
    let guide = guide()?;
    Ok(summary(&guide, &ENGLISH, answers, &replay(&guide, answers)))
}

#[test]
fn the_summary_says_what_somebody_who_helps_needs_to_know() -> Result {
    let mut answers = noted(&[
        ("own-words", "iPhone 13, iOS 18.2"),
        ("plan", "5"),
        ("used", "4,2"),
        ("next", "3100"),
        ("next-unit", "MB"),
        ("space-for-next-backup", "2026-11-20"),
        ("old-device-backups", "2026-11-21"),
    ]);
    answers.symptom = Some("not-enough-storage".to_owned());
    answers.give("space-for-next-backup", "does-not-fit");
    answers.give("old-device-backups", "not-applicable");
    assert_eq!(
        text(&answers)?,
        "iCloud Backup isn’t working
Device shows: “Not Enough iCloud Storage”
Note: iPhone 13, iOS 18.2
Your plan 5 GB. Used 4,2 GB. Next Backup Size 3100 MB. It’s too small. You need 2.3 GB more (3.2 GB to be safe).

What was checked
2026-11-20
- Is there room for the next backup? – No, too small
2026-11-21
- Delete backups of old devices – No old devices to delete

Still to check, in order:
- Leave big apps out of the backup
- Start a backup and read what it says
- Check your iCloud+ plan and payment
- Is this the right Apple Account?
- Is iCloud Photos on?
and 4 more
"
    );
    Ok(())
}

#[test]
fn the_summary_of_the_longest_way_can_be_read_in_twenty_seconds() -> Result {
    let guide = guide()?;
    for symptom in &guide.symptoms {
        let mut answers = Answers { symptom: Some(symptom.id.clone()), ..Answers::default() };
        while let quick_checks_core::checkup::Screen::Check(next) = replay(&guide, &answers).screen
        {
            answers.give(&next.id, "still-failing");
            answers.note(&next.id, "2026-11-21");
        }
        let text = text(&answers)?;
        assert!(text.lines().count() <= 25, "{text}");
        assert!(text.contains("Result: Time to ask Apple"), "{text}");
        assert!(!text.contains(ENGLISH.remaining()), "{text}");
        for check in &answers.given {
            let title = guide.check(&check.check).map_or("", |check| &check.title);
            assert!(text.contains(title), "{title} is missing");
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn reading_what_was_written_gives_the_same_number(value in any::<u32>(), comma in any::<bool>()) {
        let separator = if comma { ',' } else { '.' };
        let typed = format!("{}{separator}{:03}", value / 1000, value % 1000);
        prop_assert_eq!(thousandths(&typed), Some(value));
    }

    #[test]
    fn no_text_is_read_as_more_than_its_digits_say(text in "[0-9., ]{0,12}") {
        if let Some(read) = thousandths(&text) {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            let most = digits.parse::<u64>().unwrap_or(0).saturating_mul(1000);
            prop_assert!(u64::from(read) <= most, "{} became {}", text, read);
        }
    }

    #[test]
    fn no_text_breaks_a_sum(plan in ".{0,12}", used in ".{0,12}", next in ".{0,12}", unit in 0..3_usize) {
        let guide = guide().map_err(|error| TestCaseError::fail(error.to_string()))?;
        let answers = noted(&[
            ("plan", &plan), ("used", &used), ("next", &next), ("upload", &used),
            ("next-unit", UNITS[unit]),
        ]);
        for calculation in guide.checks.iter().filter_map(|check| check.calculation.as_ref()) {
            if let Some(verdict) = verdict(&guide, calculation, &answers) {
                prop_assert!(!verdict.text.is_empty());
            }
        }
    }

    #[test]
    fn the_verdict_is_the_subtraction(
        whole in 0..100_000_u32, used in 0..100_000_u32, next in 0..100_000_u32,
    ) {
        let left = i64::from(whole) - i64::from(used) - i64::from(next);
        match room(whole, used, next) {
            Some(Room::Fits { left: found }) => {
                prop_assert_eq!(i64::from(found), left);
                prop_assert!(found >= reserve(next));
            }
            Some(Room::Tight { left: found }) => {
                prop_assert_eq!(i64::from(found), left);
                prop_assert!(found < reserve(next));
            }
            Some(Room::TooSmall { short }) => prop_assert_eq!(-i64::from(short), left),
            None => prop_assert!(false, "these figures add up"),
        }
    }

    #[test]
    fn leaving_out_more_never_leaves_more_missing(
        whole in 0..100_000_u32, used in 0..100_000_u32, next in 0..100_000_u32,
        one in 1..50_000_u32, other in 1..50_000_u32,
    ) {
        let missing = |left_out: u32| match room(whole, used, next.saturating_sub(left_out)) {
            Some(Room::TooSmall { short }) => short,
            _ => 0,
        };
        prop_assert!(missing(one + other) <= missing(one));
    }

    #[test]
    fn more_takes_longer_and_faster_takes_less(
        size in 1..100_000_u32, speed in 1..1_000_000_u32,
    ) {
        let takes = |size, speed| {
            transfer_time::minutes(size, speed).ok_or(TestCaseError::fail("no time"))
        };
        let (minutes, busy) = takes(size, speed)?;
        prop_assert!(minutes <= busy);
        prop_assert!(takes(size + 1, speed)?.0 >= minutes);
        prop_assert!(takes(size, speed + 1)?.0 <= minutes);
        prop_assert_eq!(transfer_time::minutes(size, 0), None);
    }
}
