import numpy as np


def cauchy(g, h):
    if not g.any():
        return None
    u = g / np.linalg.norm(g)
    curvature = u @ h @ u
    return 1 / curvature if curvature > 1e-14 * abs(h).max() else None
