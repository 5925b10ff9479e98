//! Axes that several figures of part 1 have.

use crate::svg::Axis;

/// An axis of directions, for half a turn or a whole one.
pub(super) fn directions(to: f64) -> Axis {
    let ticks = [
        (0.0, "0°"),
        (90.0, "90°"),
        (180.0, "180°"),
        (270.0, "270°"),
        (360.0, "360°"),
    ];
    let shown: Vec<(f64, &str)> = ticks.into_iter().filter(|tick| tick.0 <= to).collect();
    Axis::linear(0.0, to, "direction of the step").ticks_at(&shown)
}

/// Ticks for axes that are too short for ticks of their own choice.
pub(super) fn whole_numbers() -> [(f64, &'static str); 5] {
    [(-1.0, "−1"), (0.0, "0"), (1.0, "1"), (2.0, "2"), (3.0, "3")]
}
