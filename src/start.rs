//! What `cargo run` in `exercises/` stands for: the loop starts one folder up.

fn main() -> Result<(), &'static str> {
    Err("The loop starts one folder up: cd .. && cargo run")
}
