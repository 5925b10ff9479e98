"""Part 6, "Classifying a Critical Point in Code"."""

from fractions import Fraction

import mpmath as mp
import numpy as np

from .common import B, EPS, H, kind


def values(_root):
    yield from recipe()
    yield from network()
    yield from thresholds()
    yield from closed_form()


def recipe():
    root = np.sqrt(5)
    x = np.linalg.solve(H, B)
    yield "recipe.b", B
    yield "recipe.x", x
    yield "recipe.eigenvalues", [5 - root, 5 + root]
    yield "recipe.kind", kind(H)
    yield "recipe.kappa", ((1 + root) / 2) ** 2
    yield "recipe.value", -B @ x / 2
    yield "recipe.x0", [0.5, -0.5]
    yield "recipe.v", [0.3, 0.4]
    x0, v = np.array([0.5, -0.5]), np.array([0.3, 0.4])
    f = lambda p: p @ H @ p / 2 - B @ p
    model = lambda h: f(x0) + (H @ x0 - B) @ v + v @ h @ v / 2
    yield "recipe.exact", f(x0 + v)
    yield "recipe.model", model(H)
    yield "wrong.model", model(np.array([[6.0, 4.0], [0.0, 4.0]]))
    yield "wrong.kappa", 6 / 4
    yield "singular.report", "Singular"
    yield "careless.flat", "Saddle"
    yield "careful.flat", kind(np.diag([0.0, 1.0]))
    yield "careless.kappa", 2 / -2
    yield "careless.kappa_max", -1 / -100
    yield "careless.nan", "Saddle"
    yield "careful.nan", "NonFinite"


def network():
    xs = [mp.mpf(t) / 10 for t in (-20, -10, 5, 10, 20)]
    ys = [mp.mpf(t) / 10 for t in (-13, -9, 4, 11, 12)]
    loss = lambda a, b: sum((b * mp.tanh(a * x) - y) ** 2 for x, y in zip(xs, ys)) / 10
    slope = lambda a, b: (mp.diff(loss, (a, b), (1, 0)), mp.diff(loss, (a, b), (0, 1)))
    a, b = mp.findroot(lambda a, b: slope(a, b), (mp.mpf("0.85"), mp.mpf("1.36")))

    def hessian(a, b):
        mixed = mp.diff(loss, (a, b), (1, 1))
        return mp.matrix(
            [[mp.diff(loss, (a, b), (2, 0)), mixed], [mixed, mp.diff(loss, (a, b), (0, 2))]]
        )

    h = hessian(a, b)
    eigenvalues = sorted(mp.eigsy(h, eigvals_only=True))
    yield "net.minimum_start", [1.8, 0.8]
    yield "net.minimum", [a, b]
    yield "net.minimum_eigenvalues", eigenvalues
    yield "net.minimum_kind", "Min"
    yield "net.minimum_kappa", eigenvalues[1] / eigenvalues[0]
    yield "net.minimum_value", loss(a, b)
    yield "net.other", [-a, -b]
    correlation = sum(x * y for x, y in zip(xs, ys)) / 5
    yield "net.correlation", correlation
    yield "net.saddle_start", [0.6, -1.2]
    yield "net.saddle_eigenvalues", [-correlation, correlation]
    yield "net.saddle_kind", "Saddle"
    yield "net.saddle_value", loss(0, 0)


def thresholds():
    z = 0.3 - 0.6
    s = 1 / (1 + np.exp(-z))
    bend = 10 * s * (1 - s)
    yield "logistic.at", [0.3, -0.2]
    yield "logistic.curvature", bend
    yield "logistic.rounding", 20 * EPS * bend
    yield "logistic.differences", 1e-6 * bend
    yield "tail.x", 20.7
    yield "tail.slope", -np.exp(-20.7)
    yield "tail.step", 1
    # Newton's step halves y, from 1, until the gradient 3y² and the step y/2 are small enough.
    y = 1.0
    while 3 * y * y > 1e-8 or y / 2 > 1e-6:
        y /= 2
    yield "cubic.y", y
    yield "cubic.eigenvalue", 6 * y
    yield "cubic.threshold", 2e-6
    yield "cubic.kind", "Min" if 6 * y > 2e-6 else "Inconclusive"
    yield "cubic.kappa", 2 / (6 * y)
    yield "cost.parameters", 64 * 12 + 12 + 12 * 10 + 10
    yield "cost.gradients", 2 * 910
    yield "cost.megabytes", 8 * 910**2 / 1e6
    yield "cost.terabytes", 8.0


def roots(a, b, d):
    """The eigenvalues of [[a, b], [b, d]] for the numbers as they are stored, with 60 digits."""
    a, b, d = (mp.mpf(Fraction(t).numerator) / Fraction(t).denominator for t in (a, b, d))
    m, r = (a + d) / 2, mp.sqrt(((a - d) / 2) ** 2 + b * b)
    return m - r, m + r


def textbook(a, b, d):
    """The same in double precision, as it stands on paper."""
    m, p = np.float64(a + d) / 2, np.float64(a - d) / 2
    return m - np.sqrt(p * p + np.float64(b) * b)


def closed_form():
    yield "eig2.lo", 5 - np.sqrt(5)
    yield "eig2.hi", 5 + np.sqrt(5)
    yield "eps", EPS
    lo = roots(1e8, 1.0, 1.0)[0]
    paper = textbook(1e8, 1.0, 1.0)
    yield "valley.stable", lo
    yield "valley.textbook", paper
    yield "valley.error", abs(paper - lo) / lo
    yield "valley.units", abs(paper - lo) / lo / EPS
    yield "narrow.textbook", textbook(1e10, 3.0, 1e-9)
    yield "turned.d", 5.9e-8
    yield "turned.stable", roots(1e9, 7.0, 5.9e-8)[0]
    yield "turned.textbook", textbook(1e9, 7.0, 5.9e-8)
    yield "huge.lo", (5 - np.sqrt(5)) * 1e200
    yield "huge.hi", (5 + np.sqrt(5)) * 1e200
    k = 10**12
    entries = (9 * k + 17.0, 12 * k - 11.0, 16 * k + 8.0)
    yield "turned_valley.exact", roots(*entries)[0]
    yield "turned_valley.textbook", textbook(*entries)
