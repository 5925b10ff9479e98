//! Cases of 1.3a: spectra that are known or planted, sizes from 10⁻³⁰⁰ to 10¹⁵⁰, a matrix that
//! breaks the library, and matrices that have no place here.

use super::answer;
use lab::E;
use lab::functions::matrix;
use lab::probe::{Eigenpairs, How, Probe, Recorder, any, symmetric, within};
use nalgebra::{DMatrix, DVector};

/// Eigenvalues, and eigenvectors as columns.
type Pairs = (DVector<f64>, DMatrix<f64>);
type Spectrum = fn(&DMatrix<f64>) -> Result<Pairs, E>;

pub fn probe(p: &mut Probe) {
    let spectrum: Spectrum = answer::spectrum;

    for (name, h) in [
        ("the chapter's Hessian", matrix(2, &[6.0, 2.0, 2.0, 4.0])),
        ("one dimension", matrix(1, &[-4.0])),
        (
            "already diagonal, not in order",
            DMatrix::from_diagonal(&DVector::from_vec(vec![3.0, -1.0, 2.0])),
        ),
        (
            "three dimensions",
            matrix(3, &[1.0, 2.0, 3.0, 2.0, 1.0, 1.0, 3.0, 1.0, 2.0]),
        ),
        (
            "all ones: one eigenvalue three times",
            DMatrix::from_element(4, 4, 1.0),
        ),
        ("no curvature at all", DMatrix::zeros(3, 3)),
        ("symmetric up to rounding", {
            let mut h = matrix(3, &[4.0, 0.1, 0.2, 0.1, -1.0, 0.3, 0.2, 0.3, 2.0]);
            h[(0, 2)] += 1e-15;
            h
        }),
    ] {
        p.case(name, |r| decompose(r, &spectrum, &h, 1.0));
    }
    p.case("an asymmetry of 10⁻¹³ of the largest entry", |r| {
        decompose(r, &spectrum, &lopsided(1e-13), 1.0);
    });
    p.case("a sparse matrix on which the library fails", |r| {
        let mut h = DMatrix::zeros(14, 14);
        for (i, j) in [(12, 1), (13, 12)] {
            h[(i, j)] = 1.0;
            h[(j, i)] = 1.0;
        }
        // Put in order here: this case is about the second way, and not about sorting.
        decompose(r, &|h| spectrum(h).map(in_order), &h, 1.0);
    });
    for (name, size) in [
        ("entries of size 10⁻³⁰⁰", 1e-300),
        ("entries of size 10¹⁵⁰", 1e150),
    ] {
        p.case(name, |r| {
            let h = matrix(3, &[1.0, 2.0, 3.0, 2.0, 1.0, 1.0, 3.0, 1.0, 2.0]) * size;
            decompose(r, &spectrum, &h, size);
        });
    }
    p.seeded("a random symmetric matrix", 2, |r, rng| {
        let h = rng.symmetric(&[-3.0, -3.0, -0.5, 1e-3, 8.0]);
        decompose(r, &spectrum, &h, 1.0);
    });

    for (name, h) in [
        ("not symmetric", matrix(2, &[1.0, 5.0, 2.0, 4.0])),
        (
            "not symmetric, entries of size 10⁻³⁰⁰",
            matrix(2, &[1e-300, 5e-300, 2e-300, 4e-300]),
        ),
        (
            "an asymmetry of 10⁻¹¹ of the largest entry",
            lopsided(1e-11),
        ),
        ("NaN on the diagonal", matrix(2, &[f64::NAN, 1.0, 1.0, 2.0])),
        (
            "infinity on both sides of the diagonal",
            matrix(2, &[1.0, f64::INFINITY, f64::INFINITY, 2.0]),
        ),
        ("more columns than rows", DMatrix::from_element(2, 3, 1.0)),
        ("0 × 0", DMatrix::zeros(0, 0)),
        ("no rows, and three columns", DMatrix::zeros(0, 3)),
        ("more columns than rows, and a NaN", {
            let mut h = DMatrix::from_element(2, 3, 1.0);
            h[(1, 2)] = f64::NAN;
            h
        }),
        (
            "a NaN, and other entries that are not symmetric",
            matrix(3, &[f64::NAN, 1.0, 2.0, 1.0, 3.0, 5.0, 2.0, 4.0, 1.0]),
        ),
    ] {
        p.case(name, |r| {
            let h = if h.is_empty() || !h.iter().all(|x| x.is_finite()) {
                r.given("H", &h);
                h
            } else {
                r.input("H", h, any().sized(&["m", "n"]))
            };
            // Clearly symmetric, or clearly not.
            let skew = |i: usize, j: usize| (h[(i, j)] - h[(j, i)]).abs();
            let n = h.nrows();
            let most = (0..n * n).map(|k| skew(k / n, k % n)).fold(0.0, f64::max);
            r.assume(!h.is_square() || most == 0.0 || most > 5e-12 * h.amax());
            let values = spectrum(&h).map(|(values, _)| values);
            r.see("the list of eigenvalues", values, within(1e-12));
        });
    }
}

/// A matrix whose largest entry is 4, and whose two halves differ by a share of that.
fn lopsided(share: f64) -> DMatrix<f64> {
    let mut h = matrix(3, &[4.0, 0.1, 0.2, 0.1, -1.0, 0.3, 0.2, 0.3, 2.0]);
    h[(0, 2)] += 4.0 * share;
    h
}

/// Records the spectrum of `h`. What is computed from it is computed at size 1, where squares
/// neither overflow nor underflow.
fn decompose(
    r: &mut Recorder,
    spectrum: &dyn Fn(&DMatrix<f64>) -> Result<Pairs, E>,
    h: &DMatrix<f64>,
    size: f64,
) {
    // Others of size 1; what differs from its transpose is the point of its case.
    let h = if size == 1.0 && *h == h.transpose() {
        r.input("H", h.clone(), symmetric())
    } else {
        r.given("H", h);
        h.clone()
    };
    let found = spectrum(&h);
    let values = found.as_ref().map(|(values, _)| values.clone());
    r.see(
        "the list of eigenvalues",
        values.map_err(|&e| e),
        rounding(size),
    );
    let Ok((values, vectors)) = found else {
        return;
    };
    let n = h.nrows();
    if values.len() != n || vectors.shape() != (n, n) {
        r.see("the list of eigenpairs", vectors, rounding(1.0));
        return;
    }
    let unit = h / size;
    let columns = || vectors.column_iter();
    let lengths: Vec<f64> = columns().map(|q| q.norm()).collect();
    let curvatures: Vec<f64> = columns()
        .map(|q| size * q.dot(&(&unit * q)) / q.norm_squared())
        .collect();
    let pairs = Eigenpairs {
        of: &unit,
        values: &(values / size),
        vectors: &vectors,
    };
    r.see("the list of column lengths", lengths, rounding(1.0));
    r.see(
        "the list of curvatures qᵀHq / qᵀq",
        curvatures,
        rounding(size),
    );
    // Vectors that come from singular values have a digit less.
    let how = within(1e-11).or_absolute(1e-11);
    r.see("the list of eigenpairs", pairs, how);
}

fn in_order((values, vectors): Pairs) -> Pairs {
    if values.len() != vectors.ncols() {
        return (values, vectors);
    }
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&i, &j| values[i].total_cmp(&values[j]));
    (
        DVector::from_iterator(order.len(), order.iter().map(|&k| values[k])),
        vectors.select_columns(&order),
    )
}

fn rounding(size: f64) -> How {
    within(1e-12)
        .or_absolute(1e-12 * size)
        .because("rounding leaves a few eps times the largest eigenvalue")
}
