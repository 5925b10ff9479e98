//! Numbers of the landing page.

use super::Values;
use figures::landing::KAPPA;
use solutions::descent_rate::answer::{iters_to, optimal_eta};

/// Puts the numbers of the landing page into the table.
pub fn values(values: &mut Values) {
    let (eta, rate) = optimal_eta(1.0, KAPPA);
    values.number("descent.kappa", KAPPA);
    values.number("descent.rate", rate);
    values.count(
        "descent.steps",
        iters_to(&[1.0, KAPPA], eta, 1e-8).expect("the best step converges"),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::theory::{computed, number};

    #[test]
    fn the_best_step_contracts_by_kappa_minus_1_over_kappa_plus_1() {
        let rate = number(&computed(values), "descent.rate");
        assert!((rate - (KAPPA - 1.0) / (KAPPA + 1.0)).abs() < 1e-15);
    }
}
