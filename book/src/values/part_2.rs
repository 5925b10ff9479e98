//! Numbers of part 2.

use super::Values;
use lab::functions::CHAPTER;
use nalgebra::dvector;
use solutions::quadratic_model::answer::model;

pub fn values(values: &mut Values) {
    let (x, v) = (dvector![0.5, -0.5], dvector![0.3, 0.4]);
    let (g, h) = ((CHAPTER.gradient)(&x), (CHAPTER.hessian)(&x));
    values.number("model.chapter", model((CHAPTER.f)(&x), &g, &h, &v));
}
