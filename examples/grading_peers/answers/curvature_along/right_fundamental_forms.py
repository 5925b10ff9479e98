import numpy as np


def second_dir(h, v):
    return v @ h @ v / (v @ v)


def normal_curvature(g, h, v):
    first = np.eye(len(v)) + np.outer(g, g)
    second = h / np.sqrt(1 + g @ g)
    return (v @ second @ v) / (v @ first @ v)
