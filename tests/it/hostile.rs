//! What runs away, breaks off or reaches outside gets a verdict and a message that names it, and
//! does nothing else: no file appears, and the exercise beside it passes.
//!
//! An attack that is a text is a few lines in `tests/hostile`. Here are those that code has to make,
//! and those of which more is asked than a verdict.

mod attack;

use self::attack::{Attack, File, MODEL, STEP, all, family, framed, reference};
use crate::support::{Learner, root, text};
use serde_json::Value;
use std::{collections::BTreeSet, fs};

const SPECTRUM: &str = "spectrum";

const LONGEST_SCREEN: usize = 60;

/// A test for every file of attacks.
macro_rules! families {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            all(family(stringify!($name)));
        })*

        const FAMILIES: &[&str] = &[$(stringify!($name)),*];
    };
}

families! {
    answers_that_are_no_numbers
    contracts_that_are_broken
    files_that_are_no_answer
    forgeries
    memory_without_end
    programs_that_break_off
    reaching_outside_at_compile_time
    reaching_outside_at_run_time
    right_answers_with_much_around_them
    stack_without_end
    the_compiler_at_its_limits
    what_the_library_has_already
    what_the_sandbox_cannot_load
    work_without_end
}

#[test]
fn every_file_of_attacks_is_read() {
    let files = fs::read_dir(root().join("tests/hostile")).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let lists: BTreeSet<String> = names
        .filter_map(|name| Some(name.strip_suffix(".txt")?.to_owned()))
        .filter(|name| name != "frames")
        .collect();
    let read: BTreeSet<String> = FAMILIES.iter().map(|&name| name.to_owned()).collect();
    assert_eq!(lists, read);
}

/// A program of `tests/hostile`.
fn program(name: &str) -> String {
    let path = root().join("tests/hostile").join(format!("{name}.rs"));
    fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// Statements in front of a right value.
fn before(statements: &str) -> String {
    framed("before", statements)
}

/// Items beside a right answer.
fn beside(items: &str) -> String {
    framed("beside", items)
}

/// The same with what the lifetime hole gives.
fn through_the_hole(statements: &str) -> String {
    before(&format!("{}\n{statements}", program("hole")))
}

fn content(name: &str, content: impl Into<Vec<u8>>, gets: &[&str]) -> Attack {
    Attack::new(name, File::Content(content.into()), gets)
}

#[test]
fn whole_programs() {
    let scribbling = "let memory: &'static mut [u8] = reinterpret((1_usize << 16, 17_usize << 20));
         for byte in memory { *byte ^= 0x55; }
         return 0.0;";
    let report = "wrong: should be -0.82, and yours is 0";
    let scribbled = [
        "wrong: the model at v",
        "panicked: in the case",
        "out_of_work: The case",
        "out_of_memory: The case",
    ];
    all(vec![
        content("a printed report", program("forged_report"), &[report]),
        content(
            "helpers, tests and a main",
            program("busy_helpers"),
            &["passed"],
        ),
        content(
            "all memory scribbled over through the lifetime hole",
            through_the_hole(scribbling),
            &scribbled,
        ),
    ]);
}

#[test]
fn more_arguments_than_the_sandbox_takes() {
    let numbered = |each: fn(usize) -> String| (0..1200).map(each).collect::<Vec<_>>();
    let many = format!(
        "fn many({}) -> f64 {{ {} }} println!(\"{{}}\", many({}));",
        numbered(|i| format!("a{i}: f64")).join(", "),
        numbered(|i| format!("a{i}")).join(" + "),
        numbered(|i| format!("{i}.0")).join(", ")
    );
    let gets = "does_not_compile: The sandbox cannot run what your file compiles to";
    let name = "a function of 1,200 arguments";
    all(vec![content(name, before(&many), &[gets])]);
}

/// A trait that one answer implements is implemented in all of the bundle.
#[test]
fn an_answer_cannot_make_its_neighbour_ambiguous() {
    let learner = Learner::new();
    let items = "pub struct Equal<T>(T);
                 impl PartialEq<Equal<[u8; { 1 }]>> for f64 {
                     fn eq(&self, _: &Equal<[u8; { 1 }]>) -> bool { true }
                 }";
    learner.writes(MODEL, beside(items));
    let parsing = "pub fn is_zero(x: f64) -> bool { x == \"0\".parse().unwrap() }";
    learner.writes(STEP, format!("{}\n{parsing}\n", reference(STEP)));
    // The neighbour alone at fault is still told so, and alone.
    learner.writes(
        SPECTRUM,
        format!("{}\nfn f() -> u8 {{ 1.0 }}\n", reference(SPECTRUM)),
    );
    assert_eq!(
        verdicts(&learner, &[MODEL, STEP, SPECTRUM]),
        ["passed", "passed", "does_not_compile"]
    );
}

#[test]
fn files_that_break_at_every_stage_of_the_compiler_are_dropped_alone() {
    let learner = Learner::new();
    let broken = [
        ("fd_gradient", "fn f( {"),
        ("remainder_slopes", "use crate::nothing::at_all;"),
        ("descent_rate", "pub fn f() -> u8 { 1.0 }"),
        (
            "escape_time",
            "pub fn f() -> &'static str { let s = String::new(); &s }",
        ),
        (
            "saddle_free_newton",
            "pub const C: () = assert!(size_of::<usize>() == 3); pub fn f() { C }",
        ),
        (
            "critical_report",
            "fn g<T: Copy>(t: T) { g((t, t)) } fn f() { g(1) } #[used] static F: fn() = f;",
        ),
    ];
    for (slug, item) in broken {
        learner.writes(slug, format!("{}\n{item}\n", reference(slug)));
    }
    learner.writes(MODEL, reference(MODEL));
    let mut asked = vec![MODEL];
    asked.extend(broken.map(|(slug, _)| slug));
    let mut expected = vec!["passed"];
    expected.extend(broken.map(|_| "does_not_compile"));
    assert_eq!(verdicts(&learner, &asked), expected);
}

fn verdicts(learner: &Learner, slugs: &[&str]) -> Vec<String> {
    let output = learner.runs(&[&["check", "--json"], slugs].concat());
    let document: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|e| panic!("{e}: {}", text(&output.stderr)));
    let entries = document["exercises"].as_array().unwrap();
    let verdict = |entry: &Value| entry["verdict"].as_str().unwrap().to_owned();
    entries.iter().map(verdict).collect()
}

