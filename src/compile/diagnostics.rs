//! rustc's JSON diagnostics, as far as a check uses them.

use serde_json::Value;
use trace::Origin;

/// One error or warning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    pub is_error: bool,
    pub message: String,
    /// `E0308`.
    pub code: Option<String>,
    /// The file of the primary span, as it is shown.
    pub file: String,
    /// Whose file that is.
    pub origin: Origin,
    pub line: u64,
    pub column: u64,
    /// The source line of the primary span.
    pub source_line: String,
    /// The compiler's own text with its source lines, without colours.
    pub rendered: String,
    /// All that the compiler said of it, in its own form, for an editor; null where that is too much.
    pub whole: Value,
}

/// Bytes of a text that are kept: a program can have the compiler quote a megabyte.
const MOST: usize = 8 << 10;
/// Bytes of a whole document that is kept.
const MOST_WHOLE: usize = 64 << 10;

/// Reads rustc's standard error: one JSON document a line. Summaries without a place are left out.
pub fn parse(stderr: &str) -> Vec<Diagnostic> {
    stderr
        .lines()
        .filter_map(|line| {
            let whole = serde_json::from_str::<Value>(line).ok()?;
            let read = diagnostic(&whole)?;
            let kept = line.len() <= MOST_WHOLE;
            Some(Diagnostic {
                whole: if kept { whole } else { Value::Null },
                ..read
            })
        })
        .collect()
}

fn diagnostic(json: &Value) -> Option<Diagnostic> {
    let level = json["level"].as_str()?;
    let is_error = level.starts_with("error");
    if !is_error && level != "warning" {
        return None;
    }
    let spans = json["spans"].as_array()?;
    let primary = spans.iter().find(|span| span["is_primary"] == true)?;
    let own = origin(primary);
    let text = |value: &Value| cut(value.as_str().unwrap_or_default().trim_end());
    Some(Diagnostic {
        is_error,
        message: text(&json["message"]),
        code: json["code"]["code"].as_str().map(str::to_owned),
        file: text(&own["file_name"]),
        origin: Origin::Unknown,
        line: own["line_start"].as_u64().unwrap_or(0),
        column: own["column_start"].as_u64().unwrap_or(0),
        source_line: text(&own["text"][0]["text"]),
        rendered: text(&json["rendered"]),
        whole: Value::Null,
    })
}

/// A text, cut where it is longer than anybody reads.
pub fn cut(text: &str) -> String {
    if text.len() <= MOST {
        return text.to_owned();
    }
    format!("{} …", &text[..text.floor_char_boundary(MOST)])
}

/// Where a macro was called, if the span lies inside one: errors in `vec!` belong to its caller.
fn origin(span: &Value) -> &Value {
    let mut span = span;
    while span["expansion"]["span"].is_object() {
        span = &span["expansion"]["span"];
    }
    span
}

#[cfg(test)]
mod tests {
    use super::{MOST, parse};

    #[test]
    fn what_the_compiler_quotes_is_cut() {
        let long = "é".repeat(MOST);
        let span = r#"{"is_primary":true,"file_name":"a.rs","line_start":1,"column_start":1,"text":[{"text":"x"}]}"#;
        let line = format!(
            r#"{{"level":"error","message":"{long}","code":null,"spans":[{span}],"rendered":"error: {long}\n"}}"#
        );
        let [found] = &parse(&line)[..] else {
            panic!("there is one")
        };
        assert!(found.message.len() <= MOST + 8 && found.message.ends_with("é …"));
        assert!(found.rendered.len() <= MOST + 8);
        assert_eq!(found.source_line, "x");
    }
}
