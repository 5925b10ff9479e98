//! Experiments on real data that are too heavy for the sandbox, computed once by
//! solutions/experiments.

mod record;
pub mod spectra;
pub mod traces;

pub use record::{Spectrum, Trace};

/// All spectra, in the order in which they are computed.
pub const SPECTRA: [&Spectrum; 13] = [
    &spectra::CROSS_ENTROPY_3,
    &spectra::CROSS_ENTROPY_4,
    &spectra::CROSS_ENTROPY_5,
    &spectra::CROSS_ENTROPY_6,
    &spectra::CROSS_ENTROPY_8,
    &spectra::FAR_CROSS_ENTROPY_3,
    &spectra::SQUARED_ERROR_4,
    &spectra::SQUARED_ERROR_8,
    &spectra::FAR_SQUARED_ERROR_2,
    &spectra::FAR_SQUARED_ERROR_3,
    &spectra::FAR_SQUARED_ERROR_4,
    &spectra::DIGITS,
    &spectra::DIGITS_SQUARED_ERROR,
];

/// All traces, in the order in which they are computed.
pub const TRACES: [&Trace; 7] = [
    &traces::ETA_0_1,
    &traces::ETA_0_5,
    &traces::ETA_1_6,
    &traces::ETA_2,
    &traces::ETA_4,
    &traces::SMALL_START_ETA_0_5,
    &traces::SMALL_START_ETA_1_6,
];
