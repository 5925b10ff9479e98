//! Tokens that reach outside an exercise, refused before anything is compiled or run.
//!
//! The sandbox already grants nothing at run time. What is left is compile time: a file that reads
//! other files into itself, asks the compiler's environment, or switches off the compiler's own
//! guarantees. Comments and strings may say what they like: only tokens count.

use crate::tokens::{Token, place, tokens_of};

/// A token that is refused, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forbidden {
    /// As the learner wrote it: `include_str!`.
    pub token: String,
    pub reason: &'static str,
    /// Counted from 1.
    pub line: usize,
    /// Counted from 1, in characters.
    pub column: usize,
}

const READS_FILES: &str = "it reads a file into your program while it compiles";
const READS_ENVIRONMENT: &str = "it reads the compiler's environment";
const UNCHECKED: &str = "it switches off guarantees that keep a check fair";
const OUT_OF_LINE: &str = "an exercise is a single file, without modules in other files";
const SHARED: &str = "it reaches into the other exercises, which are compiled together with yours";
const ASKED_FOR: &str = "it is what this exercise asks you to write";
const SKIPPED: &str =
    "it makes the compiler skip what stands there, and an exercise has nothing to skip";
const UNSTABLE: &str = "it asks for features that the stable compiler does not have";

/// Every forbidden token of a file, in order. `withheld` are names of `lab` that the exercise itself
/// asks for.
#[must_use]
pub fn scan(source: &str, withheld: &[String]) -> Vec<Forbidden> {
    let tokens = tokens_of(source);
    let word = |i: usize| tokens.get(i).map_or("", |t| t.word);
    // A macro may put words together in ways that a look at single tokens does not see.
    let has_macros = tokens
        .iter()
        .any(|t| matches!(t.word, "macro_rules" | "macro"));
    let mut attributes = Attributes::default();
    let mut found = Vec::new();
    if is_script(source) {
        found.push(Forbidden {
            token: "#!".into(),
            reason: SKIPPED,
            line: 1,
            column: 1,
        });
    }
    for (i, token) in tokens.iter().enumerate() {
        let in_attribute = attributes.step(token.word, word(i + 1), word(i + 2));
        let next = word(i + 1);
        let called = next == "!" || next == "as" || has_macros;
        let refusal = match token.word {
            "include_str" | "include_bytes" => Some(("!", READS_FILES)),
            "include" if called => Some(("!", READS_FILES)),
            "option_env" => Some(("!", READS_ENVIRONMENT)),
            "env" if called => Some(("!", READS_ENVIRONMENT)),
            "asm" | "global_asm" | "naked_asm" => Some(("!", UNCHECKED)),
            "unsafe" | "extern" => Some(("", UNCHECKED)),
            "mod" if !is_inline_module(next, word(i + 2)) => Some(("", OUT_OF_LINE)),
            "path" if in_attribute => Some(("", OUT_OF_LINE)),
            "feature" if in_attribute && next == "(" => Some(("", UNSTABLE)),
            "no_mangle" | "export_name" | "link" | "link_section" | "link_name" if in_attribute => {
                Some(("", UNCHECKED))
            }
            "lab" if !withheld.is_empty() => takes(&tokens[i + 1..], withheld),
            "---" => Some(("", SKIPPED)),
            "macro_export" | "global_allocator" if in_attribute => Some(("", SHARED)),
            _ => None,
        };
        if let Some((suffix, reason)) = refusal {
            let (line, column) = place(source, token.at);
            found.push(Forbidden {
                token: match token.word {
                    "mod" => format!("mod {next};"),
                    "path" | "feature" => format!("#[{}]", token.word),
                    word => format!("{word}{suffix}"),
                },
                reason,
                line,
                column,
            });
        }
    }
    found
}

/// Whether a path or a `use` that begins with `lab` takes a withheld name, or may take it unseen: the
/// refusal, if so.
fn takes(after: &[Token], withheld: &[String]) -> Option<(&'static str, &'static str)> {
    let ends = |token: &&Token| !matches!(token.word, ";" | "(" | ")");
    let path: Vec<&str> = after
        .iter()
        .take_while(ends)
        .map(|token| token.word)
        .collect();
    let is_path = path.starts_with(&[":", ":"]);
    let taken = is_path
        && path
            .iter()
            .any(|word| withheld.iter().any(|name| name == word));
    let unseen = path.first() == Some(&"as") || path.starts_with(&[":", ":", "*"]);
    (taken || unseen).then_some(("", ASKED_FOR))
}

/// Whether rustc would skip the first line, as in a shell script. A comment that begins there begins
/// for the lexer below and not for rustc, so that the two would read different programs.
fn is_script(source: &str) -> bool {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    source.starts_with("#!") && !source.starts_with("#![")
}

