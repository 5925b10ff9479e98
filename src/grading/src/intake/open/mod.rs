//! Opening a submission: the files of exercises are read, and nothing else.

mod sieve;
mod submission;
mod unpack;
