//! Submissions as they come: folders, archives, downloads of learning platforms, and archives that
//! were made to do harm.

use crate::support::root;
use curvature::check::Submission;
use flate2::{Compression, write::GzEncoder};
use grading::{
    intake::{Class, Entry, Limits, Opened},
    policy::Policy,
    roll::Roll,
    roster::Roster,
};
use proptest::prelude::*;
use std::{
    fs,
    io::{Cursor, Write},
    path::{Path, PathBuf},
    sync::LazyLock,
};
use tempfile::TempDir;
use workbook::{Exercise, Workbook};
use zip::{ZipWriter, write::SimpleFileOptions};

static WORKBOOK: LazyLock<Workbook> =
    LazyLock::new(|| Workbook::open(Some(&root()), None).unwrap());

/// Where the two exercises of these tests have their files.
const MODEL: &str = "2_taylor/2_1a_quadratic_model.rs";
const OTHER: &str = "1_hessian/1_2a_fd_hessian.rs";

fn exercises() -> Vec<&'static Exercise> {
    [MODEL, OTHER]
        .iter()
        .map(|file| {
            WORKBOOK
                .exercises
                .iter()
                .find(|exercise| exercise.file == Path::new(file))
                .unwrap_or_else(|| panic!("there is an exercise {file}"))
        })
        .collect()
}

/// Files to be packed: paths and contents.
type Files<'a> = &'a [(&'a str, &'a [u8])];

fn zip(files: Files) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in files {
        zip.start_file(*path, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn tar(files: Files) -> Vec<u8> {
    let mut tar = tar::Builder::new(Vec::new());
    for (path, content) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(content.len() as u64);
        header.set_mode(0o644);
        tar.append_data(&mut header, path, *content).unwrap();
    }
    tar.into_inner().unwrap()
}

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut gz = GzEncoder::new(Vec::new(), Compression::best());
    gz.write_all(bytes).unwrap();
    gz.finish().unwrap()
}

/// A folder with files in it.
struct Download(TempDir);

impl Download {
    fn new(files: Files) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (path, content) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
        Self(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

fn collect(path: PathBuf) -> Class {
    Class::collect(&[path], &exercises(), &Limits::default()).unwrap()
}

fn open(entry: &Entry) -> Opened {
    entry.open(&exercises(), &Limits::default()).unwrap()
}

fn names(class: &Class) -> Vec<&str> {
    class.entries.iter().map(|e| e.name.as_str()).collect()
}

/// The texts of the two exercises.
fn texts(opened: &Opened) -> [Option<&str>; 2] {
    let text = |index: usize| {
        let found = opened.files[index].as_ref()?;
        match &found.content {
            Submission::Text(text) => Some(text.as_str()),
            other => panic!("{}: {other:?}", found.path),
        }
    };
    [text(0), text(1)]
}

/// What is odd about the one submission that a file is.
fn oddities(name: &str, bytes: &[u8]) -> (Opened, Vec<String>) {
    let download = Download::new(&[(name, bytes)]);
    let class = collect(download.path(name));
    let [entry] = &class.entries[..] else {
        panic!("{:?}", names(&class));
    };
    let opened = open(entry);
    let says = opened.oddities.iter().map(ToString::to_string).collect();
    (opened, says)
}

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
            let opened = open(&class.entries[0]);
            assert_eq!(texts(&opened), [Some("mine"), None], "{name} {prefix}");
            assert_eq!(opened.oddities, [], "{name} {prefix}");
        }
    }
    for folder in ["jane", "jane/exercises"] {
        let download = Download::new(&[(&format!("jane/exercises/{MODEL}"), b"mine")]);
        let class = collect(download.path(folder));
        assert_eq!(names(&class), ["jane"]);
        assert_eq!(texts(&open(&class.entries[0])), [Some("mine"), None]);
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
    let opened: Vec<Opened> = class.entries.iter().map(open).collect();
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

/// The same files unpacked, and in the zip that the platform gives.
fn unpacked_and_zipped(files: Files) -> [(Class, TempDir); 2] {
    let unpacked = Download::new(files);
    let zipped = Download::new(&[("submissions.zip", &zip(files))]);
    [
        (collect(unpacked.path("")), unpacked.0),
        (collect(zipped.path("submissions.zip")), zipped.0),
    ]
}

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
        let [jane, bob] = &class.entries[..] else {
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
    let [jane, ann, bob] = [0, 1, 2].map(|at| open(&class.entries[at]));
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
            texts(&open(&class.entries[0])),
            [Some("loose"), Some("other")]
        );
        assert!(class.entries[1].marked_late && class.entries[1].identities.is_empty());
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
        let read: Vec<Opened> = class.entries.iter().map(open).collect();
        let read: Vec<_> = read.iter().map(|opened| texts(opened)[0]).collect();
        assert_eq!(read, [Some("zipped"), Some("loose"), Some("zipped")]);
        let jane = &class.entries[2].identities[0];
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
        let [ann, pair] = &class.entries[..] else {
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
    let fault = Class::collect(&[broken.path("")], &exercises(), &Limits::default()).unwrap_err();
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
        assert_eq!(texts(&open(&class.entries[0])), [Some("mine"), None]);
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
        class.entries[0].identities[0].github.as_deref(),
        Some("octo-cat")
    );
    let opened = open(&class.entries[0]);
    assert_eq!(texts(&opened), [Some("mine"), None]);
    assert_eq!(opened.oddities, []);
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
    let class = Class::collect(&arguments, &exercises(), &Limits::default()).unwrap();
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
        open(&class.entries[1]).oddities[0].to_string(),
        "bob.7z: not read: only zip, tar and tar.gz are opened."
    );
    assert_eq!(class.oddities.len(), 1);
}

