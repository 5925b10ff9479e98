"""Find the critical point of a quadratic, classify it, and draw it.

    python report.py                     prints the report
    python report.py picture.svg         draws the picture, too
    python report.py picture.svg dark    for a dark page
"""

import sys

import numpy as np

# f(x, y) = 3x² + 2xy + 2y² - 4x - 6y, written as ½ pᵀHp - bᵀp.
H = np.array([[6.0, 2.0], [2.0, 4.0]])
b = np.array([4.0, 6.0])


def f(p):
    return 0.5 * p @ H @ p - b @ p


def gradient(p):
    return H @ p - b


def kind(eigenvalues):
    """A verdict only where the eigenvalues decide."""
    zero = 10 * len(eigenvalues) * np.finfo(float).eps * np.max(np.abs(eigenvalues))
    up, down = np.any(eigenvalues > zero), np.any(eigenvalues < -zero)
    if not np.all(np.isfinite(eigenvalues)):
        return "not a number"
    if up and down:
        return "saddle"
    if np.any(np.abs(eigenvalues) <= zero):
        return "inconclusive"
    return "minimum" if up else "maximum"


def report():
    p = np.linalg.solve(H, b)
    assert np.linalg.norm(gradient(p)) < 1e-12, "the solver's x is not a critical point"
    eigenvalues = np.linalg.eigvalsh(H)
    print(f"critical point  ({p[0]:.6f}, {p[1]:.6f})")
    print(f"eigenvalues     {eigenvalues[0]:.6f}, {eigenvalues[1]:.6f}")
    print(f"kind            {kind(eigenvalues)}")
    if kind(eigenvalues) == "minimum":
        print(f"condition       {eigenvalues[1] / eigenvalues[0]:.6f}")
    print(f"lowest value    {f(p):.6f}")

    x0, v = np.array([0.5, -0.5]), np.array([0.3, 0.4])
    model = f(x0) + gradient(x0) @ v + 0.5 * v @ H @ v
    print(f"model, loss     {model:.6f}, {f(x0 + v):.6f}")
    for name, diagonal in [("x² - y²", [2.0, -2.0]), ("x² + y⁴", [2.0, 0.0])]:
        print(f"{name} at 0    {kind(np.linalg.eigvalsh(np.diag(diagonal)))}")


def draw(file, dark):
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    plt.style.use("dark_background" if dark else "default")
    # The same picture gives the same file, and its words stay words.
    plt.rcParams.update({"svg.hashsalt": "curvature", "svg.fonttype": "none"})
    ink = "white" if dark else "black"
    p = np.linalg.solve(H, b)
    eigenvalues, vectors = np.linalg.eigh(H)

    x, y = np.meshgrid(np.linspace(-1.8, 2.2, 33), np.linspace(-0.6, 3.4, 33))
    z = 3 * x**2 + 2 * x * y + 2 * y**2 - 4 * x - 6 * y
    levels = f(p) + np.array([0, 0.5, 2, 4.5, 8, 12.5, 18, 24.5, 32, 40.5])
    figure, axes = plt.subplots(figsize=(6.4, 5.2), layout="constrained")
    colours = {"cmap": "cividis", "alpha": 0.9} if dark else {"cmap": "YlGnBu_r", "alpha": 0.55}
    filled = axes.contourf(x, y, z, levels, **colours)
    lines = axes.contour(x, y, z, levels[1:], colors=ink, linewidths=0.6)
    axes.clabel(lines, fmt="%.1f", fontsize=9)
    figure.colorbar(filled, label="f(x, y)")

    gx, gy = np.meshgrid(np.linspace(-1.6, 2.0, 10), np.linspace(-0.4, 3.2, 10))
    slopes = 6 * gx + 2 * gy - 4, 2 * gx + 4 * gy - 6
    axes.quiver(gx, gy, *slopes, color=ink, alpha=0.6, scale=220)

    # Along a unit eigenvector the loss rises by ½ λ t²: by 2 at t = 2/√λ.
    for value, direction, colour in zip(eigenvalues, vectors.T, ["tab:orange", "tab:red"]):
        half = direction * 2 / np.sqrt(value)
        ends = np.array([p - half, p + half])
        axes.plot(*ends.T, color=colour, linewidth=3, label=f"λ = {value:.3f}")
    axes.plot(*p, "o", color=ink)
    axes.set(xlabel="x", ylabel="y", aspect="equal")
    axes.legend(loc="upper right")
    dateless = {"metadata": {"Date": None}} if file.endswith(".svg") else {}
    figure.savefig(file, transparent=True, **dateless)


if __name__ == "__main__":
    report()
    if len(sys.argv) > 1:
        draw(sys.argv[1], dark=sys.argv[2:] == ["dark"])
