//! What `cargo run` in `exercises/` stands for: the loop starts one folder up.

fn main() {
    println!("The loop starts one folder up: cd .. && cargo run");
}
