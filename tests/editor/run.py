#!/usr/bin/env python3
"""A real rust-analyzer, asked as an editor asks it: what the runner finds stands at the learner's lines.

    python3 tests/editor/run.py

It needs the runner (`cargo build`) and rust-analyzer (`rustup component add rust-analyzer`). It works in
a copy of the workbook whose path has a space, with the learner's loop running beside it, and takes the
command from `.vscode/settings.json`, once as it stands there and once relative to the workbook, as the
book's page has it for other editors.
"""

import json
import os
import pathlib
import pty
import queue
import re
import shutil
import subprocess
import sys
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BOOK = ROOT / "target" / "editor" / "a workbook"
RUNNER = ROOT / "target" / "debug" / "curvature"
MODEL, NORMAL = "2_taylor/2_1a_quadratic_model.rs", "1_hessian/1_3b_curvature_along.rs"
RIGHT = "f0 + g.dot(v) + 0.5 * v.dot(&(h * v))"
# How long anything may take, in seconds: not what it takes.
PATIENCE = 120


def copy_workbook():
    shutil.rmtree(BOOK.parent, ignore_errors=True)
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True,
    ).stdout
    for name in listed.decode().split("\0"):
        source = ROOT / name
        if name and source.is_file():
            (BOOK / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, BOOK / name)
    for name in (MODEL, NORMAL):
        stub = (BOOK / "exercises" / name).read_text(encoding="utf-8")
        assert "todo!" in stub, f"{name} is not fresh"
    # Where the settings look for it.
    built = BOOK / "target" / "debug"
    built.mkdir(parents=True)
    (built / "curvature").symlink_to(RUNNER)


def command():
    """The command of the settings, with what VS Code would put in."""
    text = (ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8")
    settings = json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.M))
    words = settings["rust-analyzer.check.overrideCommand"]
    return [word.replace("${workspaceFolder}", str(BOOK)) for word in words]


def page_agrees(words):
    """The book's page says the same for every editor with a block of settings."""
    page = (ROOT / "book" / "chapters" / "editor.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```text\n(.*?)```", page, flags=re.S)
    said = ["target/debug/curvature", *words[1:]]
    for block in blocks:
        quoted = re.findall(r'"([^"]*)"', block[block.index(said[0]) - 1:])[:len(said)]
        assert quoted == said, f"the page says {quoted} in\n{block}"
    assert len(blocks) == 4, f"{len(blocks)} blocks"


