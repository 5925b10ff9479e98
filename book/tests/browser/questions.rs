//! Right and wrong answers to every question, made natively, for the page to judge the same way.

use questions::{Given, Question, Verdict, all, judge};
use serde_json::{Value, json};
use std::{collections::BTreeMap, fs, path::Path};

/// How many seeds a page draws from, and the printed one.
const SEEDS: u64 = 200;

/// For each question its page, and under each seed what is typed: the right answer, and a known mistake.
pub fn cases(root: &Path) -> Value {
    let mut pages: BTreeMap<String, String> = BTreeMap::new();
    for entry in fs::read_dir(root.join("book/chapters")).expect("the chapters") {
        let path = entry.expect("a file").path();
        let page = path.file_stem().unwrap_or_default().to_string_lossy();
        for line in fs::read_to_string(&path).unwrap_or_default().lines() {
            let name = line.strip_prefix("{{question ");
            if let Some(name) = name.and_then(|rest| rest.strip_suffix("}}")) {
                pages.insert(name.to_owned(), page.clone().into_owned());
            }
        }
    }
    let case = |named: questions::Named| {
        let answers = (0..=SEEDS).map(|seed| {
            let question = named.question(seed);
            let wrong = &question.wrong[0];
            [
                typed(&question, &question.right),
                typed(&question, &wrong.answer),
            ]
        });
        json!({
            "name": named.name,
            "page": pages.get(named.name),
            "answers": answers.collect::<Vec<_>>(),
        })
    };
    Value::Array(all().into_iter().map(case).collect())
}

/// What a reader types for this answer: entries, or letters.
fn typed(question: &Question, given: &Given) -> Vec<String> {
    let entries: Vec<String> = match given {
        Given::Number(x) => vec![x.to_string()],
        Given::Vector(v) => v.iter().map(f64::to_string).collect(),
        Given::Matrix(m) => m.transpose().iter().map(f64::to_string).collect(),
        Given::Choice(index) => vec![questions::letter(*index)],
        Given::Order(items) => items.iter().map(|item| questions::letter(*item)).collect(),
    };
    assert_ne!(
        judge(question, given) == Verdict::Right,
        *given != question.right
    );
    entries
}