#[test]
fn a_file_that_was_meant_for_an_exercise_is_told() {
    let (opened, says) = oddities(
        "jane.zip",
        &zip(&[
            ("2.1a.rs", b"mine"),
            ("hw/1_2a_fd_hessian.rs.txt", b"mine"),
            ("1_3a_spectrum.txt", b"of nothing that is asked"),
            ("2024 notes.txt", b""),
        ]),
    );
    assert_eq!(texts(&opened), [None, None]);
    assert_eq!(
        says,
        [
            "jane.zip/2.1a.rs: not read: the file of that exercise is called 2_1a_quadratic_model.rs.",
            "jane.zip/hw/1_2a_fd_hessian.rs.txt: not read: the file of that exercise is called 1_2a_fd_hessian.rs.",
            "The submission holds no file of an exercise that is graded."
        ]
    );
}

#[test]
fn where_there_is_no_submission_that_is_said() {
    let download = Download::new(&[("class/slides.pdf", b""), ("class/notes.txt", b"")]);
    let class = [download.path("class")];
    let fault = Class::collect(&class, &exercises(), &Limits::default()).unwrap_err();
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
        let class = Class::of_one(&download.path("")).unwrap();
        assert_eq!(class.entries.len(), 1);
        assert_eq!(
            texts(&open(&class.entries[0])),
            [Some("mine"), Some("mine too")]
        );
    }
    // Without being told so, a file by itself is enough to know it.
    let download = Download::new(&[("jane/2_1A_quadratic_model (1).rs", b"mine")]);
    assert_eq!(names(&collect(download.path("jane"))), ["jane"]);
}

#[test]
fn of_two_files_the_one_nearer_to_its_place_counts() {
    let place = format!("a/exercises/{MODEL}");
    let (opened, says) = oddities(
        "jane.zip",
        &zip(&[
            (MODEL, b"far"),
            (&place, b"near"),
            ("2_1a_quadratic_model (1).rs", b"copy"),
        ]),
    );
    assert_eq!(texts(&opened), [Some("near"), None]);
    assert_eq!(
        says,
        [format!(
            "jane.zip/{place}: this file counts for its exercise, and 2 other files differ from it, such as jane.zip/{MODEL}."
        )]
    );
    let (opened, says) = oddities("jane.zip", &zip(&[(MODEL, b"same"), (&place, b"same")]));
    assert_eq!(texts(&opened), [Some("same"), None]);
    assert_eq!(says, [""; 0]);
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
    let class = Class::collect(&arguments, &exercises(), &Limits::default()).unwrap();
    assert_eq!(names(&class), ["bob", "jane"]);
    assert_eq!(texts(&open(&class.entries[0])), [Some("bob"), None]);
}

