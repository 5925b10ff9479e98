"""Functions that several parts look at, written down anew with their derivatives."""

import re

import mpmath as mp
import numpy as np

mp.mp.dps = 60
EPS = 2.0**-52
H = np.array([[6.0, 2.0], [2.0, 4.0]])
B = np.array([4.0, 6.0])


def chapter(p):
    x, y = p
    return 3 * x * x + 2 * x * y + 2 * y * y - 4 * x - 6 * y


def chapter_gradient(p):
    return H @ np.asarray(p, float) - B


def kind(matrix):
    """The verdict of the second-derivative test, with zero below rounding."""
    values = np.linalg.eigvalsh(np.atleast_2d(matrix))
    zero = 10 * len(values) * EPS * np.abs(values).max()
    up, down = (values > zero).any(), (values < -zero).any()
    if up and down:
        return "Saddle"
    if (np.abs(values) <= zero).any():
        return "Inconclusive"
    return "Min" if up else "Max"


def index(matrix):
    return int((np.linalg.eigvalsh(matrix) < 0).sum())


def rosenbrock(p):
    x, y = p
    return (1 - x) ** 2 + 100 * (y - x * x) ** 2


def rosenbrock_gradient(p):
    x, y = p
    return np.array([2 * (x - 1) - 400 * x * (y - x * x), 200 * (y - x * x)])


def rosenbrock_hessian(p):
    x, y = p
    return np.array([[2 - 400 * y + 1200 * x * x, -400 * x], [-400 * x, 200.0]])


def himmelblau(p):
    x, y = p
    return (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2


def himmelblau_gradient(p):
    x, y = p
    u, w = x * x + y - 11, x + y * y - 7
    return np.array([4 * x * u + 2 * w, 2 * u + 4 * y * w])


def himmelblau_hessian(p):
    x, y = p
    u, w = x * x + y - 11, x + y * y - 7
    off = 4 * x + 4 * y
    return np.array([[4 * u + 8 * x * x + 2, off], [off, 2 + 8 * y * y + 4 * w]])


def newton(gradient, hessian, start, steps=60):
    x = np.array(start, float)
    for _ in range(steps):
        x = x - np.linalg.solve(hessian(x), gradient(x))
    return x


def distinct(points, apart=1e-6):
    out = []
    for p in points:
        if np.isfinite(p).all() and all(np.abs(p - q).max() > apart for q in out):
            out.append(p)
    return out


def order(error, values=lambda t: 1):
    """The least-squares slope of log2 error(t) against log2 t, over the five shortest steps of
    2^-4, ..., 2^-12 at which the error is above a thousand times the rounding of the function's
    values. Computed with 60 digits."""
    points = []
    for k in range(4, 13):
        t = mp.mpf(2) ** -k
        e = abs(error(t))
        if e > 1000 * EPS * values(t):
            points.append((-k, float(mp.log(e, 2))))
    a, b = np.array(points[-5:], float).T
    return np.polyfit(a, b, 1)[0]


def turn(degrees):
    a = np.deg2rad(degrees)
    return np.array([[np.cos(a), -np.sin(a)], [np.sin(a), np.cos(a)]])


def turned(kappa, degrees):
    q = turn(degrees)
    return q @ np.diag([1.0, kappa]) @ q.T


def power_above(x):
    return 10.0 ** np.ceil(np.log10(x))


def nearest_power(x):
    return 10.0 ** np.round(np.log10(x))


def recorded(root, file):
    """The recorded runs: for each constant its fields, a number or an array each."""
    text = (root / "lab/src/recorded" / file).read_text(encoding="utf-8")
    runs = {}
    for name, body in re.findall(r"pub static (\w+): \w+ = \w+ \{(.*?)\n\};", text, re.S):
        fields = {}
        for field, array, single in re.findall(r"(\w+): (?:&\[(.*?)\]|([-\d.e]+)),", body, re.S):
            if single:
                fields[field] = float(single)
            else:
                fields[field] = np.array([float(x) for x in array.replace("\n", "").split(",") if x.strip()])
        runs[name] = fields
    return runs
