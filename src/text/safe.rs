//! Text that does nothing but stand there. Much of what is said quotes a learner's program, and names
//! that somebody gave to files; terminals, browsers and databases must not obey any of it.

/// What stands where such a character stood.
const REPLACED: char = '\u{fffd}';

/// Whether a character does something to what stands around it, or cannot be seen: control characters,
/// those that turn the direction of writing, those without width, and what is no character at all.
#[must_use]
pub fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00ad}'
            | '\u{034f}'
            | '\u{061c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            // Of the variation selectors the last two only choose between a sign and its picture.
            | '\u{fe00}'..='\u{fe0d}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{fffe}'..='\u{ffff}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// The text with everything replaced that [`steers`]; lines still end, and tabs still part columns.
#[must_use]
pub fn safe(text: &str) -> String {
    let replaced = |c: char| match c {
        '\n' | '\t' => c,
        c if steers(c) => REPLACED,
        c => c,
    };
    text.replace("\r\n", "\n").chars().map(replaced).collect()
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn what_steers_is_replaced_and_what_is_read_stays() {
        for (text, becomes) in [
            ("a\x1b[2Jb", "a\u{fffd}[2Jb"),
            ("a\rb\0\x7f\u{9b}", "a\u{fffd}b\u{fffd}\u{fffd}\u{fffd}"),
            ("a\u{202e}b\u{2066}c", "a\u{fffd}b\u{fffd}c"),
            ("a\u{200b}b\u{feff}c\u{2028}", "a\u{fffd}b\u{fffd}c\u{fffd}"),
            ("a\u{ad}b\u{3164}c\u{e0041}", "a\u{fffd}b\u{fffd}c\u{fffd}"),
            ("❤\u{fe0f} \u{fffd}", "❤\u{fe0f} \u{fffd}"),
            ("two\r\nlines\tand\ncolumns", "two\nlines\tand\ncolumns"),
            ("∇f = Ὰ · naïve · 中 · עברית", "∇f = Ὰ · naïve · 中 · עברית"),
        ] {
            assert_eq!(safe(text), becomes);
        }
    }
}
