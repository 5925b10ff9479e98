//! From one exercise to the next: by itself, past what is left for later, to the page of the book.

#[cfg(unix)]
use super::Watch;
use super::{Desk, MODEL, ROOMY, save_model};
#[cfg(unix)]
use std::fs;

/// An editor without a screen, which notes what it was asked to open.
#[cfg(unix)]
fn editor(desk: &Desk) -> (String, std::path::PathBuf) {
    let opened = desk.root().join("opened");
    let script = desk.root().join("editor");
    fs::write(&script, format!("echo \"$1\" >> '{}'\n", opened.display())).unwrap();
    (format!("sh '{}'", script.display()), opened)
}

#[test]
#[cfg(unix)]
fn the_loop_goes_on_by_itself_and_opens_the_next_file() {
    let desk = Desk::new();
    let (editor, opened) = editor(&desk);
    let root = desk.root().to_str().unwrap();
    let variables = [("EDITOR", editor.as_str())];
    let arguments = ["--workbook", root, "watch", "2.1a", "--follow"];
    let watch = Watch::start(&arguments, ROOMY, &variables);
    watch.sees(&["not started", "goes on by itself"]);
    save_model(&desk, "    f0");
    watch.sees(&["  wrong  "]);
    assert!(!opened.exists());
    desk.saves(MODEL, desk.right(MODEL));
    let screen = watch.sees(&["2.2a", "not started", "2.1a The quadratic model passed."]);
    insta::assert_snapshot!("went_on", screen);
    let asked = fs::read_to_string(&opened).unwrap();
    assert_eq!(
        asked.trim(),
        desk.file("remainder_slopes").to_str().unwrap()
    );

    // What was right when the loop came there stays where it is.
    watch.press("\r");
    watch.press("p");
    watch.sees(&["2.1a", "  passed  ", "n goes on"]);
    watch.press("f");
    watch.sees(&["waits for n"]);
    save_model(&desk, "    f0");
    watch.sees(&["  wrong  "]);
    desk.saves(MODEL, desk.right(MODEL));
    watch.sees(&["  passed  ", "n goes on"]);
}

/// It goes on all the same, and says what became of the editor.
#[test]
#[cfg(unix)]
fn the_loop_goes_on_without_an_editor_and_with_one_that_fails() {
    for (variables, says) in [
        (&[][..], None),
        (&[("EDITOR", "false")], Some("`false` ended with")),
        (
            &[("EDITOR", "/no/such/editor")],
            Some("`/no/such/editor` could not be started"),
        ),
    ] {
        let desk = Desk::new();
        let root = desk.root().to_str().unwrap();
        let arguments = ["--workbook", root, "watch", "2.1a", "--follow"];
        let watch = Watch::start(&arguments, ROOMY, variables);
        watch.sees(&["not started"]);
        save_model(&desk, "    f0");
        watch.sees(&["  wrong  "]);
        desk.saves(MODEL, desk.right(MODEL));
        let screen = watch.sees(&["2.2a", "not started"]);
        assert!(
            screen.contains("2.1a The quadratic model passed."),
            "{screen}"
        );
        if let Some(says) = says {
            watch.sees(&[says]);
        }
    }
}

#[test]
fn what_is_left_for_later_is_passed_by_until_it_passes() {
    let desk = Desk::new();
    let mut watch = desk.watch("2.1a", ROOMY);
    watch.sees(&["not started"]);
    watch.press("m");
    watch.sees(&["2.2a", "2.1a is left for later"]);
    watch.press("p");
    watch.sees(&["2.1a", "· later"]);
    watch.press("p");
    watch.sees(&["1.3a", "not started"]);
    watch.press("n");
    watch.sees(&["2.2a", "not started"]);
    watch.press("l");
    watch.sees(&["not started, later"]);
    watch.press("q");
    assert!(watch.ends().success());

    desk.saves(MODEL, desk.right(MODEL));
    assert!(desk.runs(&["check", "2.1a"]).status.success());
    let listed = desk.runs(&["list"]);
    assert!(!String::from_utf8_lossy(&listed.stdout).contains("later"));
}

#[test]
fn a_mark_is_taken_away_by_the_key_that_made_it() {
    let desk = Desk::new();
    let watch = desk.watch("2.1a", ROOMY);
    watch.sees(&["not started"]);
    watch.press("m");
    watch.sees(&["2.1a is left for later"]);
    watch.press("p");
    watch.sees(&["2.1a", "· later"]);
    watch.press("m");
    watch.sees(&["2.1a is not left for later any more."]);
}

#[test]
fn all_that_was_printed_can_be_read() {
    let desk = Desk::new();
    let watch = desk.watch("2.1a", ROOMY);
    watch.sees(&["not started"]);
    watch.press("v");
    watch.sees(&["Your program has printed nothing."]);
    watch.press("v");
    save_model(
        &desk,
        "    for k in 0..40 { println!(\"step {k}\"); }\n    f0",
    );
    watch.sees(&["your program printed", "step 5"]);
    watch.press("v");
    watch.sees(&["step 20"]);
    watch.press("  ");
    watch.sees(&["step 39", "v or Esc goes back"]);
    let shown = desk.runs(&["check", "2.1a", "--printed"]);
    let shown = String::from_utf8_lossy(&shown.stdout).into_owned();
    assert!(
        shown.contains("all that 2.1a printed") && shown.contains("step 39"),
        "{shown}"
    );
}

#[test]
fn every_key_is_told() {
    let desk = Desk::new();
    let watch = desk.watch("2.1a", ROOMY);
    watch.sees(&["not started"]);
    watch.press("?");
    let screen = watch.sees(&["leaves this exercise for later"]);
    insta::assert_snapshot!("keys", screen);
}

/// Without a book there is nothing to open, and it is said how to have one.
#[test]
fn the_page_of_a_section_that_is_not_built_is_told_how_to_get() {
    let desk = Desk::new();
    let watch = desk.watch("2.1a", ROOMY);
    watch.sees(&["not started"]);
    watch.press("b");
    watch.sees(&["neither served nor built", "cargo run -p book -- serve"]);
}
