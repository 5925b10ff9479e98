//! What the host knows of a running guest, and the functions that it gives it: the other side of
//! `lab/src/probe/host.rs`.

use crate::{
    limits::{Limits, OBSERVATION_BYTES, OUTPUT_BYTES, PANIC_BYTES, memory},
    task::{Task, Variation},
};
use std::{collections::VecDeque, mem};
use trace::Observation;
use wasmi::{Caller, Error, Linker, StoreLimits, TrapCode, errors::LinkerError};

/// The state of one running case.
pub struct Guest {
    task: Task,
    case: u64,
    pub limits: Limits,
    pub memory: StoreLimits,
    pub names: Vec<String>,
    pub observations: Vec<Observation>,
    kept_bytes: usize,
    pub panic: Option<(String, String)>,
    /// The line of the answer that was running, where it carries landmarks.
    pub line: Option<u64>,
    pub finished: bool,
    /// For each field of the task, whether the guest has asked for it.
    asked: [bool; 3],
    pub output: Vec<u8>,
    pub output_cut: bool,
    pub work: u64,
    /// What stands in the place of the case's inputs, where it is varied.
    variation: Variation,
    /// What is to be run after it, in the same instance.
    left: VecDeque<Variation>,
    /// The work of all of them, after which none is begun.
    most: u64,
    /// Those that came to their end before it.
    pub ended: Vec<Ended>,
    /// The state of the guest's only source of "randomness", the same in every run.
    pub noise: u64,
}

/// What a variation left behind.
pub struct Ended {
    pub observations: Vec<Observation>,
    pub output: Vec<u8>,
    pub output_cut: bool,
    pub work: u64,
}

impl From<Guest> for Ended {
    /// Of the variation that was under way last.
    fn from(guest: Guest) -> Self {
        Self {
            observations: guest.observations,
            output: guest.output,
            output_cut: guest.output_cut,
            work: guest.work,
        }
    }
}

impl Guest {
    pub fn new(task: Task, case: u64, limits: Limits, memory_bytes: usize) -> Self {
        Self {
            task,
            case,
            limits,
            memory: memory(memory_bytes),
            names: Vec::new(),
            observations: Vec::new(),
            kept_bytes: 0,
            panic: None,
            line: None,
            finished: false,
            asked: [false; 3],
            output: Vec::new(),
            output_cut: false,
            work: 0,
            noise: 0,
            variation: Variation::default(),
            left: VecDeque::new(),
            most: 0,
            ended: Vec::new(),
        }
    }

    /// The same, for a case with other inputs, one set of them after the other.
    pub fn varied(mut self, variations: &[Variation], most: u64) -> Self {
        self.most = most;
        self.left = variations.iter().cloned().collect();
        if let Some(first) = self.left.pop_front() {
            self.limits = first.limits;
            self.variation = first;
        }
        self
    }

    /// Goes on to the next variation, if there is one, and says what it may use.
    fn again(&mut self, fuel_left: u64) -> Option<u64> {
        let work = self.limits.work - fuel_left;
        self.most = self.most.saturating_sub(work);
        let next = self.left.pop_front().filter(|_| self.most > 0)?;
        self.ended.push(Ended {
            observations: mem::take(&mut self.observations),
            output: mem::take(&mut self.output),
            output_cut: mem::take(&mut self.output_cut),
            work,
        });
        self.finished = false;
        self.limits = next.limits;
        self.variation = next;
        Some(self.limits.work)
    }

    fn replacement(&self, input: u32) -> &[u8] {
        let inputs = &self.variation.inputs;
        inputs.get(input as usize).map_or(&[], Vec::as_slice)
    }

    /// Counts what the host keeps for the guest: names and observations.
    fn keep(&mut self, bytes: usize) -> Result<(), Error> {
        self.kept_bytes += bytes;
        if self.kept_bytes > OBSERVATION_BYTES {
            return Err(TrapCode::GrowthOperationLimited.into());
        }
        Ok(())
    }

    /// A field of the task: exercise, case, or seed. `main` asks for each once, before any code of an
    /// answer runs. Whoever asks again has entered it a second time: the guest refuses that too, by a
    /// mark in its own memory, which a hole in safe Rust can wipe out.
    fn task(&mut self, field: u32) -> Result<u64, Error> {
        let field = field.min(2) as usize;
        if mem::replace(&mut self.asked[field], true) {
            return Err(self.refuse("lab::probe::main belongs to the runner"));
        }
        Ok([self.task.exercise as u64, self.case, self.task.seed][field])
    }

    /// Ends the guest as a panic would.
    fn refuse(&mut self, message: &str) -> Error {
        self.panic = Some((String::new(), message.to_owned()));
        Error::new("the guest was refused")
    }

    pub fn print(&mut self, bytes: &[u8]) {
        let room = OUTPUT_BYTES - self.output.len();
        self.output.extend(&bytes[..bytes.len().min(room)]);
        self.output_cut |= bytes.len() > room;
    }
}

