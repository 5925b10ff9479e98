"""Gives what `grade` and `export` write to those who read it. Started by `run`, which installs
them. Each form has a reader that refuses what is wrong; and so that this can be believed, each is
also given the same document with something broken in it, which it must refuse."""

import base64
import csv
import hashlib
import html.parser
import importlib.util
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import types
import urllib.request
from pathlib import Path

import jsonschema
import junitparser
import xmlschema

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
WORK = Path(sys.argv[1]).resolve()
PROGRAM = WORK.parent / "debug" / ("grading.exe" if os.name == "nt" else "grading")
FILES = {"1.3b": "1_hessian/1_3b_curvature_along.rs", "2.1a": "2_taylor/2_1a_quadratic_model.rs"}
# Text that would run, or break out, wherever it is not escaped.
HOSTILE = (
    "::error::forged\\r\\n##[error]forged\\n<script>alert(1)</script> & ]]> \\u{1b}[31m\\0 %0A `x`"
)

# Readers that are in no registry: file, where it is published, and what it must be.
PUBLISHED = {
    "reporter.cjs": (
        "classroom-resources/autograding-grading-reporter",
        "d13b5912daf5042ac1b71bc38bdb4a6bcd61d8ca/dist/main.js",
        "10321b2d4eceef030a9981ab6e34b92d03e91eabe07e116bfc9176823565d3f9",
    ),
    "pl-external-grader-results.py": (
        "PrairieLearn/PrairieLearn",
        "88fb8556a7a1768e2082736be9095241b11238d7/apps/prairielearn/elements"
        "/pl-external-grader-results/pl-external-grader-results.py",
        "2dd7ec616178afe43e8cc9098bbc10c9b797b90e681c81b406b6a0b9b55567c4",
    ),
    "pl-external-grader-results.mustache": (
        "PrairieLearn/PrairieLearn",
        "88fb8556a7a1768e2082736be9095241b11238d7/apps/prairielearn/elements"
        "/pl-external-grader-results/pl-external-grader-results.mustache",
        "fcd43cfe4651430d70a86361e4311425e31156a234242516135328d339d5dc2a",
    ),
}


def published(name):
    """The file, or nothing where GitHub cannot be reached."""
    path = WORK / "published" / name
    repository, place, wanted = PUBLISHED[name]
    if not path.exists():
        url = f"https://raw.githubusercontent.com/{repository}/{place}"
        try:
            with urllib.request.urlopen(url, timeout=20) as answer:
                text = answer.read()
        except OSError as reason:
            print(
                f"left out: {repository} did not read anything, for it is on GitHub only: {reason}"
            )
            return None
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != wanted:
        path.unlink()
        sys.exit(f"{name} of {repository} is not the file that was expected: {found}")
    return path


def node():
    """Whether the packages of npm are there."""
    return shutil.which("node") and (WORK / "node" / "node_modules" / "@actions" / "core").exists()


def run(*command, **more):
    done = subprocess.run(
        list(map(str, command)),
        capture_output=True,
        encoding="utf-8",
        cwd=more.pop("cwd", ROOT),
        **more,
    )
    if done.returncode != 0:
        raise Refused(f"{command[0]} {command[1]}: {done.stdout}{done.stderr}")
    return done.stdout


class Refused(Exception):
    pass


def must(holds, what):
    if not holds:
        raise Refused(what)


# The class


def submit(folder, number, text):
    path = folder / FILES[number]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def answer(slug, name):
    return (ROOT / "tests" / "answers" / slug / f"{name}.rs").read_text(encoding="utf-8")


