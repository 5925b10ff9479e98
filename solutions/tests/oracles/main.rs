//! Every reference against something that shares no code with it: closed forms, enumeration,
//! brute force, exact derivatives, dense algebra, Monte Carlo within four standard errors.

mod bulk_and_outliers;
mod cauchy_step;
mod certified_radius;
mod clairaut;
mod classify;
mod critical_report;
mod curvature_along;
mod degenerate_germ;
mod descent_fate;
mod descent_rate;
mod det_trace_trap;
mod diagnose;
mod eig2x2;
mod eigen_coordinates;
mod escape_time;
mod exact_product;
mod fd_gradient;
mod fd_hessian;
mod find_critical;
mod goe_probability;
mod hessian_vector_product;
mod hutchinson_trace;
mod index_vs_level;
mod inertia;
mod lagrange_point;
mod lanczos;
mod lbfgs_two_loop;
mod model_minimiser;
mod momentum;
mod negative_curvature_step;
mod newton_cg;
mod newton_step;
mod noisy_descent;
mod numerical_kappa;
mod preconditioning;
mod psd_surrogates;
mod quadratic_model;
mod rate_of_change;
mod recipe_any_loss;
mod remainder_slopes;
mod saddle_cone;
mod saddle_free_newton;
mod sam_step;
mod sharpness;
mod spectrum;
mod steepest_direction;
mod top_eigenvalue;

/// The folder of exercise `slug` in its chapter is `<number>_<slug>`, as in 1_hessian/1_3a_spectrum.
#[test]
fn every_exercise_has_an_oracle() {
    let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = |path: &std::path::Path| -> Vec<_> {
        let entries = std::fs::read_dir(path).unwrap();
        let paths = entries.map(|entry| entry.unwrap().path());
        paths.filter(|path| path.is_dir()).collect()
    };
    let mut exercises: Vec<String> = folders(here)
        .iter()
        .flat_map(|chapter| folders(chapter))
        .filter(|folder| folder.join("exercise.toml").exists())
        .map(|folder| {
            let name = folder.file_name().unwrap().to_str().unwrap();
            name.splitn(3, '_').nth(2).unwrap().to_owned()
        })
        .collect();
    exercises.sort();
    let modules: Vec<&str> = include_str!("main.rs")
        .lines()
        .filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';'))
        .collect();
    assert_eq!(modules, exercises);
    for slug in exercises {
        let oracle = here.join(format!("tests/oracles/{slug}.rs"));
        let text = std::fs::read_to_string(oracle).unwrap();
        assert!(
            text.contains(&format!("solutions::{slug}::answer")),
            "{slug}"
        );
        assert!(text.contains("#[test]"), "{slug}");
    }
}
