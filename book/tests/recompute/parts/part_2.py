"""Part 2, "The Multivariable Taylor Expansion"."""

import mpmath as mp
import numpy as np

from table import Blurred

from .common import B, H, chapter, chapter_gradient, order

X, V = np.array([0.5, -0.5]), np.array([0.3, 0.4])


def values(_root):
    g = chapter_gradient(X)
    yield "model.point", X
    yield "model.step", V
    yield "model.gradient", g
    yield "model.loss", chapter(X)
    yield "model.linear", g @ V
    yield "model.quadratic", V @ H @ V / 2
    yield "model.value", chapter(X) + g @ V + V @ H @ V / 2
    yield "model.exact", chapter(X + V)
    yield from slopes()
    yield from minima(g)
    yield from lagrange()
    yield from form()
    yield from steps(g)


def slopes():
    x, y, c, s = (mp.mpf(t) / 10 for t in (3, 7, 6, 8))
    e, sn, cs = mp.exp(x), mp.sin(y), mp.cos(y)
    f0, first = e * sn, e * (sn * c + cs * s)
    second = e * (sn * c * c + 2 * cs * c * s - sn * s * s)

    def change(t):
        return mp.exp(x + t * c) * mp.sin(y + t * s) - f0

    scale = lambda t: f0
    yield "orders.zero", order(change, scale)
    yield "orders.one", order(lambda t: change(t) - t * first, scale)
    two = order(lambda t: change(t) - t * first - t * t * second / 2, scale)
    yield "orders.two", Blurred(two, 4)
    yield "half.right_slope", Blurred(two, 4)
    yield "half.forgotten_slope", order(lambda t: change(t) - t * first - t * t * second, scale)
    t = mp.mpf(1) / 10
    yield "half.point", [0.3, 0.7]
    yield "half.length", 0.1
    yield "half.exact", f0 + change(t)
    yield "half.right", f0 + t * first + t * t * second / 2
    yield "half.forgotten", f0 + t * first + t * t * second
    # ln(2 cosh t) is ln 2 + t²/2 - t⁴/12 + ...
    even = order(
        lambda t: mp.log(2 * mp.cosh(t)) - mp.log(2) - t * t / 2, lambda t: mp.log(2)
    )
    yield "orders.even", Blurred(even, 4)
    yield "orders.power", 2.5
    yield "orders.slowly", order(lambda t: t * t / mp.log(1 / t), lambda t: t * t)
    for k in (12, 24, 100):
        yield f"orders.ratio_{k}", 1 / (k * mp.log(2))

    # The remainder of a polynomial along (0.3, 0.4), and its third derivative over 6.
    for name, f, at in (
        ("rosenbrock", lambda x, y: (1 - x) ** 2 + 100 * (y - x * x) ** 2, (mp.mpf(-12) / 10, mp.mpf(1))),
        ("himmelblau", lambda x, y: (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2, (mp.mpf(1), mp.mpf(2))),
    ):
        line = lambda t: f(at[0] + t * mp.mpf(3) / 10, at[1] + t * mp.mpf(4) / 10)
        c0, c1, c2, c3 = mp.taylor(line, 0, 3)
        t = mp.mpf(2) ** -10
        yield f"leading.{name}_theory", c3
        yield f"leading.{name}", Blurred((line(t) - c0 - c1 * t - c2 * t * t) / t**3, 4)


def minima(g):
    step = -np.linalg.solve(H, g)
    yield "minimum.bowl_step", step
    yield "minimum.bowl_end", X + step
    trough = np.ones((2, 2))
    yield "minimum.trough_step", -np.linalg.pinv(trough) @ [2.0, 2.0]
    yield "minimum.tilted", "Singular"
    yield "minimum.saddle", "Indefinite"
    down = np.array([-10.0, 10.0])
    yield "minimum.downhill_step", down
    yield "minimum.downhill", down[0] + down @ trough @ down / 2
    saddle, slope = np.diag([2.0, -2.0]), np.array([1.0, 2.0])
    level = -np.linalg.solve(saddle, slope)
    model = lambda v: slope @ v + v @ saddle @ v / 2
    yield "minimum.stationary", model(level)
    yield "minimum.stationary_step", level
    yield "minimum.far", model(np.array([0.0, 10.0]))


def lagrange():
    # e^ξh h²/2 = e^h - 1 - h.
    for name, h in (("lagrange.exp", mp.mpf(1)), ("lagrange.exp_short", mp.mpf(2) / 100)):
        yield name, mp.log(2 * (mp.exp(h) - 1 - h) / h**2) / h
    yield "lagrange.short", 0.02
    yield "lagrange.quartic", 1 / mp.sqrt(6)
    yield "lagrange.rosenbrock_point", [-1.2, 1.0]
    line = lambda t: (mp.mpf("2.2") - t * mp.mpf("0.3")) ** 2 + 100 * (
        1 + t * mp.mpf("0.4") - (mp.mpf("-1.2") + t * mp.mpf("0.3")) ** 2
    ) ** 2
    c = mp.taylor(line, 0, 4)
    # φ''(ξ)/2 = c2 + c3 + c4, where φ''(ξ)/2 = c2 + 3 c3 ξ + 6 c4 ξ².
    roots = mp.polyroots([6 * c[4], 3 * c[3], -c[3] - c[4]])
    yield "lagrange.rosenbrock", next(mp.re(r) for r in roots if 0 < mp.re(r) < 1)


def form():
    values_, vectors = np.linalg.eigh(H)
    c = vectors.T @ V
    yield "form.least", 5 - np.sqrt(5)
    yield "form.largest", 5 + np.sqrt(5)
    yield "form.c1", abs(c[0])
    yield "form.c2", abs(c[1])
    yield "form.term1", values_[0] * c[0] ** 2
    yield "form.term2", values_[1] * c[1] ** 2
    yield "form.direct", V @ H @ V
    yield "form.by_parts", values_ @ c**2
    yield "form.length", 0.5
    yield "form.tenfold", 100 * (V @ H @ V)
    yield "form.rayleigh", V @ H @ V / (V @ V)
    yield "form.rayleigh_tenfold", V @ H @ V / (V @ V)
    yield "form.weight1", c[0] ** 2 / 0.25
    yield "form.weight2", c[1] ** 2 / 0.25
    yield "form.mean", 5
    yield "hidden.dimensions", 100
    yield "hidden.up", 99
    yield "hidden.lowest", -10
    yield "hidden.mean", (99 - 10) / 100
    # u² of a random unit vector has the distribution Beta(1/2, 99/2); down wins above 1/11.
    yield "hidden.fraction", mp.betainc(mp.mpf(1) / 2, mp.mpf(99) / 2, mp.mpf(1) / 11, 1, regularized=True)


def steps(g):
    flat, sharp = 5 - np.sqrt(5), 5 + np.sqrt(5)
    best = g @ g / (g @ H @ g)
    yield "cauchy.slope", g @ g
    yield "cauchy.bend", g @ H @ g
    yield "cauchy.best", best
    yield "cauchy.level", 2 * best
    yield "cauchy.shortest", 1 / sharp
    yield "cauchy.longest", 1 / flat
    yield "cauchy.bound", 2 / sharp
    eta = 0.33
    yield "repeat.eta", eta
    yield "repeat.before", chapter(X)
    # In eigen-coordinates each step multiplies by 1 - ηλ.
    lam, q = np.linalg.eigh(H)
    c = q.T @ (X - [0.2, 1.4])
    for k in (1, 10, 50):
        yield f"repeat.after_{k}", -4.6 + (lam * c**2 * (1 - eta * lam) ** (2 * k)).sum() / 2
    yield "repeat.sharp_factor", 1 - eta * sharp
    yield "repeat.flat_factor", 1 - eta * flat
    slope = 3 / np.sqrt(10)
    yield "lemma.from", 3
    yield "lemma.eta", 1.5
    yield "lemma.promised", 1.5 * (1 - 0.75) * slope**2
    yield "lemma.found", np.sqrt(10) - np.hypot(1, 3 - 1.5 * slope)

    def fate(curvatures, eta, start):
        factors = [abs(1 - eta * l) for l, c in zip(curvatures, start) if c]
        if max(factors) > 1 + 1e-12:
            return "Diverges"
        if any(abs(f - 1) <= 1e-12 and l > 0 for f, l in zip(factors, curvatures)):
            return "Cycles"
        return "Stalls" if any(l == 0 and c for l, c in zip(curvatures, start)) else "Converges"

    yield "fate.below", fate([flat, sharp], 1.8 / sharp, c)
    yield "fate.at", fate([1, 10], 0.2, [1, 1])
    yield "fate.above", fate([flat, sharp], 2.2 / sharp, c)
    yield "fate.above_flat", fate([1, 10], 0.3, [1, 0])
    yield "fate.negative", fate([2, -0.01], 0.1, [1, 1])
    yield "fate.zero", fate([2, 0], 0.1, [1, 1])
    yield "above.factor", -1.2
    yield "above.hundred", 1.2**100
    kappa = sharp / flat
    yield "kappa.chapter", kappa
    yield "kappa.best_step", 2 / 10
    yield "kappa.best_factor", 1 - flat / 5
    yield "kappa.formula", (kappa - 1) / (kappa + 1)
    yield "kappa.cautious_factor", 1 - flat / sharp
    yield "kappa.saddle_signed", 2 / -4
    yield "kappa.saddle", 2
    yield "kappa.dome_signed", 1 / 100
    yield "kappa.dome", 100