#[test]
fn two_submissions_of_one_name_are_told_apart() {
    let work = zip(&[(MODEL, b"mine")]);
    let download = Download::new(&[("Jane.zip", &work), ("jane/notes.txt", b"")]);
    let class = collect(download.path(""));
    assert_eq!(names(&class), ["Jane", "jane (2)"]);
    assert_eq!(texts(&open(&class.entries[0])), [Some("mine"), None]);
    assert_eq!(
        class.oddities[0].to_string(),
        "jane (2): another submission has this name, but for letter case or for what cannot be shown."
    );
}

#[test]
fn a_submission_that_is_not_there_is_a_fault() {
    let download = Download::new(&[]);
    let fault =
        Class::collect(&[download.path("nobody")], &exercises(), &Limits::default()).unwrap_err();
    assert!(fault.what.contains("nobody"), "{fault}");
}

#[cfg(unix)]
#[test]
fn nobody_waits_for_a_pipe() {
    let work = zip(&[(MODEL, b"mine")]);
    let download = Download::new(&[("ann.zip", &work), ("cat.zip", &work)]);
    let pipe = download.path("bob.zip");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    std::os::unix::fs::symlink("/dev/zero", download.path("dan.zip")).unwrap();
    let class = collect(download.path(""));
    assert_eq!(names(&class), ["ann", "bob", "cat", "dan"]);
    for odd in [1, 3] {
        assert_eq!(
            open(&class.entries[odd]).oddities[0].to_string(),
            format!(
                "{}.zip: not read, because it is a link or a device.",
                names(&class)[odd]
            )
        );
    }
    assert_eq!(names(&collect(pipe)), ["bob"]);
}

#[test]
fn a_file_is_read_as_it_is_at_home() {
    let large = vec![b' '; (1 << 20) + 1];
    for bytes in [
        &b"\xef\xbb\xbffn f() {}\r\n"[..],
        b"ok\n\xff\xfe\n",
        b"",
        b"a\0b",
        &large,
        &large[1..],
    ] {
        let download = Download::new(&[(MODEL, bytes)]);
        let at_home = Submission::read(&download.path(MODEL));
        let zipped = oddities("jane.zip", &zip(&[(MODEL, bytes)])).0;
        let tarred = oddities("jane.tgz", &gz(&tar(&[(MODEL, bytes)]))).0;
        let in_folder = open(&collect(download.path("")).entries[0]);
        for opened in [zipped, tarred, in_folder] {
            assert_eq!(opened.files[0].as_ref().unwrap().content, at_home);
        }
    }
}

/// A zip in which a name stands that no library would write.
fn zip_with_name(name: &[u8]) -> Vec<u8> {
    let placeholder = "x".repeat(name.len());
    let mut bytes = zip(&[(&placeholder, b"harm")]);
    replace(&mut bytes, placeholder.as_bytes(), name);
    bytes
}

fn replace(bytes: &mut [u8], from: &[u8], to: &[u8]) {
    let places: Vec<usize> = (0..=bytes.len() - from.len())
        .filter(|&at| bytes[at..].starts_with(from))
        .collect();
    assert!(!places.is_empty(), "there is something to replace");
    for at in places {
        bytes[at..at + to.len()].copy_from_slice(to);
    }
}

fn tar_with(kind: tar::EntryType, path: &str, link: &str) -> Vec<u8> {
    let mut header = tar::Header::new_ustar();
    header.as_mut_bytes()[..path.len()].copy_from_slice(path.as_bytes());
    header.set_entry_type(kind);
    header.set_size(0);
    header.as_mut_bytes()[157..157 + link.len()].copy_from_slice(link.as_bytes());
    header.set_cksum();
    let mut tar = tar::Builder::new(Vec::new());
    tar.append(&header, &[][..]).unwrap();
    tar.into_inner().unwrap()
}

