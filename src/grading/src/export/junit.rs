//! JUnit's XML, as GitLab, Jenkins and others show it: a suite for each learner, a test for each
//! exercise. No two tests have the same class and name: readers take the first of two.

use crate::document::{
    AskedExercise, Graded, Learner, LearnerStatus, Run,
    evidence::{self, exercises},
};
use curvature::text::safe;
use judge::Verdict;
use maud::{Markup, html};
use std::io::{self, Write};
use workbook::fault::Result;

/// Writes the document, one learner at a time.
///
/// # Errors
/// Where it cannot be written, or the learners cannot be read.
pub fn write(
    run: &Run,
    learners: impl Iterator<Item = Result<Learner>>,
    mut out: impl Write,
) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<testsuites>")?;
    for learner in learners {
        let suite = suite(run, &learner.map_err(io::Error::other)?);
        writeln!(out, "{}", suite.into_string())?;
    }
    writeln!(out, "</testsuites>")
}

fn suite(run: &Run, learner: &Learner) -> Markup {
    let is_graded = learner.status == LearnerStatus::Graded;
    let is_error = matches!(learner.status, LearnerStatus::InfrastructureError(_));
    let count = |wanted: fn(Verdict) -> bool| {
        exercises(run, learner)
            .filter(|(_, graded)| wanted(graded.verdict))
            .count()
    };
    let skipped = count(is_skipped) + usize::from(!is_graded && !is_error);
    let about = safe(&evidence::submission(learner).join("\n"));
    html! {
        testsuite name=(safe(&learner.name))
            tests=(if is_graded { learner.exercises.len() } else { 1 })
            failures=(count(is_failed)) errors=(usize::from(is_error)) skipped=(skipped) {
            @for (asked, graded) in exercises(run, learner) {
                (test(&learner.name, asked, graded))
            }
            @if !is_graded {
                testcase classname=(safe(&learner.name)) name="submission" {
                    @if is_error {
                        error type="infrastructure_error" { (about) }
                    } @else {
                        skipped { (about) }
                    }
                }
            } @else if !about.is_empty() {
                system-out { (about) }
            }
        }
    }
}

fn is_skipped(verdict: Verdict) -> bool {
    verdict == Verdict::NotStarted
}

fn is_failed(verdict: Verdict) -> bool {
    !matches!(verdict, Verdict::NotStarted | Verdict::Passed)
}

fn test(learner: &str, asked: &AskedExercise, graded: &Graded) -> Markup {
    let about = format!("{}\n\n{}", evidence::score(graded), evidence::about(graded));
    let about = safe(&about);
    html! {
        testcase classname=(safe(learner)) name=(safe(&evidence::title(asked))) {
            @if is_skipped(graded.verdict) {
                skipped { (about) }
            } @else if is_failed(graded.verdict) {
                failure type=(graded.verdict.name()) { (about) }
            }
            @if let Some(printed) = evidence::printed(graded) {
                system-out { (safe(&printed)) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::sample;
    use std::collections::BTreeSet;

    fn document() -> String {
        let mut document = Vec::new();
        super::write(&sample::run(), sample::class(), &mut document).unwrap();
        String::from_utf8(document).unwrap()
    }

    #[test]
    fn a_document_of_the_class() {
        insta::assert_snapshot!("junit.xml", document());
    }

    /// The rules of `junit-10.xsd` of Jenkins' xUnit plug-in that such a document could break.
    #[test]
    fn the_document_is_what_its_schema_asks_for() {
        let text = document();
        let document = roxmltree::Document::parse(&text).unwrap();
        let allowed = |name: &str| -> (&[&str], &[&str]) {
            match name {
                "testsuites" => (&["testsuite"], &[]),
                "testsuite" => (
                    &["testcase", "system-out"],
                    &["name", "tests", "failures", "errors", "skipped"],
                ),
                "testcase" => (
                    &["failure", "error", "skipped", "system-out"],
                    &["classname", "name"],
                ),
                "failure" | "error" => (&[], &["type"]),
                "skipped" | "system-out" => (&[], &[]),
                other => panic!("{other} is no element of JUnit's"),
            }
        };
        let mut names = BTreeSet::new();
        for element in document.descendants().filter(roxmltree::Node::is_element) {
            let (children, attributes) = allowed(element.tag_name().name());
            for child in element.children().filter(roxmltree::Node::is_element) {
                assert!(children.contains(&child.tag_name().name()));
            }
            let given: Vec<&str> = element.attributes().map(|a| a.name()).collect();
            assert_eq!(given, attributes);
            let number = |name| element.attribute(name).unwrap().parse::<usize>().unwrap();
            let holding = |name| {
                let tests = element.children().filter(|c| c.has_tag_name("testcase"));
                tests
                    .filter(|test| test.children().any(|c| c.has_tag_name(name)))
                    .count()
            };
            match element.tag_name().name() {
                "testsuite" => {
                    assert_eq!(number("failures"), holding("failure"));
                    assert_eq!(number("errors"), holding("error"));
                    assert_eq!(number("skipped"), holding("skipped"));
                    let tests = element.children().filter(|c| c.has_tag_name("testcase"));
                    assert_eq!(number("tests"), tests.count());
                }
                "testcase" => {
                    let name = ["classname", "name"].map(|name| element.attribute(name).unwrap());
                    assert!(names.insert(name), "{name:?} is there twice");
                }
                _ => {}
            }
        }
        assert_eq!(names.len(), 11);
    }
}
