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
use trace::{CaseRun, Ending};
use workbook::fault::Result;

impl Checker {
    /// Names a panic inside a probe as where the probe is in the bundle. Finds the answer's own line
    /// for one inside a library, by running its case again with landmarks.
    pub(super) fn place_panic(
        &self,
        piece: &Piece,
        known: &Known,
        run: &mut [CaseRun],
        seed: u64,
        patience: &mut Patience,
        cancel: &Cancel,
    ) -> Result<()> {
        for case in &mut *run {
            if let Ending::Panicked { place, .. } = &mut case.ending
                && let Some(rest) = place.strip_prefix(PLACE_OF_PROBES)
            {
                *place = format!("{}:probe{rest}", piece.shown);
            }
        }
        let is_in_library = |case: &CaseRun| {
            matches!(&case.ending, Ending::Panicked { place, .. }
                if !place.is_empty() && !place.starts_with(&piece.shown))
        };
        let Some(index) = run.iter().position(is_in_library) else {
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
            let again = sandbox.run(task, index as u64, &run[index].name, limits);
            if let Ending::Panicked { .. } = again.ending {
                run[index].ending = again.ending;
            }
        }
        Ok(())
    }
}
