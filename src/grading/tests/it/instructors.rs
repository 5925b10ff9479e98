//! What the page for instructors shows and offers: the example of policy and roster, and the files
//! for clusters.

use crate::{
    read,
    support::{grading, root, text},
};
use std::{fs, path::PathBuf, process::Command};
use tempfile::TempDir;
use yaml_rust2::{Yaml, YamlLoader};

const FILE: &str = "2_1a_quadratic_model.rs";

/// A folder of submissions with an answer each; the first five are right.
struct Submissions {
    folder: TempDir,
}

impl Submissions {
    fn of(learners: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (i, learner) in learners.iter().enumerate() {
            let own = folder.path().join("submissions").join(learner);
            fs::create_dir_all(&own).unwrap();
            let answer = ["right_index_loops", "wrong_unit_direction"][i / 5 % 2];
            let answer = read::answer(&root(), "quadratic_model", answer);
            fs::write(own.join(FILE), answer).unwrap();
        }
        Self { folder }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Grades everything, and returns standard output without the folder's name.
    fn grade(&self, out: &str, more: &[&str]) -> String {
        let mut command = grading();
        command.arg("grade").arg(self.at("submissions"));
        command.arg("--out").arg(self.at(out));
        command
            .args(["--only", "2.1a", "--allow-unjailed"])
            .args(more);
        self.runs(command)
    }

    #[cfg(unix)]
    fn merge(&self, out: &str, of: usize) {
        let parts = (1..=of).map(|part| self.at(out).join(format!("part-{part}-of-{of}.jsonl")));
        let mut command = grading();
        command
            .arg("merge")
            .args(parts)
            .arg("--out")
            .arg(self.at(out));
        self.runs(command);
    }

    fn runs(&self, mut command: Command) -> String {
        let output = command.output().unwrap();
        assert!(output.status.success(), "{}", text(&output.stderr));
        let folder = format!("{}/", self.folder.path().display());
        text(&output.stdout).replace(&folder, "")
    }

    #[cfg(unix)]
    fn grades(&self, out: &str) -> Vec<u8> {
        fs::read(self.at(out).join("grades.json")).unwrap()
    }
}

#[test]
fn the_example_of_policy_and_roster() {
    let class = Submissions::of(&[
        "Ann Archer",
        "Ben Brook",
        "Cleo Cole",
        "Dov Dale",
        "Eva Eng",
    ]);
    let example = root().join("examples/grading");
    let policy = example.join("policy.toml").display().to_string();
    let roster = example.join("roster.csv").display().to_string();
    let printed = class.grade("grades", &["--policy", &policy, "--roster", &roster]);
    insta::assert_snapshot!("graded", printed);
    let table = fs::read_to_string(class.at("grades/grades.csv")).unwrap();
    insta::assert_snapshot!("grades_csv", table);
    let late = fs::read_to_string(class.at("grades/feedback/Ben Brook.md")).unwrap();
    assert!(late.contains("20 % of the points are taken off"), "{late}");
    let due = "2026-11-24T23:59:00+01:00";
    assert!(late.contains(due), "{late}");
    let absent = fs::read_to_string(class.at("grades/feedback/Finn Fox.md")).unwrap();
    assert!(absent.contains("Nothing was submitted."), "{absent}");
    assert!(absent.contains(due), "{absent}");
    let page = fs::read_to_string(class.at("grades/class.html")).unwrap();
    assert!(page.contains("feedback/Finn%20Fox.html"));
}

/// The same due date, and another price.
#[test]
fn parts_that_were_graded_by_other_rules_are_not_joined() {
    let class = Submissions::of(&["ann", "ben", "cleo"]);
    let mut parts = Vec::new();
    for (part, at_most) in [(1, "20%"), (2, "40%")] {
        let policy = class.at(&format!("{part}.toml"));
        let rules = format!(
            "due = 2026-11-24T23:59:00Z\npenalty = \"10% per day\"\nat_most = \"{at_most}\"\n"
        );
        fs::write(&policy, rules).unwrap();
        let out = format!("grades-{part}");
        let shard = format!("{part}/2");
        let policy = policy.display().to_string();
        class.grade(&out, &["--shard", &shard, "--policy", &policy]);
        parts.push(class.at(&out).join(format!("part-{part}-of-2.jsonl")));
    }
    let mut merge = grading();
    let out = class.at("joined");
    let output = merge
        .arg("merge")
        .args(parts)
        .arg("--out")
        .arg(out)
        .output()
        .unwrap();
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("policy or roster"), "{said}");
}

