//! The instructor's page: one file, no server.

mod agreement;
mod survey;

use super::{
    enumeration::list,
    grades::{Run, Status},
    html::{around, document, prose},
    marks::Whose,
    similarity::Similarity,
};
use curvature::tell::points::points;
use judge::Verdict;
use maud::{Markup, PreEscaped, html};
use std::{
    io::{self, Write},
    iter::once,
};
pub use survey::Survey;
use survey::{Called, Cell, Row};

/// Sorts tables, on a click or a key.
const SCRIPT: &str = include_str!("sort.js");

/// Markup that is made piece by piece while it is written: a large class has much of it.
type Pieces<'a> = Box<dyn Iterator<Item = Markup> + 'a>;

/// Writes the page of a class.
///
/// # Errors
/// Where it cannot be written.
pub fn write(survey: &Survey, similarity: &Similarity, out: &mut dyn Write) -> io::Result<()> {
    let run = survey.run;
    let sections: Vec<(&str, Pieces)> = [
        ("What to teach again", Some(monday(survey))),
        ("Points", Some(distribution(survey))),
        ("Mistakes that are known", Some(misconceptions(survey))),
        ("Exercises", Some(exercises(survey))),
        ("Learners", Some(heat_map(survey))),
        ("Remarks", remarks(survey)),
        (
            "Answers that agree",
            Some(agreement::section(similarity, survey)),
        ),
    ]
    .into_iter()
    .filter_map(|(title, pieces)| Some((title, pieces?)))
    .collect();
    let [before, after] = around(|inner| {
        let titles: Vec<&str> = sections.iter().map(|(title, _)| *title).collect();
        let title = format!("{}: the class", run.title);
        PreEscaped(document(&title, Some(SCRIPT), &body(run, &titles, &inner)))
    });
    out.write_all(before.as_bytes())?;
    for (title, pieces) in sections {
        let heading = html! { h2 id=(anchor(title)) { (title) } };
        for piece in once(heading).chain(pieces) {
            out.write_all(piece.0.as_bytes())?;
        }
    }
    out.write_all(after.as_bytes())
}

fn body(run: &Run, titles: &[&str], sections: &Markup) -> Markup {
    html! {
        main {
            h1 { (run.title) ": the class" }
            details class="faint" {
                summary { "How this was graded" }
                ul { @for sentence in about(run) { li { (sentence) } } }
            }
            nav aria-label="Sections" {
                @for title in titles {
                    a href=(format!("#{}", anchor(title))) { (title) }
                }
            }
            (sections)
        }
    }
}

/// One piece.
fn whole<'a>(markup: Markup) -> Pieces<'a> {
    Box::new(once(markup))
}

/// Pieces with something before and after them.
fn inside<'a>(
    outer: impl FnOnce(Markup) -> Markup,
    pieces: impl Iterator<Item = Markup> + 'a,
) -> Pieces<'a> {
    let [before, after] = around(outer).map(PreEscaped);
    Box::new(once(before).chain(pieces).chain(once(after)))
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
    // Several machines may have graded. What is a warning too stands under the remarks.
    for sentence in run.protections.iter().flat_map(|p| &p.says) {
        if !sentences.contains(sentence) && !run.warnings.contains(sentence) {
            sentences.push(sentence.clone());
        }
    }
    sentences
}

fn monday<'a>(survey: &Survey) -> Pieces<'a> {
    whole(html! { p { (survey.monday().join(" ")) } })
}

/// A bar for each tenth of the points.
fn distribution<'a>(survey: &Survey) -> Pieces<'a> {
    let counts = survey.distribution();
    let most = counts.iter().copied().max().unwrap_or(0).max(1) as f64;
    let label = |i: usize| format!("{} to {}", 10 * i, 10 * (i + 1));
    let said: Vec<String> = (0..10)
        .map(|i| format!("{} %: {}", label(i), counts[i]))
        .collect();
    whole(html! {
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
    })
}

fn misconceptions<'a>(survey: &'a Survey) -> Pieces<'a> {
    let graded = survey.graded().count();
    if survey.misconceptions.is_empty() {
        return whole(html! { p { "None was recognised." } });
    }
    let rows = survey.misconceptions.iter().map(move |found| {
        let asked = &survey.run.exercises[found.exercise];
        let who: Vec<&Row> = found.learners.iter().map(|&i| &survey.rows[i]).collect();
        html! {
            tr {
                td class="number" data-value=(found.learners.len()) {
                    (found.learners.len()) " of " (graded)
                }
                td data-value=(found.exercise) { (asked.number) " " (asked.title) }
                td {
                    details {
                        summary { (found.name) }
                        p { (prose(&found.says, Whose::Author)) }
                    }
                }
                td { (names(&who)) }
            }
        }
    });
    sorted(
        "Mistakes",
        &["Learners", "Exercise", "Mistake", "Who"],
        rows,
    )
}

/// Names, folded away where they are many.
fn names(rows: &[&Row]) -> Markup {
    let all = html! {
        @for (i, row) in rows.iter().enumerate() {
            @if i > 0 { ", " }
            (name(&row.called))
        }
    };
    html! {
        @if rows.len() <= 3 {
            (all)
        } @else {
            details {
                summary { (rows.len()) " learners" }
                (all)
            }
        }
    }
}

/// What a learner is called, and the submission where that is something else.
fn name(called: &Called) -> Markup {
    html! {
        (called.name) (otherwise(called))
    }
}

