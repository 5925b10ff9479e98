def model(f0, g, h, v):
    form = 0
    for i in range(len(v)):
        for j in range(i, len(v)):
            form += h[i, j] * v[i] * v[j]
    return f0 + g @ v + 0.5 * form
