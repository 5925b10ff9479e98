#!/usr/bin/env python3
"""Nothing stored outlives what it depends on: the runner is changed, built again, and asked again.

    python3 tests/rebuilt/run.py

In a copy of the workbook the comparison is made looser, a message gets other words, a reference and
`lab` change, one after the other. After each change the learner's check and the grading of a class must
say what they say where nothing is stored, every stored result that could differ is made anew, and no
other; and parts of a class that two such runners graded are not joined. It builds into target/rebuilt.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROOM = ROOT / "target" / "rebuilt"
BOOK = ROOM / "workbook"
EXE = ".exe" if os.name == "nt" else ""
MODEL, NORMAL = "2_taylor/2_1a_quadratic_model.rs", "1_hessian/1_3b_curvature_along.rs"
ONLY = ["--only", "2.1a,1.3b"]

# What is changed, where, and which of a class's results could differ: none, those of an exercise, all.
CHANGES = [
    (
        "a tolerance of the comparison",
        "src/judge/src/compare.rs",
        ("let near = worst <= allowed;", "let near = worst <= 1e9 * allowed + 1.0;"),
        {"told": ["1.3b", "2.1a"], "run": []},
    ),
    (
        "the words of a message",
        "src/tell/differs.rs",
        ("They are {} apart; {} is allowed.", "They lie {} apart; {} is allowed."),
        {"told": ["1.3b", "2.1a"], "run": []},
    ),
    (
        "a reference",
        "solutions/" + MODEL.replace(".rs", "/solution.rs"),
        (None, "\n// Changed.\n"),
        {"told": ["2.1a"], "run": ["2.1a"]},
    ),
    (
        "lab",
        "lab/src/functions.rs",
        (None, "\n// Changed.\n"),
        {"told": ["1.3b", "2.1a"], "run": ["1.3b", "2.1a"]},
    ),
]


def copy_workbook():
    """Files with their dates, so that cargo builds again only what changes; what is built stays."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True,
    ).stdout
    shutil.rmtree(BOOK, ignore_errors=True)
    for name in filter(None, listed.decode().split("\0")):
        if (ROOT / name).is_file():
            (BOOK / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, BOOK / name)
    # What is still built of an earlier run is built of changed files.
    for _, name, *_ in CHANGES:
        os.utime(BOOK / name)


def answer(slug, name):
    return (ROOT / "tests" / "answers" / slug / (name + ".rs")).read_text(encoding="utf-8")


def fill():
    """The learner's own answers, and a class of three."""
    model, normal = ("quadratic_model", MODEL), ("curvature_along", NORMAL)
    files = [
        ("workbook/exercises", *model, "wrong_unit_direction"),
        ("workbook/exercises", *normal, "right_meusnier"),
        ("class/ann", *model, "right_index_loops"),
        ("class/ann", *normal, "right_meusnier"),
        ("class/bob", *model, "wrong_unit_direction"),
        ("class/eve", *normal, "wrong_downward_normal"),
    ]
    for folder, slug, file, name in files:
        path = ROOM / folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(answer(slug, name), encoding="utf-8")


def run(*words, may_fail=False):
    environment = dict(os.environ, CARGO_TARGET_DIR=str(ROOM / "built"))
    environment.pop("CURVATURE_CACHE", None)
    done = subprocess.run(
        [str(word) for word in words], cwd=BOOK, env=environment, capture_output=True, text=True,
        encoding="utf-8",
    )
    if done.returncode not in (0, 1) and not may_fail:
        sys.exit(f"{words}: status {done.returncode}\n{done.stdout}{done.stderr}")
    return done


def program(name):
    return ROOM / "built" / "debug" / (name + EXE)


def build():
    built = run("cargo", "build", "--quiet", "-p", "curvature", "-p", "grading")
    if built.returncode != 0:
        sys.exit(built.stderr)


def check():
    done = run(program("curvature"), "check", "2.1a", "1.3b", "--json")
    return json.loads(done.stdout)


def stored_runs():
    folder = BOOK / "target" / "curvature" / "runs"
    return {path.name for path in folder.iterdir()} if folder.is_dir() else set()


def grade(out):
    run(program("grading"), "grade", ROOM / "class", *ONLY, "--out", out, "--allow-unjailed")
    return json.loads((out / "grades.json").read_text(encoding="utf-8"))


def keys(out):
    """For each exercise, what identifies the results of it that are kept."""
    found = {}
    for path in sorted((out / "submissions").glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        for graded, key in zip(record["exercises"], record["keys"]):
            found.setdefault(graded["number"], set()).update([key] if key else [])
    return found


def expect(holds, what):
    print(("  " if holds else "! ") + what, flush=True)
    if not holds:
        failed.append(what)


def after(change, out, before):
    """Holds what is said now against what is said where nothing is stored."""
    what, _, _, could_differ = change
    runs_before, keys_before = stored_runs(), keys(out)
    told = check()
    made = len(stored_runs() - runs_before)
    # Of each exercise an answer and what is known of it.
    expect(made == 2 * len(could_differ["run"]), f"{made} stored runs are made anew")
    kept, fresh = grade(out), grade(ROOM / "fresh")
    expect(kept == fresh, "grades are those of a folder with nothing in it")
    now = keys(out)
    differ = sorted(number for number in now if now[number].isdisjoint(keys_before[number]))
    expect(differ == could_differ["told"], f"results of {differ} are made anew, and no other")
    shutil.rmtree(ROOM / "fresh")
    shutil.rmtree(BOOK / "target" / "curvature" / "runs")
    expect(told == check(), "the learner is told what is told where nothing is stored")
    if what != "a reference":
        return told
    expect(told == before, "and nothing that is told has changed")
    return told


def main():
    copy_workbook()
    for folder in ("class", "grades", "fresh", "first", "second", "joined"):
        shutil.rmtree(ROOM / folder, ignore_errors=True)
    fill()
    build()
    out = ROOM / "grades"
    told = check()
    graded = grade(out)
    expect(stored_runs() != set() and grade(out) == graded, "before anything is changed")
    part = [program("grading"), "grade", ROOM / "class", *ONLY, "--allow-unjailed"]
    run(*part, "--shard", "1/2", "--out", ROOM / "first")
    for change in CHANGES:
        what, name, (old, new), _ = change
        print(f"changed: {what}", flush=True)
        path = BOOK / name
        text = path.read_text(encoding="utf-8")
        if old is not None and text.count(old) != 1:
            sys.exit(f"{name} should have `{old}` once: change this test with it.")
        path.write_text(text.replace(old, new) if old else text + new, encoding="utf-8")
        build()
        before, told = told, after(change, out, told)
        if what == CHANGES[0][0]:
            expect(told != before, "a looser comparison is seen")
            run(*part, "--shard", "2/2", "--out", ROOM / "second")
            parts = [ROOM / "first/part-1-of-2.jsonl", ROOM / "second/part-2-of-2.jsonl"]
            joined = run(
                program("grading"), "merge", *parts, "--out", ROOM / "joined", may_fail=True
            )
            expect(joined.returncode == 2, "parts of runners that judge differently are not joined")
            print("    " + joined.stderr.strip().replace("\n", "\n    "))
        if what == CHANGES[1][0]:
            expect("They lie" in json.dumps(told), "the new words are read")
    print(f"{len(failed)} failed" if failed else "all is made anew that could differ, and no other")
    sys.exit(1 if failed else 0)


failed = []
main()