/// Gives the guest the functions of the module `curvature`.
pub fn provide(linker: &mut Linker<Guest>) -> Result<(), LinkerError> {
    const MODULE: &str = "curvature";
    linker.func_wrap(MODULE, "task", |mut guest: Caller<Guest>, field: u32| {
        guest.data_mut().task(field)
    })?;
    linker.func_wrap(MODULE, "used", |guest: Caller<Guest>| {
        let left = guest.get_fuel().unwrap_or(0);
        guest.data().limits.work - left
    })?;
    linker.func_wrap(MODULE, "replacement", |guest: Caller<Guest>, input: u32| {
        guest.data().replacement(input).len() as u32
    })?;
    linker.func_wrap(
        MODULE,
        "replace",
        |mut guest: Caller<Guest>, input: u32, at: u32, len: u32| {
            charge(&mut guest, 100 + u64::from(len))?;
            let mut bytes = guest.data().replacement(input).to_vec();
            bytes.truncate(len as usize);
            store(&mut guest, at, &bytes)
        },
    )?;
    linker.func_wrap(MODULE, "again", |mut guest: Caller<Guest>| {
        let left = guest.get_fuel()?;
        let Some(fuel) = guest.data_mut().again(left) else {
            return Ok(0);
        };
        guest.set_fuel(fuel)?;
        Ok::<u32, Error>(1)
    })?;
    linker.func_wrap(MODULE, "at_line", |mut guest: Caller<Guest>, line: u32| {
        guest.data_mut().line = Some(line.into());
    })?;
    linker.func_wrap(MODULE, "finished", |mut guest: Caller<Guest>| {
        guest.data_mut().finished = true;
    })?;
    linker.func_wrap(
        MODULE,
        "observed",
        |mut guest: Caller<Guest>, at: u32, len: u32| {
            let bytes = bytes(&mut guest, at, len)?;
            let guest = guest.data_mut();
            if guest.finished {
                return Err(guest.refuse("a probe records nothing after its end"));
            }
            guest.keep(bytes.len())?;
            let observation = Observation::decode(&bytes)
                .map_err(|malformed| Error::new(malformed.to_string()))?;
            guest.observations.push(observation);
            Ok(())
        },
    )?;
    linker.func_wrap(
        MODULE,
        "named",
        |mut guest: Caller<Guest>, at: u32, len: u32| {
            let name = text(&mut guest, at, len)?;
            let guest = guest.data_mut();
            guest.keep(name.len())?;
            guest.names.push(name);
            Ok::<(), Error>(())
        },
    )?;
    linker.func_wrap(
        MODULE,
        "panicked",
        |mut guest: Caller<Guest>, at: u32, len: u32| {
            let report = text(&mut guest, at, len.min(PANIC_BYTES))?;
            let (place, message) = report.split_once('\n').unwrap_or(("", &report));
            guest.data_mut().panic = Some((portable(place), message.to_owned()));
            Ok::<(), Error>(())
        },
    )?;
    Ok(())
}

/// A place in a library without the folders of this machine: `nalgebra-0.35.0/src/base/ops.rs:1:2`.
fn portable(place: &str) -> String {
    let place = place.replace('\\', "/");
    let tail = |marker: &str| {
        let (_, rest) = place.split_once(marker)?;
        Some(rest.split_once('/')?.1.to_owned())
    };
    tail("/registry/src/")
        .or_else(|| tail("/rustc/"))
        .unwrap_or(place)
}

/// Copies bytes out of the guest's memory, and charges for it: a call into the host costs the
/// guest what it costs the host.
pub fn bytes(guest: &mut Caller<Guest>, at: u32, len: u32) -> Result<Vec<u8>, Error> {
    charge(guest, 100 + u64::from(len))?;
    let memory = guest
        .get_export("memory")
        .and_then(wasmi::Extern::into_memory)
        .ok_or(TrapCode::MemoryOutOfBounds)?;
    let (start, end) = (at as usize, at as usize + len as usize);
    memory
        .data(&guest)
        .get(start..end)
        .map(<[u8]>::to_vec)
        .ok_or_else(|| TrapCode::MemoryOutOfBounds.into())
}

fn text(guest: &mut Caller<Guest>, at: u32, len: u32) -> Result<String, Error> {
    Ok(String::from_utf8_lossy(&bytes(guest, at, len)?).into_owned())
}

/// Writes into the guest's memory.
pub fn store(guest: &mut Caller<Guest>, at: u32, content: &[u8]) -> Result<(), Error> {
    let memory = guest
        .get_export("memory")
        .and_then(wasmi::Extern::into_memory)
        .ok_or(TrapCode::MemoryOutOfBounds)?;
    memory
        .write(guest, at as usize, content)
        .map_err(|_| TrapCode::MemoryOutOfBounds.into())
}

/// Takes units of work away from the guest.
pub fn charge(guest: &mut Caller<Guest>, units: u64) -> Result<(), Error> {
    let left = guest.get_fuel()?;
    guest.set_fuel(left.saturating_sub(units))?;
    if left < units {
        return Err(TrapCode::OutOfFuel.into());
    }
    Ok(())
}
