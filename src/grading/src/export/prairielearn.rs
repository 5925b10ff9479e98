//! PrairieLearn: what an external grader leaves as `/grade/results/results.json`.

use crate::document::{
    Learner, LearnerStatus, Run,
    evidence::{self, exercises},
};
use serde_json::{Value, json};

/// The document of one submission.
#[must_use]
pub fn results(run: &Run, learner: &Learner) -> Value {
    let about = evidence::submission(learner).join("\n");
    if let LearnerStatus::InfrastructureError(_) = learner.status {
        // Not gradable: it costs the learner no attempt.
        return json!({"gradable": false, "format_errors": [about]});
    }
    let score = if run.possible > 0.0 {
        learner.awarded / run.possible
    } else {
        0.0
    };
    // Every test has points: one without would hide those of all.
    let tests: Vec<Value> = exercises(run, learner)
        .map(|(asked, graded)| {
            json!({
                "name": evidence::title(asked),
                "description": evidence::score(graded),
                "points": graded.points.earned,
                "max_points": graded.points.possible,
                "message": evidence::message(graded),
                "output": evidence::about(graded),
            })
        })
        .collect();
    json!({
        "gradable": true,
        "score": score,
        "message": about,
        "tests": tests,
    })
}

#[cfg(test)]
mod tests {
    use crate::document::sample;

    #[test]
    fn a_result() {
        let results: Vec<_> = sample::learners()
            .iter()
            .map(|learner| super::results(&sample::run(), learner))
            .collect();
        for result in &results {
            let score = result["score"].as_f64();
            assert!(score.is_none_or(|score| (0.0..=1.0).contains(&score)));
            assert_eq!(score.is_some(), result["gradable"].as_bool().unwrap());
        }
        let text = serde_json::to_string_pretty(&results[1..]).unwrap();
        insta::assert_snapshot!("prairielearn.json", text);
    }
}