fn is_inline_module(name: &str, after: &str) -> bool {
    name.starts_with(|c: char| c.is_alphabetic() || c == '_') && after == "{"
}

/// Whether a token stands inside `#[...]` or `#![...]`.
#[derive(Default)]
struct Attributes {
    depth: usize,
    opening: bool,
}

impl Attributes {
    fn step(&mut self, word: &str, next: &str, after: &str) -> bool {
        match word {
            "#" if self.depth == 0 && (next == "[" || (next == "!" && after == "[")) => {
                self.opening = true;
            }
            "[" if self.opening || self.depth > 0 => {
                self.depth += 1;
                self.opening = false;
            }
            "]" if self.depth > 0 => self.depth -= 1,
            _ => {}
        }
        self.depth > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(source: &str) -> Vec<String> {
        scan(source, &[]).into_iter().map(|f| f.token).collect()
    }

    #[test]
    fn what_reaches_outside_is_refused_by_name_and_place() {
        for (source, token) in [
            ("let s = include_str!(\"x\");", "include_str!"),
            ("use std::include_str as s;", "include_str!"),
            (
                "const B: &[u8] = core::include_bytes!(\"x\");",
                "include_bytes!",
            ),
            ("include!(\"x\");", "include!"),
            ("use std::{include as i};", "include!"),
            ("r#include_str!(\"x\")", "include_str!"),
            ("env!(\"HOME\")", "env!"),
            ("use std::env as e;", "env!"),
            (
                "macro_rules! m { ($x:ident) => { $x!(\"HOME\") } } m!(env);",
                "env!",
            ),
            ("option_env!(\"HOME\")", "option_env!"),
            ("core::arch::asm!(\"\")", "asm!"),
            ("unsafe { }", "unsafe"),
            ("extern crate lab;", "extern"),
            ("mod other;", "mod other;"),
            ("#[path = \"../x.rs\"] mod other { }", "#[path]"),
            ("#[cfg_attr(all(), path = \"x.rs\")] mod m { }", "#[path]"),
            ("#![feature(test)]", "#[feature]"),
            ("#[no_mangle] fn f() {}", "no_mangle"),
            (
                "#[macro_export] macro_rules! m { () => {} }",
                "macro_export",
            ),
            ("#!/*\ninclude_str!(\"x\") // */", "#!"),
            ("\n---\n/*\n---\nfn f() {} // */", "---"),
            ("\u{feff}#! /*\ninclude_str!(\"x\") // */", "#!"),
        ] {
            assert_eq!(tokens(source), [token], "{source}");
        }
        assert_eq!(
            tokens("macro_rules! m { ($x:ident) => { mod $x; } }"),
            ["mod $;"]
        );
    }

    #[test]
    fn ordinary_code_is_not() {
        for source in [
            "// include_str! and unsafe are only mentioned",
            "/* extern /* mod x; */ */",
            "let s = \"unsafe { include!(env!()) }\";",
            "let path = 1.0; let feature = path; let env = feature; let include = env;",
            "mod helpers { pub fn f() {} }",
            "#[cfg(test)] mod tests { }",
            "#![allow(unused)] let home = std::env::var(x);",
            "let modulus = a % b; let unsafe_step = 2.0 / l;",
            "#[derive(Debug)] struct S { path: f64 }",
            "let v = &path[0..feature(1)];",
            "r\"mod x;\"; b'u'; 'a'",
        ] {
            assert_eq!(tokens(source), Vec::<String>::new(), "{source}");
        }
    }

    #[test]
    fn a_place_counts_lines_and_characters() {
        let found = scan("fn f() {}\n// é\nlet é = 1; unsafe {}\n", &[]);
        assert_eq!((found[0].line, found[0].column), (3, 12));
    }

    #[test]
    fn what_an_exercise_asks_for_cannot_be_taken_from_lab() {
        let withheld = ["spectrum".to_owned()];
        for source in [
            "fn spectrum(h: &M) -> R { lab::spectrum(h) }",
            "use lab::{E, spectrum as s};",
            "use lab::*;",
            "use lab as l;",
        ] {
            assert_eq!(scan(source, &withheld).len(), 1, "{source}");
        }
        let own = "use lab::E; fn spectrum(h: &M) -> R { lab::functions::vector(h); spectrum(h) }";
        assert_eq!(scan(own, &withheld), []);
    }

    proptest::proptest! {
        /// rustc's lexer accepts anything, and so does the scan.
        #[test]
        fn any_text_can_be_scanned(source in ".*") {
            let _ = scan(&source, &[]);
        }
    }
}
