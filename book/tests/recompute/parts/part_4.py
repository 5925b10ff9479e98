"""Part 4, "Curvature of Loss Landscapes"."""

import mpmath as mp
import numpy as np

from .common import recorded, turn, turned

SPECTRA = {
    "ce_3": "CROSS_ENTROPY_3",
    "ce_4": "CROSS_ENTROPY_4",
    "ce_5": "CROSS_ENTROPY_5",
    "ce_6": "CROSS_ENTROPY_6",
    "ce_8": "CROSS_ENTROPY_8",
    "far_ce_3": "FAR_CROSS_ENTROPY_3",
    "se_4": "SQUARED_ERROR_4",
    "se_8": "SQUARED_ERROR_8",
    "far_se_2": "FAR_SQUARED_ERROR_2",
    "far_se_3": "FAR_SQUARED_ERROR_3",
    "far_se_4": "FAR_SQUARED_ERROR_4",
    "digits_ce": "DIGITS",
    "digits_se": "DIGITS_SQUARED_ERROR",
}


def values(root):
    yield from training(recorded(root, "spectra.rs"), recorded(root, "traces.rs"))
    yield from sharpness()
    yield from conditioning()


def training(spectra, traces):
    for name, constant in SPECTRA.items():
        top = spectra[constant]["eigenvalues"][:31]
        top = top[top > 1e-12 * top[0]]
        gaps = top[:-1] / top[1:]
        k = int(np.argmax(gaps)) + 1
        assert gaps[k - 1] >= 1.5
        yield f"outliers.{name}", k
        yield f"gap.{name}", gaps[k - 1]
    digits = spectra["DIGITS"]
    e, n = digits["eigenvalues"], digits["parameters"]
    yield "digits.parameters", n
    yield "digits.bulk", (np.abs(e) <= 0.01 * np.abs(e).max()).mean()
    yield "digits.negative", (e < 0).sum()
    yield "digits.negative_share", (e < 0).mean()
    yield "digits.zero", (e == 0).sum()
    blobs = spectra["CROSS_ENTROPY_3"]
    e = blobs["eigenvalues"]
    yield "blobs.parameters", blobs["parameters"]
    yield "blobs.zero", (e == 0).sum()
    yield "blobs.negative_share", (e < 0).mean()
    yield "blobs.lmin_share", -e.min() / e.max()
    yield "blobs.negative_share_8", (spectra["CROSS_ENTROPY_8"]["eigenvalues"] < 0).mean()
    yield "valley.barrier", (1.25**2 - 1) ** 2 / 2

    two, edge, half = traces["ETA_2"], traces["ETA_1_6"], traces["ETA_0_5"]
    share = lambda t: t["lmax"] * t["eta"] / 2
    late = share(two)[30:]
    yield "edge.start", two["lmax"][0]
    yield "edge.rises_1_6", edge["rises"]
    yield "edge.rises_2", two["rises"]
    yield "edge.low_2", late.min()
    yield "edge.high_2", late.max()
    yield "edge.below_1_6", 75 * np.nonzero(share(edge) >= 1)[0][-1]
    yield "edge.last_1_6", share(edge)[-1]
    yield "edge.at_that_loss_2", two["lmax"][np.argmax(two["loss"] <= half["loss"][-1])]
    for name, trace in (("0_1", traces["ETA_0_1"]), ("0_5", half)):
        yield f"edge.eta_{name}", trace["eta"]
        yield f"edge.end_{name}", trace["lmax"][-1]
        yield f"edge.share_{name}", share(trace)[-1]
    yield "edge.eta_1_6", 1.6
    yield "edge.stride", 75
    yield "edge.steps", 3000
    yield "edge.diverged_steps", len(traces["ETA_4"]["loss"]) - 1
    yield "edge.diverged_rises", (np.diff(traces["ETA_4"]["loss"]) > 0).sum()
    careful, bold = traces["SMALL_START_ETA_0_5"], traces["SMALL_START_ETA_1_6"]
    yield "small_start.sharpness", careful["lmax"][0]
    yield "small_start.end_0_5", careful["lmax"][-1]
    yield "small_start.rises_0_5", careful["rises"]
    yield "small_start.rises_1_6", bold["rises"]
    yield "small_start.reached", 75 * np.argmax(share(bold) >= 1)
    yield "small_start.peak", share(bold).max()
    yield "small_start.low", share(bold)[20:].min()
    yield "small_start.high", share(bold)[20:].max()


