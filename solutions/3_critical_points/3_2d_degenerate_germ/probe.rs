//! Cases of 3.2d: germs whose coupling decides, with every combination of signs.

use super::answer;
use lab::Kind;
use lab::probe::{Probe, any, exactly, within};

pub fn probe(p: &mut Probe) {
    let reduced_quartic: fn(f64, f64, f64) -> f64 = answer::reduced_quartic;
    let verdict: fn(f64, f64, f64) -> Kind = answer::verdict;

    // The derivatives at the origin, exact; `cubic` is f_xxx / 6.
    for (name, formula, cubic, fxxxx, fxxy, lam) in [
        (
            "Peano's function",
            "(y - x²)(y - 3x²)",
            0.0,
            72.0,
            -8.0,
            2.0,
        ),
        ("a weak coupling", "y² + x²y + x⁴", 0.0, 24.0, 2.0, 2.0),
        ("a strong coupling", "y² + 3x²y + x⁴", 0.0, 24.0, 6.0, 2.0),
        ("nothing is left", "(y + x²)²", 0.0, 24.0, 4.0, 2.0),
        ("no coupling", "y² + x⁴", 0.0, 24.0, 0.0, 2.0),
        ("no coupling, falling", "y² - x⁴", 0.0, -24.0, 0.0, 2.0),
        ("a maximum", "-y² - x⁴", 0.0, -24.0, 0.0, -2.0),
        (
            "coupled, and a maximum",
            "-y² + x²y - x⁴",
            0.0,
            -24.0,
            2.0,
            -2.0,
        ),
        (
            "coupled, and no maximum",
            "-y² + 3x²y - x⁴",
            0.0,
            -24.0,
            6.0,
            -2.0,
        ),
        (
            "rising in x, falling in y",
            "-3y² + 2x⁴",
            0.0,
            48.0,
            0.0,
            -6.0,
        ),
        ("another curvature", "4y² + x²y + 2x⁴", 0.0, 48.0, 2.0, 8.0),
        ("a cubic term", "y² + x³", 1.0, 0.0, 0.0, 2.0),
        (
            "a falling cubic beside a quartic",
            "y² - x³/2 + 5x⁴",
            -0.5,
            120.0,
            0.0,
            2.0,
        ),
        (
            "a cubic under a ridge",
            "-y² + x³/4 - x⁴",
            0.25,
            -24.0,
            0.0,
            -2.0,
        ),
        ("no quartic of its own", "y² + x²y", 0.0, 0.0, 2.0, 2.0),
    ] {
        p.case(name, |r| {
            r.given("f", formula);
            r.given("f_xxxx", fxxxx);
            r.given("f_xxy", fxxy);
            r.given("λ", lam);
            r.see(
                "a₄",
                reduced_quartic(fxxxx, fxxy, lam),
                within(1e-11).or_absolute(1e-12),
            );
            // Judged with the exact a₄, so that a wrong one is not held against the verdict.
            let a4 = (fxxxx * lam - 3.0 * fxxy * fxxy) / (24.0 * lam);
            r.given("the coefficient of x³", cubic);
            r.given("a₄ as given to the verdict", a4);
            r.see("the verdict", verdict(cubic, a4, lam), exactly());
        });
    }
    for (name, cubic, a4) in [
        ("a cubic coefficient of 10⁻¹²", 1e-12, 1.0),
        ("a quartic coefficient of 10⁻¹²", 0.0, 1e-12),
    ] {
        p.case(name, |r| {
            let cubic = r.input("the coefficient of x³", cubic, any());
            let a4 = r.input("a₄", a4, any());
            let lam = r.input("λ", 2.0, any());
            r.assume(lam != 0.0);
            r.see("the verdict", verdict(cubic, a4, lam), exactly());
        });
    }
    p.seeded("random germs", 3, |r, rng| {
        let lam = rng.between(0.2, 5.0) * if rng.unit() < 0.5 { -1.0 } else { 1.0 };
        let (fxxxx, fxxy) = (10.0 * rng.normal(), 3.0 * rng.normal());
        let fxxxx = r.input("f_xxxx", fxxxx, any());
        let fxxy = r.input("f_xxy", fxxy, any());
        let lam = r.input("λ", lam, any());
        r.assume(lam != 0.0);
        let terms = (fxxxx / 24.0).abs() + (fxxy * fxxy / (8.0 * lam)).abs();
        r.see(
            "a₄",
            reduced_quartic(fxxxx, fxxy, lam),
            within(1e-9).or_absolute(1e-11 * terms),
        );
        let a4 = rng.between(0.1, 2.0) * if rng.unit() < 0.5 { -1.0 } else { 1.0 };
        let a4 = r.input("a₄ as given to the verdict", a4, any());
        r.see("the verdict", verdict(0.0, a4, lam), exactly());
    });
}
