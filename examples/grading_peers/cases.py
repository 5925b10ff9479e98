"""The cases of three exercises, as their probes have them in Rust: the same functions, points and
tolerances. Random cases draw other numbers from the same distributions. Each case takes the names
that a submission has defined, and fails an assertion where the answer is wrong.

The peers run this text in the kernel of the submission, hidden from learners."""

import numpy as np


def close(yours, expected, relative=1e-12, absolute=0.0):
    assert abs(yours - expected) <= max(relative * abs(expected), absolute)


def symmetric(random, eigenvalues):
    n = len(eigenvalues)
    q, _ = np.linalg.qr(random.normal(size=(n, n)))
    h = q @ np.diag(eigenvalues) @ q.T
    return (h + h.T) / 2


def chapter_gradient(p):
    return np.array([6 * p[0] + 2 * p[1] - 4, 2 * p[0] + 4 * p[1] - 6])


CHAPTER = np.array([[6.0, 2.0], [2.0, 4.0]])


def rosenbrock(p):
    x, y = p
    bend = y - x * x
    value = (1 - x) ** 2 + 100 * bend**2
    gradient = np.array([-2 * (1 - x) - 400 * x * bend, 200 * bend])
    hessian = np.array([[2 - 400 * (y - 3 * x * x), -400 * x], [-400 * x, 200.0]])
    return value, gradient, hessian


def himmelblau(p):
    x, y = p
    a, b = x * x + y - 11, x + y * y - 7
    value = a**2 + b**2
    gradient = np.array([4 * x * a + 2 * b, 2 * a + 4 * y * b])
    cross = 4 * (x + y)
    hessian = np.array([[12 * x * x + 4 * y - 42, cross], [cross, 4 * x + 12 * y * y - 26]])
    return value, gradient, hessian


def exp_sin(p):
    e, s, c = np.exp(p[0]), np.sin(p[1]), np.cos(p[1])
    return e * s, e * np.array([s, c]), e * np.array([[s, c], [c, -s]])


def trig3(p):
    x, y, z = p
    s, c = np.sin(y * z), np.cos(y * z)
    value = np.sin(x) * np.cos(y) + s
    gradient = np.array([np.cos(x) * np.cos(y), -np.sin(x) * np.sin(y) + z * c, y * c])
    xx, xy, yz = -np.sin(x) * np.cos(y), -np.cos(x) * np.sin(y), c - y * z * s
    hessian = np.array([[xx, xy, 0], [xy, xx - z * z * s, yz], [0, yz, -y * y * s]])
    return value, gradient, hessian


# 2.1a


def model_at(f0, g, h, v):
    g, h, v = np.array(g, float), np.array(h, float), np.array(v, float)
    expected = f0 + g @ v + 0.5 * v @ h @ v
    return lambda names: close(names["model"](f0, g, h, v), expected, absolute=1e-12)


def random_model(seed):
    random = np.random.default_rng(seed)
    h = symmetric(random, [-3.0, -0.5, 0.0, 1.0, 8.0])
    return model_at(random.normal(), random.normal(size=5), h, random.normal(size=5))


def order(function, x, v):
    """Halves a short step: the error of the model falls with the third power."""
    x, v = np.array(x), np.array(v)
    f0, g, h = function(x)

    def check(names):
        def error(t):
            return abs(function(x + v * t)[0] - names["model"](f0, g, h, v * t))

        close(np.log2(error(2**-8) / error(2**-9)), 3.0, absolute=0.1)

    return check


QUADRATIC_MODEL = [
    model_at(1.75, [-2, -7], CHAPTER, [0.3, 0.4]),
    model_at(2.0, [3], [[-4]], [0.5]),
    model_at(7.0, [1, 2], np.eye(2), [0, 0]),
    model_at(0.0, [0, 0], [[2, 3], [3, -2]], [1, -2]),
    model_at(1.0, [1, -2, 3], np.zeros((3, 3)), [2, 2, 2]),
    random_model(1),
    random_model(2),
    order(rosenbrock, [-1.2, 1.0], [0.3, 0.4]),
    order(himmelblau, [1.0, 2.0], [0.5, -0.3]),
    order(exp_sin, [0.3, 0.7], [0.6, 0.8]),
    order(trig3, [0.2, 0.5, -0.4], [0.6, 0.5, 0.4]),
]

