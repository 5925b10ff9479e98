//! 1.1c against derivatives along lines, by dual numbers.

use lab::functions::vector;
use num_dual::first_derivative;
use solutions::rate_of_change::answer::rate;

/// f(x, y) = eˣ y + x y³ along (x, y) = (0.3, 0.7) + t v, whose gradient is (eˣ y + y³, eˣ + 3x y²).
#[test]
fn derivatives_along_lines() {
    let (x, y) = (0.3_f64, 0.7_f64);
    let g = vector(&[x.exp() * y + y.powi(3), x.exp() + 3.0 * x * y * y]);
    for v in [
        [1.0, 0.0],
        [0.0, 1.0],
        [-2.0, 0.5],
        [0.0, 0.0],
        [30.0, -4.0],
    ] {
        let (_, slope) = first_derivative(
            |t| {
                use num_dual::DualNum;
                let (x, y) = (t * v[0] + x, t * v[1] + y);
                x.exp() * y + x * y.powi(3)
            },
            0.0,
        );
        let found = rate(&g, &vector(&v));
        assert!(
            (found - slope).abs() <= 1e-12 * (1.0 + slope.abs()),
            "{v:?}"
        );
    }
}
