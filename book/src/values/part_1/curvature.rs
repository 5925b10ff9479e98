//! Numbers of section 1.3, "The Hessian as Curvature".

use super::quadratic::{change, point};
use crate::values::Values;
use lab::functions::{CHAPTER, vector};
use nalgebra::{DMatrix, DVector};
use solutions::{
    curvature_along::answer::{normal_curvature, second_dir},
    spectrum::answer::spectrum,
    steepest_direction::answer::directional,
};

/// Puts the numbers of the section into the table.
pub fn values(values: &mut Values) {
    principal_curvatures(values);
    bending_of_the_graph(values);
    which_way_is_down(values);
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
    use crate::values::theory::{assert_near, computed};

    #[test]
    fn what_theory_says_of_curvature() {
        let computed = computed(values);
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
