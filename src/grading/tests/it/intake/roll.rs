//! Who is in the class, and who was late.

use super::packing::*;
use grading::course::{policy::Policy, roll::Roll, roster::Roster};

#[test]
fn roster_and_policy_tell_who_was_late() {
    let download = Download::new(&[
        ("class/octo/notes.txt", b""),
        ("class/bob/notes.txt", b""),
        (
            "roster.csv",
            b"name,github,submitted\nJane Doe,octo,2026-11-25T12:00:00Z\nBob,,\nAnn,,\n",
        ),
        (
            "policy.toml",
            b"due = 2026-11-24T23:59:00Z
penalty = \"10% per day\"
[[extension]]
learner = \"ann\"
due = 2026-12-24T23:59:00Z
[[extension]]
learner = \"An\"
due = 2026-12-24T23:59:00Z
",
        ),
    ]);
    let roster = Roster::read(&download.path("roster.csv")).unwrap();
    let policy = Policy::read(&download.path("policy.toml")).unwrap();
    let roll = Roll::call(
        collect(download.path("class")),
        Some(&roster),
        Some(&policy),
    );
    let lateness = |name: &str| {
        let learner = roll.learners.iter().find(|learner| learner.name == name);
        let lateness = learner.unwrap().lateness.as_ref();
        lateness.map(|lateness| (lateness.late_by, lateness.factor))
    };
    assert_eq!(lateness("octo"), Some((Some(12 * 3600 + 60), 0.9)));
    assert_eq!(lateness("bob"), Some((None, 1.0)));
    assert_eq!(lateness("Ann"), None);
    assert_eq!(
        roll.oddities,
        [
            "The policy has an extension for An, who is not in the class.",
            "Of 1 of 2 submissions nobody knows when they came: nothing was taken off them. A column `submitted` of the roster can tell."
        ]
    );
    let fault = Policy::read(&download.path("roster.csv")).unwrap_err();
    assert!(fault.what.contains("roster.csv:1:"), "{fault}");
}
