//! Numbers of section 3.1, "Critical Points".

use super::{
    himmelblau::nine_points,
    matrices::{index, kind},
};
use crate::values::{Values, rounding::power_above};
use lab::{
    Kind,
    functions::{DOUBLE_WELL, HIMMELBLAU, matrix, vector},
    probe::Rng,
};
use nalgebra::{DMatrix, DVector};
use solutions::find_critical::answer::{all_critical, newton_root};
use std::cell::RefCell;

/// Puts the numbers of the section into the table.
pub fn values(values: &mut Values) {
    himmelblau(values);
    way_to_a_saddle(values);
    five_wells(values);
    small_gradients(values);
    beale(values);
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
    values.number(
        "nine.gradient",
        power_above(largest_gradient.fold(0.0, f64::max)),
    );
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
    /// How far from 0 the coordinates of the starts lie at most.
    pub const REACH: f64 = 1.5;
    /// The step size of descent.
    pub const STEP: f64 = 0.1;
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

    cube_of_starts(values);
    let mut rng = Rng::new(1, "starts for descent and Newton's method");
    let starts: Vec<[f64; wells::N]> = (0..200)
        .map(|_| std::array::from_fn(|_| rng.between(-wells::REACH, wells::REACH)))
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

/// Descent does not leave the cube of the starts, and a Lipschitz constant of the gradient there.
///
/// One step moves each coordinate to an increasing function of it, plus multiples of its
/// neighbours; and each diagonal entry of the Hessian grows with the distance from 0. So both
/// maxima are taken at corners.
fn cube_of_starts(values: &mut Values) {
    let corners = (0..1_usize << wells::N).map(|code| -> [f64; wells::N] {
        std::array::from_fn(|i| {
            if code >> i & 1 == 1 {
                wells::REACH
            } else {
                -wells::REACH
            }
        })
    });
    let mut image = 0.0_f64;
    for corner in corners {
        let slope = wells::slope(&corner);
        for (x, slope) in corner.into_iter().zip(slope) {
            image = image.max((x - wells::STEP * slope).abs());
        }
    }
    let corner = DVector::from_element(wells::N, wells::REACH);
    let (lambda, _) = lab::spectrum(&wells::hessian(&corner)).expect("the Hessian is symmetric");
    values.number("starts.step", wells::STEP);
    values.number("starts.image", image);
    values.number("starts.lipschitz", lambda.amax());
    values.number("starts.limit", 1.0 / lambda.amax());
}

/// Gradient descent on the five wells, until the gradient is small.
fn descend(mut x: [f64; wells::N]) -> DVector<f64> {
    for _ in 0..5000 {
        let g = wells::slope(&x);
        if g.iter().map(|g| g * g).sum::<f64>().sqrt() < 1e-6 {
            break;
        }
        for (x, g) in x.iter_mut().zip(g) {
            *x -= wells::STEP * g;
        }
    }
    vector(&x)
}

/// A slope that is never 0.
fn without_roots(x: f64, gap: f64) -> f64 {
    x.hypot(gap)
}

/// Gradients that are small, and what they do not mean.
fn small_gradients(values: &mut Values) {
    let small = 1e-9_f64;
    values.number("small.gradient", small);
    values.number("small.quartic_distance", (small / 4.0).cbrt());
    values.number("small.exp_point", small.ln());

    // The slope √(x² + a²) is never 0. At x = a its derivative is 1/√2, and changes at a rate of up
    // to 1/a nearby.
    let gap = 1e-9_f64;
    let (g, h) = (without_roots(gap, gap), gap / gap.hypot(gap));
    values.number("small.gap", gap);
    values.number("small.gap_gradient", g);
    values.number("small.gap_step", g / h);
    values.number("small.gap_product", (1.0 / gap) / h * (g / h));

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::theory::{assert_near, assert_word, computed, number};
    use std::f64::consts::PI;

    #[test]
    fn what_theory_says_of_critical_points() {
        let computed = computed(values);
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
            ("starts.image", &[1.3305], 1e-12),
            ("starts.lipschitz", &[5.75 + 0.1 * (PI / 6.0).cos()], 1e-12),
            ("small.gap_gradient", &[2_f64.sqrt() * 1e-9], 1e-20),
            ("small.gap_step", &[2e-9], 1e-20),
            ("small.gap_product", &[8_f64.sqrt()], 1e-12),
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

    /// A theorem about descent needs a set that descent does not leave, and a step below 1/L there.
    #[test]
    fn descent_stays_in_the_cube_of_its_starts() {
        let computed = computed(values);
        assert!(number(&computed, "starts.image") < wells::REACH);
        assert!(wells::STEP < number(&computed, "starts.limit"));
        let mut rng = Rng::new(2, "points of the cube");
        for _ in 0..200 {
            let x: [f64; wells::N] =
                std::array::from_fn(|_| rng.between(-wells::REACH, wells::REACH));
            let slope = wells::slope(&x);
            let next: [f64; wells::N] = std::array::from_fn(|i| x[i] - wells::STEP * slope[i]);
            let farthest = next.into_iter().map(f64::abs).fold(0.0, f64::max);
            assert!(farthest <= number(&computed, "starts.image"));
            let (lambda, _) = lab::spectrum(&wells::hessian(&vector(&x))).unwrap();
            assert!(lambda.amax() <= number(&computed, "starts.lipschitz"));
        }
    }

    /// Both conditions of 3.1a hold, and there is no root anywhere.
    #[test]
    fn a_small_gradient_and_a_short_step_prove_nothing() {
        let gap = 1e-9;
        let g = |x: &DVector<f64>| vector(&[without_roots(x[0], gap)]);
        let h = |x: &DVector<f64>| matrix(1, &[x[0] / x[0].hypot(gap)]);
        let found = newton_root(&g, &h, &vector(&[gap])).expect("both are below 1e-8");
        assert!(g(&found)[0] >= gap);
    }
}
