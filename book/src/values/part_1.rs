//! Numbers of part 1.

use super::Values;
use lab::functions::{CHAPTER, EXP_SIN, TRIG3, matrix, vector};
use nalgebra::{DMatrix, DVector};
use solutions::{
    clairaut::answer::mixed,
    curvature_along::answer::{normal_curvature, second_dir},
    fd_gradient::answer::fd_gradient,
    fd_hessian::answer::hessian_fd,
    remainder_slopes::answer::slopes,
    spectrum::answer::spectrum,
    steepest_direction::answer::{Norm, directional, steepest},
};
use std::f64::consts::PI;

pub fn values(values: &mut Values) {
    linear_model(values);
    tangent_of_a_level_set(values);
    steepest_in_three_norms(values);
    not_differentiable(values);
    random_directions(values);
    gradient_by_differences(values);
    hessian_by_columns(values);
    peano_at_the_origin(values);
    one_triangle(values);
    principal_curvatures(values);
    bending_of_the_graph(values);
    which_way_is_down(values);
}

/// Where the part looks at the chapter's quadratic: its gradient there is (3, 4).
fn point() -> DVector<f64> {
    vector(&[0.4, 2.3])
}

fn change(from: &DVector<f64>, step: &DVector<f64>) -> f64 {
    (CHAPTER.f)(&(from + step)) - (CHAPTER.f)(from)
}

fn linear_model(values: &mut Values) {
    let x = point();
    let g = (CHAPTER.gradient)(&x);
    let step = vector(&[0.1, -0.1]);
    let tenth = &step * 0.1;
    values.vector("linear.point", &x);
    values.number("linear.loss", (CHAPTER.f)(&x));
    values.vector("linear.gradient", &g);
    values.vector("linear.step", &step);
    values.number("linear.step_x", step[0]);
    values.number("linear.step_y", step[1]);
    values.number("linear.predicted", directional(&g, &step));
    values.number("linear.actual", change(&x, &step));
    values.number("linear.error", change(&x, &step) - directional(&g, &step));
    values.number("linear.tenth_predicted", directional(&g, &tenth));
    values.number("linear.tenth_actual", change(&x, &tenth));
    values.number(
        "linear.tenth_error",
        change(&x, &tenth) - directional(&g, &tenth),
    );

    let turned = vector(&[-g[1], g[0]]);
    let across = &turned / g.norm();
    let short = &across * 0.1;
    values.vector("across.direction", &across);
    values.number("across.rate", directional(&g, &turned) / g.norm());
    values.number("across.length", short.norm());
    values.number("across.change", change(&x, &short));

    let x = vector(&[0.3, 0.7]);
    let [_, first, _] = slopes(
        &|p| (EXP_SIN.f)(p),
        &(EXP_SIN.gradient)(&x),
        &DMatrix::zeros(2, 2),
        &x,
        &vector(&[0.6, 0.8]),
        4..13,
    );
    values.number("linear.slope", first);
}

/// Points of the level set of the chapter's quadratic through the point, found by bisection and
/// without the gradient, and the cosine of the angle between the way to them and the gradient.
fn tangent_of_a_level_set(values: &mut Values) {
    let x = point();
    let g = (CHAPTER.gradient)(&x);
    let level = (CHAPTER.f)(&x);
    let cosine = |right: f64| {
        // Straight below the point that lies so far to the right, f falls through the level.
        let (mut low, mut high) = (-1.0, 0.0);
        for _ in 0..60 {
            let middle = 0.5 * (low + high);
            if (CHAPTER.f)(&(&x + vector(&[right, middle]))) < level {
                low = middle;
            } else {
                high = middle;
            }
        }
        let way = vector(&[right, high]);
        way.dot(&g) / (way.norm() * g.norm())
    };
    values.number("level.right", 0.1);
    values.number("level.cosine", cosine(0.1));
    values.number("level.nearer", cosine(0.01));
    values.number("level.nearest", cosine(0.001));
}

fn steepest_in_three_norms(values: &mut Values) {
    let g = (CHAPTER.gradient)(&point());
    for (norm, direction, rate) in [
        (Norm::L2, "steepest.l2", "steepest.l2_rate"),
        (Norm::Linf, "steepest.linf", "steepest.linf_rate"),
        (Norm::L1, "steepest.l1", "steepest.l1_rate"),
    ] {
        let v = steepest(&g, norm).expect("the gradient is not 0");
        values.vector(direction, &v);
        values.number(rate, directional(&g, &v));
    }
}

