//! Numbers of part 6.

use super::Values;
use lab::{
    Kind,
    functions::{CHAPTER, matrix, vector},
    recorded::spectra,
};
use nalgebra::{DMatrix, DVector};
use solutions::classify::answer::classify;
use solutions::critical_report::answer::report;
use solutions::eig2x2::answer::eig2;
use solutions::fd_hessian::answer::hessian_fd;
use solutions::quadratic_model::answer::model;
use solutions::recipe_any_loss::answer::{Analysis, analyse};

pub fn values(values: &mut Values) {
    the_recipe(values);
    careless_verdicts(values);
    a_small_network(values);
    thresholds(values);
    costs(values);
    closed_form(values);
}

/// The right-hand side that belongs to the chapter's quadratic ½ xᵀH x - bᵀx.
fn chapter() -> (DMatrix<f64>, DVector<f64>) {
    let h = (CHAPTER.hessian)(&vector(&[0.0, 0.0]));
    let b = -(CHAPTER.gradient)(&vector(&[0.0, 0.0]));
    (h, b)
}

fn the_recipe(values: &mut Values) {
    let (h, b) = chapter();
    let found = report(&h, &b).expect("H is positive definite");
    values.vector("recipe.b", &b);
    values.vector("recipe.x", &found.x);
    values.vector("recipe.eigenvalues", &found.eigenvalues);
    values.word("recipe.kind", found.kind);
    values.number("recipe.kappa", found.kappa.expect("a minimum"));
    values.number("recipe.value", found.value);

    let (x0, v) = (vector(&[0.5, -0.5]), vector(&[0.3, 0.4]));
    values.vector("recipe.x0", &x0);
    values.vector("recipe.v", &v);
    values.number("recipe.exact", (CHAPTER.f)(&(&x0 + &v)));
    let at = |h: &DMatrix<f64>| model((CHAPTER.f)(&x0), &(CHAPTER.gradient)(&x0), h, &v);
    values.number("recipe.model", at(&h));
    // Not symmetric, and the same quadratic form.
    let wrong = matrix(2, &[6.0, 4.0, 0.0, 4.0]);
    values.number("wrong.model", at(&wrong));
    let read = wrong.symmetric_eigenvalues();
    values.number("wrong.kappa", read.max() / read.min());

    // Singular: det is 0 for the decimals, and not for the numbers that are stored.
    let (h, b) = (matrix(2, &[0.1, 0.3, 0.3, 0.9]), vector(&[1.0, 1.0]));
    let solved = h.clone().lu().solve(&b).expect("no pivot is exactly 0");
    values.number("singular.size", solved.norm());
    values.number("singular.residual", (&h * &solved - &b).norm());
    values.word("singular.report", report(&h, &b).expect_err("no solution"));
}

// ANCHOR: careless
/// The verdict as it is often written.
fn careless(eigenvalues: &DVector<f64>) -> (f64, Kind) {
    let kappa = eigenvalues.max() / eigenvalues.min();
    let kind = if eigenvalues.iter().all(|lambda| *lambda > 0.0) {
        Kind::Min
    } else if eigenvalues.iter().all(|lambda| *lambda < 0.0) {
        Kind::Max
    } else {
        Kind::Saddle
    };
    (kappa, kind)
}
// ANCHOR_END: careless

fn careless_verdicts(values: &mut Values) {
    let (kappa, kind) = careless(&vector(&[0.0, 1.0]));
    assert!(kappa.is_infinite());
    values.word("careless.flat", kind);
    values.word("careful.flat", verdict(&[0.0, 1.0]));
    values.number("careless.kappa", careless(&vector(&[-2.0, 2.0])).0);
    values.number("careless.kappa_max", careless(&vector(&[-100.0, -1.0])).0);
    values.word("careless.nan", careless(&vector(&[f64::NAN, 1.0])).1);
    let h = matrix(2, &[f64::NAN, 0.0, 0.0, 1.0]);
    values.word("careful.nan", classify(&h).expect_err("NaN is no number"));
}

fn verdict(eigenvalues: &[f64]) -> Kind {
    classify(&DMatrix::from_diagonal(&vector(eigenvalues))).expect("symmetric and finite")
}

/// The inputs and targets that the smallest network is fitted to.
const DATA: [(f64, f64); 5] = [
    (-2.0, -1.3),
    (-1.0, -0.9),
    (0.5, 0.4),
    (1.0, 1.1),
    (2.0, 1.2),
];

/// Half the mean square error of b tanh(a x), for p = (a, b).
pub fn network_loss(p: &DVector<f64>) -> f64 {
    let squares = DATA.map(|(x, y)| (p[1] * (p[0] * x).tanh() - y).powi(2));
    0.5 * mean(&squares)
}

