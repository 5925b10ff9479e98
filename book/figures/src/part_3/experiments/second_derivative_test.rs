//! Experiments of section 3.2: Peano's function (y - x²)(y - 3x²) along straight lines through the
//! origin.
//!
//! At the distance t along the line at an angle with the sine s and the cosine c it is
//! s²t² - 4sc²t³ + 3c⁴t⁴.

/// How far from the origin the function rises along the line at this angle, between 0 and 90
/// degrees: the smaller root of its derivative, which is 2t (s² - 6sc²t + 6c⁴t²).
#[must_use]
pub fn stops_rising(degrees: f64) -> f64 {
    let (s, c) = degrees.to_radians().sin_cos();
    s * (3.0 - 3_f64.sqrt()) / (6.0 * c * c)
}

/// How far from the origin the function is positive along the line at this angle: there it meets
/// y = 3x².
#[must_use]
pub fn first_zero(degrees: f64) -> f64 {
    let (s, c) = degrees.to_radians().sin_cos();
    s / (3.0 * c * c)
}
