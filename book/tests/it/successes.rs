//! Numbers in what is said to an answer that passed: none is typed that the table does not have.

use crate::root;
use book::values::{self, Setting};
use figures::part_5::experiments::random_matrices::{definite_at, field_minima_at};
use workbook::Workbook;

/// An exercise, a value of the table and its format, and the words around it in the text.
const QUOTED: [(&str, &str, Option<&str>, &str); 8] = [
    ("4.3c", "jacobi.0", Some(".0"), "κ falls from 100 to {}."),
    (
        "4.3c",
        "jacobi.5",
        Some(".1"),
        "Turned by 5 degrees it is {},",
    ),
    (
        "4.3c",
        "adam.aligned_2",
        None,
        "it needs {} steps for eight decades",
    ),
    (
        "4.3c",
        "adam.turned_2",
        None,
        "turned by 45 degrees, {} for the first",
    ),
    ("4.3c", "adam.turned_4", None, "and {} for the second"),
    ("4.3c", "steps.gd_2", None, "with its best step, {} and"),
    (
        "4.2a",
        "rescaled.trace_10",
        Some(".2"),
        "with traces 2 and {}.",
    ),
    (
        "4.3b",
        "peak.4",
        Some(".0"),
        "by a factor of {} at κ = 10000",
    ),
];

#[test]
fn numbers_in_success_texts_are_those_of_the_table() {
    let values = values::compute();
    let workbook = Workbook::open(Some(&root()), None).unwrap();
    for (exercise, name, format, words) in QUOTED {
        let value = values.get(name).unwrap_or_else(|| panic!("{name}"));
        let written = value.write(format, Setting::Prose).unwrap();
        let wanted = words.replace("{}", &written);
        let text = &workbook.find(exercise).unwrap().success;
        assert!(text.contains(&wanted), "{exercise} should say: {wanted}");
    }
}

/// "For n = 4 it makes minima rarer at u = 0 and u = -1, and more frequent from about u = -2 down."
#[test]
fn the_weight_of_5_1b_makes_minima_rarer_above_and_more_frequent_below() {
    let minima = |u: f64| (field_minima_at(4, u)[3], definite_at(4, u)[3]);
    for u in [0.0, -1.0] {
        let (weighted, plain) = minima(u);
        assert!(weighted < plain, "u = {u}: {weighted}, {plain}");
    }
    for u in [-2.0, -2.5, -3.0] {
        let (weighted, plain) = minima(u);
        assert!(weighted > plain, "u = {u}: {weighted}, {plain}");
    }
    // The shift does more than the weight: at u = -2 beside u = 0, both weighted.
    let (low, plain) = minima(-2.0);
    assert!(low / minima(0.0).0 > 10.0 * (low / plain));
}
