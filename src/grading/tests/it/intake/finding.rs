//! What is a submission, and what is a class of them.

use super::packing::*;
use grading::intake::{Collected, IntakeLimits, Opened};

#[test]
fn a_submission_is_a_folder_or_an_archive_named_for_the_learner() {
    let inside = |prefix: &str| format!("{prefix}{MODEL}");
    for prefix in ["", "exercises/", "curvature/exercises/", "work/of/mine/"] {
        let path = inside(prefix);
        let files: Files = &[(&path, b"mine"), ("README.md", b"")];
        for (name, bytes) in [
            ("jane.zip", zip(files)),
            ("jane.tar", tar(files)),
            ("jane.tar.gz", gz(&tar(files))),
            ("jane.tgz", gz(&tar(files))),
            // A name may be wrong.
            ("jane.zip", gz(&tar(files))),
        ] {
            let download = Download::new(&[(name, &bytes)]);
            let class = collect(download.path(name));
            assert_eq!(names(&class), ["jane"], "{name}");
            let opened = open(&class.submissions[0]);
            assert_eq!(texts(&opened), [Some("mine"), None], "{name} {prefix}");
            assert_eq!(opened.oddities, [], "{name} {prefix}");
        }
    }
    for folder in ["jane", "jane/exercises"] {
        let download = Download::new(&[(&format!("jane/exercises/{MODEL}"), b"mine")]);
        let class = collect(download.path(folder));
        assert_eq!(names(&class), ["jane"]);
        assert_eq!(texts(&open(&class.submissions[0])), [Some("mine"), None]);
    }
}

#[test]
fn a_folder_of_submissions_may_mix_them() {
    let repository = format!("bob/curvature/exercises/{MODEL}");
    let download = Download::new(&[
        ("jane.zip", &zip(&[(MODEL, b"jane")])),
        (&repository, b"bob"),
        ("ann.tar.gz", &gz(&tar(&[(OTHER, b"ann")]))),
        ("empty/notes.txt", b""),
        ("grades.xlsx", b""),
        (".DS_Store", b""),
        ("__MACOSX/._jane.zip", b""),
    ]);
    let class = collect(download.path(""));
    assert_eq!(names(&class), ["ann", "bob", "empty", "jane"]);
    let opened: Vec<Opened> = class.submissions.iter().map(open).collect();
    assert_eq!(texts(&opened[0]), [None, Some("ann")]);
    assert_eq!(texts(&opened[1]), [Some("bob"), None]);
    assert_eq!(texts(&opened[2]), [None, None]);
    assert_eq!(texts(&opened[3]), [Some("jane"), None]);
    assert_eq!(
        opened[2].oddities[0].to_string(),
        "The submission holds no file of an exercise that is graded."
    );
    assert_eq!(
        class.oddities[0].to_string(),
        "grades.xlsx: belongs to no submission, and was left out."
    );
}

#[test]
fn a_class_may_lie_deeper() {
    let work = zip(&[(MODEL, b"mine")]);
    let clone = |login: &str| format!("hw-1-submissions/hw-1-{login}/exercises/{MODEL}");
    let (octo, cat) = (clone("octo"), clone("cat"));
    for (files, expected) in [
        (
            &[(octo.as_str(), &b"1"[..]), (&cat, b"2")][..],
            ["cat", "octo"],
        ),
        (
            &[
                ("a/b/doejane_12345_501_work.zip", &work),
                ("a/b/roebob_777_502_work.zip", &work),
            ],
            ["doejane_12345", "roebob_777"],
        ),
        (
            &[("class/ann.zip", &work), ("class/bob.zip", &work)],
            ["ann", "bob"],
        ),
    ] {
        for (class, _folder) in unpacked_and_zipped(files) {
            assert_eq!(names(&class), expected);
            assert_eq!(class.oddities, []);
        }
    }
    // A learner's repository has more folders that look like answers.
    let (stub, solution) = (
        format!("jane/w/exercises/{MODEL}"),
        format!("jane/w/solutions/{MODEL}"),
    );
    let download = Download::new(&[(&stub, b"mine"), (&solution, b"theirs")]);
    assert_eq!(names(&collect(download.path(""))), ["jane"]);
}

