//! How fast a class is graded, beside what else could be done with the same submissions, in one run.
//!
//!     cargo build -F grade
//!     cargo run --example grading_speed                # classes of 50 and 1000
//!     cargo run --example grading_speed -- 20 60       # other sizes
//!
//! Times of a machine mean little by themselves; the ratios are what carries over. Every submitted
//! file has a comment of its own, so that no result of one learner serves another.

#[path = "../tests/it/grade/class.rs"]
mod class;
mod timing;

use curvature::workbook::{Exercise, Workbook};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};
use timing::{median, time};

const SIZES: [usize; 2] = [50, 1000];
const SEED: u64 = 1;
/// Exercises that the rivals check, one program each.
const RIVAL_ROUNDS: usize = 9;

fn main() {
    let workbook = Workbook::open(None, None).expect("run this inside the workbook");
    let asked: Vec<usize> = env::args().skip(1).filter_map(|n| n.parse().ok()).collect();
    let (small, large) = match asked[..] {
        [small, large] => (small, large),
        _ => (SIZES[0], SIZES[1]),
    };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let exercises: Vec<&Exercise> = workbook.exercises.iter().collect();

    // What is built and run once for all is no part of the time of a submission.
    let warm_up = Class::write(&workbook, &exercises, 2, &folder.path().join("warm-up"));
    warm_up.grade("first");

    let rival = Rival::set_up(&workbook, &folder.path().join("rival"));
    let some: Vec<&Exercise> = exercises.iter().copied().take(RIVAL_ROUNDS).collect();
    let tests = median(
        some.iter()
            .map(|exercise| rival.cargo_test(exercise))
            .collect(),
    );
    let bare = median(
        some.iter()
            .map(|exercise| rival.rustc_and_run(exercise))
            .collect(),
    );

    let few = Class::write(&workbook, &exercises, small, &folder.path().join("small"));
    let few = few.grade("first");
    let many = Class::write(&workbook, &exercises, large, &folder.path().join("large"));
    let first = many.grade("first");
    let again = many.grade("first");

    let each = first.time / u32::try_from(large).expect("a class");
    let each_of_few = few.time / u32::try_from(small).expect("a class");
    let checked = many.files as f64;
    let one_exercise = first.time.as_secs_f64() / checked;
    println!(
        "{large} submissions, {} files, in {:.1} s: {:.2} submissions a second.",
        many.files,
        first.time.as_secs_f64(),
        large as f64 / first.time.as_secs_f64()
    );
    println!();
    println!("| measured | ratio | aim |");
    println!("|---|---|---|");
    let row = |what: &str, ratio: f64, aim: &str| println!("| {what} | {ratio:.2} | {aim} |");
    row(
        "`cargo test` of one exercise, to an exercise graded",
        tests.as_secs_f64() / one_exercise,
        "at least 10",
    );
    row(
        "bare rustc and a run of one exercise, to an exercise graded",
        bare.as_secs_f64() / one_exercise,
        "above 1",
    );
    row(
        "grading, to grading again unchanged",
        first.time.as_secs_f64() / again.time.as_secs_f64(),
        "at least 20",
    );
    row(
        &format!("a submission of {large}, to one of {small}"),
        each.as_secs_f64() / each_of_few.as_secs_f64(),
        "0.8 to 1.2",
    );
    if let (Some(few), Some(many)) = (few.peak_memory, first.peak_memory) {
        row(
            &format!("peak memory of the runner with {large}, to {small}"),
            many as f64 / few as f64,
            "at most 1.3",
        );
    }
}

/// A class on disk.
struct Class {
    folder: PathBuf,
    files: usize,
}

/// What grading took.
struct Measured {
    time: Duration,
    /// In KiB, where the system tells.
    peak_memory: Option<u64>,
}

impl Class {
    fn write(workbook: &Workbook, exercises: &[&Exercise], size: usize, folder: &Path) -> Self {
        let submissions = folder.join("submissions");
        fs::create_dir_all(&submissions).expect("a temporary folder");
        let mut files = 0;
        for mut student in class::class(workbook, exercises, size, SEED) {
            let own = format!("\n// {}\n", student.name);
            for answer in student.answers.values_mut() {
                answer.bytes.extend(own.as_bytes());
                files += 1;
            }
            student.submit(exercises, &submissions);
        }
        Self {
            folder: folder.to_owned(),
            files,
        }
    }

