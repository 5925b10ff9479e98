//! How the unit tests compare numbers of a section with what theory says of them.

use super::{Value, Values};

/// The numbers of a section alone.
pub fn computed(section: fn(&mut Values)) -> Values {
    let mut computed = Values::default();
    section(&mut computed);
    computed
}

/// The entries of a value; a number has one.
#[track_caller]
pub fn entries(computed: &Values, name: &str) -> Vec<f64> {
    match computed.get(name) {
        Some(Value::Number(x)) => vec![*x],
        Some(Value::Count(n)) => vec![*n as f64],
        Some(Value::Vector(entries)) => entries.clone(),
        other => panic!("{name} is {other:?}"),
    }
}

/// The value of a number.
#[track_caller]
pub fn number(computed: &Values, name: &str) -> f64 {
    match entries(computed, name)[..] {
        [x] => x,
        ref several => panic!("{name} is {several:?}"),
    }
}

/// Each entry is what is expected, but for an absolute error.
#[track_caller]
pub fn assert_near(computed: &Values, name: &str, expected: &[f64], within: f64) {
    assert_entries(computed, name, expected, |_| within);
}

/// Each entry is what is expected, but for an error relative to it.
#[track_caller]
pub fn assert_close(computed: &Values, name: &str, expected: &[f64], relative: f64) {
    assert_entries(computed, name, expected, |expected| {
        relative * expected.abs().max(1e-300)
    });
}

#[track_caller]
fn assert_entries(computed: &Values, name: &str, expected: &[f64], allowed: impl Fn(f64) -> f64) {
    let found = entries(computed, name);
    assert_eq!(found.len(), expected.len(), "{name}");
    for (x, y) in found.iter().zip(expected) {
        assert!((x - y).abs() <= allowed(*y), "{name}: {x}, not {y}");
    }
}

/// The value is this word.
#[track_caller]
pub fn assert_word(computed: &Values, name: &str, word: &str) {
    assert_eq!(
        computed.get(name),
        Some(&Value::Word(word.into())),
        "{name}"
    );
}
