use lab::Kind;

// f = λ/2 (y + p x²)² + (q - λ/2 p²) x⁴ with p = f_xxy / (2λ) and q = f_xxxx / 24. The verdict from
// the signs of the function at eight points near the origin.
pub fn reduced_quartic(fxxxx: f64, fxxy: f64, lam: f64) -> f64 {
    let p = 0.5 * fxxy / lam;
    let q = fxxxx / 24.0;
    q - 0.5 * lam * p * p
}

pub fn verdict(cubic: f64, a4: f64, lam: f64) -> Kind {
    let leading = |x: f64| {
        if cubic != 0.0 { cubic * x } else { a4 }
    };
    let values = [leading(1.0), leading(-1.0), lam];
    let up = values.iter().any(|&v| v > 0.0);
    let down = values.iter().any(|&v| v < 0.0);
    let flat = values.contains(&0.0);
    match (up, down, flat) {
        (_, _, true) => Kind::Inconclusive,
        (true, true, _) => Kind::Saddle,
        (true, _, _) => Kind::Min,
        _ => Kind::Max,
    }
}
