//! Figures of section 7.3, "The Practical Takeaway".

use super::experiments::takeaway::{arrived, record, stalled_at_a_saddle, stalled_on_the_flat};
use crate::{
    Figure, Named,
    svg::{Axis, Ink, Plot, Point, Side},
};
use lab::recorded::traces;
use solutions::diagnose::answer::{Diagnosis, Trace, diagnose};

/// By name, with what draws them.
pub(super) const FIGURES: &[Named] = &[("six_runs", six_runs), ("diagnosis", diagnosis)];

fn six_runs() -> Figure {
    let panel = |name: &str, ink: Ink, t: &Trace| {
        let steps = t.loss.len() - 1;
        // Where the loss grows, it may leave the frame.
        let top = if diagnose(t) == Diagnosis::StepTooLarge {
            11.0
        } else {
            1.1
        };
        let mut plot = Plot::new(
            Axis::linear(0.0, 1.0, name).ticks_at(&[(0.0, "start"), (1.0, "end")]),
            Axis::linear(0.0, top, "loss / first"),
        )
        .size(170.0, 110.0)
        .heading(&format!("{:?}", diagnose(t)));
        let curve: Vec<Point> = t
            .loss
            .iter()
            .enumerate()
            .map(|(i, loss)| (i as f64 / steps as f64, loss / t.loss[0]))
            .collect();
        plot.curve(ink, &curve);
        plot.panel()
    };
    let shifted = |mut t: Trace| {
        // The chapter's quadratic has a negative minimum; the loss is drawn above it.
        let least = -4.6;
        t.loss.iter_mut().for_each(|loss| *loss -= least);
        t
    };
    Figure {
        title: "Six runs, and what is going on in each",
        describes:
            "Six small plots of the loss against the step, each headed by the diagnosis. The \
                    loss of the digits network with step size 0.1 and with 2 falls in much the same way, and \
                    is slow in one case and at the edge of stability in the other. With step size \
                    4 it grows. A saddle, a flat point and a minimum end on level curves that look \
                    alike."
                .into(),
        panels: vec![
            panel("digits, η = 0.1", Ink::Blue, &record(&traces::ETA_0_1)),
            panel("digits, η = 2", Ink::Orange, &record(&traces::ETA_2)),
            panel("digits, η = 4", Ink::Red, &record(&traces::ETA_4)),
            panel("double well", Ink::Purple, &stalled_at_a_saddle()),
            panel("½ x² − ¼ y⁴", Ink::Purple, &stalled_on_the_flat()),
            panel("quadratic of 6.1", Ink::Green, &shifted(arrived())),
        ],
    }
}

fn diagnosis() -> Figure {
    let mut plot = Plot::new(
        Axis::linear(0.0, 10.0, "").bare(),
        Axis::linear(0.0, 10.0, "").bare(),
    )
    .size(380.0, 400.0);
    let questions = [
        (
            9.2,
            "Is the loss at the end above",
            "the first, or no number?",
        ),
        (
            6.7,
            "Is the gradient small against",
            "the largest in the run?",
        ),
        (2.3, "Does η λmax stay about 2", "late in the run?"),
    ];
    for (y, above, below) in questions {
        boxed(&mut plot, Ink::Muted, (0.2, y), 5.4, &[above, below]);
    }
    let verdicts = [
        (9.2, Ink::Red, "step too large"),
        (7.5, Ink::Purple, "λmin < 0: a saddle"),
        (6.2, Ink::Purple, "λmin ≈ 0: open"),
        (4.9, Ink::Green, "λmin > 0: arrived"),
        (2.3, Ink::Orange, "edge of stability"),
        (0.7, Ink::Blue, "slow: step or κ"),
    ];
    for (y, ink, word) in verdicts {
        boxed(&mut plot, ink, (6.4, y), 3.5, &[word]);
    }
    for (from, to) in [
        ((5.6, 9.2), (6.4, 9.2)),
        ((5.6, 6.9), (6.4, 7.5)),
        ((5.6, 6.7), (6.4, 6.2)),
        ((5.6, 6.5), (6.4, 4.9)),
        ((5.6, 2.3), (6.4, 2.3)),
        ((2.9, 8.5), (2.9, 7.4)),
        ((2.9, 6.0), (2.9, 3.0)),
    ] {
        plot.arrow(Ink::Text, from, to);
    }
    plot.curve(Ink::Text, &[(2.9, 1.6), (2.9, 0.7)]);
    plot.arrow(Ink::Text, (2.9, 0.7), (6.4, 0.7));
    for (at, word) in [
        ((6.0, 9.5), "yes"),
        ((5.95, 7.75), "yes"),
        ((6.0, 2.6), "yes"),
    ] {
        plot.note(Ink::Text, at, Side::Centre, word);
    }
    for at in [(2.9, 7.95), (2.9, 4.6), (2.9, 1.2)] {
        plot.note(Ink::Text, at, Side::Right, "no");
    }
    Figure {
        title: "From the record of a run to a diagnosis",
        describes:
            "A flow chart with three questions. If the loss at the end is above the first or \
                    no number, the step is too large. If not, and the gradient is small, the \
                    smallest eigenvalue decides: negative is a saddle, zero leaves it open, positive \
                    means arrived. If the gradient is not small: where the step size times the \
                    largest eigenvalue stays about 2, the run is at the edge of stability, and \
                    otherwise it is slow: the step is too small, or the conditioning is bad."
                .into(),
        panels: vec![plot.panel()],
    }
}

/// A box that begins at `x`, with lines of text in its middle.
fn boxed(plot: &mut Plot, ink: Ink, (x, y): Point, width: f64, lines: &[&str]) {
    let half = if lines.len() > 1 { 0.7 } else { 0.45 };
    let corners = [
        (x, y - half),
        (x, y + half),
        (x + width, y + half),
        (x + width, y - half),
    ];
    plot.area(ink, &corners);
    plot.thin(ink, &[&corners[..], &corners[..1]].concat());
    for (i, line) in lines.iter().enumerate() {
        let shift = (lines.len() as f64 - 1.0) / 2.0 - i as f64;
        plot.note(
            Ink::Text,
            (x + width / 2.0, y + 0.5 * shift),
            Side::Centre,
            line,
        );
    }
}
