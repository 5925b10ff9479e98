//! The live figure of section 3.1: water rises over Himmelblau's function.

use super::super::critical_points::{KINDS, drawn, himmelblau, plane, points_of};
use crate::{
    Figure,
    live::{Control, Live, Scene, State},
    svg::{Axis, Ink, Mark, Plot, Point, Side},
};
use lab::Kind;

pub(super) const LIVE: &[Live] = &[Live {
    name: "rising_water",
    controls: &[Control::slider("level", "level of the water", (0.0, 200.0), 90.0).plays(12.0)],
    draw: rising_water,
}];

/// Cells along each side of the grid on which pools are counted.
const CELLS: usize = 120;
const HALF: f64 = 6.0;

fn rising_water(state: &State) -> Scene {
    // A minimum of height 0 is wet at level 0, whatever rounding says.
    let level = state.number("level").max(1e-9);
    let mut map = plane("tinted: below the water", 5.6, 240.0);
    map.below(Ink::Blue, level, himmelblau);
    for kind in KINDS {
        let (ink, mark) = drawn(kind);
        map.marks(ink, mark, &points_of(kind));
    }
    let covered = KINDS.map(|kind| {
        let points = points_of(kind);
        points
            .iter()
            .filter(|(x, y)| himmelblau(*x, *y) <= level)
            .count()
    });
    let [minima, saddles, maxima] = covered;
    let count = minima as i64 - saddles as i64 + maxima as i64;
    let pools = pools(level) as i64;
    let islands = pools - count;

    let mut heights: Vec<(f64, i64)> = KINDS
        .iter()
        .zip([1, -1, 1])
        .flat_map(|(kind, sign)| {
            points_of(*kind)
                .into_iter()
                .map(move |(x, y)| (himmelblau(x, y), sign))
        })
        .collect();
    heights.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut steps: Vec<Point> = vec![(-5.0, 0.0)];
    let mut sum = 0;
    for (height, sign) in heights {
        steps.push((height, f64::from(sum)));
        sum += sign as i32;
        steps.push((height, f64::from(sum)));
    }
    steps.push((205.0, f64::from(sum)));
    let mut counts = Plot::new(
        Axis::linear(-5.0, 205.0, "level of the water"),
        Axis::linear(-0.6, 4.6, "pools − islands"),
    )
    .size(240.0, 240.0)
    .heading("minima − saddles + maxima");
    counts.curve(Ink::Blue, &steps);
    counts.vertical(Ink::Muted, level);
    counts.marks(Ink::Text, Mark::Disc, &[(level, count as f64)]);
    counts.label(
        Ink::Text,
        (level, count as f64),
        Side::Above,
        &count.to_string(),
    );

    let some = |n: i64, one: &str, many: &str| match n {
        0 => format!("no {one}"),
        1 => format!("1 {one}"),
        n => format!("{n} {many}"),
    };
    Scene {
        figure: Figure {
            title: "Water rises over Himmelblau's function",
            describes: "In the first panel, the plane with the area that lies below the level of the \
                        water, and the nine critical points by kind. In the second panel, the number \
                        of pools less that of islands against the level: it goes up by one at \
                        each minimum, down by one at each saddle, and up by one at the maximum."
                .into(),
            panels: vec![map.panel(), counts.panel()],
        },
        seen: format!(
            "{} and {}. Under water: {}, {}, {}. And {pools} − {islands} = {minima} − {saddles} + {maxima}.",
            some(pools, "pool", "pools"),
            some(islands, "island", "islands"),
            some(minima as i64, "minimum", "minima"),
            some(saddles as i64, "saddle", "saddles"),
            some(maxima as i64, "maximum", "maxima"),
        ),
        numbers: vec![("pools − islands", count.to_string())],
    }
}

/// How many connected areas lie below the level.
fn pools(level: f64) -> usize {
    let minima = points_of(Kind::Min);
    let at = |k: usize| -HALF + 2.0 * HALF * k as f64 / CELLS as f64;
    let side = CELLS + 1;
    let mut wet: Vec<bool> = (0..side * side)
        .map(|k| himmelblau(at(k % side), at(k / side)) <= level)
        .collect();
    // So small a pool slips through the grid: the cells around each minimum stand for it.
    let cell = |x: f64| ((x + HALF) / (2.0 * HALF) * CELLS as f64).round() as usize;
    for (x, y) in minima.iter().filter(|(x, y)| himmelblau(*x, *y) <= level) {
        wet[cell(*y) * side + cell(*x)] = true;
    }
    let mut found = 0;
    for start in 0..side * side {
        if !std::mem::take(&mut wet[start]) {
            continue;
        }
        found += 1;
        let mut open = vec![start];
        while let Some(k) = open.pop() {
            let (i, j) = (k % side, k / side);
            for (x, y) in [
                (i.wrapping_sub(1), j),
                (i + 1, j),
                (i, j.wrapping_sub(1)),
                (i, j + 1),
            ] {
                if x < side && y < side && std::mem::take(&mut wet[y * side + x]) {
                    open.push(y * side + x);
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pools_are_counted() {
        // The saddles lie at 13.3, 67.7, 104.0 and 178.3.
        let found = [1e-9, 1.0, 10.0, 40.0, 90.0, 150.0, 179.0, 200.0].map(pools);
        assert_eq!(found, [4, 4, 4, 3, 2, 1, 1, 1]);
    }
}
