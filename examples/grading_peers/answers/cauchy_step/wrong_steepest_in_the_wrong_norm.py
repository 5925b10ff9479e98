import numpy as np


def cauchy(g, h):
    if g @ h @ g <= 0:
        return None
    return np.linalg.norm(g) / np.linalg.norm(h @ g)