/// x²y / (x⁴ + y²): every directional derivative at 0, and no gradient.
fn not_differentiable(values: &mut Values) {
    let f = |p: &DVector<f64>| {
        let (x, y) = (p[0], p[1]);
        let below = x.powi(4) + y * y;
        if below == 0.0 { 0.0 } else { x * x * y / below }
    };
    let origin = vector(&[0.0, 0.0]);
    let diagonal = vector(&[1.0, 1.0]);
    let partials = fd_gradient(&f, &origin);
    let short = 1e-6;
    values.vector("broken.partials", &partials);
    values.number("broken.diagonal_rate", f(&(&diagonal * short)) / short);
    let [_, first, _] = slopes(
        &f,
        &partials,
        &DMatrix::zeros(2, 2),
        &origin,
        &diagonal,
        4..13,
    );
    values.number("broken.slope", first);
    let on_the_parabola = vector(&[1e-3, 1e-6]);
    values.number("broken.distance", on_the_parabola[0]);
    values.number("broken.on_the_parabola", f(&on_the_parabola));
}

/// The mean of |cos| between a fixed direction and a random one in n dimensions,
/// Γ(n/2) / (√π Γ((n+1)/2)).
fn mean_cosine(n: usize) -> f64 {
    // From n to n + 2 the quotient grows by n / (n + 1).
    let first = if n % 2 == 1 { 1.0 } else { 2.0 / PI };
    (if n % 2 == 1 { 1 } else { 2 }..n)
        .step_by(2)
        .fold(first, |mean, k| mean * k as f64 / (k + 1) as f64)
}

fn random_directions(values: &mut Values) {
    values.number("random.n2", mean_cosine(2));
    values.number("random.n10", mean_cosine(10));
    values.number("random.n1000", mean_cosine(1000));
}

/// The next power of ten: what is left of rounding has no digits that another machine would give.
fn power_above(error: f64) -> f64 {
    10_f64.powf(error.log10().ceil())
}

fn gradient_by_differences(values: &mut Values) {
    let x = vector(&[0.3, 0.7]);
    let exact = (EXP_SIN.gradient)(&x);
    let found = fd_gradient(&|p| (EXP_SIN.f)(p), &x);
    values.vector("differences.point", &x);
    values.number("differences.epsilon", f64::EPSILON);
    values.number(
        "differences.error",
        power_above((found - &exact).amax() / exact.amax()),
    );
    values.number("differences.central_step", f64::EPSILON.cbrt());
    values.number("differences.central_order", f64::EPSILON.cbrt().powi(2));
    values.number("differences.one_sided_step", f64::EPSILON.sqrt());
    let at = |h: f64| (EXP_SIN.f)(&vector(&[x[0] + h, x[1]]));
    let step = f64::EPSILON.sqrt();
    let slope = (at(step) - at(0.0)) / step;
    values.number(
        "differences.one_sided_error",
        power_above((slope - exact[0]).abs() / exact.amax()),
    );
}

fn hessian_by_columns(values: &mut Values) {
    let x = point();
    let g = (CHAPTER.gradient)(&x);
    let right = (CHAPTER.gradient)(&(&x + vector(&[1.0, 0.0])));
    let above = (CHAPTER.gradient)(&(&x + vector(&[0.0, 1.0])));
    values.vector("columns.right", &right);
    values.vector("columns.above", &above);
    values.vector("columns.first", &(&right - &g));
    values.vector("columns.second", &(&above - &g));
    values.number("columns.h11", (&right - &g)[0]);
    values.number("columns.h21", (&right - &g)[1]);
    values.number("columns.h12", (&above - &g)[0]);
    values.number("columns.h22", (&above - &g)[1]);

    let x = vector(&[0.4, 1.1, -0.6]);
    let exact = (TRIG3.hessian)(&x);
    let found = hessian_fd(&|p| (TRIG3.gradient)(p), &x).expect("a true gradient");
    values.vector("columns.point", &x);
    values.count("columns.gradients", 2 * x.len());
    values.number(
        "columns.error",
        power_above((found - &exact).amax() / exact.amax()),
    );

    // The chapter's gradient with one term forgotten.
    let forgotten = |p: &DVector<f64>| vector(&[6.0 * p[0] + 2.0 * p[1] - 4.0, 4.0 * p[1] - 6.0]);
    let verdict = hessian_fd(&forgotten, &point()).expect_err("this is no gradient");
    values.word("columns.forgotten", verdict);
}

