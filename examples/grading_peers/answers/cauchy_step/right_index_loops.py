def cauchy(g, h):
    above, below = 0, 0
    for i in range(len(g)):
        above += g[i] * g[i]
        for j in range(len(g)):
            below += g[i] * h[i, j] * g[j]
    if above == 0 or below <= 0:
        return None
    return above / below
