"""Part 7, "How This Informs Optimization"."""

from itertools import product

import mpmath as mp
import numpy as np

from .common import (
    H,
    chapter_gradient,
    recorded,
    rosenbrock,
    rosenbrock_gradient,
    rosenbrock_hessian,
    turned,
)


def values(root):
    traces, spectra = recorded(root, "traces.rs"), recorded(root, "spectra.rs")
    yield from newton()
    yield from surrogates()
    yield from products(spectra)
    yield from takeaway(traces, spectra)


def newton():
    start = np.array([0.5, -0.5])
    step = -np.linalg.solve(H, chapter_gradient(start))
    yield "newton.start", start
    yield "newton.step", step
    yield "newton.end", start + step
    x = mp.matrix([mp.mpf(-12) / 10, 1])
    heights = []
    for k in range(6):
        a, b = x
        f = (1 - a) ** 2 + 100 * (b - a * a) ** 2
        heights.append(f)
        yield f"rosenbrock.f_{k}", f
        yield f"rosenbrock.d_{k}", mp.hypot(a - 1, b - 1)
        g = mp.matrix([2 * (a - 1) - 400 * a * (b - a * a), 200 * (b - a * a)])
        h = mp.matrix([[2 - 400 * b + 1200 * a * a, -400 * a], [-400 * a, 200]])
        x = x - mp.lu_solve(h, g)
    yield "rosenbrock.start", [-1.2, 1.0]
    yield "rosenbrock.jump", heights[2] / heights[1]
    # On x² - y² the step is -x, so gᵀs is -2x² + 2y².
    yield "climb.from", [0.1, 1.0]
    yield "climb.other", [1.0, 0.1]
    yield "climb.slope_up", -0.02 + 2
    yield "climb.slope_down", -2 + 0.02
    yield "bent.inside", 0.9
    yield "bent.outside", 1.1
    yield "bent.inside_end", 0.9**81
    yield "bent.outside_end", 1.1**81
    y = mp.mpf(4) / 10
    for _ in range(4):
        y = 2 * y**3 / (3 * y * y - 1)
    yield "attracted.start", [1.0, 0.4]
    yield "attracted.end", abs(y)
    yield "memory.parameters", 1e9
    yield "memory.bytes", 8e18
    yield "lbfgs.n", 30
    yield "lbfgs.runs", 21
    yield "lbfgs.nudge", 1e-15
    yield "lbfgs.descent", np.ceil(np.log(1e-8) / np.log(999 / 1001))


def surrogates():
    times, measured = np.arange(3.0), np.array([2.0, 1.2, 0.8])
    a, b = -1.0, -0.5
    e = np.exp(b * times)
    jacobian = np.stack([e, a * times * e], 1)
    ggn = jacobian.T @ jacobian
    h = ggn.copy()
    for r, t, w in zip(a * e - measured, times, e):
        h += r * np.array([[0, t * w], [t * w, a * t * t * w]])
    yield "fit.measured", measured
    yield "fit.theta", [a, b]
    for name, m in (("hessian", h), ("ggn", ggn)):
        low, high = np.linalg.eigvalsh(m)
        yield f"fit.{name}_low", low
        yield f"fit.{name}_high", high
    j, p = np.array([[1.0, 0], [0, 1], [1, 1]]), np.array([0.7, 0.2, 0.1])
    # E uuᵀ over the model's classes, with u = Jᵀ(e_c - p).
    scores = [j.T @ (np.eye(3)[c] - p) for c in range(3)]
    fisher = sum(w * np.outer(u, u) for w, u in zip(p, scores))
    yield "fisher.p", p
    yield "fisher.true_11", fisher[0, 0]
    yield "fisher.trace", np.trace(fisher)
    yield "fisher.empirical_11", scores[1][0] ** 2
    yield "fisher.empirical_trace", scores[1] @ scores[1]
    yield "kfac.kappa_a", np.linalg.cond(H)
    yield "kfac.kappa_g", 5
    yield "kfac.kappa", np.linalg.cond(np.kron(H, turned(5.0, 20)))


