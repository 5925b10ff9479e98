def second_dir(h, v):
    return v @ h @ v / (v @ v)


def normal_curvature(g, h, v):
    return second_dir(h, v) / (1 + abs(g @ v)) ** 1.5
