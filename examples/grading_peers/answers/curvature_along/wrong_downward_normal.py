import numpy as np


def second_dir(h, v):
    return v @ h @ v / (v @ v)


def normal_curvature(g, h, v):
    return -(v @ h @ v) / np.sqrt(1 + g @ g) / (v @ v + (g @ v) ** 2)
