//! The learner's loop, end to end: start, edit, save, fail, hint, pass, next, quit.

mod desk;
mod going_on;
mod terminal;

pub use desk::Desk;
pub use terminal::Watch;

use std::fs;
#[cfg(target_os = "linux")]
use std::path::PathBuf;

/// Wide and high enough for nearly everything.
const ROOMY: (u16, u16) = (100, 32);

/// The exercise that most of these tests are about.
const MODEL: &str = "quadratic_model";

/// Saves the quadratic model with another body.
pub fn save_model(desk: &Desk, body: &str) {
    let (before, rest) = desk.stub(MODEL).split_once("    todo!(").unwrap();
    let (_, after) = rest.split_once('\n').unwrap();
    desk.saves(MODEL, format!("{before}{body}\n{after}"));
}

/// Saves the quadratic model without the factor 1/2.
fn save_misconception(desk: &Desk) {
    let misconceptions = &desk.exercise(MODEL).misconceptions;
    let chosen = misconceptions.iter().find(|m| m.name == "missing_half");
    desk.saves(MODEL, &chosen.unwrap().source);
}

/// The place of a text in the saved model, as a compiler names it.
fn place(desk: &Desk, text: &str) -> String {
    let saved = desk.saved(MODEL);
    let (before, _) = saved.split_once(text).unwrap();
    let (lines, column) = before.rsplit_once('\n').unwrap();
    format!(
        "{}:{}:{}",
        desk.shown(MODEL),
        lines.split('\n').count() + 1,
        column.chars().count() + 1
    )
}

#[test]
fn the_first_screen_says_where_one_is_and_what_is_asked() {
    let desk = Desk::new();
    let first = &desk.workbook.exercises[0];
    let part = &desk.workbook.chapter.parts[0];
    let watch = Watch::start(&["--workbook", desk.root().to_str().unwrap()], ROOMY, &[]);
    let screen = watch.sees(&["not started"]);
    let statement = first.reference.lines().next().unwrap();
    for expected in [
        &part.title,
        &first.section_title,
        &first.title,
        &desk.workbook.file_shown(first),
        &format!("0 of {} pass", desk.workbook.exercises.len()),
        statement.strip_prefix("//! ").unwrap(),
    ] {
        assert!(
            screen.contains(expected),
            "{expected:?} is not in\n{screen}"
        );
    }
    insta::assert_snapshot!("first_start", screen);
    let file = desk.workbook.file(first);
    let path = file.to_str().unwrap().replace('\\', "/");
    let link = format!("file:///{}", path.trim_start_matches('/'));
    assert!(watch.links().contains(&link), "{:?}", watch.links());
}

#[test]
fn from_a_wrong_answer_to_the_next_exercise() {
    let desk = Desk::new();
    let mut watch = desk.watch("2.1a", ROOMY);
    watch.sees(&["not started", "Near a point x₀"]);

    save_misconception(&desk);
    let screen = watch.sees(&[
        "  wrong  ",
        "(recognised: missing half)",
        "yours",
        "expected",
    ]);
    insta::assert_snapshot!("misconception", screen);

    watch.press("h");
    watch.sees(&["hint 1 of 3", "h says more"]);
    watch.press("h");
    watch.sees(&["hint 1 of 3", "hint 2 of 3", "h says more"]);
    watch.press("h");
    let screen = watch.sees(&["hint 1 of 3", "hint 2 of 3", "hint 3 of 3"]);
    insta::assert_snapshot!("three_hints", screen);
    watch.press("h");
    watch.sees(&["(recognised: missing half)"]);

    watch.press("s");
    let screen = watch.sees(&["0.5 * v.dot(&(h * v))"]);
    insta::assert_snapshot!("solution", screen);
    watch.press("s");
    watch.sees(&["(recognised: missing half)"]);

    desk.saves(MODEL, desk.right(MODEL));
    let screen = watch.sees(&["  passed  ", "n goes on", "1 of"]);
    insta::assert_snapshot!("passed", screen);

    watch.press("n");
    watch.sees(&["2.2a", &desk.shown("remainder_slopes"), "not started"]);
    watch.press("p");
    watch.sees(&["2.1a", &desk.shown(MODEL), "  passed  ", "n goes on"]);

    watch.press("q");
    assert!(watch.ends().success());
    watch.sees(&["1 of", "goes on at 2.1a"]);
}

