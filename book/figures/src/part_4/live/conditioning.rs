//! The first live figure of section 4.3: heavy ball in the plane of its two numbers.

use crate::{
    Figure,
    live::{Control, Keep, Live, Scene, State},
    say,
    svg::{Axis, Ink, Mark, Plot, Point, Side},
};

pub(super) const LIVE: &[Live] = &[Live {
    name: "momentum_plane",
    controls: &[
        // The best of both for κ = 20.
        Control::handle(
            "tuned",
            "α λmax and β",
            (2.671_629_56, 0.402_605_53),
            Keep::Within((0.02, 4.0), (0.0, 0.99)),
        ),
        Control::log("kappa", "conditioning κ", (2.0, 200.0), 20.0),
    ],
    draw: momentum_plane,
}];

/// The larger absolute value of the two roots of z² − (1 + β − αλ) z + β, and how the mode swings:
/// in each step, where the roots are negative or nearly so.
fn worst_root(product: f64, beta: f64) -> (f64, Swing) {
    let half = (1.0 + beta - product) / 2.0;
    let inside = half * half - beta;
    if inside < 0.0 {
        let turns = half < -0.9 * beta.sqrt();
        (
            beta.sqrt(),
            if turns { Swing::EachStep } else { Swing::Slow },
        )
    } else if half < 0.0 {
        (-half + inside.sqrt(), Swing::EachStep)
    } else {
        (half + inside.sqrt(), Swing::None)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Swing {
    None,
    Slow,
    EachStep,
}

const STEPS: usize = 80;

fn momentum_plane(state: &State) -> Scene {
    let (product, beta) = state.point("tuned");
    let kappa = state.number("kappa");
    let worst = |product: f64, beta: f64| {
        worst_root(product, beta)
            .0
            .max(worst_root(product / kappa, beta).0)
    };
    let root = kappa.sqrt();
    let best = (
        4.0 * kappa / (root + 1.0).powi(2),
        ((root - 1.0) / (root + 1.0)).powi(2),
    );

    let mut plane = Plot::new(
        Axis::linear(0.0, 4.0, "step size α, times λmax"),
        Axis::linear(0.0, 1.0, "momentum β"),
    )
    .size(230.0, 230.0)
    .heading("the slowest mode's factor");
    let levels: Vec<f64> = (1..20).map(|k| 0.05 * f64::from(k)).collect();
    plane.contours(Ink::Muted, &levels, worst);
    plane.curve(Ink::Red, &[(2.0, 0.0), (4.0, 1.0)]);
    plane.note(Ink::Red, (3.0, 0.2), Side::Right, "diverges");
    plane.marks(Ink::Green, Mark::Cross, &[best]);
    plane.label(Ink::Green, best, Side::Above, "best");

    let run = |product: f64| -> Vec<f64> {
        let mut x = vec![1.0, 1.0 - product];
        for k in 1..STEPS {
            x.push(x[k] - product * x[k] + beta * (x[k] - x[k - 1]));
        }
        x
    };
    let (flat, sharp) = (run(product / kappa), run(product));
    let mut modes = Plot::new(
        Axis::linear(0.0, STEPS as f64, "step"),
        Axis::log(1e-8, 100.0, "error in each direction"),
    )
    .size(230.0, 230.0)
    .heading("both modes");
    let curve = |x: &[f64]| -> Vec<Point> {
        x.iter()
            .zip(0..)
            .map(|(x, k)| (f64::from(k), x.abs()))
            .collect()
    };
    modes.curve(Ink::Green, &curve(&flat));
    modes.dashed(Ink::Orange, &curve(&sharp));
    modes.note(Ink::Green, (78.0, 20.0), Side::Left, "flat");
    modes.note(Ink::Orange, (78.0, 2.0), Side::Left, "sharp (dashed)");

    let (slow, of_flat) = worst_root(product / kappa, beta);
    let (fast, of_sharp) = worst_root(product, beta);
    let factor = slow.max(fast);
    let how = |swing: Swing| match swing {
        Swing::None => "creeps",
        Swing::Slow => "swings",
        Swing::EachStep => "jumps from side to side",
    };
    let seen = if factor >= 1.0 {
        format!(
            "Diverges: the sharp mode grows by a factor of {} at each step.",
            say::number(fast)
        )
    } else if (slow - fast).abs() < 0.02 {
        format!(
            "Both modes shrink alike: each step leaves {} of them. The flat one {}, the sharp one {}.",
            say::fixed(factor, 3),
            how(of_flat),
            how(of_sharp)
        )
    } else {
        format!(
            "The {} mode is the slower one, with the factor {}. The flat one {}, the sharp one {}.",
            if slow > fast { "flat" } else { "sharp" },
            say::fixed(factor, 3),
            how(of_flat),
            how(of_sharp)
        )
    };
    Scene {
        figure: Figure {
            title: "Heavy ball in the plane of its two numbers",
            describes: "In the first panel, the plane of step size and momentum with the level sets of the \
                        factor of the slowest mode, a line beyond which it diverges, and a cross where \
                        the factor is smallest. In the second panel, the error of the flat and the \
                        sharp mode against the step: at the best point both fall alike."
                .into(),
            panels: vec![plane.panel(), modes.panel()],
        },
        seen,
        numbers: vec![
            ("factor here", say::fixed(factor, 3)),
            ("best factor", say::fixed((root - 1.0) / (root + 1.0), 3)),
            ("best without momentum", say::fixed((kappa - 1.0) / (kappa + 1.0), 3)),
        ],
    }
}
