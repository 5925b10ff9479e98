"""Recomputes the book's table of values from the mathematics alone, and compares.

The table is a snapshot, `book/tests/it/snapshots/it__numbers__the_table_of_values.snap`. What is
recomputed here calls no code of the book. It uses numpy, mpmath and closed forms. Values of trained
networks are read off the recorded runs in `lab/src/recorded`. What the text quotes as given, such as
a start or a step size, is written down once more, so that a change of it is noticed. Fails on any
difference in the digits that the snapshot shows.

    python recompute.py              compares, and says how many
    python recompute.py --missing    lists what is not recomputed: what is drawn at random, mostly
"""

import sys
from pathlib import Path

from parts import part_1, part_2, part_3, part_4, part_5, part_6, part_7
from table import agrees, read

ROOT = Path(__file__).resolve().parents[3]
SNAPSHOT = ROOT / "book/tests/it/snapshots/it__numbers__the_table_of_values.snap"
# So many were recomputed when this was written; fewer means that something fell out.
AT_LEAST = 650


def main(only_missing):
    table = read(SNAPSHOT.read_text(encoding="utf-8"))
    found = {}
    for part in (part_1, part_2, part_3, part_4, part_5, part_6, part_7):
        for name, value in part.values(ROOT):
            assert name not in found, f"{name} is recomputed twice"
            found[name] = value
    if only_missing:
        print("\n".join(name for name in table if name not in found))
        return 0
    failed = 0
    for name, value in found.items():
        if name not in table:
            print(f"{name} is recomputed, and the book has no such value")
        elif not agrees(table[name], value):
            print(f"{name} is {table[name]} in the book, and {value} here")
        else:
            continue
        failed += 1
    print(f"{len(found)} of {len(table)} values of the book's table were recomputed.")
    if len(found) < AT_LEAST:
        print(f"That is fewer than {AT_LEAST}.")
        failed += 1
    # A line that says in a fixed form how it went.
    print(f"{len(found) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(only_missing="--missing" in sys.argv))
