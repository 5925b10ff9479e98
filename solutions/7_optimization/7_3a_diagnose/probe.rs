//! Cases of 7.3a: recorded runs on digits, runs on functions of two variables with known Hessians,
//! and records written by hand.
//!
//! Every case stays far from the thresholds of the statement: small gradients are below 1e-5 or
//! above 1e-3 of the largest, eigenvalues that count as zero below 1e-7 and others at least 1e-5,
//! means of η·lmax in the last quarter inside 1.95 to 2.05 or outside 1.8 to 2.2 where they decide.

use super::answer::{self, Diagnosis, Trace};
use lab::probe::{Probe, Recorder, Rng, Series, any, exactly};
use lab::recorded::{self, traces};

type Diagnose = fn(&Trace) -> Diagnosis;

/// f(x, y): its value, gradient, and the entries xx, xy, yy of its Hessian.
type Surface = fn(f64, f64) -> (f64, [f64; 2], [f64; 3]);

pub fn probe(p: &mut Probe) {
    let diagnose: Diagnose = answer::diagnose;

    for (name, trace) in [
        ("digits, η = 0.1", &traces::ETA_0_1),
        ("digits, η = 0.5", &traces::ETA_0_5),
        ("digits, η = 1.6", &traces::ETA_1_6),
        ("digits, η = 2", &traces::ETA_2),
        ("digits, η = 4", &traces::ETA_4),
    ] {
        p.case(name, |r| {
            let trace = in_units(trace, 1.0);
            see(r, diagnose, &trace);
            draw(r, &trace);
        });
    }
    p.seeded("digits in other units", 2, |r, rng| {
        let recorded = [&traces::ETA_0_1, &traces::ETA_2][rng.between(0.0, 2.0) as usize];
        let unit = 10_f64.powf(rng.between(-8.0, 8.0));
        see(r, diagnose, &in_units(recorded, unit));
    });

    for (name, surface, start, eta, stride) in [
        (
            "a quadratic, η = 1.1 · 2/lmax",
            bowl as Surface,
            [1.0, 1.0],
            0.22,
            5,
        ),
        (
            "a quadratic until its loss is not a number",
            bowl,
            [1.0, 1.0],
            60.0,
            10,
        ),
        (
            "a quadratic of condition 10, arrived",
            bowl,
            [1.0, 1.0],
            0.1,
            10,
        ),
        (
            "a quadratic that arrived with η · lmax = 1.95",
            bowl,
            [1.0, 1.0],
            0.195,
            20,
        ),
        (
            "a quadratic of condition 100, under way",
            valley,
            [1.0, 1.0],
            0.01,
            4,
        ),
        (
            "a quadratic of condition 100, arrived",
            valley,
            [1.0, 1.0],
            0.01,
            200,
        ),
        (
            "a plateau beside the saddle x² - y²",
            double_well,
            [1.0, 1e-10],
            0.5,
            2,
        ),
        (
            "past the saddle, and down to a minimum",
            double_well,
            [1e-8, 1e-8],
            0.2,
            11,
        ),
        ("on the saddle itself", double_well, [0.0, 0.0], 0.5, 1),
        ("x²/2 - y⁴/4", quartic_down, [1.0, 1e-5], 0.5, 4),
        ("x²/2 + y⁴/4", quartic_up, [1.0, 1e-5], 0.5, 4),
        (
            "(xy - 1)²/2 from a place that is too sharp for η",
            product,
            [3.0, 0.4],
            0.3,
            6,
        ),
        ("a constant loss", constant, [1.0, 1.0], 1.0, 1),
    ] {
        p.case(name, |r| {
            see(r, diagnose, &descend(surface, start, eta, stride))
        });
    }
    p.case("five moments, the last two about the edge", |r| {
        let trace = Trace {
            eta: 0.1,
            loss: vec![3.0, 2.5, 2.0, 1.6, 1.3],
            gradient: vec![2.0, 1.6, 1.2, 0.9, 0.7],
            lmax: vec![8.0, 20.0, 14.0, 25.0, 15.0],
            lmin: vec![-0.2; 5],
        };
        see(r, diagnose, &trace);
    });
    p.case("sixteen moments, the last four about the edge", |r| {
        let moments = |of: fn(f64) -> f64| (0..16).map(|k| of(f64::from(k))).collect();
        // The edge in the mean of the last quarter, in the mean of all, and in the last moment; in
        // no other part, and not in the middle of the last four.
        let trace = Trace {
            eta: 0.1,
            loss: moments(|k| 3.0 * (-0.1 * k).exp()),
            gradient: moments(|k| 2.0 * (-0.1 * k).exp()),
            lmax: vec![
                30.0, 30.0, 30.0, 30.0, 22.0, 22.0, 22.0, 22.0, 8.0, 8.0, 8.0, 8.0, 24.0, 24.0,
                12.0, 20.0,
            ],
            lmin: vec![-0.2; 16],
        };
        see(r, diagnose, &trace);
    });
    p.case("forty moments, one of them with a large gradient", |r| {
        let moments = |of: fn(f64) -> f64| (0..40).map(|k| of(f64::from(k))).collect();
        let mut trace = Trace {
            eta: 0.1,
            loss: moments(|k| 1.0 + (-0.5 * k).exp()),
            gradient: moments(|k| 0.04 * 2e-4_f64.powf((k - 2.0) / 37.0)),
            lmax: vec![4.0; 40],
            lmin: vec![1.0; 40],
        };
        (trace.gradient[0], trace.gradient[1]) = (0.2, 1.0);
        see(r, diagnose, &trace);
    });
    p.case("a plateau beside a saddle, a loss of billionths", |r| {
        let plateau = descend(double_well, [1.0, 1e-10], 0.5, 2);
        see(r, diagnose, &scaled(plateau, 1e-9));
    });
    p.case("x²/2 - y⁴/4 in billions", |r| {
        let flat = descend(quartic_down, [1.0, 1e-5], 0.5, 4);
        see(r, diagnose, &scaled(flat, 1e9));
    });
    p.case("a loss of millionths, under way", |r| {
        see(
            r,
            diagnose,
            &scaled(descend(valley, [1.0, 1.0], 0.01, 4), 1e-6),
        );
    });
    p.case("a loss of millions, arrived", |r| {
        see(
            r,
            diagnose,
            &scaled(descend(bowl, [1.0, 1.0], 0.1, 10), 1e9),
        );
    });

    let falling = [3.0, 2.6, 2.2, 1.9, 1.6, 1.4, 1.25, 1.1];
    let still_large = [2.0, 1.6, 1.3, 1.1, 0.9, 0.8, 0.6, 0.5];
    // As long as the gradient is large, lmin is of no account.
    let slightly_negative = [-0.3, -0.2, -0.2, -0.1, -0.1, -0.1, -0.1, -0.1];
    for (name, loss, gradient, lmax, lmin) in [
        (
            "a smallest eigenvalue of -1e-12",
            [3.0, 2.0, 1.5, 1.2, 1.1, 1.1, 1.1, 1.1],
            [2.0, 0.5, 0.1, 1e-2, 1e-4, 1e-6, 1e-8, 1e-9],
            [4.0, 3.5, 3.2, 3.1, 3.0, 3.0, 3.0, 3.0],
            [-0.3, -0.1, -1e-2, -1e-4, -1e-7, -1e-9, -1e-11, -1e-12],
        ),
        (
            "a smallest eigenvalue of 1e-12",
            [3.0, 2.0, 1.5, 1.2, 1.1, 1.1, 1.1, 1.1],
            [2.0, 0.5, 0.1, 1e-2, 1e-4, 1e-6, 1e-8, 1e-9],
            [4.0, 3.5, 3.2, 3.1, 3.0, 3.0, 3.0, 3.0],
            [0.3, 0.1, 1e-2, 1e-4, 1e-7, 1e-9, 1e-11, 1e-12],
        ),
        (
            "a smallest eigenvalue of -2e-16",
            [3.0, 2.0, 1.5, 1.2, 1.1, 1.1, 1.1, 1.1],
            [2.0, 0.5, 0.1, 1e-2, 1e-4, 1e-6, 1e-8, 1e-9],
            [4.0, 3.5, 3.2, 3.1, 3.0, 3.0, 3.0, 3.0],
            [-0.3, -0.1, -1e-2, -1e-5, -1e-8, -1e-11, -1e-15, -2e-16],
        ),
        (
            "a smallest eigenvalue of 2e-16",
            [3.0, 2.0, 1.5, 1.2, 1.1, 1.1, 1.1, 1.1],
            [2.0, 0.5, 0.1, 1e-2, 1e-4, 1e-6, 1e-8, 1e-9],
            [4.0, 3.5, 3.2, 3.1, 3.0, 3.0, 3.0, 3.0],
            [0.3, 0.1, 1e-2, 1e-5, 1e-8, 1e-11, 1e-15, 2e-16],
        ),
        (
            "a smallest eigenvalue that is weak and negative",
            [3.0, 2.0, 1.5, 1.2, 1.1, 1.1, 1.1, 1.1],
            [2.0, 0.5, 0.1, 1e-2, 1e-4, 1e-6, 1e-8, 1e-9],
            [4.0, 3.5, 3.2, 3.1, 3.0, 3.0, 3.0, 3.0],
            [0.3, 0.1, 1e-2, 1e-3, -1e-5, -2e-5, -3e-5, -3e-5],
        ),
        (
            "a smallest eigenvalue that is weak and positive",
            [3.0, 2.0, 1.5, 1.2, 1.1, 1.1, 1.1, 1.1],
            [2.0, 0.5, 0.1, 1e-2, 1e-4, 1e-6, 1e-8, 1e-9],
            [4.0, 3.5, 3.2, 3.1, 3.0, 3.0, 3.0, 3.0],
            [0.3, 0.1, 1e-2, 1e-3, 1e-4, 4e-5, 3e-5, 3e-5],
        ),
        (
            "through the edge, and off again in the last moment",
            falling,
            still_large,
            [5.0, 6.0, 8.0, 10.0, 14.0, 18.0, 20.0, 12.0],
            slightly_negative,
        ),
        (
            "a loss that ends a fifth above its start",
            [3.0, 2.6, 2.4, 2.5, 2.8, 3.1, 3.4, 3.6],
            still_large,
            [9.0, 10.0, 11.0, 12.0, 12.0, 13.0, 13.0, 13.0],
            slightly_negative,
        ),
        (
            "a negative loss that rises",
            [-3.0, -3.2, -3.3, -3.2, -3.0, -2.6, -2.3, -2.0],
            still_large,
            [9.0, 10.0, 11.0, 12.0, 12.0, 13.0, 13.0, 13.0],
            slightly_negative,
        ),
        (
            "at the edge for a while, and off again",
            [3.0, 2.0, 1.5, 1.2, 1.1, 1.0, 0.9, 0.85],
            [2.0, 1.0, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3],
            [16.0, 21.5, 20.0, 20.5, 20.0, 17.0, 10.0, 9.0],
            slightly_negative,
        ),
        (
            "a loss that rose and came down again",
            [3.0, 7.0, 5.0, 2.5, 1.6, 1.2, 0.9, 0.7],
            [2.0, 6.0, 3.0, 1.0, 0.8, 0.7, 0.6, 0.5],
            [26.0, 24.0, 9.0, 8.0, 8.0, 8.0, 8.0, 8.0],
            slightly_negative,
        ),
        (
            "a loss that rose and stayed up",
            [3.0, 2.5, 2.0, 2.5, 4.0, 6.0, 8.0, 9.0],
            [2.0, 1.0, 0.8, 1.0, 2.0, 3.0, 3.5, 4.0],
            [16.0, 18.0, 20.0, 20.0, 20.0, 20.0, 20.0, 20.0],
            slightly_negative,
        ),
        (
            "a loss that fell, rose a little, and is still below its start",
            [3.0, 1.5, 0.9, 0.8, 0.9, 1.1, 1.2, 1.3],
            [2.0, 1.0, 0.8, 0.7, 0.7, 0.6, 0.6, 0.5],
            [8.0, 8.0, 9.0, 12.0, 12.0, 10.0, 9.0, 8.0],
            slightly_negative,
        ),
        (
            "at the edge in the mean, and below it in the last moment",
            falling,
            still_large,
            [5.0, 8.0, 12.0, 16.0, 19.0, 21.0, 23.5, 16.5],
            slightly_negative,
        ),
        (
            "far above 2/η, and coming down",
            [3.0, 2.9, 2.7, 2.4, 2.0, 1.7, 1.4, 1.2],
            [2.0, 1.9, 1.8, 1.6, 1.4, 1.2, 1.0, 0.9],
            [40.0, 38.0, 36.0, 34.0, 33.0, 32.0, 31.0, 30.0],
            slightly_negative,
        ),
        (
            "near 2/η in the last moment only",
            falling,
            still_large,
            [5.0, 5.0, 6.0, 7.0, 8.0, 9.0, 11.0, 20.0],
            slightly_negative,
        ),
        ("on top of a ridge", [3.0; 8], [0.0; 8], [0.0; 8], [-3.0; 8]),
        (
            "on top of a maximum",
            [3.0; 8],
            [0.0; 8],
            [-1.0; 8],
            [-3.0; 8],
        ),
    ] {
        p.case(name, |r| {
            let trace = Trace {
                eta: 0.1,
                loss: loss.to_vec(),
                gradient: gradient.to_vec(),
                lmax: lmax.to_vec(),
                lmin: lmin.to_vec(),
            };
            see(r, diagnose, &trace);
        });
    }

    p.seeded("a random quadratic", 3, |r, rng| {
        let lmax = 10_f64.powf(rng.between(-3.0, 3.0));
        let lmax = r.input("its larger curvature", lmax, any().between(1e-3, 1e3));
        let quotient = rng.between(20.0, 40.0);
        let quotient = r.input(
            "that over the smaller one",
            quotient,
            any().between(20.0, 40.0),
        );
        see(r, diagnose, &quadratic(rng, lmax, lmax / quotient))
    });
}

