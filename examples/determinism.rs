//! The same answers get the same verdicts, traces and counts of work, byte for byte: from a debug
//! and from a release build of the runner, and in ten runs of them while the other cores are busy.
//!
//!     cargo build && cargo build --release
//!     cargo run --example determinism -- target/debug/curvature target/release/curvature
//!
//! Each build has a cache of its own, emptied of runs before each run. What is compared is what
//! `check --all --json` prints, and every stored run: observations, output and work of each case.

use std::{
    collections::BTreeMap,
    env, fs,
    num::NonZero,
    path::{Path, PathBuf},
    process::Command,
    sync::atomic::{AtomicBool, Ordering},
    thread,
};
use workbook::{Exercise, Workbook};

/// Runs beside busy cores, of each build. A debug one takes three times as long, and what is left to
/// chance is so in both.
const DEBUG_RUNS: usize = 2;
const RELEASE_RUNS: usize = 8;

/// Answers that stop in every way there is, or would show that something is left to chance.
const RUNAWAYS: [&str; 6] = [
    "loop {}",
    "fn deep(n: u64) -> u64 { if n == u64::MAX { 0 } else { 1 + deep(n + 1) } } panic!(\"{}\", deep(0))",
    "let mut hoard = Vec::new(); loop { hoard.extend([1_u64; 4096]) }",
    "loop { println!(\"a flood\") }",
    "std::process::exit(7)",
    "let order = std::collections::HashSet::from([1, 2, 3, 4, 5, 6, 7]); panic!(\"{order:?}\")",
];

fn main() {
    let arguments: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let [debug, release] = &arguments[..] else {
        panic!("name two builds of the runner: target/debug/curvature target/release/curvature");
    };
    let workbook = Workbook::open(None, None).expect("run this inside the workbook");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let learners = learners(&workbook, folder.path());
    let cache = |name| workbook.root.join("target").join("determinism").join(name);

    let expected = everything(release, &cache("release"), &learners);
    let first = everything(debug, &cache("debug"), &learners);
    same("debug and release", &expected, &first);
    println!(
        "{} answers, {} files: debug and release agree.",
        learners.len() * workbook.exercises.len(),
        expected.len()
    );
    busy_elsewhere(|| {
        for (build, binary, runs) in [
            ("debug", debug, DEBUG_RUNS),
            ("release", release, RELEASE_RUNS),
        ] {
            for run in 1..=runs {
                let again = everything(binary, &cache(build), &learners);
                same(&format!("{build} run {run} of {runs}"), &expected, &again);
            }
        }
    });
    println!("{DEBUG_RUNS} debug and {RELEASE_RUNS} release runs beside a busy core agree.");
}

/// Folders of answers: stubs, references, and what never comes to its end.
fn learners(workbook: &Workbook, folder: &Path) -> Vec<PathBuf> {
    let learner = |kind: &str, text: &dyn Fn(usize, &Exercise) -> String| {
        let learner = folder.join(kind);
        for (index, exercise) in workbook.exercises.iter().enumerate() {
            let path = learner.join(&exercise.file);
            fs::create_dir_all(path.parent().expect("a part's folder")).expect("a folder");
            fs::write(path, text(index, exercise)).expect("a file");
        }
        learner
    };
    vec![
        learner("stubs", &|_, exercise| exercise.stub.clone()),
        learner("solved", &|_, exercise| exercise.reference.clone()),
        learner("runaway", &|index, exercise| {
            let body = RUNAWAYS[index % RUNAWAYS.len()];
            exercise.stub.replace("todo!(\"your answer\")", body)
        }),
    ]
}

/// What a build prints about every folder, and what it stores meanwhile, by name.
fn everything(binary: &Path, cache: &Path, learners: &[PathBuf]) -> BTreeMap<String, Vec<u8>> {
    let runs = cache.join("runs");
    let _ = fs::remove_dir_all(&runs);
    let mut found = BTreeMap::new();
    for learner in learners {
        let output = Command::new(binary)
            .arg("--exercises")
            .arg(learner)
            .args(["check", "--all", "--json"])
            .env("CURVATURE_CACHE", cache)
            .output()
            .expect("the runner has been built");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_ne!(
            output.status.code(),
            Some(2),
            "{}: {said}",
            binary.display()
        );
        found.insert(learner.display().to_string(), output.stdout);
    }
    for run in fs::read_dir(runs).expect("runs are stored").flatten() {
        let name = run.file_name().to_string_lossy().into_owned();
        found.insert(name, fs::read(run.path()).expect("a stored run"));
    }
    found
}

fn same(what: &str, a: &BTreeMap<String, Vec<u8>>, b: &BTreeMap<String, Vec<u8>>) {
    let names: Vec<&String> = a.keys().collect();
    assert_eq!(names, b.keys().collect::<Vec<_>>(), "{what}: other files");
    for (name, content) in a {
        if *content != b[name] {
            let text = String::from_utf8_lossy(content);
            let other = String::from_utf8_lossy(&b[name]);
            let (line, other) = text
                .lines()
                .zip(other.lines())
                .find(|(line, other)| line != other)
                .unwrap_or_default();
            panic!("{what}: {name} differs\n{line}\n{other}");
        }
    }
}

/// Does something while every other core has something else to do.
fn busy_elsewhere(something: impl FnOnce()) {
    let busy = AtomicBool::new(true);
    let others = thread::available_parallelism().map_or(1, NonZero::get) - 1;
    thread::scope(|scope| {
        for _ in 0..others.max(1) {
            scope.spawn(|| {
                while busy.load(Ordering::Relaxed) {
                    std::hint::spin_loop();
                }
            });
        }
        // Also where it panics: the scope waits for the others.
        let _rest = Rest(&busy);
        something();
    });
}

struct Rest<'a>(&'a AtomicBool);

impl Drop for Rest<'_> {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Relaxed);
    }
}
