//! Nearly every sentence that a learner reads about an answer: one short function per outcome.
//! (What is said about a misconception is the author's, in `exercise.toml`.)

use crate::source::Forbidden;
use crate::{
    check::{Checked, Outcome, Submission},
    compile::{Diagnostic, Rejection},
};
use judge::{
    show, {Diagnosis, Finding, Judgement, Mismatch, Shape, Verdict, What},
};
use trace::Ending;
use trace::{Demand, Observation, Value};
use workbook::Exercise;

/// The one thing to look at first, in a few sentences.
#[must_use]
pub fn headline(exercise: &Exercise, shown: &str, checked: &Checked) -> String {
    match &checked.outcome {
        Outcome::NoText(submission) => no_text(exercise, shown, submission),
        Outcome::Forbidden(tokens) => forbidden(shown, tokens),
        Outcome::Rejected(rejection) => rejected(exercise, shown, rejection),
        Outcome::Judged(judgement) => judged(exercise, shown, judgement),
    }
}

/// What is said of an exercise that a submission leaves as it was.
#[must_use]
pub fn nothing_to_grade(exercise: &Exercise, shown: &str, submitted: bool) -> String {
    if submitted {
        not_started(shown)
    } else {
        format!(
            "Nothing was submitted for {}: there is no {shown}.",
            exercise.number
        )
    }
}

fn not_started(shown: &str) -> String {
    format!("Not started yet: replace `todo!` in {shown} by your answer, and save.")
}

fn no_text(exercise: &Exercise, shown: &str, submission: &Submission) -> String {
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
            "{shown} is larger than 1 MiB, which is no exercise any more. `cargo run -- reset {number}` writes it anew and keeps the old file."
        ),
        Submission::Unreadable(cause) => format!("{shown} cannot be read: {cause}."),
    }
}

