//! Tests of the runner as its users meet it: the real binary, on files in a folder of their own.

mod answers;
mod hostile;
mod state;
mod support;
mod watch;
