//! How fast a class is graded, beside what else could be done with the same submissions, and whether
//! a large class needs more of each, in one run of about ten minutes.
//!
//!     cargo build --release -p grading
//!     cargo run --release -p grading --example grading_speed             # classes of 50 and 1000
//!     cargo run --release -p grading --example grading_speed -- 13 39    # other sizes
//!
//! Times of a machine mean little by themselves; the ratios are what carries over. The large class is
//! the small one many times over. All exercises of a thousand learners would take an hour, so what
//! grows with the class is measured three times: with every answer compiled, in one exercise; with
//! all exercises, and as many different answers as the small class has; and where documents are
//! written for all exercises, with no two answers alike.
//!
//! Nobody in these classes attacks the grader, because `cargo test` would never come back from a loop
//! without end. Those who do are graded by themselves.

#[path = "../../tests/it/grade/class.rs"]
mod class;
mod rival;
mod room;

use class::Student;
use rival::Rival;
use room::{Answers, Measured, Room};
use std::{env, time::Instant};
use workbook::{Exercise, Workbook};

const SIZES: [usize; 2] = [50, 1000];
/// Files that the rivals check, one program each.
const RIVAL_FILES: usize = 26;
const SEED: u64 = 1;
/// What every learner of a large class is compiled in.
const FEW: [&str; 1] = ["quadratic_model"];

fn main() {
    let start = Instant::now();
    let workbook = Workbook::open(None, None).expect("run this inside the workbook");
    let asked: Vec<usize> = env::args().skip(1).filter_map(|n| n.parse().ok()).collect();
    let (small, large) = match asked[..] {
        [small, large] => (small, large),
        _ => (SIZES[0], SIZES[1]),
    };
    let large = large.next_multiple_of(small);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let all: Vec<&Exercise> = workbook.exercises.iter().collect();
    let is_one_of_few = |exercise: &&&Exercise| FEW.contains(&exercise.slug.as_str());
    let few: Vec<&Exercise> = all.iter().filter(is_one_of_few).copied().collect();
    let (hostile, peaceful): (Vec<_>, Vec<_>) = class::class(&workbook, &all, small, SEED)
        .into_iter()
        .partition(|student| student.hostile);
    let room = |name: &str, students: &[Student], exercises: &[&Exercise], size, answers| {
        let folder = folder.path().join(name);
        Room::write(students, exercises, size, answers, folder)
    };

    // What is built and run once for all is no part of the time of a submission.
    room("warm-up", &peaceful, &all, 1, Answers::Own).grade(&all);

    let rival = Rival::set_up(&workbook, &folder.path().join("rival"));
    let files = spread(&peaceful, &all);
    let mean = |check: &dyn Fn(&Exercise, &[u8]) -> bool| {
        let start = Instant::now();
        for (exercise, answer) in &files {
            check(exercise, answer);
        }
        start.elapsed().as_secs_f64() / files.len() as f64
    };
    let tests = mean(&|exercise, answer| rival.cargo_test(exercise, answer));
    let bare = mean(&|exercise, answer| rival.rustc_and_run(exercise, answer));

    let class = room("all-small", &peaceful, &all, small, Answers::Own);
    let first = class.grade(&all);
    let again = class.grade(&all);
    let apart = class.publish_apart();
    let each = |class: &Room, took: &Measured| took.time.as_secs_f64() / class.size as f64;
    let of_one = first.time.as_secs_f64() / class.files as f64;
    println!(
        "{small} submissions, {} files, in {:.1} s: {:.2} submissions a second.",
        class.files,
        first.time.as_secs_f64(),
        small as f64 / first.time.as_secs_f64()
    );
    println!();
    println!("| measured | ratio | aim |");
    println!("|---|---|---|");
    row(
        "`cargo test` of one exercise, to an exercise graded",
        tests / of_one,
        "at least 10",
    );
    row(
        "bare rustc and a run of one exercise, to an exercise graded",
        bare / of_one,
        "above 1",
    );
    row(
        "grading, to grading again unchanged",
        first.time.as_secs_f64() / again.time.as_secs_f64(),
        "at least 20",
    );

    if !hostile.is_empty() {
        let attack = room("hostile", &hostile, &all, hostile.len(), Answers::Own);
        row(
            "a submission where every program attacks, to one where none does",
            each(&attack, &attack.grade(&all)) / each(&class, &first),
            "none",
        );
    }

    let rooms = [small, large].map(|size| {
        let name = format!("few-{size}");
        room(&name, &peaceful, &few, size, Answers::Own)
    });
    let [of_small, of_large] = rooms.each_ref().map(|class| class.grade(&few));
    row(
        &format!("a submission of {large}, to one of {small}; one exercise"),
        each(&rooms[1], &of_large) / each(&rooms[0], &of_small),
        "0.8 to 1.2",
    );
    let memory = |what: &str, [of_small, of_large]: [&Measured; 2]| {
        let peaks = (of_small.peak_memory, of_large.peak_memory);
        if let (Some(of_small), Some(of_large)) = peaks {
            row(
                &format!("peak memory {what}: {large} learners, to {small}"),
                of_large as f64 / of_small as f64,
                "at most 1.3",
            );
        }
    };
    memory("of grading one exercise", [&of_small, &of_large]);
    let class = room("all-large", &peaceful, &all, large, Answers::Shared);
    memory("of grading all exercises", [&first, &class.grade(&all)]);
    let what = "of writing documents, no two answers alike";
    memory(what, [&apart, &class.publish_apart()]);
    println!();
    println!(
        "All of it took {:.1} min.",
        start.elapsed().as_secs_f64() / 60.0
    );
}

/// Files from all over the class: of each learner in turn, another exercise.
fn spread<'a>(
    students: &'a [Student],
    exercises: &[&'a Exercise],
) -> Vec<(&'a Exercise, &'a [u8])> {
    let drawn = (0..).map(|round| {
        (
            &students[round % students.len()],
            exercises[round * 7 % exercises.len()],
        )
    });
    drawn
        .filter_map(|(student, exercise)| {
            let answer = student.answers.get(&exercise.number.to_string())?;
            Some((exercise, answer.bytes.as_slice()))
        })
        .take(RIVAL_FILES)
        .collect()
}

fn row(what: &str, ratio: f64, aim: &str) {
    println!("| {what} | {ratio:.2} | {aim} |");
}
