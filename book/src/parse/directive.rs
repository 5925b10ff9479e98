//! Directives: a name and its arguments, between two pairs of braces.

/// `{{name argument argument}}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    pub name: String,
    pub arguments: Vec<String>,
}

/// Directives that are blocks when they stand alone on a line.
const BLOCK_DIRECTIVES: [&str; 10] = [
    "code",
    "programs",
    "picture",
    "description",
    "exercise",
    "mistake",
    "question",
    "references",
    "session",
    "exercises",
];

/// The directive that a line is, if it is one that is a block.
pub(super) fn alone(line: &str) -> Option<Directive> {
    let inner = line.strip_prefix("{{")?.strip_suffix("}}")?;
    let directive = directive(inner)?;
    BLOCK_DIRECTIVES
        .contains(&directive.name.as_str())
        .then_some(directive)
}

/// What stands between the braces. A `description`, and the words of a `picture`, are kept whole.
#[must_use]
pub fn directive(inner: &str) -> Option<Directive> {
    let (name, rest) = inner
        .trim()
        .split_once(char::is_whitespace)
        .unwrap_or((inner.trim(), ""));
    let arguments = match name {
        "" => return None,
        "description" => vec![rest.trim().to_owned()],
        "picture" => rest
            .trim()
            .splitn(2, char::is_whitespace)
            .map(|part| part.trim().to_owned())
            .collect(),
        _ => rest.split_whitespace().map(str::to_owned).collect(),
    };
    Some(Directive {
        name: name.to_owned(),
        arguments,
    })
}
