def model(f0, g, h, v):
    value = f0
    for i in range(len(v)):
        value += g[i] * v[i]
        value += h[i, i] * v[i] * v[i] / 2
        for j in range(i):
            value += h[i, j] * v[i] * v[j]
    return value
