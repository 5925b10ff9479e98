//! Words are introduced before they are used.

use crate::{chapters, root};
use book::{
    page::printed,
    parse::{self, Inline, What},
    site::section_of,
};
use std::fs;

/// What a page says, in lower case: its running text, and what stands out in it.
struct Page {
    name: String,
    /// Each with the line on which it begins.
    texts: Vec<(usize, String)>,
    /// What is in italics or bold, and the titles of blocks.
    introduced: Vec<String>,
}

/// A page with its questions as they are printed.
fn with_questions(text: &str) -> String {
    let all = questions::all();
    let mut whole = String::new();
    for line in text.lines() {
        let name = line
            .strip_prefix("{{question ")
            .and_then(|rest| rest.strip_suffix("}}"));
        match all.iter().find(|question| Some(question.name) == name) {
            Some(question) => whole += &printed(&question.question(0)),
            None => whole += line,
        }
        whole.push('\n');
    }
    whole
}

fn page(name: String, text: &str) -> Page {
    let text = &with_questions(text);
    let (mut texts, mut introduced) = (Vec::new(), Vec::new());
    for piece in parse::parse(&name, text).unwrap() {
        let text = match &piece.what {
            What::Markdown(text) => text,
            What::Open(block) if block.kind != "figure" => {
                introduced.push(block.title.to_lowercase());
                &block.title
            }
            _ => continue,
        };
        let mut paragraph = String::new();
        for (_, inline) in parse::inlines(text).unwrap() {
            // What is in a formula or comes from elsewhere parts words.
            paragraph += match inline {
                Inline::Text(text) => text,
                Inline::Formula(_) | Inline::Directive(_) => " # ",
            };
        }
        let paragraph = paragraph.to_lowercase();
        let marked = paragraph.replace("**", "*");
        let stands_out = marked.split('*').skip(1).step_by(2);
        introduced.extend(stands_out.map(str::to_owned));
        // The title announces, and explains nothing.
        if piece.line > 1 {
            texts.push((piece.line, paragraph));
        } else if let Some((_, below)) = paragraph.split_once('\n') {
            texts.push((piece.line + 1, below.to_owned()));
        }
    }
    Page {
        name,
        texts,
        introduced,
    }
}

/// "Before you begin", and the sections.
fn pages() -> Vec<Page> {
    let mut pages: Vec<Page> = chapters()
        .into_iter()
        .filter(|(name, _)| section_of(name).is_some() || name == "before_you_begin")
        .map(|(name, text)| page(name, &text))
        .collect();
    pages.sort_by_key(|page| section_of(&page.name));
    pages
}

/// Where a word stands in a text, in the singular or in the plural.
fn places(text: &str, word: &str) -> Vec<usize> {
    let is_over = |rest: &str| !rest.starts_with(char::is_alphanumeric);
    text.match_indices(word)
        .map(|(at, _)| at)
        .filter(|at| {
            let rest = &text[at + word.len()..];
            let plural = rest.strip_prefix('s').unwrap_or(rest);
            let begins = !text[..*at].ends_with(char::is_alphanumeric);
            begins && (is_over(rest) || is_over(plural))
        })
        .collect()
}

#[test]
fn words_are_introduced_before_they_are_used() {
    let list: toml::Table = fs::read_to_string(root().join("book/tests/words.toml"))
        .unwrap()
        .parse()
        .unwrap();
    let pages = pages();
    let mut wrong = Vec::new();
    for (name, words) in &list {
        let home = pages.iter().position(|page| page.name == *name);
        let home = home.unwrap_or_else(|| panic!("words.toml: there is no page {name}"));
        for word in words.as_array().unwrap() {
            let word = word.as_str().unwrap().to_lowercase();
            let mut introduced = pages[home].introduced.iter();
            if !introduced.any(|text| !places(text, &word).is_empty()) {
                wrong.push(format!("{name}.md does not introduce `{word}` in italics"));
            }
            for page in &pages[..home] {
                for (line, text) in &page.texts {
                    for at in places(text, &word) {
                        let line = line + text[..at].matches('\n').count();
                        wrong.push(format!(
                            "{}.md:{line}: `{word}` is introduced later, in {name}.md",
                            page.name
                        ));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_word_is_found_in_the_plural_and_not_within_another() {
    assert_eq!(places("norms, enormous, norm", "norm"), [0, 17]);
}