pub fn network_gradient(p: &DVector<f64>) -> DVector<f64> {
    let entry = |slope: &dyn Fn(f64) -> f64| {
        mean(&DATA.map(|(x, y)| (p[1] * (p[0] * x).tanh() - y) * slope(x)))
    };
    let along_a = entry(&|x| p[1] * x * (1.0 - (p[0] * x).tanh().powi(2)));
    let along_b = entry(&|x| (p[0] * x).tanh());
    vector(&[along_a, along_b])
}

fn mean(numbers: &[f64]) -> f64 {
    numbers.iter().sum::<f64>() / numbers.len() as f64
}

const NETWORK_STARTS: [[f64; 2]; 3] = [[1.8, 0.8], [0.6, -1.2], [-1.8, 1.0]];

/// Where Newton's method starts on the network, and what the recipe says of where it ends.
pub fn network_points() -> Vec<(DVector<f64>, Analysis)> {
    NETWORK_STARTS
        .map(|start| {
            let start = vector(&start);
            let found = analyse(&network_loss, &network_gradient, &start)
                .expect("Newton's method converges from here");
            (start, found)
        })
        .into()
}

fn a_small_network(values: &mut Values) {
    let points = network_points();
    let (start, minimum) = &points[0];
    values.vector("net.minimum_start", start);
    values.vector("net.minimum", &minimum.x);
    values.vector("net.minimum_eigenvalues", &minimum.eigenvalues);
    values.word("net.minimum_kind", minimum.kind);
    values.number("net.minimum_kappa", minimum.kappa.expect("a minimum"));
    values.number("net.minimum_value", minimum.value);
    values.number("net.minimum_order", minimum.order.expect("no quadratic"));
    let (start, saddle) = &points[1];
    values.vector("net.saddle_start", start);
    values.vector("net.saddle_eigenvalues", &saddle.eigenvalues);
    values.word("net.saddle_kind", saddle.kind);
    values.number("net.saddle_value", saddle.value);
    values.number("net.saddle_order", saddle.order.expect("no quadratic"));
    // The mixed derivative at 0, exactly.
    values.number("net.correlation", mean(&DATA.map(|(x, y)| x * y)));
    let other = &points[2].1;
    values.vector("net.other", &other.x);
}

fn thresholds(values: &mut Values) {
    // The logistic loss of one sample with the features (1, 3): convex, and flat along (3, -1).
    let gradient = |p: &DVector<f64>| {
        let z = p[0] + 3.0 * p[1];
        let slope = 1.0 / (1.0 + (-z).exp());
        vector(&[slope, 3.0 * slope])
    };
    let at = vector(&[0.3, -0.2]);
    let h = hessian_fd(&gradient, &at).expect("the gradient is finite");
    let (lambda, _) = lab::spectrum(&h).expect("symmetric and finite");
    values.vector("logistic.at", &at);
    values.number("logistic.noise", lambda[0]);
    values.number("logistic.curvature", lambda[1]);
    values.number("logistic.rounding", 20.0 * f64::EPSILON * lambda[1]);
    values.number("logistic.differences", 1e-6 * lambda[1]);
    values.word(
        "logistic.verdict",
        classify(&h).expect("symmetric and finite"),
    );

    // Newton's steps toward a degenerate point halve the distance, and stop before it.
    let cubic = |p: &DVector<f64>| p[0] * p[0] + p[1].powi(3);
    let gradient = |p: &DVector<f64>| vector(&[2.0 * p[0], 3.0 * p[1] * p[1]]);
    let found = analyse(&cubic, &gradient, &vector(&[1.0, 1.0])).expect("it converges");
    values.number("cubic.y", found.x[1]);
    values.number("cubic.eigenvalue", found.eigenvalues[0]);
    values.number("cubic.threshold", 1e-6 * found.eigenvalues[1]);
    values.word("cubic.kind", found.kind);
    values.number("cubic.kappa", found.kappa.expect("both are positive"));
}

fn costs(values: &mut Values) {
    let n = spectra::DIGITS.parameters;
    values.count("cost.parameters", n);
    values.count("cost.gradients", 2 * n);
    let bytes = |n: f64| 8.0 * n * n;
    values.number("cost.megabytes", bytes(n as f64) / 1e6);
    values.number("cost.terabytes", bytes(1e6) / 1e12);
}

