//! How a probe observes a learner's functions.
//!
//! A probe is a function of a [`Probe`]: it names its cases, and in each it calls the learner's
//! functions and records what they return.
//!
//! ```
//! use lab::probe::{Probe, exactly, within};
//!
//! fn square(x: f64) -> f64 {
//!     x * x
//! }
//!
//! fn probe(p: &mut Probe) {
//!     p.case("a round number", |r| {
//!         r.given("x", 3.0);
//!         r.see("x squared", square(3.0), exactly());
//!     });
//!     p.seeded("random numbers", 2, |r, rng| {
//!         let x = rng.normal();
//!         r.given("x", x);
//!         r.see("x squared", square(x), within(1e-15));
//!     });
//! }
//!
//! let names: Vec<String> = lab::probe::rehearse(probe, 0)
//!     .into_iter()
//!     .map(|case| case.name)
//!     .collect();
//! assert_eq!(names, ["a round number", "random numbers 1", "random numbers 2"]);
//! ```
//!
//! The runner starts a fresh sandbox for each case, so a case never sees another's leftovers, and
//! a panic in one leaves the others standing. Only the reference's demands count: they are read
//! from its recording, never from the learner's.

mod asked;
mod calls;
mod host;
mod input;
mod observe;
mod rng;

pub use asked::asking;
pub use calls::Calls;
pub use input::{Input, Of, any, definite, symmetric, unit};
pub use observe::{Eigenpairs, Growth, Observe, Series, Spectrum};
pub use rng::Rng;

use trace::{Demand, Observation};

/// What is demanded of a recorded value, and why.
#[derive(Debug, Clone)]
pub struct How {
    demand: Demand,
    because: String,
}

impl How {
    /// The reason for this tolerance, for a learner to read: "a central difference at its best
    /// step is off by about eps^(2/3)".
    #[must_use]
    pub fn because(mut self, reason: &str) -> Self {
        self.because = reason.to_owned();
        self
    }

    /// Allows an absolute error on top of the relative one. Tie it to the scale of the problem.
    #[must_use]
    pub fn or_absolute(mut self, abs: f64) -> Self {
        if let Demand::Close { abs: a, .. } = &mut self.demand {
            *a = abs;
        }
        self
    }
}

fn how(demand: Demand) -> How {
    How {
        demand,
        because: String::new(),
    }
}

/// The very same value.
#[must_use]
pub fn exactly() -> How {
    how(Demand::Equal)
}

/// Equal up to this error relative to the expected value (for vectors and matrices: to its
/// largest entry).
#[must_use]
pub fn within(rel: f64) -> How {
    how(Demand::Close { rel, abs: 0.0 })
}

/// Equal up to this absolute error. Tie it to the scale of the problem.
#[must_use]
pub fn within_absolute(abs: f64) -> How {
    how(Demand::Close { rel: 0.0, abs })
}

/// A count or number that may be anything up to `limit`; the exercise's statement names the limit.
#[must_use]
pub fn at_most(limit: f64) -> How {
    how(Demand::AtMost(limit))
}

/// A number that must be at least `limit`; the exercise's statement names the limit.
#[must_use]
pub fn at_least(limit: f64) -> How {
    how(Demand::AtLeast(limit))
}

/// Work that may grow like the reference's, up to `slack` more in the exponent of n.
#[must_use]
pub fn growing_within(slack: f64) -> How {
    how(Demand::GrowthWithin(slack))
}

/// Records one case.
pub struct Recorder {
    // Not constructible outside this module: a learner's code can record nothing.
    _private: (),
}

impl Recorder {
    /// Records an input, which a learner sees beside a finding. It is never compared.
    pub fn given(&mut self, name: &str, value: impl Observe) {
        self.see(name, value, how(Demand::Given));
    }

    /// Records an input, which a learner sees beside a finding, and returns it; or another of the
    /// same domain, where the runner varies the case. So whatever depends on it must be computed from
    /// what is returned, tolerances too.
    pub fn input<T: Input>(&mut self, name: &str, usual: T, of: Of) -> T {
        let replaced = host::replaced(input::next()).and_then(T::read);
        let value = replaced.unwrap_or(usual);
        self.see(name, value.observe(), how(Demand::Input(of.domain::<T>())));
        value
    }

    /// Says what must be true of the inputs together, where their domains do not say it: with others
    /// the case is left out. Say it before the answer is called.
    pub fn assume(&mut self, promised: bool) {
        if !promised {
            self.see("what is promised", false, how(Demand::Assumed));
        }
    }