fn otherwise(called: &Called) -> Markup {
    html! {
        @if let Some(submission) = &called.otherwise {
            " " small class="faint" { "(" (submission) ")" }
        }
    }
}

fn exercises<'a>(survey: &'a Survey) -> Pieces<'a> {
    let headings = [
        "Exercise",
        "Level",
        "Started",
        "Passed",
        "Points",
        "Out of work",
    ];
    let rows = survey.run.exercises.iter().enumerate();
    let rows = rows.map(|(index, asked)| {
        let started = survey.count(index, |v| v != Verdict::NotStarted);
        let passed = survey.count(index, |v| v == Verdict::Passed);
        let mean = 100.0 * survey.mean(index);
        let out_of_work: Vec<&Row> = survey
            .column(index)
            .filter(|(_, cell)| cell.verdict == Verdict::OutOfWork)
            .map(|(row, _)| row)
            .collect();
        html! {
            tr {
                th scope="row" data-value=(index) { (asked.number) " " (asked.title) }
                td { (asked.level) }
                td class="number" data-value=(started) { (started) }
                td class="number" data-value=(passed) {
                    @if passed == 0 { strong class="bad" { "nobody" } } @else { (passed) }
                }
                td class="number" data-value=(mean) { (format!("{mean:.0} %")) }
                td data-value=(out_of_work.len()) { (names(&out_of_work)) }
            }
        }
    });
    sorted("Exercises", &headings, rows)
}

fn heat_map<'a>(survey: &'a Survey) -> Pieces<'a> {
    let table = |rows: Markup| {
        html! {
            p class="faint" {
                "✓ passed, · not started, else the percentage of the points; C does not compile, \
                 F forbidden, P panicked, W out of work, M out of memory."
            }
            div class="scroll tall" role="region" aria-label="Learners by exercises" tabindex="0" {
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
                    tbody { (rows) }
                }
            }
        }
    };
    let rows = survey.rows.iter().map(|row| {
        html! {
            tr {
                th scope="row" data-value=(sorted_by(row)) {
                    @match &row.feedback {
                        Some(address) => a href=(address) { (row.called.name) },
                        None => (row.called.name),
                    }
                    (otherwise(&row.called))
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
    });
    inside(table, rows)
}

/// What puts a row into its place among those of other learners.
fn sorted_by(row: &Row) -> String {
    let (called, otherwise) = row.called.order();
    format!("{called} {otherwise}").trim_end().to_owned()
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

/// What concerns the class as a whole, and single submissions, where anything does.
fn remarks<'a>(survey: &'a Survey) -> Option<Pieces<'a>> {
    let warnings = &survey.run.warnings;
    let with_remarks = || survey.rows.iter().filter(|row| !row.remarks.is_empty());
    if warnings.is_empty() && with_remarks().next().is_none() {
        return None;
    }
    let of_all = html! {
        @if !warnings.is_empty() {
            ul { @for warning in warnings { li { (warning) } } }
        }
    };
    let rows = with_remarks().map(|row| {
        html! {
            tr {
                th scope="row" data-value=(sorted_by(row)) { (name(&row.called)) }
                td class="prose" { @for remark in &row.remarks { div { (remark) } } }
            }
        }
    });
    let of_each: Pieces = match with_remarks().next() {
        Some(_) => sorted("Remarks", &["Learner", "Remark"], rows),
        None => Box::new(std::iter::empty()),
    };
    Some(Box::new(once(of_all).chain(of_each)))
}

/// A table whose headings sort it.
fn sorted<'a>(
    label: &str,
    headings: &[&str],
    rows: impl Iterator<Item = Markup> + 'a,
) -> Pieces<'a> {
    let table = |rows: Markup| {
        html! {
            div class="scroll" role="region" aria-label=(label) tabindex="0" {
                table data-sorted {
                    thead { tr { @for text in headings { (heading(text, None)) } } }
                    tbody { (rows) }
                }
            }
        }
    };
    inside(table, rows)
}

fn heading(text: &str, title: Option<&str>) -> Markup {
    html! { th scope="col" { button type="button" title=[title] { (text) } } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        grades::Learner,
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
        let mut page = Vec::new();
        let run = sample::run();
        let survey = Survey::of(&run, sample::class(), address).unwrap();
        write(&survey, &similarity, &mut page).unwrap();
        String::from_utf8(page).unwrap()
    }

    #[test]
    fn the_page_of_a_class() {
        insta::assert_snapshot!("class.html", sample_page());
    }

    #[test]
    fn what_is_not_to_be_missed_is_not_folded_away() {
        let page = sample_page();
        let (_, after) = page.split_once("</details>").unwrap();
        let warning = "<li>The policy has an extension for zoe, who is not in the class.</li>";
        assert!(after.contains(warning));
        assert_eq!(page.matches("extension for zoe").count(), 1);
    }

    /// A class in which nobody agrees with anybody is told so.
    #[test]
    fn that_nothing_agrees_is_said() {
        let run = sample::run();
        let survey = Survey::of(&run, sample::class(), |_| None).unwrap();
        let mut page = Vec::new();
        write(&survey, &Similarity::default(), &mut page).unwrap();
        let page = String::from_utf8(page).unwrap();
        assert!(page.contains("<h2 id=\"answers-that-agree\">"));
        assert!(page.contains("All answers were compared. No two learners"));
    }

    #[test]
    fn nothing_of_a_learner_is_markup() {
        let page = sample_page();
        assert_eq!(page.matches("<script").count(), 1);
        assert!(!page.contains("<tables>"));
        assert!(!page.contains("http://") && !page.contains("https://"));
    }
}
