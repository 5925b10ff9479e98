//! GitHub Classroom: the results that its reporter reads from outputs of a step.
//!
//! The reporter's table shows for each result its maximum times the part of tests that pass, and
//! Classroom's list of learners shows the sum of the tests' scores. The two agree because every
//! exercise is a result of its own, and its tests are its cases, which all count the same. Lateness
//! is left to Classroom, which has its own deadline.

use crate::document::{
    AskedExercise, Graded, Learner, LearnerStatus, Run,
    evidence::{self, exercises},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use judge::Verdict;
use serde_json::{Value, json};

/// Lines for the file that `GITHUB_OUTPUT` names: an output `e21a` for exercise 2.1a, and so on.
/// None where the machine failed: the step should then fail, and nobody's score change.
#[must_use]
pub fn outputs(run: &Run, learner: &Learner) -> Option<String> {
    let line = |asked: &AskedExercise, result: &Value| {
        let encoded = BASE64_STANDARD.encode(result.to_string());
        format!("{}={encoded}\n", runner(asked))
    };
    match learner.status {
        LearnerStatus::InfrastructureError(_) => None,
        LearnerStatus::NothingSubmitted => {
            let nothing = |asked| line(asked, &nothing(asked));
            Some(run.exercises.iter().map(nothing).collect())
        }
        LearnerStatus::Graded => {
            let each = exercises(run, learner);
            Some(
                each.map(|(asked, graded)| line(asked, &result(asked, graded)))
                    .collect(),
            )
        }
    }
}

/// The workflow file of an assignment: it grades what is pushed by the workbook of a repository,
/// with the choice of exercises and the seeds of a run, and reports to Classroom.
#[must_use]
pub fn workflow(run: &Run, repository: &str) -> String {
    let runners: Vec<String> = run.exercises.iter().map(runner).collect();
    let variables: String = runners
        .iter()
        .map(|runner| {
            let name = runner.to_uppercase();
            format!("          {name}_RESULTS: ${{{{ steps.grade.outputs.{runner} }}}}\n")
        })
        .collect();
    include_str!("classroom.yml")
        .replace("OWNER/NAME", repository)
        .replace("OPTIONS", &run.options())
        .replace("          VARIABLES: RESULTS\n", &variables)
        .replace("RUNNERS", &runners.join(","))
}

/// The reporter takes letters and digits only.
fn runner(asked: &AskedExercise) -> String {
    let number = asked.number.chars().filter(char::is_ascii_alphanumeric);
    format!("e{}", number.collect::<String>())
}

fn result(asked: &AskedExercise, graded: &Graded) -> Value {
    let each = graded.points.possible / graded.cases.total.max(1) as f64;
    let mut failing: Vec<&str> = Vec::new();
    for finding in &graded.findings {
        if !failing.contains(&finding.case.as_str()) {
            failing.push(&finding.case);
        }
    }
    let test = |index: usize| {
        let is_passed = index < graded.cases.passed;
        let failed = index.checked_sub(graded.cases.passed);
        let name = match failed.and_then(|index| failing.get(index)) {
            Some(case) => format!("{}: {case}", asked.number),
            None => format!(
                "{}: case {} of {}",
                asked.number,
                index + 1,
                graded.cases.total
            ),
        };
        json!({
            "name": name,
            "status": if is_passed { "pass" } else { "fail" },
            "score": if is_passed { each } else { 0.0 },
            // In one line: at the beginning of a line `::` would be a command to GitHub.
            "message": evidence::message(graded).split_whitespace().collect::<Vec<_>>().join(" "),
            "test_code": "",
            "filename": asked.file,
            "line_no": 0,
            "execution_time": 0,
        })
    };
    json!({
        "version": 1,
        "status": if graded.verdict == Verdict::Passed { "pass" } else { "fail" },
        "max_score": asked.points,
        "tests": (0..graded.cases.total.max(1)).map(test).collect::<Vec<_>>(),
    })
}

fn nothing(asked: &AskedExercise) -> Value {
    json!({
        "version": 1,
        "status": "fail",
        "max_score": asked.points,
        "tests": [{
            "name": asked.number,
            "status": "fail",
            "score": 0.0,
            "message": crate::document::evidence::NOTHING_SUBMITTED,
            "test_code": "",
            "filename": asked.file,
            "line_no": 0,
            "execution_time": 0,
        }],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::sample;
    use yaml_rust2::YamlLoader;

    fn decoded(outputs: &str) -> Vec<(String, Value)> {
        outputs
            .lines()
            .map(|line| {
                let (name, encoded) = line.split_once('=').unwrap();
                let bytes = BASE64_STANDARD.decode(encoded).unwrap();
                (name.to_owned(), serde_json::from_slice(&bytes).unwrap())
            })
            .collect()
    }

    #[test]
    fn results_of_exercises() {
        let outputs = outputs(&sample::run(), &sample::learners()[1]).unwrap();
        let text = serde_json::to_string_pretty(&decoded(&outputs)).unwrap();
        insta::assert_snapshot!("classroom.json", text);
        insta::assert_snapshot!("classroom.yml", workflow(&sample::run(), "ada/curvature"));
    }

    #[test]
    fn the_workflow_reports_what_it_has_graded() {
        let text = workflow(&sample::run(), "ada/curvature");
        let workflow = &YamlLoader::load_from_str(&text).unwrap()[0];
        let job = &workflow["jobs"]["run-autograding-tests"];
        let steps = job["steps"].as_vec().unwrap();
        let reporter = &steps.last().unwrap();
        let graded = steps
            .iter()
            .find(|step| step["id"].as_str() == Some("grade"));
        assert!(
            graded.unwrap()["run"]
                .as_str()
                .unwrap()
                .contains("export classroom")
        );
        let outputs = outputs(&sample::run(), &sample::learners()[1]).unwrap();
        let names: Vec<&str> = outputs
            .lines()
            .map(|l| l.split('=').next().unwrap())
            .collect();
        assert_eq!(
            reporter["with"]["runners"].as_str(),
            Some(names.join(",").as_str())
        );
        for name in names {
            let variable = format!("{}_RESULTS", name.to_uppercase());
            let value = format!("${{{{ steps.grade.outputs.{name} }}}}");
            assert_eq!(
                reporter["env"][variable.as_str()].as_str(),
                Some(value.as_str())
            );
        }
    }

    /// What the reporter's table adds up, and what its notice to Classroom adds up.
    #[test]
    fn the_two_totals_that_are_shown_agree() {
        for learner in sample::learners() {
            let Some(outputs) = outputs(&sample::run(), &learner) else {
                assert_eq!(learner.name, "eve");
                continue;
            };
            let (mut table, mut list) = (0.0, 0.0);
            for (_, result) in decoded(&outputs) {
                let tests = result["tests"].as_array().unwrap();
                let passed = tests.iter().filter(|test| test["status"] == "pass").count();
                let maximum = result["max_score"].as_f64().unwrap();
                table += passed as f64 / tests.len() as f64 * maximum;
                list += tests
                    .iter()
                    .map(|t| t["score"].as_f64().unwrap())
                    .sum::<f64>();
            }
            assert!((table - list).abs() < 1e-9);
            assert!(
                (table - learner.points.earned).abs() < 1e-9,
                "{}",
                learner.name
            );
        }
    }
}