fn forbidden(shown: &str, tokens: &[Forbidden]) -> String {
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

fn rejected(exercise: &Exercise, shown: &str, rejection: &Rejection) -> String {
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
        Rejection::Errors(errors) => match errors.iter().find(|error| error.file == shown) {
            Some(error) => {
                let code = match &error.code {
                    Some(code) => format!("error {code}"),
                    None => "error".into(),
                };
                format!(
                    "{code} at {shown}:{}:{}: {}",
                    error.line, error.column, error.message
                )
            }
            None => contract(exercise, &errors[0]),
        },
    }
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

fn judged(exercise: &Exercise, shown: &str, judgement: &Judgement) -> String {
    if judgement.verdict == Verdict::Passed {
        return exercise.success.clone();
    }
    if judgement.verdict == Verdict::NotStarted {
        return not_started(shown);
    }
    let Some(first) = judgement.first() else {
        return String::new();
    };
    if let Some(index) = judgement.misconception {
        let says = misconception(&exercise.misconceptions[index].says, first);
        return match &judgement.confined_to {
            None => says,
            Some(quantity) => format!(
                "More than one thing is wrong. Look at {quantity} first: there you make a known mistake. {says}"
            ),
        };
    }
    if let What::Stopped(ending) = &first.what {
        return stopped(shown, first, ending);
    }
    let shape = judgement.shape.as_ref().map(diagnosis);
    let said = shape.unwrap_or_else(|| difference(first));
    // What is left are cases that ran out of work.
    let besides = judgement
        .findings
        .iter()
        .find_map(|finding| match &finding.what {
            What::Stopped(ending) => Some(stopped(shown, finding, ending)),
            What::Differs { .. } => None,
        });
    match besides {
        Some(besides) => format!("{said}\nBesides: {besides}"),
        None => said,
    }
}

fn misconception(says: &str, first: &Finding) -> String {
    let (yours, expected) = match &first.what {
        What::Differs {
            expected,
            yours: Some(yours),
            ..
        } => show::pair(yours, &expected.value),
        What::Differs { expected, .. } => ("nothing".into(), show::value(&expected.value)),
        What::Stopped(_) => ("nothing".into(), "a value".into()),
    };
    says.replace("{yours}", &yours)
        .replace("{expected}", &expected)
        .replace("{case}", &first.case_name)
}

/// How a case ended before its end.
#[must_use]
pub fn stopped(shown: &str, finding: &Finding, ending: &Ending) -> String {
    let case = &finding.case_name;
    match ending {
        Ending::Finished => String::new(),
        Ending::Panicked { place, .. } if judge::is_todo(ending) => {
            format!("`todo!` at {place} is still to be written: the case \"{case}\" got there.")
        }
        Ending::Panicked {
            place,
            message,
            line,
        } => {
            if place.is_empty() && message.is_empty() {
                return format!(
                    "Your program broke off in the case \"{case}\" without saying why, as after `std::process::abort` or with a panic hook of its own."
                );
            }
            let whose = if place.starts_with(shown) {
                format!("Your program panicked at {place}")
            } else if let Some(krate) = krate(place) {
                match line {
                    Some(line) => format!(
                        "The statement at {shown}:{line} called into {krate}, which panicked ({place})"
                    ),
                    None => format!("Your program called into {krate}, which panicked ({place})"),
                }
            } else {
                "Your program panicked".into()
            };
            format!(
                "{whose} in the case \"{case}\": {}{}",
                excerpt(message),
                remark(place, message)
            )
        }
        Ending::Exited(status) => format!(
            "Your program ended itself (`std::process::exit({status})`) in the case \"{case}\". A function must return its value; nothing can be judged after the end."
        ),
        Ending::OutOfWork => format!(
            "The case \"{case}\" did not come to an end within {} million instructions, far more than it needs. Look for a loop whose condition never becomes false, for a method that takes far too many steps, or for clones of vectors and matrices inside the loop.",
            (finding.work + 500_000) / 1_000_000
        ),
        Ending::OutOfMemory => format!(
            "The case \"{case}\" asked for more than {} MiB of memory. Look for a vector that grows in a loop without end.",
            sandbox::MEMORY_BYTES >> 20
        ),
        Ending::OutOfStack => format!(
            "The case \"{case}\" ran out of stack: calls were nested too deeply. Look for a function that calls itself without end, or for a very large array."
        ),
    }
}

/// As much of a message as anybody reads.
fn excerpt(message: &str) -> String {
    let lines: Vec<&str> = message.lines().take(20).collect();
    let mut excerpt: String = lines.join("\n").chars().take(2000).collect();
    if excerpt.len() < message.trim_end().len() {
        excerpt.push('…');
    }
    excerpt
}

/// The crate that a place is in: `library/std/src/thread/mod.rs:1:2` is in std.
fn krate(place: &str) -> Option<&str> {
    let place = place.strip_prefix("library/").unwrap_or(place);
    Some(place.split_once('/')?.0)
}

/// What a panic's text means, where the sandbox or nalgebra is behind it.
fn remark(place: &str, message: &str) -> &'static str {
    let means_nothing_granted = [
        "not supported on this platform",
        "pre-opened file descriptor",
        "kind: Unsupported",
        "code: 44, kind: NotFound",
    ];
    if place.starts_with("library/std/src/sys/")
        || means_nothing_granted.iter().any(|m| message.contains(m))
    {
        "\nThe sandbox has no files, no network, no clock and no threads; an exercise needs none."
    } else if message.contains("imension") && message.contains("mismatch") {
        "\nTwo shapes do not fit together. Print the lengths with `println!(\"{} {}\", a.nrows(), a.ncols())` to see which."
    } else {
        ""
    }
}

/// What all differences have in common, or those of one quantity.
#[must_use]
pub fn diagnosis(diagnosis: &Diagnosis) -> String {
    let said = shape(&diagnosis.shape);
    match &diagnosis.quantity {
        None => said,
        Some(quantity) => format!("Look at {quantity}. {said}"),
    }
}

