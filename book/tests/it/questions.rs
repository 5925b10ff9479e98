//! Where questions stand: spread over every section, and some before what they anticipate.

use super::chapters;
use book::site::section_of;
use std::collections::BTreeMap;

/// The questions of a page, with the line each stands on.
fn asked(text: &str) -> BTreeMap<&str, usize> {
    let lines = text.lines().enumerate();
    lines
        .filter_map(|(at, line)| {
            let name = line.strip_prefix("{{question ")?.strip_suffix("}}")?;
            Some((name, at))
        })
        .collect()
}

#[test]
fn every_section_asks_three_questions_and_one_before_its_answer() {
    let all = questions::all();
    for (page, text) in chapters() {
        let asked = asked(&text);
        if section_of(&page).is_none() {
            continue;
        }
        assert!(asked.len() >= 3, "{page} asks {}", asked.len());
        let mut predicting = 0;
        for question in all.iter().filter(|q| asked.contains_key(q.name)) {
            let Some(label) = question.predicts else {
                continue;
            };
            let labelled = format!("{{#{label}}}");
            let answered = text.lines().position(|line| line.contains(&labelled));
            let answered = answered.unwrap_or_else(|| panic!("{page} has no {label}"));
            assert!(asked[question.name] < answered, "{page}: {}", question.name);
            predicting += 1;
        }
        assert!(predicting > 0, "{page} asks nothing before its answer");
    }
}

#[test]
fn questions_are_spread_over_a_page() {
    for (page, text) in chapters() {
        if section_of(&page).is_none() {
            continue;
        }
        let lines: Vec<usize> = asked(&text).into_values().collect();
        let spread = lines.iter().max().unwrap() - lines.iter().min().unwrap();
        let length = text.lines().count();
        assert!(
            spread * 5 > length,
            "{page}: within {spread} of {length} lines"
        );
    }
}
