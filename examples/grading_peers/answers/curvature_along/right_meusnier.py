import numpy as np


def second_dir(h, v):
    total, squares = 0, 0
    for i in range(len(v)):
        for j in range(len(v)):
            total += h[i, j] * v[i] * v[j]
        squares += v[i] * v[i]
    return total / squares


def normal_curvature(g, h, v):
    slope = g @ v / np.linalg.norm(v)
    section = second_dir(h, v) / (1 + slope * slope) ** 1.5
    return section * np.sqrt((1 + slope * slope) / (1 + g @ g))
