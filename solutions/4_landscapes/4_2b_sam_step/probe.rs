//! Cases of 4.2b: single steps, and paths that show where SAM comes to rest.

use super::answer;
use lab::functions::{CHAPTER, DOUBLE_WELL, Function, ROSENBROCK, TRIG3, vector};
use lab::probe::{Calls, Of, Probe, Recorder, Series, any, at_most, symmetric, within};
use nalgebra::DVector;

type Gradient<'a> = &'a dyn Fn(&DVector<f64>) -> DVector<f64>;
type Step = fn(&dyn Fn(&DVector<f64>) -> DVector<f64>, &DVector<f64>, f64, f64) -> DVector<f64>;

pub fn probe(p: &mut Probe) {
    let sam_step: Step = answer::sam_step;

    let one =
        |p: &mut Probe, name: &str, (g, of): (Gradient, Of), x: &[f64], eta: f64, rho: f64| {
            p.case(name, |r| {
                let x = r.input("x", vector(x), of);
                single(r, sam_step, g, &x, eta, rho);
            });
        };
    let parabola = |x: &DVector<f64>| x * 4.0;
    let of = |function: Function| move |x: &DVector<f64>| (function.gradient)(x);
    one(p, "the parabola 2x²", (&parabola, any()), &[1.0], 0.1, 0.05);
    one(
        p,
        "the parabola 2x², from the other side",
        (&parabola, any()),
        &[-0.5],
        0.1,
        0.2,
    );
    one(
        p,
        "the parabola 2x², 10⁻¹⁶ beside its minimum",
        (&parabola, any()),
        &[1e-16],
        0.1,
        0.05,
    );
    one(
        p,
        "the chapter's quadratic",
        (&of(CHAPTER), any().fixed()),
        &[0.5, -0.5],
        0.1,
        0.2,
    );
    one(
        p,
        "Rosenbrock's valley",
        // Where it is not as steep as the tolerance bears.
        (&of(ROSENBROCK), any().between(-1.2, 1.2).fixed()),
        &[-1.2, 1.0],
        1e-3,
        0.05,
    );
    one(
        p,
        "three dimensions: sin x cos y + sin(y z)",
        (&of(TRIG3), any().fixed()),
        &[0.2, 0.5, -0.4],
        0.3,
        0.4,
    );
    one(
        p,
        "ρ = 0: gradient descent",
        (&of(CHAPTER), any().fixed()),
        &[0.5, -0.5],
        0.1,
        0.0,
    );
    one(
        p,
        "exactly at a minimum",
        (&parabola, any()),
        &[0.0, 0.0, 0.0],
        0.1,
        0.05,
    );
    one(
        p,
        "exactly at a saddle",
        (&of(DOUBLE_WELL), any().fixed()),
        &[0.0, 0.0],
        0.1,
        0.3,
    );
    p.seeded("a random quadratic in four dimensions", 2, |r, rng| {
        let h = rng.symmetric(&[-1.0, 0.5, 2.0, 6.0]);
        let h = r.input("H, with the gradient H x", h, symmetric());
        let x = r.input("x", rng.vector(4), any());
        single(r, sam_step, &|x| &h * x, &x, 0.1, 0.3);
    });

    p.case("around the minimum of 2x²: 60 steps", |r| {
        let path = walk(r, sam_step, &parabola, &[1.0], 0.1, 0.05, 60);
        let distances: Vec<f64> = path.iter().map(|x| x.norm()).collect();
        r.draw("the distance from the minimum", along_steps(&distances));
    });
    // The chapter's double well along y alone, its way out of the saddle.
    let well = |x: &DVector<f64>| x.map(|y| y.powi(3) - y);
    for (name, rho) in [
        ("beside a ridge, ρ = 0.3: 60 steps", 0.3),
        ("beside a ridge, ρ = 0.05: 60 steps", 0.05),
    ] {
        p.case(name, |r| {
            r.given("f", "(x² - 1)² / 4, with a ridge at 0");
            let path = walk(r, sam_step, &well, &[0.2], 0.1, rho, 60);
            let values: Vec<f64> = path.iter().map(|x| x.sum()).collect();
            let series = Series {
                values: &values,
                along: "k, steps",
                log: false,
            };
            r.draw("x", series);
        });
    }
    p.case("along the valley w₁w₂ = 1: 300 steps", |r| {
        r.given("f", "½ (w₁w₂ - 1)²");
        let valley = |w: &DVector<f64>| vector(&[w[1], w[0]]) * (w[0] * w[1] - 1.0);
        let path = walk(r, sam_step, &valley, &[3.0, 0.4], 0.1, 0.2, 300);
        // At the bottom of the valley this is the trace of the Hessian, as in 4.2a.
        let traces: Vec<f64> = path.iter().step_by(4).map(DVector::norm_squared).collect();
        let series = Series {
            values: &traces,
            along: "k, every fourth step",
            log: false,
        };
        r.draw("w₁² + w₂², the sharpness of the valley here", series);
    });
}

fn single(r: &mut Recorder, sam_step: Step, g: Gradient, x: &DVector<f64>, eta: f64, rho: f64) {
    let eta = r.input("eta", eta, any().between(0.001, 1.0));
    let rho = r.input("rho", rho, any().between(0.0, 1.0));
    let calls = Calls::default();
    let noting = |x: &DVector<f64>| {
        calls.note(x);
        g(x)
    };
    let step = sam_step(&noting, x, eta, rho);
    r.asked("g", &calls);
    let scale = 1e-12 * (1.0 + x.amax());
    r.see("the next point", step, within(1e-12).or_absolute(scale));
    r.see(
        "the number of calls of g",
        calls.count() as f64,
        at_most(2.0),
    );
}

/// Takes `count` steps and records the last point. A wrong shape ends the walk.
fn walk(
    r: &mut Recorder,
    sam_step: Step,
    g: Gradient,
    start: &[f64],
    eta: f64,
    rho: f64,
    count: usize,
) -> Vec<DVector<f64>> {
    r.given("the start", start);
    r.given("eta", eta);
    r.given("rho", rho);
    let mut path = vec![vector(start)];
    for k in 0..count {
        let next = sam_step(g, &path[k], eta, rho);
        let strange = next.len() != start.len();
        path.push(next);
        if strange {
            break;
        }
    }
    r.see(
        "the point after the last step",
        &path[path.len() - 1],
        within(1e-6)
            .or_absolute(1e-6)
            .because("these are many steps, each rounded"),
    );
    path
}

fn along_steps(values: &[f64]) -> Series<'_> {
    Series {
        values,
        along: "k, steps",
        log: true,
    }
}