class Server:
    """rust-analyzer, over its protocol."""

    def __init__(self):
        env = {**os.environ, "CURVATURE_CACHE": str(ROOT / "target" / "curvature")}
        self.process = subprocess.Popen(
            ["rust-analyzer"], cwd=BOOK, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.heard = queue.Queue()
        self.found = {}
        self.sent = 0
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        stream = self.process.stdout
        while header := stream.readline():
            length = int(header.split(b":")[1])
            while stream.readline().strip():
                pass
            self.heard.put(json.loads(stream.read(length)))

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def tell(self, method, params):
        self.send({"method": method, "params": params})

    def ask(self, method, params):
        self.sent += 1
        wanted = self.sent
        self.send({"id": wanted, "method": method, "params": params})
        return self.until(lambda message: message.get("id") == wanted and "method" not in message, method)

    def until(self, wanted, what):
        """Hears what there is, until what is wanted has been heard."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                message = self.heard.get(timeout=1)
            except queue.Empty:
                continue
            if message.get("method") == "textDocument/publishDiagnostics":
                own = [d for d in message["params"]["diagnostics"] if d.get("source") in ("curvature", "rustc")]
                self.found[message["params"]["uri"]] = own
            elif "id" in message and "method" in message:
                asked = message["params"].get("items", []) if message["method"] == "workspace/configuration" else None
                self.send({"id": message["id"], "result": None if asked is None else [None for _ in asked]})

            if wanted(message):
                return message
        sys.exit(f"rust-analyzer: waited for {what}; there is {json.dumps(self.found, indent=1)}")

    def checked(self):
        """A check has come to its end."""
        def ended(message):
            params = message.get("params") or {}
            return (message.get("method") == "$/progress" and "flycheck" in str(params.get("token"))
                    and params["value"]["kind"] == "end")
        self.until(ended, "the end of a check")
        # What it found is published a moment later.
        time.sleep(1)
        while not self.heard.empty():
            self.until(lambda _: True, "news")


def uri(name):
    return (BOOK / "exercises" / name).as_uri()


class Editor:
    def __init__(self, command):
        self.server = Server()
        self.version = 1
        root = BOOK.as_uri()
        self.server.ask("initialize", {
            "processId": os.getpid(), "rootUri": root,
            "workspaceFolders": [{"uri": root, "name": "workbook"}],
            "capabilities": {
                "window": {"workDoneProgress": True},
                "textDocument": {"publishDiagnostics": {"relatedInformation": True}},
                "experimental": {"serverStatusNotification": True},
            },
            # Nothing but the check: the server's own view of the language is not what is tested.
            "initializationOptions": {
                "check": {"overrideCommand": command},
                "cargo": {"noDeps": True, "sysroot": None, "buildScripts": {"enable": False}},
                "procMacro": {"enable": False}, "cachePriming": {"enable": False},
                "diagnostics": {"enable": False},
            },
        })
        self.server.tell("initialized", {})
        for name in (MODEL, NORMAL):
            text = (BOOK / "exercises" / name).read_text(encoding="utf-8")
            self.server.tell("textDocument/didOpen", {"textDocument": {
                "uri": uri(name), "languageId": "rust", "version": 1, "text": text,
            }})
        self.server.until(lambda message: message.get("method") == "experimental/serverStatus"
                          and message["params"]["quiescent"], "the workbook to be read")

    def saves(self, name, text):
        """Saves a file, and gives what is shown of each afterwards."""
        (BOOK / "exercises" / name).write_text(text, encoding="utf-8")
        self.version += 1
        document = {"uri": uri(name), "version": self.version}
        self.server.tell("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})
        self.server.tell("textDocument/didSave", {"textDocument": {"uri": uri(name)}})
        self.server.checked()
        return self.shown(MODEL), self.shown(NORMAL)

    def shown(self, name):
        return [
            (d["source"], d.get("code"), d["range"]["start"]["line"] + 1, d["message"], d["severity"])
            for d in self.server.found.get(uri(name), [])
        ]


def expect(what, shown, source, code, line, *words):
    fits = [s for s in shown if s[0] == source and str(s[1]) == code and s[2] == line
            and all(word in s[3] for word in words)]
    if not fits:
        sys.exit(f"{what}: expected {source} {code} at line {line} with {words}, and there is {shown}")
    print(f"  {what}: {fits[0][0]} {fits[0][1]}, line {line}")


def expect_nothing(what, *shown):
    if any(shown):
        sys.exit(f"{what}: expected nothing, and there is {shown}")
    print(f"  {what}: nothing")


def line_of(text, words):
    return text[:text.index(words)].count("\n") + 1


def main():
    if shutil.which("rust-analyzer") is None or subprocess.run(
            ["rust-analyzer", "--version"], capture_output=True).returncode:
        sys.exit("rust-analyzer is missing: rustup component add rust-analyzer")
    copy_workbook()
    page_agrees(command())
    # The learner's loop, at the same exercise.
    keyboard, terminal = pty.openpty()
    loop = subprocess.Popen(
        [RUNNER, "watch", "2.1a"], cwd=BOOK, stdin=terminal, stdout=terminal, stderr=terminal,
        env={**os.environ, "CURVATURE_CACHE": str(ROOT / "target" / "curvature"), "TERM": "xterm"},
    )
    threading.Thread(target=lambda: [None for _ in iter(lambda: os.read(keyboard, 4096), b"")], daemon=True).start()
    try:
        editing(command())
        relative()
    finally:
        os.write(keyboard, b"q")
        loop.wait(timeout=PATIENCE)


def texts():
    """The two files as they are given out."""
    return [(BOOK / "exercises" / name).read_text(encoding="utf-8") for name in (MODEL, NORMAL)]


def relative():
    model, _ = texts()
    editor = Editor(["target/debug/curvature", *command()[1:]])
    shown, _ = editor.saves(MODEL, model.replace('todo!("your answer")', "f0"))
    expect("by a relative path", shown, "curvature", "wrong", line_of(model, "pub fn model"))
    editor.server.process.kill()


def editing(command):
    editor = Editor(command)
    model, normal = texts()
    answer = lambda text: model.replace('todo!("your answer")', text)
    signature = line_of(model, "pub fn model")

    expect_nothing("nothing is begun", *editor.saves(MODEL, model))
    wrong = answer("f0 + g.dot(v) + v.dot(&(h * v))")
    shown, _ = editor.saves(MODEL, wrong)
    expect("a wrong answer", shown, "curvature", "wrong", signature,
           "twice too large", "in the case", "expected -0.82", "The model has three terms")

    # One of two functions: the other is still to be written.
    half = normal.replace('todo!("your answer")', "0.0 * v.dot(&(h * v))", 1)
    shown, other = editor.saves(NORMAL, half)
    expect("the first of two functions", other, "curvature", "wrong", line_of(half, "pub fn second_dir"))
    expect("the other one", other, "curvature", "not_written", line_of(half, 'todo!("your answer")'))
    expect("and the file before it", shown, "curvature", "wrong", signature, "twice too large")

    broken = answer("f0 + g.dot(v) + gradient")
    shown, other = editor.saves(MODEL, broken)
    expect("an error of the compiler", shown, "rustc", "E0425", line_of(broken, "gradient\n}"), "gradient")
    if not other:
        sys.exit("what was said of the other file is gone")
    panics = answer("let steps: Vec<f64> = Vec::new();\n    steps[0]")
    shown, _ = editor.saves(MODEL, panics)
    expect("a panic", shown, "curvature", "panicked", line_of(panics, "steps[0]"), "index out of bounds")
    reads = answer('include_str!("/etc/passwd").len() as f64')
    shown, _ = editor.saves(MODEL, reads)
    expect("a token that is refused", shown, "curvature", "forbidden", line_of(reads, "include_str"), "not allowed")
    shown, other = editor.saves(MODEL, answer(RIGHT))
    expect_nothing("a right answer", shown)
    if not other:
        sys.exit("what was said of the other file is gone")
    shown, other = editor.saves(NORMAL, normal)
    expect_nothing("the other one begun anew", shown, other)
    editor.saves(MODEL, model)
    editor.server.process.kill()


if __name__ == "__main__":
    print("what an editor shows:")
    main()
