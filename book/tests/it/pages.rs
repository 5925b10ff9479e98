//! The finished pages.

use crate::{built, chapters, pages};
use book::site::section_of;
use flate2::{Compression, write::GzEncoder};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write,
};

/// Bytes that a page may have, compressed, with its figures. The print page is the whole book.
const LARGEST_PAGE: usize = 150_000;

#[test]
fn everything_is_used() {
    assert!(built().unused.is_empty(), "{}", built().unused.join("\n"));
}

#[test]
fn nothing_of_the_source_is_left_over() {
    for (page, html) in pages() {
        let text = without(&html, "<annotation", "</annotation>");
        let text = without(&text, "<pre", "</pre>");
        let text = without(&text, "<script", "</script>");
        let text = without(&text, "<code", "</code>");
        for mark in [
            "{{",
            "}}",
            ":::",
            "$$",
            "\\frac",
            "\\half",
            "\\lambda",
            "data-fill",
        ] {
            assert!(
                !text.contains(mark),
                "{page} has {mark}: {}",
                around(&text, mark)
            );
        }
    }
}

fn around<'a>(text: &'a str, mark: &str) -> &'a str {
    let at = text.find(mark).unwrap_or(0);
    let mut begin = at.saturating_sub(80);
    while !text.is_char_boundary(begin) {
        begin -= 1;
    }
    let mut end = (at + 80).min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    &text[begin..end]
}

/// The text without what stands between two marks, marks included.
fn without(html: &str, begin: &str, end: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find(begin) {
        out += &rest[..at];
        let close = rest[at..]
            .find(end)
            .map_or(rest.len(), |e| at + e + end.len());
        rest = &rest[close..];
    }
    out + rest
}

/// Values of an attribute.
fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let mark = format!(" {name}=\"");
    html.match_indices(&mark)
        .filter_map(|(at, _)| html[at + mark.len()..].split('"').next())
        .collect()
}

#[test]
fn every_link_leads_somewhere_and_no_id_is_given_twice() {
    let pages: BTreeMap<String, String> = pages()
        .into_iter()
        .map(|(name, html)| (name, without(&html, "<script", "</script>")))
        .collect();
    let ids: BTreeMap<&str, BTreeSet<&str>> = pages
        .iter()
        .map(|(name, html)| (name.as_str(), attributes(html, "id").into_iter().collect()))
        .collect();
    let mut dead = Vec::new();
    for (name, html) in &pages {
        // What is in a template is no part of the page yet.
        let live = without(html, "<template", "</template>");
        let all = attributes(&live, "id");
        if name != "print.html" {
            let mut seen = BTreeSet::new();
            for id in all {
                if !seen.insert(id) {
                    dead.push(format!("{name}: the id {id} is given twice"));
                }
            }
        }
        for link in attributes(html, "href") {
            // The page for a wrong address does not know where the book lies.
            if link.starts_with("http") || link.is_empty() || name == "404.html" {
                continue;
            }
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let file = if file.is_empty() { name } else { file };
            let found = match ids.get(file) {
                Some(ids) => anchor.is_empty() || ids.contains(anchor),
                None => built().folder.join(file).is_file(),
            };
            if !found {
                dead.push(format!("{name} links to {link}"));
            }
        }
        for preview in attributes(html, "data-preview") {
            if name != "print.html" && !ids[name.as_str()].contains(preview) {
                dead.push(format!("{name} has no preview {preview}"));
            }
        }
    }
    assert!(dead.is_empty(), "{}", dead.join("\n"));
}

#[test]
fn nothing_is_loaded_from_elsewhere() {
    for (page, html) in pages() {
        for element in ["<link", "<script", "<img", "<iframe", "<object"] {
            for (at, _) in html.match_indices(element) {
                let tag = html[at..].split('>').next().unwrap_or_default();
                let from_elsewhere = tag.contains("src=\"http") || tag.contains("href=\"http");
                assert!(
                    !from_elsewhere || tag.contains("rel=\"canonical\""),
                    "{page}: {tag}"
                );
            }
        }
    }
}

#[test]
fn every_section_has_a_figure_a_number_and_an_exercise() {
    let mut figures = 0;
    let mut sections = 0;
    for (page, text) in chapters() {
        let count = |mark: &str| text.matches(mark).count();
        figures += count("::: figure");
        assert!(count("{{description") == 1, "{page} has no description");
        if section_of(&page).is_some() {
            sections += 1;
            assert!(count("::: figure") > 0, "{page} has no figure");
            assert!(count("{{value") > 0, "{page} has no computed number");
            assert!(count("{{exercise ") > 0, "{page} has no exercise");
            assert!(count("::: why") == 1, "{page} does not say why");
        }
    }
    assert_eq!(sections, 22);
    assert!(figures >= 25, "{figures} figures");
}

/// Programs come into the book by anchors, from files that are compiled and tested. What is typed
/// into a chapter is commands, and a house rule of the workbook tries those; and settings of editors,
/// which `tests/editor/run.py` holds against those of the repository.
#[test]
fn no_program_is_typed_into_a_chapter() {
    for (page, text) in chapters() {
        for line in text.lines().filter(|line| line.starts_with("```")) {
            let fits = ["```", "```sh"].contains(&line) || (page == "editor" && line == "```text");
            assert!(fits, "{page}: {line}");
        }
    }
}

#[test]
fn figures_have_a_name_a_description_and_a_caption() {
    for (page, html) in pages() {
        for (at, _) in html.match_indices("<figure") {
            let end = html[at..].find("</figure>").unwrap();
            let figure = &html[at..at + end];
            for part in ["<title", "<desc", "<figcaption"] {
                assert!(figure.contains(part), "{page}: a figure without {part}");
            }
            let caption = &figure[figure.find("<figcaption").unwrap()..];
            let words = without(&without(caption, "<annotation", "</annotation>"), "<", ">");
            let words = words.trim().trim_end_matches('\n');
            assert!(
                words.ends_with(['.', '?', '!']),
                "{page}: the caption is no full sentence: {words}"
            );
        }
    }
}

#[test]
fn no_page_is_heavy() {
    for (page, html) in pages() {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(html.as_bytes()).unwrap();
        let size = encoder.finish().unwrap().len();
        assert!(
            page == "print.html" || size <= LARGEST_PAGE,
            "{page}: {size} bytes"
        );
    }
}

/// A title, one sentence about the page, and a card for whoever shares it.
#[test]
fn every_page_says_what_it_is() {
    for (page, html) in pages() {
        if matches!(page.as_str(), "print.html" | "toc.html" | "404.html") {
            continue;
        }
        for mark in [
            "<title>",
            "name=\"description\"",
            "og:title",
            "og:description",
        ] {
            assert!(html.contains(mark), "{page} has no {mark}");
        }
        let description = attributes(&html, "content")
            .into_iter()
            .find(|content| content.ends_with('.'));
        let length = description.map_or(0, |text| text.chars().count());
        assert!((40..=200).contains(&length), "{page}: {description:?}");
    }
}

/// A page comes before its exercises: it shows what an exercise asks for nowhere, for the solution
/// is in the exercise's own folds.
#[test]
fn no_page_shows_the_answer_that_an_exercise_asks_for() {
    for (page, text) in chapters() {
        let shown = text.contains("{{code solution ") && text.contains(" answer}}");
        assert!(!shown, "{page} shows the code of a reference");
    }
}
