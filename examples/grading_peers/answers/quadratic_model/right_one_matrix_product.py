def model(f0, g, h, v):
    slope_halfway = g + h @ (v / 2)
    return f0 + v @ slope_halfway
