//! Numbers of part 3.

use super::Values;
use lab::{
    Kind,
    functions::{DOUBLE_WELL, HIMMELBLAU, matrix, vector},
    probe::Rng,
};
use nalgebra::{DMatrix, DVector};
use solutions::{
    certified_radius::answer::{guaranteed_drop, min_radius},
    classify::answer::classify,
    degenerate_germ::answer::{reduced_quartic, verdict},
    det_trace_trap::answer::{classify_2d, leading_minors},
    find_critical::answer::{all_critical, newton_root},
    inertia::answer::inertia,
    saddle_cone::answer::descending_fraction,
};
use std::cell::RefCell;

pub fn values(values: &mut Values) {
    himmelblau(values);
    way_to_a_saddle(values);
    five_wells(values);
    small_gradients(values);
    beale(values);
    second_derivative_test(values);
    blurred_zero(values);
    degenerate_points(values);
    three_dimensions(values);
    certificates(values);
    cones(values);
    himmelblau_cones(values);
    stretched(values);
}

/// All critical points of Himmelblau's function, from a grid of seeds.
fn nine_points() -> Vec<DVector<f64>> {
    let side = || (-6..=6).map(|k| 0.75 * f64::from(k));
    let seeds: Vec<DVector<f64>> = side()
        .flat_map(|x| side().map(move |y| vector(&[x, y])))
        .collect();
    all_critical(&HIMMELBLAU.gradient, &HIMMELBLAU.hessian, &seeds)
}

fn kind(h: &DMatrix<f64>) -> Kind {
    classify(h).expect("a finite symmetric matrix")
}

/// The number of negative eigenvalues.
fn index(h: &DMatrix<f64>) -> usize {
    inertia(h).expect("a finite symmetric matrix").1
}

/// Morse's sum of (-1)^index.
fn morse_sum(hf: &dyn Fn(&DVector<f64>) -> DMatrix<f64>, points: &[DVector<f64>]) -> f64 {
    points
        .iter()
        .map(|x| {
            if index(&hf(x)).is_multiple_of(2) {
                1.0
            } else {
                -1.0
            }
        })
        .sum()
}

fn himmelblau(values: &mut Values) {
    let points = nine_points();
    let of = |wanted: Kind| -> Vec<&DVector<f64>> {
        let is_wanted = |x: &&DVector<f64>| kind(&(HIMMELBLAU.hessian)(x)) == wanted;
        points.iter().filter(is_wanted).collect()
    };
    values.count("nine.points", points.len());
    values.count("nine.minima", of(Kind::Min).len());
    values.count("nine.saddles", of(Kind::Saddle).len());
    values.count("nine.maxima", of(Kind::Max).len());
    values.number("nine.sum", morse_sum(&HIMMELBLAU.hessian, &points));
    values.vector("nine.maximum", of(Kind::Max)[0]);
    let largest_gradient = points.iter().map(|x| (HIMMELBLAU.gradient)(x).norm());
    values.number("nine.gradient", largest_gradient.fold(0.0, f64::max));
    let height = |wanted: Kind| of(wanted).into_iter().map(|x| (HIMMELBLAU.f)(x));
    values.number("nine.top", height(Kind::Max).fold(0.0, f64::max));
    values.number(
        "nine.lowest_saddle",
        height(Kind::Saddle).fold(f64::INFINITY, f64::min),
    );
    values.number(
        "nine.highest_saddle",
        height(Kind::Saddle).fold(0.0, f64::max),
    );
}

/// The sizes of the gradient on Newton's way to a saddle.
fn way_to_a_saddle(values: &mut Values) {
    let seed = vector(&[3.4, 0.6]);
    let sizes = RefCell::new(Vec::new());
    let watched = |x: &DVector<f64>| {
        sizes.borrow_mut().push((HIMMELBLAU.gradient)(x).norm());
        (HIMMELBLAU.hessian)(x)
    };
    let root = newton_root(&HIMMELBLAU.gradient, &watched, &seed).expect("the seed is near");
    values.vector("way.seed", &seed);
    values.vector("way.end", &root);
    values.word("way.kind", kind(&(HIMMELBLAU.hessian)(&root)));
    values.number("way.rise", (HIMMELBLAU.f)(&root) - (HIMMELBLAU.f)(&seed));
    let sizes = sizes.into_inner();
    let names = ["way.g0", "way.g1", "way.g2", "way.g3", "way.g4"];
    for (name, size) in names.into_iter().zip(&sizes) {
        values.number(name, *size);
    }
    let quotients = sizes[..names.len()]
        .windows(2)
        .map(|pair| pair[1] / pair[0].powi(2));
    values.number("way.quotient", quotients.fold(0.0, f64::max));
}