#[cfg(unix)]
const LEARNERS: [&str; 7] = ["ann", "ben", "cleo", "dov", "eva", "finn", "gil"];

fn cluster(name: &str) -> String {
    fs::read_to_string(root().join("examples/cluster").join(name)).unwrap()
}

fn yaml(name: &str) -> Yaml {
    YamlLoader::load_from_str(&cluster(name)).unwrap().remove(0)
}

/// A script of ours with the binary under test.
#[cfg(unix)]
fn with_our_binary(script: &str) -> String {
    script.replace("target/release/grading", env!("CARGO_BIN_EXE_grading"))
}

#[cfg(unix)]
#[test]
fn the_tasks_of_a_slurm_array_grade_a_class() {
    let class = Submissions::of(&LEARNERS);
    class.grade("alone", &[]);
    let script = class.at("slurm.sh");
    fs::write(&script, with_our_binary(&cluster("slurm.sh"))).unwrap();
    for part in 1..=3 {
        let mut command = Command::new("bash");
        command.current_dir(root()).arg(&script).arg("3");
        command.arg(class.at("submissions")).arg(class.at("grades"));
        command.args(["--only", "2.1a", "--allow-unjailed"]);
        command.env("SLURM_ARRAY_TASK_ID", part.to_string());
        class.runs(command);
    }
    class.merge("grades", 3);
    assert_eq!(class.grades("grades"), class.grades("alone"));
}

#[cfg(unix)]
#[test]
fn the_pods_of_an_indexed_job_grade_a_class() {
    let class = Submissions::of(&LEARNERS);
    class.grade("alone", &[]);
    let job = yaml("kubernetes.yml");
    let pods = job["spec"]["completions"].as_i64().unwrap();
    let container = &job["spec"]["template"]["spec"]["containers"][0];
    assert_eq!(container["command"][0].as_str(), Some("bash"));
    let script = container["args"][0].as_str().unwrap();
    let script =
        with_our_binary(script).replace("/class", &class.folder.path().display().to_string());
    for index in 0..pods {
        let mut command = Command::new("bash");
        command.current_dir(root()).arg("-c");
        command.arg(format!("{script} --only 2.1a --allow-unjailed"));
        command.env("JOB_COMPLETION_INDEX", index.to_string());
        class.runs(command);
    }
    class.merge("grades", usize::try_from(pods).unwrap());
    assert_eq!(class.grades("grades"), class.grades("alone"));
}

#[test]
fn the_jobs_of_a_matrix_are_all_parts() {
    let workflow = yaml("github.yml");
    let part = &workflow["jobs"]["part"];
    let parts = part["strategy"]["matrix"]["part"].as_vec().unwrap();
    let numbers: Vec<i64> = parts.iter().map(|part| part.as_i64().unwrap()).collect();
    assert_eq!(numbers, (1..=parts.len() as i64).collect::<Vec<_>>());
    let steps = part["steps"].as_vec().unwrap();
    let commands: Vec<&str> = steps
        .iter()
        .filter_map(|step| step["run"].as_str())
        .collect();
    let shard = "--shard ${{ matrix.part }}/${{ strategy.job-total }}";
    assert!(
        commands.iter().any(|command| command.ends_with(shard)),
        "{commands:?}"
    );
    assert_eq!(workflow["jobs"]["merge"]["needs"].as_str(), Some("part"));
}

#[cfg(unix)]
#[test]
fn the_scripts_can_be_read_by_a_shell() {
    for script in ["slurm.sh", "test-slurm.sh"] {
        let path = std::path::Path::new("examples/cluster").join(script);
        let read = Command::new("bash")
            .current_dir(root())
            .arg("-n")
            .arg(path)
            .status();
        assert!(read.unwrap().success(), "{script}");
    }
}
