//! Downloads of learning platforms.

use super::packing::*;
use grading::intake::{Collected, IntakeLimits, Opened};

#[test]
fn canvas() {
    let first = zip(&[(MODEL, b"first")]);
    let second = zip(&[(MODEL, b"second")]);
    for (class, _folder) in unpacked_and_zipped(&[
        ("doejane_12345_501_work.zip", &first),
        ("doejane_LATE_12345_502_work-1.zip", &second),
        ("roebob_777_503_2_1a_quadratic_model-2.rs", b"loose"),
        ("roebob_777_504_1_2a_fd_hessian.rs", b"other"),
    ]) {
        assert_eq!(names(&class), ["doejane_12345", "roebob_777"]);
        let [jane, bob] = &class.submissions[..] else {
            panic!("there are two");
        };
        assert!(jane.marked_late && !bob.marked_late);
        assert_eq!(jane.identities[0].canvas_id.as_deref(), Some("12345"));
        let opened = open(jane);
        assert_eq!(texts(&opened), [Some("second"), None]);
        assert_eq!(
            opened.oddities[0].to_string(),
            format!(
                "work-1.zip/{MODEL}: this file counts for its exercise, and work.zip/{MODEL} differs from it."
            )
        );
        assert_eq!(texts(&open(bob)), [Some("loose"), Some("other")]);
        assert_eq!(open(bob).oddities, []);
    }
}

#[test]
fn canvas_with_more_than_one_attachment() {
    let model = zip(&[(MODEL, b"model")]);
    let other = zip(&[(OTHER, b"other")]);
    let download = Download::new(&[
        ("doejane_12345_501_hw.zip", &model),
        ("doejane_12345_502_hw-1.zip", &other),
        ("roebob_777_503_2_1a_quadratic_model.rs", b"first"),
        ("roebob_777_504_2_1a_quadratic_model-1.rs", b"second"),
        ("poeann_88_505_hw.7z", b"7z"),
        ("poeann_88_506_notes.pdf", b""),
    ]);
    let class = collect(download.path(""));
    assert_eq!(names(&class), ["doejane_12345", "poeann_88", "roebob_777"]);
    let [jane, ann, bob] = [0, 1, 2].map(|at| open(&class.submissions[at]));
    assert_eq!(texts(&jane), [Some("model"), Some("other")]);
    assert_eq!(jane.oddities, []);
    assert_eq!(
        ann.oddities
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>(),
        [
            "hw.7z: not read: only zip, tar and tar.gz are opened.",
            "The submission holds no file of an exercise that is graded."
        ]
    );
    assert_eq!(texts(&bob), [Some("second"), None]);
    assert_eq!(
        bob.oddities[0].to_string(),
        "2_1a_quadratic_model.rs: an earlier attempt, which does not count."
    );
}

#[test]
fn canvas_without_names() {
    let work = zip(&[(MODEL, b"mine")]);
    for (class, _folder) in unpacked_and_zipped(&[
        ("anon_Ab3dE_501_2_1a_quadratic_model.rs", b"loose"),
        ("anon_Ab3dE_502_1_2a_fd_hessian.rs", b"other"),
        ("LATE_anon_x9y8Z_503_work.zip", &work),
    ]) {
        assert_eq!(names(&class), ["anon_Ab3dE", "anon_x9y8Z"]);
        assert_eq!(
            texts(&open(&class.submissions[0])),
            [Some("loose"), Some("other")]
        );
        assert!(class.submissions[1].marked_late && class.submissions[1].identities.is_empty());
    }
}

#[test]
fn names_that_only_look_like_those_of_canvas() {
    let work = zip(&[(MODEL, b"mine")]);
    let download = Download::new(&[
        ("hw_10_12_cleo.zip", &work),
        ("hw_10_12_dan.zip", &work),
        ("cs_101_02_ann.zip", &work),
    ]);
    let class = collect(download.path(""));
    assert_eq!(
        names(&class),
        ["cs_101_02_ann", "hw_10_12_cleo", "hw_10_12_dan"]
    );
    // A learner's picture makes no class of what it lies in.
    let packed = zip(&[(MODEL, b"mine"), ("plot_10_20_a.png", b"")]);
    let work: Files = &[("work/notes.txt", b""), ("work/plot_10_20_a.png", b"")];
    let download = Download::new(&[("jane.zip", &packed), ("bob.zip", &zip(work))]);
    for name in ["jane", "bob"] {
        assert_eq!(
            names(&collect(download.path(&format!("{name}.zip")))),
            [name]
        );
    }
    let class = collect(download.path(""));
    assert_eq!(names(&class), ["bob", "jane"]);
}

