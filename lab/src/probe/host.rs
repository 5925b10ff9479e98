//! The boundary between guest and host: the only `unsafe` code inside the sandbox.
//!
//! Inside the sandbox these are functions that the runner provides (`src/sandbox`). Outside it,
//! where authors rehearse probes, observations are kept in a thread-local list.

use trace::{Observation, Value};

/// Which exercise of the bundle, which of its cases, under which seed.
pub struct Task {
    pub exercise: usize,
    pub case: u64,
    pub seed: u64,
}

#[cfg(target_family = "wasm")]
mod imp {
    #![allow(unsafe_code)]

    use super::{Observation, Task, Value};
    use std::sync::atomic::{AtomicBool, Ordering};

    #[link(wasm_import_module = "curvature")]
    unsafe extern "C" {
        /// 0: exercise, 1: case, 2: seed.
        safe fn task(field: u32) -> u64;
        /// Units of work used so far.
        safe fn used() -> u64;
        safe fn finished();
        /// How many bytes the input of this number is replaced by; 0 where it is not.
        safe fn replacement(input: u32) -> u32;
        fn replace(input: u32, bytes: *mut u8, len: usize);
        /// 1 where the same case is to be run with other inputs.
        safe fn again() -> u32;
        safe fn at_line(line: u32);
        fn observed(bytes: *const u8, len: usize);
        fn named(bytes: *const u8, len: usize);
        fn panicked(bytes: *const u8, len: usize);
    }

    static ENTERED: AtomicBool = AtomicBool::new(false);

    /// Refuses a second entry: `main` comes before any code of a learner, so that no code of a
    /// learner can reach what lies behind it.
    pub fn enter() {
        assert!(
            !ENTERED.swap(true, Ordering::Relaxed),
            "lab::probe::main belongs to the runner"
        );
        std::panic::set_hook(Box::new(|info| {
            let place = info.location().map_or_else(String::new, |at| {
                format!("{}:{}:{}", at.file(), at.line(), at.column())
            });
            let message = info.payload_as_str().unwrap_or("a value that is no text");
            let report = format!("{place}\n{message}");
            // SAFETY: the host reads `len` bytes at `bytes` before it returns.
            unsafe { panicked(report.as_ptr(), report.len()) }
        }));
    }

    pub fn task_given() -> Task {
        Task {
            exercise: task(0) as usize,
            case: task(1),
            seed: task(2),
        }
    }

    pub fn work() -> u64 {
        used()
    }

    pub fn finish() {
        finished();
    }

    /// What stands in the place of an input, where the runner varies the case.
    pub fn replaced(input: u32) -> Option<Value> {
        let len = replacement(input) as usize;
        if len == 0 {
            return None;
        }
        let mut bytes = vec![0; len];
        // SAFETY: the host writes at most `len` bytes at `bytes` before it returns.
        unsafe { replace(input, bytes.as_mut_ptr(), len) };
        Value::decode(&bytes).ok()
    }

    pub fn once_more() -> bool {
        again() == 1
    }

    pub fn here(line: u32) {
        at_line(line);
    }

    pub fn observe(observation: &Observation) {
        let bytes = observation.encode();
        // SAFETY: the host reads `len` bytes at `bytes` before it returns.
        unsafe { observed(bytes.as_ptr(), bytes.len()) }
    }

    pub fn name_case(name: &str) {
        // SAFETY: the host reads `len` bytes at `bytes` before it returns.
        unsafe { named(name.as_ptr(), name.len()) }
    }
}

#[cfg(not(target_family = "wasm"))]
mod imp {
    use super::{Observation, Task, Value};
    use std::cell::RefCell;
    use trace::Demand;

    thread_local! {
        static SEEN: RefCell<Vec<Observation>> = const { RefCell::new(Vec::new()) };
    }

    pub fn enter() {
        panic!("a bundle runs inside the sandbox; outside it, use lab::probe::rehearse");
    }

    pub fn task_given() -> Task {
        unreachable!("enter() has refused")
    }

    pub fn work() -> u64 {
        0
    }

    pub fn finish() {}

    pub fn replaced(_input: u32) -> Option<Value> {
        None
    }

    pub fn once_more() -> bool {
        false
    }

    pub fn here(_line: u32) {}

    pub fn observe(observation: &Observation) {
        SEEN.with_borrow_mut(|seen| seen.push(observation.clone()));
    }

    pub fn name_case(name: &str) {
        observe(&Observation {
            name: name.to_owned(),
            value: Value::Flag(true),
            demand: Demand::Given,
            because: String::new(),
            from: String::new(),
        });
    }

    /// What has been recorded since the last call.
    pub fn take() -> Vec<Observation> {
        SEEN.with_borrow_mut(std::mem::take)
    }
}

#[cfg(not(target_family = "wasm"))]
pub use imp::take;
pub use imp::{
    enter, finish, here, name_case, observe, once_more, replaced, task_given as task, work,
};
