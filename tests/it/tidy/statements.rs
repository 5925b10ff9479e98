//! Statements of exercises have one build: what it is about and what to write, an example, and last
//! the small print.

use crate::support::root;
use workbook::{Exercise, SMALL_PRINT, Workbook};

#[test]
fn a_statement_ends_with_an_example_and_the_small_print() {
    let workbook = Workbook::open(Some(&root()), None).unwrap();
    let wrong: Vec<String> = workbook.exercises.iter().filter_map(complaint).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn complaint(exercise: &Exercise) -> Option<String> {
    let text = exercise.statement().collect::<Vec<&str>>().join("\n");
    let because = |what: &str| Some(format!("{}: {what}", exercise.dir.display()));
    let Some((asked, small)) = text.split_once(SMALL_PRINT) else {
        return because("there is no heading \"## The small print\"");
    };
    let paragraphs: Vec<&str> = asked.trim().split("\n\n").collect();
    let is_example = |paragraph: &str| paragraph.starts_with("Example. ");
    match paragraphs
        .iter()
        .position(|paragraph| is_example(paragraph))
    {
        None => because("no paragraph begins with \"Example.\""),
        Some(at) if at + 1 < paragraphs.len() => {
            because("between the example and the small print there is something else")
        }
        Some(_) if !small.trim_start().starts_with("- ") => {
            because("the small print is a list, a point for each promise or limit")
        }
        Some(_) if small.contains("\n#") => because("nothing comes after the small print"),
        Some(_) if !asked.contains("rite ") => because("it does not say what to write"),
        Some(_) => None,
    }
}
