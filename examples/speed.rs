//! How fast a check is, beside what else could be done with the same file, in one run.
//!
//!     cargo run --example speed                  # ratios of checks
//!     cargo run --example speed -- first-start   # a fresh clone against `cargo install rustlings`
//!
//! Times of a machine mean little by themselves; the ratios are what carries over. Every round
//! measures all rivals one after the other, so that whatever else the machine does meets them all,
//! and the median of the rounds is taken. Each round's file differs in a comment, so that no
//! cache of results helps.

#[path = "timing/terminal.rs"]
mod terminal;
mod timing;

use curvature::{
    check::{Checker, cache_folder},
    compile::{Cancel, Piece},
};
use judge::Verdict;
use portable_pty::CommandBuilder;
use sandbox::{Limits, Sandbox, Task};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};
use terminal::Terminal;
use timing::{median, time};
use workbook::{Exercise, Workbook, parallel};

const ROUNDS: usize = 11;
const EXERCISE: &str = "quadratic_model";

fn main() {
    let workbook = Workbook::open(None, None).expect("run this inside the workbook");
    if env::args().any(|argument| argument == "first-start") {
        first_start(&workbook);
    } else {
        checks(&workbook);
    }
}

fn checks(workbook: &Workbook) {
    let checker = Checker::prepare(workbook, &mut |_| {}).expect("the toolchain is complete");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let learner = folder.path().join("exercises");
    let one = workbook.find(EXERCISE).expect("the exercise exists");
    let every: Vec<&Exercise> = workbook.exercises.iter().collect();
    let rival = CargoRunner::set_up(workbook, one, &folder.path().join("rival"));
    solve(&every, &learner, usize::MAX);
    curvature(&learner, &["check", "--all"]);

    // In a folder that nothing else is saved in, so that the loop rests while others are measured.
    let desk = folder.path().join("desk");
    solve(&[one], &desk, usize::MAX);
    let mut watched = Watched::start(workbook, one, &desk);
    let mut in_loop = Vec::new();
    let mut one_check = Vec::new();
    let mut one_rustc = Vec::new();
    let mut all_check = Vec::new();
    let mut all_rustc = Vec::new();
    let mut all_run = Vec::new();
    let mut cargo = Vec::new();
    for round in 0..ROUNDS {
        solve(&every, &learner, round);
        let check = || time(|| curvature(&learner, &["check", EXERCISE]));
        let rustc = || bare_rustc(&checker, &[one], &folder.path().join("one"), round).0;
        // Whoever comes second finds the compiler's pages warm.
        if round % 2 == 0 {
            in_loop.push(watched.verdict(round));
            one_check.push(check());
            one_rustc.push(rustc());
        } else {
            one_rustc.push(rustc());
            one_check.push(check());
            in_loop.push(watched.verdict(round));
        }
        solve(&every, &learner, ROUNDS + round);
        all_check.push(time(|| curvature(&learner, &["check", "--all"])));
        let (compiling, wasm) = bare_rustc(&checker, &every, &folder.path().join("all"), round);
        all_rustc.push(compiling);
        all_run.push(time(|| run_everything(&wasm, every.len())));
        rival.save(one, round);
        cargo.push(time(|| rival.check(one)));
    }
    watched.terminal.ends_at(b"q");
    let in_loop = median(in_loop);
    let [one_check, one_rustc, all_check, all_rustc, all_run, cargo] =
        [one_check, one_rustc, all_check, all_rustc, all_run, cargo].map(median);

    println!("| measured, median of {ROUNDS} rounds | time | beside | ratio | aim, at most |");
    println!("|---|---|---|---|---|");
    row(
        "`check` of one exercise",
        one_check,
        "bare rustc of the same bundle",
        one_rustc,
        "1.5",
    );
    row(
        "from a save to the verdict on the loop's screen",
        in_loop,
        "bare rustc of the same bundle",
        one_rustc,
        "1.5",
    );
    row(
        &format!("`check --all`, {} exercises solved", every.len()),
        all_check,
        "twice a bare rustc of one bundle of all, and the sandbox's run",
        2 * all_rustc + all_run,
        "1",
    );
    row(
        "`check` of one exercise",
        one_check,
        "`cargo build`, `cargo test` and `cargo clippy` of it, as rustlings calls them",
        cargo,
        "0.33",
    );
    println!();
    println!(
        "Of `check --all`: rustc alone takes {} ms, the sandbox's run {} ms.",
        all_rustc.as_millis(),
        all_run.as_millis()
    );
    let size = folder_size(&cache_folder(&workbook.root).join("guest"));
    println!("The sandbox's library takes {} MB.", size >> 20);
}

