//! Tests of the runner as its users meet it: the real binary, on files in a folder of their own.

mod answers;
mod apart;
mod audit;
mod backups;
mod causes;
mod editor;
mod hostile;
mod input;
mod jail;
mod json;
mod mistakes;
mod screens;
mod state;
mod support;
mod surroundings;
mod teaching;
mod tidy;
mod watch;
