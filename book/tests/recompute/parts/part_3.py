"""Part 3, "Critical Points and the Second-Derivative Test"."""

from itertools import product

import mpmath as mp
import numpy as np

from .common import (
    distinct,
    himmelblau,
    himmelblau_gradient,
    himmelblau_hessian,
    index,
    kind,
    newton,
)


def values(_root):
    points = himmelblau_points()
    yield from nine(points)
    yield from way()
    yield from wells()
    yield from small()
    yield from beale()
    yield from test(points)
    yield from degenerate()
    yield from cones(points)


def himmelblau_points():
    """All critical points, by Newton's method from a grid that is finer than the book's."""
    found = []
    with np.errstate(all="ignore"):
        for x, y in product(np.linspace(-5.1, 5.1, 35), repeat=2):
            p = newton(himmelblau_gradient, himmelblau_hessian, (x, y))
            if np.isfinite(p).all() and np.abs(himmelblau_gradient(p)).max() < 1e-9:
                found.append(p)
    return distinct(found)


def nine(points):
    kinds = [kind(himmelblau_hessian(p)) for p in points]
    heights = np.array([himmelblau(p) for p in points])
    of = lambda wanted: heights[[k == wanted for k in kinds]]
    yield "nine.points", len(points)
    yield "nine.minima", kinds.count("Min")
    yield "nine.saddles", kinds.count("Saddle")
    yield "nine.maxima", kinds.count("Max")
    yield "nine.sum", kinds.count("Min") - kinds.count("Saddle") + kinds.count("Max")
    yield "nine.maximum", points[kinds.index("Max")]
    yield "nine.top", of("Max")[0]
    yield "nine.lowest_saddle", of("Saddle").min()
    yield "nine.highest_saddle", of("Saddle").max()
    assert of("Min").max() < 1e-18, "the four minima are zeros"


def way():
    x = np.array([3.4, 0.6])
    yield "way.seed", x
    start, sizes = himmelblau(x), []
    for _ in range(9):
        sizes.append(np.linalg.norm(himmelblau_gradient(x)))
        x = x - np.linalg.solve(himmelblau_hessian(x), himmelblau_gradient(x))
    for k in range(4):
        yield f"way.g{k}", sizes[k]
    yield "way.quotient", max(b / a**2 for a, b in zip(sizes[:4], sizes[1:4]))
    yield "way.end", x
    yield "way.kind", kind(himmelblau_hessian(x))
    yield "way.rise", himmelblau(x) - start


def wells():
    n, tilt, coupling = 5, 0.03, 0.05
    ring = np.diag(np.ones(n - 1), 1) + np.diag(np.ones(n - 1), -1)
    gradient = lambda x: x**3 - x + tilt + coupling * ring @ x
    hessian = lambda x: np.diag(3 * x * x - 1) + coupling * ring
    points = distinct(
        [newton(gradient, hessian, s) for s in product((-1.0, 0.0, 1.0), repeat=n)]
    )
    indices = [index(hessian(p)) for p in points]
    yield "wells.points", len(points)
    for k in range(6):
        yield f"wells.index_{k}", indices.count(k)
    yield "wells.sum", sum((-1) ** k for k in indices)
    corners = [np.array(c) for c in product((-1.5, 1.5), repeat=n)]
    yield "starts.count", 200
    yield "starts.step", 0.1
    yield "starts.image", max(np.abs(c - 0.1 * gradient(c)).max() for c in corners)
    largest = np.abs(np.linalg.eigvalsh(hessian(corners[0]))).max()
    yield "starts.lipschitz", largest
    yield "starts.limit", 1 / largest


def small():
    yield "small.gradient", 1e-9
    yield "small.quartic_distance", (1e-9 / 4) ** (1 / 3)
    yield "small.exp_point", np.log(1e-9)
    yield "small.gap", 1e-9
    yield "small.gap_gradient", np.sqrt(2) * 1e-9
    yield "small.gap_step", 2e-9
    yield "small.gap_product", 2 * np.sqrt(2)
    yield "ridge_walk.step", 0.1
    yield "ridge_walk.steps", 400
    yield "ridge_walk.beside", 1e-12
    yield "ridge_walk.on", 0.9**400
    yield "ridge_walk.off", 1


def beale():
    terms = ((1.5, 1), (2.25, 2), (2.625, 3))

    def parts(p):
        x, y = p
        for c, k in terms:
            r = c - x + x * y**k
            dr = np.array([y**k - 1, k * x * y ** (k - 1)])
            mixed, bend = k * y ** (k - 1), k * (k - 1) * x * y ** (k - 2) if k > 1 else 0.0
            yield r, dr, np.array([[0.0, mixed], [mixed, bend]])

    gradient = lambda p: sum(2 * r * dr for r, dr, _ in parts(p))
    hessian = lambda p: sum(2 * np.outer(dr, dr) + 2 * r * d2 for r, dr, d2 in parts(p))
    found = []
    with np.errstate(all="ignore"):
        for start in product(np.linspace(-1, 4, 26), np.linspace(-3.2, 1.6, 25)):
            try:
                p = newton(gradient, hessian, start, 80)
            except np.linalg.LinAlgError:
                continue
            if np.abs(p).max() < 20 and np.abs(gradient(p)).max() < 1e-9:
                found.append(p)
    found = distinct(found, 1e-5)
    kinds = [kind(hessian(p)) for p in found]
    yield "beale.points", len(found)
    yield "beale.saddles", kinds.count("Saddle")
    yield "beale.sum", sum(-1 if k == "Saddle" else 1 for k in kinds)
    yield "beale.far", 1.5**2 + 2.25**2 + 2.625**2


