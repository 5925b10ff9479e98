//! Finding submissions: by the names of files and folders alone.

mod arguments;
mod collector;
mod gradescope;
mod label;
mod shape;
mod together;
