"""How fast a class is graded, beside otter-grader and nbgrader, in one run.

    python3 examples/grading_peers/run.py            # 20 submissions, 3 rounds
    python3 examples/grading_peers/run.py 4 1        # 4 submissions, 1 round

All three grade the same classes: one exercise with 11 cases, and three with 40, answered right and
wrong, in Rust for this workbook and in Python for the peers. They must come to the same points, or
nothing is told. The peers are installed from PyPI into target/grading_peers, in the versions of
otter.txt and nbgrader.txt. What is timed is a whole command, from its start to its end, on
submissions that were never seen before: each has a comment of its own. Processor time is that of
all processes together; it says more than the clock where others use the machine too."""

import csv
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR") or ROOT / "target").resolve()
WORK = TARGET / "grading_peers"
# Slug, number, file of the answer, points.
EXERCISES = [
    ("curvature_along", "1.3b", "1_hessian/1_3b_curvature_along", 2),
    ("quadratic_model", "2.1a", "2_taylor/2_1a_quadratic_model", 2),
    ("cauchy_step", "2.4a", "2_taylor/2_4a_cauchy_step", 1),
]
ASSIGNMENTS = {"one exercise": EXERCISES[1:2], "three exercises": EXERCISES}
CASES = {"curvature_along": 14, "quadratic_model": 11, "cauchy_step": 15}


def main():
    size, rounds = (int(n) for n in sys.argv[1:] or (20, 3))
    shutil.rmtree(WORK / "classes", ignore_errors=True)
    workbook = Workbook()
    peers = [peer for peer in map(installed, (Nbgrader, Otter, OtterApi)) if peer]
    graders = [workbook, *peers]
    times = {(name, grader): [] for name in ASSIGNMENTS for grader in graders}
    for grader in graders:
        # What is built, compiled and cached once for all is no part of the time of a submission.
        grader.grade(Class("warm-up", EXERCISES, 1))
    for number in range(1, rounds + 1):
        for name, exercises in ASSIGNMENTS.items():
            group = Class(f"{len(exercises)}-{number}", exercises, size)
            points = []
            for grader in graders:
                clock, given = grader.grade(group)
                times[name, grader].append(clock)
                points.append(given)
                told = f"{clock.seconds:.1f} s, {clock.work:.1f} s of processor time"
                print(f"round {number}, {name}, {grader.name}: {told}", file=sys.stderr)
            for peer, given in zip(peers, points[1:]):
                same(workbook, points[0], peer, given)
    print(f"{size} submissions, median of {rounds}; all came to the same points.\n")
    print("| submissions of | grader | per second | ratio | processor time of each | ratio |")
    print("|---|---|---|---|---|---|")
    for name in ASSIGNMENTS:
        ours = medians(times[name, workbook])
        for grader in graders:
            seconds, work = medians(times[name, grader])
            cells = [
                f"{size / seconds:.2f}",
                f"{seconds / ours[0]:.1f}",
                f"{work / size:.2f} s",
                f"{work / ours[1]:.1f}",
            ]
            print(f"| {name} | {grader.name} | {' | '.join(cells)} |")


def medians(clocks):
    return [statistics.median(values) for values in zip(*((c.seconds, c.work) for c in clocks))]


class Clock:
    """What passes, and how long the processes that are started work meanwhile."""

    def __enter__(self):
        self.start = time.monotonic(), self.children()
        return self

    def __exit__(self, *_):
        self.seconds = time.monotonic() - self.start[0]
        self.work = self.children() - self.start[1]

    def children(self):
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime


def same(workbook, ours, peer, theirs):
    for name, points in ours.items():
        if abs(points - theirs.get(name, -1)) > 1e-4:  # otter rounds
            sys.exit(f"{name}: {points} from {workbook.name}, {theirs.get(name)} from {peer.name}")


def run(*command, **more):
    """Runs to the end, and shows what was said if it failed."""
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, **more)
    if done.returncode != 0:
        raise Failed(f"{command[0]} failed:\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
    return done.stdout


class Failed(Exception):
    pass


class Class:
    """Submissions of one round: the same answers for each grader."""

    def __init__(self, name, exercises, size):
        self.folder = WORK / "classes" / name
        self.exercises = exercises
        self.names = [f"learner-{i:04}" for i in range(size)]
        # Of every exercise two right answers and two wrong ones, which have a twin in Rust.
        self.answers = {}
        for i, learner in enumerate(self.names):
            comment = f"{name}, {learner}, {time.time()}"
            for j, (slug, *_) in enumerate(exercises):
                found = sorted((HERE / "answers" / slug).glob("*.py"))
                python = found[(i + j) % len(found)]
                rust = ROOT / "tests" / "answers" / slug / f"{python.stem}.rs"
                self.answers[learner, slug] = (
                    f"{python.read_text()}\n# {comment}\n",
                    f"{rust.read_text()}\n// {comment}\n",
                )

    def python(self, learner, slug):
        return self.answers[learner, slug][0]

    def rust(self, learner, slug):
        return self.answers[learner, slug][1]


class Workbook:
    name = "this workbook"

    def __init__(self):
        run("cargo", "build", "--quiet", "--release", "-F", "grade", cwd=ROOT)
        self.program = TARGET / "release" / "curvature"

    def grade(self, group):
        folder = group.folder / "workbook"
        for learner in group.names:
            for slug, _, file, _ in group.exercises:
                path = folder / "submitted" / learner / f"{file}.rs"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(group.rust(learner, slug))
        only = ",".join(number for _, number, *_ in group.exercises)
        out = folder / "grades"
        with Clock() as clock:
            run(self.program, "grade", folder / "submitted", "--out", out, "--only", only, cwd=ROOT)
        grades = json.loads((out / "grades.json").read_text())
        return clock, {one["name"]: one["points"]["earned"] for one in grades["learners"]}


def installed(peer):
    """The peer, or nothing and the reason."""
    home = WORK / peer.folder
    try:
        if not (home / "installed").exists():
            shutil.rmtree(home, ignore_errors=True)
            run(sys.executable, "-m", "venv", home)
            pip = [home / "bin" / "python", "-m", "pip", "install", "--quiet"]
            run(*pip, "-r", HERE / f"{peer.folder}.txt")
            (home / "installed").touch()
        return peer(home / "bin")
    except (OSError, Failed) as reason:
        print(f"{peer.name} is left out, for it could not be installed: {reason}", file=sys.stderr)
        return None


def environment(programs):
    """As in an activated venv: the peers call their own programs by name, and find its kernel."""
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "VIRTUAL_ENV": str(programs.parent)}


