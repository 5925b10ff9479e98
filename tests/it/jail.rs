//! Answers compiled in the jail: right ones as ever, and what the scan would have refused reads
//! nothing all the same.

use crate::support::{copy, root};
use curvature::{
    check::{Answer, Checker, Submission, cache_folder},
    compile::{
        Cancel, Compiled, Compiler, IfUnprotected, Jail, Landlock, Piece, Protections, Rejection,
    },
};
use judge::Verdict;
use std::{fs, path::Path};
use workbook::Workbook;

fn workbook() -> Workbook {
    Workbook::open(Some(&root()), None).unwrap()
}

fn jail() -> Jail {
    let cache = cache_folder(&root());
    Jail::for_this_system(&root(), &cache, IfUnprotected::Stop, &mut |_| {}).unwrap()
}

fn checker() -> Checker {
    Checker::prepare(&workbook(), &mut |_| {}).unwrap()
}

/// The reference of 2.1a with something beside it, unscanned.
fn piece(items: &str) -> Piece {
    let workbook = workbook();
    let exercise = workbook.find("quadratic_model").unwrap();
    Piece {
        source: format!("{}\n{items}\n", exercise.reference),
        probe: exercise.probe.clone(),
        shown: "answer.rs".into(),
    }
}

fn compiles(compiler: &Compiler, items: &str) -> Compiled {
    compiler
        .compile(&[piece(items)], &Cancel::default())
        .unwrap()
}

#[test]
fn what_passes_at_home_passes_in_the_jail() {
    let (workbook, home) = (workbook(), checker());
    let graded = home.clone().jailed(jail()).unwrap();
    let module = |checker: &Checker| compiles(checker.compiler(), "").wasm.unwrap();
    assert!(module(&home) == module(&graded));
    let exercise = workbook.find("quadratic_model").unwrap();
    let answer = Answer {
        exercise,
        submission: Submission::Text(exercise.reference.clone()),
        shown: "somebody/2_1a_quadratic_model.rs".into(),
    };
    let checked = graded.check(&[answer], 0, &Cancel::default()).unwrap();
    assert_eq!(checked[0].outcome.verdict(), Verdict::Passed);
}

#[test]
fn what_the_scan_would_have_refused_reads_nothing_in_the_jail() {
    if !jail().protections().landlock.is_on() {
        return;
    }
    let home = checker();
    let graded = home.clone().jailed(jail()).unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let secret = elsewhere.path().join("secret.rs");
    fs::write(&secret, "pub const SECRET: u8 = 7;").unwrap();
    let reference = root().join("solutions/2_taylor/2_1a_quadratic_model/solution.rs");
    let lab_json = cache_folder(&root()).join("lab.json");
    let text = |path: &Path| format!("pub const TEXT: &str = include_str!({path:?});");
    for items in [
        text(&secret),
        text(&reference),
        text(&lab_json),
        text(Path::new("/etc/passwd")),
        text(Path::new("/proc/self/status")),
        format!("#[path = {secret:?}] pub mod theirs;"),
        format!("pub mod theirs {{ include!({secret:?}); }}"),
        format!("pub mod theirs {{ #![debugger_visualizer(gdb_script_file = {secret:?})] }}"),
    ] {
        let free = compiles(home.compiler(), &items);
        assert!(free.pieces[0].is_ok(), "{items}: {:?}", free.pieces[0]);
        let jailed = compiles(graded.compiler(), &items);
        let Err(Rejection::Errors(errors)) = &jailed.pieces[0] else {
            panic!("{items}: {:?}", jailed.pieces[0]);
        };
        let said = &errors[0].message;
        assert!(said.contains("Permission denied"), "{items}: {said}");
    }
}

#[test]
fn a_library_that_is_lost_while_grading_is_a_fault_and_fails_no_answer() {
    checker();
    let home = tempfile::tempdir().unwrap();
    let (built, guest) = (
        cache_folder(&root()).join("guest"),
        home.path().join("guest"),
    );
    for part in [
        "wasm32-wasip1/guest/liblab.rlib",
        "wasm32-wasip1/guest/deps",
        "guest/deps",
    ] {
        copy(&built.join(part), &guest.join(part));
    }
    let note = fs::read_to_string(cache_folder(&root()).join("lab.json")).unwrap();
    let moved = note.replace(&*built.to_string_lossy(), &guest.to_string_lossy());
    fs::write(home.path().join("lab.json"), moved).unwrap();
    let compiler = Compiler::prepare(&root(), home.path(), &mut |_| {}).unwrap();
    let compiler = compiler.jailed(jail()).unwrap();
    assert!(compiles(&compiler, "").pieces[0].is_ok());
    let lost = |what: &str| {
        let fault = compiler.compile(&[piece("")], &Cancel::default()).err();
        let fault = fault.unwrap_or_else(|| panic!("{what} is no fault"));
        assert!(
            fault.what.contains("cannot read the sandbox's library"),
            "{what}: {fault}"
        );
    };
    let lab = guest.join("wasm32-wasip1/guest/liblab.rlib");
    fs::write(&lab, "damaged").unwrap();
    lost("a damaged library");
    fs::remove_file(&lab).unwrap();
    lost("a library that is gone");
}

#[test]
fn a_crate_that_nobody_offers_is_the_learners_error() {
    let graded = checker().jailed(jail()).unwrap();
    for (items, code) in [
        ("use nosuch::x;", "E0432"),
        ("use proc_macro::TokenStream;", "E0432"),
        ("use ::test::black_box;", "E0432"),
        ("pub fn f() { nosuch::x() }", "E0433"),
        ("pub fn f() -> alloc::vec::Vec<u8> { todo!() }", "E0433"),
        (
            "compile_error!(\"extern location for lab does not exist\");",
            "",
        ),
    ] {
        let compiled = compiles(graded.compiler(), items);
        let Err(Rejection::Errors(errors)) = &compiled.pieces[0] else {
            panic!("{items}: {:?}", compiled.pieces[0]);
        };
        assert_eq!(
            errors[0].code.as_deref().unwrap_or_default(),
            code,
            "{items}"
        );
    }
}

#[test]
fn the_report_says_what_was_on() {
    let on = Protections {
        landlock: Landlock::On { abi: 7 },
        cpu_time: true,
        memory: Some(4 << 30),
        file_size: Some(256 << 20),
        as_root: false,
    };
    let newest = Protections {
        landlock: Landlock::On { abi: 10 },
        ..on.clone()
    };
    let old_kernel = Protections {
        landlock: Landlock::Absent,
        as_root: true,
        ..on.clone()
    };
    let failed = Protections {
        landlock: Landlock::Failed("Landlock is on, and files can still be read".into()),
        ..on.clone()
    };
    let none = Protections::none(false);
    let mut shown = String::new();
    for (name, protections) in [
        ("Linux 6.15", on),
        ("Linux to come", newest),
        ("an old kernel, as root", old_kernel),
        ("a kernel whose Landlock fails", failed),
        ("a system without means", none),
    ] {
        shown += &format!("== {name}\n{}\n", protections.sentences().join("\n"));
        shown += &format!("{:#}\n\n", protections.to_json());
    }
    insta::assert_snapshot!(shown);
}