def grade():
    """Grades a class in which there is something of everything, and returns grades.json."""
    folder = WORK / "class"
    shutil.rmtree(folder, ignore_errors=True)
    right = answer("quadratic_model", "right_index_loops")
    submit(folder / "submitted/ann", "2.1a", right)
    submit(folder / "submitted/ann", "1.3b", answer("curvature_along", "right_meusnier"))
    loud = (
        f'{{\n    println!("{HOSTILE}");\n    let n = v.len();\n    assert!(n != 2, "{HOSTILE}");'
    )
    submit(
        folder / "submitted/=bob & co", "2.1a", right.replace("{\n    let n = v.len();", loud, 1)
    )
    submit(
        folder / "submitted/=bob & co", "1.3b", answer("curvature_along", "wrong_downward_normal")
    )
    submit(
        folder / "submitted/cat",
        "2.1a",
        right.replace("let mut value = f0;", "let mut value = ();"),
    )
    submit(folder / "submitted/eve", "2.1a", right)
    (folder / "policy.toml").write_text('due = 2026-11-24T23:59:00Z\npenalty = "10% per day"\n')
    (folder / "roster.csv").write_text(
        "Name,Student ID,Email,Submitted\n"
        "ann,1001,ann@example.edu,2026-11-24T20:15:00Z\n"
        "=bob & co,1002,bob@example.edu,2026-11-24T20:15:00Z\n"
        "cat,1003,cat@example.edu,\n"
        "dan,1004,dan@example.edu,\n"
        "eve,1005,eve@example.edu,2026-11-26T09:00:00Z\n"
    )
    options = ["--policy", folder / "policy.toml", "--roster", folder / "roster.csv"]
    options += ["--only", ",".join(FILES), "--allow-unjailed", "--out", folder / "grades"]
    run(PROGRAM, "grade", folder / "submitted", *options)
    grades = folder / "grades" / "grades.json"
    document = json.loads(grades.read_text(encoding="utf-8"))
    # A machine does not fail when it is asked to; so this learner is written by hand.
    unlucky = {**document["learners"][-1], "name": "fay", "identities": [], "exercises": []}
    unlucky |= {
        "status": {"infrastructure_error": "the disk is full."},
        "awarded": 0.0,
        "lateness": None,
    }
    document["learners"].append(unlucky)
    (folder / "grades.json").write_text(json.dumps(document), encoding="utf-8")
    return document


def grade_all():
    """Grades answers to all exercises, and returns the folder with the pages."""
    folder = WORK / "class-of-all"
    shutil.rmtree(folder, ignore_errors=True)
    files = {path.stem.split("_", 2)[2]: path for path in (ROOT / "exercises").glob("*/*.rs")}
    for answers in sorted((ROOT / "tests" / "answers").iterdir()):
        file = files[answers.name]
        right, wrong = (sorted(answers.glob(f"{kind}_*.rs")) for kind in ("right", "wrong"))
        given = {"ada": right[0], "bea & co": right[-1], "cy": wrong[0], "dee": wrong[-1]}
        for name, path in given.items():
            place = folder / "submitted" / name / file.parent.name / file.name
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, place)
    # A copy, and somebody who has not begun.
    shutil.copytree(folder / "submitted/ada", folder / "submitted/eva")
    (folder / "submitted/fox").mkdir()
    # Names that are not those of the submissions, somebody who is not there, and what to remark.
    (folder / "roster.csv").write_text(
        "Name,Login,Email,Submitted\n"
        "Ada Archer,ada,ada@example.edu,2026-11-24T20:15:00Z\n"
        "Cy Cole,cy,cy@example.edu,2026-11-26T09:00:00Z\n"
        f"{'Longname' * 6} de la Cruz,dee,dee@example.edu,\n"
        "Gil Gold,gil,gil@example.edu,\n"
    )
    (folder / "policy.toml").write_text(
        'due = 2026-11-24T23:59:00+01:00\npenalty = "10% per day"\n'
        '[[extension]]\nlearner = "zoe"\ndue = 2026-11-28T23:59:00+01:00\n'
    )
    options = ["--policy", folder / "policy.toml", "--roster", folder / "roster.csv"]
    grades = folder / "grades"
    run(PROGRAM, "grade", folder / "submitted", *options, "--allow-unjailed", "--out", grades)
    return grades


def export(form, *options):
    return run(PROGRAM, "export", form, WORK / "class" / "grades.json", *options)


