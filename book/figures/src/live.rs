//! A live figure: a function from a state to a scene, with the controls that make the state. The
//! printed figure is its scene in the state that the controls have at first.

use crate::Figure;

/// A live figure.
#[derive(Debug)]
pub struct Live {
    pub name: &'static str,
    /// What a reader can set, in the order in which it stands below the picture.
    pub controls: &'static [Control],
    /// What is seen in a state.
    pub draw: fn(&State) -> Scene,
}

/// What is seen in a state.
#[derive(Debug)]
pub struct Scene {
    /// As many panels in every state, of the same sizes.
    pub figure: Figure,
    /// What is seen now, in a sentence or two.
    pub seen: String,
    /// The few numbers worth reading: each with its name.
    pub numbers: Vec<(&'static str, String)>,
}

/// What a reader can set.
#[derive(Debug, Clone, Copy)]
pub struct Control {
    /// As the state and the address call it: one word.
    pub name: &'static str,
    /// As the reader knows it.
    pub label: &'static str,
    pub kind: Kind,
}

/// A range of numbers.
pub type Range = (f64, f64);

/// The kinds of controls, with what they are at first.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// A number between two others.
    Slider {
        range: Range,
        at: f64,
        scale: Scale,
        /// Behind the number, as in "30°".
        unit: &'static str,
        /// How many seconds it takes from end to end, where it is a time that can be played.
        seconds: Option<f64>,
    },
    /// A point in a panel's coordinates, which does not leave `keep`.
    Handle {
        panel: usize,
        at: (f64, f64),
        keep: Keep,
    },
    /// One of some.
    Choice {
        options: &'static [&'static str],
        at: usize,
    },
    /// On or off.
    Switch { on: bool },
    /// New random numbers.
    Seed,
}

/// How a slider goes from end to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    Linear,
    Log,
    /// Whole numbers.
    Whole,
}

/// What a handle may not leave.
#[derive(Debug, Clone, Copy)]
pub enum Keep {
    /// A rectangle; a line, where one range is a single number.
    Within(Range, Range),
    /// A circle about the origin.
    Circle(f64),
}

impl Control {
    const fn new(name: &'static str, label: &'static str, kind: Kind) -> Self {
        Self { name, label, kind }
    }

    const fn scaled(
        name: &'static str,
        label: &'static str,
        range: Range,
        at: f64,
        scale: Scale,
    ) -> Self {
        let kind = Kind::Slider {
            range,
            at,
            scale,
            unit: "",
            seconds: None,
        };
        Self::new(name, label, kind)
    }

    #[must_use]
    pub const fn slider(name: &'static str, label: &'static str, range: Range, at: f64) -> Self {
        Self::scaled(name, label, range, at, Scale::Linear)
    }

    /// A slider on which equal ways are equal factors.
    #[must_use]
    pub const fn log(name: &'static str, label: &'static str, range: Range, at: f64) -> Self {
        Self::scaled(name, label, range, at, Scale::Log)
    }

    /// A slider for whole numbers.
    #[must_use]
    pub const fn whole(name: &'static str, label: &'static str, range: Range, at: f64) -> Self {
        Self::scaled(name, label, range, at, Scale::Whole)
    }

    /// A slider for an angle in degrees.
    #[must_use]
    pub const fn angle(name: &'static str, label: &'static str, range: Range, at: f64) -> Self {
        Self::slider(name, label, range, at).unit("°")
    }

    /// The same slider with a unit.
    ///
    /// # Panics
    /// If it is not a slider.
    #[must_use]
    pub const fn unit(mut self, word: &'static str) -> Self {
        match &mut self.kind {
            Kind::Slider { unit, .. } => *unit = word,
            _ => panic!("only sliders have units"),
        }
        self
    }

    /// The same slider as a time, which plays in so many seconds.
    ///
    /// # Panics
    /// If it is not a slider.
    #[must_use]
    pub const fn plays(mut self, whole: f64) -> Self {
        match &mut self.kind {
            Kind::Slider { seconds, .. } => *seconds = Some(whole),
            _ => panic!("only sliders play"),
        }
        self
    }

    /// A point in the first panel that can be dragged.
    #[must_use]
    pub const fn handle(
        name: &'static str,
        label: &'static str,
        at: (f64, f64),
        keep: Keep,
    ) -> Self {
        Self::handle_in(0, name, label, at, keep)
    }

    /// A point in another panel that can be dragged.
    #[must_use]
    pub const fn handle_in(
        panel: usize,
        name: &'static str,
        label: &'static str,
        at: (f64, f64),
        keep: Keep,
    ) -> Self {
        Self::new(name, label, Kind::Handle { panel, at, keep })
    }

