//! Curves in a terminal: yours over the reference's.

use crate::text::{Line, Text, Tone};
use judge::show;
use trace::Series;

/// Rows of the drawing area.
const ROWS: usize = 10;
/// A drawing narrower than this says nothing.
const NARROWEST: usize = 24;
/// Wider than this it is hard to read.
const WIDEST: usize = 64;

/// The marks of a drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marks {
    yours: char,
    expected: char,
    both: char,
    vertical: char,
    horizontal: char,
    corner: char,
}

/// For terminals with Unicode.
pub const UNICODE: Marks = Marks {
    yours: '●',
    expected: '·',
    both: '◉',
    vertical: '│',
    horizontal: '─',
    corner: '└',
};

/// For terminals without.
pub const ASCII: Marks = Marks {
    yours: '*',
    expected: '.',
    both: '#',
    vertical: '|',
    horizontal: '-',
    corner: '+',
};

/// Draws two curves with axes; nothing where there is no room, or nothing to draw.
#[must_use]
pub fn draw(name: &str, yours: &Series, expected: &Series, width: usize, marks: Marks) -> Text {
    let mut text = Text::default();
    let values = |series: &Series| -> Vec<Option<f64>> {
        series
            .values
            .iter()
            .map(|&v| scaled(v, expected.log))
            .collect()
    };
    let (a, b) = (values(yours), values(expected));
    let all = || a.iter().chain(&b).flatten().copied();
    let (low, high) = (
        all().fold(f64::INFINITY, f64::min),
        all().fold(f64::NEG_INFINITY, f64::max),
    );
    let steps = a.len().max(b.len());
    if steps < 2 || !low.is_finite() || !high.is_finite() {
        return text;
    }
    let unscaled = |v: f64| show::size(if expected.log { v.exp() } else { v });
    let (top, bottom) = (unscaled(high), unscaled(low));
    let margin = top.chars().count().max(bottom.chars().count()) + 1;
    let columns = width.saturating_sub(margin + 3).min(WIDEST);
    if columns < NARROWEST {
        return text;
    }
    let span = if high > low { high - low } else { 1.0 };
    let row = |v: f64| ((high - v) / span * (ROWS - 1) as f64).round() as usize;
    let column = |k: usize| k * (columns - 1) / (steps - 1);
    let mut grid = vec![vec![(' ', Tone::Plain); columns]; ROWS];
    for (k, v) in b.iter().enumerate() {
        if let Some(v) = v {
            grid[row(*v)][column(k)] = (marks.expected, Tone::Good);
        }
    }
    for (k, v) in a.iter().enumerate() {
        if let Some(v) = v {
            let cell = &mut grid[row(*v)][column(k)];
            *cell = if cell.0 == ' ' || cell.0 == marks.yours {
                (marks.yours, Tone::Bad)
            } else {
                (marks.both, Tone::Good)
            };
        }
    }
    text.push(Line::new(Tone::Strong, name).and(
        Tone::Dim,
        format!(
            "   {} yours  {} reference  {} both{}",
            marks.yours,
            marks.expected,
            marks.both,
            if expected.log { "   (logarithmic)" } else { "" }
        ),
    ));
    for (i, cells) in grid.iter().enumerate() {
        let label = match i {
            0 => &top,
            i if i == ROWS - 1 => &bottom,
            _ => "",
        };
        let mut line = Line::new(Tone::Dim, format!("{label:>margin$} {}", marks.vertical));
        for (mark, tone) in cells {
            line = line.and(*tone, *mark);
        }
        text.push(line.verbatim());
    }
    let axis: String = std::iter::repeat_n(marks.horizontal, columns).collect();
    let indent = " ".repeat(margin + 1);
    text.push(Line::new(Tone::Dim, format!("{indent}{}{axis}", marks.corner)).verbatim());
    let last = (steps - 1).to_string();
    let room = columns.saturating_sub(1 + last.len());
    text.push(
        Line::new(
            Tone::Dim,
            format!("{indent} 0{:^room$}{last}", expected.along),
        )
        .verbatim(),
    );
    text
}

/// Where a value is drawn; not at all where it is not a number, or has no logarithm.
fn scaled(value: f64, log: bool) -> Option<f64> {
    let scaled = if log { value.ln() } else { value };
    scaled.is_finite().then_some(scaled)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(values: Vec<f64>, log: bool) -> Series {
        Series {
            values,
            along: "k, steps".into(),
            log,
        }
    }

    #[test]
    fn two_curves_on_one_pair_of_axes() {
        let expected = series((0..20).map(|k| 0.5_f64.powi(k)).collect(), true);
        let yours = series((0..20).map(|k| 0.7_f64.powi(k)).collect(), true);
        let drawn = draw("the error", &yours, &expected, 50, ASCII).render(false);
        insta::assert_snapshot!("two_curves", drawn);
    }

    #[test]
    fn nothing_is_drawn_where_nothing_can_be() {
        let fine = series(vec![1.0, 2.0], false);
        let empty = series(vec![f64::NAN; 3], false);
        assert!(draw("it", &fine, &fine, 20, UNICODE).lines.is_empty());
        assert!(draw("it", &empty, &empty, 80, UNICODE).lines.is_empty());
        assert!(!draw("it", &fine, &empty, 80, UNICODE).lines.is_empty());
    }
}
