//! The learner's loop, end to end: start, edit, save, fail, hint, pass, next, quit.

mod terminal;

use crate::support::root;
use curvature::workbook::{Exercise, Workbook};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};
use tempfile::TempDir;
pub use terminal::Watch;

/// Wide and high enough for nearly everything.
const ROOMY: (u16, u16) = (100, 32);

/// A workbook of the learner's own, as a clone gives it: screens then name files as a learner
/// sees them, wherever the test runs.
struct Clone {
    _folder: TempDir,
    workbook: Workbook,
}

impl Clone {
    fn new() -> Self {
        build_the_library_once();
        let folder = tempfile::tempdir().unwrap();
        for name in ["Cargo.toml", "Cargo.lock", "rust-toolchain.toml"] {
            fs::copy(root().join(name), folder.path().join(name)).unwrap();
        }
        for name in ["exercises", "lab", "solutions"] {
            copy(&root().join(name), &folder.path().join(name));
        }
        let workbook = Workbook::open(Some(folder.path()), None).unwrap();
        let clone = Self {
            _folder: folder,
            workbook,
        };
        // Whoever works on the workbook may have begun to solve it.
        for exercise in &clone.workbook.exercises {
            fs::write(clone.workbook.file(exercise), &exercise.stub).unwrap();
        }
        clone
    }

    /// Starts `watch` at an exercise.
    fn watch(&self, exercise: &str, size: (u16, u16)) -> Watch {
        Watch::start(&["--workbook", self.root(), "watch", exercise], size)
    }

    fn root(&self) -> &str {
        self.workbook.root.to_str().unwrap()
    }

    fn exercise(&self, slug: &str) -> &Exercise {
        self.workbook.find(slug).unwrap()
    }

    fn file(&self, slug: &str) -> PathBuf {
        self.workbook.file(self.exercise(slug))
    }

    fn shown(&self, slug: &str) -> String {
        self.workbook.file_shown(self.exercise(slug))
    }

    fn saves(&self, slug: &str, answer: &str) {
        fs::write(self.file(slug), answer).unwrap();
    }

    fn saves_the_right_answer(&self, slug: &str) {
        self.saves(slug, &self.exercise(slug).reference);
    }

    fn saves_misconception(&self, slug: &str, name: &str) {
        let misconceptions = &self.exercise(slug).misconceptions;
        let chosen = misconceptions.iter().find(|m| m.name == name).unwrap();
        self.saves(slug, &chosen.source);
    }

    /// The place of a text in the learner's file, as a compiler names it.
    fn place(&self, slug: &str, text: &str) -> String {
        let saved = fs::read_to_string(self.file(slug)).unwrap();
        let (before, _) = saved.split_once(text).unwrap();
        let (lines, column) = before.rsplit_once('\n').unwrap();
        format!(
            "{}:{}:{}",
            self.shown(slug),
            lines.split('\n').count() + 1,
            column.chars().count() + 1
        )
    }

    /// Saves the quadratic model with another body.
    fn saves_model(&self, body: &str) {
        let stub = &self.exercise(MODEL).stub;
        let (before, rest) = stub.split_once("    todo!(").unwrap();
        let (_, after) = rest.split_once('\n').unwrap();
        self.saves(MODEL, &format!("{before}{body}\n{after}"));
    }
}

/// The exercise that most of these tests are about.
const MODEL: &str = "quadratic_model";

/// Building takes longer than any screen may; afterwards every test finds it built.
fn build_the_library_once() {
    static BUILT: OnceLock<()> = OnceLock::new();
    BUILT.get_or_init(|| {
        let workbook = Workbook::open(Some(&root()), None).unwrap();
        curvature::check::Checker::prepare(&workbook, &mut |_| {}).unwrap();
    });
}

/// Copies a folder, without what is hidden in it.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        } else if source.is_dir() {
            copy(&source, &target);
        } else {
            fs::copy(&source, &target).unwrap();
        }
    }
}