def test(points):
    agreeing = 0
    for p in points:
        h = himmelblau_hessian(p)
        det, trace = np.linalg.det(h), np.trace(h)
        by_det = "Saddle" if det < 0 else "Min" if trace > 0 else "Max"
        # Sylvester: the signs of the pivots.
        pivots = h[0, 0], h[1, 1] - h[0, 1] ** 2 / h[0, 0]
        by_pivots = "Min" if min(pivots) > 0 else "Max" if max(pivots) < 0 else "Saddle"
        agreeing += kind(h) == by_det == by_pivots
    yield "test.agreeing", agreeing
    for name, wanted in (("minimum", "Min"), ("maximum", "Max"), ("saddle", "Saddle")):
        chosen = [p for p in points if kind(himmelblau_hessian(p)) == wanted]
        p = max(chosen, key=lambda p: p[0])
        yield f"test.{name}", p
        yield f"test.{name}_lambda", np.linalg.eigvalsh(himmelblau_hessian(p))
    yield "test.trough", kind(np.diag([2.0, 0.0]))
    yield "test.flat_saddle", kind(np.diag([2.0, -2.0, 0.0]))
    skew, v = np.array([[1.0, 4.0], [0.0, 1.0]]), np.array([1.0, -1.0])
    yield "skew.form", v @ skew @ v
    yield "skew.refused", "NotSymmetric"
    yield "skew.symmetrised", kind((skew + skew.T) / 2)
    v = np.array([0.3, 0.5, 0.7])
    yield "blur.vector", v
    yield "blur.largest", v @ v
    yield "blur.verdict", kind(np.outer(v, v))


def degenerate():
    # a4 = f_xxxx/24 - f_xxy² / (8 f_yy).
    a4 = lambda xxxx, xxy: xxxx / 24 - xxy**2 / 16
    for name, xxxx, xxy in (("peano", 72, -8), ("weak", 24, 2), ("square", 24, 4), ("strong", 24, 6)):
        left = a4(xxxx, xxy)
        yield f"germ.{name}", left
        yield f"germ.{name}_verdict", "Saddle" if left < 0 else "Min" if left > 0 else "Inconclusive"
    yield "germ.x", 0.1
    yield "germ.alone", a4(72, 0)
    yield "germ.on_axis", 3 * 0.1**4
    yield "germ.on_parabola", -(0.1**4)
    for degrees in (1, 10):
        c, s = mp.cos(mp.radians(degrees)), mp.sin(mp.radians(degrees))
        # s² t² - 4 s c² t³ + 3 c⁴ t⁴ along the line.
        rises = mp.polyroots([12 * c**4, -12 * s * c * c, 2 * s * s])
        zeros = mp.polyroots([3 * c**4, -4 * s * c * c, s * s])
        yield f"germ.rises_{degrees}", min(mp.re(r) for r in rises)
        yield f"germ.reach_{degrees}", min(mp.re(r) for r in zeros)
    yield "flat.along_x", 1e-6
    yield "flat.along_y", -1e-6 + 1e-8
    yield "flat.exp", mp.exp(-100)
    yield "trap.determinant", 3
    yield "trap.trace", 1
    yield "trap.minors", [-1, 1, 3]
    yield "trap.verdict", "Saddle"
    for name, m in (("swap", [[0, 1], [1, 0]]), ("pivots", [[1, 2], [2, 1]])):
        lam = np.linalg.eigvalsh(np.array(m, float))
        yield f"{name}.positive", (lam > 0).sum()
        yield f"{name}.negative", (lam < 0).sum()
    yield "pivots.lu", [2, 1 - 2 * 0.5 + 1.5]
    yield "radius.cubic", 3 * 2 / 6
    yield "radius.at_its_end", 0
    yield "drop.step", 2
    yield "drop.drop", 2 / 3
    yield "drop.exact", 2 - 8 / 6
    yield "drop.ratio", 1000


def cones(points):
    def falls(m):
        """The share of directions of the plane in which the form is negative."""
        low, high = np.linalg.eigvalsh(m)
        return 1 - 2 / np.pi * np.arctan(np.sqrt(high / -low))

    mild = falls(np.diag([1, -0.01]))
    yield "cone.equal", 0.5
    yield "cone.mild", mild
    yield "cone.steep", 2 / np.pi * np.arctan(10)
    hidden = np.array([[1.0, 2.0], [2.0, 1.0]])
    yield "cone.hidden", falls(hidden)
    yield "cone.hidden_lambda", [-1, 3]
    yield "cone.ratio_only", 1 / 101
    yield "cone.tries", 2000
    yield "cone.deviation", np.sqrt(mild * (1 - mild) / 2000)
    yield "cone.probes", 20
    yield "cone.all_miss", (1 - mild) ** 20
    shares = [falls(himmelblau_hessian(p)) for p in points if kind(himmelblau_hessian(p)) == "Saddle"]
    yield "cone.himmelblau_narrowest", min(shares)
    yield "cone.himmelblau_widest", max(shares)
    yield "stretch.factor", 10
    yield "stretch.before", mild
    yield "stretch.after", 0.5
    yield "stretch.index_before", 1
    yield "stretch.index_after", 1