/// Five double wells, tilted a little, each weakly coupled to the next.
mod wells {
    use super::{DMatrix, DVector};

    pub const N: usize = 5;
    const TILT: f64 = 0.03;
    const COUPLING: f64 = 0.05;

    pub fn slope(x: &[f64; N]) -> [f64; N] {
        std::array::from_fn(|i| {
            let before = if i > 0 { x[i - 1] } else { 0.0 };
            let after = if i + 1 < N { x[i + 1] } else { 0.0 };
            x[i].powi(3) - x[i] + TILT + COUPLING * (before + after)
        })
    }

    pub fn gradient(x: &DVector<f64>) -> DVector<f64> {
        DVector::from_column_slice(&slope(&std::array::from_fn(|i| x[i])))
    }

    pub fn hessian(x: &DVector<f64>) -> DMatrix<f64> {
        DMatrix::from_fn(N, N, |i, j| match i.abs_diff(j) {
            0 => 3.0 * x[i] * x[i] - 1.0,
            1 => COUPLING,
            _ => 0.0,
        })
    }
}

fn five_wells(values: &mut Values) {
    let n = wells::N;
    // One seed near each combination of "left well, top, right well".
    let seeds: Vec<DVector<f64>> = (0..3_usize.pow(n as u32))
        .map(|code| DVector::from_fn(n, |i, _| [-1.0, 0.0, 1.0][code / 3_usize.pow(i as u32) % 3]))
        .collect();
    let points = all_critical(&wells::gradient, &wells::hessian, &seeds);
    values.count("wells.points", points.len());
    let names = [
        "wells.index_0",
        "wells.index_1",
        "wells.index_2",
        "wells.index_3",
        "wells.index_4",
        "wells.index_5",
    ];
    let indices: Vec<usize> = points.iter().map(|x| index(&wells::hessian(x))).collect();
    for (k, name) in names.into_iter().enumerate() {
        values.count(name, indices.iter().filter(|index| **index == k).count());
    }
    values.number("wells.sum", morse_sum(&wells::hessian, &points));

    let mut rng = Rng::new(1, "starts for descent and Newton's method");
    let starts: Vec<[f64; wells::N]> = (0..200)
        .map(|_| std::array::from_fn(|_| rng.between(-1.5, 1.5)))
        .collect();
    let ends = starts.iter().map(|start| descend(*start));
    let minima = ends.filter(|x| index(&wells::hessian(x)) == 0).count();
    let roots: Vec<DVector<f64>> = starts
        .iter()
        .filter_map(|start| newton_root(&wells::gradient, &wells::hessian, &vector(start)))
        .collect();
    let others = roots.iter().filter(|x| index(&wells::hessian(x)) > 0);
    values.count("starts.count", starts.len());
    values.count("starts.descent_minima", minima);
    values.count("starts.newton_roots", roots.len());
    values.number(
        "starts.newton_others",
        others.count() as f64 / roots.len() as f64,
    );
}

/// Gradient descent on the five wells, until the gradient is small.
fn descend(mut x: [f64; wells::N]) -> DVector<f64> {
    for _ in 0..5000 {
        let g = wells::slope(&x);
        if g.iter().map(|g| g * g).sum::<f64>().sqrt() < 1e-6 {
            break;
        }
        for (x, g) in x.iter_mut().zip(g) {
            *x -= 0.1 * g;
        }
    }
    vector(&x)
}

/// Gradients that are small, and what they do not mean.
fn small_gradients(values: &mut Values) {
    let small = 1e-9_f64;
    values.number("small.gradient", small);
    values.number("small.quartic_distance", (small / 4.0).cbrt());
    values.number("small.exp_point", small.ln());

    // On the ridge between two wells, and beside it by the least amount.
    let step = 0.1;
    let steps = 400;
    let end = |y: f64| {
        let start = vector(&[1.0, y]);
        (0..steps).fold(start, |x, _| &x - (DOUBLE_WELL.gradient)(&x) * step)
    };
    let beside = 1e-12;
    values.number("ridge_walk.step", step);
    values.count("ridge_walk.steps", steps);
    values.number("ridge_walk.beside", beside);
    values.number("ridge_walk.on", end(0.0).norm());
    values.number("ridge_walk.off", end(beside)[1]);
}

