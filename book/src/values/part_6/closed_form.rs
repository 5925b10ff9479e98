//! Numbers of section 6.3, "The 2x2 Closed Form".

use crate::values::Values;
use figures::part_6::experiments::closed_form::{textbook, turned_valley};
use solutions::eig2x2::answer::eig2;

/// Puts the numbers of the section into the table.
pub fn values(values: &mut Values) {
    let (lo, hi) = eig2(6.0, 2.0, 4.0);
    values.number("eig2.lo", lo);
    values.number("eig2.hi", hi);

    let valley = (1e8, 1.0, 1.0);
    values.number("valley.textbook", textbook(valley).0);
    let lo = eig2(valley.0, valley.1, valley.2).0;
    values.number("valley.stable", lo);
    let error = (textbook(valley).0 - lo).abs() / lo;
    values.number("valley.error", error);
    values.number("valley.units", error / f64::EPSILON);
    let narrow = (1e10, 3.0, 1e-9);
    values.number("narrow.textbook", textbook(narrow).0);
    let turned = (1e9, 7.0, 5.9e-8);
    values.number("turned.d", turned.2);
    values.number("turned.textbook", textbook(turned).0);
    values.number("turned.stable", eig2(turned.0, turned.1, turned.2).0);

    let huge = (6e200, 2e200, 4e200);
    assert!(
        textbook(huge).0 == f64::NEG_INFINITY,
        "the squares overflow"
    );
    values.number("huge.lo", eig2(huge.0, huge.1, huge.2).0);
    values.number("huge.hi", eig2(huge.0, huge.1, huge.2).1);
    values.number("eps", f64::EPSILON);

    let ((a, b, d), lo) = turned_valley(1e12);
    values.number("turned_valley.exact", lo);
    values.number("turned_valley.stable", eig2(a, b, d).0);
    values.number("turned_valley.textbook", textbook((a, b, d)).0);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::theory::{assert_close, computed};

    #[test]
    fn all_numbers_that_theory_gives() {
        let table = computed(values);
        let root = 5_f64.sqrt();
        assert_close(&table, "eig2.lo", &[5.0 - root], 1e-15);
        assert_close(&table, "eig2.hi", &[5.0 + root], 1e-15);
        // det / hi.
        assert_close(&table, "turned.stable", &[1e-8], 1e-12);
        assert_close(&table, "valley.stable", &[1.0 - 1.0 / (1e8 - 1.0)], 1e-15);
        assert_close(&table, "huge.lo", &[1e200 * (5.0 - root)], 1e-13);
        assert_close(&table, "huge.hi", &[1e200 * (5.0 + root)], 1e-13);
    }
}
