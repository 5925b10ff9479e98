//! Every question under many seeds: what is right is accepted, what is wrong is not, and no text
//! has a number that nobody would ask for.

use questions::{Asks, Given, Question, Verdict, all, html, judge};
use std::{collections::BTreeSet, fmt::Write};

/// Letters of a text, of an option, of what is said of a mistake.
const LONGEST: [usize; 3] = [520, 110, 240];

/// The largest absolute value of a number in a text.
const LARGEST: f64 = 1e4;

/// Does this for every question under every seed.
fn each(mut look: impl FnMut(&str, &Question)) {
    for named in all() {
        for seed in 0..=200 {
            look(
                &format!("{} under seed {seed}", named.name),
                &named.question(seed),
            );
        }
    }
}

#[test]
fn no_two_questions_bear_one_name() {
    let mut names = BTreeSet::new();
    for named in all() {
        assert!(names.insert(named.name), "{}", named.name);
    }
}

#[test]
fn a_seed_gives_the_same_question_every_time() {
    for named in all() {
        assert_eq!(named.question(7), named.question(7), "{}", named.name);
    }
}

#[test]
fn the_right_answer_is_accepted_and_each_mistake_is_known() {
    each(|name, question| {
        assert_eq!(judge(question, &question.right), Verdict::Right, "{name}");
        for (index, wrong) in question.wrong.iter().enumerate() {
            let verdict = judge(question, &wrong.answer);
            assert_eq!(verdict, Verdict::Known(index), "{name}: {wrong:?}");
        }
        assert!(question.wrong.len() >= 2, "{name} knows hardly a mistake");
    });
}

/// What is shown of an answer, typed as it is shown, is that answer.
#[test]
fn an_answer_as_it_is_shown_can_be_typed() {
    each(|name, question| {
        let wrong = question.wrong.iter().map(|wrong| &wrong.answer);
        for answer in std::iter::once(&question.right).chain(wrong) {
            let shown = answer.text();
            let shown = shown.trim_matches('$');
            let typed = shown
                .replace(r"\begin{pmatrix}", "")
                .replace(r"\end{pmatrix}", "")
                .replace('&', " ")
                .replace(r"\\", ";");
            let read =
                Given::read(&question.asks, &typed).unwrap_or_else(|e| panic!("{name}: {e}"));
            assert_eq!(
                judge(question, &read),
                judge(question, answer),
                "{name}: {typed}"
            );
        }
    });
}

#[test]
fn every_option_of_a_choice_is_right_or_known() {
    each(|name, question| {
        if let Asks::Choice(options) = &question.asks {
            assert_eq!(options.len(), question.wrong.len() + 1, "{name}");
            let different: BTreeSet<&String> = options.iter().collect();
            assert_eq!(different.len(), options.len(), "{name}: {options:?}");
        }
    });
}

/// All texts of a question, with how long each may be.
fn texts(question: &Question) -> Vec<(&str, usize)> {
    let [text, option, says] = LONGEST;
    let mut all = vec![
        (question.text.as_str(), text),
        (&question.explanation, text),
    ];
    if let Asks::Choice(items) | Asks::Order(items) = &question.asks {
        all.extend(items.iter().map(|item| (item.as_str(), option)));
    }
    all.extend(
        question
            .wrong
            .iter()
            .map(|wrong| (wrong.says.as_str(), says)),
    );
    all
}

#[test]
fn texts_are_sentences_of_a_bearable_length_with_bearable_numbers() {
    each(|name, question| {
        for (text, longest) in texts(question) {
            assert!(text.chars().count() <= longest, "{name}: {text}");
            assert!(!text.is_empty(), "{name} has an empty text");
            assert!(text.matches('$').count() % 2 == 0, "{name}: {text}");
            let mut words = text.split(|c: char| !c.is_alphabetic());
            assert!(
                !words.any(|word| ["NaN", "inf"].contains(&word)),
                "{name}: {text}"
            );
            for mark in ["--", "+ -", "- -", "+-"] {
                assert!(!text.contains(mark), "{name}: {text}");
            }
            for number in numbers(text) {
                let digits = number.trim_start_matches(['0', '.']).replace('.', "");
                assert!(
                    digits.trim_end_matches('0').len() <= 4,
                    "{name}: {number} in {text}"
                );
                let size: f64 = number.parse().unwrap();
                assert!(size <= LARGEST, "{name}: {number} in {text}");
            }
        }
        for sentence in [&question.text, &question.explanation] {
            let ends = sentence.ends_with(['.', '?', ')']);
            assert!(ends, "{name}: {sentence}");
        }
        for wrong in &question.wrong {
            assert!(wrong.says.ends_with('.'), "{name}: {}", wrong.says);
        }
    });
}

/// A page has no KaTeX for numbers that are drawn in it.
#[test]
fn every_text_can_be_set_in_a_page() {
    each(|name, question| {
        let answers = std::iter::once(&question.right)
            .chain(question.wrong.iter().map(|wrong| &wrong.answer))
            .map(Given::text);
        let texts = texts(question).into_iter().map(|(text, _)| text.to_owned());
        for text in texts.chain(answers) {
            let set = html(&text).unwrap_or_else(|what| panic!("{name}: {what} in {text}"));
            for mark in ['$', '*', '`', '\\', '_', '['] {
                let code = text.contains('`') || text.contains('[');
                assert!(code || !set.contains(mark), "{name}: {mark} in {set}");
            }
        }
    });
}

/// The numbers in a text, without their signs.
fn numbers(text: &str) -> Vec<String> {
    text.replace(r"10\,000", "10000")
        .split(|c: char| !(c.is_ascii_digit() || c == '.'))
        .map(|word| word.trim_matches('.').to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

/// What is printed, read as a text.
#[test]
fn questions_as_they_are_printed() {
    let mut out = String::new();
    for named in all() {
        let question = named.question(0);
        let _ = writeln!(out, "## {}\n\n{}", named.name, question.text);
        if let Asks::Choice(items) | Asks::Order(items) = &question.asks {
            for (index, item) in items.iter().enumerate() {
                let _ = writeln!(out, "({}) {item}", questions::letter(index));
            }
        }
        let _ = writeln!(
            out,
            "\n= {}\n{}",
            question.right.text(),
            question.explanation
        );
        for wrong in &question.wrong {
            let _ = writeln!(out, "! {}: {}", wrong.answer.text(), wrong.says);
        }
        out.push('\n');
    }
    insta::assert_snapshot!(out);
}
