//! The programs of sections 6.1 to 6.3: what is printed on the page is what they print.
//!
//! Python is looked for in the variable `CURVATURE_PYTHON`, then where `bash book/tests/recompute/run
//! install` has put it, then on the path. One without numpy and matplotlib does not count, and
//! without any the programs in Python are skipped.

use crate::root;
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// The programs: their folder, and their name in every language.
const PROGRAMS: [(&str, &str); 3] = [
    ("6_1_report", "report"),
    ("6_2_any_loss", "any_loss"),
    ("6_3_closed_form", "closed_form"),
];

fn folder(name: &str) -> PathBuf {
    root().join("book/programs").join(name)
}

/// A Python that has what the programs need.
fn python() -> Option<PathBuf> {
    let target =
        env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let installed = target.join("recompute/venv");
    let mut candidates: Vec<PathBuf> = env::var_os("CURVATURE_PYTHON")
        .map(PathBuf::from)
        .into_iter()
        .collect();
    candidates.extend([
        installed.join("bin/python"),
        installed.join("Scripts/python.exe"),
        "python3".into(),
        "python".into(),
    ]);
    candidates.into_iter().find(|python| {
        let has_all = Command::new(python)
            .args(["-c", "import numpy, matplotlib"])
            .output();
        has_all.is_ok_and(|output| output.status.success())
    })
}

/// The installed Python; where there is none, says what is skipped and how to have it.
fn python_or_skip(what: &str) -> Option<PathBuf> {
    let found = python();
    if found.is_none() {
        println!(
            "Skipped: {what}. It needs Python with numpy and matplotlib: run `bash book/tests/recompute/run install`, or name such a Python in CURVATURE_PYTHON."
        );
    }
    found
}

fn printed(program: &Path, output: Output) -> String {
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}: {error}", program.display());
    let text = String::from_utf8(output.stdout).expect("it prints text");
    text.replace("\r\n", "\n")
}

fn run_python(python: &Path, program: &Path, arguments: &[&Path]) -> String {
    let output = Command::new(python)
        .arg(program)
        .args(arguments)
        .env("PYTHONUTF8", "1")
        .output()
        .expect("Python runs");
    printed(program, output)
}

/// What the page says that a program prints. With `INSTA_UPDATE=always` the program's output is kept.
fn compare(name: &str, file: &str, found: &str) {
    let kept = folder(name).join(format!("{file}.txt"));
    if env::var("INSTA_UPDATE").is_ok_and(|value| value == "always") {
        fs::write(&kept, found).expect("it can be written");
    }
    let expected = fs::read_to_string(&kept).unwrap_or_default();
    assert_eq!(
        found.trim_end(),
        expected.replace("\r\n", "\n").trim_end(),
        "{} is not what the program prints",
        kept.display()
    );
}

/// A program in Rust as cargo has built it for these tests; where only these tests were built, cargo
/// builds it now, with the features that the book alone asks for, which takes a while.
fn run_rust(file: &str) -> Command {
    let built = env::current_exe().expect("this program has a path");
    let target = built.ancestors().nth(2).expect("target/debug");
    let program = target
        .join("examples")
        .join(format!("{file}{}", env::consts::EXE_SUFFIX));
    if is_current(&program) {
        return Command::new(program);
    }
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["run", "--quiet", "--package", "book", "--example", file]);
    cargo
}

/// Whether a program is newer than all of its sources, which cargo lists beside it.
fn is_current(program: &Path) -> bool {
    let changed = |path: &Path| fs::metadata(path).and_then(|file| file.modified()).ok();
    let (Some(built), Ok(listed)) = (
        changed(program),
        fs::read_to_string(program.with_extension("d")),
    ) else {
        return false;
    };
    let sources = listed.split_once(": ").map_or("", |(_, sources)| sources);
    // A path with a space is not found in pieces, and then cargo is asked.
    sources
        .split_whitespace()
        .all(|source| changed(Path::new(source)).is_some_and(|at| at < built))
}

#[test]
fn the_programs_in_rust_print_what_their_pages_show() {
    for (name, file) in PROGRAMS {
        let output = run_rust(file)
            .current_dir(root())
            .output()
            .expect("it can be started");
        compare(name, file, &printed(Path::new(file), output));
    }
}

#[test]
fn the_programs_in_python_print_what_their_pages_show() {
    let Some(python) = python_or_skip("the programs in Python") else {
        return;
    };
    for (name, file) in PROGRAMS {
        let program = folder(name).join(format!("{file}.py"));
        compare(name, file, &run_python(&python, &program, &[]));
    }
}

/// Lines from one version of matplotlib to the next may differ, and so may fonts. Words may not.
#[test]
fn the_picture_on_the_page_is_the_one_that_the_program_draws() {
    let Some(python) = python_or_skip("the picture that a program in Python draws") else {
        return;
    };
    let program = folder("6_1_report").join("report.py");
    for theme in ["light", "dark"] {
        let kept = root().join(format!("book/chapters/pictures/6_1_report_{theme}.svg"));
        let drawn = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("report_{theme}.svg"));
        let _ = fs::remove_file(&drawn);
        run_python(&python, &program, &[&drawn, Path::new(theme)]);
        let words = |file: &Path| words(&fs::read_to_string(file).expect("a picture"));
        let found = words(&drawn);
        assert_eq!(
            found,
            words(&kept),
            "{} is not what {} draws",
            kept.display(),
            program.display()
        );
        for word in ["λ = 2.764", "λ = 7.236", "f(x, y)"] {
            assert!(
                found.iter().any(|text| text == word),
                "no {word} in {found:?}"
            );
        }
    }
}

/// The texts in a picture.
fn words(svg: &str) -> Vec<String> {
    svg.split("<text")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('>')?.1.split_once("</text>")?.0.to_owned()))
        .collect()
}
