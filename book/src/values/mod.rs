//! Numbers that the book quotes, computed while it is built.
//!
//! Every decimal in the book's text comes from here: `{{value name format}}`.

mod format;
mod landing;
mod part_1;
mod part_2;
mod part_3;
mod part_4;
mod part_5;
mod part_6;
mod part_7;
mod rounding;
mod table;
#[cfg(test)]
mod theory;

pub use format::Setting;
pub use table::{Value, Values};

/// Computes every value of the book.
#[must_use]
pub fn compute() -> Values {
    let mut values = Values::default();
    for part in [
        landing::values,
        part_1::values,
        part_2::values,
        part_3::values,
        part_4::values,
        part_5::values,
        part_6::values,
        part_7::values,
    ] {
        part(&mut values);
    }
    values
}