def sharpness():
    top = 5 + np.sqrt(5)
    yield "rise.worst", 0.01 * top / 2
    yield "rise.mean", 0.01 * 10 / 2
    yield "rise.reach", 0.1
    yield "rise.lone_worst", 0.01 * 100 / 2
    yield "rise.lone_mean", 1e-4 * 100 / 2
    yield "rise.even_worst", 0.01 * 2 / 2
    yield "rise.even_mean", 1e-4 * 200 / 2
    yield "rise.noise", 0.01
    yield "rescaled.trace_1", 2
    yield "rescaled.trace_10", 100.01
    yield "rescaled.lmax_10", 100.01

    dips = ((-1, mp.mpf(15) / 100, 1), (1, mp.mpf(6) / 10, mp.mpf(95) / 100))
    loss = lambda x: 1 - sum(d * mp.exp(-(((x - a) / w) ** 2) / 2) for a, w, d in dips)
    slope = lambda x: mp.diff(loss, x)
    sharp, ridge, flat = (mp.findroot(slope, x) for x in (-1, mp.mpf("-0.53"), 1))
    bends = mp.diff(loss, sharp, 2), mp.diff(loss, flat, 2)
    yield "wells.sharp_loss", loss(sharp)
    yield "wells.flat_loss", loss(flat)
    yield "wells.sharp_curvature", bends[0]
    yield "wells.flat_curvature", bends[1]
    yield "wells.ridge", ridge
    yield "wells.switch_theory", mp.sqrt(2 * (loss(flat) - loss(sharp)) / (bends[0] - bends[1]))

    def depth(bottom, rho):
        """The least worst loss within rho: both ends of the interval are equally high."""
        middle = mp.findroot(lambda x: loss(x + rho) - loss(x - rho), bottom)
        return loss(middle + rho)

    yield "wells.switch", mp.findroot(lambda r: depth(sharp, r) - depth(flat, r), mp.mpf("0.05"))
    yield "wells.starts", [-1.2, -1.1, -0.9, -0.7]
    yield "wells.radii", [0.02, 0.1, 0.2, 0.4, 0.6]
    yield "wells.runs", 20
    yield "wells.eta", 0.01
    yield "wells.beside", -0.3
    yield "wells.beside_rho", 0.3
    yield "wells.beside_descent", flat
    yield "wells.parked_rho", 0.6
    # It rests where the probe is in the sharp minimum.
    yield "wells.parked", sharp + mp.mpf(6) / 10
    plain = [(-1.0, 0.15, 1.0), (1.0, 0.6, 0.95)]

    def sam(x, rho):
        def g(x):
            return sum(d * (x - a) / w**2 * np.exp(-(((x - a) / w) ** 2) / 2) for a, w, d in plain)

        for _ in range(2000):
            x -= 0.01 * g(x + rho * np.sign(g(x)))
        return x

    ends = [sam(x, r) for x in (-1.2, -1.1, -0.9, -0.7) for r in (0.02, 0.1, 0.2, 0.4, 0.6)]
    yield "wells.arrived", sum(abs(x - 1) < 0.5 for x in ends)
    yield "hover.eta", 0.1
    yield "hover.rho", 0.05
    hover = 0.4 * 0.05 / (2 - 0.4)
    yield "hover.theory", hover
    yield "hover.measured", hover

    def valley(rho):
        w = np.array([3.0, 0.4])
        slope = lambda w: (w[0] * w[1] - 1) * w[::-1]
        for _ in range(5000):
            g = slope(w)
            size = np.linalg.norm(g)
            w = w - 0.1 * slope(w + rho * g / size if size else w)
        return w @ w

    yield "drift.start", [3.0, 0.4]
    yield "drift.trace_start", 9.16
    yield "drift.eta", 0.1
    yield "drift.rho", 0.1
    yield "drift.descent", valley(0.0)
    yield "drift.steps", 5000