#[test]
fn the_first_screen_says_where_one_is_and_what_is_asked() {
    let clone = Clone::new();
    let first = &clone.workbook.exercises[0];
    let part = &clone.workbook.chapter.parts[0];
    let watch = Watch::start(&["--workbook", clone.root()], ROOMY);
    let screen = watch.sees(&["not started"]);
    let statement = first.reference.lines().next().unwrap();
    for expected in [
        &part.title,
        &first.section_title,
        &first.title,
        &clone.workbook.file_shown(first),
        &format!("0 of {} pass", clone.workbook.exercises.len()),
        statement.strip_prefix("//! ").unwrap(),
    ] {
        assert!(
            screen.contains(expected),
            "{expected:?} is not in\n{screen}"
        );
    }
    insta::assert_snapshot!("first_start", screen);
}

#[test]
fn from_a_wrong_answer_to_the_next_exercise() {
    let clone = Clone::new();
    let mut watch = clone.watch("2.1a", ROOMY);
    watch.sees(&["not started", "Near a point x₀"]);

    clone.saves_misconception(MODEL, "missing_half");
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

    clone.saves_the_right_answer(MODEL);
    let screen = watch.sees(&["  passed  ", "n goes on", "1 of"]);
    insta::assert_snapshot!("passed", screen);

    watch.press("n");
    watch.sees(&["2.2a", &clone.shown("remainder_slopes"), "not started"]);
    watch.press("p");
    watch.sees(&["2.1a", &clone.shown(MODEL), "  passed  ", "n goes on"]);

    watch.press("q");
    assert!(watch.ends().success());
    watch.sees(&["1 of", "goes on at 2.1a"]);
}

#[test]
fn what_the_misconceptions_do_not_list_is_still_described() {
    let clone = Clone::new();
    let watch = clone.watch("2.1a", ROOMY);
    watch.sees(&["not started"]);
    let answer = root().join("tests/answers/quadratic_model/wrong_upper_triangle_once.rs");
    clone.saves(MODEL, &fs::read_to_string(answer).unwrap());
    let screen = watch.sees(&["  wrong  ", "yours", "expected", "apart"]);
    assert!(!screen.contains("(recognised"), "{screen}");
}

#[test]
fn the_list_leads_to_any_exercise() {
    let clone = Clone::new();
    let watch = clone.watch("2.1a", ROOMY);
    watch.sees(&["not started"]);
    watch.press("l");
    let screen = watch.sees(&[">   2.1a"]);
    insta::assert_snapshot!("list", screen);
    watch.press("\x1b[B");
    watch.sees(&[">   2.2a"]);
    watch.press("\x1b[A\x1b[A");
    watch.sees(&[">   1.3a"]);
    watch.press("\r");
    watch.sees(&[&clone.shown("spectrum"), "not started"]);
    watch.press("l");
    watch.sees(&[">   1.3a"]);
    watch.press("\x1b");
    watch.until("the list is left", |screen| {
        !screen.contains(">   1.3a") && screen.contains(&clone.shown("spectrum"))
    });
}

#[test]
fn the_list_and_the_exercises_have_ends() {
    let clone = Clone::new();
    let first = clone.workbook.exercises.first().unwrap();
    let last = clone.workbook.exercises.last().unwrap();
    let watch = clone.watch(&last.slug, ROOMY);
    watch.sees(&[&clone.shown(&last.slug), "not started"]);
    watch.press("n");
    watch.sees(&["This is the last exercise."]);
    watch.press("l");
    watch.press(&"\x1b[A".repeat(clone.workbook.exercises.len() + 3));
    watch.sees(&[&format!(">   {}", first.number)]);
    watch.press("\r");
    watch.sees(&[&clone.shown(&first.slug), "not started"]);
    watch.press("p");
    watch.sees(&["This is the first exercise."]);
}

