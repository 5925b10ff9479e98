//! What a line may not part: a short formula and the mark behind it.

/// The number of glyphs up to which a formula is not parted from the mark behind it. So many fit
/// in a line of a phone.
pub(super) const SHORT: usize = 22;

/// About how many glyphs there are in a formula: a command is one, a brace none, a value eight.
pub(super) fn glyphs(tex: &str) -> usize {
    const VALUE: usize = 8;
    if let Some((before, rest)) = tex.split_once("{{") {
        let after = rest.split_once("}}").map_or("", |(_, after)| after);
        return glyphs(before) + VALUE + glyphs(after);
    }
    let tex = tex.replace("{pmatrix}", "");
    let mut count = 0;
    let mut rest = tex.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '{' | '}' | '^' | '_' | '&' => {}
            c if c.is_whitespace() => {}
            '\\' => {
                count += 1;
                while rest.next_if(char::is_ascii_alphabetic).is_some() {}
            }
            _ => count += 1,
        }
    }
    count
}

/// The marks with which a text begins: none of them may begin a line.
pub(super) fn punctuation(text: &str) -> &str {
    let end = text
        .find(|c| !matches!(c, ',' | '.' | ';' | ':' | '?' | '!' | ')'))
        .unwrap_or(text.len());
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::{SHORT, glyphs};

    #[test]
    fn counts_what_is_seen_of_a_formula() {
        assert_eq!(glyphs(r"\lambda_{\max}"), 2);
        assert_eq!(glyphs(r"v^\T H v = 1"), 6);
        assert_eq!(glyphs("x_0 = {{value linear.point}}"), 11);
        assert!(glyphs(r"\begin{pmatrix} 2 & 0 \\ 0 & -2 \end{pmatrix}") <= SHORT);
    }
}
