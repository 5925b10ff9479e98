//! Which of the files in a submission counts, and how it is read.

use super::packing::*;
use curvature::check::Submission;

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
        let in_folder = open(&collect(download.path("")).submissions[0]);
        for opened in [zipped, tarred, in_folder] {
            assert_eq!(opened.files[0].as_ref().unwrap().content, at_home);
        }
    }
}
