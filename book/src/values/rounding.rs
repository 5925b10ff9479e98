//! What rounding leaves of an error, as a power of ten.

/// The next power of ten: what is left of rounding has no digits that another machine would give.
pub(super) fn power_above(error: f64) -> f64 {
    10_f64.powf(error.log10().ceil())
}

/// The power of ten nearest to what rounding has left.
pub(super) fn order_of_magnitude(x: f64) -> f64 {
    10_f64.powi(x.log10().round() as i32)
}
