//! Numbers of section 5.1, "Why Saddles Dominate".

use crate::values::Values;
use figures::part_5::experiments::{
    curve::{LevelPoint, RandomCurve},
    dominate::{WELL_TILTS, double_wells},
    random_matrices::{
        definite, definite_at, definite_at_random_levels, field_index_at, field_minima,
        field_minima_at,
    },
    torus::TorusField,
};
use lab::{Kind, probe::Rng};
use solutions::{
    goe_probability::answer::p_pd,
    index_vs_level::answer::{index_energy, weighted_index},
};

/// Puts the numbers of the section into the table.
pub fn values(values: &mut Values) {
    curves(values);
    ensembles(values);
    heights(values);
    torus(values);
}

/// Random curves that are counted.
const CURVES: u64 = 200;

fn curves(values: &mut Values) {
    let drawn = RandomCurve::drawn(0).level_points();
    values.number("curve.length", RandomCurve::LENGTH);
    values.count("curve.points", drawn.len());
    values.count("curve.curves", CURVES as usize);
    let all: Vec<LevelPoint> = (0..CURVES)
        .flat_map(|k| RandomCurve::drawn(k).level_points())
        .collect();
    let stretch = CURVES as f64 * RandomCurve::LENGTH;
    values.number("curve.counted", all.len() as f64 / stretch);
    values.number("curve.theory", 3_f64.sqrt() / std::f64::consts::PI);
    let minima = |is_there: &dyn Fn(f64) -> bool| {
        let there = || all.iter().filter(|point| is_there(point.height));
        let minima = there().filter(|point| point.is_minimum).count();
        minima as f64 / there().count() as f64
    };
    values.number("curve.minima_low", minima(&|height| height < -1.0));
    values.number("curve.minima_high", minima(&|height| height > 1.0));
}

/// Matrices drawn for an estimate.
const TRIALS: usize = 2000;

fn ensembles(values: &mut Values) {
    let (goe, field) = (definite(8), field_minima(8));
    for (n, coins_name, goe_name, field_name) in [
        (1, "coins.p1", "goe.p1", "field.p1"),
        (2, "coins.p2", "goe.p2", "field.p2"),
        (3, "coins.p3", "goe.p3", "field.p3"),
        (4, "coins.p4", "goe.p4", "field.p4"),
        (8, "coins.p8", "goe.p8", "field.p8"),
    ] {
        values.number(coins_name, 0.5_f64.powi(n));
        values.number(goe_name, goe[n as usize - 1]);
        values.number(field_name, field[n as usize - 1]);
    }
    values.number("goe.rate8", -goe[7].ln() / 64.0);
    values.number("goe.limit", 3_f64.ln() / 4.0);
    values.number("goe.limit8", 3_f64.powf(-64.0 / 4.0));
    // What makes minima of a field so much more frequent: the shift, the weight, or both.
    values.number("parts.weight", field_minima_at(8, 0.0)[7]);
    values.number("parts.shift", definite_at_random_levels(8)[7]);
    for (without, with, u) in [
        ("level.without_0", "level.with_0", 0.0),
        ("level.without_1", "level.with_1", -1.0),
        ("level.without_2", "level.with_2", -2.0),
        ("level.without_3", "level.with_3", -3.0),
    ] {
        values.number(without, definite_at(4, u)[3]);
        values.number(with, field_minima_at(4, u)[3]);
    }
    let mut rng = Rng::new(0, "a sample of random matrices");
    values.count("goe.trials", TRIALS);
    values.number("goe.sample3", p_pd(3, TRIALS, &mut || rng.normal()));
}

fn heights(values: &mut Values) {
    for (u, minima, index) in [
        (-4.0, "height.minima_lowest", "height.index_lowest"),
        (-2.0, "height.minima_low", "height.index_low"),
        (0.0, "height.minima_middle", "height.index_middle"),
    ] {
        values.number(minima, field_minima_at(4, u)[3]);
        values.number(index, field_index_at(4, u));
    }
    let mut rng = Rng::new(0, "a sample at one height");
    values.number(
        "height.sample_low",
        weighted_index(4, -2.0, TRIALS, &mut || rng.normal()),
    );

    let points = double_wells(&WELL_TILTS);
    let losses = |wanted: usize| -> Vec<f64> {
        points
            .iter()
            .filter(|(index, _)| *index == wanted)
            .map(|(_, loss)| *loss)
            .collect()
    };
    values.count("heights.points", points.len());
    values.count("heights.minima", losses(0).len());
    values.number("heights.correlation", index_energy(&points));
    values.number("heights.lowest_minimum", lowest(&losses(0)));
    values.number("heights.highest_minimum", highest(&losses(0)));
    let worst = highest(&losses(0));
    let saddles = points.iter().filter(|(index, _)| (1..5).contains(index));
    values.count(
        "heights.saddles_below_worst",
        saddles.filter(|(_, loss)| *loss < worst).count(),
    );
}

