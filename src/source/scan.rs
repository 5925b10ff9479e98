//! Tokens that reach outside an exercise, refused before anything is compiled or run.
//!
//! The sandbox already grants nothing at run time. What is left is compile time: a file that reads
//! other files into itself, asks the compiler's environment, or switches off the compiler's own
//! guarantees. Comments and strings may say what they like: only tokens count.

use super::tokens::{Token, place, tokens_of};

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
const MAY_READ_FILES: &str = "a macro could make include! of it, which reads a file into your \
     program while it compiles; outside of macros the name is free";
const MAY_READ_ENVIRONMENT: &str = "a macro could make env! of it, which reads the compiler's \
     environment; outside of macros the name is free";
const UNSTABLE: &str = "it asks for features that the stable compiler does not have";

/// Nobody reads more of them.
const MOST_FOUND: usize = 100;

/// The first forbidden tokens of a file, in order. `withheld` are names of `lab` that the exercise
/// itself asks for.
#[must_use]
pub fn scan(source: &str, withheld: &[String]) -> Vec<Forbidden> {
    let tokens = tokens_of(source);
    let word = |i: usize| tokens.get(i).map_or("", |t| t.word);
    // A macro may put words together in ways that a look at single tokens does not see.
    let has_macros = tokens
        .iter()
        .any(|t| matches!(t.word, "macro_rules" | "macro"));
    let paths_stay_whole = !takes_paths_apart(&tokens);
    let mut attributes = Attributes::default();
    let mut macros = Macros::default();
    let mut paths = Paths::default();
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
        if found.len() == MOST_FOUND {
            break;
        }
        let (next, after) = (word(i + 1), word(i + 2));
        let before = [i.wrapping_sub(2), i.wrapping_sub(1)].map(word);
        let in_attribute = attributes.step(token.word, next, after);
        let in_macro = macros.step(before, token.word);
        // `lab::E`, where no macro can take it apart, is E and nothing else.
        let whole_path = paths_stay_whole && next == ":" && after == ":" && is_name(word(i + 3));
        let from_lab = paths.step(before[1], token.word, next);
        let called = next == "!" || next == "as";
        let refusal = match token.word {
            "include_str" | "include_bytes" => Some(("!", READS_FILES)),
            "debugger_visualizer" => Some(("", READS_FILES)),
            "include" if called => Some(("!", READS_FILES)),
            "include" if has_macros && in_macro => Some(("", MAY_READ_FILES)),
            "option_env" => Some(("!", READS_ENVIRONMENT)),
            "env" if called => Some(("!", READS_ENVIRONMENT)),
            "env" if has_macros && in_macro => Some(("", MAY_READ_ENVIRONMENT)),
            "asm" | "global_asm" | "naked_asm" => Some(("!", UNCHECKED)),
            "unsafe" | "extern" => Some(("", UNCHECKED)),
            // A macro can leave the braces away.
            "mod" if in_macro || !is_inline_module(next, after) => Some(("", OUT_OF_LINE)),
            "path" if in_attribute => Some(("", OUT_OF_LINE)),
            "feature" if in_attribute && next == "(" => Some(("", UNSTABLE)),
            "link" if in_attribute => Some(("", UNCHECKED)),
            "no_mangle" | "export_name" | "link_section" | "link_name" => Some(("", UNCHECKED)),
            "macro_export" | "global_allocator" => Some(("", SHARED)),
            "---" => Some(("", SKIPPED)),
            // By another name, or put together by a macro, what is withheld could be taken unseen.
            "lab"
                if !withheld.is_empty()
                    && (next == "as" || (has_macros && in_macro && !whole_path)) =>
            {
                Some(("", ASKED_FOR))
            }
            "*" if !withheld.is_empty() && from_lab => Some(("", ASKED_FOR)),
            "self" if !withheld.is_empty() && from_lab && next == "as" => Some(("", ASKED_FOR)),
            name if from_lab && withheld.iter().any(|withheld| withheld == name) => {
                Some(("", ASKED_FOR))
            }
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

/// Whether a token stands in the path or the list of imports that `lab::` begins.
#[derive(Default)]
struct Paths {
    inside: bool,
    braces: usize,
}

impl Paths {
    fn step(&mut self, before: &str, word: &str, next: &str) -> bool {
        if !self.inside {
            self.inside = word == "lab" && next == ":";
            return false;
        }
        match word {
            "{" if before == ":" || self.braces > 0 => self.braces += 1,
            "}" if self.braces > 0 => {
                self.braces -= 1;
                self.inside = self.braces > 0;
            }
            ":" => {}
            _ => self.inside = self.braces > 0 || before == ":",
        }
        self.inside
    }
}

/// Whether a token stands in what a macro is called with, or made of.
#[derive(Default)]
struct Macros {
    depth: usize,
}

impl Macros {
    fn step(&mut self, before: [&str; 2], word: &str) -> bool {
        let begins = before[1] == "!" || before[0] == "!";
        match word {
            "(" | "[" | "{" if self.depth > 0 || begins => self.depth += 1,
            ")" | "]" | "}" if self.depth > 0 => self.depth -= 1,
            _ => {}
        }
        self.depth > 0
    }
}

/// Whether a macro of the file could take `lab` out of the path `lab::E`. It would have to capture
/// any token, or a name, and then to match `::` beside it: as a mark between captured things, not
/// after a name that is written out.
fn takes_paths_apart(tokens: &[Token]) -> bool {
    let word = |i: usize| tokens.get(i).map_or("", |t| t.word);
    let captures = |specifier: &str| tokens.iter().any(|t| t.word == specifier);
    let mut macros = Macros::default();
    let mut beside_captured = false;
    for (i, token) in tokens.iter().enumerate() {
        let before = [i.wrapping_sub(2), i.wrapping_sub(1)].map(word);
        let in_macro = macros.step(before, token.word);
        let mark = token.word == ":" && word(i + 1) == ":";
        let after_a_name = is_name(before[1]) && before[1] != "ident" && before[0] != "$";
        beside_captured |= in_macro && mark && !after_a_name;
    }
    captures("tt") || (captures("ident") && beside_captured)
}

/// Whether this is a name that a path can end in: no keyword that leads elsewhere, and no mark.
fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && !matches!(word, "self" | "super" | "crate" | "as" | "_")
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
                "env",
            ),
            (
                "macro_rules! m { ($x:tt) => { include $x (\"HOME\") } } m!(!);",
                "include",
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
            ("m!(no_mangle);", "no_mangle"),
            (
                "#![debugger_visualizer(gdb_script_file = \"x\")]",
                "debugger_visualizer",
            ),
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
        for (source, token) in [
            ("macro_rules! m { ($x:ident) => { mod $x; } }", "mod $;"),
            // The braces are only there for the scan.
            ("m!(mod x {} path = \"x.rs\");", "mod x;"),
            ("m! { [a] mod x {} }", "mod x;"),
        ] {
            assert_eq!(tokens(source), [token], "{source}");
        }
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
            "macro_rules! m { () => {} } fn env(x: f64) -> f64 { m!(); include(x) + std::env::X }",
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
            "use lab::{self as l};",
            "use lab::{*};",
            "use lab::{functions::{quartic}, probe::{Rng, *}};",
            "macro_rules! m { ($a:ident) => { $a::spectrum(h) } } m!(lab);",
            "macro_rules! m { ($s:ident) => { lab::$s(h) } } m!(spectrum);",
            "macro_rules! m { ($s:ident, $a:ident :: $e:ident) => { $a::$s(h) } } m!(spectrum, lab::E);",
            "macro_rules! m { ($a:tt $($e:tt)*) => { use $a as l; } } m!(lab::E);",
            "macro_rules! m { ($k:ident) => { macro_rules! n { ($a:$k $b:$k) => { use $a as l; } } } } m!(tt); n!(lab::E);",
            "macro_rules! m { ($a:ident :: E) => { use $a::*; } } macro_rules! n { () => { m!(lab::E); } } n!();",
            "macro_rules! m { ($b:tt) => { n $b (lab::E) } } m!(!);",
            "macro_rules! n { ($($a:ident)::*) => {} } macro_rules! m { ($($x:ident)*) => { $($x !)* (lab::E) } } m!(n);",
            "macro_rules! m { ($k:ident) => { macro_rules! n { ($a:$k :: $b:$k) => { use $a as l; } } } } m!(ident); n!(lab::E);",
            "macro_rules! m { ($a:ident $(:: $e:ident)*) => { use $a as l; } } m!(lab::E);",
            "macro_rules! m { ($e:ident) => { lab::$e } } m!(spectrum);",
            "macro_rules! m { ($a:ident :: $e:ident) => { use $a::*; } } m!(lab::E);",
            "macro_rules! m { () => { lab::spectrum(h) } } m!();",
            "macro_rules! m { ($x:expr) => { $x } } m!(lab::spectrum(h));",
        ] {
            assert_eq!(scan(source, &withheld).len(), 1, "{source}");
        }
        let own = "use lab::E; fn spectrum(h: &M) -> R { lab::functions::vector(h); spectrum(h) }";
        assert_eq!(scan(own, &withheld), []);
        let matched =
            "match h { Err(x) if x == lab::E::Singular => spectrum(h), _ => lab::E::X * a }";
        assert_eq!(scan(matched, &withheld), []);
        for whole in [
            "macro_rules! ensure { ($ok:expr, $or:expr) => { if !$ok { return Err($or); } } }
             fn f() { ensure!(n > 0, lab::E::Empty); }",
            "macro_rules! ensure { ($ok:expr, $e:ident) => { if !$ok { return Err(lab::E::$e); } } }
             fn f() { ensure!(n > 0, Empty); }",
        ] {
            assert_eq!(scan(whole, &withheld), [], "{whole}");
        }
    }

    /// A megabyte of either once took minutes.
    #[test]
    fn a_file_that_is_full_of_what_is_forbidden_is_read_at_once() {
        let started = std::time::Instant::now();
        let withheld = ["spectrum".to_owned()];
        let unsafes = scan(&"unsafe ".repeat(140_000), &withheld);
        assert_eq!(unsafes.len(), MOST_FOUND);
        assert_eq!(scan(&"lab::E ".repeat(140_000), &withheld), []);
        assert!(started.elapsed().as_secs() < 10);
    }

    proptest::proptest! {
        /// rustc's lexer accepts anything, and so does the scan.
        #[test]
        fn any_text_can_be_scanned(source in ".*") {
            let _ = scan(&source, &[]);
        }
    }
}
