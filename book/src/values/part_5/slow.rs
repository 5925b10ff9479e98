//! Numbers of section 5.2, "How Saddles Slow Optimization".

use crate::values::Values;
use figures::part_5::experiments::slow::{ETA, degenerate_escape, ridge_path};
use lab::{
    functions::{DOUBLE_WELL, vector},
    recorded::traces,
};
use solutions::escape_time::answer::escape;

/// Puts the numbers of the section into the table.
pub fn values(values: &mut Values) {
    escape_times(values);
    plateaus(values);
}

fn steps(delta: f64, eta: f64, lam: f64) -> usize {
    escape(delta, eta, lam, 100_000).expect("it leaves")
}

fn escape_times(values: &mut Values) {
    values.number("escape.eta", ETA);
    for (name, delta) in [
        ("escape.steps1", 1e-1),
        ("escape.steps2", 1e-2),
        ("escape.steps3", 1e-3),
        ("escape.steps6", 1e-6),
    ] {
        values.count(name, steps(delta, ETA, -1.0));
    }
    values.number("escape.decade", 10_f64.ln() / (1.0 + ETA).ln());
    let predicted = (0.5_f64 / 1e-6).ln() / (1.0 + ETA).ln();
    values.count("escape.predicted6", predicted.ceil() as usize);
    values.count("escape.short1", steps(1e-1, 0.01, -1.0));
    values.count("escape.short2", steps(1e-2, 0.01, -1.0));
    let stays = escape(0.0, ETA, -1.0, 100_000).is_none();
    assert!(stays, "exactly on the ridge");

    // Starts all over the ridge's neighbourhood.
    let starts = 1000;
    let mean = (0..starts)
        .map(|k| 0.5 * (f64::from(k) + 0.5) / f64::from(starts))
        .map(|delta| steps(delta, ETA, -1.0) as f64)
        .sum::<f64>()
        / f64::from(starts);
    values.number("escape.mean", mean);

    values.count("degenerate.steps1", degenerate_escape(0.1));
    values.count("degenerate.steps2", degenerate_escape(0.01));

    // While saddles hold the path, the ways out of all later ones close.
    let gentle = -0.5;
    let mut delta = 1e-6;
    let mut so_far = 0;
    for name in ["chain.stay1", "chain.stay2", "chain.stay3", "chain.stay4"] {
        let stay = steps(delta, ETA, gentle);
        values.count(name, stay);
        so_far += stay;
        delta = (1.0 - ETA).powf(so_far as f64);
    }
    let back = -(1.0 - ETA).ln() / (1.0 - ETA * gentle).ln();
    values.number("chain.back", back);
    values.number("chain.ratio", 1.0 + back);
}

fn plateaus(values: &mut Values) {
    let path = ridge_path(1e-6, 190);
    let at = |k: usize| vector(&[path[k].0, path[k].1]);
    let norm = |k: usize| (DOUBLE_WELL.gradient)(&at(k)).norm();
    // Up to the escape: the minimum comes later, and there the gradient vanishes again.
    let flattest = (0..steps(1e-6, ETA, -1.0))
        .min_by(|a, b| norm(*a).total_cmp(&norm(*b)))
        .expect("there are steps");
    values.count("plateau.step", flattest);
    values.number("plateau.gradient", norm(flattest));
    values.number("plateau.loss", (DOUBLE_WELL.f)(&at(flattest)));
    let near = (0..path.len()).filter(|&k| ((DOUBLE_WELL.f)(&at(k)) - 0.25).abs() < 0.01);
    values.count("plateau.length", near.count());

    let run = &traces::ETA_0_1;
    let last = run.loss.len() - 1;
    values.number("digits.eta", run.eta);
    values.count("digits.steps", last * run.stride);
    values.number("digits.gradient", run.gradient[last]);
    values.number("digits.lmin", run.lmin[last]);
    values.number("digits.lmax", run.lmax[last]);
    values.number("digits.fold", 1.0 / (run.eta * run.lmin[last].abs()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::theory::{assert_close, computed, number};

    #[test]
    fn all_numbers_that_theory_gives() {
        let table = computed(values);
        let get = |name: &str| number(&table, name);
        // Each factor of ten costs the same, and the nonlinear end at most a step.
        let decade = get("escape.decade");
        assert!((get("escape.steps6") - get("escape.steps2") - 4.0 * decade).abs() < 1.0);
        assert!((get("escape.steps6") - get("escape.predicted6")).abs() <= 1.0);
        assert_close(
            &table,
            "degenerate.steps2",
            &[(1e4 - 4.0) / (2.0 * ETA)],
            1e-3,
        );
        // The mean of ln(r / δ) over δ in (0, r) is 1; a count is rounded up.
        assert!((get("escape.mean") - 1.0 / 1.1_f64.ln() - 0.5).abs() < 1.5);
        // Where both components are equally long: 0.9^k = 1e-6 · 1.1^k.
        let crossing = 1e6_f64.ln() / (1.1_f64 / 0.9).ln();
        assert!((get("plateau.step") - crossing).abs() < 1.0);
        // The way out closes through all earlier stays, and not through the last one alone.
        let so_far = get("chain.stay1") + get("chain.stay2") + get("chain.stay3");
        assert_close(&table, "chain.stay4", &[so_far * get("chain.back")], 0.01);
        for (stay, before) in [
            ("chain.stay4", "chain.stay3"),
            ("chain.stay3", "chain.stay2"),
        ] {
            assert_close(&table, stay, &[get(before) * get("chain.ratio")], 0.01);
        }
    }
}