/// What is going on, as it is recorded.
fn see(r: &mut Recorder, diagnose: Diagnose, t: &Trace) {
    r.given("η", t.eta);
    r.given("loss", &t.loss);
    r.given("gradient", &t.gradient);
    r.given("lmax", &t.lmax);
    r.given("lmin", &t.lmin);
    let last = t.loss.len() - 1;
    r.given("the last loss", t.loss[last]);
    r.given("the last gradient", t.gradient[last]);
    r.given("the last lmax", t.lmax[last]);
    r.given("the last lmin", t.lmin[last]);
    let label = match diagnose(t) {
        Diagnosis::StepTooLarge => "Diagnosis::StepTooLarge",
        Diagnosis::EdgeOfStability => "Diagnosis::EdgeOfStability",
        Diagnosis::Saddle => "Diagnosis::Saddle",
        Diagnosis::FlatOrNonstrict => "Diagnosis::FlatOrNonstrict",
        Diagnosis::SlowOrIllConditioned => "Diagnosis::SlowOrIllConditioned",
        Diagnosis::Converged => "Diagnosis::Converged",
    };
    r.see("the diagnosis", label, exactly());
}

fn draw(r: &mut Recorder, t: &Trace) {
    let sharpness: Vec<f64> = t.lmax.iter().map(|l| t.eta * l).collect();
    for (name, values) in [("the loss", &t.loss), ("η · lmax", &sharpness)] {
        r.draw(
            name,
            Series {
                values,
                along: "moments of the record",
                log: true,
            },
        );
    }
}

