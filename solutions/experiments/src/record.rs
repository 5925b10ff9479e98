//! The files of `lab::recorded`: written, and compared with what is computed anew.

use crate::plan::{RECORDS, SpectrumFound, SpectrumPlan, TraceFound, TracePlan};
use lab::recorded::{Spectrum, Trace};
use std::fmt::Write;

/// What may differ, relative to the largest magnitude of a list: the digits that are kept, and the
/// last bits in which machines differ.
pub const TOLERANCE: f64 = 1e-6;

const MADE: &str = "\
//!
//! Generated: the package `experiments` (solutions/experiments) writes this file when it is run in
//! release mode, and compares it with a new computation when it is given `--check`.
//! Everything is seeded with 0. Numbers are rounded to eight significant digits.
";

pub fn spectra(all: &[(&SpectrumPlan, SpectrumFound)]) -> String {
    let mut text = format!(
        "\
//! Spectra of trained networks.
{MADE}//!
//! Networks have one hidden layer of tanh units: 8-16-C on blobs, 64-12-10 on the first 500 UCI
//! digits. Blobs: C classes of 30 samples in 8 dimensions, class c around the point at the given
//! distance from the origin on axis c, with standard deviation 0.3. The loss is the mean
//! cross-entropy of the softmax, or half the mean square of the errors over samples and outputs.
//! Training is plain gradient descent on all samples. The Hessian is exact, of all parameters.

use super::record::Spectrum;
"
    );
    for (plan, found) in all {
        write!(
            text,
            "
/// {}: step size {}, {} steps.
/// After them {:.1} % of the samples are classified rightly.
{}#[rustfmt::skip]
pub static {}: Spectrum = Spectrum {{
    classes: {},
    parameters: {},
    eigenvalues: &{},
}};
",
            capitalised(&plan.task.describe(plan.loss)),
            plan.eta,
            plan.steps,
            100.0 * found.accuracy,
            if found.eigenvalues.len() < found.parameters {
                format!("/// Only the largest {} eigenvalues are kept.\n", plan.kept)
            } else {
                String::new()
            },
            plan.constant,
            plan.task.classes(),
            found.parameters,
            list(&found.eigenvalues),
        )
        .expect("a text takes everything");
    }
    text
}

pub fn traces(all: &[(&TracePlan, TraceFound)]) -> String {
    let mut text = format!(
        "\
//! Training runs of a network on digits, at several step sizes.
{MADE}//!
//! The network 64-12-10 with tanh units, the first 500 UCI digits, and as loss half the mean square
//! of the errors over samples and outputs. Training is plain gradient descent on all samples, from
//! the same start for every step size; a small start is that start times 0.3. Eigenvalues are those
//! of the exact Hessian, by Lanczos' method with residuals below 1e-7 of the largest.

use super::record::Trace;
"
    );
    for (plan, found) in all {
        write!(
            text,
            "
/// Step size {}, {} steps{}.
#[rustfmt::skip]
pub static {}: Trace = Trace {{
    eta: {:?},
    stride: {},
    rises: {},
    loss: &{},
    gradient: &{},
    lmax: &{},
    lmin: &{},
}};
",
            plan.eta,
            plan.stride * (RECORDS - 1),
            if plan.start < 1.0 {
                ", from a small start"
            } else {
                ""
            },
            plan.constant,
            plan.eta,
            plan.stride,
            found.rises,
            list(&found.loss),
            list(&found.gradient),
            list(&found.lmax),
            list(&found.lmin),
        )
        .expect("a text takes everything");
    }
    text
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(characters).collect()
    })
}

/// The numbers of an array, on lines of at most 100 characters.
fn list(values: &[f64]) -> String {
    let mut text = String::from("[");
    let mut line = String::new();
    for value in values {
        let number = match *value {
            0.0 => String::from(" 0.0,"),
            value => format!(" {value:.7e},"),
        };
        if line.is_empty() || 7 + line.len() + number.len() > 100 {
            text.push_str(&line);
            line = String::from("\n       ");
        }
        line.push_str(&number);
    }
    text + &line + "\n    ]"
}

/// What is wrong with a stored spectrum, if anything.
pub fn compare_spectrum(name: &str, stored: &Spectrum, found: &SpectrumFound) -> Vec<String> {
    let mut complaints = compare(
        &format!("{name}.eigenvalues"),
        stored.eigenvalues,
        &found.eigenvalues,
    );
    if stored.parameters != found.parameters {
        complaints.push(format!("{name}.parameters: {} now", found.parameters));
    }
    complaints
}

/// What is wrong with a stored trace, if anything. The ends of the spectrum are compared as far as
/// they were looked at.
pub fn compare_trace(name: &str, stored: &Trace, found: &TraceFound) -> Vec<String> {
    let seen = found.lmax.len();
    let mut complaints = [
        compare_each(&format!("{name}.loss"), stored.loss, &found.loss),
        compare_each(
            &format!("{name}.gradient"),
            stored.gradient,
            &found.gradient,
        ),
        compare_each(&format!("{name}.lmax"), &stored.lmax[..seen], &found.lmax),
        // An error of λmin is measured by the size of the matrix.
        differences(
            &format!("{name}.lmin"),
            &stored.lmin[..seen],
            &found.lmin,
            |k| TOLERANCE * found.lmax[k].max(-found.lmin[k]),
        ),
    ]
    .concat();
    if stored.rises != found.rises {
        complaints.push(format!("{name}.rises: {} now", found.rises));
    }
    complaints
}

fn compare(name: &str, stored: &[f64], found: &[f64]) -> Vec<String> {
    let scale = found.iter().copied().fold(0.0, |a: f64, b| a.max(b.abs()));
    differences(name, stored, found, |_| TOLERANCE * scale)
}

fn compare_each(name: &str, stored: &[f64], found: &[f64]) -> Vec<String> {
    differences(name, stored, found, |k| TOLERANCE * found[k].abs())
}

fn differences(
    name: &str,
    stored: &[f64],
    found: &[f64],
    allowed: impl Fn(usize) -> f64,
) -> Vec<String> {
    if stored.len() != found.len() {
        return vec![format!(
            "{name}: {} values, and {} now",
            stored.len(),
            found.len()
        )];
    }
    stored
        .iter()
        .zip(found)
        .enumerate()
        .filter(|(k, (s, f))| (**s - **f).abs() > allowed(*k) || (**s - **f).is_nan())
        .map(|(k, (s, f))| format!("{name}[{k}]: {s:e}, and {f:e} now"))
        .collect()
}
