"""Part 1, "From Gradients to the Hessian"."""

import mpmath as mp
import numpy as np

from .common import B, EPS, H, chapter, chapter_gradient, order, power_above

POINT = np.array([0.4, 2.3])


def exp_sin(x, y):
    return mp.exp(x) * mp.sin(y)


def values(_root):
    x, g = POINT, chapter_gradient(POINT)
    step = np.array([0.1, -0.1])
    yield "linear.point", x
    yield "linear.loss", chapter(x)
    yield "linear.gradient", g
    yield "linear.step", step
    yield "linear.step_x", 0.1
    yield "linear.step_y", -0.1
    for prefix, v in (("", step), ("tenth_", step / 10)):
        # The change of a quadratic has two parts and no more.
        bend = v @ H @ v / 2
        yield f"linear.{prefix}predicted", g @ v
        yield f"linear.{prefix}actual", g @ v + bend
        yield f"linear.{prefix}error", bend
    across = np.array([-g[1], g[0]]) / 5
    yield "across.direction", across
    yield "across.rate", 0.0
    yield "across.length", 0.1
    yield "across.change", (0.1 * across) @ H @ (0.1 * across) / 2

    px, py, c, s = (mp.mpf(t) / 10 for t in (3, 7, 6, 8))
    at = exp_sin(px, py)
    slope = mp.exp(px) * (mp.sin(py) * c + mp.cos(py) * s)
    yield "linear.slope", order(
        lambda t: exp_sin(px + t * c, py + t * s) - at - t * slope, lambda t: at
    )
    yield "linear.rough_slope", 1.5

    # Points of the level set through the point: 2v² + (2u + g2)v + 3u² + g1 u = 0 for the way (u, v).
    yield "level.right", 0.1
    for name, u in (("cosine", 0.1), ("nearer", 0.01), ("nearest", 0.001)):
        p, q = 2 * u + g[1], 3 * u * u + g[0] * u
        v = 2 * -q / (p + np.sqrt(p * p - 8 * q))
        yield f"level.{name}", (u * g[0] + v * g[1]) / (np.hypot(u, v) * 5)

    yield "steepest.l2", g / 5
    yield "steepest.l2_rate", 5
    yield "steepest.linf", np.sign(g)
    yield "steepest.linf_rate", np.abs(g).sum()
    yield "steepest.l1", np.array([0.0, 1.0])
    yield "steepest.l1_rate", np.abs(g).max()

    yield "broken.partials", np.zeros(2)
    yield "broken.diagonal_rate", 1 / (1 + 1e-12)
    # Along (1, 1) the function is t / (1 + t²), and the linear model says 0.
    yield "broken.slope", order(lambda t: t / (1 + t * t), lambda t: t)
    yield "broken.distance", 1e-3
    yield "broken.on_the_parabola", 0.5

    for n in (2, 10, 1000):
        yield f"random.n{n}", mp.gamma(mp.mpf(n) / 2) / (mp.sqrt(mp.pi) * mp.gamma(mp.mpf(n + 1) / 2))
    yield "differences.point", [0.3, 0.7]
    yield "differences.epsilon", EPS
    yield "differences.central_step", EPS ** (1 / 3)
    yield "differences.central_order", EPS ** (2 / 3)
    yield "differences.one_sided_step", EPS**0.5

    # Columns of the Hessian, as changes of the gradient.
    yield "columns.right", g + H[:, 0]
    yield "columns.above", g + H[:, 1]
    yield "columns.first", H[:, 0]
    yield "columns.second", H[:, 1]
    for i in (0, 1):
        for j in (0, 1):
            yield f"columns.h{i + 1}{j + 1}", H[i, j]
    yield "columns.point", [0.4, 1.1, -0.6]
    yield "columns.gradients", 6
    yield "columns.forgotten", "NotSymmetric"
    bend, mixed = -np.sin(0.8) * np.cos(0.7), -np.cos(0.8) * np.sin(0.7)
    yield "steep.point", [0.8, 0.7]
    slopes = 1e6 + np.array([np.cos(0.8) * np.cos(0.7), -np.sin(0.8) * np.sin(0.7)])
    yield "steep.ratio", slopes.max() / max(abs(bend), abs(mixed))

    def peano(x, y):
        return x * y * (x * x - y * y) / (x * x + y * y) if x or y else mp.mpf(0)

    def mixed_at_0(inner, outer):
        """First the derivative that is named first, with the inner step."""
        def along_x(y):
            return (peano(inner, y) - peano(-inner, y)) / (2 * inner)

        def along_y(x):
            return (peano(x, inner) - peano(x, -inner)) / (2 * inner)

        xy = (along_x(outer) - along_x(-outer)) / (2 * outer)
        yx = (along_y(outer) - along_y(-outer)) / (2 * outer)
        return [xy, yx]

    short, long = mp.mpf(10) ** -6, mp.mpf(10) ** -3
    yield "peano.short", short
    yield "peano.long", long
    nested = mixed_at_0(short, long)
    yield "peano.nested", nested
    yield "peano.equal", mixed_at_0(long, long)
    yield "peano.reversed", mixed_at_0(long, short)
    yield "peano.by_one_triangle", [-abs(nested[0]), abs(nested[0])]
    yield "triangle.true", sorted(np.linalg.eigvals(np.array([[1.0, 5.0], [2.0, 4.0]])).real)
    yield "triangle.refused", "NotSymmetric"

    # Principal curvatures.
    root = np.sqrt(5.0)
    flat, sharp = 5 - root, 5 + root
    yield "principal.flat", flat
    yield "principal.sharp", sharp
    # (H - λ) q = 0: q is a multiple of (2, λ - 6).
    axes = []
    for name, value in (("flat", flat), ("sharp", sharp)):
        q = np.array([2, value - 6]) / np.hypot(2, value - 6)
        axes.append(q)
        yield f"principal.{name}_axis", q
        yield f"principal.{name}_rise", value * 0.25 / 2
    yield "principal.distance", 0.5
    yield "parabola.second", 1
    yield "parabola.graph", 2**-1.5
    yield "parabola.radius", 2**1.5
    second = g @ H @ g / (g @ g)
    graph = second / (1 + g @ g) ** 1.5
    yield "uphill.second", second
    yield "uphill.graph", graph
    yield "uphill.factor", (1 + g @ g) ** 1.5
    yield "uphill.step_of_the_graph", 1 / graph
    yield "uphill.best_step", 1 / second
    slope = g @ axes[1]
    yield "against.slope", slope
    yield "against.lowest", slope / sharp
    yield "against.level", 2 * slope / sharp
    yield "against.fall", slope**2 / (2 * sharp)
    yield "ridge.curvature", -2
    yield "ridge.top", 5
    yield "ridge.height", 25
    yield "ridge.left", -11

    # The landing page.
    yield "descent.kappa", 10
    yield "descent.rate", 9 / 11
    yield "descent.steps", np.ceil(np.log(1e-8) / np.log(9 / 11))
