//! What is too heavy for the sandbox: trains small networks on digits and on blobs, and keeps
//! spectra of their Hessians and traces of their training for exercises 4.1a and 7.3a.

mod data;
mod lanczos;
mod network;
mod plan;
mod progress;
mod record;

use lab::recorded::{SPECTRA, TRACES};
use progress::Progress;
use std::{fs, path::Path, process::ExitCode};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let check = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => false,
        ["--check"] => true,
        _ => {
            eprintln!("Without arguments, lab/src/recorded is written anew; --check compares it.");
            return ExitCode::from(2);
        }
    };
    let total: f64 = plan::SPECTRA
        .iter()
        .map(plan::SpectrumPlan::cost)
        .sum::<f64>()
        + plan::TRACES.iter().map(plan::TracePlan::cost).sum::<f64>();
    let mut progress = Progress::new(total);
    let spectra: Vec<_> = plan::SPECTRA
        .iter()
        .map(|plan| {
            progress.begin(format!("spectrum: {}", plan.task.describe(plan.loss)));
            (plan, plan.run(&mut progress))
        })
        .collect();
    let traces: Vec<_> = plan::TRACES
        .iter()
        .map(|plan| {
            progress.begin(format!("trace: step size {}", plan.eta));
            (plan, plan.run(plan::RECORDS, &mut progress))
        })
        .collect();
    if check {
        compare(&spectra, &traces)
    } else {
        write("spectra.rs", &record::spectra(&spectra));
        write("traces.rs", &record::traces(&traces));
        ExitCode::SUCCESS
    }
}

fn write(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../lab/src/recorded")
        .join(name);
    fs::write(&path, text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    println!("lab/src/recorded/{name}: {} bytes", text.len());
}

fn compare(
    spectra: &[(&plan::SpectrumPlan, plan::SpectrumFound)],
    traces: &[(&plan::TracePlan, plan::TraceFound)],
) -> ExitCode {
    assert_eq!((spectra.len(), traces.len()), (SPECTRA.len(), TRACES.len()));
    let of_spectra = spectra
        .iter()
        .zip(SPECTRA)
        .flat_map(|((plan, found), stored)| record::compare_spectrum(plan.constant, stored, found));
    let of_traces = traces
        .iter()
        .zip(TRACES)
        .flat_map(|((plan, found), stored)| record::compare_trace(plan.constant, stored, found));
    let complaints: Vec<String> = of_spectra.chain(of_traces).collect();
    for complaint in &complaints {
        println!("{complaint}");
    }
    if complaints.is_empty() {
        println!(
            "lab/src/recorded holds what is computed, to {:e}.",
            record::TOLERANCE
        );
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rest is compared by `--check`, which takes minutes without optimisation.
    #[test]
    fn a_stored_spectrum_is_found_again() {
        let smallest = 8;
        let plan = &plan::SPECTRA[smallest];
        let found = plan.run(&mut Progress::new(1.0));
        let complaints = record::compare_spectrum(plan.constant, SPECTRA[smallest], &found);
        assert!(complaints.is_empty(), "{complaints:?}");
    }

    /// The run that diverges is the shortest: all of its losses and gradients, and the ends of the
    /// first spectrum.
    #[test]
    fn a_stored_trace_is_found_again() {
        let shortest = 4;
        let plan = &plan::TRACES[shortest];
        let found = plan.run(1, &mut Progress::new(1.0));
        let complaints = record::compare_trace(plan.constant, TRACES[shortest], &found);
        assert!(complaints.is_empty(), "{complaints:?}");
    }
}
