//! Tests of the runner as its users meet it: the real binary, on files in a folder of their own.

mod answers;
mod apart;
mod audit;
mod export;
mod grade;
mod hostile;
mod input;
mod instructors;
mod intake;
mod jail;
mod json;
mod mistakes;
mod screens;
mod similarity;
mod state;
mod support;
mod teaching;
mod tidy;
mod watch;
