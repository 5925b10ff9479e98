//! Why rustc broke off without an error at a place.

use super::{diagnostics, piece::Rejection};

/// Why rustc broke off without an error at a place, by its own words; else the last that it said.
pub fn breakdown(own: &str, stderr: &str) -> Rejection {
    let said = |words: &[&str]| words.iter().any(|words| own.contains(words));
    if said(&[
        "memory allocation of",
        "out of memory",
        "Cannot allocate memory",
    ]) {
        Rejection::OutOfMemory
    } else if said(&["overflowed its stack"]) {
        Rejection::OutOfStack
    } else if said(&["SIGXFSZ"]) {
        // The linker's end, told by rustc.
        Rejection::TooLarge
    } else {
        Rejection::Broke(last_words(stderr))
    }
}

/// What rustc says of itself. A message about a place in a program may quote that program, which can
/// say anything.
pub fn own_words(stderr: &str) -> String {
    let own = |line: &str| match serde_json::from_str::<serde_json::Value>(line) {
        // The last message may be cut off.
        Err(_) => (!line.starts_with('{')).then(|| line.to_owned()),
        Ok(json) if json["spans"].as_array().is_some_and(Vec::is_empty) => {
            json["rendered"].as_str().map(str::to_owned)
        }
        Ok(_) => None,
    };
    let lines: Vec<String> = stderr.lines().filter_map(own).collect();
    lines.join("\n")
}

/// The end of what rustc said when it broke off without an error at a place.
pub fn last_words(stderr: &str) -> String {
    let lines: Vec<String> = stderr
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line)
                .ok()
                .and_then(|json| json["rendered"].as_str().map(diagnostics::cut))
                .unwrap_or_else(|| diagnostics::cut(line))
        })
        .filter(|line| !line.trim().is_empty())
        .collect();
    lines[lines.len().saturating_sub(5)..]
        .join("\n")
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::{breakdown, own_words};
    use crate::compile::piece::Rejection;

    #[test]
    fn what_a_program_says_is_not_what_the_compiler_says() {
        let quoted = r#"{"message":"unused","spans":[{"is_primary":true}],"rendered":"let x = \"No space left on device, out of memory\";"}"#;
        let own = r#"{"message":"x","spans":[],"rendered":"error: linking failed\n"}"#;
        let said = own_words(&format!("{quoted}\n{own}\nthread 'rustc' panicked\n"));
        assert_eq!(said, "error: linking failed\n\nthread 'rustc' panicked");
        // The words are told, and decide nothing.
        assert_eq!(
            breakdown("", quoted),
            Rejection::Broke("let x = \"No space left on device, out of memory\";".into())
        );
        assert_eq!(own_words(&quoted[..quoted.len() - 3]), "");
    }
}