fn torus(values: &mut Values) {
    let points = TorusField::drawn().critical_points();
    for (name, kind) in [
        ("torus.minima", Kind::Min),
        ("torus.maxima", Kind::Max),
        ("torus.saddles", Kind::Saddle),
    ] {
        let count = points.iter().filter(|point| point.kind == kind).count();
        values.count(name, count);
    }
    values.count("torus.points", points.len());
}

fn lowest(numbers: &[f64]) -> f64 {
    numbers.iter().copied().fold(f64::INFINITY, f64::min)
}

fn highest(numbers: &[f64]) -> f64 {
    numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::theory::{assert_close, computed, number};
    use std::f64::consts::{PI, SQRT_2};

    /// The shift does the work, and the weight alone makes minima rarer than random matrices say.
    #[test]
    fn the_shift_makes_minima_frequent() {
        let table = computed(values);
        let get = |name: &str| number(&table, name);
        assert!(get("parts.weight") < 0.1 * get("goe.p8"));
        assert!(get("parts.shift") > 1e5 * get("goe.p8"));
        assert!(get("field.p8") > 10.0 * get("parts.shift"));
        // For n = 4 the weight lowers the fraction of minima at the levels 0 and -1, and raises it
        // at -2 and -3. A sample of 400 000 matrices agrees with all eight.
        for (level, without, with) in [
            (0, 0.0025, 0.0011),
            (1, 0.0430, 0.0360),
            (2, 0.2491, 0.3128),
            (3, 0.6181, 0.7958),
        ] {
            let found = get(&format!("level.without_{level}"));
            assert!((found - without).abs() < 0.004, "{level}: {found}");
            let found = get(&format!("level.with_{level}"));
            assert!((found - with).abs() < 0.004, "{level}: {found}");
        }
    }

    /// The formula of Rice, and what the height does: four standard errors of some 2200 points.
    #[test]
    fn random_curves_are_level_as_often_as_rice_says() {
        let table = computed(values);
        let get = |name: &str| number(&table, name);
        assert!((get("curve.counted") / get("curve.theory") - 1.0).abs() < 0.04);
        // Given the height u, f'' is normal with mean -u and variance 2, weighted by |f''|.
        assert!(get("curve.minima_low") > 0.9 && get("curve.minima_high") < 0.1);
    }

    #[test]
    fn all_numbers_that_theory_gives() {
        let table = computed(values);
        let get = |name: &str| number(&table, name);
        // The cone of positive definite 2 × 2 matrices, and what is known for 3 × 3.
        assert_close(&table, "goe.p2", &[(2.0 - SQRT_2) / 4.0], 1e-6);
        assert_close(&table, "goe.p3", &[(PI - 2.0 * SQRT_2) / (4.0 * PI)], 1e-6);
        // Half the critical points of a plane field are saddles, and minima are half of the rest.
        assert_close(&table, "field.p2", &[0.25], 1e-5);
        assert_close(
            &table,
            "field.p3",
            &[(29.0 - 6.0 * 6_f64.sqrt()) / 116.0],
            1e-5,
        );
        // A sample is off by a few standard errors at most.
        let p = get("goe.p3");
        let deviation = (p * (1.0 - p) / TRIALS as f64).sqrt();
        assert!((get("goe.sample3") - p).abs() < 4.0 * deviation);
        assert!((get("height.sample_low") - get("height.index_low")).abs() < 0.02);
        assert_close(&table, "height.index_middle", &[0.5], 1e-5);
        // Three critical points for each well, two of them minima.
        assert_eq!(get("heights.points"), 3_f64.powi(5));
        assert_eq!(get("heights.minima"), 2_f64.powi(5));
        // Euler's characteristic of the torus.
        let (minima, maxima) = (get("torus.minima"), get("torus.maxima"));
        assert_eq!(minima - get("torus.saddles") + maxima, 0.0);
        assert_eq!(get("torus.points"), 2.0 * get("torus.saddles"));
    }
}