fn shape(shape: &Shape) -> String {
    match shape {
        Shape::Factor(factor) => match named_factor(*factor) {
            Some(words) => format!("Every wrong number of yours is {words} the expected one. Which constant went missing, or came in twice?"),
            None => format!(
                "Every wrong number of yours is the expected one times {}. Look for a constant factor.",
                show::few(*factor)
            ),
        },
        Shape::OppositeSign => {
            "Every wrong number of yours has the opposite sign. Where does a minus come in?".into()
        }
        Shape::SignsLost => {
            "The signs of your numbers are lost: their sizes are right, and none is negative. Is there an absolute value, or a square, that should not be?".into()
        }
        Shape::Reciprocal => {
            "Every wrong number of yours is 1 divided by the expected one. Is a fraction upside down?".into()
        }
        Shape::Transposed => {
            "Your matrix is the transpose of the expected one: rows and columns are exchanged.".into()
        }
        Shape::Reversed => "Your numbers are right, in the opposite order.".into(),
        Shape::Permuted => "Your numbers are right, in another order.".into(),
        Shape::SymmetryLost { row, col } => format!(
            "Your matrix is not symmetric, and it must be: entry [{row}][{col}] and entry [{col}][{row}] differ."
        ),
        Shape::OneEntry { row, col: None } => {
            format!("Only entry [{row}] is wrong; all others are right.")
        }
        Shape::OneEntry {
            row,
            col: Some(col),
        } => format!("Only entry [{row}][{col}] is wrong; all others are right."),
        Shape::CountsOff(by) if by.abs() == 1.0 => format!(
            "Every wrong count of yours is off by one, {}. Does the count begin at 0 or at 1, and does the last step count?",
            if *by > 0.0 { "too large" } else { "too small" }
        ),
        Shape::CountsOff(by) | Shape::Offset(by) => format!(
            "Every wrong number of yours is too {} by {}. Look for a term that is the same in every case.",
            if *by > 0.0 { "large" } else { "small" },
            show::few(by.abs())
        ),
    }
}

fn named_factor(factor: f64) -> Option<&'static str> {
    let is = |x: f64| (factor - x).abs() < 1e-6;
    [
        (2.0, "twice"),
        (0.5, "half"),
        (4.0, "four times"),
        (0.25, "a quarter of"),
        (-2.0, "minus twice"),
        (-0.5, "minus half"),
    ]
    .into_iter()
    .find(|(x, _)| is(*x))
    .map(|(_, words)| words)
}

/// Two values that together are longer than this stand below the sentence, and not in it.
const LONG: usize = 100;

/// A finding in one sentence, as the summary of a check.
fn difference(finding: &Finding) -> String {
    match &finding.what {
        What::Stopped(_) => String::new(),
        What::Differs {
            expected,
            yours,
            mismatch: how,
        } => {
            let place = format!("In the case \"{}\", {}", finding.case_name, expected.name);
            let (yours_shown, wanted) = match yours {
                Some(yours) => show::pair(yours, &expected.value),
                None => ("missing".into(), show::value(&expected.value)),
            };
            let one_is_right = matches!(expected.demand, Demand::Equal | Demand::Close { .. });
            if !one_is_right {
                let why = mismatch(expected, yours.as_ref(), how);
                format!("{place}: {yours_shown}. {why}")
            } else if yours_shown.len() + wanted.len() > LONG {
                format!("{place} differs from what it should be.")
            } else {
                format!("{place} should be {wanted}, and yours is {yours_shown}.")
            }
        }
    }
}

fn has_nan(value: &Value) -> bool {
    value.numbers().iter().any(|x| x.is_nan())
}