#[test]
fn what_the_misconceptions_do_not_list_is_still_described() {
    let desk = Desk::new();
    let watch = desk.watch("2.1a", ROOMY);
    watch.sees(&["not started"]);
    save_model(&desk, "    f0 + h.norm() * v.norm() + g.len() as f64 / 7.0");
    let screen = watch.sees(&["  wrong  ", "yours", "expected", "apart"]);
    assert!(!screen.contains("(recognised"), "{screen}");
}

#[test]
fn the_list_leads_to_any_exercise() {
    let desk = Desk::new();
    let watch = desk.watch("2.1a", ROOMY);
    watch.sees(&["not started"]);
    watch.press("l");
    let screen = watch.sees(&[">   2.1a"]);
    insta::assert_snapshot!("list", screen);
    watch.press("\x1b[B");
    watch.sees(&[">   2.2a"]);
    watch.press("\x1b[A\x1b[A");
    watch.sees(&[">   1.3a"]);
    watch.press("\r");
    watch.sees(&[&desk.shown("spectrum"), "not started"]);
    watch.press("l");
    watch.sees(&[">   1.3a"]);
    watch.press("\x1b");
    watch.until("the list is left", |screen| {
        !screen.contains(">   1.3a") && screen.contains(&desk.shown("spectrum"))
    });
}

#[test]
fn the_list_and_the_exercises_have_ends() {
    let desk = Desk::new();
    let first = desk.workbook.exercises.first().unwrap();
    let last = desk.workbook.exercises.last().unwrap();
    let watch = desk.watch(&last.slug, ROOMY);
    watch.sees(&[&desk.shown(&last.slug), "not started"]);
    watch.press("n");
    watch.sees(&["This is the last exercise."]);
    watch.press("l");
    watch.press(&"\x1b[A".repeat(desk.workbook.exercises.len() + 3));
    watch.sees(&[&format!(">   {}", first.number)]);
    watch.press("\r");
    watch.sees(&[&desk.shown(&first.slug), "not started"]);
    watch.press("p");
    watch.sees(&["This is the first exercise."]);
}

#[test]
fn the_compilers_first_error_is_shown_with_its_source() {
    let desk = Desk::new();
    let watch = desk.watch("2.1a", ROOMY);
    watch.sees(&["not started"]);
    save_model(
        &desk,
        "    let curvature: f64 = h * v;\n    let slope: usize = 1.0;\n    f0",
    );
    let screen = watch.sees(&[
        "  does not compile  ",
        "error[E0308]: mismatched types",
        &place(&desk, "h * v;"),
        "|     let curvature: f64 = h * v;",
        "1 more error",
    ]);
    insta::assert_snapshot!("does_not_compile", screen);
}

#[test]
fn a_panic_is_shown_at_the_learners_own_line_with_what_was_printed() {
    let desk = Desk::new();
    let watch = desk.watch("2.1a", ROOMY);
    watch.sees(&["not started"]);
    save_model(
        &desk,
        "    println!(\"n is {} \\x1b[2J中\", v.len());\n    f0 + [1.0][v.len()]",
    );
    let screen = watch.sees(&[
        "  panicked  ",
        &place(&desk, "[1.0][v.len()]"),
        "the len is 1 but the index is 2",
        "your program printed",
        "n is 2",
        "[2J中",
    ]);
    insta::assert_snapshot!("panicked", screen);
}

#[test]
fn a_reset_is_confirmed_by_another_key_and_keeps_a_backup() {
    let desk = Desk::new();
    let watch = desk.watch("2.1a", ROOMY);
    watch.sees(&["not started"]);
    save_misconception(&desk);
    watch.sees(&["(recognised: missing half)"]);
    let answer = desk.saved(MODEL);

    watch.press("r");
    watch.sees(&["Press y to begin"]);
    watch.press("h");
    watch.sees(&["hint 1 of 3"]);
    // A key that is held.
    watch.press("rrrr");
    watch.sees(&["hint 1 of 3", "Press y to begin"]);
    assert_eq!(desk.saved(MODEL), answer);

    watch.press("y");
    let screen = watch.sees(&["is fresh again", "not started"]);
    assert_eq!(desk.saved(MODEL), desk.stub(MODEL));
    // What was done stays on the screen until it is acknowledged.
    watch.press("hx");
    watch.sees(&["hint 1 of 3", "is fresh again"]);
    watch.press("\r");
    watch.until("the notice is gone", |screen| {
        !screen.contains("is fresh again")
    });
    let (_, rest) = screen.split_once("kept as").unwrap();
    let backup = rest.split_whitespace().next().unwrap();
    let backup = desk.workbook.root.join(backup.trim_end_matches('.'));
    assert_eq!(fs::read_to_string(backup).unwrap(), answer);
}

