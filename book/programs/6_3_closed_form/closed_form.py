"""Two eigenvalues by a formula: as it stands on paper, and as it should be computed."""

import numpy as np

# numpy's numbers overflow to infinity, and need not say so.
np.seterr(over="ignore")


def textbook(a, b, d):
    """The eigenvalues of [[a, b], [b, d]], the smaller one first, as the formula says."""
    m, p = (a + d) / 2, (a - d) / 2
    r = np.sqrt(p * p + b * b)
    return m - r, m + r


def stable(a, b, d):
    """The root without a subtraction first, and the other from their product."""
    m = a / 2 + d / 2
    big = m + np.copysign(np.hypot(a / 2 - d / 2, b), m)
    other = 0.0 if big == 0 else (a / big) * d - (b / big) * b
    return min(big, other), max(big, other)


def kind(roots):
    lo, hi = roots
    if not np.all(np.isfinite(roots)):
        return "overflow"
    if lo < 0 < hi:
        return "saddle"
    if lo == 0 or hi == 0:
        return "inconclusive"
    return "minimum" if lo > 0 else "maximum"


lo, hi = stable(6.0, 2.0, 4.0)
print(f"the chapter's Hessian: {lo:.6f} and {hi:.6f}\n")
print(f"{'matrix':<16}{'textbook':<14}{'stable':<14}ratio of the small roots")
for name, *entries in [
    ("the chapter's", 6, 2, 4),
    ("a valley", 1e8, 1, 1),
    ("a narrow one", 1e10, 3, 1e-9),
    ("a turned one", 1e9, 7, 5.9e-8),
    ("a huge one", 6e200, 2e200, 4e200),
]:
    a, b, d = np.array(entries, dtype=float)
    paper, safe = textbook(a, b, d), stable(a, b, d)
    ratio = "-" if kind(paper) == "overflow" else f"{paper[0] / safe[0]:.9f}"
    print(f"{name:<16}{kind(paper):<14}{kind(safe):<14}{ratio}")
