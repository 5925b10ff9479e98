import numpy as np


def model(f0, g, h, v):
    if np.linalg.norm(v) == 0:
        return f0
    u = v / np.linalg.norm(v)
    return f0 + g @ v + 0.5 * u @ h @ u
