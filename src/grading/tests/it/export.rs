//! A class is graded, and its grades go where an instructor needs them.

use crate::{
    read,
    support::{grading, root, text},
};
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
    process::Output,
};
use tempfile::TempDir;

const FILE: &str = "2_taylor/2_1a_quadratic_model.rs";

/// Two learners, graded: one has a right answer, one a wrong one.
struct Graded {
    folder: TempDir,
}

impl Graded {
    fn new() -> Self {
        let graded = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        for (name, answer) in [
            ("ann", "right_index_loops"),
            ("bob", "wrong_unit_direction"),
        ] {
            let file = graded.at("class").join(name).join(FILE);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, read::answer(&root(), "quadratic_model", answer)).unwrap();
        }
        graded.grade();
        graded
    }

    fn grade(&self) {
        let output = grading()
            .arg("grade")
            .arg(self.at("class"))
            .args(["--only", "2.1a", "--allow-unjailed", "--out"])
            .arg(self.at("out"))
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", text(&output.stderr));
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes the documents from the part that was graded.
    fn merge(&self) {
        let part = self.at("out").join("part-1-of-1.jsonl");
        let mut command = grading();
        command
            .arg("merge")
            .arg(part)
            .arg("--out")
            .arg(self.at("out"));
        assert!(command.output().unwrap().status.success());
    }

    fn exports(&self, arguments: &[&str]) -> Output {
        grading()
            .current_dir(self.folder.path())
            .arg("--workbook")
            .arg(root())
            .args(["export", arguments[0], "out/grades.json"])
            .args(&arguments[1..])
            .output()
            .unwrap()
    }

    fn exported(&self, arguments: &[&str]) -> String {
        let output = self.exports(arguments);
        assert!(output.status.success(), "{}", text(&output.stderr));
        text(&output.stdout)
    }
}

fn written(path: &Path) -> std::time::SystemTime {
    fs::metadata(path).unwrap().modified().unwrap()
}

#[test]
fn a_graded_class_has_its_documents() {
    let graded = Graded::new();
    let out = |name: &str| graded.at("out").join(name);
    let table = fs::read_to_string(out("grades.csv")).unwrap();
    let rows: Vec<&str> = table.lines().skip(1).collect();
    assert!(rows[0].starts_with("ann,") && rows[0].ends_with(",2,2,1,2"));
    let junit = fs::read_to_string(out("junit.xml")).unwrap();
    let junit = roxmltree::Document::parse(&junit).unwrap();
    let failing = junit.descendants().filter(|n| n.has_tag_name("failure"));
    assert_eq!(failing.count(), 1);
    let page = fs::read_to_string(out("class.html")).unwrap();
    assert!(page.contains("feedback/bob.html"));
    let feedback = fs::read_to_string(out("feedback/bob.md")).unwrap();
    assert!(feedback.contains("## 2.1a The quadratic model"));
    assert!(!out(".answers").exists());

    let before = written(&out("class.html"));
    graded.merge();
    assert_eq!(written(&out("class.html")), before);
    fs::remove_file(out("class.html")).unwrap();
    graded.merge();
    assert_eq!(fs::read_to_string(out("class.html")).unwrap(), page);
}

#[test]
fn feedback_of_those_who_have_left_is_removed() {
    let graded = Graded::new();
    let feedback = graded.at("out/feedback");
    fs::write(feedback.join("notes.md"), "mine").unwrap();
    fs::rename(graded.at("class/bob"), graded.at("class/ben")).unwrap();
    graded.grade();
    let mut files: Vec<String> = fs::read_dir(feedback)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    assert_eq!(
        files,
        ["ann.html", "ann.md", "ben.html", "ben.md", "notes.md"]
    );
}

#[test]
fn grades_go_to_other_systems() {
    let graded = Graded::new();
    let results = graded.exported(&["gradescope", "--learner", "ann"]);
    let results: Value = serde_json::from_str(&results).unwrap();
    assert_eq!(results["score"], 2.0);
    let results = graded.exported(&["prairielearn", "--learner", "ann"]);
    let results: Value = serde_json::from_str(&results).unwrap();
    assert_eq!(results["score"], 1.0);
    let outputs = graded.exported(&["classroom", "--learner", "bob"]);
    assert!(outputs.starts_with("e21a="));
    let workflow = graded.exported(&["classroom-workflow", "--repository", "ada/workbook"]);
    assert!(workflow.contains("runners: e21a\n"));
    let log = graded.exported(&["actions", "--learner", "bob"]);
    let annotation = format!("::error file=exercises/{FILE},line=1,");
    assert!(log.starts_with(&annotation), "{log}");

    let gradebook = "Student,ID,SIS Login ID,Homework\n\"B, Bob\",1,bob,\n\"A, Ann\",2,ann,\n";
    fs::write(graded.at("gradebook.csv"), gradebook).unwrap();
    let fill = [
        "canvas",
        "--fill",
        "gradebook.csv",
        "--assignment",
        "Homework",
    ];
    graded.exported(&[&fill[..], &["--to", "filled.csv"]].concat());
    let filled = fs::read_to_string(graded.at("filled.csv")).unwrap();
    assert!(filled.ends_with("\"A, Ann\",2,ann,2\n"), "{filled}");
    let worksheet = "Identifier,Full name,Grade\nParticipant 1,ann,\n";
    fs::write(graded.at("worksheet.csv"), worksheet).unwrap();
    let told = graded.exported(&["moodle", "--fill", "worksheet.csv", "--to", "moodle.csv"]);
    assert!(told.contains("bob is in no row of the table."), "{told}");
    let filled = fs::read_to_string(graded.at("moodle.csv")).unwrap();
    assert_eq!(filled, "Identifier,Full name,Grade\nParticipant 1,ann,2\n");
}

