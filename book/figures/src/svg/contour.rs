//! Level sets by marching squares, joined to lines.

use super::Point;
use std::collections::HashMap;

/// An edge of the grid: the node where it begins, and whether it is a vertical one.
type Edge = (usize, usize, bool);

/// The level sets of `f` in the rectangle, as open or closed polylines. `cells` is the number of
/// cells along each side.
#[must_use]
pub fn level_sets(
    f: &dyn Fn(f64, f64) -> f64,
    (x0, x1): Point,
    (y0, y1): Point,
    cells: usize,
    levels: &[f64],
) -> Vec<Vec<Point>> {
    let at = |i: usize, j: usize| {
        let t = |k: usize| k as f64 / cells as f64;
        (x0 + (x1 - x0) * t(i), y0 + (y1 - y0) * t(j))
    };
    let heights: Vec<Vec<f64>> = (0..=cells)
        .map(|i| {
            (0..=cells)
                .map(|j| {
                    let (x, y) = at(i, j);
                    f(x, y)
                })
                .collect()
        })
        .collect();
    levels
        .iter()
        .flat_map(|level| lines_at(*level, &heights, &at))
        .collect()
}

/// One level set, from the heights at the nodes of the grid and the nodes' places.
fn lines_at(
    level: f64,
    heights: &[Vec<f64>],
    at: &dyn Fn(usize, usize) -> Point,
) -> Vec<Vec<Point>> {
    let cells = heights.len() - 1;
    let above = |i: usize, j: usize| heights[i][j] - level;
    let mut segments: Vec<(Edge, Edge)> = Vec::new();
    for i in 0..cells {
        for j in 0..cells {
            let corners = [
                above(i, j),
                above(i + 1, j),
                above(i + 1, j + 1),
                above(i, j + 1),
            ];
            // Each edge of the cell between corner k and the next, named by its lower left node.
            let edges = [
                (i, j, false),
                (i + 1, j, true),
                (i, j + 1, false),
                (i, j, true),
            ];
            let crossed: Vec<Edge> = (0..4)
                .filter(|&k| (corners[k] > 0.0) != (corners[(k + 1) % 4] > 0.0))
                .map(|k| edges[k])
                .collect();
            match crossed[..] {
                [a, b] => segments.push((a, b)),
                [a, b, c, d] => {
                    // A saddle inside the cell: its centre says which corners belong together.
                    let centre: f64 = corners.iter().sum();
                    if (centre > 0.0) == (corners[0] > 0.0) {
                        segments.extend([(a, b), (c, d)]);
                    } else {
                        segments.extend([(a, d), (b, c)]);
                    }
                }
                _ => {}
            }
        }
    }
    let place = |(i, j, vertical): Edge| {
        let (k, l) = if vertical { (i, j + 1) } else { (i + 1, j) };
        let (a, b) = (above(i, j), above(k, l));
        let t = a / (a - b);
        let ((ax, ay), (bx, by)) = (at(i, j), at(k, l));
        (ax + (bx - ax) * t, ay + (by - ay) * t)
    };
    joined(&segments)
        .into_iter()
        .map(|line| line.into_iter().map(place).collect())
        .collect()
}

/// Joins segments that share an edge to lines.
fn joined(segments: &[(Edge, Edge)]) -> Vec<Vec<Edge>> {
    let mut at: HashMap<Edge, Vec<usize>> = HashMap::new();
    for (index, (a, b)) in segments.iter().enumerate() {
        at.entry(*a).or_default().push(index);
        at.entry(*b).or_default().push(index);
    }
    let mut taken = vec![false; segments.len()];
    let mut lines = Vec::new();
    // Lines that end at the frame are begun there; what is left then is closed.
    let mut starts: Vec<usize> = (0..segments.len()).collect();
    starts.sort_by_key(|&index| {
        let (a, b) = segments[index];
        at[&a].len().min(at[&b].len())
    });
    for start in starts {
        if taken[start] {
            continue;
        }
        taken[start] = true;
        let (a, b) = segments[start];
        let (first, mut end) = if at[&b].len() == 1 { (b, a) } else { (a, b) };
        let mut line = vec![first, end];
        while let Some(&next) = at[&end].iter().find(|&&index| !taken[index]) {
            taken[next] = true;
            let (a, b) = segments[next];
            end = if a == end { b } else { a };
            line.push(end);
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_circle_is_one_closed_line_on_the_circle() {
        let lines = level_sets(&|x, y| x * x + y * y, (-2.0, 2.0), (-2.0, 2.0), 41, &[1.0]);
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].first(), lines[0].last());
        for (x, y) in &lines[0] {
            assert!((x.hypot(*y) - 1.0).abs() < 5e-3);
        }
    }

    #[test]
    fn a_saddle_has_two_open_lines_at_each_level_but_its_own() {
        for level in [-0.5, 0.5] {
            let lines = level_sets(
                &|x, y| x * x - y * y,
                (-2.0, 2.0),
                (-2.0, 2.0),
                40,
                &[level],
            );
            assert_eq!(lines.len(), 2);
        }
    }
}
