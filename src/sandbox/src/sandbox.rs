//! One case in a fresh instance.

use crate::{
    guest::{self, Ended, Guest},
    limits::{self, Limits, MEMORY_BYTES, MODEST_BYTES},
    task::{Task, Variation},
    wasi,
};
use std::{
    fmt, mem,
    sync::{Mutex, PoisonError},
};
use trace::{CaseRun, Ending, Origin};
use wasmi::{CompilationMode, Config, CustomFuelCosts, Engine, Linker, Module, Store, TrapCode};

/// Whoever holds it may use [`MEMORY_BYTES`]. So the memory of all cases that run at once depends
/// neither on chance nor, for each of many cores, on the most that a case may use.
static ROOM: Mutex<()> = Mutex::new(());

/// Why a bundle does not load, or a probe does not name its cases; what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    pub what: String,
    pub remedy: &'static str,
}

/// A compiled bundle, ready to run its cases.
pub struct Sandbox {
    engine: Engine,
    module: Module,
    linker: Linker<Guest>,
}

impl Sandbox {
    /// Loads a bundle.
    ///
    /// # Errors
    /// Where the module is not one that rustc made from a bundle.
    pub fn load(wasm: &[u8]) -> Result<Self, Broken> {
        let mut config = Config::default();
        config
            .consume_fuel(true)
            .set_max_recursion_depth(limits::CALL_DEPTH)
            .set_max_stack_height(limits::VALUE_STACK_BYTES)
            // Translating is the host's work; charging for it would make the first case dearer than the second.
            .fuel_cost(CustomFuelCosts {
                bytes_copied_per_fuel: 64,
                fuel_per_bytes_translated: 0,
                fuel_per_bytes_validated: 0,
            })
            .compilation_mode(CompilationMode::LazyTranslation)
            .ignore_custom_sections(true);
        let engine = Engine::new(&config);
        let module = Module::new(&engine, wasm).map_err(|e| broken(&e))?;
        let mut linker = Linker::new(&engine);
        guest::provide(&mut linker).map_err(|e| broken(&e))?;
        wasi::provide(&mut linker, &module).map_err(|e| broken(&e))?;
        Ok(Self {
            engine,
            module,
            linker,
        })
    }

    /// The memory that stack and statics of the whole bundle take, before anything runs.
    #[must_use]
    pub fn memory_at_start(&self) -> usize {
        let memory = self.module.exports().find_map(|e| e.ty().memory().copied());
        memory.map_or(0, |memory| {
            (memory.minimum() as usize).saturating_mul(64 << 10)
        })
    }

    /// The names of a probe's cases.
    ///
    /// # Errors
    /// Where the probe does not get through naming them.
    pub fn case_names(&self, task: Task) -> Result<Vec<String>, Broken> {
        let (ending, guest) = self.start(task, u64::MAX, Limits::REFERENCE);
        match ending {
            Ending::Finished => Ok(guest.names),
            other => Err(Broken {
                what: format!("The probe could not name its cases: {other}."),
                remedy: "Its function must not call an answer outside a case.",
            }),
        }
    }

    /// Runs one case in a fresh instance.
    #[must_use]
    pub fn run(&self, task: Task, case: u64, name: &str, limits: Limits) -> CaseRun {
        let (ending, guest) = self.start(task, case, limits);
        CaseRun {
            name: name.to_owned(),
            ending,
            observations: guest.observations,
            output: String::from_utf8_lossy(&guest.output).into_owned(),
            output_cut: guest.output_cut,
            work: guest.work,
        }
    }

