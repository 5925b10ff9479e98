// recognised as: all_entries_scaled
// Scales the entries into [-1, 1], then uses the quadratic formula in its stable form.
pub fn eig2(a: f64, b: f64, d: f64) -> (f64, f64) {
    let s = a.abs().max(b.abs()).max(d.abs());
    if s == 0.0 {
        return (0.0, 0.0);
    }
    let (a, b, d) = (a / s, b / s, d / s);
    let trace = a + d;
    let root = ((a - d).powi(2) + 4.0 * b * b).sqrt();
    let q = 0.5 * (trace + if trace >= 0.0 { root } else { -root });
    let r = (a * d - b * b) / q;
    let mut both = [q * s, r * s];
    both.sort_by(f64::total_cmp);
    (both[0], both[1])
}
