"""Exact probabilities of random Hessians, by de Bruijn's Pfaffians and Gauss-Legendre quadrature.

The eigenvalues x of a matrix A of the Gaussian orthogonal ensemble have the density
Π |xᵢ - xⱼ| Π exp(-xᵢ²/2). At level u = √2 s the Hessian of a stationary field is √2 (A - s), and a
critical point counts with the weight Π |xᵢ - s|.
"""

from functools import lru_cache

import mpmath as mp


def pfaffian(m):
    """Of an antisymmetric matrix of even size, by elimination."""
    m, n, out = m.copy(), m.rows, mp.mpf(1)
    for k in range(0, n - 1, 2):
        pivot = m[k, k + 1]
        out *= pivot
        for i in range(k + 2, n):
            for j in range(k + 2, n):
                m[i, j] -= (m[k, i] * m[k + 1, j] - m[k, j] * m[k + 1, i]) / pivot
    return out


@lru_cache
def legendre(count):
    """Nodes and weights on [-1, 1]."""
    nodes = []
    for k in range(count):
        x = mp.cos(mp.pi * (k + mp.mpf(3) / 4) / (count + mp.mpf(1) / 2))
        for _ in range(8):
            before, now = mp.mpf(1), x
            for n in range(2, count + 1):
                before, now = now, ((2 * n - 1) * x * now - (n - 1) * before) / n
            slope = count * (x * now - before) / (x * x - 1)
            x -= now / slope
        nodes.append((x, 2 / ((1 - x * x) * slope**2)))
    return nodes


def tails(x, up_to):
    """The integrals of yᵐ exp(-y²/2) from x on, for m = 0, ..., up_to."""
    e = mp.exp(-x * x / 2)
    out = [mp.sqrt(mp.pi / 2) * mp.erfc(x / mp.sqrt(2)), e]
    for m in range(2, up_to + 1):
        out.append(x ** (m - 1) * e + (m - 1) * out[m - 2])
    return out


def volume(n, s, below, weighted):
    """The integral of the density over all x, where each x below s counts `below` times; with the
    weight of critical points, or without. n is even, and a factor that does not depend on s and
    `below` is left out."""
    s, power = mp.mpf(s), 1 if weighted else 0
    expand = [
        [mp.binomial(j + power, m) * (-s) ** (j + power - m) for m in range(j + power + 1)]
        for j in range(n)
    ]

    def upper(x):
        """The integrals of (y - s)^(j + power) exp(-y²/2) from x on."""
        t = tails(x, n + power)
        return [sum(c * t[m] for m, c in enumerate(row)) for row in expand]

    at_s = upper(s)
    # Below s the weight |y - s| has the other sign.
    sign = mp.mpf(below) * (-1) ** power
    ends = [(s, s + 14 + abs(s), mp.mpf(1))]
    if below:
        ends.append((-14 - abs(s), s, sign))
    everything = None
    points = []
    for low, high, factor in ends:
        for node, w in legendre(60):
            x = (low + high) / 2 + (high - low) / 2 * node
            p = upper(x)
            above = p if x >= s else [a + sign * (b - a) for a, b in zip(at_s, p)]
            f = [factor * (x - s) ** (j + power) * mp.exp(-x * x / 2) for j in range(n)]
            points.append(((high - low) / 2 * w, f, above))
    if below:
        far = upper(-mp.mpf(40) - abs(s))
        everything = [a + sign * (b - a) for a, b in zip(at_s, far)]
    else:
        everything = at_s
    m = mp.matrix(n, n)
    for j in range(n):
        for k in range(j + 1, n):
            m[j, k] = sum(w * f[j] * (2 * a[k] - everything[k]) for w, f, a in points)
            m[k, j] = -m[j, k]
    return pfaffian(m)


def share(n, s, weighted):
    """The share of positive definite Hessians at the level √2 s."""
    return volume(n, s, 0, weighted) / volume(n, s, 1, weighted)


def mean_index(n, s):
    """The mean of index / n over critical points: z for each x below s makes of the volume a
    polynomial in z, and the derivative of its logarithm at 1 is the mean index."""
    return mp.diff(lambda z: mp.log(volume(n, s, z, True)), 1) / n


def over_levels(n):
    """The share of minima among all critical points, and the share of positive definite matrices at
    random levels without the weight. The level √2 s has the density exp(-s²), and the trapezoidal
    rule is exact to all digits for such functions."""
    minima = points = shifted = mass = mp.mpf(0)
    for k in range(-14, 15):
        s = mp.mpf(k) * 2 / 5
        e = mp.exp(-s * s)
        minima += e * volume(n, s, 0, True)
        points += e * volume(n, s, 1, True)
        shifted += e * share(n, s, False)
        mass += e
    return minima / points, shifted / mass