    fn grade(&self, out: &str) -> Measured {
        let start = Instant::now();
        let mut child = Command::new(binary())
            .arg("grade")
            .arg(self.folder.join("submissions"))
            .arg("--out")
            .arg(self.folder.join(out))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("build the runner first: `cargo build -F grade`");
        let mut peak_memory = None;
        let status = loop {
            if let Some(status) = child.try_wait().expect("a child") {
                break status;
            }
            peak_memory = peak(child.id()).or(peak_memory);
            thread::sleep(Duration::from_millis(20));
        };
        assert!(
            status.success(),
            "build the runner first: `cargo build -F grade`"
        );
        Measured {
            time: start.elapsed(),
            peak_memory,
        }
    }
}

/// The most memory that a process has had, without that of its children.
fn peak(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

/// The binary that lies beside this example.
fn binary() -> PathBuf {
    let example = env::current_exe().expect("this program has a path");
    let target = example
        .parent()
        .and_then(Path::parent)
        .expect("target/debug");
    target.join(format!("curvature{}", env::consts::EXE_SUFFIX))
}

/// The same cases in a program of the machine's own, as a grader without a sandbox has them.
struct Rival {
    folder: PathBuf,
}

const PROGRAM: &str = "mod exercise {
    pub mod answer;
    pub mod probe;
}

fn every_case() {
    let cases = lab::probe::rehearse(exercise::probe::probe, 0);
    assert!(cases.iter().all(|case| !case.observations.is_empty()));
}

fn main() {
    every_case();
}

#[test]
fn test() {
    every_case();
}
";

impl Rival {
    /// Builds what all programs share, once.
    fn set_up(workbook: &Workbook, folder: &Path) -> Self {
        let lab = workbook.root.join("lab");
        let manifest = format!(
            "[package]\nname = \"rival\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\nlab = {{ path = {lab:?} }}\nnalgebra = \"0.35\"\n\n[workspace]\n"
        );
        fs::create_dir_all(folder.join("src/exercise")).expect("a temporary folder");
        fs::write(folder.join("Cargo.toml"), manifest).expect("a temporary folder");
        let _ = fs::copy(workbook.root.join("Cargo.lock"), folder.join("Cargo.lock"));
        let rival = Self {
            folder: folder.to_owned(),
        };
        rival.cargo_test(&workbook.exercises[0]);
        run(Command::new("cargo")
            .args(["build", "--quiet"])
            .current_dir(folder));
        rival
    }

    fn write(&self, exercise: &Exercise) {
        let put = |name: &str, text: &str| {
            fs::write(self.folder.join("src").join(name), text).expect("a temporary folder");
        };
        put("exercise/answer.rs", &exercise.reference);
        put("exercise/probe.rs", &exercise.probe);
        put("main.rs", PROGRAM);
    }

    fn cargo_test(&self, exercise: &Exercise) -> Duration {
        self.write(exercise);
        time(|| {
            run(Command::new("cargo")
                .args(["test", "--quiet"])
                .current_dir(&self.folder))
        })
    }

    fn rustc_and_run(&self, exercise: &Exercise) -> Duration {
        self.write(exercise);
        let built = self.folder.join("target/debug");
        let library = |name: &str| {
            let begins = format!("lib{name}-");
            let files = fs::read_dir(built.join("deps")).expect("cargo has built it");
            let mut files = files.map(|file| file.expect("a file").path());
            let file = files.find(|path| {
                let file = path.file_name().unwrap_or_default().to_string_lossy();
                file.starts_with(&begins) && file.ends_with(".rlib")
            });
            format!("{name}={}", file.expect("cargo has built it").display())
        };
        let program = self.folder.join("program");
        time(|| {
            run(Command::new("rustc")
                .arg(self.folder.join("src/main.rs"))
                .args(["--edition", "2024", "--cap-lints", "allow", "-o"])
                .arg(&program)
                .arg("-L")
                .arg(format!("dependency={}", built.join("deps").display()))
                .args([
                    "--extern",
                    &library("lab"),
                    "--extern",
                    &library("nalgebra"),
                ]));
            run(&mut Command::new(&program));
        })
    }
}

fn run(command: &mut Command) {
    let status = command
        .env_remove("CARGO_TARGET_DIR")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    assert!(
        status.expect("the program is there").success(),
        "{command:?} failed"
    );
}
