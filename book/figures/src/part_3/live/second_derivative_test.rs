//! The live figures of section 3.2: a slice that never changes, and lines that see nothing.

use super::super::second_derivative_test::{parabola, peano};
use crate::{
    Figure,
    live::{Control, Live, Scene, State},
    say,
    svg::{Axis, Ink, Mark, Plot, Point, Side, Surface},
};
use lab::Kind;
use solutions::degenerate_germ::answer::{reduced_quartic, verdict};

pub(super) const LIVE: &[Live] = &[
    Live {
        name: "slice_that_never_changes",
        controls: &[Control::slider("b", "b", (-3.5, 3.5), 1.0).plays(8.0)],
        draw: slice_that_never_changes,
    },
    Live {
        name: "line_and_parabola",
        controls: &[
            Control::angle("line", "angle of the line", (0.0, 90.0), 20.0),
            Control::slider("a", "parabola y = a x², a", (0.0, 4.0), 0.5),
        ],
        draw: line_and_parabola,
    },
];

fn slice_that_never_changes(state: &State) -> Scene {
    let b = state.number("b");
    let f = |x: f64, y: f64| y * y + b * x * x * y + x.powi(4);
    let mut surface = Surface::new((-1.0, 1.0), (-1.5, 1.5), (-1.0, 2.6), 20, f);
    let along = |path: &dyn Fn(f64) -> Point| -> Vec<(f64, f64, f64)> {
        (-30..=30)
            .map(|k| path(f64::from(k) / 30.0))
            .map(|(x, y)| (x, y, f(x, y)))
            .filter(|(_, y, z)| y.abs() <= 1.5 && (-1.0..=2.6).contains(z))
            .collect()
    };
    // The floor: for each x the y where f is lowest.
    let floor = |x: f64| -b * x * x / 2.0;
    surface.curve(Ink::Red, &along(&|x| (x, 0.0)));
    surface.curve(Ink::Orange, &along(&|x| (x, floor(x))));
    surface.dot(Ink::Text, (0.0, 0.0, 0.0));

    let mut slices = Plot::new(Axis::linear(-1.0, 1.0, "x"), Axis::linear(-1.1, 1.1, "f"))
        .size(230.0, 230.0)
        .heading("along y = 0, and along the floor");
    slices.horizontal(Ink::Muted, 0.0);
    slices.graph(Ink::Red, |x| f(x, 0.0));
    slices.graph(Ink::Orange, |x| f(x, floor(x)));
    slices.note(Ink::Red, (0.0, 0.9), Side::Centre, "y = 0: x⁴");
    slices.note(Ink::Orange, (0.0, -0.9), Side::Centre, "floor: y = −b x²/2");

    let quartic = reduced_quartic(24.0, 2.0 * b, 2.0);
    let seen = match verdict(0.0, quartic, 2.0) {
        Kind::Min => "A minimum: along its floor f rises, if more gently than along y = 0.",
        Kind::Saddle => {
            "A saddle: along its floor f falls, while the slice y = 0 looks as it always did."
        }
        _ => {
            "At b = 2 or −2 the floor is level: f is (y ± x²)², with a whole curve of lowest points."
        }
    };
    Scene {
        figure: Figure {
            title: "A slice that never changes",
            describes: "In the first panel, the surface of y² + b x² y + x⁴ with two curves through the \
                        origin, one above the x axis and one along its floor. In the second panel, the \
                        heights on both: x⁴ above the axis, and a flatter quartic on the floor."
                .into(),
            panels: vec![surface.tall().panel("y² + b x² y + x⁴"), slices.panel()],
        },
        seen: seen.to_owned(),
        numbers: vec![("on the floor f = c x⁴, c", say::fixed(quartic, 2))],
    }
}

fn line_and_parabola(state: &State) -> Scene {
    let (degrees, a) = (state.number("line"), state.number("a"));
    let (s, c) = degrees.to_radians().sin_cos();
    let (inner, outer) = (parabola(3.0), parabola(1.0));
    let ring: Vec<Point> = inner.iter().chain(outer.iter().rev()).copied().collect();
    let mut map = Plot::new(Axis::linear(-1.0, 1.0, "x"), Axis::linear(-0.5, 1.5, "y"))
        .equal(240.0)
        .heading("tinted: f < 0");
    map.area(Ink::Muted, &ring);
    map.curve(Ink::Blue, &[(-2.0 * c, -2.0 * s), (2.0 * c, 2.0 * s)]);
    map.curve(Ink::Red, &parabola(a));
    map.marks(Ink::Text, Mark::Disc, &[(0.0, 0.0)]);

    let mut heights = Plot::new(
        Axis::linear(-0.4, 0.4, "distance on the line, or x"),
        Axis::linear(-0.02, 0.04, "f"),
    )
    .size(240.0, 240.0)
    .heading("on the line, and on the parabola");
    heights.horizontal(Ink::Muted, 0.0);
    heights.graph(Ink::Blue, |t| peano(t * c, t * s));
    heights.graph(Ink::Red, |x| peano(x, a * x * x));
    heights.note(Ink::Blue, (-0.38, -0.012), Side::Right, "line");
    heights.note(Ink::Red, (0.38, -0.012), Side::Left, "parabola");

    let quartic = (a - 1.0) * (a - 3.0);
    let on = match quartic {
        q if q < 0.0 => format!(
            "On the parabola f = {} x⁴: the origin is its highest point.",
            say::fixed(q, 2)
        ),
        q if q > 0.0 => format!("On the parabola f = {} x⁴, which rises.", say::fixed(q, 2)),
        _ => "On this parabola f is 0 everywhere.".to_owned(),
    };
    Scene {
        figure: Figure {
            title: "A line and a parabola through Peano's surface",
            describes:
                "In the first panel, the plane with a tinted area between two parabolas, where the \
                        function is negative; a straight line and another parabola go through the \
                        origin. In the second panel, the function along both."
                    .into(),
            panels: vec![map.panel(), heights.panel()],
        },
        seen: format!("On the line f rises from the origin to both sides. {on}"),
        numbers: vec![("(a − 1)(a − 3)", say::fixed(quartic, 2))],
    }
}
