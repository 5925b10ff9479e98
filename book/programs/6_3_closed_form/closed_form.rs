//! Two eigenvalues by a formula: as it stands on paper, and as it should be computed.

/// The eigenvalues of [[a, b], [b, d]], the smaller one first, as the formula says.
fn textbook(a: f64, b: f64, d: f64) -> (f64, f64) {
    let (m, p) = ((a + d) / 2.0, (a - d) / 2.0);
    let r = (p * p + b * b).sqrt();
    (m - r, m + r)
}

/// The root without a subtraction first, and the other from their product.
fn stable(a: f64, b: f64, d: f64) -> (f64, f64) {
    let m = a / 2.0 + d / 2.0;
    let big = m + (a / 2.0 - d / 2.0).hypot(b).copysign(m);
    let other = if big == 0.0 {
        0.0
    } else {
        (a / big) * d - (b / big) * b
    };
    (big.min(other), big.max(other))
}

fn kind((lo, hi): (f64, f64)) -> &'static str {
    if !lo.is_finite() || !hi.is_finite() {
        "overflow"
    } else if lo < 0.0 && hi > 0.0 {
        "saddle"
    } else if lo == 0.0 || hi == 0.0 {
        "inconclusive"
    } else if lo > 0.0 {
        "minimum"
    } else {
        "maximum"
    }
}

fn main() {
    let (lo, hi) = stable(6.0, 2.0, 4.0);
    println!("the chapter's Hessian: {lo:.6} and {hi:.6}\n");
    println!(
        "{:<16}{:<14}{:<14}ratio of the small roots",
        "matrix", "textbook", "stable"
    );
    for (name, a, b, d) in [
        ("the chapter's", 6.0, 2.0, 4.0),
        ("a valley", 1e8, 1.0, 1.0),
        ("a narrow one", 1e10, 3.0, 1e-9),
        ("a turned one", 1e9, 7.0, 5.9e-8),
        ("a huge one", 6e200, 2e200, 4e200),
    ] {
        let (paper, safe) = (textbook(a, b, d), stable(a, b, d));
        print!("{name:<16}{:<14}{:<14}", kind(paper), kind(safe));
        if kind(paper) == "overflow" {
            println!("-");
        } else {
            println!("{:.9}", paper.0 / safe.0);
        }
    }
}