fn peano_at_the_origin(values: &mut Values) {
    let peano = |p: &DVector<f64>| {
        let (x, y) = (p[0], p[1]);
        let r = x * x + y * y;
        if r == 0.0 {
            0.0
        } else {
            x * y * (x * x - y * y) / r
        }
    };
    let (short, long) = (1e-6, 1e-3);
    values.number("peano.short", short);
    values.number("peano.long", long);
    for (name, inner, outer) in [
        ("peano.nested", short, long),
        ("peano.equal", long, long),
        ("peano.reversed", long, short),
    ] {
        let (f_xy, f_yx) = mixed(&peano, inner, outer);
        values.vector(name, &vector(&[f_xy, f_yx]));
    }
    let (f_xy, f_yx) = mixed(&peano, short, long);
    let h = matrix(2, &[0.0, f_xy, f_yx, 0.0]);
    values.vector("peano.by_one_triangle", &ascending(&h));
}

/// What nalgebra's symmetric solver returns, sorted.
fn ascending(h: &DMatrix<f64>) -> DVector<f64> {
    let mut found: Vec<f64> = h.symmetric_eigenvalues().iter().copied().collect();
    found.sort_by(f64::total_cmp);
    vector(&found)
}

fn one_triangle(values: &mut Values) {
    let h = matrix(2, &[1.0, 5.0, 2.0, 4.0]);
    values.vector("triangle.silent", &ascending(&h));
    let mut true_ones: Vec<f64> = h.complex_eigenvalues().iter().map(|l| l.re).collect();
    true_ones.sort_by(f64::total_cmp);
    values.vector("triangle.true", &vector(&true_ones));
    let refusal = spectrum(&h).expect_err("it is not symmetric");
    values.word("triangle.refused", refusal);
}

fn principal_curvatures(values: &mut Values) {
    let (lambda, vectors) =
        spectrum(&(CHAPTER.hessian)(&point())).expect("the Hessian is symmetric");
    values.number("principal.flat", lambda[0]);
    values.number("principal.sharp", lambda[1]);
    for (name, k) in [("principal.flat_axis", 0), ("principal.sharp_axis", 1)] {
        values.vector(name, &rightward(&vectors.column(k).into_owned()));
    }
    let distance = 0.5;
    let minimum = vector(&[0.2, 1.4]);
    values.number("principal.distance", distance);
    for (name, k) in [("principal.flat_rise", 0), ("principal.sharp_rise", 1)] {
        values.number(name, change(&minimum, &(vectors.column(k) * distance)));
    }
}

/// Of a unit eigenvector and its negative, the one that points to the right.
fn rightward(q: &DVector<f64>) -> DVector<f64> {
    if q[0] < 0.0 { -q } else { q.clone() }
}

fn bending_of_the_graph(values: &mut Values) {
    let one = DMatrix::identity(1, 1);
    let forward = vector(&[1.0]);
    let graph = normal_curvature(&forward, &one, &forward);
    values.number("parabola.second", second_dir(&one, &forward));
    values.number("parabola.graph", graph);
    values.number("parabola.radius", 1.0 / graph);

    let x = point();
    let (g, h) = ((CHAPTER.gradient)(&x), (CHAPTER.hessian)(&x));
    let (second, graph) = (second_dir(&h, &g), normal_curvature(&g, &h, &g));
    values.number("uphill.second", second);
    values.number("uphill.graph", graph);
    values.number("uphill.factor", second / graph);
    values.number("uphill.step_of_the_graph", 1.0 / graph);
    values.number("uphill.best_step", 1.0 / second);
}