#[test]
fn what_is_missing_is_asked_for() {
    let graded = Graded::new();
    fs::write(graded.at("worksheet.csv"), "Identifier,Full name,Grade\n").unwrap();
    for (arguments, asked_for) in [
        (&["gradescope"][..], "--learner NAME"),
        (
            &["gradescope", "--learner", "eve"],
            "There is no learner `eve`",
        ),
        (&["gradescope", "--learner", "an"], "Did you mean `ann`?"),
        (&["canvas"], "--assignment"),
        (
            &["moodle", "--fill", "worksheet.csv", "--to", "worksheet.csv"],
            "is the table to be filled",
        ),
        (&["gradescope-autograder"], "--to"),
        (&["classroom-workflow"], "--repository"),
        (
            &["classroom-workflow", "--repository", "a b/c"],
            "OWNER/NAME",
        ),
        (&["moodle"], "--fill"),
        (&["moodle", "--fill", "out/grades.csv"], "`Identifier`"),
    ] {
        let output = graded.exports(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let said = text(&output.stderr);
        assert!(said.contains(asked_for), "{arguments:?}: {said}");
    }
}

/// The zip is unpacked as Gradescope unpacks it, and its script grades with the binary under test.
#[cfg(unix)]
#[test]
fn an_autograder_for_gradescope_grades_a_submission() {
    use std::process::Command;

    use std::os::unix::fs::PermissionsExt;
    let graded = Graded::new();
    graded.exported(&["gradescope-autograder", "--to", "autograder.zip"]);
    let source = graded.at("autograder/source");
    let zip = fs::File::open(graded.at("autograder.zip")).unwrap();
    zip::ZipArchive::new(zip).unwrap().extract(&source).unwrap();
    for script in ["setup.sh", "run_autograder"] {
        let script = source.join(script);
        assert_eq!(
            fs::metadata(&script).unwrap().permissions().mode() & 0o777,
            0o755
        );
        let text = fs::read_to_string(&script).unwrap();
        assert!(text.contains("--only 2.1a --seed 0\n"), "{text}");
        let checked = Command::new("bash").arg("-n").arg(script).status().unwrap();
        assert!(checked.success());
    }
    let workbook = source.join("workbook");
    for needed in [
        "Cargo.lock",
        "book/live/Cargo.toml",
        "src/jailer/Cargo.toml",
        "exercises/lib.rs",
    ] {
        assert!(workbook.join(needed).is_file(), "{needed}");
    }
    let stub = fs::read_to_string(workbook.join("exercises").join(FILE)).unwrap();
    assert!(stub.contains("todo!(\"your answer\")"));
    // All packages of the workspace are there, each with its sources.
    let metadata = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--offline",
            "--locked",
            "--no-deps",
            "--format-version",
            "1",
        ])
        .current_dir(&workbook)
        .output()
        .unwrap();
    assert!(metadata.status.success(), "{}", text(&metadata.stderr));

    let program = workbook.join("target/release/grading");
    fs::create_dir_all(program.parent().unwrap()).unwrap();
    fs::copy(env!("CARGO_BIN_EXE_grading"), &program).unwrap();
    fs::create_dir_all(graded.at("autograder/results")).unwrap();
    // Whose answer is submitted, and under which name.
    let submit = |files: &[(&str, &str)]| {
        let submission = graded.at("autograder/submission");
        let _ = fs::remove_dir_all(&submission);
        fs::create_dir_all(&submission).unwrap();
        for (learner, name) in files {
            let answer = graded.at("class").join(learner).join(FILE);
            let file = submission.join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::copy(answer, file).unwrap();
        }
        let output = Command::new("bash")
            .arg(source.join("run_autograder"))
            .env("AUTOGRADER", graded.at("autograder"))
            .env("CURVATURE_CACHE", curvature::check::cache_folder(&root()))
            .output()
            .unwrap();
        let results = fs::read(graded.at("autograder/results/results.json")).unwrap();
        serde_json::from_slice::<Value>(&results)
            .unwrap_or_else(|e| panic!("{e}: {}", text(&output.stderr)))
    };
    let name = "2_1a_quadratic_model.rs";
    assert_eq!(submit(&[("ann", name)])["score"], 2.0);
    assert_eq!(submit(&[("bob", name)])["tests"][0]["status"], "failed");
    // What a browser makes of a second download, and folders that look like those of a class.
    assert_eq!(
        submit(&[("ann", "2_1a_quadratic_model (1).rs")])["score"],
        2.0
    );
    let twice = submit(&[
        ("ann", "hw/2_1a_quadratic_model.rs"),
        ("ann", "old/2_1a_quadratic_model.rs"),
    ]);
    assert_eq!(twice["score"], 2.0);
    let nothing = submit(&[]);
    assert_eq!(nothing["score"], 0.0);
    assert!(
        nothing["output"]
            .as_str()
            .unwrap()
            .contains("holds no file of an exercise")
    );
    // Where grading itself fails, the learner reads something too.
    fs::remove_file(&program).unwrap();
    let failed = submit(&[("ann", name)]);
    assert_eq!(failed["score"], 0);
    assert!(
        failed["output"]
            .as_str()
            .unwrap()
            .contains("tell your instructor")
    );
}