/// The loop in a terminal of its own, at the exercise that is measured.
struct Watched<'a> {
    terminal: Terminal,
    exercise: &'a Exercise,
    learner: &'a Path,
}

impl<'a> Watched<'a> {
    fn start(workbook: &Workbook, exercise: &'a Exercise, learner: &'a Path) -> Self {
        let mut command = CommandBuilder::new(binary());
        // Otherwise it would begin at home.
        command.cwd(&workbook.root);
        command.arg("--exercises");
        command.arg(learner);
        command.args(["watch", &exercise.slug]);
        let mut watched = Self {
            terminal: Terminal::start(command),
            exercise,
            learner,
        };
        watched.until(Verdict::Passed);
        watched
    }

    /// How long the verdict on a right answer takes, after that on a wrong one. The loop looks at the file
    /// every 50 ms: rounds save at moments that are spread evenly over these.
    fn verdict(&mut self, round: usize) -> Duration {
        let save = |answer: &str| {
            let saved = format!("{answer}\n// in the loop, round {round}\n");
            put(&self.learner.join(&self.exercise.file), &saved);
        };
        save(&self.exercise.misconceptions[0].source);
        self.until(Verdict::Wrong);
        let rounds = u32::try_from(ROUNDS).expect("few");
        thread::sleep(Duration::from_millis(50) * u32::try_from(round).expect("few") / rounds);
        let begun = Instant::now();
        save(&self.exercise.reference);
        self.until(Verdict::Passed);
        begun.elapsed()
    }

    /// Waits until the heading of the exercise has this verdict.
    fn until(&mut self, verdict: Verdict) {
        let (number, title) = (&self.exercise.number, &self.exercise.title);
        let heading = format!("{number} {title}  {}", verdict.words());
        self.terminal.until(&heading);
    }
}

fn row(what: &str, time: Duration, beside: &str, other: Duration, limit: &str) {
    println!(
        "| {what} | {} ms | {beside}: {} ms | {:.2} | {limit} |",
        time.as_millis(),
        other.as_millis(),
        time.as_secs_f64() / other.as_secs_f64()
    );
}

/// Writes the references as a learner's answers, different in every round.
fn solve(exercises: &[&Exercise], folder: &Path, round: usize) {
    for exercise in exercises {
        let path = folder.join(&exercise.file);
        fs::create_dir_all(path.parent().expect("a part's folder")).expect("a temporary folder");
        fs::write(path, varied(exercise, round)).expect("a temporary folder");
    }
}

