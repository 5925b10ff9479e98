//! Classes of any size, drawn from a seed: every learner's files, and what each must be given.

#[allow(
    clippy::duplicate_mod,
    dead_code,
    reason = "an example takes this file without the rest of the tests"
)]
#[path = "../../../../../tests/it/answers/read.rs"]
mod read;

use judge::Verdict;
use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::Write,
    path::Path,
};
use workbook::{Exercise, Workbook};

/// A learner with everything that was submitted.
#[derive(Debug, Clone)]
pub struct Student {
    pub name: String,
    pub delivery: Delivery,
    /// Whether there are programs that reach for what they must not have, or that never end.
    pub hostile: bool,
    /// By the exercise's number; whatever is not here was not submitted.
    pub answers: BTreeMap<String, Answer>,
}

/// How a submission arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// A folder that looks like `exercises/`.
    Exercises,
    /// A repository with an `exercises/` folder and more.
    Repository,
    /// All files in one folder.
    Flat,
    Zip,
    TarGz,
}

/// A submitted file, and what is known of it without running it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub bytes: Vec<u8>,
    pub must: Must,
}

/// What a file must be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Must {
    /// This verdict, with all points if it is `passed`, and none if nothing ran.
    Be(Verdict),
    /// Recognised as this misconception.
    BeRecognised(String),
    /// Anything but all points.
    NotPass,
}

/// What kind of learner somebody is.
#[derive(Debug, Clone, Copy)]
enum Habit {
    /// Everything right, in various styles.
    Right,
    /// Everything a known mistake.
    Mistaken,
    /// Some of everything.
    Mixed,
    /// The first half, and then stubs.
    HalfDone,
    /// Much that does not compile.
    Careless,
    /// Right, saved by strange editors.
    OddlyEncoded,
    /// Programs that reach for what they must not have.
    Hostile,
    /// What another one has submitted, file by file.
    Copy,
    /// Stubs, or no file.
    Silent,
    /// A submission without a single file.
    Empty,
}

const HABITS: [Habit; 13] = [
    Habit::Right,
    Habit::Mistaken,
    Habit::Mixed,
    Habit::HalfDone,
    Habit::Mixed,
    Habit::Careless,
    Habit::Right,
    Habit::OddlyEncoded,
    Habit::Hostile,
    Habit::Copy,
    Habit::Mistaken,
    Habit::Silent,
    Habit::Empty,
];

/// Draws a class.
pub fn class(workbook: &Workbook, exercises: &[&Exercise], size: usize, seed: u64) -> Vec<Student> {
    let mut draw = Draw::new(seed);
    let mut students: Vec<Student> = Vec::new();
    for number in 0..size {
        let habit = HABITS[number % HABITS.len()];
        let (answers, hostile) = match habit {
            Habit::Copy => {
                let model = &students[draw.below(students.len())];
                (model.answers.clone(), model.hostile)
            }
            habit => {
                let answers = exercises
                    .iter()
                    .enumerate()
                    .filter_map(|(at, exercise)| {
                        let done = 2 * at < exercises.len();
                        let answer = answer(workbook, exercise, habit, done, &mut draw)?;
                        Some((exercise.number.to_string(), answer))
                    })
                    .collect();
                (answers, matches!(habit, Habit::Hostile))
            }
        };
        let deliveries = [
            Delivery::Exercises,
            Delivery::Repository,
            Delivery::Flat,
            Delivery::Zip,
            Delivery::TarGz,
        ];
        students.push(Student {
            name: format!("learner-{number:04}"),
            delivery: deliveries[draw.below(deliveries.len())],
            hostile,
            answers,
        });
    }
    students
}

fn answer(
    workbook: &Workbook,
    exercise: &Exercise,
    habit: Habit,
    done: bool,
    draw: &mut Draw,
) -> Option<Answer> {
    match habit {
        Habit::Right => Some(right(workbook, exercise, draw)),
        Habit::Mistaken => Some(mistaken(exercise, draw)),
        Habit::HalfDone if done => Some(right(workbook, exercise, draw)),
        Habit::HalfDone => Some(half_done(exercise)),
        Habit::Careless => match draw.below(3) {
            0 => Some(right(workbook, exercise, draw)),
            _ => Some(careless(exercise, draw)),
        },
        Habit::OddlyEncoded => Some(oddly_encoded(workbook, exercise, draw)),
        Habit::Hostile => Some(hostile(workbook, exercise, draw)),
        Habit::Silent => (draw.below(2) == 0).then(|| stub(exercise)),
        Habit::Empty => None,
        Habit::Mixed | Habit::Copy => match draw.below(8) {
            0..3 => Some(right(workbook, exercise, draw)),
            3..5 => Some(mistaken(exercise, draw)),
            5 => Some(careless(exercise, draw)),
            6 => Some(unlisted(workbook, exercise, draw)),
            _ => Some(stub(exercise)),
        },
    }
}

