//! Multivariable Calculus for Machine Learning: the exercises.
//!
//! This list is generated, so that editors know every file. Work in the files that it names.

#[path = "1_hessian/1_1b_fd_gradient.rs"]
pub mod fd_gradient;

#[path = "1_hessian/1_3a_spectrum.rs"]
pub mod spectrum;

#[path = "2_taylor/2_1a_quadratic_model.rs"]
pub mod quadratic_model;

#[path = "2_taylor/2_2a_remainder_slopes.rs"]
pub mod remainder_slopes;

#[path = "3_critical_points/3_2a_classify.rs"]
pub mod classify;

#[path = "4_landscapes/4_3a_descent_rate.rs"]
pub mod descent_rate;

#[path = "5_saddles/5_2a_escape_time.rs"]
pub mod escape_time;

#[path = "5_saddles/5_3a_saddle_free_newton.rs"]
pub mod saddle_free_newton;

#[path = "6_in_code/6_1a_critical_report.rs"]
pub mod critical_report;

#[path = "7_optimization/7_1a_newton_step.rs"]
pub mod newton_step;

#[path = "7_optimization/7_2a_hessian_vector_product.rs"]
pub mod hessian_vector_product;
