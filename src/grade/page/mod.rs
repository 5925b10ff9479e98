//! The instructor's page: one file, no server.

mod agreement;
mod survey;

use super::{
    grades::{Run, Status},
    html::{around, document, prose},
    similarity::Similarity,
};
use crate::{judge::Verdict, message::points};
use maud::{Markup, PreEscaped, html};
use std::{
    io::{self, Write},
    iter::once,
};
pub use survey::Survey;
use survey::{Cell, list};

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
        ("Answers that agree", agreement::section(similarity)),
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
    // Several machines may have graded, and a warning may be a protection's too.
    let said = run.protections.iter().flat_map(|p| &p.says);
    for sentence in said.chain(&run.warnings) {
        if !sentences.contains(sentence) {
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
        let names = found.learners.iter().map(|&i| survey.rows[i].name.as_str());
        html! {
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
                td { (who(&names.collect::<Vec<_>>())) }
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
        let out_of_work: Vec<&str> = survey
            .column(index)
            .filter(|(_, cell)| cell.verdict == Verdict::OutOfWork)
            .map(|(row, _)| row.name.as_str())
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
                td data-value=(out_of_work.len()) { (who(&out_of_work)) }
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
                    tbody { (rows) }
                }
            }
        }
    };
    let rows = survey.rows.iter().map(|row| {
        html! {
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
    });
    inside(table, rows)
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

/// What concerns single submissions, where anything does.
fn remarks<'a>(survey: &'a Survey) -> Option<Pieces<'a>> {
    let with_remarks = || survey.rows.iter().filter(|row| !row.remarks.is_empty());
    with_remarks().next()?;
    let rows = with_remarks().map(|row| {
        html! {
            tr {
                th scope="row" { (row.name) }
                td { @for remark in &row.remarks { div { (remark) } } }
            }
        }
    });
    Some(sorted("Remarks", &["Learner", "Remark"], rows))
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
    use crate::grade::{
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
    fn nothing_of_a_learner_is_markup() {
        let page = sample_page();
        assert_eq!(page.matches("<script").count(), 1);
        assert!(!page.contains("<tables>"));
        assert!(!page.contains("http://") && !page.contains("https://"));
    }
}