# 1.3b


def curvatures(g, h, v):
    g, h, v = np.array(g, float), np.array(h, float), np.array(v, float)
    bend = v @ h @ v
    along = bend / (v @ v)
    normal = bend / np.sqrt(1 + g @ g) / (v @ v + (g @ v) ** 2)

    def check(names):
        close(names["second_dir"](h, v), along)
        close(names["normal_curvature"](g, h, v), normal)

    return check


def sphere(v):
    """The lower half of a sphere of radius 2."""
    x = np.array([1.0, 0.5, -1.0])
    depth = np.sqrt(4 - x @ x)
    return curvatures(x / depth, np.eye(3) / depth + np.outer(x, x) / depth**3, v)


def random_slope(seed):
    random = np.random.default_rng(seed)
    h = symmetric(random, [0.5, 1.0, 3.0, 8.0])
    return curvatures(random.normal(size=4), h, random.normal(size=4))


SLOPE = chapter_gradient(np.array([0.5, -0.5]))
CURVATURE_ALONG = [
    curvatures([0], [[1]], [1]),
    curvatures([1], [[1]], [1]),
    curvatures([1], [[1]], [-3]),
    curvatures([10], [[-2]], [1]),
    curvatures([0, 0], CHAPTER, np.array([2, np.sqrt(5) - 1]) / 4),
    curvatures([0, 0], CHAPTER, [3, 4]),
    curvatures(SLOPE, CHAPTER, [3, 4]),
    curvatures(SLOPE, CHAPTER, [3.5, -1]),
    curvatures(*exp_sin([0.3, 0.7])[1:], [-0.4, 0.5]),
    curvatures(*trig3([0.2, 0.5, -0.4])[1:], [1, -2, 0.5]),
    sphere([1.0, 0.5, -1.0]),
    sphere([0.3, 0.0, 1.1]),
    random_slope(1),
    random_slope(2),
]

# 2.4a


def cauchy_step(g, h):
    bend = g @ h @ g
    return g @ g / bend if bend > 0 else None


def step(g, h):
    g, h = np.array(g, float), np.array(h, float)
    expected = cauchy_step(g, h)

    def check(names):
        yours = names["cauchy"](g, h)
        if expected is None:
            assert yours is None
        else:
            close(yours, expected)

    return check


def random_bowl(seed):
    random = np.random.default_rng(seed)
    h = symmetric(random, [0.1, 1.0, 3.0, 20.0])
    return step(random.normal(size=4), h)


def losses(cauchy):
    h, x = np.diag([1.0, 10.0]), np.array([10.0, 1.0])
    found = [x @ h @ x / 2]
    for _ in range(20):
        g = h @ x
        eta = cauchy(g, h)
        if eta is None:
            break
        x = x - eta * g
        found.append(x @ h @ x / 2)
    return found


def descent(names):
    yours, expected = losses(names["cauchy"]), losses(cauchy_step)
    assert len(yours) == len(expected)
    for k in range(20):
        close(yours[k + 1] / yours[k], expected[k + 1] / expected[k], relative=1e-9)


CAUCHY_STEP = [
    step([-2, -7], CHAPTER),
    step([3], [[4]]),
    step([-2e-12, -7e-12], CHAPTER),
    step([2, 0, 0], np.diag([0.01, 1, 10])),
    step([0, 0, -3], np.diag([0.01, 1, 10])),
    step([3, 1], np.diag([2, -4])),
    step([1, 3], np.diag([2, -4])),
    step([1, 1], np.diag([2, -2])),
    step([1, 2], np.zeros((2, 2))),
    step([1, -1], [[-3, 1], [1, -2]]),
    step([0, 0], CHAPTER),
    step([1, 1], [[1, 1], [1, 1]]),
    random_bowl(1),
    random_bowl(2),
    descent,
]

CASES = {
    "curvature_along": CURVATURE_ALONG,
    "quadratic_model": QUADRATIC_MODEL,
    "cauchy_step": CAUCHY_STEP,
}