fn be(verdict: Verdict, bytes: impl Into<Vec<u8>>) -> Answer {
    Answer {
        bytes: bytes.into(),
        must: Must::Be(verdict),
    }
}

fn stub(exercise: &Exercise) -> Answer {
    be(Verdict::NotStarted, exercise.stub.clone())
}

/// The reference, or another right answer.
fn right(workbook: &Workbook, exercise: &Exercise, draw: &mut Draw) -> Answer {
    let mut styles = from_tests(workbook, exercise, "right_");
    styles.push(exercise.reference.clone());
    be(Verdict::Passed, draw.deal(("right", exercise), styles))
}

fn unlisted(workbook: &Workbook, exercise: &Exercise, draw: &mut Draw) -> Answer {
    let wrong = from_tests(workbook, exercise, "wrong_");
    Answer {
        bytes: draw.deal(("unlisted", exercise), wrong).into_bytes(),
        must: Must::NotPass,
    }
}

fn from_tests(workbook: &Workbook, exercise: &Exercise, kind: &str) -> Vec<String> {
    let written = read::answers(&workbook.root, &exercise.slug, kind).into_iter();
    written.map(|answer| answer.text).collect()
}

fn mistaken(exercise: &Exercise, draw: &mut Draw) -> Answer {
    if exercise.misconceptions.is_empty() {
        return half_done(exercise);
    }
    let mistake = draw.deal(("mistaken", exercise), exercise.misconceptions.iter());
    Answer {
        bytes: mistake.source.clone().into_bytes(),
        must: Must::BeRecognised(mistake.name.clone()),
    }
}

/// A new comment, and the answer still to be written.
fn half_done(exercise: &Exercise) -> Answer {
    be(
        Verdict::NotStarted,
        format!("{}\n// I was here.\n", exercise.stub),
    )
}

fn careless(exercise: &Exercise, draw: &mut Draw) -> Answer {
    let reference = &exercise.reference;
    let broken = [
        reference.replacen("pub fn ", "pub fm ", 1),
        format!("{reference}\nfn more() -> f64 {{ \"text\" }}\n"),
        format!("{reference}\n}}\n"),
        String::new(),
    ];
    be(
        Verdict::DoesNotCompile,
        draw.deal(("careless", exercise), broken),
    )
}

fn oddly_encoded(workbook: &Workbook, exercise: &Exercise, draw: &mut Draw) -> Answer {
    let text = String::from_utf8(right(workbook, exercise, draw).bytes).unwrap();
    let wide = text.encode_utf16().flat_map(u16::to_le_bytes);
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(wide).collect();
    let saved = [
        be(Verdict::Passed, format!("\u{feff}{text}")),
        be(Verdict::Passed, text.replace('\n', "\r\n")),
        be(Verdict::DoesNotCompile, wide),
        be(
            Verdict::DoesNotCompile,
            [text.as_bytes(), b"// caf\xe9\n"].concat(),
        ),
    ];
    draw.deal(("oddly encoded", exercise), saved)
}

fn hostile(workbook: &Workbook, exercise: &Exercise, draw: &mut Draw) -> Answer {
    let mut programs: Vec<Answer> = [
        ("loop {}", Verdict::OutOfWork),
        ("panic!(\"on purpose\");", Verdict::Panicked),
        ("std::process::exit(0);", Verdict::Panicked),
        (
            "println!(\"curvature: all passed\"); std::process::abort();",
            Verdict::Panicked,
        ),
        ("let _ = include_str!(\"/etc/passwd\");", Verdict::Forbidden),
        ("unsafe {}", Verdict::Forbidden),
        (
            "let mut all = Vec::new(); loop { all.push(vec![1_u8; 1 << 20]); }",
            Verdict::OutOfMemory,
        ),
        (
            "fn deep(n: u64) -> u64 { 1 + deep(n + 1) } println!(\"{}\", deep(0));",
            Verdict::OutOfMemory,
        ),
        (
            "std::fs::write(\"forged.json\", \"{}\").unwrap();",
            Verdict::Panicked,
        ),
    ]
    .into_iter()
    .map(|(statements, verdict)| be(verdict, beginning_with(exercise, statements)))
    .collect();
    if exercise.slug == "quadratic_model" {
        programs.extend(hostile_models(workbook, exercise));
    }
    draw.deal(("hostile", exercise), programs)
}

