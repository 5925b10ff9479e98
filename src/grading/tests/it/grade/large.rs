//! A class of two hundred gets what its generator knows, and the same documents byte for byte by one
//! worker or two, after being stopped and killed in the middle, and in seven parts.

use super::{
    class::Must,
    room::{Room, SEED, none},
};
use crate::support::text;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

const SIZE: usize = 200;
/// Few, because everything below grades all answers there are to them anew.
const ONLY: &str = "quadratic_model,curvature_along,descent_rate";
const PARTS: usize = 7;

#[test]
fn two_hundred_get_what_they_must_whatever_happens_on_the_way() {
    let room = Room::drawn(ONLY, SIZE, 7);
    none(&kinds_missing(&room));
    room.grade("whole", &["--jobs", "2"]);
    none(&room.misgraded(&room.grades("whole"), &[0]));
    let whole = documents(&room.out("whole"));

    for part in 1..=PARTS {
        room.grade(
            &format!("machine-{part}"),
            &["--shard", &format!("{part}/{PARTS}")],
        );
    }
    let part = |part| format!("machine-{part}/part-{part}-of-{PARTS}.jsonl");
    let parts: Vec<PathBuf> = (1..=PARTS).map(|n| room.out(&part(n))).collect();
    let merged = room.merge(&parts, "merged");
    assert!(merged.status.success(), "{}", text(&merged.stderr));
    none(&differences(&whole, &documents(&room.out("merged"))));

    #[cfg(unix)]
    {
        ends_early_twice(&room, "ended");
        none(&differences(&whole, &documents(&room.out("ended"))));
    }
}

#[test]
fn two_hundred_others_get_what_they_must_under_another_seed() {
    let room = Room::drawn(ONLY, SIZE, 8);
    none(&kinds_missing(&room));
    room.grade("whole", &["--seed", &SEED.to_string()]);
    none(&room.misgraded(&room.grades("whole"), &[SEED]));
}

/// The misconceptions of the workbook that nobody in the class has.
fn kinds_missing(room: &Room) -> Vec<String> {
    let mut missing = Vec::new();
    for exercise in room.exercises() {
        let number = exercise.number.to_string();
        let made: BTreeSet<&String> = room
            .students
            .iter()
            .filter_map(|student| match &student.answers.get(&number)?.must {
                Must::BeRecognised(name) => Some(name),
                _ => None,
            })
            .collect();
        let all = exercise.misconceptions.iter().map(|mistake| &mistake.name);
        missing.extend(
            all.filter(|name| !made.contains(name))
                .map(|name| format!("{number} {name}")),
        );
    }
    missing
}

/// Every document of a graded class by its path: all but what the program keeps for itself, what was
/// measured in seconds, and parts, which are the class only together.
fn documents(out: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut documents = BTreeMap::new();
    let mut folders = vec![out.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if ["submissions", "times", "part-", "."]
                .iter()
                .any(|start| name.starts_with(start))
            {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else {
                let bytes = fs::read(&path).unwrap();
                documents.insert(path.strip_prefix(out).unwrap().to_owned(), bytes);
            }
        }
    }
    // Two pages for each learner, and those for the class.
    assert!(
        documents.len() >= 2 * SIZE + 4,
        "{} documents",
        documents.len()
    );
    documents
}

fn differences(
    wanted: &BTreeMap<PathBuf, Vec<u8>>,
    found: &BTreeMap<PathBuf, Vec<u8>>,
) -> Vec<String> {
    let paths: BTreeSet<&PathBuf> = wanted.keys().chain(found.keys()).collect();
    paths
        .into_iter()
        .filter(|path| wanted.get(*path) != found.get(*path))
        .map(|path| format!("{} differs", path.display()))
        .collect()
}

/// One worker is stopped as by Ctrl-C, goes on, is killed, and goes on to the end.
#[cfg(unix)]
fn ends_early_twice(room: &Room, out: &str) {
    use rustix::process::Signal;

    let stopped = ends_early(room, out, SIZE / 4, Signal::INT);
    assert_eq!(stopped.output.status.code(), Some(1));
    assert_eq!(
        text(&stopped.output.stdout),
        "Stopped. What is graded is kept, and the same command goes on from here.\n"
    );
    assert!(
        stopped.took < PROMPTLY,
        "it took {:?} to stop",
        stopped.took
    );

    let killed = ends_early(room, out, SIZE / 2, Signal::KILL);
    assert_eq!(killed.output.status.code(), None);

    room.grade(out, &ONE_WORKER);
    let left: Vec<&String> = room.students[killed.kept..]
        .iter()
        .map(|student| &student.name)
        .collect();
    assert_eq!(room.fresh(out).iter().collect::<Vec<_>>(), left);
}

#[cfg(unix)]
const ONE_WORKER: [&str; 2] = ["--jobs", "1"];

/// What is under way is a submission with little in it, and the build under test is slow.
#[cfg(unix)]
const PROMPTLY: std::time::Duration = std::time::Duration::from_secs(10);

/// How a run ended before its end.
#[cfg(unix)]
struct Ended {
    output: std::process::Output,
    took: std::time::Duration,
    /// Submissions whose results are kept.
    kept: usize,
}

/// Grades until so many are graded, and then gets a signal. Terminals send theirs to a process and to
/// all that it has started: so does this.
#[cfg(unix)]
fn ends_early(room: &Room, out: &str, graded: usize, signal: rustix::process::Signal) -> Ended {
    use std::{
        os::unix::process::CommandExt,
        process::Stdio,
        thread,
        time::{Duration, Instant},
    };

    let mut command = room.command(out, &ONE_WORKER);
    command
        .process_group(0)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut run = command.spawn().unwrap();
    while recorded(&room.out(out)).len() < graded {
        assert!(run.try_wait().unwrap().is_none(), "it was to go on");
        thread::sleep(Duration::from_millis(5));
    }
    let group = rustix::process::Pid::from_child(&run);
    let sent = Instant::now();
    rustix::process::kill_process_group(group, signal).unwrap();
    let output = run.wait_with_output().unwrap();
    let took = sent.elapsed();
    println!("after {signal:?} it ended in {took:?}");
    assert!(!room.out(out).join("grades.json").exists());

    // One worker goes by the order of names: nothing before the submission under way may be missing.
    let kept = recorded(&room.out(out));
    assert!((graded..SIZE).contains(&kept.len()), "{}", kept.len());
    let names: Vec<&str> = room.students.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(kept, names[..kept.len()]);
    Ended {
        output,
        took,
        kept: kept.len(),
    }
}

/// The names of those whose results are kept, in order.
#[cfg(unix)]
fn recorded(out: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(out.join("submissions"))
        .into_iter()
        .flatten()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.starts_with('.'))
        .filter_map(|name| Some(name.strip_suffix(".json")?.to_owned()))
        .collect();
    names.sort();
    names
}
