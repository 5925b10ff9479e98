//! What on a disk is no ordinary file, or has no ordinary name.

use super::packing::*;

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
            open(&class.submissions[odd]).oddities[0].to_string(),
            format!(
                "{}.zip: not read, because it is a link or a device.",
                names(&class)[odd]
            )
        );
    }
    assert_eq!(names(&collect(pipe)), ["bob"]);
}

#[test]
fn names_of_files_do_not_command_a_terminal() {
    let download = Download::new(&[
        ("jane/a\x1b[2J/x.rar", b""),
        ("bob\x1b[2J/exercises/x.rs", b""),
    ]);
    let class = collect(download.path(""));
    assert_eq!(names(&class), ["bob\u{fffd}[2J", "jane"]);
    let told = open(&class.submissions[1]).oddities[0].to_string();
    assert_eq!(
        told,
        "a\u{fffd}[2J/x.rar: not read: only zip, tar and tar.gz are opened."
    );
}

#[test]
fn links_in_folders_are_not_followed() {
    let download = Download::new(&[("jane/exercises/notes.txt", b"")]);
    let exercises = download.path("jane/exercises");
    std::os::unix::fs::symlink("/etc/passwd", exercises.join("2_1a_quadratic_model.rs")).unwrap();
    std::os::unix::fs::symlink("/", exercises.join("all")).unwrap();
    std::os::unix::fs::symlink(&exercises, exercises.join("round")).unwrap();
    let opened = open(&collect(download.path("jane")).submissions[0]);
    assert_eq!(texts(&opened), [None, None]);
    assert_eq!(opened.oddities.len(), 4, "{:?}", opened.oddities);
}