def notebook(cells):
    return json.dumps(
        {
            "cells": cells,
            "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3"}},
            "nbformat": 4,
            "nbformat_minor": 5,
        }
    )


def cell(name, source, **about):
    metadata = {"nbgrader": {"grade_id": name, "schema_version": 3, "task": False, **about}}
    kind = {"cell_type": "code", "execution_count": None, "outputs": []}
    return {"id": name, "metadata": metadata if about else {}, "source": source, **kind}


class Nbgrader:
    """Runs the notebook in a kernel; a cell with hidden tests for each case. One after the other:
    it has no other way."""

    name = "nbgrader autograde"
    folder = "nbgrader"

    def __init__(self, programs):
        self.programs = programs

    def grade(self, group):
        course = group.folder / self.name
        self.prepare(group, course)
        settings = {"cwd": course, "env": environment(self.programs)}
        run(self.programs / "nbgrader", "generate_assignment", "homework", **settings)
        with Clock() as clock:
            run(self.programs / "nbgrader", "autograde", "homework", **settings)
        run(self.programs / "nbgrader", "export", **settings)
        with open(course / "grades.csv", newline="") as table:
            rows = list(csv.DictReader(table))
        return clock, {row["student_id"]: float(row["raw_score"]) for row in rows}

    def prepare(self, group, course):
        def write(path, answer):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(notebook(self.cells(group, answer)))

        write(course / "source/homework/homework.ipynb", lambda slug: "")
        for learner in group.names:
            path = course / "submitted" / learner / "homework/homework.ipynb"
            write(path, lambda slug: group.python(learner, slug))

    def cells(self, group, answer):
        def hidden(text):
            return f"### BEGIN HIDDEN TESTS\n{text}\n### END HIDDEN TESTS"

        test = {"grade": True, "solution": False, "locked": True}
        found = [cell("cases", hidden((HERE / "cases.py").read_text()), points=0, **test)]
        for slug, _, _, points in group.exercises:
            found.append(cell(slug, answer(slug), grade=False, solution=True, locked=False))
            for i in range(CASES[slug]):
                check = hidden(f'CASES["{slug}"][{i}](globals())')
                each = points / CASES[slug]
                found.append(cell(f"{slug}-{i}", check, points=each, **test))
        return found


class Otter:
    """Runs the notebook in a kernel, with hidden tests for each case. For a class there is `otter
    grade`, which needs Docker; this is what it starts in each container, without the container:
    `otter run`, and as many at a time as there are cores."""

    name = "otter run"
    folder = "otter"

    def __init__(self, programs):
        self.programs = programs

    def run(self, program, *arguments, **more):
        return run(self.programs / program, *arguments, env=environment(self.programs), **more)

    def tests(self, slug, points):
        text = f'OK_FORMAT = False\nname = "{slug}"\nfrom otter.test_files import test_case\n'
        text += (HERE / "cases.py").read_text()
        for i in range(CASES[slug]):
            text += f"\n@test_case(points={points}, hidden=True)\ndef test_{i}(env):\n"
            text += f'    CASES["{slug}"][{i}](env)\n'
        return text

    def submit(self, group):
        folder = group.folder / self.name.replace(" ", "-")
        for learner in group.names:
            (folder / learner).mkdir(parents=True)
            cells = [cell(slug, group.python(learner, slug)) for slug, *_ in group.exercises]
            (folder / learner / "homework.ipynb").write_text(notebook(cells))
        tests = folder / "tests"
        tests.mkdir()
        for slug, _, _, points in group.exercises:
            (tests / f"{slug}.py").write_text(self.tests(slug, points / CASES[slug]))
        autograder = folder / "autograder.zip"
        self.run("otter", "generate", "-t", tests, "-o", autograder, cwd=folder)
        return folder, autograder

    def grade(self, group):
        folder, autograder = self.submit(group)

        def one(learner):
            own = folder / learner
            self.run("otter", "run", "-a", autograder, "-o", own, own / "homework.ipynb", cwd=own)

        with Clock() as clock, ThreadPoolExecutor(os.cpu_count()) as several:
            list(several.map(one, group.names))
        return clock, {learner: self.points(folder / learner) for learner in group.names}

    def points(self, folder):
        tests = json.loads((folder / "results.json").read_text())["tests"]
        return sum(test.get("score", 0) for test in tests)


class OtterApi(Otter):
    """The same without a start of otter-grader for each submission: a program of our own that calls
    its API, in as many processes as there are cores."""

    name = "otter.api"

    def grade(self, group):
        folder, autograder = self.submit(group)
        arguments = [HERE / "otter_api.py", autograder, folder, *group.names]
        with Clock() as clock:
            said = self.run("python", *arguments, cwd=folder)
        return clock, json.loads(said.splitlines()[-1])


if __name__ == "__main__":
    main()