def written(name):
    return (WORK / "class" / "grades" / name).read_text(encoding="utf-8")


# The readers


def schema(path):
    document = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(document)
    return jsonschema.Draft202012Validator(document, format_checker=jsonschema.FormatChecker())


def close(a, b):
    # Points have six decimals.
    return abs(a - b) < 1e-5


def grades_json(text):
    schema(ROOT / "src/grading/src/document/grades.schema.json").validate(json.loads(text))


def xsd():
    with tarfile.open(WORK / "pytest-8.4.2.tar.gz") as sources:
        file = sources.extractfile("pytest-8.4.2/testing/example_scripts/junit-10.xsd")
        return xmlschema.XMLSchema(io.StringIO(file.read().decode()))


def junit(text):
    xsd().validate(text)
    suites = junitparser.JUnitXml.fromstring(text.encode())
    must(isinstance(suites, junitparser.JUnitXml), "no suites")
    names = set()
    for suite in suites:
        counted = (suite.tests, suite.failures, suite.errors, suite.skipped)
        # Counts the tests anew.
        suite.update_statistics()
        must(counted == (suite.tests, suite.failures, suite.errors, suite.skipped), "miscounted")
        for case in suite:
            must((case.classname, case.name) not in names, f"{case.name} is there twice")
            names.add((case.classname, case.name))
    return suites


KINDS = {"passed": [], "not_started": [junitparser.Skipped]}


def junit_of(document):
    def read(text):
        found = {
            (case.classname, case.name.split()[0]): [type(result) for result in case.result]
            for suite in junit(text)
            for case in suite
        }
        for learner in document["learners"]:
            for one in learner["exercises"]:
                wanted = KINDS.get(one["verdict"], [junitparser.Failure])
                must(found[learner["name"], one["number"]] == wanted, f"{one['number']}: {wanted}")

    return read


def gradescope(learner):
    def read(text):
        results = json.loads(text)
        schema(HERE / "schemas" / "gradescope.json").validate(results)
        must(close(results["score"], learner["awarded"]), "the score is not what was awarded")
        for test, one in zip(results["tests"], learner["exercises"], strict=True):
            must(
                close(test["score"], one["points"]["earned"]),
                "a test's score is not what was earned",
            )
            must((test["status"] == "passed") == (one["verdict"] == "passed"), "a wrong status")

    return read


def prairielearn(learner, possible):
    def read(text):
        results = json.loads(text)
        schema(HERE / "schemas" / "prairielearn.json").validate(results)
        gradable = not isinstance(learner["status"], dict)
        must(results.get("gradable", True) == gradable, "gradable or not")
        if gradable:
            must(close(results["score"], learner["awarded"] / possible), "a wrong score")
        page = element(results)
        if page is not None:
            must("<script" not in page, "what a learner wrote became markup")
            shown = f"{100 * learner['awarded'] / possible:.2f}".rstrip("0").rstrip(".")
            must(
                (f"{shown}%" if gradable else "not gradable") in page,
                "the element shows something else",
            )
            for one in learner["exercises"]:
                must(f"{one['number']} " in page, f"the element does not show {one['number']}")

    return read


def element(results):
    """What PrairieLearn shows of it, by its own element."""
    code = published_element()
    if code is None:
        return None
    # What the server makes of the file before the element sees it.
    errors = results.get("format_errors", [])
    data = {
        "panel": "submission",
        "feedback": {"succeeded": True, "results": results},
        "format_errors": {"_external_grader": [errors] if isinstance(errors, str) else errors},
    }
    # It reads its template from the current folder.
    here = os.getcwd()
    os.chdir(WORK / "published")
    try:
        return code.render("<pl-external-grader-results></pl-external-grader-results>", data)
    finally:
        os.chdir(here)


def published_element():
    if "element" not in LOADED:
        code = published("pl-external-grader-results.py")
        is_whole = code and published("pl-external-grader-results.mustache")
        LOADED["element"] = load(code) if is_whole else None
    return LOADED["element"]