#[test]
fn moodle() {
    let work = zip(&[(MODEL, b"zipped")]);
    for (class, _folder) in unpacked_and_zipped(&[
        ("Jane Doe_1234_assignsubmission_file_/work.zip", &work),
        (
            "Bob Roe_77_assignsubmission_file_/2_1a_quadratic_model.rs",
            b"loose",
        ),
        (
            "Bob Roe_77_assignsubmission_onlinetext_/onlinetext.html",
            b"<p>",
        ),
        ("Ann Poe_8_assignsubmission_file_all.zip", &work),
    ]) {
        assert_eq!(names(&class), ["Ann Poe_8", "Bob Roe_77", "Jane Doe_1234"]);
        let read: Vec<Opened> = class.submissions.iter().map(open).collect();
        let read: Vec<_> = read.iter().map(|opened| texts(opened)[0]).collect();
        assert_eq!(read, [Some("zipped"), Some("loose"), Some("zipped")]);
        let jane = &class.submissions[2].identities[0];
        assert_eq!(jane.name.as_deref(), Some("Jane Doe"));
        assert_eq!(jane.moodle_id.as_deref(), Some("1234"));
        assert_eq!(class.oddities.len(), 1, "{:?}", class.oddities);
    }
}

#[test]
fn gradescope() {
    let metadata = b"---
submission_1:
  :submitters:
  - :name: Jane Doe
    :sid: '12'
    :email: jane@example.edu
  - :name: Bob Roe
    :sid: '13'
    :email: bob@example.edu
  :created_at: 2026-11-24 05:07:14.470797000 Z
submission_2:
  :submitters:
  - :name: Ann Poe
    :sid:
    :email: ann@example.edu
  :created_at: 2026-11-25 05:07:14.470797000 Z
submission_3:
  :submitters: []
";
    let one = format!("assignment_9_export/submission_1/{MODEL}");
    for (class, _folder) in unpacked_and_zipped(&[
        ("assignment_9_export/submission_metadata.yml", metadata),
        (&one, b"pair"),
        (
            "assignment_9_export/submission_2/2_1a_quadratic_model.rs",
            b"ann",
        ),
        ("assignment_9_export/submission_4/a.rs", b""),
    ]) {
        assert_eq!(names(&class), ["Ann Poe", "Jane Doe_12 and Bob Roe_13"]);
        let [ann, pair] = &class.submissions[..] else {
            panic!("there are two");
        };
        assert_eq!(texts(&open(ann)), [Some("ann"), None]);
        assert_eq!(texts(&open(pair)), [Some("pair"), None]);
        assert_eq!(pair.identities[1].email.as_deref(), Some("bob@example.edu"));
        assert_eq!(pair.submitted.unwrap().to_string(), "2026-11-24T05:07:14Z");
        let says: Vec<String> = class.oddities.iter().map(ToString::to_string).collect();
        assert_eq!(
            says,
            [
                "submission_3: is in the metadata, and not in the export.",
                "submission_4: is not in the metadata, and was left out."
            ]
        );
    }
    let broken = Download::new(&[
        ("submission_metadata.yml", b"a: ["),
        ("submission_1/a", b""),
    ]);
    let fault =
        Collected::collect(&[broken.path("")], &exercises(), &IntakeLimits::default()).unwrap_err();
    assert!(fault.what.contains("submission_metadata.yml"), "{fault}");
}

#[test]
fn metadata_of_a_learner_are_no_export() {
    let metadata = b"submission_1:\n  :submitters:\n  - :name: Bob Roe\n    :sid: '777'\n";
    let packed = zip(&[("submission_metadata.yml", metadata), (MODEL, b"mine")]);
    let loose = format!("class/alice/{MODEL}");
    let download = Download::new(&[
        ("alice.zip", &packed),
        (&loose, b"mine"),
        ("class/alice/submission_metadata.yml", metadata),
    ]);
    for place in ["alice.zip", "class/alice", "class"] {
        let class = collect(download.path(place));
        assert_eq!(names(&class), ["alice"], "{place}");
        assert_eq!(texts(&open(&class.submissions[0])), [Some("mine"), None]);
    }
}

#[test]
fn github_classroom() {
    let file = |of: &str| format!("hw-submissions/hw-octo-cat/{of}");
    let answer = file(&format!("exercises/{MODEL}"));
    let backup = file(&format!("exercises/.curvature/backups/2026/{MODEL}"));
    let built = file(&format!("target/{MODEL}"));
    let download = Download::new(&[
        (&answer, b"mine"),
        (&backup, b"older"),
        (&built, b"not mine"),
        (&file(".git/HEAD"), b""),
    ]);
    let class = collect(download.path("hw-submissions"));
    assert_eq!(names(&class), ["octo-cat"]);
    assert_eq!(
        class.submissions[0].identities[0].github.as_deref(),
        Some("octo-cat")
    );
    let opened = open(&class.submissions[0]);
    assert_eq!(texts(&opened), [Some("mine"), None]);
    assert_eq!(opened.oddities, []);
}