#[test]
fn the_compilers_first_error_is_shown_with_its_source() {
    let clone = Clone::new();
    let watch = clone.watch("2.1a", ROOMY);
    watch.sees(&["not started"]);
    clone.saves_model("    let curvature: f64 = h * v;\n    let slope: usize = 1.0;\n    f0");
    let screen = watch.sees(&[
        "  does not compile  ",
        "error[E0308]: mismatched types",
        &clone.place(MODEL, "h * v;"),
        "|     let curvature: f64 = h * v;",
        "1 more error",
    ]);
    insta::assert_snapshot!("does_not_compile", screen);
}

#[test]
fn a_panic_is_shown_at_the_learners_own_line_with_what_was_printed() {
    let clone = Clone::new();
    let watch = clone.watch("2.1a", ROOMY);
    watch.sees(&["not started"]);
    clone.saves_model("    println!(\"n is {} \\x1b[2J中\", v.len());\n    f0 + [1.0][v.len()]");
    let screen = watch.sees(&[
        "  panicked  ",
        &clone.place(MODEL, "[1.0][v.len()]"),
        "the len is 1 but the index is 2",
        "your program printed",
        "n is 2",
        "[2J中",
    ]);
    insta::assert_snapshot!("panicked", screen);
}

#[test]
fn reset_asks_once_more_and_keeps_a_backup() {
    let clone = Clone::new();
    let watch = clone.watch("2.1a", ROOMY);
    watch.sees(&["not started"]);
    clone.saves_misconception(MODEL, "missing_half");
    watch.sees(&["(recognised: missing half)"]);
    let answer = fs::read_to_string(clone.file(MODEL)).unwrap();

    watch.press("r");
    watch.sees(&["Press r once more"]);
    watch.press("h");
    watch.sees(&["hint 1 of 3"]);
    watch.press("r");
    watch.sees(&["hint 1 of 3", "Press r once more"]);
    assert_eq!(fs::read_to_string(clone.file(MODEL)).unwrap(), answer);

    watch.press("r");
    let screen = watch.sees(&["is fresh again", "not started"]);
    assert_eq!(
        fs::read_to_string(clone.file(MODEL)).unwrap(),
        clone.exercise(MODEL).stub
    );
    let (_, rest) = screen.split_once("kept as").unwrap();
    let backup = rest.split_whitespace().next().unwrap();
    let backup = clone.workbook.root.join(backup.trim_end_matches('.'));
    assert_eq!(fs::read_to_string(backup).unwrap(), answer);
}

