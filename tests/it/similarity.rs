//! Copies are found under their disguise, and answers that were written apart are left alone.

use crate::support::root;
use curvature::{
    check::{Answer, Checker, Submission},
    compile::Cancel,
    grade::similarity::{Answers, Similarity, similarity},
    judge::Verdict,
    tokens::tokens_of,
    workbook::{Exercise, Workbook},
};
use std::{collections::BTreeSet, fs};

fn workbook() -> Workbook {
    Workbook::open(Some(&root()), None).unwrap()
}

/// The right answers in other styles: file names and texts.
fn right_answers(exercise: &Exercise) -> Vec<(String, String)> {
    let folder = root().join("tests/answers").join(&exercise.slug);
    let mut answers: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .flatten()
        .map(|file| {
            let name = file.file_name().to_string_lossy().into_owned();
            (name, fs::read_to_string(file.path()).unwrap())
        })
        .filter(|(name, _)| name.starts_with("right_"))
        .collect();
    answers.sort();
    answers
}

fn compared(exercise: &Exercise, given: &[(String, String)]) -> Similarity {
    similarity(&[Answers {
        exercise: &exercise.slug,
        known: vec![&exercise.stub, &exercise.reference],
        given: given.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect(),
    }])
}

/// Words that a copier cannot rename: those of the language, of libraries and of the statement.
fn fixed(stub: &str) -> BTreeSet<&str> {
    let keywords = "as break const continue dyn else enum false fn for if impl in let loop match move \
         mut pub ref return self Self static struct trait true type use where while f64 usize";
    keywords.split(' ').chain(tokens_of(stub).iter().map(|t| t.word)).collect()
}

/// A copy under every disguise that costs nothing: names, comments, layout, how numbers are
/// written, the order of items.
fn disguised(source: &str, stub: &str) -> String {
    let fixed = fixed(stub);
    let tokens = tokens_of(source);
    let word = |i: usize| tokens.get(i).map_or("", |token| token.word);
    // Names that the file introduces itself and that nothing else could have introduced.
    let own: BTreeSet<&str> = (1..tokens.len())
        .filter(|&i| matches!(word(i - 1), "let" | "mut" | "fn" | "for") && word(i) != "mut")
        .map(word)
        .filter(|name| name.starts_with(|c: char| c.is_ascii_lowercase()) && !fixed.contains(name))
        .collect();
    let used_as_field = |name: &str| {
        (1..tokens.len()).any(|i| {
            let beside = [word(i - 1), word(i + 1)];
            word(i) == name && (beside[0] == "." || matches!(beside, ["{" | ",", "}" | ":"] | ["{", ","]))
        })
    };
    let mut items = vec![String::new()];
    let (mut depth, mut end) = (0, 0);
    for (i, token) in tokens.iter().enumerate() {
        let item = items.last_mut().unwrap();
        if token.at > end || i == 0 {
            item.push_str(["\n", " /* mine */ ", "\n\n   ", " // why\n"][i % 4]);
        }
        end = token.at + token.word.len();
        match token.word {
            name if own.contains(name) && !used_as_field(name) => {
                item.push_str(&format!("my_{}", name.len() * 7));
                item.push_str(name);
            }
            number if number.contains('.') && number.parse::<f64>().is_ok() => {
                item.push_str(&format!("{number}0"));
            }
            word => item.push_str(word),
        }
        depth += i32::from(matches!(token.word, "{" | "(" | "["));
        depth -= i32::from(matches!(token.word, "}" | ")" | "]"));
        if depth == 0 && matches!(token.word, "}" | ";") && word(i + 1) != ";" {
            items.push(String::new());
        }
    }
    items.reverse();
    items.concat()
}

#[test]
fn answers_written_apart_are_left_alone() {
    for exercise in &workbook().exercises {
        let given = right_answers(exercise);
        assert_eq!(compared(exercise, &given), Similarity::default(), "{}", exercise.slug);
    }
}

#[test]
fn a_disguised_copy_still_passes() {
    let workbook = workbook();
    let checker = Checker::prepare(&workbook, &mut |_| {}).unwrap();
    let answers: Vec<Answer> = workbook
        .exercises
        .iter()
        .flat_map(|exercise| {
            right_answers(exercise).into_iter().map(move |(name, source)| Answer {
                exercise,
                submission: Submission::Text(disguised(&source, &exercise.stub)),
                shown: format!("{}/{name}", exercise.slug),
            })
        })
        .collect();
    let checked = checker.check(&answers, 0, &Cancel::default()).unwrap();
    let failed: Vec<String> = answers
        .iter()
        .zip(checked)
        .filter(|(_, checked)| checked.outcome.verdict() != Verdict::Passed)
        .map(|(answer, checked)| format!("{}: {:?}", answer.shown, checked.outcome))
        .collect();
    assert!(failed.is_empty(), "{} {}", failed.len(), failed.join("\n"));
}
