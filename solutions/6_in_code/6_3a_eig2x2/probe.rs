//! Cases of 6.3a. Each root is recorded by itself, because a small one disappears beside a large
//! one in any tolerance that they share.

use super::answer;
use lab::probe::{Probe, any, within};

pub fn probe(p: &mut Probe) {
    let eig2: fn(f64, f64, f64) -> (f64, f64) = answer::eig2;

    let case = |p: &mut Probe, name: &str, a: f64, b: f64, d: f64, absolute: f64| {
        p.case(name, |r| {
            let a = r.input("a", a, any());
            let b = r.input("b", b, any());
            let d = r.input("d", d, any());
            r.assume(absolute > 0.0 || is_clear(a, b, d));
            let (lo, hi) = eig2(a, b, d);
            let how = || {
                within(1e-12)
                    .or_absolute(absolute)
                    .because("a few roundings of each root are all that a good order leaves")
            };
            r.see("lo", lo, how());
            r.see("hi", hi, how());
        });
    };
    for (name, a, b, d) in [
        ("the chapter's Hessian", 6.0, 2.0, 4.0),
        ("a maximum", -6.0, 2.0, -4.0),
        ("a saddle", 1.0, 3.0, -2.0),
        ("a saddle with the trace zero", 1.0, 2.0, -1.0),
        ("diagonal, the larger entry first", 5.0, 0.0, -3.0),
        ("diagonal, the smaller entry first", 2.0, 0.0, 7.0),
        ("an equal diagonal", 3.0, -2.0, 3.0),
        ("a multiple of the identity", 4.0, 0.0, 4.0),
        ("two eigenvalues that nearly agree", 1.0, 1e-9, 1.0),
        ("the zero matrix", 0.0, 0.0, 0.0),
        ("a narrow valley: (1e8, 1, 1)", 1e8, 1.0, 1.0),
        ("a very narrow valley: (1e10, 3, 1e-9)", 1e10, 3.0, 1e-9),
        ("the same valley along the other axis", 1e-9, 3.0, 1e10),
        ("a very narrow ridge", -1e10, 3.0, -1e-9),
        ("huge entries", 6e200, 2e200, 4e200),
        ("a huge saddle", 1e300, 1e299, -1e300),
        ("tiny entries", 6e-200, 2e-200, 4e-200),
        ("huge beside moderate", 1e200, 1.0, 1.0),
        ("huge beside tiny: (1e300, 0, 1e-200)", 1e300, 0.0, 1e-200),
    ] {
        case(p, name, a, b, d, 0.0);
    }
    case(p, "singular: (1, 2, 4)", 1.0, 2.0, 4.0, 5e-12);
    p.seeded("a random valley", 3, |r, rng| {
        // ad is at least 1.2 times b², so that the determinant is well determined.
        let a = 10_f64.powf(rng.between(-6.0, 6.0));
        let d = 10_f64.powf(rng.between(-6.0, 6.0));
        let b = (a * d).sqrt() * rng.between(-0.9, 0.9);
        r.given("a", a);
        r.given("b", b);
        r.given("d", d);
        let (lo, hi) = eig2(a, b, d);
        r.see("lo", lo, within(1e-11));
        r.see("hi", hi, within(1e-12));
    });
}

/// Whether the entries determine the smaller root well, as the statement says.
fn is_clear(a: f64, b: f64, d: f64) -> bool {
    let size = a.abs().max(b.abs()).max(d.abs());
    let (straight, crossed) = (a / size * (d / size), (b / size).powi(2));
    let det = straight - crossed;
    size == 0.0
        || det != 0.0 && det.abs() >= 0.05 * (straight.abs() + crossed)
        || b == 0.0 && a * d != 0.0
}