def conditioning():
    yield "rate.eta_10", 2 / 11
    yield "rate.factor_10", 9 / 11
    for k in (1, 2, 3, 4):
        kappa = 10.0**k
        q = (kappa - 1) / (kappa + 1)
        yield f"steps.gd_{k}", np.ceil(np.log(1e-8) / np.log(q))
        root = np.sqrt(kappa)
        c = (root - 1) / (root + 1)
        steps, peak = two_term(kappa, 4 / (root + 1) ** 2, c * c, 0)
        yield f"steps.hb_{k}", steps
        yield f"peak.{k}", peak
        yield f"steps.nag_{k}", two_term(kappa, 1 / kappa, c, c)[0]
    for k in (2, 4):
        s = np.sqrt(3 * 10.0**k + 1)
        beta = (s - 2) / (s + 2)
        yield f"steps.nag_best_{k}", two_term(10.0**k, 4 / (3 * 10.0**k + 1), beta, beta)[0]
    yield "steps.cautious_2", np.ceil(np.log(1e-8) / np.log(0.99))
    yield "steps.cg_two", 2
    root = np.sqrt(30)
    alpha, beta = 4 / (root + 1) ** 2, ((root - 1) / (root + 1)) ** 2
    last = y = far = 1.0
    for _ in range(20):
        last, y = y, y - alpha * 30 * y + beta * (y - last)
        far = max(far, abs(y))
    yield "zigzag.growth", far
    yield "flat.kappa", 1
    yield "flat.end", [1, -1]

    bent = lambda x: 25 * x if x < 1 else x + 24 if x < 2 else 25 * x - 24
    last = x = 3.3
    path = []
    for _ in range(300):
        last, x = x, x - bent(x) / 9 + 4 / 9 * (x - last)
        path.append(x)
    yield "cycle.start", 3.3
    yield "cycle.points", sorted(path[-3:])

    yield "adam.steps", 200
    for name, rate in (("short", 0.05), ("long", 0.4)):
        yield f"adam.rate_{name}", rate
        yield f"adam.share_{name}", adam(100.0, 45, rate, 200)
    yield "adam.descent_share", (99 / 101) ** 200
    yield "adam.rate_least", 0.05
    yield "adam.rate_most", 0.05 * 2**7.5
    for degrees in (0, 5, 45):
        h = turned(100.0, degrees)
        scale = 1 / np.sqrt(np.diag(h))
        low, high = np.linalg.eigvalsh(scale[:, None] * h * scale)
        yield f"jacobi.{degrees}", high / low
    table = np.array(
        [[281, 1012], [284, 1021], [287, 1003], [290, 1016], [293, 1019], [296, 1025]], float
    )
    centred = table - table.mean(0)
    for name, t in (("raw", table), ("centred", centred), ("standardised", centred / table.std(0))):
        yield f"inputs.{name}", np.linalg.cond(t) ** 2


def two_term(kappa, alpha, beta, ahead):
    """Steps of x₊ = y - αλy' + β(x - x₋) until the error has fallen by 1e-8, and the largest error
    on the way; y' is ahead by the momentum for Nesterov's method."""
    lam = np.array([1.0, kappa])
    x = last = np.ones(2)
    size = lambda v: np.linalg.norm(v) / np.sqrt(2)
    peak, steps = 1.0, 0
    while size(x) > 1e-8:
        at = x + ahead * (x - last)
        last, x = x, x + beta * (x - last) - alpha * lam * at
        steps += 1
        peak = max(peak, size(x))
    return steps, peak


def adam(kappa, degrees, rate, steps):
    h, start = turned(kappa, degrees), turn(degrees) @ np.ones(2)
    x, m, v = start.copy(), np.zeros(2), np.zeros(2)
    for k in range(1, steps + 1):
        g = h @ x
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
        x = x - rate * (m / (1 - 0.9**k)) / (np.sqrt(v / (1 - 0.999**k)) + 1e-8)
    return np.linalg.norm(x) / np.linalg.norm(start)
