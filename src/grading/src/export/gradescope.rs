//! Gradescope: what its harness reads as `/autograder/results/results.json`.

use crate::document::{
    Learner, Run,
    evidence::{self, exercises},
};
use judge::Verdict;
use serde_json::{Value, json};

/// The document of one submission. Everything in it is plain text: Gradescope would otherwise
/// render what a learner wrote.
#[must_use]
pub fn results(run: &Run, learner: &Learner) -> Value {
    let tests: Vec<Value> = exercises(run, learner)
        .map(|(asked, graded)| {
            let passed = graded.verdict == Verdict::Passed;
            json!({
                "number": asked.number,
                "name": asked.title,
                "name_format": "text",
                "score": graded.points.earned,
                "max_score": graded.points.possible,
                "status": if passed { "passed" } else { "failed" },
                "output": format!("{}\n\n{}", evidence::score(graded), evidence::about(graded)),
                "output_format": "text",
                "tags": [asked.level],
                "visibility": "visible",
            })
        })
        .collect();
    json!({
        // It overrides the sum of the tests', so that lateness counts.
        "score": learner.awarded,
        "output": evidence::submission(learner).join("\n"),
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": tests,
    })
}

#[cfg(test)]
mod tests {
    use crate::document::sample;
    use serde::Deserialize;

    /// What Gradescope documents, and nothing else.
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Results {
        score: f64,
        output: String,
        output_format: Format,
        test_output_format: Format,
        test_name_format: Format,
        visibility: Visibility,
        stdout_visibility: Visibility,
        tests: Vec<Test>,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Test {
        number: String,
        name: String,
        name_format: Format,
        score: f64,
        max_score: f64,
        status: TestStatus,
        output: String,
        output_format: Format,
        tags: Vec<String>,
        visibility: Visibility,
    }

    #[derive(Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Format {
        Text,
        Html,
        #[serde(rename = "simple_format")]
        Simple,
        Md,
        Ansi,
    }

    #[derive(Deserialize, PartialEq)]
    #[serde(rename_all = "snake_case")]
    enum Visibility {
        Hidden,
        AfterDueDate,
        AfterPublished,
        Visible,
    }

    #[derive(Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum TestStatus {
        Passed,
        Failed,
    }

    #[test]
    fn every_submission_has_a_result_that_gradescope_reads() {
        for learner in sample::learners() {
            let results = super::results(&sample::run(), &learner);
            let read: Results = serde_json::from_value(results).unwrap();
            assert!((read.score - learner.awarded).abs() < 1e-12);
            // A hidden test would hide the total from the learner.
            assert!(
                read.tests
                    .iter()
                    .all(|t| t.visibility == Visibility::Visible)
            );
        }
    }

    #[test]
    fn a_result() {
        let learners = sample::learners();
        let results = [1, 2, 4].map(|i| super::results(&sample::run(), &learners[i]));
        let text = serde_json::to_string_pretty(&results).unwrap();
        insta::assert_snapshot!("gradescope.json", text);
    }
}
