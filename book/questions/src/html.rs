//! A text of a question as HTML: emphasis, code, and formulas as MathML.

use crate::mathml::mathml;

/// The text as HTML.
///
/// # Errors
/// What of a formula cannot be set.
pub fn html(text: &str) -> Result<String, String> {
    let mut out = String::new();
    let mut emphasis = false;
    for (index, part) in text.split('$').enumerate() {
        if index % 2 == 1 {
            out += &mathml(part)?;
            continue;
        }
        for (index, part) in part.split('`').enumerate() {
            if index % 2 == 1 {
                out += &format!("<code>{}</code>", escaped(part));
                continue;
            }
            for c in part.chars() {
                match c {
                    '*' => {
                        emphasis = !emphasis;
                        out += if emphasis { "<em>" } else { "</em>" };
                    }
                    '\'' => out.push('’'),
                    '\n' => out.push(' '),
                    c => out += &escaped(&c.to_string()),
                }
            }
        }
    }
    Ok(out)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_elements() {
        assert_eq!(
            html("*one* step isn't $x$ < `a`").unwrap(),
            "<em>one</em> step isn’t <math><mi>x</mi></math> &lt; <code>a</code>"
        );
    }
}