/// Beale's function, the sum of squares of c - x (1 - yᵏ): it does not grow in all directions.
fn beale(values: &mut Values) {
    const TERMS: [(f64, i32); 3] = [(1.5, 1), (2.25, 2), (2.625, 3)];
    let f = |x: f64, y: f64| -> f64 {
        TERMS
            .iter()
            .map(|(c, k)| (c - x * (1.0 - y.powi(*k))).powi(2))
            .sum()
    };
    let gradient = |p: &DVector<f64>| {
        let (x, y) = (p[0], p[1]);
        let mut g = vector(&[0.0, 0.0]);
        for (c, k) in TERMS {
            let rest = c - x * (1.0 - y.powi(k));
            let slope = vector(&[y.powi(k) - 1.0, f64::from(k) * x * y.powi(k - 1)]);
            g += slope * (2.0 * rest);
        }
        g
    };
    let hessian = |p: &DVector<f64>| {
        let (x, y) = (p[0], p[1]);
        let mut h = DMatrix::zeros(2, 2);
        for (c, k) in TERMS {
            let rest = c - x * (1.0 - y.powi(k));
            let slope = vector(&[y.powi(k) - 1.0, f64::from(k) * x * y.powi(k - 1)]);
            let mixed = f64::from(k) * y.powi(k - 1);
            let bend = if k > 1 {
                f64::from(k * (k - 1)) * x * y.powi(k - 2)
            } else {
                0.0
            };
            h += (&slope * slope.transpose() + matrix(2, &[0.0, mixed, mixed, bend]) * rest) * 2.0;
        }
        h
    };
    let seeds: Vec<DVector<f64>> = (0..=3)
        .flat_map(|x| (-3..=1).map(move |y| vector(&[f64::from(x), f64::from(y)])))
        .collect();
    let points = all_critical(&gradient, &hessian, &seeds);
    let is_saddle = |x: &&DVector<f64>| kind(&hessian(x)) == Kind::Saddle;
    values.count("beale.points", points.len());
    values.count("beale.saddles", points.iter().filter(is_saddle).count());
    values.number("beale.sum", morse_sum(&hessian, &points));
    values.number("beale.far", f(1e6, 1.0));
}

fn second_derivative_test(values: &mut Values) {
    // Three ways to the verdict, at all nine points.
    let points = nine_points();
    let agreeing = points.iter().filter(|x| {
        let h = (HIMMELBLAU.hessian)(x);
        let by_signs = match inertia(&h) {
            Ok((2, 0, 0)) => Kind::Min,
            Ok((0, 2, 0)) => Kind::Max,
            Ok((1, 1, 0)) => Kind::Saddle,
            _ => Kind::Inconclusive,
        };
        let verdicts = [classify_2d(h[(0, 0)], h[(0, 1)], h[(1, 1)]), by_signs];
        verdicts.iter().all(|verdict| *verdict == kind(&h))
    });
    values.count("test.agreeing", agreeing.count());
    for (wanted, point, spectrum) in [
        (Kind::Min, "test.minimum", "test.minimum_lambda"),
        (Kind::Max, "test.maximum", "test.maximum_lambda"),
        (Kind::Saddle, "test.saddle", "test.saddle_lambda"),
    ] {
        let x = points
            .iter()
            .filter(|x| kind(&(HIMMELBLAU.hessian)(x)) == wanted)
            .max_by(|a, b| a[0].total_cmp(&b[0]))
            .expect("each kind occurs");
        let (lambda, _) = lab::spectrum(&(HIMMELBLAU.hessian)(x)).expect("it is symmetric");
        values.vector(point, x);
        values.vector(spectrum, &lambda);
    }

    values.word("test.trough", kind(&diagonal(&[2.0, 0.0])));
    values.word("test.flat_saddle", kind(&diagonal(&[2.0, -2.0, 0.0])));
    let skew = matrix(2, &[1.0, 4.0, 0.0, 1.0]);
    let v = vector(&[1.0, -1.0]);
    values.number("skew.form", v.dot(&(&skew * &v)));
    values.word("skew.refused", classify(&skew).expect_err("not symmetric"));
    let half = (&skew + skew.transpose()) * 0.5;
    values.word("skew.symmetrised", kind(&half));
}

