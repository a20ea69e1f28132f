//! Readers as we imagine them: what they see, what is true of their phone, what is wrong, and
//! within how many checks the one that helps must come. Written from the research on what Apple
//! and others advise for each symptom.

use std::error::Error;
use std::fs;
use std::path::Path;

use quick_checks_core::checkup::{Answers, Screen, replay};
use quick_checks_core::guide::{Guide, decode};

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

/// What they see; what they answer when asked (else "still failing"); what helps; within how many.
type Case = (&'static str, &'static [(&'static str, &'static str)], &'static str, usize);

/// The backup fits: making room is no use.
const FITS: (&str, &str) = ("space-for-next-backup", "still-failing");
/// It doesn't.
const TOO_BIG: (&str, &str) = ("space-for-next-backup", "does-not-fit");

const CASES: &[Case] = &[
    // Not enough storage: the sum first, then room, free before paid; Wi-Fi and restart are no use.
    ("not-enough-storage", &[], "space-for-next-backup", 1),
    ("not-enough-storage", &[TOO_BIG], "old-device-backups", 2),
    (
        "not-enough-storage",
        &[TOO_BIG, ("old-device-backups", "not-applicable")],
        "shrink-backup",
        3,
    ),
    ("not-enough-storage", &[TOO_BIG], "photos-copy", 4),
    ("not-enough-storage", &[TOO_BIG], "whatsapp-copy", 5),
    ("not-enough-storage", &[TOO_BIG], "temporary-storage", 6),
    ("not-enough-storage", &[TOO_BIG], "app-downloads", 7),
    ("not-enough-storage", &[TOO_BIG], "more-icloud-storage", 8),
    // "The last backup could not be completed": room, Wi-Fi, again, restart, filters, elsewhere.
    ("last-backup-failed", &[], "space-for-next-backup", 1),
    ("last-backup-failed", &[TOO_BIG], "old-device-backups", 2),
    ("last-backup-failed", &[FITS], "wifi-connected", 3),
    ("last-backup-failed", &[FITS], "back-up-now", 4),
    ("last-backup-failed", &[FITS], "vpn-off", 6),
    ("last-backup-failed", &[FITS], "restart", 6),
    ("last-backup-failed", &[FITS], "other-wifi", 8),
    ("last-backup-failed", &[FITS], "system-status", 9),
    ("last-backup-failed", &[FITS, ("wifi-connected", "not-applicable")], "other-wifi", 3),
    // What takes minutes before what takes an hour: with a second look at the sum.
    ("last-backup-failed", &[FITS], "off-and-on", 12),
    ("last-backup-failed", &[FITS], "update-ios", 15),
    ("last-backup-failed", &[FITS, ("other-wifi", "works-there")], "home-filter", 7),
    ("asks-for-restart", &[], "restart", 1),
    // Weeks without a backup: the switch, room, the three conditions, Low Data Mode.
    ("not-backed-up-in-weeks", &[], "backup-switch-on", 2),
    ("not-backed-up-in-weeks", &[], "space-for-next-backup", 2),
    ("not-backed-up-in-weeks", &[FITS], "power-wifi-lock", 3),
    ("not-backed-up-in-weeks", &[FITS], "low-data-mode", 4),
    ("not-backed-up-in-weeks", &[("backup-switch-on", "jumps-back")], "two-factor", 3),
    ("not-backed-up-in-weeks", &[("backup-switch-on", "grey")], "restore-running", 3),
    // Some files were unavailable: what they need is a night with power and Wi-Fi.
    ("some-files-unavailable", &[], "power-wifi-lock", 1),
    // It can't be switched on: a request waiting, two factors, then the connection.
    ("cannot-turn-on", &[], "account-prompt", 1),
    ("cannot-turn-on", &[], "two-factor", 3),
    ("cannot-turn-on", &[], "restart", 4),
    ("cannot-turn-on", &[], "vpn-off", 5),
    // Grey: a restore, a profile; a grey button: Wi-Fi.
    ("backup-row-grey", &[], "restore-running", 1),
    ("backup-row-grey", &[("restore-running", "not-applicable")], "management-profile", 2),
    ("backup-row-grey", &[], "screen-time-limits", 4),
    ("back-up-now-grey", &[], "wifi-connected", 1),
    ("back-up-now-grey", &[], "other-wifi", 2),
    ("back-up-now-grey", &[], "restore-running", 3),
    // Never done: normal below an hour; after many, interrupt it; slow upload.
    ("estimating", &[], "power-wifi-lock", 1),
    ("estimating", &[], "wait-overnight", 6),
    ("stuck-for-hours", &[], "restart", 2),
    ("stuck-for-hours", &[], "vpn-off", 3),
    ("stuck-for-hours", &[], "other-wifi", 4),
    ("taking-longer", &[], "wifi-connected", 2),
    ("taking-longer", &[], "upload-speed", 3),
    ("taking-longer", &[("upload-speed", "slow")], "wait-overnight", 4),
    // Nothing wrong to see, but old.
    ("old-date-no-message", &[], "backup-switch-on", 1),
    ("old-date-no-message", &[], "power-wifi-lock", 2),
    ("old-date-no-message", &[], "low-data-mode", 4),
    // Gone: the switch, the list, the account.
    ("backup-gone", &[], "find-backup", 2),
    ("backup-gone", &[], "right-account", 3),
    // Not about the backup at all.
    ("restore-in-progress", &[], "restore-running", 1),
    ("missing-after-restore", &[], "restore-missing-items", 1),
    ("work-or-school", &[], "management-profile", 1),
    ("turn-off-and-delete", &[], "what-turn-off-deletes", 1),
    // No idea: the commonest first.
    ("not-sure", &[], "space-for-next-backup", 1),
    ("not-sure", &[FITS], "power-wifi-lock", 4),
    ("not-sure", &[FITS], "backup-switch-on", 5),
];

fn guide() -> Result<Guide> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("guides/icloud-backup.json");
    Ok(decode(&fs::read_to_string(file)?)?)
}

#[test]
fn every_symptom_of_the_guide_has_a_reader() -> Result {
    let guide = guide()?;
    let symptoms = guide.symptoms.iter().map(|symptom| symptom.id.as_str());
    let without: Vec<&str> =
        symptoms.filter(|id| !CASES.iter().any(|(symptom, ..)| symptom == id)).collect();
    assert!(without.is_empty(), "nobody here sees {without:?}");
    Ok(())
}

#[test]
fn the_check_that_helps_comes_soon() -> Result {
    let guide = guide()?;
    let mut late = Vec::new();
    for (symptom, facts, helps, within) in CASES {
        let mut answers = Answers { symptom: Some((*symptom).to_owned()), ..Answers::default() };
        let mut asked = Vec::new();
        while let Screen::Check(next) | Screen::Outcome { onward: Some(next), .. } =
            replay(&guide, &answers).screen
        {
            asked.push(next.id.clone());
            if next.id == *helps {
                break;
            }
            let fact = facts.iter().find(|(check, _)| *check == next.id);
            answers.give(&next.id, fact.map_or("still-failing", |(_, answer)| answer));
        }
        if asked.last().is_none_or(|last| last != helps) || asked.len() > *within {
            late.push(format!("{symptom} {facts:?}: {helps} within {within}, but {asked:?}"));
        }
    }
    assert!(late.is_empty(), "{late:#?}");
    Ok(())
}
