//! Every reference against something that shares no code with it: closed forms, enumeration,
//! brute force, exact derivatives, dense algebra, Monte Carlo within four standard errors.

mod cauchy_step;
mod certified_radius;
mod clairaut;
mod curvature_along;
mod degenerate_germ;
mod descent_fate;
mod det_trace_trap;
mod eig2x2;
mod eigen_coordinates;
mod fd_hessian;
mod find_critical;
mod goe_probability;
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
mod noisy_descent;
mod numerical_kappa;
mod preconditioning;
mod psd_surrogates;
mod recipe_any_loss;
mod saddle_cone;
mod sam_step;
mod sharpness;
mod steepest_direction;
mod top_eigenvalue;