fn which_way_is_down(values: &mut Values) {
    // Along the sharpest axis, against the slope: how far the loss falls for all its curvature.
    let x = point();
    let (g, h) = ((CHAPTER.gradient)(&x), (CHAPTER.hessian)(&x));
    let (lambda, vectors) = spectrum(&h).expect("the Hessian is symmetric");
    let q = rightward(&vectors.column(1).into_owned());
    let slope = directional(&g, &q);
    values.number("against.slope", slope);
    values.number("against.lowest", slope / lambda[1]);
    values.number("against.level", 2.0 * slope / lambda[1]);
    let fall = -change(&x, &(&q * (-slope / lambda[1])));
    values.number("against.fall", fall);

    // 10x - x²: bends downward, and rises to the right.
    let ridge = |x: f64| 10.0 * x - x * x;
    let (slope, bend) = (10.0, -2.0);
    let top = -slope / bend;
    values.number("ridge.curvature", bend);
    values.number("ridge.top", top);
    values.number("ridge.height", ridge(top));
    values.number("ridge.left", ridge(-1.0));
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
            Some(Value::Vector(entries)) => entries.clone(),
            other => panic!("{name} is {other:?}"),
        };
        assert_eq!(found.len(), expected.len(), "{name}");
        for (x, y) in found.iter().zip(expected) {
            assert!((x - y).abs() <= within, "{name}: {x}, not {y}");
        }
    }

    #[test]
    fn what_theory_says_of_the_gradient() {
        let computed = computed();
        for (name, expected, within) in [
            ("linear.gradient", &[3.0, 4.0][..], 1e-14),
            ("linear.loss", &[-2.5], 1e-14),
            ("linear.predicted", &[-0.1], 1e-14),
            ("linear.error", &[0.03], 1e-14),
            ("linear.tenth_error", &[0.0003], 1e-14),
            ("linear.slope", &[2.0], 0.02),
            // The level set bends away from its tangent by half the second derivative over |g|.
            ("level.nearest", &[-0.5 * 3.36 / 5.0 * 0.001_25], 1e-6),
            ("across.rate", &[0.0], 0.0),
            ("across.change", &[0.0168], 1e-14),
            ("steepest.l2", &[0.6, 0.8], 1e-15),
            ("steepest.l2_rate", &[5.0], 1e-14),
            ("steepest.linf", &[1.0, 1.0], 0.0),
            ("steepest.linf_rate", &[7.0], 1e-14),
            ("steepest.l1", &[0.0, 1.0], 0.0),
            ("steepest.l1_rate", &[4.0], 1e-14),
            ("broken.partials", &[0.0, 0.0], 0.0),
            ("broken.diagonal_rate", &[1.0], 1e-11),
            ("broken.slope", &[1.0], 0.01),
            ("broken.on_the_parabola", &[0.5], 1e-15),
            ("random.n2", &[2.0 / PI], 1e-15),
            ("random.n10", &[0.258_689_9], 1e-7),
            ("random.n1000", &[0.025_237_6], 1e-7),
            ("differences.error", &[0.0], 1e-9),
            ("differences.one_sided_error", &[0.0], 1e-7),
        ] {
            assert_near(&computed, name, expected, within);
        }
    }

    #[test]
    fn what_theory_says_of_the_hessian() {
        let computed = computed();
        for (name, expected, within) in [
            ("columns.first", &[6.0, 2.0][..], 1e-14),
            ("columns.second", &[2.0, 4.0], 1e-14),
            ("columns.error", &[0.0], 1e-9),
            ("peano.nested", &[-1.0, 1.0], 1e-5),
            ("peano.equal", &[0.0, 0.0], 0.0),
            ("peano.reversed", &[1.0, -1.0], 1e-5),
            ("peano.by_one_triangle", &[-1.0, 1.0], 1e-5),
            ("triangle.silent", &[0.0, 5.0], 1e-14),
            ("triangle.true", &[-1.0, 6.0], 1e-14),
        ] {
            assert_near(&computed, name, expected, within);
        }
        for name in ["columns.forgotten", "triangle.refused"] {
            assert_eq!(
                computed.get(name),
                Some(&Value::Word("NotSymmetric".into())),
                "{name}"
            );
        }
    }

    #[test]
    fn what_theory_says_of_curvature() {
        let computed = computed();
        let root = 5_f64.sqrt();
        for (name, expected, within) in [
            ("principal.flat", &[5.0 - root][..], 1e-13),
            ("principal.sharp", &[5.0 + root], 1e-13),
            ("principal.flat_rise", &[(5.0 - root) / 8.0], 1e-13),
            ("principal.sharp_rise", &[(5.0 + root) / 8.0], 1e-13),
            ("parabola.graph", &[2_f64.powf(-1.5)], 1e-15),
            ("uphill.second", &[6.64], 1e-13),
            ("uphill.factor", &[26_f64.powf(1.5)], 1e-11),
            ("against.fall", &[1.497_213_6], 1e-6),
            ("ridge.top", &[5.0], 0.0),
            ("ridge.height", &[25.0], 0.0),
        ] {
            assert_near(&computed, name, expected, within);
        }
    }
}
