//! Copies are found under their disguise, and answers that were written apart are left alone.

use crate::{read::answers, support::root};
use curvature::{
    check::{Answer, Checker, Submission},
    compile::Cancel,
    source::tokens_of,
};
use grading::similarity::{Comparison, Similarity};
use judge::Verdict;
use std::collections::BTreeSet;
use workbook::{Exercise, Workbook};

fn workbook() -> Workbook {
    Workbook::open(Some(&root()), None).unwrap()
}

/// The right answers in other styles: names and texts.
fn right_answers(exercise: &Exercise) -> Vec<(String, String)> {
    let answers = answers(&root(), &exercise.slug, "right_").into_iter();
    answers.map(|answer| (answer.name, answer.text)).collect()
}

fn compared(exercise: &Exercise, given: &[(String, String)]) -> Similarity {
    let mut comparison = Comparison::default();
    let known = [exercise.stub.as_str(), &exercise.reference];
    let given = given.iter().cloned().map(Ok);
    comparison.add(&exercise.slug, &known, given).unwrap();
    comparison.ranked(100)
}

/// A copy under every disguise that costs nothing: other names, comments, blanks, digits, and the
/// items in another order.
fn disguised(source: &str, stub: &str) -> String {
    let own = own_names(source, stub);
    let tokens = tokens_of(source);
    let mut items = vec![String::new()];
    let (mut depth, mut end) = (0, 0);
    for (i, token) in tokens.iter().enumerate() {
        let item = items.last_mut().unwrap();
        if token.at > end || i == 0 {
            item.push_str(["\n", " /* mine */ ", "\n\n   ", " // why\n"][i % 4]);
        }
        end = token.at + token.word.len();
        item.push_str(token.word);
        if own.contains(token.word) {
            item.push_str("_of_mine");
        } else if token.word.contains('.') && token.word.parse::<f64>().is_ok() {
            item.push('0');
        }
        depth += i32::from(matches!(token.word, "{" | "(" | "["));
        depth -= i32::from(matches!(token.word, "}" | ")" | "]"));
        let more = tokens.get(i + 1).is_some_and(|next| next.word == ";");
        if depth == 0 && matches!(token.word, "}" | ";") && !more {
            items.push(String::new());
        }
    }
    items.reverse();
    items.concat()
}

/// Variables and functions of the file, but for those whose names mean something elsewhere too.
fn own_names<'a>(source: &'a str, stub: &str) -> BTreeSet<&'a str> {
    let asked: BTreeSet<&str> = tokens_of(stub).iter().map(|token| token.word).collect();
    let words: Vec<&str> = tokens_of(source).iter().map(|token| token.word).collect();
    let elsewhere = |name: &str| {
        words.windows(4).any(|w| {
            (w[2] == name && (w[1] == "." || (w[0] == ":" && w[1] == ":")))
                || (w[1] == name && matches!((w[0], w[2]), ("{" | ",", "}" | ":") | ("{", ",")))
        })
    };
    words
        .windows(2)
        .filter(|pair| matches!(pair[0], "let" | "mut" | "fn" | "for") && pair[1] != "mut")
        .map(|pair| pair[1])
        .filter(|name| name.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter(|name| !asked.contains(name) && !elsewhere(name))
        .collect()
}

