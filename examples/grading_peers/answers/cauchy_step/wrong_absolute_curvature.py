def cauchy(g, h):
    bend = abs(g @ h @ g)
    return g @ g / bend if bend > 0 else None