fn varied(exercise: &Exercise, round: usize) -> String {
    format!("{}\n// round {round}\n", exercise.reference)
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

fn curvature(learner: &Path, arguments: &[&str]) {
    let status = Command::new(binary())
        .arg("--exercises")
        .arg(learner)
        .args(arguments)
        .stdout(Stdio::null())
        .status()
        .expect("build the runner first: `cargo build`");
    assert!(status.success(), "the references pass");
}

/// rustc alone, with the same flags, on the same bundle; and what it made.
fn bare_rustc(
    checker: &Checker,
    exercises: &[&Exercise],
    folder: &Path,
    round: usize,
) -> (Duration, Vec<u8>) {
    let pieces: Vec<Piece> = exercises
        .iter()
        .map(|exercise| Piece {
            source: varied(exercise, round),
            probe: checker
                .compiler()
                .probe_module(&exercise.probe, &exercise.stub, &Cancel::default())
                .expect("a temporary folder"),
            shown: exercise.slug.clone(),
        })
        .collect();
    let main = checker
        .compiler()
        .write_bundle(&pieces, folder)
        .expect("a temporary folder");
    let out = folder.join("bundle.wasm");
    let mut rustc = checker.compiler().rustc_command(&main, &out);
    rustc.stderr(Stdio::null());
    let compiling = time(|| {
        assert!(rustc.status().expect("rustc is there").success());
    });
    (compiling, fs::read(out).expect("rustc wrote it"))
}

/// Every case of every exercise, on every core.
fn run_everything(wasm: &[u8], exercises: usize) {
    let sandbox = Sandbox::load(wasm).expect("a bundle");
    let exercises: Vec<usize> = (0..exercises).collect();
    parallel::map(&exercises, |&exercise| {
        let task = Task { exercise, seed: 0 };
        let names = sandbox.case_names(task).expect("a probe");
        for (case, name) in (0..).zip(&names) {
            let _ = sandbox.run(task, case, name, Limits::REFERENCE);
        }
    });
}

/// An exercise as a runner built on cargo has it: a program whose `main` is empty, with tests that
/// go through the same cases.
const RIVAL: &str = "mod answer;
#[cfg(test)]
mod probe;

fn main() {}

#[cfg(test)]
mod tests {
    #[test]
    fn every_case() {
        let cases = lab::probe::rehearse(super::probe::probe, 0);
        assert!(cases.iter().all(|case| !case.observations.is_empty()));
    }
}
";

/// The manifest of such a runner's exercises, without its programs: profile and lints are those of
/// rustlings 6.5.
const RIVALS_MANIFEST: &str = r#"[package]
name = "exercises"
edition = "2024"
publish = false

[profile.dev]
panic = "abort"

[lints.rust]
unsafe_code = "forbid"
unstable_features = "forbid"
dead_code = "allow"

[lints.clippy]
todo = "forbid"
empty_loop = "forbid"
infinite_loop = "deny"
mem_forget = "deny"

[workspace]
"#;

/// What a runner built on cargo does with an exercise, as rustlings 6.5 does it: there is one
/// package with a program for every exercise and every solution; of the one that was saved, it
/// builds the program, builds and runs its tests, lints it as the tests see it, and runs it.
/// Dependencies are built before the clock starts, and the runner's own start is not counted.
struct CargoRunner {
    folder: PathBuf,
}

impl CargoRunner {
    fn set_up(workbook: &Workbook, exercise: &Exercise, folder: &Path) -> Self {
        let mut manifest = format!(
            "{RIVALS_MANIFEST}\n[dependencies]\nlab = {{ path = {:?} }}\nnalgebra = \"0.35\"\n",
            workbook.root.join("lab")
        );
        for exercise in &workbook.exercises {
            let slug = &exercise.slug;
            for (kind, name) in [
                ("exercises", slug.clone()),
                ("solutions", format!("{slug}_sol")),
            ] {
                let program = folder.join(kind).join(slug);
                fs::create_dir_all(&program).expect("a temporary folder");
                put(&program.join("answer.rs"), &exercise.reference);
                put(&program.join("probe.rs"), &exercise.probe);
                put(&program.join("main.rs"), RIVAL);
                manifest +=
                    &format!("\n[[bin]]\nname = \"{name}\"\npath = \"{kind}/{slug}/main.rs\"\n");
            }
        }
        put(&folder.join("Cargo.toml"), &manifest);
        let _ = fs::copy(workbook.root.join("Cargo.lock"), folder.join("Cargo.lock"));
        let rival = Self {
            folder: folder.to_owned(),
        };
        rival.save(exercise, usize::MAX);
        rival.check(exercise);
        rival
    }

    fn save(&self, exercise: &Exercise, round: usize) {
        let answer = self.folder.join("exercises").join(&exercise.slug);
        put(&answer.join("answer.rs"), &varied(exercise, round));
    }

    fn check(&self, exercise: &Exercise) {
        let steps: [&[&str]; 3] = [
            &["build"],
            &["test", "--", "--color", "always", "--format", "pretty"],
            &["clippy", "--profile", "test"],
        ];
        for step in steps {
            let mut cargo = Command::new("cargo");
            cargo
                .args([step[0], "-q", "--bin", &exercise.slug, "--color", "always"])
                .args(&step[1..])
                .env("CARGO_TARGET_DIR", self.target());
            self.succeeds(cargo);
        }
        let program = format!("debug/{}{}", exercise.slug, env::consts::EXE_SUFFIX);
        self.succeeds(Command::new(self.target().join(program)));
    }

    fn target(&self) -> PathBuf {
        self.folder.join("target")
    }

    fn succeeds(&self, mut command: Command) {
        let output = command
            .current_dir(&self.folder)
            .stdin(Stdio::null())
            .output()
            .expect("the program is there");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{command:?} of the rival: {said}");
    }
}

fn put(path: &Path, text: &str) {
    fs::write(path, text).expect("a temporary folder");
}

/// From a fresh clone to the first exercise on the screen, beside installing rustlings.
fn first_start(workbook: &Workbook) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let clone = folder.path().join("clone");
    run(Command::new("git")
        .args(["clone", "--quiet"])
        .arg(&workbook.root)
        .arg(&clone));
    // Both fetch nothing while the clock runs: downloading is the network's time, not ours.
    run(Command::new("cargo")
        .args(["fetch", "--quiet"])
        .current_dir(&clone));
    let rustlings = || {
        let mut command = Command::new("cargo");
        command
            .args([
                "install",
                "rustlings",
                "--locked",
                "--quiet",
                "--force",
                "--root",
            ])
            .arg(folder.path().join("rustlings"))
            .env("CARGO_TARGET_DIR", folder.path().join("rustlings-target"));
        command
    };
    run(&mut rustlings());
    fs::remove_dir_all(folder.path().join("rustlings-target")).expect("it was just built");
    let theirs = time(|| run(&mut rustlings()));
    let (screen, verdict) = cargo_run(&clone);
    println!("| first start | time |");
    println!("|---|---|");
    println!(
        "| `cargo install rustlings` | {:.1} s |",
        theirs.as_secs_f64()
    );
    println!(
        "| `cargo run`: first exercise on the screen | {:.1} s |",
        screen.as_secs_f64()
    );
    println!(
        "| `cargo run`: first verdict | {:.1} s |",
        verdict.as_secs_f64()
    );
    println!();
    println!(
        "target/ then takes {} MB.",
        folder_size(&clone.join("target")) >> 20
    );
}

/// `cargo run` in a terminal: until the first exercise is on the screen, and until its verdict is.
fn cargo_run(clone: &Path) -> (Duration, Duration) {
    let mut command = CommandBuilder::new("cargo");
    command.args(["run", "--quiet"]);
    command.cwd(clone);
    command.env("CARGO_TARGET_DIR", clone.join("target"));
    command.env("CURVATURE_CACHE", clone.join("target/curvature"));
    let start = Instant::now();
    let mut terminal = Terminal::start(command);
    terminal.until("1.1c");
    let screen = start.elapsed();
    terminal.until("not started");
    let verdict = start.elapsed();
    terminal.ends_at(b"q");
    (screen, verdict)
}

fn run(command: &mut Command) {
    let status = command.status().expect("the program is there");
    assert!(status.success(), "{command:?} failed");
}

fn folder_size(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| match entry.metadata() {
            Ok(file) if file.is_dir() => folder_size(&entry.path()),
            Ok(file) => file.len(),
            Err(_) => 0,
        })
        .sum()
}