def products(spectra):
    yield "hvp.x", [-1.2, 1.0]
    yield "hvp.v", [0.3, 0.4]
    yield "hvp.exact", rosenbrock_hessian((-1.2, 1.0)) @ [0.3, 0.4]
    # A network's gradient: per sample and unit so many sums, products and tangents.
    units, samples = 3, 4
    sums = samples * units * (1 + 1 + 1 + 3)
    mults = samples * units * (1 + 1 + 1 + 1 + 2 + 2)
    tangents = samples * units
    yield "dual.work", (2 * sums + 4 * mults + 4 * tangents) / (sums + mults + tangents)
    yield "top.of_signed", 3
    yield "top.laplacian", 2 - 2 * np.cos(20 * np.pi / 21)
    nodes = [1.0, 2.0, 4.0]
    # Two steps of Gauss' quadrature for the weights 1/3, by the moments 0 to 3.
    m = [sum(l**k for l in nodes) / 3 for k in range(5)]
    c1, c0 = np.linalg.solve([[m[1], m[0]], [m[2], m[1]]], [-m[2], -m[3]])
    t = np.roots([1, c1, c0]).real
    w = np.linalg.solve([[1, 1], t], [1, m[1]])
    yield "moments.h_3", m[3]
    yield "moments.h_4", m[4]
    yield "moments.t_3", w @ t**3
    yield "moments.t_4", w @ t**4
    # Lanczos' method with every vector made orthogonal to all before it, by a QR decomposition.
    ghostly = np.append(np.arange(99) / 98, 10.0)
    basis = np.ones((100, 1)) / 10
    while basis.shape[1] < 80:
        basis = np.linalg.qr(np.column_stack([basis, ghostly * basis[:, -1]]))[0]
    ritz = np.linalg.eigvalsh(basis.T @ (ghostly[:, None] * basis))
    yield "ghosts.careful", (ritz > 9.9).sum()
    h = np.array([[4, 1, -2, 0.5], [1, -3, 0.25, 2], [-2, 0.25, 1, -1], [0.5, 2, -1, 2]])
    all_forms = [np.array(z) @ h @ z for z in product((-1, 1), repeat=4)]
    yield "trace.mean", np.mean(all_forms)
    yield "trace.variance", np.var(all_forms)
    yield "trace.gaussian", 2 * (h**2).sum()
    yield "cg.curvatures", 30
    yield "cg.kappa", 100
    d, g = np.diag([1.0, 2.0, -1.0]), np.ones(3)
    # Conjugate gradients for d s = -g: the first two directions.
    p, r = -g, -g
    alpha = r @ r / (p @ d @ p)
    after = r - alpha * d @ p
    p = after + (after @ after) / (r @ r) * p
    yield "cg.products", 2
    yield "cg.curvature", p @ d @ p


def takeaway(traces, spectra):
    slow = traces["ETA_0_1"]
    yield "stall.gradient_slow", slow["gradient"][-1] / slow["gradient"][0]
    yield "stall.product_slow", 0.1 * slow["lmax"][-1]
    yield "stall.lmin_slow", slow["lmin"][-1]
    yield "stall.fold_slow", -1 / (0.1 * slow["lmin"][-1])
    yield "stall.delta", 1e-12
    yield "stall.flat_delta", 1e-4
    # 120 steps along the ridge of the double well, and of ½ x² - ¼ y⁴.
    x, y = 0.9**120, 1e-12
    flat = 1e-4
    for _ in range(120):
        y, flat = y - 0.1 * (y**3 - y), flat + 0.1 * flat**3
    yield "stall.gradient_saddle", np.hypot(x, y**3 - y)
    yield "stall.lmin_saddle", 3 * y * y - 1
    yield "stall.gradient_flat", np.hypot(x, flat**3)
    yield "stall.lmin_flat", -3 * flat * flat
    yield "stall.fold_saddle", 10
    yield "lmin.exact", spectra["DIGITS"]["eigenvalues"].min()
    yield "lmin.few", 12
    yield "lmin.starts", 20
    yield "settles.eta", 0.3
    yield "settles.start", [3.0, 0.4]
    yield "settles.limit", 2 / 0.3
    a, b = 3.0, 0.4
    mixed = 2 * a * b - 1
    yield "settles.sharpness_start", np.linalg.eigvalsh([[b * b, mixed], [mixed, a * a]])[1]
    for _ in range(5000):
        a, b = a - 0.3 * b * (a * b - 1), b - 0.3 * a * (a * b - 1)
    yield "settles.sharpness_end", a * a + b * b
    yield "adam.beta", 0.9
    yield "adam.threshold", 2 * 1.9 / 0.1
    yield "floor.eta", 0.1
    yield "floor.steps", 1_000_000
    for name, eta in (("theory", 0.1), ("half", 0.05)):
        yield f"floor.{name}", eta / (2 * (2 - eta))