#[test]
fn the_screen_survives_resizing_and_narrow_terminals() {
    let desk = Desk::new();
    let watch = desk.watch("2.1a", ROOMY);
    watch.sees(&["not started"]);
    save_misconception(&desk);
    let roomy = watch.sees(&["(recognised: missing half)"]);

    // Nothing is wider than the screen, whatever is on it.
    for size in [
        (38, 16),
        (20, 40),
        (74, 5),
        (20, 5),
        (10, 4),
        (11, 1),
        (1, 1),
    ] {
        for key in ["h", "s", "l", "\r"] {
            watch.press(key);
            watch.resize(ROOMY);
            watch.until("the whole screen again", |screen| fits(screen, ROOMY));
            watch.resize(size);
            watch.until(&format!("a screen of {size:?}"), |screen| {
                fits(screen, size)
            });
        }
    }
    watch.press("\r");
    watch.resize((38, 16));
    let narrow = watch.until("a narrow screen", |screen| {
        fits(screen, (38, 16)) && screen.contains("Your second-order term")
    });
    insta::assert_snapshot!("narrow", narrow);
    watch.resize(ROOMY);
    watch.until("what was there at first", |screen| screen == roomy);
}

#[test]
fn a_low_screen_shows_the_exercise_and_its_verdict() {
    let desk = Desk::new();
    save_misconception(&desk);
    let watch = desk.watch("2.1a", (10, 4));
    watch.sees(&["2.1a", "wrong"]);
    watch.resize((80, 6));
    watch.sees(&["2.1a", "wrong", "2 of 12 cases pass", "q quit"]);
}

/// Whether a screen was drawn for this size: all rows, none wrapped, and the keys at the bottom if
/// there is room for them.
fn fits(screen: &str, (columns, rows): (u16, u16)) -> bool {
    let low = rows < 8;
    let lines: Vec<&str> = screen.split('\n').collect();
    let keys = if columns > 73 { "n next" } else { "n p h" };
    lines.len() == usize::from(rows)
        && !screen.contains("<TOO WIDE>")
        && (low || lines.iter().any(|line| line.starts_with(keys)))
}

#[test]
fn an_endless_loop_is_named_and_keys_answer_meanwhile() {
    let desk = Desk::new();
    let watch = desk.watch("2.1a", ROOMY);
    watch.sees(&["not started"]);
    save_model(&desk, "    loop {}");
    watch.press("h");
    watch.has_seen(&["hint 1 of 3"]);
    watch.sees(&["  out of work  ", "did not come to an end"]);
}

/// Keeps the compiler busy until it is stopped. Every round takes it so long that its own warning
/// of a constant that takes long would come much later.
const ENDLESS_CONSTANT: &str = "    const N: usize = {
        let mut i = 0;
        while i < 2 {
            let block = [i; 1 << 18];
            i = 1 - block[0];
        }
        i
    };
    f0 + N as f64";

#[test]
fn an_endless_constant_is_named_and_keys_answer_meanwhile() {
    let desk = Desk::new();
    let watch = desk.watch("2.1a", ROOMY);
    watch.sees(&["not started"]);
    save_model(&desk, ENDLESS_CONSTANT);
    watch.sees(&["checking"]);
    watch.press("h");
    watch.has_seen(&["checking", "hint 1 of 3"]);
    watch.press("s");
    watch.has_seen(&["checking", "0.5 * v.dot"]);
    let screen = watch.sees(&["does not compile", "The compiler did not come to an end"]);
    assert!(screen.contains("a constant or a macro"), "{screen}");
}

#[test]
fn until_the_first_verdict_one_reads_the_statement_or_what_one_opens() {
    let desk = Desk::new();
    save_model(&desk, ENDLESS_CONSTANT);
    let watch = desk.watch("2.1a", ROOMY);
    watch.has_seen(&["checking", "Near a point x₀"]);
    watch.press("h");
    watch.sees(&["hint 1 of 3", "  does not compile  "]);
    watch.press("\x1b");
    watch.sees(&["The compiler did not come to an end"]);
    watch.press("h");
    watch.sees(&["hint 1 of 3"]);
    desk.saves(MODEL, desk.right(MODEL));
    watch.sees(&["  passed  ", "n goes on"]);
}

#[test]
fn keys_of_other_programs_mean_nothing_here() {
    let desk = Desk::new();
    let watch = desk.watch("2.1a", ROOMY);
    watch.sees(&["not started"]);
    // Ctrl-S, to save; Ctrl-N, Ctrl-Q, Alt-r.
    watch.press("\x13\x0e\x11\x1br\x1br");
    watch.press("h");
    watch.sees(&["2.1a", "hint 1 of 3", "not started"]);
    assert!(!watch.ever_saw("0.5 * v.dot") && !watch.ever_saw("Press y to begin"));
}