/// The reference with statements in front, in its first function.
fn beginning_with(exercise: &Exercise, statements: &str) -> String {
    let anchor = "// ANCHOR: answer\n";
    let (before, after) = exercise.reference.split_once(anchor).unwrap();
    // What comes after a loop without end must still have a value.
    let guard = format!(
        "#[allow(clippy::all, unreachable_code)] if std::hint::black_box(true) {{ {statements} }}\n"
    );
    format!("{before}{guard}{after}")
}

/// The programs of `tests/hostile`, all of which are answers to one exercise.
fn hostile_models(workbook: &Workbook, exercise: &Exercise) -> [Answer; 3] {
    let program = |name: &str| {
        let path = workbook.root.join("tests/hostile").join(name);
        fs::read_to_string(path).unwrap()
    };
    let forging = "let mut recorder: lab::probe::Recorder = reinterpret(());
        recorder.see(\"the power p in the error t^p of the model at t v\", 3.0, lab::probe::exactly());
        return 0.0;";
    let forged_recorder = beginning_with(exercise, forging) + &program("hole.rs");
    [
        be(Verdict::Passed, program("busy_helpers.rs")),
        be(Verdict::Wrong, program("forged_report.rs")),
        be(Verdict::Wrong, forged_recorder),
    ]
}

impl Student {
    /// Hands the submission in, into a folder for all.
    pub fn submit(&self, exercises: &[&Exercise], folder: &Path) {
        let files: Vec<(String, &[u8])> = exercises
            .iter()
            .filter_map(|exercise| {
                let answer = self.answers.get(&exercise.number.to_string())?;
                let path = exercise.file.to_string_lossy().replace('\\', "/");
                Some((path, answer.bytes.as_slice()))
            })
            .collect();
        let own = folder.join(&self.name);
        match self.delivery {
            Delivery::Exercises => write_all(&own, &files),
            Delivery::Flat => {
                let name = |path: &str| path.rsplit('/').next().unwrap().to_owned();
                let flat: Vec<_> = files
                    .iter()
                    .map(|(path, bytes)| (name(path), *bytes))
                    .collect();
                write_all(&own, &flat);
            }
            Delivery::Repository => {
                write_all(&own.join("exercises"), &files);
                write_all(&own, &[("README.md".into(), b"# Mine\n")]);
            }
            Delivery::Zip => {
                let file = File::create(own.with_extension("zip")).unwrap();
                let mut archive = zip::ZipWriter::new(file);
                for (path, bytes) in &files {
                    let options = zip::write::SimpleFileOptions::default();
                    archive
                        .start_file(format!("exercises/{path}"), options)
                        .unwrap();
                    archive.write_all(bytes).unwrap();
                }
                archive.finish().unwrap();
            }
            Delivery::TarGz => {
                let file = File::create(folder.join(format!("{}.tar.gz", self.name))).unwrap();
                let packed = flate2::write::GzEncoder::new(file, flate2::Compression::fast());
                let mut archive = tar::Builder::new(packed);
                for (path, bytes) in &files {
                    let mut header = tar::Header::new_gnu();
                    header.set_size(bytes.len() as u64);
                    header.set_mode(0o644);
                    archive
                        .append_data(&mut header, format!("exercises/{path}"), *bytes)
                        .unwrap();
                }
                archive.into_inner().unwrap().finish().unwrap();
            }
        }
    }
}

fn write_all(folder: &Path, files: &[(String, &[u8])]) {
    fs::create_dir_all(folder).unwrap();
    for (path, bytes) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// SplitMix64: the same class on every machine.
struct Draw {
    state: u64,
    /// What is left to be dealt, by what it is.
    decks: BTreeMap<(&'static str, String), Vec<usize>>,
}

impl Draw {
    fn new(seed: u64) -> Self {
        Self {
            state: seed,
            decks: BTreeMap::new(),
        }
    }

    fn below(&mut self, limit: usize) -> usize {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % limit as u64) as usize
    }

    /// One of some kinds, and none twice before all have been dealt: so a class that is large enough
    /// has every kind, under any seed.
    fn deal<T, I>(&mut self, (what, exercise): (&'static str, &Exercise), kinds: I) -> T
    where
        I: IntoIterator<Item = T>,
    {
        let mut kinds: Vec<T> = kinds.into_iter().collect();
        let key = (what, exercise.slug.clone());
        let mut deck = self.decks.remove(&key).unwrap_or_default();
        if deck.is_empty() {
            deck = (0..kinds.len()).collect();
        }
        let kind = deck.swap_remove(self.below(deck.len()));
        self.decks.insert(key, deck);
        kinds.swap_remove(kind)
    }
}
