//! Numbers of section 3.3, "An Illustrative Example".

use super::{
    himmelblau::nine_points,
    matrices::{diagonal, index, kind},
};
use crate::values::Values;
use lab::{
    Kind,
    functions::{HIMMELBLAU, matrix},
    probe::Rng,
};
use solutions::saddle_cone::answer::descending_fraction;

/// Puts the numbers of the section into the table.
pub fn values(values: &mut Values) {
    cones(values);
    himmelblau_cones(values);
    stretched(values);
}

fn cones(values: &mut Values) {
    let mild = diagonal(&[1.0, -0.01]);
    let fraction = descending_fraction(&mild);
    values.number("cone.equal", descending_fraction(&diagonal(&[2.0, -2.0])));
    values.number("cone.mild", fraction);
    values.number("cone.steep", descending_fraction(&diagonal(&[0.01, -1.0])));
    let hidden = matrix(2, &[1.0, 2.0, 2.0, 1.0]);
    values.number("cone.hidden", descending_fraction(&hidden));
    values.vector(
        "cone.hidden_lambda",
        &lab::spectrum(&hidden).expect("it is symmetric").0,
    );
    values.number("cone.ratio_only", 0.01 / (1.0 + 0.01));

    // Measured: the form of random directions.
    let mut rng = Rng::new(1, "directions from the origin");
    let tries = 2000;
    let falling = (0..tries).filter(|_| {
        let v = rng.vector(2);
        v.dot(&(&mild * &v)) < 0.0
    });
    let counted = falling.count() as f64 / f64::from(tries);
    values.count("cone.tries", tries as usize);
    values.number("cone.counted", counted);
    values.number(
        "cone.deviation",
        (fraction * (1.0 - fraction) / f64::from(tries)).sqrt(),
    );
    let probes = 20;
    values.count("cone.probes", probes as usize);
    values.number("cone.all_miss", (1.0 - fraction).powi(probes));
}

/// How wide the way down is at the saddles of Himmelblau's function.
fn himmelblau_cones(values: &mut Values) {
    let hessians = nine_points().into_iter().map(|x| (HIMMELBLAU.hessian)(&x));
    let fractions: Vec<f64> = hessians
        .filter(|h| kind(h) == Kind::Saddle)
        .map(|h| descending_fraction(&h))
        .collect();
    values.number(
        "cone.himmelblau_narrowest",
        fractions.iter().copied().fold(1.0, f64::min),
    );
    values.number(
        "cone.himmelblau_widest",
        fractions.iter().copied().fold(0.0, f64::max),
    );
}

/// The same loss in other units: signs stay, angles do not.
fn stretched(values: &mut Values) {
    let mild = diagonal(&[1.0, -0.01]);
    let units = diagonal(&[1.0, 10.0]);
    let after = &units * &mild * &units;
    values.number("stretch.factor", units[(1, 1)]);
    values.number("stretch.before", descending_fraction(&mild));
    values.number("stretch.after", descending_fraction(&after));
    values.count("stretch.index_before", index(&mild));
    values.count("stretch.index_after", index(&after));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::theory::{assert_near, computed};

    #[test]
    fn what_theory_says_of_cones() {
        let computed = computed(values);
        let share = |ratio: f64| 1.0 - std::f64::consts::FRAC_2_PI * ratio.sqrt().atan();
        for (name, expected, within) in [
            ("cone.equal", share(1.0), 1e-12),
            ("cone.mild", share(100.0), 1e-12),
            ("cone.steep", share(0.01), 1e-12),
            ("cone.hidden", 1.0 / 3.0, 1e-12),
            ("cone.counted", share(100.0), 0.02),
            ("stretch.before", share(100.0), 1e-12),
            ("stretch.after", 0.5, 1e-12),
            ("stretch.index_before", 1.0, 0.0),
            ("stretch.index_after", 1.0, 0.0),
        ] {
            assert_near(&computed, name, &[expected], within);
        }
    }
}