/// What is wrong with a value, how far apart it is, and why no more is allowed.
#[must_use]
pub fn mismatch(expected: &Observation, yours: Option<&Value>, mismatch: &Mismatch) -> String {
    let said = match mismatch {
        Mismatch::Missing => "What you return has not the shape to find it in.".into(),
        Mismatch::Kind => match (yours, &expected.value) {
            (Some(Value::Nothing(none)), _) => format!("You return {none}, and there is an answer."),
            (_, Value::Nothing(none)) => {
                format!("You return a value, and {none} is expected: there is no answer here.")
            }
            (Some(yours @ Value::Label(_)), Value::Scalar(_)) => {
                format!("You return {}, and there is a number.", show::value(yours))
            }
            (Some(Value::Scalar(_)), wanted @ Value::Label(_)) => {
                format!("You return a number, and {} is expected.", show::value(wanted))
            }
            _ => "It is another kind of thing.".into(),
        },
        Mismatch::Shape { yours, expected } => {
            format!("The shape is {yours}, and {expected} is expected.")
        }
        Mismatch::NotFinite if yours.is_some_and(has_nan) => "NaN is among your numbers. Look for 0/0, for ∞ - ∞, or for the square root or logarithm of a number that can be negative.".into(),
        Mismatch::NotFinite => "A number of yours is infinite, and must not be. Look for a division by zero, or for a number that outgrows f64.".into(),
        Mismatch::Finite => "A number of yours is finite, and must not be.".into(),
        Mismatch::Apart { by, allowed } if *allowed == 0.0 => {
            format!("They are {} apart, and must be the same.", show::size(*by))
        }
        Mismatch::Apart { by, allowed } => format!(
            "They are {} apart; {} is allowed.",
            show::size(*by),
            show::size(*allowed)
        ),
        Mismatch::Unequal => match &expected.value {
            Value::Nothing(_) => "Another reason is expected.".into(),
            _ => "They must be the same.".into(),
        },
        Mismatch::Above { limit } => format!("The most that is allowed is {}.", show::few(*limit)),
        Mismatch::Below { limit } => format!("The least that is needed is {}.", show::few(*limit)),
        Mismatch::NotOrthonormal { by, allowed } => format!(
            "Your columns are not orthonormal: QᵀQ differs from the identity by {}; {} is allowed.",
            show::size(*by),
            show::size(*allowed)
        ),
        Mismatch::Residual { by, allowed } => format!(
            "Your columns are not the eigenvectors of your eigenvalues, in this order: an entry of HQ - QΛ is {}; {} is allowed.",
            show::size(*by),
            show::size(*allowed)
        ),
        Mismatch::GrowsFaster { power, expected } => format!(
            "Your work grows like n^{power:.1}, the reference's like n^{expected:.1}."
        ),
    };
    // The reason is one for a tolerance, or for a limit: elsewhere it explains nothing.
    let has_limit = !matches!(
        mismatch,
        Mismatch::Missing
            | Mismatch::Kind
            | Mismatch::Shape { .. }
            | Mismatch::NotFinite
            | Mismatch::Finite
            | Mismatch::Unequal
    );
    let reason = match mismatch {
        Mismatch::Apart { allowed, .. } if expected.because.is_empty() && *allowed > 0.0 => {
            "rounding may change the last digits, and nothing else should"
        }
        _ => expected.because.trim_end_matches('.'),
    };
    let said = if reason.is_empty() || !has_limit {
        said
    } else {
        format!("{said} Why: {reason}.")
    };
    // Two orders of a spectrum look alike; say that only the numbers count.
    match &expected.value {
        Value::Spectrum(_) => format!("{said} (The order does not matter.)"),
        _ => said,
    }
}

/// How many cases pass, and what that earns.
#[must_use]
pub fn score(exercise: &Exercise, checked: &Checked) -> String {
    format!(
        "{} of {} cases {}: {} of {} points.",
        checked.cases_passed(),
        checked.cases_total,
        if checked.cases_passed() == 1 {
            "passes"
        } else {
            "pass"
        },
        points(checked.points(exercise)),
        points(exercise.points)
    )
}

/// What a whole submission earns.
#[must_use]
pub fn total(awarded: f64, possible: f64) -> String {
    format!("{} of {} points.", points(awarded), points(possible))
}

/// Instead of grades, for somebody who is on the roster only.
pub const NOTHING_SUBMITTED: &str = "Nothing was submitted.";

/// Instead of grades, where the machine failed.
#[must_use]
pub fn infrastructure_error(reason: &str) -> String {
    format!(
        "This could not be graded, and it is not the submission's fault: {reason} It will be graded again."
    )
}

/// Instead of findings that are not shown.
#[must_use]
pub fn more_findings(count: usize) -> String {
    match count {
        1 => "One more value differs.".into(),
        n => format!("{n} more values differ."),
    }
}

/// Points with at most two decimals.
#[must_use]
pub fn points(points: f64) -> String {
    // A sum of nothing is -0.
    let text = format!("{:.2}", points + 0.0);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
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
