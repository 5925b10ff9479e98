//! Classes on disk, and what the runner needs for them.

use crate::class::Student;
use grading::class::{Part, PartLine, write};
use std::{
    env, fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};
use workbook::Exercise;

/// A class on disk.
pub struct Room {
    folder: PathBuf,
    pub size: usize,
    pub files: usize,
}

/// What the learners of a large class are to those of a small one, which come again and again in it:
/// so both have the same kinds of learners in the same shares.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Answers {
    /// A comment of their own is in every file: no result of one learner serves another, in this
    /// class or in the next.
    Own,
    /// File for file the same.
    Shared,
}

/// What a run of the runner took.
pub struct Measured {
    pub time: Duration,
    /// In KiB, where the system tells.
    pub peak_memory: Option<u64>,
}

impl Room {
    /// A class of `size`, made of these learners again and again.
    pub fn write(
        students: &[Student],
        exercises: &[&Exercise],
        size: usize,
        answers: Answers,
        folder: PathBuf,
    ) -> Self {
        let submissions = folder.join("submissions");
        fs::create_dir_all(&submissions).expect("a temporary folder");
        let class = folder.file_name().unwrap_or_default().to_string_lossy();
        let mut files = 0;
        for number in 0..size {
            let model = &students[number % students.len()];
            let mut student = Student {
                name: format!("learner-{number:05}"),
                ..model.clone()
            };
            let signed = match answers {
                Answers::Own => &student.name,
                Answers::Shared => &model.name,
            };
            let comment = format!("\n// {signed} of {class}\n");
            for answer in student.answers.values_mut() {
                answer.bytes.extend(comment.as_bytes());
                files += 1;
            }
            student.submit(exercises, &submissions);
        }
        Self {
            folder,
            size,
            files,
        }
    }

    /// Grades the class, or grades it again.
    pub fn grade(&self, exercises: &[&Exercise]) -> Measured {
        let numbers: Vec<String> = exercises.iter().map(|e| e.number.to_string()).collect();
        measured(
            runner("grade")
                .arg(self.folder.join("submissions"))
                .args(["--only", &numbers.join(",")])
                .arg("--out")
                .arg(self.folder.join("out")),
        )
    }

    /// Publishes the class, once graded, as if no two answers in it were alike.
    pub fn publish_apart(&self) -> Measured {
        let apart = self.folder.join("apart.jsonl");
        let part = Part::open(&self.folder.join("out/part-1-of-1.jsonl")).expect("it was graded");
        let header = part.header.clone();
        let lines = part.map(|line| estranged(line.expect("a line of a part")));
        write(
            &apart,
            header.shard,
            header.class,
            (&header.run, &header.rules),
            header.learners,
            lines,
        )
        .expect("a temporary folder");
        let out = self.folder.join("published");
        measured(runner("merge").arg(apart).arg("--out").arg(out))
    }
}

/// The same results, and answers as only one learner writes them.
fn estranged(mut learner: PartLine) -> PartLine {
    const METHODS: [&str; 8] = ["abs", "cos", "exp", "floor", "ln", "sin", "sqrt", "tan"];
    for (number, answer) in &mut learner.answers {
        let mut lines = String::new();
        for line in 0..25 {
            let mut hasher = DefaultHasher::new();
            (&learner.learner.name, number, line).hash(&mut hasher);
            let drawn = hasher.finish() as usize;
            let [a, b, c] = [0, 3, 6].map(|shift| METHODS[(drawn >> shift) % METHODS.len()]);
            lines += &format!("    y += x.{a}().{b}().{c}();\n");
        }
        *answer += &format!("fn own(x: f64, mut y: f64) -> f64 {{\n{lines}    y\n}}\n");
    }
    learner
}

/// The binary that lies beside this example, from a build of the same kind.
fn runner(command: &str) -> Command {
    let example = env::current_exe().expect("this program has a path");
    let target = example
        .parent()
        .and_then(Path::parent)
        .expect("target/release");
    let mut runner = Command::new(target.join(format!("grading{}", env::consts::EXE_SUFFIX)));
    runner.arg(command);
    runner
}

fn measured(command: &mut Command) -> Measured {
    let start = Instant::now();
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("build the program first: `cargo build --release -p grading`");
    let mut peak_memory = None;
    let status = loop {
        if let Some(status) = child.try_wait().expect("a child") {
            break status;
        }
        peak_memory = peak(child.id()).or(peak_memory);
        thread::sleep(Duration::from_millis(10));
    };
    assert!(
        status.success(),
        "build the program first: `cargo build --release -p grading`"
    );
    Measured {
        time: start.elapsed(),
        peak_memory,
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
