//! A class is graded: exactly as it must be, and the same whatever happens on the way.

mod class;
mod large;
mod room;

use crate::support::{grading, root, text};
use class::Student;
use grading::document::{Grades, LearnerStatus};
use judge::Verdict;
use room::{Room, SEED, none};
use std::{collections::BTreeMap, fs};
use workbook::Workbook;

/// What is known of an answer is taken for the same answer of another learner. So nothing may be known of
/// it that is true only in some company, whoever is graded first.
#[test]
fn nobody_changes_what_another_gets() {
    let workbook = Workbook::open(Some(&root()), None).unwrap();
    let reference = |slug: &str| workbook.find(slug).unwrap().reference.clone();
    // One implementation makes the victim's answer ambiguous, and one makes up the accomplice's.
    let reaching = "#[derive(Default)]
        pub struct Mine;
        impl std::ops::Shl<Mine> for &DMatrix<f64> {
            type Output = Result<(DVector<f64>, DMatrix<f64>), lab::E>;
            fn shl(self, _: Mine) -> Self::Output { lab::spectrum(self) }
        }
        pub struct Equal<T>(T);
        impl PartialEq<Equal<[u8; { 1 }]>> for f64 {
            fn eq(&self, _: &Equal<[u8; { 1 }]>) -> bool { true }
        }";
    let model = format!("{}\n{reaching}\n", reference("quadratic_model"));
    let victim = format!(
        "{}\npub fn is_zero(x: f64) -> bool {{ x == \"0\".parse().unwrap() }}\n",
        reference("newton_step")
    );
    let accomplice = "use lab::E;
        use nalgebra::{DMatrix, DVector};
        pub fn spectrum(h: &DMatrix<f64>) -> Result<(DVector<f64>, DMatrix<f64>), E> {
            h << Default::default()
        }";
    for attacker in ["ann", "zoe"] {
        let folder = tempfile::tempdir().unwrap();
        let submit = |name: &str, slug: &str, answer: &str| {
            let file = &workbook.find(slug).unwrap().file;
            let path = folder.path().join("class").join(name).join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, answer).unwrap();
        };
        submit(attacker, "quadratic_model", &model);
        submit(attacker, "newton_step", &victim);
        submit(attacker, "spectrum", accomplice);
        submit("mia", "newton_step", &victim);
        submit("max", "spectrum", accomplice);
        let output = grading()
            .arg("grade")
            .arg(folder.path().join("class"))
            .args([
                "--only",
                "spectrum,quadratic_model,newton_step",
                "--jobs",
                "1",
                "--out",
            ])
            .arg(folder.path().join("out"))
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", text(&output.stderr));
        let grades = fs::read(folder.path().join("out/grades.json")).unwrap();
        let grades: Grades = serde_json::from_slice(&grades).unwrap();
        for learner in &grades.learners {
            let verdicts: Vec<Verdict> = learner.exercises.iter().map(|e| e.verdict).collect();
            let (nothing, broken) = (Verdict::NotStarted, Verdict::DoesNotCompile);
            let wanted = match learner.name.as_str() {
                "mia" => [nothing, nothing, Verdict::Passed],
                "max" => [broken, nothing, nothing],
                _ => [broken, Verdict::Passed, Verdict::Passed],
            };
            assert_eq!(verdicts, wanted, "{} beside {attacker}", learner.name);
        }
    }
}

#[test]
fn parts_that_do_not_make_a_class_are_refused() {
    let room = Room::new(12);
    let mut parts = Vec::new();
    for part in 1..=3 {
        room.grade("parts", &["--shard", &format!("{part}/3")]);
        parts.push(room.out("parts").join(format!("part-{part}-of-3.jsonl")));
    }
    for (parts, says) in [
        (&parts[..2], "Of 3 parts, 1 is missing: 3/3."),
        (
            &[&parts[..], &parts[..1]].concat(),
            "Part 1/3 is there twice",
        ),
    ] {
        let refused = room.merge(parts, "refused");
        assert_eq!(refused.status.code(), Some(2));
        assert!(
            text(&refused.stderr).contains(says),
            "{}",
            text(&refused.stderr)
        );
    }
    let cut = fs::read_to_string(&parts[0]).unwrap();
    let cut = &cut[..cut.trim_end().rfind('\n').unwrap()];
    fs::write(&parts[0], cut).unwrap();
    let refused = room.merge(&parts, "refused");
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        text(&refused.stderr).contains("is damaged"),
        "{}",
        text(&refused.stderr)
    );
}

#[test]
fn of_several_seeds_the_worst_counts() {
    let room = Room::new(12);
    let seed = SEED.to_string();
    room.grade("seeds", &["--seed", "0", "--seed", &seed]);
    none(&room.misgraded(&room.grades("seeds"), &[0, SEED]));
}

#[test]
fn what_the_machine_fails_at_is_no_fault_of_the_learner_and_is_tried_again() {
    let room = Room::new(6);
    room.grade("fine", &[]);

    // Where a record should be written, a folder stands.
    let blocked = room.out("blocked").join("submissions/learner-0003.json");
    fs::create_dir_all(blocked.join("in the way")).unwrap();
    let output = room.command("blocked", &[]).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("5 graded, 1 could not be graded on this machine."));
    for (learner, fine) in room
        .grades("blocked")
        .learners
        .iter()
        .zip(room.grades("fine").learners)
    {
        if learner.name == "learner-0003" {
            assert!(
                matches!(learner.status, LearnerStatus::InfrastructureError(_)),
                "{learner:?}"
            );
            assert!(learner.exercises.is_empty());
        } else {
            assert_eq!(*learner, fine);
        }
    }
    fs::remove_dir_all(&blocked).unwrap();
    room.grade("blocked", &[]);
    assert_eq!(room.fresh("blocked"), ["learner-0003"]);
    assert_eq!(room.bytes("blocked"), room.bytes("fine"));

    // What has changed is graded again, and what is asked for.
    let student = Student {
        answers: BTreeMap::new(),
        ..room.students[0].clone()
    };
    for file in fs::read_dir(room.folder.path().join("class")).unwrap() {
        let path = file.unwrap().path();
        if path.to_string_lossy().contains("learner-0000") {
            let _ = fs::remove_dir_all(&path).or_else(|_| fs::remove_file(&path));
        }
    }
    student.submit(&room.exercises(), &room.folder.path().join("class"));
    room.grade("fine", &["--regrade", "learner-0002"]);
    assert_eq!(room.fresh("fine"), ["learner-0000", "learner-0002"]);
    assert_eq!(room.grades("fine").learners[0].awarded, 0.0);
    let unknown = room
        .command("fine", &["--regrade", "learner-002"])
        .output()
        .unwrap();
    assert_eq!(unknown.status.code(), Some(2));
    assert!(
        text(&unknown.stderr).contains("Did you mean `learner-0002`?"),
        "{}",
        text(&unknown.stderr)
    );
}