#[test]
fn the_compiler_at_its_limits_with_much_to_read() {
    const TIME: &str = "does_not_compile: did not come to an end within 10 s";
    const MEMORY: &str = "does_not_compile: memory";
    const NESTED: &str = "does_not_compile: nested";
    let tuples: String = (1..40)
        .map(|i| format!("type T{i} = (T{}, T{});", i - 1, i - 1))
        .collect();
    let doubling = format!("type T0 = u8; {tuples} println!(\"{{}}\", size_of::<T39>());");
    let parentheses = format!("let _ = {}1{};", "(".repeat(100_000), ")".repeat(100_000));
    let sum = format!("let _ = {}1;", "1 + ".repeat(100_000));
    let warned = |i| format!("fn f{i}() {{ let x = 1; }}\n");
    let warnings: String = (0..20_000).map(warned).collect();
    let errors = "const X: f64 = \"x\";\n".repeat(10_000);
    let broke_off = "does_not_compile: broke off";
    let [twice, mismatched] = ["E0428", "E0308"].map(|e| format!("does_not_compile: error {e}"));
    let attacks = [
        content(
            "a type that doubles forty times",
            before(&doubling),
            &[MEMORY, TIME],
        ),
        content("parentheses without end", before(&parentheses), &[NESTED]),
        content("a sum without end", before(&sum), &[NESTED]),
        content(
            "more warnings than anybody reads",
            beside(&warnings),
            &[broke_off, TIME],
        ),
        content(
            "ten thousand errors",
            beside(&errors),
            &[&twice, &mismatched],
        ),
    ];
    all(attacks.map(Attack::alone).into());
}