/// A matrix of rank 1 whose zero eigenvalues are computed as something else.
fn blurred_zero(values: &mut Values) {
    let v = vector(&[0.3, 0.5, 0.7]);
    let h = &v * v.transpose();
    let (lambda, _) = lab::spectrum(&h).expect("it is symmetric");
    values.vector("blur.vector", &v);
    values.number("blur.least", lambda[0]);
    values.number("blur.largest", lambda[2]);
    values.word("blur.verdict", kind(&h));
}

fn degenerate_points(values: &mut Values) {
    for (fxxxx, fxxy, a4, word) in [
        (72.0, -8.0, "germ.peano", "germ.peano_verdict"),
        (24.0, 2.0, "germ.weak", "germ.weak_verdict"),
        (24.0, 4.0, "germ.square", "germ.square_verdict"),
        (24.0, 6.0, "germ.strong", "germ.strong_verdict"),
    ] {
        let left = reduced_quartic(fxxxx, fxxy, 2.0);
        values.number(a4, left);
        values.word(word, verdict(0.0, left, 2.0));
    }
    let peano = |x: f64, y: f64| (y - x * x) * (y - 3.0 * x * x);
    let x = 0.1;
    values.number("germ.x", x);
    values.number("germ.alone", reduced_quartic(72.0, 0.0, 2.0));
    values.number("germ.on_axis", peano(x, 0.0));
    values.number("germ.on_parabola", peano(x, 2.0 * x * x));
    // The first zero along the line at this angle, beyond which it falls.
    let reach = |degrees: f64| {
        let (s, c) = degrees.to_radians().sin_cos();
        s / (3.0 * c * c)
    };
    values.number("germ.reach_10", reach(10.0));
    values.number("germ.reach_1", reach(1.0));

    let sixth = |x: f64, y: f64| x.powi(6) - y.powi(6) + y.powi(8);
    values.number("flat.along_x", sixth(x, 0.0));
    values.number("flat.along_y", sixth(0.0, x));
    values.number("flat.exp", (-1.0 / (x * x)).exp());
}

fn three_dimensions(values: &mut Values) {
    let h = diagonal(&[-1.0, -1.0, 3.0]);
    let minors = leading_minors(&h);
    values.number("trap.determinant", minors[2]);
    values.number("trap.trace", h.trace());
    values.vector("trap.minors", &vector(&minors));
    values.word("trap.verdict", kind(&h));

    let swap = matrix(2, &[0.0, 1.0, 1.0, 0.0]);
    let (positive, negative, _) = inertia(&swap).expect("it is symmetric");
    values.count("swap.positive", positive);
    values.count("swap.negative", negative);

    // The signs of the pivots after row exchanges are no inertia.
    let h = matrix(2, &[1.0, 2.0, 2.0, 1.0]);
    let (positive, negative, _) = inertia(&h).expect("it is symmetric");
    values.count("pivots.positive", positive);
    values.count("pivots.negative", negative);
    values.vector("pivots.lu", &h.lu().u().diagonal());
}

fn certificates(values: &mut Values) {
    let radius = min_radius(2.0, 6.0);
    values.number("radius.cubic", radius);
    values.number("radius.at_its_end", radius.powi(2) - radius.powi(3));
    let (step, drop) = guaranteed_drop(-1.0, 1.0);
    values.number("drop.step", step);
    values.number("drop.drop", drop);
    values.number("drop.exact", step * step / 2.0 - step.powi(3) / 6.0);
    let (_, tenth) = guaranteed_drop(-0.1, 1.0);
    values.number("drop.ratio", drop / tenth);
}

