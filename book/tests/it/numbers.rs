//! Numbers: none is typed by hand, and those that are computed are what theory says.

use crate::{chapters, root};
use book::{
    parse::{self, Inline, What},
    values::{self, Setting, Value, Values},
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

/// Words before a value that make a bound of it: what is written may be rounded one way only.
const BOUNDS: [(&str, f64); 9] = [
    ("below", 1.0),
    ("less than", 1.0),
    ("at most", 1.0),
    ("under", 1.0),
    ("\\le", 1.0),
    ("at least", -1.0),
    ("above", -1.0),
    ("more than", -1.0),
    ("\\ge", -1.0),
];

/// Of a text: the values that are said to be below or above what is written of them, and whether
/// that is so after rounding.
fn bounds(text: &str, values: &Values) -> Vec<(String, bool)> {
    let mut found = Vec::new();
    for (begin, _) in text.match_indices("{{value ") {
        let before = text[..begin].trim_end_matches(['$', ' ']);
        let Some((_, side)) = BOUNDS.iter().find(|(word, _)| before.ends_with(word)) else {
            continue;
        };
        let end = text[begin..].find("}}").map_or(text.len(), |e| begin + e);
        let mut words = text[begin + "{{value ".len()..end].split_whitespace();
        let name = words.next().unwrap_or_default();
        let Some(value @ Value::Number(exact)) = values.get(name) else {
            continue;
        };
        let written = value.write(words.next(), Setting::Formula).unwrap();
        let rounded = number_of(&written);
        // Beyond rounding in the arithmetic of the value itself.
        let holds = side * (rounded - exact) >= -1e-9 * exact.abs();
        found.push((format!("{name}: {written} for {exact}"), holds));
    }
    found
}

/// The number that a formula writes.
fn number_of(written: &str) -> f64 {
    let plain = written
        .replace(r" \times 10^{", "e")
        .replace("10^{", "1e")
        .replace('}', "");
    match plain.strip_suffix(r"\%") {
        Some(percent) => percent.parse::<f64>().unwrap() / 100.0,
        None => plain.parse().unwrap(),
    }
}

/// A largest gradient of 3.2e-9 is not "below 3e-9".
#[test]
fn what_is_said_to_be_a_bound_is_one_after_rounding() {
    let values = values::compute();
    let broken: Vec<String> = chapters()
        .into_iter()
        .flat_map(|(page, text)| {
            bounds(&text, &values)
                .into_iter()
                .filter(|(_, holds)| !holds)
                .map(move |(value, _)| format!("{page}.md: {value}"))
        })
        .collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn bounds_are_found_and_judged() {
    let mut values = Values::default();
    values.number("largest", 3.207e-9);
    values.number("share", 0.0549);
    let holds = |text: &str| {
        bounds(text, &values)
            .iter()
            .map(|b| b.1)
            .collect::<Vec<_>>()
    };
    assert_eq!(holds("below ${{value largest e0}}$"), [false]);
    assert_eq!(holds("$x \\le {{value largest e1}}$"), [false]);
    assert_eq!(holds("at least ${{value largest e0}}$"), [true]);
    assert_eq!(holds("less than {{value share %0}}"), [false]);
    assert_eq!(holds("at most ${{value share %1}}$"), [true]);
    assert!(holds("about ${{value largest e0}}$").is_empty());
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
