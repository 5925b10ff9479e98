//! Numbers: none is typed by hand, and those that are computed are what theory says.

use crate::{chapters, root};
use book::{
    parse::{self, Inline, What},
    values::{self, Setting, Value},
};
use std::{collections::BTreeSet, fmt::Write};
use workbook::Workbook;

/// Decimals in the text come from the table of values. What stands in code is code.
#[test]
fn no_decimal_is_typed_by_hand() {
    let mut typed = Vec::new();
    for (page, text) in chapters() {
        for piece in parse::parse(&page, &text).unwrap() {
            let found = match &piece.what {
                What::Markdown(text) => parse::inlines(text)
                    .unwrap()
                    .into_iter()
                    .flat_map(|(offset, part)| {
                        let line = piece.line + text[..offset].matches('\n').count();
                        let found = match part {
                            Inline::Text(text) => decimals(&without_code_and_links(text)),
                            Inline::Formula(tex) => decimals(&without_values(tex)),
                            Inline::Directive(_) => Vec::new(),
                        };
                        found.into_iter().map(move |number| (line, number))
                    })
                    .collect(),
                What::Equation { tex, .. } => decimals(&without_values(tex))
                    .into_iter()
                    .map(|number| (piece.line, number))
                    .collect(),
                _ => Vec::new(),
            };
            for (line, number) in found {
                // The title bears its section's number.
                if line > 1 {
                    typed.push(format!("{page}.md:{line}: {number}"));
                }
            }
        }
    }
    assert!(typed.is_empty(), "{}", typed.join("\n"));
}

/// Numbers with digits on both sides of a point.
fn decimals(text: &str) -> Vec<String> {
    text.split(|c: char| !(c.is_ascii_digit() || c == '.'))
        .map(|word| word.trim_matches('.'))
        .filter(|word| word.contains('.'))
        .map(str::to_owned)
        .collect()
}

/// `{{value …}}` has its number from the table.
fn without_values(tex: &str) -> String {
    let mut out = String::new();
    let mut rest = tex;
    while let Some(begin) = rest.find("{{value") {
        out += &rest[..begin];
        let end = rest[begin..]
            .find("}}")
            .map_or(rest.len(), |e| begin + e + 2);
        rest = &rest[end..];
    }
    out + rest
}

/// Licences bear a number in their names.
const LICENCES: [&str; 2] = ["CC BY 4.0", "Apache 2.0"];

/// Without what stands between backticks, addresses of links, and names of licences.
fn without_code_and_links(text: &str) -> String {
    let mut out = String::new();
    let text = LICENCES
        .iter()
        .fold(text.to_owned(), |text, name| text.replace(name, ""));
    for (index, part) in text.split('`').enumerate() {
        if index % 2 == 0 {
            let mut rest = part;
            while let Some(begin) = rest.find("](") {
                out += &rest[..begin];
                let end = rest[begin..].find(')').map_or(rest.len(), |e| begin + e);
                rest = &rest[end..];
            }
            out += rest;
        }
    }
    out
}

#[test]
fn typed_decimals_are_found() {
    assert_eq!(decimals("about 0.5 and 12.75. End"), ["0.5", "12.75"]);
    assert_eq!(
        decimals(&without_values("x = {{value a .2}} + 1.5")),
        ["1.5"]
    );
    assert!(decimals(&without_code_and_links("`1.5` [a](b/1.2)")).is_empty());
}

/// All values as the book shows them: a change here is a change of what the book says.
#[test]
fn the_table_of_values() {
    let mut table = String::new();
    for (name, value) in values::compute().iter() {
        let shown = match value {
            // Six digits, so that another order of summation does not show.
            Value::Number(_) | Value::Vector(_) => value.write(Some("s6"), Setting::Prose),
            _ => value.write(None, Setting::Prose),
        };
        let _ = writeln!(table, "{name} = {}", shown.unwrap());
    }
    insta::assert_snapshot!(table);
}

/// Each section shows its exercises, in their order, and no others.
#[test]
fn sections_and_exercises_name_each_other() {
    let workbook = Workbook::open(Some(&root()), None).unwrap();
    let mut shown = BTreeSet::new();
    for (page, text) in chapters() {
        let section = book::site::section_of(&page);
        let here: Vec<String> = parse::parse(&page, &text)
            .unwrap()
            .into_iter()
            .filter_map(|piece| match piece.what {
                What::Directive(directive) if directive.name == "exercise" => {
                    directive.arguments.first().cloned()
                }
                _ => None,
            })
            .collect();
        let belong: Vec<String> = workbook
            .exercises
            .iter()
            .filter(|exercise| Some(exercise.number.section_number()) == section)
            .map(|exercise| exercise.number.to_string())
            .collect();
        assert_eq!(here, belong, "on page {page}");
        shown.extend(here);
    }
    assert_eq!(shown.len(), workbook.exercises.len());
}
