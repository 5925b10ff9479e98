//! The instructor's page: one file, no server.

mod agreement;
mod survey;

use super::{
    grades::{Learner, Run, Status},
    html::{document, prose},
    similarity::Similarity,
};
use crate::{fault::Result, judge::Verdict, message::points};
use maud::{Markup, html};
use survey::{Cell, Survey, list};

/// Sorts tables, on a click or a key.
const SCRIPT: &str = include_str!("sort.js");

/// The page of a class. `feedback` says under which address a learner's feedback lies, if it does.
///
/// # Errors
/// Where a learner cannot be read.
pub fn page(
    run: &Run,
    learners: impl Iterator<Item = Result<Learner>>,
    similarity: &Similarity,
    feedback: impl Fn(&Learner) -> Option<String>,
) -> Result<String> {
    let survey = Survey::of(run, learners, feedback)?;
    let mut sections = vec![
        (
            "What to teach again",
            html! { p { (survey.monday().join(" ")) } },
        ),
        ("Points", distribution(&survey)),
        ("Mistakes that are known", misconceptions(&survey)),
        ("Exercises", exercises(&survey)),
        ("Learners", heat_map(&survey)),
        ("Remarks", remarks(&survey)),
        ("Answers that agree", agreement::section(similarity)),
    ];
    sections.retain(|(_, content)| !content.0.is_empty());
    let body = html! {
        main {
            h1 { (run.title) ": the class" }
            details class="faint" {
                summary { "How this was graded" }
                ul { @for sentence in about(run) { li { (sentence) } } }
            }
            nav aria-label="Sections" {
                @for (title, _) in &sections {
                    a href=(format!("#{}", anchor(title))) { (title) }
                }
            }
            @for (title, content) in &sections {
                h2 id=(anchor(title)) { (title) }
                (content)
            }
        }
    };
    Ok(document(
        &format!("{}: the class", run.title),
        Some(SCRIPT),
        &body,
    ))
}

fn anchor(title: &str) -> String {
    title.to_lowercase().replace(' ', "-")
}

fn about(run: &Run) -> Vec<String> {
    let seeds: Vec<String> = run.seeds.iter().map(u64::to_string).collect();
    let seeds: Vec<&str> = seeds.iter().map(String::as_str).collect();
    let mut sentences = vec![
        format!("{}.", run.toolchain),
        match seeds[..] {
            [one] => format!("Graded under seed {one}."),
            _ => format!("Graded under the seeds {}: the worst counts.", list(&seeds)),
        },
    ];
    sentences.extend(run.due.iter().map(|due| format!("Due {due}.")));
    // Several machines may have graded, and a warning may be a protection's too.
    let said = run.protections.iter().flat_map(|p| &p.says);
    for sentence in said.chain(&run.warnings) {
        if !sentences.contains(sentence) {
            sentences.push(sentence.clone());
        }
    }
    sentences
}

/// A bar for each tenth of the points.
fn distribution(survey: &Survey) -> Markup {
    let counts = survey.distribution();
    let most = counts.iter().copied().max().unwrap_or(0).max(1) as f64;
    let label = |i: usize| format!("{} to {}", 10 * i, 10 * (i + 1));
    let said: Vec<String> = (0..10)
        .map(|i| format!("{} %: {}", label(i), counts[i]))
        .collect();
    html! {
        figure {
            svg viewBox="0 0 560 190" role="img"
                aria-label=(format!("Learners by part of the points. {}", said.join(", "))) {
                @for (i, count) in counts.iter().enumerate() {
                    @let height = 140.0 * *count as f64 / most;
                    @let x = 10 + 54 * i;
                    rect class="bar" x=(x) y=(160.0 - height) width="48" height=(height) {}
                    text x=(x + 24) y=(155.0 - height) text-anchor="middle" { (count) }
                    text x=(x + 24) y="176" text-anchor="middle" { (label(i)) }
                }
            }
            figcaption { "Learners by percentage of the " (points(survey.run.possible)) " points." }
        }
    }
}

fn misconceptions(survey: &Survey) -> Markup {
    let graded = survey.graded().count();
    if survey.misconceptions.is_empty() {
        return html! { p { "None was recognised." } };
    }
    html! {
        (sorted("Mistakes", &["Learners", "Exercise", "Mistake", "Who"], &html! {
            @for found in &survey.misconceptions {
                @let asked = &survey.run.exercises[found.exercise];
                tr {
                    td class="number" data-value=(found.learners.len()) {
                        (found.learners.len()) " of " (graded)
                    }
                    td data-value=(found.exercise) { (asked.number) " " (asked.title) }
                    td {
                        details {
                            summary { (found.name) }
                            p { (prose(&found.says)) }
                        }
                    }
                    td { (who(&found.learners.iter().map(|&i| survey.rows[i].name.as_str()).collect::<Vec<_>>())) }
                }
            }
        }))
    }
}

/// Names, folded away where they are many.
fn who(names: &[&str]) -> Markup {
    html! {
        @if names.len() <= 3 {
            (names.join(", "))
        } @else {
            details {
                summary { (names.len()) " learners" }
                (names.join(", "))
            }
        }
    }
}

