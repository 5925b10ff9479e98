//! What is said of a case that did not come to its end.

use judge::Finding;
use trace::{Ending, Origin};

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
            origin,
        } => {
            if place.is_empty() && message.is_empty() {
                return format!(
                    "Your program broke off in the case \"{case}\" without saying why, as after `std::process::abort` or with a panic hook of its own."
                );
            }
            let library = krate(place).filter(|_| *origin == Origin::Library);
            let whose = match (origin, library, line) {
                (Origin::Answer | Origin::Probe, ..) => format!("Your program panicked at {place}"),
                (_, Some(krate), Some(line)) => format!(
                    "The statement at {shown}:{line} called into {krate}, which panicked ({place})"
                ),
                (_, Some(krate), None) => {
                    format!("Your program called into {krate}, which panicked ({place})")
                }
                (_, None, _) => "Your program panicked".into(),
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
