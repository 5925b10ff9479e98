"""The snapshot of the book's values: read, and held against a number to the digits that it shows."""

import re

RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
NUMBER = re.compile(r"^(−?[0-9][0-9\s]*(?:\.[0-9]+)?)(?: × 10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?$")


def read(text):
    """Each value by its name: a word, or a list of (number, unit of its last digit)."""
    body = text.split("---\n", 2)[2]
    return dict(line.split(" = ", 1) for line in body.splitlines() if " = " in line)


def entries(value):
    """The numbers in a value, each with half a unit of its last digit; None for a word."""
    inner = value[1:-1].split(", ") if value.startswith("(") else [value]
    numbers = []
    for text in inner:
        match = NUMBER.match(text)
        if not match:
            return None
        digits = re.sub(r"\s", "", match[1]).replace("−", "-")
        power = int(match[2].translate(RAISED)) if match[2] else 0
        decimals = len(digits.split(".")[1]) if "." in digits else 0
        numbers.append((float(digits) * 10.0**power, 0.5 * 10.0 ** (power - decimals)))
    return numbers


class Blurred:
    """A number whose last digits in the book are rounding in double precision: it is held against
    this many digits."""

    def __init__(self, value, digits):
        self.value, self.digits = float(value), digits

    def __str__(self):
        return f"{self.value} (to {self.digits} digits)"


def agrees(shown_value, found):
    """Whether a recomputed value has the digits that are shown."""
    numbers = entries(shown_value)
    if isinstance(found, str):
        return shown_value == found
    if numbers is None:
        return False
    if isinstance(found, Blurred):
        return abs(numbers[0][0] / found.value - 1) <= 0.5 * 10.0 ** (1 - found.digits)
    found = [float(x) for x in found] if hasattr(found, "__len__") else [float(found)]
    if len(found) != len(numbers):
        return False
    return all(abs(x - number) <= half * (1 + 1e-6) for x, (number, half) in zip(found, numbers))