fn exercises(survey: &Survey) -> Markup {
    let headings = [
        "Exercise",
        "Level",
        "Started",
        "Passed",
        "Points",
        "Out of work",
    ];
    html! {
        (sorted("Exercises", &headings, &html! {
            @for (index, asked) in survey.run.exercises.iter().enumerate() {
                @let started = survey.count(index, |v| v != Verdict::NotStarted);
                @let passed = survey.count(index, |v| v == Verdict::Passed);
                @let mean = 100.0 * survey.mean(index);
                @let out_of_work: Vec<&str> = survey
                    .column(index)
                    .filter(|(_, cell)| cell.verdict == Verdict::OutOfWork)
                    .map(|(row, _)| row.name.as_str())
                    .collect();
                tr {
                    th scope="row" data-value=(index) { (asked.number) " " (asked.title) }
                    td { (asked.level) }
                    td class="number" data-value=(started) { (started) }
                    td class="number" data-value=(passed) {
                        @if passed == 0 { strong class="bad" { "nobody" } } @else { (passed) }
                    }
                    td class="number" data-value=(mean) { (format!("{mean:.0} %")) }
                    td data-value=(out_of_work.len()) { (who(&out_of_work)) }
                }
            }
        }))
    }
}

fn heat_map(survey: &Survey) -> Markup {
    html! {
        p class="faint" {
            "✓ passed, · not started, else the percentage of the points; C does not compile, \
             F forbidden, P panicked, W out of work, M out of memory."
        }
        div class="scroll" role="region" aria-label="Learners by exercises" tabindex="0" {
            table class="heat" data-sorted {
                thead {
                    tr {
                        (heading("Learner", None))
                        (heading("Points", None))
                        @for asked in &survey.run.exercises {
                            (heading(&asked.number, Some(&asked.title)))
                        }
                    }
                }
                tbody {
                    @for row in &survey.rows {
                        tr {
                            th scope="row" data-value=(row.name.to_lowercase()) {
                                @match &row.feedback {
                                    Some(address) => a href=(address) { (row.name) },
                                    None => (row.name),
                                }
                            }
                            @if let Status::InfrastructureError(_) = row.status {
                                td class="number" data-value="-1" { "not graded" }
                            } @else {
                                td class="number" data-value=(row.awarded + 0.0) { (points(row.awarded)) }
                            }
                            @for index in 0..survey.run.exercises.len() {
                                (cell(row.cells.get(index)))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn cell(cell: Option<&Cell>) -> Markup {
    let Some(Cell { verdict, share }) = cell else {
        return html! { td class="cell none" data-value="-1" {} };
    };
    let percent = (100.0 * share).round();
    let letter = match verdict {
        Verdict::Passed => "✓",
        Verdict::NotStarted => "·",
        Verdict::DoesNotCompile => "C",
        Verdict::Forbidden => "F",
        Verdict::Panicked => "P",
        Verdict::OutOfWork => "W",
        Verdict::OutOfMemory => "M",
        Verdict::Wrong => "",
    };
    let (heat, value) = match verdict {
        Verdict::NotStarted => ("none", -1.0),
        Verdict::Passed => ("h4", 100.0),
        _ => (
            ["h0", "h1", "h2", "h3"][((share * 4.0) as usize).min(3)],
            percent,
        ),
    };
    let has_number =
        *verdict == Verdict::Wrong || (heat != "none" && heat != "h4" && percent > 0.0);
    html! {
        td class=(format!("cell {heat}")) data-value=(value) title=(format!("{}, {percent} %", verdict.words())) {
            (letter)
            @if has_number { (percent) }
        }
    }
}

/// What concerns single submissions.
fn remarks(survey: &Survey) -> Markup {
    let with_remarks: Vec<_> = survey
        .rows
        .iter()
        .filter(|row| !row.remarks.is_empty())
        .collect();
    html! {
        @if !with_remarks.is_empty() {
            (sorted("Remarks", &["Learner", "Remark"], &html! {
                @for row in with_remarks {
                    tr {
                        th scope="row" { (row.name) }
                        td { @for remark in &row.remarks { div { (remark) } } }
                    }
                }
            }))
        }
    }
}

/// A table whose headings sort it.
fn sorted(label: &str, headings: &[&str], rows: &Markup) -> Markup {
    html! {
        div class="scroll" role="region" aria-label=(label) tabindex="0" {
            table data-sorted {
                thead { tr { @for text in headings { (heading(text, None)) } } }
                tbody { (rows) }
            }
        }
    }
}

fn heading(text: &str, title: Option<&str>) -> Markup {
    html! { th scope="col" { button type="button" title=[title] { (text) } } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grade::{
        sample,
        similarity::{Agreement, Excerpt, Pair, Passage},
    };

    fn sample_page() -> String {
        let passage = |first| Passage {
            first,
            last: first + 1,
            text: "let x = a < b;\n</pre><script>alert(1)</script>".into(),
        };
        let similarity = Similarity {
            pairs: vec![Pair {
                learners: ["=bob <tables>".into(), "carol".into()],
                agreements: vec![Agreement {
                    exercise: "2.4b".into(),
                    shared: 61,
                    of: 70,
                    excerpts: vec![Excerpt {
                        left: passage(3),
                        right: passage(8),
                    }],
                }],
            }],
            more: 3,
            crowds: vec![],
        };
        let address =
            |learner: &Learner| (learner.name == "ada").then(|| "feedback/ada.html".to_owned());
        page(&sample::run(), sample::class(), &similarity, address).unwrap()
    }

    #[test]
    fn the_page_of_a_class() {
        insta::assert_snapshot!("class.html", sample_page());
    }

    #[test]
    fn nothing_of_a_learner_is_markup() {
        let page = sample_page();
        assert_eq!(page.matches("<script").count(), 1);
        assert!(!page.contains("<tables>"));
        assert!(!page.contains("http://") && !page.contains("https://"));
    }
}
