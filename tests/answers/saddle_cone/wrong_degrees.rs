use nalgebra::DMatrix;

// Measures one angle in degrees and forgets that it did.
pub fn descending_fraction(h2: &DMatrix<f64>) -> f64 {
    let (l, _) = lab::spectrum(h2).unwrap();
    if l[0] >= 0.0 {
        return 0.0;
    }
    if l[1] <= 0.0 {
        return 1.0;
    }
    1.0 - (l[1] / -l[0]).sqrt().atan().to_degrees() / 180.0
}
