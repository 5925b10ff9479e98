//! What was written over comes back, and progress goes with the folder.

use crate::{support::text, watch::Desk};
use std::fs;

const MODEL: &str = "quadratic_model";

fn says(desk: &Desk, arguments: &[&str]) -> (Option<i32>, String) {
    let output = desk.runs(arguments);
    let said = text(&output.stdout) + &text(&output.stderr);
    (output.status.code(), said.replace('\\', "/"))
}

#[test]
fn a_backup_is_listed_shown_and_brought_back_without_losing_what_stands_there() {
    let desk = Desk::new();
    let (status, said) = says(&desk, &["backups"]);
    assert_eq!(status, Some(2));
    assert!(said.contains("There are no backups."), "{said}");

    desk.saves(MODEL, "// the first\n");
    desk.runs(&["reset", "2.1a"]);
    desk.saves(MODEL, "// the second\n");
    desk.runs(&["reset", "2.1a"]);
    desk.saves(MODEL, "// the third\n");

    let (status, listed) = says(&desk, &["backups"]);
    assert_eq!(status, Some(0));
    let made: Vec<&str> = listed
        .lines()
        .map(|line| line.split_whitespace().nth(1).unwrap())
        .collect();
    assert_eq!(made.len(), 2, "{listed}");
    let (_, of_one) = says(&desk, &["backups", "2.1a"]);
    assert_eq!(of_one, listed);

    // The newest, and one by its date.
    let (_, shown) = says(&desk, &["backups", "2.1a", "--show"]);
    assert_eq!(shown.trim(), "// the second");
    let (_, shown) = says(&desk, &["backups", "2.1a", "--show", made[1]]);
    assert_eq!(shown.trim(), "// the first");

    let (status, said) = says(&desk, &["backups", "2.1a", "--restore", made[1]]);
    assert_eq!(status, Some(0), "{said}");
    assert!(said.contains("is again as it was"), "{said}");
    assert_eq!(desk.saved(MODEL), "// the first\n");
    let (_, shown) = says(&desk, &["backups", "2.1a", "--show"]);
    assert_eq!(shown.trim(), "// the third");
    let (_, said) = says(&desk, &["backups", "2.1a", "--restore", made[1]]);
    assert!(said.contains("Nothing to do."), "{said}");
}

#[test]
fn what_is_not_there_is_told() {
    let desk = Desk::new();
    for (arguments, words) in [
        (&["backups", "2.1a"][..], "There is no backup of 2.1a."),
        (
            &["backups", "2.1a", "--restore"],
            "There is no backup of 2.1a.",
        ),
        (&["backups", "9.9z"], "There is no exercise"),
        (&["backups", "--show"], "required"),
    ] {
        let (status, said) = says(&desk, arguments);
        assert_eq!(status, Some(2), "{arguments:?}: {said}");
        assert!(said.contains(words), "{arguments:?}: {said}");
    }
    desk.saves(MODEL, "// mine\n");
    desk.runs(&["reset", "2.1a"]);
    let (status, said) = says(&desk, &["backups", "2.1a", "--show", "2020-01-01_00-00-00"]);
    assert_eq!(status, Some(2));
    assert!(said.contains("called 2020-01-01_00-00-00"), "{said}");
}

/// Somebody has put other things there, or has given a backup a name of their own.
#[test]
#[cfg(unix)]
fn names_that_are_no_dates_harm_nothing() {
    use std::os::unix::ffi::OsStrExt;
    let desk = Desk::new();
    desk.saves(MODEL, "// mine\n");
    desk.runs(&["reset", "2.1a"]);
    let backups = desk.root().join("exercises/.curvature/backups");
    let file = &desk.exercise(MODEL).file;
    for name in [
        &b"before the talk"[..],
        b"2020-99-99",
        b"\x1b[2J\n",
        b"\xff",
        b"-----",
    ] {
        let path = backups.join(std::ffi::OsStr::from_bytes(name)).join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "// other\n").unwrap();
    }
    fs::write(backups.join("a file"), "").unwrap();
    let (status, said) = says(&desk, &["backups", "2.1a"]);
    assert_eq!(status, Some(0), "{said}");
    assert!(said.contains("before the talk"), "{said}");
    assert!(!said.contains('\x1b'), "{said}");
    let named = ["backups", "2.1a", "--restore", "before the talk"];
    assert_eq!(says(&desk, &named).0, Some(0));
    assert_eq!(desk.saved(MODEL), "// other\n");
    let newest = ["backups", "2.1a", "--restore"];
    let (status, said) = says(&desk, &newest);
    assert_eq!(status, Some(0), "{said}");
    assert_eq!(desk.saved(MODEL), desk.stub(MODEL));
}

/// As the README says: the whole folder, or the answers alone.
#[test]
fn progress_comes_along_to_another_machine() {
    let desk = Desk::new();
    desk.saves(MODEL, desk.right(MODEL));
    desk.runs(&["check", "2.1a"]);
    let (_, here) = says(&desk, &["list"]);

    let whole = Desk::new();
    crate::support::copy(
        &desk.root().join("exercises"),
        &whole.root().join("exercises"),
    );
    assert_eq!(says(&whole, &["list"]).1, here);

    let answers = Desk::new();
    fs::copy(desk.file(MODEL), answers.file(MODEL)).unwrap();
    answers.runs(&["check", "--all"]);
    let passes = |said: &str| {
        said.lines()
            .any(|line| line.contains("2.1a") && line.ends_with("passed"))
    };
    assert!(passes(&here), "{here}");
    let (_, there) = says(&answers, &["list"]);
    assert!(passes(&there), "{there}");
}
