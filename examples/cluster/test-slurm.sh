#!/usr/bin/env bash
# Tries slurm.sh for real: a Slurm of two nodes on this machine grades a small class, one node dies
# in mid-job, and the merged grades must be those of a single machine, byte for byte. It needs Debian
# or Ubuntu, and root; it installs Slurm, runs it in a folder of its own, and ends it again.
set -euo pipefail
cd "$(dirname "$0")/../.."

readonly only=quadratic_model,spectrum,newton_step learners=36 parts=4
export DEBIAN_FRONTEND=noninteractive
if ! command -v slurmctld slurmd sbatch munged > /dev/null; then
    apt-get update > /dev/null
    apt-get install -y --no-install-recommends slurmctld slurmd slurm-client munge > /dev/null
fi

room=$(mktemp -d)
daemons=()
finish() {
    status=$?
    [ "$status" = 0 ] || tail -n 20 "$room"/*.log || true
    for daemon in "${daemons[@]}"; do kill -9 "$daemon" 2> /dev/null || true; done
    kill_processes_of n1
    kill_processes_of n2
    rm -rf "$room"
    exit "$status"
}

# What runs on a node: processes that Slurm told so, and the daemons that started them.
processes_of() {
    local process id
    for process in $(grep -lzsx "SLURMD_NODENAME=$1" /proc/[0-9]*/environ || true); do
        grep -qzsx "SLURM_CONF=$SLURM_CONF" "$process" || continue
        id=${process//[!0-9]/}
        echo "$id"
        # The parent of a job's script.
        grep -lsx slurmstepd "/proc/$(ps -o ppid= -p "$id" | tr -d ' ')/comm" | tr -dc '0-9\n' || true
    done | sort -u
}
kill_processes_of() {
    local id
    for id in $(processes_of "$1"); do kill -9 "$id" 2> /dev/null || true; done
}

waited=0
wait_until() {
    local what=$1
    shift
    until "$@"; do
        [ "$waited" -lt 900 ] || { echo "in vain: $what" >&2; exit 1; }
        waited=$((waited + 1))
        sleep 0.2
    done
}

echo "== two nodes"
export SLURM_CONF=$room/slurm.conf
trap finish EXIT
ports=$(( 20000 + $$ % 10000 * 4 ))
cat > "$SLURM_CONF" <<END
ClusterName=small
SlurmctldHost=$(hostname)(127.0.0.1)
SlurmctldPort=$ports
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$room/munge.socket
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
StateSaveLocation=$room/state
SlurmdSpoolDir=$room/%n
SlurmctldPidFile=$room/slurmctld.pid
SlurmdPidFile=$room/%n.pid
SlurmctldLogFile=$room/slurmctld.log
SlurmdLogFile=$room/%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=batch_sched_delay=0,sched_interval=2
MpiDefault=none
SlurmdTimeout=10
ReturnToService=2
JobRequeue=1
NodeName=n[1-2] NodeHostname=$(hostname) NodeAddr=127.0.0.1 Port=[$((ports + 1))-$((ports + 2))] CPUs=1
PartitionName=grade Nodes=n[1-2] Default=YES
END
mkdir "$room/state" "$room/n1" "$room/n2"
(umask 077 && head -c 128 /dev/urandom > "$room/munge.key")
# munged mistrusts folders that others may write to, /tmp above all.
munged --foreground --force --num-threads=2 --key-file="$room/munge.key" --socket="$room/munge.socket" \
    --pid-file="$room/munge.pid" --log-file="$room/munge.log" --seed-file="$room/munge.seed" \
    2> "$room/munged.log" &
daemons+=($!)
wait_until "munge answers" test -S "$room/munge.socket"
chmod 755 "$room"
slurmctld -D -f "$SLURM_CONF" 2> "$room/ctld.log" &
daemons+=($!)
for node in n1 n2; do
    slurmd -D -f "$SLURM_CONF" -N "$node" 2> "$room/$node-start.log" &
    daemons+=($!)
done
second_node=${daemons[-1]}
# Their end is not news.
disown -a
idle() { [ "$(sinfo -h -N -t idle -o %N 2> /dev/null | wc -l)" = 2 ]; }
wait_until "two nodes are idle" idle

echo "== a class of $learners, graded on one machine"
cargo build --release -p grading
class=$room/class
for ((learner = 1; learner <= learners; learner++)); do
    folder=$class/$(printf 'learner-%02d' "$learner")
    mkdir -p "$folder"
    for slug in ${only//,/ }; do
        answers=(tests/answers/"$slug"/*.rs)
        stub=(exercises/*/*_"$slug".rs)
        # No two are the same, so that no result is taken from another.
        { cat "${answers[learner % ${#answers[@]}]}"; echo "// $learner"; } > "$folder/$(basename "${stub[0]}")"
    done
done
target/release/grading grade "$class" --only "$only" --out "$room/alone" --allow-unjailed

echo "== the same class in $parts parts, and the second node dies"
out=$room/grades
job=$(sbatch --parsable --array="1-$parts" --output="$room/task-%a.log" examples/cluster/slurm.sh \
    "$parts" "$class" "$out" --only "$only" --allow-unjailed)
merging=$(sbatch --parsable --dependency="afterany:$job" --output="$room/merge.log" --wrap \
    "target/release/grading merge $out/part-*-of-$parts.jsonl --out $out")
started() { [ "$(find "$out/submissions" -name '[!.]*.json' 2> /dev/null | wc -l)" -ge 3 ] && [ -n "$(processes_of n2)" ]; }
wait_until "both nodes are at work" started
lost=$(squeue -h -w n2 -o %K)
kill -9 "$second_node"
kill_processes_of n2
echo "n2 is dead, with task $lost"
requeued() { [ "$(squeue -h -j "${job}_$lost" -o %T)" = PENDING ]; }
wait_until "its task is in the queue again" requeued
# Slurm would wait two minutes more before it starts a task again.
scontrol update JobId="${job}_$lost" StartTime=now
merged() { [ -z "$(squeue -h -j "$merging" -o %T 2> /dev/null)" ]; }
wait_until "the class is merged" merged

grep -q . "$room/merge.log"
scontrol show job "${job}_$lost" | grep -o 'Restarts=[0-9]*' | grep -x Restarts=1
for document in grades.json grades.csv junit.xml; do
    cmp "$room/alone/$document" "$out/$document"
done
echo "== the same grades, byte for byte (after $SECONDS s)"