/// A recorded run, its loss measured in other units and its step size adapted: the same run.
fn in_units(recorded: &recorded::Trace, unit: f64) -> Trace {
    let all = |values: &[f64]| values.to_vec();
    scaled(
        Trace {
            eta: recorded.eta,
            loss: all(recorded.loss),
            gradient: all(recorded.gradient),
            lmax: all(recorded.lmax),
            lmin: all(recorded.lmin),
        },
        unit,
    )
}

fn scaled(t: Trace, unit: f64) -> Trace {
    let all = |values: Vec<f64>| values.into_iter().map(|v| unit * v).collect();
    Trace {
        eta: t.eta / unit,
        loss: all(t.loss),
        gradient: all(t.gradient),
        lmax: all(t.lmax),
        lmin: all(t.lmin),
    }
}

/// Descent on a surface, recorded 13 times.
fn descend(surface: Surface, start: [f64; 2], eta: f64, stride: usize) -> Trace {
    let mut t = Trace {
        eta,
        loss: Vec::new(),
        gradient: Vec::new(),
        lmax: Vec::new(),
        lmin: Vec::new(),
    };
    let [mut x, mut y] = start;
    for step in 0..=12 * stride {
        let (f, [gx, gy], [xx, xy, yy]) = surface(x, y);
        if step % stride == 0 {
            let (middle, half) = (0.5 * (xx + yy), (0.5 * (xx - yy)).hypot(xy));
            t.loss.push(f);
            t.gradient.push(gx.hypot(gy));
            t.lmax.push(middle + half);
            t.lmin.push(middle - half);
        }
        x -= eta * gx;
        y -= eta * gy;
    }
    t
}