    #[must_use]
    pub const fn choice(
        name: &'static str,
        label: &'static str,
        options: &'static [&'static str],
        at: usize,
    ) -> Self {
        Self::new(name, label, Kind::Choice { options, at })
    }

    #[must_use]
    pub const fn switch(name: &'static str, label: &'static str, on: bool) -> Self {
        Self::new(name, label, Kind::Switch { on })
    }

    /// A button for new random numbers.
    #[must_use]
    pub const fn seed(label: &'static str) -> Self {
        Self::new("seed", label, Kind::Seed)
    }

    /// What it is at first: one number, or two for a point.
    #[must_use]
    pub fn first(&self) -> Vec<f64> {
        match self.kind {
            Kind::Slider { at, .. } => vec![at],
            Kind::Handle { at: (x, y), .. } => vec![x, y],
            Kind::Choice { at, .. } => vec![at as f64],
            Kind::Switch { on } => vec![f64::from(u8::from(on))],
            Kind::Seed => vec![0.0],
        }
    }

    /// The nearest that it may be; what it is at first, where that says nothing.
    #[must_use]
    pub fn kept(&self, wanted: &[f64]) -> Vec<f64> {
        let first = self.first();
        if wanted.len() != first.len() || wanted.iter().any(|x| !x.is_finite()) {
            return first;
        }
        match self.kind {
            Kind::Slider { range, scale, .. } => {
                let x = wanted[0].clamp(range.0, range.1);
                vec![if scale == Scale::Whole { x.round() } else { x }]
            }
            Kind::Handle { keep, .. } => keep.nearest(wanted[0], wanted[1]),
            Kind::Choice { options, .. } => {
                vec![wanted[0].round().clamp(0.0, options.len() as f64 - 1.0)]
            }
            Kind::Switch { .. } => vec![f64::from(u8::from(wanted[0] != 0.0))],
            Kind::Seed => vec![wanted[0].round().clamp(0.0, 1e6)],
        }
    }
}

impl Keep {
    fn nearest(self, x: f64, y: f64) -> Vec<f64> {
        match self {
            Self::Within(xs, ys) => vec![x.clamp(xs.0, xs.1), y.clamp(ys.0, ys.1)],
            Self::Circle(radius) => {
                let length = x.hypot(y);
                if length < 1e-9 * radius {
                    vec![radius, 0.0]
                } else {
                    vec![x / length * radius, y / length * radius]
                }
            }
        }
    }
}

/// What every control is set to.
#[derive(Debug, Clone)]
pub struct State {
    values: Vec<(&'static str, Vec<f64>)>,
}

impl Live {
    /// The state at first: that of the printed figure.
    #[must_use]
    pub fn first(&self) -> State {
        self.state(&[])
    }

    /// The state in which these controls have these values, as far as they may; all others are what
    /// they are at first.
    #[must_use]
    pub fn state(&self, set: &[(&str, Vec<f64>)]) -> State {
        let values = self.controls.iter().map(|control| {
            let wanted = set.iter().find(|(name, _)| *name == control.name);
            let value = wanted.map_or_else(|| control.first(), |(_, x)| control.kept(x));
            (control.name, value)
        });
        State {
            values: values.collect(),
        }
    }

    /// The state that lines of text describe: a control's name and its numbers.
    #[must_use]
    pub fn read(&self, lines: &[&str]) -> State {
        let set: Vec<(&str, Vec<f64>)> = lines
            .iter()
            .filter_map(|line| {
                let mut words = line.split(' ');
                let name = words.next()?;
                let numbers: Result<Vec<f64>, _> = words.map(str::parse).collect();
                Some((name, numbers.ok()?))
            })
            .collect();
        self.state(&set)
    }
}

impl State {
    fn of(&self, name: &str) -> &[f64] {
        let found = self.values.iter().find(|(other, _)| *other == name);
        &found
            .unwrap_or_else(|| panic!("there is no control `{name}`"))
            .1
    }

    /// A slider's number.
    #[must_use]
    pub fn number(&self, name: &str) -> f64 {
        self.of(name)[0]
    }

    /// A slider's whole number, or which option is chosen.
    #[must_use]
    pub fn count(&self, name: &str) -> usize {
        self.of(name)[0] as usize
    }

    /// Where a handle is.
    #[must_use]
    pub fn point(&self, name: &str) -> (f64, f64) {
        let at = self.of(name);
        (at[0], at[1])
    }

    #[must_use]
    pub fn is_on(&self, name: &str) -> bool {
        self.of(name)[0] != 0.0
    }

    #[must_use]
    pub fn seed(&self) -> u64 {
        self.of("seed")[0] as u64
    }
}
