//! What is said of a file that was not run: it is not text, may not be compiled, or does not compile.

use crate::{
    check::Submission,
    compile::{Diagnostic, Rejection},
    source::Forbidden,
};
use trace::Origin;
use workbook::Exercise;

pub fn no_text(exercise: &Exercise, shown: &str, submission: &Submission) -> String {
    let number = exercise.number;
    match submission {
        Submission::Text(_) => String::new(),
        Submission::Missing => {
            format!("{shown} is not there. `cargo run -- reset {number}` writes the exercise anew.")
        }
        Submission::NotUtf8 { line } => format!(
            "{shown} is not UTF-8 text: line {line} has bytes that no character has. Save it as UTF-8; most editors offer that under \"encoding\"."
        ),
        Submission::TooLarge => format!(
            "{shown} is larger than 1 MiB, and no exercise is. `cargo run -- reset {number}` writes it anew and keeps the old file."
        ),
        Submission::Unreadable(cause) => format!("{shown} cannot be read: {cause}."),
    }
}

pub fn forbidden(shown: &str, tokens: &[Forbidden]) -> String {
    let first = &tokens[0];
    let more = match tokens.len() - 1 {
        0 => String::new(),
        1 => " There is one more such place.".into(),
        n => format!(" There are {n} more such places."),
    };
    format!(
        "`{}` at {shown}:{}:{} is not allowed in an exercise: {}. Nothing was run.{more}",
        first.token, first.line, first.column, first.reason
    )
}

pub fn rejected(exercise: &Exercise, shown: &str, rejection: &Rejection) -> String {
    match rejection {
        Rejection::TimedOut(limit) => format!(
            "The compiler did not come to an end within {} s and was stopped. Look for a constant or a macro that never ends, or for very large constants.",
            limit.as_secs()
        ),
        Rejection::OutOfMemory => "The compiler needed more memory than it may use, and broke off. Look for a macro or a type that doubles again and again, or for a very large static.".into(),
        Rejection::OutOfStack => "The compiler ran out of stack. Look for an expression or a type that is nested thousands deep.".into(),
        Rejection::TooLarge => "Your program becomes too large once it is compiled, and the compiler was stopped. Look for a very large static or constant, or for a macro that writes very much code.".into(),
        Rejection::Unloadable(reason) => format!(
            "The sandbox cannot run what your file compiles to. {reason} Look for `target_feature`, or for a function with hundreds of arguments."
        ),
        Rejection::Broke(words) => {
            format!("The compiler broke off without naming a place. It said: {words}")
        }
        Rejection::Errors(errors) => match own_error(errors) {
            Some(error) => {
                let code = match &error.code {
                    Some(code) => format!("error {code}"),
                    None => "error".into(),
                };
                let advice = advice(error).map_or(String::new(), |advice| format!(". {}", advice.replace('\n', " ")));
                format!(
                    "{code} at {shown}:{}:{}: {}{advice}",
                    error.line, error.column, error.message
                )
            }
            None => contract(exercise, &errors[0]),
        },
    }
}

/// What to do about an error that the compiler tells in words that no exercise has: of traits of
/// nalgebra's, or of inference.
pub fn advice(error: &Diagnostic) -> Option<&'static str> {
    matches!(error.code.as_deref(), Some("E0282" | "E0283")).then_some(
        "In other words: nothing says of which type this is. Say it where it is made,\n\
         as in `let mut m: DVector<f64> = DVector::zeros(n);`.",
    )
}

/// The first error in the answer itself.
pub fn own_error(errors: &[Diagnostic]) -> Option<&Diagnostic> {
    errors.iter().find(|error| error.origin == Origin::Answer)
}

/// An error outside the learner's file: a function that the exercise asks for is not there, or
/// has another signature.
fn contract(exercise: &Exercise, error: &Diagnostic) -> String {
    let signatures = signatures(&exercise.stub);
    let mentioned = signatures.iter().find(|(name, _)| {
        let called = format!("answer::{name}");
        error.source_line.contains(&called) || error.message.contains(&format!("`{name}`"))
    });
    let Some((name, signature)) = mentioned.or(signatures.first()) else {
        return error.message.clone();
    };
    let what = match error.code.as_deref() {
        Some("E0425" | "E0432" | "E0433") => {
            format!(
                "The exercise asks for a function `{name}`, and your file has none of that name."
            )
        }
        Some("E0603") => format!("`{name}` is private: it must be `pub fn`."),
        _ => format!("`{name}` no longer has the signature that the exercise asks for."),
    };
    format!("{what} Its signature is\n    {signature}")
}

/// The public functions of a stub: name and signature.
fn signatures(stub: &str) -> Vec<(String, String)> {
    stub.split("\npub fn ")
        .skip(1)
        .map(|rest| {
            let end = rest.find('{').unwrap_or(rest.len());
            let signature = rest[..end].split_whitespace().collect::<Vec<_>>().join(" ");
            let signature = signature.replace("( ", "(").replace(", )", ")");
            let name = signature
                .split(['(', '<'])
                .next()
                .unwrap_or_default()
                .to_owned();
            (name, format!("pub fn {signature}"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_are_read_from_the_stub() {
        let stub = "//! A.\n\npub fn one(\n    x: f64,\n    y: f64,\n) -> f64 {\n    todo!()\n}\n\nfn private() {}\n\npub fn two(v: &[f64]) -> Option<usize> {\n";
        assert_eq!(
            signatures(stub),
            [
                ("one".into(), "pub fn one(x: f64, y: f64) -> f64".into()),
                (
                    "two".into(),
                    "pub fn two(v: &[f64]) -> Option<usize>".into()
                ),
            ]
        );
    }
}
