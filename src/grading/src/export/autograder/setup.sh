#!/usr/bin/env bash
# Gradescope runs this once, to build the image that every submission is graded in: a compiler, the
# workbook, and everything that grading would otherwise prepare at its first start.
set -euo pipefail

export DEBIAN_FRONTEND=noninteractive
apt-get update
apt-get install -y --no-install-recommends build-essential ca-certificates curl
curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs |
    sh -s -- -y --no-modify-path --profile minimal --default-toolchain none
export PATH="$HOME/.cargo/bin:$PATH"

cd "${AUTOGRADER:-/autograder}/source/workbook"
# Without a name it is the one of rust-toolchain.toml.
rustup toolchain install
cargo build --locked --release -p grading
# The stubs are a submission too. What they need is what all others need.
target/release/grading grade exercises --out "$(mktemp -d)" --allow-unjailed OPTIONS
