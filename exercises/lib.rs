//! Multivariable Calculus for Machine Learning: the exercises.
//!
//! This list is generated, so that editors know every file. Work in the files that it names.

#[path = "1_hessian/1_1c_rate_of_change.rs"]
pub mod rate_of_change;

#[path = "1_hessian/1_1a_steepest_direction.rs"]
pub mod steepest_direction;

#[path = "1_hessian/1_1b_fd_gradient.rs"]
pub mod fd_gradient;

#[path = "1_hessian/1_2a_fd_hessian.rs"]
pub mod fd_hessian;

#[path = "1_hessian/1_2b_clairaut.rs"]
pub mod clairaut;

#[path = "1_hessian/1_3a_spectrum.rs"]
pub mod spectrum;

#[path = "1_hessian/1_3b_curvature_along.rs"]
pub mod curvature_along;

#[path = "2_taylor/2_1a_quadratic_model.rs"]
pub mod quadratic_model;

#[path = "2_taylor/2_1b_model_minimiser.rs"]
pub mod model_minimiser;

#[path = "2_taylor/2_2a_remainder_slopes.rs"]
pub mod remainder_slopes;

#[path = "2_taylor/2_2b_lagrange_point.rs"]
pub mod lagrange_point;

#[path = "2_taylor/2_3a_eigen_coordinates.rs"]
pub mod eigen_coordinates;

#[path = "2_taylor/2_4a_cauchy_step.rs"]
pub mod cauchy_step;

#[path = "2_taylor/2_4b_descent_fate.rs"]
pub mod descent_fate;

#[path = "3_critical_points/3_1a_find_critical.rs"]
pub mod find_critical;

#[path = "3_critical_points/3_2a_classify.rs"]
pub mod classify;

#[path = "3_critical_points/3_2b_inertia.rs"]
pub mod inertia;

#[path = "3_critical_points/3_2c_det_trace_trap.rs"]
pub mod det_trace_trap;

#[path = "3_critical_points/3_2d_degenerate_germ.rs"]
pub mod degenerate_germ;

#[path = "3_critical_points/3_2e_certified_radius.rs"]
pub mod certified_radius;

#[path = "3_critical_points/3_3a_saddle_cone.rs"]
pub mod saddle_cone;

#[path = "4_landscapes/4_1a_bulk_and_outliers.rs"]
pub mod bulk_and_outliers;

#[path = "4_landscapes/4_2a_sharpness.rs"]
pub mod sharpness;

#[path = "4_landscapes/4_2b_sam_step.rs"]
pub mod sam_step;

#[path = "4_landscapes/4_3a_descent_rate.rs"]
pub mod descent_rate;

#[path = "4_landscapes/4_3b_momentum.rs"]
pub mod momentum;

#[path = "4_landscapes/4_3c_preconditioning.rs"]
pub mod preconditioning;

#[path = "4_landscapes/4_3d_numerical_kappa.rs"]
pub mod numerical_kappa;

#[path = "5_saddles/5_1a_goe_probability.rs"]
pub mod goe_probability;

#[path = "5_saddles/5_1b_index_vs_level.rs"]
pub mod index_vs_level;

#[path = "5_saddles/5_2a_escape_time.rs"]
pub mod escape_time;

#[path = "5_saddles/5_3a_saddle_free_newton.rs"]
pub mod saddle_free_newton;

#[path = "5_saddles/5_3b_noisy_descent.rs"]
pub mod noisy_descent;

#[path = "5_saddles/5_3c_negative_curvature_step.rs"]
pub mod negative_curvature_step;

#[path = "6_in_code/6_1a_critical_report.rs"]
pub mod critical_report;

#[path = "6_in_code/6_2a_recipe_any_loss.rs"]
pub mod recipe_any_loss;

#[path = "6_in_code/6_3a_eig2x2.rs"]
pub mod eig2x2;

#[path = "7_optimization/7_1a_newton_step.rs"]
pub mod newton_step;

#[path = "7_optimization/7_1b_lbfgs_two_loop.rs"]
pub mod lbfgs_two_loop;

#[path = "7_optimization/7_1c_psd_surrogates.rs"]
pub mod psd_surrogates;

#[path = "7_optimization/7_2a_hessian_vector_product.rs"]
pub mod hessian_vector_product;

#[path = "7_optimization/7_2b_top_eigenvalue.rs"]
pub mod top_eigenvalue;

#[path = "7_optimization/7_2c_lanczos.rs"]
pub mod lanczos;

#[path = "7_optimization/7_2d_hutchinson_trace.rs"]
pub mod hutchinson_trace;

#[path = "7_optimization/7_2e_newton_cg.rs"]
pub mod newton_cg;

#[path = "7_optimization/7_2f_exact_product.rs"]
pub mod exact_product;

#[path = "7_optimization/7_3a_diagnose.rs"]
pub mod diagnose;