LOADED = {}


def load(path):
    # All that the element takes from the rest of PrairieLearn: a name for types, an identifier, and
    # colours.
    stand_in = types.ModuleType("prairielearn")
    stand_in.QuestionData = dict
    stand_in.get_uuid = lambda: "0"
    colors = types.ModuleType("prairielearn.colors")
    colors.PLColor = str
    sys.modules |= {"prairielearn": stand_in, "prairielearn.colors": colors}
    spec = importlib.util.spec_from_file_location("element", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def classroom(learner):
    def read(text):
        outputs = dict(line.split("=", 1) for line in text.splitlines())
        results = [json.loads(base64.b64decode(value, validate=True)) for value in outputs.values()]
        for result in results:
            schema(HERE / "schemas" / "classroom.json").validate(result)
        earned, possible = learner["points"]["earned"], learner["points"]["possible"]
        must(
            close(sum(test["score"] for r in results for test in r["tests"]), earned), "a wrong sum"
        )
        must(close(sum(r["max_score"] for r in results), possible), "a wrong maximum")
        reporter(outputs, earned, possible)

    return read


def reporter(outputs, earned, possible):
    """What GitHub Classroom's own reporter shows, and tells Classroom."""
    if "reporter" not in LOADED:
        LOADED["reporter"] = published("reporter.cjs") if node() else None
    if LOADED["reporter"] is None:
        return
    results = {f"{name.upper()}_RESULTS": value for name, value in outputs.items()}
    inputs = {"INPUT_RUNNERS": ",".join(outputs), **results}
    done = subprocess.run(
        ["node", LOADED["reporter"]],
        env={**os.environ, **inputs},
        capture_output=True,
        encoding="utf-8",
    )
    told = re.search(r"::notice title=Autograding report::(.*)", done.stdout)
    must(told, f"the reporter told nothing: {done.stdout}{done.stderr}")
    report = json.loads(told[1])
    must(close(report["totalPoints"], earned) and close(report["maxPoints"], possible), told[1])
    table = re.sub(r"\x1b\[\d+m", "", done.stdout)
    total = re.search(r"│ Total:\s*│ ([\d.]+)\S*\s*│ ([\d.]+)\S*\s*│", table)
    # The table cuts long numbers.
    must(total and abs(float(total[1]) - earned) < 0.01 and float(total[2]) == possible, table)


def workflow(text):
    path = WORK / "class" / "classroom.yml"
    path.write_text(text, encoding="utf-8")
    run(
        sys.executable,
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        "vendor.github-workflows",
        path,
    )


def unescaped(text):
    for code, sign in [("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")]:
        text = text.replace(code, sign)
    return text


def actions(learner):
    """By the rules of the runner: a line that begins with `::` is a command, until commands are
    stopped, and again from the line that ends this."""

    def read(text):
        commands, stopped = [], None
        lines = re.split(r"\r\n|\r|\n", text)
        for line in lines:
            if stopped:
                stopped = None if line.strip() == f"::{stopped}::" else stopped
            elif line.lstrip().startswith("::stop-commands::"):
                stopped = line.lstrip().removeprefix("::stop-commands::")
            elif line:
                commands.append(line)
        must(not stopped, "commands stay stopped")
        open_ones = [one for one in learner["exercises"] if one["verdict"] != "passed"]
        must(len(commands) == len(open_ones), "a line of the learner's is a command")
        issued = []
        for line, one in zip(commands, open_ones):
            command = re.fullmatch(r"::error ([^:]*)::(.*)", line)
            must(command, f"no annotation: {line}")
            about = dict(pair.split("=", 1) for pair in command[1].split(","))
            about = {key: unescaped(value) for key, value in about.items()}
            must(about["file"] == f"exercises/{FILES[one['number']]}", "another file")
            must(about["title"].startswith(one["number"]), "another title")
            properties = {
                "file": about["file"],
                "startLine": about["line"],
                "title": about["title"],
            }
            issued.append({"properties": properties, "message": unescaped(command[2])})
        if node():
            said = run("node", WORK / "node" / "actions.js", input=json.dumps(issued)).splitlines()
            must(
                list(map(order, said)) == list(map(order, commands)),
                "@actions/core writes it otherwise",
            )

    return read


def order(command):
    """A command with its properties in the order of the alphabet: theirs does not matter."""
    head, about, message = re.fullmatch(r"(::\w+ )([^:]*)::(.*)", command).groups()
    return head, sorted(about.split(",")), message


def table(text):
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def grades_csv(document):
    def read(text):
        head, *rows = table(text)
        must(all(len(row) == len(head) for row in rows), "rows of other lengths")
        must(
            not any(cell[:1] in tuple("=+-@") for row in rows for cell in row if cell), "a formula"
        )
        found = {row[0].lstrip("'"): dict(zip(head, row)) for row in rows}
        must(len(found) == len(document["learners"]) - 1, "a row is missing, or one too many")
        # The last learner was written by hand.
        for learner in document["learners"][:-1]:
            row = found[learner["name"]]
            must(
                abs(float(row["awarded"]) - learner["awarded"]) < 0.01,
                f"{learner['name']}: awarded",
            )
            for one in learner["exercises"]:
                must(abs(float(row[one["number"]]) - one["points"]["earned"]) < 0.01, one["number"])

    return read


def filled(before, columns, wanted):
    """That nothing but some columns has changed, and that the first holds what it should."""

    def read(text):
        old, new = table(before), table(text)
        must(len(old) == len(new) and old[0] == new[0], "other rows or columns")
        must(text.count("\r\n") == before.count("\r\n"), "other ends of lines")
        must(text.startswith("\ufeff") == before.startswith("\ufeff"), "another beginning")
        grade = old[0].index(columns[0])
        for was, now in zip(old[1:], new[1:]):
            must(len(was) == len(now), "a row of another length")
            for heading, a, b in zip(old[0], was, now):
                must(a == b or heading in columns, f"{heading} was {a}, and is {b}")
                must(not (heading in columns and b[:1] in tuple("=+-@") and b), "a formula")
                if heading == "Feedback comments":
                    Lines().feed(b)
            points = wanted.get(was[0])
            if points is not None:
                must(abs(float(now[grade]) - points) < 0.01, f"{was[0]}: {now[grade]} for {points}")

    return read


class Lines(html.parser.HTMLParser):
    """Moodle takes a comment for HTML: it may have breaks of lines, and no other elements."""

    def handle_starttag(self, tag, attrs):
        must(tag == "br", f"<{tag}> in a comment")


def browser():
    """Chromium, where there is one and what drives it."""
    names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    named = os.environ.get("CHROMIUM")
    found = [named] if named else filter(None, map(shutil.which, names))
    return next(iter(found), None) if node() else None


def pages_in(grades, chromium):
    """That the page of the class can be read when this text stands in its place, and so can the
    feedback, which is looked at once."""
    only = []

    def read(text):
        (grades / "class.html").write_text(text, encoding="utf-8", newline="")
        run("node", WORK / "node" / "pages.mjs", grades, chromium, *only)
        only[:] = ["class.html"]

    return read


# Each form, its reader, and what is done to it that the reader must notice


def check(form, by, read, text, *damages):
    read(text)
    for before, after in damages:
        broken = re.sub(before, after, text, count=1, flags=re.DOTALL)
        must(broken != text, f"{form}: {before} is not in it")
        try:
            read(broken)
        except Exception:
            continue
        sys.exit(f"{form}: {before} became {after}, and nobody noticed")
    print(f"{form}: read by {by}; {len(damages)} broken ones refused")


def recoded(change):
    """Changes the first result of GitHub Classroom, inside its encoding."""

    def changed(found):
        result = json.loads(base64.b64decode(found[1]))
        change(result)
        return "=" + base64.b64encode(json.dumps(result).encode()).decode()

    return (r"=(\S+)", changed)


def main():
    document = grade()
    possible = document["run"]["possible"]
    learners = {learner["name"]: learner for learner in document["learners"]}
    bob = learners["=bob & co"]
    must(bob["exercises"][1]["verdict"] == "panicked", "the hostile answer did not panic")

    check(
        "grades.json",
        "jsonschema, with src/grading/src/document/grades.schema.json",
        grades_json,
        written("grades.json"),
        (r"curvature\.grades/1", "curvature.grades/2"),
        (r'"verdict":"wrong"', '"verdict":"odd"'),
        (r'"awarded":', '"award":'),
        (r'"passed":\d+', '"passed":-1'),
        (r'"late_by":', '"late":'),
    )
    grades_json(json.dumps(document))

    check(
        "junit.xml",
        "Jenkins' schema, and junitparser",
        junit_of(document),
        written("junit.xml"),
        (r"<failure", "<fault"),
        (r'tests="2"', 'tests="3"'),
        (r"&lt;script", "<script"),
        (r'<testcase classname="ann" name="1', '<testcase classname="ann" title="1'),
    )
    # The class of the unit tests has what no real one has: a machine that failed.
    snapshot = (
        ROOT / "src/grading/src/export/snapshots/grading__export__junit__tests__junit.xml.snap"
    )
    junit(snapshot.read_text(encoding="utf-8").split("---\n", 2)[2])

    check(
        "grades.csv",
        "Python's csv",
        grades_csv(document),
        written("grades.csv"),
        (r"'=bob", "=bob"),
        (r"\nann,", "\nann,,"),
        (r"\ncat,.*?\n", "\n"),
    )

    for name in learners:
        gradescope(learners[name])(export("gradescope", "--learner", name))
        prairielearn(learners[name], possible)(export("prairielearn", "--learner", name))
        if name != "fay":
            classroom(learners[name])(export("classroom", "--learner", name))
        actions(learners[name])(export("actions", "--learner", name))
    check(
        "Gradescope",
        "jsonschema, with a schema after its documentation",
        gradescope(bob),
        export("gradescope", "--learner", bob["name"]),
        (r'"status": "failed"', '"status": "fail"'),
        (r'"score": [\d.]+', '"score": 99'),
        (r'"output_format": "text"', '"output_format": "markdown"'),
        (r'"max_score"', '"maximum"'),
    )
    by = " and PrairieLearn's own element" if published_element() else ""
    check(
        "PrairieLearn",
        f"jsonschema, with a schema after its documentation{by}",
        prairielearn(bob, possible),
        export("prairielearn", "--learner", bob["name"]),
        (r'"score": ([\d.]+)', r'"score": 1\1'),
        (r'"max_points"', '"maximum"'),
        (r'"gradable": true', '"gradable": "yes"'),
    )
    by = " and GitHub Classroom's own reporter" if LOADED["reporter"] else ""
    check(
        "GitHub Classroom",
        f"jsonschema, with a schema after its documentation{by}",
        classroom(bob),
        export("classroom", "--learner", bob["name"]),
        recoded(lambda result: result.update(status="failed")),
        recoded(lambda result: result["tests"][0].update(score=1)),
        (r"=(.)", "=*"),
    )
    if LOADED["reporter"]:
        refused_by_the_reporter(bob)
    check(
        "workflow of GitHub Classroom",
        "the workflow schema of SchemaStore",
        workflow,
        export("classroom-workflow", "--repository", "ada/workbook"),
        (r"runs-on:", "run-on:"),
        (r"steps:", "step:"),
        (r"- uses:", "- use:"),
    )
    by = " and @actions/core" if node() else ""
    check(
        "GitHub Actions",
        f"the rules of the runner{by}",
        actions(bob),
        export("actions", "--learner", bob["name"]),
        (r"::stop-commands::\w+\n", ""),
        (r"::\w+::\n$", ""),
        (r"title=", "title=%3a,"),
        (r"::error file=", "::error File="),
    )
    if not node():
        print(
            "left out: @actions/core and GitHub Classroom's reporter, for they need Node.js and npm"
        )

    scale = 8 / possible
    gradebook = (
        "Student,ID,SIS User ID,SIS Login ID,Section,Essay (7),Homework (11)\r\n"
        "    Points Possible,,,,,10,8\r\n"
        '"=Bob, ""B""",2,1002,bob@example.edu,A,7,\r\n"Ann, A",1,1001,ann@example.edu,A,9,1\r\n'
        '"Nobody, N",9,1009,nobody@example.edu,B,5,4\r\n"Student, Test",99,,,B,,\r\n'
    )
    wanted = {
        '=Bob, "B"': bob["awarded"] * scale,
        "Ann, A": learners["ann"]["awarded"] * scale,
        "Nobody, N": 4,
    }
    check(
        "Canvas",
        "Python's csv",
        filled(gradebook, ["Homework (11)"], wanted),
        fill("canvas", gradebook, "--assignment", "Homework"),
        (r",9,8", ",8,8"),
        (r",9,8", ",9,7"),
        (r"\r\n", "\n"),
        (r"5,4", "5,"),
    )
    worksheet = (
        '\ufeffIdentifier,"Full name","Email address",Status,Grade,"Maximum Grade","Feedback comments"\n'
        '"Participant 2","=Bob, ""B""",bob@example.edu,Submitted,,"8,00",\n'
        '"Participant 1",Ann,ann@example.edu,Submitted,1,"8,00",old\n'
        '"Participant 9",Nobody,nobody@example.edu,Submitted,4,"8,00",\n'
    )
    wanted = {"Participant 2": bob["awarded"] * scale, "Participant 1": 8, "Participant 9": 4}
    check(
        "Moodle",
        "Python's csv and its parser of HTML",
        filled(worksheet, ["Grade", "Feedback comments"], wanted),
        fill("moodle", worksheet),
        (r"Submitted", "Graded"),
        (r"<br>", "<script>"),
        ("\ufeff", ""),
        (r"Nobody,", "Noone,"),
    )

    chromium = browser()
    if chromium is None:
        print("left out: nobody has looked at the pages, for that needs Node.js, npm and Chromium")
        return
    grades = grade_all()
    check(
        "pages",
        "Chromium and the accessibility checker axe",
        pages_in(grades, chromium),
        (grades / "class.html").read_text(encoding="utf-8"),
        (r' lang="en"', ""),
        (r"row\.cells", "row.row"),
        (r"<h1>", '<img alt="" src="http://127.0.0.1:9/"><h1>'),
        (r"<p>", '<p style="color:#777;background:#888">'),
        (r"<main>", '<main style="width:1100px">'),
        (r"top: 0; z-index: 2", "top: auto; z-index: 2"),
        (r"scroll-padding: 2.4rem", "scroll-padding: 0"),
        (r"<pre role=.group. aria-label=.[^>]* tabindex=.0.>", "<pre>"),
        (r"max-height: none", "max-height: 2rem; overflow: hidden"),
    )


def refused_by_the_reporter(learner):
    """A result that only the reporter reads closely: its two sums do not agree."""
    text = export("classroom", "--learner", learner["name"])
    outputs = dict(line.split("=", 1) for line in text.splitlines())
    name, value = next(iter(outputs.items()))
    result = json.loads(base64.b64decode(value))
    result["tests"][0]["status"] = "fail" if result["tests"][0]["status"] == "pass" else "pass"
    outputs[name] = base64.b64encode(json.dumps(result).encode()).decode()
    try:
        reporter(outputs, learner["points"]["earned"], learner["points"]["possible"])
    except Refused:
        return
    sys.exit("GitHub Classroom: the reporter's table does not count what it should")


def fill(form, text, *options):
    before, after = WORK / "class" / f"{form}.csv", WORK / "class" / f"{form}-filled.csv"
    before.write_text(text, encoding="utf-8", newline="")
    export(form, "--fill", before, "--to", after, *options)
    return after.read_bytes().decode()


if __name__ == "__main__":
    main()