#[test]
fn what_is_odd_is_told_and_harms_nobody() {
    let name = "2_1a_quadratic_model.rs";
    let good = zip(&[(MODEL, b"mine")]);
    let zeros = vec![0; 8 << 20];
    let packed_link = {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.add_symlink(MODEL, "/etc/passwd", SimpleFileOptions::default())
            .unwrap();
        zip.finish().unwrap().into_inner()
    };
    let encrypted = {
        let mut bytes = good.clone();
        // Bit 0 of the flags, in the local header and in the list.
        bytes[6] |= 1;
        let list = bytes.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
        bytes[list + 8] |= 1;
        bytes
    };
    let unknown_method = {
        let mut bytes = good.clone();
        bytes[8] = 98;
        let list = bytes.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
        bytes[list + 10] = 98;
        bytes
    };
    let damaged = {
        let mut bytes = zip(&[(MODEL, &b"a sentence to be packed ".repeat(50))]);
        let at = 30 + MODEL.len() + 5;
        bytes[at] ^= 0xff;
        bytes
    };
    let twins = {
        let mut bytes = zip(&[(MODEL, b"first"), (&MODEL.replace("2_1a", "9_9z"), b"last")]);
        replace(&mut bytes, b"9_9z", b"2_1a");
        bytes
    };
    let many: Vec<String> = (0..20_001).map(|n| format!("{n}.txt")).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b""[..])).collect();
    let nested = |inner: &[u8]| zip(&[("inner.zip", inner)]);
    let cases: Vec<(&str, &str, Vec<u8>)> = vec![
        ("up", "j.zip", zip_with_name(b"../2_1a_quadratic_model.rs")),
        (
            "up on Windows",
            "j.zip",
            zip_with_name(br"..\..\2_1a_quadratic_model.rs"),
        ),
        (
            "absolute",
            "j.zip",
            zip_with_name(b"/tmp/2_1a_quadratic_model.rs"),
        ),
        (
            "drive",
            "j.zip",
            zip_with_name(b"C:/2_1a_quadratic_model.rs"),
        ),
        (
            "control characters",
            "j.zip",
            zip_with_name(b"a\x1b[2J/2_1a_quadratic_model.rs"),
        ),
        (
            "not UTF-8",
            "j.zip",
            zip_with_name(b"M\xfcller/2_1a_quadratic_model.rs"),
        ),
        (
            "Windows separators",
            "j.zip",
            zip_with_name(br"exercises\2_1a_quadratic_model.rs"),
        ),
        (
            "other case",
            "j.zip",
            zip(&[("2_1A_Quadratic_Model.RS", b"mine"), (name, b"other")]),
        ),
        (
            "leftovers of a Mac",
            "j.zip",
            zip(&[
                ("__MACOSX/._2_1a_quadratic_model.rs", b""),
                (MODEL, b"mine"),
            ]),
        ),
        ("link in zip", "j.zip", packed_link),
        ("password", "j.zip", encrypted),
        ("unknown packing", "j.zip", unknown_method),
        ("damaged", "j.zip", damaged),
        ("cut off", "j.zip", good[..good.len() / 2].to_vec()),
        ("two of one name", "j.zip", twins),
        ("empty", "j.zip", Vec::new()),
        ("a web page", "j.zip", b"<html>Log in</html>".to_vec()),
        ("too many", "j.zip", zip(&many)),
        (
            "too deep",
            "j.zip",
            zip(&[(&format!("{}{name}", "a/".repeat(40)), b"")]),
        ),
        ("nested", "j.zip", nested(&good)),
        ("nested twice", "j.zip", nested(&nested(&good))),
        ("large file", "j.zip", zip(&[(MODEL, &zeros)])),
        ("nested bomb", "j.zip", zip(&[("inner.tar", &zeros)])),
        (
            "other archives",
            "j.zip",
            zip(&[("work.rar", b"Rar!"), ("work.7z", b"7z")]),
        ),
        (
            "up in tar",
            "j.tar",
            tar_with(tar::EntryType::Regular, "../2_1a_quadratic_model.rs", ""),
        ),
        (
            "absolute in tar",
            "j.tar",
            tar_with(tar::EntryType::Regular, "/2_1a_quadratic_model.rs", ""),
        ),
        (
            "link in tar",
            "j.tar",
            tar_with(tar::EntryType::Symlink, MODEL, "/etc/passwd"),
        ),
        (
            "hard link in tar",
            "j.tar",
            tar_with(tar::EntryType::Link, MODEL, "/etc/passwd"),
        ),
        ("device", "j.tar", tar_with(tar::EntryType::Char, MODEL, "")),
        ("pipe", "j.tar", tar_with(tar::EntryType::Fifo, MODEL, "")),
        (
            "bomb",
            "j.tar.gz",
            gz(&tar(&[("zeros", &zeros), (MODEL, b"behind it")])),
        ),
        (
            "nested bomb in tar",
            "j.tar.gz",
            gz(&tar(&[
                ("inner.tgz", &gz(&tar(&[("zeros", &zeros)]))),
                (MODEL, b"behind it"),
            ])),
        ),
        ("cut off", "j.tar.gz", {
            let all = gz(&tar(&[(MODEL, &b"text".repeat(999))]));
            all[..all.len() / 2].to_vec()
        }),
        ("long name", "j.tar.gz", {
            let long = "a".repeat(2 << 20);
            gz(&tar(&[(&long, b"")]))
        }),
    ];
    let told: Vec<String> = cases
        .iter()
        .map(|(what, file, bytes)| {
            let (opened, says) = oddities(file, bytes);
            let content = match &opened.files[0] {
                None => "nothing".into(),
                Some(found) => match &found.content {
                    Submission::Text(text) if text.len() < 20 => text.clone(),
                    Submission::Text(_) => "a text".into(),
                    other => format!("{other:?}"),
                },
            };
            let says = says.join("\n  ");
            format!("{what} ({file}): {content}\n  {says}")
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"));
}

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

#[cfg(unix)]
#[test]
fn names_of_files_do_not_command_a_terminal() {
    let download = Download::new(&[
        ("jane/a\x1b[2J/x.rar", b""),
        ("bob\x1b[2J/exercises/x.rs", b""),
    ]);
    let class = collect(download.path(""));
    assert_eq!(names(&class), ["bob\u{fffd}[2J", "jane"]);
    let told = open(&class.entries[1]).oddities[0].to_string();
    assert_eq!(
        told,
        "a\u{fffd}[2J/x.rar: not read: only zip, tar and tar.gz are opened."
    );
}

#[cfg(unix)]
#[test]
fn links_in_folders_are_not_followed() {
    let download = Download::new(&[("jane/exercises/notes.txt", b"")]);
    let exercises = download.path("jane/exercises");
    std::os::unix::fs::symlink("/etc/passwd", exercises.join("2_1a_quadratic_model.rs")).unwrap();
    std::os::unix::fs::symlink("/", exercises.join("all")).unwrap();
    std::os::unix::fs::symlink(&exercises, exercises.join("round")).unwrap();
    let opened = open(&collect(download.path("jane")).entries[0]);
    assert_eq!(texts(&opened), [None, None]);
    assert_eq!(opened.oddities.len(), 4, "{:?}", opened.oddities);
}

#[test]
fn oddities_are_bounded() {
    let links: Vec<u8> = (0..500)
        .flat_map(|n| {
            let mut tar = tar_with(tar::EntryType::Symlink, &format!("link{n}"), "x");
            tar.truncate(512);
            tar
        })
        .chain([0; 1024])
        .collect();
    let (_, says) = oddities("jane.tar", &links);
    assert_eq!(says.len(), 22);
    assert_eq!(says[20], "More than this is out of the ordinary.");
}

/// Writes an archive, and opens what it holds whatever that is.
fn survives(name: &str, bytes: &[u8]) {
    let download = Download::new(&[(name, bytes)]);
    let class = Class::collect(&[download.path(name)], &exercises(), &Limits::default());
    for entry in class.map(|class| class.entries).unwrap_or_default() {
        open(&entry);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..2000), kind in 0..4_usize) {
        let (name, start): (&str, &[u8]) = [
            ("j.zip", &b"PK\x03\x04"[..]),
            ("j.zip", b""),
            ("j.tgz", b"\x1f\x8b\x08\x00"),
            ("j.tar", b""),
        ][kind];
        survives(name, &[start, &bytes].concat());
    }

    #[test]
    fn damage_is_survived(places in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8), kind in 0..3_usize) {
        let inner = zip(&[(MODEL, b"mine")]);
        let files: Files = &[(MODEL, b"mine"), ("exercises/notes.txt", b"notes"), ("inner.zip", &inner)];
        let (name, mut bytes) = match kind {
            0 => ("j.zip", zip(files)),
            1 => ("j.tar", tar(files)),
            _ => ("j.tgz", gz(&tar(files))),
        };
        for (place, byte) in places {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        survives(name, &bytes);
    }
}
