# Two eigenvalues by a formula: as it stands on paper, and as it should be computed.
using Printf

# The eigenvalues of [a b; b d], the smaller one first, as the formula says.
function textbook(a, b, d)
    m, p = (a + d) / 2, (a - d) / 2
    r = sqrt(p * p + b * b)
    return m - r, m + r
end

# The root without a subtraction first, and the other from their product.
function stable(a, b, d)
    m = a / 2 + d / 2
    big = m + copysign(hypot(a / 2 - d / 2, b), m)
    other = iszero(big) ? 0.0 : (a / big) * d - (b / big) * b
    return minmax(big, other)
end

function kind((lo, hi))
    isfinite(lo) && isfinite(hi) || return "overflow"
    lo < 0 < hi && return "saddle"
    (iszero(lo) || iszero(hi)) && return "inconclusive"
    return lo > 0 ? "minimum" : "maximum"
end

lo, hi = stable(6.0, 2.0, 4.0)
@printf("the chapter's Hessian: %.6f and %.6f\n\n", lo, hi)
@printf("%-16s%-14s%-14sratio of the small roots\n", "matrix", "textbook", "stable")
for (name, a, b, d) in [
    ("the chapter's", 6.0, 2.0, 4.0),
    ("a valley", 1e8, 1.0, 1.0),
    ("a narrow one", 1e10, 3.0, 1e-9),
    ("a turned one", 1e9, 7.0, 5.9e-8),
    ("a huge one", 6e200, 2e200, 4e200),
]
    paper, safe = textbook(a, b, d), stable(a, b, d)
    @printf("%-16s%-14s%-14s", name, kind(paper), kind(safe))
    if kind(paper) == "overflow"
        println("-")
    else
        @printf("%.9f\n", paper[1] / safe[1])
    end
end
