"""Part 5, "Saddle Points in High Dimensions"."""

from itertools import product

import mpmath as mp
import numpy as np

from table import Blurred

from .common import recorded
from .random_matrices import mean_index, over_levels, share


def values(root):
    yield from ensembles()
    yield from heights()
    yield from slow(recorded(root, "traces.rs")["ETA_0_1"])
    yield from escapes()


def ensembles():
    for n in (1, 2, 3, 4, 8):
        yield f"coins.p{n}", mp.mpf(2) ** -n
    yield "goe.p1", 0.5
    yield "goe.p2", (2 - mp.sqrt(2)) / 4
    yield "goe.p3", (mp.pi - 2 * mp.sqrt(2)) / (4 * mp.pi)
    yield "goe.p4", share(4, 0, False)
    eight = share(8, 0, False)
    yield "goe.p8", Blurred(eight, 5)
    yield "goe.rate8", -mp.log(eight) / 64
    yield "goe.limit", mp.log(3) / 4
    yield "goe.limit8", mp.mpf(3) ** -16
    for k in range(4):
        s = -k / mp.sqrt(2)
        yield f"level.without_{k}", share(4, s, False)
        yield f"level.with_{k}", share(4, s, True)
    yield "field.p1", 0.5
    yield "field.p2", 0.25
    yield "field.p3", (29 - 6 * mp.sqrt(6)) / 116
    yield "field.p4", over_levels(4)[0]
    minima, shifted = over_levels(8)
    yield "field.p8", minima
    yield "parts.shift", shifted
    yield "parts.weight", Blurred(share(8, 0, True), 4)
    for name, u in (("lowest", -4), ("low", -2), ("middle", 0)):
        yield f"height.minima_{name}", share(4, u / mp.sqrt(2), True)
        yield f"height.index_{name}", mean_index(4, u / mp.sqrt(2))
    yield "goe.trials", 2000
    yield "curve.length", 20
    yield "curve.curves", 200
    yield "curve.theory", mp.sqrt(3) / mp.pi


def heights():
    choices = []
    for tilt in (0.05, 0.1, 0.15, 0.2, 0.3):
        roots = np.sort(np.roots([1, 0, -1, tilt]).real)
        choices.append([(int(3 * x * x < 1), x**4 / 4 - x * x / 2 + tilt * x) for x in roots])
    points = [
        (sum(i for i, _ in p), sum(l for _, l in p)) for p in product(*choices)
    ]
    indices, losses = np.array(points, float).T
    low = losses[indices == 0]
    yield "heights.points", len(points)
    yield "heights.minima", len(low)
    yield "heights.correlation", np.corrcoef(indices, losses)[0, 1]
    yield "heights.lowest_minimum", low.min()
    yield "heights.highest_minimum", low.max()
    between = (indices > 0) & (indices < 5)
    yield "heights.saddles_below_worst", (losses[between] < low.max()).sum()


def leave(delta, eta=0.1, lam=-1.0):
    y, k = delta, 0
    while abs(y) <= 0.5:
        y, k = y - eta * lam * (y - y**3), k + 1
    return k


def slow(trace):
    yield "escape.eta", 0.1
    for k in (1, 2, 3, 6):
        yield f"escape.steps{k}", leave(10.0**-k)
    yield "escape.decade", np.log(10) / np.log(1.1)
    yield "escape.predicted6", np.ceil(np.log(0.5e6) / np.log(1.1))
    yield "escape.short1", leave(0.1, 0.01)
    yield "escape.short2", leave(0.01, 0.01)
    yield "escape.mean", np.mean([leave(0.5 * (k + 0.5) / 1000) for k in range(1000)])
    for k in (1, 2):
        y, steps = 10.0**-k, 0
        while y <= 0.5:
            y, steps = y + 0.1 * y**3, steps + 1
        yield f"degenerate.steps{k}", steps
    delta, so_far = 1e-6, 0
    for k in (1, 2, 3, 4):
        stay = leave(delta, 0.1, -0.5)
        yield f"chain.stay{k}", stay
        so_far += stay
        delta = 0.9**so_far
    back = -np.log(0.9) / np.log(1.05)
    yield "chain.back", back
    yield "chain.ratio", 1 + back

    path = [(1.0, 1e-6)]
    for _ in range(190):
        x, y = path[-1]
        path.append((0.9 * x, y - 0.1 * (y**3 - y)))
    norms = [np.hypot(x, y**3 - y) for x, y in path]
    loss = [x * x / 2 + (y * y - 1) ** 2 / 4 for x, y in path]
    flattest = int(np.argmin(norms[: leave(1e-6)]))
    yield "plateau.step", flattest
    yield "plateau.gradient", norms[flattest]
    yield "plateau.loss", loss[flattest]
    yield "plateau.length", sum(abs(l - 0.25) < 0.01 for l in loss)
    yield "digits.eta", 0.1
    yield "digits.steps", 3000
    yield "digits.gradient", trace["gradient"][-1]
    yield "digits.lmin", trace["lmin"][-1]
    yield "digits.lmax", trace["lmax"][-1]
    yield "digits.fold", -1 / (0.1 * trace["lmin"][-1])


def escapes():
    def saddle_free(y):
        bend = max(abs(3 * y * y - 1), 1e-6)
        return y - (y**3 - y) / bend

    path = [mp.mpf(10) ** -6]
    for _ in range(30):
        path.append(saddle_free(path[-1]))
    out = next(k for k, y in enumerate(path) if abs(y) > 0.5)
    yield "free.steps6", out
    yield "free.before", abs(path[out])
    yield "free.leap", abs(path[out + 1])
    yield "free.level", 1 / np.sqrt(3)
    yield "free.arrived", next(k for k, y in enumerate(path) if abs(abs(y) - 1) < 0.01)
    yield "free.long_eta", 0.95
    yield "free.long_steps", leave(1e-6, 0.95)
    yield "free.gentle_eta", 1.9
    yield "free.gentle_descent", leave(1e-6, 1.9, -0.01)
    # Slope and curvature are a hundred times smaller, and their ratio is the same.
    yield "free.gentle", out
    newton = lambda y: 2 * y**3 / (3 * y * y - 1)
    yield "newton.after", abs(newton(mp.mpf(10) ** -3))
    yield "newton.basin", 1 / np.sqrt(5)
    yield "newton.inside_start", 0.4
    yield "newton.inside", newton(mp.mpf(4) / 10)
    yield "newton.outside_start", 0.5
    yield "newton.outside", newton(mp.mpf(1) / 2)
    yield "damp.without", 1e-3 / 1e-12
    yield "damp.floor", 0.1
    yield "damp.with", 1e-3 / 0.1
    # -1 is the eigenvalue of (1, -1)/√2, and g·q ≤ 0 chooses the sign; the length is 2·1/2.
    g, h = np.array([3.0, 1.0]), np.array([[1.0, 2.0], [2.0, 1.0]])
    v = np.array([-1.0, 1.0]) / np.sqrt(2)
    yield "curvature.step", v
    yield "curvature.down", g @ v + v @ h @ v / 2
    yield "curvature.up", -(g @ v) + v @ h @ v / 2
    yield "noise.runs", 400
    yield "noise.along_ridge", 10_000
