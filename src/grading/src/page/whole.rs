//! The page as a whole: its sections, one after the other.

use super::{
    agreement,
    exercises::exercises,
    learners::heat_map,
    mistakes::{causes, misconceptions},
    overview::{distribution, monday},
    pieces::Pieces,
    remarks::remarks,
    survey::Survey,
};
use crate::{
    document::Run,
    html::{around, document},
    similarity::Similarity,
    words::enumeration::list,
};
use maud::{Markup, PreEscaped, html};
use std::{
    io::{self, Write},
    iter::once,
};

/// Sorts tables, on a click or a key.
const SCRIPT: &str = include_str!("sort.js");

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
        ("Causes that no known mistake names", Some(causes(survey))),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        document::{Learner, sample},
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
