"""The recipe for any loss with a gradient: the smallest network, b tanh(a x)."""

import numpy as np

inputs = np.array([-2.0, -1.0, 0.5, 1.0, 2.0])
targets = np.array([-1.3, -0.9, 0.4, 1.1, 1.2])


def f(p):
    a, b = p
    return 0.5 * np.mean((b * np.tanh(a * inputs) - targets) ** 2)


def gradient(p):
    a, b = p
    t = np.tanh(a * inputs)
    miss = b * t - targets
    return np.array([np.mean(miss * b * inputs * (1 - t**2)), np.mean(miss * t)])


def hessian(g, x):
    """Central differences of the gradient, averaged with the transpose."""
    columns = []
    for j in range(len(x)):
        h = np.zeros(len(x))
        h[j] = np.cbrt(np.finfo(float).eps) * max(1.0, abs(x[j]))
        columns.append((g(x + h) - g(x - h)) / (2 * h[j]))
    h = np.array(columns)
    return (h + h.T) / 2


def newton(g, x):
    """Where full Newton steps lead: to a critical point of any kind."""
    for _ in range(100):
        step = np.linalg.solve(hessian(g, x), g(x))
        if np.linalg.norm(g(x)) <= 1e-8 and np.linalg.norm(step) <= 1e-6:
            return x
        x = x - step
    raise ArithmeticError("no critical point within 100 steps")


def kind(eigenvalues):
    """Zero is what lies below the error of the differences."""
    zero = 1e-6 * np.max(np.abs(eigenvalues))
    up, down = np.any(eigenvalues > zero), np.any(eigenvalues < -zero)
    if up and down:
        return "saddle"
    if np.any(np.abs(eigenvalues) <= zero):
        return "inconclusive"
    return "minimum" if up else "maximum"


def order(f, g, x):
    """The slope of the quadratic model's error between t = 2⁻⁵ and 2⁻⁶."""
    v = np.ones(len(x)) / np.sqrt(len(x))
    bend = v @ hessian(g, x) @ v

    def error(t):
        return abs(f(x + t * v) - f(x) - t * g(x) @ v - 0.5 * t**2 * bend)

    return np.log2(error(2.0**-5) / error(2.0**-6))


for start in [(1.8, 0.8), (0.6, -1.2), (-1.8, 1.0)]:
    x = newton(gradient, np.array(start)) + 0.0
    eigenvalues = np.linalg.eigvalsh(hessian(gradient, x))
    print(f"from ({start[0]:.1f}, {start[1]:.1f})")
    # An entry below 1e-6 is 0, with either sign: it is shown without one.
    shown = np.where(np.abs(x) < 1e-6, 0.0, x)
    print(f"  critical point  ({shown[0]:.4f}, {shown[1]:.4f}), loss {f(x):.5f}")
    print(f"  eigenvalues     {eigenvalues[0]:.4f}, {eigenvalues[1]:.4f}")
    print(f"  kind            {kind(eigenvalues)}")
    if kind(eigenvalues) == "minimum":
        print(f"  condition       {eigenvalues[1] / eigenvalues[0]:.3f}")
    print(f"  error's order   {order(f, gradient, x):.2f}")