fn diagonal(entries: &[f64]) -> DMatrix<f64> {
    DMatrix::from_diagonal(&vector(entries))
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
    use crate::values::Value;

    fn computed() -> Values {
        let mut computed = Values::default();
        values(&mut computed);
        computed
    }

    #[track_caller]
    fn assert_near(computed: &Values, name: &str, expected: &[f64], within: f64) {
        let found = match computed.get(name) {
            Some(Value::Number(x)) => vec![*x],
            Some(Value::Count(n)) => vec![*n as f64],
            Some(Value::Vector(entries)) => entries.clone(),
            other => panic!("{name} is {other:?}"),
        };
        assert_eq!(found.len(), expected.len(), "{name}");
        for (x, y) in found.iter().zip(expected) {
            assert!((x - y).abs() <= within, "{name}: {x}, not {y}");
        }
    }

    #[track_caller]
    fn assert_word(computed: &Values, name: &str, word: &str) {
        assert_eq!(
            computed.get(name),
            Some(&Value::Word(word.into())),
            "{name}"
        );
    }

    #[test]
    fn what_theory_says_of_critical_points() {
        let computed = computed();
        // Without coupling and tilt, n wells have C(n, k) 2^(n-k) points of index k.
        let choose = [1.0, 5.0, 10.0, 10.0, 5.0, 1.0];
        for (k, choose) in choose.into_iter().enumerate() {
            let expected = choose * 2_f64.powi(5 - k as i32);
            assert_near(&computed, &format!("wells.index_{k}"), &[expected], 0.0);
        }
        for (name, expected, within) in [
            ("nine.points", &[9.0][..], 0.0),
            ("nine.minima", &[4.0], 0.0),
            ("nine.saddles", &[4.0], 0.0),
            ("nine.maxima", &[1.0], 0.0),
            ("nine.sum", &[1.0], 0.0),
            ("nine.gradient", &[0.0], 1e-8),
            ("wells.points", &[243.0], 0.0),
            ("wells.sum", &[1.0], 0.0),
            ("starts.descent_minima", &[200.0], 0.0),
            ("beale.points", &[3.0], 0.0),
            ("beale.saddles", &[2.0], 0.0),
            ("beale.sum", &[-1.0], 0.0),
            ("beale.far", &[14.203_125], 0.0),
            ("ridge_walk.on", &[0.0], 1e-12),
            ("ridge_walk.off", &[1.0], 1e-9),
        ] {
            assert_near(&computed, name, expected, within);
        }
        assert_word(&computed, "way.kind", "Saddle");
    }

    #[test]
    fn what_theory_says_of_the_test() {
        let computed = computed();
        for (name, expected, within) in [
            ("test.agreeing", &[9.0][..], 0.0),
            ("skew.form", &[-2.0], 0.0),
            ("blur.least", &[0.0], 1e-15),
            ("blur.largest", &[0.83], 1e-15),
            ("germ.peano", &[-1.0], 1e-15),
            ("germ.weak", &[0.75], 1e-15),
            ("germ.square", &[0.0], 0.0),
            ("germ.strong", &[-1.25], 1e-15),
            ("germ.alone", &[3.0], 0.0),
            ("germ.on_axis", &[3e-4], 1e-18),
            ("germ.on_parabola", &[-1e-4], 1e-18),
            ("trap.determinant", &[3.0], 0.0),
            ("trap.trace", &[1.0], 0.0),
            ("trap.minors", &[-1.0, 1.0, 3.0], 0.0),
            ("swap.positive", &[1.0], 0.0),
            ("swap.negative", &[1.0], 0.0),
            ("pivots.positive", &[1.0], 0.0),
            ("pivots.negative", &[1.0], 0.0),
            ("pivots.lu", &[2.0, 1.5], 0.0),
            ("radius.cubic", &[1.0], 0.0),
            ("radius.at_its_end", &[0.0], 0.0),
            ("drop.step", &[2.0], 0.0),
            ("drop.drop", &[2.0 / 3.0], 1e-15),
            ("drop.exact", &[2.0 / 3.0], 1e-15),
            ("drop.ratio", &[1000.0], 1e-9),
        ] {
            assert_near(&computed, name, expected, within);
        }
        for (name, word) in [
            ("test.trough", "Inconclusive"),
            ("test.flat_saddle", "Saddle"),
            ("skew.refused", "NotSymmetric"),
            ("skew.symmetrised", "Saddle"),
            ("blur.verdict", "Inconclusive"),
            ("germ.peano_verdict", "Saddle"),
            ("germ.weak_verdict", "Min"),
            ("germ.square_verdict", "Inconclusive"),
            ("germ.strong_verdict", "Saddle"),
            ("trap.verdict", "Saddle"),
        ] {
            assert_word(&computed, name, word);
        }
    }

    #[test]
    fn what_theory_says_of_cones() {
        let computed = computed();
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
