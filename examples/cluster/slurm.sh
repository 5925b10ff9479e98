#!/usr/bin/env bash
# A class as a Slurm job array: each task grades one part, and a last job merges them. Once, where
# you submit jobs from, get everything ready:
#
#     cargo build --release -p grading
#     target/release/grading grade exercises --out "$(mktemp -d)"
#
# Then, in this folder, which all nodes must see under the same name:
#
#     job=$(sbatch --parsable --array=1-20 examples/cluster/slurm.sh 20 submissions grades)
#     sbatch --dependency="afterany:$job" --wrap \
#         "target/release/grading merge grades/part-*-of-20.jsonl --out grades"
#
# Twenty is the number of parts, given twice; a few hundred submissions a part are sensible. What
# comes after `grades` goes to `grade`: --seed, --only, --policy, --roster. Give --seed to the second
# command too, so that the references are run under it once and not by every task.
#
# A task whose node fails is started again, and goes on from the submissions that were graded. If
# `merge` says that parts are missing, submit these with, say, --array=3,17.
#SBATCH --job-name=grade
#SBATCH --cpus-per-task=1
#SBATCH --requeue
set -euo pipefail

parts=$1 submissions=$2 out=$3
shift 3
exec target/release/grading grade "$submissions" --out "$out" \
    --shard "$SLURM_ARRAY_TASK_ID/$parts" --jobs "${SLURM_CPUS_PER_TASK:-1}" "$@"
