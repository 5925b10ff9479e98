//! Numbers of section 2.3, "The Quadratic Form and Its Meaning".

use super::quadratic::{start, step};
use crate::values::Values;
use nalgebra::DVector;
use solutions::eigen_coordinates::answer::{coords, rayleigh};

/// Puts the numbers of the section into the table.
pub fn values(values: &mut Values) {
    quadratic_form(values);
    hidden_saddle(values);
}

fn quadratic_form(values: &mut Values) {
    let (_, _, h) = start();
    let v = step();
    let (lambda, c) = coords(&h, &v).expect("the Hessian is symmetric");
    values.number("form.least", lambda[0]);
    values.number("form.largest", lambda[1]);
    values.number("form.c1", c[0].abs());
    values.number("form.c2", c[1].abs());
    values.number("form.term1", lambda[0] * c[0] * c[0]);
    values.number("form.term2", lambda[1] * c[1] * c[1]);
    values.number("form.direct", v.dot(&(&h * &v)));
    values.number("form.by_parts", lambda.dot(&c.component_mul(&c)));
    values.number("form.length", v.norm());
    let tenfold = &v * 10.0;
    values.number("form.tenfold", tenfold.dot(&(&h * &tenfold)));
    let quotient = rayleigh(&h, &v).expect("v is not 0");
    values.number("form.rayleigh", quotient);
    values.number(
        "form.rayleigh_tenfold",
        rayleigh(&h, &tenfold).expect("v is not 0"),
    );
    values.number("form.weight1", c[0] * c[0] / v.norm_squared());
    values.number("form.weight2", c[1] * c[1] / v.norm_squared());
    values.number("form.mean", h.trace() / 2.0);
}

/// One downward direction among many upward ones.
fn hidden_saddle(values: &mut Values) {
    let n = 100;
    let down = 10.0;
    let lambda = DVector::from_fn(n, |i, _| if i == 0 { -down } else { 1.0 });
    values.count("hidden.dimensions", n);
    values.count("hidden.up", n - 1);
    values.number("hidden.lowest", lambda[0]);
    values.number("hidden.mean", lambda.mean());
    // For a random unit vector the square of one entry must exceed 1/(1 + down). Its density is
    // proportional to (1 - u²)^((n-3)/2).
    let threshold = (1.0 / (1.0 + down)).sqrt();
    let density = |u: f64| (1.0 - u * u).powf((n as f64 - 3.0) / 2.0);
    values.number(
        "hidden.fraction",
        integral(&density, threshold, 1.0) / integral(&density, 0.0, 1.0),
    );
}

/// By Simpson's rule.
fn integral(f: &dyn Fn(f64) -> f64, from: f64, to: f64) -> f64 {
    let parts = 4000;
    let width = (to - from) / f64::from(parts);
    (0..=parts)
        .map(|k| {
            let weight = match k {
                _ if k == 0 || k == parts => 1.0,
                _ if k % 2 == 1 => 4.0,
                _ => 2.0,
            };
            weight * width / 3.0 * f(from + width * f64::from(k))
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::theory::{assert_near, computed};

    #[test]
    fn what_theory_says_of_the_form() {
        let computed = computed(values);
        let root = 5_f64.sqrt();
        for (name, expected, within) in [
            ("form.direct", &[1.66][..], 1e-14),
            ("form.by_parts", &[1.66], 1e-14),
            ("form.c1", &[0.182_541_0], 1e-7),
            ("form.c2", &[0.465_487_7], 1e-7),
            ("form.rayleigh", &[6.64], 1e-13),
            ("form.rayleigh_tenfold", &[6.64], 1e-13),
            ("form.least", &[5.0 - root], 1e-13),
            ("form.largest", &[5.0 + root], 1e-13),
            ("form.mean", &[5.0], 0.0),
            ("hidden.mean", &[0.89], 1e-14),
        ] {
            assert_near(&computed, name, expected, within);
        }
    }
}
