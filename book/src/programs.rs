//! Whole programs beside each other, one for each language, with what they print.
//!
//! A folder of `book/programs`, as `6_1_report`, has a program of the same name in each language and
//! its output in `report.txt`. Tests run what can be run and compare.

use crate::code;
use figures::svg::escaped;
use std::{fmt::Write, path::Path};

/// The languages: what a reader calls them, how the file's name ends, what the page's colours are for.
const LANGUAGES: [(&str, &str, &str); 3] = [
    ("Python", "py", "python"),
    ("Julia", "jl", "julia"),
    ("Rust", "rs", "rust"),
];

/// Tabs with the programs, as Markdown with HTML around it. Without their style all programs are
/// shown, one after the other, and each says which it is.
///
/// # Errors
/// Where a program or its output is missing.
pub fn tabs(root: &Path, folder: &str) -> Result<String, String> {
    let (_, name) = folder
        .match_indices('_')
        .nth(1)
        .map(|(at, _)| folder.split_at(at + 1))
        .ok_or_else(|| format!("`{folder}` is not named as 6_1_report is"))?;
    let read = |ending: &str| {
        code::anchored(
            root,
            &format!("book/programs/{folder}/{name}.{ending}"),
            None,
        )
    };
    let mut out =
        String::from("\n<div class=\"tabs\">\n<fieldset>\n<legend>The program in</legend>\n");
    for (at, (language, ending, _)) in LANGUAGES.iter().enumerate() {
        let checked = if at == 0 { " checked" } else { "" };
        let _ = writeln!(
            out,
            "<input type=\"radio\" name=\"{folder}\" id=\"{folder}-{ending}\" class=\"tab-{at}\"{checked}><label for=\"{folder}-{ending}\">{language}</label>"
        );
    }
    out += "</fieldset>\n";
    for (at, (language, ending, colours)) in LANGUAGES.iter().enumerate() {
        let _ = write!(
            out,
            "<section class=\"tab tab-{at}\" aria-label=\"{language}\">\n<p class=\"tab-name\">{language}, <code>{name}.{ending}</code></p>\n\n```{colours}\n{}\n```\n\n</section>\n",
            read(ending)?
        );
    }
    let _ = write!(
        out,
        "</div>\n\n<div class=\"output\">\n<p class=\"tab-name\">What it prints</p>\n\n```text\n{}\n```\n\n</div>\n\n",
        read("txt")?
    );
    Ok(out)
}

/// A picture that a program has drawn, once for light pages and paper and once for dark pages.
///
/// # Errors
/// Where there is no such picture.
pub fn picture(root: &Path, name: &str, words: &str) -> Result<String, String> {
    let mut out = String::from("\n<p class=\"picture\">");
    for theme in ["light", "dark"] {
        let file = format!("pictures/{name}_{theme}.svg");
        if !root.join("book/chapters").join(&file).is_file() {
            return Err(format!("there is no book/chapters/{file}"));
        }
        let _ = write!(
            out,
            "<img class=\"for-{theme}\" loading=\"lazy\" src=\"{file}\" alt=\"{}\">",
            escaped(words)
        );
    }
    Ok(out + "</p>\n\n")
}
