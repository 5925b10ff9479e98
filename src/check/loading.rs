//! From answers to modules that are ready to run: one for all of them, but for those that would
//! disturb others.

use super::checker::Checker;
use crate::{
    compile::{Cancel, Compiled, Patience, Piece, Rejection},
    source::may_implement_a_trait,
};
use sandbox::{STACK_BYTES, Sandbox};
use workbook::fault::{Fault, Result};

/// Bytes of statics with which answers may still share a bundle.
const SHARED_STATICS: usize = 16 << 20;

/// A module that is ready to run.
pub(super) struct Loaded {
    /// None where nothing compiled.
    pub sandbox: Option<Sandbox>,
    /// For each of its pieces the place in the list of all, and the index in the module, or why it
    /// is not there.
    pub verdicts: Vec<(usize, std::result::Result<usize, Rejection>)>,
}

impl Checker {
    /// Compiles pieces, and loads them: in one module, but for those that would disturb others.
    pub(super) fn loaded(
        &self,
        pieces: &[Piece],
        patience: &mut Patience,
        cancel: &Cancel,
    ) -> Result<Vec<Loaded>> {
        let (apart, together): (Vec<usize>, Vec<usize>) = (0..pieces.len())
            .partition(|&slot| pieces.len() > 1 && may_implement_a_trait(&pieces[slot].source));
        let mut loaded = self.loaded_together(pieces, &together, patience, cancel)?;
        for slot in apart {
            loaded.extend(self.loaded_together(pieces, &[slot], patience, cancel)?);
        }
        Ok(loaded)
    }

    /// Compiles some of the pieces in one bundle; alone where they cannot share a module.
    fn loaded_together(
        &self,
        pieces: &[Piece],
        slots: &[usize],
        patience: &mut Patience,
        cancel: &Cancel,
    ) -> Result<Vec<Loaded>> {
        let chosen: Vec<Piece> = slots.iter().map(|&slot| pieces[slot].clone()).collect();
        let compiled = self.compiler.compile_within(&chosen, patience, cancel)?;
        let loaded = load(&compiled);
        // All of a bundle share one layout: the statics of one must not take the memory of another.
        let crowded = |sandbox: &Sandbox| sandbox.memory_at_start() > STACK_BYTES + SHARED_STATICS;
        let disturbed = match &loaded {
            Ok(sandbox) => compiled.at_odds || sandbox.as_ref().is_some_and(crowded),
            Err(_) => true,
        };
        let verdicts = slots.iter().copied().zip(compiled.pieces);
        if slots.len() < 2 || !disturbed {
            let (sandbox, verdicts) = match loaded {
                Ok(sandbox) => (sandbox, verdicts.collect()),
                Err(fault) => {
                    let unloadable = Rejection::Unloadable(fault.what);
                    (
                        None,
                        verdicts
                            .map(|(slot, _)| (slot, Err(unloadable.clone())))
                            .collect(),
                    )
                }
            };
            return Ok(vec![Loaded { sandbox, verdicts }]);
        }
        let mut every = Vec::new();
        for (slot, verdict) in verdicts {
            match verdict {
                // Found when it was alone already.
                Err(rejection) if !matches!(rejection, Rejection::Errors(_)) => {
                    every.push(Loaded {
                        sandbox: None,
                        verdicts: vec![(slot, Err(rejection))],
                    });
                }
                _ => every.extend(self.loaded_together(pieces, &[slot], patience, cancel)?),
            }
        }
        Ok(every)
    }
}

pub(super) fn load(compiled: &Compiled) -> Result<Option<Sandbox>> {
    let loaded = compiled.wasm.as_deref().map(Sandbox::load).transpose();
    loaded.map_err(|broken| Fault::new(broken.what, broken.remedy))
}