#[test]
fn answers_written_apart_are_left_alone() {
    for exercise in &workbook().exercises {
        let given = right_answers(exercise);
        assert_eq!(
            compared(exercise, &given),
            Similarity::default(),
            "{}",
            exercise.slug
        );
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
            right_answers(exercise)
                .into_iter()
                .take(1)
                .map(move |(name, source)| Answer {
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

/// Who agrees with whom, in how many rare fingerprints, and of how many.
fn found(similarity: &Similarity) -> Vec<([&str; 2], usize, usize)> {
    similarity
        .pairs
        .iter()
        .map(|pair| {
            let [agreement] = &pair.agreements[..] else {
                panic!("there is one exercise")
            };
            let [a, b] = &pair.learners;
            ([a.as_str(), b.as_str()], agreement.shared, agreement.of)
        })
        .collect()
}

/// Among other answers a disguised copy is the only one that is named, if it is long enough to say
/// anything.
#[test]
fn a_disguised_copy_is_found() {
    let (mut copies, mut too_short) = (0, 0);
    for exercise in &workbook().exercises {
        let answers = right_answers(exercise);
        for (name, source) in &answers {
            let mut class = answers.clone();
            class.push(("copy".into(), disguised(source, &exercise.stub)));
            let similarity = compared(exercise, &class);
            match found(&similarity)[..] {
                [] => too_short += 1,
                [(pair, shared, of)] => {
                    assert_eq!(pair, ["copy", name]);
                    // Where items meet, another order makes other passages.
                    assert!(5 * shared >= 4 * of, "{}/{name}: {shared}", exercise.slug);
                    copies += 1;
                }
                ref several => panic!("{}/{name}: {several:?}", exercise.slug),
            }
        }
    }
    assert!(
        copies > 2 * too_short,
        "{copies} found, {too_short} too short"
    );
}

/// A class of learners who answered every exercise in words of their own, by exercise: each took one
/// of the styles, or the reference's, and wrote every sixth token in one of three ways.
fn written_apart(workbook: &Workbook, size: usize) -> Vec<Vec<(String, String)>> {
    let mut state = 20_261_124_u64;
    let mut draw = |limit: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) as usize % limit
    };
    let mut class = Vec::new();
    for exercise in &workbook.exercises {
        let mut styles = right_answers(exercise);
        styles.push(("reference".into(), exercise.reference.clone()));
        let mut own = |source: &str| {
            let words = tokens_of(source).into_iter().enumerate();
            let written = words.map(|(i, token)| match (i % 6, draw(5)) {
                (0, 3) => format!("({}) ", token.word),
                (0, 4) => format!("{}.clone() ", token.word),
                _ => format!("{} ", token.word),
            });
            written.collect::<String>()
        };
        let given = (0..size).map(|learner| {
            let (_, style) = &styles[(7 * learner + class.len()) % styles.len()];
            (format!("learner {learner:02}"), own(style))
        });
        class.push(given.collect());
    }
    class
}

fn compared_in_all(workbook: &Workbook, class: &[Vec<(String, String)>]) -> Similarity {
    let mut comparison = Comparison::default();
    for (exercise, given) in workbook.exercises.iter().zip(class) {
        let known = [exercise.stub.as_str(), &exercise.reference];
        let given = given.iter().cloned().map(Ok);
        comparison.add(&exercise.slug, &known, given).unwrap();
    }
    comparison.ranked(100)
}

/// Nobody agrees with anybody, until one takes nine short answers of another's as they are.
#[test]
fn short_answers_of_two_learners_are_added_up() {
    let workbook = workbook();
    let mut class = written_apart(&workbook, 24);
    assert_eq!(compared_in_all(&workbook, &class), Similarity::default());
    let length = |source: &String| tokens_of(source).len();
    let shortest = |exercise| {
        let answers = right_answers(exercise).into_iter();
        answers.map(|(_, source)| source).min_by_key(length)
    };
    let exercises = workbook.exercises.iter().zip(&mut class);
    let mut short: Vec<(String, &mut Vec<(String, String)>)> = exercises
        .filter_map(|(exercise, given)| Some((shortest(exercise)?, given)))
        .collect();
    short.sort_by_key(|(answer, _)| length(answer));
    for (answer, given) in short.into_iter().take(9) {
        given[3].1.clone_from(&answer);
        given[17].1 = answer;
    }
    let found = compared_in_all(&workbook, &class);
    let [pair] = &found.pairs[..] else {
        panic!("there are {} pairs", found.pairs.len())
    };
    assert_eq!(pair.learners, ["learner 03", "learner 17"]);
    let shared: Vec<usize> = pair.agreements.iter().map(|one| one.shared).collect();
    assert!(shared.len() >= 7, "{shared:?}");
    // None of them would be listed alone.
    assert!(shared.iter().all(|shared| *shared < 50), "{shared:?}");
}