#[cfg(unix)]
#[test]
fn it_ends_with_its_terminal() {
    let desk = Desk::new();
    let root = desk.root().to_str().unwrap();
    // The second shell has it ignore that its terminal is gone.
    for words in ["true", "trap '' HUP"] {
        terminal::ends_with_its_terminal(
            words,
            &["--workbook", root, "watch", "2.1a"],
            "not started",
        );
    }
}

#[test]
fn quitting_does_not_wait_for_the_compiler_and_leaves_none_behind() {
    let desk = Desk::new();
    let mut watch = desk.watch("2.1a", ROOMY);
    watch.sees(&["not started"]);
    save_model(&desk, ENDLESS_CONSTANT);
    watch.sees(&["checking"]);
    #[cfg(target_os = "linux")]
    let compilers = {
        let runner = watch.process();
        wait_for("a compiler", || !compilers_of(runner).is_empty());
        move || compilers_of(runner)
    };
    watch.press("q");
    assert!(watch.ends().success());
    assert!(!watch.ever_saw("did not come to an end"));
    #[cfg(target_os = "linux")]
    wait_for("no compiler", || compilers().is_empty());
}

/// The compilers at work on a runner's bundles: their names hold its process number.
#[cfg(target_os = "linux")]
fn compilers_of(runner: u32) -> Vec<PathBuf> {
    let of_runner = format!("bundle.{runner}-");
    fs::read_dir("/proc")
        .unwrap()
        .flatten()
        .map(|process| process.path())
        .filter(|process| {
            let words = fs::read(process.join("cmdline")).unwrap_or_default();
            String::from_utf8_lossy(&words).contains(&of_runner)
        })
        .collect()
}