fn closed_form(values: &mut Values) {
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

/// A symmetric matrix of whole numbers, (a, b, d), and its smaller eigenvalue. The determinant is
/// 608 k + 15, exactly, and the eigenvectors are close to (3, 4)/5 and (4, -3)/5.
pub fn turned_valley(k: f64) -> ((f64, f64, f64), f64) {
    let h = (9.0 * k + 17.0, 12.0 * k - 11.0, 16.0 * k + 8.0);
    (h, (608.0 * k + 15.0) / textbook(h).1)
}

// ANCHOR: textbook
/// The eigenvalues of [[a, b], [b, d]], read off the page.
pub fn textbook((a, b, d): (f64, f64, f64)) -> (f64, f64) {
    let middle = (a + d) / 2.0;
    let radius = (((a - d) / 2.0).powi(2) + b * b).sqrt();
    (middle - radius, middle + radius)
}
// ANCHOR_END: textbook

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::Value;

    fn table() -> Values {
        let mut table = Values::default();
        values(&mut table);
        table
    }

    fn entries(table: &Values, name: &str) -> Vec<f64> {
        match table.get(name) {
            Some(Value::Number(x)) => vec![*x],
            Some(Value::Vector(entries)) => entries.clone(),
            other => panic!("{name}: {other:?}"),
        }
    }

    #[test]
    fn all_numbers_that_theory_gives() {
        let table = table();
        let close = |name: &str, expected: &[f64], error: f64| {
            let found = entries(&table, name);
            assert_eq!(found.len(), expected.len(), "{name}");
            for (found, expected) in found.iter().zip(expected) {
                let scale = expected.abs().max(1e-300);
                assert!((found - expected).abs() <= error * scale, "{name}: {found}");
            }
        };
        let root = 5_f64.sqrt();
        close("recipe.b", &[4.0, 6.0], 0.0);
        close("recipe.x", &[0.2, 1.4], 1e-12);
        close("recipe.eigenvalues", &[5.0 - root, 5.0 + root], 1e-12);
        // The square of the golden ratio.
        close("recipe.kappa", &[((1.0 + root) / 2.0).powi(2)], 1e-12);
        close("recipe.value", &[-4.6], 1e-12);
        close("recipe.exact", &[-0.82], 1e-12);
        close("recipe.model", &[-0.82], 1e-12);
        close("wrong.model", &[-0.82], 1e-12);
        close("wrong.kappa", &[1.5], 1e-12);
        close("eig2.lo", &[5.0 - root], 1e-15);
        close("eig2.hi", &[5.0 + root], 1e-15);
        // At the origin the Hessian of the network is [[0, -c], [-c, 0]].
        let c = entries(&table, "net.correlation")[0];
        close("net.saddle_eigenvalues", &[-c, c], 1e-8);
        // The loss is even: the signs of both weights may be turned.
        let mirror: Vec<f64> = entries(&table, "net.minimum").iter().map(|x| -x).collect();
        close("net.other", &mirror, 1e-6);
        close("net.minimum_order", &[3.0], 0.01);
        close("net.saddle_order", &[4.0], 0.01);
        // s (1 - s) times the squared length of the features.
        let z: f64 = 0.3 - 0.6;
        let s = 1.0 / (1.0 + (-z).exp());
        close("logistic.curvature", &[s * (1.0 - s) * 10.0], 1e-8);
        // λ = 6 y.
        let y = entries(&table, "cubic.y")[0];
        close("cubic.eigenvalue", &[6.0 * y], 1e-6);
        // det / hi.
        close("turned.stable", &[1e-8], 1e-12);
        close("valley.stable", &[1.0 - 1.0 / (1e8 - 1.0)], 1e-15);
        close("huge.lo", &[1e200 * (5.0 - root)], 1e-13);
        close("huge.hi", &[1e200 * (5.0 + root)], 1e-13);
    }

    #[test]
    fn the_turned_valley_has_its_determinant_and_its_eigenvalue() {
        let k = 40;
        let (a, b, d) = (9 * k + 17, 12 * k - 11, 16 * k + 8);
        assert_eq!(a * d - b * b, 608 * k + 15);
        // Where nothing cancels badly, the solver agrees.
        let ((a, b, d), lo) = turned_valley(40.0);
        let solved = matrix(2, &[a, b, b, d]).symmetric_eigenvalues().min();
        assert!((lo - solved).abs() < 1e-12 * lo.abs() * 40.0);
    }

    #[test]
    fn the_gradient_of_the_network_is_that_of_its_loss() {
        let (x, step) = (vector(&[0.7, -1.1]), 1e-6);
        for (k, slope) in network_gradient(&x).iter().enumerate() {
            let (mut up, mut down) = (x.clone(), x.clone());
            up[k] += step;
            down[k] -= step;
            let difference = (network_loss(&up) - network_loss(&down)) / (2.0 * step);
            assert!((difference - slope).abs() < 1e-9);
        }
    }
}