#[test]
fn bytes_that_are_no_answer() {
    let right = before("");
    let with = |inserted: &[u8]| [right.as_bytes(), inserted].concat();
    let utf16: Vec<u8> = right.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let refused = |name: &str, file: File, words: &str| {
        Attack::new(name, file, &[&format!("does_not_compile: {words}")])
    };
    let bytes =
        |name: &str, bytes: &[u8], words: &str| refused(name, File::Content(bytes.into()), words);
    let folder = File::Made(|path| fs::create_dir(path).unwrap());
    let absent = "your file has none of that name";
    let unknown = "unknown start of token";
    let deleted = "is not there. `cargo run -- reset 2.1a`";
    let marked = format!("\u{feff}{right}");
    let other_ends = format!("// first\n{right}").replace('\n', "\r\n");
    let attacks = [
        bytes("only line breaks", b"\n\n\r\n", absent),
        bytes("only a comment", b"// later", absent),
        refused("a deleted file", File::Made(|_| ()), deleted),
        refused("a folder in place of the file", folder, "is not a file"),
        bytes(
            "bytes that are not UTF-8",
            &with(b"// caf\xe9\n"),
            "is not UTF-8 text: line 7",
        ),
        bytes(
            "UTF-16",
            &[vec![0xff, 0xfe], utf16].concat(),
            "is not UTF-8 text: line 1",
        ),
        bytes("NUL bytes", &[0; 4096], unknown),
        bytes("a NUL byte behind the answer", &with(b"\0"), unknown),
        bytes(
            "two megabytes",
            &with(&b"// x\n".repeat(420_000)),
            "is larger than 1 MiB",
        ),
        content("a byte order mark", marked, &["passed"]),
        content("line ends of another system", other_ends, &["passed"]),
        content("a NUL byte in a comment", with(b"// \0\n"), &["passed"]),
    ];
    // Beside another exercise one of them will do: they never come to run.
    let mut attacks: Vec<Attack> = attacks.map(Attack::alone).into();
    attacks.push(bytes("an empty file", b"", absent));
    all(attacks);
}

#[cfg(unix)]
#[test]
fn a_pipe_in_place_of_the_file() {
    let pipe = File::Made(|path| {
        let made = std::process::Command::new("mkfifo").arg(path).status();
        assert!(made.unwrap().success());
        // A check that reads the pipe all the same gets an answer, and the test an end.
        let path = path.to_owned();
        std::thread::spawn(move || fs::write(path, before("")));
    });
    let gets = ["does_not_compile: is not a file"];
    all(vec![Attack::new("a pipe", pipe, &gets)]);
}

/// A probe computes some observations itself, like an order of convergence: whoever can record
/// could have them without an answer.
const ORDER: &str = "the power p in the error t^p of the model at t v";

#[test]
fn the_probe_records_what_is_forged_below() {
    let probe = fs::read_to_string(root().join("solutions/2_taylor/2_1a_quadratic_model/probe.rs"));
    assert!(probe.unwrap().contains(ORDER));
}

#[test]
fn a_forged_recorder_earns_nothing() {
    let forging = format!(
        "let mut recorder: lab::probe::Recorder = reinterpret(());
         recorder.see({ORDER:?}, 3.0, lab::probe::exactly());
         return 0.0;"
    );
    let learner = Learner::new();
    learner.writes(MODEL, through_the_hole(&forging));
    let entry = learner.checks(MODEL);
    assert_eq!(entry["verdict"], "wrong", "{entry:#}");
    assert_eq!(entry["cases"]["passed"], 0, "{entry:#}");
}