fn bowl(x: f64, y: f64) -> (f64, [f64; 2], [f64; 3]) {
    (
        0.5 * (10.0 * x * x + y * y),
        [10.0 * x, y],
        [10.0, 0.0, 1.0],
    )
}

fn valley(x: f64, y: f64) -> (f64, [f64; 2], [f64; 3]) {
    (
        0.5 * (100.0 * x * x + y * y),
        [100.0 * x, y],
        [100.0, 0.0, 1.0],
    )
}

/// A saddle at the origin, and minima at y = ±1.
fn double_well(x: f64, y: f64) -> (f64, [f64; 2], [f64; 3]) {
    (
        0.5 * (x * x - y * y) + 0.25 * y.powi(4),
        [x, y.powi(3) - y],
        [1.0, 0.0, 3.0 * y * y - 1.0],
    )
}

fn quartic_down(x: f64, y: f64) -> (f64, [f64; 2], [f64; 3]) {
    (
        0.5 * x * x - 0.25 * y.powi(4),
        [x, -y.powi(3)],
        [1.0, 0.0, -3.0 * y * y],
    )
}

fn quartic_up(x: f64, y: f64) -> (f64, [f64; 2], [f64; 3]) {
    (
        0.5 * x * x + 0.25 * y.powi(4),
        [x, y.powi(3)],
        [1.0, 0.0, 3.0 * y * y],
    )
}