#[cfg(target_os = "linux")]
#[track_caller]
fn wait_for(what: &str, condition: impl Fn() -> bool) {
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(60);
    while !condition() {
        assert!(std::time::Instant::now() < deadline, "waited for {what}");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
}

#[test]
fn control_c_gives_the_terminal_back() {
    let desk = Desk::new();
    let mut watch = desk.watch("2.1a", ROOMY);
    watch.sees(&["not started"]);
    assert_eq!(watch.modes(), (true, true));
    watch.press("\x03");
    assert!(watch.ends().success());
    watch.sees(&["0 of", "goes on at 2.1a"]);
    assert_eq!(watch.modes(), (false, false));
}

#[test]
#[cfg(unix)]
fn the_terminal_is_given_back_as_it_was() {
    let desk = Desk::new();
    let mut watch = desk.watch("2.1a", ROOMY);
    watch.sees(&["not started"]);
    let raw = watch.line_discipline();
    watch.press("q");
    assert!(watch.ends().success());
    let given_back = watch.line_discipline();
    assert_ne!(given_back, raw);
    let untouched = Watch::start(&["--version"], ROOMY, &[]);
    untouched.sees(&["curvature"]);
    assert_eq!(given_back, untouched.line_discipline());
}

/// By its key, and from outside: the shell has the terminal meanwhile, and then the screen is whole.
#[cfg(target_os = "linux")]
#[test]
fn it_can_be_stopped_and_goes_on() {
    let desk = Desk::new();
    let shell = Watch::start_shell(ROOMY);
    shell.sees(&["ready$"]);
    let root = desk.root().display();
    shell.press(&format!("$RUNNER --workbook {root} watch 2.1a\r"));
    shell.sees(&["2.1a", "not started", "q quit"]);
    shell.press("\x1a");
    shell.sees(&["Stopped", "ready$"]);
    assert_eq!(shell.modes(), (false, false));
    shell.press("echo $((40 + 2))\r");
    shell.sees(&["42"]);
    shell.press("fg\r");
    shell.sees(&["2.1a", "not started", "q quit"]);
    assert_eq!(shell.modes(), (true, true));
    shell.press("h");
    shell.sees(&["hint 1 of 3"]);

    // From outside nothing is given back before.
    let bash = shell.process();
    let children = fs::read_to_string(format!("/proc/{bash}/task/{bash}/children")).unwrap();
    let stopped = std::process::Command::new("kill")
        .args(["-STOP", children.trim()])
        .status();
    assert!(stopped.unwrap().success());
    shell.sees(&["Stopped", "ready$"]);
    shell.press("fg\r");
    shell.until("the hint and nothing else", |screen| {
        screen.contains("hint 1 of 3") && !screen.contains("ready$")
    });
    shell.press("q");
    shell.sees(&["exercises pass", "ready$"]);
}

/// A text that was meant for the editor.
#[test]
fn a_paste_means_nothing_here() {
    let desk = Desk::new();
    let watch = desk.watch("2.1a", ROOMY);
    watch.sees(&["not started"]);
    assert!(watch.marks_pastes());
    let stub = desk.saved(MODEL);
    watch.press("\x1b[200~let err = current; // ry\nq\x1b[201~");
    watch.press("h");
    watch.sees(&["2.1a", "hint 1 of 3", "not started"]);
    assert_eq!(desk.saved(MODEL), stub);
    assert!(!watch.ever_saw("Press y to begin"));
}

#[test]
fn a_terminal_that_cannot_move_its_cursor_is_none() {
    let desk = Desk::new();
    let root = desk.root().display().to_string();
    let watch = Watch::start(&["--workbook", &root], ROOMY, &[("TERM", "dumb")]);
    watch.sees(&["exercises pass.", "Run it in a terminal"]);
    assert_eq!(watch.modes(), (false, false));
    assert!(!watch.is_styled());
}

#[test]
fn a_file_may_go_and_come_back() {
    let desk = Desk::new();
    let watch = desk.watch("2.1a", ROOMY);
    watch.sees(&["not started"]);
    fs::remove_file(desk.file(MODEL)).unwrap();
    watch.sees(&["does not compile", "is not there"]);
    desk.saves(MODEL, desk.right(MODEL));
    watch.sees(&["  passed  "]);
    fs::remove_file(desk.file(MODEL)).unwrap();
    watch.sees(&["is not there"]);
    watch.press("ry");
    watch.sees(&["not started", "was not there, and is now"]);
    assert_eq!(desk.saved(MODEL), desk.stub(MODEL));
}

#[test]
fn the_editor_gets_the_terminal_and_its_change_is_checked() {
    let desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    let (script, shell, appends) = if cfg!(windows) {
        ("closes.cmd", "cmd /c", "@echo }>>%1\r\n")
    } else {
        ("closes.sh", "sh", "echo '}' >> \"$1\"\n")
    };
    let script = folder.path().join(script);
    fs::write(&script, appends).unwrap();
    let right = desk.right(MODEL).trim_end();
    desk.saves(MODEL, right.strip_suffix('}').unwrap());
    let watch = desk.watch_with(
        "2.1a",
        ROOMY,
        &[("EDITOR", &format!("{shell} {}", script.display()))],
    );
    watch.sees(&["does not compile", "unclosed delimiter"]);
    watch.press("o");
    watch.sees(&["  passed  "]);
    assert_eq!(watch.modes(), (true, true));
    watch.press("h");
    watch.sees(&["hint 1 of 3"]);
}

#[test]
fn an_editor_that_is_missing_or_fails_is_reported() {
    let desk = Desk::new();
    let watch = desk.watch("2.1a", ROOMY);
    watch.sees(&["not started"]);
    watch.press("o");
    watch.sees(&["No editor is chosen", "EDITOR"]);

    let no_such = [("EDITOR", "there-is-no-such-editor --wait")];
    let watch = desk.watch_with("2.1a", ROOMY, &no_such);
    watch.sees(&["not started"]);
    watch.press("o");
    watch.sees(&[
        "`there-is-no-such-editor --wait` could not be started",
        "not started",
    ]);
}

#[test]
fn without_colours_every_state_is_still_told() {
    let desk = Desk::new();
    let watch = desk.watch("2.1a", ROOMY);
    watch.sees(&["not started"]);
    assert!(watch.is_styled());
    let plain = desk.watch_with("2.1a", ROOMY, &[("NO_COLOR", "1")]);
    plain.sees(&["not started"]);
    assert!(!plain.is_styled());
}

#[test]
fn long_texts_scroll() {
    let desk = Desk::new();
    let watch = desk.watch("2.1a", (80, 20));
    watch.sees(&["not started", "more lines: ↓"]);
    watch.press("\x1b[B\x1b[B");
    watch.until("two lines further", |screen| {
        !screen.contains("Not started yet")
    });
    watch.press("\x1b[6~\x1b[6~\x1b[6~");
    watch.sees(&["the end", "This f is itself a quadratic"]);
    watch.press("\x1b[5~\x1b[5~\x1b[5~\x1b[5~");
    watch.sees(&["Not started yet", "more lines: ↓"]);
}
