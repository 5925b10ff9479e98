//! A right answer with everything that learners add while they work.

use nalgebra::{DMatrix, DVector};
use std::{collections::HashMap, fmt};

/// A number that shows itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Term {
    value: f64,
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{}>", self.value)
    }
}

macro_rules! term {
    ($value:expr) => {
        Term { value: $value }
    };
}

mod forms {
    use super::*;

    pub fn quadratic(h: &DMatrix<f64>, v: &DVector<f64>) -> f64 {
        v.dot(&(h * v)) / 2.0
    }

    pub mod linear {
        pub fn product(a: &[f64], b: &[f64]) -> f64 {
            a.iter().zip(b).map(|(a, b)| a * b).sum()
        }
    }
}

pub fn model(f0: f64, g: &DVector<f64>, h: &DMatrix<f64>, v: &DVector<f64>) -> f64 {
    let mut terms = HashMap::new();
    terms.insert("constant", term!(f0));
    terms.insert(
        "linear",
        term!(forms::linear::product(g.as_slice(), v.as_slice())),
    );
    terms.insert("quadratic", term!(forms::quadratic(h, v)));
    println!("f0 = {f0}, g = {g}, H = {h}, v = {v}");
    for (name, term) in &terms {
        eprintln!("{name}: {term}");
    }
    dbg!(terms.len());
    terms["constant"].value + terms["linear"].value + terms["quadratic"].value
}

fn main() {
    let zero = DVector::zeros(1);
    println!("{}", model(1.0, &zero, &DMatrix::zeros(1, 1), &zero));
    std::process::exit(7);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_constant_term() {
        let zero = DVector::zeros(2);
        assert_eq!(model(3.0, &zero, &DMatrix::zeros(2, 2), &zero), 3.0);
    }
}

#[test]
fn a_test_outside_a_module() {
    panic!("never run by a check");
}