    /// Records where the answer called a function that it was given.
    pub fn asked(&mut self, function: &str, calls: &Calls) {
        self.see(function, calls.first(), how(Demand::Asked));
    }

    /// Records whether something holds that must hold of every right answer, said so that a learner can
    /// look whether it does: "the form at 2v is four times the form at v". It decides no verdict.
    pub fn relation(&mut self, says: &str, holds: bool) {
        self.see(says, holds, how(Demand::Relation));
    }

    /// Records a curve that is drawn over the reference's, and never compared.
    pub fn draw(&mut self, name: &str, series: Series) {
        self.see(name, series, how(Demand::Drawn));
    }

    /// Records how an answer went about it, which helps to recognise a known mistake and is never
    /// compared: a right answer may go about it in any way. `None` says nothing.
    pub fn clue(&mut self, name: &str, value: impl Observe) {
        self.see(name, value, how(Demand::Clue));
    }

    /// Records what a learner's function returned.
    pub fn see(&mut self, name: &str, value: impl Observe, how: How) {
        host::observe(&Observation {
            name: name.to_owned(),
            value: value.observe(),
            demand: how.demand,
            because: how.because,
            from: asked::asked().to_owned(),
        });
    }

    /// Runs `f` and counts the units of work it took (0 outside the sandbox).
    pub fn work_of<T>(&mut self, f: impl FnOnce() -> T) -> (T, u64) {
        let before = host::work();
        let value = f();
        (value, host::work() - before)
    }
}

/// The cases of one exercise. Only the case that the runner asked for is run.
pub struct Probe {
    wanted: Wanted,
    seed: u64,
    next: u64,
}

#[derive(PartialEq)]
enum Wanted {
    Names,
    Case(u64),
}

impl Probe {
    /// A case with inputs of its own.
    pub fn case(&mut self, name: &str, run: impl FnOnce(&mut Recorder)) {
        let index = self.next;
        self.next += 1;
        match self.wanted {
            Wanted::Names => host::name_case(name),
            Wanted::Case(wanted) if wanted == index => {
                asked::forget();
                input::forget();
                run(&mut Recorder { _private: () });
            }
            Wanted::Case(_) => {}
        }
    }

    /// `count` cases whose inputs are drawn from the seed of the run: learners see seed 0, an
    /// instructor may grade with another.
    pub fn seeded(&mut self, name: &str, count: usize, run: impl Fn(&mut Recorder, &mut Rng)) {
        for k in 1..=count {
            let mut rng = Rng::new(self.seed, &format!("{name} {k}"));
            self.case(&format!("{name} {k}"), |r| run(r, &mut rng));
        }
    }
}

/// Tells the runner which line of an answer is running. The runner writes these calls itself, into
/// a copy of an answer whose panic it wants to place.
pub fn here(line: u32) {
    host::here(line);
}

/// A probe's function, as a bundle lists it.
pub type ProbeFn = fn(&mut Probe);

/// The `main` of a bundle: runs the one case that the runner asked for.
///
/// # Panics
/// If it is called a second time, which only a learner's code would do.
pub fn main(probes: &[ProbeFn]) {
    host::enter();
    let task = host::task();
    let wanted = || match task.case {
        u64::MAX => Wanted::Names,
        case => Wanted::Case(case),
    };
    loop {
        let mut probe = Probe {
            wanted: wanted(),
            seed: task.seed,
            next: 0,
        };
        probes[task.exercise](&mut probe);
        host::finish();
        // With other inputs, if the runner varies this case.
        if !host::once_more() {
            break;
        }
    }
}

/// One case, run outside the sandbox.
#[derive(Debug)]
pub struct Rehearsed {
    pub name: String,
    pub observations: Vec<Observation>,
}

/// Runs every case of a probe in this process, for authors and their tests. Floating-point
/// results may differ from the sandbox's in the last bits; work is 0.
#[cfg(not(target_family = "wasm"))]
#[must_use]
pub fn rehearse(probe: ProbeFn, seed: u64) -> Vec<Rehearsed> {
    let run = |wanted| {
        let mut cases = Probe {
            wanted,
            seed,
            next: 0,
        };
        probe(&mut cases);
        host::take()
    };
    run(Wanted::Names)
        .into_iter()
        .enumerate()
        .map(|(index, named)| Rehearsed {
            name: named.name,
            observations: run(Wanted::Case(index as u64)),
        })
        .collect()
}
