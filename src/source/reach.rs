//! Whether an answer reaches into other pieces of its bundle.
//!
//! All answers of a bundle are one crate, and what implements a trait holds in all of it: `impl
//! PartialEq<Mine> for f64` makes `x == y.into()` ambiguous elsewhere, and `impl Shl<Mine> for
//! DMatrix<f64>` gives a meaning to what has none. Nothing else reaches from one piece into another.
//! So whoever implements a trait is compiled alone; hardly any answer does.

use super::tokens::tokens_of;

/// Whether an answer may implement a trait. A macro may put the words of an implementation together
/// in any way.
pub fn may_implement_a_trait(source: &str) -> bool {
    let words: Vec<&str> = tokens_of(source).iter().map(|token| token.word).collect();
    let implements = |(at, word): (usize, &&str)| *word == "impl" && names_a_trait(&words[at..]);
    let has_macros = words.contains(&"macro_rules");
    words.iter().enumerate().any(implements) || (has_macros && words.contains(&"impl"))
}

/// Whether what begins with `impl` has a `for` before its body, outside of all brackets. A brace inside
/// others is a constant, `Mine<{ 1 }>` or `[u8; { 1 }]`, and no body; in a constant, `<` and `>` may
/// compare, so only the bracket around them ends them.
fn names_a_trait(words: &[&str]) -> bool {
    let mut open: Vec<&str> = Vec::new();
    for pair in words.windows(2) {
        match pair[1] {
            "for" if open.is_empty() => return true,
            // The end of a type that is no implementation's, or the body of one without a trait.
            "{" | "," | ";" | "=" | ")" | "]" | "}" if open.is_empty() => return false,
            "(" | "[" | "{" | "<" => open.push(pair[1]),
            // An arrow closes nothing.
            ">" if pair[0] == "-" => {}
            ">" if open.is_empty() => return false,
            ">" => {
                open.pop_if(|bracket| *bracket == "<");
            }
            ")" | "]" | "}" => while open.pop().is_some_and(|bracket| bracket == "<") {},
            _ => {}
        }
    }
    // No such program compiles.
    true
}

#[cfg(test)]
mod tests {
    use super::may_implement_a_trait;

    #[test]
    fn what_reaches_into_other_pieces_is_seen() {
        for source in [
            "impl PartialEq<Mine> for f64 { fn eq(&self, _: &Mine) -> bool { true } }",
            "impl<T> From<T> for Mine where T: Copy { }",
            "impl PartialEq<Mine<{ 1 }>> for f64 { }",
            "impl PartialEq<Mine<[u8; { 1 }]>> for f64 { }",
            "impl PartialEq<Mine<[u8; (1 + { 1 })]>> for f64 { }",
            "impl PartialEq<Mine<{ (2 > 1) as usize }>> for f64 { }",
            "impl PartialEq<Mine<{ (1 < 2) as usize }>> for f64 { }",
            "impl PartialEq<Mine<[u8; (2 > 1) as usize]>> for f64 { }",
            "impl<F: Fn(f64) -> f64> Mine<{ 1 }, fn() -> f64> for F { }",
            "impl PartialEq<Mine> for <f64 as Same>::Type { }",
            "impl Deref for Mine",
            "macro_rules! m { ($($t:tt)*) => { $($t)* } } m! { impl PartialEq<Mine>; f64 }",
        ] {
            assert!(may_implement_a_trait(source), "{source}");
        }
        for source in [
            "impl Mine { fn sum(&self) -> f64 { let mut s = 0.0; for x in &self.0 { s += x; } s } }",
            "impl<const N: usize> Mine<{ N }> { fn f() { for _ in 0..N {} } }",
            "fn apply(f: impl Fn(f64) -> f64) -> f64 { for _ in 0..2 {} f(1.0) }",
            "fn all(f: &[f64], _: Vec<impl Copy>) -> impl Iterator<Item = f64> { for _ in f {} f.iter().copied() }",
            "// impl PartialEq<Mine> for f64\nfn id(x: f64) -> f64 { x }",
        ] {
            assert!(!may_implement_a_trait(source), "{source}");
        }
    }
}