    /// Runs one case with other inputs, one set of them after the other. They share an instance as
    /// long as each comes to its end: a hundred cost little more than one. What an answer leaves
    /// behind is seen by the next, so a finding is run again alone. After two that do not
    /// come to their end, the others are not run, and end as the last; once `most` work is done, no other
    /// is begun, and there are fewer runs than variations.
    #[must_use]
    pub fn vary(
        &self,
        task: Task,
        case: u64,
        name: &str,
        variations: &[Variation],
        most: u64,
    ) -> Vec<CaseRun> {
        let mut runs: Vec<CaseRun> = Vec::new();
        let mut stopped = 0;
        let mut left = most;
        while runs.len() < variations.len() && left > 0 {
            let rest = &variations[runs.len()..];
            let guest = Guest::new(task, case, rest[0].limits, MODEST_BYTES).varied(rest, left);
            let (mut ending, mut guest) = self.start_guest(guest);
            let run = |ending: Ending, ended: Ended| CaseRun {
                name: name.to_owned(),
                ending,
                observations: ended.observations,
                output: String::from_utf8_lossy(&ended.output).into_owned(),
                output_cut: ended.output_cut,
                work: ended.work,
            };
            let before = mem::take(&mut guest.ended).into_iter();
            runs.extend(before.map(|ended| run(Ending::Finished, ended)));
            let alone = &variations[runs.len()];
            if ending == Ending::OutOfMemory {
                let _room = ROOM.lock().unwrap_or_else(PoisonError::into_inner);
                let alone = Guest::new(task, case, alone.limits, MEMORY_BYTES)
                    .varied(std::slice::from_ref(alone), left);
                (ending, guest) = self.start_guest(alone);
            }
            stopped += usize::from(ending != Ending::Finished);
            runs.push(run(ending, guest.into()));
            let spent: u64 = runs.iter().map(|run| run.work).sum();
            left = most.saturating_sub(spent);
            if stopped == 2 {
                let last = runs[runs.len() - 1].clone();
                runs.resize(variations.len(), last);
            }
        }
        runs
    }

    /// Runs in modest memory, and where that is not enough again, with nobody beside it who has
    /// more: the first run leaves no trace.
    fn start(&self, task: Task, case: u64, limits: Limits) -> (Ending, Guest) {
        let modest = self.start_within(MODEST_BYTES, task, case, limits);
        if modest.0 != Ending::OutOfMemory {
            return modest;
        }
        drop(modest);
        let _room = ROOM.lock().unwrap_or_else(PoisonError::into_inner);
        self.start_within(MEMORY_BYTES, task, case, limits)
    }

    fn start_within(
        &self,
        memory_bytes: usize,
        task: Task,
        case: u64,
        limits: Limits,
    ) -> (Ending, Guest) {
        self.start_guest(Guest::new(task, case, limits, memory_bytes))
    }

    fn start_guest(&self, guest: Guest) -> (Ending, Guest) {
        let work = guest.limits.work;
        let mut store = Store::new(&self.engine, guest);
        store.limiter(|guest| &mut guest.memory);
        let instance = store
            .set_fuel(work)
            .and_then(|()| self.linker.instantiate_and_start(&mut store, &self.module));
        let Ok(instance) = instance else {
            // Imports were resolved when the module was loaded; what is left are its statics.
            return (Ending::OutOfMemory, store.into_data());
        };
        let outcome = instance
            .get_typed_func::<(), ()>(&store, "_start")
            .and_then(|start| {
                // Laying out the guest's memory is no work of the answer's.
                store.set_fuel(work)?;
                start.call(&mut store, ())
            });
        let left = store.get_fuel().unwrap_or(0);
        let mut guest = store.into_data();
        guest.work = guest.limits.work - left;
        let ending = match outcome {
            Ok(()) if guest.finished => Ending::Finished,
            Ok(()) => Ending::Exited(0),
            Err(error) => ending_of(&error, &mut guest),
        };
        (ending, guest)
    }
}

fn ending_of(error: &wasmi::Error, guest: &mut Guest) -> Ending {
    if let Some(status) = error.i32_exit_status() {
        // Leaving `main` also ends in an exit call on some releases of the standard library.
        return if guest.finished && status == 0 {
            Ending::Finished
        } else {
            Ending::Exited(status)
        };
    }
    match error.as_trap_code() {
        Some(TrapCode::OutOfFuel) => Ending::OutOfWork,
        // Safe Rust leaves its memory only where the stack runs into the end of it.
        Some(TrapCode::StackOverflow | TrapCode::MemoryOutOfBounds) => Ending::OutOfStack,
        Some(TrapCode::GrowthOperationLimited | TrapCode::OutOfSystemMemory) => Ending::OutOfMemory,
        _ => {
            let (place, message) = guest.panic.take().unwrap_or_default();
            Ending::Panicked {
                place,
                message,
                line: guest.line,
                origin: Origin::Unknown,
            }
        }
    }
}

fn broken(error: &impl fmt::Display) -> Broken {
    Broken {
        what: format!("The compiled bundle does not load: {error}."),
        remedy: "Delete target/curvature and run the same command again.",
    }
}
