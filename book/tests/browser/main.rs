//! The book in a real browser, and its formulas beside KaTeX's own. Both need programs that are no
//! part of Rust: where they are missing, this says what was skipped and how to have it.

mod live;
mod questions;

use book::{math, pdf, site};
use std::{
    env, fs,
    io::Write,
    path::Path,
    process::{Command, ExitCode, Stdio},
};

fn main() -> ExitCode {
    // `cargo test NAME` and `--list` mean the tests of other files.
    if env::args().skip(1).any(|argument| argument == "--list") {
        return ExitCode::SUCCESS;
    }
    let wanted: Vec<String> = env::args()
        .skip(1)
        .filter(|a| !a.starts_with('-'))
        .collect();
    // All of these, or the one that is named.
    let is_wanted = |test: &str| {
        let named = |word: &String| "browser".contains(word.as_str()) || test == word;
        wanted.is_empty() || wanted.iter().any(named)
    };
    if !["formulas", "pages", "live", "questions"]
        .into_iter()
        .any(is_wanted)
    {
        return ExitCode::SUCCESS;
    }
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser");
    if !here.join("node_modules").is_dir() || !runs("node") {
        println!(
            "Skipped: the tests in a browser, and the comparison with KaTeX. They need Node.js, and once: npm ci --prefix book/tests/browser"
        );
        return ExitCode::SUCCESS;
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the workbook");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("book-in-browser");
    let built = site::build(root, &folder, None).unwrap_or_else(|problems| {
        for problem in &problems {
            println!("{problem}");
        }
        panic!("the book is not built")
    });
    let mut failed = 0;
    if is_wanted("formulas") {
        failed += told("formulas", &formulas(&here, &built.gathered.formulas));
    }
    let Some(chromium) = pdf::chromium() else {
        println!("Skipped: the tests in a browser. They need Chromium: apt-get install chromium");
        return if failed > 0 {
            ExitCode::FAILURE
        } else {
            ExitCode::SUCCESS
        };
    };
    if is_wanted("pages") {
        failed += told(
            "pages",
            &looked(&here, "pages.mjs", &folder, &chromium, &[]),
        );
    }
    for (test, cases) in [
        ("live", live::cases as fn(&Path) -> serde_json::Value),
        ("questions", questions::cases),
    ] {
        if is_wanted(test) {
            let file = folder.with_extension(format!("{test}.json"));
            fs::write(&file, cases(root).to_string()).expect("the cases are written");
            let script = format!("{test}.mjs");
            failed += told(test, &looked(&here, &script, &folder, &chromium, &[&file]));
        }
    }
    if failed > 0 {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

fn told(test: &str, problems: &[String]) -> usize {
    println!(
        "test {test} ... {}",
        if problems.is_empty() { "ok" } else { "FAILED" }
    );
    for problem in problems {
        println!("    {problem}");
    }
    problems.len()
}

fn runs(program: &str) -> bool {
    Command::new(program)
        .arg("--version")
        .output()
        .is_ok_and(|output| output.status.success())
}

/// Formulas that our renderer sets in another way than KaTeX.
fn formulas(here: &Path, formulas: &[(String, bool)]) -> Vec<String> {
    let renderer = math::Renderer::default();
    let macros: serde_json::Map<String, serde_json::Value> = math::MACROS
        .iter()
        .map(|(name, expansion)| ((*name).to_owned(), (*expansion).into()))
        .collect();
    let input = serde_json::json!({"formulas": formulas, "macros": macros});
    let mut node = Command::new("node")
        .arg("formulas.mjs")
        .current_dir(here)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node runs");
    let mut stdin = node.stdin.take().expect("a pipe");
    let writer = std::thread::spawn(move || stdin.write_all(input.to_string().as_bytes()));
    let output = node.wait_with_output().expect("node ends");
    writer
        .join()
        .expect("no panic")
        .expect("node reads everything");
    let theirs: Vec<String> = match serde_json::from_slice(&output.stdout) {
        Ok(html) => html,
        Err(error) => return vec![format!("KaTeX gives no list of formulas: {error}")],
    };
    assert_eq!(theirs.len(), formulas.len());
    println!("{} formulas beside KaTeX's own", formulas.len());
    formulas
        .iter()
        .zip(theirs)
        .filter_map(|((tex, display), theirs)| {
            let ours = normal(
                &renderer
                    .html(tex, *display)
                    .expect("it was rendered before"),
            );
            let theirs = normal(&theirs);
            let at = ours.bytes().zip(theirs.bytes()).position(|(a, b)| a != b)?;
            Some(format!(
                "{tex}\n      ours   …{}…\n      KaTeX's…{}…",
                around(&ours, at),
                around(&theirs, at)
            ))
        })
        .collect()
}

/// A part of a text: some characters before a place, and some behind it.
fn around(text: &str, at: usize) -> String {
    let before: Vec<char> = text[..text.floor_char_boundary(at)].chars().collect();
    let behind = text[text.floor_char_boundary(at)..].chars().take(60);
    before[before.len().saturating_sub(40)..]
        .iter()
        .copied()
        .chain(behind)
        .collect()
}

/// The same for two ways to write the same picture: attributes in another order, spaces that follow
/// each other in another order, a parenthesis in one span or in two.
fn normal(html: &str) -> String {
    const SPACE: &str = "<span class=\"mspace\"";
    let mut html = math::with_sorted_attributes(html)
        .replace("&#x27;", "'")
        .replace("katex-inner mtight", "katex-inner")
        .replace('\u{200b}', "");
    for class in ["mopen", "mclose", "mopen mtight", "mclose mtight", "mtight"] {
        for mark in ["(", ")", "[", "]", "|", "∣", "{", "}"] {
            html = html.replace(
                &format!("<span class=\"{class}\">{mark}</span></span>"),
                &format!("{mark}</span>"),
            );
        }
    }
    let mut out = String::new();
    let mut rest = html.as_str();
    while let Some(begin) = rest.find(SPACE) {
        out += &rest[..begin];
        rest = &rest[begin..];
        let mut spaces = Vec::new();
        while rest.starts_with(SPACE) {
            let end = rest
                .find("</span>")
                .map_or(rest.len(), |end| end + "</span>".len());
            spaces.push(&rest[..end]);
            rest = &rest[end..];
        }
        spaces.sort_unstable();
        out += &spaces.concat();
    }
    out + rest
}

/// What a script finds wrong with the pages in Chromium.
fn looked(
    here: &Path,
    script: &str,
    folder: &Path,
    chromium: &Path,
    more: &[&Path],
) -> Vec<String> {
    let output = Command::new("node")
        .arg(script)
        .arg(folder)
        .arg(chromium)
        .args(more)
        .current_dir(here)
        .stderr(Stdio::inherit())
        .output()
        .expect("node runs");
    let text = String::from_utf8_lossy(&output.stdout);
    let mut problems: Vec<String> = text.lines().map(str::to_owned).collect();
    match problems.pop() {
        Some(last) if output.status.success() && last.contains("\"pages\"") => {
            println!("in Chromium: {last}");
        }
        last => problems.extend(
            last.into_iter()
                .chain(["the pages were not all looked at".to_owned()]),
        ),
    }
    problems
}
