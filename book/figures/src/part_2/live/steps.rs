//! The live figure of section 2.4: one step, and the same step again and again.

use crate::{
    Figure,
    live::{Control, Keep, Live, Scene, State},
    say,
    svg::{Axis, Ink, Mark, Plot, Point, Side},
};
use lab::functions::{CHAPTER, vector};
use nalgebra::DVector;
use solutions::{
    cauchy_step::answer::cauchy,
    descent_fate::answer::{Fate, fate},
    spectrum::answer::spectrum,
};

pub(super) const LIVE: &[Live] = &[Live {
    name: "one_step_or_many",
    controls: &[
        Control::handle(
            "start",
            "start",
            (0.5, -0.5),
            Keep::Within((-1.6, 2.0), (-0.6, 3.0)),
        ),
        Control::slider("eta", "step size η", (0.0, 0.45), 0.12),
        Control::switch("flat", "put the start on the flat axis", false),
    ],
    draw: one_step_or_many,
}];

const MINIMUM: Point = (0.2, 1.4);
const STEPS: i32 = 30;

fn one_step_or_many(state: &State) -> Scene {
    let eta = state.number("eta");
    let minimum = vector(&[MINIMUM.0, MINIMUM.1]);
    let (x, y) = state.point("start");
    let (lambda, q) = spectrum(&(CHAPTER.hessian)(&minimum)).expect("the Hessian is symmetric");
    let mut c = q.transpose() * (vector(&[x, y]) - &minimum);
    if state.is_on("flat") {
        c[1] = 0.0;
    }
    // Along an eigenvector each step multiplies the distance by 1 − ηλ.
    let after = |k: i32| -> DVector<f64> {
        &minimum + &q * vector(&[0, 1].map(|i| c[i] * (1.0 - eta * lambda[i]).powi(k)))
    };
    let start = after(0);
    let (g, h) = ((CHAPTER.gradient)(&start), (CHAPTER.hessian)(&start));
    let loss = |eta: f64| (CHAPTER.f)(&(&start - &g * eta));
    let lowest = (CHAPTER.f)(&minimum);
    let bound = 2.0 / lambda[1];
    let best = cauchy(&g, &h);

    let mut plane = Plot::new(Axis::linear(-1.6, 2.0, "x"), Axis::linear(-0.6, 3.0, "y"))
        .equal(230.0)
        .coarse()
        .heading("the path");
    plane.contours(Ink::Muted, &[-4.5, -4.0, -3.0, -1.0, 2.0, 6.0], |x, y| {
        (CHAPTER.f)(&vector(&[x, y]))
    });
    let path: Vec<Point> = (0..=STEPS).map(after).map(|p| (p[0], p[1])).collect();
    plane.curve(Ink::Orange, &path);
    plane.dots(Ink::Orange, &path);
    plane.marks(Ink::Blue, Mark::Square, &path[..1]);
    plane.marks(Ink::Text, Mark::Cross, &[MINIMUM]);

    let top = loss(0.0) - lowest;
    let mut ray = Plot::new(
        Axis::linear(0.0, 0.45, "step size η"),
        Axis::linear(-0.1, 2.1, "loss after one step, as a share"),
    )
    .size(230.0, 230.0)
    .heading("one step");
    ray.horizontal(Ink::Muted, 1.0);
    ray.vertical(Ink::Red, bound);
    ray.note(Ink::Red, (bound, 2.0), Side::Left, "2/λmax");
    let share = |eta: f64| (loss(eta) - lowest) / top;
    if let Some(best) = best {
        ray.graph(Ink::Blue, share);
        ray.marks(Ink::Green, Mark::Disc, &[(best, share(best))]);
        ray.label(Ink::Green, (best, share(best)), Side::Below, "η*");
        ray.marks(Ink::Orange, Mark::Square, &[(2.0 * best, 1.0)]);
        ray.label(Ink::Orange, (2.0 * best, 1.0), Side::Below, "2η*");
        ray.marks(Ink::Text, Mark::Ring, &[(eta, share(eta).min(2.05))]);
    }

    let mut many = Plot::new(
        Axis::linear(0.0, f64::from(STEPS), "number of steps"),
        Axis::log(1e-8, 1e6, "loss above the minimum"),
    )
    .size(230.0, 230.0)
    .heading("again and again");
    let losses: Vec<Point> = (0..=STEPS)
        .map(|k| (f64::from(k), (CHAPTER.f)(&after(k)) - lowest))
        .collect();
    many.curve(Ink::Orange, &losses);
    many.dots(Ink::Orange, &losses);

    let goes_down = share(eta) < 1.0;
    let seen = match (best, fate(lambda.as_slice(), eta, c.as_slice())) {
        (None, _) => "The start is the minimum: there is no gradient to follow.".to_owned(),
        (_, Fate::Stalls) => "With a step size of 0 it stays where it is.".to_owned(),
        (_, Fate::Cycles) => "It ends up jumping between two points for ever.".to_owned(),
        (_, Fate::Converges) if eta > bound => format!(
            "It converges, although η is above 2/λmax: on the flat axis the sharp direction has \
             nothing to grow from. Each step leaves {} of the distance.",
            say::number((1.0 - eta * lambda[0]).abs())
        ),
        (_, Fate::Converges) if goes_down => format!(
            "The first step lowers the loss, and so do all others: of the sharp distance each leaves \
             {}, of the flat one {}.",
            say::number((1.0 - eta * lambda[1]).abs()),
            say::number((1.0 - eta * lambda[0]).abs())
        ),
        (_, Fate::Converges) => {
            "The first step raises the loss, and still it converges.".to_owned()
        }
        (_, Fate::Diverges) if goes_down => format!(
            "The first step lowers the loss, and then it explodes: the sharp distance grows by a factor of {} at \
             each step.",
            say::number((1.0 - eta * lambda[1]).abs())
        ),
        (_, Fate::Diverges) => format!(
            "It diverges from the first step on: the sharp distance grows by a factor of {} at each step.",
            say::number((1.0 - eta * lambda[1]).abs())
        ),
    };
    Scene {
        figure: Figure {
            title: "One step, or the same step again and again",
            describes:
                "In the first panel, a path of gradient descent over the level sets of a bowl. In \
                        the second panel, the loss after one step against the step size, with the \
                        Cauchy step, twice the Cauchy step, and 2 over the largest eigenvalue \
                        between them. In the third panel, the loss against the number of steps."
                    .into(),
            panels: vec![plane.panel(), ray.panel(), many.panel()],
        },
        seen,
        numbers: vec![
            ("1/λmax", say::number(bound / 2.0)),
            ("2/λmax", say::number(bound)),
            (
                "2η*",
                best.map_or("none".into(), |best| say::number(2.0 * best)),
            ),
        ],
    }
}
