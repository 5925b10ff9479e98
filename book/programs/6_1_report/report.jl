# Find the critical point of a quadratic, and classify it.
using LinearAlgebra, Printf

# f(x, y) = 3x² + 2xy + 2y² - 4x - 6y, written as ½ p'Hp - b'p.
const H = Symmetric([6.0 2.0; 2.0 4.0])
const b = [4.0, 6.0]
f(p) = dot(p, H, p) / 2 - dot(b, p)
gradient(p) = H * p - b

# A verdict only where the eigenvalues decide.
function kind(λ)
    all(isfinite, λ) || return "not a number"
    zero = 10 * length(λ) * eps() * maximum(abs, λ)
    up, down = any(λ .> zero), any(λ .< -zero)
    up && down && return "saddle"
    any(abs.(λ) .<= zero) && return "inconclusive"
    return up ? "minimum" : "maximum"
end

p = H \ b
@assert norm(gradient(p)) < 1e-12 "the solver's x is not a critical point"
λ = eigvals(H)
@printf("critical point  (%.6f, %.6f)\n", p[1], p[2])
@printf("eigenvalues     %.6f, %.6f\n", λ[1], λ[2])
@printf("kind            %s\n", kind(λ))
if kind(λ) == "minimum"
    @printf("condition       %.6f\n", λ[2] / λ[1])
end
@printf("lowest value    %.6f\n", f(p))

x0, v = [0.5, -0.5], [0.3, 0.4]
model = f(x0) + dot(gradient(x0), v) + dot(v, H, v) / 2
@printf("model, loss     %.6f, %.6f\n", model, f(x0 + v))
for (name, diagonal) in [("x² - y²", [2.0, -2.0]), ("x² + y⁴", [2.0, 0.0])]
    @printf("%s at 0    %s\n", name, kind(eigvals(Symmetric(diagm(diagonal)))))
end