/// The guest knows by a byte of its own memory that it has been entered. With that wiped out, the host
/// knows it.
#[test]
fn entering_twice_earns_nothing_even_if_the_guest_has_forgotten_it() {
    let forging = format!(
        "static MARK: std::sync::atomic::AtomicBool = std::sync::atomic::AtomicBool::new(false);
         fn forged(p: &mut lab::probe::Probe) {{
             for _ in 0..11 {{
                 p.case(\"x\", |r| r.see({ORDER:?}, 3.0, lab::probe::within_absolute(0.1)));
             }}
         }}
         let around = &raw const MARK as usize - 64;
         let memory: &'static mut [u8] = reinterpret((around, 128_usize));
         for byte in memory {{ if *byte == 1 {{ *byte = 0; }} }}
         lab::probe::main(&[forged]);
         std::process::exit(0);"
    );
    let learner = Learner::new();
    learner.writes(MODEL, through_the_hole(&forging));
    let entry = learner.checks(MODEL);
    assert_eq!(entry["verdict"], "panicked", "{entry:#}");
    assert_eq!(entry["cases"]["passed"], 0, "{entry:#}");
    let says = entry["message"].as_str().unwrap();
    assert!(
        says.contains("lab::probe::main belongs to the runner"),
        "{says}"
    );
}

/// Whoever looks at the random cases at home can return their numbers; nobody has seen those of
/// another seed.
#[test]
fn hard_coded_answers_fail_under_another_seed() {
    let learner = Learner::new();
    let spying = "if v.len() == 5 { panic!(\"seen: {}\", f0.to_bits()); }";
    learner.writes(MODEL, before(spying));
    let entry = learner.checks(MODEL);
    let findings = entry["findings"].as_array().unwrap();
    let seen: Vec<String> = findings
        .iter()
        .filter_map(|finding| finding["says"].as_str()?.split_once("seen: "))
        .map(|(_, rest)| rest.chars().take_while(char::is_ascii_digit).collect())
        .collect();
    assert_eq!(seen.len(), 2, "{entry:#}");
    let coded = format!(
        "if v.len() == 5 && ![{}].contains(&f0.to_bits()) {{ return 0.0; }}",
        seen.join(", ")
    );
    learner.writes(MODEL, before(&coded));
    assert_eq!(learner.checks(MODEL)["verdict"], "passed");
    let output = learner.runs(&["check", MODEL, "--json", "--seed", "20261124"]);
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    let entry = &document["exercises"][0];
    assert_eq!(entry["verdict"], "wrong", "{entry:#}");
    let cases = |key: &str| entry["cases"][key].as_u64().unwrap();
    assert_eq!(cases("total") - cases("passed"), 2);
}

/// An implementation that one answer has could make up what another leaves out, and what it leaves
/// out could be what the exercise asks for.
#[test]
fn an_answer_cannot_be_completed_by_its_neighbour() {
    let learner = Learner::new();
    let items = "#[derive(Default)] pub struct Mine;
         impl std::ops::Shl<Mine> for &DMatrix<f64> {
             type Output = Result<(DVector<f64>, DMatrix<f64>), lab::E>;
             fn shl(self, _: Mine) -> Self::Output { lab::spectrum(self) }
         }";
    learner.writes(MODEL, beside(items));
    let empty = "use lab::E;
         use nalgebra::{DMatrix, DVector};
         pub fn spectrum(h: &DMatrix<f64>) -> Result<(DVector<f64>, DMatrix<f64>), E> {
             h << Default::default()
         }";
    learner.writes(SPECTRUM, empty);
    assert_eq!(
        verdicts(&learner, &[SPECTRUM, MODEL]),
        ["does_not_compile", "passed"]
    );
}

/// Characters that a terminal obeys: control characters, and those that turn text around.
fn steers(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[test]
fn what_a_program_says_cannot_steer_the_terminal() {
    const ESCAPES: &str = r"\x1b[2J\x1b]0;title\x07\u{9b}31m\rback\x08\u{202e}turned";
    let raw = "\x1b[2J\x1b]0;title\x07\u{9b}31m\u{8}turned";
    let lines = format!("panic!(\"one\\n{ESCAPES}\\r\\ntwo {ESCAPES}\");");
    let output = format!("println!(\"{ESCAPES}\"); eprint!(\"{ESCAPES}\"); panic!();");
    let error = format!("compile_error!(\"{ESCAPES}\");");
    let line = format!("const X: u8 = \"{raw}\";");
    let unknown = format!("{raw} fn f() {{}}");
    for (name, answer) in [
        ("a panic", before(&format!("panic!(\"{ESCAPES}\");"))),
        ("a panic of several lines", before(&lines)),
        ("output", before(&output)),
        ("a compiler error", beside(&error)),
        ("a line with an error", beside(&line)),
        ("an unknown character", beside(&unknown)),
    ] {
        let learner = Learner::new();
        learner.writes(MODEL, answer);
        let shown = learner.reads(&["check", MODEL]);
        let steering: Vec<char> = shown.chars().filter(|c| steers(*c)).collect();
        assert!(steering.is_empty(), "{name}: {steering:?} in {shown:?}");
        assert!(shown.contains("[2J"), "{name}: {shown}");
    }
}

#[test]
fn what_a_program_says_fits_on_a_screen() {
    for (name, statements) in [
        ("lines", "for i in 0..5_000 { println!(\"{i}\"); }"),
        ("one line", "print!(\"{}\", \"x\".repeat(100_000));"),
        (
            "a panic of one line",
            "panic!(\"{}\", \"x\".repeat(100_000));",
        ),
        (
            "a panic of many lines",
            "panic!(\"{}\", \"x\\n\".repeat(100_000));",
        ),
    ] {
        let learner = Learner::new();
        let statements = format!("{statements} panic!(\"the end\");");
        learner.writes(MODEL, before(&statements));
        let shown = learner.reads(&["check", MODEL]);
        let lines = shown.lines().count();
        assert!(lines <= LONGEST_SCREEN, "{name}: {lines} lines");
        assert!(shown.contains("panicked"), "{name}: {shown}");
    }
}
