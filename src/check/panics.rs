//! Where a panic happened: in the answer, in the probe, or in a library that the answer called.

use super::{
    checker::{Checker, cancelled},
    loading::load,
};
use crate::{
    compile::{Cancel, PLACE_OF_PROBES, Patience, Piece},
    source::mark,
};
use judge::Known;
use sandbox::{Limits, Task};
use std::slice;
use trace::{CaseRun, Ending, Origin};
use workbook::fault::Result;

impl Checker {
    /// Says of each panic whose it is. Finds the answer's own line for one inside a library, by running
    /// its case again with landmarks.
    pub(super) fn place_panic(
        &self,
        piece: &Piece,
        known: &Known,
        run: &mut [CaseRun],
        seed: u64,
        patience: &mut Patience,
        cancel: &Cancel,
    ) -> Result<()> {
        place(run, &piece.shown);
        let is_in_library = |case: &CaseRun| {
            matches!(
                case.ending,
                Ending::Panicked {
                    origin: Origin::Library,
                    ..
                }
            )
        };
        let mut named = run.iter().take(known.reference.len());
        let Some(index) = named.position(is_in_library) else {
            return Ok(());
        };
        let marked = Piece {
            source: mark(&piece.source),
            ..piece.clone()
        };
        let compiled = self.compiler.compile_within(&[marked], patience, cancel)?;
        if cancel.is_cancelled() {
            return Err(cancelled());
        }
        if let (Ok(Some(sandbox)), Ok(exercise)) = (load(&compiled), &compiled.pieces[0]) {
            let task = Task {
                exercise: *exercise,
                seed,
            };
            let limits = Limits::with_landmarks(known.reference[index].work);
            let mut again = sandbox.run(task, index as u64, &run[index].name, limits);
            place(slice::from_mut(&mut again), &piece.shown);
            if let Ending::Panicked { .. } = again.ending {
                run[index].ending = again.ending;
            }
        }
        Ok(())
    }
}

/// Says of each panic in whose text it happened, by the names that the compiler was given for them: a
/// probe in a bundle is called after its answer, and one that is compiled apart by a name of its own,
/// which is told as the first.
pub(super) fn place(run: &mut [CaseRun], shown: &str) {
    for case in run {
        let Ending::Panicked { place, origin, .. } = &mut case.ending else {
            continue;
        };
        // As it is written on Windows.
        *place = place.replace('\\', "/");
        if let Some(rest) = place.strip_prefix(PLACE_OF_PROBES) {
            *place = format!("{shown}:probe{rest}");
        }
        *origin = match place.strip_prefix(shown) {
            Some(rest) if rest.starts_with(":probe:") => Origin::Probe,
            Some(_) => Origin::Answer,
            None if place.is_empty() => Origin::Unknown,
            None => Origin::Library,
        };
    }
}