#[test]
fn a_class_in_the_place_of_a_submission_is_told() {
    let work = zip(&[(MODEL, b"mine")]);
    let download = Download::new(&[
        ("one/ann.zip", &work),
        ("one/bob.zip", &work),
        ("two/cat.zip", &work),
        ("two/dan.zip", &work),
    ]);
    let arguments = ["one", "two"].map(|name| download.path(name));
    let class = Collected::collect(&arguments, &exercises(), &IntakeLimits::default()).unwrap();
    let told: Vec<String> = class.oddities.iter().map(ToString::to_string).collect();
    let says = "was taken for one submission, and several lie in it. If it is a class, grade it by itself.";
    assert_eq!(told, [format!("one: {says}"), format!("two: {says}")]);
    assert_eq!(collect(download.path("")).oddities.len(), 2);
}

#[test]
fn whoever_hands_in_what_is_not_opened_has_handed_in_something() {
    let work = zip(&[(MODEL, b"mine")]);
    let download = Download::new(&[
        ("ann.zip", &work),
        ("bob.7z", b"7z"),
        ("cat.tar.xz", b"xz"),
        ("read me.txt", b""),
    ]);
    let class = collect(download.path(""));
    assert_eq!(names(&class), ["ann", "bob", "cat"]);
    assert_eq!(
        open(&class.submissions[1]).oddities[0].to_string(),
        "bob.7z: not read: only zip, tar and tar.gz are opened."
    );
    assert_eq!(class.oddities.len(), 1);
}

#[test]
fn where_there_is_no_submission_that_is_said() {
    let download = Download::new(&[("class/slides.pdf", b""), ("class/notes.txt", b"")]);
    let class = [download.path("class")];
    let fault = Collected::collect(&class, &exercises(), &IntakeLimits::default()).unwrap_err();
    assert!(
        fault
            .what
            .contains("class. notes.txt: belongs to no submission"),
        "{fault}"
    );
}

#[test]
fn one_submission_may_look_like_a_class() {
    let work = zip(&[(MODEL, b"mine")]);
    let other = zip(&[(OTHER, b"mine too")]);
    for files in [
        &[("a.zip", &work[..]), ("b.zip", &other)][..],
        &[
            ("doejane_12345_501_2_1a_quadratic_model (1).rs", b"mine"),
            ("old/1_2a_fd_hessian.rs", b"mine too"),
            ("new/2_1A_quadratic_model-2.rs", b"mine"),
        ],
    ] {
        let download = Download::new(files);
        let class = Collected::of_one(&download.path("")).unwrap();
        assert_eq!(class.submissions.len(), 1);
        assert_eq!(
            texts(&open(&class.submissions[0])),
            [Some("mine"), Some("mine too")]
        );
    }
    // Without being told so, a file by itself is enough to know it.
    let download = Download::new(&[("jane/2_1A_quadratic_model (1).rs", b"mine")]);
    assert_eq!(names(&collect(download.path("jane"))), ["jane"]);
}

#[test]
fn several_arguments_are_a_submission_each() {
    // What a learner packs must not speak for others.
    let forged = zip(&[
        (
            "submission_metadata.yml",
            b"submission_1:\n  :submitters:\n  - :name: bob\n",
        ),
        ("submission_1/2_1a_quadratic_model.rs", b"forged"),
    ]);
    let download = Download::new(&[("jane.zip", &forged), ("bob.zip", &zip(&[(MODEL, b"bob")]))]);
    let arguments = ["jane.zip", "bob.zip"].map(|name| download.path(name));
    let class = Collected::collect(&arguments, &exercises(), &IntakeLimits::default()).unwrap();
    assert_eq!(names(&class), ["bob", "jane"]);
    assert_eq!(texts(&open(&class.submissions[0])), [Some("bob"), None]);
}

#[test]
fn two_submissions_of_one_name_are_told_apart() {
    let work = zip(&[(MODEL, b"mine")]);
    let download = Download::new(&[("Jane.zip", &work), ("jane/notes.txt", b"")]);
    let class = collect(download.path(""));
    assert_eq!(names(&class), ["Jane", "jane (2)"]);
    assert_eq!(texts(&open(&class.submissions[0])), [Some("mine"), None]);
    assert_eq!(
        class.oddities[0].to_string(),
        "jane (2): another submission has this name, but for letter case or for what cannot be shown."
    );
}

#[test]
fn a_submission_that_is_not_there_is_a_fault() {
    let download = Download::new(&[]);
    let fault = Collected::collect(
        &[download.path("nobody")],
        &exercises(),
        &IntakeLimits::default(),
    )
    .unwrap_err();
    assert!(fault.what.contains("nobody"), "{fault}");
}
