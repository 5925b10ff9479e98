//! Feedback as a page of its own.

use crate::{
    document::{
        AskedExercise, Graded, Learner, LearnerStatus, Run, WrittenFinding, WrittenPicture,
        evidence::{self, exercises},
    },
    html::{block, curves, document, prose},
    words::marks::Whose,
};
use curvature::{tell::points::points, text::safe};
use judge::Verdict;
use maud::{Markup, html};

/// A learner's feedback.
#[must_use]
pub fn feedback(run: &Run, learner: &Learner) -> String {
    let called = learner.called();
    let title = format!("{called}: {}", run.title);
    let body = html! {
        main {
            h1 { (run.title) }
            p {
                (called)
                @if let Some(name) = learner.otherwise() { " " span class="faint" { "(" (name) ")" } }
                @if learner.status == LearnerStatus::Graded {
                    ": " strong { (evidence::total(learner.awarded, run.possible)) }
                }
            }
            @for sentence in evidence::submission(learner) {
                p { (prose(&safe(&sentence), Whose::Anyone)) }
            }
            @if let Some(due) = evidence::due(run, learner) { p { (due) } }
            @if !learner.exercises.is_empty() {
                (table(run, learner))
            }
            @for (asked, graded) in exercises(run, learner) {
                @if graded.verdict != Verdict::Passed {
                    (section(asked, graded))
                }
            }
        }
    };
    document(&title, None, &body)
}

fn table(run: &Run, learner: &Learner) -> Markup {
    html! {
        div class="scroll" role="region" aria-label="Exercises" tabindex="0" {
            table {
                thead {
                    tr {
                        @for heading in ["Exercise", "Verdict", "Cases", "Points"] {
                            th scope="col" { (heading) }
                        }
                    }
                }
                tbody {
                    @for (asked, graded) in exercises(run, learner) {
                        tr {
                            th scope="row" {
                                @if graded.verdict == Verdict::Passed {
                                    (evidence::title(asked))
                                } @else {
                                    a href=(format!("#{}", asked.slug)) { (evidence::title(asked)) }
                                }
                            }
                            td class=(tone(graded.verdict)) { (graded.verdict.words()) }
                            td class="number" { (graded.cases.passed) " of " (graded.cases.total) }
                            td class="number" {
                                (points(graded.points.earned)) " of " (points(graded.points.possible))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn tone(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Passed => "good",
        Verdict::NotStarted => "faint",
        _ => "bad",
    }
}

fn section(asked: &AskedExercise, graded: &Graded) -> Markup {
    html! {
        section id=(asked.slug) {
            h2 { (evidence::title(asked)) }
            p class="message" { (prose(&evidence::message(graded), evidence::whose(graded))) }
            @if let Some(compiler) = &graded.compiler {
                (block(&format!("{}: what the compiler says", asked.number), &safe(compiler)))
            }
            @for cause in evidence::causes(graded) {
                p { (prose(&cause, Whose::Anyone)) }
            }
            @for finding in &graded.findings {
                (one(asked, finding))
            }
            @if graded.more_findings > 0 {
                p { (evidence::more_findings(graded.more_findings)) }
            }
            @for picture in &graded.pictures {
                @if let Some(curves) = curves::draw(picture) { (drawing(picture, &curves)) }
            }
            @if let Some(printed) = evidence::printed(graded) {
                p { "It printed:" }
                (block(&format!("{}: what it printed", asked.number), &printed))
            }
            @if let Some(hint) = &graded.hint {
                details {
                    summary { "A hint" }
                    p { (prose(hint, Whose::Author)) }
                }
            }
        }
    }
}

fn one(asked: &AskedExercise, finding: &WrittenFinding) -> Markup {
    let label = format!("{}: values in the case {}", asked.number, finding.case);
    let values = [("yours", &finding.yours), ("expected", &finding.expected)];
    html! {
        h3 { "Case: " (finding.case) }
        p {
            @if let Some(observation) = &finding.observation { (observation) ": " }
            (prose(&safe(&finding.says), Whose::Anyone))
        }
        @if finding.observation.is_some() || !finding.given.is_empty() {
            div class="scroll" role="group" aria-label=(label) tabindex="0" {
                table {
                    @for (name, value) in &finding.given {
                        tr { th scope="row" { (name) } td class="value" { (value) } }
                    }
                    @for (name, value) in values {
                        @if let Some(value) = value {
                            tr {
                                th scope="row" { (name) }
                                td class="value" { (safe(value)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn drawing(picture: &WrittenPicture, curves: &Markup) -> Markup {
    html! {
        figure {
            (curves)
            figcaption {
                (picture.name) ", case " (picture.case) ". "
                @if curves::has_yours(picture) {
                    "Yours is the line with dots, the reference's is dashed."
                } @else {
                    "The dashed line is the reference's; of yours nothing can be drawn."
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::sample;

    #[test]
    fn feedback_of_one_who_needs_it() {
        let page = super::feedback(&sample::run(), &sample::learners()[1]);
        insta::assert_snapshot!("feedback.html", page);
    }

    #[test]
    fn only_the_author_emphasises() {
        let mut bob = sample::learners().remove(1);
        let says = "It decides how *long* it takes.";
        for graded in &mut bob.exercises {
            graded.message = says.into();
            graded.hint = Some("Look at *every* slope.".into());
            graded.printed = Some("*print*".into());
        }
        bob.exercises[0].findings[0].says = "panicked: *found*".into();
        let page = super::feedback(&sample::run(), &bob);
        // The first is a known mistake, and the others may quote the learner.
        assert_eq!(page.matches("how <em>long</em> it takes").count(), 1);
        assert_eq!(page.matches("how *long* it takes").count(), 2);
        assert!(page.contains("<em>every</em>"));
        assert!(page.contains("*print*") && page.contains("*found*"));
    }

    /// Pages without a grade say what is known, and no more.
    #[test]
    fn feedback_of_those_without_grades() {
        let run = sample::run();
        let [.., dan, eve] = &sample::learners()[..] else {
            panic!("there are more")
        };
        for (learner, says) in [
            (dan, "Nothing was submitted."),
            (eve, "could not be graded"),
        ] {
            let page = super::feedback(&run, learner);
            assert!(page.contains(says), "{page}");
            assert!(page.contains("The due date of the class: 2026-11-20T23:00:00Z."));
            assert!(!page.contains("points"), "{page}");
        }
    }

    #[test]
    fn a_caption_is_true_of_its_picture() {
        let mut bob = sample::learners().remove(1);
        let picture = &mut bob.exercises[0].pictures[0];
        picture.yours = vec![None; 12];
        let page = super::feedback(&sample::run(), &bob);
        assert!(page.contains("of yours nothing can be drawn"));
        assert!(!page.contains("line with dots"));
        bob.exercises[0].pictures[0].expected = vec![None; 12];
        let page = super::feedback(&sample::run(), &bob);
        assert!(!page.contains("<figure>"));
    }

    #[test]
    fn nothing_of_a_learner_is_markup() {
        for learner in sample::learners() {
            let page = super::feedback(&sample::run(), &learner);
            assert!(!page.contains("<script"));
            assert!(!page.contains("<tables>"));
        }
    }
}
