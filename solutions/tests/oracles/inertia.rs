//! 3.2b against planted signs, and against Descartes' rule of signs, which for a polynomial with
//! real roots only counts the positive ones exactly.

use lab::{functions::matrix, probe::Rng};
use nalgebra::{DMatrix, DVector};
use solutions::inertia::answer::inertia;

#[test]
fn congruences_change_nothing() {
    let mut rng = Rng::new(0, "inertia");
    for k in 0..400 {
        let n = 1 + k % 9;
        let signs: Vec<f64> = (0..n).map(|_| rng.between(-1.5, 1.5).round()).collect();
        let count = |sign: f64| signs.iter().filter(|&&s| s == sign).count();
        let stretch = DVector::from_fn(n, |_, _| rng.between(0.5, 2.0));
        let s = rng.orthogonal(n) * DMatrix::from_diagonal(&stretch);
        let h = &s * DMatrix::from_diagonal(&DVector::from_vec(signs.clone())) * s.transpose();
        let h = (&h + h.transpose()) * 0.5;
        let expected = if h.amax() == 0.0 {
            (0, 0, n)
        } else {
            (count(1.0), count(-1.0), count(0.0))
        };
        assert_eq!(inertia(&h), Ok(expected), "{signs:?}");
    }
}

/// The characteristic polynomial of a 3 × 3 integer matrix is exact.
#[test]
fn every_small_integer_matrix() {
    let changes = |c: &[i32]| {
        let signs: Vec<i32> = c.iter().map(|x| x.signum()).filter(|&s| s != 0).collect();
        signs.windows(2).filter(|pair| pair[0] != pair[1]).count()
    };
    let mut seen = 0;
    for code in 0..3_i32.pow(6) {
        let [a, b, c, d, e, f] = [1, 3, 9, 27, 81, 243].map(|place| code / place % 3 - 1);
        // [[a, d, e], [d, b, f], [e, f, c]]
        let two = a * b + a * c + b * c - d * d - e * e - f * f;
        let three = a * b * c + 2 * d * e * f - a * f * f - b * e * e - c * d * d;
        let positive = changes(&[1, -(a + b + c), two, -three]);
        let negative = changes(&[1, a + b + c, two, three]);
        let h = matrix(3, &[a, d, e, d, b, f, e, f, c].map(f64::from));
        assert_eq!(
            inertia(&h),
            Ok((positive, negative, 3 - positive - negative)),
            "{h}"
        );
        seen += 1;
    }
    assert_eq!(seen, 729);
}

/// "About n³/3 operations": additions and multiplications of symmetric elimination, which computes
/// one triangle. Each of the two is about half of them.
#[test]
fn symmetric_elimination_takes_a_third_of_the_cube() {
    let n = 300_u32;
    let (mut multiplications, mut additions) = (0_u32, 0_u32);
    for k in 0..n {
        for i in k + 1..n {
            // The factor of row i, and then its entries up to the diagonal.
            multiplications += 1;
            for _ in k + 1..=i {
                multiplications += 1;
                additions += 1;
            }
        }
    }
    let cube = f64::from(n).powi(3);
    let share = |operations: u32| f64::from(operations) / cube;
    assert!((share(multiplications + additions) - 1.0 / 3.0).abs() < 0.01);
    assert!((share(multiplications) - 1.0 / 6.0).abs() < 0.01);
}

#[test]
fn the_size_of_the_matrix_does_not_matter() {
    for size in [1e-300, 1e-200, 1e-100, 1e100, 1e200, 1e300] {
        for n in [2, 5, 10] {
            let ones = DMatrix::from_element(n, n, size);
            assert_eq!(inertia(&ones), Ok((1, 0, n - 1)), "{size:e}, n = {n}");
            // The eigenvalues of ones with zeros on the diagonal are n - 1 and, n - 1 times, -1.
            let hollow = &ones - DMatrix::identity(n, n) * size;
            assert_eq!(inertia(&hollow), Ok((1, n - 1, 0)), "{size:e}, n = {n}");
        }
    }
}
