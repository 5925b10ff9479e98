//! Feedback as a page of its own.

use crate::{
    grade::{
        evidence::{self, exercises},
        grades::{Asked, Finding, Graded, Learner, Picture, Run, Status},
        html::{curves, document, prose},
    },
    judge::Verdict,
    message::{self, points},
};
use maud::{Markup, html};

/// A learner's feedback.
#[must_use]
pub fn feedback(run: &Run, learner: &Learner) -> String {
    let title = format!("{}: {}", learner.name, run.title);
    let body = html! {
        main {
            h1 { (run.title) }
            p {
                (learner.name)
                @if learner.status == Status::Graded {
                    ": " strong { (message::total(learner.awarded, run.possible)) }
                }
            }
            @for sentence in evidence::submission(learner) {
                p { (prose(&evidence::readable(&sentence))) }
            }
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

fn section(asked: &Asked, graded: &Graded) -> Markup {
    html! {
        section id=(asked.slug) {
            h2 { (evidence::title(asked)) }
            p class="message" { (prose(&evidence::message(graded))) }
            @if let Some(compiler) = &graded.compiler {
                pre { (evidence::readable(compiler)) }
            }
            @for finding in &graded.findings {
                (one(finding))
            }
            @if graded.more_findings > 0 {
                p { (message::more_findings(graded.more_findings)) }
            }
            @for picture in &graded.pictures {
                (drawing(picture))
            }
            @if let Some(printed) = evidence::printed(graded) {
                p { "It printed:" }
                pre { (printed) }
            }
            @if let Some(hint) = &graded.hint {
                details {
                    summary { "A hint" }
                    p { (prose(hint)) }
                }
            }
        }
    }
}

fn one(finding: &Finding) -> Markup {
    let values = [("yours", &finding.yours), ("expected", &finding.expected)];
    html! {
        h3 { "Case: " (finding.case) }
        p {
            @if let Some(observation) = &finding.observation { (observation) ": " }
            (prose(&evidence::readable(&finding.says)))
        }
        @if finding.observation.is_some() || !finding.given.is_empty() {
            div class="scroll" role="region" aria-label="Values" tabindex="0" {
                table {
                    @for (name, value) in &finding.given {
                        tr { th scope="row" { (name) } td class="value" { (value) } }
                    }
                    @for (name, value) in values {
                        @if let Some(value) = value {
                            tr {
                                th scope="row" { (name) }
                                td class="value" { (evidence::readable(value)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn drawing(picture: &Picture) -> Markup {
    html! {
        figure {
            (curves::draw(picture))
            figcaption {
                (picture.name) ", case " (picture.case)
                ". Yours is the line with dots, the reference's is dashed."
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::grade::sample;

    #[test]
    fn feedback_of_one_who_needs_it() {
        let page = super::feedback(&sample::run(), &sample::learners()[1]);
        insta::assert_snapshot!("feedback.html", page);
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