/// Minima on the whole curve xy = 1, sharpest far out.
fn product(x: f64, y: f64) -> (f64, [f64; 2], [f64; 3]) {
    let miss = x * y - 1.0;
    (
        0.5 * miss * miss,
        [miss * y, miss * x],
        [y * y, 2.0 * x * y - 1.0, x * x],
    )
}

fn constant(_: f64, _: f64) -> (f64, [f64; 2], [f64; 3]) {
    (3.0, [0.0; 2], [0.0; 3])
}

/// Two curvatures, each error in closed form: a run that diverges, one under way, or one that arrived.
fn quadratic(rng: &mut Rng, lmax: f64, lmin: f64) -> Trace {
    let fate = rng.between(0.0, 3.0) as usize;
    let (share, steps) = [(2.3, 10.0), (1.0, 1.5), (1.0, 40.0)][fate];
    let eta = share / lmax;
    let curvatures = [lmin, lmax];
    let sum = |k: i32, of: fn(f64, f64) -> f64| -> f64 {
        let left = |l: f64| (1.0 - eta * l).powi(k);
        curvatures.iter().map(|l| of(*l, left(*l))).sum()
    };
    let moments = || (0..13).map(|i| (f64::from(i) * steps) as i32);
    Trace {
        eta,
        loss: moments().map(|k| sum(k, |l, e| 0.5 * l * e * e)).collect(),
        gradient: moments()
            .map(|k| sum(k, |l, e| (l * e).powi(2)).sqrt())
            .collect(),
        lmax: vec![lmax; 13],
        lmin: vec![lmin; 13],
    }
}