#[test]
fn the_screen_survives_resizing_and_narrow_terminals() {
    let clone = Clone::new();
    let watch = clone.watch("2.1a", ROOMY);
    watch.sees(&["not started"]);
    clone.saves_misconception(MODEL, "missing_half");
    let roomy = watch.sees(&["(recognised: missing half)"]);

    // Nothing is wider than the screen, whatever is on it.
    for size in [(38, 16), (20, 40), (74, 5), (10, 4), (11, 1)] {
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
    let clone = Clone::new();
    let watch = clone.watch("2.1a", ROOMY);
    watch.sees(&["not started"]);
    clone.saves_model("    loop {}");
    watch.press("h");
    watch.has_seen(&["hint 1 of 3"]);
    watch.sees(&["  out of work  ", "did not come to an end"]);
}

/// Keeps the compiler busy until it is stopped.
const ENDLESS_CONSTANT: &str = "    #[allow(long_running_const_eval)]
    const N: usize = {
        let mut i = 0;
        while i < 2 {
            i = 1 - i;
        }
        i
    };
    f0 + N as f64";

#[test]
fn an_endless_constant_is_named_and_keys_answer_meanwhile() {
    let clone = Clone::new();
    let watch = clone.watch("2.1a", ROOMY);
    watch.sees(&["not started"]);
    clone.saves_model(ENDLESS_CONSTANT);
    watch.sees(&["checking"]);
    watch.press("h");
    watch.has_seen(&["checking", "hint 1 of 3"]);
    watch.press("s");
    watch.has_seen(&["checking", "0.5 * v.dot"]);
    let screen = watch.sees(&["does not compile", "The compiler did not come to an end"]);
    assert!(screen.contains("a constant or a macro"), "{screen}");
}

#[test]
fn quitting_does_not_wait_for_the_compiler_and_leaves_none_behind() {
    let clone = Clone::new();
    let mut watch = clone.watch("2.1a", ROOMY);
    watch.sees(&["not started"]);
    clone.saves_model(ENDLESS_CONSTANT);
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
    let clone = Clone::new();
    let mut watch = clone.watch("2.1a", ROOMY);
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
    let clone = Clone::new();
    let mut watch = clone.watch("2.1a", ROOMY);
    watch.sees(&["not started"]);
    let raw = watch.line_discipline();
    watch.press("q");
    assert!(watch.ends().success());
    let given_back = watch.line_discipline();
    assert_ne!(given_back, raw);
    let untouched = Watch::start(&["--version"], ROOMY);
    untouched.sees(&["curvature"]);
    assert_eq!(given_back, untouched.line_discipline());
}

#[test]
fn a_file_may_go_and_come_back() {
    let clone = Clone::new();
    let watch = clone.watch("2.1a", ROOMY);
    watch.sees(&["not started"]);
    fs::remove_file(clone.file(MODEL)).unwrap();
    watch.sees(&["does not compile", "is not there"]);
    clone.saves_the_right_answer(MODEL);
    watch.sees(&["  passed  "]);
    fs::remove_file(clone.file(MODEL)).unwrap();
    watch.sees(&["is not there"]);
    watch.press("rr");
    watch.sees(&["not started", "was not there, and is now"]);
    assert_eq!(
        fs::read_to_string(clone.file(MODEL)).unwrap(),
        clone.exercise(MODEL).stub
    );
}

#[test]
fn the_editor_gets_the_terminal_and_its_change_is_checked() {
    let clone = Clone::new();
    let folder = tempfile::tempdir().unwrap();
    let (script, shell, appends) = if cfg!(windows) {
        ("closes.cmd", "cmd /c", "@echo }>>%1\r\n")
    } else {
        ("closes.sh", "sh", "echo '}' >> \"$1\"\n")
    };
    let script = folder.path().join(script);
    fs::write(&script, appends).unwrap();
    let right = clone.exercise(MODEL).reference.trim_end();
    clone.saves(MODEL, right.strip_suffix('}').unwrap());
    let watch = Watch::start_with(
        &["--workbook", clone.root(), "watch", "2.1a"],
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
    let clone = Clone::new();
    let watch = clone.watch("2.1a", ROOMY);
    watch.sees(&["not started"]);
    watch.press("o");
    watch.sees(&["No editor is chosen", "EDITOR"]);

    let arguments = ["--workbook", clone.root(), "watch", "2.1a"];
    let no_such = [("EDITOR", "there-is-no-such-editor --wait")];
    let watch = Watch::start_with(&arguments, ROOMY, &no_such);
    watch.sees(&["not started"]);
    watch.press("o");
    watch.sees(&[
        "`there-is-no-such-editor --wait` could not be started",
        "not started",
    ]);
}

#[test]
fn without_colours_every_state_is_still_told() {
    let clone = Clone::new();
    let watch = clone.watch("2.1a", ROOMY);
    watch.sees(&["not started"]);
    assert!(watch.is_styled());
    let arguments = ["--workbook", clone.root(), "watch", "2.1a"];
    let plain = Watch::start_with(&arguments, ROOMY, &[("NO_COLOR", "1")]);
    plain.sees(&["not started"]);
    assert!(!plain.is_styled());
}

#[test]
fn long_texts_scroll() {
    let clone = Clone::new();
    let watch = clone.watch("2.1a", (80, 20));
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
