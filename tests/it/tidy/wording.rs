//! House words: what is read by learners and readers avoids refrains and what is not English.

use super::support::{chapters, none, read, rust_files};

/// Words to avoid, what to write instead, and longer phrases in which they are right.
struct Word {
    not: Vec<String>,
    write: String,
    unless: Vec<String>,
}

/// Reads the list.
fn listed(list: &str) -> Vec<Word> {
    let list: toml::Table = list.parse().unwrap();
    let texts = |word: &toml::Value, key: &str| -> Vec<String> {
        let found = word.get(key).and_then(toml::Value::as_array);
        let texts = found.into_iter().flatten();
        texts.map(|it| it.as_str().unwrap().to_owned()).collect()
    };
    let words = list["word"].as_array().unwrap().iter();
    words
        .map(|word| Word {
            not: texts(word, "not"),
            write: word["write"].as_str().unwrap().to_owned(),
            unless: texts(word, "unless"),
        })
        .collect()
}

/// What is read: pages, what figures say in words, statements, hints and messages of exercises, and
/// what is said about a check.
fn texts() -> Vec<String> {
    let mut files = chapters();
    files.extend(rust_files("book/figures"));
    files.extend(rust_files("book/questions"));
    files.extend(rust_files("src/tell"));
    let solutions = rust_files("solutions").into_iter();
    for statement in solutions.filter(|path| path.ends_with("/solution.rs")) {
        files.push(statement.replace("/solution.rs", "/exercise.toml"));
        files.push(statement);
    }
    files
}

/// A text in lower case, its words apart by single spaces, without the marks of comments and of
/// texts that go on in the next line. And for each byte of it, the line that it comes from.
fn flat(text: &str) -> (String, Vec<usize>) {
    let (mut words, mut lines) = (String::from(" "), vec![1]);
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim().trim_start_matches(['/', '!']);
        for word in line
            .trim_end_matches('\\')
            .to_lowercase()
            .split_whitespace()
        {
            words.push_str(word);
            words.push(' ');
            lines.resize(words.len(), number);
        }
    }
    (words, lines)
}

/// Where a phrase stands as whole words.
fn places<'a>(text: &'a str, phrase: &'a str) -> impl Iterator<Item = usize> + 'a {
    let is_apart = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    text.match_indices(phrase)
        .map(|(at, _)| at)
        .filter(move |at| {
            is_apart(text[..*at].chars().next_back())
                && is_apart(text[at + phrase.len()..].chars().next())
        })
}

/// The lines with a word of the list, each with the word and what to write instead.
fn complaints(list: &[Word], text: &str) -> Vec<String> {
    let (text, lines) = flat(text);
    let mut found = Vec::new();
    for word in list {
        let right: Vec<(usize, usize)> = word
            .unless
            .iter()
            .flat_map(|phrase| places(&text, phrase).map(|at| (at, at + phrase.len())))
            .collect();
        for not in &word.not {
            found.extend(
                places(&text, not)
                    .filter(|at| !right.iter().any(|(from, to)| from <= at && at < to))
                    .map(|at| format!("{}: not `{not}`, but {}", lines[at], word.write)),
            );
        }
    }
    found
}

#[test]
fn nothing_that_is_read_has_a_word_of_the_list() {
    let list = listed(&read("tests/it/tidy/wording.toml"));
    let mut found = Vec::new();
    for path in texts() {
        let complaints = complaints(&list, &read(&path));
        found.extend(complaints.iter().map(|what| format!("{path}:{what}")));
    }
    none(&found);
}

#[test]
fn words_are_found_over_a_break_of_the_line_and_only_where_they_are_wrong() {
    let list = listed(
        "[[word]]
not = ['is no']
write = '`is not a`'
unless = ['there is no']",
    );
    let text = "There is no doubt.\n//! It is\n//! no minimum, this\n//! is not.";
    assert_eq!(complaints(&list, text), ["2: not `is no`, but `is not a`"]);
}
